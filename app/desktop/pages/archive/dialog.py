"""The dialog in which a dossier is added or edited; it shows a form and hands what was typed to it."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable

from app.desktop.pages.archive.form import UNITS, DossierForm
from app.desktop.session import Session, words_of
from app.desktop.theme import px
from app.desktop.widgets.dialogs import Dialog
from app.desktop.widgets.forms import Form
from app.desktop.widgets.scrolling import ScrollArea
from app.i18n import tr, trc


class DossierDialog(Dialog):
    """A calm form; it closes only when the dossier is stored, and says beside the field what is wrong."""

    def __init__(
        self, parent: tk.Misc, session: Session, form: DossierForm, on_stored: Callable[[int], object]
    ) -> None:
        new = form.dossier is None
        super().__init__(parent, tr("Berkas baru") if new else tr("Ubah berkas"), width=720)
        self._session, self._form, self._on_stored = session, form, on_stored
        area = ScrollArea(self.body)
        area.pack(fill="both", expand=True)
        self.form = Form(area.body, columns=4)
        self.form.pack(fill="both", expand=True)
        self._fields(form.values())
        area.fit(px(720) - px(48), self.winfo_screenheight() - px(220))
        area.follow_focus()
        self.save_button = self.answer(trc("tombol", "Simpan"), self._save, main=True)
        self.answer(trc("tombol", "Batal"), self.give_up)
        self.open(self.form.widget("title"))

    def _fields(self, values: dict[str, str]) -> None:
        form, options, get = self.form, self._form.options(), values.get
        form.lines("title", tr("Uraian"), get("title", ""), height=2)
        form.text("number", tr("No. berkas"), get("number", ""))
        form.suggest("code", tr("Kode klasifikasi"), self._form.codes(), get("code", ""), span=2)
        elections = [words for _key, words in self._form.elections()]
        form.suggest("election", tr("Pemilu"), elections, get("election", ""))
        form.text("year_from", tr("Tahun awal"), get("year_from", ""))
        form.text("year_to", tr("Tahun akhir"), get("year_to", ""))
        form.text("extent", tr("Jumlah"), get("extent", ""))
        form.suggest("unit", tr("Satuan"), UNITS, get("unit", ""))
        for name, title in (
            ("stage", tr("Tahap")),
            ("copy_status", tr("Tingkat perkembangan")),
            ("medium", tr("Media")),
            ("condition", tr("Kondisi")),
            ("access", tr("Akses")),
        ):
            form.choice(name, title, options[name], get(name, ""))
        form.suggest("box", tr("Boks"), self._form.box_numbers(), get("box", ""))
        form.text("folder", tr("No. folder"), get("folder", ""))
        form.text("processing_unit", tr("Unit pengolah"), get("processing_unit", ""))
        form.lines("note", tr("Keterangan"), get("note", ""), height=2)
        form.check("exempt", tr("Dikecualikan dari informasi publik"), value=bool(get("exempt", "")))

    def _save(self) -> None:
        typed = self.form.values()
        fields, problems = self._form.read(typed)
        self.form.complain(problems)
        if problems:
            return
        self.save_button.state(["disabled"])
        self._session.write("", self._form.save(fields, typed["box"]), self._stored, self._refused)

    def _stored(self, dossier: int) -> None:
        if self.winfo_exists():
            self.close()
        self._on_stored(dossier)

    def _refused(self, failure: Exception, reference: str | None) -> None:
        self.save_button.state(["!disabled"])
        told = words_of(failure)
        if told is None:
            self._session.on_fault(failure, reference)
        else:
            self.form.complain({"number" if "number" in getattr(failure, "code", "") else "title": told})
