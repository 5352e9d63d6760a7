"""The dialog in which a dossier is added or edited; it shows a form and hands what was typed to it."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Mapping
from typing import Any

from app.archive.custom import Kind
from app.desktop import words
from app.desktop.form_dialog import FormDialog
from app.desktop.pages.archive.form import DossierForm
from app.desktop.pages.archive.own_fields import template_of
from app.desktop.pages.archive.shelving import box_number
from app.desktop.session import Session
from app.i18n import tr


class DossierDialog(FormDialog):
    """A calm form; it closes only when the dossier is stored, and says beside the field what is wrong."""

    def __init__(
        self, parent: tk.Misc, session: Session, form: DossierForm, on_stored: Callable[[int], object]
    ) -> None:
        self._form = form
        heading = tr("Berkas baru") if form.dossier is None else tr("Ubah berkas")
        super().__init__(parent, session, heading, draft=form.draft, start=form.values(), on_stored=on_stored)
        self.answer_left(tr("Simpan sebagai templat"), self.keep_template)
        self.open(self.form.widget("title"))

    def fields(self, values: Mapping[str, str]) -> None:
        """Make the fields of a dossier."""
        form, options, get = self.form, self._form.options(), values.get
        form.lines("title", tr("Uraian"), get("title", ""), height=2)
        form.text("number", tr("No. berkas"), get("number", ""))
        form.suggest("code", tr("Kode klasifikasi"), self._form.codes(), get("code", ""), span=2)
        elections = [name for _key, name in self._form.elections()]
        form.suggest("election", tr("Pemilu"), elections, get("election", ""))
        form.text("year_from", tr("Tahun awal"), get("year_from", ""))
        form.text("year_to", tr("Tahun akhir"), get("year_to", ""))
        form.text("extent", tr("Jumlah"), get("extent", ""))
        form.suggest("unit", tr("Satuan"), words.UNITS, get("unit", ""))
        for name, title in (
            ("stage", tr("Tahap")),
            ("copy_status", tr("Tingkat perkembangan")),
            ("medium", tr("Media")),
            ("condition", tr("Kondisi")),
            ("access", tr("Akses")),
        ):
            form.choice(name, title, options[name], get(name, ""))
        form.text("processing_unit", tr("Unit pengolah"), get("processing_unit", ""), span=3)
        shelving = self._form.shelving
        box = form.suggest("box", tr("Boks"), shelving.numbers(), get("box", ""))
        place = form.suggest("place", tr("Tempat"), shelving.paths(), get("place", ""), span=2)
        form.text("folder", tr("No. folder"), get("folder", ""))
        for sequence in ("<KeyRelease>", "<<ComboboxSelected>>"):
            box.bind(sequence, self.box_changed)
            place.bind(sequence, self._show_spot)
        form.lines("note", tr("Keterangan"), get("note", ""), height=2)
        self._own_fields(values)
        form.check("exempt", tr("Dikecualikan dari informasi publik"), value=bool(get("exempt", "")))
        self._show_spot()

    def keep_template(self) -> None:
        """Ask for a name under which new dossiers can begin with what this form holds."""
        from app.desktop.pages.archive.own_dialogs import TemplateNameDialog

        content = template_of(self.form.values())
        self.naming = TemplateNameDialog(self, self._session, content, lambda _id: None)

    def _own_fields(self, values: Mapping[str, str]) -> None:
        """Make the office's own fields."""
        for one in self._form.own.fields:
            name = one.key
            text = values.get(name, "")
            if one.kind is Kind.CHOICE:
                choices = dict.fromkeys(("", *one.choices, text))
                self.form.choice(name, one.name, [(choice, choice) for choice in choices], text, span=2)
            else:
                self.form.text(name, one.name, text, span=2)

    def work(self, typed: dict[str, str]) -> Callable[[Any], Any] | None:
        """Return the storing of the dossier, or None after saying what is wrong."""
        fields, problems = self._form.read(typed)
        self.form.complain(problems)
        return None if problems else self._form.save(fields, typed["box"], typed["place"])

    def field_of(self, code: str) -> str:
        """Tell a number that is taken beside the number, all else beside the title."""
        return "number" if "number" in code else "title"

    def box_changed(self, _event: object = None) -> None:
        """Show the place of a box that is there as soon as its number is known."""
        typed = self.form.value("box")
        number, _, chosen = typed.partition("  ")
        if chosen:
            self.form.set("box", box_number(number))
            self.form.set("place", chosen.strip())
        else:
            stands = self._form.shelving.place_of(typed)
            if stands is not None:
                self.form.set("place", stands)
        self._show_spot()

    def _show_spot(self, _event: object = None) -> None:
        """Say under box and place what storing would do with them."""
        shelving = self._form.shelving
        spot = shelving.read(self.form.value("box"), self.form.value("place"))
        self.form.hint("box", "" if spot.problem else shelving.told(spot))
        new = shelving.new_names(spot.path)
        told = tr("Ruang · rak · baris. Yang belum ada dibuat.")
        if new:
            told = tr("Tempat baru: {names}", names=" · ".join(new))
        self.form.hint("place", spot.problem or told)
