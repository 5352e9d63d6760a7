"""Values that could not be taken from their cells: what they are by the sums they stand in, and these left alone.

It knows sums and cells, no words.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from app.results.checks.blame import Judge
from app.results.checks.rows import Row
from app.results.checks.rules import Relation
from app.results.checks.spots import Spot


def mend(refused: Mapping[Spot, int | None], relations: Sequence[Relation], judge: Judge) -> dict[Spot, int]:
    """Return what values without a suggestion are by their sums, and take all of them from what totals are off by.

    ``refused`` are the spots of values that could not be taken, with what they may have meant.
    """
    meant: dict[Spot, int] = {}
    for (row, place), suggested in refused.items():
        value = suggested if suggested is not None else _by_row(row, place, relations, judge.columns)
        if value is None and sum(1 for _, other in refused if other == place) == 1:
            value = _by_column(judge.open.get(place, {}))
        if value is None:
            judge.open.pop(place, None)
            continue
        judge.explain((row, place), value)
        if suggested is None:
            meant[row, place] = value
    return meant


def _by_row(row: int, place: int, relations: Sequence[Relation], columns: Sequence[Row]) -> int | None:
    """Return what all sums of a row in which only this place is blank say it should be."""
    if place >= len(columns) or row >= len(columns[place]):
        return None
    said: set[int] = set()
    for relation in relations:
        others = [columns[each][row] for each in relation.places if each != place]
        if relation.equals and place in relation.places and None not in others:
            stated = columns[relation.whole][row] or 0
            summed = sum(columns[part][row] or 0 for part in relation.parts)
            said.add(relation.share(place, stated - summed))
    return said.pop() if len(said) == 1 and min(said) >= 0 else None


def _by_column(off: Mapping[int, int]) -> int | None:
    """Return by how much all failing totals of a column are too large, None where they differ or are too small."""
    said = set(off.values())
    return said.pop() if len(said) == 1 and min(said) >= 0 else None
