"""The problems of a file: a list that leads to their cells, and a card that says what is wrong with one."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from tkinter import ttk

from app.desktop import words
from app.desktop.pages.intake.state import ImportState
from app.desktop.pages.intake.told import grouped, problem_line, problem_parts, problem_words
from app.desktop.theme import icon, px
from app.desktop.widgets.controls import flowing, frame, label
from app.desktop.widgets.listing import Column, Listing
from app.desktop.widgets.rows import FixedRows, Row
from app.i18n import number, tr
from importers.records import Problem, Severity

#: The checks in which a figure should be the sum of others.
_SUMS = frozenset(
    ("check1_differs", "check2_differs", "check4_differs", "check6_differs", "check7_differs", "check9_differs")
)


class ProblemsPanel(ttk.Frame):
    """The problems of the file in a list, of one kind or all; choosing one shows its cell on the sheet and its card."""

    def __init__(self, parent: tk.Misc, state: ImportState, on_problem: Callable[[int, str], object]) -> None:
        super().__init__(parent, style="Side.TFrame")
        self._state = state
        self._all = state.problems()
        self._found = self._all
        self._on_problem = on_problem
        label(self, tr("Masalah"), "Heading", side="Side").pack(anchor="w")
        if not self._all:
            _nothing_wrong(self)
            return
        counted = {severity: sum(p.severity is severity for p in self._all) for severity in Severity}
        told = [
            tr("{what}: {count}", what=words.severity(severity), count=number(count))
            for severity, count in counted.items()
            if count
        ]
        flowing(self, " · ".join(told), "SmallSoft", side="Side").pack(fill="x", pady=(px(2), px(6)))
        self._pick_kind()
        self.card = ProblemCard(self)
        self.list = Listing(
            self,
            [
                Column("cell", tr("Sel"), 58, sortable=False),
                Column("what", tr("Masalah"), 200, stretch=True, sortable=False),
            ],
            on_choose=self._chosen,
        )
        self._fill()
        # Where the window is low the list keeps some rows and the card gives way.
        self.list.tree.configure(height=3)
        self.list.pack(fill="both", expand=True)
        self.card.pack(fill="x", pady=(px(8), 0))

    def _pick_kind(self) -> None:
        self._parts = problem_parts(self._all)
        if len(self._parts) < 2:
            return
        titles = [tr("{what} ({count})", what=title, count=number(len(found))) for title, found in self._parts]
        self.kinds = ttk.Combobox(self, state="readonly", values=titles)
        self.kinds.current(0)
        self.kinds.pack(fill="x", pady=(0, px(8)))
        self.kinds.bind("<<ComboboxSelected>>", self._kind_chosen)

    def _kind_chosen(self, _event: object) -> None:
        self._found = self._parts[self.kinds.current()][1]
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

    def _chosen(self, place: int) -> None:
        problem = self._found[place]
        self.card.show(problem)
        if problem.cell:
            self._on_problem(self._state.sheet_of(problem), problem.cell)


class ProblemCard(ttk.Frame):
    """One problem: its cell, what stands there, what is wrong with it, and what it should perhaps be."""

    def __init__(self, parent: tk.Misc) -> None:
        super().__init__(parent, style="Caution.TFrame", padding=(px(12), px(10)))
        self._head = flowing(self, "", "Strong", side="Caution")
        self._head.pack(fill="x")
        self._text = flowing(self, "", "Small", side="Caution")
        self._text.pack(fill="x", pady=(px(2), 0))
        self._text.configure(text=tr("Pilih satu masalah untuk melihat selnya."))
        self._hint = flowing(self, "", "SmallStrong", side="Caution")

    def show(self, problem: Problem) -> None:
        """Show another problem."""
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
            hint = tr("Mungkin maksudnya {value}.", value=grouped(problem.suggestion))
        self._hint.configure(text=hint)
        if hint and not self._hint.winfo_manager():
            self._hint.pack(fill="x", pady=(px(4), 0))
        elif not hint:
            self._hint.pack_forget()


def _nothing_wrong(parent: tk.Misc) -> None:
    row = frame(parent, "Side")
    row.pack(fill="x", pady=(px(10), 0))
    ttk.Label(row, image=icon("check-circle", 18, "good"), style="Side.TLabel").pack(
        side="left", anchor="n", padx=(0, px(10))
    )
    flowing(row, tr("Tidak ada masalah. Semua isi dapat diambil."), side="Side").pack(
        side="left", fill="x", expand=True
    )
