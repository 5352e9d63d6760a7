"""What was recognised in a file, the decisions about it, and what applying would do."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from tkinter import ttk
from typing import Any

from app.archive.written import years_text
from app.desktop import words
from app.desktop.pages.intake.state import ImportState, records
from app.desktop.pages.intake.told import figure, grouped
from app.desktop.theme import colour, icon, px
from app.desktop.widgets.controls import button, card, flowing, frame, label
from app.desktop.widgets.facts import facts
from app.desktop.widgets.forms import Form
from app.desktop.widgets.listing import Column, Listing
from app.desktop.widgets.rows import FixedRows, Row
from app.i18n import number, tr, trc, trn
from app.intake.plan import ImportPlan
from app.reports import wording
from app.results.records import ElectionKey, Status
from importers.records import Kind

Area = tuple[str, str]
#: How many rows of a list are shown before it is applied.
_RECORDS = 500


def recognised(parent: tk.Misc, state: ImportState) -> None:
    """Write what was recognised in the current file."""
    file = state.file
    plan = file.plan if file else None
    if file is None or plan is None:
        return
    label(parent, tr("Dikenali"), "Heading", side="Side").pack(anchor="w", pady=(0, px(6)))
    rows: list[tuple[str, str]] = [(tr("Jenis"), words.file_kind(plan.kind))]
    summary = plan.summary
    rows += _list_rows(summary)
    election = summary.get("election")
    if isinstance(election, dict):
        rows.append((tr("Pemilu"), _election_words(election)))
    rows += _area_rows(summary)
    sources = summary.get("sources")
    if isinstance(sources, list) and sources and isinstance(sources[0], dict):
        rows.append((tr("Sumber"), ", ".join(str(source.get("name", "")) for source in sources)))
        statuses = {str(source.get("status", "")) for source in sources}
        rows.append((tr("Status"), ", ".join(wording.status(Status(status)) for status in sorted(statuses) if status)))
    facts(parent, rows, side="Side", first=76).pack(fill="x")
    contestants = summary.get("contestants")
    if isinstance(contestants, list) and contestants:
        label(parent, tr("Peserta"), "Strong", side="Side").pack(anchor="w", pady=(px(10), px(4)))
        several = isinstance(sources, list) and len(sources) > 1
        for found in contestants[:18]:
            name = str(found.get("name", ""))
            note = tr("{name} ({source})", name=name, source=str(found.get("source"))) if several else name
            row = frame(parent, "Side")
            row.pack(fill="x", pady=px(2))
            label(row, words.contestant(found.get("number"), ""), "SmallSoft", side="Side", width=3).pack(
                side="left", anchor="n"
            )
            label(row, figure(found.get("total")), "Small", side="Side").pack(side="right", anchor="n")
            flowing(row, note, "Small", side="Side").pack(side="left", fill="x", expand=True)


def _list_rows(summary: dict[str, Any]) -> list[tuple[str, str]]:
    """Return what a list of dossiers or a classification holds."""
    rows: list[tuple[str, str]] = []
    if summary.get("edition"):
        rows.append((tr("Edisi"), str(summary["edition"])))
    if summary.get("codes"):
        rows.append((tr("Kode"), figure(summary["codes"])))
    if summary.get("lists"):
        named = words.archive_lists()
        rows.append((tr("Daftar"), ", ".join(named.get(str(name), str(name)) for name in summary["lists"])))
    for name, words_ in (("dossiers", trc("arsip", "Berkas")), ("items", trc("arsip", "Isi berkas"))):
        counted = summary.get(name)
        if isinstance(counted, dict) and any(counted.values()):
            rows.append((words_, figure(sum(counted.values()))))
    for name, words_ in (("boxes", tr("Boks baru")), ("places", tr("Tempat baru"))):
        if summary.get(name):
            rows.append((words_, figure(summary[name])))
    return rows


def _area_rows(summary: dict[str, Any]) -> list[tuple[str, str]]:
    areas = summary.get("areas")
    if not isinstance(areas, dict):
        return []
    root = areas.get("root")
    matched = tr(
        "{matched} dari {count} cocok", matched=number(areas.get("matched", 0)), count=number(areas.get("count", 0))
    )
    name = root.get("name", "") if isinstance(root, dict) else ""
    return [(tr("Wilayah"), " · ".join(part for part in (name, matched) if part))]


def _election_words(election: dict[str, Any]) -> str:
    kind, year = election.get("kind"), election.get("year")
    if not kind or not year:
        return tr("belum diketahui")
    return words.election_short(f"{kind}-{year}-{election.get('round') or 1}")


class ChoicesForm(ttk.Frame):
    """The decisions about a file; pressing the button plans it anew.

    ``on_differ`` hears whether they differ from those the plan was made by.
    """

    def __init__(
        self, parent: tk.Misc, state: ImportState, areas: list[Area], on_differ: Callable[[bool], object]
    ) -> None:
        super().__init__(parent, style="Side.TFrame")
        self._state, self._areas, self._on_differ = state, areas, on_differ
        label(self, tr("Keputusan"), "Heading", side="Side").pack(anchor="w", pady=(0, px(8)))
        self.form = Form(self, columns=2, side="Side")
        self.form.pack(fill="x")
        file = state.file
        plan = file.plan if file else None
        request = file.request if file else None
        kind = plan.kind if plan else Kind.RESULTS
        self.form.choice(
            "kind", tr("Jenis berkas"), [(value, words.file_kind(value)) for value in Kind], kind, wide=True
        )
        if kind is Kind.RESULTS and plan is not None and request is not None:
            self._results(plan.summary, request)
        self.again = button(self, tr("Rencanakan ulang"), self._decide, symbol="arrow-clockwise")
        self.again.pack(anchor="e", pady=(px(4), 0))
        self._planned = self.form.values()
        for name in self._planned:
            for sequence in ("<KeyRelease>", "<<ComboboxSelected>>"):
                self.form.widget(name).bind(sequence, self.compare, add="+")

    def compare(self, _event: object = None) -> None:
        """See whether the decisions still are those of the plan; where not, planning anew is what comes next."""
        differ = self.form.values() != self._planned
        self.again.configure(style="primary.TButton" if differ else "Outline.TButton")
        self.again.configure(image=icon("arrow-clockwise", 14, "on_accent" if differ else "ink"))
        self._on_differ(differ)

    def offer_areas(self, areas: list[Area]) -> None:
        """Offer areas to choose from, by code and name."""
        if "area" in self.form.values():
            self.form.widget("area").configure(values=[f"{code}  {name}" for code, name in areas])

    def _results(self, summary: dict[str, Any], request: Any) -> None:
        from app.results.records import ElectionKind

        election = summary.get("election") or {}
        kinds = [("", tr("belum diketahui")), *((kind, words.election_kind(kind)) for kind in ElectionKind)]
        self.form.choice("election", tr("Pemilu"), kinds, str(election.get("kind") or ""), wide=True)
        self.form.text("year", tr("Tahun"), str(election.get("year") or ""))
        self.form.choice("round", tr("Putaran"), [("1", "1"), ("2", "2")], str(election.get("round") or 1))
        names = [f"{code}  {name}" for code, name in self._areas]
        root = (summary.get("areas") or {}).get("root") or {}
        read = tr("Terbaca: {area}", area=root["name"]) if root.get("name") and not request.area else ""
        self.form.suggest("area", tr("Wilayah"), names, request.area or "", span=2, hint=read)
        sources = [source for source in summary.get("sources") or () if isinstance(source, dict)]
        found = [str(source.get("name", "")) for source in sources]
        chosen = request.source or (found[0] if len(found) == 1 else "")
        self.form.suggest(
            "source",
            tr("Sumber"),
            found,
            chosen,
            span=2,
            hint=tr("Bila dikosongkan, setiap sumber di berkas menjadi sumber tersendiri."),
        )
        statuses = [("", tr("menurut sumbernya")), *((value, wording.status(value)) for value in Status)]
        self.form.choice("status", tr("Status"), statuses, str(request.status or ""), wide=True)

    def _decide(self) -> None:
        typed = self.form.values()
        changes: dict[str, Any] = {"kind": Kind(typed["kind"])}
        if "year" in typed:
            year, kind = typed["year"], typed["election"]
            if kind and not (year.isdigit() and 1900 < int(year) < 2100):
                self.form.complain({"year": tr("Isi dengan tahun, misalnya 2019.")})
                return
            self.form.complain({})
            changes["election"] = ElectionKey.parse(f"{kind}-{year}-{typed['round']}") if kind and year else None
            changes["area"] = typed["area"].split("  ")[0].strip() or None
            changes["source"] = typed["source"] or None
            changes["status"] = Status(typed["status"]) if typed["status"] else None
        self._state.decide(**changes)


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
        if plan.changes:
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
        figures = plan.kind is Kind.RESULTS
        shown = grouped if figures else str
        head = frame(self)
        head.pack(fill="x", pady=(px(4), px(6)))
        label(head, tr("Yang masuk") if new else tr("Yang berubah"), "Heading").pack(side="left")
        of = plan.counts.new + plan.counts.changed
        if of > len(plan.changes):
            told = tr("{count} pertama dari {of}", count=number(len(plan.changes)), of=number(of))
            label(head, told, "SmallSoft").pack(side="right")
        before = [] if new else [Column("before", tr("Semula"), 130, number=figures, sortable=False)]
        listing = Listing(
            self,
            [
                Column("what", tr("Apa"), 240, stretch=True, sortable=False),
                *before,
                Column("after", tr("Isi") if new else tr("Menjadi"), 150, number=figures, sortable=False),
            ],
        )
        listing.show(
            FixedRows(
                [
                    Row(place, (found.what, *([] if new else [shown(found.before)]), shown(found.after)))
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
