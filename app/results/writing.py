"""Keeps what an act brings to the results room: areas, contests, subjects, sources and deliveries of figures.

Each function finds what is there before it adds, so that two acts planned side by side do not double anything.
"""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING

from app.results import area_sums, figures, lookup
from app.results.areas import Node
from app.results.lookup import SubjectKey
from app.results.records import ElectionKey, Status, Way
from app.results.tables import Amendment, Area, AreaAlias, Contest, Delivery, DistrictMember, Election, Source, Subject
from importers.records import Level
from importers.values import same_name

if TYPE_CHECKING:
    from app.store.act import Act


#: Parameters in one statement: SQLite takes 32,766.
_AT_ONCE = 5000


@dataclass(frozen=True, slots=True)
class SubjectDraft:
    """A subject to keep: its key, and the name, short name and colour of a contestant as far as they are known."""

    key: SubjectKey
    name: str | None = None
    short: str | None = None
    colour: str | None = None


@dataclass(frozen=True, slots=True)
class SourceDraft:
    """A source to keep; what is None stays as it is where the source is there already."""

    name: str
    status: Status
    form: str | None = None
    dossier: str | None = None
    settled: bool = False


@dataclass(frozen=True, slots=True)
class Origin:
    """Where figures come from: base name and SHA-256 of the file, the sheet, and the fields of `tables.Delivery`."""

    file: str
    sha256: str
    sheet: str
    kept: str | None = None
    form: str | None = None
    dossier: str | None = None
    way: Way = Way.FILE


@dataclass(frozen=True, slots=True)
class AliasDraft:
    """A name to remember for an area: ``key`` is how ``name`` is compared at ``level`` inside ``within``."""

    within: Node
    level: Level
    key: str
    name: str
    area: Node


@dataclass(frozen=True, slots=True)
class AmendmentDraft:
    """A value taken otherwise than its cell has it: of which area and subject, the text written there, and why."""

    area: int
    subject: int
    cell: str
    written: str | None
    value: int
    code: str


def keep_areas(act: Act, connection: sqlite3.Connection, nodes: Iterable[Node]) -> int:
    """Store areas that are not kept yet, parents before children, and return how many; their nodes get their ids.

    An area that another plan of the same act, or another act since the plan, has stored is found again.
    """
    fresh: set[Node] = set()
    unkept = (node for node in nodes if node.id is None)
    for _, level in groupby(unkept, key=lambda node: node.level):
        some = list(level)
        _find_kept(connection, [node for node in some if node.parent not in fresh])
        some = [node for node in some if node.id is None]
        rows = [
            {
                "parent": None if node.parent is None else node.parent.id,
                "level": str(node.level),
                "name": node.name,
                "key": node.key,
                "code": node.code,
                "scheme": None if node.scheme is None else str(node.scheme),
            }
            for node in some
        ]
        for node, number in zip(some, act.insert(Area, rows), strict=True):
            node.id = number
        fresh.update(some)
    return len(fresh)


def _find_kept(connection: sqlite3.Connection, nodes: Sequence[Node]) -> None:
    """Give nodes the ids of the areas they are, where these are kept by now."""
    coded = [node for node in nodes if node.code is not None]
    for start in range(0, len(coded), _AT_ONCE):
        some = coded[start : start + _AT_ONCE]
        marks = ", ".join("?" * len(some))
        rows = connection.execute(
            f"SELECT code, scheme, id FROM area WHERE code IN ({marks})", [node.code for node in some]
        )
        ids = {(code, scheme): area for code, scheme, area in rows}
        for node in some:
            node.id = ids.get((node.code, node.scheme))
    for node in nodes:
        if node.code is None:
            row = connection.execute(
                "SELECT id FROM area WHERE parent_id IS ? AND level = ? AND key = ? AND code IS NULL",
                (None if node.parent is None else node.parent.id, node.level, node.key),
            ).fetchone()
            node.id = None if row is None else row[0]


def rename_areas(act: Act, names: Mapping[int, str]) -> None:
    """Give areas other names."""
    act.update_rows(Area, {area: {"name": name, "key": same_name(name)} for area, name in names.items()})


def keep_aliases(act: Act, connection: sqlite3.Connection, drafts: Iterable[AliasDraft]) -> int:
    """Remember names for areas, whose nodes are kept by now, and return how many; what is remembered anew counts."""
    kept = {
        (within, level, key): (alias, area)
        for alias, within, level, key, area in connection.execute(
            "SELECT id, within_id, level, key, area_id FROM area_alias"
        )
    }
    fresh: dict[tuple[int | None, str, str], dict[str, object]] = {}
    other: dict[int, Mapping[str, object]] = {}
    for draft in drafts:
        mark = (draft.within.id, str(draft.level), draft.key)
        row: dict[str, object] = {
            "within": mark[0],
            "level": mark[1],
            "key": draft.key,
            "name": draft.name,
            "area": draft.area.id,
        }
        there = kept.get(mark)
        if there is None:
            fresh.setdefault(mark, row)
        elif there[1] != draft.area.id:
            other[there[0]] = {"area": draft.area.id, "name": draft.name}
    act.insert(AreaAlias, fresh.values())
    act.update_rows(AreaAlias, other)
    return len(fresh) + len(other)


def keep_members(act: Act, connection: sqlite3.Connection, contest: int, members: Iterable[tuple[Node, Node]]) -> None:
    """Store which areas belong to which district in a contest, as far as that is not kept yet."""
    kept = "SELECT district_id, area_id FROM district_member WHERE contest_id = ?"
    there = set(connection.execute(kept, (contest,)))
    pairs = {(one.id, two.id) for one, two in members if one.id is not None and two.id is not None} - there
    rows = [{"contest": contest, "district": district, "area": area} for district, area in sorted(pairs)]
    act.insert(DistrictMember, rows)


def keep_contest(act: Act, connection: sqlite3.Connection, key: ElectionKey, area: int) -> int:
    """Return the contest of an election in ``area``, stored first where it was not there."""
    found = lookup.contest_of(connection, key, area)
    if found is not None:
        return found
    row = connection.execute(
        "SELECT id FROM election WHERE kind = ? AND year = ? AND round = ?", (key.kind, key.year, key.round)
    ).fetchone()
    election = (
        int(row[0])
        if row is not None
        else act.insert(Election, [{"kind": str(key.kind), "year": key.year, "round": key.round}])[0]
    )
    return act.insert(Contest, [{"election": election, "area": area}])[0]


def keep_subjects(
    act: Act, connection: sqlite3.Connection, contest: int, drafts: Iterable[SubjectDraft]
) -> dict[SubjectKey, int]:
    """Return the ids of subjects by key, those not there stored first; a contestant without a name gets the draft's."""
    kept = lookup.subjects_of(connection, contest)
    ids = {key: subject.id for key, subject in kept.items()}
    fresh: dict[SubjectKey, SubjectDraft] = {}
    named: dict[int, Mapping[str, object]] = {}
    for draft in drafts:
        there = kept.get(draft.key)
        if there is None:
            fresh.setdefault(draft.key, draft)
        elif there.name is None and draft.name is not None:
            named[there.id] = {"name": draft.name, "short": draft.short, "colour": draft.colour}
    rows = [
        {
            "contest": contest,
            "number": draft.key[0],
            "candidate": draft.key[1],
            "field": draft.key[2],
            "name": draft.name,
            "short": draft.short,
            "colour": draft.colour,
        }
        for draft in fresh.values()
    ]
    ids.update(zip(fresh, act.insert(Subject, rows), strict=True))
    act.update_rows(Subject, named)
    return ids


def keep_source(act: Act, connection: sqlite3.Connection, contest: int, draft: SourceDraft) -> int:
    """Return the source of that name in a contest, stored first where it was not there.

    The first final source of a contest becomes its official one. A ``settled`` draft also sets the status of a source
    that is there.
    """
    kept = lookup.sources_of(connection, contest)
    there = kept.get(lookup.source_key(draft.name))
    if there is not None:
        changes: dict[str, object] = {}
        if draft.settled:
            changes["status"] = str(draft.status)
        if draft.form is not None:
            changes["form"] = draft.form
        if draft.dossier is not None:
            changes["dossier"] = draft.dossier
        act.update(Source, Source.id == there.id, **changes)
        return there.id
    official = draft.status is Status.FINAL and not any(source.official for source in kept.values())
    row = {
        "contest": contest,
        "name": draft.name,
        "status": str(draft.status),
        "official": int(official),
        "form": draft.form,
        "dossier": draft.dossier,
    }
    return act.insert(Source, [row])[0]


def deliver(
    act: Act,
    connection: sqlite3.Connection,
    source: int,
    area: int,
    origin: Origin,
    blocks: Sequence[tuple[Sequence[tuple[int, int]], Sequence[figures.Line], bool]],
    progress: figures.Progress | None = None,
    *,
    parents: Mapping[int, int],
    scattered: Sequence[tuple[int, int, int, int]] = (),
    amendments: Sequence[AmendmentDraft] = (),
) -> int:
    """Store the figures of one sheet for one source and return how many; they count from then on.

    Each block is (subjects with their column or row, lines, whether areas are in rows); ``area`` holds them all, and
    ``parents`` has what each area of a line lies in, none for a district.
    ``scattered`` are figures that lie in no such lines: area, subject, value, packed cell. ``amendments`` tell of the
    figures among them that are not what their cells have.
    """
    row = {
        "source": source,
        "area": area,
        "batch": act.id,
        "file": origin.file,
        "sha256": origin.sha256,
        "sheet": origin.sheet,
        "at": dt.datetime.now().astimezone().isoformat(timespec="seconds"),
        "kept": origin.kept,
        "form": origin.form,
        "dossier": origin.dossier,
        "way": str(origin.way),
    }
    delivery = act.insert(Delivery, [row])[0]
    stored = 0
    for done, (subjects, lines, in_rows) in enumerate(blocks):
        watch = None if progress is None else partial(_step, progress, done, len(blocks))
        stored += figures.store(act, delivery, subjects, lines, areas_in_rows=in_rows, progress=watch)
    stored += figures.store_scattered(act, delivery, scattered)
    if scattered:
        area_sums.touch(act, delivery)
    else:
        area_sums.keep(act, connection, delivery, [block[:2] for block in blocks], parents)
    act.insert(Amendment, [{"delivery": delivery, **asdict(draft)} for draft in amendments])
    act.update(Delivery, Delivery.id == delivery, figures=stored, live=1)
    return stored


def _step(progress: figures.Progress, done: int, of: int, share: float) -> None:
    progress((done + share) / of)
