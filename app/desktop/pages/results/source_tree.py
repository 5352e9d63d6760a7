"""The list of elections with their sources at the left of the results page, and the box that stands for it."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Hashable, Sequence
from tkinter import ttk

from app.desktop import words
from app.desktop.pages.results.state import group_words, source_words
from app.desktop.theme import font, icon, px
from app.desktop.widgets.bars import cut
from app.desktop.widgets.controls import card, ring
from app.desktop.widgets.hover import HoverNote
from app.results.records import Listing

#: How many figures wide the box is at least and at most.
_NARROW, _WIDE = 24, 44
#: What the rail, the heading of the page and its button need beside it, in logical units.
_HEADING = 440


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
        self.tree.bind("<Configure>", self._fit, add="+")
        #: What the rows of elections and areas say in full.
        self._full: dict[str, str] = {}
        self._hover = HoverNote(self.tree, lambda _x, y: self.tree.identify_row(y), self._told)
        ring(box, self.tree)
        self.picker = ttk.Combobox(beside, state="readonly", width=_NARROW)
        self.picker.bind("<<ComboboxSelected>>", self._picked)

    def show(self, listed: Sequence[Listing], chosen: Listing | None) -> None:
        """Show the sources by their elections."""
        self._listed, self._chosen = listed, chosen
        tree = self.tree
        self._full.clear()
        tree.delete(*tree.get_children())
        self._offer([(group_words(found, listed), f" · {source_words(found)}") for found in listed])
        if chosen is not None:
            self.picker.current(listed.index(chosen))
        for position, listing in enumerate(listed):
            group = self._group(listing)
            mark = icon("award-fill", 13, "accent_ink") if listing.source.official else ""
            tree.insert(group, "end", iid=str(position), text=f" {source_words(listing)}", image=mark)
            if chosen is not None and chosen.source.id == listing.source.id:
                tree.selection_set(str(position))
        self._fit()

    def _offer(self, texts: Sequence[tuple[str, str]]) -> None:
        """Offer sources in a box as wide as they need, as long as the page's heading keeps its place beside it.

        Where that is less, the election is cut short and not the source.
        """
        measure = font("").measure
        letter = measure("0")
        wanted = max((measure(group + source) for group, source in texts), default=0) // letter + 2
        room = (self.picker.winfo_toplevel().winfo_width() - px(_HEADING)) // letter
        width = max(_NARROW, min(wanted, room, _WIDE))
        left = (width - 2) * letter
        values = [cut(group, max(measure("…"), left - measure(source))) + source for group, source in texts]
        self.picker.configure(width=width, values=values)

    def _group(self, listing: Listing) -> str:
        """Return the row that a source hangs on: its election, and under that its area where there are several."""
        rows: list[tuple[str, str, tuple[str, ...]]] = [
            (f"g{listing.election}", words.election_short(str(listing.election)), ("group",))
        ]
        if len({(line.area_code, line.area) for line in self._listed}) > 1:
            rows.append((f"g{listing.election}/{listing.area_code}/{listing.area}", listing.area, ()))
        above = ""
        for row, text, tags in rows:
            self._full[row] = text
            if not self.tree.exists(row):
                self.tree.insert(above, "end", iid=row, text=text, open=True, tags=tags)
            above = row
        return above

    def _fit(self, _event: object = None) -> None:
        """Cut names that are wider than the tree with an ellipsis; the pointer resting there shows them whole."""
        room = self.tree.winfo_width()
        for row, text in self._full.items():
            deep = 2 if "/" in row else 1
            fitted = cut(text, room - px(20 * deep + 10), "Strong" if deep == 1 else "")
            if self.tree.exists(row) and self.tree.item(row, "text") != fitted:
                self.tree.item(row, text=fitted)

    def _told(self, row: Hashable) -> str:
        text = self._full.get(str(row), "")
        return text if text and self.tree.item(str(row), "text") != text else ""

    def _picked(self, _event: object) -> None:
        self.tree.selection_set(str(self.picker.current()))

    def _selected(self, _event: object) -> None:
        selected = self.tree.selection()
        if not selected:
            return
        if not selected[0].isdigit():
            # An election or an area stands for the first of its sources.
            self.tree.selection_set(self.tree.get_children(selected[0])[:1])
            return
        listing = self._listed[int(selected[0])]
        if self._chosen is None or listing.source.id != self._chosen.source.id:
            self._on_choose(listing)
