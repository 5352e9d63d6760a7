"""Points at the very cells in which names of areas stand, once a file is planned: a line tells only its row."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from app.intake.plan import ImportPlan
from importers.records import cell_name, column_number

if TYPE_CHECKING:
    from importers.grid import Sheet, Workbook

_CELL = re.compile(r"([A-Z]+)(\d+)")
#: How far above a column's last header row, and how far along a row, a name is looked for.
_UP = 6
_ALONG = 40


def point_at_names(plan: ImportPlan, workbook: Workbook) -> ImportPlan:
    """Return a plan whose problems and names of areas stand at the cells that have the names."""
    sheets = {sheet.name: sheet for sheet in workbook.sheets}
    problems = []
    for problem in plan.problems:
        name, sheet = problem.data.get("area"), sheets.get(problem.sheet or "")
        if problem.code.startswith("area_") and problem.cell and isinstance(name, str) and sheet is not None:
            cells = tuple(_found(sheet, cell, name) for cell in problem.cells)
            problems.append(replace(problem, cell=_found(sheet, problem.cell, name), cells=cells))
        else:
            problems.append(problem)
    names = [
        replace(name, cell=_found(sheets[name.sheet], name.cell, name.path[-1][1])) if name.sheet in sheets else name
        for name in plan.names
    ]
    return replace(plan, problems=tuple(problems), names=tuple(names))


def _found(sheet: Sheet, cell: str, name: str) -> str:
    """Return the cell of a name in the row of ``cell``, else above it; ``cell`` itself where it stands in neither."""
    written = _CELL.fullmatch(cell)
    if written is None:
        return cell
    row, column = int(written[2]), column_number(written[1])
    around = [(row, along) for along in range(1, _ALONG + 1)]
    around += [(up, column) for up in range(row - 1, max(0, row - _UP), -1)]
    for found in [(row, column), *around]:
        value = sheet.at(*found)
        if isinstance(value, str) and value.strip() == name:
            return cell_name(*found)
    return cell
