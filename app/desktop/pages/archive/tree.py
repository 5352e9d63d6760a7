"""The tree beside the list: saved searches, years with elections and codes, and places; read when opened."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Mapping
from tkinter import ttk
from typing import TYPE_CHECKING

from app.archive.records import DossierFilter
from app.desktop.pages.archive.state import ArchiveState, Branch
from app.desktop.theme import font, px
from app.desktop.widgets.controls import ring, scrollbar
from app.desktop.widgets.menus import Menu
from app.desktop.widgets.scrolling import hiding
from app.i18n import number, tr, trc

if TYPE_CHECKING:
    from app.archive.finding.saved import Saved


class BranchTree(ttk.Frame):
    """All dossiers, by year and by place; ``on_choose`` hears the filter of the branch that was chosen."""

    def __init__(self, parent: tk.Misc, model: ArchiveState, on_choose: Callable[[DossierFilter], object]) -> None:
        super().__init__(parent, style="Card.TFrame", padding=1)
        self._model, self._on_choose = model, on_choose
        self._branches: dict[str, Branch] = {}
        self.tree = ttk.Treeview(self, style="Tree.Treeview", show="tree", selectmode="browse", columns=("count",))
        self.tree.column("#0", width=px(60), minwidth=px(60), stretch=True)
        self.tree.column("count", width=px(40), minwidth=px(36), stretch=False, anchor="e")
        self.tree.tag_configure("root", font="SidaluStrong")
        self._bar = scrollbar(self, self.tree.yview, side="Side")
        self.tree.configure(yscrollcommand=hiding(self._bar, self.tree))
        self.tree.pack(side="left", fill="both", expand=True, padx=(px(4), 0), pady=px(6))
        self.tree.bind("<<TreeviewOpen>>", self._opened)
        self.tree.bind("<ButtonRelease-1>", self._pressed)
        self.tree.bind("<Return>", lambda _event: self._choose(self.tree.focus()))
        ring(self, self.tree)
        self.tree.bind("<FocusIn>", self._focused, add="+")
        self.tree.bind("<F2>", lambda _event: self._on_search(self.on_rename_search))
        self.tree.bind("<Delete>", lambda _event: self._on_search(self.on_remove_search))
        for sequence in ("<Button-3>", "<Menu>", "<Shift-F10>"):
            self.tree.bind(sequence, self._open_menu)
        self._menu = Menu(self)
        #: Hear of a saved search that is to get another name, or to be forgotten; None where nothing may be changed.
        self.on_rename_search: Callable[[Saved], object] | None = None
        self.on_remove_search: Callable[[Saved], object] | None = None
        self.on_wheel = lambda steps: self.tree.yview_scroll(steps * 3, "units")

    def load(self) -> None:
        """Read the tree again off the window's thread, with the branches open that were open."""
        self._model.ask_tree(self._show)

    def _show(self, years: list[Branch], places: list[Branch], searches: list[Branch]) -> None:
        opened = [item for item in self._all("") if self.tree.item(item, "open")]
        chosen = self.tree.selection()
        self.tree.delete(*self.tree.get_children())
        self._branches.clear()
        self.tree.insert("", "end", iid="all", text=tr("Semua berkas"), tags=("root",))
        total = number(sum(branch.count or 0 for branch in years))
        self.tree.set("all", "count", total)
        self.tree.column("count", width=max(px(40), font("Strong").measure(total) + px(14)))
        if searches:
            self.tree.insert("", "end", iid="searches", text=trc("pencarian", "Tersimpan"), open=True, tags=("root",))
            self._fill("searches", searches)
            self._model.ask_counts(self._show_counts)
        self._fill("", years)
        if places:
            self.tree.insert("", "end", iid="places", text=tr("Tempat"), open=True, tags=("root",))
            self._fill("places", places)
        for item in opened:
            if item in self._branches:
                self._open(item)
        self.tree.selection_set([item for item in chosen if self.tree.exists(item)])

    def _show_counts(self, counts: Mapping[str, int]) -> None:
        """Write what the saved searches find, which is counted after the tree is there."""
        for item, count in counts.items():
            if self.tree.exists(item):
                self.tree.set(item, "count", number(count))

    def _on_search(self, deed: Callable[[Saved], object] | None) -> None:
        branch = self._branches.get(self.tree.focus())
        if deed is not None and branch is not None and branch.saved is not None:
            deed(branch.saved)

    def _open_menu(self, event: tk.Event[ttk.Treeview]) -> str:
        """Open what can be done with the saved search under the pointer, or the one that has the keyboard."""
        by_mouse = event.type is tk.EventType.ButtonPress
        item = self.tree.identify_row(event.y) if by_mouse else self.tree.focus()
        branch = self._branches.get(item)
        if branch is None or branch.saved is None or self.on_rename_search is None:
            return "break"
        self.tree.focus(item)
        self._menu.clear()
        self._menu.heading(branch.text)
        self._menu.entry(f"{tr('Ganti nama')}   F2", lambda: self._on_search(self.on_rename_search))
        self._menu.entry(f"{trc('tombol', 'Hapus')}   Delete", lambda: self._on_search(self.on_remove_search))
        x, y, _, height = self.tree.bbox(item) or (0, 0, 0, 0)
        at = (event.x_root, event.y_root) if by_mouse else (self.tree.winfo_rootx() + x, self.tree.winfo_rooty() + y)
        self._menu.tk_popup(at[0], at[1] + (0 if by_mouse else height))
        return "break"

    def _fill(self, parent: str, branches: list[Branch]) -> None:
        for branch in branches:
            if self.tree.exists(branch.id):
                continue
            self._branches[branch.id] = branch
            count = number(branch.count) if branch.count is not None else ""
            self.tree.insert(parent, "end", iid=branch.id, text=branch.text, values=(count,))
            if branch.inside:
                self.tree.insert(branch.id, "end", iid=f"{branch.id}+")

    def _focused(self, _event: object) -> None:
        """Begin at the top where no branch has been chosen yet."""
        if not self.tree.focus() and self.tree.exists("all"):
            self.tree.focus("all")
            self.tree.selection_set("all")

    def _opened(self, _event: object) -> None:
        self._open(self.tree.focus())

    def _open(self, item: str) -> None:
        branch = self._branches.get(item)
        if branch is None or not self.tree.exists(f"{item}+"):
            return
        self.tree.delete(f"{item}+")
        self._fill(item, self._model.inside(branch))
        self.tree.item(item, open=True)

    def _pressed(self, event: tk.Event[ttk.Treeview]) -> None:
        if "indicator" not in self.tree.identify_element(event.x, event.y):
            self._choose(self.tree.identify_row(event.y))

    def _choose(self, item: str) -> None:
        branch = self._branches.get(item)
        if branch is not None:
            self._on_choose(branch.view)
        elif item == "all":
            self._on_choose(DossierFilter())

    def _all(self, parent: str) -> list[str]:
        found: list[str] = []
        for item in self.tree.get_children(parent):
            found += [item, *self._all(item)]
        return found
