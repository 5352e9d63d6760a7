"""How parent and child speak: frames through pipes, a frame being a marshalled tuple after its length.

Frames of the child are ``("ready", limited)``, ``("encoding", name)``, ``("format", name)``, ``("sheet", name,
hidden)`` and after it what belongs to it: ``("rows", numbers, packed, cells, dated)``, ``("merges", boxes)``,
``("hidden",)``, ``("problem", code, cells, raw)``; then ``("progress", share)``, ``("fail", reason, data)`` and
``("end",)``. It knows no file format.
"""

from __future__ import annotations

import datetime as dt
import marshal
import struct
from typing import IO, Any, Protocol

_LENGTH = struct.Struct("<I")

#: marshal's version 2 looks for no repeated objects: 1.4 × to write and 3 × to read faster than version 4.
VERSION = 2


class Failure(Exception):  # noqa: N818 - a statement about the file
    """The file cannot be read: a reason of `UnreadableFile` and its data, sent as a ``fail`` frame."""

    def __init__(self, reason: str, **data: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.data = data


class Send(Protocol):
    """Sends a frame to the parent."""

    def __call__(self, *frame: Any) -> None:
        """Send ``frame``."""


def send(stream: IO[bytes], *frame: Any) -> None:
    """Write one frame and flush it."""
    body = marshal.dumps(frame, VERSION)
    stream.write(_LENGTH.pack(len(body)))
    stream.write(body)
    stream.flush()


def receive(stream: IO[bytes]) -> tuple[Any, ...] | None:
    """Return the next frame; None when the other end is gone, also in the middle of a frame."""
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head)
    body = stream.read(length)
    if len(body) < length:
        return None
    frame: tuple[Any, ...] = marshal.loads(body)  # noqa: S302 - the other end is ours
    return frame


def pack(rows: list[tuple[Any, ...]]) -> tuple[bytes, bool]:
    """Return rows marshalled, and whether dates in them were made into tuples (see `unpack_dates`)."""
    try:
        return marshal.dumps(rows, VERSION), False
    except ValueError:
        return marshal.dumps([tuple([_plain(value) for value in row]) for row in rows], VERSION), True


def unpack_dates(rows: list[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    """Return rows in which the tuples made by `pack` are dates and times again."""
    return [tuple([_moment(*value) if type(value) is tuple else value for value in row]) for row in rows]


def _plain(value: object) -> object:
    if isinstance(value, dt.datetime):
        return ("datetime", value.isoformat())
    if isinstance(value, dt.date):
        return ("date", value.isoformat())
    if isinstance(value, dt.time):
        return ("time", value.isoformat())
    if isinstance(value, dt.timedelta):  # a duration such as 26:30 has no place among values: its text does
        minutes, seconds = divmod(round(value.total_seconds()), 60)
        return f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"
    return value


def _moment(kind: str, text: str) -> dt.date | dt.time:
    if kind == "datetime":
        return dt.datetime.fromisoformat(text)
    return dt.date.fromisoformat(text) if kind == "date" else dt.time.fromisoformat(text)
