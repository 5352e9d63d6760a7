"""Check 5 where a party's total stands in one table and its own votes or candidates in another of the same source.

Within one table the checks of the results room see it. It only looks at areas that several tables speak of.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from app.intake.results.work import Block, Met, Seen, cell_of
from app.results.lookup import OWN, is_part, is_party
from importers.records import Problem, Severity


@dataclass(slots=True)
class _Party:
    """What an area says of a party: its total with block and cell, the parts, and which blocks these are in."""

    whole: int | None = None
    block: Block | None = None
    cell: str = ""
    heading: str = ""
    parts: list[int] = field(default_factory=list)
    own: bool = False
    elsewhere: bool = False


def problems_across(seen: Seen) -> Iterator[Problem]:
    """Yield a warning for each party's total that its parts in other tables do not add up to.

    Without own votes the candidates may have less. ``seen`` are the lines of one source by area.
    """
    for area, lines in seen.items():
        if len(lines) < 2:
            continue
        for party in _parties(lines).values():
            together = sum(party.parts)
            whole = party.whole
            if whole is None or not party.elsewhere or together == whole or (together < whole and not party.own):
                continue
            assert party.block is not None  # noqa: S101 - it has a total
            code = "check5_differs" if party.own else "check5_exceeded"
            data = {"cell": party.cell, "area": area.name, "heading": party.heading, "stated": whole, "sum": together}
            sheet = party.block.table.sheet
            yield Problem(code, Severity.WARNING, sheet, party.cell, (party.cell,), str(whole), data=data)


def _parties(lines: Sequence[Met]) -> dict[int, _Party]:
    """Return what the lines of an area say of each party that has candidates among them."""
    found: dict[int, _Party] = {}
    listed: set[int] = set()
    for met in lines:
        block = met.block
        for place, (key, value) in enumerate(zip(block.keys, met.values, strict=True)):
            if value is not None and is_party(key):
                party = found.setdefault(key[0], _Party())
                if party.whole is None:
                    party.whole, party.block, party.cell = value, block, cell_of(block, met.line, place)
                    party.heading = block.table.subjects[block.places[place]].heading
    for met in lines:
        for key, value in zip(met.block.keys, met.values, strict=True):
            if value is not None and is_part(key) and key[0] in found:
                party = found[key[0]]
                party.parts.append(value)
                party.own |= key[2] == OWN
                party.elsewhere |= met.block is not party.block
                if key[1]:
                    listed.add(key[0])
    return {number: party for number, party in found.items() if number in listed}
