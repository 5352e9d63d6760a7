"""The single values of a plan of results, in full and in pages: what each was, what it would be, and its cell."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from app.intake.results.frame import label
from app.intake.results.work import Met, SourceWork, Work, cell_of


class Fate(StrEnum):
    """What a plan would do with a value."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class PlannedValue:
    """One value of a plan with where it stands; ``before`` is None where nothing is kept yet."""

    area: str
    subject: str
    source: str
    before: int | None
    after: int
    sheet: str
    cell: str


class PlannedValues:
    """The values of one fate, read line by line when they are asked for."""

    def __init__(self, work: Work, fate: Fate) -> None:
        self._work, self._fate = work, fate
        self._lines: list[tuple[SourceWork, Met]] = []
        self._ends = array("q")
        end = 0
        for source in work.sources:
            for met in source.met:
                count = _count(met, fate)
                if count:
                    end += count
                    self._lines.append((source, met))
                    self._ends.append(end)

    def __len__(self) -> int:
        """Return how many values there are."""
        return self._ends[-1] if self._ends else 0

    def page(self, first: int, number: int) -> list[PlannedValue]:
        """Return up to ``number`` values from position ``first`` on."""
        found: list[PlannedValue] = []
        at = bisect_right(self._ends, first)
        skip = first - (self._ends[at - 1] if at else 0)
        while at < len(self._lines) and len(found) < number:
            values = list(self._values(*self._lines[at]))
            found.extend(values[skip : skip + number - len(found)])
            at, skip = at + 1, 0
        return found

    def _values(self, source: SourceWork, met: Met) -> Iterator[PlannedValue]:
        for place in _places(met, self._fate):
            key = met.block.keys[place]
            value = met.values[place]
            assert value is not None  # noqa: S101 - a blank has no fate
            yield PlannedValue(
                met.node.name,
                label(key, self._work.subjects[key]),
                source.name,
                _before(met, place),
                value,
                met.block.table.sheet,
                cell_of(met.block, met.line, place),
            )


def _count(met: Met, fate: Fate) -> int:
    if fate is Fate.SAME:
        return met.left.count(None) - met.values.count(None)
    if met.there is None and not met.told:
        return len(met.left) - met.left.count(None) if fate is Fate.NEW else 0
    return sum(1 for _ in _places(met, fate))


def _places(met: Met, fate: Fate) -> Iterator[int]:
    for place, (value, left) in enumerate(zip(met.values, met.left, strict=True)):
        if value is None:
            continue
        its = Fate.SAME if left is None else Fate.NEW if _before(met, place) is None else Fate.CHANGED
        if its is fate:
            yield place


def _before(met: Met, place: int) -> int | None:
    if place in met.told:
        return met.told[place]
    return None if met.there is None else met.there.get(met.block.ids[place])
