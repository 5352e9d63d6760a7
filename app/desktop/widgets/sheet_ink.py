"""Draws what of a sheet is in sight: fills, letters and numbers of lines, texts, and the cursor.

It keeps nothing; what is in sight is told by a view, and it knows no mouse and no keys.
"""

from __future__ import annotations

import tkinter as tk
from collections.abc import Sequence
from typing import Literal

from app.desktop import theme
from app.desktop.theme import colour, px
from app.desktop.widgets.bars import cut
from app.desktop.widgets.sheet_fills import ROLES, draw_fills
from app.desktop.widgets.sheet_source import LineMarks, SheetSource
from app.desktop.widgets.sheet_view import SheetView
from app.desktop.widgets.strokes import Strokes
from importers.records import column_name

Anchor = Literal["center", "e"]
#: A column in sight with where it begins.
Columns = Sequence[tuple[int, int]]

_LEAST, _MOST = 56, 340
#: How many rows at the head, and how many of the rest, are looked at to find the widths of columns.
_LOOK = 60
#: How many columns are measured; those behind them, if any, are narrow.
_WIDE = 300


class SheetInk:
    """One drawing of a view on a canvas, with the cursor on a cell."""

    def __init__(self, canvas: tk.Canvas, view: SheetView, marks: LineMarks | None, cursor: tuple[int, int]) -> None:
        self._view, self._marks, self._cursor = view, marks, cursor
        self._strokes = Strokes(canvas)
        self._rows, self._columns = view.rows(), view.columns()
        last, x = self._columns[-1] if self._columns else (0, view.gutter)
        self._right = min(view.width, x + (view.widths[last - 1] if last else 0))
        self._bottom = view.line * (1 + len(self._rows))

    def draw(self) -> None:
        """Draw all of it anew."""
        view, marks = self._view, self._marks
        draw_fills(
            self._strokes,
            self._rows,
            [(column, x, x + view.widths[column - 1]) for column, x in self._columns],
            top=view.line,
            height=view.line,
            role=view.source.role,
            guessed=marks.guessed if marks is not None else lambda _row, _column: False,
        )
        self._draw_frame()
        for place, (column, _x) in enumerate(self._columns):
            for at, row in enumerate(self._rows):
                text = view.source.text(row, column).replace("\n", " ")
                if text:
                    self._draw_text(row, view.line * (1 + at), place, text)
        self._draw_edges()
        self._draw_cursor()
        self._strokes.draw()

    def _draw_text(self, row: int, top: int, place: int, text: str) -> None:
        """Write a cell's text; one that is too long goes on over empty cells beside it, as in Excel."""
        strokes, source, pad, line = self._strokes, self._view.source, px(8), self._view.line
        column, x = self._columns[place]
        width, middle = self._view.widths[column - 1], top + line / 2
        face = "Strong" if source.role(row, column) in ("header", "total") else ""
        fontname = f"Sidalu{face}" if face else "TkDefaultFont"
        if source.is_number(row, column):
            # A digit is never wider than that: most numbers need no measuring.
            shown = text if len(text) * px(9) <= width - 2 * pad else cut(text, width - 2 * pad, face)
            strokes.create_text(x + width - pad, middle, anchor="e", text=shown, font=fontname, fill=colour("ink"))
            return
        wanted = theme.font(face).measure(text) + 2 * pad if len(text) * px(9) > width - 2 * pad else 0
        room = self._room(row, place, wanted)
        if room > width:
            end = min(x + min(room, wanted), self._right)
            ground = source.role(row, column)
            fill = colour(ROLES[ground]) if ground else colour("ground")
            strokes.create_rectangle(x + width, top + 1, end, top + line - 1, width=0, fill=fill)
        shown = cut(text, room - 2 * pad, face) if wanted > room else text
        strokes.create_text(x + pad, middle, anchor="w", text=shown, font=fontname, fill=colour("ink"))

    def _room(self, row: int, place: int, wanted: int) -> int:
        """Return how wide a text may be: its column, and empty ones that follow it as far as they are wanted."""
        source, widths = self._view.source, self._view.widths
        column, _x = self._columns[place]
        room = widths[column - 1]
        for after, (beside, at) in enumerate(self._columns[place + 1 :], start=1):
            taken = source.text(row, beside) or source.role(row, beside)
            if room >= wanted or beside != column + after or at >= self._right or taken:
                break
            room += widths[beside - 1]
        return room

    def _draw_frame(self) -> None:
        """Draw the letters, the row numbers and the lines between cells."""
        strokes, line, soft, height = self._strokes, colour("line"), colour("soft"), self._view.line
        gutter, right, bottom = self._view.gutter, self._right, self._bottom
        strokes.create_rectangle(0, 0, right, height, width=0, fill=colour("chrome"))
        strokes.create_rectangle(0, height, gutter, bottom, width=0, fill=colour("chrome"))
        for column, x in self._columns:
            width = self._view.widths[column - 1]
            tone = colour("accent_ink") if column == self._cursor[1] else soft
            self._draw_name(column_name(column), x + width / 2, height / 2, "center", tone)
            strokes.create_line(x, 0, x, bottom, fill=line)
            strokes.create_line(x + width, 0, x + width, bottom, fill=line)
        for at, row in enumerate(self._rows, start=1):
            y = height * at
            tone = colour("accent_ink") if row == self._cursor[0] else soft
            strokes.create_line(0, y, right, y, fill=line)
            self._draw_name(str(row), gutter - px(8), y + height / 2, "e", tone)
        strokes.create_line(0, bottom, right, bottom, fill=line)

    def _draw_name(self, line: str, x: float, y: float, anchor: Anchor, tone: str) -> None:
        """Write the letters of a column or the number of a row: strong where a person labelled it, with "?" a guess."""
        mark = "" if self._marks is None else self._marks.mark(line)
        text = f"{line} ?" if mark == "guess" else line
        face, fill = ("SidaluSmallStrong", colour("accent_ink")) if mark == "said" else ("SidaluSmall", tone)
        self._strokes.create_text(x, y, anchor=anchor, text=text, font=face, fill=fill)

    def _draw_edges(self) -> None:
        """Draw where lines that stay in sight end and others begin that do not follow them."""
        tone, line = colour("soft"), self._view.line
        for at, (row, after) in enumerate(zip(self._rows, self._rows[1:], strict=False), start=2):
            if after != row + 1:
                self._strokes.create_line(0, line * at, self._right, line * at, fill=tone, width=2)
        for (column, _), (after, x) in zip(self._columns, self._columns[1:], strict=False):
            if after != column + 1:
                self._strokes.create_line(x, 0, x, self._bottom, fill=tone, width=2)

    def _draw_cursor(self) -> None:
        box = self._view.box(*self._cursor)
        if box is not None:
            self._strokes.create_rectangle(*box, outline=colour("accent_ink"), width=2)


def measure_columns(source: SheetSource) -> list[int]:
    """Find widths from the first rows and some of all the others: the whole sheet may be long."""
    measure = theme.font("Strong").measure
    first = min(source.rows, _LOOK)
    rows = [
        *range(1, first + 1),
        *range(first + 1, source.rows + 1, max(1, (source.rows - first) // _LOOK)),
        source.rows,
    ]
    looked = min(source.columns, _WIDE)
    longest = [""] * source.columns
    for row in rows:
        texts = [source.text(row, column) for column in range(1, looked + 1)]
        # A line that stands alone in its row is a title: it goes on over the empty cells beside it.
        if source.columns == 1 or sum(map(bool, texts)) > 1:
            longest[:looked] = [max(pair, key=len) for pair in zip(longest, texts, strict=False)]
    return [max(px(_LEAST), min(px(_MOST), measure(text[:120]) + px(18))) for text in longest]
