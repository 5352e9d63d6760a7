"""Which contestants a file may name without their numbers: those that the list knows and those the cabinet keeps.

It numbers nobody by the order of columns: a number on the ballot is a fact, and the order of a sheet is none.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from app.intake.plan import ContestantDecision
from app.results import contestants, lookup
from app.results.records import ElectionKey
from importers.records import ResultsReading, ResultTable, Subject
from importers.wording.contestants import Roster
from importers.wording.parties import says_party

if TYPE_CHECKING:
    from app.store.cabinet import Cabinet

#: What a reading says of columns that names may explain better.
_UNSURE = frozenset({"column_not_understood", "meaning_guessed"})


def known_names(cabinet: Cabinet | None, key: ElectionKey | None, area: str | None) -> dict[str, int]:
    """Return the names of an election's contestants with their numbers; a name of several numbers is left out.

    ``area`` is a Kemendagri code that tells whose Pilkada it is; without one the names of all are known.
    """
    if key is None:
        return {}
    numbers: dict[str, set[int]] = {}
    for name, number in contestants.names(key, area):
        numbers.setdefault(name, set()).add(number)
    if cabinet is not None:
        for name, number in lookup.contestant_names(cabinet.connection(), key):
            numbers.setdefault(name, set()).add(number)
    return {name: min(found) for name, found in numbers.items() if len(found) == 1}


def wants_names(reading: ResultsReading) -> bool:
    """Tell whether knowing the contestants by their names may read a file better than it was read without."""
    return (
        not reading.tables or bool(unnumbered(reading)) or any(problem.code in _UNSURE for problem in reading.problems)
    )


def told_by_names(reading: ResultsReading, area: str | None) -> ResultsReading:
    """Return a reading with the one election in which all its contestants stand, where titles tell none.

    ``area`` is a Kemendagri code, as for `known_names`.
    """
    guess = reading.election
    names = {subject.name for table in reading.tables for subject in table.subjects if subject.name}
    if (guess.kind and guess.year) or len(names) < 2 or any(map(says_party, names)):
        return reading
    fitting = [
        key
        for key in contestants.of_pairs()
        if guess.kind in (None, key.kind) and guess.year in (None, key.year) and _all_stand(names, key, area)
    ]
    if len(fitting) != 1:
        return reading
    told = replace(guess, kind=str(fitting[0].kind), year=fitting[0].year)
    return replace(reading, election=told)


def _all_stand(names: Iterable[str], key: ElectionKey, area: str | None) -> bool:
    roster = Roster(dict(contestants.names(key, area)))
    return all(roster.number_of(name) is not None for name in names)


def numbered(reading: ResultsReading, decisions: Sequence[ContestantDecision]) -> ResultsReading:
    """Return a reading in which contestants without a number have the one that was decided."""
    decided = {decision.heading: decision for decision in decisions}
    if not decided:
        return reading
    return replace(reading, tables=tuple(_numbered(table, decided) for table in reading.tables))


def _numbered(table: ResultTable, decided: Mapping[str, ContestantDecision]) -> ResultTable:
    def told(subject: Subject) -> Subject:
        found = decided.get(subject.heading) if subject.number is None and subject.field is None else None
        return subject if found is None else replace(subject, number=found.number, name=found.name or subject.name)

    return replace(table, subjects=tuple(map(told, table.subjects)))


def unnumbered(reading: ResultsReading) -> tuple[str, ...]:
    """Return the headings of contestants whose number on the ballot nobody tells, each once."""
    return tuple(dict.fromkeys(subject.heading for subject in _contestants(reading) if subject.number is None))


def _contestants(reading: ResultsReading) -> Iterable[Subject]:
    return (subject for table in reading.tables for subject in table.subjects if subject.field is None)
