"""The dialogs of the classification: one code in a form, and dossiers moved to another edition code by code."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Mapping
from tkinter import ttk
from typing import Any

from app.desktop.form_dialog import FormDialog
from app.desktop.pages.settings.classes_state import CodeForm, MoveState, Work
from app.desktop.session import Session
from app.desktop.theme import px
from app.desktop.widgets.controls import flowing, frame, label
from app.desktop.widgets.dialogs import Dialog
from app.desktop.widgets.listing import Column, Listing
from app.desktop.widgets.rows import FixedRows
from app.i18n import tr, trc


class CodeDialog(FormDialog):
    """A code with its title, periods, fate and the basis of these."""

    def __init__(self, parent: tk.Misc, session: Session, form: CodeForm, on_stored: Callable[[Any], object]) -> None:
        self._form = form
        code = form.code
        heading = tr("Kode baru") if code is None else tr("Kode {code}", code=code.code)
        draft = f"kode/{form.edition.id}/{code.id if code else 'baru'}"
        super().__init__(
            parent, session, heading, draft=draft, start=form.values(), on_stored=on_stored, width=620, columns=2
        )
        self.open(self.form.widget("title" if code else "code"))

    def fields(self, values: Mapping[str, str]) -> None:
        """Make the fields of a code."""
        form, options, get = self.form, self._form.options(), values.get
        if self._form.code is None:
            form.text("code", tr("Kode klasifikasi"), get("code", ""), wide=True)
        form.lines("title", tr("Uraian"), get("title", ""), height=3)
        form.text("active_years", tr("Retensi aktif"), get("active_years", ""), hint=tr("Dalam tahun."))
        form.text("inactive_years", tr("Retensi inaktif"), get("inactive_years", ""), hint=tr("Dalam tahun."))
        form.choice("disposition", tr("Nasib akhir"), options["disposition"], get("disposition", ""))
        form.choice("access", tr("Akses"), options["access"], get("access", ""))
        form.lines("basis", tr("Dasar hukum"), get("basis", ""), height=2, hint=tr("Aturan tempat jangka waktu ini."))

    def work(self, typed: dict[str, str]) -> Work | None:
        """Return the storing of the code, or None after saying what is wrong."""
        fields, problems = self._form.read(typed)
        self.form.complain(problems)
        return None if problems else self._form.save(fields)

    def field_of(self, code: str) -> str:
        """Tell a code that is taken beside it."""
        return "code" if self._form.code is None and "taken" in code else "title"


class MoveDialog(Dialog):
    """What each code that dossiers bear becomes in another edition: shown, and asked where that is not sure."""

    def __init__(self, parent: tk.Misc, session: Session, state: MoveState, on_moved: Callable[[Any], object]) -> None:
        heading = tr("Pindahkan berkas ke edisi {name}", name=state.target.name)
        super().__init__(parent, heading, width=860)
        self._session, self.state_, self._on_moved = session, state, on_moved
        state.load()
        self._offers: list[tuple[str, str]] = []
        said = tr("Kode yang sama dengan uraian yang sama langsung dipasangkan; yang lain dipilih di bawah daftar.")
        flowing(self.body, said, "Soft").pack(fill="x", pady=(0, px(8)))
        self.list = Listing(
            self.body,
            [
                Column("code", tr("Kode lama"), 90, sortable=False),
                Column("title", tr("Uraian"), 200, stretch=True, sortable=False),
                Column("dossiers", tr("Berkas"), 64, number=True, sortable=False),
                Column("target", tr("Menjadi"), 260, sortable=False),
                Column("told", tr("Keadaan"), 96, sortable=False),
            ],
            on_choose=self._look_at,
            on_open=lambda _code: self.target.focus_set(),
        )
        self.list.configure(height=px(320))
        self.list.pack_propagate(False)
        self.list.pack(fill="both", expand=True)
        row = frame(self.body)
        row.pack(fill="x", pady=(px(10), 0))
        label(row, tr("Menjadi"), "SmallSoft").pack(side="left", padx=(0, px(8)))
        self.target = ttk.Combobox(row, state="readonly")
        self.target.pack(side="left", fill="x", expand=True)
        self.target.bind("<<ComboboxSelected>>", self._chosen)
        self.told = flowing(self.body, "", "Body")
        self.told.pack(fill="x", pady=(px(8), 0))
        self.move_button = self.answer(tr("Pindahkan berkas"), self._move, main=True)
        self.answer(trc("tombol", "Batal"), self.give_up)
        self._show()
        if state.moves:
            self.list.choose(0)
        self.open(self.list.tree)

    def _show(self) -> None:
        self.list.show(FixedRows(self.state_.rows()), keep=True)
        none = not self.state_.moves
        self.told.configure(text=tr("Tidak ada berkas di edisi lama itu.") if none else self.state_.told())
        self.move_button.state(["!disabled" if self.state_.settled() else "disabled"])

    def _look_at(self, code: int) -> None:
        self._offers = self.state_.offers(code)
        self.target.configure(values=[words for _id, words in self._offers])
        now = self.state_.chosen[code]
        wanted = "" if now is None else str(now)
        self.target.current(next(at for at, (id_, _words) in enumerate(self._offers) if id_ == wanted))

    def _chosen(self, _event: object) -> None:
        code = self.list.chosen
        if code is not None:
            self.state_.choose(code, self._offers[self.target.current()][0])
            self._show()

    def _move(self) -> None:
        work = self.state_.work()
        self.close()
        self._session.write("", work, self._on_moved)
