"""A sheet drawn as Excel shows it, with row numbers and letters; only the cells on screen are drawn.

What a cell means is told by a role, which has a colour of the theme; it knows nothing of files. Rows and columns that
say what the others are stay in sight.
"""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from contextlib import suppress
from tkinter import ttk
from typing import Any

from app.desktop import theme
from app.desktop.theme import colour, px
from app.desktop.widgets.controls import scrollbar
from app.desktop.widgets.hover import HoverNote
from app.desktop.widgets.sheet_ink import SheetInk, measure_columns
from app.desktop.widgets.sheet_source import LineMarks, OnLine, SheetSource
from app.desktop.widgets.sheet_view import SheetView
from importers.records import column_name

_SHIFT = 1
_ROW, _GUTTER = 28, 44


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
        self._view: SheetView | None = None
        self._marks: LineMarks | None = None
        self._on_cell = on_cell
        self._on_line = on_line
        self._cursor = (1, 1)
        #: What came first when the cursor was put on a cell before there was room; until somebody moves, each new size
        #: shows that cell from there.
        self._before: tuple[int, int] | None = None
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
        """The first row and column on screen that move, and row and column of the cursor."""
        view = self._view
        return (1, 1, *self._cursor) if view is None else (view.top, view.left, *self._cursor)

    @property
    def source(self) -> SheetSource | None:
        """What is drawn."""
        return None if self._view is None else self._view.source

    def return_to(self, spot: tuple[int, int, int, int]) -> None:
        """Stand where one stood before."""
        view = self._view
        if view is not None:
            most = (view.source.rows, view.source.columns)
            view.top, view.left = max(1, min(spot[0], most[0])), max(1, min(spot[1], most[1]))
            self._cursor = (max(1, min(spot[2], most[0])), max(1, min(spot[3], most[1])))
            self._before = None
            self.draw()
            if self._on_cell:
                self._on_cell(*self._cursor)

    def show(self, source: SheetSource | None, marks: LineMarks | None = None, *, keep: bool = False) -> None:
        """Draw another sheet from its beginning, or ``keep`` the place where the same one is looked at."""
        before, self._marks = self._view, marks
        if not keep:
            self._cursor = (1, 1)
        if source is None:
            self._view = None
            self.canvas.delete("all")
            return
        gutter = max(px(_GUTTER), theme.font("Small").measure(str(source.rows)) + px(18))
        same = keep and before is not None and len(before.widths) == source.columns
        # what stands in a sheet's cells is the same by whatever it was taken for
        widths = before.widths if same and before is not None else measure_columns(source)
        self._view = SheetView(source, widths, gutter, px(_ROW))
        if keep and before is not None:
            self._view.top, self._view.left = before.top, before.left
        self.draw()

    def go_to(self, row: int, column: int) -> None:
        """Put the cursor on a cell and bring it into sight, with some rows above it."""
        view = self._view
        if view is None:
            return
        row, column = max(1, min(row, view.source.rows)), max(1, min(column, view.source.columns))
        self._cursor = (row, column)
        # as long as there is no room it is not known what is in sight
        self._before = None if self.canvas.winfo_height() > 1 else self._before or (view.top, view.left)
        self._fit(view)
        view.reveal(row, column)
        self.draw()
        if self._on_cell:
            self._on_cell(row, column)

    def box(self, row: int, column: int) -> tuple[int, int, int, int] | None:
        """Return left, top, right and bottom of a cell on the canvas, None where it is out of sight."""
        return None if self._view is None else self._view.box(row, column)

    def on_wheel(self, steps: int) -> None:
        """Scroll three rows a step."""
        if self._view is not None:
            self._move(self._view.top + steps * 3, self._view.left)

    def draw(self) -> None:
        """Draw what is on screen."""
        view = self._view
        if view is not None:
            self._fit(view)
            SheetInk(self.canvas, view, self._marks, self._cursor).draw()
            self._set_bars(view)

    def _sized(self) -> None:
        view = self._view
        if view is not None and (view.width, view.height) == (self.canvas.winfo_width(), self.canvas.winfo_height()):
            return
        if view is not None and self._before is not None:
            view.top, view.left = self._before
            self._fit(view)
            view.reveal(*self._cursor)
        self.draw()

    def _fit(self, view: SheetView) -> None:
        view.width, view.height = self.canvas.winfo_width(), self.canvas.winfo_height()

    def _move(self, top: int, left: int) -> None:
        if self._view is not None and self._view.move(top, left):
            self._before = None
            self.draw()

    def _scroll_rows(self, what: str, amount: str, unit: str = "") -> None:
        view = self._view
        if view is not None:
            step = view.page() if unit.startswith("page") else 1
            top = round(float(amount) * view.source.rows) + 1 if what == "moveto" else view.top + int(amount) * step
            self._move(top, view.left)

    def _scroll_columns(self, what: str, amount: str, unit: str = "") -> None:
        view = self._view
        if view is not None:
            columns = view.source.columns
            self._move(view.top, round(float(amount) * columns) + 1 if what == "moveto" else view.left + int(amount))

    def _set_bars(self, view: SheetView) -> None:
        for bar, first, seen, of in zip(
            self._bars,
            (view.top, view.left),
            (view.page(), view.whole_columns()),
            (view.source.rows, view.source.columns),
            strict=True,
        ):
            bar.set((first - 1) / of, min(1.0, (first - 1 + seen) / of))
            if first == 1 and seen >= of:
                bar.grid_remove()
            else:
                bar.grid()

    def _bind(self) -> None:
        canvas = self.canvas
        canvas.bind("<Configure>", lambda _event: self._sized())
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
        canvas.bind("<Prior>", lambda _event: self._turn(-1))
        canvas.bind("<Next>", lambda _event: self._turn(1))

    def _step(self, down: int, right: int) -> str:
        self.go_to(self._cursor[0] + down, self._cursor[1] + right)
        return "break"

    def _turn(self, pages: int) -> str:
        """Go as many rows down as are seen, or up."""
        return self._step(0 if self._view is None else pages * self._view.page(), 0)

    def _ask(self, *, rows: bool) -> str | None:
        """Ask for the menu of the cursor's column or row, under its cell."""
        if self._on_line is None or self._view is None:
            return None
        row, column = self._cursor
        left, _top, _right, bottom = self._view.box(row, column) or (self._view.gutter, 0, 0, self._view.line)
        x, y = self.canvas.winfo_rootx() + left, self.canvas.winfo_rooty() + bottom
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
        return (0, 0) if self._view is None else self._view.place_at(across, down)
