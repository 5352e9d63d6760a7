"""What follows for one table from a mapping: which of its columns and rows have a label, and what that means.

It knows headings and places, no figures; a label is found again by its heading, so that it serves next year's file.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence

from importers.grid import Sheet, Value, Workbook
from importers.mapping import (
    OF_AREAS,
    BadMapping,
    Label,
    LineLabel,
    SheetMapping,
    Side,
    TableLabels,
    What,
)
from importers.mapping import Mapping as LabelMapping
from importers.wording.headings import Meaning, Role, compact

#: Rows in which the words of a row's label are looked for, and columns that may hold them.
_ROWS = 20_000
_LEADS = 40
_WORD = re.compile(r"[^\W\d_]{2}")
_ROMAN = re.compile(r"[IVX]+\W*")
_ROLES = {
    What.AREA: Role.AREA,
    What.CODE: Role.CODE,
    What.ROW_NUMBER: Role.ROW_NUMBER,
    What.CONTESTANT: Role.CONTESTANT,
    What.MEASURE: Role.MEASURE,
    What.NAMES: Role.CONTESTANT_NAMES,
    What.VOTES: Role.SUM,
    What.SUM: Role.SUM,
    What.PERCENT: Role.PERCENT,
    What.SKIP: Role.NOTE,
    What.TOTAL: Role.NOTE,
}


def meaning_said(label: Label, found: Meaning) -> Meaning:
    """Return what a label means; of what was ``found`` the level and the name are kept where it does not give them."""
    role = _ROLES[label.what]
    alike = found.role is role
    # A candidate under the name of its party is not called as that.
    named = alike and role is Role.CONTESTANT and (found.candidate, found.own) == (label.candidate, label.own)
    return Meaning(
        role,
        level=found.level if alike and (role is Role.CODE or label.mixed) else label.level,
        field=label.field,
        number=label.number,
        candidate=label.candidate,
        name=label.name or (found.name if named else None),
        mixed=label.mixed,
        own=label.own,
    )


def labels_for(
    sheet: Sheet, said: SheetMapping, headings: Mapping[int, Sequence[str]], header_rows: Sequence[int]
) -> TableLabels:
    """Return the labels that a mapping has for a table with its areas in rows, by its own columns and rows."""
    if said.says_nothing:
        return TableLabels()
    own = [each for each in said.lines if each.under is None or each.under in header_rows]
    names = {column: " / ".join(parts) for column, parts in headings.items()}
    columns: dict[int, Label] = {}
    for each in sorted(own, key=lambda each: not each.line):
        column = None if each.row is not None else _column_of(each, names)
        if column is not None:
            columns.setdefault(column, each.label)
    return TableLabels(columns, rows_said(sheet, own), said.thousands, said.use is True)


def rows_said(sheet: Sheet, lines: Iterable[LineLabel]) -> dict[int, Label]:
    """Return the labels of single rows, by their numbers; one whose words stand in another row now is on that row."""
    found: dict[int, Label] = {}
    for each in lines:
        if each.row is None:
            continue
        row = _row_of(sheet, each)
        if row is not None:
            found.setdefault(row, each.label)
    return found


def row_heading(row: Sequence[Value]) -> str:
    """Return the words by which a row is known: the first text in it that is no mark ("A.1", "IV")."""
    texts = (" ".join(cell.split()) for cell in row[:_LEADS] if isinstance(cell, str))
    return next((text for text in texts if _WORD.search(text) and not _ROMAN.fullmatch(text)), "")


def row_of(sheet: Sheet, row: int) -> Sequence[Value]:
    """Return the cells of a 1-based row, none where it is empty."""
    place = bisect_left(sheet.numbers, row)
    return sheet.rows[place] if place < len(sheet.numbers) and sheet.numbers[place] == row else ()


def header_runs(sheet: Sheet, rows: Sequence[int]) -> list[range]:
    """Return the header rows as places in the sheet's rows; those that follow each other belong together."""
    runs: list[range] = []
    for row in rows:
        place = bisect_left(sheet.numbers, row)
        if place == len(sheet.numbers) or sheet.numbers[place] != row:
            continue
        if runs and runs[-1].stop == place:
            runs[-1] = range(runs[-1].start, place + 1)
        else:
            runs.append(range(place, place + 1))
    return runs


def same_heading(one: str, other: str) -> bool:
    """Tell whether two headings are the same but for case, blanks and signs."""
    return (compact(one) or one.strip()) == (compact(other) or other.strip())


def side_of(said: SheetMapping) -> Side | None:
    """Return where areas lie as a mapping has it: said, or told by whether rows or columns are figures."""
    if said.areas_in is not None:
        return said.areas_in
    lines = [each for each in said.lines if each.label.what not in OF_AREAS and each.line]
    if not lines:
        return None
    return "columns" if all(each.row is not None for each in lines) else "rows"


def fitted(mapping: LabelMapping, workbook: Workbook) -> LabelMapping:
    """Return a mapping with the names that the sheets of ``workbook`` have; `BadMapping` where it cannot be of it.

    A file of one sheet takes a mapping of one sheet whatever that is called.
    """
    names = [sheet.name for sheet in workbook.sheets]
    if len(names) == len(mapping.sheets) == 1 and mapping.sheets[0].name != names[0]:
        only = mapping.sheets[0]
        mapping = LabelMapping((SheetMapping(names[0], *_rest(only)),))
    for said in mapping.sheets:
        if said.name not in names:
            raise BadMapping("mapping_sheet_missing", sheet=said.name, found=", ".join(names), name=workbook.facts.name)
        sheet = workbook.sheets[names.index(said.name)]
        last = sheet.numbers[-1] if sheet.numbers else 0
        lines = [*(said.header_rows or ()), *(each.row for each in said.lines if each.row and not each.heading)]
        beyond = next((row for row in lines if row > last), None)
        if beyond is not None:
            raise BadMapping("mapping_line_beyond", sheet=said.name, line=str(beyond), last=str(last))
    return mapping


def _rest(said: SheetMapping) -> tuple[bool | None, tuple[int, ...] | None, Side | None, tuple[LineLabel, ...], bool]:
    return said.use, said.header_rows, said.areas_in, said.lines, said.thousands


def _column_of(each: LineLabel, names: Mapping[int, str]) -> int | None:
    """Return the column that a label is on: its own, or the nearest with its heading."""
    at = each.column
    if not each.heading:
        return at
    if at is not None and same_heading(names.get(at, ""), each.heading):
        return at
    alike = [column for column, name in names.items() if same_heading(name, each.heading)]
    if not alike:
        last = each.heading.split(" / ")[-1]
        alike = [column for column, name in names.items() if same_heading(name.split(" / ")[-1], last)]
        alike = alike if len(alike) == 1 else []
    return min(alike, key=lambda column: abs(column - (at or 0)), default=None)


def _row_of(sheet: Sheet, each: LineLabel) -> int | None:
    row = each.row or 0
    if not each.heading or same_heading(row_heading(row_of(sheet, row)), each.heading):
        return row
    rows = zip(sheet.numbers[:_ROWS], sheet.rows[:_ROWS], strict=True)
    alike = [number for number, cells in rows if same_heading(row_heading(cells), each.heading)]
    return alike[0] if len(alike) == 1 else None
