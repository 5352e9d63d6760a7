"""The checks on the tables of a plan: each failure once, also where columns go with several sources.

It hands the results room tables and what could not be taken from them; what is wrong comes back as problems.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from app.intake.party_checks import problems_across
from app.intake.results_work import Block, Values
from app.results import checks
from app.results.areas import Node, depth
from importers.records import Level, Problem, ResultTable, Severity


class Examiner:
    """Examines tables one after the other, and adds what it finds to ``problems``."""

    def __init__(self, problems: list[Problem], *, margin: int) -> None:
        self._problems = problems
        self._margin = margin
        self._told: set[object] = set()
        self._refused: dict[str | None, dict[str, int | None]] = {}
        for problem in problems:
            if problem.severity is Severity.ERROR and problem.cell is not None:
                meant = problem.suggestion
                value = int(meant) if meant is not None and meant.isascii() and meant.isdecimal() else None
                self._refused.setdefault(problem.sheet, {})[problem.cell] = value

    def examine(self, table: ResultTable, places: Sequence[int], nodes: Sequence[Node | None]) -> None:
        """Run all checks on the subjects at ``places``; ``nodes`` are the areas of the table's lines."""
        refused = self._refused.get(table.sheet, {})
        found = checks.examine(table, places, _names(table, nodes), refused=refused, margin=self._margin)
        self.add(found.problems)
        if found.meant:
            self._suggest(table.sheet, found.meant)

    def across(self, seen: Mapping[Node, Sequence[tuple[Block, int, Values]]]) -> None:
        """Check the totals of parties whose parts stand in other tables; ``seen`` are a source's lines by area."""
        self.add(problems_across(seen))

    def add(self, found: Iterable[Problem]) -> None:
        """Add problems that were not told for another source already: columns without a prefix go with every source."""
        for problem in found:
            mark = (problem.code, problem.sheet, problem.cell, problem.cells)
            if mark not in self._told:
                self._told.add(mark)
                self._problems.append(problem)

    def _suggest(self, sheet: str, meant: dict[str, int]) -> None:
        """Say of values that could not be taken what they are by their sums."""
        for at, problem in enumerate(self._problems):
            value = meant.get(problem.cell or "") if problem.sheet == sheet else None
            if value is not None and problem.severity is Severity.ERROR and problem.suggestion is None:
                self._problems[at] = replace(problem, suggestion=str(value))


def _names(table: ResultTable, nodes: Sequence[Node | None]) -> Callable[[int], str]:
    """Return what says the area of a row as people do, asked only where there is a problem."""

    def said(row: int) -> str:
        node, line = nodes[row], table.areas[row]
        if node is None or line.path:
            return checks.area_text(line)
        return ", ".join(above.name for above in node.line() if depth(above.level) > depth(Level.REGENCY))

    return said
