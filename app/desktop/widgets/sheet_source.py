"""What a drawn sheet asks of what it shows: cells, their roles, and the lines that say what the others are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol


class SheetSource(Protocol):
    """What is drawn: rows and columns count from 1, as in Excel."""

    @property
    def rows(self) -> int:
        """The last row's number."""
        ...

    @property
    def columns(self) -> int:
        """The last column's number."""
        ...

    def text(self, row: int, column: int) -> str:
        """Return what stands in a cell, "" for nothing."""
        ...

    def role(self, row: int, column: int) -> str:
        """Return the role of a cell, "" for none."""
        ...

    def is_number(self, row: int, column: int) -> bool:
        """Tell whether a cell is set to the right."""
        ...

    def heads(self, row: int) -> Sequence[int]:
        """Return the rows above ``row`` that say what its columns are; they stay in sight."""
        ...

    def names(self) -> Sequence[int]:
        """Return the columns that say what the rows are, the most telling last; they stay in sight."""
        ...


class LineMarks(Protocol):
    """What is told of whole columns and rows beside the roles of their cells."""

    def mark(self, line: str) -> str:
        """Return "said" for a column ("C") or row ("12") that a person labelled, "guess" for a guess, "" for others."""
        ...

    def guessed(self, row: int, column: int) -> bool:
        """Tell whether the role of a cell is a guess."""
        ...


#: A line of the sheet whose menu is asked for, by its letters or number, and where on the screen.
OnLine = Callable[[str, int, int], object]
