"""Figures of a file that two of its lines give differently: each is one problem that names both cells.

Which is right only sums can tell: those of the row and the printed totals of either table. Nothing is put right here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from app.intake.results.amending import Spot, with_numbers
from app.results.areas import Node, full_name
from app.results.checks import Bearing, Spots
from importers.records import Problem, ResultTable, Severity

#: More places than this in which two tables differ, and no sum tells which is right, are told as one.
_MANY = 10
_CELLS = 200

#: A table with the places of its subjects and the areas of its rows.
Taken = tuple[ResultTable, list[int], Sequence[Node | None]]


class Standing(NamedTuple):
    """A value where it stands in a table: the area's line, and the place among the subjects."""

    table: ResultTable
    line: int
    place: int
    value: int


class Disagreement(NamedTuple):
    """A figure that a later line gives otherwise than the ``first``, which is the one that is taken."""

    area: Node
    heading: str
    first: Standing
    second: Standing


@dataclass(frozen=True, slots=True)
class _Said:
    """A disagreement with what sums tell of it: ``wrong`` is the one they speak against, None where they do not say."""

    found: Disagreement
    wrong: Standing | None

    @property
    def at(self) -> Standing:
        """Where it is told."""
        return self.wrong or self.found.second

    @property
    def other(self) -> Standing:
        """What the figure is held against."""
        return self.found.first if self.at is self.found.second else self.found.second


class Disagreements:
    """What the tables of one source say differently of the same figures, and what sums make of that."""

    def __init__(self, found: Sequence[Disagreement], taken: Sequence[Taken]) -> None:
        self._places = {id(table): places for table, places, _ in taken}
        self._bearings: dict[int, Bearing] = {}
        self._spots: dict[int, Spots] = {}
        self._rows: dict[int, dict[int, int]] = {}
        for table in {id(each.table): each.table for one in found for each in (one.first, one.second)}.values():
            self._bearings[id(table)] = Bearing(table, self._places[id(table)])
            self._spots[id(table)] = Spots(table)
            self._rows[id(table)] = {area.line: row for row, area in enumerate(table.areas)}
        self._said = self._judged(found)

    def tables(self, taken: Sequence[Taken]) -> list[Taken]:
        """Return the tables with the values that sums bear out: what is told of these cells is not told again."""
        changes: dict[int, dict[Spot, int]] = defaultdict(dict)
        for said in self._said:
            if said.wrong is not None:
                changes[id(said.wrong.table)][self._spot(said.wrong)] = said.other.value
        return [
            (with_numbers(table, changes[id(table)]) if id(table) in changes else table, places, nodes)
            for table, places, nodes in taken
        ]

    def problems(self) -> list[Problem]:
        """Return one problem for each figure, and one for several of a row or of a column, or of tables at odds."""
        return [self._told(some) for some in _joined(_grouped(self._said))]

    def _judged(self, found: Sequence[Disagreement]) -> list[_Said]:
        """Hold each figure by itself against the sums, then together those of a row and of a column.

        A figure that no sum speaks of is left out of the latter.
        """
        wrong: dict[int, Standing] = {}
        left: list[int] = []
        for at, one in enumerate(found):
            first, second = self._weighed([one])
            if bool(first) != bool(second):
                wrong[at] = one.second if first else one.first
            elif first:
                left.append(at)
        for by_row in (True, False):
            lines: dict[object, list[int]] = defaultdict(list)
            for at in left:
                one = found[at]
                line = one.second.line if by_row else one.second.place
                lines[id(one.first.table), id(one.second.table), line].append(at)
            for some in lines.values():
                stands, changed = self._weighed([found[at] for at in some])
                if bool(stands) != bool(changed):
                    wrong |= {at: found[at].second if stands else found[at].first for at in some}
            left = [at for at in left if at not in wrong]
        return [_Said(one, wrong.get(at)) for at, one in enumerate(found)]

    def _weighed(self, found: Iterable[Disagreement]) -> tuple[int, int]:
        """Return how many sums hold only if the first are right, and how many only if the second are."""
        instead: dict[tuple[int, bool], dict[Spot, int]] = defaultdict(dict)
        for one in found:
            instead[id(one.first.table), True][self._spot(one.first)] = one.second.value
            instead[id(one.second.table), False][self._spot(one.second)] = one.first.value
        first = second = 0
        for (table, is_first), values in instead.items():
            stands, changed = self._bearings[table].speaks(values)
            first += stands if is_first else changed
            second += changed if is_first else stands
        return first, second

    def _spot(self, standing: Standing) -> Spot:
        return self._rows[id(standing.table)][standing.line], standing.place

    def _cell(self, standing: Standing) -> str:
        return self._spots[id(standing.table)].cell(self._spot(standing))

    def _told(self, some: Sequence[_Said]) -> Problem:
        one, several = some[0], len(some) > 1
        at, other = one.at, one.other
        cell, sheet = self._cell(at), at.table.sheet
        there = self._cell(other) if other.table.sheet == sheet else f"{other.table.sheet}!{self._cell(other)}"
        ending = "differs" if one.wrong is None else "first" if one.wrong is one.found.first else "second"
        data: dict[str, object] = {
            "cell": cell,
            "area": full_name(one.found.area),
            "heading": one.found.heading,
            "written": at.value,
            "first": there,
            "value": other.value,
            "figures": len(some),
            "areas": len({said.found.area for said in some}),
        }
        cells = [self._cell(said.at) for said in some]
        beside = [self._cell(said.other) for said in some if several and said.other.table.sheet == sheet]
        return Problem(
            f"{'figures' if several else 'figure'}_twice_{ending}",
            Severity.ERROR,
            sheet,
            cell,
            tuple(dict.fromkeys((*cells, *beside) if several else (there, cell)))[:_CELLS],
            str(at.value),
            None if one.wrong is None else str(other.value),
            data,
            tuple((self._cell(said.at), said.other.value) for said in some if said.wrong is not None),
        )


def _grouped(found: Sequence[_Said]) -> list[list[_Said]]:
    """Return what is told together: what two tables say differently in a row, else in a column."""
    groups: list[list[_Said]] = []
    rest = list(found)
    for by_row in (True, False):
        lines: dict[object, list[_Said]] = defaultdict(list)
        for said in rest:
            line = said.at.line if by_row else said.at.place
            lines[id(said.at.table), id(said.other.table), said.wrong is None, by_row, line].append(said)
        groups += [some for some in lines.values() if len(some) > 1]
        rest = [some[0] for some in lines.values() if len(some) == 1]
    return [*groups, *([said] for said in rest)]


def _joined(groups: Sequence[list[_Said]]) -> list[list[_Said]]:
    """Return groups in which tables at odds in many places, of which no sum tells, are one."""
    pairs: dict[tuple[int, int], list[list[_Said]]] = defaultdict(list)
    kept: list[list[_Said]] = []
    for some in groups:
        if some[0].wrong is None:
            pairs[id(some[0].at.table), id(some[0].other.table)].append(some)
        else:
            kept.append(some)
    for apart in pairs.values():
        kept += [[said for some in apart for said in some]] if len(apart) > _MANY else apart
    return kept
