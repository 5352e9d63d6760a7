"""The imports of the past in a list; beside it what the chosen one brought, with undo, redo and what they did."""

from __future__ import annotations

import tkinter as tk
from functools import partial
from tkinter import ttk

from app.desktop.pages.history.state import ActLine
from app.desktop.pages.intake.imports import PastImport, PastImports
from app.desktop.pages.intake.past_problems import PastProblems
from app.desktop.pages.intake.saving import receipt_button
from app.desktop.pages.intake.told import problem_line
from app.desktop.theme import px
from app.desktop.widgets.controls import button, card, flowing, frame, label, line
from app.desktop.widgets.dialogs import ask
from app.desktop.widgets.facts import facts
from app.desktop.widgets.listing import Column, Listing
from app.desktop.widgets.rows import FixedRows, Row
from app.desktop.widgets.scrolling import ScrollArea
from app.i18n import number, tr
from importers.records import Problem

#: How many problems are told beside the list.
_FEW = 3


class PastPanel(ttk.Frame):
    """All imports so far, and the chosen one in detail."""

    def __init__(self, parent: tk.Misc, past: PastImports, chosen: int = 0) -> None:
        super().__init__(parent)
        self._past = past
        self.list: Listing | None = None
        self.undo: ttk.Button | None = None
        self.redo: ttk.Button | None = None
        self.problems: ttk.Button | None = None
        self.shown: PastImport | None = None
        past.load()
        label(self, tr("Impor yang lalu"), "Heading").pack(anchor="w", pady=(px(14), px(6)))
        if not past.acts:
            told = tr("Belum ada. Setiap impor tercatat di sini dengan berkasnya, dan dari sini dapat diurungkan.")
            flowing(self, told, "Soft").pack(fill="x")
            return
        outer = card(self, 16)
        outer.configure(width=min(px(350), round(self.winfo_toplevel().winfo_width() * 0.46)))
        outer.pack_propagate(False)
        outer.pack(side="right", fill="y", padx=(px(14), 0))
        self._feet = frame(outer, "Side")
        self._feet.pack(side="bottom", fill="x")
        self._area = ScrollArea(outer, side="Side")
        self._area.pack(fill="both", expand=True)
        self._feet.lift()
        self.list = Listing(
            self,
            [
                Column("batch", tr("No."), 48, sortable=False),
                Column("when", tr("Kapan"), 130, sortable=False, spare=100),
                Column("what", tr("Apa"), 200, stretch=True, sortable=False),
                Column("who", tr("Petugas"), 110, sortable=False, spare=220),
                Column("state", tr("Keadaan"), 90, sortable=False),
            ],
            on_choose=self._chosen,
        )
        self.list.pack(side="left", fill="both", expand=True)
        self.list.lower(outer)
        self.list.show(FixedRows([_row(act) for act in past.acts]))
        at = next((place for place, act in enumerate(past.acts) if act.batch == chosen), 0)
        self.list.choose(at)

    def _chosen(self, batch: int) -> None:
        act = next(act for act in self._past.acts if act.batch == batch)
        self._past.details(act, self._show)

    def _show(self, found: PastImport) -> None:
        if not self.winfo_exists():
            return
        self.shown, self.problems = found, None
        for child in (*self._area.body.winfo_children(), *self._feet.winfo_children()):
            child.destroy()
        body = self._area.body
        flowing(body, found.act.what, "Strong", side="Side").pack(fill="x", pady=(0, px(8)))
        facts(body, found.facts, side="Side", first=80).pack(fill="x")
        parts = (self._files, self._problems, self._notes)
        # what an undo did comes first where there was one
        for part in parts if not found.act.state else (parts[-1], *parts[:-1]):
            part(body, found)
        self._area.follow_focus()
        self._buttons(found)

    def _files(self, body: ttk.Frame, found: PastImport) -> None:
        for name, told in found.files:
            line(body).pack(fill="x", pady=px(8))
            flowing(body, name, "Small", side="Side").pack(fill="x")
            flowing(body, told, "SmallSoft", side="Side").pack(fill="x")

    def _problems(self, body: ttk.Frame, found: PastImport) -> None:
        if found.problems:
            line(body).pack(fill="x", pady=px(8))
            label(body, tr("Masalah ({count})", count=number(found.problems_of)), "SmallSoft", side="Side").pack(
                anchor="w", pady=(0, px(3))
            )
            for problem in found.problems[:_FEW]:
                cell = problem.cell or problem.sheet or ""
                told = tr("{cell}: {what}", cell=cell, what=problem_line(problem)) if cell else problem_line(problem)
                flowing(body, told, "Small", side="Side").pack(fill="x", pady=(0, px(3)))
            self.problems = button(
                body,
                tr("Lihat masalahnya …"),
                lambda: self._past.problems(found.act, partial(self._list_problems, found)),
                "Linkside",
                symbol="list-ul",
            )
            self.problems.pack(anchor="w")

    def _list_problems(self, found: PastImport, problems: tuple[Problem, ...]) -> None:
        if self.winfo_exists():
            PastProblems(self, self._past.session, found, problems)

    def _notes(self, body: ttk.Frame, found: PastImport) -> None:
        if found.notes:
            line(body).pack(fill="x", pady=px(8))
            title = tr("Yang terjadi saat diurungkan") if found.act.state else tr("Sesudahnya")
            label(body, title, "SmallSoft", side="Side").pack(anchor="w", pady=(0, px(3)))
            for note in found.notes:
                flowing(body, note, "Small", side="Side").pack(fill="x", pady=(0, px(3)))

    def _buttons(self, found: PastImport) -> None:
        self.undo = self.redo = None
        if found.has_receipt:
            receipt = receipt_button(self._feet, self._past.session, found.act.batch)
            receipt.configure(text=tr("Tanda terima …"))
            receipt.pack(side="left", pady=(px(10), 0))
        if found.act.can_undo:
            self.undo = button(
                self._feet, tr("Urungkan …"), lambda: self._ask(found.act), symbol="arrow-counterclockwise"
            )
            self.undo.pack(side="right", pady=(px(10), 0))
        elif found.can_redo:
            self.redo = button(
                self._feet,
                tr("Ulangi"),
                lambda: self._past.redo(found.act.batch, lambda: self._again(found.act.batch)),
                symbol="arrow-clockwise",
            )
            self.redo.pack(side="right", pady=(px(10), 0))

    def _ask(self, act: ActLine) -> None:
        ask(
            self,
            tr("Urungkan impor ini?"),
            tr(
                "“{what}” ditarik kembali. Yang sudah diubah lagi sesudahnya dibiarkan, dan dikatakan apa saja.",
                what=act.what,
            ),
            tr("Urungkan"),
            lambda: self._past.undo(act.batch, lambda: self._again(act.batch)),
        )

    def _again(self, batch: int) -> None:
        """List the imports anew, with what was done to the chosen one."""
        if not self.winfo_exists() or self.list is None:
            return
        self._past.load()
        self.list.show(FixedRows([_row(act) for act in self._past.acts]), keep=True)
        self._chosen(batch)


def _row(act: ActLine) -> Row:
    state = act.state or tr("berlaku")
    return Row(
        act.batch, (str(act.batch), f"{act.day} {act.clock}", act.what, act.who, state), "faint" if act.state else ""
    )
