"""Areas whose figures are not what the areas inside them add up to (9): across the tables of a file and what is kept.

An area is held against the nearest finer ones that have figures, where these are all there. It changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from app.intake.results_work import Block, Values, cell_of
from app.results.areas import Node, Tree
from app.results.checks.slips import is_slip
from app.results.lookup import SubjectKey
from importers.records import TREE, Level, Problem, Severity

Seen = Mapping[Node, Sequence[tuple[Block, int, Values]]]

#: So many figures of an area must be what its TPS add up to before these are taken to be all: nobody counts TPS.
_AGREEING = 2
#: An area that differs in more figures than this is told as one.
_APART = 3
_CELLS = 200


@dataclass(frozen=True, slots=True)
class _Stated:
    """A figure of an area: its value, with sheet and cell where this file brings it."""

    value: int
    sheet: str | None = None
    cell: str | None = None


@dataclass(slots=True)
class Family:
    """What is stated of areas by a source: in this file, and where it says nothing in the cabinet."""

    tree: Tree
    figures: dict[Node, dict[SubjectKey, _Stated]] = field(default_factory=dict)
    fresh: set[Node] = field(default_factory=set)

    def add_kept(self, stored: Mapping[int, Mapping[int, int]], keys: Mapping[int, SubjectKey]) -> None:
        """Take in what the cabinet keeps, by area and subject."""
        self.tree.load(stored)
        for area, values in stored.items():
            found = {keys[subject]: _Stated(value) for subject, value in values.items() if subject in keys}
            self.figures.setdefault(self.tree.by_id(area), {}).update(found)

    def add_seen(self, seen: Seen) -> None:
        """Take in what the file says; what it says twice counts where it stands first."""
        for node, lines in seen.items():
            self.fresh.add(node)
            there: dict[SubjectKey, _Stated] = {}
            for block, line, values in lines:
                for place, value in enumerate(values):
                    if value is not None and block.keys[place] not in there:
                        there[block.keys[place]] = _Stated(value, block.table.sheet, cell_of(block, line, place))
            self.figures.setdefault(node, {}).update(there)

    def problems(self, labels: Mapping[SubjectKey, str]) -> Iterator[Problem]:
        """Yield where an area and what lies in it differ, as far as this file has to do with it."""
        for parent, children in self._families().items():
            if parent not in self.fresh and self.fresh.isdisjoint(children):
                continue
            level = children[0].level
            if any(child.level is not level for child in children):
                continue
            sums = self._sums(parent, children)
            if not self._are_all(parent, children, level, sums):
                sums = {key: summed for key, summed in sums.items() if summed > self.figures[parent][key].value}
            wrong = {key: summed for key, summed in sums.items() if summed != self.figures[parent][key].value}
            if len(wrong) > _APART:
                key = next(iter(wrong))
                yield self._problem(parent, children, key, wrong[key], labels, of=len(wrong))
            else:
                for key, summed in wrong.items():
                    yield self._problem(parent, children, key, summed, labels)

    def _families(self) -> dict[Node, list[Node]]:
        """Return each area with the nearest finer ones that have figures."""
        found: dict[Node, list[Node]] = {}
        for node in self.figures:
            if node.level in TREE:
                above = next((each for each in node.line() if each is not node and each in self.figures), None)
                if above is not None:
                    found.setdefault(above, []).append(node)
        return found

    def _sums(self, parent: Node, children: Sequence[Node]) -> dict[SubjectKey, int]:
        """Return what finer areas add up to, for figures of the wider one that all of them have."""
        return {
            key: sum(self.figures[child][key].value for child in children)
            for key in self.figures[parent]
            if all(key in self.figures[child] for child in children)
        }

    def _are_all(self, parent: Node, children: Sequence[Node], level: Level, sums: Mapping[SubjectKey, int]) -> bool:
        """Tell whether no finer area is missing: all that are known have figures, or enough sums are right."""
        if level is not Level.STATION:
            there = set(children)
            if all(node in there for node in self.tree.within(parent, level) if node.level is level):
                return True
        stated = self.figures[parent]
        return sum(1 for key, summed in sums.items() if summed and summed == stated[key].value) >= _AGREEING

    def _problem(
        self,
        parent: Node,
        children: Sequence[Node],
        key: SubjectKey,
        summed: int,
        labels: Mapping[SubjectKey, str],
        of: int = 1,
    ) -> Problem:
        stated = self.figures[parent][key]
        parts = [self.figures[child][key] for child in children]
        told = [each for each in (stated, *parts) if each.cell is not None]
        at = stated if stated.cell is not None else told[0]
        change = None
        if of == 1:
            at, change = self._slip(stated, parts, summed - stated.value, at)
        code = "parent_differs" if parent in self.fresh else "parent_kept_differs"
        data: dict[str, object] = {
            "area": parent.name,
            "heading": labels.get(key, ""),
            "stated": stated.value,
            "sum": summed,
            "parts": len(children),
            "figures": of,
        }
        return Problem(
            code if of == 1 else f"{code}_often",
            Severity.WARNING,
            at.sheet,
            at.cell,
            tuple(each.cell for each in told if each.cell is not None and each.sheet == at.sheet)[:_CELLS],
            str(at.value),
            None if change is None else str(at.value + change),
            data,
        )

    @staticmethod
    def _slip(stated: _Stated, parts: Sequence[_Stated], off: int, otherwise: _Stated) -> tuple[_Stated, int | None]:
        """Return the one figure of the file that a slip of the hand explains and its change, else ``otherwise``."""
        changes = [(stated, off), *((part, -off) for part in parts)]
        likely = [
            (each, change)
            for each, change in changes
            if each.value + change >= 0 and is_slip(each.value, each.value + change)
        ]
        if len(likely) == 1 and likely[0][0].cell is not None:
            return likely[0]
        return otherwise, None


def levels_of(seen: Seen) -> set[Level]:
    """Return the levels of the tree that a file has figures at."""
    return {node.level for node in seen if node.level in TREE}
