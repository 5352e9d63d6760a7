"""The ``import --kind folder`` command: files and whole folders put into the vault, tied to one dossier."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.cli.opening import reading, writing
from app.cli.output import Output
from app.errors import AppError, Exit
from app.i18n import tr, trn
from app.messages import sentence

if TYPE_CHECKING:
    from app.archive.records import Dossier
    from app.archive.vault.addings import Adding, Told
    from app.archive.vault.folders import FolderDossier
    from app.archive.vault.walking import Passed
    from app.store import Cabinet


def import_folders(options: Namespace, output: Output) -> int:
    """Add files and folders to the dossier of ``--dossier``, or make dossiers of folders where none is named.

    What was stopped before its end is gone on with.
    """
    if not options.dossier:
        return _as_dossiers(options, output)
    if options.dry_run:
        with reading(options.folder) as cabinet:
            return _looked(options, output, cabinet)
    from app.archive.vault.adding_many import add_many
    from app.archive.vault.addings import told_of
    from app.archive.vault.texts import read_texts

    with writing(options.folder) as cabinet:
        done = add_many(cabinet, _dossier(cabinet, options.dossier).id, options.files, output.progress)
        told = told_of(cabinet, done.job)
        read_texts(cabinet, output.progress)
    if output.json:
        output.answer(_document(done, told))
    else:
        output.line(trn("{count} berkas digital ditambahkan.", "{count} berkas digital ditambahkan.", done.added))
        for one in told:
            output.line(f"  {one.source}: {_said(one.source, one.code)}")
        if done.batch is not None and done.added:
            output.line(tr("Tercatat sebagai perbuatan {batch}.", batch=str(done.batch)))
    return Exit.DONE


def _as_dossiers(options: Namespace, output: Output) -> int:
    """Make a dossier of each folder that holds files."""
    from app.archive import people
    from app.archive.vault import folders
    from app.archive.vault.texts import read_texts

    if not all(path.is_dir() for path in options.files):
        raise AppError("adding_dossier_needed", Exit.USAGE)
    if options.dry_run:
        with reading(options.folder) as cabinet:
            wanted, passed = folders.proposed(cabinet, options.files, people.viewer_unasked(cabinet))
        return _told_dossiers(output, wanted, passed)
    with writing(options.folder, create=True) as cabinet:
        wanted, passed = folders.proposed(cabinet, options.files, people.viewer_unasked(cabinet), output.progress)
        new, added = folders.take(cabinet, wanted, output.progress)
        read_texts(cabinet, output.progress)
    return _told_dossiers(output, wanted, passed, new, added)


def _told_dossiers(
    output: Output, wanted: Sequence[FolderDossier], passed: Sequence[Passed], new: int | None = None,
    added: Sequence[int] = (),
) -> int:  # fmt: skip
    """Tell what dossiers folders are, or would be where ``new`` is None, and how many files each got."""
    fresh = sum(one.dossier is None for one in wanted) if new is None else new
    if output.json:
        output.answer(
            {
                "kind": "folder",
                "applied": new is not None,
                "counts": {"new": fresh, "same": len(wanted) - fresh, "refused": len(passed)},
                "dossiers": [
                    {
                        "title": one.title,
                        "code": one.code,
                        "year_from": one.year_from,
                        "year_to": one.year_to,
                        "files": count,
                        "bytes": one.size,
                    }
                    for one, count in zip(wanted, added or [one.files for one in wanted], strict=True)
                ],
                "problems": [_problem(one.key, one.code, severity="warning") for one in passed],
            }
        )
        return Exit.DONE
    if new is None:
        output.line(trn("{count} berkas baru akan dicatat.", "{count} berkas baru akan dicatat.", fresh))
    else:
        output.line(trn("{count} berkas baru dicatat.", "{count} berkas baru dicatat.", fresh))
    for one, count in zip(wanted, added or [one.files for one in wanted], strict=True):
        output.line(f"  {one.title}: {trn('{count} berkas digital', '{count} berkas digital', count)}")
    for left in passed:
        output.line(f"  {left.key}: {_said(left.key, left.code)}")
    return Exit.DONE


def _looked(options: Namespace, output: Output, cabinet: Cabinet) -> int:
    """Tell what would be added, without copying anything."""
    from app.archive.vault.walking import Found, walk

    _dossier(cabinet, options.dossier)
    found = list(walk(options.files, options.folder))
    files = [one for one in found if isinstance(one, Found)]
    passed = [one for one in found if not isinstance(one, Found)]
    if output.json:
        output.answer(
            {
                "kind": "folder",
                "applied": False,
                "batch": None,
                "dossier": options.dossier,
                "bytes": sum(one.size for one in files),
                "counts": {"new": len(files), "same": 0, "refused": len(passed)},
                "problems": [_problem(one.key, one.code, severity="warning") for one in passed],
            }
        )
    else:
        output.line(trn("{count} berkas digital akan disalin.", "{count} berkas digital akan disalin.", len(files)))
        for one in passed:
            output.line(f"  {one.key}: {_said(one.key, one.code)}")
    return Exit.DONE


def _dossier(cabinet: Cabinet, number: str) -> Dossier:
    from app.archive import dossiers

    found = dossiers.by_number(cabinet, number)
    if len(found) != 1:
        raise AppError("adding_dossier_unknown" if not found else "adding_dossier_ambiguous", number=number)
    return found[0]


def _document(done: Adding, told: list[Told]) -> dict[str, Any]:
    return {
        "kind": "folder",
        "applied": True,
        "batch": done.batch,
        "dossier": done.number,
        "counts": {"new": done.added, "same": done.same, "refused": done.passed},
        "problems": [
            _problem(one.source, one.code, severity="info" if one.file or one.code == "adding_same_here" else "warning")
            for one in told
        ],
    }


def _problem(source: str, code: str, *, severity: str) -> dict[str, Any]:
    return {"severity": severity, "code": code, "file": source, "message": _said(source, code)}


def _said(source: str, code: str) -> str:
    return sentence(code, {"name": Path(source).name})
