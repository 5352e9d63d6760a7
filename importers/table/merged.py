"""Figures in merged cells that reach over several areas or subjects: whose they are, the sheet does not say."""

from __future__ import annotations

from importers.grid import Sheet
from importers.records import Place, Problem, ResultTable, Severity, cell_name
from importers.values import whole_number

Box = tuple[int, int, int, int]
#: A sheet of more merged cells is looked at so far.
_MOST = 5000


def merged_figures(sheet: Sheet, table: ResultTable) -> list[Problem]:
    """Return a problem for each merged cell of ``sheet`` with a figure that several areas of ``table`` share."""
    boxes = [box for box in sheet.merges[:_MOST] if _holds_figure(sheet, box)]
    if not boxes:
        return []
    areas_at = _areas_at(table, {place for box in boxes for place in _places(box)})
    found: list[Problem] = []
    for box in boxes:
        areas = {areas_at[place] for place in _places(box) if place in areas_at}
        if len(areas) > 1:
            first, last = cell_name(*box[:2]), cell_name(*box[2:])
            cells = tuple(cell_name(*place) for place in _places(box) if place in areas_at)
            value = str(sheet.at(*box[:2]))
            data = {"cells": f"{first}:{last}", "count": len(areas), "value": value}
            found.append(Problem("figure_merged", Severity.WARNING, sheet.name, first, cells, value, data=data))
    return found


def _holds_figure(sheet: Sheet, box: Box) -> bool:
    top, left, bottom, right = box
    small = 1 < (bottom - top + 1) * (right - left + 1) <= 100
    return small and whole_number(sheet.at(top, left)).value is not None


def _places(box: Box) -> list[Place]:
    top, left, bottom, right = box
    return [(row, column) for row in range(top, bottom + 1) for column in range(left, right + 1)]


def _areas_at(table: ResultTable, wanted: set[Place]) -> dict[Place, int]:
    """Return the line of the area whose figure stands in each of the ``wanted`` cells."""
    found: dict[Place, int] = {}
    rows = {row for row, _ in wanted}
    for area in table.areas:
        if not table.places and table.areas_in == "rows" and area.line not in rows:
            continue
        for subject in table.subjects:
            place = table.position(area, subject)
            if place in wanted:
                found[place] = area.line
    return found
