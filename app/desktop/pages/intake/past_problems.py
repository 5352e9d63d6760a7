"""The problems that an import of the past had, in a window of their own: a list, each in full below, and to save."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Sequence
from tkinter import ttk

from app.desktop import words
from app.desktop.pages.intake.imports import PastImport
from app.desktop.pages.intake.saving import problems_button
from app.desktop.pages.intake.told import problem_line, problem_parts, problem_words
from app.desktop.session import Session
from app.desktop.theme import px
from app.desktop.widgets.controls import flowing
from app.desktop.widgets.dialogs import Dialog
from app.desktop.widgets.listing import Column, Listing
from app.desktop.widgets.rows import Row
from app.i18n import number, tr, trc
from importers.records import Problem, Severity

_TAGS = {Severity.ERROR: "bad", Severity.WARNING: "warn", Severity.INFO: "faint"}


class ProblemRows:
    """Problems as rows of a list of any length: their words are found where they are seen."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self._problems = problems
        self._sheets = len({problem.sheet for problem in problems}) > 1

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._problems)

    def page(self, first: int, number: int) -> Sequence[Row]:
        """Return up to ``number`` rows from position ``first`` on."""
        found = self._problems[first : first + number]
        return [Row(first + place, self._cells(each), _TAGS[each.severity]) for place, each in enumerate(found)]

    def _cells(self, problem: Problem) -> tuple[str, ...]:
        # the cell comes before its sheet, whose name may be long
        parts = (problem.cell, problem.sheet if self._sheets or not problem.cell else "")
        where = " · ".join(part for part in parts if part)
        return words.severity(problem.severity), where, problem_line(problem)


class PastProblems(Dialog):
    """Lists what was wrong with the files of an import when it was done."""

    def __init__(self, parent: tk.Misc, session: Session, past: PastImport, problems: Sequence[Problem]) -> None:
        super().__init__(parent, tr("Masalah impor nomor {batch}", batch=str(past.act.batch)), width=720)
        self._parts = problem_parts(problems)
        self._found: Sequence[Problem] = problems
        if past.problems_of > len(problems):
            told = tr(
                "{count} yang terburuk dari {of} masalah", count=number(len(problems)), of=number(past.problems_of)
            )
            flowing(self.body, told, "SmallSoft").pack(fill="x", pady=(0, px(6)))
        self.kinds: ttk.Combobox | None = None
        if len(self._parts) > 1:
            titles = [tr("{what} ({count})", what=title, count=number(len(found))) for title, found in self._parts]
            self.kinds = ttk.Combobox(self.body, state="readonly", values=titles)
            self.kinds.current(0)
            self.kinds.pack(fill="x", pady=(0, px(8)))
            self.kinds.bind("<<ComboboxSelected>>", self._kind_chosen)
        self._whole = flowing(self.body, "", "Small")
        self._whole.pack(side="bottom", fill="x", pady=(px(10), 0))
        self.list = Listing(
            self.body,
            [
                Column("severity", tr("Tingkat"), 110, sortable=False),
                Column("cell", tr("Sel"), 150, sortable=False),
                Column("what", trc("kolom", "Masalah"), 380, stretch=True, sortable=False),
            ],
            on_choose=lambda place: self._whole.configure(text=problem_words(self._found[place])),
        )
        self.list.tree.configure(height=10)
        self.list.pack(fill="both", expand=True)
        self.list.show(ProblemRows(problems))
        self.answer(trc("tombol", "Tutup"), self.give_up, main=True)
        name = past.files[0][0] if past.files else past.act.what
        problems_button(self._feet, session, name, problems, past.problems_of).pack(side="left")
        self.open(self.list.tree)
        self.list.choose(0)

    def _kind_chosen(self, _event: object) -> None:
        assert self.kinds is not None  # noqa: S101 - what was chosen in is there
        self._found = self._parts[self.kinds.current()][1]
        self.list.show(ProblemRows(self._found))
        self.list.choose(0)
