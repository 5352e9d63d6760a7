"""What was recognised in a sheet, cell by cell, so that it can be drawn on the sheet itself; it knows no widget."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from app.i18n import number
from importers.records import AreaLine, Problem, ResultTable, Severity, SheetVerdict, Subject

if TYPE_CHECKING:
    from importers.grid import Sheet, Value

_CELL = re.compile(r"([A-Z]+)(\d+)")
_LETTER = re.compile(r"[^\W\d_]")
#: How many rows are looked at to find the widest one; a longer row further down is cut at that width.
_LOOK = 5000


class MarkedSheet:
    """A sheet with the role of each of its cells; rows and columns count from 1."""

    def __init__(
        self,
        sheet: Sheet,
        tables: Iterable[ResultTable],
        *,
        verdict: SheetVerdict | None = None,
        problems: Iterable[Problem] = (),
        records: Iterable[Any] = (),
    ) -> None:
        self._sheet = sheet
        self._records = {record.row: record for record in records}
        self._columns: dict[int, dict[int, str]] = {}
        self._headers = set(verdict.header_rows) if verdict is not None else set()
        self._subjects: dict[int, Subject] = {}
        self._areas: dict[int, AreaLine] = {}
        self._totals: set[int] = set()
        self._sums: set[int] = set()
        self._rows_are_areas = True
        self._cells: dict[tuple[int, int], str] = {}
        self._carried: set[tuple[int, int]] = set()
        self._stay: list[int] | None = None
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
        value = self._sheet.at(row, column)
        return shown(value, grouped=isinstance(value, int) and self.role(row, column) in _FIGURES)

    def role(self, row: int, column: int) -> str:
        """Return what a cell was recognised as, "" for nothing."""
        if (row, column) in self._problems:
            return "problem"
        if (row, column) in self._carried:
            return "carried"
        if row in self._headers:
            # Where areas are columns their names stand in the header: they are told from it as areas.
            if self._cells.get((row, column)) == "area":
                return "area"
            named = None if self._rows_are_areas else self._areas.get(column)
            return "area" if named is not None and self._names(row, column, named) else "header"
        scattered = self._cells.get((row, column))
        if scattered is not None:
            return scattered
        line, across = (row, column) if self._rows_are_areas else (column, row)
        if line in self._totals:
            return "total"
        area = self._areas.get(line)
        if area is None:
            if not self._rows_are_areas and across in self._subjects:
                return "header" if self._sheet.at(row, column) is not None else ""
            return self._fields(row).get(column, "") if row in self._records else ""
        if across in self._sums:
            return "total"
        subject = self._subjects.get(across)
        if subject is not None:
            return "contestant" if subject.field is None else "measure"
        return "area" if self._names(row, column, area) else ""

    @property
    def roles(self) -> frozenset[str]:
        """The roles that cells of the sheet have, for its legend."""
        found = {"header"} if self._headers else set()
        if self._areas:
            found.add("area")
        for subject in self._subjects.values():
            found.add("contestant" if subject.field is None else "measure")
        if self._totals or self._sums:
            found.add("total")
        found.update(self._cells.values())
        if self._carried:
            found.add("carried")
        if self._problems:
            found.add("problem")
        for row in [row for row, _ in zip(self._records, range(_SAMPLE), strict=False)]:
            found |= set(self._fields(row).values())
        return frozenset(found)

    def heads(self, row: int) -> Sequence[int]:
        """Return the rows of the nearest header above ``row``."""
        above = sorted(each for each in self._headers if each < row)
        first = len(above) - 1
        while first > 0 and above[first - 1] == above[first] - 1:
            first -= 1
        return above[max(first, 0) :]

    def names(self) -> Sequence[int]:
        """Return the columns in which what the rows are stands, by the first rows that are named; codes say less."""
        if self._stay is None:
            rows, role = self._named_rows()
            seen = range(1, min(self.columns, _NAMES) + 1)
            found = [column for column in seen if any(self.role(row, column) == role for row in rows)]
            named = [column for column in found if not all(self._is_code(row, column) for row in rows)]
            self._stay = named or found
        return self._stay

    def _is_code(self, row: int, column: int) -> bool:
        area = self._areas.get(row) if self._rows_are_areas else None
        return area is not None and area.code is not None and str(self._sheet.at(row, column)).strip() == area.code

    def _named_rows(self) -> tuple[list[int], str]:
        """Return some rows that are named in them, and the role that names have there."""
        named, role = (self._areas, "area") if self._rows_are_areas else (self._subjects, "header")
        if self._records:
            named, role = self._records, "key"
        return [row for row, _ in zip(named, range(_SAMPLE), strict=False)], role

    def _names(self, row: int, column: int, area: AreaLine) -> bool:
        """Tell whether a cell has the name or the code of an area."""
        value = self._sheet.at(row, column)
        text = "" if value is None else str(value).strip()
        return bool(text) and (text == area.code or any(_means(text, name) for _level, name in area.path))

    def _fields(self, row: int) -> dict[int, str]:
        """Return the role of each column of a record's row; looked up when the row is first seen."""
        known = self._columns.get(row)
        if known is None:
            known = {}
            cells = {str(name): cell for name, cell in self._records[row].cells.items()}
            if "title" not in cells and "note" in cells:  # a table of codes may call its titles so
                cells["title"] = cells.pop("note")
            for name, cell in cells.items():
                place = position(cell)
                if place is not None and place[0] == row:
                    known[place[1]] = _FIELDS.get(name, "more")
            self._columns[row] = known
        return known

    def is_number(self, row: int, column: int) -> bool:
        """Tell whether a cell is set to the right."""
        value = self._sheet.at(row, column)
        if isinstance(value, int | float) and not isinstance(value, bool):
            return True
        return self.role(row, column) in _FIGURES and isinstance(value, str) and not _LETTER.search(value)

    def severity(self, row: int, column: int) -> Severity | None:
        """Return how bad the worst problem of a cell is."""
        return self._problems.get((row, column))

    def _take(self, table: ResultTable) -> None:
        self._rows_are_areas = table.areas_in == "rows"
        self._headers |= set(table.header_rows)
        self._carried |= table.carried
        if table.places:
            self._scatter(table)
            return
        for subject in table.subjects:
            self._subjects[subject.line] = subject
        self._areas.update({area.line: area for area in table.areas})
        self._totals |= {line.line for line, _values in table.totals}
        self._sums |= {printed.line for printed in table.sums}

    def _scatter(self, table: ResultTable) -> None:
        """Take a table whose cells do not lie where two lines of the sheet cross, cell by cell."""
        roles = {subject.line: "contestant" if subject.field is None else "measure" for subject in table.subjects}
        areas = {area.line for area in table.areas}
        for (area, subject), place in table.places.items():
            if not area or not subject:
                self._cells.setdefault(place, "area" if area else "header")
            else:
                self._cells[place] = roles.get(subject, "total") if area in areas else "total"

    def _mark(self, problem: Problem) -> None:
        if problem.severity is Severity.INFO:
            return
        # Only where to look first is coloured: a sum concerns a whole row, and red all over says nothing.
        place = position(problem.cell) if problem.cell else None
        if place is not None:
            self._problems[place] = problem.severity


def _means(text: str, name: str) -> bool:
    """Tell whether a cell is what an area is called; a polling station may be its number alone ("7" of "TPS 007")."""
    return text == name or (text.isdigit() and name.startswith("TPS ") and text.lstrip("0") == name[4:].lstrip("0"))


#: What the fields of a list of dossiers or of a classification are, for colouring; all others are "more".
_FIELDS = {
    "position": "key",
    "number": "key",
    "code": "key",
    "title": "text",
    "location": "place",
    **dict.fromkeys(("building", "room", "rack", "shelf", "box", "folder"), "place"),
}
_SAMPLE = 20
#: Names of rows stand in one of so many columns.
_NAMES = 12
_FIGURES = ("contestant", "measure", "total", "carried", "problem")


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
