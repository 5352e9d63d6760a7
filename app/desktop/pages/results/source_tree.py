"""The list of elections with their sources at the left of the results page, and the box that stands for it."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Sequence
from tkinter import ttk

from app.desktop.pages.results.state import group_words, source_words
from app.desktop.theme import icon, px
from app.desktop.widgets.controls import card, ring
from app.results.records import Listing


class SourceTree:
    """Elections with their sources as a tree in ``parent`` and as a box in ``beside``; one source is chosen.

    Each shows the same; the page shows the one it has room for.
    """

    def __init__(self, parent: tk.Misc, beside: tk.Misc, on_choose: Callable[[Listing], object]) -> None:
        self._on_choose = on_choose
        self._listed: Sequence[Listing] = ()
        self._chosen: Listing | None = None
        box = card(parent, 1)
        box.pack(fill="both", expand=True)
        self.tree = ttk.Treeview(box, style="Tree.Treeview", show="tree", selectmode="browse")
        self.tree.tag_configure("group", font="SidaluStrong")
        self.tree.pack(fill="both", expand=True, padx=(px(4), px(4)), pady=px(6))
        self.tree.bind("<<TreeviewSelect>>", self._selected)
        ring(box, self.tree)
        self.picker = ttk.Combobox(beside, state="readonly", width=36)
        self.picker.bind("<<ComboboxSelected>>", self._picked)

    def show(self, listed: Sequence[Listing], chosen: Listing | None) -> None:
        """Show the sources by their elections."""
        self._listed, self._chosen = listed, chosen
        tree = self.tree
        tree.delete(*tree.get_children())
        self.picker.configure(values=[f"{group_words(found, listed)} · {source_words(found)}" for found in listed])
        if chosen is not None:
            self.picker.current(listed.index(chosen))
        for position, listing in enumerate(listed):
            group = f"g{listing.election}/{listing.area}"
            if not tree.exists(group):
                tree.insert("", "end", iid=group, text=group_words(listing, listed), open=True, tags=("group",))
            mark = icon("award-fill", 13, "accent_ink") if listing.source.official else ""
            tree.insert(group, "end", iid=str(position), text=f" {source_words(listing)}", image=mark)
            if chosen is not None and chosen.source.id == listing.source.id:
                tree.selection_set(str(position))

    def _picked(self, _event: object) -> None:
        self.tree.selection_set(str(self.picker.current()))

    def _selected(self, _event: object) -> None:
        selected = self.tree.selection()
        if not selected:
            return
        if not selected[0].isdigit():
            # An election stands for the first of its sources.
            self.tree.selection_set(self.tree.get_children(selected[0])[:1])
            return
        listing = self._listed[int(selected[0])]
        if self._chosen is None or listing.source.id != self._chosen.source.id:
            self._on_choose(listing)
