"""How likely each of several cells is to be the one that was typed wrong, where a failing sum does not tell.

A value is held against the rest of its row and of its column, and a change against the slips that a hand makes. It
knows columns of numbers, no sums and no words.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from app.results.checks.blame import Suspect
from app.results.checks.rows import Row
from app.results.checks.slips import commonness
from app.results.checks.spots import Spot

#: A cell is taken for the wrong one where it is so many times as likely as all others together.
_SURE = 8.0
#: Of fewer rows, or columns, nobody can say what is usual; of more rows some tell it as well as all.
_LEAST = 3
_SAMPLE = 400
#: What the spread of a column's logarithms is taken for before its rows are seen, and for how many rows that counts.
_SPREAD, _PRIOR = 0.6, 3
_TO_DEVIATION = 1.4826
#: Degrees of freedom of the distribution: values far from what is usual are rarer, but no wonder.
_FREEDOM = 4
#: A change that no slip of the hand makes is another number altogether: so rare beside one wrong digit.
_OTHER = 0.02


@dataclass(frozen=True, slots=True)
class Likely:
    """A suspect with its share of all that may be: 1 is certain."""

    suspect: Suspect
    share: float


class Likelihood:
    """The usual size of the values of a table, as far as its rows and columns are in proportion to each other.

    ``written`` tells what stands in a cell, also in one of a printed total.
    """

    def __init__(self, columns: Sequence[Row], written: Callable[[Spot], int | None]) -> None:
        self._columns = columns
        self._written = written
        self._usual: list[tuple[float, float] | None] | None = None

    def ranked(self, suspects: Sequence[Suspect], derived: Sequence[Spot] = ()) -> list[Likely]:
        """Return suspects of one failing sum, the likeliest first; ``derived`` is the cell that states the sum.

        What a sum states has to be what its parts add up to, however large: only the slip itself speaks for it.
        """
        weights = [self._weight(each, derived=each.spot in derived) for each in suspects]
        most = max(weights, default=0.0)
        odds = [math.exp(max(-700.0, each - most)) for each in weights]
        together = sum(odds)
        found = [Likely(each, one / together) for each, one in zip(suspects, odds, strict=True)]
        return sorted(found, key=lambda each: -each.share)

    def likeliest(self, suspects: Sequence[Suspect], derived: Sequence[Spot] = ()) -> Suspect | None:
        """Return the suspect that is far likelier than all others together, None where there is none."""
        ranked = self.ranked(suspects, derived)
        return ranked[0].suspect if ranked and ranked[0].share >= _SURE / (1 + _SURE) else None

    def _weight(self, suspect: Suspect, *, derived: bool) -> float:
        """Return the logarithm of how likely a cell is wrong and its mended value right, up to what all have alike."""
        written = self._written(suspect.spot)
        meant = (written or 0) + suspect.change
        slip = commonness(written, meant) if written is not None else 0.0
        weight = math.log(slip + _OTHER / max(1, meant, written or 0))
        expected = None if derived or written is None else self._expected(*suspect.spot)
        if expected is not None:
            weight += _density(meant, expected) - _density(written or 0, expected)
        return weight

    def _expected(self, row: int, place: int) -> tuple[float, float] | None:
        """Return the usual logarithm of a cell by the rest of its row, with its spread; None where nobody can say."""
        if self._usual is None:
            self._usual = list(_usual(self._columns))
        own = self._usual[place] if place < len(self._usual) else None
        if own is None:
            return None
        level = _level(self._columns, self._usual, row, place)
        return None if level is None else (own[0] + level, own[1])


def _density(value: int, expected: tuple[float, float]) -> float:
    """Return the logarithm of how likely a whole number is where its logarithm is spread around what is usual."""
    usual, spread = expected
    size = math.log(value + 0.5)
    away = (size - usual) / spread
    return -(_FREEDOM + 1) / 2 * math.log1p(away * away / _FREEDOM) - size


def _usual(columns: Sequence[Row]) -> Iterator[tuple[float, float] | None]:
    """Yield for each column the usual logarithm of its values beside those of its row, and its spread."""
    step = max(1, len(columns[0]) // _SAMPLE) if columns else 1
    some = [[None if value is None else math.log(value + 0.5) for value in column[::step]] for column in columns]
    sizes = [median([each for each in column if each is not None] or [0.0]) for column in some]
    centred = [
        [None if each is None else each - size for each in column] for column, size in zip(some, sizes, strict=True)
    ]
    rows = list(zip(*centred, strict=True))
    for place, (column, size) in enumerate(zip(centred, sizes, strict=True)):
        away = [
            value - level
            for row, value in zip(rows, column, strict=True)
            if value is not None and (level := _middle(row, place)) is not None
        ]
        if len(away) < _LEAST:
            yield None
            continue
        middle = median(away)
        spread = _TO_DEVIATION * median(abs(each - middle) for each in away)
        count = len(away)
        yield size + middle, math.sqrt((count * spread**2 + _PRIOR * _SPREAD**2) / (count + _PRIOR))


def _middle(row: Sequence[float | None], without: int) -> float | None:
    others = [each for place, each in enumerate(row) if place != without and each is not None]
    return median(others) if others else None


def _level(columns: Sequence[Row], usual: Sequence[tuple[float, float] | None], row: int, without: int) -> float | None:
    """Return by how much the logarithms of a row are above what is usual in their columns, without one of them."""
    others = [
        math.log(value + 0.5) - own[0]
        for place, (column, own) in enumerate(zip(columns, usual, strict=True))
        if place != without and own is not None and (value := column[row]) is not None
    ]
    return median(others) if others else None
