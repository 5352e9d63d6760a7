"""Areas whose figures are not what the areas inside them add up to (9): across the tables of a file and what is kept.

An area is held against the nearest finer ones that have figures, where these are all there; a district against what it
is made of, and what is divided against its districts. How it is told is `app.intake.results.parents_told`'s.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from app.intake.results.work import Seen, cell_of
from app.results.areas import Node, Tree
from app.results.lookup import SubjectKey
from importers.records import TREE, Level

#: So many figures of an area must be what its parts add up to before these are taken to be all of them: nobody counts
#: TPS, and no file need name all that a district is made of.
_AGREEING = 2


class Stated(NamedTuple):
    """A figure of an area: its value, with sheet and cell where this file brings it, and which file that is."""

    value: int
    sheet: str | None = None
    cell: str | None = None
    file: int = 0


@dataclass(frozen=True, slots=True)
class Difference:
    """A figure of an area that is not the sum of those of the finer areas in it; ``fresh`` if this file brings it.

    ``figures`` are all that are stated of these areas and others.
    """

    area: Node
    key: SubjectKey
    stated: Stated
    parts: tuple[tuple[Node, Stated], ...]
    fresh: bool
    figures: Mapping[Node, Mapping[SubjectKey, Stated]] = field(default_factory=dict)

    @property
    def summed(self) -> int:
        """What the parts add up to."""
        return sum(part.value for _, part in self.parts)

    @property
    def off(self) -> int:
        """How much more the parts are than is stated."""
        return self.summed - self.stated.value


def _itself(node: Node) -> Node:
    return node


@dataclass(slots=True)
class Family:
    """What is stated of areas by a source: in this file, and where it says nothing in the cabinet.

    ``members`` are the districts with the areas they are made of; ``same`` returns the one node that stands for an
    area, where nodes are of several trees.
    """

    tree: Tree
    members: Iterable[tuple[Node, Node]] = ()
    same: Callable[[Node], Node] = _itself
    figures: dict[Node, dict[SubjectKey, Stated]] = field(default_factory=dict)
    fresh: set[Node] = field(default_factory=set)

    def add_kept(self, stored: Mapping[int, Mapping[int, int]], keys: Mapping[int, SubjectKey]) -> None:
        """Take in what the cabinet keeps, by area and subject."""
        self.tree.load(stored)
        for area, values in stored.items():
            found = {keys[subject]: Stated(value) for subject, value in values.items() if subject in keys}
            self.figures.setdefault(self.tree.by_id(area), {}).update(found)

    def add_seen(self, seen: Seen, file: int = 0) -> None:
        """Take in what a file says; what is said twice counts where it stands first."""
        for each, lines in seen.items():
            node = self.same(each)
            there: dict[SubjectKey, Stated] = {}
            for met in lines:
                keys, sheet = met.block.keys, met.block.table.sheet
                for place, value in enumerate(met.values):
                    if value is not None and keys[place] not in there:
                        there[keys[place]] = Stated(value, sheet, cell_of(met.block, met.line, place), file)
            known = self.figures.setdefault(node, {})
            if node in self.fresh:
                there = {key: value for key, value in there.items() if key not in known}
            known.update(there)
            self.fresh.add(node)

    def differences(self) -> Iterator[list[Difference]]:
        """Yield for each area the figures that are not what lies in it, as far as a file has to do with it."""
        for parent, groups in self._families().items():
            told: set[SubjectKey] = set()
            for level, children in groups.items():
                if parent not in self.fresh and self.fresh.isdisjoint(children):
                    continue
                sums = self._sums(parent, children)
                if not self._are_all(parent, children, level, sums):
                    sums = {key: summed for key, summed in sums.items() if summed > self.figures[parent][key].value}
                wrong = [
                    self._difference(parent, children, key)
                    for key, summed in sums.items()
                    if summed != self.figures[parent][key].value and key not in told
                ]
                told.update(each.key for each in wrong)
                if wrong:
                    yield wrong

    def _families(self) -> dict[Node, dict[Level, list[Node]]]:
        """Return each area with the nearest finer ones that have figures, level by level, districts last."""
        found: dict[Node, dict[Level, list[Node]]] = {}
        districts = self._districts()
        for node in sorted(self.figures, key=lambda each: each.level is Level.DISTRICT):
            for above in self._above(node, districts):
                found.setdefault(above, {}).setdefault(node.level, []).append(node)
        # what lies at different levels at once is not all of anything, but for districts beside what they divide
        return {parent: groups if len(groups.keys() - {Level.DISTRICT}) < 2 else {} for parent, groups in found.items()}

    def _above(self, node: Node, districts: Mapping[Node, Node]) -> Iterator[Node]:
        line = [self.same(each) for each in node.line()]
        above = next((each for each in line[1:] if each in self.figures and each.level in TREE), None)
        if above is not None and (node.level in TREE or above is self.same(node.parent or node)):
            yield above
        for each in line if node.level in TREE else ():
            if each in districts:
                yield districts[each]
            if each in districts or (each is not line[0] and each in self.figures):
                return

    def _districts(self) -> dict[Node, Node]:
        """Return the district with figures that each area is a part of; one that lies in several is in none."""
        found: dict[Node, Node] = {}
        several: set[Node] = set()
        for one, two in self.members:
            district, area = self.same(one), self.same(two)
            if district in self.figures and found.setdefault(area, district) is not district:
                several.add(area)
        return {area: district for area, district in found.items() if area not in several}

    def _sums(self, parent: Node, children: Sequence[Node]) -> dict[SubjectKey, int]:
        """Return what finer areas add up to, for figures of the wider one that all of them have."""
        return {
            key: sum(self.figures[child][key].value for child in children)
            for key in self.figures[parent]
            if all(key in self.figures[child] for child in children)
        }

    def _are_all(self, parent: Node, children: Sequence[Node], level: Level, sums: Mapping[SubjectKey, int]) -> bool:
        """Tell whether no finer area is missing: all that are known have figures, or enough sums are right."""
        if level not in (Level.STATION, Level.DISTRICT) and parent.level in TREE:
            there = set(children)
            if all(self.same(node) in there for node in self.tree.within(parent, level) if node.level is level):
                return True
        stated = self.figures[parent]
        return sum(1 for key, summed in sums.items() if summed and summed == stated[key].value) >= _AGREEING

    def _difference(self, parent: Node, children: Sequence[Node], key: SubjectKey) -> Difference:
        parts = tuple((child, self.figures[child][key]) for child in children)
        return Difference(parent, key, self.figures[parent][key], parts, parent in self.fresh, self.figures)


def levels_of(seen: Iterable[Node]) -> set[Level]:
    """Return the levels that a file has figures at."""
    return {node.level for node in seen}
