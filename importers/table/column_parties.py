"""A party's columns under its name: its own votes (A.1), its candidates (A.2), and the sum of both, which is its total.

Own votes are never taken for the total: without one a party has what its own votes and its candidates add up to. It
knows headings and samples; where a table's subjects are rows, they are its columns by now.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from importers.table.column import Column, Columns
from importers.wording.contestants import NOBODY, Contestant, Roster, contestant_of, is_party
from importers.wording.headings import SUMS, VOTES, Meaning, Role, words
from importers.wording.meanings import party_of

_PARTY = frozenset({"partai", "parpol", "party"})
_CANDIDATES = frozenset({"calon", "caleg", "kandidat", "candidate", "candidates"})
_OWN_WORDS = _PARTY | VOTES | SUMS | {"politik", "sah", "a", "1"}
_OWN_MARK = re.compile(r"^\W*A\W*1\b(?!.*A\W*2)", re.IGNORECASE)
_TOTAL_MARK = re.compile(r"^\W*B\b|A\W*1\W*\+\W*A\W*2", re.IGNORECASE)
_PARTS = (Role.CONTESTANT, Role.SUM, Role.MEASURE, Role.COUNT)
#: How likely the only votes of a party are its own where no word says so, but its candidates have more.
_LESS_THAN_CANDIDATES = 0.6
_SURE = 0.95
#: In so many rows "Suara Partai" must be the sum of the candidates before it is no vote of the party's own.
_TELLING = 3


@dataclass(frozen=True, slots=True)
class _Party:
    """The columns under one party's name: who it is, its candidates, all others that hold votes."""

    who: Contestant
    candidates: list[Column]
    others: list[Column]


def settle_parties(columns: Columns, roster: Roster = NOBODY, known: Iterable[int] = ()) -> None:
    """Tell the own votes of each party from its total and from sums of its candidates alone.

    ``known`` are places of columns of which whoever found the table knows that they are a party's own votes.
    """
    settled = set(known)
    for party in _parties(columns, roster):
        own, totals = _told(party)
        if own is not None and (totals or (party.candidates and not _is_total(own, party))):
            sure = _SURE if totals or _says_own(own) else _LESS_THAN_CANDIDATES
            own.meaning = replace(_votes_of(party.who, sure), own=True)
            settled.add(own.place)
        elif own is not None and party.candidates:
            own.meaning = _votes_of(party.who, _SURE)
        for total in totals[:1]:
            total.meaning = _votes_of(party.who, _SURE)
    for column in columns.having(Role.CONTESTANT):
        if column.meaning.candidate is None:
            column.meaning = replace(column.meaning, own=column.place in settled)
            column.parts = tuple(dict.fromkeys(column.parts))


def counted_once(columns: Sequence[Column]) -> list[Column]:
    """Return the contestants among ``columns`` that together hold each vote once: a party's total, else its parts."""
    voted_for = [column for column in columns if column.means(Role.CONTESTANT)]
    totals = {_party_key(column) for column in voted_for if not _is_part(column)}
    return [column for column in voted_for if not _is_part(column) or _party_key(column) not in totals]


def _is_part(column: Column) -> bool:
    return column.meaning.candidate is not None or column.meaning.own


def _party_key(column: Column) -> tuple[object, ...]:
    number = column.meaning.number
    return (column.source, number if number is not None else column.parts[: max(1, len(column.parts) - 1)])


def _parties(columns: Columns, roster: Roster) -> list[_Party]:
    """Return the parties that have more than one column, candidates among them or their own votes and a sum."""
    groups: dict[tuple[object, ...], list[Column]] = {}
    for column in columns.all:
        if len(column.parts) > 1:
            head = party_of(column.parts, roster) or column.parts[:-1]
            groups.setdefault((column.source, *head), []).append(column)
    for column in columns.all:
        alone = groups.get((column.source, *column.parts))
        if alone is not None and column.parts:
            alone.insert(0, column)
    found: list[_Party] = []
    for key, group in groups.items():
        candidates = [column for column in group if column.meaning.candidate is not None]
        others = [
            column
            for column in group
            if column.said is None and column.meaning.candidate is None and column.meaning.role in _PARTS
        ]
        who = contestant_of([str(part) for part in key[1:]], roster)
        named = next((each.meaning for each in others if each.means(Role.CONTESTANT)), None)
        if named is not None and (named.number is not None or who is None):
            who = Contestant(named.number, named.name, named.likelihood, party=True)
        if who is not None and (candidates or (len(others) > 1 and is_party(str(key[-1]), roster))):
            found.append(_Party(who, candidates, others))
    return found


def _told(party: _Party) -> tuple[Column | None, list[Column]]:
    """Return the column that may be a party's own votes, and its totals; sums of its candidates alone become counts."""
    votes = []
    for column in party.others:
        if _says_candidates(column):
            column.meaning = Meaning(Role.COUNT)
        else:
            votes.append(column)
    own = next((column for column in votes if _says_own(column)), None)
    totals = [column for column in votes if column is not own and _says_total(column)]
    if own is None and (party.candidates or totals):
        filled = (column for column in votes if column not in totals and column.content.filled)
        own = next((column for column in filled if column.means(Role.CONTESTANT)), None)
    return (own, totals) if party.candidates or own is None or totals else (None, [])


def _says_own(column: Column) -> bool:
    """Tell "Suara Partai" and "A.1" from the name of a candidate and from a sum of both."""
    said = set(words(column.parts[-1]))
    return column.meaning.own or bool(
        _OWN_MARK.search(column.parts[-1]) or (said & _PARTY and said <= _OWN_WORDS and not said & SUMS)
    )


def _says_total(column: Column) -> bool:
    return (
        column.means(Role.SUM)
        or bool(SUMS & set(words(column.parts[-1])))
        or _TOTAL_MARK.search(column.parts[-1]) is not None
    )


def _says_candidates(column: Column) -> bool:
    """Tell "Jumlah Suara Calon", which holds a party's candidates alone, from what holds the party too."""
    said = set(words(column.parts[-1]))
    return bool(said & _CANDIDATES) and not said & _PARTY and not _TOTAL_MARK.search(column.parts[-1])


def _votes_of(who: Contestant, likelihood: float) -> Meaning:
    return Meaning(Role.CONTESTANT, number=who.number, name=who.name, likelihood=likelihood)


def _is_total(column: Column, party: _Party) -> bool:
    """Tell whether a party's only votes hold its candidates' too: they are their sum, or, unsaid, never less."""
    if not party.candidates:
        return True
    parts = [candidate.content.values for candidate in party.candidates]
    rows = [row for row in zip(column.content.values, *parts, strict=True) if row[0] is not None]
    sums = [(row[0] or 0, sum(value or 0 for value in row[1:])) for row in rows]
    if _OWN_MARK.search(column.parts[-1]) or column.meaning.own:
        return False
    if _says_own(column):
        return sum(1 for whole, _ in sums if whole) >= _TELLING and all(whole == both for whole, both in sums)
    return all(whole >= both for whole, both in sums)
