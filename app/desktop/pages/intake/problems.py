"""The problems of a file: a list that leads to their cells, and a card that says what is wrong with one."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from tkinter import ttk

from app.desktop import words
from app.desktop.pages.intake.amends import Amends
from app.desktop.pages.intake.problem_card import ProblemCard
from app.desktop.pages.intake.saving import problems_button
from app.desktop.pages.intake.state import ImportState
from app.desktop.pages.intake.told import problem_line, problem_parts
from app.desktop.theme import icon, px
from app.desktop.widgets.controls import flowing, frame, label
from app.desktop.widgets.listing import Column, Listing
from app.desktop.widgets.rows import FixedRows, Row
from app.i18n import number, tr, trc
from importers.records import Problem, Severity


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
        on_name: Callable[[Problem], object] | None = None,
        *,
        low: bool = False,
    ) -> None:
        """``on_problem`` shows a cell by sheet and name, ``on_open`` gives the keyboard to the sheet.

        ``on_name`` leads to where the name of an area is decided. ``low`` leaves out the headings of the list.
        """
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
        self.card = ProblemCard(self, self.amends, self._remember, on_name)
        self.list = Listing(
            self,
            [
                Column("cell", tr("Sel"), 58, sortable=False),
                Column("what", trc("kolom", "Masalah"), 200, stretch=True, sortable=False),
            ],
            on_choose=self._chosen,
            on_open=self._look,
        )
        self.list.tree.bind("<F2>", lambda _event: self.card.take())
        self.list.tree.bind("<Delete>", lambda _event: self.card.leave())
        self._fill()
        # Where the window is low the list keeps some rows, and the card gives way and scrolls.
        self.list.tree.configure(height=2, show="" if low else "headings")
        self.list.pack(fill="both", expand=True)
        self.card.pack(fill="x", pady=(px(8), 0))
        self.card.lift()  # by Tab it comes after the list
        self.bind("<Configure>", self._resized)

    def _resized(self, event: tk.Event[ProblemsPanel]) -> None:
        """Let the card have what room there is, with the chosen problem still in sight of the list."""
        above = sum(part.winfo_reqheight() for part in self.pack_slaves() if part is not self.card)
        self.card.fit(event.height - above - px(8 + 12))

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
        self._state.look_at_kind(title if self.kinds.current() else "")
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
        """Choose the problem that was looked at, else the first; a sheet that stands still does not move."""
        if self._all:
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


def _nothing_wrong(parent: tk.Misc) -> None:
    row = frame(parent, "Side")
    row.pack(fill="x", pady=(px(10), 0))
    ttk.Label(row, image=icon("check-circle", 18, "good"), style="Side.TLabel").pack(
        side="left", anchor="n", padx=(0, px(10))
    )
    flowing(row, tr("Tidak ada masalah. Semua isi dapat diambil."), side="Side").pack(
        side="left", fill="x", expand=True
    )
