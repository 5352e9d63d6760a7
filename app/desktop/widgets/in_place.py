"""A field laid over one cell of a list: what stands there is edited where it stands; it knows the list only."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from tkinter import ttk
from typing import Any

from app.desktop.widgets.listing import Listing


class CellEditor:
    """An entry over the cell of the row under the cursor; Enter stores, Tab goes on, Escape leaves it as it was.

    ``on_store`` hears the text and how many columns to go on afterwards (1 by Tab, -1 by Shift+Tab, 0 by Enter).
    """

    def __init__(self, listing: Listing, column: str, text: str, on_store: Callable[[str, int], object]) -> None:
        self._listing, self._on_store = listing, on_store
        self._text = text
        self._done = False
        self.entry = ttk.Entry(listing.tree)
        self.entry.insert(0, text)
        self.entry.select_range(0, "end")
        box: Any = listing.cell_box(column)
        if not box:
            self._done = True
            self.entry.destroy()
            return
        x, y, width, height = box
        self.entry.place(x=x, y=y - 1, width=width, height=height + 2)
        for sequence, step in (("<Return>", 0), ("<KP_Enter>", 0), ("<Tab>", 1), ("<Shift-Tab>", -1)):
            self.entry.bind(sequence, lambda _event, step=step: self._store(step))  # type: ignore[misc]
        if self.entry.tk.call("tk", "windowingsystem") == "x11":
            self.entry.bind("<ISO_Left_Tab>", lambda _event: self._store(-1))
        self.entry.bind("<Escape>", self._left)
        self.entry.bind("<FocusOut>", self._left)
        self.entry.focus_set()

    @property
    def open(self) -> bool:
        """Tell whether the field is there."""
        return not self._done

    def close(self) -> None:
        """Take the field away."""
        if not self._done:
            self._done = True
            self.entry.destroy()

    def _store(self, step: int) -> str:
        text = self.entry.get().strip()
        self.close()
        self._listing.tree.focus_set()
        self._on_store(text, step)
        return "break"

    def _left(self, event: tk.Event[Any]) -> str:
        by_key = event.type is tk.EventType.KeyPress
        text = self.entry.get().strip() if not self._done else self._text
        self.close()
        if by_key:
            self._listing.tree.focus_set()
        elif text != self._text:
            # Who presses elsewhere means what was typed, as in a sheet.
            self._on_store(text, 0)
        return "break"
