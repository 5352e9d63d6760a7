"""Values in each other's place: two cells of one area, or a whole column of areas and the totals under another.

The sums of a row show the first, printed totals both. It knows columns, failing sums and totals, no words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from app.results.checks.blame import Judge
from app.results.checks.rows import Failure, Row
from app.results.checks.rules import Relation
from app.results.checks.runs import Run
from app.results.checks.slips import is_slip
from app.results.checks.spots import Spot
from importers.records import ResultTable

#: Smaller numbers are the same as others too easily.
_LEAST = 10
#: Where only one sum speaks for it.
_LEAST_ALONE = 100
#: Of more rows that fail, and of more totals that differ, none is looked at: they are no slips of a hand.
_MOST_ROWS = 500
_MOST_PLACES = 60


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two places of a row whose values, put in each other's place, mend the sums ``failures``."""

    row: int
    one: int
    two: int
    failures: tuple[Failure, ...]


class Swaps:
    """Looks for swapped values in one table; ``places`` are the subjects of one source."""

    def __init__(
        self, table: ResultTable, places: Sequence[int], columns: Sequence[Row], relations: Sequence[Relation]
    ) -> None:
        self._table = table
        self._places = places
        self._columns = columns
        self._touching: dict[int, list[Relation]] = {}
        for relation in relations:
            for place in relation.places:
                self._touching.setdefault(place, []).append(relation)

    def in_rows(self, failures: Iterable[Failure], judge: Judge) -> Iterator[Run]:
        """Yield pairs of cells of a row that mend its failing sums together, where no single cell does."""
        by_row: dict[int, list[Failure]] = {}
        for each in failures:
            if not each.blanks:
                by_row.setdefault(each.row, []).append(each)
        for row, failing in by_row.items() if len(by_row) <= _MOST_ROWS else ():
            if judge.has_culprit(failing):
                continue
            pairs = [pair for pair in self._pairs(row, failing) if self._columns_allow(pair, judge)]
            if len(pairs) == 1:
                yield self._run(pairs[0])

    def by_totals(self, judge: Judge) -> Iterator[Run]:
        """Yield what makes the totals of two columns right at once: a pair of cells, or columns, or totals swapped."""
        off = [place for place in self._places if judge.open.get(place)]
        for one, two in combinations(off, 2) if len(off) <= _MOST_PLACES else ():
            first, second = judge.open.get(one, {}), judge.open.get(two, {})
            if not first or first != {line: -change for line, change in second.items()}:
                continue
            run = self._whole(one, two, judge) or self._one_row(one, two, judge)
            if run is not None:
                yield run

    def _pairs(self, row: int, failing: Sequence[Failure]) -> Iterator[_Pair]:
        """Yield the places whose values mend failing sums of a row, and break none, in each other's place."""
        at: dict[int, list[int]] = {}
        for place in self._places:
            value = self._columns[place][row]
            if value is not None:
                at.setdefault(value, []).append(place)
        seen: set[tuple[int, int]] = set()
        for one, two in self._asked(row, failing, at):
            pair = (min(one, two), max(one, two))
            if pair not in seen:
                seen.add(pair)
                mended = self._mended(row, *pair, failing)
                if mended:
                    yield _Pair(row, *pair, mended)

    def _asked(
        self, row: int, failing: Sequence[Failure], at: Mapping[int, Sequence[int]]
    ) -> Iterator[tuple[int, int]]:
        """Yield places of failing sums with one that has the value asked for there, and wholes with their parts."""
        for each in failing:
            relation = each.relation
            for place in relation.places:
                wanted = (self._columns[place][row] or 0) + relation.share(place, each.missing)
                yield from ((place, other) for other in at.get(wanted, ()) if other not in relation.places)
            yield from ((relation.whole, part) for part in relation.parts if part in self._places)

    def _mended(self, row: int, one: int, two: int, failing: Sequence[Failure]) -> tuple[Failure, ...]:
        """Return the failing sums that two swapped values mend, none where others stay or become wrong."""
        if one not in self._places or two not in self._places:
            return ()
        first, second = self._columns[one][row], self._columns[two][row]
        if first is None or second is None or first == second or min(first, second) < 0 or max(first, second) < _LEAST:
            return ()
        if self._fails(row, one, two):
            return ()
        mended = [each for each in failing if not {one, two}.isdisjoint(each.relation.places)]
        alone = len(mended) == 1 and (max(first, second) < _LEAST_ALONE or self._typed(mended[0]))
        return () if alone else tuple(mended)

    def _typed(self, failure: Failure) -> bool:
        """Tell whether a slip of the hand in one cell would explain a failing sum as well."""
        relation = failure.relation
        values = ((place, self._columns[place][failure.row] or 0) for place in relation.places)
        return any(is_slip(value, value + relation.share(place, failure.missing)) for place, value in values)

    def _columns_allow(self, pair: _Pair, judge: Judge) -> bool:
        """Tell whether the totals above two cells ask for their swap, or say nothing against it."""
        change = (self._columns[pair.two][pair.row] or 0) - (self._columns[pair.one][pair.row] or 0)
        asking = [judge.asks(pair.row, place) for place in (pair.one, pair.two)]
        return all(not asked or asked == {wanted} for asked, wanted in zip(asking, (change, -change), strict=True))

    def _run(self, pair: _Pair) -> Run:
        one, two = (pair.row, pair.one), (pair.row, pair.two)
        meant = {one: self._value(two), two: self._value(one)}
        return Run("cells_swapped", meant, pair.failures, pair.row, pair.one, pair.two)

    def _one_row(self, one: int, two: int, judge: Judge) -> Run | None:
        """Return the only area whose two values are each the other's by the totals of both columns."""
        lines = judge.open[one]
        changes = set(lines.values())
        if len(changes) != 1:
            return None
        change = changes.pop()
        inside = [judge.members(line) for line in lines]
        rows = [
            row
            for row in frozenset.intersection(*inside)
            if (a := self._columns[one][row]) is not None
            and (b := self._columns[two][row]) is not None
            and b - a == change
            and max(a, b) >= _LEAST
            and judge.asks(row, one) == {change}
            and not self._fails(row, one, two)
        ]
        return self._run(_Pair(rows[0], one, two, ())) if len(rows) == 1 else None

    def _fails(self, row: int, one: int, two: int) -> bool:
        """Tell whether a check of a row fails with two of its values in each other's place."""
        then = {one: self._columns[two][row], two: self._columns[one][row]}
        for relation in {id(each): each for place in then for each in self._touching.get(place, ())}.values():
            values = [then.get(place, self._columns[place][row]) for place in relation.places]
            if None not in values and relation.fails(values[0] or 0, sum(value or 0 for value in values[1:])):
                return True
        return False

    def _whole(self, one: int, two: int, judge: Judge) -> Run | None:
        """Return two columns of which the totals are each the other's: the areas' values are swapped, or the totals.

        Where all of several totals say so it is the areas, where others are right it is the totals, and where there is
        but one nobody can say: then ``meant`` is empty.
        """
        crossed: list[int] = []
        straight: list[int] = []
        for line, (_, stated) in enumerate(self._table.totals):
            due = judge.totals.due[line]
            if due is None or stated[one] is None or stated[two] is None:
                continue
            crosses = stated[one] == due[two] and stated[two] == due[one]
            (crossed if crosses and due[one] != due[two] else straight).append(line)
        if set(crossed) != set(judge.open[one]):
            return None
        apart = {judge.members(line) for line in crossed}
        rows = sorted(frozenset[int]().union(*apart))
        areas = [(row, place) for row in rows for place in (one, two)]
        totals = [(len(self._table.areas) + line, place) for line in crossed for place in (one, two)]
        swapped = {one: two, two: one}
        if straight:
            meant = {(line, place): self._value((line, swapped[place])) for line, place in totals}
            return Run("totals_swapped", meant, (), totals[0][0], one, two)
        perhaps = {
            (row, place): value
            for row, place in areas
            if (value := self._columns[swapped[place]][row]) is not None and value != self._columns[place][row]
        }
        if None in (self._columns[place][row] for row, place in areas):
            return None
        if len(apart) > 1:
            return Run("columns_swapped_by_totals", perhaps, (), rows[0], one, two)
        return Run("columns_or_totals_swapped", {}, (), totals[0][0], one, two, also=tuple(totals), perhaps=perhaps)

    def _value(self, spot: Spot) -> int:
        line, place = spot
        if line < len(self._table.areas):
            return self._columns[place][line] or 0
        return self._table.totals[line - len(self._table.areas)][1][place] or 0
