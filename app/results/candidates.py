"""Who a candidate's number is: the same number is another person in each district, and a party's own votes are nobody.

Figures are kept by number, since an area lies in one district only; names are kept by district as well.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from app.i18n import tr
from app.results.areas import Node, Tree
from app.results.contestants import ballot_name
from app.results.lookup import OWN, KeptSubject, SubjectKey, is_part, members_of
from app.results.records import Contestant
from app.results.sums import Sum

#: A part of a party as a list shows it: number, candidate (0 for own votes), and the code of the candidate's district.
Part = tuple[int, int, str]


def district_mark(district: Node) -> str:
    """Return what stands for a district in the key of a candidate's name: its code, else its parent's with its own."""
    above = district.parent.code if district.parent is not None else None
    return district.code or f"{above or ''}:{district.key}"


def name_key(number: int, candidate: int, district: Node | None) -> SubjectKey:
    """Return the key under which a candidate's name is kept; without a district that of the figures."""
    return (number, candidate, "" if district is None else district_mark(district))


@dataclass(frozen=True, slots=True)
class Ballot:
    """The candidates of a contest: their names by district, and which district an area lies in."""

    subjects: Mapping[SubjectKey, KeptSubject]
    members: Mapping[int, int]
    tree: Tree

    @classmethod
    def read(
        cls, connection: sqlite3.Connection, tree: Tree, contest: int, subjects: Mapping[SubjectKey, KeptSubject]
    ) -> Ballot:
        """Return the ballot of a contest."""
        return cls(subjects, members_of(connection, contest), tree)

    def district_of(self, area: Node) -> Node | None:
        """Return the district an area lies in or is, None where that is not known or it lies in several."""
        for node in area.line():
            found = node.id if node.level == "dapil" else self.members.get(node.id or 0)
            if found is not None:
                return self.tree.by_id(found)
        return None

    def districts_of_candidate(self, number: int, candidate: int) -> list[str]:
        """Return the marks of the districts in which a candidate's number has a name."""
        return sorted(key[2] for key in self.subjects if key[:2] == (number, candidate) and key[2])

    def contestant(self, part: Part, districts: Mapping[str, Node], held_in: int | None = None) -> Contestant:
        """Return a part of a party with its name; ``held_in`` is the district in which alone it is counted."""
        number, candidate, mark = part
        if not candidate:
            return Contestant(number, tr("Suara partai"), tr("Suara partai"), None, 0)
        kept = self.subjects.get((number, candidate, mark)) if mark else None
        kept = kept if kept is not None and kept.name else self.subjects.get((number, candidate, ""))
        name = (kept.name if kept is not None else None) or ballot_name(number, candidate)
        district = districts.get(mark)
        return Contestant(number, name, name, None, candidate, "" if district is None else district.name, held_in)


@dataclass(slots=True)
class PartsFound:
    """The parts of parties that have votes, in their order, and their votes by area."""

    who: tuple[Contestant, ...] = ()
    votes: Mapping[int, tuple[int | None, ...]] | None = None

    def of(self, area: int) -> tuple[int | None, ...]:
        """Return an area's votes in the order of ``who``."""
        return (self.votes or {}).get(area, (None,) * len(self.who))


def find_parts(ballot: Ballot, levels: Sequence[Iterable[Sum]], districts: Iterable[Sum], root: int) -> PartsFound:
    """Return the parts of parties in the areas of ``levels``; ``districts`` are the sums by district inside ``root``.

    Of an area that holds several districts a candidate's number says nothing; only the root has each by its district.
    """
    keys = {subject.id: key for key, subject in ballot.subjects.items() if is_part(key)}
    found: dict[int, dict[Part, int]] = {}
    marks: dict[str, Node] = {}

    def put(area: int, part: Part, value: int, node: Node | None) -> None:
        found.setdefault(area, {})[part] = value
        if node is not None:
            marks.setdefault(part[2], node)

    held: dict[int, list[tuple[Node, int]]] = {}
    apart: dict[Part, int | None] = {}
    for area, subject, value, _ in districts:
        if subject in keys:
            held.setdefault(subject, []).append((ballot.tree.by_id(area), value))
    for area, subject, value in ((area, subject, value) for level in levels for area, subject, value, _ in level):
        if subject not in keys:
            continue
        number, candidate, field = keys[subject]
        if field == OWN:
            put(area, (number, 0, ""), value, None)
            continue
        district = ballot.district_of(ballot.tree.by_id(area))
        inside = held.get(subject, [])
        if district is not None or not inside:
            put(area, (number, candidate, "" if district is None else district_mark(district)), value, district)
        elif area == root:
            for node, votes in inside:
                part = (number, candidate, district_mark(node))
                put(area, part, votes, node)
                apart[part] = node.id
            rest = value - sum(votes for _, votes in inside)
            if rest > 0:
                put(area, (number, candidate, ""), rest, None)
    order = sorted({part for parts in found.values() for part in parts}, key=lambda part: (part[0], part[2], part[1]))
    who = tuple(ballot.contestant(part, marks, apart.get(part)) for part in order)
    return PartsFound(who, {area: tuple([parts.get(part) for part in order]) for area, parts in found.items()})
