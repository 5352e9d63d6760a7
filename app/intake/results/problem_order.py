"""In which order problems are told everywhere, the worst first and then as a sheet is read, and how many there are.

It knows problems only.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from importers.records import Problem, Severity, SheetVerdict, column_number

_SEVERITIES = list(Severity)


def in_order(problems: Iterable[Problem], sheets: Sequence[SheetVerdict] = ()) -> tuple[Problem, ...]:
    """Return problems by severity, then by sheet, row and column; what is of no cell comes first in its sheet."""
    at = {sheet.name: place for place, sheet in enumerate(sheets)}

    def place(problem: Problem) -> tuple[int, int, int, int]:
        sheet = -1 if problem.sheet is None else at.get(problem.sheet, len(at))
        return (_SEVERITIES.index(problem.severity), sheet, *_row_and_column(problem.cell))

    return tuple(sorted(problems, key=place))


def by_severity(problems: Iterable[Problem]) -> dict[Severity, int]:
    """Return how many problems there are of each severity that there are some of, the worst first."""
    counted = dict.fromkeys(Severity, 0)
    for problem in problems:
        counted[problem.severity] += 1
    return {severity: count for severity, count in counted.items() if count}


def _row_and_column(cell: str | None) -> tuple[int, int]:
    letters = (cell or "").rstrip("0123456789")
    digits = (cell or "")[len(letters) :]
    return int(digits or 0), column_number(letters) if letters.isalpha() else 0
