"""What the cabinet says of an election: the list of results, and one contest by one source at any level of areas.

Rows stay here; screens get frozen records. A figure stated at the asked level wins, else finer ones are added up.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import TYPE_CHECKING

from app.errors import AppError, Exit
from app.results.areas import Node, Tree, level_below
from app.results.candidates import Ballot, PartsFound, find_parts
from app.results.choosing import choose_source, contest_of, id_of, kept_area, source_info, source_root
from app.results.contestants import ballot_name
from app.results.districts import Districts
from app.results.lookup import OWN, KeptSubject, SubjectKey, is_measure, is_part, is_party, subjects_of
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
from app.results.traces import subject_words
from app.results.tracing import Followed, follow, subject_of
from importers.records import TREE, Level

if TYPE_CHECKING:
    from app.results.traces import Trace
    from app.store.cabinet import Cabinet


def list_results(cabinet: Cabinet) -> list[Listing]:
    """Return every source of every contest that has figures, newest election first, the official source first."""
    connection = cabinet.connection()
    tree = Tree(connection)
    rows = connection.execute(
        "SELECT e.kind, e.year, e.round, s.id, c.id FROM source AS s JOIN contest AS c ON c.id = s.contest_id"
        " JOIN election AS e ON e.id = c.election_id"
        " WHERE EXISTS (SELECT 1 FROM delivery AS d WHERE d.source_id = s.id AND d.live = 1)"
        " ORDER BY e.year DESC, e.kind, e.round DESC, c.id, s.official DESC, s.id"
    ).fetchall()
    listed = []
    for kind, year, nth, source, contest in rows:
        root = source_root(connection, tree, source)
        info = source_info(cabinet, source, root)
        listed.append(Listing(ElectionKey(ElectionKind(kind), year, nth), root.name, root.code, info, contest))
    return listed


def show(
    cabinet: Cabinet,
    election: ElectionKey,
    *,
    level: Level | None = None,
    area: str | None = None,
    source: str | None = None,
    candidates: bool = False,
    party: int | None = None,
) -> ResultView:
    """Return the figures of a contest by the areas at ``level`` inside ``area``.

    ``level`` left out is the next one below the area that has figures; ``area`` is a code, left out all that the source
    covers; ``source`` a name, left out the official one or else the only one. ``candidates`` asks for the parties' own
    votes and candidates as well, ``party`` for nothing but those of the party of that number. Raises `AppError`:
    ``no_figures`` for an election or area without any, ``source_needed`` and ``source_not_kept`` (wrong usage),
    ``area_not_found``, ``level_without_figures``.
    """
    connection = cabinet.connection()
    tree = Tree(connection)
    chosen = choose_source(connection, election, source, area)
    whole = source_root(connection, tree, chosen)
    contest = contest_of(connection, chosen)
    root = whole if area is None else kept_area(tree, area, contest)
    stated = stated_levels(connection, chosen)
    wanted = level or _level_inside(connection, contest, root, stated) or root.level
    subjects = every = subjects_of(connection, contest)
    if party is not None:
        candidates, subjects = True, {key: subject for key, subject in every.items() if key[0] == party}
    levels = (wanted, root.level, Level.DISTRICT) if candidates else (wanted, root.level)
    answer = sums(
        connection,
        chosen,
        levels,
        inside=id_of(root),
        stated=stated,
        subjects=subjects.values(),
        parts=candidates,
        alone=party is not None,
    )
    found, at_root = answer.levels[0], [one for one in answer.levels[1] if one[0] == root.id]
    if not found:
        raise AppError("level_without_figures", Exit.REFUSED, area=root.name, level=str(wanted), election=str(election))
    listed = PartsFound()
    if candidates:
        ballot = Ballot.read(connection, tree, contest, subjects)
        listed = find_parts(ballot, (found, at_root), answer.levels[2], id_of(root))
    who = [subject for subject in subjects.values() if is_party(subject.key)]
    areas = _results(connection, tree, found, who, subjects, stated, listed)
    roots = _results(connection, tree, at_root, who, subjects, stated, listed)
    return ResultView(
        election,
        source_info(cabinet, chosen, whole),
        roots[0] if roots else AreaResult(id_of(root), root.code, root.name, root.level, (None,) * len(who)),
        wanted,
        tuple(_contestant(subject) for subject in who),
        tuple(areas),
        (*_findings(tree, found, subjects), *_parties_differing(tree, answer.differing, subjects)),
        listed.who,
        tuple(sorted({key[0] for key in every if is_part(key)})),
    )


def children_level(cabinet: Cabinet, election: ElectionKey, source: str | None, root: str | None) -> Level | None:
    """Return the level to show inside the area of the code ``root``, None where nothing finer is known."""
    connection = cabinet.connection()
    tree = Tree(connection)
    chosen = choose_source(connection, election, source, root)
    contest = contest_of(connection, chosen)
    area = source_root(connection, tree, chosen) if root is None else kept_area(tree, root, contest)
    return _level_inside(connection, contest, area, stated_levels(connection, chosen))


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

    ``area`` is a code; ``contestant`` "3", "3.2" for candidate 2 of party 3, "3.0" for the votes of the party itself;
    ``measure`` a field. Raises `AppError` as `show` does, and as wrong usage ``subject_unknown`` for a contestant or
    measure the contest has not, ``candidate_of_districts`` where that number is several persons.
    """
    connection = cabinet.connection()
    tree = Tree(connection)
    chosen = choose_source(connection, election, source, area)
    contest = contest_of(connection, chosen)
    node = kept_area(tree, area, contest)
    key = subject_of(contestant, measure)
    if key[1]:
        ballot = Ballot.read(connection, tree, contest, subjects_of(connection, contest))
        _refuse_several_persons(ballot, node, key, contestant or "")
    found = trace_figure(cabinet, chosen, id_of(node), key)
    if found is None:
        raise AppError("subject_unknown", Exit.USAGE, subject=contestant or measure or "–", election=str(election))
    return found


def trace_figure(cabinet: Cabinet, source: int, area: int, key: SubjectKey) -> Trace | None:
    """Return a figure of a source with its cells by the rows of source and area; None for a subject nobody counts.

    A party without a figure of its own is its own votes and its candidates; a measure that is not stated is what it is
    made of, where all of that is counted (`app.results.measures.parts`).
    """
    connection = cabinet.connection()
    subjects = subjects_of(connection, contest_of(connection, source))
    found = subjects.get(key)
    answer = None if found is None else follow(cabinet, source, area, _followed(found, subjects))
    if (answer is not None and answer.cells) or not is_measure(key):
        return answer
    made_of = _parts(key, subjects)
    return follow(cabinet, source, area, *map(Followed, made_of)) if made_of else answer


def _parts(key: SubjectKey, subjects: dict[SubjectKey, KeptSubject]) -> tuple[int, ...]:
    """Return the rows of what a measure is made of, none where a part of it is not counted."""
    made_of = [subjects.get((0, 0, field)) for field in parts(key[2])]
    return tuple(part.id for part in made_of if part is not None) if None not in made_of else ()


def _refuse_several_persons(ballot: Ballot, area: Node, key: SubjectKey, asked: str) -> None:
    """Refuse a candidate's number in an area of several districts, in each of which it is another person."""
    marks = ballot.districts_of_candidate(key[0], key[1])
    if len(marks) > 1 and ballot.district_of(area) is None:
        raise AppError("candidate_of_districts", Exit.USAGE, candidate=asked, area=area.name, found=", ".join(marks))


def _followed(subject: KeptSubject, subjects: dict[SubjectKey, KeptSubject]) -> Followed:
    """Return how to follow a subject: a party's total leads to its parts where it is not stated itself."""
    if not is_party(subject.key):
        return Followed(subject.id)
    made_of = {key: other.id for key, other in subjects.items() if is_part(key) and key[0] == subject.key[0]}
    own = next((other for key, other in made_of.items() if key[2] == OWN), None)
    return Followed(subject.id, own, tuple(other for key, other in made_of.items() if key[1]))


def _level_inside(connection: sqlite3.Connection, contest: int, area: Node, stated: Sequence[Level]) -> Level | None:
    """Return the next level inside ``area`` for which there are figures, stated or to be added up."""
    finest = max((TREE.index(level) for level in stated if level in TREE), default=-1)
    if area.level is Level.DISTRICT:
        made_of = Districts(connection, contest, ()).grouped
        return made_of if made_of is not None and TREE.index(made_of) <= finest else None
    below = level_below(area.level)
    if below is not None and TREE.index(below) <= finest:
        return below
    return Level.DISTRICT if Level.DISTRICT in stated else None


def _results(
    connection: sqlite3.Connection,
    tree: Tree,
    found: Sequence[Sum],
    who: Sequence[KeptSubject],
    subjects: dict[SubjectKey, KeptSubject],
    stated: Sequence[Level],
    listed: PartsFound,
) -> list[AreaResult]:
    """Return areas in the order of their codes, each with votes in the order of ``who`` and all its measures."""
    fields = {subject.id: subject.key[2] for subject in subjects.values() if is_measure(subject.key)}
    by_area: dict[int, dict[int, int]] = {}
    for area, subject, value, _ in found:
        by_area.setdefault(area, {})[subject] = value
    tree.load(by_area)
    children = _children(connection, tree, by_area, stated)
    results = []
    for area, values in by_area.items():
        node = tree.by_id(area)
        results.append(
            AreaResult(
                area,
                node.code,
                node.name,
                node.level,
                tuple([values.get(subject.id) for subject in who]),
                {fields[subject]: value for subject, value in values.items() if subject in fields},
                children.get(area, 0),
                listed.of(area),
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


def _parties_differing(
    tree: Tree, differing: Sequence[tuple[int, int, int, int]], subjects: dict[SubjectKey, KeptSubject]
) -> list[Finding]:
    """Return where a party's stated total is not its own votes and its candidates' together (check 5)."""
    labels = {subject.id: _label(subject) for subject in subjects.values()}
    findings = []
    for area, subject, stated, together in differing:
        name = tree.by_id(area).name
        data = {"area": name, "subject": labels[subject], "stated": stated, "sum": together}
        findings.append(Finding("party_differs", area, name, data=data))
    return findings


def _contestant(subject: KeptSubject) -> Contestant:
    number = subject.key[0]
    name = subject.name or ballot_name(number)
    return Contestant(number, name, subject.short or name, subject.colour)


def _label(subject: KeptSubject) -> str:
    return subject_words(*subject.key, subject.short, subject.name)
