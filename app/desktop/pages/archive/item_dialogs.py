"""The dialogs of a dossier's items: one item in a form, and the whole list with adding, editing and deleting."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from app.archive import dossiers
from app.archive.records import Dossier, Item
from app.desktop import words
from app.desktop.form_dialog import FormDialog
from app.desktop.pages.archive import moving
from app.desktop.pages.archive.items import ItemForm, delete_work, rows
from app.desktop.session import Session
from app.desktop.theme import px
from app.desktop.widgets.controls import button, frame
from app.desktop.widgets.dialogs import Dialog, ask
from app.desktop.widgets.listing import Column, Listing
from app.desktop.widgets.rows import FixedRows
from app.i18n import tr, trc, trn


class ItemDialog(FormDialog):
    """One item of a dossier: added, edited, or deleted from here."""

    def __init__(
        self,
        parent: tk.Misc,
        session: Session,
        form: ItemForm,
        on_stored: Callable[[Any], object],
        *,
        on_delete: Callable[[Item], object] | None = None,
    ) -> None:
        self._form = form
        item = form.item
        heading = tr("Tambah isi berkas") if item is None else tr("Ubah isi berkas")
        super().__init__(
            parent, session, heading, draft=form.draft, start=form.values(), on_stored=on_stored, width=560
        )
        if item is not None and on_delete is not None:
            self.answer_left(trc("tombol", "Hapus"), lambda: self._delete(item, on_delete))
        self.open(self.form.widget("title"))

    def fields(self, values: Mapping[str, str]) -> None:
        """Make the fields of an item."""
        form, get = self.form, values.get
        form.lines("title", tr("Uraian"), get("title", ""), height=2)
        form.text("number", tr("No."), get("number", ""))
        form.text("date", tr("Tanggal"), get("date", ""))
        form.text("extent", tr("Jumlah"), get("extent", ""))
        form.suggest("unit", tr("Satuan"), words.UNITS, get("unit", ""))
        form.lines("note", tr("Keterangan"), get("note", ""), height=2)

    def work(self, typed: dict[str, str]) -> Callable[[Any], Any] | None:
        """Return the storing of the item, or None after saying what is wrong."""
        fields, problems = self._form.read(typed)
        self.form.complain(problems)
        return None if problems else self._form.save(fields)

    def _delete(self, item: Item, on_delete: Callable[[Item], object]) -> None:
        self._session.drafts.drop(self.draft)
        self.close()
        on_delete(item)


class ItemsDialog(Dialog):
    """All items of a dossier in a list; Insert adds one, Enter edits, Delete takes one out."""

    def __init__(self, parent: tk.Misc, session: Session, dossier: Dossier) -> None:
        super().__init__(parent, tr("Isi berkas {number}", number=dossier.number), width=760)
        self._session, self._dossier = session, dossier
        self._items: tuple[Item, ...] = ()
        self.form: ItemDialog | None = None
        self.target: Any = None
        self._cursor_to: int | None = None
        bar = frame(self.body)
        bar.pack(fill="x", pady=(0, px(10)))
        button(bar, tr("Tambah isi"), self.add, symbol="plus-lg", tip="Insert").pack(side="left")
        self.edit_button = button(bar, tr("Ubah"), self.edit, symbol="pencil", tip="Enter")
        self.edit_button.pack(side="left", padx=px(8))
        self.delete_button = button(bar, tr("Hapus"), self.delete, symbol="trash", tip="Delete")
        self.delete_button.pack(side="left")
        self.up_button = button(bar, "", lambda: self.shift(-1), symbol="arrow-up", tip=tr("Naikkan (Alt+↑)"))
        self.up_button.pack(side="left", padx=(px(8), 0))
        self.down_button = button(bar, "", lambda: self.shift(1), symbol="arrow-down", tip=tr("Turunkan (Alt+↓)"))
        self.down_button.pack(side="left", padx=px(8))
        self.move_button = button(bar, tr("Ke berkas lain"), self.move, symbol="box-arrow-in-right", tip="Ctrl+M")
        self.move_button.pack(side="left")
        self.list = Listing(
            self.body,
            [
                Column("number", tr("No."), 48, number=True, sortable=False),
                Column("title", tr("Uraian"), 340, stretch=True, sortable=False),
                Column("date", tr("Tanggal"), 120, sortable=False),
                Column("extent", tr("Jumlah"), 100, sortable=False),
            ],
            on_open=lambda _item: self.edit(),
            on_pick=lambda: None,
        )
        self.list.configure(height=px(360))
        self.list.pack_propagate(False)
        self.list.pack(fill="both", expand=True)
        self.list.tree.bind("<Insert>", lambda _event: self.add())
        self.list.tree.bind("<Delete>", lambda _event: self.delete())
        self.list.tree.bind("<Alt-Up>", lambda _event: self.shift(-1))
        self.list.tree.bind("<Alt-Down>", lambda _event: self.shift(1))
        self.bind("<Control-m>", lambda _event: self.move())
        self.bind("<Control-M>", lambda _event: self.move())
        self.answer(trc("tombol", "Tutup"), self.give_up)
        self._load()
        self.open(self.list.tree)

    def add(self) -> None:
        """Open the form of a new item."""
        self._open(None)

    def edit(self) -> None:
        """Open the form of the item under the cursor."""
        item = self._chosen()
        if item is not None:
            self._open(item)

    def delete(self) -> None:
        """Ask, and take the picked items out."""
        picked = set(self.list.picking.ids())
        items = [item for item in self._items if item.id in picked]
        if items:
            ask_delete(self, self._session, self._dossier, items, self._load)

    def shift(self, by: int) -> str:
        """Put the picked items one place further up or down."""
        order = [item.id for item in self._items]
        after = moving.moved_order(order, self.list.picking.ids(), by)
        if after != order:
            self._cursor_to = self.list.chosen
            self._session.write("", moving.reorder_work(self._dossier, after), lambda _count: self._load())
        return "break"

    def move(self) -> None:
        """Ask for the dossier that the picked items are to go to."""
        picked = self.list.picking.ids()
        if picked:
            from app.desktop.pages.archive.move_dialogs import TargetDialog

            form = moving.TargetForm(self._session, self._dossier, picked)
            self.target = TargetDialog(self, self._session, form, lambda _count: self._load())

    def _chosen(self) -> Item | None:
        chosen = self.list.chosen
        return next((item for item in self._items if item.id == chosen), None)

    def _open(self, item: Item | None) -> None:
        self.form = open_item(self, self._session, self._dossier, item, self._load)

    def _load(self) -> None:
        if not self.winfo_exists():
            return
        self._items = dossiers.items(self._session.cabinet, self._dossier.id)
        self.list.show(FixedRows(rows(self._items)), keep=True)
        at = next((at for at, item in enumerate(self._items) if item.id == self._cursor_to), None)
        if at is not None:
            self.list.choose(at, pick=None if len(self.list.picking) < 2 else lambda _at: None)
        self._cursor_to = None
        for made in (self.edit_button, self.delete_button, self.up_button, self.down_button, self.move_button):
            made.state(["!disabled" if self._items else "disabled"])


def open_item(
    parent: tk.Misc, session: Session, dossier: Dossier, item: Item | None, then: Callable[[], object]
) -> ItemDialog:
    """Open the form of an item, or of a new one; ``then`` is called when something was stored."""
    form = ItemForm(dossier, dossiers.items(session.cabinet, dossier.id), item)
    return ItemDialog(
        parent,
        session,
        form,
        lambda _done: then(),
        on_delete=lambda found: ask_delete(parent, session, dossier, [found], then),
    )


def ask_delete(
    parent: tk.Misc, session: Session, dossier: Dossier, items: Sequence[Item], then: Callable[[], object]
) -> Dialog:
    """Ask whether items are to go, and take them out."""
    gone = [item.id for item in items]
    text = tr("“{title}” dihapus dari daftar isi berkas. Ctrl+Z mengembalikannya.", title=items[0].title)
    if len(items) > 1:
        count = len(items)
        text = trn(
            "{count} isi dihapus dari daftar isi berkas. Ctrl+Z mengembalikannya.",
            "{count} isi dihapus dari daftar isi berkas. Ctrl+Z mengembalikannya.",
            count,
        )
    return ask(
        parent,
        tr("Hapus isi ini?"),
        text,
        trc("tombol", "Hapus"),
        lambda: session.write("", delete_work(dossier, gone), lambda _done: then()),
        danger=True,
    )
