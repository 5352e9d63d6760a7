"""Names of areas that are not exact, in a list; beside it what the chosen one may mean, to be approved or looked up."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from functools import partial
from tkinter import ttk

from app.desktop.pages.intake.naming import (
    Naming,
    likely_words,
    lines_words,
    meaning_words,
    place_words,
    proper,
    where_words,
)
from app.desktop.pages.intake.state import ImportState
from app.desktop.theme import icon, px
from app.desktop.widgets.controls import button, flowing, frame, label, line
from app.desktop.widgets.listing import Column, Listing
from app.desktop.widgets.rows import FixedRows, Row
from app.desktop.widgets.scrolling import ScrollArea
from app.i18n import number, tr, trn
from app.intake.areas.names import is_sure
from app.intake.plan import AreaChoice, AreaName

_FOUND_ROWS = 5


class NamesList(ttk.Frame):
    """All names that are not exact; Enter approves the likeliest meaning of the chosen one."""

    def __init__(
        self, parent: tk.Misc, naming: Naming, state: ImportState, on_name: Callable[[AreaName], object]
    ) -> None:
        super().__init__(parent)
        self._naming, self._state, self._on_name = naming, state, on_name
        self._names = naming.names
        flowing(
            self,
            tr(
                "Nama-nama ini tidak persis sama dengan nama wilayah mana pun. Yang Anda putuskan diingat untuk "
                "berkas berikutnya."
            ),
        ).pack(fill="x", pady=(px(10), px(8)))
        foot = frame(self)
        foot.pack(side="bottom", fill="x", pady=(px(8), 0))
        self.list = Listing(
            self,
            [
                Column("written", tr("Tertulis"), 150, stretch=True, sortable=False),
                Column("where", tr("Letak"), 220, sortable=False, spare=150),
                Column("means", tr("Artinya"), 190, sortable=False),
                Column("lines", tr("Baris"), 56, number=True, sortable=False),
            ],
            on_choose=self._chosen,
            on_open=self._approve,
        )
        self.list.pack(fill="both", expand=True)
        foot.lift()
        self.list.show(FixedRows([Row(place, _cells(name), _tag(name)) for place, name in enumerate(self._names)]))
        sure = len(naming.sure)
        self.approve_all: ttk.Button | None = None
        if sure:
            words = trn("Terima {count} usulan yang hampir pasti", "Terima {count} usulan yang hampir pasti", sure)
            self.approve_all = button(foot, words, naming.take_sure, symbol="check2-all")
            self.approve_all.pack(side="right")
        told = trn("{count} belum diputuskan", "{count} belum diputuskan", len(naming.open))
        said = flowing(foot, told if naming.open else tr("Semua nama sudah jelas."), "SmallSoft")
        said.pack(side="left", fill="x", expand=True)

    def begin(self) -> None:
        """Choose the name that was looked at, or the first that is open."""
        if self._names:
            self.list.choose(min(self._state.place, (len(self._naming.open) or len(self._names)) - 1))

    def _chosen(self, place: int) -> None:
        self._state.place = place
        self._on_name(self._names[place])

    def _approve(self, place: int) -> None:
        name = self._names[place]
        if name.means is None and name.near:
            self._naming.take(name, name.near[0])


def _cells(name: AreaName) -> tuple[str, ...]:
    return name.path[-1][1], where_words(name), meaning_words(name), number(name.lines)


def _tag(name: AreaName) -> str:
    if name.means is None:
        return "" if is_sure(name) else "warn"
    return "faint"


class NameCard(ttk.Frame):
    """One name: where it stands, what it may mean, a search for another area, and adding it as a new one.

    ``on_cell`` shows a cell by sheet and name, ``on_leave`` gives the keyboard back to the list of names.
    """

    def __init__(
        self,
        parent: tk.Misc,
        naming: Naming,
        on_cell: Callable[[str, str], object],
        on_leave: Callable[[], object],
    ) -> None:
        super().__init__(parent, style="Side.TFrame")
        self._naming, self._on_cell, self._on_leave = naming, on_cell, on_leave
        self._area: ScrollArea | None = None
        #: The buttons of the areas that are proposed.
        self.proposed: list[ttk.Button] = []
        self.search: ttk.Entry | None = None
        self.found: Listing | None = None
        self.called: ttk.Entry | None = None
        self.within: ttk.Combobox | None = None
        self.add: ttk.Button | None = None
        self.back: ttk.Button | None = None
        self._answers: list[AreaChoice] = []
        self._parents: list[AreaChoice] = []
        self._complaint: ttk.Label | None = None

    def show(self, name: AreaName) -> None:
        """Show another name."""
        if self._area is not None:
            self._area.destroy()
        self.proposed, self.back, self.search = [], None, None
        self._area = ScrollArea(self, side="Side")
        self._area.pack(fill="both", expand=True)
        body = self._area.body
        flowing(body, name.path[-1][1], "Heading", side="Side").pack(fill="x")
        flowing(body, where_words(name), "SmallSoft", side="Side").pack(fill="x")
        flowing(body, lines_words(name), "SmallSoft", side="Side").pack(fill="x")
        button(body, tr("Lihat selnya"), partial(self._on_cell, name.sheet, name.cell), "Linkside").pack(
            anchor="w", pady=(0, px(6))
        )
        if name.means is not None:
            self._decided(body, name, name.means)
        if self._naming.decided(name) or name.means is None:
            self._proposals(body, name)
            self._search(body, name)
            self._new(body, name)
        self._area.follow_focus()

    def _decided(self, parent: tk.Misc, name: AreaName, means: AreaChoice) -> None:
        box = ttk.Frame(parent, style="Tint.TFrame", padding=(px(12), px(9)))
        box.pack(fill="x", pady=(0, px(10)))
        ttk.Label(box, image=icon("check-circle", 16, "good"), style="Tint.TLabel").pack(
            side="left", anchor="n", padx=(0, px(8))
        )
        text = frame(box, "Tint")
        text.pack(side="left", fill="x", expand=True)
        flowing(text, meaning_words(name), "Strong", side="Tint").pack(fill="x")
        flowing(text, place_words(means), "SmallSoft", side="Tint").pack(fill="x")
        if name.code == "area_by_alias":
            told = tr("Pernah diputuskan untuk berkas lain. Mengurungkan impor itu menghapus ingatan ini.")
            flowing(parent, told, "SmallSoft", side="Side").pack(fill="x", pady=(0, px(8)))
            self._proposals(parent, name)
            self._search(parent, name)
        elif self._naming.decided(name):
            self.back = button(
                parent, tr("Batalkan keputusan ini"), partial(self._naming.leave, name), symbol="arrow-counterclockwise"
            )
            self.back.pack(anchor="w", pady=(0, px(8)))

    def _proposals(self, parent: tk.Misc, name: AreaName) -> None:
        if not name.near:
            if name.means is None:
                flowing(parent, tr("Tidak ada yang mirip."), "Soft", side="Side").pack(fill="x", pady=(0, px(6)))
            return
        label(parent, tr("Mungkin maksudnya"), "SmallSoft", side="Side").pack(anchor="w", pady=(0, px(3)))
        for place, near in enumerate(name.near):
            kind = "primary" if place == 0 and is_sure(name) else ""
            made = button(parent, _proposal(near), partial(self._naming.take, name, near), kind)
            made.pack(fill="x", pady=(0, px(2)))
            flowing(parent, place_words(near), "SmallSoft", side="Side").pack(fill="x", pady=(0, px(6)))
            self.proposed.append(made)

    def _search(self, parent: tk.Misc, name: AreaName) -> None:
        label(parent, tr("Cari wilayah lain"), "SmallSoft", side="Side").pack(anchor="w", pady=(px(6), px(3)))
        self.search = ttk.Entry(parent)
        self.search.pack(fill="x")
        self.found = Listing(
            parent,
            [
                Column("name", tr("Nama"), 110, stretch=True, sortable=False),
                Column("place", tr("Letak"), 150, sortable=False),
            ],
            on_open=lambda place: self._naming.take(name, self._answers[place]),
        )
        self.found.tree.configure(height=_FOUND_ROWS)
        self.found.pack(fill="x", pady=(px(6), 0))
        flowing(parent, tr("Enter atau klik dua kali memilihnya."), "SmallSoft", side="Side").pack(fill="x")
        self.search.bind("<KeyRelease>", lambda _event: self._look(name), add="+")
        self.search.bind("<Down>", lambda _event: self.found.take_focus() if self.found else None)
        self.search.bind("<Return>", lambda _event: self._first(name))
        for part in (self.search, self.found.tree):
            part.bind("<Escape>", lambda _event: self._on_leave())
        self._look(name)

    def _look(self, name: AreaName) -> None:
        if self.search is not None:
            self._naming.find(self.search.get(), name, self._came)

    def _came(self, found: list[AreaChoice]) -> None:
        if self.found is None or not self.found.winfo_exists():
            return
        self._answers = found
        self.found.show(FixedRows([Row(place, (one.name, place_words(one))) for place, one in enumerate(found)]))

    def _first(self, name: AreaName) -> None:
        if self._answers and self.search is not None and self.search.get().strip():
            self._naming.take(name, self._answers[0])

    def _new(self, parent: tk.Misc, name: AreaName) -> None:
        line(parent).pack(fill="x", pady=px(10))
        label(parent, tr("Wilayah baru"), "SmallSoft", side="Side").pack(anchor="w", pady=(0, px(3)))
        self.called = ttk.Entry(parent)
        self.called.insert(0, proper(name))
        self.called.pack(fill="x")
        self._parents = self._naming.parents(name)
        self.within = None
        if self._parents:
            label(parent, tr("Terletak di"), "SmallSoft", side="Side").pack(anchor="w", pady=(px(6), px(3)))
            self.within = ttk.Combobox(parent, state="readonly", values=[one.name for one in self._parents])
            self.within.pack(fill="x")
        self._complaint = flowing(parent, "", "SmallBad", side="Side")
        self.add = button(parent, tr("Tambahkan sebagai wilayah baru"), partial(self._add, name), symbol="plus-lg")
        self.add.pack(anchor="w", pady=(px(8), px(4)))
        self.called.bind("<Return>", lambda _event: self._add(name))

    def _add(self, name: AreaName) -> None:
        within = None
        if self.within is not None:
            if self.within.current() < 0:
                if self._complaint is not None:
                    self._complaint.configure(text=tr("Pilih dahulu wilayah tempatnya."))
                    self._complaint.pack(fill="x")
                self.within.focus_set()
                return
            within = self._parents[self.within.current()].code
        self._naming.add(name, self.called.get() if self.called is not None else "", within)


def _proposal(near: AreaChoice) -> str:
    return tr("{name}  ·  {likely}", name=near.name, likely=likely_words(near))
