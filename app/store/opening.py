"""How a cabinet is opened: its folder made, the lock taken, its file looked at and brought up to date, or refused."""

from __future__ import annotations

import getpass
import os
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from app.errors import AppError, Exit
from app.store import backup, checking, disk, schema
from app.store.database import FILE, CabinetDatabase
from app.store.faults import expected_fault, told
from app.store.lock import WriterLock
from app.store.room import Room

if TYPE_CHECKING:
    from app.store.cabinet import Cabinet

FOLDERS = ("berkas", backup.FOLDER, "laporan", "log")
#: Up to this size in bytes a file is looked over at each opening; a larger one after it was not closed properly.
_SMALL = 8 << 20
#: What SQLite's failure to put files of its own into a folder is told as: a read-only disk, a folder of others.
_CANNOT_BE_WRITTEN = frozenset({"disk_unreachable", "cabinet_read_only"})


def open_cabinet(
    kind: type[Cabinet],
    folder: Path,
    rooms: Sequence[Room],
    *,
    write: bool,
    create: bool,
    who: str | None,
    backups_kept: int,
    migrations: Path,
) -> Cabinet:
    """Open a cabinet; see `Cabinet.open`."""
    path = folder / FILE
    who = who or _logged_in()
    with told(folder=str(folder)):
        absent = _is_absent(path)
        if absent and not create:
            raise AppError("cabinet_missing", Exit.UNREADABLE, folder=str(folder))
        if not write and not absent:
            return _reader(kind, folder, rooms, who=who, backups_kept=backups_kept, migrations=migrations)
        return _writer(kind, folder, rooms, who=who, backups_kept=backups_kept, migrations=migrations)


def _is_absent(path: Path) -> bool:
    """Tell whether there is no catalogue; one that may not be read is an `AppError`."""
    try:
        if not path.exists() or path.stat().st_size == 0:
            return True
        if os.access(path, os.R_OK):
            return False
    except PermissionError:
        pass
    raise AppError("cabinet_no_permission", Exit.UNREADABLE, folder=str(path.parent))


def _reader(
    kind: type[Cabinet], folder: Path, rooms: Sequence[Room], *, who: str, backups_kept: int, migrations: Path
) -> Cabinet:
    cabinet, version = _only_read(kind, folder, rooms, who=who, backups_kept=backups_kept, migrations=migrations)
    if version == schema.newest(migrations):
        return cabinet
    # An older file can be read once it was brought up to date.
    cabinet.close()
    _writer(kind, folder, rooms, who=who, backups_kept=backups_kept, migrations=migrations).close()
    return _only_read(kind, folder, rooms, who=who, backups_kept=backups_kept, migrations=migrations)[0]


def _only_read(
    kind: type[Cabinet], folder: Path, rooms: Sequence[Room], *, who: str, backups_kept: int, migrations: Path
) -> tuple[Cabinet, int]:
    local = disk.is_local(folder)
    for fixed in (False, True):
        database = CabinetDatabase(folder / FILE, read_only=True, local=local, fixed=fixed)
        cabinet = kind(folder, rooms, database, None, who=who, local=local, backups_kept=backups_kept)
        with ExitStack() as undoing:
            undoing.callback(cabinet.close)
            try:
                version = _examine(cabinet, migrations)
            except Exception as fault:
                # Where nobody may write, SQLite cannot put its own files beside a catalogue with a log.
                code = (expected_fault(fault) or ("",))[0]
                if fixed or code not in _CANNOT_BE_WRITTEN or _log_is_full(folder):
                    raise
                continue
            if version == 0:
                raise AppError("cabinet_missing", Exit.UNREADABLE, folder=str(folder))
            cabinet.bind()
            undoing.pop_all()
            return cabinet, version
    raise AssertionError("one of the two ways ends the loop")


def _writer(
    kind: type[Cabinet], folder: Path, rooms: Sequence[Room], *, who: str, backups_kept: int, migrations: Path
) -> Cabinet:
    for name in (".", *FOLDERS):
        (folder / name).mkdir(parents=True, exist_ok=True)
    path = folder / FILE
    with ExitStack() as undoing:
        lock = WriterLock(folder)
        lock.take(who)
        undoing.callback(lock.release)
        backup.sweep(folder)
        local = disk.is_local(folder)
        path.touch()
        database = CabinetDatabase(path, read_only=False, local=local)
        cabinet = kind(folder, rooms, database, lock, who=who, local=local, backups_kept=backups_kept)
        undoing.callback(cabinet.close)
        version = _examine(cabinet, migrations, thorough=lock.unclean)
        if version == 0:
            # Turning the log on writes to the file, so it comes last: what is begun is made wholly or is nothing.
            database.here().execute("PRAGMA journal_mode = TRUNCATE").fetchone()
            cabinet.bind()
            schema.make(database, cabinet.rooms, migrations)
            _use_journal(cabinet)
        else:
            _use_journal(cabinet)
            cabinet.bind()
            _bring_up(cabinet, version, migrations)
        undoing.pop_all()
        return cabinet


def _examine(cabinet: Cabinet, migrations: Path, *, thorough: bool = False) -> int:
    """Return the version of the file, 0 of an empty one; a stranger's, a newer or a damaged one is refused."""
    path = cabinet.folder / FILE
    try:
        connection = cabinet.connection()
        if connection.execute("PRAGMA page_count").fetchone()[0] == 0:
            return 0
        version = schema.examine(connection, migrations)
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        if (thorough or path.stat().st_size <= _SMALL) and not checking.quick(connection):
            raise AppError("cabinet_damaged", Exit.UNREADABLE)
    except Exception as fault:
        code = fault.code if isinstance(fault, AppError) else (expected_fault(fault) or ("",))[0]
        if code not in {"cabinet_damaged", "cabinet_not_ours"}:
            raise
        good = backup.newest_good(cabinet.folder)
        if good is None:
            raise AppError(code, Exit.UNREADABLE, folder=str(cabinet.folder)) from fault
        # What has good copies of ours beside it was ours, whatever it looks like now.
        raise AppError(
            "cabinet_damaged_backup", Exit.UNREADABLE, folder=str(cabinet.folder), backup=good.name
        ) from fault
    return version


def _use_journal(cabinet: Cabinet) -> None:
    """Set how a transaction is made safe: a write-ahead log on a local disk, a rollback journal elsewhere."""
    wanted = "wal" if cabinet.local else "truncate"
    mode = cabinet.connection().execute(f"PRAGMA journal_mode = {wanted}").fetchone()[0]
    if mode == "wal" and wanted != "wal":
        # A reader elsewhere holds the log, which another machine cannot see.
        raise AppError("cabinet_busy", folder=str(cabinet.folder))


def _bring_up(cabinet: Cabinet, version: int, migrations: Path) -> None:
    connection = cabinet.connection()
    if version < schema.newest(migrations):
        copy = backup.make(connection, cabinet.folder, note=f"-versi-{version}")
        try:
            schema.migrate(cabinet.database, cabinet.rooms, migrations)
        except Exception as fault:
            raise AppError("migration_failed", Exit.UNREADABLE, backup=copy.name, told=str(fault)) from fault
        return
    strange = schema.strange_programs(connection, cabinet.rooms)
    with cabinet.database.atomic("IMMEDIATE"):
        if strange:
            schema.drop_programs(connection)
        schema.complete(cabinet.database, cabinet.rooms)


def _logged_in() -> str:
    try:
        return getpass.getuser()
    except (OSError, ImportError, KeyError):
        return "?"


def _log_is_full(folder: Path) -> bool:
    log = folder / (FILE + "-wal")
    return log.exists() and log.stat().st_size > 0
