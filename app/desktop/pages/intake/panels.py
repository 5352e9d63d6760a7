"""The panels of the import page: files and past imports, the recognised sheet, problems, the plan, and the end."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from functools import partial
from tkinter import ttk
from typing import Any

from app.desktop import words
from app.desktop.pages.history.state import ActLine
from app.desktop.pages.intake.marks import position
from app.desktop.pages.intake.state import ImportState, Step, figure, problem_words
from app.desktop.theme import colour, icon, px
from app.desktop.widgets.controls import button, card, flowing, frame, label, line
from app.desktop.widgets.forms import Form, facts
from app.desktop.widgets.listing import Column, Listing
from app.desktop.widgets.rows import FixedRows, Row
from app.desktop.widgets.scrolling import ScrollArea
from app.desktop.widgets.sheet import SheetGrid
from app.i18n import number, tr, trn
from app.results.records import ElectionKey, Status
from importers.records import Kind, Severity

Area = tuple[str, str]


class FilesPanel(ttk.Frame):
    """The first step: choose files, see what became of each, and the imports of the past with their undoing."""

    def __init__(self, parent: tk.Misc, state: ImportState, on_choose: Callable[[], object]) -> None:
        super().__init__(parent)
        self._state = state
        self.password: ttk.Entry | None = None
        if state.files:
            self._files()
        else:
            well = card(self, 22, side=True)
            well.pack(fill="x")
            ttk.Label(well, image=icon("file-earmark-spreadsheet", 30, "accent_ink"), style="Side.TLabel").pack(
                side="left"
            )
            text = frame(well, "Side")
            text.pack(side="left", fill="x", expand=True, padx=px(18))
            label(text, tr("Hasil pemilu, daftar arsip, klasifikasi, atau kode wilayah"), "Heading", side="Side").pack(
                anchor="w"
            )
            flowing(
                text,
                tr(
                    "Excel (.xlsx, .xls), ODS, atau CSV. Tidak ada yang berubah sebelum Anda melihat rencananya dan menerapkannya."
                ),
                side="Side",
            ).pack(fill="x", pady=(px(3), 0))
            self.choose = button(well, tr("Pilih berkas …"), on_choose, "primary", symbol="folder2-open", tip="Ctrl+O")
            self.choose.pack(side="right")

    def past(self, acts: list[ActLine], on_undo: Callable[[ActLine], object]) -> None:
        """List past imports."""
        label(self, tr("Impor yang lalu"), "Heading").pack(anchor="w", pady=(px(22), px(6)))
        if not acts:
            label(self, tr("Belum ada."), "Soft").pack(anchor="w")
            return
        area = ScrollArea(self)
        area.pack(fill="both", expand=True)
        for act in acts:
            line(area.body).pack(fill="x")
            row = frame(area.body, padding=(0, px(8)))
            row.pack(fill="x")
            label(row, f"{act.day} {act.clock}", "SmallSoft", width=20).pack(side="left")
            if act.can_undo:
                button(row, tr("Urungkan"), partial(on_undo, act), "Linkish").pack(side="right")
            elif act.state:
                label(row, act.state, "SmallSoft").pack(side="right", padx=px(8))
            label(row, act.who, "SmallSoft").pack(side="right", padx=px(12))
            flowing(row, act.what, "Soft" if act.state else "").pack(side="left", fill="x", expand=True)
        area.follow_focus()

    def _files(self) -> None:
        for number_, file in enumerate(self._state.files):
            box = card(self, 14)
            box.pack(fill="x", pady=(0, px(8)))
            good = file.usable
            waiting = file.plan is None and not file.failure
            glyph, tone = (
                ("hourglass-split", "soft")
                if waiting
                else ("check-circle", "good")
                if good
                else ("exclamation-circle", "alert")
            )
            ttk.Label(box, image=icon(glyph, 20, tone), style="Side.TLabel").pack(
                side="left", anchor="n", padx=(0, px(12))
            )
            if file.plan is not None:
                button(box, tr("Lihat"), partial(self._look, number_), "Linkside").pack(side="right", anchor="n")
            text = frame(box, "Side")
            text.pack(side="left", fill="x", expand=True)
            kind = words.file_kind(file.plan.kind) if file.plan is not None and file.usable else ""
            name = " · ".join(part for part in (file.path.name, kind) if part)
            label(text, name, "Strong", side="Side").pack(anchor="w")
            told = tr("sedang dibaca …") if waiting else file.sentence()
            flowing(text, told, "Soft" if good or waiting else "Bad", side="Side").pack(fill="x")
            if file.encrypted:
                self._ask_password(text, number_)

    def _ask_password(self, parent: ttk.Frame, file: int) -> None:
        row = frame(parent, "Side")
        row.pack(anchor="w", pady=(px(8), 0))
        label(row, tr("Kata sandi"), "SmallSoft", side="Side").pack(side="left", padx=(0, px(8)))
        entry = ttk.Entry(row, show="•", width=22)
        entry.pack(side="left")
        self.password = entry

        def unlock(_event: object = None) -> None:
            self._state.current = file
            self._state.unlock(entry.get())

        entry.bind("<Return>", unlock)
        button(row, tr("Buka"), unlock).pack(side="left", padx=px(8))

    def _look(self, file: int) -> None:
        self._state.current, self._state.sheet = file, 0
        self._state.go(Step.SHEET)


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
        for role, title in (
            ("sheet_header", tr("kepala")), ("sheet_area", tr("wilayah")), ("sheet_contestant", tr("peserta")),
            ("sheet_measure", tr("ukuran")), ("sheet_total", tr("jumlah (dicek)")), ("sheet_problem", tr("masalah")),
        ):  # fmt: skip
            swatch = tk.Frame(legend, width=px(14), height=px(14), background=colour(role), highlightthickness=1,
                              highlightbackground=colour("line"))  # fmt: skip
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


def recognised(parent: tk.Misc, state: ImportState) -> None:
    """Write what was recognised in the current file."""
    file = state.file
    plan = file.plan if file else None
    if file is None or plan is None:
        return
    label(parent, tr("Dikenali"), "Heading", side="Side").pack(anchor="w", pady=(0, px(6)))
    rows: list[tuple[str, str]] = [(tr("Jenis"), words.file_kind(plan.kind))]
    summary = plan.summary
    election = summary.get("election")
    if isinstance(election, dict):
        rows.append((tr("Pemilu"), _election_words(election)))
    rows += _area_rows(summary)
    sources = summary.get("sources")
    if isinstance(sources, list) and sources and isinstance(sources[0], dict):
        rows.append((tr("Sumber"), ", ".join(str(source.get("name", "")) for source in sources)))
        statuses = {str(source.get("status", "")) for source in sources}
        rows.append((tr("Status"), ", ".join(status_words(status) for status in sorted(statuses) if status)))
    facts(parent, rows, side="Side", width=262, first=76).pack(fill="x")
    contestants = summary.get("contestants")
    if isinstance(contestants, list) and contestants:
        label(parent, tr("Peserta"), "Strong", side="Side").pack(anchor="w", pady=(px(10), px(4)))
        several = isinstance(sources, list) and len(sources) > 1
        for found in contestants[:18]:
            name = str(found.get("name", ""))
            note = f"{name} ({found.get('source')})" if several else name
            row = frame(parent, "Side")
            row.pack(fill="x", pady=px(2))
            label(row, f"{found.get('number', 0):02d}", "SmallSoft", side="Side", width=3).pack(side="left", anchor="n")
            label(row, figure(found.get("total")), "Small", side="Side").pack(side="right", anchor="n")
            flowing(row, note, "Small", side="Side").pack(side="left", fill="x", expand=True)


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


def status_words(status: str) -> str:
    """Return how final a source is, in words."""
    return {"sementara": tr("Sementara"), "final": tr("Final")}.get(status, status)


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


class ChoicesForm(ttk.Frame):
    """The decisions about a file; pressing the button plans it anew."""

    def __init__(self, parent: tk.Misc, state: ImportState, areas: list[Area]) -> None:
        super().__init__(parent, style="Side.TFrame")
        self._state, self._areas = state, areas
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

    def _results(self, summary: dict[str, Any], request: Any) -> None:
        from app.results.records import ElectionKind

        election = summary.get("election") or {}
        kinds = [("", tr("belum diketahui")), *((kind, words.election_kind(kind)) for kind in ElectionKind)]
        self.form.choice("election", tr("Pemilu"), kinds, str(election.get("kind") or ""), wide=True)
        self.form.text("year", tr("Tahun"), str(election.get("year") or ""))
        self.form.choice("round", tr("Putaran"), [("1", "1"), ("2", "2")], str(election.get("round") or 1))
        names = [f"{code}  {name}" for code, name in self._areas]
        self.form.suggest("area", tr("Wilayah"), names, request.area or "", span=2)
        sources = [source for source in summary.get("sources") or () if isinstance(source, dict)]
        found = [str(source.get("name", "")) for source in sources]
        chosen = request.source or (found[0] if len(found) == 1 else "")
        self.form.suggest(
            "source",
            tr("Sumber"),
            found,
            chosen,
            span=2,
            hint=tr("Dikosongkan: setiap sumber di berkas menjadi sumber sendiri."),
        )
        statuses = [("", tr("menurut sumbernya")), *((value, status_words(value)) for value in Status)]
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
    """What applying would do: counts, the first changes, and what is still missing."""

    def __init__(self, parent: tk.Misc, state: ImportState) -> None:
        super().__init__(parent)
        file = state.file
        plan = file.plan if file else None
        if file is None or plan is None:
            return
        row = frame(self)
        row.pack(fill="x")
        counts = plan.counts
        for column, (title, value, look) in enumerate(
            (
                (tr("baru"), counts.new, "good"), (tr("berubah"), counts.changed, "caution"),
                (tr("sudah ada"), counts.same, "soft"), (tr("mungkin ganda"), counts.duplicate, "caution"),
                (tr("ditolak"), counts.refused, "alert"),
            )
        ):  # fmt: skip
            box = card(row, 12)
            box.grid(row=0, column=column, sticky="nsew", padx=(px(10) if column else 0, 0))
            row.columnconfigure(column, weight=1, uniform="counts")
            tone = look if value else "soft"
            ttk.Label(box, text=number(value), style="Figure.Side.TLabel", foreground=colour(tone)).pack(anchor="w")
            label(box, title, "SmallSoft", side="Side").pack(anchor="w")
        told = state.missing() or (file.sentence() if not file.usable else _what_happens(plan))
        look = "Bad" if state.missing() or not file.usable else "Soft"
        flowing(self, told, look).pack(fill="x", pady=(px(12), px(10)))
        if plan.changes:
            label(self, tr("Yang berubah"), "Heading").pack(anchor="w", pady=(px(4), px(6)))
            listing = Listing(
                self,
                [Column("what", tr("Apa"), 240, stretch=True, sortable=False), Column("before", tr("Semula"), 150, sortable=False),
                 Column("after", tr("Menjadi"), 150, sortable=False)],
            )  # fmt: skip
            listing.show(FixedRows([Row(n, (c.what, c.before, c.after)) for n, c in enumerate(plan.changes)]))
            listing.pack(fill="both", expand=True)


def _what_happens(plan: Any) -> str:
    if not (plan.counts.new or plan.counts.changed):
        return tr("Semua isi berkas ini sudah ada di lemari; tidak ada yang perlu disimpan.")
    return trn(
        "Belum ada yang disimpan. Bila diterapkan, semuanya menjadi satu perbuatan yang dapat diurungkan.",
        "Belum ada yang disimpan. Bila diterapkan, semuanya menjadi satu perbuatan yang dapat diurungkan.",
        plan.counts.new + plan.counts.changed,
    )
