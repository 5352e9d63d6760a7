"""An import as the page leads through it: files read and planned in a job, decisions that plan anew, and applying.

It knows no widget.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.desktop.pages.intake import unfinished
from app.desktop.pages.intake.standing import Standing, Step
from app.desktop.pages.intake.work import FileWork, look_work, plan_work
from app.i18n import language, tr
from app.intake.gathering import tables_in
from app.intake.plan import ImportRequest
from app.messages import sentence

if TYPE_CHECKING:
    from app.jobs import Job, Progress


@dataclass(slots=True)
class ImportState(Standing):
    """The files being imported and where the clerk stands, with what is at work; ``on_change`` hears of every step."""

    job: Job[Any] | None = None
    batch: int | None = None
    #: Decisions that came while a file was being planned, which is planned once more with them.
    later: dict[str, Any] = field(default_factory=dict)
    storing: bool = False
    #: The files that are being read.
    reading: tuple[FileWork, ...] = ()
    #: A file that was read is being planned by another decision.
    replanning: bool = False
    #: What is at hand was kept as a draft.
    drafted: bool = False
    #: The language the plans speak: what they say of changes is words already.
    spoken: str = field(default_factory=language)

    def attach(self, on_change: Callable[[], object]) -> None:
        """Be shown by another page, as after a change of the look; plans made in another language are made anew."""
        self.on_change = on_change
        if self.spoken != language():
            self.spoken = language()
            planned = [file for file in self.files if file.workbook is not None]
            if planned and self.step is not Step.DONE:
                self._read(planned, lambda: self.on_change())

    def keep(self) -> None:
        """Keep what is at hand as a draft until it is stored or given up; one of an earlier window stays till then."""
        drafts = self.session.drafts
        if self.files and self.step is not Step.DONE:
            self.drafted = True
            unfinished.keep(drafts, self.files)
        elif self.drafted:
            self.drafted = False
            unfinished.forget(drafts)

    @property
    def left_behind(self) -> unfinished.Unfinished | None:
        """The import that was at hand when the window was closed; None while another one is."""
        if self.files or self.drafted or self.session.read_only:
            return None
        return unfinished.kept(self.session.drafts)

    def take_up(self) -> None:
        """Go on with the import that was left behind, as far as its files are still there."""
        found = self.left_behind
        if found is None or self.busy:
            return
        self.take([file.request for file in found.there])
        for file, before in zip(self.files, found.there, strict=True):
            file.left = set(before.left)

    def give_up(self) -> None:
        """Forget the import that was left behind."""
        unfinished.forget(self.session.drafts)
        self.on_change()

    @property
    def busy(self) -> bool:
        """Tell whether a file is being read or the import applied."""
        return self.job is not None

    def choose(self, paths: Sequence[Path]) -> None:
        """Take files, and the tables in folders, and read and plan them in a job."""
        self.take([ImportRequest(path=path) for each in paths for path in tables_in(each)])

    def take(self, requests: Sequence[ImportRequest]) -> None:
        """Take files about which something is decided already, read and plan them in a job."""
        if not requests or self.busy:
            return
        self.files = [FileWork(request) for request in requests]
        self.reset_place()
        self._look(self.files)

    def decide(self, **changes: Any) -> None:
        """Change decisions about the current file (fields of `ImportRequest`) and plan it anew."""
        file = self.file
        if file is None or self.storing:
            return
        if self.job is not None:
            self.later |= changes
            if self.replanning:
                self.job.cancel()
            return
        request = replace(file.request, **changes)
        if request != file.request:
            self._plan_by(file, request)

    def _plan_by(self, file: FileWork, request: ImportRequest) -> None:
        """Plan a file that was read anew, as decided; another decision meanwhile ends that and begins again."""
        file.request = request
        if file.workbook is None:
            self._look([file])
            return
        self._read([file], self._decided)
        self.replanning = True

    def _decided(self) -> None:
        """Plan once more by what was decided meanwhile, else show the plan."""
        if not self._plan_later():
            self.on_change()

    def _plan_later(self) -> bool:
        """Plan by what was decided while a file was being planned; False where that is nothing."""
        file, later, self.later = self.file, self.later, {}
        if not later or file is None:
            return False
        self._plan_by(file, replace(file.request, **later))
        return True

    def cancel(self) -> None:
        """Cancel what is at work: reading, planning or storing."""
        if self.job is not None:
            self.later = {}
            self.job.cancel()

    def unlock(self, password: str) -> None:
        """Try a password on the current file."""
        self.decide(password=password)

    def go(self, step: Step) -> None:
        """Go to a step that can be reached."""
        if self.can_reach(step):
            self.step = step
            self.on_change()

    def can_reach(self, step: Step) -> bool:
        """Tell whether a step makes sense now."""
        if self.busy:
            return False
        return step is Step.FILES or (self.file is not None and self.file.plan is not None and step is not Step.DONE)

    def leave_out(self, file: FileWork) -> None:
        """Take one of several files out of the import."""
        if self.busy or file not in self.files:
            return
        self.files.remove(file)
        if not self.files:
            self.reset()
            return
        self._join()
        self.look_at(min(self.current, len(self.files) - 1))

    def reset(self) -> None:
        """Begin anew."""
        self.files = []
        self.reset_place()
        self.on_change()

    def reset_place(self) -> None:
        """Stand at the beginning."""
        self.current, self.sheet, self.step, self.batch = 0, 0, Step.FILES, None
        self.part, self.place, self.later, self.storing, self.spots = "", 0, {}, False, {}
        self.kind = self.session.settings.problem_kind

    @property
    def can_apply(self) -> bool:
        """Tell whether there is something to apply and nothing speaks against it."""
        plans = [file.plan for file in self.files]
        return (
            not self.busy
            and not self.session.read_only
            and all(file.usable for file in self.files)
            and not self.missing()
            and any(plan is not None and plan.has_work for plan in plans)
        )

    def missing(self) -> str:
        """Return what still has to be decided before the plan can be applied, in words; "" for nothing."""
        for file in self.files:
            if not file.usable and len(self.files) > 1 and file is not self.file:
                return tr("{name} tidak dapat diambil. Keluarkan berkas itu di langkah Berkas.", name=file.path.name)
            election = file.plan.summary.get("election") if file.plan is not None else None
            if isinstance(election, dict) and not (election.get("kind") and election.get("year")):
                return tr("Sebutkan dahulu jenis dan tahun pemilu untuk {name}.", name=file.path.name)
            if file.plan is not None and file.plan.undecided is not None:
                return sentence(*file.plan.undecided, window=True)
        return ""

    def apply(self) -> None:
        """Store the plans as one act in a job that can be cancelled."""
        if not self.can_apply:
            return
        from app.intake.run import apply_plans

        plans = [file.alone for file in self.files if file.alone is not None]
        cabinet = self.session.cabinet

        def done(batch: int | None) -> None:
            self.job, self.batch, self.step, self.storing = None, batch, Step.DONE, False
            self.on_change()

        self.storing = True
        self.job = self.session.start(
            tr("Menyimpan impor"),
            lambda progress: apply_plans(cabinet, plans, progress),
            done,
            self._failed,
            self._cancelled,
            changes=True,
        )
        self.on_change()

    @property
    def undone(self) -> bool:
        """Tell whether the import just done was taken back since, from wherever in the window."""
        acts = self.session.acts() if self.batch is not None else ()
        return any(act.batch == self.batch and act.undone for act in acts)

    def undo(self) -> None:
        """Take back the import just done."""
        if self.batch is not None:
            self.session.undo(self.batch, lambda _report: self.reset())

    def _look(self, files: Sequence[FileWork]) -> None:
        """Read files and show what was recognised as soon as that is known; they are planned meanwhile."""
        cabinet, who = self.session.cabinet, self.session.viewer

        def done(answers: list[FileWork]) -> None:
            self.job, self.reading = None, ()
            for file, fresh in zip(files, answers, strict=True):
                file.take(fresh)
            self._looked([file for file in files if file.seen is not None and file.plan is None])

        self.reading = tuple(files)
        self.job = self.session.start(
            tr("Membaca berkas"),
            lambda progress: [
                look_work(cabinet, who, file, _part(progress, done, len(files))) for done, file in enumerate(files)
            ],
            done,
            self._failed,
            self._cancelled,
        )
        self.on_change()

    def _looked(self, unplanned: Sequence[FileWork]) -> None:
        """Begin at the sheet that holds something, at once where there is only one file, and plan what is not yet."""
        file = self.file
        if file is not None and file.workbook is not None:
            used = [found.name for found in file.sheets if found.used]
            names = self.sheet_names()
            self.sheet = names.index(used[0]) if used and used[0] in names else 0
        if not unplanned:
            self._join()
            self._first_planned()
            return
        if file is not None and len(self.files) == 1 and file.seen is not None and file.seen.holds_something:
            self.step = Step.SHEET
        self._read(unplanned, self._first_planned)
        self.replanning = len(unplanned) == 1

    def _first_planned(self) -> None:
        """Go on at the sheet, or go back to the files where nothing can be taken from the only one."""
        file = self.file
        if file is not None and len(self.files) == 1:
            self.step = Step.SHEET if file.askable else Step.FILES
        self._decided()

    def _read(self, files: Sequence[FileWork], then: Callable[[], object]) -> None:
        """Plan files that were read."""
        cabinet, who = self.session.cabinet, self.session.viewer

        def done(answers: list[FileWork]) -> None:
            self.job, self.replanning = None, False
            for file, fresh in zip(files, answers, strict=True):
                file.take(fresh)
            self._join()
            then()

        self.job = self.session.start(
            tr("Merencanakan impor"),
            lambda progress: [
                plan_work(cabinet, who, file, _part(progress, done, len(files))) for done, file in enumerate(files)
            ],
            done,
            self._failed,
            self._cancelled,
        )
        self.on_change()

    def _join(self) -> None:
        """Let what an earlier file of the act says count as there for the later ones, as applying has it."""
        from app.intake.run import without_repeats

        planned = [file for file in self.files if file.alone is not None]
        told = without_repeats([file.alone for file in planned if file.alone is not None])
        for file, plan in zip(planned, told, strict=True):
            file.plan = plan

    def _failed(self, failure: Exception, reference: str | None) -> None:
        self.job, self.storing, self.replanning, self.later, self.reading = None, False, False, {}, ()
        self.on_change()
        self.session.on_fault(failure, reference)

    def _cancelled(self) -> None:
        self.job, self.storing, self.reading = None, False, ()
        if self.replanning and self._plan_later():
            return
        if self.replanning and self.file is not None and self.file.plan is not None:
            # what is shown is the plan that was made before, so its decisions stand
            self.file.request = replace(self.file.plan.request, kind=self.file.request.kind)
        self.replanning, self.later = False, {}
        self.files = [file for file in self.files if file.plan is not None or file.failure]
        if not self.files:
            self.step = Step.FILES
        self.on_change()
        self.session.on_cancelled()


def _part(progress: Progress, done: int, of: int) -> Progress:
    return lambda share: progress((done + share) / of)
