"""The dialog that adds an area to the grid: one that is known, found by a few letters of its name, or a new one."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable

from app.desktop.pages.by_hand.state import HandState
from app.desktop.theme import px
from app.desktop.widgets.controls import button, frame
from app.desktop.widgets.dialogs import Dialog
from app.desktop.widgets.forms import Form
from app.desktop.widgets.listing import Column, Listing
from app.desktop.widgets.rows import FixedRows, Row
from app.i18n import tr, trc
from app.intake.plan import AreaChoice
from app.results.elections import level_name
from importers.records import TREE

_ROWS = 5
#: How long typing rests before areas are looked for, in milliseconds.
_PAUSE = 150


class AddArea(Dialog):
    """Asks for a further area; ``on_added`` hears that there is one.

    While a name is typed, areas that are called or nearly called so are offered; what nobody knows is added by that
    name in the area chosen.
    """

    def __init__(self, parent: tk.Misc, state: HandState, on_added: Callable[[], object]) -> None:
        super().__init__(parent, tr("Tambah wilayah"), width=520)
        self._state, self._on_added = state, on_added
        self._later: str | None = None
        self._found: list[AreaChoice] = []
        self._parents: list[AreaChoice] = []
        grid = state.grid
        self._searches = grid is not None and grid.frame.level in TREE[:-1]
        self.form = Form(self.body, columns=1)
        self.form.pack(fill="x")
        title = level_name(grid.frame.level) if grid is not None else tr("Wilayah")
        self.form.text("name", tr("Nama {level}", level=title))
        self.listing = Listing(
            self.body,
            [
                Column("name", tr("Wilayah yang sudah dikenal"), 250, stretch=True, sortable=False),
                Column("code", tr("Kode"), 130, sortable=False),
            ],
            on_open=lambda _row: self._take(),
        )
        self._new = frame(self.body)
        self.parent_form = Form(self._new, columns=1)
        self.parent_form.pack(fill="x")
        if self._searches:
            # Where the screen is low or the text large, fewer are seen at once.
            room = (self.winfo_screenheight() - px(470)) // px(34)
            self.listing.fit(max(2, min(_ROWS, room)))
            self.listing.pack(fill="x", pady=(0, px(4)))
            self.take_button = button(self.body, tr("Pakai wilayah yang dipilih"), self._take, symbol="check-lg")
            self.take_button.pack(anchor="w", pady=(px(6), px(12)))
            self.parent_form.choice("parent", tr("Wilayah baru ada di"), [])
            self._new.pack(fill="x")
            state.parents(self._parents_came)
            self.form.widget("name").bind("<KeyRelease>", self._typed, add="+")
            self._look()
        self.answer(tr("Tambahkan sebagai wilayah baru") if self._searches else tr("Tambahkan"), self._add, main=True)
        self.answer(trc("tombol", "Batal"), self.give_up)

    def open_first(self) -> None:
        """Show the dialog with the keyboard in its field."""
        self.open(self.form.widget("name"))

    def _typed(self, _event: object) -> None:
        if self._later is not None:
            self.after_cancel(self._later)
        self._later = self.after(_PAUSE, self._look)

    def _look(self) -> None:
        self._later = None
        self._state.find_areas(self.form.value("name"), self._areas_came)

    def _areas_came(self, found: list[AreaChoice]) -> None:
        if not self.winfo_exists():
            return
        grid = self._state.grid
        there = {row.code for row in grid.rows} if grid is not None else set()
        # Those the grid has already are offered only to a name: without one they are the most of all.
        named = bool(self.form.value("name"))
        self._found = [one for one in found if named or one.code not in there]
        rows = [
            Row(at, (_words(one), tr("sudah di lembar") if one.code in there else one.code or "–"))
            for at, one in enumerate(self._found)
        ]
        self.listing.show(FixedRows(rows))
        self.take_button.state(["!disabled" if rows else "disabled"])
        if rows and named:
            self.listing.choose(0, tell=False)

    def _parents_came(self, found: list[AreaChoice]) -> None:
        if not self.winfo_exists():
            return
        self._parents = found
        box = self.parent_form.widget("parent")
        box.configure(values=[one.name for one in found])
        if found:
            box.current(0)

    def _take(self) -> None:
        chosen = self.listing.chosen
        if chosen is None:
            self.form.complain({"name": tr("Pilih dahulu sebuah wilayah di daftar.")})
            return
        self._answered(self._state.add_known_area(self._found[chosen]))

    def _add(self) -> None:
        within = None
        if self._searches and self._parents:
            at = self.parent_form.widget("parent").current()
            within = self._parents[at] if at >= 0 else None
        self._answered(self._state.add_area(self.form.value("name"), within))

    def _answered(self, refused: str) -> None:
        if refused:
            self.form.complain({"name": refused})
            return
        self.close()
        self._on_added()


def _words(one: AreaChoice) -> str:
    return tr("{name}, {within}", name=one.name, within=one.within) if one.within else one.name
