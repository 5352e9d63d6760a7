"""The import page: from files to what was recognised, its problems and its plan, and to one act that can be undone."""

from __future__ import annotations

import tkinter as tk
from pathlib import Path
from tkinter import filedialog, ttk
from typing import TYPE_CHECKING, Any

from app.desktop.commands import Command
from app.desktop.pages.history.state import ActLine, HistoryState
from app.desktop.pages.intake.files import FilesPanel
from app.desktop.pages.intake.plan import ChoicesForm, PlanPanel, recognised
from app.desktop.pages.intake.sheets import ProblemsPanel, SheetPanel
from app.desktop.pages.intake.state import ImportState, Step
from app.desktop.pages.page import Page
from app.desktop.theme import icon, px
from app.desktop.widgets.controls import button, card, flowing, frame, label
from app.desktop.widgets.dialogs import ask
from app.desktop.widgets.scrolling import ScrollArea
from app.desktop.widgets.steps import Steps
from app.i18n import tr, trc

if TYPE_CHECKING:
    from app.desktop.shell import Shell

_ACT = "import_files"


class IntakePage(Page):
    """The import in four steps."""

    def __init__(self, parent: tk.Misc, shell: Shell, title: str) -> None:
        super().__init__(parent, shell, title)
        self.model = shell.session.kept.get("intake") or ImportState(shell.session, self._changed)
        shell.session.kept["intake"] = self.model
        self.model.attach(self._changed)
        self.history = HistoryState(shell.session)
        self.steps = Steps(
            self.actions,
            [tr("Berkas"), tr("Pengenalan"), tr("Masalah"), tr("Rencana")],
            lambda at: self.model.go(Step(at)),
        )
        self.steps.pack(side="right")
        self._content: ttk.Frame | None = None
        self._behind = False
        self.sheet: SheetPanel | None = None
        self.problems: ProblemsPanel | None = None
        self.choices: ChoicesForm | None = None
        self.next_button: ttk.Button | None = None
        self.files: FilesPanel | None = None
        self._told: ttk.Label | None = None
        self._areas: list[tuple[str, str]] = []

    def refresh(self) -> None:
        """Read past imports again; an import at hand stays as it is."""
        if self._behind or self._content is None or self.model.step in (Step.FILES, Step.DONE):
            self._changed()

    def visit(self, **where: Any) -> None:
        """Take files named by another page (``paths``)."""
        if where.get("paths"):
            self.model.choose(where["paths"])

    def take_focus(self) -> None:
        """Go to what moves the import on, or to what has to be said first."""
        target: tk.Misc = self.next_button or self
        if self.files is not None and self.files.first is not None:
            target = self.files.first
        elif self.problems is not None and self.model.problems():
            target = self.problems.list.tree
        elif self.choices is not None and self.model.missing():
            target = self.choices.form.widget("election")
        target.focus_set()

    def commands(self) -> list[Command]:
        """Return the command to choose files."""
        if self.session.read_only:
            return []
        return [
            Command(
                "import_choose",
                tr("Impor berkas …"),
                self.choose_files,
                "Control-o",
                "file-earmark-spreadsheet",
                tr("Impor"),
            )
        ]

    def choose_files(self) -> None:
        """Ask for files and read them."""
        kinds = [
            (tr("Lembar kerja dan tabel"), "*.xlsx *.xlsm *.xls *.ods *.csv *.tsv *.txt"),
            (trc("berkas komputer", "Semua berkas"), "*"),
        ]
        chosen = filedialog.askopenfilenames(parent=self, title=tr("Pilih berkas untuk diimpor"), filetypes=kinds)
        self.model.choose([Path(name) for name in self.tk.splitlist(chosen)])

    def _areas_came(self, areas: list[tuple[str, str]]) -> None:
        self._areas = areas
        if self.choices is not None:
            self.choices.offer_areas(areas)

    def _changed(self) -> None:
        """Build what the step at hand shows; while another page is open it is left for the next visit."""
        if self.shell.current != "intake":
            self.stale = self._behind = True
            return
        self._behind = False
        if self._content is not None:
            self._content.destroy()
        self.sheet = self.problems = self.choices = self.next_button = self.files = None
        model = self.model
        self.steps.show(int(model.step), [model.can_reach(Step(at)) for at in range(4)])
        self._content = frame(self.body)
        self._content.pack(fill="both", expand=True)
        {
            Step.FILES: self._show_files,
            Step.SHEET: self._show_sheet,
            Step.PROBLEMS: self._show_problems,
            Step.PLAN: self._show_plan,
            Step.DONE: self._show_done,
        }[model.step](self._content)
        # What had the keyboard is gone with the step before.
        if self.focus_get() in (None, self.winfo_toplevel()):
            self.take_focus()

    def _show_files(self, parent: ttk.Frame) -> None:
        self.files = FilesPanel(parent, self.model, self.choose_files)
        self.files.pack(fill="both", expand=True)
        if not self.model.files:
            self.history.load()
            acts = self.history.acts_of(_ACT)[:30]
            self.files.past(acts, self._ask_undo)
            return
        feet = frame(parent)
        feet.pack(side="bottom", fill="x", pady=(px(12), 0))
        if not self.model.busy:
            if self.model.can_reach(Step.SHEET) and any(file.usable for file in self.model.files):
                self._next(feet, Step.SHEET)
            button(feet, tr("Pilih berkas lain"), self.model.reset).pack(
                side="right", padx=(0, px(8) if self.next_button else 0)
            )

    def _show_sheet(self, parent: ttk.Frame) -> None:
        self._describe(parent)
        right = self._side(parent, back=Step.FILES, forward=Step.PROBLEMS)
        area = ScrollArea(right, side="Side")
        area.pack(fill="both", expand=True)
        recognised(area.body, self.model)
        area.follow_focus()
        self.sheet = SheetPanel(parent, self.model, on_sheet=self._show_verdict)
        self.sheet.pack(side="left", fill="both", expand=True)
        self.sheet.lower(right.master)

    def _show_problems(self, parent: ttk.Frame) -> None:
        self._describe(parent)
        right = self._side(parent, back=Step.SHEET, forward=Step.PLAN)
        self.sheet = SheetPanel(parent, self.model, on_sheet=self._show_verdict)
        self.problems = ProblemsPanel(right, self.model, self.sheet.go_to)
        self.problems.pack(fill="both", expand=True)
        self.sheet.pack(side="left", fill="both", expand=True)
        self.sheet.lower(right.master)

    def _show_plan(self, parent: ttk.Frame) -> None:
        if not self._areas:
            # The list of areas takes a moment to load, so it waits until somebody may choose from it.
            self.session.lookups.ask("areas", _regencies, self._areas_came)
        right = self._side(parent, back=Step.PROBLEMS, forward=None)
        area = ScrollArea(right, side="Side")
        area.pack(fill="both", expand=True)
        self.choices = ChoicesForm(area.body, self.model, self._areas, self._decisions_differ)
        self.choices.pack(fill="x")
        area.follow_focus()
        left = frame(parent)
        left.pack(side="left", fill="both", expand=True)
        self._pick_file(left)
        PlanPanel(left, self.model).pack(fill="both", expand=True)

    def _show_done(self, parent: ttk.Frame) -> None:
        inner = frame(parent)
        inner.place(relx=0.5, rely=0.4, anchor="center")
        ttk.Label(inner, image=icon("check-circle", 44, "good")).pack(pady=(0, px(12)))
        batch = self.model.batch
        stored = batch is not None
        label(inner, tr("Impor selesai") if stored else tr("Tidak ada yang perlu disimpan"), "Heading").pack()
        told = (
            tr("Tersimpan sebagai perbuatan nomor {batch}. Ctrl+Z mengurungkannya.", batch=str(batch))
            if stored
            else tr("Semua isi berkas itu sudah ada di lemari.")
        )
        if stored:
            told_counts = [file.sentence() for file in self.model.files if file.plan is not None and file.plan.has_work]
            label(inner, "\n".join(told_counts[:6]), "Body", justify="center").pack(pady=(px(6), 0))
        label(inner, told, "Soft", wrap=440, justify="center").pack(pady=(px(6), px(16)))
        row = frame(inner)
        row.pack()
        kinds = {file.plan.kind for file in self.model.files if file.plan is not None}
        page = "results" if "results" in {str(kind) for kind in kinds} else "archive"
        words = tr("Lihat hasilnya") if page == "results" else tr("Lihat arsip")
        self.next_button = button(row, words, lambda: self.shell.go(page), "primary", symbol="arrow-right")
        self.next_button.pack(side="left", padx=px(4))
        button(row, tr("Impor lagi"), self.model.reset).pack(side="left", padx=px(4))
        if stored:
            button(row, tr("Urungkan impor ini"), self.model.undo, symbol="arrow-counterclockwise").pack(
                side="left", padx=px(4)
            )

    def _describe(self, parent: ttk.Frame) -> None:
        file = self.model.file
        if file is None:
            return
        top = frame(parent)
        top.pack(fill="x", pady=(0, px(8)))
        self._pick_file(top)
        self._told = flowing(top)
        self._told.pack(fill="x")
        self._show_verdict()

    def _show_verdict(self) -> None:
        """Say of the sheet at hand what was made of it."""
        file = self.model.file
        if file is None or self._told is None:
            return
        told = self.model.verdict()
        text = tr("{file} — {verdict}", file=file.path.name, verdict=told) if told else file.path.name
        self._told.configure(text=text)

    def _decisions_differ(self, differ: bool) -> None:
        """Let nothing be applied while the decisions are not those it was planned by."""
        if self.next_button is not None:
            self.next_button.state(["disabled" if differ or not self.model.can_apply else "!disabled"])

    def _pick_file(self, parent: ttk.Frame) -> None:
        if len(self.model.files) < 2:
            return
        box = ttk.Combobox(parent, state="readonly", values=[file.path.name for file in self.model.files], width=44)
        box.current(self.model.current)
        box.pack(anchor="w", pady=(0, px(10)))
        box.bind("<<ComboboxSelected>>", lambda _event: self.model.look_at(box.current()))

    def _side(self, parent: ttk.Frame, *, back: Step, forward: Step | None) -> ttk.Frame:
        """Make the pane at the right with the buttons that move on, and return the place above them."""
        outer = card(parent, 16)
        outer.configure(width=min(px(330), round(self.winfo_width() * 0.4)))
        outer.pack_propagate(False)
        outer.pack(side="right", fill="y", padx=(px(14), 0))
        feet = frame(outer, "Side")
        feet.pack(side="bottom", fill="x", pady=(px(12), 0))
        if forward is not None:
            self._next(feet, forward)
        elif not self.session.read_only:
            self.next_button = button(feet, tr("Terapkan"), self.model.apply, "primary", symbol="check-lg")
            self.next_button.pack(side="right")
            if not self.model.can_apply:
                self.next_button.state(["disabled"])
        button(feet, trc("tombol", "Kembali"), lambda: self.model.go(back)).pack(side="right", padx=px(8))
        place = frame(outer, "Side")
        place.pack(fill="both", expand=True)
        feet.lift()
        if self.next_button is not None:
            self.next_button.lift()
        return place

    def _next(self, parent: ttk.Frame, step: Step) -> None:
        self.next_button = button(
            parent, trc("tombol", "Lanjut"), lambda: self.model.go(step), "primary", symbol="arrow-right"
        )
        self.next_button.pack(side="right")

    def _ask_undo(self, act: ActLine) -> None:
        ask(
            self,
            tr("Urungkan impor ini?"),
            tr("“{what}” ditarik kembali seluruhnya.", what=act.what),
            tr("Urungkan"),
            lambda: self.session.undo(act.batch),
        )


def _regencies() -> list[tuple[str, str]]:
    from app.results.gazetteer import regencies

    return [(place.code, place.name) for place in regencies()]


PAGE = IntakePage
