"""Where a table with its areas in rows is, as a mapping has it: its header rows, or the row of the headings it names.

It takes the word of a mapping for tables that nothing else recognises: headings like "X1", or no header at all.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from importers.grid import Sheet, Value
from importers.mapping import OF_AREAS, SheetMapping, What
from importers.mapping.mapped import header_runs, labels_for, same_heading
from importers.table.layout import Table, find_table, headings_over, table_under
from importers.table.titles import titles_in
from importers.values import whole_number
from importers.wording.contestants import Roster
from importers.wording.headings import Role, meaning_of

#: Rows in which a header is looked for.
_ROWS = 200


def table_said(sheet: Sheet, start: int, said: SheetMapping, roster: Roster) -> Table | None:
    """Return the first table at or below place ``start`` of the sheet's rows as a mapping has it, else as it is found.

    What the mapping says of its columns and rows comes with it.
    """
    table = _table(sheet, start, said, roster)
    return None if table is None else with_labels(table, said)


def with_labels(table: Table, said: SheetMapping) -> Table:
    """Return ``table`` with what a mapping says of its columns and rows."""
    if said.says_nothing:
        return table
    return replace(table, said=labels_for(table.sheet, said, table.headings, table.header_rows))


def _table(sheet: Sheet, start: int, said: SheetMapping, roster: Roster) -> Table | None:
    if said.header_rows is not None:
        runs = header_runs(sheet, said.header_rows)
        if not said.header_rows:
            return _headless(sheet, said) if start == 0 else None
        return _under(sheet, start, [run for run in runs if run.start >= start], said)
    found = find_table(sheet, start, roster)
    if not any(each.column or each.heading for each in said.lines):
        return found
    place, hits = _named_row(sheet, start, said)
    if place is not None and (found is None or hits > _hits(found, said)):
        return table_under(sheet, start, range(place, place + 1), _areas(sheet, range(place, place + 1), said))
    return _by_columns(sheet, start, said) if found is None else found


def _under(sheet: Sheet, start: int, runs: Sequence[range], said: SheetMapping) -> Table | None:
    """Return the table under the first of the headers; it ends where the next one begins."""
    if not runs:
        return None
    table = table_under(sheet, start, runs[0], _areas(sheet, runs[0], said))
    if table is None or len(runs) < 2 or runs[1].start <= table.first:
        return table
    return replace(table, last=runs[1].start)


def _areas(sheet: Sheet, header: range, said: SheetMapping) -> frozenset[int]:
    """Return the columns that name areas, by their labels or by the words of the header."""
    found = {each.column for each in said.lines if each.label.what in (What.AREA, What.CODE) and each.column}
    for column, parts in headings_over(sheet, header).items():
        if any(meaning_of((part,)).role in (Role.AREA, Role.CODE) for part in parts):
            found.add(column)
    return frozenset(found)


def _headless(sheet: Sheet, said: SheetMapping) -> Table | None:
    """Return the table that begins with the first row of figures in the labelled columns."""
    first = _first_figures(sheet, 0, said)
    if first is None:
        return None
    titles, within = titles_in(sheet.rows[:first])
    return Table(sheet, (), {}, first, len(sheet.rows), titles, within)


def _by_columns(sheet: Sheet, start: int, said: SheetMapping) -> Table | None:
    """Return the table whose labelled columns hold figures from some row on; the row above it is its header."""
    first = _first_figures(sheet, start, said)
    if first is None:
        return None
    above = sheet.rows[first - 1] if first > start else ()
    wanted = _figure_columns(said) or range(1, len(above) + 1)
    texts = sum(1 for column in wanted if isinstance(_at(above, column), str))
    if texts * 2 >= len(wanted) and texts:
        header = range(first - 1, first)
        return table_under(sheet, start, header, _areas(sheet, header, said))
    return _headless(sheet, said) if start == 0 else None


def _first_figures(sheet: Sheet, start: int, said: SheetMapping) -> int | None:
    """Return the place of the first row with figures in half of the columns labelled so.

    Where none is, it is the first with figures in two columns or more and words in none but the labelled ones.
    """
    wanted = _figure_columns(said)
    others = {each.column for each in said.lines if each.column}
    for place, row in enumerate(sheet.rows[start : start + _ROWS], start):
        columns = wanted or [column for column in range(1, len(row) + 1) if column not in others]
        cells = [_at(row, column) for column in columns]
        numbers = sum(1 for cell in cells if whole_number(cell).value is not None)
        if (
            not wanted
            and numbers > 1
            and not any(isinstance(cell, str) and re.search(r"[^\W\d_]", cell) for cell in cells)
        ):
            return place
        if wanted and numbers and numbers * 2 >= len(wanted):
            return place
    return None


def _figure_columns(said: SheetMapping) -> list[int]:
    return [each.column for each in said.lines if each.column and each.label.what not in OF_AREAS | {What.CODE}]


def _named_row(sheet: Sheet, start: int, said: SheetMapping) -> tuple[int | None, int]:
    """Return the place of the row in which most headings of a mapping stand, at least half of them, and how many."""
    wanted = [each.heading.split(" / ")[-1] for each in said.lines if each.heading and not each.row]
    best, most = None, 0
    for place, row in enumerate(sheet.rows[start : start + _ROWS] if wanted else (), start):
        texts = [" ".join(str(cell).split()) for cell in row if cell is not None]
        hits = sum(1 for heading in wanted if any(same_heading(text, heading) for text in texts))
        if hits > most and hits * 2 >= len(wanted):
            best, most = place, hits
    return best, most


def _hits(table: Table, said: SheetMapping) -> int:
    """Return how many headings of a mapping stand in the header that was found."""
    parts = [part for parts in table.headings.values() for part in parts]
    wanted = [each.heading.split(" / ")[-1] for each in said.lines if each.heading and not each.row]
    return sum(1 for heading in wanted if any(same_heading(part, heading) for part in parts))


def _at(row: Sequence[Value], column: int) -> Value:
    return row[column - 1] if column <= len(row) else None
