"""Every single value of a plan of results, by what would become of it, in lists of any length."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Sequence
from tkinter import ttk

from app.desktop.lookups import Lookups
from app.desktop.pages.intake.told import problem_words
from app.desktop.theme import px
from app.desktop.widgets.controls import flowing, frame
from app.desktop.widgets.listing import Column, Listing
from app.desktop.widgets.rows import FixedRows, Row
from app.desktop.widgets.tabs import Tabs
from app.i18n import number, tr
from app.intake.plan import ImportPlan
from app.intake.results.lines import Fate, PlannedValue, PlannedValues
from importers.records import Problem, Severity

#: Of so many values the window itself finds out which line holds which; of more, the reading thread.
_FEW = 20_000


class ValueRows:
    """The values of one fate as rows of a list."""

    def __init__(self, values: PlannedValues, *, before: bool, sheets: bool) -> None:
        self._values, self._before, self._sheets = values, before, sheets

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._values)

    def page(self, first: int, number: int) -> Sequence[Row]:
        """Return up to ``number`` rows from position ``first`` on."""
        found = self._values.page(first, number)
        return [Row(first + place, self._cells(value)) for place, value in enumerate(found)]

    def _cells(self, value: PlannedValue) -> tuple[str, ...]:
        was = ("–" if value.before is None else number(value.before),) if self._before else ()
        return (value.area, value.subject, value.source, self._place(value), *was, number(value.after))

    def _place(self, value: PlannedValue) -> str:
        return f"{value.sheet} {value.cell}" if self._sheets else value.cell


class ChangesPanel(ttk.Frame):
    """A tab for each fate that values have: new, changed with what they were, the same, double and refused."""

    def __init__(self, parent: tk.Misc, plan: ImportPlan, lookups: Lookups) -> None:
        super().__init__(parent)
        self._plan, self._lookups = plan, lookups
        self.lists: dict[str, Listing] = {}
        counts = plan.counts
        self._problems = {
            "duplicate": [problem for problem in plan.problems if problem.code == "figure_twice"],
            "refused": [problem for problem in plan.problems if problem.severity is Severity.ERROR],
        }
        told = [
            ("changed", tr("Berubah ({count})", count=number(counts.changed)), counts.changed),
            ("new", tr("Baru ({count})", count=number(counts.new)), counts.new),
            ("refused", tr("Ditolak ({count})", count=number(counts.refused)), counts.refused),
            ("duplicate", tr("Ganda ({count})", count=number(counts.duplicate)), counts.duplicate),
            ("same", tr("Sudah ada ({count})", count=number(counts.same)), counts.same),
        ]
        shown = [(name, title) for name, title, count in told if count]
        if not shown:
            return
        self.tabs = Tabs(self, shown)
        self.tabs.pack(fill="both", expand=True)
        self.tabs.on_open = self._opened
        self._opened(shown[0][0])

    def _opened(self, name: str) -> None:
        if name in self.lists:
            return
        page = frame(self.tabs.page(name))
        page.pack(fill="both", expand=True, pady=(px(10), 0))
        found = self._problems.get(name)
        made = self._values(page, Fate(name)) if found is None else _problems(page, found)
        made.pack(side="top", fill="both", expand=True)
        self.lists[name] = made

    def _values(self, parent: tk.Misc, fate: Fate) -> Listing:
        """List the values of one fate; where there are very many they come a little later."""
        changed, plan = fate is Fate.CHANGED, self._plan
        sheets = sum(sheet.used for sheet in plan.sheets) > 1
        listing = _value_list(parent, changed=changed, sheets=sheets)

        def show(values: PlannedValues) -> None:
            if listing.winfo_exists():
                listing.show(ValueRows(values, before=changed, sheets=sheets))

        if plan.figures <= _FEW:
            show(PlannedValues(plan.work, fate))
        else:
            self._lookups.ask(f"values_{fate}", lambda: PlannedValues(plan.work, fate), show)
        return listing


def _value_list(parent: tk.Misc, *, changed: bool, sheets: bool) -> Listing:
    before = [Column("before", tr("Semula"), 70, number=True, sortable=False)] if changed else []
    return Listing(
        parent,
        [
            Column("area", tr("Wilayah"), 130, stretch=True, sortable=False),
            Column("subject", tr("Peserta atau ukuran"), 120 if changed else 170, sortable=False),
            Column("source", tr("Sumber"), 80, sortable=False, spare=150),
            Column("cell", tr("Sel"), 150 if sheets else 64, sortable=False, spare=100),
            *before,
            Column("after", tr("Menjadi") if changed else tr("Isi"), 70, number=True, sortable=False),
        ],
    )


def _problems(parent: tk.Misc, found: Sequence[Problem]) -> Listing:
    whole = flowing(parent, "", "Small")
    whole.pack(side="bottom", fill="x", pady=(px(6), 0))
    listing = Listing(
        parent,
        [
            Column("cell", tr("Sel"), 130, sortable=False),
            Column("raw", tr("Tertulis"), 120, sortable=False, spare=220),
            Column("why", tr("Sebab"), 260, stretch=True, sortable=False),
        ],
        on_choose=lambda place: whole.configure(text=problem_words(found[place])),
    )
    listing.show(FixedRows([Row(place, _problem_cells(problem)) for place, problem in enumerate(found)]))
    return listing


def _problem_cells(problem: Problem) -> tuple[str, str, str]:
    where = " ".join(part for part in (problem.sheet, problem.cell) if part)
    return where, problem.raw or "", problem_words(problem)
