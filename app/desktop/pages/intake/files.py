"""The first step of an import: choose files, see what became of each, and the imports of the past."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from functools import partial
from tkinter import ttk

from app.desktop import words
from app.desktop.pages.intake.imports import PastImports
from app.desktop.pages.intake.left_behind import LeftBehind
from app.desktop.pages.intake.past import PastPanel
from app.desktop.pages.intake.standing import Step
from app.desktop.pages.intake.state import ImportState
from app.desktop.pages.intake.step import StepPanel
from app.desktop.theme import icon, px
from app.desktop.widgets.controls import button, card, flowing, frame, icon_button, label
from app.i18n import tr, trc

#: In so much width, in logical units, there is room for the offers beside the words.
_ROOMY = 720


class FilesStep(StepPanel):
    """The first step: choose files, see what became of each, and the imports of the past with their undoing."""

    def __init__(
        self,
        parent: tk.Misc,
        state: ImportState,
        on_choose: Callable[[], object],
        on_type: Callable[[], object],
        *,
        droppable: bool = False,
    ) -> None:
        super().__init__(parent, state)
        self.password: ttk.Entry | None = None
        self.unlock: ttk.Button | None = None
        self.imports: PastPanel | None = None
        self.left: LeftBehind | None = None
        before = state.left_behind
        if before is not None:
            self.left = LeftBehind(self, state, before)
            self.left.pack(fill="x", pady=(0, px(12)))
        if state.files:
            self._files()
            self._feet()
        else:
            self._welcome(on_choose, on_type, droppable=droppable)

    def _welcome(self, on_choose: Callable[[], object], on_type: Callable[[], object], *, droppable: bool) -> None:
        """Say what can be imported, and offer it."""
        well = card(self, 18)
        well.pack(fill="x")
        picture = ttk.Label(well, image=icon("file-earmark-spreadsheet", 30, "accent_ink"), style="Side.TLabel")
        offers = frame(well, "Side")
        # one thing at a time is the first to do
        look = "primary" if self.left is None else ""
        self.choose = button(offers, tr("Pilih berkas …"), on_choose, look, symbol="folder2-open", tip="Ctrl+O")
        self.choose.pack(side="right")
        self.type_button = button(
            offers, tr("Ketik dari kertas …"), on_type, symbol="pencil-square", tip="Ctrl+Shift+O"
        )
        self.type_button.pack(side="right", padx=(0, px(8)))
        self.type_button.lift()
        self.first = self.choose if self.left is None else self.left.first
        text = frame(well, "Side")
        title = tr("Hasil pemilu, daftar arsip, klasifikasi, atau kode wilayah")
        flowing(text, title, "Heading", side="Side").pack(fill="x")
        flowing(
            text,
            tr(
                "Excel (.xlsx, .xls), ODS, atau CSV. Tidak ada yang berubah sebelum Anda melihat rencananya "
                "dan menerapkannya."
            ),
            side="Side",
        ).pack(fill="x", pady=(px(3), 0))
        if droppable:
            told = tr("Berkas dan folder juga dapat diseret ke halaman ini.")
            flowing(text, told, "SmallSoft", side="Side").pack(fill="x", pady=(px(3), 0))
        well.columnconfigure(1, weight=1)
        text.grid(row=0, column=1, sticky="ew")

        def lay(event: tk.Event[ttk.Frame]) -> None:
            """Put the offers below the words where they would leave these too little width."""
            if event.width < px(_ROOMY):
                picture.grid_remove()
                text.grid_configure(padx=0)
                offers.grid(row=1, column=1, sticky="e", pady=(px(10), 0))
            else:
                picture.grid(row=0, column=0)
                text.grid_configure(padx=px(18))
                offers.grid(row=0, column=2, sticky="", pady=0)

        well.bind("<Configure>", lay)

    def past(self, imports: PastImports, chosen: int) -> None:
        """Show the imports of the past, beginning with the one chosen before."""
        self.imports = PastPanel(self, imports, chosen)
        self.imports.pack(fill="both", expand=True)

    def _files(self) -> None:
        for number_, file in enumerate(self._state.files):
            box = card(self, 14)
            box.pack(fill="x", pady=(0, px(8)))
            good = file.usable
            waiting = file in self._state.reading or (file.plan is None and not file.failure)
            glyph, tone = (
                ("hourglass-split", "soft")
                if waiting
                else ("check-circle", "good")
                if good
                else ("exclamation-circle", "alert")
            )
            ttk.Label(box, image=icon(glyph, 20, tone), style="Side.TLabel").pack(
                side="left", anchor="n", padx=(0, px(12))
            )
            out: ttk.Button | None = None
            if len(self._state.files) > 1 and not self._state.busy:
                name = tr("Keluarkan {name} dari impor ini", name=file.path.name)
                out = icon_button(box, "x-lg", partial(self._state.leave_out, file), name, side="Side")
                out.pack(side="right", anchor="n", padx=(px(6), 0))
            if file.plan is not None and good:
                button(box, tr("Lihat"), partial(self._look, number_), "Linkside").pack(side="right", anchor="n")
            text = frame(box, "Side")
            text.pack(side="left", fill="x", expand=True)
            kind = words.file_kind(file.plan.kind) if file.plan is not None and file.usable else ""
            name = " · ".join(part for part in (file.path.name, kind) if part)
            label(text, name, "Strong", side="Side").pack(anchor="w")
            told = tr("sedang dibaca …") if waiting else file.sentence()
            flowing(text, told, "Soft" if good or waiting else "Bad", side="Side").pack(fill="x")
            if file.encrypted and not waiting:
                self._ask_password(text, number_)
            elif file.plan is not None and not good:
                # what was not understood can be told on the sheet itself
                look = button(text, tr("Buka lembarnya"), partial(self._look, number_), symbol="table")
                look.pack(anchor="w", pady=(px(8), 0))
                self.first = self.first or look
            if out is not None:
                out.lift()

    def _feet(self) -> None:
        feet = frame(self)
        stuck = not self._state.busy and not any(file.askable for file in self._state.files)
        # where there is nothing to go on with, what can be done is said with what is wrong
        feet.pack(side="top" if stuck else "bottom", fill="x", pady=(px(4 if stuck else 12), 0))
        if self._state.busy:
            button(feet, trc("tombol", "Batalkan"), self._state.cancel, symbol="x-lg").pack(side="right")
            return
        asked = self.first
        if self._state.can_reach(Step.SHEET) and any(file.askable for file in self._state.files):
            self.forward(feet, Step.SHEET)
        self.first = asked or self.next_button
        kind = "" if self.next_button is not None or asked is not None else "primary"
        other = button(feet, tr("Pilih berkas lain"), self._state.reset, kind, symbol="arrow-left")
        other.pack(side="right", padx=(0, px(8) if self.next_button else 0))
        self.first = self.first or other
        if self.next_button is not None:
            self.next_button.lift()

    def _ask_password(self, parent: ttk.Frame, file: int) -> None:
        row = frame(parent, "Side")
        row.pack(anchor="w", pady=(px(8), 0))
        label(row, tr("Kata sandi"), "SmallSoft", side="Side").pack(side="left", padx=(0, px(8)))
        entry = ttk.Entry(row, show="•", width=22)
        entry.pack(side="left")
        self.password = self.first = entry

        def unlock(_event: object = None) -> None:
            self._state.current = file
            self._state.unlock(entry.get())

        entry.bind("<Return>", unlock)
        self.unlock = button(row, tr("Buka"), unlock)
        self.unlock.pack(side="left", padx=px(8))

    def _look(self, file: int) -> None:
        self._state.current, self._state.sheet = file, 0
        self._state.go(Step.SHEET)
