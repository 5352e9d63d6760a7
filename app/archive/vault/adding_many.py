"""Many files and whole folders added to a dossier: one act done in steps, gone on with after a cancel or a kill.

Each step copies some files, waits until they are on the disk, and commits their rows together with the note of what
became of each. What cannot be added is told and never stops the rest; only a cabinet that cannot be written does.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from app.archive import tables
from app.archive.file_kinds import belies, kind_of_bytes
from app.archive.vault.addings import Adding, of_job
from app.archive.vault.walking import Found, Passed, readable, walk
from app.errors import AppError
from app.store import Act, Cabinet, filing
from app.store.pouring import Poured, Pouring, pouring

#: The most files and bytes of one step: what a kill can cost, and what is on its way to the disk at once.
_FILES, _BYTES = 256, 192 * 2**20
#: How long the path of a copy may get below the vault's folder: Windows takes 260 letters with all that is above.
_LONGEST_PATH = 170
_LONGEST_FOLDER = 48
#: Who may know a path: a file's row, or a dossier in the trash, which can be put back.
_KNOWN = (
    "SELECT 1 FROM digital_file WHERE path = ?",
    "SELECT 1 FROM trash AS t, json_each(t.content, '$.digital_file') AS f WHERE f.value ->> 'path' = ?",
)


@dataclass(slots=True)
class _Work:
    """A job under way: what stands fixed for its time, and how far it is."""

    cabinet: Cabinet
    job: int
    dossier: int
    number: str
    folder: str
    batch: int | None
    added: int
    done: int = 0
    whole: int = 1


def begin(cabinet: Cabinet, dossier: int, sources: Sequence[Path]) -> int:
    """Note what is to be added to a dossier and return the number of the job; `go_on` does it.

    The same, stopped before its end, is the same job. Raises `AppError` ``archive_dossier_missing`` and
    ``adding_nothing``.
    """
    if not sources:
        raise AppError("adding_nothing")
    _dossier(cabinet, dossier)
    wanted = json.dumps([str(source.absolute()) for source in sources])
    with cabinet.noting() as connection:
        stopped = connection.execute(
            "SELECT max(id) FROM file_job WHERE dossier = ? AND sources = ? AND state = 'open'", (dossier, wanted)
        ).fetchone()
        if stopped[0] is not None:
            return int(stopped[0])
        cursor = connection.execute(
            "INSERT INTO file_job (dossier, sources, batch, state, began_at) VALUES (?, ?, NULL, 'open', ?)",
            (dossier, wanted, _now()),
        )
        assert cursor.lastrowid is not None  # noqa: S101 - an INSERT has one
        return cursor.lastrowid


def go_on(cabinet: Cabinet, job: int, progress: Callable[[float], None]) -> Adding:
    """Add what a job has still to add and return what became of all of it.

    What ``progress`` raises stops it; what was added so far stays, and the job can be gone on with. Raises `AppError`
    ``adding_job_missing``, ``archive_dossier_missing``, and what a disk that is full or not to be written raises.
    """
    known = of_job(cabinet, job)
    if known is None:
        raise AppError("adding_job_missing")
    number, folder = _dossier(cabinet, known.dossier)
    connection = cabinet.connection()
    done = {source for (source,) in connection.execute("SELECT source FROM file_step WHERE job = ?", (job,))}
    (sources,) = connection.execute("SELECT sources FROM file_job WHERE id = ?", (job,)).fetchone()
    waiting: list[Found] = []
    passed: list[Passed] = []
    work = _Work(cabinet, job, known.dossier, number, folder, known.batch, known.added)
    for one in walk([Path(source) for source in json.loads(sources)], cabinet.folder):
        progress(0.0)
        if isinstance(one, Passed):
            passed.append(one)
            continue
        work.whole += one.size + 1
        if one.key in done:
            work.done += one.size + 1
        else:
            waiting.append(one)
    with pouring(cabinet.folder, job) as pour:
        for step in _steps(waiting):
            _do(work, pour, step, progress)
    with cabinet.noting() as noted:
        noted.executemany(
            "INSERT INTO file_step (job, source, file, code) VALUES (?, ?, NULL, ?) ON CONFLICT DO NOTHING",
            [(job, one.key, one.code) for one in passed],
        )
        noted.execute("UPDATE file_job SET state = 'done' WHERE id = ?", (job,))
    progress(1.0)
    ended = of_job(cabinet, job)
    assert ended is not None  # noqa: S101 - it was there, and jobs are never taken out
    return ended


def add_many(
    cabinet: Cabinet, dossier: int, sources: Sequence[Path], progress: Callable[[float], None] = lambda share: None
) -> Adding:
    """Add files and whole folders to a dossier at once; see `begin` and `go_on`."""
    return go_on(cabinet, begin(cabinet, dossier, sources), progress)


def leave(cabinet: Cabinet, job: int) -> None:
    """Do not offer a job any more: what it added stays, the rest is not added."""
    with cabinet.noting() as connection:
        connection.execute("UPDATE file_job SET state = 'left' WHERE id = ?", (job,))


def _steps(waiting: Sequence[Found]) -> Iterator[list[Found]]:
    step: list[Found] = []
    size = 0
    for one in waiting:
        if step and (len(step) >= _FILES or size + one.size > _BYTES):
            yield step
            step, size = [], 0
        step.append(one)
        size += one.size
    if step:
        yield step


def _do(work: _Work, pour: Pouring, step: Sequence[Found], progress: Callable[[float], None]) -> None:
    """Copy the files of one step and commit their rows with what became of each."""
    before = pour.copied
    copies = pour.pour(
        [one.path for one in step],
        lambda size: progress(min(0.999, (work.done + size - before) / work.whole)),
    )
    steps: list[tuple[int, str, int | None, str | None]] = []
    rows: list[dict[str, object]] = []
    of_rows: list[tuple[str, str | None]] = []
    hashes = {copy.sha256 for copy in copies if isinstance(copy, Poured)}
    homes = _homes(work.cabinet, hashes)
    now = _now()
    for one, copy in zip(step, copies, strict=True):
        if isinstance(copy, AppError):
            steps.append((work.job, one.key, None, copy.code))
            continue
        if work.dossier in homes.get(copy.sha256, ()):
            pour.drop(copy)
            steps.append((work.job, one.key, None, "adding_same_here"))
            continue
        elsewhere = copy.sha256 in homes
        homes.setdefault(copy.sha256, set()).add(work.dossier)
        row = _settled(work, pour, one, copy)
        rows.append({**row, "added_at": now})
        of_rows.append((one.key, _remark(one, str(row["kind"]), copy.size, elsewhere=elsewhere)))
    pour.sync()
    with _act(work, len(rows)) as act:
        numbers = act.insert(tables.DigitalFile, rows) if rows else []
        steps += [(work.job, key, file, code) for (key, code), file in zip(of_rows, numbers, strict=True)]
        connection = work.cabinet.connection()
        connection.executemany("INSERT INTO file_step (job, source, file, code) VALUES (?, ?, ?, ?)", steps)
        if rows:
            work.batch = act.id
            connection.execute("UPDATE file_job SET batch = ? WHERE id = ?", (act.id, work.job))
    pour.keep()
    work.added += len(rows)
    work.done += sum(one.size + 1 for one in step)
    progress(min(0.999, work.done / work.whole))


def _act(work: _Work, more: int) -> AbstractContextManager[Act]:
    """Return the one act of the job: begun, gone on with, or begun anew where it was undone meanwhile."""
    if work.batch is not None:
        undone = work.cabinet.connection().execute("SELECT undone FROM act WHERE id = ?", (work.batch,)).fetchone()
        if undone is not None and not undone[0]:
            return work.cabinet.go_on(work.batch, number=work.number, files=work.added + more)
        work.added = 0
    return work.cabinet.act("files_added", number=work.number, files=work.added + more)


def _settled(work: _Work, pour: Pouring, one: Found, copy: Poured) -> dict[str, object]:
    name = readable(one.path.name)
    kind = kind_of_bytes(copy.first, copy.part) if copy.size else "empty"
    connection = work.cabinet.connection()

    def is_known(path: str) -> bool:
        return any(connection.execute(question, (path,)).fetchone() is not None for question in _KNOWN)

    folder = work.folder
    for part in one.inside:
        further = f"{folder}/{filing.safe_name(readable(part), _LONGEST_FOLDER)}"
        if len(further) > _LONGEST_PATH - 60:
            break
        folder = further
    suffix = one.path.suffix if len(one.path.suffix) <= 11 else ""
    stem = readable(one.path.name.removesuffix(one.path.suffix) if suffix else one.path.name)
    path = pour.settle(copy, folder, filing.safe_name(stem, _LONGEST_PATH - len(folder)), readable(suffix), is_known)
    return {
        "dossier": work.dossier,
        "item": None,
        "name": name,
        "path": path,
        "size": copy.size,
        "sha256": copy.sha256,
        "kind": kind,
    }


def _remark(one: Found, kind: str, size: int, *, elsewhere: bool) -> str | None:
    """Return the code of what is to be told of a file that was added."""
    if not size:
        return "adding_empty"
    if belies(one.path.suffix, kind):
        return "adding_ending_wrong"
    return "adding_same_elsewhere" if elsewhere else None


def _homes(cabinet: Cabinet, hashes: set[str]) -> dict[str, set[int]]:
    """Return in which dossiers there are files of these contents."""
    found: dict[str, set[int]] = {}
    rows = cabinet.connection().execute(
        "SELECT sha256, dossier_id FROM digital_file WHERE sha256 IN (SELECT value FROM json_each(?))",
        (json.dumps(sorted(hashes)),),
    )
    for sha256, dossier in rows:
        found.setdefault(sha256, set()).add(dossier)
    return found


def _dossier(cabinet: Cabinet, dossier: int) -> tuple[str, str]:
    """Return the number of a dossier and the folder its many files go to, below the vault's."""
    row = cabinet.connection().execute("SELECT number, code, title, year_from FROM dossier WHERE id = ?", (dossier,))
    known = row.fetchone()
    if known is None:
        raise AppError("archive_dossier_missing")
    number, code, title, year = known
    padded = number.zfill(4) if number.isdigit() else number
    branch = f"{year or 'tanpa tahun'}/{filing.safe_name(code or 'tanpa kode', 40)}"
    return number, f"{branch}/{filing.safe_name(f'{padded} {title}', _LONGEST_FOLDER)}"


def _now() -> str:
    return dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
