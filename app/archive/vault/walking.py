"""Which files lie in what was picked or dropped: whole folders walked, and what is no plain file told; it copies none.

Links are not followed inside a folder, since they may lead anywhere and round in circles; what was picked itself is.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

#: Files that systems and programs leave in folders, none of which is a document.
_OF_SYSTEMS = frozenset({"thumbs.db", "desktop.ini", ".ds_store", "ehthumbs.db"})
_DEEPEST = 200
_JUNCTION = 0xA0000003


@dataclass(frozen=True, slots=True)
class Found:
    """A file to be added: its ``key`` names it in text, ``inside`` are the folders it lies in from what was picked."""

    path: Path
    key: str
    inside: tuple[str, ...]
    size: int


@dataclass(frozen=True, slots=True)
class Passed:
    """Something that is not added, and the code of why."""

    key: str
    code: str


def walk(sources: Iterable[Path], own: Path) -> Iterator[Found | Passed]:
    """Yield what lies in ``sources``, in order of name; a file picked twice comes once.

    ``own`` is the cabinet's folder, which is never added to itself.
    """
    seen: set[str] = set()
    home = _identity(own)
    for source in sources:
        for one in _from(source, home):
            if one.key not in seen:
                seen.add(one.key)
                yield one


def key_of(path: Path) -> str:
    """Return a path as text that can be stored; bytes of a name that are no text are written out."""
    return readable(str(path))


def readable(name: str) -> str:
    """Return a name as text; bytes of it that are no text (of another system's code page) are written out."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _from(source: Path, home: tuple[int, int] | None) -> Iterator[Found | Passed]:
    path = Path(os.path.abspath(source))  # noqa: PTH100 - not resolved: the clerk's own word for it is kept
    try:
        state = path.stat()
    except FileNotFoundError:
        yield Passed(key_of(path), "adding_missing")
        return
    except OSError:
        yield Passed(key_of(path), "adding_refused")
        return
    if stat.S_ISDIR(state.st_mode):
        yield from _folder(path.resolve(), (path.name,) if path.name else (), home)
    elif stat.S_ISREG(state.st_mode):
        resolved = path.resolve()
        yield Found(resolved, key_of(path), (), state.st_size)
    else:
        yield Passed(key_of(path), "adding_device")


def _folder(root: Path, named: tuple[str, ...], home: tuple[int, int] | None) -> Iterator[Found | Passed]:
    """Walk a folder without recursion; each open folder knows the identities of those above it."""
    stack: list[tuple[Path, tuple[str, ...], frozenset[tuple[int, int]]]] = [(root, named, frozenset())]
    while stack:
        folder, inside, above = stack.pop()
        here = _identity(folder)
        if here is not None and here == home:
            yield Passed(key_of(folder), "adding_own_folder")
            continue
        if len(inside) > _DEEPEST or (here is not None and here in above):
            yield Passed(key_of(folder), "adding_loop")
            continue
        try:
            with os.scandir(folder) as entries:
                listed = sorted(entries, key=lambda entry: (entry.name.casefold(), entry.name))
        except OSError:
            yield Passed(key_of(folder), "adding_folder_refused")
            continue
        within = above | {here} if here is not None else above
        further: list[tuple[Path, tuple[str, ...], frozenset[tuple[int, int]]]] = []
        for entry in listed:
            one = _entry(entry, inside)
            if one is None:
                further.append((Path(entry.path), (*inside, entry.name), within))
            else:
                yield one
        stack.extend(reversed(further))


def _entry(entry: os.DirEntry[str], inside: tuple[str, ...]) -> Found | Passed | None:
    """Return what an entry of a folder is; None for a folder to be walked."""
    path = Path(entry.path)
    key = key_of(path)
    try:
        state = entry.stat(follow_symlinks=False)
        link = entry.is_symlink() or getattr(state, "st_reparse_tag", 0) == _JUNCTION
        folder = not link and stat.S_ISDIR(state.st_mode)
    except OSError:
        return Passed(key, "adding_refused")
    if link:
        return Passed(key, "adding_link")
    if folder:
        return None
    if not stat.S_ISREG(state.st_mode):
        return Passed(key, "adding_device")
    if entry.name.casefold() in _OF_SYSTEMS or entry.name.startswith(("~$", "._", ".~lock.")):
        return Passed(key, "adding_system_file")
    return Found(path, key, inside, state.st_size)


def _identity(folder: Path) -> tuple[int, int] | None:
    try:
        state = folder.stat()
    except OSError:
        return None
    return (state.st_dev, state.st_ino) if state.st_ino else None
