"""The tree of places: each with a gauge of how full it is, then boxes that stand nowhere and dossiers in no box."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from tkinter import ttk

from app.desktop import theme
from app.desktop.pages.places.state import Fill, PlacesState, Spot
from app.desktop.theme import colour, font, px
from app.desktop.widgets.controls import ring, scrollbar
from app.desktop.widgets.scrolling import hiding
from app.i18n import number, tr


class PlaceTree(ttk.Frame):
    """Everything by place; ``on_choose`` hears what was chosen, also by the arrow keys."""

    def __init__(self, parent: tk.Misc, model: PlacesState, on_choose: Callable[[Spot], object]) -> None:
        super().__init__(parent, style="Card.TFrame", padding=1)
        self._model, self._on_choose = model, on_choose
        self._spots: dict[str, Spot] = {}
        self._gauges: dict[tuple[int, str], tk.PhotoImage] = {}
        self._filling = False
        self.tree = ttk.Treeview(self, style="Tree.Treeview", show="tree", selectmode="browse", columns=("count",))
        self.tree.column("#0", width=px(60), minwidth=px(60), stretch=True)
        self.tree.column("count", width=px(54), minwidth=px(40), stretch=False, anchor="e")
        self.tree.tag_configure("root", font="SidaluStrong")
        self.tree.tag_configure("warn", foreground=theme.colour("caution"))
        self._bar = scrollbar(self, self.tree.yview, side="Side")
        self.tree.configure(yscrollcommand=hiding(self._bar, self.tree))
        self.tree.pack(side="left", fill="both", expand=True, padx=(px(4), 0), pady=px(6))
        self.tree.bind("<<TreeviewSelect>>", self._selected)
        ring(self, self.tree)
        self.tree.bind("<FocusIn>", self._focused, add="+")
        self.on_wheel = lambda steps: self.tree.yview_scroll(steps * 3, "units")

    def show(self) -> None:
        """Show the places as they are now, with the branches open that were open."""
        tree, model = self.tree, self._model
        closed = {item for item in self._spots if tree.exists(item) and not tree.item(item, "open")}
        first = not self._spots
        self._filling = True
        tree.delete(*tree.get_children())
        self._spots.clear()
        self._add("", Spot(), tr("Semua boks"), number(sum(bool(box.number) for box in model.boxes)), tags=("root",))
        for node in model.nodes:
            fill = model.fill(node)
            item = Spot(place=node.id).id
            self._add("" if node.parent is None else f"p{node.parent}", Spot(place=node.id), node.name, fill.text)
            tree.item(item, image=str(self._gauge(fill)), open=(node.parent is None) if first else item not in closed)
        if model.unplaced():
            self._add("", Spot(unplaced=True), tr("Boks tanpa tempat"), number(model.unplaced()), tags=("warn",))
        if len(model.boxless):
            self._add("", Spot(boxless=True), tr("Berkas tanpa boks"), number(len(model.boxless)), tags=("warn",))
        width = max((font("").measure(str(tree.set(item, "count"))) for item in self._spots), default=0)
        tree.column("count", width=max(px(40), width + px(16)))
        self._filling = False
        self.choose(model.spot)

    def choose(self, spot: Spot) -> None:
        """Mark the branch of what is shown, and bring it into sight."""
        if self.tree.exists(spot.id) and self.tree.selection() != (spot.id,):
            self._filling = True
            self.tree.selection_set(spot.id)
            self.tree.focus(spot.id)
            self.tree.see(spot.id)
            self._filling = False

    def _add(self, parent: str, spot: Spot, text: str, count: str, *, tags: tuple[str, ...] = ()) -> None:
        self._spots[spot.id] = spot
        self.tree.insert(parent, "end", iid=spot.id, text=f" {text}", values=(count,), tags=tags)

    def _selected(self, _event: object) -> None:
        chosen = self.tree.selection()
        spot = self._spots.get(chosen[0]) if chosen else None
        if spot is not None and not self._filling and spot != self._model.spot:
            self._on_choose(spot)

    def _focused(self, _event: object) -> None:
        if not self.tree.focus():
            self.choose(self._model.spot)

    def _gauge(self, fill: Fill) -> tk.PhotoImage:
        """Return a lying bar as full as a place is; one that says no room has an empty place there."""
        wide, high = px(24), px(8)
        share = fill.share
        taken = -1 if share is None else min(wide - 2, max(1 if fill.boxes else 0, round(share * (wide - 2))))
        key = (taken, fill.tone)
        if key not in self._gauges:
            image = tk.PhotoImage(master=self, width=wide, height=high)
            if share is not None:
                image.put(colour("edge"), to=(0, 0, wide, high))
                image.put(colour("ground"), to=(1, 1, wide - 1, high - 1))
                if taken > 0:
                    image.put(colour(fill.tone), to=(1, 1, 1 + taken, high - 1))
            self._gauges[key] = image
        return self._gauges[key]
