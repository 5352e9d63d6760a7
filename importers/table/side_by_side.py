"""Several tables beside each other on one sheet, told apart so that each is read by itself; cells keep their places."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from importers.grid import Sheet, Value
from importers.table.layout import Table
from importers.wording.contestants import NOBODY, contestant_of
from importers.wording.headings import Role, meaning_of

#: Where a heading is looked for in the columns between two tables.
_SAMPLE = 40


def bands_of(table: Table) -> list[Sheet]:
    """Return the sheet of ``table`` cut before each further table at its right; the sheet itself where there is none.

    Titles above the header go with every band that has none of its own.
    """
    cuts = _cuts(table)
    if not cuts:
        return [table.sheet]
    bounds = [0, *cuts, 16_384]
    return [_band(table, left, right) for left, right in pairwise(bounds)]


def _cuts(table: Table) -> list[int]:
    """Return the 0-based columns with which further tables begin: an area of the same level once more, after a gap."""
    cuts: list[int] = []
    level, figures = None, False
    for column in sorted(table.headings):
        parts = table.headings[column]
        meaning = meaning_of(parts[-1:])
        if meaning.role is Role.AREA and meaning.level is not None:
            begins = _gap_before(table, column)
            if level is None:
                level = meaning.level
            elif meaning.level is level and figures and begins is not None:
                cuts.append(begins)
                figures = False
        figures = figures or meaning.role in (Role.MEASURE, Role.SUM) or contestant_of(parts, NOBODY) is not None
    return cuts


def _gap_before(table: Table, column: int) -> int | None:
    """Return the 0-based column with which the table of a 1-based column of areas begins, if a blank one is before."""
    first = column
    if meaning_of(table.headings.get(first - 1, ("",))).role is Role.ROW_NUMBER:
        first -= 1
    rows = table.sheet.rows[table.first : table.first + _SAMPLE]
    blank = all(len(row) < first - 1 or row[first - 2] is None for row in rows)
    return first - 1 if first > 2 and blank and not table.headings.get(first - 1) else None


def _band(table: Table, left: int, right: int) -> Sheet:
    sheet = table.sheet
    header = table.header_rows[0]
    numbers: list[int] = []
    rows: list[tuple[Value, ...]] = []
    for number, row in zip(sheet.numbers, sheet.rows, strict=True):
        cells = _cut(row, left, right)
        if not cells and number < header:
            cells = tuple(row)
        if cells:
            numbers.append(number)
            rows.append(cells)
    merges = tuple(merge for merge in sheet.merges if merge[1] > left and merge[3] <= right)
    return Sheet(sheet.name, tuple(numbers), tuple(rows), sheet.hidden, merges, sheet.indents)


def _cut(row: Sequence[Value], left: int, right: int) -> tuple[Value, ...]:
    cells = tuple(row[left:right])
    while cells and cells[-1] is None:
        cells = cells[:-1]
    return (*[None] * left, *cells) if cells else ()
