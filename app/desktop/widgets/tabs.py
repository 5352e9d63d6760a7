"""Pages of one page behind words in a row; the word of the one that is open is underlined in the accent."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Sequence
from functools import partial
from tkinter import ttk

from app.desktop.theme import px
from app.desktop.widgets.controls import button, frame, line


class Tabs(ttk.Frame):
    """Tabs by name; left and right arrows go from one to the next."""

    def __init__(
        self, parent: tk.Misc, tabs: Sequence[tuple[str, str]], on_open: Callable[[str], object] | None = None
    ) -> None:
        super().__init__(parent)
        self.on_open = on_open
        head = frame(self)
        head.pack(fill="x")
        self._parts: dict[str, tuple[ttk.Button, ttk.Frame, ttk.Frame]] = {}
        for name, title in tabs:
            box = frame(head)
            box.pack(side="left", padx=(0, px(6)))
            made = button(box, title, partial(self.open, name), "Tab")
            made.pack()
            bar = ttk.Frame(box, style="Accentbar.TFrame", height=px(2))
            made.bind("<Left>", partial(self._walk, name, -1))
            made.bind("<Right>", partial(self._walk, name, 1))
            self._parts[name] = (made, bar, frame(self))
        line(self).pack(fill="x")
        self.current = ""
        self.open(tabs[0][0])

    def page(self, name: str) -> ttk.Frame:
        """Return the frame behind a tab."""
        return self._parts[name][2]

    def rename(self, name: str, title: str) -> None:
        """Give a tab other words."""
        self._parts[name][0].configure(text=title)

    def open(self, name: str) -> None:
        """Open a tab."""
        if name == self.current:
            return
        for other, (made, bar, page) in self._parts.items():
            here = other == name
            made.state(["selected" if here else "!selected"])
            if here:
                bar.pack(fill="x")
                page.pack(fill="both", expand=True)
            else:
                bar.pack_forget()
                page.pack_forget()
        self.current = name
        if self.on_open:
            self.on_open(name)

    def _walk(self, name: str, by: int, _event: object) -> None:
        names = list(self._parts)
        at = names.index(name) + by
        if 0 <= at < len(names):
            self.open(names[at])
            self._parts[names[at]][0].focus_set()
