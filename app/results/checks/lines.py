"""What is wrong with printed totals where no single area explains it: one thing said of a line, or of a cell in it.

It knows sums and cells, no words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from app.results.checks.blame import Suspect
from app.results.checks.likelihood import Likelihood
from app.results.checks.rows import Row, totals_of
from app.results.checks.rules import Relation
from app.results.checks.slips import is_slip
from app.results.checks.spots import Spot
from app.results.checks.totals import Totals
from importers.records import ResultTable

#: A line that differs in more columns than this is told as one.
_APART = 3
_LEAST = 10


@dataclass(frozen=True, slots=True)
class LineFault:
    """Printed totals that are wrong: a code, the line among the totals, the places with what is due there.

    ``also`` are lines that hold this one and differ by the same; ``sure`` says that the areas below were found right,
    so that the total itself is wrong. ``row`` is the area, ``other`` the line, that the code speaks of; ``summed`` are
    the rows that add up otherwise, any of which may be wrong as well. ``likely`` are the changes of single cells, each
    of which a slip of the hand explains or nothing else is left of; past the areas they are totals. The one that is
    left may be ``guessed``: it is far likelier than others.
    """

    code: str
    line: int
    due: Mapping[int, int]
    also: tuple[int, ...] = ()
    sure: bool = False
    row: int | None = None
    other: int | None = None
    summed: Sequence[int] = ()
    likely: Sequence[tuple[Spot, int]] = ()
    guessed: bool = False


class Lines:
    """The printed totals of one table, with what they are off by where no area explains it."""

    def __init__(
        self,
        table: ResultTable,
        places: Sequence[int],
        totals: Totals,
        columns: Sequence[Row],
        relations: Sequence[Relation],
        left: Mapping[int, Mapping[int, int]],
        likelihood: Likelihood,
    ) -> None:
        self._likelihood = likelihood
        self._table = table
        self._places = places
        self._totals = totals
        self._columns = columns
        self._relations = [relation for relation in relations if relation.equals]
        self._printed = totals_of(table)
        self._off: dict[int, dict[int, int]] = {}
        for place, column in left.items():
            for line, off in column.items():
                self._off.setdefault(line, {})[place] = off
        self._members = [frozenset(rows) for rows in totals.rows]

    def faults(self) -> Iterator[LineFault]:
        """Yield what is wrong, each total once."""
        for line in sorted(self._off):
            whole = self._of_other_rows(line)
            if whole is not None:
                self._off.pop(line)
                yield whole
        for line, off in sorted(self._nested().items()):
            places = sorted(off)
            if len(places) > _APART:
                yield LineFault("check9_line", line, self._due(line, places), sorted_union(off, places))
                continue
            for place in places:
                sure = self._is_sure(line, place)
                summed = () if sure else self._totals.rows[line]
                likely = () if sure else self._ranked(line, self._likely(line, place))
                one = self._far_likelier(line, likely)
                due = self._due(line, [place])
                fault = LineFault("check9_differs", line, due, off[place], sure, summed=summed, likely=likely)
                yield fault if one is None else replace(fault, likely=(one,), guessed=True)

    def _stated(self, line: int) -> Row:
        return self._printed[line]

    def _due(self, line: int, places: Sequence[int]) -> dict[int, int]:
        """Return what is due: what is stated less what is not explained."""
        stated = self._stated(line)
        return {place: (stated[place] or 0) - self._off[line][place] for place in places}

    def _of_other_rows(self, line: int) -> LineFault | None:
        """Return how a whole line is the sum of other rows: another total's, one too few or too many, or all twice."""
        due = self._totals.due[line]
        stated = self._stated(line)
        told = [place for place in self._places if stated[place] is not None]
        places = [place for place in told if place in self._off[line]]
        if due is None or not places or sum(due[place] for place in places) < _LEAST:
            return None
        # a column of zeros is right whichever rows are added up
        right = [place for place in told if place not in self._off[line] and due[place]]
        if right or (len(places) == 1 and len(told) > 1):
            return None
        mended = self._due(line, places)
        for other, sums in enumerate(self._totals.due):
            if other != line and sums is not None and all(stated[place] == sums[place] for place in places):
                return LineFault("total_of_other", line, mended, other=other, sure=True)
        if all(stated[place] == 2 * due[place] for place in places):
            return LineFault("total_twice", line, mended, sure=True)
        for row, sign in self._edges(line):
            values = [self._columns[place][row] or 0 for place in places]
            if max(values) >= _LEAST and all(
                stated[place] == due[place] + sign * value for place, value in zip(places, values, strict=True)
            ):
                return LineFault("total_without" if sign < 0 else "total_with", line, mended, sure=True, row=row)
        return None

    def _edges(self, line: int) -> Iterator[tuple[int, int]]:
        """Yield the rows at the ends of what a line sums, then those beyond, with the sign of the change."""
        rows = self._totals.rows[line]
        for row in (rows[-1], rows[0]):
            yield row, -1
        for row in (rows[-1] + 1, rows[0] - 1):
            if 0 <= row < len(self._table.areas) and row not in self._members[line]:
                yield row, 1

    def _nested(self) -> dict[int, dict[int, tuple[int, ...]]]:
        """Return lines with their places, each with the wider lines that are off by the same."""
        found: dict[int, dict[int, tuple[int, ...]]] = {}
        for line, off in self._off.items():
            for place, value in off.items():
                alike = [other for other, its in self._off.items() if other != line and its.get(place) == value]
                inside = [other for other in alike if self._holds(line, other)]
                if not inside:
                    found.setdefault(line, {})[place] = tuple(other for other in alike if self._holds(other, line))
        return found

    def _holds(self, line: int, other: int) -> bool:
        """Tell whether a total is the sum of all that another is, and more; of two of the same the first is inside."""
        if self._members[line] == self._members[other]:
            return line > other
        return self._members[line] > self._members[other]

    def _is_sure(self, line: int, place: int) -> bool:
        """Tell whether the areas below are right: a wider total, all narrower ones, or a sum in each row says so."""
        right = [
            members
            for other, members in enumerate(self._members)
            if other != line and self._stated(other)[place] is not None and place not in self._off.get(other, {})
        ]
        if any(members >= self._members[line] for members in right):
            return True
        below = frozenset().union(*(members for members in right if members < self._members[line]))
        if below == self._members[line]:
            return True
        return any(self._verified(relation, line) for relation in self._relations if place in relation.places)

    def _likely(self, line: int, place: int) -> tuple[tuple[Spot, int], ...]:
        """Return which cells of a column, or its total, may be wrong alone: the only one no sum bears out, or typed so.

        A cell is borne out where a check of its own row or line holds.
        """
        off = self._off[line][place]
        stated = self._stated(line)
        cells = [((row, place), self._columns[place][row], off) for row in self._totals.rows[line]]
        cells.append(((len(self._table.areas) + line, place), stated[place], -off))
        open_ones = [
            (spot, value, change)
            for spot, value, change in cells
            if value is not None and value + change >= 0 and not self._borne_out(spot)
        ]
        typed = [each for each in open_ones if is_slip(each[1], each[1] + each[2])]
        left = open_ones if len(open_ones) == 1 else typed
        return tuple((spot, change) for spot, _, change in left)

    def _ranked(self, line: int, likely: Sequence[tuple[Spot, int]]) -> tuple[tuple[Spot, int], ...]:
        """Return cells that may be wrong alone, the likeliest first."""
        total = len(self._table.areas) + line
        suspects = [Suspect(spot, change, 1, 0) for spot, change in likely]
        ranked = self._likelihood.ranked(suspects, [each.spot for each in suspects if each.spot[0] == total])
        return tuple((each.suspect.spot, each.suspect.change) for each in ranked)

    def _far_likelier(self, line: int, likely: Sequence[tuple[Spot, int]]) -> tuple[Spot, int] | None:
        """Return the one of several cells that is far likelier wrong than all others together, if one is."""
        total = len(self._table.areas) + line
        suspects = [Suspect(spot, change, 1, 0) for spot, change in likely]
        one = self._likelihood.likeliest(suspects, [each.spot for each in suspects if each.spot[0] == total])
        return (one.spot, one.change) if one is not None and len(likely) > 1 else None

    def _borne_out(self, spot: Spot) -> bool:
        """Tell whether a sum of the area's row, or of the total's line, holds with what stands in a cell."""
        row, place = spot
        line = row - len(self._table.areas)
        known = {} if line < 0 else dict(enumerate(self._stated(line)))
        for relation in self._relations:
            if place in relation.places:
                values = [self._columns[each][row] if line < 0 else known.get(each) for each in relation.places]
                if None not in values and any(values) and values[0] == sum(value or 0 for value in values[1:]):
                    return True
        return False

    def _verified(self, relation: Relation, line: int) -> bool:
        """Tell whether a check holds in every row below a total, and not in the total's own line.

        Where it holds there too the line is right in itself: then an area may have another's figures.
        """
        stated = [self._stated(line)[place] for place in relation.places]
        if None not in stated and stated[0] == sum(value or 0 for value in stated[1:]):
            return False
        for row in self._totals.rows[line]:
            values = [self._columns[place][row] for place in relation.places]
            if None in values or values[0] != sum(value or 0 for value in values[1:]):
                return False
        return True


def sorted_union(off: Mapping[int, tuple[int, ...]], places: Sequence[int]) -> tuple[int, ...]:
    """Return all lines named for some places, each once and in order."""
    return tuple(sorted({line for place in places for line in off[place]}))
