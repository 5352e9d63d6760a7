"""The tab of the settings with the people of the archive: who they are, what each may open, and their PINs."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Mapping
from tkinter import ttk
from typing import TYPE_CHECKING, Any

from app.archive import people
from app.desktop.form_dialog import FormDialog
from app.desktop.pages.page import EmptyState, Vacancy
from app.desktop.pages.settings.people_state import PeopleState, PersonForm
from app.desktop.session import Session
from app.desktop.theme import px
from app.desktop.widgets.controls import button, flowing, frame
from app.desktop.widgets.listing import Column, Listing
from app.desktop.widgets.rows import FixedRows
from app.i18n import tr

if TYPE_CHECKING:
    from app.desktop.shell import Shell


class PersonDialog(FormDialog):
    """One person; what is typed as PIN is never kept as a draft."""

    def __init__(self, parent: tk.Misc, session: Session, form: PersonForm, on_stored: Callable[[int], object]) -> None:
        self._form = form
        heading = tr("Daftarkan petugas") if form.person is None else tr("Ubah petugas")
        super().__init__(
            parent, session, heading, draft=form.draft, start=form.values(), on_stored=on_stored, width=560, columns=2
        )
        self.open(self.form.widget("name"))

    def fields(self, values: Mapping[str, str]) -> None:
        """Make the fields."""
        form, get, person = self.form, values.get, self._form.person
        form.text("name", tr("Nama"), get("name", ""))
        form.text("position", tr("Jabatan"), get("position", ""))
        hint = tr("Uraian arsip di atas kelas ini disembunyikan darinya.")
        form.choice("clearance", tr("Hak akses sampai"), self._form.clearances(), get("clearance", ""), hint=hint)
        had = person is not None and person.has_pin
        told = tr("Kosong: PIN yang lama tetap.") if had else tr("Boleh kosong. 4 sampai 12 angka.")
        form.text("pin", tr("PIN"), "", hint=told).configure(show="•")
        if had:
            form.check("no_pin", tr("Hapus PIN"))
        form.check("keeper", tr("Pengelola: boleh mengubah daftar petugas"), value=bool(get("keeper", "")))
        if person is not None:
            form.check("active", tr("Masih bekerja di sini"), value=bool(get("active", "")))
        if self._form.first:
            first = tr("Petugas pertama menjadi pengelola dengan hak akses penuh.")
            flowing(self._area.body, first, "SmallSoft").pack(fill="x")

    def keep_draft(self) -> None:
        """Keep what differs from the beginning, but for a PIN."""
        typed = {name: text for name, text in self.form.values().items() if name != "pin"}
        self._session.drafts.keep(
            self.draft, {name: text for name, text in typed.items() if text != self._start.get(name, "")}
        )

    def work(self, typed: dict[str, str]) -> Callable[[Any], Any] | None:
        """Return the storing, or None after saying what is wrong."""
        problems = self._form.problems(typed)
        self.form.complain(problems)
        return None if problems else self._form.save(typed)

    def field_of(self, code: str) -> str:
        """Return the field beside which a refusal is told."""
        return {"person_last_keeper": "keeper", "person_pin_short": "pin"}.get(code, "name")


class PeopleTab(ttk.Frame):
    """The people in a list; Insert registers one, Enter changes one."""

    def __init__(self, parent: tk.Misc, shell: Shell) -> None:
        super().__init__(parent, padding=(0, px(14), 0, 0))
        self._shell = shell
        self.model = PeopleState(shell.session)
        self.dialog: PersonDialog | None = None
        self._content = frame(self)
        self._content.pack(fill="both", expand=True)
        self.vacancy = Vacancy((self._content,), self._make_empty)
        head = frame(self._content)
        head.pack(fill="x", pady=(0, px(10)))
        self.add_button = button(head, tr("Daftarkan petugas"), self.add, symbol="person-plus", tip="Insert")
        self.edit_button = button(head, tr("Ubah"), self.edit, symbol="pencil", tip="Enter")
        self.edit_button.pack(side="right")
        self.add_button.pack(side="right", padx=(0, px(8)))
        self.told = flowing(head, "")
        self.told.pack(side="left", fill="x", expand=True, padx=(0, px(12)))
        self.list = Listing(
            self._content,
            [
                Column("name", tr("Nama"), 200, stretch=True, sortable=False),
                Column("position", tr("Jabatan"), 180, sortable=False, spare=200),
                Column("access", tr("Hak akses"), 120, sortable=False),
                Column("pin", tr("PIN"), 100, sortable=False),
                Column("marks", tr("Keadaan"), 140, sortable=False, spare=160),
            ],
            on_open=lambda _person: self.edit(),
        )
        self.list.tree.bind("<Insert>", lambda _event: self.add())
        self.list.pack(fill="both", expand=True)
        self.load()

    def load(self) -> None:
        """Read the people again."""
        rows = self.model.rows()
        if self.vacancy.show(empty=not rows):
            return
        self.list.show(FixedRows(rows), keep=True)
        may = self.model.may_change
        self.told.configure(
            text=tr(
                "Hak akses menentukan uraian arsip terbatas mana yang terlihat. PIN menjaga jendela ini, bukan berkas "
                "lemarinya."
            )
            if may
            else tr("Hanya pengelola yang dapat mengubah daftar petugas.")
        )
        for made in (self.add_button, self.edit_button):
            made.state(["!disabled" if may else "disabled"])

    def add(self) -> None:
        """Open the form of a new person."""
        if self.model.may_change:
            self._open(PersonForm(self._shell.session, None, first=not self.model.people()))

    def edit(self) -> None:
        """Open the form of the person under the cursor."""
        person = next((one for one in self.model.people() if one.id == self.list.chosen), None)
        if person is not None and self.model.may_change:
            self._open(PersonForm(self._shell.session, person, first=False))

    def _open(self, form: PersonForm) -> None:
        self.dialog = PersonDialog(
            self, self._shell.session, form, lambda person: self._stored(person, first=form.first)
        )

    def _stored(self, person: int, *, first: bool) -> None:
        session = self._shell.session
        if first:
            # Who registers the first person is that person.
            session.arrive(people.by_id(session.cabinet, person))
            self._shell.office_changed()
            session.changed()
        self.load()
        self._shell.status.say(tr("Petugas disimpan."))

    def _make_empty(self) -> EmptyState:
        actions = [(tr("Daftarkan petugas"), "person-plus", self.add)] if self.model.may_change else []
        return EmptyState(
            self,
            "people",
            tr("Belum ada petugas terdaftar"),
            tr(
                "Selama belum ada, siapa pun di komputer ini melihat semua arsip. Sesudah petugas didaftarkan, arsip "
                "terbatas hanya terlihat oleh yang berhak, dan riwayat mencatat namanya."
            ),
            actions,
        )
