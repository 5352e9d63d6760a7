"""A data sheet: title, headings, typed rows, a total row that is live and also stands as a stored value."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from xlsxwriter.utility import xl_col_to_name, xl_range, xl_rowcol_to_cell

from exporters.content import RIGHT, Book, Column, DataSheet, Difference, Kind, Share, Value
from exporters.measure import lines
from exporters.safe import cell_text, one_line
from exporters.workbook.formats import SIZE, Formats, inner_width
from exporters.workbook.page import keep_within, set_up

_PROGRESS_ROWS = 2_000
_ROW, _LINE = 18, 15
_LEAST_WIDTH, _MOST_WIDTH = 7.0, 60.0


@dataclass(frozen=True, slots=True)
class Extent:
    """Where the rows of a data sheet stand: its name, the heading row, the first and last data row (0-based)."""

    name: str
    head: int
    first: int
    last: int


def write_data_sheet(
    sheet: Any, content: DataSheet, book: Book, formats: Formats, tick: Callable[[int], None], *, table: bool
) -> Extent:
    """Write ``content`` row by row and return where its rows stand; ``tick`` hears how many rows were written.

    ``table`` makes the rows an Excel table where their headings allow it; else they get a filter. Without rows there
    is no total: it would sum itself up.
    """
    columns = content.columns
    _set_widths(sheet, columns)
    if not _wrapped(columns):
        sheet.set_default_row(_ROW)
    head = _write_head(sheet, content, book, formats)
    keys = max(1, sum(1 for column in columns if column.key))
    sheet.freeze_panes(head + 1, keys)
    row = _write_rows(sheet, content, head + 1, formats, tick)
    first, last = head + 1, max(head + 1, row - 1)
    if table and row > first and _distinct(columns):
        _make_table(sheet, columns, (head, last), formats)
    else:
        sheet.autofilter(head, 0, last, len(columns) - 1)
    _mute_warnings(sheet, columns, first, last)
    if content.totals is not None and row > first:
        _write_total(sheet, content, (first, last), row, formats)
        row += 1
    for note in content.notes:
        row += 1
        sheet.merge_range(row, 0, row, len(columns) - 1, "", formats.note())
        sheet.write_string(row, 0, cell_text(note), formats.note())
    keep_within(max(row, last), content.name)
    set_up(
        sheet,
        book,
        heads=(head, head),
        area=(0, 0, max(row, last), len(columns) - 1),
        wide=sum(map(_width, columns)),
        keys=keys,
    )
    return Extent(content.name, head, first, last)


def _write_head(sheet: Any, content: DataSheet, book: Book, formats: Formats) -> int:
    """Write title, subtitle and headings; return the row of the last heading."""
    row = 0 if content.plain else _write_title(sheet, content, book, formats)
    columns = content.columns
    if any(column.group for column in columns):
        _write_groups(sheet, columns, row, formats)
        row += 1
    tallest = max(lines(one_line(column.heading), SIZE, inner_width(_width(column)), bold=True) for column in columns)
    sheet.set_row(row, max(32, tallest * _LINE + 4))
    for place, column in enumerate(columns):
        sheet.write_string(row, place, one_line(column.heading), formats.head(right=column.kind in RIGHT))
    return row


def _write_title(sheet: Any, content: DataSheet, book: Book, formats: Formats) -> int:
    """Write what stands above the headings, and return the row for these."""
    sheet.set_row(0, 24)
    sheet.write_string(0, 0, one_line(content.title), formats.title())
    row = 1
    if content.subtitle:
        sheet.write_string(row, 0, one_line(content.subtitle), formats.subtitle())
        row += 1
    if book.sample:
        sheet.write_string(row, 0, f"{book.words.sample} · {book.words.sample_note}", formats.mark())
        row += 1
    return row + 1


def _write_groups(sheet: Any, columns: tuple[Column, ...], row: int, formats: Formats) -> None:
    place = 0
    while place < len(columns):
        group = columns[place].group
        span = 1
        while place + span < len(columns) and group and columns[place + span].group == group:
            span += 1
        form = formats.head(centre=True)
        if span > 1:
            sheet.merge_range(row, place, row, place + span - 1, "", form)
        sheet.write_string(row, place, one_line(group or ""), form)
        place += span


def _write_rows(sheet: Any, content: DataSheet, row: int, formats: Formats, tick: Callable[[int], None]) -> int:
    """Write the data rows from ``row`` on and return the row after the last; each column has its own writer."""
    writers = [_writer(sheet, place, column, formats) for place, column in enumerate(content.columns)]
    start, wrapped = row, _wrapped(content.columns)
    for values in content.rows:
        for writer, value in zip(writers, values, strict=True):
            writer(row, value)
        if wrapped:
            sheet.set_row(row, _height(content.columns, values))
        row += 1
        if not (row - start) % _PROGRESS_ROWS:
            tick(row - start)
    tick(row - start)
    return row


def _height(columns: tuple[Column, ...], values: tuple[Value, ...]) -> float:
    """Return the height a row of wrapped texts needs."""
    tallest = max(
        lines(value, SIZE, inner_width(_width(column))) if isinstance(value, str) and column.wrap else 1
        for column, value in zip(columns, values, strict=True)
    )
    return tallest * _LINE + 6.0


def _wrapped(columns: tuple[Column, ...]) -> bool:
    """Tell whether texts of a sheet wrap, so that each row needs a height of its own."""
    return any(column.wrap for column in columns)


def _distinct(columns: tuple[Column, ...]) -> bool:
    """Tell whether no two headings are alike: Excel repairs a table in which they are."""
    return len({one_line(column.heading).casefold() for column in columns}) == len(columns)


def _make_table(sheet: Any, columns: tuple[Column, ...], span: tuple[int, int], formats: Formats) -> None:
    heads = [
        {"header": one_line(column.heading), "header_format": formats.head(right=column.kind in RIGHT)}
        for column in columns
    ]
    sheet.add_table(span[0], 0, span[1], len(columns) - 1, {"columns": heads, "style": None})


def _writer(sheet: Any, place: int, column: Column, formats: Formats) -> Callable[[int, Value], None]:
    """Return what writes a value of ``column``: chosen once, since a sheet may have a million rows."""
    form = formats.cell(column)
    write_number, write_string, write_blank = sheet.write_number, sheet.write_string, sheet.write_blank
    write_formula, write_date = sheet.write_formula, sheet.write_datetime
    formula = column.formula

    def write(row: int, value: Value) -> None:
        if formula is not None:
            write_formula(row, place, _formula(formula, row), form, "" if value is None else value)
        elif value is None:
            write_blank(row, place, None, form)
        elif isinstance(value, str):
            write_string(row, place, value if value.isprintable() and len(value) < 1000 else cell_text(value), form)
        elif isinstance(value, dt.date):
            write_date(row, place, value, form)
        else:
            write_number(row, place, value, form)

    return write


def _formula(formula: Share | Difference, row: int) -> str:
    if isinstance(formula, Share):
        part, whole = xl_rowcol_to_cell(row, formula.part), xl_rowcol_to_cell(row, formula.whole)
        return f'=IF(N({whole})=0,"",{part}/{whole})'
    parts = ",".join(xl_rowcol_to_cell(row, place) for place in formula.parts)
    return f"={xl_rowcol_to_cell(row, formula.whole)}-SUM({parts})"


def _write_total(sheet: Any, content: DataSheet, span: tuple[int, int], row: int, formats: Formats) -> None:
    """Write the total row: formulas that follow the filter, each with its stored value."""
    totals = content.totals or ()
    for place, (column, value) in enumerate(zip(content.columns, totals, strict=True)):
        form = formats.cell(column, total=True)
        if column.summed and not isinstance(value, str):
            formula = f"=SUBTOTAL(109,{xl_range(span[0], place, span[1], place)})"
            sheet.write_formula(row, place, formula, form, "" if value is None else value)
        elif column.formula is not None:
            sheet.write_formula(row, place, _formula(column.formula, row), form, "" if value is None else value)
        elif value is None:
            sheet.write_blank(row, place, None, form)
        elif isinstance(value, str):
            sheet.write_string(row, place, cell_text(value), form)
        else:
            sheet.write(row, place, value, form)


def _set_widths(sheet: Any, columns: tuple[Column, ...]) -> None:
    for place, column in enumerate(columns):
        sheet.set_column(place, place, _width(column))


def _width(column: Column) -> float:
    usual = 30.0 if column.kind is Kind.TEXT else 13.0
    longest = max((len(word) for word in column.heading.split()), default=0) + 3
    wanted = column.width if column.width is not None else max(usual, longest)
    return min(max(wanted, _LEAST_WIDTH), _MOST_WIDTH)


def _mute_warnings(sheet: Any, columns: tuple[Column, ...], first: int, last: int) -> None:
    """Keep Excel from marking codes as "numbers stored as text": that they are text is meant."""
    ranges = [
        f"{xl_col_to_name(place)}{first + 1}:{xl_col_to_name(place)}{last + 1}"
        for place, column in enumerate(columns)
        if column.kind in (Kind.CODE, Kind.TEXT)
    ]
    if ranges:
        sheet.ignore_errors({"number_stored_as_text": " ".join(ranges)})
