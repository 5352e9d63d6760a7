"""Values that the clerk takes instead of what a cell has: put into a reading before it is planned, raw text kept.

A suggestion is taken by the same way as a value of the clerk's own. Nothing is amended that no one decided.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from app.errors import AppError, Exit
from app.intake.plan import CellValue, ImportPlan
from app.results.checks import Spots
from importers.records import Kind, Problem, ResultsReading, ResultTable, Severity
from importers.values import LARGEST

#: A number of one row and place in a table, as `app.results.checks.Spots` has them.
Spot = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Amended:
    """A value that was put into ``table`` at ``spot``, and the text that is ``written`` there (None for a blank)."""

    decided: CellValue
    table: ResultTable
    spot: Spot
    written: str | None


def amend(reading: ResultsReading, values: Sequence[CellValue]) -> tuple[ResultsReading, tuple[Amended, ...]]:
    """Return a reading with ``values`` in their cells, and what was amended; each is told in its problems.

    What could not be taken from such a cell is no problem any more. Raises `AppError` for a cell that holds no figure
    and for a number no figure can be.
    """
    if not values:
        return reading, ()
    tables = list(reading.tables)
    spots = [Spots(table) for table in tables]
    decided = {(value.sheet, value.cell.upper()): value for value in values}
    written = {
        (problem.sheet, problem.cell): problem.raw
        for problem in reading.problems
        if problem.severity is Severity.ERROR and problem.raw is not None
    }
    found: list[tuple[int, Spot, CellValue, str | None]] = []
    for (sheet, cell), value in decided.items():
        if not 0 <= value.value <= LARGEST:
            raise AppError("cell_value_odd", Exit.REFUSED, cell=cell, sheet=sheet, value=str(value.value))
        at = [
            (place, spot)
            for place, table in enumerate(tables)
            if table.sheet == sheet and (spot := spots[place].find(cell)) is not None
        ]
        if not at:
            raise AppError("cell_without_figure", Exit.REFUSED, cell=cell, sheet=sheet, name=reading.facts.name)
        place, spot = at[0]
        was = spots[place].value(spot)
        raw = written.get((sheet, cell)) or (None if was is None else str(was))
        found.append((place, spot, value, raw))
    for place in {each[0] for each in found}:
        tables[place] = with_numbers(tables[place], {spot: value.value for at, spot, value, _ in found if at == place})
    amended = tuple(Amended(value, tables[place], spot, raw) for place, spot, value, raw in found)
    left = [problem for problem in reading.problems if (problem.sheet, problem.cell) not in decided]
    told = tuple(map(_told, amended))
    return replace(reading, tables=tuple(tables), problems=(*left, *told)), amended


def taken_from(problem: Problem) -> tuple[CellValue, ...]:
    """Return the decisions that taking a problem's suggestion means, none where it has no suggestion of a number."""
    if problem.sheet is None or problem.cell is None:
        return ()
    amends: Iterable[tuple[str, int]] = problem.amends
    if not problem.amends:
        if problem.suggestion is None or not (problem.suggestion.isascii() and problem.suggestion.isdecimal()):
            return ()
        amends = ((problem.cell, int(problem.suggestion)),)
    return tuple(CellValue(problem.sheet, cell, value, problem.code) for cell, value in amends)


def accept(plan: ImportPlan, wanted: Iterable[tuple[str | None, str, int | None]]) -> Iterator[CellValue]:
    """Yield the decisions that were asked for as (sheet, cell, value); the sheet may be left out where it is the only.

    Without a value the suggestion of the cell's problem is taken. `AppError` is raised where there is none, and where
    no sheet is named and several are used.
    """
    used = [sheet.name for sheet in plan.sheets if sheet.used]
    for sheet, cell, value in wanted:
        if plan.kind is not Kind.RESULTS:
            raise AppError("cell_without_figure", Exit.REFUSED, cell=cell, sheet=sheet or "", name=plan.facts.name)
        if sheet is None and len(used) != 1:
            raise AppError("accept_sheet_needed", Exit.REFUSED, cell=cell, sheets=", ".join(used))
        at = used[0] if sheet is None else sheet
        if value is not None:
            yield CellValue(at, cell.upper(), value)
            continue
        here = (each for each in plan.problems if (each.sheet, each.cell) == (at, cell.upper()))
        suggested = next(filter(None, map(taken_from, here)), None)
        if suggested is None:
            raise AppError("no_suggestion", Exit.REFUSED, cell=cell.upper(), sheet=at)
        yield from suggested


def with_values(decided: Sequence[CellValue], more: Iterable[CellValue]) -> tuple[CellValue, ...]:
    """Return decisions with ``more``, of which the later ones count for a cell."""
    return tuple({(value.sheet, value.cell): value for value in (*decided, *more)}.values())


def with_numbers(table: ResultTable, changes: dict[Spot, int]) -> ResultTable:
    """Return a table with other values at some of its spots."""
    areas, subjects = len(table.areas), len(table.subjects)
    values, totals, sums = list(table.values), list(table.totals), list(table.sums)
    for (row, place), value in changes.items():
        if row >= areas and place >= subjects:
            printed_sum = sums[place - subjects]
            sums[place - subjects] = replace(printed_sum, totals=_put(printed_sum.totals, row - areas, value))
        elif row >= areas:
            line, printed = totals[row - areas]
            totals[row - areas] = (line, _put(printed, place, value))
        elif place >= subjects:
            printed_sum = sums[place - subjects]
            sums[place - subjects] = replace(printed_sum, values=_put(printed_sum.values, row, value))
        else:
            values[row] = _put(values[row], place, value)
    return replace(table, values=tuple(values), totals=tuple(totals), sums=tuple(sums))


def _put(values: tuple[int | None, ...], at: int, value: int) -> tuple[int | None, ...]:
    return (*values[:at], value, *values[at + 1 :])


def _told(amended: Amended) -> Problem:
    decided = amended.decided
    data: dict[str, object] = {"value": decided.value, "written": amended.written or ""}
    code = "amended" if amended.written is not None else "amended_blank"
    cell = decided.cell.upper()
    return Problem(code, Severity.INFO, decided.sheet, cell, (cell,), amended.written, data=data)
