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
from importers.records import ResultTable, UnreadableFile

if TYPE_CHECKING:
    from app.jobs import Progress
    from importers.grid import Workbook


@dataclass(slots=True)
class FileWork:
    """One file of the import: what was decided about it, what it holds, its plan, or why it cannot be read.

    ``before`` are the mappings that were decided before the present one, and whether a remembered one was let.
    """

    request: ImportRequest
    workbook: Workbook | None = None
    plan: ImportPlan | None = None
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
            return sentence(code, data) if known(code) else code
        return counts_words(self.plan)


def plan_work(cabinet: Any, file: FileWork, progress: Progress) -> FileWork:
    """Read and plan one file; what is wrong with it becomes its sentence. Runs on the job's thread."""
    from app.errors import AppError
    from app.intake.run import plan_file
    from importers.grid import read_workbook

    request = file.request
    try:
        # A file is read once; another decision about it plans what was read anew.
        workbook = file.workbook
        if workbook is None:
            workbook = read_workbook(
                request.path, password=request.password, progress=lambda share: progress(share / 2)
            )
        plan = plan_file(cabinet, request, lambda share: progress(0.5 + share / 2), workbook=workbook)
    except UnreadableFile as failure:
        told = words_of(failure) or failure.reason
        return FileWork(request, failure=told, encrypted=failure.reason in ("encrypted", "wrong_password"))
    except AppError as failure:
        return FileWork(request, failure=words_of(failure) or failure.code)
    return FileWork(request, workbook, plan)


def records(plan: ImportPlan | None) -> Sequence[Any]:
    """Return the rows a plan of an archive list or a classification was made of; other kinds of files have none."""
    reading = getattr(plan.work, "reading", None) if plan is not None else None
    found: Sequence[Any] = getattr(reading, "dossiers", None) or getattr(reading, "rows", None) or ()
    return found


def tables(plan: ImportPlan | None) -> list[ResultTable]:
    """Return the tables of a plan of results; other kinds of files have none."""
    # all that was read, also what is kept already and would change nothing
    found: Sequence[ResultTable] = getattr(plan.work, "tables", ()) if plan is not None else ()
    return list(found)
