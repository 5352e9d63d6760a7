"""The third step of an import: what has to be looked at, cells on the sheet, names of areas, and contestants."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from tkinter import ttk

from app.desktop.pages.intake.names import NameCard, NamesList
from app.desktop.pages.intake.naming import Naming, Numbering
from app.desktop.pages.intake.numbers import HeadingCard, HeadingsList
from app.desktop.pages.intake.problems import ProblemsPanel
from app.desktop.pages.intake.relabelling import Relabelling
from app.desktop.pages.intake.sheets import SheetPanel
from app.desktop.pages.intake.standing import Step
from app.desktop.pages.intake.state import ImportState
from app.desktop.pages.intake.step import StepPanel
from app.desktop.theme import px
from app.desktop.widgets.controls import frame
from app.desktop.widgets.tabs import Tabs
from app.i18n import number, tr
from importers.records import Problem


class ProblemsStep(StepPanel):
    """What has to be looked at; where there is more than cells, each kind stands behind a tab of its own."""

    def __init__(self, parent: tk.Misc, state: ImportState) -> None:
        super().__init__(parent, state)
        if self.low:
            self.choose_file()
        else:
            self.describe()
        self._naming, self._numbering = Naming(state), Numbering(state)
        self._right = self.side(back=Step.SHEET, forward=Step.PLAN)
        self._beside: dict[str, ttk.Frame] = {}
        self.sheet: SheetPanel | None = None
        self.problems: ProblemsPanel | None = None
        self.names: NamesList | None = None
        self.name: NameCard | None = None
        self.headings: HeadingsList | None = None
        self.heading: HeadingCard | None = None
        self.tabs: Tabs | None = None
        parts = self._parts()
        if len(parts) == 1:
            left = frame(self)
            left.pack(side="left", fill="both", expand=True)
            left.lower(self._right.master)
            self._cells(left)
            return
        self.tabs = Tabs(self, parts)
        self.tabs.pack(side="left", fill="both", expand=True)
        self.tabs.lower(self._right.master)
        self._cells(self.tabs.page("cells"))
        self.tabs.on_open = self._opened
        first = self._first_part()
        if first == "cells":
            self._opened(first)
        self.tabs.open(first)

    def move(self, by: int) -> None:
        """Go to the line after or before the chosen one in the list that is open."""
        part = self.tabs.current if self.tabs is not None else "cells"
        panels = {"cells": self.problems, "names": self.names, "contestants": self.headings}
        listing = getattr(panels[part], "list", None)
        if listing is not None:
            listing.choose(listing.position + by)

    def _parts(self) -> list[tuple[str, str]]:
        parts = [("cells", tr("Sel ({count})", count=number(len(self._state.problems()))))]
        if self._naming.names:
            parts.append(("names", tr("Nama wilayah ({count})", count=number(len(self._naming.open)))))
        if self._numbering.headings:
            parts.append(("contestants", tr("Peserta ({count})", count=number(len(self._numbering.open)))))
        return parts

    def _first_part(self) -> str:
        """Return the part that was looked at, or what there is to decide."""
        there = {name for name, _title in self._parts()}
        if self._state.part in there:
            return self._state.part
        if self._naming.open:
            return "names"
        return "contestants" if self._numbering.open else "cells"

    def _opened(self, part: str) -> None:
        if self.tabs is None:
            return
        made: dict[str, Callable[[ttk.Frame], object]] = {
            "cells": self._cells,
            "names": self._names,
            "contestants": self._contestants,
        }
        if part != self._state.part:
            self._state.part, self._state.place = part, 0
        if part not in self._beside:
            made[part](self.tabs.page(part))
        for name, beside in self._beside.items():
            if name == part:
                beside.pack(fill="both", expand=True)
            else:
                beside.pack_forget()

    def _cells(self, left: ttk.Frame) -> None:
        relabelling = Relabelling(self._state)
        can = relabelling.file is not None and not self._state.session.read_only
        self.sheet = SheetPanel(left, self._state, on_sheet=self.show_verdict, relabelling=relabelling if can else None)
        self.problems = ProblemsPanel(
            self._right,
            self._state,
            self.sheet.go_to,
            self.sheet.take_focus,
            self._decide_name if self._naming.names else None,
            low=self.low,
        )
        self.problems.pack(fill="both", expand=True)
        self.sheet.pack(fill="both", expand=True, pady=(px(10) if self.tabs else 0, 0))
        self._beside["cells"] = self.problems
        self.problems.begin()
        if self._state.problems():
            self.first = self.problems.list.tree

    def _names(self, left: ttk.Frame) -> None:
        self.name = NameCard(self._right, self._naming, self._look_at, self._back_to_names)
        self._beside["names"] = self.name
        self.names = NamesList(left, self._naming, self._state, self.name.show)
        self.names.pack(fill="both", expand=True)
        self.names.begin()
        self.first = self.names.list.tree

    def _contestants(self, left: ttk.Frame) -> None:
        self.heading = HeadingCard(self._right, self._numbering)
        self._beside["contestants"] = self.heading
        self.headings = HeadingsList(left, self._numbering, self._state, self.heading.show)
        self.headings.pack(fill="both", expand=True)
        self.headings.begin()
        self.first = self.headings.list.tree

    def _decide_name(self, problem: Problem) -> None:
        """Go to the name of a problem among those that are to be decided."""
        if self.tabs is not None:
            self.tabs.open("names")
            places = [
                place
                for place, name in enumerate(self._naming.names)
                if (name.sheet, name.cell) == (problem.sheet, problem.cell)
            ]
            if self.names is not None and places:
                self.names.list.choose(places[0])
            self._back_to_names()

    def _back_to_names(self) -> None:
        if self.names is not None:
            self.names.list.take_focus()

    def _look_at(self, sheet: str, cell: str) -> None:
        """Show a cell on the sheet."""
        names = self._state.sheet_names()
        if self.tabs is not None and sheet in names:
            self.tabs.open("cells")
            if self.sheet is not None:
                self.sheet.go_to(names.index(sheet), cell)
