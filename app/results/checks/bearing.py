"""Which sums of a table bear its cells out: those that hold only as it stands, or only with other values instead.

It blames no cell and knows no other table.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from app.results.checks.rows import columns_of, totals_of
from app.results.checks.rules import relations
from app.results.checks.spots import Spot
from app.results.checks.totals import check_totals
from importers.records import ResultTable


class Bearing:
    """The sums of the rows of a table and of its printed totals, for the subjects at ``places``."""

    def __init__(self, table: ResultTable, places: Sequence[int]) -> None:
        self._table = table
        self._columns = columns_of(table)
        self._relations = [each for each in relations(table, places) if each.equals]
        self._totals = check_totals(table, places, self._columns)

    def speaks(self, instead: Mapping[Spot, int]) -> tuple[int, int]:
        """Return how many sums hold only as the table stands, and how many only with the values of ``instead``."""
        stands = changed = 0
        for now, then in (*self._in_rows(instead), *self._in_totals(instead)):
            stands += now and not then
            changed += then and not now
        return stands, changed

    def _in_rows(self, instead: Mapping[Spot, int]) -> Iterator[tuple[bool, bool]]:
        for row in {row for row, _ in instead}:
            places = {place for other, place in instead if other == row}
            for relation in self._relations:
                if places.isdisjoint(relation.places):
                    continue
                now = [value for place in relation.places if (value := self._columns[place][row]) is not None]
                if len(now) == len(relation.places):
                    then = [instead.get((row, at), value) for at, value in zip(relation.places, now, strict=True)]
                    yield now[0] == sum(now[1:]), then[0] == sum(then[1:])

    def _in_totals(self, instead: Mapping[Spot, int]) -> Iterator[tuple[bool, bool]]:
        for printed, rows, due in zip(totals_of(self._table), self._totals.rows, self._totals.due, strict=True):
            if due is None:
                continue
            changes: dict[int, int] = {}
            for (row, place), value in instead.items():
                if row in rows:
                    changes[place] = changes.get(place, 0) + value - (self._columns[place][row] or 0)
            for place, change in changes.items():
                stated = printed[place]
                if stated is not None:
                    yield stated == due[place], stated == due[place] + change
