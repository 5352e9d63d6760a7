"""Copies of the files that figures came from, kept in the cabinet under names people can read, one for each content.

It knows where they lie and which deliveries speak of them; what is in them it does not read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from app.errors import AppError, Exit
from app.results.records import ElectionKey
from app.store import KnownFile, filing
from app.store.disk import sha256

if TYPE_CHECKING:
    from app.store.cabinet import Cabinet

#: Where the copies lie below the folder of digital files: by year, then by kind of election.
BRANCH = "impor"
#: So many figures of a file's SHA-256 stand in the name of its copy.
_MARK = 6


@dataclass(frozen=True, slots=True)
class KeptCopy:
    """A copy in the cabinet: ``path`` is relative to the cabinet's folder; ``fresh`` if it was not there before."""

    path: str
    fresh: bool


def keep(
    cabinet: Cabinet,
    source: Path,
    digest: str,
    election: ElectionKey,
    progress: Callable[[float], None] | None = None,
) -> KeptCopy:
    """Copy a file into the cabinet, unless its content is kept already; ``digest`` is the SHA-256 it was read with.

    Raises `AppError`: ``import_source_changed`` where the file is no longer what was read, and what
    `app.store.filing.copied` raises.
    """
    there = _find(cabinet.folder, digest)
    if there is not None:
        return KeptCopy(there, fresh=False)
    kind = str(election.kind) if election.round == 1 else f"{election.kind}-{election.round}"
    with filing.copied(cabinet.folder, f"{BRANCH}/{election.year}/{kind}", source, progress) as copy:
        if copy.sha256 != digest:
            raise AppError("import_source_changed", Exit.UNREADABLE, name=source.name)
        mark = f" [{digest[:_MARK]}]"
        title = filing.safe_name(source.stem, filing.LONGEST_NAME - len(mark) - len(source.suffix[:12]))
        path = copy.settle(title + mark, source.suffix)
    filing.protect(filing.path_of(cabinet.folder, path))
    return KeptCopy(f"{filing.FOLDER}/{path}", fresh=True)


def take_back(cabinet: Cabinet, copies: Iterable[KeptCopy]) -> None:
    """Take away the fresh ones of ``copies``, whose act came to nothing."""
    for copy in copies:
        if copy.fresh:
            filing.discard(cabinet.folder / copy.path)


def path_of_copy(cabinet: Cabinet, kept: str) -> Path:
    """Return where a copy lies; a path that would lead out of the cabinet is an `AppError` ``import_copy_outside``."""
    path = PurePosixPath(kept)
    if path.is_absolute() or ".." in path.parts:
        raise AppError("import_copy_outside", Exit.REFUSED, path=kept)
    return cabinet.folder / path


def by_batch(cabinet: Cabinet) -> dict[int, tuple[str, ...]]:
    """Return the copies that figures speak of by the act that brought these; one that is undone has none."""
    found: dict[int, list[str]] = {}
    rows = cabinet.connection().execute(
        "SELECT DISTINCT batch, kept FROM delivery WHERE kept IS NOT NULL ORDER BY batch, kept"
    )
    for batch, kept in rows:
        found.setdefault(batch, []).append(kept)
    return {batch: tuple(paths) for batch, paths in found.items()}


def known_files(cabinet: Cabinet) -> Iterable[KnownFile]:
    """Return the copies that deliveries speak of, for `app.store.filing.check`."""
    rows = cabinet.connection().execute(
        "SELECT DISTINCT kept, sha256 FROM delivery WHERE kept IS NOT NULL ORDER BY kept"
    )
    return [KnownFile(kept.removeprefix(f"{filing.FOLDER}/"), digest) for kept, digest in rows.fetchall()]


def _find(cabinet: Path, digest: str) -> str | None:
    """Return the copy of a content wherever it lies: an import that was undone leaves its copy as well."""
    branch = filing.path_of(cabinet, BRANCH)
    mark = f"[{digest[:_MARK]}]"
    for file in sorted(branch.rglob("*")) if branch.is_dir() else ():
        if mark in file.name and file.is_file() and sha256(file) == digest:
            return file.relative_to(cabinet).as_posix()
    return None
