"""The end of an import: what was stored, and what can be done next."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from tkinter import ttk

from app.desktop.pages.intake.papers import has_refused
from app.desktop.pages.intake.saving import receipt_button, refused_button
from app.desktop.pages.intake.state import ImportState
from app.desktop.pages.intake.step import StepPanel
from app.desktop.theme import icon, px
from app.desktop.widgets.controls import button, frame, label
from app.i18n import tr


class DoneStep(StepPanel):
    """The end of an import; ``on_page`` goes to the page where its content is seen."""

    def __init__(self, parent: tk.Misc, state: ImportState, on_page: Callable[[str], object]) -> None:
        super().__init__(parent, state)
        inner = frame(self)
        inner.place(relx=0.5, rely=0.4, anchor="center")
        ttk.Label(inner, image=icon("check-circle", 44, "good")).pack(pady=(0, px(12)))
        stored = state.batch is not None
        label(inner, tr("Impor selesai") if stored else tr("Tidak ada yang perlu disimpan"), "Heading").pack()
        told = (
            tr("Tersimpan sebagai perbuatan nomor {batch}. Ctrl+Z mengurungkannya.", batch=str(state.batch))
            if stored
            else tr("Semua isi berkas itu sudah ada di lemari.")
        )
        if stored:
            told_counts = [file.sentence() for file in state.files if file.plan is not None and file.plan.has_work]
            label(inner, "\n".join(told_counts[:6]), "Body", justify="center").pack(pady=(px(6), 0))
        label(inner, told, "Soft", wrap=440, justify="center").pack(pady=(px(6), px(16)))
        row = frame(inner)
        row.pack()
        kinds = {str(file.plan.kind) for file in state.files if file.plan is not None}
        page = "results" if "results" in kinds else "archive"
        words = tr("Lihat hasilnya") if page == "results" else tr("Lihat arsip")
        self.next_button = button(row, words, lambda: on_page(page), "primary", symbol="arrow-right")
        self.next_button.pack(side="left", padx=px(4))
        self.first = self.next_button
        button(row, tr("Impor lagi"), state.reset).pack(side="left", padx=px(4))
        if stored:
            button(row, tr("Urungkan impor ini"), state.undo, symbol="arrow-counterclockwise").pack(
                side="left", padx=px(4)
            )
        self._papers(inner)

    def _papers(self, parent: tk.Misc) -> None:
        """Offer the receipt, and for each file the rows that were refused."""
        row = frame(parent)
        row.pack(pady=(px(10), 0))
        if self._state.batch is not None:
            receipt_button(row, self._state.session, self._state.batch).pack(side="left", padx=px(4))
        for plan in (file.plan for file in self._state.files):
            if plan is not None and has_refused(plan):
                refused_button(row, self._state.session, plan).pack(side="left", padx=px(4))
