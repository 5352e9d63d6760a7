"""The picture of a grid to type numbers into: where its parts lie, and how they are drawn.

It knows the theme only; what is typed and moved is the business of `app.desktop.widgets.entry_grid`.
"""

from __future__ import annotations

import tkinter as tk
from typing import Any, Protocol

from app.desktop import theme
from app.desktop.theme import colour, px
from app.desktop.widgets.bars import cut

Place = tuple[int, int]

_ROW = 30
_COLUMN = 104
_LINES = 3


class EntrySource(Protocol):
    """What is typed into; rows and columns count from 0. The last row is apart from the others: totals on the paper."""

    @property
    def rows(self) -> int:
        """How many rows can be typed into, the last one included."""
        ...

    @property
    def columns(self) -> int:
        """How many columns there are."""
        ...

    def row_name(self, row: int) -> str:
        """Return what stands at the left of a row."""
        ...

    def row_group(self, row: int) -> str:
        """Return what a row lies in, "" for nothing worth saying."""
        ...

    def heading(self, column: int) -> str:
        """Return what stands above a column."""
        ...

    def role(self, column: int) -> str:
        """Return what a column is for: a colour of the theme for its heading."""
        ...

    def text(self, row: int, column: int) -> str:
        """Return what stands in a cell."""
        ...

    def raw(self, row: int, column: int) -> str:
        """Return what was typed into a cell, to be changed."""
        ...

    def state(self, row: int, column: int) -> str:
        """Return "bad" for what is no number, "fault" for a cell a check leads to, else ""."""
        ...

    def sum_text(self, column: int) -> str:
        """Return what the rows add up to."""
        ...


class GridPicture:
    """Headings, names, the cells on screen, and at the foot the sums and the last row; places count from 0."""

    def __init__(self, canvas: tk.Canvas, sum_name: str) -> None:
        self.canvas = canvas
        self._sum_name = sum_name
        #: The first row and column in sight.
        self.top, self.left = 0, 0
        self.head = px(_ROW)
        self.names = px(160)

    def measure(self, source: EntrySource) -> None:
        """Find the room that headings and names need."""
        small = theme.font("SmallStrong")
        lines = max((_lines(source.heading(at), small) for at in range(source.columns)), default=1)
        self.head = px(14) + min(_LINES, lines) * small.metrics("linespace")
        told = [(source.row_name(row), source.row_group(row)) for row in range(source.rows)]
        strong, soft = theme.font("").measure, theme.font("Small").measure
        widest = max((strong(name) + soft(group) for name, group in (*told, (self._sum_name, ""))), default=0)
        self.names = max(px(120), min(px(320), widest + px(36)))

    def x(self, column: int) -> int:
        """Return where a column begins."""
        return self.names + px(_COLUMN) * (column - self.left)

    def y(self, source: EntrySource, row: int) -> int:
        """Return where a row begins; the last one stands at the foot."""
        if row == source.rows - 1:
            return self.canvas.winfo_height() - px(_ROW)
        return self.head + px(_ROW) * (row - self.top)

    @property
    def size(self) -> tuple[int, int]:
        """The width and height of a cell."""
        return px(_COLUMN), px(_ROW)

    @property
    def rows_seen(self) -> int:
        """How many rows there is room for between headings and foot."""
        return max(1, (self.canvas.winfo_height() - self.head - 2 * px(_ROW)) // px(_ROW))

    @property
    def columns_seen(self) -> int:
        """How many columns there is room for."""
        return max(1, (self.canvas.winfo_width() - self.names) // px(_COLUMN))

    def cell_at(self, source: EntrySource, x: int, y: int) -> Place | None:
        """Return the cell at a point, None for headings, names and sums."""
        foot = self.canvas.winfo_height() - 2 * px(_ROW)
        column = self.left + (x - self.names) // px(_COLUMN)
        if y < self.head or x < self.names or column >= source.columns or foot <= y < foot + px(_ROW):
            return None
        if y >= foot:
            return source.rows - 1, column
        return min(source.rows - 2, self.top + (y - self.head) // px(_ROW)), column

    def see(self, source: EntrySource, row: int, column: int) -> None:
        """Scroll as far as a cell needs to be in sight."""
        if row < source.rows - 1:
            self.top = min(max(self.top, row - self.rows_seen + 1), row)
        self.left = min(max(self.left, column - self.columns_seen + 1), column)

    def scroll(self, source: EntrySource, top: int, left: int) -> bool:
        """Scroll to a row and a column as far as there are some, and tell whether that moved anything."""
        top = max(0, min(top, source.rows - 1 - self.rows_seen))
        left = max(0, min(left, source.columns - self.columns_seen))
        moved = (top, left) != (self.top, self.left)
        self.top, self.left = top, left
        return moved

    def draw(self, source: EntrySource, cursor: Place, anchor: Place) -> None:
        """Draw what is in sight; the chosen rectangle reaches from ``anchor`` to the cursor."""
        canvas = self.canvas
        canvas.delete("all")
        width, height = canvas.winfo_width(), canvas.winfo_height()
        rows = list(range(self.top, min(source.rows - 1, self.top + self.rows_seen + 1)))
        columns = list(range(self.left, min(source.columns, self.left + self.columns_seen + 1)))
        foot = height - 2 * px(_ROW)
        right = min(width, self.x(columns[-1]) + px(_COLUMN)) if columns else self.names
        for row in rows:
            self._draw_row(source, row, columns, right, here=row == cursor[0])
        canvas.create_rectangle(0, foot, width, height, width=0, fill=colour("ground"))
        self._draw_sums(source, columns, foot, right)
        self._draw_row(source, source.rows - 1, columns, right, here=cursor[0] == source.rows - 1)
        canvas.create_line(0, foot, right, foot, fill=colour("edge"), width=2)
        self._draw_head(source, columns, right, cursor[1])
        self._draw_choice(source, {*rows, source.rows - 1}, columns, cursor, anchor)

    def _draw_row(self, source: EntrySource, row: int, columns: list[int], right: int, *, here: bool) -> None:
        canvas, height, y = self.canvas, px(_ROW), self.y(source, row)
        last = row == source.rows - 1
        ground = colour("sheet_total" if last else "chrome")
        canvas.create_rectangle(0, y, self.names, y + height, width=0, fill=ground)
        self._draw_name(source, row, y, strong=last or here, here=here)
        for column in columns:
            x = self.x(column)
            state = source.state(row, column)
            fill = colour("sheet_problem") if state else ground if last else ""
            if fill:
                canvas.create_rectangle(x, y, x + px(_COLUMN), y + height, width=0, fill=fill)
            text = source.text(row, column)
            if text:
                tone = colour("alert" if state == "bad" else "ink")
                shown = cut(text, px(_COLUMN) - 2 * px(8))
                canvas.create_text(
                    x + px(_COLUMN) - px(8), y + height / 2, anchor="e", text=shown, font="TkDefaultFont", fill=tone
                )
            canvas.create_line(x + px(_COLUMN), y, x + px(_COLUMN), y + height, fill=colour("line"))
        canvas.create_line(0, y + height, right, y + height, fill=colour("line"))
        canvas.create_line(self.names, y, self.names, y + height, fill=colour("edge"))

    def _draw_name(self, source: EntrySource, row: int, y: int, *, strong: bool, here: bool) -> None:
        """Write what a row is called, and at the right what it lies in."""
        canvas, height, pad = self.canvas, px(_ROW), px(10)
        name, group = source.row_name(row), source.row_group(row)
        room = self.names - 2 * pad
        if group:
            shown = cut(group, max(px(40), room - theme.font("").measure(name) - px(8)), "Small")
            canvas.create_text(
                self.names - pad, y + height / 2, anchor="e", text=shown, font="SidaluSmall", fill=colour("soft")
            )
        face = "SidaluStrong" if strong else "TkDefaultFont"
        tone = colour("accent_ink" if here else "ink")
        shown = cut(name, room, "Strong" if strong else "")
        canvas.create_text(pad, y + height / 2, anchor="w", text=shown, font=face, fill=tone)

    def _draw_sums(self, source: EntrySource, columns: list[int], y: int, right: int) -> None:
        canvas, middle = self.canvas, y + px(_ROW) / 2
        canvas.create_rectangle(0, y, right, y + px(_ROW), width=0, fill=colour("chrome"))
        canvas.create_text(
            px(10), middle, anchor="w", text=self._sum_name, font="SidaluSmallStrong", fill=colour("soft")
        )
        for column in columns:
            canvas.create_text(
                self.x(column) + px(_COLUMN) - px(8),
                middle,
                anchor="e",
                text=source.sum_text(column),
                font="SidaluStrong",
                fill=colour("soft"),
            )
        canvas.create_line(0, y + px(_ROW), right, y + px(_ROW), fill=colour("line"))
        canvas.create_line(self.names, y, self.names, y + px(_ROW), fill=colour("edge"))

    def _draw_head(self, source: EntrySource, columns: list[int], right: int, chosen: int) -> None:
        canvas = self.canvas
        canvas.create_rectangle(0, 0, right, self.head, width=0, fill=colour("sheet_header"))
        for column in columns:
            x = self.x(column)
            canvas.create_rectangle(x, 0, x + px(_COLUMN), self.head, width=0, fill=colour(source.role(column)))
            canvas.create_text(
                x + px(_COLUMN) / 2,
                self.head / 2,
                text=source.heading(column),
                width=px(_COLUMN) - px(12),
                justify="center",
                font="SidaluSmallStrong",
                fill=colour("accent_ink" if column == chosen else "ink"),
            )
            canvas.create_line(x + px(_COLUMN), 0, x + px(_COLUMN), self.head, fill=colour("line"))
        canvas.create_line(0, self.head, right, self.head, fill=colour("edge"))
        canvas.create_line(self.names, 0, self.names, self.head, fill=colour("edge"))

    def _draw_choice(
        self, source: EntrySource, rows: set[int], columns: list[int], cursor: Place, anchor: Place
    ) -> None:
        """Draw the cursor, and the rectangle of the chosen cells where there is more than one."""
        edge, (wide, high) = colour("accent_ink"), self.size
        if cursor != anchor:
            for row in range(min(cursor[0], anchor[0]), max(cursor[0], anchor[0]) + 1):
                for column in range(min(cursor[1], anchor[1]), max(cursor[1], anchor[1]) + 1):
                    if row in rows and column in columns:
                        x, y = self.x(column) + 1, self.y(source, row) + 1
                        self.canvas.create_rectangle(x, y, x + wide - 2, y + high - 2, outline=edge, dash=(2, 2))
        if cursor[0] in rows and cursor[1] in columns:
            x, y = self.x(cursor[1]), self.y(source, cursor[0])
            self.canvas.create_rectangle(x, y, x + wide, y + high, outline=edge, width=2)


def _lines(text: str, font: Any) -> int:
    """Return over how many lines a heading runs, word by word."""
    room, lines, used = px(_COLUMN) - px(12), 1, 0
    for word in text.split():
        wide = font.measure(f"{word} ")
        if used and used + wide > room:
            lines, used = lines + 1, 0
        used += wide
    return lines
