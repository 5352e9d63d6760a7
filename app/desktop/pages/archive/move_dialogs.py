"""The dialogs that ask where picked dossiers, or items of one, are to go."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Mapping
from typing import Any

from app.desktop.form_dialog import FormDialog
from app.desktop.pages.archive.moving import MoveForm, TargetForm
from app.desktop.pages.archive.shelving import box_number
from app.desktop.session import Session
from app.i18n import tr, trn


class MoveDialog(FormDialog):
    """Another box, place or class for the dossiers that are picked."""

    def __init__(self, parent: tk.Misc, session: Session, form: MoveForm, on_stored: Callable[[Any], object]) -> None:
        self._form = form
        count = len(form.ids)
        heading = trn("Pindahkan {count} berkas", "Pindahkan {count} berkas", count)
        super().__init__(parent, session, heading, draft="move", start={}, on_stored=on_stored, width=620)
        self.save_button.configure(text=tr("Pindahkan"))
        self.open(self.form.widget("box"))

    def fields(self, values: Mapping[str, str]) -> None:
        """Make the fields: where to, and into which class."""
        form, get, shelving = self.form, values.get, self._form.shelving
        box = form.suggest("box", tr("Boks"), shelving.numbers(), get("box", ""))
        place = form.suggest("place", tr("Tempat"), shelving.paths(), get("place", ""), span=2)
        form.text("folder", tr("No. folder"), get("folder", ""))
        form.suggest("code", tr("Kode klasifikasi"), self._form.codes(), get("code", ""), span=4)
        form.hint("code", tr("Yang dikosongkan tidak berubah."))
        form.hint("place", tr("Ruang · rak · baris. Yang belum ada dibuat."))
        for widget in (box, place):
            for sequence in ("<KeyRelease>", "<<ComboboxSelected>>"):
                widget.bind(sequence, self._show_spot)

    def work(self, typed: dict[str, str]) -> Callable[[Any], Any] | None:
        """Return the moving, or None after saying what is wrong."""
        problems = self._form.read(typed)
        self.form.complain(problems)
        return None if problems else self._form.work(typed)

    def _show_spot(self, _event: object = None) -> None:
        shelving = self._form.shelving
        number, _, chosen = self.form.value("box").partition("  ")
        if chosen:
            self.form.set("box", box_number(number))
            self.form.set("place", chosen.strip())
        spot = shelving.read(self.form.value("box"), self.form.value("place"))
        self.form.hint("box", "" if spot.problem else shelving.told(spot))
        new = shelving.new_names(spot.path)
        self.form.hint("place", spot.problem or (tr("Tempat baru: {names}", names=" · ".join(new)) if new else ""))


class TargetDialog(FormDialog):
    """The dossier that items are to go to."""

    def __init__(self, parent: tk.Misc, session: Session, form: TargetForm, on_stored: Callable[[Any], object]) -> None:
        self._form = form
        heading = trn("Pindahkan {count} isi ke berkas lain", "Pindahkan {count} isi ke berkas lain", len(form.items))
        super().__init__(parent, session, heading, draft="items/move", start={}, on_stored=on_stored, width=560)
        self.save_button.configure(text=tr("Pindahkan"))
        self.open(self.form.widget("target"))

    def fields(self, values: Mapping[str, str]) -> None:
        """Make the one field."""
        self.form.suggest(
            "target",
            tr("Nomor berkas tujuan"),
            self._form.suggestions(),
            values.get("target", ""),
            span=4,
            hint=tr("Berkas digital yang menempel pada isi itu ikut pindah."),
        )

    def work(self, typed: dict[str, str]) -> Callable[[Any], Any] | None:
        """Return the moving, or None after saying what is wrong."""
        target, problem = self._form.read(typed["target"])
        self.form.complain({"target": problem} if problem else {})
        return None if target is None else self._form.work(target)
