"""Panes side by side whose widths can be dragged, folded away and remembered.

They know the theme only.
"""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from tkinter import ttk
from typing import Any

from app.desktop.theme import px


class Panes(ttk.Panedwindow):
    """Panes from left to right, one of which takes what is left; the others keep the width they are given."""

    def __init__(self, parent: tk.Misc, on_width: Callable[[str, int], object] | None = None) -> None:
        super().__init__(parent, orient="horizontal")
        self.configure(takefocus=False)
        self._on_width = on_width
        self._order: list[ttk.Frame] = []
        self._sides: dict[str, ttk.Frame] = {}
        self.bind("<ButtonRelease-1>", self._dragged)

    def side(self, name: str, width: int, *, style: str = "TFrame", padding: Any = 0) -> ttk.Frame:
        """Add a pane of a width in logical units and return it; it does not follow its content's width."""
        pane = ttk.Frame(self, style=style, width=px(width), padding=padding)
        pane.pack_propagate(False)
        pane.grid_propagate(False)
        self.add(pane, weight=0)
        self._order.append(pane)
        self._sides[name] = pane
        return pane

    def main(self) -> ttk.Frame:
        """Add the pane that takes what is left and return it."""
        pane = ttk.Frame(self)
        self.add(pane, weight=1)
        self._order.append(pane)
        return pane

    def fold(self, name: str, *, folded: bool) -> None:
        """Take a pane away, or bring it back to its place."""
        pane = self._sides[name]
        there = self._holds(pane)
        if folded and there:
            self.forget(pane)
        elif not folded and not there:
            before = [other for other in self._order[: self._order.index(pane)] if self._holds(other)]
            behind = len(before) < len([other for other in self._order if self._holds(other)])
            self.insert(len(before) if behind else "end", pane, weight=0)

    def _dragged(self, _event: object) -> None:
        if self._on_width is None:
            return
        factor = px(1000) / 1000
        for name, pane in self._sides.items():
            if self._holds(pane) and abs(pane.winfo_width() - int(str(pane.cget("width")))) > 2:
                pane.configure(width=pane.winfo_width())
                self._on_width(name, round(pane.winfo_width() / factor))

    def _holds(self, pane: ttk.Frame) -> bool:
        return str(pane) in [str(name) for name in self.tk.splitlist(self.tk.call(str(self), "panes"))]
