"""Candidates under their party whose numbers nothing says: by the order in which they stand, as a guess.

It knows headings only; where a party's columns hold no votes of its own, names under it may be anything.
"""

from __future__ import annotations

from importers.table.column import Column, Columns
from importers.wording.candidates import BY_ORDER, is_plain_name
from importers.wording.contestants import Roster, contestant_of
from importers.wording.headings import VOTES, Meaning, Role, words
from importers.wording.meanings import party_of

_PARTY = frozenset({"partai", "parpol"})
_OWN = _PARTY | VOTES | {"politik"}


def number_by_order(columns: Columns, roster: Roster) -> None:
    """Give numbers to candidates that are known by their names alone, where their party's own votes stand with them."""
    groups: dict[tuple[object, ...], list[Column]] = {}
    for column in columns.all:
        head = party_of(column.parts, roster)
        if head is not None and len(column.parts) > len(head):
            groups.setdefault((column.source, *head), []).append(column)
    for key, group in groups.items():
        own = [column for column in group if _says_own(column)]
        names = [column for column in group if is_plain_name(column.parts[-1]) and column.said is None]
        if len(own) != 1 or any(column.meaning.candidate is not None for column in group) or not names:
            continue
        party = contestant_of([str(part) for part in key[1:]], roster)
        for at, column in enumerate(names, 1):
            name = " ".join(column.parts[-1].split())
            number = None if party is None else party.number
            column.meaning = Meaning(
                Role.CONTESTANT, number=number, candidate=at, name=name, likelihood=BY_ORDER, ordered=True
            )


def _says_own(column: Column) -> bool:
    said = set(words(column.parts[-1]))
    return column.meaning.own or (bool(said & _PARTY) and said <= _OWN)
