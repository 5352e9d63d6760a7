"""Small parts beside each other that go on in the next line where the width ends; it knows the theme only."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Sequence
from tkinter import ttk

from app.desktop.theme import px


class Flow(ttk.Frame):
    """Lays its children from left to right and line under line, in the order they were made; its height follows.

    ``gap`` is the room between two of them in logical units.
    """

    def __init__(self, parent: tk.Misc, *, gap: int = 8) -> None:
        super().__init__(parent, height=1)
        self._gap = gap
        self._width = 0
        self._last: tk.Widget | None = None
        self._left_out: set[tk.Widget] = set()
        #: How wide each child was when it was laid.
        self._laid: dict[tk.Widget, int] = {}
        self._later: str | None = None
        self.bind("<Configure>", self._resized)

    def lay(self, *, last: tk.Widget | None = None) -> None:
        """Lay the children anew; call when there are others. ``last`` comes behind all of them."""
        self._last = last or self._last
        if not any(child.winfo_children() for child in self.winfo_children()):
            self._lay()
        elif self._later is None:
            # A frame knows the room it needs only once what is in it is laid out; a label or button knows at once.
            self._later = self.after_idle(self._lay)

    def _lay(self) -> None:
        self._later = None
        gap, x, y, tall = px(self._gap), 0, 0, 0
        line: list[tk.Widget] = []
        for child in self._children():
            if x and x + child.winfo_reqwidth() > self._width:
                self._center(line, y, tall)
                x, y, tall, line = 0, y + tall + px(4), 0, []
            if child not in self._laid:
                child.bind("<Configure>", self._changed, add="+")
            self._laid[child] = child.winfo_reqwidth()
            child.place(x=x, y=y)
            x += child.winfo_reqwidth() + gap
            tall = max(tall, child.winfo_reqheight())
            line.append(child)
        self._center(line, y, tall)
        self.configure(height=max(1, y + tall))

    def leave_out(self, child: tk.Widget, *, left_out: bool) -> None:
        """Take a child out of the line without an end to it, or back to its place."""
        if left_out == (child in self._left_out):
            return
        (self._left_out.add if left_out else self._left_out.discard)(child)
        child.place_forget()
        self.lay()

    @staticmethod
    def _center(line: Sequence[tk.Widget], y: int, tall: int) -> None:
        for child in line:
            child.place_configure(y=y + (tall - child.winfo_reqheight()) // 2)

    def _children(self) -> Sequence[tk.Widget]:
        children = [
            child for child in self.winfo_children() if isinstance(child, tk.Widget) and child not in self._left_out
        ]
        if self._last is not None:
            children.sort(key=lambda child: child is self._last)
            self._last.lift()
        return children

    def _changed(self, event: tk.Event[tk.Widget]) -> None:
        """Lay anew once a child came to be wider or narrower than it was, as with other words in it."""
        if self._later is None and event.width != self._laid.get(event.widget, event.width):
            self._later = self.after_idle(self._lay)

    def _resized(self, event: tk.Event[ttk.Frame]) -> None:
        if event.width != self._width:
            self._width = event.width
            self.lay()
