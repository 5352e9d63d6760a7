"""Many files copied into the folder of digital files at once: read by several threads, on the disk before they count.

It stands beside `app.store.filing`, whose rules it keeps: copied, never moved, put under their names whole.
"""

from __future__ import annotations

import hashlib
import os
import stat
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_EXCEPTION, ThreadPoolExecutor, wait
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from app.errors import AppError, Exit
from app.store import disk
from app.store.faults import told
from app.store.filing import FOLDER, LONGEST_NAME, PART, discard, safe_name

_PIECE = 1 << 20
_TICK = 0.05
#: What is asked of a file when it is opened: no wait for the other end of a pipe, no following of a link put there
#: since it was looked at.
_HOW = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)


@dataclass(frozen=True, slots=True)
class Poured:
    """A file copied whole, not yet under its name; ``first`` are its first bytes."""

    source: Path
    part: Path
    size: int
    sha256: str
    first: bytes


@dataclass(slots=True)
class Pouring:
    """Copies being made for one step of a long work; made by `pouring`, whose end takes away what was not kept."""

    cabinet: Path
    _scratch: Path
    _threads: ThreadPoolExecutor
    _stop: threading.Event = field(default_factory=threading.Event)
    _bytes: int = 0
    _count: int = 0
    _guard: threading.Lock = field(default_factory=threading.Lock)
    _settled: list[Path] = field(default_factory=list)
    _next: dict[str, int] = field(default_factory=dict)

    @property
    def copied(self) -> int:
        """How many bytes were copied so far."""
        return self._bytes

    def pour(self, sources: Sequence[Path], progress: Callable[[int], None]) -> list[Poured | AppError]:
        """Copy files and return, in their order, what became of each: its copy, or why it could not be read.

        ``progress`` is told the bytes copied so far, and may raise. What the cabinet's own disk refuses is raised.
        """
        with told(folder=str(self.cabinet)):
            self._scratch.mkdir(parents=True, exist_ok=True)
        waiting = [self._threads.submit(self._one, source) for source in sources]
        try:
            open_, failed = set(waiting), False
            while open_ and not failed:
                done, open_ = wait(open_, _TICK, FIRST_EXCEPTION)
                failed = any(one.exception() for one in done)
                progress(self._bytes)
            return [one.result() for one in waiting if one.done()]
        finally:
            self._stop.set()
            wait(waiting)
            self._stop.clear()

    def settle(self, copy: Poured, folder: str, title: str, suffix: str, is_known: Callable[[str], bool]) -> str:
        """Give a copy its name, numbered in brackets where that is taken; return its path below `FOLDER`.

        A file that lies under that name already, is no row's and has the same content (it was left when the program
        was ended, or its row undone) is taken for the copy.
        """
        target = self.cabinet / FOLDER / folder
        ending = safe_name(suffix.lower(), 12) if suffix else ""
        ending = ending if ending.startswith(".") else ""
        with told(folder=str(self.cabinet)):
            target.mkdir(parents=True, exist_ok=True)
            key = f"{folder}/{title}{ending}".casefold()
            for count in range(self._next.get(key, 1), 1_000_000):
                tail = f" ({count}){ending}" if count > 1 else ending
                name = safe_name(title, LONGEST_NAME - len(tail)) + tail
                place, path = target / name, f"{folder}/{name}"
                try:
                    place.open("x").close()
                except FileExistsError:
                    if is_known(path) or not _same(place, copy):
                        continue
                    copy.part.unlink()
                else:
                    copy.part.replace(place)
                    self._settled.append(place)
                self._next[key] = count + 1
                return path
        raise AppError("vault_names_used_up", name=title)

    def drop(self, copy: Poured) -> None:
        """Take a copy away that is not needed."""
        with suppress(OSError):
            copy.part.unlink()

    def sync(self) -> None:
        """Wait until all that was settled is on the disk with its names."""
        with told(folder=str(self.cabinet)):
            for ended in [self._threads.submit(disk.sync_file, place) for place in self._settled]:
                ended.result()
            root = self.cabinet / FOLDER
            folders = {place.parent for place in self._settled}
            for folder in folders | {above for one in folders for above in one.parents if above.is_relative_to(root)}:
                disk.sync_folder(folder)

    def keep(self) -> None:
        """Let what was settled stay: the rows that speak of it are on the disk too."""
        self._settled.clear()

    def give_up(self) -> None:
        """Take away what was settled and not kept."""
        for place in self._settled:
            discard(place)
        self._settled.clear()

    def _one(self, source: Path) -> Poured | AppError:
        try:
            stream = _opened(source)
        except AppError as refused:
            return refused
        with self._guard:
            self._count += 1
            part = self._scratch / f"{PART}{self._count}"
        with os.fdopen(stream, "rb", buffering=0) as file:
            try:
                return self._copied(file, source, part)
            except _SourceFault:
                part.unlink(missing_ok=True)
                return AppError("vault_source_refused", Exit.UNREADABLE, name=source.name)

    def _copied(self, file: Any, source: Path, part: Path) -> Poured | AppError:
        digest, size, first = hashlib.sha256(), 0, b""
        with told(folder=str(self.cabinet)), part.open("wb", buffering=0) as out:
            while piece := _read(file):
                first = first or piece[:4096]
                digest.update(piece)
                _write(out, piece)
                size += len(piece)
                self._bytes += len(piece)
                if self._stop.is_set():
                    break
        if os.fstat(file.fileno()).st_size != size and not self._stop.is_set():
            part.unlink(missing_ok=True)
            return AppError("vault_source_changed", Exit.UNREADABLE, name=source.name)
        return Poured(source, part, size, digest.hexdigest(), first)


class _SourceFault(Exception):  # noqa: N818 - told apart from what the cabinet's disk does
    """The source cannot be read on."""


@contextmanager
def pouring(cabinet: Path, job: int, threads: int = 2) -> Iterator[Pouring]:
    """Open the copying of one long work, known by its number; what its earlier run left half done is taken away."""
    scratch = cabinet / FOLDER / f"{PART}{job}"
    sweep(scratch)
    with ThreadPoolExecutor(threads, thread_name_prefix="pour") as pool:
        made = Pouring(cabinet, scratch, pool)
        try:
            yield made
        finally:
            made.give_up()
            sweep(scratch)


def sweep(scratch: Path) -> None:
    """Take away the half-made copies of a work, and their folder."""
    with suppress(OSError):
        for left in scratch.iterdir():
            left.unlink()
        scratch.rmdir()


def _opened(source: Path) -> int:
    try:
        handle = os.open(source, _HOW)
    except FileNotFoundError as fault:
        raise AppError("vault_source_missing", Exit.UNREADABLE, name=source.name) from fault
    except OSError as fault:
        raise AppError("vault_source_refused", Exit.UNREADABLE, name=source.name) from fault
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise AppError("vault_source_refused", Exit.UNREADABLE, name=source.name)
    return handle


def _read(file: Any) -> bytes:
    try:
        return bytes(file.read(_PIECE) or b"")
    except OSError as fault:
        raise _SourceFault from fault


def _write(out: Any, piece: bytes) -> None:
    written = out.write(piece)
    while written < len(piece):
        written += out.write(piece[written:])


def _same(place: Path, copy: Poured) -> bool:
    return place.is_file() and place.stat().st_size == copy.size and disk.sha256(place) == copy.sha256
