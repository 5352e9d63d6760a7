"""What an import writes beside its answer: its receipt, the rows it refused, and the mapping of what it recognised."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from typing import TYPE_CHECKING

from app.cli.opening import reading
from app.cli.output import Output
from app.errors import AppError, Exit
from app.i18n import tr

if TYPE_CHECKING:
    from pathlib import Path

    from app.intake.plan import ImportPlan
    from exporters.content import Book


def refuse_early(options: Namespace) -> None:
    """Raise `AppError` before anything is done where a paper that is asked for could not be written."""
    for path in (options.receipt, options.refused, options.problems):
        if path is not None and path.suffix.casefold() != ".xlsx":
            raise AppError("report_suffix", Exit.USAGE, path=str(path), suffix=".xlsx")
        if path is not None and path.exists():
            raise AppError("report_exists", Exit.REFUSED, path=str(path))
    if options.receipt is not None and options.dry_run:
        raise AppError("receipt_of_dry_run", Exit.USAGE)
    if options.save_mapping is not None and len(options.files) > 1:
        raise AppError("mapping_of_one", Exit.USAGE)


def write_beside(options: Namespace, plans: Sequence[ImportPlan], batch: int | None, output: Output) -> None:
    """Write the papers that were asked for with an import, and say so beside its answer."""
    if options.receipt is not None:
        if batch is None:
            output.say(tr("Tidak ada yang berubah, jadi tidak ada tanda terima."))
        else:
            output.say(tr("Tanda terima: {path}", path=str(_write(_receipt(options, batch), options.receipt))))
    if options.problems is not None:
        _write_problems(options.problems, plans, output)
    if options.refused is not None:
        from app.intake.papers.refused import has_refused, refused_of

        lost = [plan for plan in plans if has_refused(plan)]
        if not lost:
            output.say(tr("Tidak ada yang ditolak, jadi tidak ada baris untuk ditulis."))
        for number, plan in enumerate(lost, 1):
            path = _numbered(options.refused, number)
            output.say(tr("Baris yang ditolak: {path}", path=str(_write(refused_of(plan), path))))


def _write_problems(first: Path, plans: Sequence[ImportPlan], output: Output) -> None:
    from app.intake.papers.problem_list import problem_list

    told = [plan for plan in plans if plan.problems]
    if not told:
        output.say(tr("Tidak ada masalah, jadi tidak ada daftar untuk ditulis."))
    for number, plan in enumerate(told, 1):
        path = _write(problem_list(plan.facts.name, plan.problems), _numbered(first, number))
        output.say(tr("Daftar masalah: {path}", path=str(path)))


def _numbered(path: Path, number: int) -> Path:
    """Return where the paper of one of several files is written."""
    return path if number == 1 else path.with_stem(f"{path.stem}-{number}")


def write_mapping(options: Namespace, plans: Sequence[ImportPlan], output: Output) -> None:
    """Write what was recognised in the file, where that was asked for; over a mapping that is there, too."""
    if options.save_mapping is None:
        return
    from importers.mapping import file as mapping_file

    understood = plans[0].understood
    if understood is None:
        output.say(tr("Berkas itu bukan hasil pemilu, jadi tidak ada pemetaan untuk ditulis."))
        return
    try:
        mapping_file.write_mapping(understood, options.save_mapping)
    except OSError as fault:
        raise AppError("mapping_not_written", Exit.UNREADABLE, path=str(options.save_mapping)) from fault
    output.say(tr("Pemetaan: {path}", path=str(options.save_mapping)))


def receipt(options: Namespace, output: Output) -> int:
    """Write the receipt of an import of the history."""
    from app.reports import write

    written = write(_receipt(options, options.batch), options.out, overwrite=options.force, progress=output.progress)
    if output.json:
        output.answer({"file": str(written.path), "pages": written.pages})
    else:
        output.line(tr("Tanda terima: {path}", path=str(written.path)))
    return 0


def _receipt(options: Namespace, batch: int) -> Book:
    from app.intake.papers.receipt import receipt_of

    with reading(options.folder) as cabinet:
        return receipt_of(cabinet, batch)


def _write(content: Book, path: Path) -> Path:
    from app.reports import write

    return write(content, path).path
