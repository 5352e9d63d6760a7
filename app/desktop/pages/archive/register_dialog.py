"""The window of the accession register: its list, and the form of an entry."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from tkinter import filedialog
from typing import Any

from app.archive import accessions
from app.archive.accessions import Accession
from app.archive.records import DossierFilter
from app.desktop import words
from app.desktop.form_dialog import FormDialog
from app.desktop.opening import open_path
from app.desktop.pages.archive import register
from app.desktop.pages.archive.register import EntryForm
from app.desktop.session import Session
from app.desktop.theme import px
from app.desktop.widgets.controls import button, frame, label
from app.desktop.widgets.dialogs import Dialog, ask
from app.desktop.widgets.listing import Column, Listing
from app.desktop.widgets.rows import FixedRows
from app.i18n import tr, trc, trn


class EntryDialog(FormDialog):
    """One entry of the register."""

    def __init__(self, parent: tk.Misc, session: Session, form: EntryForm, on_stored: Callable[[Any], object]) -> None:
        self._form = form
        heading = tr("Catat penerimaan") if form.entry is None else tr("Ubah penerimaan")
        super().__init__(
            parent, session, heading, draft=form.draft, start=form.values(), on_stored=on_stored, width=620
        )
        self.open(self.form.widget("source"))

    def fields(self, values: Mapping[str, str]) -> None:
        """Make the fields of an entry."""
        form, get = self.form, values.get
        form.text("number", tr("No. penerimaan"), get("number", ""))
        form.text("date", tr("Tanggal"), get("date", ""))
        form.text("extent", tr("Jumlah"), get("extent", ""))
        form.suggest("unit", tr("Satuan"), words.UNITS, get("unit", ""))
        form.text("source", tr("Diterima dari"), get("source", ""), span=4)
        form.lines("what", tr("Uraian"), get("what", ""), height=2)
        form.lines("note", tr("Keterangan"), get("note", ""), height=2)

    def work(self, typed: dict[str, str]) -> Callable[[Any], Any] | None:
        """Return the storing of the entry, or None after saying what is wrong."""
        fields, problems = self._form.read(typed)
        self.form.complain(problems)
        return None if problems else self._form.save(fields)

    def field_of(self, code: str) -> str:
        """Tell a number that is taken beside the number, all else beside the source."""
        return "number" if "number" in code else "source"


class RegisterDialog(Dialog):
    """The register; Insert enters a delivery with the picked dossiers, Enter edits, Delete takes one out."""

    def __init__(
        self,
        parent: tk.Misc,
        session: Session,
        picked: Sequence[int],
        on_show: Callable[[DossierFilter], object],
    ) -> None:
        super().__init__(parent, tr("Buku penerimaan arsip"), width=820)
        self._session, self._picked, self._on_show = session, picked, on_show
        self._entries: tuple[Accession, ...] = ()
        self.form: EntryDialog | None = None
        bar = frame(self.body)
        bar.pack(fill="x", pady=(0, px(8)))
        self.add_button = button(bar, tr("Catat penerimaan"), self.add, symbol="plus-lg", tip="Insert")
        self.edit_button = button(bar, tr("Ubah"), self.edit, symbol="pencil", tip="Enter")
        self.delete_button = button(bar, tr("Hapus"), self.delete, symbol="trash", tip="Delete")
        self.tie_button = button(bar, tr("Isi dengan yang dipilih"), self.tie, symbol="link-45deg", tip="Ctrl+L")
        self.show_button = button(bar, tr("Lihat berkasnya"), self.show_dossiers, symbol="search", tip="Ctrl+F")
        for made in (self.add_button, self.edit_button, self.delete_button, self.tie_button, self.show_button):
            made.pack(side="left", padx=(0, px(8)))
        count = len(picked)
        told = trn("{count} berkas dipilih di daftar.", "{count} berkas dipilih di daftar.", count)
        label(self.body, told if count else tr("Belum ada berkas yang dipilih di daftar."), "SmallSoft").pack(
            anchor="w", pady=(0, px(8))
        )
        self.list = Listing(
            self.body,
            [
                Column("number", tr("No."), 70, sortable=False),
                Column("date", tr("Tanggal"), 104, sortable=False),
                Column("source", tr("Diterima dari"), 160, sortable=False),
                Column("what", tr("Uraian"), 240, stretch=True, sortable=False),
                Column("extent", tr("Jumlah"), 90, sortable=False),
                Column("dossiers", tr("Berkas tercatat"), 100, number=True, sortable=False),
            ],
            on_open=lambda _entry: self.edit(),
        )
        self.list.configure(height=px(320))
        self.list.pack_propagate(False)
        self.list.pack(fill="both", expand=True)
        tree = self.list.tree
        for sequence, run in (
            ("<Insert>", self.add),
            ("<Delete>", self.delete),
            ("<Control-l>", self.tie),
            ("<Control-f>", self.show_dossiers),
        ):
            tree.bind(sequence, lambda _event, run=run: run())  # type: ignore[misc]
        self.answer(trc("tombol", "Tutup"), self.give_up)
        self.write_button = self.answer_left(tr("Simpan sebagai Excel"), self.ask_path)
        self._load()
        self.open(tree)

    def add(self) -> None:
        """Open the form of a new entry, with the picked dossiers."""
        self._open(EntryForm(self._session.cabinet, dossiers=self._picked))

    def edit(self) -> None:
        """Open the form of the entry under the cursor."""
        entry = self._chosen()
        if entry is not None:
            self._open(EntryForm(self._session.cabinet, entry))

    def delete(self) -> None:
        """Ask, and take the entry under the cursor out."""
        entry = self._chosen()
        if entry is None:
            return
        ask(
            self,
            tr("Hapus penerimaan ini?"),
            tr("Penerimaan {number} dihapus dari buku; berkasnya tetap. Ctrl+Z mengembalikannya.", number=entry.number),
            trc("tombol", "Hapus"),
            lambda: self._session.write("", register.remove_work(entry), lambda _count: self._load()),
            danger=True,
        )

    def tie(self) -> None:
        """Note that the picked dossiers came with the entry under the cursor."""
        entry = self._chosen()
        if entry is not None and self._picked:
            self._session.write("", register.tie_work(entry, self._picked), lambda _count: self._load())

    def show_dossiers(self) -> None:
        """Show in the list what came with the entry under the cursor."""
        entry = self._chosen()
        if entry is not None:
            self.close()
            self._on_show(DossierFilter(accession=entry.id))

    def ask_path(self) -> None:
        """Ask where the register is to be written, and write it."""
        name = filedialog.asksaveasfilename(
            parent=self,
            title=tr("Simpan sebagai Excel"),
            initialdir=str(self._session.folder / "laporan"),
            initialfile=f"{tr('Buku penerimaan arsip')}.xlsx",
            defaultextension=".xlsx",
            filetypes=[("Excel", "*.xlsx")],
        )
        if name:
            register.write_register(self._session, Path(name), open_path)

    def _open(self, form: EntryForm) -> None:
        self.form = EntryDialog(self, self._session, form, lambda _id: self._load())

    def _chosen(self) -> Accession | None:
        chosen = self.list.chosen
        return next((entry for entry in self._entries if entry.id == chosen), None)

    def _load(self) -> None:
        if not self.winfo_exists():
            return
        self._entries = accessions.register(self._session.cabinet)
        self.list.show(FixedRows(register.rows(self._entries)), keep=True)
        if self._entries and self.list.chosen is None:
            self.list.choose(0)
        some = ["!disabled" if self._entries else "disabled"]
        for made in (self.edit_button, self.delete_button, self.show_button, self.write_button):
            made.state(some)
        self.tie_button.state(some if self._picked else ["disabled"])
