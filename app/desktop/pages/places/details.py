"""The details beside the list: of a box its contents, where it was on a date, and its moves; of a place how full it is.

Its widgets are made once and filled anew, so that the arrow keys never wait for them.
"""

from __future__ import annotations

import datetime as dt
import tkinter as tk
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from tkinter import ttk

from app.archive.records import BoxLine, DossierLine, PlaceNode
from app.desktop.pages.places import told
from app.desktop.pages.places.state import PlacesState
from app.desktop.pages.places.when import WhenCard
from app.desktop.theme import icon, px
from app.desktop.widgets.bars import cut
from app.desktop.widgets.controls import button, flowing, frame, icon_button, label
from app.desktop.widgets.facts import Facts
from app.desktop.widgets.pool import Pool
from app.desktop.widgets.scrolling import ScrollArea
from app.i18n import tr

_DOSSIERS, _MOVES = 10, 12


@dataclass(frozen=True, slots=True)
class PlaceActions:
    """What can be done from the details; a cabinet that is only read offers none of the changes."""

    dossier: Callable[[int], object]
    contents: Callable[[BoxLine], object]
    edit: Callable[[], object]
    move: Callable[[], object]
    remove: Callable[[], object]
    inner: Callable[[], object]
    labels: Callable[[], object]
    writable: bool = True


class PlaceDetails(ttk.Frame):
    """The pane at the right of the page of places."""

    def __init__(self, parent: tk.Misc, model: PlacesState, actions: PlaceActions) -> None:
        super().__init__(parent, style="Card.TFrame", padding=1)
        self._model, self._actions = model, actions
        self._box: BoxLine | None = None
        self._feet = self._make_feet()
        self._area = ScrollArea(self, side="Side", padding=(px(18), px(16), px(14), px(12)))
        self._area.pack(fill="both", expand=True)
        body = self._area.body
        self._title = flowing(body, "", "Heading", side="Side")
        self._title.pack(fill="x", pady=(0, px(10)))
        self._card = frame(body, "Tint", padding=(px(12), px(10)))
        self._symbol = ttk.Label(self._card, style="Tint.TLabel", image=icon("geo-alt-fill", 16, "accent_ink"))
        self._symbol.pack(side="left", anchor="n", padx=(0, px(10)), pady=px(2))
        self._where = flowing(self._card, "", "Strong", side="Tint")
        self._where.pack(side="left", fill="x", expand=True)
        self._card.pack(fill="x")
        self._facts = Facts(body, side="Side", first=100)
        self._facts.pack(fill="x", pady=(px(12), 0))
        self._of_box = frame(body, "Side")
        self._make_contents()
        self.when = WhenCard(self._of_box, self._stood)
        self.when.pack(fill="x")
        self._make_moves()
        self.show_nothing()

    def show_nothing(self, *, boxless: bool = False) -> None:
        """Say what to choose, among boxes or among dossiers in no box."""
        self._box = None
        self._title.configure(text=tr("Berkas tanpa boks") if boxless else tr("Semua boks"))
        self._where.configure(
            text=tr("Tandai berkasnya dengan spasi, lalu tekan Taruh di boks. Enter membukanya di Arsip.")
            if boxless
            else tr("Pilih sebuah boks untuk melihat isi dan perjalanannya, atau sebuah tempat.")
        )
        self._facts.show([])
        self._of_box.pack_forget()
        self._feet.pack_forget()

    def show_place(self, node: PlaceNode) -> None:
        """Show a place."""
        self._box = None
        self._title.configure(text=node.name)
        self._where.configure(text=told.path(node.path))
        self._facts.show(told.place_facts(node, self._model.fill(node)))
        self._of_box.pack_forget()
        self._show_feet(of_place=True)

    def show_box(self, box: BoxLine) -> None:
        """Show a box with its contents and its moves."""
        another = self._box is None or self._box.id != box.id
        self._box = box
        self._title.configure(text=told.box_name(box))
        self._where.configure(text=self._model.now(box) or told.path(box.place_path))
        self._facts.show(told.box_facts(box, *self._model.first_and_last(box.id)))
        self._show_contents(box, self._model.dossiers(box.id, _DOSSIERS))
        self._show_moves(told.moves(self._model.moves(box.id)[:_MOVES]))
        self._of_box.pack(fill="x")
        self._show_feet(of_place=False)
        if another:
            self.when.clear()
            self._area.to_top()

    def _stood(self, day: dt.date) -> str:
        return told.stood(self._model.stood(self._box.id, day)) if self._box is not None else ""

    def _make_feet(self) -> ttk.Frame:
        feet = frame(self, "Side", padding=(px(16), px(10)))
        self.edit_button = button(feet, tr("Ubah"), self._actions.edit, symbol="pencil", tip="F2")
        self.edit_button.pack(side="left")
        self.move_button = button(feet, tr("Pindahkan"), self._actions.move, symbol="box-arrow-right", tip="Ctrl+M")
        self.inner_button = button(feet, tr("Tempat di dalamnya"), self._actions.inner, symbol="plus-lg")
        icon_button(feet, "qr-code", self._actions.labels, tr("Cetak label"), side="Side").pack(side="left")
        icon_button(feet, "trash", self._actions.remove, tr("Hapus"), side="Side").pack(side="right")
        return feet

    def _show_feet(self, *, of_place: bool) -> None:
        shown, hidden = (self.inner_button, self.move_button) if of_place else (self.move_button, self.inner_button)
        hidden.pack_forget()
        shown.pack(side="left", padx=px(8))
        if self._actions.writable:
            self._feet.pack(side="bottom", fill="x", before=self._area)

    def _make_contents(self) -> None:
        head = frame(self._of_box, "Side")
        head.pack(fill="x", pady=(px(14), px(4)))
        label(head, tr("Isi boks"), "Strong", side="Side").pack(side="left")
        self.contents_button = button(head, tr("Tampilkan di Arsip"), self._open_contents, "Linkside")
        self.contents_button.pack(side="right")
        self._contents = frame(self._of_box, "Side")
        self._contents.pack(fill="x")
        self._empty = flowing(self._contents, tr("Boks ini kosong."), "SmallSoft", side="Side")
        self._rows = Pool(lambda: button(self._contents, "", _nothing, "Quietside", symbol="folder"), fill="x")
        self._contents.bind("<Configure>", lambda _event: self._fit_contents())
        self._shown: Sequence[DossierLine] = ()

    def _make_moves(self) -> None:
        self._moves = frame(self._of_box, "Side")
        self._moves.pack(fill="x")
        label(self._moves, tr("Perjalanan boks"), "Strong", side="Side").pack(anchor="w", pady=(px(14), px(4)))
        self._still = flowing(self._moves, tr("Belum pernah dipindahkan."), "SmallSoft", side="Side")
        self._ways = Pool(lambda: flowing(self._moves, "", "Small", side="Side"), fill="x", pady=(0, px(6)))

    def _show_contents(self, box: BoxLine, found: Sequence[DossierLine]) -> None:
        self._shown = found
        self._empty.pack_forget()
        if not found:
            self._empty.pack(fill="x")
        self.contents_button.state(["!disabled" if box.dossiers else "disabled"])
        self._fit_contents()

    def _fit_contents(self) -> None:
        room = max(px(120), self._area.body.winfo_width() - px(78))
        for made, line in zip(self._rows.take(len(self._shown)), self._shown, strict=True):
            text = cut(f"{line.number}  {line.title}", room)
            made.configure(text=f" {text}", command=partial(self._actions.dossier, line.id))

    def _show_moves(self, found: Sequence[tuple[str, str]]) -> None:
        self._still.pack_forget()
        if not found:
            self._still.pack(fill="x")
        for made, (day, way) in zip(self._ways.take(len(found)), found, strict=True):
            made.configure(text=f"{day}\n{way}")

    def _open_contents(self) -> None:
        if self._box is not None:
            self._actions.contents(self._box)


def _nothing() -> None:
    """Lead nowhere, as a button before it is filled."""
