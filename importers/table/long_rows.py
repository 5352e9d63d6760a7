"""What one row of a long list says: the figures in it and what each of them counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from importers.grid import Value
from importers.table.laid import Heading

#: What makes two rows speak of the same thing.
Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """One figure of a row: the key and the heading of what it counts, its value, its 0-based column."""

    key: Key
    heading: Heading
    value: Value
    column: int


class Teller(Protocol):
    """Tells what the rows of a table are about."""

    #: What there may be, in the order in which columns are wanted; what rows name beside it comes behind.
    subjects: Sequence[tuple[Key, Heading]]
    #: The 0-based columns that say what a row is about, and those of its figures.
    places: frozenset[int]

    def told(self, number: int, row: tuple[Value, ...], *, total: bool) -> Sequence[Told] | None:
        """Return the figures of a row, none where it has none; None where nobody can say what it counts.

        ``total`` tells that the row is the sum of areas: then its figures may be of all that the table counts.
        """

    def whole(self, row: tuple[Value, ...]) -> tuple[Value, int] | None:
        """Return the value and the 0-based column of a row that sums all that the table counts, or None."""
