"""A table laid out anew: areas as rows, subjects as columns, and for each of its cells the cell it was taken from.

Finders of other layouts hand it out; all that knows tables then reads it as any other. It knows no words.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from importers.grid import Sheet, Value
from importers.records import Level, Place, Problem, ResultTable, cell_name
from importers.table.layout import Table
from importers.wording.headings import Meaning

Path = tuple[tuple[Level, str], ...]
_CELL = re.compile(r"([A-Z]{1,3})(\d+)")
#: The row of a new layout in which its headings stand.
HEAD = 1
#: What is said of a column is said of a row, where subjects are rows.
_OF_ROWS = {
    "column_without_numbers": "row_without_numbers",
    "column_repeated": "row_repeated",
    "column_not_understood": "row_not_understood",
    "meaning_guessed": "row_meaning_guessed",
}


@dataclass(frozen=True, slots=True)
class Laid:
    """A table over a sheet that was made: ``places`` has (row, column) of it → (row, column) of the sheet it is from.

    ``header_rows`` are those of the real sheet, ``problems`` those found while laying it out, and ``carried`` the real
    cells of sums carried from page to page, which are not in it.
    """

    table: Table
    places: Mapping[Place, Place]
    areas_in: Literal["rows", "columns"]
    header_rows: tuple[int, ...]
    problems: tuple[Problem, ...] = ()
    carried: frozenset[Place] = frozenset()

    def told(self, problem: Problem) -> Problem:
        """Return a problem with the real cells in it."""
        found: dict[str, str] = {}
        for name in {*problem.cells, *([problem.cell] if problem.cell else [])}:
            place = self._real(name)
            if place is not None:
                found[name] = cell_name(*place)
        cells = tuple(found[name] for name in problem.cells if name in found)
        cell = found.get(problem.cell) if problem.cell else None
        code = _OF_ROWS.get(problem.code, problem.code) if self.areas_in == "columns" else problem.code
        return replace(problem, code=code, cell=cell, cells=cells)

    def _real(self, name: str) -> Place | None:
        match = _CELL.fullmatch(name)
        if match is None:
            return None
        column = 0
        for letter in match[1]:
            column = column * 26 + ord(letter) - 64
        row = int(match[2])
        return self.places.get((row, column)) or self.places.get((HEAD, column)) or self.places.get((row, 1))

    def settled(self, table: ResultTable) -> ResultTable:
        """Return what was read of the new layout as a table of the real sheet."""
        table = replace(table, areas_in=self.areas_in, header_rows=self.header_rows, carried=self.carried)
        crossing = self._crossing(table)
        if crossing is not None:
            return crossing
        subjects = _subject_lines(table)
        places = {
            (line, column): place
            for (line, column), place in self.places.items()
            if line != HEAD and column in subjects
        }
        places |= {(line, 0): self.places[line, 1] for line in _area_lines(table) if (line, 1) in self.places}
        places |= {(0, column): self.places[HEAD, column] for column in subjects if (HEAD, column) in self.places}
        return replace(table, places=places)

    def _crossing(self, table: ResultTable) -> ResultTable | None:
        """Return the table with real lines, if all its cells lie where two real lines cross; else None."""
        in_columns = self.areas_in == "columns"
        areas: dict[int, int] = {}
        subjects: dict[int, int] = {}
        wanted = _subject_lines(table)
        for (line, column), (row, at) in self.places.items():
            if line == HEAD or column not in wanted:
                continue
            area, subject = (at, row) if in_columns else (row, at)
            if areas.setdefault(line, area) != area or subjects.setdefault(column, subject) != subject:
                return None
        for line in _area_lines(table):
            place = self.places.get((line, 1))
            if line not in areas and place is None:
                return None
            if place is not None:
                areas.setdefault(line, place[1] if in_columns else place[0])
        if any(len(set(lines.values())) < len(lines) for lines in (areas, subjects)) or wanted - subjects.keys():
            return None
        return replace(
            table,
            subjects=tuple(replace(subject, line=subjects[subject.line]) for subject in table.subjects),
            areas=tuple(replace(area, line=areas[area.line]) for area in table.areas),
            totals=tuple((replace(line, line=areas[line.line]), values) for line, values in table.totals),
            sums=tuple(replace(printed, line=subjects[printed.line]) for printed in table.sums),
        )


def _area_lines(table: ResultTable) -> list[int]:
    return [area.line for area in (*table.areas, *(line for line, _ in table.totals))]


def _subject_lines(table: ResultTable) -> frozenset[int]:
    return frozenset([subject.line for subject in table.subjects] + [printed.line for printed in table.sums])


@dataclass(frozen=True, slots=True)
class Heading:
    """A column of a new layout: its heading's parts, what it means if that is known, and the cell that says so."""

    parts: tuple[str, ...]
    place: Place | None
    meaning: Meaning | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a new layout: the values of the columns that name its area, the cell that does, its figures.

    Figures are (value, place) by the place of their heading, from 0.
    """

    names: tuple[Value, ...]
    place: Place
    figures: Mapping[int, tuple[Value, Place]]


def lay(
    sheet: Sheet,
    naming: Sequence[tuple[str, ...]],
    subjects: Sequence[Heading],
    lines: Sequence[Line],
    *,
    areas_in: Literal["rows", "columns"],
    header_rows: tuple[int, ...],
    titles: tuple[str, ...],
    within: Path,
    problems: Sequence[Problem] = (),
) -> Laid:
    """Lay out ``lines`` under columns ``naming`` and ``subjects``; subjects without any figure are left out."""
    filled = {place for line in lines for place, (value, _) in line.figures.items() if value is not None}
    kept = [place for place in range(len(subjects)) if place in filled]
    first = len(naming) + 1
    column_of = {place: first + at for at, place in enumerate(kept)}
    places: dict[Place, Place] = {}
    headings = {at: parts for at, parts in enumerate(naming, 1) if parts}
    known: dict[int, Meaning] = {}
    for place, column in column_of.items():
        heading = subjects[place]
        headings[column] = heading.parts
        if heading.meaning is not None:
            known[column] = heading.meaning
        if heading.place is not None:
            places[HEAD, column] = heading.place
    if lines:
        places.update(dict.fromkeys(((HEAD, column) for column in range(1, first)), lines[0].place))
    rows: list[tuple[Value, ...]] = []
    for number, line in enumerate(lines, HEAD + 1):
        cells: list[Value] = [*line.names, *([None] * len(kept))]
        for place, (value, real) in line.figures.items():
            at = column_of.get(place)
            if at is not None:
                cells[at - 1] = value
                places[number, at] = real
        places.update(dict.fromkeys(((number, column) for column in range(1, first)), line.place))
        rows.append(tuple(cells))
    head: list[Value] = [" / ".join(headings.get(column, ())) or None for column in range(1, first + len(kept))]
    made = Sheet(sheet.name, tuple(range(1, len(rows) + 2)), (tuple(head), *rows))
    table = Table(made, (HEAD,), headings, 1, len(made.rows), titles, within, known)
    return Laid(table, places, areas_in, header_rows, tuple(problems))
