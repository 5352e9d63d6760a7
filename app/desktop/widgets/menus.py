"""A menu in the colours of the theme, with room around its entries; what is so now is marked in front."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable

from app.desktop.theme import colour, px

#: As wide as the mark, so that all entries begin at one edge.
_UNMARKED = "\u2003 "
_MARKED = "✓ "


class Menu(tk.Menu):
    """A menu that opens where it is told to."""

    def __init__(self, parent: tk.Misc) -> None:
        super().__init__(
            parent,
            tearoff=False,
            background=colour("ground"),
            foreground=colour("ink"),
            activebackground=colour("hover"),
            activeforeground=colour("ink"),
            disabledforeground=colour("soft"),
            relief="solid",
            borderwidth=1,
            activeborderwidth=px(3),
        )

    def clear(self) -> None:
        """Take all entries away."""
        for child in self.winfo_children():
            child.destroy()
        self.delete(0, "end")

    def heading(self, text: str) -> None:
        """Add a line that says what the menu is about."""
        self.add_command(label=f"{_UNMARKED}{text}", state="disabled")

    def entry(self, text: str, command: Callable[[], object], *, chosen: bool = False) -> None:
        """Add an entry; one that is ``chosen`` is marked."""
        self.add_command(label=f"{_MARKED if chosen else _UNMARKED}{text}", command=command)

    def inner(self, text: str, *, chosen: bool = False) -> Menu:
        """Add an entry that opens another menu, and return that."""
        made = Menu(self)
        self.add_cascade(label=f"{_MARKED if chosen else _UNMARKED}{text}", menu=made)
        return made
