"""The dialog in which a figure is corrected or a blank one filled: the right value, why, and the paper that says so.

The old value and its cell stay told.
"""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Mapping
from typing import Any

from app.desktop.form_dialog import FormDialog
from app.desktop.pages.results.provenance import Story
from app.desktop.session import Session
from app.i18n import number, tr
from importers.values import whole_number


class CorrectionDialog(FormDialog):
    """Asks for the right value of a figure that is no sum, for the reason, and for the signed paper."""

    def __init__(
        self, parent: tk.Misc, session: Session, story: Story, on_stored: Callable[[list[str]], object]
    ) -> None:
        self._figure, self._value = story.figure, story.trace.value
        #: Filled for the first time: no file has said anything, nor has a clerk taken it away.
        self._blank = not story.trace.cells
        figure = self._figure
        told: dict[str, object] = {"column": figure.title, "area": figure.area_name}
        first = next(iter(story.trace.cells), None)
        super().__init__(
            parent,
            session,
            tr("Isi {column}, {area}", **told) if self._value is None else tr("Koreksi {column}, {area}", **told),
            draft=f"correction:{figure.source.id}:{figure.area}:{figure.key}",
            start={
                "value": "",
                "blank": "",
                "reason": "",
                "form": (first.form if first is not None else figure.source.form) or "",
                "dossier": (first.dossier if first is not None else figure.source.dossier) or "",
            },
            on_stored=on_stored,
            width=480,
            columns=2,
        )
        self.open(self.form.widget("value"))

    def fields(self, values: Mapping[str, str]) -> None:
        """Make the fields."""
        hint = tr("Kini dikosongkan; nilai yang tertulis di berkas tetap tersimpan di riwayat.")
        if self._value is not None:
            hint = tr("Kini tercatat {value}. Angka lama tetap tersimpan di riwayat.", value=number(self._value))
        elif self._blank:
            hint = tr("Kini kosong. Nol ditulis 0; yang tidak diketahui dibiarkan kosong.")
        self.form.text("value", tr("Angka yang benar"), values.get("value", ""), wide=True, hint=hint)
        if self._value is not None:
            text = tr("Kosongkan: angka yang benar tidak diketahui")
            self.form.check("blank", text, value=bool(values.get("blank"))).configure(command=self._blank_pressed)
        self.form.text(
            "reason",
            tr("Alasan"),
            values.get("reason", ""),
            wide=True,
            hint=tr("misalnya: salah ketik, lihat DA1 halaman 2"),
        )
        self.form.text("form", tr("Model formulir"), values.get("form", ""), hint=tr("misalnya DA1"))
        self.form.text(
            "dossier",
            tr("Nomor berkas arsip"),
            values.get("dossier", ""),
            hint=tr("Tempat kertas bertanda tangan itu."),
        )

    def work(self, typed: dict[str, str]) -> Callable[[Any], Any] | None:
        """Return the work that stores the figure, or None after complaining; it answers what is to be known of it."""
        from app.intake.papers import signed
        from app.messages import sentence
        from app.results import correcting

        blank = bool(typed.get("blank"))
        value = None if blank else whole_number(typed["value"]).value
        problems = {}
        if value is None and not blank:
            problems["value"] = tr("Isi dengan angka bulat.")
        if not typed["reason"].strip():
            problems["reason"] = tr("Tulis alasannya.")
        self.form.complain(problems)
        if problems:
            return None
        figure, reason = self._figure, typed["reason"]
        form, dossier = typed["form"].strip() or None, typed["dossier"].strip() or None

        def correct(cabinet: Any) -> list[str]:
            found = correcting.find_kept(cabinet, figure.source.id, figure.area, figure.subject)
            correcting.correct(cabinet, found, value, reason, form=form, dossier=dossier)
            return [sentence(note.code, note.data) for note in signed.problems(cabinet, dossier)]

        return correct

    def _blank_pressed(self) -> None:
        """Take no number where there is to be none: blank is not nought."""
        self.form.widget("value").state(["disabled" if self.form.value("blank") else "!disabled"])
