"""A list in which one cell is chosen, by mouse or by the arrow keys, with a frame around it that is always seen.

It knows the theme and no data.
"""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Sequence
from typing import Any

from app.desktop.theme import colour, px
from app.desktop.widgets.listing import Column, Listing


class CellListing(Listing):
    """A list with a cell cursor: Left and Right go over the columns, the first of which names the rows.

    ``on_cell`` hears the row and the column of a cell that was pressed or entered; Enter or a double click on the first
    column opens the row (``on_open``), on any other cell tells ``on_show`` after ``on_cell``, if it is double.
    """

    def __init__(
        self,
        parent: tk.Misc,
        columns: Sequence[Column],
        *,
        on_cell: Callable[[int, str], object],
        on_show: Callable[[int, str], object] | None = None,
        on_choose: Callable[[int], object] | None = None,
        on_open: Callable[[int], object] | None = None,
    ) -> None:
        self._edges: list[tk.Frame] = []
        self._column = 0
        self._told_cell, self._on_show = on_cell, on_show
        super().__init__(parent, columns, on_choose=on_choose, on_open=on_open, wide=True)
        self._edges = [tk.Frame(self.tree, background=colour("accent_ink")) for _ in range(4)]
        self.tree.configure(xscrollcommand=self._scrolled_across)
        for key, by in (("Left", -1), ("Right", 1)):
            self.tree.bind(f"<{key}>", lambda _event, step=by: self._go_across(step))  # type: ignore[misc]
        self.tree.bind("<Control-Return>", self._shown_by_key)
        for sequence in ("<FocusIn>", "<FocusOut>"):
            self.tree.bind(sequence, lambda _event: self._frame_cell(), add="+")

    @property
    def cell(self) -> tuple[int, str] | None:
        """The row and the column of the chosen cell, None where no row is chosen."""
        return None if self.chosen is None else (self.chosen, self._columns[self._column].key)

    def choose_cell(self, position: int, key: str) -> None:
        """Put the cursor on a cell by its row's position and its column, and tell of it."""
        self._column = next((at for at, column in enumerate(self._columns) if column.key == key), 0)
        self.choose(position, tell=False)
        self._see_column()
        self._tell_cell()

    def _go_across(self, by: int) -> str:
        self._column = max(0, min(self._column + by, len(self._columns) - 1))
        if self._cursor < 0:
            self.choose(0)
        self._see_column()
        self._frame_cell()
        return "break"

    def _entered(self, event: object) -> str:
        if self._column:
            self._tell_cell()
            return "break"
        return super()._entered(event)

    def _pressed(self, event: tk.Event[Any]) -> str | None:
        if self.tree.identify_region(event.x, event.y) in ("heading", "separator"):
            return None
        self._column = self._column_at(event.x)
        answer = super()._pressed(event)
        if self._column and self.tree.identify_row(event.y):
            self._tell_cell()
        return answer

    def _double(self, event: tk.Event[Any]) -> str | None:
        if self.tree.identify_region(event.x, event.y) in ("heading", "separator"):
            return None
        return self._shown_by_key(event) if self._column else super()._double(event)

    def _shown_by_key(self, _event: object) -> str:
        cell = self.cell
        if cell is not None and self._column and self._on_show is not None:
            self._on_show(*cell)
        return "break"

    def _tell_cell(self) -> None:
        cell = self.cell
        if cell is not None and self._column:
            self._told_cell(*cell)

    def _column_at(self, x: int) -> int:
        name = self.tree.identify_column(x)
        key = str(self.tree.column(name, "id")) if name else ""
        return next((at for at, column in enumerate(self._columns) if column.key == key), 0)

    def _see_column(self) -> None:
        """Scroll sideways as far as it takes to see the chosen column whole."""
        widths = [int(self.tree.column(column.key, "width")) for column in self._columns]
        whole, seen = sum(widths), self.tree.winfo_width()
        left = sum(widths[: self._column])
        right = left + widths[self._column]
        first = self.tree.xview()[0] * whole
        if left < first or self._column == 0:
            self.tree.xview_moveto(left / whole)
        elif right > first + seen:
            self.tree.xview_moveto((right - seen) / whole)

    def _scrolled_across(self, first: float, last: float) -> None:
        if self.across is not None:
            self.across.set(first, last)
        self._frame_cell()

    def _fill(self) -> None:
        super()._fill()
        self._frame_cell()

    def _frame_cell(self) -> None:
        """Draw the frame around the chosen cell, or take it away where that is out of sight."""
        at = self._cursor - self._top
        box: Any = ""
        if self._edges and 0 <= at < self._slots:
            box = self.tree.bbox(str(at), self._columns[self._column].key)
        if not box:
            for edge in self._edges:
                edge.place_forget()
            return
        x, y, width, height = box
        thick = px(2)
        tone = colour("accent_ink") if self.instate(["focus"]) else colour("edge")
        sides = (
            (x, y, width, thick),
            (x, y + height - thick, width, thick),
            (x, y, thick, height),
            (x + width - thick, y, thick, height),
        )
        for edge, (left, top, wide, high) in zip(self._edges, sides, strict=True):
            edge.configure(background=tone)
            edge.place(x=left, y=top, width=wide, height=high)
