"""Are the digital files still there and as they came: what is missing, moved, changed or unknown, and how it is mended.

Looking changes nothing; each mending is an act of its own, and no file is ever deleted.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from app.archive import tables
from app.archive.file_kinds import kind_of_bytes
from app.archive.records import DigitalFile
from app.archive.vault.walking import Found, walk
from app.errors import AppError
from app.store import Act, Cabinet, disk, filing
from app.store.pouring import Poured, pouring

_FIRST = 4096
#: The number under which copies are made that belong to no job.
_NO_JOB = 0


class State(StrEnum):
    """What is amiss with a file."""

    MISSING = "missing"
    MOVED = "moved"
    CHANGED = "changed"
    UNREADABLE = "unreadable"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing amiss: ``path`` is where the file should be (or an unknown one is), ``found`` where it lies now.

    ``file`` and the ``number`` of its dossier are None and "" for an unknown file.
    """

    state: State
    path: str
    file: DigitalFile | None = None
    number: str = ""
    found: str | None = None
    size: int = 0
    dossier: int | None = None


@dataclass(frozen=True, slots=True)
class Fixity:
    """How many files and bytes were compared, and all that is amiss, the gravest first."""

    files: int
    size: int
    faults: tuple[Fault, ...]


def survey(cabinet: Cabinet, progress: Callable[[float], None] = lambda share: None) -> Fixity:
    """Compare all files with their SHA-256 and look for those that lie elsewhere or that nobody knows."""
    rows = (
        cabinet.connection()
        .execute(
            "SELECT f.id, f.name, f.path, f.size, f.sha256, f.kind, f.item_id, f.added_at, d.number, d.id"
            " FROM digital_file AS f JOIN dossier AS d ON d.id = f.dossier_id ORDER BY f.path"
        )
        .fetchall()
    )
    whole = sum(row[3] + 1 for row in rows) or 1
    done = 0
    faults: list[Fault] = []
    missing: list[Fault] = []
    for *columns, number, dossier in rows:
        progress(0.9 * done / whole)
        file = DigitalFile(*columns)
        state = _state(filing.path_of(cabinet.folder, file.path), file)
        done += file.size + 1
        if state is State.MISSING:
            missing.append(Fault(state, file.path, file, number, size=file.size, dossier=dossier))
        elif state is not None:
            faults.append(Fault(state, file.path, file, number, size=file.size, dossier=dossier))
    unknown = _unknown(cabinet)
    elsewhere = _hashes(cabinet, {path: size for path, size in unknown.items() if size in {f.size for f in missing}})
    for fault in missing:
        assert fault.file is not None  # noqa: S101 - made of files
        found = next((path for path, sha256 in elsewhere.items() if sha256 == fault.file.sha256), None)
        if found is None:
            faults.append(fault)
            continue
        del elsewhere[found]
        del unknown[found]
        faults.append(replace(fault, state=State.MOVED, found=found))
    faults += [Fault(State.UNKNOWN, path, size=size) for path, size in sorted(unknown.items())]
    order = {State.MISSING: 0, State.CHANGED: 1, State.UNREADABLE: 2, State.MOVED: 3, State.UNKNOWN: 4}
    faults.sort(key=lambda fault: (order[fault.state], fault.path))
    progress(1.0)
    return Fixity(len(rows), whole - len(rows), tuple(faults))


def relink(cabinet: Cabinet, faults: Iterable[Fault]) -> int:
    """Let the rows of moved files, of whole folders too, speak of where they lie now; return how many."""
    moved = {one.file.id: {"path": one.found} for one in faults if one.file is not None and one.found is not None}
    if not moved:
        return 0
    with cabinet.act("fixity_relinked", files=len(moved)) as act:
        return act.update_rows(tables.DigitalFile, moved)


def bring_back(
    cabinet: Cabinet, faults: Sequence[Fault], folder: Path, progress: Callable[[float], None] = lambda share: None
) -> list[Fault]:
    """Look in a folder for files with the content that is missing or was changed, and copy them in again.

    Return the faults that are mended. A changed file stays where it is, unknown from then on.
    """
    wanted: dict[str, list[Fault]] = {}
    sizes: set[int] = set()
    for fault in faults:
        if fault.file is not None and fault.state in {State.MISSING, State.CHANGED, State.UNREADABLE}:
            wanted.setdefault(fault.file.sha256, []).append(fault)
            sizes.add(fault.file.size)
    candidates = [one for one in walk([folder], cabinet.folder) if isinstance(one, Found) and one.size in sizes]
    mended: list[Fault] = []
    paths: dict[int, dict[str, object]] = {}
    with pouring(cabinet.folder, _NO_JOB) as pour:
        for place, one in enumerate(candidates):
            progress(place / len(candidates))
            (copy,) = pour.pour([one.path], lambda size: None)
            if not isinstance(copy, Poured):
                continue
            waiting = wanted.get(copy.sha256)
            if not waiting:
                pour.drop(copy)
                continue
            fault = waiting.pop()
            assert fault.file is not None  # noqa: S101 - only files are wanted
            place_in, _, name = fault.path.rpartition("/")
            stem = Path(name).stem if Path(name).suffix else name
            path = pour.settle(copy, place_in, stem, Path(name).suffix, lambda _path: True)
            paths[fault.file.id] = {"path": path}
            mended.append(fault)
        pour.sync()
        if mended:
            with cabinet.act("fixity_brought_back", files=len(mended)) as act:
                act.update_rows(tables.DigitalFile, paths)
        pour.keep()
    progress(1.0)
    return mended


def accept(cabinet: Cabinet, fault: Fault) -> None:
    """Take a changed file's content as it is now for right; the SHA-256 before stays in the history."""
    if fault.file is None:
        raise AppError("fixity_gone")
    place = filing.path_of(cabinet.folder, fault.path)
    changes = _facts(place)
    with cabinet.act("fixity_accepted", name=_named(cabinet, fault.file)) as act:
        act.update_rows(tables.DigitalFile, {fault.file.id: changes})


def adopt(cabinet: Cabinet, paths: Sequence[str], dossier: int, added_at: str) -> int:
    """Tie unknown files in the vault to a dossier, where they lie; return how many."""
    row = cabinet.connection().execute("SELECT number FROM dossier WHERE id = ?", (dossier,)).fetchone()
    if row is None:
        raise AppError("archive_dossier_missing")
    values = []
    for path in paths:
        facts = _facts(filing.path_of(cabinet.folder, path))
        name = path.rpartition("/")[2]
        values.append({"dossier": dossier, "item": None, "name": name, "path": path, "added_at": added_at, **facts})
    with cabinet.act("fixity_adopted", files=len(values), number=row[0]) as act:
        return _insert(act, values)


def _named(cabinet: Cabinet, file: DigitalFile) -> str:
    """Return what the history calls a file: its name, but in a dossier that is kept restricted the dossier's number."""
    row = cabinet.connection().execute(
        "SELECT iif(d.access <> 'B' OR d.exempt, d.number, f.name) FROM digital_file AS f"
        " JOIN dossier AS d ON d.id = f.dossier_id WHERE f.id = ?",
        (file.id,),
    )
    found = row.fetchone()
    return str(found[0]) if found is not None else file.name


def _insert(act: Act, values: list[dict[str, object]]) -> int:
    return len(act.insert(tables.DigitalFile, values))


def _facts(place: Path) -> dict[str, object]:
    try:
        with place.open("rb") as file:
            first = file.read(_FIRST)
        size = place.stat().st_size
        return {
            "size": size,
            "sha256": disk.sha256(place),
            "kind": kind_of_bytes(first, place) if size else "empty",
        }
    except OSError as fault:
        raise AppError("fixity_gone") from fault


def _state(place: Path, file: DigitalFile) -> State | None:
    try:
        if place.stat().st_size != file.size:
            return State.CHANGED
        return None if disk.sha256(place) == file.sha256 else State.CHANGED
    except FileNotFoundError:
        return State.MISSING
    except OSError:
        return State.UNREADABLE


def _unknown(cabinet: Cabinet) -> dict[str, int]:
    """Return path and size of the files below the vault that no row of the archive and no other room knows."""
    holdings = [held for room in cabinet.rooms for held in room.holdings]
    known = {file.path for held in holdings for file in held.files(cabinet)}
    branches = tuple(f"{held.branch}/" for held in holdings if held.branch)
    root = cabinet.folder / filing.FOLDER
    found: dict[str, int] = {}
    for folder, _, names in os.walk(root):
        for name in names:
            place = Path(folder, name)
            path = place.relative_to(root).as_posix()
            if path in known or path.startswith(branches) or f"/{filing.PART}" in f"/{path}":
                continue
            if place.is_file() and not place.is_symlink():
                found[path] = place.stat().st_size
    return found


def _hashes(cabinet: Cabinet, paths: Iterable[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for path in paths:
        try:
            found[path] = disk.sha256(filing.path_of(cabinet.folder, path))
        except OSError:
            continue
    return found
