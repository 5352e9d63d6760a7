"""The rail at the left: the brand, the pages, and settings and help at the foot; it folds to icons.

It knows the pages' names only.
"""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from tkinter import ttk
from typing import Any

from app.desktop.commands import key_words
from app.desktop.pages import ENTRIES, Entry, key_of
from app.desktop.theme import icon, px
from app.desktop.widgets.controls import frame, label, tooltip
from app.i18n import tr

_WIDE, _NARROW = 196, 60


class Rail(ttk.Frame):
    """The list of pages; ``on_choose`` hears the name of one, ``on_fold`` that it was folded or opened."""

    def __init__(self, parent: tk.Misc, on_choose: Callable[[str], object], *, folded: bool) -> None:
        super().__init__(parent, style="Side.TFrame")
        self.pack_propagate(False)
        self._on_choose = on_choose
        self._buttons: dict[str, tuple[Entry, ttk.Button, ttk.Frame]] = {}
        self._current = ""
        self.folded = folded
        brand = frame(self, "Side", padding=(px(18), px(18), px(8), px(14)))
        brand.pack(fill="x")
        ttk.Label(brand, image=icon("archive-fill", 20, "accent_ink"), style="Side.TLabel").pack(side="left")
        self._brand = label(brand, tr("Sidalu"), "Brand", side="Side")
        self._brand.pack(side="left", padx=(px(12), 0))
        for entry in ENTRIES:
            if not entry.foot:
                self._add(entry, "top")
        frame(self, "Side", height=px(10)).pack(side="bottom")
        for entry in reversed(ENTRIES):
            if entry.foot:
                self._add(entry, "bottom")
        # Tab goes down the rail as it is seen, whatever was made first.
        for _entry, button, _bar in (self._buttons[entry.name] for entry in ENTRIES):
            button.master.lift()
        self.fold(folded=folded)

    def fold(self, *, folded: bool) -> None:
        """Show icons only, or icons with words."""
        self.folded = folded
        self.configure(width=px(_NARROW if folded else _WIDE))
        for entry, button, _bar in self._buttons.values():
            button.configure(text="" if folded else f"  {entry.title()}", compound="image" if folded else "left")
        if folded:
            self._brand.pack_forget()
        else:
            self._brand.pack(side="left", padx=(px(12), 0))

    def mark(self, name: str) -> None:
        """Show which page is open."""
        for entry, button, bar in self._buttons.values():
            here = entry.name == name
            button.state(["selected" if here else "!selected"])
            button.configure(image=icon(entry.symbol, 18, "accent_ink" if here else "soft"))
            if here:
                bar.place(x=0, rely=0, relheight=1, width=px(3))
            else:
                bar.place_forget()
        self._current = name

    def invoke(self, name: str) -> None:
        """Press the button of a page."""
        self._buttons[name][1].invoke()

    def _add(self, entry: Entry, side: Any) -> None:
        row = frame(self, "Side", padding=(px(8), 0, px(8), 0))
        row.pack(side=side, fill="x", pady=(0, px(2)))
        made = ttk.Button(
            row,
            style="Railsoft.TButton" if entry.foot else "Rail.TButton",
            command=lambda: self._on_choose(entry.name),
        )
        made.pack(fill="x")
        made.bind("<space>", lambda _event: made.invoke())
        made.bind("<Up>", lambda _event: self._walk(entry, -1))
        made.bind("<Down>", lambda _event: self._walk(entry, 1))
        key = key_words(key_of(entry.name))
        tooltip(made, tr("{page} ({key})", page=entry.title(), key=key) if key else entry.title())
        self._buttons[entry.name] = (entry, made, ttk.Frame(row, style="Accentbar.TFrame"))

    def _walk(self, entry: Entry, by: int) -> None:
        names = [other.name for other in ENTRIES]
        at = names.index(entry.name) + by
        if 0 <= at < len(names):
            self._buttons[names[at]][1].focus_set()
