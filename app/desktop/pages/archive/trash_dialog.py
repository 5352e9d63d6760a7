"""The trash in a window: what was thrown away, newest first, to be put back or taken out for good."""

from __future__ import annotations

import tkinter as tk
from array import array
from collections.abc import Callable

from app.archive import trash as thrown
from app.desktop.pages.archive import trash
from app.desktop.session import Session
from app.desktop.theme import px
from app.desktop.widgets.controls import button, frame, label
from app.desktop.widgets.dialogs import Dialog, ask, tell
from app.desktop.widgets.listing import Column, Listing
from app.i18n import tr, trc, trn


class TrashDialog(Dialog):
    """What was thrown away; Enter puts it back, Delete takes it out for good, Ctrl+A picks all."""

    def __init__(self, parent: tk.Misc, session: Session, say: Callable[[str], object]) -> None:
        super().__init__(parent, tr("Tempat sampah"), width=860, symbol="trash")
        self._session, self._say = session, say
        told = tr("Berkas di sini tidak muncul di daftar, pencarian, dan laporan. Salinan digitalnya tetap di lemari.")
        label(self.body, told, "Soft", wrap=800).pack(anchor="w", pady=(0, px(10)))
        bar = frame(self.body)
        bar.pack(fill="x", pady=(0, px(10)))
        self.restore_button = button(bar, tr("Kembalikan"), self.restore, symbol="arrow-counterclockwise", tip="Enter")
        self.restore_button.pack(side="left")
        self.empty_button = button(bar, tr("Hapus dari sini"), self.ask_empty, symbol="trash", tip="Delete")
        self.empty_button.pack(side="left", padx=px(8))
        self.all_button = button(bar, tr("Kosongkan semuanya"), self.ask_empty_all)
        self.all_button.pack(side="left")
        self._count = label(bar, "", "SmallSoft")
        self._count.pack(side="right")
        self.list = Listing(
            self.body,
            [
                Column("number", tr("No."), 60, sortable=False),
                Column("title", tr("Uraian"), 340, stretch=True, sortable=False),
                Column("years", tr("Tahun"), 90, sortable=False),
                Column("day", tr("Dibuang"), 120, sortable=False),
                Column("who", tr("Oleh"), 110, sortable=False),
            ],
            on_open=lambda _id: self.restore(),
            on_pick=self._show_count,
        )
        self.list.configure(height=px(360))
        self.list.pack_propagate(False)
        self.list.pack(fill="both", expand=True)
        self.list.tree.bind("<Delete>", lambda _event: self.ask_empty())
        self.answer(trc("tombol", "Tutup"), self.give_up)
        self._load()
        self.open(self.list.tree)

    def restore(self) -> None:
        """Put the picked dossiers back."""
        picked = self._picked()
        if picked:
            work = trash.restore_work(self._session.cabinet, picked)
            self._session.start(tr("Mengembalikan dari tempat sampah"), work, self._restored, changes=True)

    def ask_empty(self) -> None:
        """Ask whether the picked dossiers are to go for good."""
        self._ask_twice(self._picked())

    def ask_empty_all(self) -> None:
        """Ask whether all that is here is to go for good."""
        self._ask_twice(thrown.ids(self._session.cabinet))

    def _picked(self) -> array[int]:
        return self.list.picking.ids()

    def _ask_twice(self, ids: array[int]) -> None:
        if not ids:
            return
        count = len(ids)
        ask(
            self,
            trn("Hapus {count} berkas dari tempat sampah?", "Hapus {count} berkas dari tempat sampah?", count),
            tr("Setelah ini berkas itu hanya dapat kembali lewat Riwayat."),
            trc("tombol", "Hapus"),
            lambda: self._ask_again(ids),
            danger=True,
        )

    def _ask_again(self, ids: array[int]) -> None:
        count = len(ids)
        ask(
            self,
            tr("Sungguh dihapus?"),
            trn(
                "{count} berkas beserta daftar isinya dihapus. Salinan digitalnya tetap ada di folder lemari.",
                "{count} berkas beserta daftar isinya dihapus. Salinan digitalnya tetap ada di folder lemari.",
                count,
            ),
            trn("Ya, hapus {count} berkas", "Ya, hapus {count} berkas", count),
            lambda: self._empty(ids),
            danger=True,
        )

    def _empty(self, ids: array[int]) -> None:
        work = trash.empty_work(self._session.cabinet, ids)
        self._session.start(tr("Mengosongkan tempat sampah"), work, lambda _count: self._load(), changes=True)

    def _restored(self, told: thrown.Restored) -> None:
        said = trash.restored_words(told)
        self._say(said)
        self._load()
        if trash.hindered(told) and self.winfo_exists():
            tell(self, tr("Dikembalikan, dengan catatan"), said)

    def _load(self) -> None:
        if not self.winfo_exists():
            return
        ids = thrown.ids(self._session.cabinet)
        self.list.show(trash.ThrownRows(self._session, ids), keep=True)
        if self.list.chosen is None and ids:
            self.list.choose(0)
        for made in (self.restore_button, self.empty_button, self.all_button):
            made.state(["!disabled" if ids else "disabled"])
        self._show_count()

    def _show_count(self) -> None:
        count, picked = len(thrown.ids(self._session.cabinet)), len(self.list.picking)
        told = trn("{count} berkas", "{count} berkas", count) if count else tr("Tempat sampah kosong.")
        if picked > 1:
            told = trn("{count} berkas dipilih", "{count} berkas dipilih", picked)
        self._count.configure(text=told)
