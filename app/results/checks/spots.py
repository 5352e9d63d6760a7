"""Where the values of a table stand: by line and place on one side, by Excel's name of the cell on the other."""

from __future__ import annotations

import re
from bisect import bisect_left
from operator import attrgetter

from importers.records import Place, ResultTable, cell_name

#: A line of a table and a place in it. Lines past the areas are the printed totals, places past the subjects the
#: printed sums.
Spot = tuple[int, int]

_NAME = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")


class Spots:
    """The cells of one table."""

    def __init__(self, table: ResultTable) -> None:
        self._table = table
        self._lines = [*table.areas, *(line for line, _ in table.totals)]
        self._places = [*(subject.line for subject in table.subjects), *(printed.line for printed in table.sums)]
        self._found: dict[Place, Spot] | None = None

    def share(self, spot: Spot) -> tuple[float, float] | None:
        """Return the percentage printed beside a figure and what its last decimal is worth, if there is one."""
        if not self._table.shares:
            return None
        line, place = spot
        return self._table.shares.get(self._table.place(self._lines[line].line, self._places[place]))

    def cell(self, spot: Spot) -> str:
        """Return Excel's name of the cell at ``spot``."""
        line, place = spot
        return cell_name(*self._table.place(self._lines[line].line, self._places[place]))

    def find(self, cell: str) -> Spot | None:
        """Return where in the table the value of a cell stands, None where it holds none of the table's values."""
        place = _place(cell)
        if place is None:
            return None
        if self._table.places:
            return self._scattered().get(place)
        line, across = place if self._table.areas_in == "rows" else place[::-1]
        at = self._place_of(line)
        if at is None or across not in self._places:
            return None
        return at, self._places.index(across)

    def _place_of(self, line: int) -> int | None:
        """Return the place of a line, which nearly always follow each other as in the sheet."""
        likely = bisect_left(self._table.areas, line, key=attrgetter("line"))
        if likely < len(self._table.areas) and self._lines[likely].line == line:
            return likely
        return next((at for at, each in enumerate(self._lines) if each.line == line), None)

    def value(self, spot: Spot) -> int | None:
        """Return what stands at ``spot``, None for a blank."""
        line, place = spot
        table = self._table
        if line >= len(table.areas):
            at, width = line - len(table.areas), len(table.subjects)
            values = table.totals[at][1] if place < width else table.sums[place - width].totals
            where = place if place < width else at
            return values[where] if where < len(values) else None
        if place >= len(table.subjects):
            return table.sums[place - len(table.subjects)].values[line]
        return table.values[line][place]

    def _scattered(self) -> dict[Place, Spot]:
        if self._found is None:
            lines = {each.line: at for at, each in enumerate(self._lines)}
            places = {each: at for at, each in enumerate(self._places)}
            self._found = {
                place: (lines[area], places[subject])
                for (area, subject), place in self._table.places.items()
                if area in lines and subject in places
            }
        return self._found


def _place(cell: str) -> Place | None:
    """Return the 1-based row and column of Excel's name of a cell, None for what is none."""
    found = _NAME.fullmatch(cell.replace("$", "").upper())
    if found is None:
        return None
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - 64
    return int(found[2]), column
