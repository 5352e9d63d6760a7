"""The folder of digital files beside the catalogue: copies are put into it whole, under names people can read.

Rooms tell what they hold there (`Holding`); what a file means it does not know. A file is copied, never moved, and
nothing is ever deleted unasked but what a failed act had just brought.
"""

from __future__ import annotations

import hashlib
import os
import re
import stat
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO
from uuid import uuid4

from app.errors import AppError, Exit
from app.store import disk
from app.store.faults import told
from app.store.room import CheckFinding, Holding, Progress

if TYPE_CHECKING:
    from app.store.cabinet import Cabinet

FOLDER = "berkas"
LONGEST_NAME = 120
#: Linux and most sticks take no more bytes for one name; 120 letters of some scripts are more.
_MOST_BYTES = 240
_PIECE = 1 << 20
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d|conin\$|conout\$)(?:\.|$)", re.IGNORECASE)
#: What the names of half-made copies begin with.
PART = ".sidalu-"


@dataclass(frozen=True, slots=True)
class Copy:
    """A file copied whole, on the disk, but not yet under its name; ``first`` are its first bytes."""

    cabinet: Path
    folder: str
    part: Path
    size: int
    sha256: str
    first: bytes

    def settle(self, title: str, suffix: str = "") -> str:
        """Give the copy its name, numbered in brackets where that is taken; return its path below `FOLDER`.

        Raises `AppError` ``vault_names_used_up``.
        """
        ending = safe_name(suffix.lower(), 12) if suffix else ""
        ending = ending if ending.startswith(".") else ""
        target = self.part.parent
        with told(folder=str(self.cabinet)):
            for count in range(1, 100_000):
                tail = f" ({count}){ending}" if count > 1 else ending
                name = safe_name(title, LONGEST_NAME - len(tail)) + tail
                try:
                    (target / name).open("x").close()  # takes the name, so that no other file can be overwritten
                except FileExistsError:
                    continue
                self.part.replace(target / name)
                # The row will be on the disk for good: so must the name be that it speaks of.
                for place in (target, *_between(target, self.cabinet)):
                    disk.sync_folder(place)
                return f"{self.folder}/{name}"
        raise AppError("vault_names_used_up", name=title)


@contextmanager
def copied(cabinet: Path, folder: str, source: Path, progress: Progress | None = None) -> Iterator[Copy]:
    """Copy a file into ``folder`` below `FOLDER` of a cabinet; at the end of the block it is gone unless it settled.

    Raises `AppError`: ``vault_source_missing``, ``vault_source_folder``, ``vault_source_refused``, and what a disk that
    is full or not to be written raises.
    """
    target = cabinet / FOLDER / folder
    with _opened(source) as stream:
        with told(folder=str(cabinet)):
            target.mkdir(parents=True, exist_ok=True)
        part = target / f"{PART}{uuid4().hex}"
        try:
            with told(folder=str(cabinet)):
                size, digest, first = _pour(stream, part, source, progress)
            yield Copy(cabinet, folder, part, size, digest, first)
        finally:
            part.unlink(missing_ok=True)


def path_of(cabinet: Path, path: str) -> Path:
    """Return where a file lies whose path below `FOLDER` is known."""
    return cabinet / FOLDER / path


def protect(path: Path) -> None:
    """Let programs open a copy to be read only, where the disk can say so: what is evidence stays as it came."""
    with suppress(OSError):
        path.chmod(path.stat().st_mode & ~(stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH))


def discard(path: Path) -> None:
    """Take away a copy that a failed act had just brought; one that is in use stays, and `check` tells of it."""
    with suppress(OSError):
        path.chmod(path.stat().st_mode | stat.S_IWUSR)  # Windows deletes nothing that is protected
        path.unlink()


@lru_cache(maxsize=1024)  # many files lie in few folders
def safe_name(text: str, longest: int = LONGEST_NAME) -> str:
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


def check(cabinet: Cabinet, holdings: Sequence[Holding], progress: Progress | None = None) -> Iterator[CheckFinding]:
    """Compare the folder with what the rooms hold there: missing files, changed ones, and ones that no row knows."""
    root = cabinet.folder / FOLDER
    known: set[str] = set()
    files = [(holding, file) for holding in holdings for file in holding.files(cabinet)]
    for done, (holding, file) in enumerate(files):
        if progress is not None:
            progress(done / len(files))
        known.add(file.path)
        there = root / file.path
        if not there.is_file():
            yield CheckFinding("error", holding.missing, file.path, {"path": file.path})
        elif (file.size is not None and there.stat().st_size != file.size) or disk.sha256(there) != file.sha256:
            yield CheckFinding("error", holding.changed, file.path, {"path": file.path})
    for path in _all_files(root):
        if path not in known:
            yield CheckFinding("info", _code_of_unknown(path, holdings), path, {"path": path})


def _code_of_unknown(path: str, holdings: Iterable[Holding]) -> str:
    if path.rpartition("/")[2].startswith(PART):
        return "vault_part_left"
    inside = [holding for holding in holdings if not holding.branch or path.startswith(f"{holding.branch}/")]
    nearest = max(inside, key=lambda holding: len(holding.branch), default=None)
    return nearest.unknown if nearest is not None else "vault_file_unknown"


def _all_files(root: Path) -> list[str]:
    found = root.rglob("*") if root.is_dir() else ()
    return sorted(file.relative_to(root).as_posix() for file in found if file.is_file())


def _between(target: Path, cabinet: Path) -> Iterator[Path]:
    """Yield the folders above ``target`` up to the cabinet's, whose entries may be new as well."""
    for place in target.parents:
        yield place
        if place == cabinet:
            return


def _opened(source: Path) -> BinaryIO:
    if source.is_dir():
        raise AppError("vault_source_folder", Exit.UNREADABLE, name=source.name)
    try:
        return source.open("rb")
    except FileNotFoundError as fault:
        raise AppError("vault_source_missing", Exit.UNREADABLE, name=source.name) from fault
    except OSError as fault:
        raise AppError("vault_source_refused", Exit.UNREADABLE, name=source.name) from fault


def _pour(
    stream: BinaryIO, part: Path, source: Path, progress: Callable[[float], None] | None
) -> tuple[int, str, bytes]:
    """Copy a file piece by piece and return its size, SHA-256 and first bytes; then the copy is on the disk."""
    whole = max(1, source.stat().st_size)
    digest = hashlib.sha256()
    size, first = 0, b""
    with part.open("xb") as out:
        for piece in _pieces(stream, source):
            first = first or piece
            digest.update(piece)
            out.write(piece)
            size += len(piece)
            if progress is not None:
                progress(min(1.0, size / whole))
        out.flush()
        os.fsync(out.fileno())
    return size, digest.hexdigest(), first


def _pieces(stream: BinaryIO, source: Path) -> Iterator[bytes]:
    """Yield a file piece by piece; where it cannot be read on, that is the source's fault, not the cabinet's."""
    while True:
        try:
            piece = stream.read(_PIECE)
        except OSError as fault:
            raise AppError("vault_source_refused", Exit.UNREADABLE, name=source.name) from fault
        if not piece:
            return
        yield piece
