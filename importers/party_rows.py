"""Rows of a party in a recap: its own votes (A.1), its candidates' (A.2), and the sum of both (B), which is its total.

Own votes are checked against the total that holds them and left in the sheet. Where no total stands, they are refused:
taken for it, they would be less than the party has.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from importers.grid import Value
from importers.headings import Meaning, Role
from importers.laid import Heading
from importers.records import Place, Problem, Severity, cell_name
from importers.values import whole_number

Cells = Mapping[int, tuple[Value, Place]]


@dataclass(slots=True)
class _Party:
    """The places of a party's subjects: its own votes, its total, its candidates."""

    own: int | None = None
    whole: int | None = None
    candidates: list[int] = field(default_factory=list)


def settle_parties(headings: list[Heading], areas: Iterable[tuple[str, Cells]], sheet: str) -> list[Problem]:
    """Make each party's total its figure, in ``headings`` itself, and return what is wrong with it.

    That is where total and parts differ (check 5), and own votes without a total. ``areas`` are the names of areas with
    their cells by the place of the heading.
    """
    found: list[Problem] = []
    lines = list(areas)
    for party in _parties(headings).values():
        own = None if party.own is None else headings[party.own]
        if party.own is None or party.whole is None or own is None or own.meaning is None:
            found.extend(_alone(headings, party, lines, sheet))
            continue
        whole = headings[party.whole]
        total = Meaning(Role.CONTESTANT, number=own.meaning.number, name=own.meaning.name, likelihood=0.95)
        headings[party.whole] = replace(whole, meaning=total)
        headings[party.own] = replace(own, meaning=Meaning(Role.NOTE))
        told = (_differs(area, cells, party, whole.parts[0], sheet) for area, cells in lines)
        found.extend(problem for problem in told if problem is not None)
    return found


def _parties(headings: list[Heading]) -> dict[str, _Party]:
    found: dict[str, _Party] = {}
    for at, heading in enumerate(headings):
        meaning = heading.meaning
        if meaning is None or len(heading.parts) != 2:
            continue
        party = found.setdefault(heading.parts[0], _Party())
        if meaning.role is Role.CONTESTANT and meaning.candidate is not None:
            party.candidates.append(at)
        elif meaning.role is Role.CONTESTANT and party.own is None:
            party.own = at
        elif meaning.role is Role.SUM and party.whole is None:
            party.whole = at
    return found


def _alone(headings: list[Heading], party: _Party, lines: Sequence[tuple[str, Cells]], sheet: str) -> list[Problem]:
    """Take the only row of a party for its total, unless it can be none beside its candidates'."""
    if party.own is None:
        return []
    own = headings[party.own]
    if party.candidates and (own.own or not all(_holds(cells, party) for _, cells in lines)):
        headings[party.own] = replace(own, meaning=Meaning(Role.NOTE))
        cells = [cells[party.own] for _, cells in lines if party.own in cells]
        names = tuple(cell_name(*place) for value, place in cells if value is not None)
        data = {"heading": own.parts[0]}
        return [Problem("party_without_total", Severity.ERROR, sheet, names[0], names, data=data)] if names else []
    headings[party.own] = replace(own, parts=tuple(dict.fromkeys(own.parts)))
    return []


def _holds(cells: Cells, party: _Party) -> bool:
    """Tell whether a party's row may hold its candidates' votes: it is at least their sum."""
    values = [
        whole_number(cells[at][0]).value if at in cells else None
        for at in (party.own, *party.candidates)
        if at is not None
    ]
    return values[0] is None or values[0] >= sum(value or 0 for value in values[1:])


def _differs(area: str, cells: Cells, party: _Party, heading: str, sheet: str) -> Problem | None:
    places = [at for at in (party.whole, party.own, *party.candidates) if at is not None and at in cells]
    values = [whole_number(cells[at][0]).value for at in places]
    if len(values) < 2 or places[0] != party.whole or None in values:
        return None
    stated, *parts = (value or 0 for value in values)
    if stated == sum(parts):
        return None
    names = tuple(cell_name(*cells[at][1]) for at in places)
    data = {"area": area, "heading": heading, "stated": stated, "sum": sum(parts)}
    return Problem("check5_differs", Severity.WARNING, sheet, names[0], names, str(stated), data=data)
