"""The import page: from files to what was recognised, its problems and its plan, and to one act that can be undone."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from functools import partial
from pathlib import Path
from tkinter import filedialog, ttk
from typing import TYPE_CHECKING, Any

from app.desktop.commands import Command
from app.desktop.dropping import take_files
from app.desktop.pages.intake.done import DoneStep
from app.desktop.pages.intake.files import FilesStep
from app.desktop.pages.intake.imports import PastImports
from app.desktop.pages.intake.plan import PlanStep
from app.desktop.pages.intake.recognition import RecognitionStep
from app.desktop.pages.intake.review import ProblemsStep
from app.desktop.pages.intake.standing import Step
from app.desktop.pages.intake.state import ImportState
from app.desktop.pages.intake.step import StepPanel
from app.desktop.pages.page import Page
from app.desktop.styles import make_check_styles
from app.desktop.widgets.steps import Steps
from app.i18n import tr, trc

if TYPE_CHECKING:
    from app.desktop.shell import Shell


class IntakePage(Page):
    """The import in four steps."""

    help = "impor"

    def __init__(self, parent: tk.Misc, shell: Shell, title: str) -> None:
        super().__init__(parent, shell, title)
        self.model = shell.session.kept.get("intake") or ImportState(shell.session, self._changed)
        shell.session.kept["intake"] = self.model
        self.model.attach(self._changed)
        self.past = PastImports(shell.session)
        self.steps = Steps(
            self.actions,
            [trc("langkah", "Berkas"), tr("Pengenalan"), tr("Masalah"), tr("Rencana")],
            lambda at: self.model.go(Step(at)),
        )
        self.steps.pack(side="right")
        #: The step at hand with its widgets.
        self.shown: StepPanel | None = None
        self._behind = False
        self._areas: list[tuple[str, str]] = []
        #: Whether files can be dropped on the page.
        self.droppable = not self.session.read_only and take_files(self, self._dropped)

    def refresh(self) -> None:
        """Read past imports again; an import at hand stays as it is, one that was undone is one of the past."""
        if self.model.step is Step.DONE and self.model.undone:
            self.model.reset()
            return
        if self._behind or self.shown is None or self.model.step in (Step.FILES, Step.DONE):
            self._changed()

    def visit(self, **where: Any) -> None:
        """Take files named by another page: ``paths``, or ``requests`` with what was decided about them."""
        if where.get("paths"):
            self.model.choose(where["paths"])
        if where.get("requests"):
            self.model.take(where["requests"])

    def take_focus(self) -> None:
        """Go to what moves the import on, or to what has to be said first."""
        target: tk.Misc = self
        if self.shown is not None and self.shown.first is not None:
            target = self.shown.first
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
            ),
            Command(
                "import_folder", tr("Impor folder …"), self.choose_folder, "Control-Shift-F", "folder", tr("Impor")
            ),
            Command(
                "import_by_hand",
                tr("Ketik rekap dari kertas …"),
                lambda: self.shell.go("by_hand"),
                "Control-Shift-O",
                "pencil-square",
                tr("Impor"),
            ),
            *self._moves(),
        ]

    def _moves(self) -> list[Command]:
        """Return the commands that go from step to step, and from problem to problem."""
        return [
            Command(name, title, partial(move, by), key, symbol, tr("Impor"))
            for name, title, move, by, key, symbol in (
                ("import_next", tr("Langkah berikutnya"), self._step, 1, "Alt-Right", "arrow-right"),
                ("import_before", tr("Langkah sebelumnya"), self._step, -1, "Alt-Left", "arrow-left"),
                ("import_next_problem", tr("Masalah berikutnya"), self._problem, 1, "Alt-Down", "arrow-down"),
                ("import_problem_before", tr("Masalah sebelumnya"), self._problem, -1, "Alt-Up", "arrow-up"),
            )
        ]

    def _step(self, by: int) -> None:
        """Go to another step where it can be reached; nothing is stored by that."""
        to = int(self.model.step) + by
        if self.model.step is not Step.DONE and Step.FILES <= to <= Step.PLAN:
            self.model.go(Step(to))

    def _problem(self, by: int) -> None:
        """Go to another line of the list that the step Masalah has open."""
        if isinstance(self.shown, ProblemsStep):
            self.shown.move(by)

    def choose_files(self) -> None:
        """Ask for files and read them."""
        kinds = [
            (tr("Lembar kerja dan tabel"), "*.xlsx *.xlsm *.xlsb *.xls *.ods *.csv *.tsv *.txt *.json *.jsonl"),
            (trc("berkas komputer", "Semua berkas"), "*"),
        ]
        last = self.session.settings.import_folder
        chosen = filedialog.askopenfilenames(
            parent=self,
            title=tr("Pilih berkas untuk diimpor"),
            filetypes=kinds,
            initialdir=last if last and Path(last).is_dir() else None,
        )
        paths = [Path(name) for name in self.tk.splitlist(chosen)]
        if paths:
            self.session.save(import_folder=str(paths[0].parent))
        self.model.choose(paths)

    def choose_folder(self) -> None:
        """Ask for a folder and read the tables in it."""
        last = self.session.settings.import_folder
        chosen = filedialog.askdirectory(
            parent=self,
            title=tr("Pilih folder untuk diimpor"),
            mustexist=True,
            initialdir=last if last and Path(last).is_dir() else None,
        )
        if chosen:
            self.session.save(import_folder=chosen)
            self.model.choose([Path(chosen)])

    def _dropped(self, paths: list[Path], _height: int) -> None:
        """Take what was dropped on the page, unless something is at work or an import stands half way."""
        if self.model.busy or self.model.step not in (Step.FILES, Step.DONE):
            self.shell.status.say(tr("Selesaikan atau tinggalkan dahulu impor yang sedang berjalan."))
            return
        self.model.choose(paths)

    @property
    def next_button(self) -> ttk.Button | None:
        """The button of the step at hand that moves on."""
        return self.shown.next_button if self.shown is not None else None

    def _changed(self) -> None:
        """Build what the step at hand shows; while another page is open it is left for the next visit."""
        self.model.keep()
        if self.shell.current != "intake":
            self.stale = self._behind = True
            return
        self._behind = False
        model = self.model
        if self.shown is not None and self.shown.waits_for(model):
            return
        self.steps.show(int(model.step), [model.can_reach(Step(at)) for at in range(4)])
        if self.shown is not None and self.shown.renews(model):
            return
        if self.shown is not None:
            self.shown.destroy()
        steps: dict[Step, Callable[[], StepPanel]] = {
            Step.FILES: self._files_step,
            Step.SHEET: lambda: RecognitionStep(self.body, model),
            Step.PROBLEMS: lambda: ProblemsStep(self.body, model),
            Step.PLAN: self._plan_step,
            Step.DONE: lambda: DoneStep(self.body, model, self.shell.go),
        }
        self.shown = steps[model.step]()
        self.shown.pack(fill="both", expand=True)
        if model.busy and model.step is Step.FILES:
            # What the next step needs and takes a moment is made while the file is being read.
            self.after_idle(make_check_styles)
        # What had the keyboard is gone with the step before.
        if self.focus_get() in (None, self, self.winfo_toplevel()):
            self.take_focus()

    def _files_step(self) -> FilesStep:
        made = FilesStep(
            self.body, self.model, self.choose_files, lambda: self.shell.go("by_hand"), droppable=self.droppable
        )
        if not self.model.files:
            before = self.shown.imports if isinstance(self.shown, FilesStep) else None
            chosen = before.shown.act.batch if before is not None and before.shown is not None else 0
            made.past(self.past, chosen)
        return made

    def _plan_step(self) -> PlanStep:
        if not self._areas:
            # The list of areas takes a moment to load, so it waits until somebody may choose from it.
            self.session.lookups.ask("areas", _regencies, self._areas_came)
        return PlanStep(self.body, self.model, self._areas)

    def _areas_came(self, areas: list[tuple[str, str]]) -> None:
        self._areas = areas
        if isinstance(self.shown, PlanStep):
            self.shown.choices.offer_areas(areas)


def _regencies() -> list[tuple[str, str]]:
    from app.results.gazetteer import regencies

    return [(place.code, place.name) for place in regencies()]


PAGE = IntakePage
