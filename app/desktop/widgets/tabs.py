"""Pages of one page behind words in a row; the word of the one that is open is underlined in the accent."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Sequence
from functools import partial
from tkinter import ttk

from app.desktop.theme import font, px
from app.desktop.widgets.controls import button, frame, line
from app.desktop.widgets.flow import Flow

#: What a word has beside it, and the gap to the next one, in logical units.
_ROOM = 22
_GAP = 2


class Tabs(ttk.Frame):
    """Tabs by name; left and right arrows go from one to the next. Where there is little room they stand closer."""

    def __init__(
        self, parent: tk.Misc, tabs: Sequence[tuple[str, str]], on_open: Callable[[str], object] | None = None
    ) -> None:
        super().__init__(parent)
        self.on_open = on_open
        self._head = Flow(self, gap=_GAP)
        self._head.bind("<Configure>", lambda _event: self._fit(), add="+")
        self._head.pack(fill="x")
        self._parts: dict[str, tuple[ttk.Button, ttk.Frame, ttk.Frame]] = {}
        self._boxes: dict[str, ttk.Frame] = {}
        self._left_out: set[str] = set()
        for name, title in tabs:
            box = frame(self._head)
            made = button(box, title, partial(self.open, name), "Tab")
            made.pack()
            bar = ttk.Frame(box, height=px(2))
            bar.pack(fill="x")
            made.bind("<Left>", partial(self._walk, name, -1))
            made.bind("<Right>", partial(self._walk, name, 1))
            self._parts[name] = (made, bar, frame(self))
            self._boxes[name] = box
        line(self).pack(fill="x")
        self.current = ""
        self.open(tabs[0][0])

    def page(self, name: str) -> ttk.Frame:
        """Return the frame behind a tab."""
        return self._parts[name][2]

    def rename(self, name: str, title: str) -> None:
        """Give a tab other words."""
        self._parts[name][0].configure(text=title)
        self._fit()
        self._head.lay()

    def offer(self, name: str, *, offered: bool) -> None:
        """Show a tab's word or leave it out, never the first's; an open one that is left out gives way to that."""
        (self._left_out.discard if offered else self._left_out.add)(name)
        self._head.leave_out(self._boxes[name], left_out=not offered)
        self._fit()
        if not offered and self.current == name:
            self.open(next(iter(self._parts)))

    def open(self, name: str) -> None:
        """Open a tab."""
        if name == self.current:
            return
        for other, (made, bar, page) in self._parts.items():
            here = other == name
            made.state(["selected" if here else "!selected"])
            bar.configure(style="Accentbar.TFrame" if here else "TFrame")
            if here:
                page.pack(fill="both", expand=True)
            else:
                page.pack_forget()
        self.current = name
        if self.on_open:
            self.on_open(name)

    def _fit(self) -> None:
        """Let the words stand closer where they would not all be in one line."""
        texts = [str(made.cget("text")) for name, (made, _, _) in self._parts.items() if name not in self._left_out]
        wanted = sum(font("").measure(text) + px(_ROOM + _GAP) for text in texts)
        style = "Tabclose.TButton" if 1 < self._head.winfo_width() < wanted else "Tab.TButton"
        for made, _, _ in self._parts.values():
            if str(made.cget("style")) != style:
                made.configure(style=style)

    def _walk(self, name: str, by: int, _event: object) -> None:
        names = [other for other in self._parts if other not in self._left_out]
        at = names.index(name) + by
        if 0 <= at < len(names):
            self.open(names[at])
            self._parts[names[at]][0].focus_set()
