"""Long addings of files as they are noted in the cabinet: how far each came, and what there is to tell of its files."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass

from app.store import Cabinet

_KEPT_TOLD = frozenset({"adding_empty", "adding_ending_wrong", "adding_same_elsewhere"})


@dataclass(frozen=True, slots=True)
class Adding:
    """A job: its act, how many files it added, found there already, and passed over; ``told`` counts its codes."""

    job: int
    dossier: int
    number: str
    sources: tuple[str, ...]
    batch: int | None
    state: str
    added: int
    same: int
    passed: int
    told: tuple[tuple[str, int], ...]

    @property
    def open(self) -> bool:
        """Whether it was stopped before its end and can be gone on with."""
        return self.state == "open"


@dataclass(frozen=True, slots=True)
class Told:
    """One file that there is something to tell of: where it came from, the code, and its row if it was added."""

    source: str
    code: str
    file: int | None


def of_job(cabinet: Cabinet, job: int) -> Adding | None:
    """Return one job."""
    return next(iter(_jobs(cabinet, "j.id = ?", job)), None)


def unfinished(cabinet: Cabinet) -> list[Adding]:
    """Return the jobs that were stopped before their end, oldest first."""
    return _jobs(cabinet, "j.state = ?", "open")


def told_of(cabinet: Cabinet, job: int, limit: int = 2000) -> list[Told]:
    """Return the files of a job that there is something to tell of, in order of their code and name."""
    rows = cabinet.connection().execute(
        "SELECT source, code, file FROM file_step WHERE job = ? AND code IS NOT NULL ORDER BY code, source LIMIT ?",
        (job, limit),
    )
    return [Told(*row) for row in rows]


def _jobs(cabinet: Cabinet, where: str, value: object) -> list[Adding]:
    connection = cabinet.connection()
    rows = connection.execute(
        "SELECT j.id, j.dossier, coalesce(d.number, ''), j.sources, j.batch, j.state FROM file_job AS j"
        f" LEFT JOIN dossier AS d ON d.id = j.dossier WHERE {where} ORDER BY j.id",
        (value,),
    ).fetchall()
    found = []
    for job, dossier, number, sources, batch, state in rows:
        (added,) = connection.execute(
            "SELECT count(*) FROM file_step WHERE job = ? AND file IS NOT NULL", (job,)
        ).fetchone()
        codes = Counter(
            dict(
                connection.execute(
                    "SELECT code, count(*) FROM file_step WHERE job = ? AND code IS NOT NULL GROUP BY code", (job,)
                ).fetchall()
            )
        )
        same = codes["adding_same_here"]
        passed = sum(count for code, count in codes.items() if code not in _KEPT_TOLD) - same
        names = tuple(json.loads(sources))
        told = tuple(sorted(codes.items()))
        found.append(Adding(job, dossier, number, names, batch, state, added, same, passed, told))
    return found
