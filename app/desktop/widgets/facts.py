"""Names and values in two aligned columns, shown again and again with the same widgets; it knows the theme only."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Sequence
from tkinter import ttk

from app.desktop.theme import px
from app.desktop.widgets.controls import flowing, label

Rows = Sequence[tuple[str, str]]


class Facts(ttk.Frame):
    """Rows of a name and its value; ``first`` is the width of the names in logical units."""

    def __init__(self, parent: tk.Misc, *, side: str = "", first: int = 96) -> None:
        super().__init__(parent, style=f"{side}.TFrame" if side else "TFrame")
        self._side, self._first = side, first
        self._made: list[tuple[ttk.Label, ttk.Label]] = []
        self._shown = 0
        self.columnconfigure(0, minsize=px(first))
        self.columnconfigure(1, weight=1)

    def show(self, rows: Rows) -> None:
        """Show other rows."""
        for number, (name, value) in enumerate(rows):
            if number == len(self._made):
                self._made.append(
                    (
                        label(self, "", "SmallSoft", side=self._side, wrap=self._first - 8),
                        flowing(self, "", "Body", side=self._side),
                    )
                )
            first, second = self._made[number]
            first.configure(text=name)
            second.configure(text=value)
            if number >= self._shown:
                first.grid(row=number, column=0, sticky="nw", pady=px(3))
                second.grid(row=number, column=1, sticky="new", pady=(px(2), px(3)))
        for pair in self._made[len(rows) : self._shown]:
            for part in pair:
                part.grid_remove()
        self._shown = len(rows)


def facts(parent: tk.Misc, rows: Rows, *, side: str = "", first: int = 96) -> Facts:
    """Return names and values that stay as they are; pack them with ``fill="x"``."""
    made = Facts(parent, side=side, first=first)
    made.show(rows)
    return made
