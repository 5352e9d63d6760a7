"""What a file is, by its headings and contents: results, an archive list, a classification, or a list of areas.

It reads no more than the head of each sheet and takes nothing from it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from importers.archive_lists.headings import Column as ArchiveColumn
from importers.archive_lists.headings import Head, find_heads
from importers.grid import Sheet, Value, Workbook
from importers.json_tables import find_json
from importers.records import CodeScheme, Kind
from importers.table.area_columns import area_columns
from importers.table.columns import understand
from importers.table.layout import Table, find_table
from importers.table.long_form import find_long
from importers.table.result_table import has_results
from importers.values import code_text
from importers.wording.contestants import NOBODY
from importers.wording.headings import Role

_SAMPLE = 300
_CLASS_CODE = re.compile(r"[A-Z]{2,4}([ .]?\d{1,3}([. ]\d{1,3})*)?\.?", re.IGNORECASE)
#: Columns that only archive lists have: one of them beside a title tells one.
_ARCHIVE = frozenset(
    {
        ArchiveColumn.COPY_STATUS,
        ArchiveColumn.LOCATION,
        ArchiveColumn.BOX,
        ArchiveColumn.NUMBER,
        ArchiveColumn.ITEM_NUMBER,
        ArchiveColumn.PROCESSING_UNIT,
        ArchiveColumn.MEDIUM,
        ArchiveColumn.CONDITION,
    }
)
#: Columns that others have too: years and one of these beside a title tell an archive list.
_BESIDE_YEARS = (ArchiveColumn.EXTENT, ArchiveColumn.CODE, ArchiveColumn.ACCESS)
_TITLES = frozenset({ArchiveColumn.TITLE, ArchiveColumn.ITEM_TITLE})


def guess_kind(workbook: Workbook) -> Kind:
    """Return what ``workbook`` most likely is; one that tells nothing is taken for results, which tell more."""
    sheets = [sheet for sheet in workbook.sheets if sheet.rows]
    for kind, tells in (
        (Kind.RESULTS, _is_results),
        (Kind.CLASSIFICATION, _is_classification),
        (Kind.ARCHIVE_LIST, _is_archive_list),
        (Kind.AREAS, _is_areas),
    ):
        if any(tells(sheet) for sheet in sheets):
            return kind
    return Kind.RESULTS


def _is_results(sheet: Sheet) -> bool:
    published = find_json(sheet, NOBODY)
    table = find_table(sheet) if published is None else published.table
    if table is None:
        return False
    columns = understand(table, NOBODY)
    where = area_columns(table, columns)
    if has_results(columns):
        return where is not None
    head = replace(table, last=min(table.last, table.first + _SAMPLE))
    return find_long(head, columns, where, NOBODY) is not None


def _is_archive_list(sheet: Sheet) -> bool:
    wanted = [frozenset({title, column}) for title in _TITLES for column in _ARCHIVE]
    wanted += [frozenset({title, ArchiveColumn.YEARS, other}) for title in _TITLES for other in _BESIDE_YEARS]
    return next(find_heads(sheet, wanted=wanted), None) is not None


def _is_classification(sheet: Sheet) -> bool:
    wanted = [frozenset({ArchiveColumn.CODE, other}) for other in (ArchiveColumn.TITLE, ArchiveColumn.NOTE)]
    head = next(find_heads(sheet, wanted=wanted, least=2), None)
    if head is None or (_ARCHIVE | {ArchiveColumn.YEARS}) & set(head.columns.values()):
        return False
    codes = _column(sheet, head, ArchiveColumn.CODE)
    fitting = [code for code in codes if _CLASS_CODE.fullmatch(code)]
    # a list of dossiers names a code again and again; a classification hardly ever does
    return len(fitting) >= 0.8 * len(codes) > 0 and len(set(fitting)) >= 0.8 * len(fitting)


def _column(sheet: Sheet, head: Head, kind: ArchiveColumn) -> list[str]:
    place = head.of(kind)
    if place is None:
        return []
    below = [row for number, row in zip(sheet.numbers, sheet.rows, strict=True) if number >= head.first_row]
    return [text for row in below[:_SAMPLE] if (text := code_text(_at(row, place - 1)))]


def _at(row: Sequence[Value], place: int) -> Value:
    return row[place] if place < len(row) else None


def _is_areas(sheet: Sheet) -> bool:
    table = find_table(sheet)
    if table is None:
        return False
    columns = understand(table, NOBODY)
    where = area_columns(table, columns)
    if where is None or where.code is None or where.code.scheme not in (CodeScheme.KEMENDAGRI, CodeScheme.SIREKAP):
        return False
    told = {where.code.place, *where.places}
    beside = [column for column in columns.all if column.place not in told and column.content.cells]
    if beside and _repeats(table, where.code.place):
        return False  # something is counted for each area by category
    return any(column.content.textual for column in columns.having(Role.AREA, Role.PERSON, Role.UNKNOWN))


def _repeats(table: Table, place: int) -> bool:
    """Tell whether the values of a column (0-based ``place``) stand in many rows again."""
    rows = table.sheet.rows[table.first : table.last][:_SAMPLE]
    texts = [text for row in rows if (text := code_text(_at(row, place)))]
    return len(set(texts)) < 0.8 * len(texts)
