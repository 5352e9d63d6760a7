"""A list in its official form: title and head, double heading, row "(1) … (n)", rows, place and date, signatures."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any

from xlsxwriter.utility import xl_range

from exporters.content import Book, Column, Kind, OfficialList, Signature, Value
from exporters.measure import lines
from exporters.safe import cell_text, one_line
from exporters.workbook.formats import Formats, inner_width
from exporters.workbook.page import set_up

_TEXT = 10.0
_LINE_POINTS = 13.2
_INDENT = 7.0
_HIGHEST_ROW = 400.0


def write_official_list(
    sheet: Any, content: OfficialList, book: Book, formats: Formats, tick: Callable[[int], None]
) -> None:
    """Write the form on ``sheet``; rows are set as high as their longest text needs."""
    columns = content.columns
    last = len(columns) - 1
    widths = [column.width or 12.0 for column in columns]
    for place, wide in enumerate(widths):
        sheet.set_column(place, place, wide)
    row = _write_top(sheet, content, book, formats, last)
    first_head = row
    row = _write_heads(sheet, columns, widths, row, formats)
    sheet.freeze_panes(row, 0)
    start = row
    for values in content.rows:
        _write_row(sheet, columns, widths, values, row, formats)
        row += 1
        if not (row - start) % 500:
            tick(row - start)
    if row == start:
        sheet.merge_range(row, 0, row, last, "", formats.get(italic=True, align="center", border=1, font_size=10))
        sheet.write_string(row, 0, content.empty, formats.get(italic=True, align="center", border=1, font_size=10))
        row += 1
    else:
        _mute(sheet, start, row - 1, last)
    _close(sheet, row, last, formats)
    end = _write_signatures(sheet, content, widths, row + 1, formats)
    sheet.center_horizontally()
    set_up(sheet, book, heads=(first_head, start - 1), area=(0, 0, end, last))
    tick(row - start)


def _write_top(sheet: Any, content: OfficialList, book: Book, formats: Formats, last: int) -> int:
    """Write title and head; return the row of the first heading."""
    title = formats.get(bold=True, font_size=14, align="center", valign="vcenter")
    sheet.set_row(0, 24)
    sheet.merge_range(0, 0, 0, last, "", title)
    sheet.write_string(0, 0, one_line(content.title).upper(), title)
    row = 1
    if book.sample:
        mark = formats.get(bold=True, font_color=formats.mark().font_color, align="center")
        sheet.merge_range(row, 0, row, last, "", mark)
        sheet.write_string(row, 0, f"{book.words.sample} · {book.words.sample_note}", mark)
        row += 1
    row += 1
    for label, value in content.head:
        sheet.write_string(row, 0, one_line(label), formats.get(font_size=10))
        sheet.write_string(row, 2, f": {one_line(value)}", formats.get(font_size=10))
        row += 1
    return row + 1


def _write_heads(sheet: Any, columns: Sequence[Column], widths: Sequence[float], row: int, formats: Formats) -> int:
    """Write one or two rows of headings and the row of numbers; return the row after them."""
    form = formats.form_head()
    grouped = any(column.group for column in columns)
    low = row + 1 if grouped else row
    place = 0
    while place < len(columns):
        column = columns[place]
        span = 1
        while column.group and place + span < len(columns) and columns[place + span].group == column.group:
            span += 1
        if column.group and span > 1:
            sheet.merge_range(row, place, row, place + span - 1, "", form)
        if column.group:
            sheet.write_string(row, place, one_line(column.group), form)
            for inner in range(place, place + span):
                sheet.write_string(low, inner, one_line(columns[inner].heading), form)
        else:
            if grouped:
                sheet.merge_range(row, place, low, place, "", form)
            sheet.write_string(row, place, one_line(column.heading), form)
        place += span
    tallest = max(
        lines(column.heading, _TEXT, inner_width(wide), bold=True) for column, wide in zip(columns, widths, strict=True)
    )
    for head in range(row, low + 1):
        share = tallest if not grouped else max(1, -(-tallest // 2))
        sheet.set_row(head, share * _LINE_POINTS + 8)
    numbers = formats.form_number()
    for place in range(len(columns)):
        sheet.write_string(low + 1, place, f"({place + 1})", numbers)
    return low + 2


def _write_row(
    sheet: Any,
    columns: Sequence[Column],
    widths: Sequence[float],
    values: tuple[Value, ...],
    row: int,
    formats: Formats,
) -> None:
    first = values[0] is not None
    tall = 1
    for place, (column, value, wide) in enumerate(zip(columns, values, widths, strict=True)):
        form = formats.form_cell(column, first=first)
        if value is None:
            sheet.write_blank(row, place, None, form)
        elif isinstance(value, str):
            text = cell_text(value)
            tall = max(tall, lines(text, _TEXT, inner_width(wide) - (_INDENT if column.kind is Kind.TEXT else 0)))
            sheet.write_string(row, place, text, form)
        elif isinstance(value, dt.date):
            sheet.write_datetime(row, place, value, form)
        else:
            sheet.write_number(row, place, value, form)
    sheet.set_row(row, min(tall * _LINE_POINTS + 6, _HIGHEST_ROW))


def _close(sheet: Any, row: int, last: int, formats: Formats) -> None:
    """Draw the line below the last row: rows themselves end in dots, so that items hang together."""
    form = formats.get(top=1)
    for place in range(last + 1):
        sheet.write_blank(row, place, None, form)


def _write_signatures(sheet: Any, content: OfficialList, widths: Sequence[float], row: int, formats: Formats) -> int:
    """Write place and date above the last block and the blocks side by side; return the last row used."""
    blocks = _blocks(widths, len(content.signatures))
    text = formats.get(align="center", font_size=10, text_wrap=True, valign="top")
    name = formats.get(align="center", font_size=10, bold=True, underline=1)
    if blocks:
        _across(sheet, row, blocks[-1], content.place_date, text)
    for span, signature in zip(blocks, content.signatures, strict=True):
        _across(sheet, row + 1, span, signature.role, text)
        _across(sheet, row + 5, span, signature.name or "………………………………", name if signature.name else text)
        _across(sheet, row + 6, span, _nip(signature), text)
    return row + 6 if blocks else row


def _nip(signature: Signature) -> str:
    return f"NIP {signature.nip}" if signature.nip else "NIP …………………………"


def _across(sheet: Any, row: int, span: tuple[int, int], text: str, form: Any) -> None:
    if span[0] != span[1]:
        sheet.merge_range(row, span[0], row, span[1], "", form)
    sheet.write_string(row, span[0], one_line(text), form)


def _blocks(widths: Sequence[float], count: int) -> list[tuple[int, int]]:
    """Return the columns each signature stands across: the last at the right edge, the first at the left."""
    if not count:
        return []
    wanted = min(38.0, sum(widths) / count)
    right = len(widths) - 1
    blocks = [_block_ending(widths, right, wanted)]
    if count > 1:
        blocks.insert(0, _block_starting(widths, 0, wanted))
    for extra in range(count - 2):
        middle = sum(widths) * (extra + 1) / (count - 1)
        blocks.insert(-1, _block_starting(widths, _column_at(widths, middle - wanted / 2), wanted))
    return blocks


def _block_ending(widths: Sequence[float], right: int, wanted: float) -> tuple[int, int]:
    left, reached = right, widths[right]
    while left > 0 and reached < wanted:
        left -= 1
        reached += widths[left]
    return left, right


def _block_starting(widths: Sequence[float], left: int, wanted: float) -> tuple[int, int]:
    right, reached = left, widths[left]
    while right < len(widths) - 1 and reached < wanted:
        right += 1
        reached += widths[right]
    return left, right


def _column_at(widths: Sequence[float], offset: float) -> int:
    reached = 0.0
    for place, wide in enumerate(widths):
        if reached + wide > offset:
            return place
        reached += wide
    return len(widths) - 1


def _mute(sheet: Any, first: int, last: int, right: int) -> None:
    sheet.ignore_errors({"number_stored_as_text": xl_range(first, 0, last, right)})
