"""The rows of a table that fail a check: whole columns are added up first, since nearly all rows are right.

It says which rows fail and by how much, not which cell is to blame.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import add
from typing import Any

from app.results.checks.rules import Relation
from importers.records import ResultTable

Row = Sequence[int | None]

#: A blank stands out where so large a share of its column, and at least so many of its cells, are filled in.
_FILLED_SHARE = 0.8
_FILLED = 3
#: The numbers of the checks of a party's total, and of all contestants together.
_PARTY = 5
_ALL_CONTESTANTS = 6


@dataclass(frozen=True, slots=True)
class Failure:
    """A check that failed in one row: what is stated, what the parts add up to, and the places that are blank."""

    relation: Relation
    row: int
    stated: int
    summed: int
    blanks: tuple[int, ...] = ()

    @property
    def missing(self) -> int:
        """How much more is stated than the parts add up to."""
        return self.stated - self.summed


def columns_of(table: ResultTable) -> list[Row]:
    """Return the table's values by subject, and behind them its printed sums."""
    if not table.values:
        return []
    return [*zip(*table.values, strict=True), *(printed.values for printed in table.sums)]


def totals_of(table: ResultTable) -> list[Row]:
    """Return the values of the table's printed totals by subject, and behind them those of its printed sums."""
    corners = [printed.totals or (None,) * len(table.totals) for printed in table.sums]
    return [(*values, *(corner[at] for corner in corners)) for at, (_, values) in enumerate(table.totals)]


def would_break(columns: Sequence[Row], relations: Iterable[Relation], row: int, changes: Mapping[int, int]) -> bool:
    """Tell whether a sum of a row that is right now would be wrong with other values, by place."""
    for relation in relations:
        if not relation.equals or changes.keys().isdisjoint(relation.places):
            continue
        now = [value for place in relation.places if (value := columns[place][row]) is not None]
        if len(now) < len(relation.places) or now[0] != sum(now[1:]) or not now[0]:
            continue
        then = [changes.get(place, value) for place, value in zip(relation.places, now, strict=True)]
        if then[0] != sum(then[1:]):
            return True
    return False


def check_rows(
    columns: Sequence[Row], relations: Iterable[Relation], unknown: Callable[[int, int], bool] | None = None
) -> list[Failure]:
    """Run checks on every row.

    ``unknown`` tells of a blank (row, place) that a value stands there which could not be taken: of its sums nothing is
    said. A blank that a sum shows not to be zero fails it where the column is filled in elsewhere.
    """
    found: list[Failure] = []
    every = list(relations)
    settled = _settled(columns, every)
    for relation in every:
        known = settled if relation.rule.number == _ALL_CONTESTANTS else columns
        found.extend(_failures(relation, known, unknown or _nothing))
    return found


def _settled(columns: Sequence[Row], relations: Iterable[Relation]) -> Sequence[Row]:
    """Return the columns in which a party's total, where it is blank, is what its parts add up to."""
    settled = list(columns)
    for relation in relations:
        if relation.rule.number == _PARTY and None in columns[relation.whole]:
            rows = zip(*(columns[place] for place in relation.places), strict=True)
            settled[relation.whole] = tuple([total if total is not None else _sum(parts) for total, *parts in rows])
    return settled


def _sum(values: Row) -> int | None:
    there = [value for value in values if value is not None]
    return sum(there) if there else None


def _nothing(_row: int, _place: int) -> bool:
    return False


def _failures(relation: Relation, columns: Sequence[Row], unknown: Callable[[int, int], bool]) -> Iterator[Failure]:
    stated, sides = columns[relation.whole], [columns[part] for part in relation.parts]
    summed = _added(sides)
    if summed == stated:
        return
    if summed is not None and None not in stated:
        for row, (value, total) in enumerate(zip(stated, summed, strict=True)):
            if value != total and relation.fails(value, total):  # type: ignore[arg-type]
                yield Failure(relation, row, value, total)  # type: ignore[arg-type]
        return
    holes = _Holes(columns)
    for row, values in enumerate(zip(stated, *sides, strict=True)):
        if None not in values:
            total = sum(values[1:])
            if relation.fails(values[0], total):
                yield Failure(relation, row, values[0], total)
        elif relation.rule.relation == "at_least":
            # Blanks only add to what is there.
            total = sum(value for value in values[1:] if value is not None)
            if values[0] is not None and relation.fails(values[0], total):
                yield Failure(relation, row, values[0], total)
        elif relation.equals:
            failure = _with_blanks(relation, row, values, holes)
            if failure is not None and not any(unknown(row, place) for place in failure.blanks):
                yield failure


def _with_blanks(relation: Relation, row: int, values: Row, holes: _Holes) -> Failure | None:
    """Return how a row with blanks fails: by what is there where blanks are told, or by one that stands out."""
    blanks = tuple(place for place, value in zip(relation.places, values, strict=True) if value is None)
    if len(blanks) == len(values) or (relation.rule.number == 0 and values[0] is None):
        return None
    stated, summed = values[0] or 0, sum(value for value in values[1:] if value is not None)
    if relation.rule.blanks == "tell" and values[0] is not None:
        empty = relation.rule.number == 0 and len(blanks) == len(relation.parts)
        return None if stated == summed or empty else Failure(relation, row, stated, summed, blanks)
    if len(blanks) == 1 and relation.share(blanks[0], stated - summed) > 0 and blanks[0] in holes:
        return Failure(relation, row, stated, summed, blanks)
    return None


class _Holes:
    """Knows the columns in which a blank stands out, since nearly all their cells are filled in."""

    def __init__(self, columns: Sequence[Row]) -> None:
        self._columns = columns
        self._known: dict[int, bool] = {}

    def __contains__(self, place: int) -> bool:
        known = self._known.get(place)
        if known is None:
            column = self._columns[place]
            filled = len(column) - list(column).count(None)
            known = filled >= max(_FILLED, min(_FILLED_SHARE * len(column), len(column) - 1))
            self._known[place] = known
        return known


def _added(columns: Sequence[Row]) -> Row | None:
    """Add whole columns up, row by row, as the usual table without blanks allows; None where a blank stands in one."""
    total: Iterable[Any] = columns[0]
    for column in columns[1:]:
        total = map(add, total, column)
    try:
        summed = tuple(total)
    except TypeError:
        return None
    return None if None in summed else summed
