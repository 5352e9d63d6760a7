"""The problems of a file: a list that leads to their cells, and a card that says what is wrong with one."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from tkinter import ttk

from app.desktop import words
from app.desktop.pages.intake.amends import Amends, change_words
from app.desktop.pages.intake.saving import problems_button
from app.desktop.pages.intake.state import ImportState
from app.desktop.pages.intake.told import grouped, problem_line, problem_parts, problem_words
from app.desktop.theme import icon, px
from app.desktop.widgets.controls import button, flowing, frame, label
from app.desktop.widgets.listing import Column, Listing
from app.desktop.widgets.rows import FixedRows, Row
from app.i18n import number, tr, trn
from importers.records import Problem, Severity

#: The checks in which a figure should be the sum of others.
_SUMS = frozenset(
    ("check1_differs", "check2_differs", "check4_differs", "check6_differs", "check7_differs", "check9_differs")
)


def _nothing() -> None:
    """Do nothing."""


class ProblemsPanel(ttk.Frame):
    """The problems of the file in a list, of one kind or all; choosing one shows its cell on the sheet and its card."""

    def __init__(
        self,
        parent: tk.Misc,
        state: ImportState,
        on_problem: Callable[[int, str], object],
        on_open: Callable[[], object] = _nothing,
    ) -> None:
        """``on_problem`` shows a cell by sheet and name, ``on_open`` gives the keyboard to the sheet."""
        super().__init__(parent, style="Side.TFrame")
        self._on_open, self._at = on_open, 0
        self._state = state
        self._all = state.problems()
        self._found = self._all
        self._on_problem = on_problem
        head = frame(self, "Side")
        head.pack(fill="x")
        label(head, tr("Masalah"), "Heading", side="Side").pack(side="left")
        if not self._all:
            _nothing_wrong(self)
            return
        if state.file is not None:
            self.save = problems_button(
                head, state.session, state.file.path.name, self._all, len(self._all), "Linkside"
            )
            self.save.configure(text=tr("Simpan …"), padding=(px(4), 0))
            self.save.pack(side="right")
        counted = {severity: sum(p.severity is severity for p in self._all) for severity in Severity}
        told = [
            tr("{what}: {count}", what=words.severity(severity), count=number(count))
            for severity, count in counted.items()
            if count
        ]
        self._pick_kind(state.kind)
        if len(self._parts) < 2:
            # else the choice of kinds counts them
            flowing(self, " · ".join(told), "SmallSoft", side="Side").pack(fill="x", pady=(0, px(6)))
        self.amends = Amends(state)
        self.card = ProblemCard(self, self.amends, self._remember)
        self.list = Listing(
            self,
            [
                Column("cell", tr("Sel"), 58, sortable=False),
                Column("what", tr("Masalah"), 200, stretch=True, sortable=False),
            ],
            on_choose=self._chosen,
            on_open=self._look,
        )
        self.list.tree.bind("<F2>", lambda _event: self.card.take())
        self.list.tree.bind("<Delete>", lambda _event: self.card.leave())
        self._fill()
        # Where the window is low the list keeps some rows and the card gives way.
        self.list.tree.configure(height=3)
        self.list.pack(fill="both", expand=True)
        self.card.pack(fill="x", pady=(px(8), 0))

    def _pick_kind(self, wanted: str) -> None:
        self._parts = problem_parts(self._all)
        if len(self._parts) < 2:
            return
        titles = [tr("{what} ({count})", what=title, count=number(len(found))) for title, found in self._parts]
        self.kinds = ttk.Combobox(self, state="readonly", values=titles)
        at = next((place for place, (title, _found) in enumerate(self._parts) if title == wanted), 0)
        self.kinds.current(at)
        self._found = self._parts[at][1]
        self.kinds.pack(fill="x", pady=(px(4), px(8)))
        self.kinds.bind("<<ComboboxSelected>>", self._kind_chosen)

    def _kind_chosen(self, _event: object) -> None:
        title, self._found = self._parts[self.kinds.current()]
        self._state.kind = title if self.kinds.current() else ""
        self._fill()
        self.list.choose(0)

    def _fill(self) -> None:
        tags = {Severity.ERROR: "bad", Severity.WARNING: "warn", Severity.INFO: "faint"}
        self.list.show(
            FixedRows(
                [
                    Row(place, (problem.cell or "", problem_line(problem)), tags[problem.severity])
                    for place, problem in enumerate(self._found)
                ]
            )
        )

    def begin(self) -> None:
        """Choose the problem that was looked at before the last decision; a sheet that stands still does not move."""
        if self._all and (self._state.place or self._state.still):
            self.list.choose(min(self._state.place, len(self._found) - 1))
        self._state.still = False

    def _remember(self) -> None:
        """Stand at the same place of the list after a decision."""
        self._state.part, self._state.place = "cells", max(0, self._at)

    def _look(self, place: int) -> None:
        problem = self._found[place]
        if problem.cell:
            self._on_problem(self._state.sheet_of(problem), problem.cell)
            self._on_open()

    def _chosen(self, place: int) -> None:
        self._at = place
        self._state.place = place
        problem = self._found[place]
        self.card.show(problem)
        if problem.cell and not self._state.still:
            self._on_problem(self._state.sheet_of(problem), problem.cell)


class ProblemCard(ttk.Frame):
    """One problem: its cell, what stands there, what is wrong with it, what it should be, and what can be decided.

    ``before`` is called before a decision, which shows the step anew.
    """

    def __init__(self, parent: tk.Misc, amends: Amends, before: Callable[[], object]) -> None:
        super().__init__(parent, style="Caution.TFrame", padding=(px(12), px(8)))
        self._amends, self._before = amends, before
        self._problem: Problem | None = None
        self._head = flowing(self, "", "Strong", side="Caution")
        self._head.pack(fill="x")
        self._text = flowing(self, "", "Small", side="Caution")
        self._text.pack(fill="x", pady=(px(2), 0))
        self._text.configure(text=tr("Pilih satu masalah untuk melihat selnya."))
        self._hint = flowing(self, "", "SmallStrong", side="Caution")
        self._choices: ttk.Frame | None = None
        self.accept: ttk.Button | None = None
        self.accept_all: ttk.Button | None = None
        self.keep: ttk.Button | None = None
        self.entry: ttk.Entry | None = None
        self.complaint: ttk.Label | None = None

    def take(self) -> None:
        """Take the suggestion, where there is one."""
        if self._problem is not None and self._amends.can_accept(self._problem):
            self._before()
            self._amends.accept(self._problem)

    def take_all(self) -> None:
        """Take the suggestions of all problems of this kind."""
        if self._problem is not None:
            self._before()
            self._amends.accept_all(self._problem.code)

    def leave(self) -> None:
        """Leave the cell as it is, or take back what was decided about it."""
        if self._problem is None:
            return
        self._before()
        if self._problem.code.startswith("amended"):
            self._amends.take_back(self._problem)
        else:
            self._amends.keep_raw(self._problem)

    def set_value(self) -> None:
        """Take the number that was typed."""
        problem = self._problem
        if problem is None or self.entry is None or problem.sheet is None or problem.cell is None:
            return
        self._before()
        wrong = self._amends.set_value(problem.sheet, problem.cell, self.entry.get())
        if wrong and self.complaint is not None:
            self.complaint.configure(text=wrong)
            self.complaint.pack(fill="x", pady=(px(4), 0))

    def _offer(self, problem: Problem, ground: str) -> None:
        """Show what can be decided about a problem."""
        if self._choices is not None:
            self._choices.destroy()
        self.accept = self.accept_all = self.keep = self.entry = self.complaint = None
        self._choices = frame(self, ground)
        self._choices.pack(fill="x", pady=(px(6), 0))
        can_accept = self._amends.can_accept(problem)
        if can_accept:
            self.accept = button(
                self._choices,
                tr("Terima saran (F2)"),
                self.take,
                "primary",
                symbol="check-lg",
                tip=change_words(problem),
            )
            self.accept.pack(fill="x")
            alike = len(self._amends.alike(problem))
            if alike > 1:
                words = trn("Terima {count} saran sejenis", "Terima {count} saran sejenis", alike)
                self.accept_all = button(self._choices, words, self.take_all, symbol="check2-all")
                self.accept_all.pack(fill="x", pady=(px(4), 0))
        if self._amends.can_set(problem):
            row = frame(self._choices, ground)
            row.pack(fill="x", pady=(px(4), 0))
            self.entry = ttk.Entry(row, width=9)
            self.entry.pack(side="left", fill="x", expand=True)
            self.entry.bind("<Return>", lambda _event: self.set_value())
            button(row, tr("Pakai angka ini"), self.set_value).pack(side="left", padx=(px(6), 0))
            self.complaint = flowing(self._choices, "", "Small", side=ground)
        decided = problem.code.startswith("amended")
        words = tr("Kembalikan isi selnya (Del)") if decided else tr("Biarkan apa adanya (Del)")
        self.keep = button(self._choices, words, self.leave)
        self.keep.configure(padding=(px(8), px(4)))
        self.keep.pack(fill="x", pady=(px(4), 0))

    def show(self, problem: Problem) -> None:
        """Show another problem."""
        self._problem = problem
        ground = {Severity.ERROR: "Alert", Severity.WARNING: "Caution", Severity.INFO: "Tint"}[problem.severity]
        self.configure(style=f"{ground}.TFrame")
        for part, look in ((self._head, "Strong"), (self._text, "Small"), (self._hint, "SmallStrong")):
            part.configure(style=f"{look}.{ground}.TLabel")
        stands = grouped(problem.raw) if problem.raw else ""
        head = "  ".join(part for part in (problem.cell or "", stands) if part) or words.severity(problem.severity)
        self._head.configure(text=head)
        self._text.configure(text=problem_words(problem))
        added = problem.data.get("sum") if problem.code in _SUMS else None
        hint = tr("Menurut penjumlahan: {value}", value=number(added)) if isinstance(added, int) else ""
        if problem.suggestion:
            accepted = self._amends.can_accept(problem)
            hint = (
                change_words(problem)
                if accepted
                else tr("Mungkin maksudnya {value}.", value=grouped(problem.suggestion))
            )
        self._hint.configure(text=hint)
        if hint and not self._hint.winfo_manager():
            self._hint.pack(fill="x", pady=(px(4), 0))
        elif not hint:
            self._hint.pack_forget()
        self._offer(problem, ground)


def _nothing_wrong(parent: tk.Misc) -> None:
    row = frame(parent, "Side")
    row.pack(fill="x", pady=(px(10), 0))
    ttk.Label(row, image=icon("check-circle", 18, "good"), style="Side.TLabel").pack(
        side="left", anchor="n", padx=(0, px(10))
    )
    flowing(row, tr("Tidak ada masalah. Semua isi dapat diambil."), side="Side").pack(
        side="left", fill="x", expand=True
    )
