"""The printed totals of a table that are not what its areas add up to (check 9); it blames nobody."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from app.results.checks.rows import Row, totals_of
from importers.records import Level, ResultTable

Path = tuple[tuple[Level, str], ...]


@dataclass(frozen=True, slots=True)
class Miss:
    """A printed total that differs: its line among the totals, the place, what is stated and what should be."""

    line: int
    place: int
    stated: int
    due: int

    @property
    def off(self) -> int:
        """How much more is stated than the areas add up to."""
        return self.stated - self.due


@dataclass(frozen=True, slots=True)
class Totals:
    """For each printed total the rows that it is the sum of, what these add up to, and where it differs."""

    rows: tuple[Sequence[int], ...]
    due: tuple[tuple[int, ...] | None, ...]
    misses: tuple[Miss, ...]


def check_totals(table: ResultTable, places: Sequence[int], columns: Sequence[Row]) -> Totals:
    """Find what each printed total is the sum of, and where it is not.

    It may be one of the area it names, of what follows the sum before it, or of everything above it: the one that fits
    best in the whole line counts, the first of them where several do.
    """
    if not table.totals or not columns:
        return Totals((), (), ())
    groups = _Groups(table, columns)
    allowed = set(places)
    width = len(table.subjects)
    every = [*places, *(width + at for at, printed in enumerate(table.sums) if allowed.issuperset(printed.of))]
    rows: list[Sequence[int]] = []
    due: list[tuple[int, ...] | None] = []
    misses: list[Miss] = []
    start = 0
    for at, ((line, _), printed) in enumerate(zip(table.totals, totals_of(table), strict=True)):
        tried = [(members, groups.sums(members)) for members in groups.of(line.path, line.line, start)]
        start = line.line
        if not tried:
            rows.append(())
            due.append(None)
            continue
        members, sums = min(tried, key=lambda each: _differences(printed, each[1], places))
        rows.append(members)
        due.append(sums)
        for place in every:
            stated = printed[place]
            if stated is not None and stated != sums[place]:
                misses.append(Miss(at, place, stated, sums[place]))
    return Totals(tuple(rows), tuple(due), tuple(misses))


def _differences(printed: Row, sums: Sequence[int], places: Sequence[int]) -> int:
    return sum(1 for place in places if printed[place] not in (None, sums[place]))


class _Groups:
    """The rows of a table in the groups that totals may be sums of."""

    def __init__(self, table: ResultTable, columns: Sequence[Row]) -> None:
        finest = max((len(area.path) for area in table.areas), default=0)
        self._rows = [row for row, area in enumerate(table.areas) if len(area.path) == finest]
        self._lines = [table.areas[row].line for row in self._rows]
        self._ordered = all(one <= two for one, two in zip(self._lines, self._lines[1:], strict=False))
        self._columns = columns
        self._named = _named(table, self._rows)
        self._prefix: dict[int, list[int]] = {}

    def of(self, path: Path, line: int, start: int) -> list[Sequence[int]]:
        """Return the groups that a total on ``line`` may be the sum of, the likeliest first."""
        found: list[Sequence[int]] = [self._named[path]] if self._named.get(path) else []
        if self._ordered:
            first, last = bisect_left(self._lines, start + 1), bisect_left(self._lines, line)
            found.extend(some for some in (self._rows[first:last], self._rows[:last]) if some)
        else:
            above = [row for row, at in zip(self._rows, self._lines, strict=True) if at < line]
            since = [row for row, at in zip(self._rows, self._lines, strict=True) if start < at < line]
            found.extend(some for some in (since, above) if some)
        return found

    def sums(self, rows: Sequence[int]) -> tuple[int, ...]:
        """Return what each column adds up to in ``rows``; a blank adds nothing."""
        if rows[-1] - rows[0] + 1 == len(rows):
            return tuple(self._span(place, rows[0], rows[-1] + 1) for place in range(len(self._columns)))
        return tuple(sum(column[row] or 0 for row in rows) for column in self._columns)

    def _span(self, place: int, start: int, end: int) -> int:
        prefix = self._prefix.get(place)
        if prefix is None:
            prefix = list(accumulate((value or 0 for value in self._columns[place]), initial=0))
            self._prefix[place] = prefix
        return prefix[end] - prefix[start]


def _named(table: ResultTable, rows: Sequence[int]) -> dict[Path, list[int]]:
    """Return the rows that lie in each area that a total names."""
    found: dict[Path, list[int]] = {line.path: [] for line, _ in table.totals if line.path}
    lengths = sorted({len(path) for path in found})
    for row in rows if found else ():
        path = table.areas[row].path
        for length in lengths:
            members = found.get(path[:length])
            if members is not None:
                members.append(row)
    return found
