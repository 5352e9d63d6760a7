"""Rows that are odd beside the others of their table: more voters than the list, a share out of all proportion.

What is odd alone may well be right: only odds that speak for a slip are told. It knows columns and no words.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from operator import truediv
from statistics import median
from typing import Any

from app.results.checks.limits import Limits
from app.results.checks.rows import Row
from importers.records import Level, ResultTable

#: Rows that are compared, at least; of fewer nobody can say what is usual.
_ENOUGH = 12
#: How far a ratio must be from the usual one in robust standard deviations (1.4826 of the median deviation), besides a
#: factor. By one of 4 eight of the 3,209 TPS of Kota Bogor in 2019 are so far off.
_DEVIATIONS = 8.0
_TO_DEVIATION = 1.4826
#: A value is out of proportion from so many spreads on, and well in it up to so many.
_FAR, _NEAR = 4.0, 2.0
#: A spread smaller than this is taken for it: the ratios of a table that is all alike differ by nothing.
_SPREAD = 0.05
#: Smaller numbers are too easily far from each other.
_LEAST = 20
_FEW = 3
#: Of a longer column some are looked at to find what is usual.
_SAMPLE = 3000

_TURNOUT = ("cast", "voted_total", "valid")
_LISTED = ("registered_total", "registered_dpt")


def listed(table: ResultTable, places: Sequence[int], columns: Sequence[Row]) -> tuple[tuple[int, ...], Row] | None:
    """Return the places and the numbers of registered voters: of all lists, of the DPT, or of its men and women."""
    fields = {table.subjects[place].field: place for place in places}
    for name in _LISTED:
        if name in fields:
            return (fields[name],), columns[fields[name]]
    if "registered_dpt_l" in fields and "registered_dpt_p" in fields:
        both = (fields["registered_dpt_l"], fields["registered_dpt_p"])
        sides = zip(columns[both[0]], columns[both[1]], strict=True)
        return both, [None if men is None or women is None else men + women for men, women in sides]
    return None


def turnout(table: ResultTable, places: Sequence[int]) -> int | None:
    """Return the place of those who voted, as a table states them."""
    fields = {table.subjects[place].field: place for place in places}
    return next((fields[name] for name in _TURNOUT if name in fields), None)


def ratios(voted: Row, registered: Row) -> Row | list[float | None]:
    """Return how many voted for each one registered, row by row; None where one of them is blank or nought."""
    try:
        return list(map(truediv, voted, registered))
    except (TypeError, ZeroDivisionError):
        return [
            votes / voters if votes is not None and voters else None
            for votes, voters in zip(voted, registered, strict=True)
        ]


def past_list(voted: Row, registered: Row, found: Sequence[float | None], limits: Limits) -> list[int]:
    """Return the rows in which more voted than ``limits`` allow past those registered (10), by their ratios."""
    most = 1 + limits.voters_margin / 100
    if max((ratio for ratio in found if ratio is not None), default=0.0) <= most:
        return []
    return [
        row
        for row, ratio in enumerate(found)
        if ratio is not None and ratio > most and (voted[row] or 0) - (registered[row] or 0) > limits.voters_least
    ]


def out_of_proportion(
    voted: Row, registered: Row, found: Sequence[float | None], factor: float
) -> Iterator[tuple[int, int]]:
    """Yield rows in which far more or fewer voted than elsewhere, each with what would be usual there."""
    some = [ratio for ratio in sample(found) if ratio]
    if len(some) < _ENOUGH:
        return
    usual = median(some)
    low, high = usual / factor, usual * factor
    far = [row for row, ratio in enumerate(found) if ratio and not low < ratio < high]
    if not far:
        return
    spread = _spread([math.log(ratio) for ratio in some])
    odd = [
        row
        for row in far
        if max(voted[row] or 0, registered[row] or 0) >= _LEAST
        and abs(math.log((found[row] or usual) / usual)) > _DEVIATIONS * spread
    ]
    # where many are, none of them is odd
    if len(odd) <= max(_FEW, len(found) // 100):
        yield from ((row, round((registered[row] or 0) * usual)) for row in odd)


def sample(values: Sequence[Any]) -> Sequence[Any]:
    """Return some thousand values from all parts of a long column, which tell what is usual as well as all."""
    return values[:: max(1, len(values) // _SAMPLE)]


def too_large(table: ResultTable, column: Row, factor: float) -> Iterator[tuple[int, int]]:
    """Yield rows of TPS that have far more voters than all others; TPS are made of much the same size."""
    if not table.areas or table.areas[0].level is not Level.STATION:
        return
    some = [value for value in sample(column) if value]
    if len(some) < _ENOUGH:
        return
    usual = median(some)
    far = [(row, value) for row, value in enumerate(column) if value and value > factor * usual and value >= _LEAST]
    if far:
        spread = _spread([math.log(value) for value in some])
        yield from ((row, round(usual)) for row, value in far if math.log(value / usual) > _DEVIATIONS * spread)


def in_proportion(value: int, beside: int, ratios: tuple[float, float]) -> bool | None:
    """Tell whether a value is well in the usual proportion to what it is a part of, or far from it; None between.

    ``ratios`` are the usual logarithm of the proportion and its spread.
    """
    usual, spread = ratios
    away = abs(math.log(value / beside) - usual) / spread if value > 0 and beside > 0 else math.inf
    return True if away < _NEAR else False if away > _FAR else None


def proportion(column: Row, beside: Row) -> tuple[float, float] | None:
    """Return the usual logarithm of a column's share of another, with its spread; None where too few rows have both."""
    pairs = zip(sample(column), sample(beside), strict=True)  # of one length, and so from the same rows
    logs = [math.log(one / other) for one, other in pairs if one and other]
    if len(logs) < _ENOUGH:
        return None
    return median(logs), _spread(logs)


def _spread(logs: Sequence[float]) -> float:
    middle = median(logs)
    return max(_SPREAD, _TO_DEVIATION * median(abs(value - middle) for value in logs))
