"""The folder where scans arrive: what in it is in no dossier yet; nothing in it is ever changed.

A file has its place as soon as the cabinet holds its content, in whatever dossier and by whatever way it came; where
that is undone, it waits again.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from app.archive import tables
from app.archive.vault.walking import Found, walk
from app.errors import AppError
from app.store import Act, Cabinet

#: How long a file must have been left alone, in seconds: a scanner writes its pages one after another.
_SETTLED = 3.0
#: How many waiting files are told at once; a folder of more is rather added as a whole.
MOST = 2_000
_PIECE = 2**20
#: What the cabinet holds; what lies in the trash with its dossier can be put back, and has its place too.
_HELD = (
    "SELECT sha256 FROM digital_file WHERE size IN (SELECT value FROM json_each(:sizes))"
    " UNION SELECT f.value ->> 'sha256' FROM trash AS t, json_each(t.content, '$.digital_file') AS f"
    " WHERE f.value ->> 'size' IN (SELECT value FROM json_each(:sizes))"
)


@dataclass(frozen=True, slots=True)
class Incoming:
    """A file that waits: ``inside`` are the folders below the one of scans, ``modified`` is in nanoseconds."""

    path: Path
    key: str
    inside: tuple[str, ...]
    size: int
    modified: int

    @property
    def when(self) -> dt.datetime:
        """When it was last written, in local time."""
        return dt.datetime.fromtimestamp(self.modified / 1e9).astimezone()


@dataclass(frozen=True, slots=True)
class Waiting:
    """What waits, newest first; ``settling`` counts files still being written, ``more`` those beyond `MOST`."""

    files: tuple[Incoming, ...] = ()
    settling: int = 0
    more: int = 0


class Watch:
    """One folder looked at again and again; contents that were read once are not read again while they stay."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._hashes: dict[tuple[str, int, int], str] = {}

    def look(self, cabinet: Cabinet) -> Waiting:
        """Return what waits now.

        Raises `AppError` ``incoming_folder_missing`` where the folder is not there, or its disk is not.
        """
        if not self.folder.is_dir():
            raise AppError("incoming_folder_missing", folder=str(self.folder))
        passed = {tuple(row) for row in cabinet.connection().execute("SELECT source, size, modified FROM file_passed")}
        found: list[Incoming] = []
        settling = 0
        now = time.time()
        for one in walk([self.folder], cabinet.folder):
            incoming = _incoming(one) if isinstance(one, Found) else None
            if incoming is None or (incoming.key, incoming.size, incoming.modified) in passed:
                continue
            if 0 <= now - incoming.modified / 1e9 < _SETTLED:
                settling += 1
            else:
                found.append(incoming)
        waiting = self._without_held(cabinet, found)
        waiting.sort(key=lambda one: (-one.modified, one.key))
        return Waiting(tuple(waiting[:MOST]), settling, max(0, len(waiting) - MOST))

    def _without_held(self, cabinet: Cabinet, found: Sequence[Incoming]) -> list[Incoming]:
        """Return those whose content the cabinet does not hold; only what has the size of a held file is read."""
        sizes = json.dumps(sorted({one.size for one in found}))
        held = {sha256 for (sha256,) in cabinet.connection().execute(_HELD, {"sizes": sizes})}
        if not held:
            return list(found)
        known, self._hashes = self._hashes, {}
        waiting = []
        for one in found:
            mark = (one.key, one.size, one.modified)
            try:
                sha256 = known.get(mark) or _sha256(one.path)
            except OSError:
                # Locked or gone by now: the next look will tell.
                continue
            self._hashes[mark] = sha256
            if sha256 not in held:
                waiting.append(one)
        return waiting


def pass_over(act: Act, files: Sequence[Incoming]) -> int:
    """Let files be waited for no more, as they are now; one that is written anew waits again."""
    rows = [{"source": one.key, "size": one.size, "modified": one.modified} for one in files]
    act.insert(tables.FilePassed, rows)
    return len(rows)


def _incoming(found: Found) -> Incoming | None:
    try:
        state = found.path.stat()
    except OSError:
        return None
    return Incoming(found.path, found.key, found.inside[1:], state.st_size, state.st_mtime_ns)


def _sha256(path: Path) -> str:
    sums = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            sums.update(piece)
    return sums.hexdigest()
