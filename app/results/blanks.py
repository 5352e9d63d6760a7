"""Where a figure would stand that a file left blank: blanks are not stored, but their neighbours show the cell.

It knows no window and opens no file.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from app.results.figures import live_deliveries, pack_cell, unpack_cell

#: So many cells of a kind show well enough in which line it stands.
_ENOUGH = 50


def blank_place(connection: sqlite3.Connection, source: int, area: int, subject: int) -> tuple[int, int] | None:
    """Return the delivery and the packed cell that a source's latest sheet on an area left blank for a subject.

    None where no sheet that counts shows it: it names the area or the subject nowhere, or in no single line.
    """
    for delivery in reversed(live_deliveries(connection, source)):
        (way,) = connection.execute("SELECT way FROM delivery WHERE id = ?", (delivery,)).fetchone()
        if way == "correction":
            continue
        of_area = _cells(connection, delivery, "area", area)
        of_subject = _cells(connection, delivery, "subject", subject) if of_area else []
        found = _crossing(of_area, of_subject)
        if found is not None and not _taken(connection, delivery, found):
            return delivery, found
    return None


def _cells(connection: sqlite3.Connection, delivery: int, column: str, row: int) -> list[tuple[int, int]]:
    query = f"SELECT cell FROM figure WHERE delivery = ? AND {column} = ? LIMIT {_ENOUGH}"
    return [unpack_cell(cell) for (cell,) in connection.execute(query, (delivery, row))]


def _crossing(of_area: Sequence[tuple[int, int]], of_subject: Sequence[tuple[int, int]]) -> int | None:
    """Return the cell in which the line of an area and that of a subject cross, where only one way is possible."""
    found = set()
    for rows, columns in ((of_area, of_subject), (of_subject, of_area)):
        lying, standing = {row for row, _ in rows}, {column for _, column in columns}
        if len(lying) == 1 and len(standing) == 1:
            found.add(pack_cell(lying.pop(), standing.pop()))
    return found.pop() if len(found) == 1 else None


def _taken(connection: sqlite3.Connection, delivery: int, cell: int) -> bool:
    """Tell whether another figure stands in a cell."""
    asked = connection.execute("SELECT 1 FROM figure WHERE delivery = ? AND cell = ? LIMIT 1", (delivery, cell))
    return asked.fetchone() is not None
