"""What the clerk decides about problems at cells: a suggestion taken, another value, or the cell left as it is.

Each decision plans the file anew, but for leaving a cell alone, which only shortens the list. It knows no widget.
"""

from __future__ import annotations

from app.desktop.pages.intake.state import ImportState
from app.desktop.pages.intake.told import grouped
from app.i18n import tr
from app.intake.plan import CellValue
from app.intake.results.amending import taken_from, with_values
from importers.records import Kind, Problem, Severity
from importers.values import whole_number


class Amends:
    """Decisions about the problems of the current file."""

    def __init__(self, state: ImportState) -> None:
        self._state = state

    def can_accept(self, problem: Problem) -> bool:
        """Tell whether a problem has a suggestion that can be taken."""
        return self._of_results() and bool(taken_from(problem))

    def can_set(self, problem: Problem) -> bool:
        """Tell whether the cell of a problem can be given another value."""
        told = problem.severity is not Severity.INFO or problem.code.startswith("amended")
        figure = not problem.code.startswith("area_")
        return self._of_results() and told and figure and problem.cell is not None and problem.sheet is not None

    def alike(self, problem: Problem) -> list[Problem]:
        """Return all problems of the same kind with a suggestion."""
        return [each for each in self._state.problems() if each.code == problem.code and self.can_accept(each)]

    def accept(self, problem: Problem) -> None:
        """Take the suggestion of a problem."""
        self._take(taken_from(problem))

    def accept_all(self, code: str) -> None:
        """Take the suggestions of all problems of one kind."""
        found = [each for each in self._state.problems() if each.code == code]
        self._take(tuple(value for each in found for value in taken_from(each)))

    def set_value(self, sheet: str, cell: str, text: str) -> str:
        """Take a number that was typed as what a cell holds; return what is wrong with it, "" for nothing."""
        number = whole_number(text)
        if number.value is None:
            return tr("Tulis bilangan bulat, 0 atau lebih.")
        self._take((CellValue(sheet, cell, number.value),))
        return ""

    def take_back(self, problem: Problem) -> None:
        """Take back what was decided about the cell of a problem: it is what stands there again."""
        file = self._state.file
        if file is not None:
            here = (problem.sheet, problem.cell)
            left = tuple(value for value in file.request.values if (value.sheet, value.cell) != here)
            self._state.decide(values=left)

    def keep_raw(self, problem: Problem) -> None:
        """Leave a cell as it is: its problem is not shown again in this import."""
        file = self._state.file
        if file is not None:
            file.left.add((problem.code, problem.sheet, problem.cell))
            self._state.on_change()

    def _take(self, values: tuple[CellValue, ...]) -> None:
        file = self._state.file
        if file is not None and values:
            self._state.decide(values=with_values(file.request.values, values))

    def _of_results(self) -> bool:
        plan = self._state.file.plan if self._state.file else None
        return plan is not None and plan.kind is Kind.RESULTS


def change_words(problem: Problem) -> str:
    """Return what taking a suggestion would make of a cell ("24.214 → 24214"), and of how many more."""
    was = grouped(problem.raw) if problem.raw else tr("kosong")
    change = tr("{cell}: {before} → {after}", cell=problem.cell, before=was, after=grouped(problem.suggestion or ""))
    more = len(problem.amends) - 1
    return tr("{change}, dan {count} sel lain", change=change, count=str(more)) if more > 0 else change
