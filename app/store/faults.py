"""What goes wrong below the store (a full disk, a pulled stick, a damaged file), told as an `AppError`."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import peewee

from app.errors import AppError, Exit

_BY_SQLITE = {
    sqlite3.SQLITE_FULL: ("disk_full", Exit.REFUSED),
    sqlite3.SQLITE_IOERR: ("disk_unreachable", Exit.REFUSED),
    sqlite3.SQLITE_CANTOPEN: ("disk_unreachable", Exit.REFUSED),
    sqlite3.SQLITE_READONLY: ("cabinet_read_only", Exit.REFUSED),
    sqlite3.SQLITE_BUSY: ("cabinet_busy", Exit.REFUSED),
    sqlite3.SQLITE_LOCKED: ("cabinet_busy", Exit.REFUSED),
    sqlite3.SQLITE_CORRUPT: ("cabinet_damaged", Exit.UNREADABLE),
    sqlite3.SQLITE_NOTADB: ("cabinet_not_ours", Exit.UNREADABLE),
}
_BY_SYSTEM = {
    errno.ENOSPC: ("disk_full", Exit.REFUSED),
    errno.EDQUOT: ("disk_full", Exit.REFUSED),
    errno.ENOENT: ("disk_unreachable", Exit.REFUSED),
    errno.ENOTDIR: ("cabinet_no_folder", Exit.UNREADABLE),
    errno.EEXIST: ("cabinet_no_folder", Exit.UNREADABLE),
    errno.EIO: ("disk_unreachable", Exit.REFUSED),
    errno.EROFS: ("cabinet_read_only", Exit.REFUSED),
    errno.EACCES: ("cabinet_read_only", Exit.REFUSED),
    errno.EPERM: ("cabinet_read_only", Exit.REFUSED),
}


@contextmanager
def told(**data: object) -> Iterator[None]:
    """Turn the expected faults of disk and database within the block into an `AppError` carrying ``data``."""
    with _told(system=True, data=data):
        yield


@contextmanager
def told_by_database(**data: object) -> Iterator[None]:
    """Do the same for the database alone: files of the caller's may fail in the block for reasons of their own."""
    with _told(system=False, data=data):
        yield


@contextmanager
def _told(*, system: bool, data: Mapping[str, object]) -> Iterator[None]:
    try:
        yield
    except (sqlite3.Error, peewee.PeeweeException, OSError) as fault:
        # Of these alone: what else comes out has its own meaning, though it was met on the way from a missing file.
        expected = expected_fault(fault)
        if expected is None or (isinstance(fault, OSError) and not system):
            raise
        code, status = expected
        raise AppError(code, status, **data) from fault


def expected_fault(fault: BaseException) -> tuple[str, Exit] | None:
    """Return the code and status of the expected fault at the bottom of ``fault``, or None for a bug.

    A failed write makes SQLite roll back by itself, so that "cannot rollback" covers "disk is full" up: the deepest
    known cause counts.
    """
    found = None
    seen: set[int] = set()
    step: BaseException | None = fault
    while step is not None and id(step) not in seen:
        seen.add(id(step))
        found = _known(step) or found
        step = step.__cause__ or step.__context__
    return found


def _known(fault: BaseException) -> tuple[str, Exit] | None:
    if isinstance(fault, sqlite3.Error):
        number = getattr(fault, "sqlite_errorcode", None)
        return None if number is None else _BY_SQLITE.get(number & 0xFF)
    if isinstance(fault, OSError) and fault.errno is not None:
        return _BY_SYSTEM.get(fault.errno)
    return None
