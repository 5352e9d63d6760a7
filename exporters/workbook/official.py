"""A list in its official form: title and head, double heading, row "(1) … (n)", rows, place and date, signatures."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any

from xlsxwriter.utility import xl_range

from exporters.content import Book, Column, Kind, OfficialList, Signature, Value
from exporters.measure import lines, widest_word, width
from exporters.safe import cell_text, one_line
from exporters.workbook.formats import Formats, inner_width
from exporters.workbook.page import keep_within, set_up

_TEXT = 10.0
_LINE_POINTS = 13.2
_INDENT = 7.0
_HIGHEST_ROW = 400.0
#: A character of a column's width, in points.
_CHARACTER = 5.25
#: Between a word and the lines beside it, in points.
_MARGIN = 4.0
_ROOM_TO_SIGN = "\n" * 5
_TO_FILL_IN = "………………………………"
#: Where the words of the head begin, in characters from the left, so that labels have room and the eye finds them.
_HEAD_FROM, _HEAD_TO = 14.0, 34.0


def write_official_list(
    sheet: Any, content: OfficialList, book: Book, formats: Formats, tick: Callable[[int], None]
) -> None:
    """Write the form on ``sheet``; rows are set as high as their longest text needs."""
    columns = content.columns
    last = len(columns) - 1
    widths = [_width(column) for column in columns]
    for place, wide in enumerate(widths):
        sheet.set_column(place, place, wide)
    row = _write_top(sheet, content, book, formats, widths)
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
    keep_within(end, content.name)
    sheet.center_horizontally()
    set_up(sheet, book, heads=(first_head, start - 1), area=(0, 0, end, last))
    tick(row - start)


def _write_top(sheet: Any, content: OfficialList, book: Book, formats: Formats, widths: Sequence[float]) -> int:
    """Write title and head; return the row of the first heading."""
    last = len(widths) - 1
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
    form, beside = formats.plain(), _head_column(widths)
    for label, value in content.head:
        label, value = one_line(label), one_line(value)
        if beside is None:
            sheet.write_string(row, 0, f"{label}: {value}", form)
        else:
            sheet.write_string(row, 0, label, form)
            sheet.write_string(row, beside, f": {value}", form)
        row += 1
    return row + 1


def _head_column(widths: Sequence[float]) -> int | None:
    """Return the column in which the values of the head stand, None where none begins at the right place."""
    from_left = 0.0
    for place, wide in enumerate(widths):
        if _HEAD_FROM <= from_left <= _HEAD_TO:
            return place
        from_left += wide
    return None


def _width(column: Column) -> float:
    """Return the width of a column in characters: as wished, but no heading touches the lines beside it."""
    wished = column.width or 12.0
    heading = one_line(column.heading)
    whole, word = width(heading, _TEXT, bold=True), widest_word(heading, _TEXT, bold=True)
    room = inner_width(wished)
    needed = whole if whole <= room + 2 * _MARGIN else word
    return wished if needed + 2 * _MARGIN <= room else wished + (needed + 2 * _MARGIN - room) / _CHARACTER


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
    sheet.set_row(row, min(tall * _LINE_POINTS + 8, _HIGHEST_ROW))


def _close(sheet: Any, row: int, last: int, formats: Formats) -> None:
    """Draw the line below the last row: rows themselves end in dots, so that items hang together."""
    form = formats.get(top=1)
    for place in range(last + 1):
        sheet.write_blank(row, place, None, form)


def _write_signatures(sheet: Any, content: OfficialList, widths: Sequence[float], row: int, formats: Formats) -> int:
    """Write the blocks to sign side by side, place and date above the last, and return the row used.

    All stand in one row, which no printer tears apart: a name must not come onto another page than its office.
    """
    blocks = _blocks(widths, len(content.signatures))
    if not blocks:
        return row
    form = formats.get(align="center", valign="bottom", font_size=10, text_wrap=True)
    named = formats.get(font_size=10, bold=True, underline=1)
    tallest = 0
    for (left, right), signature in zip(blocks, content.signatures, strict=True):
        over = f"{one_line(content.place_date)}\n" if (left, right) == blocks[-1] else ""
        role, below = f"{over}{one_line(signature.role)}", one_line(_nip(signature))
        name = one_line(signature.name or "") or _TO_FILL_IN
        if left != right:
            sheet.merge_range(row, left, row, right, "", form)
        above = f"{role}{_ROOM_TO_SIGN}"
        sheet.write_rich_string(
            row, left, above, named if signature.name else formats.plain(), name, f"\n{below}", form
        )
        room = inner_width(sum(widths[left : right + 1]))
        tallest = max(tallest, lines(f"{above}{name}\n{below}", _TEXT, room))
    sheet.set_row(row, min(tallest * _LINE_POINTS + 6, _HIGHEST_ROW))
    return row


def _nip(signature: Signature) -> str:
    return f"NIP {signature.nip}" if signature.nip else "NIP …………………………"


def _blocks(widths: Sequence[float], count: int) -> list[tuple[int, int]]:
    """Return the columns each signature stands across: the last at the right edge, the first at the left.

    None stands over another; there are at least as many columns as signatures.
    """
    if not count:
        return []
    wanted = min(38.0, sum(widths) / count)
    last = _block_ending(widths, wanted, count - 1)
    blocks: list[tuple[int, int]] = []
    for place in range(count - 1):
        middle = sum(widths) * place / (count - 1)
        left = _column_at(widths, middle - wanted / 2) if place else 0
        before = last[0] - (count - 2 - place)
        left = min(max(left, blocks[-1][1] + 1 if blocks else 0), before - 1)
        blocks.append(_block_starting(widths, left, wanted, before))
    return [*blocks, last]


def _block_ending(widths: Sequence[float], wanted: float, least: int) -> tuple[int, int]:
    """Return the columns at the right edge, from ``least`` on, that are as wide as wanted."""
    left = right = len(widths) - 1
    while left > least and sum(widths[left:]) < wanted:
        left -= 1
    return left, right


def _block_starting(widths: Sequence[float], left: int, wanted: float, before: int) -> tuple[int, int]:
    """Return the columns from ``left`` on, but ``before`` another, that are as wide as wanted."""
    right = left
    while right < before - 1 and sum(widths[left : right + 1]) < wanted:
        right += 1
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
