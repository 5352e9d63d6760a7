"""Whose names the candidates of a file are: those of the district that a table is about, where it is about one.

The same number is another person in each district. It names nobody by a guess: without a district a name counts for
the number alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from app.intake.results.work import Work, subject_key
from app.results import lookup
from app.results.areas import Node, Tree
from app.results.candidates import name_key
from app.results.matching import Matches
from app.results.records import ElectionKey
from app.results.writing import SubjectDraft
from importers.records import Level, Problem, ResultsReading, ResultTable, Severity, cell_name
from importers.values import same_name

if TYPE_CHECKING:
    from app.store.cabinet import Cabinet


def districts_of(
    cabinet: Cabinet | None,
    tree: Tree,
    reading: ResultsReading,
    matches: Sequence[Matches],
    key: ElectionKey | None,
    area: Node | None,
) -> list[Node | None]:
    """Return the one district that each table is about, None for a table of several or of none that is known."""
    members: dict[int, int] = {}
    if cabinet is not None and key is not None and area is not None and area.id is not None:
        contest = lookup.contest_of(cabinet.connection(), key, area.id)
        members = {} if contest is None else lookup.members_of(cabinet.connection(), contest)
    return [
        _district_of(tree, found, members) if any(subject.candidate for subject in table.subjects) else None
        for table, found in zip(reading.tables, matches, strict=True)
    ]


def _district_of(tree: Tree, found: Matches, members: Mapping[int, int]) -> Node | None:
    told = {area: district for district, area in found.members}
    districts = {_of_line(tree, node, told, members) for node in found.nodes if node is not None}
    return districts.pop() if len(districts) == 1 else None


def _of_line(tree: Tree, area: Node, told: Mapping[Node, Node], members: Mapping[int, int]) -> Node | None:
    for node in area.line():
        if node.level is Level.DISTRICT:
            return node
        if node in told:
            return told[node]
        if node.id is not None and node.id in members:
            return tree.by_id(members[node.id])
    return None


def name_candidates(reading: ResultsReading, work: Work, problems: list[Problem]) -> None:
    """Put the names of candidates into the subjects of ``work``, each for its district; tell of names that disagree."""
    for table, district in zip(reading.tables, work.districts, strict=True):
        told = False
        for subject in table.subjects:
            if subject.candidate is None or subject.number is None or not subject.name:
                continue
            key = name_key(subject.number, subject.candidate, district)
            there = work.subjects.get(key)
            if there is None or there.name is None:
                work.subjects[key] = SubjectDraft(key, subject.name)
            elif same_name(there.name) != same_name(subject.name) and not told:
                told = True
                problems.append(_otherwise(table, subject.line, subject.name, there.name))
        for subject in table.subjects:
            if subject.candidate is not None:
                work.subjects.setdefault(subject_key(subject), SubjectDraft(subject_key(subject)))


def without_own_votes(reading: ResultsReading) -> Problem | None:
    """Return the note on parties of which a file tells candidates only, so that their totals are no more than these."""
    told: set[int] = set()
    listed: dict[int, tuple[str, str]] = {}
    for table in reading.tables:
        for subject in table.subjects:
            if subject.number is None:
                continue
            if subject.candidate is None:
                told.add(subject.number)
            else:
                listed.setdefault(subject.number, (table.sheet, cell_name(*table.place_of_subject(subject.line))))
    alone = [number for number in listed if number not in told]
    if not alone:
        return None
    sheet, cell = listed[alone[0]]
    data = {"parties": ", ".join(map(str, sorted(alone)))}
    return Problem("party_without_own", Severity.INFO, sheet, cell, data=data)


def _otherwise(table: ResultTable, line: int, name: str, first: str) -> Problem:
    cell = cell_name(*table.place_of_subject(line))
    data = {"name": name, "first": first}
    return Problem("candidate_named_otherwise", Severity.INFO, table.sheet, cell, (cell,), name, data=data)
