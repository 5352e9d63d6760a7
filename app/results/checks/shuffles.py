"""Values of one area in several other places of it, and values of one subject that two areas have of each other.

Each is one slip, though it breaks many sums. It knows columns, failing sums and totals, no words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from app.results.checks.blame import Judge
from app.results.checks.rows import Failure, Row, would_break
from app.results.checks.rules import Relation
from app.results.checks.runs import Run

#: Smaller numbers are the same as others too easily.
_LEAST = 10
#: Values of an area in fewer other places are two that are swapped; so many of them have to be no small ones.
_SEVERAL = 3
_TELLING = 2
#: Of more rows that fail some two are off by the same each way by chance, as are those that are off by less.
_MOST_ROWS = 6
_LEAST_OFF = 20
#: Of more totals that differ none is looked at: they are no slips of a hand.
_MOST_PLACES = 60
_MOST_CELLS = 20_000


@dataclass(frozen=True, slots=True)
class Shuffles:
    """Looks for values out of their places in one table; ``places`` are the subjects of one source."""

    places: Sequence[int]
    columns: Sequence[Row]
    relations: Sequence[Relation]

    def in_areas(self, failures: Sequence[Failure], judge: Judge) -> Iterator[Run]:
        """Yield areas in which the totals above ask for the very values that stand there, in other places."""
        off = [place for place in self.places if judge.open.get(place)]
        if not _SEVERAL <= len(off) <= _MOST_PLACES:
            return
        lines = {line for place in off for line in judge.open[place]}
        if sum(len(judge.members(line)) for line in lines) > _MOST_CELLS:
            return
        for row in sorted(frozenset[int]().union(*(judge.members(line) for line in lines))):
            meant = self._meant(row, off, judge)
            if meant:
                yield self._run(row, meant, failures)

    def _meant(self, row: int, off: Sequence[int], judge: Judge) -> dict[int, int]:
        """Return by place what an area's values should be, if they are its own in another order; else nothing."""
        meant: dict[int, int] = {}
        for place in off:
            value, asked = self.columns[place][row], judge.asks(row, place)
            if value is not None and len(asked) == 1:
                meant[place] = value + min(asked)
        written = Counter(self.columns[place][row] for place in meant)
        telling = sum(1 for value in set(meant.values()) if value >= _LEAST)
        if len(meant) < _SEVERAL or telling < _TELLING or written != Counter(meant.values()):
            return {}
        return {} if would_break(self.columns, self.relations, row, meant) else meant

    def _run(self, row: int, meant: Mapping[int, int], failures: Sequence[Failure]) -> Run:
        explained = tuple(each for each in failures if each.row == row and _mended(each, meant, self.columns))
        return Run("cells_moved", {(row, place): value for place, value in meant.items()}, explained, row, min(meant))

    def between_areas(self, failures: Sequence[Failure], judge: Judge) -> Iterator[Run]:
        """Yield two areas with the values of one subject in each other's place: as much too many here as too few there.

        A value that the totals of its column speak of is left to them.
        """
        by_row: dict[int, list[Failure]] = {}
        for each in failures:
            by_row.setdefault(each.row, []).append(each)
        rows = {
            row: each[0]
            for row, each in by_row.items()
            if len(each) == 1 and not each[0].blanks and abs(each[0].missing) >= _LEAST_OFF
        }
        if len(by_row) > _MOST_ROWS:
            return
        used: set[int] = set()
        for one, two in combinations(rows.values(), 2):
            if (
                one.relation is not two.relation
                or one.missing != -two.missing
                or not used.isdisjoint((one.row, two.row))
            ):
                continue
            found = [place for place in one.relation.places if self._exchanged(one, two, place, judge)]
            if len(found) == 1:
                used |= {one.row, two.row}
                (place,) = found
                first, second = self.columns[place][one.row] or 0, self.columns[place][two.row] or 0
                meant = {(one.row, place): second, (two.row, place): first}
                yield Run("cells_exchanged", meant, (one, two), one.row, place)

    def _exchanged(self, one: Failure, two: Failure, place: int, judge: Judge) -> bool:
        """Tell whether two areas' values of a place, exchanged, mend both their sums and break none."""
        first, second = self.columns[place][one.row], self.columns[place][two.row]
        if place not in self.places or first is None or second is None or max(first, second) < _LEAST:
            return False
        if second - first != one.relation.share(place, one.missing) or judge.open.get(place):
            return False
        return not any(
            would_break(self.columns, self.relations, row, {place: value})
            for row, value in ((one.row, second), (two.row, first))
        )


def _mended(failure: Failure, meant: Mapping[int, int], columns: Sequence[Row]) -> bool:
    whole, *parts = [meant.get(place, columns[place][failure.row]) for place in failure.relation.places]
    return None not in (whole, *parts) and whole == sum(part or 0 for part in parts)
