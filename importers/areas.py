"""A list of areas as codes with names: the tree of a regency or province, as the ministry or a copy of it has it.

It knows no database and no other list of areas; which area lies in which is told by the codes alone.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from importers.grid import Sheet, Value, Workbook
from importers.records import (
    LEVEL_BY_DIGITS,
    TREE,
    CodeScheme,
    FileFacts,
    Level,
    Problem,
    Severity,
    SheetVerdict,
    cell_name,
)
from importers.table.column import Columns
from importers.table.columns import understand
from importers.table.layout import Table, find_table
from importers.values import code_text
from importers.wording.contestants import NOBODY
from importers.wording.headings import Role, words

_CODE = re.compile(r"\d{2}(?:[.\s-]?\d{2}){0,2}|\d{2}(?:[.\s-]?\d{2}){2}[.\s-]?\d{4}")
_MOSTLY = 0.6


@dataclass(frozen=True, slots=True)
class AreaRow:
    """One area of a list: ``code`` is dotted as the ministry writes it; ``cell`` is where the code stands.

    ``row`` is its 1-based row, and ``cells`` are those of its code and its name (title).
    """

    sheet: str
    cell: str
    code: str
    scheme: CodeScheme
    name: str
    level: Level
    row: int = 0
    cells: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class AreasReading:
    """All areas a workbook lists, in its order, what was made of each sheet, and the rows that could not be read."""

    facts: FileFacts
    rows: tuple[AreaRow, ...]
    sheets: tuple[SheetVerdict, ...]
    problems: tuple[Problem, ...]


@dataclass(slots=True)
class _Found:
    rows: list[AreaRow] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def read_areas(workbook: Workbook) -> AreasReading:
    """Return the areas that ``workbook`` lists by Kemendagri code; one without a list gives verdicts that say so."""
    found = _Found()
    verdicts = [_read_sheet(sheet, found) for sheet in workbook.sheets]
    return AreasReading(workbook.facts, tuple(found.rows), tuple(verdicts), tuple(found.problems))


def _read_sheet(sheet: Sheet, found: _Found) -> SheetVerdict:
    table = find_table(sheet) if sheet.rows else None
    if table is None:
        return SheetVerdict(sheet.name, False, "areas_not_found")
    columns = understand(table, NOBODY)
    code = _code_column(columns)
    names = {} if code is None else _names(columns, code)
    if code is None or not names:
        return SheetVerdict(sheet.name, False, "areas_not_found", table.header_rows)
    before = len(found.rows)
    _read_rows(table, code, names, found)
    count = len(found.rows) - before
    return SheetVerdict(sheet.name, count > 0, "areas_found", table.header_rows, count, "rows", {"rows": count})


def _code_column(columns: Columns) -> int | None:
    """Return the 0-based column in which most cells are codes of the tree, the one with the finest codes."""
    fitting: dict[int, tuple[bool, int]] = {}
    for column in columns.all:
        texts = [text for text in map(code_text, column.content.cells) if text is not None]
        lengths = [len(re.sub(r"\D", "", text)) for text in texts if _CODE.fullmatch(text)]
        # Plain numbers of two digits may count anything: somewhere a code has to show that it is one.
        if len(lengths) >= _MOSTLY * len(texts) > 0 and (column.means(Role.CODE) or max(lengths) >= 6):
            # an id of the publisher's own beside the code may look like one
            fitting[column.place] = ("id" not in words(column.heading), max(lengths))
    return max(fitting, key=lambda place: fitting[place], default=None)


def _names(columns: Columns, code: int) -> dict[Level | None, int]:
    """Return the 0-based columns of names by level; None stands for a column that names areas of any level."""
    textual = [column for column in columns.all if column.content.textual and column.place != code]
    named: dict[Level | None, int] = {
        column.meaning.level: column.place for column in textual if column.means(Role.AREA) and column.meaning.level
    }
    finest = max((level for level in named if level in TREE), key=lambda level: TREE.index(Level(level)), default=None)
    if finest is not None:
        return {**named, None: named[finest]} if len(named) > 1 else {None: named[finest]}
    beside = sorted(textual, key=lambda column: (column.place < code, abs(column.place - code)))
    return {None: beside[0].place} if beside else {}


def _read_rows(table: Table, code_place: int, names: Mapping[Level | None, int], found: _Found) -> None:
    sheet = table.sheet
    for at in range(table.first, table.last):
        row, number = sheet.rows[at], sheet.numbers[at]
        text = code_text(_at(row, code_place))
        cell = cell_name(number, code_place + 1)
        if text is None:
            name = code_text(_at(row, names[None]))
            if name is not None:
                found.problems.append(_problem("area_code_missing", sheet, cell, None, {"area": name}))
            continue
        digits = re.sub(r"[.\s-]", "", text)
        level = LEVEL_BY_DIGITS.get(len(digits)) if digits.isdecimal() else None
        if level is None or level is Level.STATION:
            found.problems.append(_problem("area_code_odd", sheet, cell, text, {"code": text}))
            continue
        named = names.get(level, names[None])
        name = code_text(_at(row, named))
        if name is None:
            found.problems.append(_problem("area_name_missing", sheet, cell, text, {"code": text}))
            continue
        code = ".".join(part for part in (digits[:2], digits[2:4], digits[4:6], digits[6:]) if part)
        cells = {"code": cell, "title": cell_name(number, named + 1)}
        found.rows.append(AreaRow(sheet.name, cell, code, CodeScheme.KEMENDAGRI, name, level, number, cells))


def _at(row: Sequence[Value], place: int) -> Value:
    return row[place] if place < len(row) else None


def _problem(code: str, sheet: Sheet, cell: str, raw: str | None, data: Mapping[str, object]) -> Problem:
    return Problem(code, Severity.ERROR, sheet.name, cell, (cell,), raw, data=data)
