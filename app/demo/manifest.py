"""Remembers which files of a folder the demo made, so that a second run replaces those and no others.

A file is the demo's as long as it holds what the demo wrote: one that was edited since, or was there before, is left
alone and the new one is written beside it.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable, Container
from pathlib import Path, PurePosixPath

FILE = "sidalu-demo.json"
_FORMAT = 1


class Manifest:
    """The demo's files in one folder, by their paths below it with "/", and the SHA-256 each was written with.

    While a file is being replaced it may have either of two, so that a run killed at any moment still knows its own.
    """

    def __init__(self, folder: Path) -> None:
        """Read what an earlier run left in ``folder``; a manifest that cannot be read is one of no files."""
        self._folder = folder
        self._before = _read(folder)
        self._now: dict[str, tuple[str, ...]] = {}

    def put(self, wanted: str, write: Callable[[Path], object], draft: Path) -> Path:
        """Write a file by ``write`` to ``draft``, then bring it to ``wanted``.

        It goes beside it ("Nama (2).xlsx") where that is not ours, or is open in another program. What is already
        there to the byte is left as it is. Returns the file's path.
        """
        draft.parent.mkdir(parents=True, exist_ok=True)
        write(draft)
        digest = _sha256(draft)
        busy: set[str] = set()
        while True:
            name = self._free_name(wanted, digest, busy)
            target = self._folder / name
            self._now[name] = (digest, *self._before.get(name, ()))
            self.save()
            if _brought(draft, target, digest):
                self._now[name] = (digest,)
                return target
            del self._now[name]
            busy.add(name)

    def finish(self) -> None:
        """Take out what an earlier run made and this one did not make again, as long as it is still as it was made."""
        held: dict[str, tuple[str, ...]] = {}
        for name, digests in self._before.items():
            path = self._folder / name
            if name not in self._now and path.is_file() and _sha256(path) in digests:
                try:
                    path.unlink()
                except PermissionError:  # open in another program: a later run takes it out
                    held[name] = digests
        self._before = held
        self.save()

    def save(self) -> None:
        """Write the manifest: the files of this run and those of the earlier one that may still be there."""
        content = {"format": _FORMAT, "files": {**self._before, **self._now}}
        path = self._folder / FILE
        fresh = path.with_name(FILE + ".baru")
        fresh.write_text(json.dumps(content, ensure_ascii=False, indent=2, sort_keys=True), encoding="utf-8")
        fresh.replace(path)

    def _free_name(self, wanted: str, digest: str, busy: Container[str]) -> str:
        first = PurePosixPath(wanted)
        name, number = wanted, 1
        while name in busy or not self._is_ours(name, digest):
            number += 1
            name = str(first.with_name(f"{first.stem} ({number}){first.suffix}"))
        return name

    def _is_ours(self, name: str, digest: str) -> bool:
        """Tell whether a name is free, or its file is one the demo made and nobody changed."""
        path = self._folder / name
        if name in self._now:
            return False
        if not path.exists() and not path.is_symlink():
            return True
        return path.is_file() and not path.is_symlink() and _sha256(path) in {digest, *self._before.get(name, ())}


def _brought(draft: Path, target: Path, digest: str) -> bool:
    """Bring the draft to its target, wholly or not at all; False where another program holds a file there open."""
    if target.is_file() and _sha256(target) == digest:
        return True
    target.parent.mkdir(parents=True, exist_ok=True)
    fresh = target.with_name(target.name + ".baru")
    shutil.copyfile(draft, fresh)
    try:
        fresh.replace(target)
    except PermissionError:
        fresh.unlink()
        if not target.exists():
            raise
        return False
    return True


def _read(folder: Path) -> dict[str, tuple[str, ...]]:
    try:
        found = json.loads((folder / FILE).read_text(encoding="utf-8"))
        files = found["files"] if found["format"] == _FORMAT else {}
        return {name: tuple(map(str, digests)) for name, digests in files.items() if _inside(name)}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def _inside(name: object) -> bool:
    """Tell whether a name from the file is a plain path below the folder: the file may have been tampered with."""
    if not isinstance(name, str) or not name or "\\" in name or ":" in name:
        return False
    path = PurePosixPath(name)
    return not path.is_absolute() and ".." not in path.parts


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
