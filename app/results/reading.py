"""What the cabinet says of an election: the list of results, and one contest by one source at any level of areas.

Rows stay here; screens get frozen records. A figure stated at the asked level wins, else finer ones are added up.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import TYPE_CHECKING

from app.errors import AppError, Exit
from app.results.areas import Node, Tree, level_below
from app.results.choosing import choose_source, contest_of, id_of, kept_area, source_info, source_root
from app.results.contestants import ballot_name
from app.results.lookup import KeptSubject, SubjectKey, subjects_of
from app.results.measures import parts
from app.results.records import (
    AreaResult,
    Contestant,
    ElectionKey,
    ElectionKind,
    Finding,
    Listing,
    ResultView,
)
from app.results.sums import Sum, stated_levels, sums
from app.results.tracing import follow, subject_of, subject_words
from importers.records import TREE, Level

if TYPE_CHECKING:
    from app.results.records import Trace
    from app.store.cabinet import Cabinet


def list_results(cabinet: Cabinet) -> list[Listing]:
    """Return every source of every contest that has figures, newest election first, the official source first."""
    connection = cabinet.connection()
    tree = Tree(connection)
    rows = connection.execute(
        "SELECT e.kind, e.year, e.round, s.id FROM source AS s JOIN contest AS c ON c.id = s.contest_id"
        " JOIN election AS e ON e.id = c.election_id"
        " WHERE EXISTS (SELECT 1 FROM delivery AS d WHERE d.source_id = s.id AND d.live = 1)"
        " ORDER BY e.year DESC, e.kind, e.round DESC, c.id, s.official DESC, s.id"
    ).fetchall()
    listed = []
    for kind, year, nth, source in rows:
        root = source_root(connection, tree, source)
        info = source_info(cabinet, source, root)
        listed.append(Listing(ElectionKey(ElectionKind(kind), year, nth), root.name, root.code, info))
    return listed


def show(
    cabinet: Cabinet,
    election: ElectionKey,
    *,
    level: Level | None = None,
    area: str | None = None,
    source: str | None = None,
) -> ResultView:
    """Return the figures of a contest by the areas at ``level`` inside ``area``.

    ``level`` left out is the next one below the area that has figures; ``area`` is a code, left out all that the source
    covers; ``source`` a name, left out the official one or else the only one. Raises `AppError`: ``no_figures`` for an
    election or area without any, ``source_needed`` and ``source_not_kept`` (wrong usage), ``area_not_found``,
    ``level_without_figures``.
    """
    connection = cabinet.connection()
    tree = Tree(connection)
    chosen = choose_source(connection, election, source, area)
    whole = source_root(connection, tree, chosen)
    root = whole if area is None else kept_area(tree, area)
    stated = stated_levels(connection, chosen)
    wanted = level or _level_inside(root, stated) or root.level
    subjects = subjects_of(connection, contest_of(connection, chosen))
    found, at_root = sums(connection, chosen, (wanted, root.level), inside=id_of(root), stated=stated)
    if not found:
        raise AppError("level_without_figures", Exit.REFUSED, area=root.name, level=str(wanted), election=str(election))
    who = [subject for subject in subjects.values() if subject.key[0] and not subject.key[1]]
    info = source_info(cabinet, chosen, whole)
    areas = _results(connection, tree, found, who, subjects, stated)
    roots = _results(connection, tree, [one for one in at_root if one[0] == root.id], who, subjects, stated)
    return ResultView(
        election,
        info,
        roots[0] if roots else AreaResult(id_of(root), root.code, root.name, root.level, (None,) * len(who)),
        wanted,
        tuple(_contestant(subject) for subject in who),
        tuple(areas),
        tuple(_findings(tree, found, subjects)),
    )


def children_level(cabinet: Cabinet, election: ElectionKey, source: str | None, root: str | None) -> Level | None:
    """Return the level to show inside the area of the code ``root``, None where nothing finer is known."""
    connection = cabinet.connection()
    tree = Tree(connection)
    chosen = choose_source(connection, election, source, root)
    area = source_root(connection, tree, chosen) if root is None else kept_area(tree, root)
    return _level_inside(area, stated_levels(connection, chosen))


def trace(
    cabinet: Cabinet,
    election: ElectionKey,
    *,
    area: str,
    contestant: str | None = None,
    measure: str | None = None,
    source: str | None = None,
) -> Trace:
    """Return a figure with the cells it stands in or is added up from.

    ``area`` is a code; ``contestant`` "3", or "3.2" for candidate 2 of party 3; ``measure`` a field. Raises `AppError`
    as `show` does, and ``subject_unknown`` (wrong usage) for a contestant or measure the contest has not.
    """
    connection = cabinet.connection()
    chosen = choose_source(connection, election, source, area)
    node = kept_area(Tree(connection), area)
    found = trace_figure(cabinet, chosen, id_of(node), subject_of(contestant, measure))
    if found is None:
        raise AppError("subject_unknown", Exit.USAGE, subject=contestant or measure or "–", election=str(election))
    return found


def trace_figure(cabinet: Cabinet, source: int, area: int, key: SubjectKey) -> Trace | None:
    """Return a figure of a source with its cells by the rows of source and area; None for a subject nobody counts.

    A party without a figure of its own is its candidates; a measure that is not stated is what it is made of, where
    all of that is counted (`app.results.measures.parts`).
    """
    connection = cabinet.connection()
    subjects = subjects_of(connection, contest_of(connection, source))
    level = Level(connection.execute("SELECT level FROM area WHERE id = ?", (area,)).fetchone()[0])
    found = subjects.get(key)
    answer = None if found is None else follow(connection, source, area, level, (found.id,))
    if answer is not None and answer.cells:
        return answer
    made_of = _candidates(found, subjects) if found is not None and found.key[0] else _parts(key, subjects)
    return follow(connection, source, area, level, made_of) if made_of else answer


def _parts(key: SubjectKey, subjects: dict[SubjectKey, KeptSubject]) -> tuple[int, ...]:
    """Return the rows of what a measure is made of, none where a part of it is not counted."""
    made_of = [subjects.get((0, 0, field)) for field in parts(key[2])]
    return tuple(part.id for part in made_of if part is not None) if None not in made_of else ()


def _level_inside(area: Node, stated: Sequence[Level]) -> Level | None:
    """Return the next level inside ``area`` for which there are figures, stated or to be added up."""
    finest = max((TREE.index(level) for level in stated if level in TREE), default=-1)
    below = level_below(area.level)
    if below is not None and TREE.index(below) <= finest:
        return below
    return Level.DISTRICT if Level.DISTRICT in stated and area.level is not Level.DISTRICT else None


def _results(
    connection: sqlite3.Connection,
    tree: Tree,
    found: Sequence[Sum],
    who: Sequence[KeptSubject],
    subjects: dict[SubjectKey, KeptSubject],
    stated: Sequence[Level],
) -> list[AreaResult]:
    """Return areas in the order of their codes, each with votes in the order of ``who`` and all its measures."""
    fields = {subject.id: subject.key[2] for subject in subjects.values() if subject.key[2]}
    by_area: dict[int, dict[int, int]] = {}
    for area, subject, value, _ in found:
        by_area.setdefault(area, {})[subject] = value
    tree.load(by_area)
    children = _children(connection, tree, by_area, stated)
    parties = [(subject.id, _candidates(subject, subjects)) for subject in who]
    results = []
    for area, values in by_area.items():
        node = tree.by_id(area)
        results.append(
            AreaResult(
                area,
                node.code,
                node.name,
                node.level,
                tuple([_votes(values, party, candidates) for party, candidates in parties]),
                {fields[subject]: value for subject, value in values.items() if subject in fields},
                children.get(area, 0),
            )
        )
    results.sort(key=lambda result: (result.code is None, result.code or "", result.name))
    return results


def _children(
    connection: sqlite3.Connection, tree: Tree, areas: dict[int, dict[int, int]], stated: Sequence[Level]
) -> dict[int, int]:
    """Return how many areas lie directly inside each of ``areas``, where the source says something of finer ones."""
    level = next((tree.by_id(area).level for area in areas), None)
    finest = max((TREE.index(one) for one in stated if one in TREE), default=0)
    if level not in TREE or TREE.index(level) >= finest:
        return {}
    rows = connection.execute(
        "SELECT parent_id, count(*) FROM area WHERE level = ? AND parent_id IS NOT NULL GROUP BY parent_id",
        (level_below(level),),
    )
    return {parent: count for parent, count in rows if parent in areas}


def _findings(tree: Tree, found: Sequence[Sum], subjects: dict[SubjectKey, KeptSubject]) -> list[Finding]:
    """Return where a stated figure is not what the finer areas add up to."""
    labels = {subject.id: _label(subject) for subject in subjects.values()}
    findings = []
    for area, subject, value, children in found:
        if children is not None and children != value:
            name = tree.by_id(area).name
            data = {"area": name, "subject": labels[subject], "stated": value, "sum": children}
            findings.append(Finding("stated_differs", area, name, data=data))
    return findings


def _candidates(party: KeptSubject, subjects: dict[SubjectKey, KeptSubject]) -> tuple[int, ...]:
    """Return the rows of a party's candidates; a candidate has none."""
    if party.key[1] or not party.key[0]:
        return ()
    return tuple(other.id for key, other in subjects.items() if key[0] == party.key[0] and key[1])


def _votes(values: dict[int, int], party: int, candidates: tuple[int, ...]) -> int | None:
    """Return a party's votes as stated, which hold its candidates', else what these add up to."""
    stated = values.get(party)
    if stated is not None or not candidates:
        return stated
    found = [values[candidate] for candidate in candidates if candidate in values]
    return sum(found) if found else None


def _contestant(subject: KeptSubject) -> Contestant:
    number = subject.key[0]
    name = subject.name or ballot_name(number)
    return Contestant(number, name, subject.short or name, subject.colour)


def _label(subject: KeptSubject) -> str:
    return subject_words(*subject.key, subject.short, subject.name)
