"""The percentages printed beside figures: no figures themselves, but they tell which of several is typed wrong.

It knows tables and sheets, and adds nothing up.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from importers.grid import Sheet, Value
from importers.records import Place, ResultTable

#: In tables of more figures no percentages are looked for: they are no sheets that a hand types.
_MOST = 20_000
_PERCENT = re.compile(r"\s*(\d{1,3})(?:[.,](\d+))?\s*(%?)\s*")
_HUNDRED = 100.0


def with_shares(tables: Iterable[ResultTable], sheets: Iterable[Sheet]) -> list[ResultTable]:
    """Return tables with the percentages that stand right of their figures, and how exact each of them is."""
    by_name = {sheet.name: sheet for sheet in sheets}
    return [
        replace(table, shares=shares) if (shares := _shares(table, by_name[table.sheet])) else table for table in tables
    ]


def _shares(table: ResultTable, sheet: Sheet) -> Mapping[Place, tuple[float, float]]:
    if len(table.areas) * len(table.subjects) > _MOST:
        return {}
    places = {table.position(area, subject) for area in table.areas for subject in table.subjects}
    found: dict[Place, tuple[float, float]] = {}
    for row, column in places:
        if (row, column + 1) not in places and (share := _share(sheet.at(row, column + 1))) is not None:
            found[row, column] = share
    if max((share for share, _ in found.values()), default=0.0) <= 1:
        # parts of one, as Excel keeps what it shows with "%"
        return {place: (_HUNDRED * share, _HUNDRED * exact) for place, (share, exact) in found.items()}
    return found


def _share(cell: Value) -> tuple[float, float] | None:
    """Return a percentage with decimals and what its last one is worth, None for all else."""
    text = repr(cell) if isinstance(cell, float) and not cell.is_integer() else cell
    matched = _PERCENT.fullmatch(text) if isinstance(text, str) else None
    if matched is None or not matched[2]:
        return None
    share = float(f"{matched[1]}.{matched[2]}")
    return (share, 10.0 ** -len(matched[2])) if share <= _HUNDRED else None
