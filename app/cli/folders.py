"""The ``import --kind folder`` command: files and whole folders put into the vault, tied to one dossier."""

from __future__ import annotations

from argparse import Namespace
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
    from app.store import Cabinet


def import_folders(options: Namespace, output: Output) -> int:
    """Add the files and folders to the dossier of ``--dossier``; what was stopped before its end is gone on with."""
    if not options.dossier:
        raise AppError("adding_dossier_needed", Exit.USAGE)
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
