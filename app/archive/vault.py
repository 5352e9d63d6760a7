"""The vault: digital files kept beside the catalogue under names people can read, with their SHA-256.

A file is copied, never moved: the original is left as it is. Undoing the act takes the row back and leaves the copy,
which `check` then reports: nothing is ever deleted from the vault unasked.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import re
import unicodedata
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import BinaryIO
from uuid import uuid4

from app.archive import tables
from app.archive.file_kinds import kind_of_bytes
from app.archive.records import DigitalFile
from app.errors import AppError, Exit
from app.store import Act, Cabinet, CheckFinding, disk

FOLDER = "berkas"
LONGEST_NAME = 120
#: Linux and most sticks take no more bytes for one name; 120 letters of some scripts are more.
_MOST_BYTES = 240
_PIECE = 1 << 20
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d|conin\$|conout\$)(?:\.|$)", re.IGNORECASE)
_PART = ".sidalu-"


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

    Raises `AppError`: ``vault_source_missing``, ``vault_source_folder``, ``vault_source_refused``.
    """
    row = cabinet.connection().execute("SELECT number, code, title, year_from FROM dossier WHERE id = ?", (dossier,))
    known = row.fetchone()
    if known is None:
        raise AppError("archive_dossier_missing")
    number, code, title, year = known
    if item is not None:
        title = cabinet.connection().execute("SELECT title FROM item WHERE id = ?", (item,)).fetchone()[0]
    folder = f"{year or 'tanpa tahun'}/{_safe(code or 'tanpa kode', 40)}"
    target = cabinet.folder / FOLDER / folder
    with _opened(source) as stream:
        new = not target.is_dir()
        target.mkdir(parents=True, exist_ok=True)
        part = target / f"{_PART}{uuid4().hex}"
        try:
            size, digest, kind = _copy(stream, part, source, progress)
            same = _already_there(cabinet, dossier, digest)
            if same is not None:
                return same
            name = _settle(part, target, f"{_padded(number)} {title}", source.suffix)
            # The row will be on the disk for good: so must the name be that it speaks of.
            for place in (target, target.parent, target.parent.parent) if new else (target,):
                disk.sync_folder(place)
        finally:
            part.unlink(missing_ok=True)
    now = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
    values = {
        "dossier": dossier,
        "item": item,
        "name": source.name,
        "path": f"{folder}/{name}",
        "size": size,
        "sha256": digest,
        "kind": kind,
        "added_at": now,
    }
    (id_,) = act.insert(tables.DigitalFile, [values])
    return DigitalFile(id_, source.name, f"{folder}/{name}", size, digest, kind, item, now)


def path_of_file(cabinet: Cabinet, file: DigitalFile) -> Path:
    """Return where a digital file lies on disk."""
    return cabinet.folder / FOLDER / file.path


def remove_file(act: Act, file: int) -> int:
    """Take the row of a digital file out; its copy stays in the vault's folder until someone deletes it."""
    return act.delete(tables.DigitalFile, tables.DigitalFile.id == file)


def check(cabinet: Cabinet) -> Iterable[CheckFinding]:
    """Compare the catalogue with the files: missing ones, changed ones, and ones that no row knows."""
    root = cabinet.folder / FOLDER
    known: set[str] = set()
    rows = cabinet.connection().execute("SELECT path, size, sha256 FROM digital_file ORDER BY path").fetchall()
    for path, size, sha256 in rows:
        known.add(path)
        file = root / path
        if not file.is_file():
            yield CheckFinding("error", "vault_file_missing", path, {"path": path})
        elif file.stat().st_size != size or _sha256(file) != sha256:
            yield CheckFinding("error", "vault_file_changed", path, {"path": path})
    for file in sorted(root.rglob("*")) if root.is_dir() else ():
        path = file.relative_to(root).as_posix()
        if file.is_file() and path not in known:
            left = file.name.startswith(_PART)
            yield CheckFinding("info", "vault_part_left" if left else "vault_file_unknown", path, {"path": path})


def _opened(source: Path) -> BinaryIO:
    if source.is_dir():
        raise AppError("vault_source_folder", Exit.UNREADABLE, name=source.name)
    try:
        return source.open("rb")
    except FileNotFoundError as fault:
        raise AppError("vault_source_missing", Exit.UNREADABLE, name=source.name) from fault
    except PermissionError as fault:
        raise AppError("vault_source_refused", Exit.UNREADABLE, name=source.name) from fault


def _copy(stream: BinaryIO, part: Path, source: Path, progress: Callable[[float], None] | None) -> tuple[int, str, str]:
    """Copy a file piece by piece and return its size, SHA-256 and kind; the copy is on the disk when this returns."""
    whole = max(1, source.stat().st_size)
    digest = hashlib.sha256()
    size, first = 0, b""
    with part.open("xb") as out:
        while piece := stream.read(_PIECE):
            first = first or piece
            digest.update(piece)
            out.write(piece)
            size += len(piece)
            if progress is not None:
                progress(min(1.0, size / whole))
        out.flush()
        os.fsync(out.fileno())
    return size, digest.hexdigest(), kind_of_bytes(first, part)


def _settle(part: Path, target: Path, title: str, suffix: str) -> str:
    """Give the copy its name, with a number in brackets where the name is taken, and return it."""
    ending = _safe(suffix.lower(), 12) if suffix else ""
    ending = ending if ending.startswith(".") else ""
    for count in range(1, 100_000):
        tail = f" ({count}){ending}" if count > 1 else ending
        name = _safe(title, LONGEST_NAME - len(tail)) + tail
        try:
            (target / name).open("x").close()  # takes the name, so that no other file can be overwritten
        except FileExistsError:
            continue
        part.replace(target / name)
        return name
    raise AppError("vault_names_used_up", name=title)


def _safe(text: str, longest: int) -> str:
    """Return a text that every file system takes for a name: no signs of its own, no reserved word, no dot at the end.

    Long ones are cut at a word.
    """
    plain = unicodedata.normalize("NFC", _FORBIDDEN.sub(" ", text))
    plain = "".join(character for character in plain if character.isprintable())
    plain = " ".join(plain.split())
    if len(plain) > longest:
        cut = plain[: longest + 1].rfind(" ")
        plain = plain[: cut if cut > longest // 2 else longest]
    while len(plain.encode()) > _MOST_BYTES - (LONGEST_NAME - longest):
        plain = plain[:-1]
    plain = plain.rstrip(" .")
    if _RESERVED.match(plain):
        plain = f"_{plain}"[:longest]
    return plain or "tanpa nama"


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


def _sha256(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
