"""The way from the whole down to the area at hand, each step of which leads back to it."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Sequence
from functools import partial
from tkinter import ttk

from app.desktop.pages.results.state import Crumb
from app.desktop.theme import icon, px
from app.desktop.widgets.controls import button, label
from app.desktop.widgets.flow import Flow


class Way(Flow):
    """Steps beside each other, the last one plain; ``on_back`` hears of the place of another that is pressed."""

    def __init__(self, parent: tk.Misc, on_back: Callable[[int], object]) -> None:
        super().__init__(parent, gap=2)
        self._on_back = on_back

    def show(self, steps: Sequence[Crumb], before: ttk.Frame) -> None:
        """Show the steps above a frame; where the whole is at hand there are none to show."""
        for child in self.winfo_children():
            child.destroy()
        self.pack_forget()
        if len(steps) < 2:
            return
        self.pack(fill="x", pady=(0, px(6)), before=before)
        for place, step in enumerate(steps[:-1]):
            button(self, step.name, partial(self._on_back, place), "Linkish")
            ttk.Label(self, image=icon("chevron-right", 11))
        label(self, steps[-1].name, "Strong", padding=(px(6), 0))
        self.lay()
