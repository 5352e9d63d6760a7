"""One writer per cabinet: an operating-system lock that dies with its process, and a note of who holds it."""

from __future__ import annotations

import datetime as dt
import errno
import json
import os
import socket
import sys
from contextlib import suppress
from pathlib import Path

from app.errors import AppError, Exit

NAME = "catalogue.lock"
#: Windows forbids reading a locked byte, so the lock stands far behind the note.
_PLACE = 1 << 30
#: What the system says of a lock that another holds; anything else is a disk that keeps no locks.
_TAKEN = frozenset({errno.EACCES, errno.EAGAIN, errno.EWOULDBLOCK, errno.EDEADLK})


class WriterLock:
    """The right to write in one cabinet, held from `take` to `release`."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / NAME
        self._handle: int | None = None
        #: Whether the last holder ended without releasing (a crash, a power cut).
        self.unclean = False

    def take(self, who: str) -> None:
        """Take the lock and note ``who`` holds it; held by another raises `AppError` ``cabinet_taken``."""
        handle = os.open(self._path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o644)
        try:
            _lock(handle)
        except OSError as fault:
            note = _read(handle)
            os.close(handle)
            if fault.errno not in _TAKEN:
                raise AppError("cabinet_no_lock", Exit.REFUSED, folder=str(self._path.parent)) from fault
            raise AppError(
                "cabinet_taken",
                Exit.REFUSED,
                who=note.get("who", "?"),
                host=note.get("host", "?"),
                since=note.get("since", "?"),
            ) from fault
        self.unclean = bool(_read(handle))
        since = dt.datetime.now().astimezone().strftime("%Y-%m-%d %H.%M")
        note = {"who": who, "host": socket.gethostname(), "since": since, "process": str(os.getpid())}
        self._handle = handle
        try:
            _write(handle, json.dumps(note, ensure_ascii=False).encode())
        except OSError:
            # A full disk: without the note the right is not held either.
            self.release()
            raise

    def release(self) -> None:
        """Give the lock back; without holding it nothing happens."""
        handle, self._handle = self._handle, None
        if handle is None:
            return
        try:
            _write(handle, b"")
        finally:
            # Closing gives the lock back, on Windows a moment later than asking for it.
            with suppress(OSError):
                _unlock(handle)
            os.close(handle)


def _read(handle: int) -> dict[str, str]:
    os.lseek(handle, 0, os.SEEK_SET)
    try:
        note = json.loads(os.read(handle, 4096) or b"{}")
    except (OSError, ValueError):
        return {}
    return note if isinstance(note, dict) else {}


def _write(handle: int, content: bytes) -> None:
    os.lseek(handle, 0, os.SEEK_SET)
    os.ftruncate(handle, 0)
    os.write(handle, content)


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> None:
        os.lseek(handle, _PLACE, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

    def _unlock(handle: int) -> None:
        os.lseek(handle, _PLACE, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _lock(handle: int) -> None:
        # flock and not lockf: that one is lost as soon as the process closes any handle of the file.
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _unlock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_UN)
