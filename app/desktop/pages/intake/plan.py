"""What applying a plan would do: its counts, what is missing, and what would come in or change."""

from __future__ import annotations

import tkinter as tk
from tkinter import ttk
from typing import Any

from app.archive.written import years_text
from app.desktop.pages.intake.changes import ChangesPanel
from app.desktop.pages.intake.choices import Area, ChoicesForm
from app.desktop.pages.intake.standing import Step
from app.desktop.pages.intake.state import ImportState
from app.desktop.pages.intake.step import StepPanel
from app.desktop.pages.intake.work import records
from app.desktop.theme import colour, px
from app.desktop.widgets.controls import card, flowing, frame, label
from app.desktop.widgets.listing import Column, Listing
from app.desktop.widgets.rows import FixedRows, Row
from app.desktop.widgets.scrolling import ScrollArea
from app.i18n import number, tr, trc, trn
from app.intake.plan import ImportPlan
from importers.records import Kind

#: How many rows of a list are shown before it is applied.
_RECORDS = 500


class PlanStep(StepPanel):
    """What applying would do, and beside it the decisions; the button stores."""

    def __init__(self, parent: tk.Misc, state: ImportState, areas: list[Area]) -> None:
        super().__init__(parent, state)
        right = self.side(back=Step.PROBLEMS, forward=None)
        feet = frame(right, "Side")
        feet.pack(side="bottom", fill="x", pady=(px(8), 0))
        area = ScrollArea(right, side="Side")
        area.pack(fill="both", expand=True)
        self.choices = ChoicesForm(area.body, feet, state, areas, self._decisions_differ)
        self.choices.pack(fill="x")
        area.follow_focus()
        feet.lift()
        left = frame(self)
        left.pack(side="left", fill="both", expand=True)
        left.lower(right.master)
        self.pick_file(left)
        self.plan = PlanPanel(left, state)
        self.plan.pack(fill="both", expand=True)
        if state.missing() and "election" in self.choices.form.values():
            self.first = self.choices.form.widget("election")

    def last_button(self, parent: ttk.Frame) -> None:
        """Make the button that stores what the plan holds."""
        if self._state.session.read_only:
            return
        self._go_on(parent, tr("Terapkan"), self._state.apply, "check-lg")
        self._decisions_differ(differ=False)

    def _decisions_differ(self, differ: bool) -> None:
        """Let nothing be applied while the decisions are not those it was planned by."""
        if self.next_button is not None:
            self.next_button.state(["disabled" if differ or not self._state.can_apply else "!disabled"])


class PlanPanel(ttk.Frame):
    """What applying would do: counts, what is still missing, and the first of what would come in or change."""

    def __init__(self, parent: tk.Misc, state: ImportState) -> None:
        super().__init__(parent)
        file = state.file
        plan = file.plan if file else None
        if file is None or plan is None:
            return
        self._show_counts(plan)
        missing = state.missing()
        if missing or not file.usable:
            box = frame(self, "Caution" if missing else "Alert", padding=(px(12), px(9)))
            box.pack(fill="x", pady=(px(12), px(10)))
            flowing(box, missing or file.sentence(), "Body", side="Caution" if missing else "Alert").pack(fill="x")
        else:
            flowing(self, _what_happens(plan)).pack(fill="x", pady=(px(12), px(10)))
        self.changes: ChangesPanel | None = None
        if plan.kind is Kind.RESULTS and plan.work is not None:
            self.changes = ChangesPanel(self, plan, state.session.lookups)
            self.changes.pack(fill="both", expand=True)
        elif plan.changes:
            self._show_changes(plan)
        else:
            self._show_records(plan)

    def _show_counts(self, plan: ImportPlan) -> None:
        row = frame(self)
        row.pack(fill="x")
        counts = plan.counts
        told_counts = [
            (tr("baru"), counts.new, "good"),
            (tr("berubah"), counts.changed, "caution"),
            (tr("sudah ada"), counts.same, "ink"),
            (tr("mungkin ganda"), counts.duplicate, "caution"),
            (tr("ditolak"), counts.refused, "alert"),
        ]
        shown = [told for told in told_counts if told[1]] or told_counts[:1]
        for column in range(max(3, len(shown))):
            row.columnconfigure(column, weight=1, uniform="counts")
        for column, (title, value, look) in enumerate(shown):
            box = card(row, 12)
            box.grid(row=0, column=column, sticky="nsew", padx=(px(10) if column else 0, 0))
            tone = look if value else "soft"
            ttk.Label(box, text=number(value), style="Figure.Side.TLabel", foreground=colour(tone)).pack(anchor="w")
            label(box, title, "SmallSoft", side="Side").pack(anchor="w")

    def _show_changes(self, plan: ImportPlan) -> None:
        """List changes; where all of it is new there is nothing that was before."""
        new = not plan.counts.changed and not any(change.before for change in plan.changes)
        head = frame(self)
        head.pack(fill="x", pady=(px(4), px(6)))
        label(head, tr("Yang masuk") if new else tr("Yang berubah"), "Heading").pack(side="left")
        of = plan.counts.new + plan.counts.changed
        if of > len(plan.changes):
            told = tr("{count} pertama dari {of}", count=number(len(plan.changes)), of=number(of))
            label(head, told, "SmallSoft").pack(side="right")
        before = [] if new else [Column("before", tr("Semula"), 180, sortable=False)]
        areas = plan.kind is Kind.AREAS
        filled = trc("wilayah", "Nama") if areas else tr("Isi")
        listing = Listing(
            self,
            [
                Column(
                    "what",
                    tr("Kode") if areas else tr("Apa"),
                    150 if areas else 240,
                    stretch=not areas,
                    sortable=False,
                ),
                *before,
                Column("after", filled if new else tr("Menjadi"), 180, stretch=areas, sortable=False),
            ],
        )
        listing.show(
            FixedRows(
                [
                    Row(place, (found.what, *([] if new else [found.before]), found.after))
                    for place, found in enumerate(plan.changes)
                ]
            )
        )
        listing.pack(fill="both", expand=True)

    def _show_records(self, plan: ImportPlan) -> None:
        """List the dossiers or the codes that the file holds."""
        found = records(plan)
        if not found:
            return
        codes = plan.kind is Kind.CLASSIFICATION
        label(self, tr("Isi berkas ini"), "Heading").pack(anchor="w", pady=(px(4), px(6)))
        columns = [Column("code", tr("Kode"), 92, sortable=False), Column("title", tr("Uraian"), 260, stretch=True)]
        if not codes:
            columns = [Column("number", tr("No."), 56, sortable=False), *columns, Column("years", tr("Tahun"), 90)]
        listing = Listing(self, columns)
        listing.show(FixedRows([Row(place, _record(row, codes=codes)) for place, row in enumerate(found[:_RECORDS])]))
        listing.pack(fill="both", expand=True)


def _record(row: Any, *, codes: bool) -> tuple[str, ...]:
    if codes:
        return row.code, row.title
    return row.number or "", row.code or "", row.title or "", years_text(row.year_from, row.year_to)


def _what_happens(plan: ImportPlan) -> str:
    if not plan.has_work:
        return tr("Semua isi berkas ini sudah ada di lemari; tidak ada yang perlu disimpan.")
    return trn(
        "Belum ada yang disimpan. Bila diterapkan, semuanya menjadi satu perbuatan yang dapat diurungkan.",
        "Belum ada yang disimpan. Bila diterapkan, semuanya menjadi satu perbuatan yang dapat diurungkan.",
        plan.counts.new + plan.counts.changed,
    )
