"""The checks on the tables of a plan: each failure once, also where columns go with several sources.

It hands the results room tables and what could not be taken from them; what is wrong comes back as problems.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from app.intake.results.parents import Family
from app.intake.results.parents_told import ParentTeller
from app.intake.results.party_checks import problems_across
from app.intake.results.work import Seen
from app.results import checks
from app.results.areas import Node, full_name
from app.results.lookup import SubjectKey
from importers.records import Problem, ResultTable, Severity

#: Slips over several cells that sums show by themselves, and what another source shows.
_OVER_CELLS = ("moved_", "columns_", "cells_", "check6_swapped", "swapped_", "areas_", "column_", "row_copied")
#: What is said of sums that fail.
_OF_SUMS = ("check", "printed_sum", "out_of_", "voters_past", "totals_swapped", *_OVER_CELLS)


class Examiner:
    """Examines tables one after the other, and adds what it finds to ``problems``."""

    def __init__(self, problems: list[Problem], *, limits: checks.Limits) -> None:
        self._problems = problems
        self._limits = limits
        self._told: set[object] = set()
        self._refused: dict[str | None, dict[str, int | None]] = {}
        for problem in problems:
            if problem.severity is Severity.ERROR and problem.cell is not None:
                meant = problem.suggestion
                value = int(meant) if meant is not None and meant.isascii() and meant.isdecimal() else None
                self._refused.setdefault(problem.sheet, {})[problem.cell] = value

    def examine(
        self,
        table: ResultTable,
        places: Sequence[int],
        nodes: Sequence[Node | None],
        elsewhere: checks.Elsewhere | None = None,
        twin: checks.Twin | None = None,
    ) -> None:
        """Run all checks on the subjects at ``places``; ``nodes`` are the areas of the table's lines.

        ``elsewhere`` tells what else is said of a line and a subject, and where; ``twin`` which line of another table
        has the same figures.
        """
        refused = self._refused.get(table.sheet, {})
        names = _names(table, nodes)
        found = checks.examine(
            table, places, names, refused=refused, limits=self._limits, elsewhere=elsewhere, twin=twin
        )
        self.add(found.problems)
        if found.meant:
            self._suggest(table.sheet, found.meant)

    def across(self, seen: Seen) -> None:
        """Check the totals of parties whose parts stand in other tables; ``seen`` are a source's lines by area."""
        self.add(problems_across(seen))

    def parents(self, family: Family, labels: Mapping[SubjectKey, str]) -> None:
        """Hold areas against what lies in them; a slip that is told already is not told again."""
        self.add(ParentTeller(self._problems, labels).tell(family.differences()))

    def add(self, found: Iterable[Problem]) -> None:
        """Add problems that were not told for another source already: columns without a prefix go with every source."""
        for problem in found:
            mark = (problem.code, problem.sheet, problem.cell, problem.cells)
            if mark not in self._told:
                self._told.add(mark)
                self._problems.append(problem)

    def beside(self, found: Iterable[Problem]) -> None:
        """Add what another source shows; what explains failing sums is told instead of them, and nothing twice."""
        for problem in found:
            cells = set(problem.cells)
            if problem.severity is not Severity.WARNING:
                self.add([problem])
                continue
            same = [each for each in self._problems if _is_of_checks(each, problem.sheet) and cells & _blamed(each)]
            if any(each.code.startswith(_OVER_CELLS) for each in same):
                continue
            for each in same:
                self._problems.remove(each)
            self.add([problem])

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
        return full_name(node)

    return said


def _is_of_checks(problem: Problem, sheet: str | None) -> bool:
    return problem.sheet == sheet and problem.code.startswith(_OF_SUMS)


def _blamed(problem: Problem) -> set[str]:
    """Return the cells that a problem is about: that it names, and that its suggestion changes, or all it concerns."""
    if problem.code.startswith(_OVER_CELLS):
        return {*problem.cells, *(cell for cell, _ in problem.amends)}
    return {problem.cell or ""} if problem.suggestion is not None else set(problem.cells)
