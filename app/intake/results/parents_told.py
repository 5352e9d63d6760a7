"""Says where areas and what lies in them differ, so that one slip is one problem: what is told already is added to.

A sum that fails in a row and the area above it together mean one cell. It finds nothing by itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from app.intake.results.parents import Difference, Stated
from app.results.areas import Node, full_name
from app.results.checks.blame import Suspect
from app.results.checks.likelihood import Likelihood
from app.results.checks.slips import is_slip
from app.results.lookup import SubjectKey
from importers.records import Problem, Severity

#: An area that differs in more figures than this is told as one.
_APART = 3
_CELLS = 200
#: Figures that may be wrong and are named, at most.
_FEW = 6
#: What is told of sums in one table, which a difference between areas may be about as well.
_OF_SUMS = ("check", "printed_sum", "moved_", "columns_", "cells_", "row_copied", "total")
#: What is told of figures that stand twice in a file: a wider area may tell which of both is right.
_TWICE = ("figure_twice_", "figures_twice_")


class ParentTeller:
    """Tells differences between areas beside the problems of a file, which it adds to; ``labels`` name subjects.

    ``file`` is the number of the file among those of an act, which are called ``files``: cells of others are not its
    own.
    """

    def __init__(
        self, problems: list[Problem], labels: Mapping[SubjectKey, str], file: int = 0, files: Sequence[str] = ()
    ) -> None:
        self._problems = problems
        self._labels = labels
        self._file = file
        self._files = files
        self._cells: dict[tuple[str | None, str | None], list[int]] | None = None
        self._over_cells: list[int] = []

    def tell(self, found: Iterable[Sequence[Difference]]) -> Iterator[Problem]:
        """Yield the problems that are not told yet by another; those that are get the wider area's cell as well."""
        for differing in found:
            yield from self.told([each for each in differing if not self.joined(each)])

    def told(self, differing: Sequence[Difference]) -> Iterator[Problem]:
        """Yield what is said of figures of one area that differ: of each, or in one where they are many."""
        if len(differing) > _APART:
            yield self._problem(differing[0], of=len(differing))
        else:
            yield from map(self._problem, differing)

    def joined(self, difference: Difference) -> bool:
        """Let one problem that is told already be the one about a difference too; tell whether there is one."""
        area, stated = difference.area, difference.stated
        changes = [(area, stated, difference.off), *((node, part, -difference.off) for node, part in difference.parts)]
        found = [
            (at, joined, is_slip(figure.value, figure.value + change))
            for node, figure, change in changes
            if self._is_here(figure)
            for at in self._by_cell().get((figure.sheet, figure.cell), ())
            if (joined := self._about(self._problems[at], node, figure, change, difference)) is not None
        ]
        # of several figures that would each mend both, only one that is typed wrong may be meant
        likely = found if len(found) == 1 else [each for each in found if each[2]]
        about = {at: joined if len(likely) == 1 else self._problems[at] for at, joined, _ in likely or found}
        if not about:
            over = [at for at in self._over_cells if self._explains(self._problems[at], difference)]
            about = {at: _surer(self._problems[at]) for at in over}
        if len(about) != 1:
            return False
        for at, joined in about.items():
            self._problems[at] = joined
        return True

    def _by_cell(self) -> dict[tuple[str | None, str | None], list[int]]:
        """Return which problems of sums are about a cell, by sheet and cell."""
        if self._cells is None:
            self._cells = {}
            for at, problem in enumerate(self._problems):
                of_sums = problem.severity is Severity.WARNING and problem.code.startswith(_OF_SUMS)
                if not of_sums and not problem.code.startswith(_TWICE):
                    continue
                if _amends(problem) or problem.code == "check9_differs":
                    self._over_cells.append(at)
                for cell in problem.cells:
                    self._cells.setdefault((problem.sheet, cell), []).append(at)
                if problem.code == "figure_twice_differs":
                    self._cells.setdefault(_first_of(problem), []).append(at)
        return self._cells

    def _about(
        self, problem: Problem, node: Node, figure: Stated, change: int, difference: Difference
    ) -> Problem | None:
        """Return a problem that also is about a difference, if the change of one figure mends both."""
        value = figure.value + change
        if value < 0:
            return None
        if problem.code.startswith(_TWICE):
            return _borne_out(problem, figure, value)
        if problem.suggestion is not None:
            if problem.cell != figure.cell or problem.suggestion != str(value) or problem.amends:
                return None
        elif not _mends(problem, figure, change):
            return None
        wider = difference.stated
        cells = problem.cells
        if wider.cell is not None and wider.sheet == problem.sheet and self._is_here(wider):
            cells = tuple(dict.fromkeys((*cells, wider.cell)))
        data = {
            **problem.data,
            "cell": figure.cell,
            "area": full_name(node) if figure is difference.stated else problem.data.get("area", full_name(node)),
            "heading": self._labels.get(difference.key, ""),
            "written": figure.value,
            "meant": value,
            "parent": difference.area.name,
            "at": self._where(wider, problem.sheet),
            "parts": len(difference.parts),
        }
        code = "check_children" if figure is wider else "check_parent" if wider.cell else "check_parent_kept"
        return replace(
            problem, code=code, cell=figure.cell, cells=cells, raw=str(figure.value), suggestion=str(value), data=data
        )

    def _explains(self, problem: Problem, difference: Difference) -> bool:
        """Tell whether what a problem would change in several cells, or says of a printed total, is the difference."""
        amends = _amends(problem)
        if amends:
            by_cell = dict(amends)
            signed = [(difference.stated, 1), *((part, -1) for _, part in difference.parts)]
            changes = [
                sign * (by_cell[figure.cell] - figure.value)
                for figure, sign in signed
                if figure.cell in by_cell and figure.sheet == problem.sheet and self._is_here(figure)
            ]
            return bool(changes) and sum(changes) == difference.off
        told = (problem.data.get("stated"), problem.data.get("sum"))
        return problem.code == "check9_differs" and told == (difference.stated.value, difference.summed)

    def _is_here(self, figure: Stated) -> bool:
        return figure.cell is not None and figure.file == self._file

    def _where(self, figure: Stated, sheet: str | None) -> str:
        if figure.cell is None:
            return ""
        if figure.file != self._file:
            return f"{self._files[figure.file]} {figure.sheet}!{figure.cell}"
        return figure.cell if figure.sheet == sheet else f"{figure.sheet}!{figure.cell}"

    def _problem(self, found: Difference, of: int = 1) -> Problem:
        stated = found.stated
        told = [each for each in (stated, *(part for _, part in found.parts)) if self._is_here(each)]
        at = stated if self._is_here(stated) else told[0]
        change = None
        likely = self._slips(found) if of == 1 else ()
        if len(likely) == 1:
            at, change = likely[0]
        code = "parent_differs" if self._is_here(stated) else "parent_kept_differs"
        data: dict[str, object] = {
            "area": full_name(found.area),
            "heading": self._labels.get(found.key, ""),
            "stated": stated.value,
            "sum": found.summed,
            "parts": len(found.parts),
            "figures": of,
        }
        if len(likely) > 1 and self._is_here(stated):
            data["candidates"] = tuple((self._where(each, at.sheet), each.value + by) for each, by in likely)
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

    def _slips(self, found: Difference) -> Sequence[tuple[Stated, int]]:
        """Return the figures that a slip of the hand may explain with their changes, the likeliest first; one if sure.

        Nothing where one of them is not of this file.
        """
        wholes = len(found.parts)
        told = [
            (found.stated, found.off, wholes),
            *((part, -found.off, at) for at, (_, part) in enumerate(found.parts)),
        ]
        likely = [
            (each, change, at)
            for each, change, at in told
            if each.value + change >= 0 and is_slip(each.value, each.value + change)
        ]
        if len(likely) > _FEW or not all(self._is_here(each) for each, _, _ in likely):
            return []
        suspects = [Suspect((at, 0), change, 1, 0) for _, change, at in likely]
        likelihood = Likelihood(_beside(found), lambda spot: told[(spot[0] + 1) % len(told)][0].value)
        one = likelihood.likeliest(suspects, [(wholes, 0)])
        ranked = [one] if one else [each.suspect for each in likelihood.ranked(suspects, [(wholes, 0)])]
        return [(told[(each.spot[0] + 1) % len(told)][0], each.change) for each in ranked]


def _beside(found: Difference) -> list[list[int | None]]:
    """Return the figures of the parts by subject, first those that do not add up: what is usual beside each other."""
    nodes = [node for node, _ in found.parts]
    first = found.figures.get(nodes[0], {}) if nodes else {}
    keys = [found.key, *(key for key in first if key != found.key)]
    return [[stated.value if (stated := found.figures[node].get(key)) else None for node in nodes] for key in keys]


def _mends(problem: Problem, figure: Stated, change: int) -> bool:
    """Tell whether the change of a figure makes the sum right that a problem speaks of."""
    stated, summed = problem.data.get("stated"), problem.data.get("sum")
    if not isinstance(stated, int) or not isinstance(summed, int) or not problem.code.endswith("_differs"):
        return False
    return stated - summed == (-change if figure.cell == problem.cell else change)


def _first_of(problem: Problem) -> tuple[str | None, str]:
    """Return the sheet and cell where a figure that stands twice stands first."""
    sheet, _, cell = str(problem.data["first"]).rpartition("!")
    return sheet or problem.sheet, cell


def _borne_out(problem: Problem, figure: Stated, value: int) -> Problem | None:
    """Return that the first of two values is wrong, where a wider area asks for the other one in its stead."""
    if problem.code != "figure_twice_differs" or problem.data["written"] != value or figure.cell is None:
        return None
    sheet, cell = _first_of(problem)
    if (sheet, cell) != (figure.sheet, figure.cell):
        return None
    there = problem.cell if sheet == problem.sheet else f"{problem.sheet}!{problem.cell}"
    data = {**problem.data, "cell": cell, "written": figure.value, "first": there, "value": value}
    cells = (str(there), cell)
    told = replace(problem, code="figure_twice_first", sheet=sheet, cell=cell, cells=cells, data=data)
    return replace(told, raw=str(figure.value), suggestion=str(value), amends=((cell, value),))


def _amends(problem: Problem) -> Sequence[tuple[str, int]]:
    """Return what a problem would change in several cells, also where its totals may be wrong instead of them."""
    perhaps = problem.data.get("areas")
    return problem.amends or (perhaps if isinstance(perhaps, tuple) else ())


def _surer(problem: Problem) -> Problem:
    """Return a problem in which the areas are to blame, since a wider one says the same as their totals."""
    amends = tuple(_amends(problem))
    if problem.amends or not amends:
        return problem
    cell, meant = amends[0]
    cells = (*(cell for cell, _ in amends), *(each for each in problem.cells if each not in dict(amends)))
    data = {**problem.data, "cell": cell, "area": problem.data["first"]}
    code = "columns_swapped_by_totals"
    return replace(
        problem,
        code=code,
        cell=cell,
        cells=cells,
        raw=str(amends[1][1]),
        suggestion=str(meant),
        data=data,
        amends=amends,
    )
