"""What was recognised in a sheet, cell by cell, so that it can be drawn on the sheet itself; it knows no widget."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from app.i18n import number
from importers.records import AreaLine, Problem, ResultTable, Severity, SheetVerdict, Subject

if TYPE_CHECKING:
    from importers.grid import Sheet, Value

_CELL = re.compile(r"([A-Z]+)(\d+)")
#: How many rows are looked at to find the widest one; a longer row further down is cut at that width.
_LOOK = 5000


class MarkedSheet:
    """A sheet with the role of each of its cells; rows and columns count from 1."""

    def __init__(
        self, sheet: Sheet, tables: Iterable[ResultTable], verdict: SheetVerdict | None, problems: Iterable[Problem]
    ) -> None:
        self._sheet = sheet
        self._headers = set(verdict.header_rows) if verdict is not None else set()
        self._subjects: dict[int, Subject] = {}
        self._areas: dict[int, AreaLine] = {}
        self._totals: set[int] = set()
        self._sums: set[int] = set()
        self._rows_are_areas = True
        for table in tables:
            self._take(table)
        self._problems: dict[tuple[int, int], Severity] = {}
        for problem in problems:
            self._mark(problem)
        widest = max((len(row) for row, _ in zip(sheet.rows, range(_LOOK), strict=False)), default=1)
        self._size = (sheet.numbers[-1] if len(sheet.numbers) else 1, max(1, widest))

    @property
    def rows(self) -> int:
        """The last row's number."""
        return self._size[0]

    @property
    def columns(self) -> int:
        """The last column's number."""
        return self._size[1]

    def text(self, row: int, column: int) -> str:
        """Return what stands in a cell as people read it."""
        return shown(self._sheet.at(row, column), grouped=self.role(row, column) in _FIGURES)

    def role(self, row: int, column: int) -> str:
        """Return what a cell was recognised as, "" for nothing."""
        if (row, column) in self._problems:
            return "problem"
        if row in self._headers:
            return "header"
        line, across = (row, column) if self._rows_are_areas else (column, row)
        if line in self._totals:
            return "total"
        area = self._areas.get(line)
        if area is None:
            return ""
        if across in self._sums:
            return "total"
        subject = self._subjects.get(across)
        if subject is not None:
            return "measure" if subject.number is None else "contestant"
        value = self._sheet.at(row, column)
        text = "" if value is None else str(value).strip()
        return "area" if text and (text == area.code or any(text == name for _level, name in area.path)) else ""

    def is_number(self, row: int, column: int) -> bool:
        """Tell whether a cell is set to the right."""
        value = self._sheet.at(row, column)
        if isinstance(value, int | float) and not isinstance(value, bool):
            return True
        return self.role(row, column) in _FIGURES and isinstance(value, str)

    def severity(self, row: int, column: int) -> Severity | None:
        """Return how bad the worst problem of a cell is."""
        return self._problems.get((row, column))

    def _take(self, table: ResultTable) -> None:
        self._rows_are_areas = table.areas_in == "rows"
        self._headers |= set(table.header_rows)
        for subject in table.subjects:
            self._subjects[subject.line] = subject
        self._areas.update({area.line: area for area in table.areas})
        self._totals |= {line.line for line, _values in table.totals}
        self._sums |= {printed.line for printed in table.sums}

    def _mark(self, problem: Problem) -> None:
        if problem.severity is Severity.INFO:
            return
        # Only where to look first is coloured: a sum concerns a whole row, and red all over says nothing.
        place = position(problem.cell) if problem.cell else None
        if place is not None:
            self._problems[place] = problem.severity


_FIGURES = ("contestant", "measure", "total", "problem")


def shown(value: Value, *, grouped: bool = False) -> str:
    """Return a cell's value as people read it; whole numbers get their dots where they are figures."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value)
    if isinstance(value, int) and grouped:
        return number(value)
    if isinstance(value, float):
        return f"{value:.6g}"
    if isinstance(value, dt.datetime):
        return value.isoformat(" ", "minutes")
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    return str(value)


def position(name: str) -> tuple[int, int] | None:
    """Return the row and column of Excel's name of a cell ("Q27" → (27, 17)); None for what is none."""
    found = _CELL.fullmatch(name.split(":")[0].replace("$", ""))
    if found is None:
        return None
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - 64
    return int(found[2]), column
