"""Finds what the cabinet already keeps of an election: its contests, subjects and sources, as plain values."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, field

from app.results.records import ElectionKey, Status
from importers.values import same_name

#: A subject by contestant number, candidate number and measure field, as `app.results.tables.Subject` has them.
SubjectKey = tuple[int, int, str]
#: Stands in the place of a field for the votes given to a party itself (A.1), beside those of its candidates.
OWN = "own"


def is_party(key: SubjectKey) -> bool:
    """Tell whether a subject is a contestant as a whole: a pair, a person, or a party with all its candidates."""
    return key[0] > 0 and not key[1] and not key[2]


def is_part(key: SubjectKey) -> bool:
    """Tell whether a subject is part of a party's total: its own votes, or one of its candidates'."""
    return key[0] > 0 and ((key[1] > 0 and not key[2]) or key[2] == OWN)


def is_measure(key: SubjectKey) -> bool:
    """Tell whether a subject is a measure."""
    return key[0] == 0


def source_key(name: str) -> str:
    """Return the key under which spellings of one source meet: "D.HASIL KABKO" and "d hasil kab/ko" are the same."""
    return same_name(name) or name.casefold()


@dataclass(frozen=True, slots=True)
class KeptSubject:
    """A subject as it is kept."""

    id: int
    key: SubjectKey
    name: str | None
    short: str | None
    colour: str | None


@dataclass(frozen=True, slots=True)
class KeptSource:
    """A source as it is kept."""

    id: int
    name: str
    status: Status
    official: bool
    form: str | None
    dossier: str | None


def contest_of(connection: sqlite3.Connection, key: ElectionKey, area: int) -> int | None:
    """Return the contest of an election in exactly ``area``, or None."""
    row = connection.execute(
        "SELECT c.id FROM contest AS c JOIN election AS e ON e.id = c.election_id"
        " WHERE e.kind = ? AND e.year = ? AND e.round = ? AND c.area_id = ?",
        (key.kind, key.year, key.round, area),
    ).fetchone()
    return None if row is None else int(row[0])


def subjects_of(connection: sqlite3.Connection, contest: int) -> dict[SubjectKey, KeptSubject]:
    """Return the subjects of a contest by key: contestants by number, then measures."""
    rows = connection.execute(
        "SELECT id, number, candidate, field, name, short, colour FROM subject WHERE contest_id = ?"
        " ORDER BY number = 0, number, candidate, field",
        (contest,),
    )
    return {
        (number, candidate, field): KeptSubject(row, (number, candidate, field), name, short, colour)
        for row, number, candidate, field, name, short, colour in rows
    }


def members_of(connection: sqlite3.Connection, contest: int) -> dict[int, int]:
    """Return the areas that belong to a district of a contest, each with its district."""
    rows = connection.execute(
        "SELECT area_id, district_id FROM district_member WHERE contest_id = ? AND area_id <> district_id", (contest,)
    )
    return dict(rows.fetchall())


def sources_of(connection: sqlite3.Connection, contest: int) -> dict[str, KeptSource]:
    """Return the sources of a contest by `source_key`, in the order they came."""
    rows = connection.execute(
        "SELECT id, name, status, official, form, dossier FROM source WHERE contest_id = ? ORDER BY id", (contest,)
    )
    found = [KeptSource(row[0], row[1], Status(row[2]), bool(row[3]), row[4], row[5]) for row in rows]
    return {source_key(source.name): source for source in found}


def contestant_names(connection: sqlite3.Connection, key: ElectionKey) -> list[tuple[str, int]]:
    """Return the kept names, full and short, of an election's contestants with their numbers, from all its contests."""
    rows = connection.execute(
        "SELECT DISTINCT s.name, s.short, s.number FROM subject AS s JOIN contest AS c ON c.id = s.contest_id"
        " JOIN election AS e ON e.id = c.election_id"
        " WHERE e.kind = ? AND e.year = ? AND e.round = ? AND s.number > 0 AND s.candidate = 0 AND s.field = ''",
        (key.kind, key.year, key.round),
    )
    return [(text, number) for *texts, number in rows for text in texts if text]


@dataclass(frozen=True, slots=True)
class KeptContest:
    """What is kept of one contest; ``id`` is None where there is none yet."""

    id: int | None = None
    subjects: Mapping[SubjectKey, KeptSubject] = field(default_factory=dict)
    sources: Mapping[str, KeptSource] = field(default_factory=dict)

    @property
    def has_official(self) -> bool:
        """Tell whether one of the sources is the official one."""
        return any(source.official for source in self.sources.values())


def kept_contest(connection: sqlite3.Connection, key: ElectionKey, area: int) -> KeptContest:
    """Return what is kept of an election's contest in exactly ``area``."""
    contest = contest_of(connection, key, area)
    if contest is None:
        return KeptContest()
    return KeptContest(contest, subjects_of(connection, contest), sources_of(connection, contest))
