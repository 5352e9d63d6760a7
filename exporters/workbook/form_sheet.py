"""A form of one upright page: title with badge, key figures, blocks of facts and short tables, places to sign."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from exporters.content import RIGHT, Book, Column, Facts, FormSheet, KeyFigure, Kind, Prose, Ruled, Signature, Value
from exporters.measure import lines
from exporters.palette import LIGHT
from exporters.safe import cell_text, one_line
from exporters.workbook.formats import Formats
from exporters.workbook.page import set_up_form
from exporters.written import number_format

#: The page is a grid of narrow columns, so that blocks divide it as they need; widths are in characters and points.
_COLUMNS, _WIDTH, _POINTS = 24, 3.55, 22.4
_GAP = 1
_SMALL, _TEXT, _PROSE = 9.0, 10.0, 11.0
_LINE, _PADDING = 12.6, 5.0
_BLOCK_GAP = 9.0
#: A block's heading may be a little higher than its lines.
_HEADING = 20.0
#: The share of a block that its labels take.
_LABELS = 0.34
_ROOM_TO_SIGN = "\n" * 4
_TO_FILL_IN = "………………………………"


@dataclass(frozen=True, slots=True)
class _Cell:
    """Something in a line of a block: how many grid columns it takes, its value and its format."""

    span: int
    value: Value
    form: Any
    size: float = _TEXT


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a block from its left edge; ``least`` is the height it has at the least."""

    cells: tuple[_Cell, ...]
    least: float = 0.0

    def height(self) -> float:
        """Return the height its longest text needs."""
        tallest = max(
            (
                lines(cell.value, cell.size, cell.span * _POINTS - 4) if isinstance(cell.value, str) else 1
                for cell in self.cells
            ),
            default=1,
        )
        return max(self.least, tallest * _LINE + _PADDING)


def write_form_sheet(sheet: Any, content: FormSheet, book: Book, formats: Formats) -> None:
    """Write ``content`` on one page; texts wrap, and rows are as high as they need."""
    sheet.set_column(0, _COLUMNS - 1, _WIDTH)
    style = _Style(formats, book.properties.language)
    row = _write_head(sheet, content, book, style)
    for blocks in content.rows:
        sheet.set_row(row, _BLOCK_GAP)
        row = _write_blocks(sheet, blocks, row + 1, style)
    row = _write_signatures(sheet, content, row, style)
    sheet.set_row(row, _BLOCK_GAP)
    row += 1
    foot = style.formats.get(font_size=_SMALL, font_color=style.muted, text_wrap=True, valign="top")
    line = _Line((_Cell(_COLUMNS, content.foot, foot, _SMALL),))
    row = _write_line(sheet, 0, row, line, line.height())
    sheet.ignore_errors({"number_stored_as_text": f"A1:X{row}"})
    set_up_form(sheet, book, area=(0, 0, row - 1, _COLUMNS - 1))


class _Style:
    """The formats of a form, in the colours of everything written."""

    def __init__(self, formats: Formats, language: str) -> None:
        self.formats = formats
        self.language = language
        self.ink, self.muted, self.line = (f"#{each}" for each in (LIGHT.ink, LIGHT.muted, LIGHT.line))
        self.accent, self.on_accent, self.wash = (f"#{each}" for each in (LIGHT.accent, LIGHT.on_accent, LIGHT.wash))

    def heading(self) -> Any:
        """Return the format of a block's heading."""
        return self.formats.get(
            bold=True, font_size=11, font_color=self.accent, bottom=2, bottom_color=self.accent, valign="vcenter"
        )

    def label(self) -> Any:
        """Return the format of a fact's label."""
        return self.formats.get(
            font_size=_TEXT, font_color=self.muted, text_wrap=True, valign="vcenter", **self._below()
        )

    def fact(self) -> Any:
        """Return the format of what is said to a label."""
        return self.formats.get(font_size=_TEXT, font_color=self.ink, text_wrap=True, valign="vcenter", **self._below())

    def prose(self) -> Any:
        """Return the format of running text."""
        return self.formats.get(font_size=_PROSE, font_color=self.ink, text_wrap=True, valign="top")

    def column_head(self, column: Column) -> Any:
        """Return the format of a heading of a short table."""
        side = "right" if column.kind in RIGHT else "left"
        return self.formats.get(
            bold=True, font_size=_SMALL, font_color=self.muted, bg_color=self.wash, align=side, valign="vcenter",
            text_wrap=True, indent=1 if side == "right" else 0, bottom=1, bottom_color=self.line,
        )  # fmt: skip

    def cell(self, column: Column, *, total: bool = False) -> Any:
        """Return the format of a value of a short table."""
        more: dict[str, object] = {"bold": True, "bg_color": self.wash} if total else {}
        kind = "General" if column.kind is Kind.TEXT else number_format(column.kind, self.language)
        return self.formats.get(
            font_size=_TEXT, font_color=self.ink, text_wrap=True, valign="vcenter", num_format=kind,
            align="right" if column.kind in RIGHT else "left", indent=1 if column.kind in RIGHT else 0,
            **self._below(), **more,
        )  # fmt: skip

    def _below(self) -> dict[str, object]:
        return {"bottom": 1, "bottom_color": self.line}


def _write_head(sheet: Any, content: FormSheet, book: Book, style: _Style) -> int:
    """Write title, badge, stamp and key figures; return the row after them."""
    formats = style.formats
    badge_span = 6
    title = formats.get(bold=True, font_size=20, font_color=style.ink, valign="vcenter")
    badge = formats.get(
        bold=True, font_size=14, font_color=style.on_accent, bg_color=style.accent, align="center", valign="vcenter"
    )
    top = _Line((_Cell(_COLUMNS - badge_span, one_line(content.title), title), _Cell(badge_span, content.badge, badge)))
    row = _write_line(sheet, 0, 0, top, 34)
    below = formats.get(
        font_color=style.muted, font_size=11, valign="vcenter", bottom=2, bottom_color=style.accent, text_wrap=True
    )
    subtitle = _Line((_Cell(_COLUMNS, one_line(content.subtitle), below, 11),))
    row = _write_line(sheet, 0, row, subtitle, subtitle.height() + 4)
    mark = formats.get(bold=True, font_size=12, font_color=style.accent, align="center", valign="vcenter", border=1,
                       border_color=style.accent, text_wrap=True)  # fmt: skip
    for text in (content.stamp, f"{book.words.sample} · {book.words.sample_note}" if book.sample else None):
        if text:
            sheet.set_row(row, _BLOCK_GAP)
            row = _write_line(sheet, 0, row + 1, _Line((_Cell(_COLUMNS, one_line(text), mark, 12),)), 24)
    return _write_figures(sheet, content.figures, row, style) if content.figures else row


def _write_figures(sheet: Any, figures: Sequence[KeyFigure], row: int, style: _Style) -> int:
    sheet.set_row(row, _BLOCK_GAP)
    spans = _shares([1.0] * len(figures), _COLUMNS)
    values, labels = [], []
    for figure, span in zip(figures, spans, strict=True):
        edges: dict[str, object] = {"bg_color": style.wash, "left": 5, "left_color": style.on_accent, "align": "center"}
        colour = style.accent if figure.accent else style.ink
        kind = number_format(figure.kind, style.language)
        value = style.formats.get(bold=True, font_size=18, font_color=colour, valign="bottom", num_format=kind, **edges)
        label = style.formats.get(font_size=_SMALL, font_color=style.muted, valign="top", text_wrap=True, **edges)
        values.append(_Cell(span, figure.value, value, 18))
        labels.append(_Cell(span, one_line(figure.label), label, _SMALL))
    row = _write_line(sheet, 0, row + 1, _Line(tuple(values)), 28)
    below = _Line(tuple(labels))
    return _write_line(sheet, 0, row, below, below.height() + 2)


def _write_blocks(sheet: Any, blocks: Sequence[Facts | Ruled | Prose], row: int, style: _Style) -> int:
    """Write one block or two side by side, line by line, and return the row after the longer one."""
    spans = [_COLUMNS] if len(blocks) == 1 else [(_COLUMNS - _GAP) // 2, _COLUMNS - _GAP - (_COLUMNS - _GAP) // 2]
    sides: list[tuple[int, list[_Line]]] = []
    left = 0
    for block, span in zip(blocks, spans, strict=True):
        sides.append((left, list(_lines_of(block, span, style))))
        left += span + _GAP
    for at in range(max(len(written) for _, written in sides)):
        there = [(start, written[at]) for start, written in sides if at < len(written)]
        tall = max(line.height() for _, line in there)
        for start, line in there:
            _write_line(sheet, start, row, line, tall)
        row += 1
    return row


def _lines_of(block: Facts | Ruled | Prose, span: int, style: _Style) -> Iterator[_Line]:
    if block.heading:
        yield _Line((_Cell(span, one_line(block.heading), style.heading(), 11),), _HEADING)
    if isinstance(block, Prose):
        for paragraph in block.paragraphs:
            yield _Line((_Cell(span, cell_text(paragraph), style.prose(), _PROSE),))
        return
    if isinstance(block, Facts):
        labels = max(3, round(span * _LABELS * (1.0 if span < _COLUMNS else 0.6)))
        for label, value in block.pairs:
            fact = _Cell(span - labels, cell_text(value), style.fact())
            yield _Line((_Cell(labels, one_line(label), style.label()), fact))
        return
    columns = block.table.columns
    spans = _shares([column.width or 1.0 for column in columns], span)
    heads = [
        _Cell(wide, one_line(column.heading), style.column_head(column), _SMALL)
        for column, wide in zip(columns, spans, strict=True)
    ]
    yield _Line(tuple(heads))
    for values, total in (*((row, False) for row in block.table.rows), (block.table.total, True)):
        if values is not None:
            cells = zip(columns, spans, values, strict=True)
            yield _Line(
                tuple([_Cell(wide, _plain(value), style.cell(column, total=total)) for column, wide, value in cells])
            )
    if block.remark:
        note = style.formats.get(font_size=_SMALL, italic=True, font_color=style.muted, text_wrap=True, valign="top")
        yield _Line((_Cell(span, cell_text(block.remark), note, _SMALL),))


def _plain(value: Value) -> Value:
    return cell_text(value) if isinstance(value, str) else value


def _write_signatures(sheet: Any, content: FormSheet, row: int, style: _Style) -> int:
    if not content.signatures:
        return row
    sheet.set_row(row, _BLOCK_GAP)
    form = style.formats.get(font_size=_TEXT, align="center", valign="bottom", text_wrap=True, font_color=style.ink)
    spans = _shares([1.0] * len(content.signatures), _COLUMNS)
    cells = []
    for place, (signature, span) in enumerate(zip(content.signatures, spans, strict=True)):
        over = f"{one_line(content.place_date)}\n" if place == len(spans) - 1 else ""
        cells.append(_Cell(span, f"{over}{one_line(signature.role)}{_ROOM_TO_SIGN}{_signed(signature)}", form))
    line = _Line(tuple(cells))
    return _write_line(sheet, 0, row + 1, line, line.height())


def _signed(signature: Signature) -> str:
    name = one_line(signature.name or "") or _TO_FILL_IN
    return f"\n({name})\nNIP {one_line(signature.nip)}" if signature.nip else f"\n({name})"


def _write_line(sheet: Any, left: int, row: int, line: _Line, tall: float) -> int:
    """Write a line from the grid column ``left`` on and return the next row."""
    sheet.set_row(row, min(tall, 400.0))
    for cell in line.cells:
        last = left + cell.span - 1
        if cell.span > 1:
            sheet.merge_range(row, left, row, last, "", cell.form)
        if cell.value is None:
            sheet.write_blank(row, left, None, cell.form)
        elif isinstance(cell.value, str):
            sheet.write_string(row, left, cell.value, cell.form)
        elif isinstance(cell.value, dt.date):
            sheet.write_datetime(row, left, cell.value, cell.form)
        else:
            sheet.write_number(row, left, cell.value, cell.form)
        left = last + 1
    return row + 1


def _shares(weights: Sequence[float], whole: int) -> list[int]:
    """Divide grid columns by weight: all are given out, and each gets at least one."""
    reached, spans, given = 0.0, [], 0
    for place, weight in enumerate(weights):
        reached += weight
        end = round(whole * reached / sum(weights))
        end = min(max(end, given + 1), whole - (len(weights) - place - 1))
        spans.append(end - given)
        given = end
    return spans
