"""The sheet itself with what was recognised in it, and its problems, each leading to its cell."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from tkinter import ttk

from app.desktop import words
from app.desktop.pages.intake.marks import position
from app.desktop.pages.intake.state import ImportState, problem_words
from app.desktop.theme import colour, px
from app.desktop.widgets.controls import flowing, frame, label
from app.desktop.widgets.listing import Column, Listing
from app.desktop.widgets.rows import FixedRows, Row
from app.desktop.widgets.sheet import SheetGrid
from app.i18n import number, tr
from importers.records import Kind, Severity

Area = tuple[str, str]


class SheetPanel(ttk.Frame):
    """The sheet itself with what was recognised in it, and the meaning of the colours."""

    def __init__(self, parent: tk.Misc, state: ImportState) -> None:
        super().__init__(parent)
        self._state = state
        names = state.sheet_names()
        if len(names) > 1:
            row = frame(self)
            row.pack(fill="x", pady=(0, px(8)))
            label(row, tr("Lembar"), "SmallSoft").pack(side="left", padx=(0, px(8)))
            self.sheets = ttk.Combobox(row, state="readonly", values=names, width=30)
            self.sheets.current(min(state.sheet, len(names) - 1))
            self.sheets.pack(side="left")
            self.sheets.bind("<<ComboboxSelected>>", self._sheet_chosen)
        self._cell = label(self, "", "SmallSoft")
        self.grid_ = SheetGrid(self, on_cell=self._at)
        legend = frame(self)
        legend.pack(side="bottom", fill="x", pady=(px(8), 0))
        for role, title in _meanings(state):
            swatch = tk.Frame(
                legend,
                width=px(14),
                height=px(14),
                background=colour(role),
                highlightthickness=1,
                highlightbackground=colour("line"),
            )
            swatch.pack(side="left", padx=(0, px(6)))
            label(legend, title, "SmallSoft").pack(side="left", padx=(0, px(16)))
        self._cell.pack(in_=legend, side="right")
        self.grid_.pack(fill="both", expand=True)
        self.show()

    def show(self) -> None:
        """Draw the sheet that is looked at."""
        self._marked = self._state.marked()
        self.grid_.show(self._marked)

    def go_to(self, sheet: int, cell: str) -> None:
        """Show a cell by its name on a sheet."""
        if sheet != self._state.sheet:
            self._state.sheet = sheet
            if hasattr(self, "sheets"):
                self.sheets.current(sheet)
            self.show()
        place = position(cell)
        if place is not None:
            self.grid_.go_to(*place)

    def _at(self, row: int, column: int) -> None:
        from importers.records import cell_name

        text = self._marked.text(row, column) if self._marked else ""
        self._cell.configure(text=f"{cell_name(row, column)}  {text[:60]}")

    def _sheet_chosen(self, _event: object) -> None:
        self._state.sheet = self.sheets.current()
        self.show()


def _meanings(state: ImportState) -> list[tuple[str, str]]:
    """Return the colours of the sheet with their meanings, as far as the kind of file uses them."""
    plan = state.file.plan if state.file else None
    found = [("sheet_header", tr("kepala"))]
    if plan is not None and plan.kind is Kind.RESULTS:
        found += [
            ("sheet_area", tr("wilayah")),
            ("sheet_contestant", tr("peserta")),
            ("sheet_measure", tr("ukuran")),
            ("sheet_total", tr("jumlah (dicek)")),
        ]
    return [*found, ("sheet_problem", tr("masalah"))]


class ProblemsPanel(ttk.Frame):
    """The problems of the file in a list; choosing one shows its cell on the sheet."""

    def __init__(self, parent: tk.Misc, state: ImportState, on_problem: Callable[[int, str], object]) -> None:
        super().__init__(parent, style="Side.TFrame")
        self._state = state
        self._found = state.problems()
        self._on_problem = on_problem
        counted = {severity: sum(p.severity is severity for p in self._found) for severity in Severity}
        told = [
            tr("{what}: {count}", what=words.severity(severity), count=number(count))
            for severity, count in counted.items()
            if count
        ]
        label(self, tr("Masalah"), "Heading", side="Side").pack(anchor="w")
        flowing(self, " · ".join(told) if told else tr("Tidak ada masalah."), "SmallSoft", side="Side").pack(
            fill="x", pady=(px(2), px(8))
        )
        self._text = flowing(self, "", "", side="Side")
        if not self._found:
            return
        self.list = Listing(
            self,
            [
                Column("cell", tr("Sel"), 64, sortable=False),
                Column("what", tr("Masalah"), 200, stretch=True, sortable=False),
            ],
            on_choose=self._chosen,
        )
        tags = {Severity.ERROR: "bad", Severity.WARNING: "warn", Severity.INFO: "faint"}
        rows = [
            Row(place, (problem.cell or "", problem_words(problem)), tags[problem.severity])
            for place, problem in enumerate(self._found)
        ]
        self.list.show(FixedRows(rows))
        self._text.pack(side="bottom", fill="x", pady=(px(10), 0))
        self.list.pack(fill="both", expand=True)

    def _chosen(self, place: int) -> None:
        problem = self._found[place]
        text = problem_words(problem)
        if problem.raw:
            text = tr("{text} Tertulis: {raw}.", text=text, raw=problem.raw)
        if problem.suggestion:
            text = tr("{text} Mungkin maksudnya {suggestion}.", text=text, suggestion=problem.suggestion)
        self._text.configure(text=text)
        if problem.cell:
            self._on_problem(self._state.sheet_of(problem), problem.cell)
