"""Where a figure comes from, for the results page: its cells with who brought them, the copy of the file, the dossier.

It knows no widget; the cabinet is asked on the reading thread, and a copy is read as a job.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.desktop.pages.intake.marks import shown
from app.desktop.session import Session
from app.errors import AppError
from app.i18n import tr
from app.results.records import SourceInfo, TracedCell
from app.results.traces import Trace, TracedCells
from importers.unreadable import UnreadableFile

if TYPE_CHECKING:
    from app.jobs import Job, Progress
    from app.results.lookup import SubjectKey
    from importers.grid import Sheet, Workbook


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure that is asked after: what a source says of an area.

    ``key`` is "c3" for contestant 3, "c3.2" for candidate 2 of it, "c3.0" for the party's own votes, else a field.
    """

    source: SourceInfo
    area: int
    area_name: str
    key: str
    title: str

    @property
    def subject(self) -> SubjectKey:
        """The key under which the results room keeps what is counted."""
        from app.results.tracing import subject_of

        if self.key.startswith("c") and self.key[1:2].isdigit():
            return subject_of(self.key[1:], None)
        return (0, 0, self.key)

    @property
    def party(self) -> int | None:
        """The number of the contestant, where the figure is of one as a whole."""
        number, _, field = self.subject
        return number if number and "." not in self.key and not field else None


@dataclass(frozen=True, slots=True)
class Story:
    """All that is known of where a figure comes from.

    ``who`` is who did the acts that its cells came by; ``dossiers`` are the numbers of those its signed papers lie in,
    and whether the cabinet has them; ``gone`` are the copies that are not where they should be.
    """

    figure: Figure
    trace: Trace
    who: Mapping[int, str] = field(default_factory=dict)
    dossiers: Mapping[str, bool] = field(default_factory=dict)
    gone: frozenset[str] = frozenset()


class SourceSheet:
    """A sheet of a copy with the cells of a figure marked, to be drawn; rows and columns count from 1."""

    def __init__(self, sheet: Sheet, cells: Mapping[tuple[int, int], bool]) -> None:
        """Take the cells to mark; True marks those where something else was taken than what stands there."""
        self._sheet, self._cells = sheet, cells
        last = max((row for row, _ in cells), default=1)
        widest = max((column for _, column in cells), default=1)
        # A sheet of a million rows stays packed: its first rows tell how wide it is.
        for row, _ in zip(sheet.rows, range(5000), strict=False):
            widest = max(widest, len(row))
        self.rows = max(sheet.numbers[-1] if len(sheet.numbers) else 1, last)
        self.columns = widest

    def text(self, row: int, column: int) -> str:
        """Return what stands in a cell as people read it."""
        return shown(self._sheet.at(row, column), grouped=(row, column) in self._cells)

    def role(self, row: int, column: int) -> str:
        """Return how a cell is marked, "" for not at all."""
        amended = self._cells.get((row, column))
        return "" if amended is None else "problem" if amended else "source"

    def is_number(self, row: int, column: int) -> bool:
        """Tell whether a cell is set to the right."""
        return isinstance(self._sheet.at(row, column), int | float)

    def heads(self, row: int) -> tuple[int, ...]:
        """Return no rows: what was recognised of the sheet is not known here."""
        del row
        return ()

    def names(self) -> tuple[int, ...]:
        """Return no columns."""
        return ()


class Provenance:
    """Asks after figures, and reads the copies of the files they stand in; the last one read is kept in memory."""

    def __init__(self, session: Session, on_trouble: Callable[[str], object]) -> None:
        self._session = session
        self._on_trouble = on_trouble
        self._read: tuple[str, Workbook] | None = None

    def ask(self, figure: Figure, done: Callable[[Story], object]) -> None:
        """Find out where a figure comes from."""
        self._session.lookups.ask("results_trace", lambda: self.story(figure), done)

    def story(self, figure: Figure) -> Story:
        """Return where a figure comes from; runs on any thread."""
        from app.intake.papers import signed as papers
        from app.results.reading import trace_figure

        cabinet = self._session.cabinet
        trace = trace_figure(cabinet, figure.source.id, figure.area, figure.subject) or Trace(
            None, False, TracedCells()
        )
        origins = trace.cells.origins
        numbers = dict.fromkeys(each.dossier for each in origins if each.dossier)
        known = {number: papers.dossier_of(cabinet, number) is not None for number in numbers if number}
        kept = dict.fromkeys(each.kept for each in origins if each.kept)
        return Story(
            figure,
            trace,
            {batch: self._who(batch) for batch in {each.batch for each in origins}},
            known,
            frozenset(path for path in kept if path and not self._path(path).is_file()),
        )

    def dossier(self, number: str) -> int | None:
        """Return the row of the dossier of a number, None where there is none."""
        from app.intake.papers import signed as papers

        found = papers.dossier_of(self._session.cabinet, number)
        return None if found is None else found.id

    def file_of(self, cell: TracedCell) -> Path:
        """Return where the copy of a cell's file lies; none, or one that is gone, is an `AppError`."""
        if cell.kept is None:
            raise AppError("copy_never_kept", name=cell.file)
        path = self._path(cell.kept)
        if not path.is_file():
            raise AppError("copy_gone", name=cell.file)
        return path

    def read(
        self,
        cell: TracedCell,
        password: str | None,
        done: Callable[[Workbook], object],
        failed: Callable[[Exception, str | None], object],
        cancelled: Callable[[], object],
    ) -> Job[Any] | None:
        """Read the copy a cell stands in as a job; None where it is in memory still, or cannot be had at all."""
        try:
            path = self.file_of(cell)
        except AppError as failure:
            failed(failure, None)
            return None
        if self._read is not None and self._read[0] == cell.sha256:
            done(self._read[1])
            return None

        def work(progress: Progress) -> Workbook | UnreadableFile:
            from importers.grid import read_workbook

            try:
                return read_workbook(path, password=password, progress=progress)
            except UnreadableFile as failure:  # as a protected file, which is asked about: no fault of the program's
                return failure

        def came(answer: Workbook | UnreadableFile) -> None:
            if isinstance(answer, UnreadableFile):
                failed(answer, None)
            else:
                self._read = (answer.facts.sha256, answer)
                done(answer)

        return self._session.start(tr("Membaca berkas"), work, came, failed, cancelled)

    def _path(self, kept: str) -> Path:
        from app.results.copies import path_of_copy

        return path_of_copy(self._session.cabinet, kept)

    def _who(self, batch: int) -> str:
        """Return who did an act, "" where that is not told."""
        acts = self._session.cabinet.history(1, batch + 1)
        return acts[0].who if acts and acts[0].batch == batch else ""


def marked(workbook: Workbook, trace: Trace, cell: TracedCell) -> SourceSheet | None:
    """Return the sheet of a cell with all cells of its figure that stand there; None for a sheet that is not there."""
    # A file of text has one sheet, which is called as the file: the copy's has its mark in the name.
    only = workbook.sheets[0] if len(workbook.sheets) == 1 else None
    sheet = next((found for found in workbook.sheets if found.name == cell.sheet), only)
    if sheet is None:
        return None
    return SourceSheet(sheet, trace.cells.places(cell.sha256, cell.sheet))
