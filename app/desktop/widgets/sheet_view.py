"""What of a sheet is in sight and where: its rows and columns, those that stay in sight, and what lies at a point.

It counts pixels and knows no widget.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.desktop.widgets.sheet_source import SheetSource

#: Lines that stay in sight may take one part in so many of the height and of the width.
_PART_OF_HEIGHT, _PART_OF_WIDTH = 3, 2


@dataclass(slots=True)
class SheetView:
    """A sheet of which the rows from ``top`` and the columns from ``left`` on are in sight, all lengths in pixels.

    ``line`` is how high a row is, as is the row of the letters; ``gutter`` is how wide the row numbers are.
    """

    source: SheetSource
    widths: Sequence[int]
    gutter: int
    line: int
    top: int = 1
    left: int = 1
    width: int = 1
    height: int = 1

    @property
    def fit(self) -> int:
        """How many whole rows there is room for."""
        return max(1, self.height // self.line - 1)

    def heads(self, top: int) -> list[int]:
        """Return the rows that stay in sight above row ``top``."""
        above = [row for row in self.source.heads(top) if row < top]
        return above[-(self.fit // _PART_OF_HEIGHT) :] if self.fit >= _PART_OF_HEIGHT else []

    def names(self) -> list[int]:
        """Return the columns that stay in sight before the first that moves."""
        room, found = (self.width - self.gutter) // _PART_OF_WIDTH, list[int]()
        for column in reversed(self.source.names()):
            if column < self.left and self.widths[column - 1] <= room:
                room -= self.widths[column - 1]
                found.append(column)
        return sorted(found)

    def page(self) -> int:
        """Return how many rows move in sight."""
        return max(1, self.fit - len(self.heads(self.top)))

    def rows(self) -> list[int]:
        """Return the rows in sight from above to below, the last perhaps only in part."""
        heads = self.heads(self.top)
        last = self.top - 2 - (-self.height // self.line) - len(heads)
        return [*heads, *range(self.top, min(self.source.rows, last) + 1)]

    def columns(self) -> list[tuple[int, int]]:
        """Return the columns in sight, each with where it begins, the last perhaps only in part."""
        x, found = self.gutter, list[tuple[int, int]]()
        for column in (*self.names(), *range(self.left, self.source.columns + 1)):
            if x >= self.width:
                break
            found.append((column, x))
            x += self.widths[column - 1]
        return found

    def box(self, row: int, column: int) -> tuple[int, int, int, int] | None:
        """Return left, top, right and bottom of a cell, None where it is out of sight."""
        x, rows = dict(self.columns()).get(column), self.rows()
        if x is None or row not in rows:
            return None
        y = self.line * (1 + rows.index(row))
        return x, y, x + self.widths[column - 1], y + self.line

    def place_at(self, across: int, down: int) -> tuple[int, int]:
        """Return the row and column at a point; 0 for that of letters or numbers, and for what lies outside."""
        rows, at = self.rows(), down // self.line - 1
        row = 0 if at < 0 else rows[at] if at < len(rows) else None
        column = 0 if across < self.gutter else None
        for each, x in self.columns():
            if x <= across < x + self.widths[each - 1]:
                column = each
        return (0, 0) if row is None or column is None else (row, column)

    def move(self, top: int, left: int) -> bool:
        """Let other lines come first, as far as there are any, and tell whether that changed anything."""
        last = self.source.rows
        before = (self.top, self.left)
        self.top = max(1, min(top, last - self.fit + 1 + len(self.heads(last))))
        self.left = max(1, min(left, self.source.columns))
        return (self.top, self.left) != before

    def reveal(self, row: int, column: int) -> None:
        """Bring a cell into sight, with some rows above it."""
        seen = self.page()
        if row not in self.heads(self.top) and not self.top <= row < self.top + seen:
            self.move(row - seen // 3, self.left)
            # lines that stay in sight may have become more
            while self.top < row and row >= self.top + self.page():
                self.top += 1
        if column in self.names():
            return
        self.left = min(self.left, column)
        while self.left < column and self._end(column) > self.width:
            self.left += 1

    def _end(self, column: int) -> int:
        """Return where a column ends that is not before the first."""
        stay = sum(self.widths[name - 1] for name in self.names())
        return self.gutter + stay + sum(self.widths[self.left - 1 : column])

    def whole_columns(self) -> int:
        """Return how many of the columns that move are wholly in sight."""
        return sum(x + self.widths[column - 1] <= self.width for column, x in self.columns() if column >= self.left)
