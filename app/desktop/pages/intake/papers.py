"""The papers of an import, written where the clerk says: its receipt, and the rows that were refused; no widget."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from app.desktop.session import Session
from app.i18n import tr

if TYPE_CHECKING:
    from app.intake.plan import ImportPlan
    from exporters.content import Book
    from importers.records import Problem

Done = Callable[[Path], object]


def has_refused(plan: ImportPlan | None) -> bool:
    """Tell whether a plan refused something that can be written out."""
    from app.intake.papers import refused

    return plan is not None and refused.has_refused(plan)


def write_receipt(session: Session, batch: int, path: Path, done: Done) -> None:
    """Write the receipt of an import as a job."""
    from app.intake.papers.receipt import receipt_of

    cabinet = session.cabinet
    _write(session, tr("Menulis tanda terima"), lambda: receipt_of(cabinet, batch), path, done)


def write_refused(session: Session, plan: ImportPlan, path: Path, done: Done) -> None:
    """Write the rows that a plan refused as a job."""
    from app.intake.papers.refused import refused_of

    _write(session, tr("Menulis baris yang ditolak"), lambda: refused_of(plan), path, done)


def write_problems(session: Session, name: str, problems: Sequence[Problem], of: int, path: Path, done: Done) -> None:
    """Write a list of problems as a job; ``of`` is how many there are."""
    from app.intake.papers.problem_list import problem_list

    _write(session, tr("Menulis daftar masalah"), lambda: problem_list(name, problems, of=of), path, done)


def _write(session: Session, title: str, book: Callable[[], Book], path: Path, done: Done) -> None:
    def work(_progress: object) -> Path:
        from app.reports import write

        # The dialog has asked before a file that is there is written over.
        return write(book(), path, overwrite=True).path

    session.start(title, work, done)
