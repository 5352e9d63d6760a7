"""Figures held against what another source says of the same areas: what only stands in another row or column there.

Sums cannot show such a slip, since it changes none. That two sources differ is no slip: only what would agree in
another place is told. It knows rows of values, no words and no source.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from app.results.checks.rows import Row
from app.results.checks.spots import Spot

#: Smaller numbers are the same as others too easily.
_LEAST = 10
#: What stands in the wrong place differs by so much, and where it belongs by at most this share of that.
_FAR = 20
_CLOSE = 0.05
#: The same of whole areas, of which more values speak.
_CLOSE_AREA = 0.1
#: An area's figures differ by more than this share where they are another's.
_OTHER = 0.05
#: So many rows after each other make a run; so large a share of all rows, and at least three, a whole column.
_RUN = 3
_COLUMN_SHARE = 0.6
#: Of more rows that differ widely, and of more columns, only the same figures to the digit are looked for.
_MOST_ROWS = 150
_MOST_PLACES = 40


@dataclass(frozen=True, slots=True)
class Displaced:
    """Figures that the other source has elsewhere.

    ``code`` is "swapped" (two columns, in one row or in ``rows`` of them), "areas_swapped", "areas_moved" or
    "column_moved"; ``row`` and ``place`` are the first cell. ``other`` is the place or row in whose stead that stands,
    of what was moved how far it belongs from there: -1 to the row above, 1 to the one below.
    ``meant`` are the values of all cells that would mend it, nothing where one of them is lost.
    """

    code: str
    rows: tuple[int, ...]
    row: int
    place: int
    other: int
    cells: tuple[Spot, ...]
    meant: Mapping[Spot, int]


def displaced(here: Sequence[Row], there: Sequence[Row]) -> list[Displaced]:
    """Return what stands in another place than ``there``; both have a row per area, in the order of the file.

    A row or value that the other source does not have is None throughout.
    """
    found = list(_areas(here, there))
    taken = {row for each in found for row in each.rows}
    swaps = list(_swaps(here, there, taken))
    spots = {spot for each in swaps for spot in each.cells}
    runs = [run for place in range(len(here[0]) if here else 0) for run in _runs(here, there, place, taken, spots)]
    return sorted([*found, *swaps, *runs], key=lambda each: (each.row, each.place))


def distance(one: Row, two: Row) -> int:
    """Return by how much two rows differ, over the values that both have."""
    return sum(
        abs(first - second) for first, second in zip(one, two, strict=True) if first is not None and second is not None
    )


def _size(row: Row) -> int:
    return sum(value for value in row if value is not None)


def _areas(here: Sequence[Row], there: Sequence[Row]) -> Iterator[Displaced]:
    """Yield areas that have the figures of others: two in each other's place, or a run of them moved by a row."""
    stead = _steads(here, there)
    left = dict(stead)
    for row, other in sorted(stead.items()):
        if row < other and stead.get(other) == row:
            yield _of_areas("areas_swapped", here, (row, other), other, {row: other, other: row})
            del left[row], left[other]
    for step in (-1, 1):
        for run in _in_runs([row for row, other in left.items() if other - row == step]):
            if len(run) >= _RUN - 1:
                # the row at the end, whose figures stand in the run or nowhere
                end = run[0] - 1 if step < 0 else run[-1] + 1
                rows = tuple(sorted({*run, end}))
                yield _of_areas("areas_moved", here, rows, step, {row: stead.get(row, -1) for row in rows})


def _of_areas(
    code: str, here: Sequence[Row], rows: tuple[int, ...], other: int, belong: Mapping[int, int]
) -> Displaced:
    places = range(len(here[0]))
    cells = tuple((row, place) for row in rows for place in places if here[row][place] is not None)
    meant: dict[Spot, int] = {}
    if set(belong.values()) == set(rows):
        for row, target in belong.items():
            for place in places:
                value = here[row][place]
                if value is not None and value != here[target][place]:
                    meant[target, place] = value
    return Displaced(code, rows, cells[0][0], cells[0][1], other, cells, dict(sorted(meant.items())))


def _steads(here: Sequence[Row], there: Sequence[Row]) -> dict[int, int]:
    """Return for rows that are another area's in the other source which one's that is."""
    off = [distance(one, two) for one, two in zip(here, there, strict=True)]
    far = [
        row
        for row, away in enumerate(off)
        if away >= _FAR and away > _OTHER * _size(there[row]) and sum(1 for v in here[row] if (v or 0) >= _LEAST) > 1
    ]
    if not far:
        return {}
    same: dict[Row, list[int]] = defaultdict(list)
    for row, values in enumerate(there):
        same[tuple(values)].append(row)
    found: dict[int, int] = {}
    for row in far:
        exact = [other for other in same.get(tuple(here[row]), ()) if other != row]
        if len(exact) == 1:
            found[row] = exact[0]
        elif len(far) <= _MOST_ROWS and not exact:
            near = {*far, row - 1, row + 1} - {row}
            close = [each for each in near if 0 <= each < len(there) and _is_of(here[row], there[each], off[row])]
            if len(close) == 1:
                found[row] = close[0]
    return found


def _is_of(values: Row, other: Row, away: int) -> bool:
    both = sum(1 for one, two in zip(values, other, strict=True) if one is not None and two is not None)
    return both > 1 and distance(values, other) <= _CLOSE_AREA * away


def _swaps(here: Sequence[Row], there: Sequence[Row], taken: set[int]) -> Iterator[Displaced]:
    """Yield pairs of columns in each other's place: wholly, in a run of rows, or in one row."""
    found: dict[tuple[int, int], list[int]] = defaultdict(list)
    for row, (mine, theirs) in enumerate(zip(here, there, strict=True)):
        if row not in taken and mine != theirs:
            for pair in _pairs(mine, theirs):
                found[pair].append(row)
    counted = Counter(row for rows in found.values() for row in rows)
    for (one, two), rows in sorted(found.items(), key=lambda each: (-len(each[1]), each[0])):
        telling = sum(
            1
            for mine, theirs in zip(here, there, strict=True)
            if None not in (mine[one], mine[two], theirs[one], theirs[two]) and mine[one] != mine[two]
        )
        whole = len(rows) >= _RUN and len(rows) >= _COLUMN_SHARE * telling
        for run in [rows] if whole else _in_runs(rows):
            some = run if len(run) >= _RUN else []
            for part in [some] if some else [[row] for row in run]:
                if part and (len(part) > 1 or counted[part[0]] == 1):
                    yield _swap(here, tuple(part), one, two)


def _swap(here: Sequence[Row], rows: tuple[int, ...], one: int, two: int) -> Displaced:
    meant: dict[Spot, int] = {}
    for row in rows:
        first, second = here[row][one], here[row][two]
        if first is not None and second is not None:
            meant[row, one], meant[row, two] = second, first
    return Displaced("swapped", rows, rows[0], one, two, tuple(meant), meant)


def _pairs(mine: Row, theirs: Row) -> Iterator[tuple[int, int]]:
    """Yield the places of a row that are each other's in the other source."""
    off = [
        place
        for place, (one, two) in enumerate(zip(mine, theirs, strict=True))
        if one is not None and two is not None and one != two
    ]
    if len(off) < 2:
        return
    exact = len(off) > _MOST_PLACES
    for one, two in combinations(off, 2):
        a, b, c, d = mine[one] or 0, mine[two] or 0, theirs[one] or 0, theirs[two] or 0
        if a == d and b == c:
            if max(a, b) >= _LEAST:
                yield one, two
        elif not exact:
            straight, crossed = abs(a - c) + abs(b - d), abs(a - d) + abs(b - c)
            # each of the two has to be far from what it should be, and near to what the other should be
            if min(abs(a - c), abs(b - d)) >= _FAR and crossed <= _CLOSE * straight:
                yield one, two


def _runs(
    here: Sequence[Row], there: Sequence[Row], place: int, taken: set[int], spots: set[Spot]
) -> Iterator[Displaced]:
    """Yield runs of a column's values that stand a row too low or too high."""
    column = [None if row in taken or (row, place) in spots else values[place] for row, values in enumerate(here)]
    other = [values[place] for values in there]
    off = [row for row, (a, b) in enumerate(zip(column, other, strict=True)) if _differ(a, b)]
    for step in (-1, 1):
        moved = [
            row for row in off if 0 <= row + step < len(other) and _same(column[row], other[row + step], other[row])
        ]
        for run in _in_runs(moved):
            if len(run) >= _RUN and len({column[row] for row in run}) >= _RUN:
                end = run[0] - 1 if step < 0 else run[-1] + 1
                rows = tuple(sorted({*run, end}))
                meant: dict[Spot, int] = {}
                tail = run[-1] if step < 0 else run[0]
                if column[end] is not None and _same(column[end], other[tail], other[end]):
                    # the value that fell out at one end stands at the other
                    belong = {row + step: row for row in run} | {tail: end}
                    meant = {(row, place): column[of] or 0 for row, of in sorted(belong.items())}
                cells = tuple((row, place) for row in rows)
                yield Displaced("column_moved", rows, rows[0], place, step, cells, meant)


def _differ(one: int | None, two: int | None) -> bool:
    return one is not None and two is not None and one != two


def _same(value: int | None, wanted: int | None, instead: int | None) -> bool:
    """Tell whether a value is the one of another row: to the digit, or nearly so where its own is far."""
    if value is None or wanted is None or value < _LEAST:
        return False
    away = abs(value - (instead or 0))
    return value == wanted or (away >= _FAR and abs(value - wanted) <= _CLOSE * away)


def _in_runs(rows: Sequence[int]) -> list[list[int]]:
    runs: list[list[int]] = []
    for row in sorted(rows):
        if runs and row == runs[-1][-1] + 1:
            runs[-1].append(row)
        else:
            runs.append([row])
    return runs
