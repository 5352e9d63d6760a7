"""Rows on their way to the parent: gathered, freed of blanks at their ends, and sent in pieces; it knows no format."""

from __future__ import annotations

from typing import Any

from importers.grid_child import wire
from importers.grid_child.wire import Send

#: Rows of one piece, and cells where rows are wide.
PIECE_ROWS = 2000
PIECE_CELLS = 40_000

Row = tuple[Any, ...]


class Pieces:
    """Gathers the rows of a sheet and sends them whenever a piece is full."""

    __slots__ = ("_cells", "_numbers", "_rows", "_send")

    def __init__(self, send: Send) -> None:
        self._send = send
        self._cells = 0
        self._numbers: list[int] = []
        self._rows: list[Row] = []

    def add(self, number: int, row: Row) -> bool:
        """Take the row that Excel numbers ``number``, unless it is empty; tell whether a piece was sent."""
        if not row:
            return False
        self._numbers.append(number)
        self._rows.append(row)
        self._cells += len(row)
        return self.flush() if self._cells > PIECE_CELLS or len(self._rows) == PIECE_ROWS else False

    def flush(self) -> bool:
        """Send what is there; tell whether there was anything."""
        if not self._rows:
            return False
        send_piece(self._send, self._numbers, self._rows)
        self._numbers, self._rows, self._cells = [], [], 0
        return True


def without_end_blanks(row: Row) -> Row:
    """Return the row without the blanks at its end."""
    end = len(row)
    while end and row[end - 1] is None:
        end -= 1
    return row[:end]


def cell_name(number: int, column: int) -> str:
    """Return the name of the cell in a row and a 1-based column ("AB12")."""
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{number}"


def send_piece(send: Send, numbers: list[int], rows: list[Row]) -> None:
    """Send some rows with their numbers."""
    packed, dated = wire.pack(rows)
    send("rows", numbers, packed, sum(map(len, rows)), dated)
