"""The dialog in which a figure is corrected: the right value and why; the old one and its cell stay told."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Mapping
from typing import Any

from app.desktop.form_dialog import FormDialog
from app.desktop.pages.results.provenance import Figure
from app.desktop.session import Session
from app.i18n import number, tr
from importers.values import whole_number


class CorrectionDialog(FormDialog):
    """Asks for the right value of a figure that stands in a cell, and for the reason."""

    def __init__(
        self, parent: tk.Misc, session: Session, figure: Figure, value: int | None, on_stored: Callable[[Any], object]
    ) -> None:
        self._figure, self._value = figure, value
        super().__init__(
            parent,
            session,
            tr("Koreksi {column}, {area}", column=figure.title, area=figure.area_name),
            draft=f"correction:{figure.source.id}:{figure.area}:{figure.key}",
            start={"value": "", "blank": "", "reason": ""},
            on_stored=on_stored,
            width=480,
            columns=2,
        )
        self.open(self.form.widget("value"))

    def fields(self, values: Mapping[str, str]) -> None:
        """Make the two fields."""
        hint = tr("Kini dikosongkan; nilai yang tertulis di berkas tetap tersimpan di riwayat.")
        if self._value is not None:
            hint = tr("Kini tercatat {value}. Angka lama tetap tersimpan di riwayat.", value=number(self._value))
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

    def work(self, typed: dict[str, str]) -> Callable[[Any], Any] | None:
        """Return the work that corrects the figure, or None after complaining."""
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

        def correct(cabinet: Any) -> int:
            found = correcting.find_kept(cabinet, figure.source.id, figure.area, figure.subject)
            return correcting.correct(cabinet, found, value, reason)

        return correct

    def _blank_pressed(self) -> None:
        """Take no number where there is to be none: blank is not nought."""
        self.form.widget("value").state(["disabled" if self.form.value("blank") else "!disabled"])
