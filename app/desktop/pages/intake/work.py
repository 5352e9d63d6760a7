"""One file of an import as the page has it: what was decided about it, and how it is read and planned in a job.

It knows no widget.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.desktop.pages.intake.told import counts_words
from app.desktop.session import words_of
from app.intake.plan import ImportPlan, ImportRequest
from app.messages import known, sentence
from importers.mapping import Mapping
from importers.records import Kind, ResultTable, SheetVerdict, UnreadableFile

if TYPE_CHECKING:
    from app.archive.people import Viewer
    from app.intake.glance import Glance
    from app.jobs import Progress
    from importers.grid import Workbook

#: Share of the time that reading takes of reading a file and looking at it.
_READING = 0.8
#: A file of so few rows is planned before there would be time to look at it.
_FEW = 4000


@dataclass(slots=True, eq=False)
class FileWork:
    """One file of the import: what was decided about it, what it holds, its plan, or why it cannot be read.

    ``before`` are the mappings that were decided before the present one, and whether a remembered one was let.
    """

    request: ImportRequest
    workbook: Workbook | None = None
    #: What a first look saw of it, as long as it is not planned.
    seen: Glance | None = None
    plan: ImportPlan | None = None
    #: Its plan as it is without the other files of the act.
    alone: ImportPlan | None = None
    failure: str = ""
    encrypted: bool = False
    #: Problems by code, sheet and cell that the clerk leaves as they are.
    left: set[tuple[str, str | None, str | None]] = field(default_factory=set)
    before: list[tuple[Mapping | None, bool]] = field(default_factory=list)

    @property
    def path(self) -> Path:
        """The file's place on the disk."""
        return self.request.path

    @property
    def kind(self) -> Kind | None:
        """What kind of file it is, as far as that is known."""
        of = self.plan or self.seen
        return None if of is None else of.kind

    @property
    def tables(self) -> Sequence[ResultTable]:
        """The tables of results in it, of all that was read, also of what is kept already and would change nothing."""
        if self.plan is None:
            return () if self.seen is None else self.seen.tables
        found: Sequence[ResultTable] = getattr(self.plan.work, "tables", ())
        return found

    @property
    def sheets(self) -> Sequence[SheetVerdict]:
        """What was made of each of its sheets."""
        of = self.plan or self.seen
        return () if of is None else of.sheets

    @property
    def understood(self) -> Mapping | None:
        """What was made of each line of its sheets."""
        of = self.plan or self.seen
        return None if of is None else of.understood

    @property
    def summary(self) -> dict[str, Any]:
        """What was recognised in it."""
        if self.plan is not None:
            return self.plan.summary
        return {} if self.seen is None else dict(self.seen.summary)

    def take(self, fresh: FileWork) -> None:
        """Have what became of the file now."""
        self.workbook, self.seen = fresh.workbook, fresh.seen
        self.plan = self.alone = fresh.plan
        self.failure, self.encrypted = fresh.failure, fresh.encrypted

    @property
    def usable(self) -> bool:
        """Tell whether the file was read and its plan is not refused."""
        return self.plan is not None and self.plan.refusal is None

    @property
    def askable(self) -> bool:
        """Tell whether there is something to go on with: a plan that is not refused, or names to decide about."""
        return self.usable or (self.plan is not None and bool(self.plan.names))

    def sentence(self) -> str:
        """Return the one sentence about this file: why it cannot be taken, or what its plan would do."""
        if self.failure:
            return self.failure
        if self.plan is None:
            return ""
        if self.plan.refusal is not None:
            code, data = self.plan.refusal
            return sentence(code, data, window=True) if known(code) else code
        return counts_words(self.plan)


def look_work(cabinet: Any, who: Viewer, file: FileWork, progress: Progress) -> FileWork:
    """Read one file and look at it, and plan it too where that takes no time.

    What is wrong with it becomes its sentence. Runs on the job's thread.
    """
    from app.errors import AppError
    from app.intake.glance import glance
    from importers.grid import read_workbook

    request = file.request
    try:
        workbook = read_workbook(
            request.path, password=request.password, progress=lambda share: progress(share * _READING)
        )
        seen = glance(cabinet, workbook, request, lambda share: progress(_READING + share * (1 - _READING)))
    except (UnreadableFile, AppError) as failure:
        return _failed(request, failure)
    looked = FileWork(request, workbook, seen)
    few = sum(len(sheet.rows) for sheet in workbook.sheets) <= _FEW
    return plan_work(cabinet, who, looked, lambda _share: progress(1.0)) if few else looked


def plan_work(cabinet: Any, who: Viewer, file: FileWork, progress: Progress) -> FileWork:
    """Plan one file that was read, once, for ``who`` to see; what is wrong with it becomes its sentence.

    Runs on the job's thread.
    """
    from app.errors import AppError
    from app.intake.run import plan_file

    try:
        plan = plan_file(cabinet, file.request, progress, workbook=file.workbook, seen=file.seen, who=who)
    except (UnreadableFile, AppError) as failure:
        return _failed(file.request, failure)
    return FileWork(file.request, file.workbook, plan=plan)


def _failed(request: ImportRequest, failure: Any) -> FileWork:
    reason = str(getattr(failure, "reason", ""))
    told = words_of(failure) or reason or failure.code
    return FileWork(request, failure=told, encrypted=reason in ("encrypted", "wrong_password"))


def records(plan: ImportPlan | None) -> Sequence[Any]:
    """Return the rows a plan of an archive list or a classification was made of; other kinds of files have none."""
    reading = getattr(plan.work, "reading", None) if plan is not None else None
    found: Sequence[Any] = getattr(reading, "dossiers", None) or getattr(reading, "rows", None) or ()
    return found
