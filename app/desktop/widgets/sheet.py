"""A sheet drawn as Excel shows it, with row numbers and letters; only the cells on screen are drawn.

What a cell means is told by a role, which has a colour of the theme; it knows nothing of files.
"""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Sequence
from contextlib import suppress
from tkinter import ttk
from typing import Any, Literal, Protocol

from app.desktop import theme
from app.desktop.theme import colour, px
from app.desktop.widgets.bars import cut
from app.desktop.widgets.controls import scrollbar
from app.desktop.widgets.hover import HoverNote
from app.desktop.widgets.sheet_fills import ROLES, draw_fills
from importers.records import column_name

_SHIFT = 1
_ROW = 28
_LEAST, _MOST = 56, 340
#: How many rows at the head, and how many of the rest, are looked at to find the widths of columns.
_LOOK = 60
#: How many columns are measured; those behind them, if any, are narrow.
_WIDE = 300


Anchor = Literal["center", "e"]


class SheetSource(Protocol):
    """What is drawn: rows and columns count from 1, as in Excel."""

    @property
    def rows(self) -> int:
        """The last row's number."""
        ...

    @property
    def columns(self) -> int:
        """The last column's number."""
        ...

    def text(self, row: int, column: int) -> str:
        """Return what stands in a cell, "" for nothing."""
        ...

    def role(self, row: int, column: int) -> str:
        """Return the role of a cell, "" for none."""
        ...

    def is_number(self, row: int, column: int) -> bool:
        """Tell whether a cell is set to the right."""
        ...


class LineMarks(Protocol):
    """What is told of whole columns and rows beside the roles of their cells."""

    def mark(self, line: str) -> str:
        """Return "said" for a column ("C") or row ("12") that a person labelled, "guess" for a guess, "" for others."""
        ...

    def guessed(self, row: int, column: int) -> bool:
        """Tell whether the role of a cell is a guess."""
        ...


#: A line of the sheet whose menu is asked for, by its letters or number, and where on the screen.
OnLine = Callable[[str, int, int], object]


class SheetGrid(ttk.Frame):
    """A sheet to look at: arrow keys and mouse move the cursor, ``on_cell`` hears where it stands.

    ``on_line`` hears that the menu of a column or row is asked for: by a click on its letter or number, a click with
    the right button on a cell (its row with Shift), Enter or the menu key (the row's with Shift). ``on_hover`` tells of
    a cell on which the pointer rests.
    """

    def __init__(
        self,
        parent: tk.Misc,
        *,
        on_cell: Callable[[int, int], object] | None = None,
        on_line: OnLine | None = None,
        on_hover: Callable[[int, int], str] | None = None,
    ) -> None:
        super().__init__(parent, style="TFrame")
        self._source: SheetSource | None = None
        self._marks: LineMarks | None = None
        self._on_cell = on_cell
        self._on_line = on_line
        self._top, self._left = 1, 1
        self._cursor = (1, 1)
        self._widths: list[int] = []
        self._gutter = px(44)
        self.canvas = tk.Canvas(
            self,
            background=colour("ground"),
            highlightthickness=1,
            highlightbackground=colour("line"),
            highlightcolor=colour("accent_ink"),
            takefocus=True,
            borderwidth=0,
        )
        self._bars = (scrollbar(self, self._scroll_rows), scrollbar(self, self._scroll_columns, upright=False))
        self.canvas.grid(row=0, column=0, sticky="nsew")
        self._bars[0].grid(row=0, column=1, sticky="ns")
        self._bars[1].grid(row=1, column=0, sticky="ew")
        self.columnconfigure(0, weight=1)
        self.rowconfigure(0, weight=1)
        self._bind()
        self.note: HoverNote | None = None
        if on_hover is not None:
            self.note = HoverNote(self.canvas, self.place_at, lambda at: on_hover(*at) if all(at) else "")

    @property
    def spot(self) -> tuple[int, int, int, int]:
        """The first row and column on screen, and row and column of the cursor."""
        return (self._top, self._left, *self._cursor)

    def return_to(self, spot: tuple[int, int, int, int]) -> None:
        """Stand where one stood before."""
        if self._source is not None:
            most = (self._source.rows, self._source.columns)
            self._top, self._left = max(1, min(spot[0], most[0])), max(1, min(spot[1], most[1]))
            self._cursor = (max(1, min(spot[2], most[0])), max(1, min(spot[3], most[1])))
            self.draw()
            if self._on_cell:
                self._on_cell(*self._cursor)

    def show(self, source: SheetSource | None, marks: LineMarks | None = None, *, keep: bool = False) -> None:
        """Draw another sheet from its beginning, or ``keep`` the place where the same one is looked at."""
        self._source, self._marks = source, marks
        if not keep:
            self._top, self._left, self._cursor = 1, 1, (1, 1)
        self._widths = self._measure(source) if source else []
        self._gutter = px(44) if source is None else max(px(44), theme.font("Small").measure(str(source.rows)) + px(18))
        self.draw()

    def go_to(self, row: int, column: int) -> None:
        """Put the cursor on a cell and bring it into sight, with some rows above it."""
        if self._source is None:
            return
        row, column = max(1, min(row, self._source.rows)), max(1, min(column, self._source.columns))
        self._cursor = (row, column)
        seen = self._rows_seen()
        if not self._top <= row < self._top + seen:
            self._top = max(1, min(row - seen // 3, self._source.rows - seen + 1))
        if column < self._left:
            self._left = column
        while self._left < column and self._right_of(column) > self.canvas.winfo_width():
            self._left += 1
        self.draw()
        if self._on_cell:
            self._on_cell(row, column)

    def on_wheel(self, steps: int) -> None:
        """Scroll three rows a step."""
        self._move(self._top + steps * 3, self._left)

    def draw(self) -> None:
        """Draw what is on screen."""
        self.canvas.delete("all")
        source = self._source
        if source is None:
            return
        height, seen = px(_ROW), self.canvas.winfo_width()
        rows = range(self._top, min(source.rows, self._top + self.canvas.winfo_height() // height) + 1)
        columns: list[tuple[int, int]] = []
        x = self._gutter
        while self._left + len(columns) <= source.columns and x < seen:
            columns.append((self._left + len(columns), x))
            x += self._widths[columns[-1][0] - 1]
        right = min(seen, x)
        marks = self._marks
        draw_fills(
            self.canvas,
            rows,
            [(column, x, x + self._widths[column - 1]) for column, x in columns],
            top=self._y(rows.start),
            height=height,
            role=source.role,
            guessed=marks.guessed if marks is not None else lambda _row, _column: False,
        )
        self._draw_frame(rows, columns, right)
        self._draw_texts(source, rows, columns, right)
        self._draw_cursor(rows, columns)
        self._set_bars(source)

    def _y(self, row: int) -> int:
        """Return where a row begins, below the letters."""
        return px(_ROW) * (1 + row - self._top)

    def _draw_texts(self, source: SheetSource, rows: range, columns: Sequence[tuple[int, int]], right: int) -> None:
        for column, x in columns:
            for row in rows:
                text = source.text(row, column).replace("\n", " ")
                if text:
                    self._draw_text(source, row, column, x, right, text)

    def _draw_text(self, source: SheetSource, row: int, column: int, x: int, right: int, text: str) -> None:
        """Write a cell's text; one that is too long goes on over empty cells beside it, as in Excel."""
        canvas, pad, width = self.canvas, px(8), self._widths[column - 1]
        middle = self._y(row) + px(_ROW) / 2
        face = "Strong" if source.role(row, column) in ("header", "total") else ""
        fontname = f"Sidalu{face}" if face else "TkDefaultFont"
        if source.is_number(row, column):
            shown = cut(text, width - 2 * pad, face)
            canvas.create_text(x + width - pad, middle, anchor="e", text=shown, font=fontname, fill=colour("ink"))
            return
        room, wanted, at = width, 0, column + 1
        if len(text) * px(9) > width - 2 * pad:
            wanted = theme.font(face).measure(text) + 2 * pad
        while room < wanted and at <= source.columns and x + room < right:
            if source.text(row, at) or source.role(row, at):
                break
            room += self._widths[at - 1]
            at += 1
        if room > width:
            top, end = self._y(row) + 1, min(x + min(room, wanted), right)
            ground = source.role(row, column)
            fill = colour(ROLES[ground]) if ground else colour("ground")
            canvas.create_rectangle(x + width, top, end, top + px(_ROW) - 2, width=0, fill=fill)
        shown = cut(text, room - 2 * pad, face) if wanted > room else text
        canvas.create_text(x + pad, middle, anchor="w", text=shown, font=fontname, fill=colour("ink"))

    def _draw_frame(self, rows: range, columns: Sequence[tuple[int, int]], right: int) -> None:
        """Draw the letters, the row numbers and the lines between cells."""
        canvas, line, soft, height = self.canvas, colour("line"), colour("soft"), px(_ROW)
        bottom = self._y(rows.stop)
        canvas.create_rectangle(0, 0, right, height, width=0, fill=colour("chrome"))
        canvas.create_rectangle(0, height, self._gutter, bottom, width=0, fill=colour("chrome"))
        for column, x in columns:
            width = self._widths[column - 1]
            letters = column_name(column)
            tone = colour("accent_ink") if column == self._cursor[1] else soft
            self._draw_name(letters, x + width / 2, height / 2, "center", tone)
            canvas.create_line(x, 0, x, bottom, fill=line)
            canvas.create_line(x + width, 0, x + width, bottom, fill=line)
        for row in rows:
            y = self._y(row)
            tone = colour("accent_ink") if row == self._cursor[0] else soft
            canvas.create_line(0, y, right, y, fill=line)
            self._draw_name(str(row), self._gutter - px(8), y + height / 2, "e", tone)
        canvas.create_line(0, bottom, right, bottom, fill=line)

    def _draw_name(self, line: str, x: float, y: float, anchor: Anchor, tone: str) -> None:
        """Write the letters of a column or the number of a row: strong where a person labelled it, with "?" a guess."""
        mark = "" if self._marks is None else self._marks.mark(line)
        text = f"{line} ?" if mark == "guess" else line
        face, fill = ("SidaluSmallStrong", colour("accent_ink")) if mark == "said" else ("SidaluSmall", tone)
        self.canvas.create_text(x, y, anchor=anchor, text=text, font=face, fill=fill)

    def _draw_cursor(self, rows: range, columns: Sequence[tuple[int, int]]) -> None:
        row, column = self._cursor
        x = dict(columns).get(column)
        if x is not None and row in rows:
            y, edge = self._y(row), colour("accent_ink")
            self.canvas.create_rectangle(x, y, x + self._widths[column - 1], y + px(_ROW), outline=edge, width=2)

    def _measure(self, source: SheetSource) -> list[int]:
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

    def _rows_seen(self) -> int:
        return max(1, (self.canvas.winfo_height() - px(_ROW)) // px(_ROW))

    def _right_of(self, column: int) -> int:
        return self._gutter + sum(self._widths[self._left - 1 : column])

    def _move(self, top: int, left: int) -> None:
        if self._source is None:
            return
        top = max(1, min(top, self._source.rows - self._rows_seen() + 1))
        left = max(1, min(left, self._source.columns))
        if (top, left) != (self._top, self._left):
            self._top, self._left = top, left
            self.draw()

    def _scroll_rows(self, what: str, amount: str, unit: str = "") -> None:
        rows = self._source.rows if self._source else 1
        step = self._rows_seen() if unit.startswith("page") else 1
        self._move(round(float(amount) * rows) + 1 if what == "moveto" else self._top + int(amount) * step, self._left)

    def _scroll_columns(self, what: str, amount: str, unit: str = "") -> None:
        columns = self._source.columns if self._source else 1
        self._move(self._top, round(float(amount) * columns) + 1 if what == "moveto" else self._left + int(amount))

    def _set_bars(self, source: SheetSource) -> None:
        seen = self._rows_seen()
        self._bars[0].set((self._top - 1) / source.rows, min(1.0, (self._top - 1 + seen) / source.rows))
        room, shown = self.canvas.winfo_width() - self._gutter, 0
        for width in self._widths[self._left - 1 :]:
            room -= width
            shown += room >= 0
        self._bars[1].set((self._left - 1) / source.columns, min(1.0, (self._left - 1 + shown) / source.columns))
        for bar, whole in zip(
            self._bars,
            (self._top == 1 and seen >= source.rows, self._left == 1 and shown >= source.columns),
            strict=True,
        ):
            if whole:
                bar.grid_remove()
            else:
                bar.grid()

    def _bind(self) -> None:
        canvas = self.canvas
        canvas.bind("<Configure>", lambda _event: self.draw())
        canvas.bind("<Button-1>", self._pressed)
        for button in ("<Button-2>", "<Button-3>"):
            canvas.bind(button, self._pressed_right)
        for key, rows in (("Return", False), ("Menu", False), ("App", False), ("Shift-Return", True)):
            with suppress(tk.TclError):  # not every system has each of these keys
                canvas.bind(f"<{key}>", lambda _event, rows=rows: self._ask(rows=rows))  # type: ignore[misc]
        with suppress(tk.TclError):
            canvas.bind("<Shift-Menu>", lambda _event: self._ask(rows=True))
        steps = {
            "Up": (-1, 0),
            "Down": (1, 0),
            "Left": (0, -1),
            "Right": (0, 1),
            "Home": (0, -(10**6)),
            "End": (0, 10**6),
            "Control-Home": (-(10**7), -(10**6)),
            "Control-End": (10**7, 0),
        }
        for key, (down, right) in steps.items():
            canvas.bind(f"<{key}>", lambda _event, d=down, r=right: self._step(d, r))  # type: ignore[misc]
        for key in ("Up", "Down", "Left", "Right"):
            # with Alt they are the page's own
            canvas.bind(f"<Alt-{key}>", lambda _event: None)
        canvas.bind("<Prior>", lambda _event: self._step(-self._rows_seen(), 0))
        canvas.bind("<Next>", lambda _event: self._step(self._rows_seen(), 0))

    def _step(self, down: int, right: int) -> str:
        self.go_to(self._cursor[0] + down, self._cursor[1] + right)
        return "break"

    def _ask(self, *, rows: bool) -> str | None:
        """Ask for the menu of the cursor's column or row, under its cell."""
        if self._on_line is None or self._source is None:
            return None
        row, column = self._cursor
        x = self.canvas.winfo_rootx() + self._right_of(column) - self._widths[column - 1]
        y = self.canvas.winfo_rooty() + self._y(row + 1)
        self._on_line(str(row) if rows else column_name(column), x, y)
        return "break"

    def _pressed(self, event: tk.Event[Any]) -> None:
        self.canvas.focus_set()
        row, column = self.place_at(event.x, event.y)
        if row and column:
            self.go_to(row, column)
        elif (row or column) and self._on_line is not None:
            self._on_line(str(row) if row else column_name(column), event.x_root, event.y_root)

    def _pressed_right(self, event: tk.Event[Any]) -> None:
        self.canvas.focus_set()
        row, column = self.place_at(event.x, event.y)
        if row and column:
            self.go_to(row, column)
        if self._on_line is not None and (row or column):
            by_row = not column or (bool(row) and bool(int(event.state) & _SHIFT))
            self._on_line(str(row) if by_row else column_name(column), event.x_root, event.y_root)

    def place_at(self, across: int, down: int) -> tuple[int, int]:
        """Return the row and column at a point; 0 for that of letters or numbers, and for what lies outside."""
        if self._source is None:
            return 0, 0
        row = 0 if down < px(_ROW) else self._top + (down - px(_ROW)) // px(_ROW)
        if across < self._gutter:
            return (row, 0) if row <= self._source.rows else (0, 0)
        x, column = self._gutter, self._left
        while column <= self._source.columns:
            x += self._widths[column - 1]
            if across < x:
                break
            column += 1
        inside = row <= self._source.rows and column <= self._source.columns
        return (row, column) if inside else (0, 0)
