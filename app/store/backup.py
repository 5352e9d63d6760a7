"""Copies of the catalogue: made while it is in use, proved before they count, rotated, put back, and rehearsed.

A copy holds the catalogue, not the digital files beside it.
"""

from __future__ import annotations

import datetime as dt
import os
import re
import shutil
import sqlite3
import tempfile
from collections.abc import Mapping
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

from app.errors import AppError, Exit
from app.store import checking, disk, schema
from app.store.database import FILE, uri
from app.store.faults import expected_fault, told
from app.store.lock import WriterLock
from app.store.room import CheckFinding, Progress

FOLDER = "cadangan"
_UNFINISHED = ".baru"
_NAME = re.compile(r"catalogue-(\d{8}-\d{6}).*\.db")
_STEP = 2000
_ROOM_TO_SPARE = 4 << 20
#: How long a restore waits for those who read, in seconds.
_READERS = 2.0
_OF_A_COPY = {
    "cabinet_not_ours": "backup_not_ours",
    "cabinet_damaged": "backup_bad",
    "cabinet_read_only": "backup_no_permission",
    "disk_unreachable": "backup_no_permission",
}


@dataclass(frozen=True, slots=True)
class Backup:
    """A copy in the cabinet's ``cadangan``: when it was made (local time) and how large it is in bytes."""

    path: Path
    at: dt.datetime
    size: int


@dataclass(frozen=True, slots=True)
class Drill:
    """What a rehearsed restore showed: rows by table in the restored copy, what is wrong with it, how long it took."""

    backup: Path
    rows: Mapping[str, int]
    findings: tuple[CheckFinding, ...]
    seconds: float


def listed(folder: Path) -> list[Backup]:
    """Return the copies in a cabinet's ``cadangan``, newest first."""
    found = []
    for path in (folder / FOLDER).glob("catalogue-*.db"):
        at = _made_at(path)
        if at is not None and path.is_file():
            found.append(Backup(path, at, path.stat().st_size))
    return sorted(found, key=lambda backup: backup.path.name, reverse=True)


def newest_good(folder: Path) -> Path | None:
    """Return the newest copy that still has the checksum it was made with."""
    return next((backup.path for backup in listed(folder) if has_its_checksum(backup.path)), None)


def has_its_checksum(path: Path) -> bool:
    """Tell whether a copy agrees with the checksum beside it; without one it does not."""
    try:
        return _noted(path) == disk.sha256(path)
    except OSError:
        return False


def make(
    connection: sqlite3.Connection,
    folder: Path,
    out: Path | None = None,
    progress: Progress | None = None,
    note: str = "",
) -> Path:
    """Copy the catalogue behind ``connection`` to ``out`` (default: a new file in ``cadangan``) and return its path.

    The copy is proved (integrity, references, rows of each table) under another name first, and its SHA-256 is put
    beside it. Raises `AppError`: ``file_exists``, ``backup_no_place``, ``disk_full``, ``backup_bad``.
    """
    if connection.in_transaction:
        raise RuntimeError("a copy cannot be made within an act")
    path = out if out is not None else _new_name(folder, note)
    if path.exists():
        raise AppError("file_exists", file=str(path))
    tell = progress or _ignore
    unfinished = path.with_name(path.name + _UNFINISHED)
    _make_place(path, unfinished)
    with told(folder=str(path.parent)):
        try:
            rows = _copy(connection, unfinished, lambda share: tell(share * 0.5))
            found = prove(unfinished, lambda share: tell(0.5 + share * 0.4))
            if found != rows:
                raise AppError("backup_bad", Exit.FOUND, file=path.name)
            checksum = disk.sha256(unfinished, lambda share: tell(0.9 + share * 0.1))
            _sidecar(path).write_text(f"{checksum}  {path.name}\n", encoding="utf-8")
            disk.sync_file(_sidecar(path))
            disk.replace(unfinished, path)
        finally:
            _discard(unfinished)
            if not path.exists():
                _sidecar(path).unlink(missing_ok=True)
    return path


def rotate(folder: Path, keep: int) -> list[Path]:
    """Take the oldest copies away until ``keep`` are left, at least one; return those gone."""
    gone = [backup.path for backup in listed(folder)[max(keep, 1) :]]
    for path in gone:
        path.unlink(missing_ok=True)
        _sidecar(path).unlink(missing_ok=True)
    return gone


def sweep(folder: Path) -> None:
    """Take away what a copy that was never finished left behind."""
    for path in [*(folder / FOLDER).glob(f"*{_UNFINISHED}*"), *folder.glob(f"{FILE}{_UNFINISHED}*")]:
        with suppress(OSError):
            path.unlink()


def prove(path: Path, progress: Progress | None = None) -> dict[str, int]:
    """Return the rows by table of a copy not in use; one that is not ours or not whole is an `AppError`."""
    try:
        with told(file=path.name), closing(_opened(path)) as connection:
            schema.examine(connection)
            findings = [*checking.structure(connection, progress)]
            if findings:
                raise AppError("backup_bad", Exit.UNREADABLE, file=path.name)
            return checking.row_counts(connection)
    except AppError as fault:
        # What is wrong with a cabinet's file is wrong with a copy here, and the sentence is of the copy.
        code = _OF_A_COPY.get(fault.code)
        if code is None:
            raise
        raise AppError(code, Exit.UNREADABLE, file=path.name) from fault


def restore(folder: Path, file: Path, *, who: str, progress: Progress | None = None) -> Path | None:
    """Put a copy in the place of a cabinet's catalogue; return where the one before was set aside, None without one.

    The cabinet must be closed. The copy is proved before and after it is copied; until the very last step, one
    rename, the cabinet is as it was. Raises `AppError`: ``cabinet_taken``, ``cabinet_busy`` (someone reads in it),
    ``file_missing``, ``folder``, ``backup_no_permission``, ``backup_bad``, ``backup_altered``, ``backup_not_ours``,
    ``cabinet_newer``.
    """
    tell = progress or _ignore
    if file.is_dir():
        raise AppError("folder", Exit.UNREADABLE, name=str(file))
    if not file.is_file():
        raise AppError("file_missing", Exit.UNREADABLE, file=str(file))
    if not os.access(file, os.R_OK):
        raise AppError("backup_no_permission", Exit.UNREADABLE, file=str(file))
    if _sidecar(file).exists() and not has_its_checksum(file):
        raise AppError("backup_altered", Exit.FOUND, file=file.name)
    with told(folder=str(folder)):
        folder.mkdir(parents=True, exist_ok=True)
        lock = WriterLock(folder)
        lock.take(who)
        unfinished = folder / (FILE + _UNFINISHED)
        try:
            prove(file, lambda share: tell(share * 0.3))
            with closing(_opened(file)) as connection:
                _copy(connection, unfinished, lambda share: tell(0.3 + share * 0.4))
            prove(unfinished, lambda share: tell(0.7 + share * 0.2))
            aside = _set_aside(folder)
            disk.replace(unfinished, folder / FILE)
        finally:
            _discard(unfinished)
            lock.release()
    tell(1.0)
    return aside


def drill(folder: Path, file: Path | None = None, progress: Progress | None = None) -> Drill:
    """Rehearse a restore of ``file`` (default: the newest copy) in a folder of its own, which is taken away again.

    Raises `AppError` ``no_backup`` and what `restore` raises.
    """
    newest = listed(folder)
    if file is None and not newest:
        raise AppError("no_backup", Exit.UNREADABLE)
    file = file or newest[0].path
    begun = dt.datetime.now(dt.UTC)
    with tempfile.TemporaryDirectory(prefix="sidalu-") as place:
        restore(Path(place), file, who="drill", progress=progress)
        with closing(_opened(Path(place) / FILE)) as connection:
            rows = checking.row_counts(connection)
            findings = tuple(checking.history_images(connection))
    return Drill(file, rows, findings, (dt.datetime.now(dt.UTC) - begun).total_seconds())


def _make_place(path: Path, unfinished: Path) -> None:
    """Make the folder of a copy to be and an empty file in it, so that what forbids it is told as just that."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished.touch()
    except OSError as fault:
        if expected_fault(fault) == ("disk_full", Exit.REFUSED):
            raise AppError("disk_full", folder=str(path.parent)) from fault
        raise AppError("backup_no_place", file=str(path)) from fault


def _copy(source: sqlite3.Connection, target: Path, progress: Progress) -> dict[str, int]:
    """Copy a database as it is at this moment into a new file of its own and return its rows by table."""
    _discard(target)
    pages, size = (source.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "page_size"))
    if shutil.disk_usage(target.parent).free < pages * size + _ROOM_TO_SPARE:
        raise AppError("disk_full", folder=str(target.parent))
    # What is read in one transaction stays as it is, whatever is written meanwhile.
    source.execute("BEGIN")
    try:
        rows = checking.row_counts(source)
        with closing(sqlite3.connect(target, isolation_level=None)) as copy:
            copy.execute("PRAGMA synchronous = OFF")
            source.backup(
                copy, pages=_STEP, progress=lambda _, left, total: progress(1 - left / max(total, 1)), sleep=0
            )
            # The copy stands alone, without the files that a write-ahead log needs beside it.
            copy.execute("PRAGMA journal_mode = DELETE").fetchone()
    finally:
        source.execute("ROLLBACK")
    disk.sync_file(target)
    return rows


def _set_aside(folder: Path) -> Path | None:
    """Copy the catalogue away as it is, with its log, and leave it without one; it stays until it is replaced."""
    path = folder / FILE
    if not path.exists():
        return None
    if _is_whole(path):
        with closing(sqlite3.connect(path, isolation_level=None, timeout=_READERS)) as connection:
            held = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        if held:
            # Someone reads elsewhere: the catalogue is not whole without its log, which could not go in one step.
            raise AppError("cabinet_busy", folder=str(folder))
    stamp = dt.datetime.now().astimezone().strftime("%Y%m%d-%H%M%S")
    (folder / FOLDER).mkdir(exist_ok=True)
    aside = folder / FOLDER / f"disisihkan-{stamp}.db"
    shutil.copyfile(path, aside)
    disk.sync_file(aside)
    for ending in ("-wal", "-journal"):
        # The log of a damaged catalogue is kept with it, and must not be played into the restored one.
        log = folder / (FILE + ending)
        if log.exists():
            log.replace(aside.with_name(aside.name + ending))
    (folder / (FILE + "-shm")).unlink(missing_ok=True)
    return aside


def _opened(path: Path) -> sqlite3.Connection:
    """Return a connection that only reads; a file without a log beside it needs none."""
    log = path.with_name(path.name + "-wal")
    fixed = "" if log.exists() and log.stat().st_size else "&immutable=1"
    return sqlite3.connect(f"{uri(path)}?mode=ro{fixed}", uri=True, isolation_level=None)


def _is_whole(path: Path) -> bool:
    try:
        with closing(sqlite3.connect(f"{uri(path)}?mode=ro", uri=True, isolation_level=None)) as connection:
            return checking.quick(connection)
    except sqlite3.Error:
        return False


def _new_name(folder: Path, note: str) -> Path:
    while True:
        now = dt.datetime.now().astimezone()
        stamp = f"{now:%Y%m%d-%H%M%S}-{now.microsecond // 1000:03}"
        path = folder / FOLDER / f"catalogue-{stamp}{note}.db"
        if not path.exists():
            return path


def _sidecar(path: Path) -> Path:
    return path.with_name(path.name + ".sha256")


def _made_at(path: Path) -> dt.datetime | None:
    """Return when a copy was made, by its name; None for a file of somebody else's."""
    name = _NAME.fullmatch(path.name)
    try:
        return dt.datetime.strptime(name[1], "%Y%m%d-%H%M%S").astimezone() if name else None
    except ValueError:
        return None


def _noted(path: Path) -> str:
    return _sidecar(path).read_text(encoding="utf-8").split(" ")[0]


def _discard(path: Path) -> None:
    for ending in ("", "-journal", "-wal", "-shm"):
        path.with_name(path.name + ending).unlink(missing_ok=True)


def _ignore(share: float) -> None:
    """Take a word of progress nobody asked for."""
