"""Figures that stand twice: areas with the same figures as others, and contestants with the same votes everywhere.

Whether that may be chance is what it knows; it blames nobody where no sum does, and knows no words.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from itertools import repeat
from statistics import median

from app.results.checks.blame import Judge
from app.results.checks.neighbours import sample
from app.results.checks.rows import Failure, Row
from app.results.checks.runs import Run
from importers.records import ResultTable, Subject

#: Two areas are taken for copies where chance would make so many such pairs in the whole table; where every total
#: above one of them asks for other figures, chance may be larger.
_CHANCE, _CHANCE_ASKED = 1e-6, 1e-2
#: So many rows that are another's, or one in so many of all, are copies; more are what is usual in a table.
_FEW_COPIES = 3
_MANY = 20
_TO_DEVIATION = 1.4826
#: Votes of two contestants that are the same in so many areas, and have so many digits together, are one's.
_ROWS, _DIGITS = 3, 8
#: The same where no sum fails for it.
_ROWS_ALONE, _DIGITS_ALONE = 6, 15
#: Columns that differ do so in their first rows, nearly always.
_HEAD = 500


def copies(
    table: ResultTable, places: Sequence[int], columns: Sequence[Row], asked: Callable[[int], bool]
) -> list[tuple[int, int]]:
    """Return pairs of rows, first and later, of two areas with the same figures, too long to be so by chance.

    ``asked`` tells of a row that all totals above it ask for other figures.
    """
    rows = table.values
    if len(places) < len(table.subjects):
        rows = tuple(zip(*[columns[place] for place in places], strict=True))
    if len(places) < 3 or len(set(rows)) == len(rows):
        return []
    first: dict[tuple[int | None, ...], int] = {}
    pairs = ((first.setdefault(row, at), at) for at, row in enumerate(rows))
    some = [(before, at) for before, at in pairs if before != at and table.areas[before].path != table.areas[at].path]
    telling = set(no_chance(table, places, columns, [at for _, at in some], asked))
    return [pair for pair in some if pair[1] in telling]


def no_chance(
    table: ResultTable,
    places: Sequence[int],
    columns: Sequence[Row],
    rows: Sequence[int],
    asked: Callable[[int], bool] | None = None,
) -> Iterator[int]:
    """Yield those of ``rows`` whose figures no other area has by chance."""
    independent = [place for place in places if not _is_whole(table.subjects[place])] if rows else []
    # a few copies do not make it usual that areas have the same value
    left = set(rows) if len(rows) <= max(_FEW_COPIES, len(table.values) // _MANY) else set()
    chances = {
        place: _chance([value for at, value in enumerate(columns[place]) if at not in left] if left else columns[place])
        for place in independent
    }
    for row in rows:
        # by chance: as many pairs as there are, by how often each of the columns has the same value twice
        likely = math.log(max(2, len(table.values)) ** 2 / 2)
        likely += sum(math.log(chances[place]) for place in independent if columns[place][row])
        if likely < math.log(_CHANCE) or (asked and likely < math.log(_CHANCE_ASKED) and asked(row)):
            yield row


def copied_subjects(
    table: ResultTable, places: Sequence[int], columns: Sequence[Row], failures: Sequence[Failure], judge: Judge
) -> Iterator[Run]:
    """Yield contestants whose votes are another's in all areas, with what the sums of the areas ask for instead.

    The copy is where totals do not fit, else the later of the two.
    """
    first: dict[Row, int] = {}
    for place in places:
        subject, column = table.subjects[place], columns[place]
        if subject.field is not None or len(column) < _ROWS:
            continue
        before = first.setdefault(tuple(column[:_HEAD]), place)
        if before == place or columns[before] != column or table.subjects[before].number == subject.number:
            continue
        digits = sum(len(str(value)) for value in column if value)
        copy, other = (before, place) if judge.open.get(before) and not judge.open.get(place) else (place, before)
        failing = [each for each in failures if copy in each.relation.places and other in each.relation.places]
        doubtful = bool(failing) or bool(judge.open.get(copy))
        filled = sum(1 for value in column if value)
        if filled >= (_ROWS if doubtful else _ROWS_ALONE) and digits >= (_DIGITS if doubtful else _DIGITS_ALONE):
            yield _copied(copy, other, columns, failing)


def _copied(copy: int, other: int, columns: Sequence[Row], failing: Sequence[Failure]) -> Run:
    meant: dict[tuple[int, int], int] = {}
    for each in failing:
        value = columns[copy][each.row]
        if value is not None and not each.blanks:
            meant[each.row, copy] = value + each.relation.share(copy, each.missing)
    if min(meant.values(), default=-1) < 0:
        meant = {}
    also = tuple(
        (row, place) for place in (copy, other) for row, value in enumerate(columns[copy]) if value is not None
    )
    row = min((row for row, _ in meant), default=also[0][0])
    return Run("columns_copied", meant, tuple(failing), row, copy, other, also=also)


def _is_whole(subject: Subject) -> bool:
    """Tell whether what a column counts is usually the sum of others, which says nothing new."""
    name = subject.field or ""
    return name in ("valid", "cast", "ballots_used", "ballots_received") or name.endswith(("_total", "_dpt"))


def _chance(column: Row) -> float:
    """Return how likely two areas have the same value: by how often it is so, and by how far values lie apart."""
    values = [value for value in sample(column) if value is not None]
    if len(values) < 2:
        return 1.0
    counted: dict[int, int] = {}
    for value in values:
        counted[value] = counted.get(value, 0) + 1
    pairs = sum(count * (count - 1) for count in counted.values()) / (len(values) * (len(values) - 1))
    middle = median(values)
    spread = _TO_DEVIATION * median(map(abs, map(int.__sub__, values, repeat(round(middle)))))
    # of numbers spread like this, two are the same by 1 in 3.5 standard deviations
    return min(1.0, max(pairs, 1 / max(1.0, 3.54 * spread)))
