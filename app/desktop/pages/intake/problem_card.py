"""One problem of a file on a card: what is wrong, where, what it should be, and what can be decided about it."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from tkinter import ttk

from app.desktop import words
from app.desktop.pages.intake.amends import Amends, change_words
from app.desktop.pages.intake.told import grouped, problem_group, problem_words
from app.desktop.theme import px
from app.desktop.widgets.controls import button, flowing, frame, label
from app.desktop.widgets.scrolling import ScrollArea
from app.i18n import number, tr, trn
from app.intake.areas.names import ASKED
from importers.records import Problem, Severity

#: The checks in which a figure should be the sum of others.
_SUMS = frozenset(
    ("check1_differs", "check2_differs", "check4_differs", "check6_differs", "check7_differs", "check9_differs")
)


#: What a row of buttons takes, and the least that is left for the words, in logical pixels.
_BUTTON, _TEXT = 40, 84


class ProblemCard(ttk.Frame):
    """One problem: its cell, what stands there, what is wrong with it, what it should be, and what can be decided.

    ``before`` is called before a decision, which shows the step anew; ``on_name`` leads to where a name is decided.
    """

    def __init__(
        self,
        parent: tk.Misc,
        amends: Amends,
        before: Callable[[], object],
        on_name: Callable[[Problem], object] | None = None,
    ) -> None:
        super().__init__(parent, style="Caution.TFrame", padding=(px(12), px(8)))
        self._amends, self._before, self._on_name = amends, before, on_name
        self._problem: Problem | None = None
        self._most = self._wide = 0
        self._told: ScrollArea | None = None
        self._choices: ttk.Frame | None = None
        self.bind("<Configure>", self._widened)
        self._tell("Caution", "", tr("Pilih satu masalah untuk melihat selnya."), "")
        self.accept: ttk.Button | None = None
        self.accept_all: ttk.Button | None = None
        self.keep: ttk.Button | None = None
        self.decide: ttk.Button | None = None
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
        self.accept = self.accept_all = self.keep = self.entry = self.complaint = self.decide = None
        can_accept, can_set = self._amends.can_accept(problem), self._amends.can_set(problem)
        alike = len(self._amends.alike(problem)) if can_accept else 0
        self._choices = self._place_choices(ground, 1 + (alike > 1) + can_set)
        first = frame(self._choices, ground)
        first.pack(fill="x")
        decided = problem.code.startswith("amended")
        if can_accept:
            self.accept = button(
                first, tr("Terima saran (F2)"), self.take, "primary", symbol="check-lg", tip=change_words(problem)
            )
            self.accept.pack(side="left", fill="x", expand=True, padx=(0, px(6)))
            words = tr("Biarkan (Del)")
        elif self._on_name is not None and problem.code in ASKED:
            self.decide = button(first, tr("Putuskan artinya"), lambda: self._on_name and self._on_name(problem))
            self.decide.pack(side="left", fill="x", expand=True, padx=(0, px(6)))
            words = tr("Biarkan (Del)")
        else:
            words = tr("Kembalikan isi selnya (Del)") if decided else tr("Biarkan apa adanya (Del)")
        self.keep = button(first, words, self.leave)
        self.keep.configure(padding=(px(7), px(6)))
        self.keep.pack(side="left", fill="x", expand=True)
        self._stack(first)
        if alike > 1:
            words = trn("Terima {count} saran sejenis", "Terima {count} saran sejenis", alike)
            self.accept_all = button(self._choices, words, self.take_all, symbol="check2-all")
            self.accept_all.pack(fill="x", pady=(px(4), 0))
        if can_set:
            row = frame(self._choices, ground)
            row.pack(fill="x", pady=(px(4), 0))
            self.entry = ttk.Entry(row, width=9)
            self.entry.pack(side="left", fill="x", expand=True)
            self.entry.bind("<Return>", lambda _event: self.set_value())
            button(row, tr("Pakai angka ini"), self.set_value).pack(side="left", padx=(px(6), 0))
            self.complaint = flowing(self._choices, "", "Small", side=ground)

    def _stack(self, row: ttk.Frame) -> None:
        """Put the buttons of a row one under the other where they are wider than the card together."""
        buttons = row.pack_slaves()
        if self._wide and sum(each.winfo_reqwidth() + px(6) for each in buttons) > self._wide - 2 * px(12):
            for each in buttons:
                each.pack_configure(side="top", padx=0, pady=(0, px(4)) if each is not buttons[-1] else 0)

    def _place_choices(self, ground: str, rows: int) -> ttk.Frame:
        """Return where the buttons go: in sight below what is told, or along with it where there is too little room."""
        told = self._told
        low = told is not None and 0 < self._most < rows * px(_BUTTON) + px(_TEXT)
        made = frame(told.body if low and told is not None else self, ground)
        made.pack(side="bottom", fill="x", pady=(px(6), 0))
        if told is not None and not low:
            # what is packed first keeps its room
            told.pack_forget()
            told.pack(fill="both", expand=True)
            made.lower(told)
        return made

    def _tell(self, ground: str, head: str, text: str, hint: str, how_bad: str = "") -> None:
        """Write what is wrong, on the ground of its severity; it can be scrolled where it has too little room."""
        for part in (self._told, self._choices):
            if part is not None:
                part.destroy()
        self.configure(style=f"{ground}.TFrame")
        back = {"Alert": "alert_tint", "Caution": "caution_tint", "Tint": "tint"}[ground]
        self._told = ScrollArea(self, side=ground, back=back)
        self._told.pack(fill="both", expand=True)
        body = self._told.body
        top = frame(body, ground)
        top.pack(fill="x")
        # a colour alone tells not everybody how bad it is
        label(top, how_bad, "Small", side=ground).pack(side="right", anchor="n", padx=(px(8), 0))
        self._head = flowing(top, head, "Strong", side=ground)
        self._text = flowing(body, text, "Small", side=ground)
        self._hint = flowing(body, hint, "SmallStrong", side=ground)
        for place, words_ in enumerate((self._head, self._text, self._hint)):
            if words_.cget("text"):
                words_.pack(fill="x", pady=(px(2 * place), 0))

    def fit(self, most: int) -> None:
        """Be as high as what is told needs, at most ``most`` pixels."""
        if most != self._most:
            self._most = most
            self._soon(self._again)

    def _soon(self, work: Callable[[], object]) -> None:
        """Do something after the layout at hand is done: fitting asks for a layout itself.

        The window waits, not the card: what a destroyed widget still waits for is called under a name that Tk may
        have given to another widget's function by then.
        """
        self.winfo_toplevel().after(1, lambda: self.winfo_exists() and work())

    def _again(self) -> None:
        if self._problem is not None:
            self.show(self._problem)

    def _widened(self, event: tk.Event[ProblemCard]) -> None:
        if event.width != self._wide:
            self._wide = event.width
            self._soon(self._arrange)

    def _arrange(self) -> None:
        """Give what is told the room it needs at the width at hand, as far as there is any."""
        inner = self.winfo_width() - 2 * px(12)
        if self._told is None or not self._most or inner < px(40):
            return
        below = self._choices is not None and self._choices.master is self
        choices = self._choices.winfo_reqheight() + px(6) if below and self._choices is not None else 0
        self._told.fit(inner, max(px(40), self._most - choices - 2 * px(8)))
        if not below:
            self._told.follow_focus()

    def show(self, problem: Problem) -> None:
        """Show another problem."""
        self._problem = problem
        ground = {Severity.ERROR: "Alert", Severity.WARNING: "Caution", Severity.INFO: "Tint"}[problem.severity]
        stands = grouped(problem.raw) if problem.raw else ""
        head = "  ".join(part for part in (problem.cell or "", stands) if part) or problem_group(problem)
        added = problem.data.get("sum") if problem.code in _SUMS else None
        hint = tr("Menurut penjumlahan: {value}", value=number(added)) if isinstance(added, int) else ""
        if problem.suggestion:
            accepted = self._amends.can_accept(problem)
            hint = (
                change_words(problem)
                if accepted
                else tr("Mungkin maksudnya {value}.", value=grouped(problem.suggestion))
            )
        self._tell(ground, head, problem_words(problem), hint, words.severity(problem.severity))
        self._offer(problem, ground)
        self._arrange()
