"""Rows of a party in a recap: its own votes (A.1), its candidates' (A.2), and the sum of both (B), which is its total.

A row of own votes is never taken for the total: without one, a party has what its own votes and its candidates add to.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from importers.grid import Value
from importers.records import Place
from importers.table.laid import Heading
from importers.values import whole_number
from importers.wording.headings import Meaning, Role

Cells = Mapping[int, tuple[Value, Place]]
#: How likely the only row of a party is its own votes where no mark says so, but its candidates have more.
_LESS_THAN_CANDIDATES = 0.6


@dataclass(slots=True)
class _Party:
    """The places of a party's subjects: its own votes, its total, its candidates."""

    own: int | None = None
    whole: int | None = None
    candidates: list[int] = field(default_factory=list)


def settle_parties(headings: list[Heading], areas: Iterable[Cells]) -> None:
    """Tell each party's own votes from its total, in ``headings`` itself.

    ``areas`` are the cells of each area by the place of the heading.
    """
    lines = list(areas)
    for party in _parties(headings).values():
        own = None if party.own is None else headings[party.own]
        if party.own is None or own is None or own.meaning is None:
            continue
        if party.whole is not None:
            total = Meaning(Role.CONTESTANT, number=own.meaning.number, name=own.meaning.name, likelihood=0.95)
            headings[party.whole] = replace(headings[party.whole], meaning=total)
            headings[party.own] = _own(own, 0.95)
        elif party.candidates and (own.own or not all(_holds(cells, party) for cells in lines)):
            headings[party.own] = _own(own, 0.95 if own.own else _LESS_THAN_CANDIDATES)
        else:
            headings[party.own] = replace(own, parts=tuple(dict.fromkeys(own.parts)))


def _own(heading: Heading, likelihood: float) -> Heading:
    assert heading.meaning is not None  # noqa: S101 - only contestants come here
    return replace(heading, meaning=replace(heading.meaning, own=True, likelihood=likelihood))


def _parties(headings: Sequence[Heading]) -> dict[str, _Party]:
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


def _holds(cells: Cells, party: _Party) -> bool:
    """Tell whether a party's row may hold its candidates' votes: it is at least their sum."""
    values = [
        whole_number(cells[at][0]).value if at in cells else None
        for at in (party.own, *party.candidates)
        if at is not None
    ]
    return values[0] is None or values[0] >= sum(value or 0 for value in values[1:])
