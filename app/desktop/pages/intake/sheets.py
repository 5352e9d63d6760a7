"""The sheet itself with what was recognised in it, and its problems, each leading to its cell."""

from __future__ import annotations

import tkinter as tk
from collections import Counter
from collections.abc import Callable
from tkinter import ttk

from app.desktop import words
from app.desktop.pages.intake.marks import position
from app.desktop.pages.intake.state import ImportState
from app.desktop.pages.intake.told import grouped, problem_group, problem_line, problem_words
from app.desktop.theme import colour, icon, px
from app.desktop.widgets.controls import flowing, frame, label
from app.desktop.widgets.flow import Flow
from app.desktop.widgets.listing import Column, Listing
from app.desktop.widgets.rows import FixedRows, Row
from app.desktop.widgets.sheet import ROLES, SheetGrid
from app.i18n import number, tr
from importers.records import Kind, Problem, Severity, cell_name

#: The checks in which a figure should be the sum of others.
_SUMS = frozenset(
    ("check1_differs", "check2_differs", "check4_differs", "check6_differs", "check7_differs", "check9_differs")
)


class SheetPanel(ttk.Frame):
    """The sheet itself with what was recognised in it, and the meaning of the colours."""

    def __init__(self, parent: tk.Misc, state: ImportState, *, on_sheet: Callable[[], object] | None = None) -> None:
        super().__init__(parent)
        self._state, self._on_sheet = state, on_sheet
        names = state.sheet_names()
        if len(names) > 1:
            row = frame(self)
            row.pack(fill="x", pady=(0, px(8)))
            label(row, tr("Lembar"), "SmallSoft").pack(side="left", padx=(0, px(8)))
            self.sheets = ttk.Combobox(row, state="readonly", values=names, width=34)
            self.sheets.current(min(state.sheet, len(names) - 1))
            self.sheets.pack(side="left")
            self.sheets.bind("<<ComboboxSelected>>", self._sheet_chosen)
        self.grid_ = SheetGrid(self, on_cell=self._at)
        foot = frame(self)
        foot.pack(side="bottom", fill="x", pady=(px(8), 0))
        self._cell = label(foot, "", "SmallSoft")
        self._cell.pack(side="right", anchor="n")
        self._legend = Flow(foot, gap=16)
        self._legend.pack(side="left", fill="x", expand=True)
        self.grid_.pack(fill="both", expand=True)
        self.show()

    def show(self) -> None:
        """Draw the sheet that is looked at, and say what its colours mean."""
        self._marked = self._state.marked()
        self.grid_.show(self._marked)
        for child in self._legend.winfo_children():
            child.destroy()
        seen = self._marked.roles if self._marked is not None else frozenset()
        for role, title in _meanings(self._state):
            if role not in seen:
                continue
            part = frame(self._legend)
            swatch = tk.Frame(
                part,
                width=px(14),
                height=px(14),
                background=colour(ROLES[role]),
                highlightthickness=1,
                highlightbackground=colour("line"),
            )
            swatch.pack(side="left", padx=(0, px(6)))
            label(part, title, "SmallSoft").pack(side="left")
        self._legend.lay()
        self._cell.configure(text="")

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
        text = self._marked.text(row, column) if self._marked else ""
        self._cell.configure(text=f"{cell_name(row, column)}  {text[:24]}")

    def _sheet_chosen(self, _event: object) -> None:
        self._state.sheet = self.sheets.current()
        self.show()
        if self._on_sheet:
            self._on_sheet()


def _meanings(state: ImportState) -> list[tuple[str, str]]:
    """Return what the roles of cells are called in the kind of file at hand, in the order of the legend."""
    plan = state.file.plan if state.file else None
    kind = plan.kind if plan is not None else Kind.RESULTS
    key = tr("kode") if kind is Kind.CLASSIFICATION else tr("nomor dan kode")
    return [
        ("header", tr("kepala")),
        ("area", tr("wilayah")),
        ("contestant", tr("peserta")),
        ("measure", tr("ukuran")),
        ("total", tr("jumlah (dicek)")),
        ("key", key),
        ("text", tr("uraian")),
        ("more", tr("keterangan lain")),
        ("place", tr("tempat")),
        ("problem", tr("masalah")),
    ]


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
        groups = Counter(problem_group(problem) for problem in self._all)
        if len(groups) < 2:
            return
        self._groups = ["", *groups]
        every = tr("Semua masalah ({count})", count=number(len(self._all)))
        named = [tr("{what} ({count})", what=name, count=number(count)) for name, count in groups.items()]
        self.kinds = ttk.Combobox(self, state="readonly", values=[every, *named])
        self.kinds.current(0)
        self.kinds.pack(fill="x", pady=(0, px(8)))
        self.kinds.bind("<<ComboboxSelected>>", self._kind_chosen)

    def _kind_chosen(self, _event: object) -> None:
        group = self._groups[self.kinds.current()]
        self._found = [problem for problem in self._all if not group or problem_group(problem) == group]
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
