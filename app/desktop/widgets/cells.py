"""A list in which one cell is chosen, by mouse or by the arrow keys, with a frame around it that is always seen.

It knows the theme and no data.
"""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from app.desktop.theme import colour, font, px
from app.desktop.widgets.listing import Column, Listing

#: How many texts are measured to find how wide a column is to be, and what a cell has beside its text.
_MEASURED, _BESIDE = 24, 18


def room_for(texts: Iterable[str], least: int, most: int) -> int:
    """Return the width in logical units that the longest of ``texts`` need in a column, within ``least`` and ``most``.

    Only the longest by letters are measured: a list may have thousands.
    """
    longest = sorted(set(texts), key=len)[-_MEASURED:]
    wide = max((font("").measure(text) for text in longest), default=0)
    return max(least, min(most, round(wide * 1000 / px(1000)) + _BESIDE))


class CellListing(Listing):
    """A list with a cell cursor: Left and Right go over the columns, the first of which names the rows and stays.

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
        # Not pixel by pixel but column by column, behind the first: so its names are always seen.
        self._left = 1
        if self.across is not None:
            self.across.configure(command=self._scroll_across)
            self.tree.configure(xscrollcommand="")
        for key, by in (("Left", -1), ("Right", 1)):
            self.tree.bind(f"<{key}>", lambda _event, step=by: self._go_across(step))  # type: ignore[misc]
        self.tree.bind("<Control-Return>", self._shown_by_key)
        for sequence in ("<FocusIn>", "<FocusOut>"):
            self.tree.bind(sequence, lambda _event: self._frame_cell(), add="+")

    @property
    def cell(self) -> tuple[int, str] | None:
        """The row and the column of the chosen cell, None where no row is chosen."""
        return None if self.chosen is None else (self.chosen, self.column)

    @property
    def column(self) -> str:
        """The column of the cursor, whether a row is chosen or not."""
        return self._columns[self._column].key

    def choose_cell(self, position: int, key: str, *, tell: bool = True) -> None:
        """Put the cursor on a cell by its row's position and its column, and tell of it."""
        self._column = next((at for at, column in enumerate(self._columns) if column.key == key), 0)
        self.choose(position, tell=False)
        self._see_column()
        if tell:
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

    def _pressed(self, event: tk.Event[Any], pick: Callable[[int], object] | None = None) -> str | None:
        if self.tree.identify_region(event.x, event.y) in ("heading", "separator"):
            return None
        self._column = self._column_at(event.x)
        answer = super()._pressed(event, pick)
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
        if self._column == 0:
            return
        left = min(self._left, self._column)
        while left < self._column and not self._fits(left, self._column):
            left += 1
        self._go_to_column(left)

    def _fits(self, left: int, last: int) -> bool:
        """Tell whether the columns from ``left`` to ``last`` are seen whole beside the first."""
        widths = [int(self.tree.column(column.key, "width")) for column in self._columns]
        return widths[0] + sum(widths[left : last + 1]) <= self.tree.winfo_width()

    def _last_left(self) -> int:
        """Return the column to begin with so that the last one is seen."""
        last = len(self._columns) - 1
        return next((left for left in range(1, last) if self._fits(left, last)), max(1, last))

    def _go_to_column(self, left: int) -> None:
        self._left = max(1, min(left, self._last_left()))
        keys = [column.key for column in self._columns]
        self.tree.configure(displaycolumns=(keys[0], *keys[self._left :]))
        self._set_across()
        self._frame_cell()

    def _scroll_across(self, what: str, amount: str, _unit: str = "") -> None:
        others = len(self._columns) - 1
        self._go_to_column(round(float(amount) * others) + 1 if what == "moveto" else self._left + int(amount))

    def _set_across(self) -> None:
        """Show by the bar which of the columns are seen; it goes away where all of them are."""
        if self.across is None:
            return
        others = max(1, len(self._columns) - 1)
        seen = sum(self._fits(self._left, last) for last in range(self._left, len(self._columns)))
        if self._left == 1 and seen >= others:
            self.across.pack_forget()
        elif not self.across.winfo_manager():
            self.across.pack(side="bottom", fill="x", before=self.tree)
        self.across.set((self._left - 1) / others, min(1.0, (self._left - 1 + max(1, seen)) / others))

    def _refill(self) -> None:
        self._go_to_column(self._left)
        super()._refill()

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
