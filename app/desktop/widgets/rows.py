"""The rows a list shows, as plain data, so that a page's state can make them without a widget."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Row:
    """A row on screen: the id it stands for, its cells as text, and a tag of the list's own ("" or "faint" …)."""

    id: int
    cells: tuple[str, ...]
    tag: str = ""


class Rows(Protocol):
    """Where rows come from: how many there are, and any run of them."""

    def __len__(self) -> int:
        """Return how many rows there are."""
        ...

    def page(self, first: int, number: int) -> Sequence[Row]:
        """Return up to ``number`` rows from position ``first`` (0-based)."""
        ...


def ids_of(rows: Rows) -> Sequence[int]:
    """Return the ids of all rows in their order, none where the rows cannot tell them without being read."""
    found: Sequence[int] = getattr(rows, "ids", ())
    return found


@dataclass(slots=True)
class FixedRows:
    """Rows that are all there already, for short lists."""

    rows: Sequence[Row] = field(default_factory=tuple)

    def __len__(self) -> int:
        return len(self.rows)

    def page(self, first: int, number: int) -> Sequence[Row]:
        """Return a run of the rows."""
        return self.rows[first : first + number]

    @property
    def ids(self) -> Sequence[int]:
        """The ids of all rows in their order."""
        return [row.id for row in self.rows]
