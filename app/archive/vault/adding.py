"""One file put into the vault and tied to its dossier within an act, found there again, and taken out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from app.archive import tables
from app.archive.file_kinds import kind_of_bytes
from app.archive.records import DigitalFile
from app.errors import AppError
from app.store import Act, Cabinet, filing


def add_file(
    act: Act,
    cabinet: Cabinet,
    dossier: int,
    source: Path,
    *,
    item: int | None = None,
    progress: Callable[[float], None] | None = None,
) -> DigitalFile:
    """Copy a file into the vault and tie it to a dossier, or to one item of it; a file it has already is not doubled.

    Raises `AppError` ``archive_dossier_missing`` and what `app.store.filing.copied` raises.
    """
    row = cabinet.connection().execute("SELECT number, code, title, year_from FROM dossier WHERE id = ?", (dossier,))
    known = row.fetchone()
    if known is None:
        raise AppError("archive_dossier_missing")
    number, code, title, year = known
    if item is not None:
        title = cabinet.connection().execute("SELECT title FROM item WHERE id = ?", (item,)).fetchone()[0]
    folder = f"{year or 'tanpa tahun'}/{filing.safe_name(code or 'tanpa kode', 40)}"
    with filing.copied(cabinet.folder, folder, source, progress) as copy:
        same = _already_there(cabinet, dossier, copy.sha256)
        if same is not None:
            return same
        kind = kind_of_bytes(copy.first, copy.part)
        path = copy.settle(f"{_padded(number)} {title}", source.suffix)
    now = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
    values = {
        "dossier": dossier,
        "item": item,
        "name": source.name,
        "path": path,
        "size": copy.size,
        "sha256": copy.sha256,
        "kind": kind,
        "added_at": now,
    }
    (id_,) = act.insert(tables.DigitalFile, [values])
    return DigitalFile(id_, source.name, path, copy.size, copy.sha256, kind, item, now)


def path_of_file(cabinet: Cabinet, file: DigitalFile) -> Path:
    """Return where a digital file lies on disk."""
    return filing.path_of(cabinet.folder, file.path)


def remove_file(act: Act, file: int) -> int:
    """Take the row of a digital file out; its copy stays in the vault's folder until someone deletes it."""
    return act.delete(tables.DigitalFile, tables.DigitalFile.id == file)


def _padded(number: str) -> str:
    return number.zfill(4) if number.isdigit() else number


def _already_there(cabinet: Cabinet, dossier: int, sha256: str) -> DigitalFile | None:
    row = (
        cabinet.connection()
        .execute(
            "SELECT id, name, path, size, sha256, kind, item_id, added_at FROM digital_file"
            " WHERE dossier_id = ? AND sha256 = ?",
            (dossier, sha256),
        )
        .fetchone()
    )
    return DigitalFile(*row) if row is not None else None
