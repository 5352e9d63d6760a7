"""The problems that an import of the past had, in a window of their own: a list, each in full below, and to save."""

from __future__ import annotations

import tkinter as tk

from app.desktop import words
from app.desktop.pages.intake.imports import PastImport
from app.desktop.pages.intake.saving import problems_button
from app.desktop.pages.intake.told import problem_line, problem_words
from app.desktop.session import Session
from app.desktop.theme import px
from app.desktop.widgets.controls import flowing
from app.desktop.widgets.dialogs import Dialog
from app.desktop.widgets.listing import Column, Listing
from app.desktop.widgets.rows import FixedRows, Row
from app.i18n import number, tr, trc
from importers.records import Severity

_TAGS = {Severity.ERROR: "bad", Severity.WARNING: "warn", Severity.INFO: "faint"}


class PastProblems(Dialog):
    """Lists what was wrong with the files of an import when it was done."""

    def __init__(self, parent: tk.Misc, session: Session, past: PastImport) -> None:
        super().__init__(parent, tr("Masalah impor nomor {batch}", batch=str(past.act.batch)), width=720)
        self._found = past.problems
        if past.problems_of > len(self._found):
            told = tr(
                "{count} yang terburuk dari {of} masalah",
                count=number(len(self._found)),
                of=number(past.problems_of),
            )
            flowing(self.body, told, "SmallSoft").pack(fill="x", pady=(0, px(6)))
        self._whole = flowing(self.body, "", "Small")
        self._whole.pack(side="bottom", fill="x", pady=(px(10), 0))
        self.list = Listing(
            self.body,
            [
                Column("severity", tr("Tingkat"), 110, sortable=False),
                Column("cell", tr("Sel"), 130, sortable=False),
                Column("what", tr("Masalah"), 380, stretch=True, sortable=False),
            ],
            on_choose=lambda place: self._whole.configure(text=problem_words(self._found[place])),
        )
        self.list.tree.configure(height=10)
        self.list.pack(fill="both", expand=True)
        self.list.show(
            FixedRows(
                [
                    Row(
                        place,
                        (
                            words.severity(problem.severity),
                            " ".join(part for part in (problem.sheet, problem.cell) if part),
                            problem_line(problem),
                        ),
                        _TAGS[problem.severity],
                    )
                    for place, problem in enumerate(self._found)
                ]
            )
        )
        self.answer(trc("tombol", "Tutup"), self.give_up, main=True)
        name = past.files[0][0] if past.files else past.act.what
        problems_button(self._feet, session, name, self._found, past.problems_of).pack(side="left")
        self.open(self.list.tree)
        self.list.choose(0)
