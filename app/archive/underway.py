"""Boxes that an office move has on their way: what it says of where they are goes before the place they stood in.

It knows of a move only that it holds boxes; `app.archive.moving` leads one.
"""

from __future__ import annotations

from collections.abc import Iterable

from app.archive import tables
from app.store import Act, Cabinet

#: Where a box ``b`` that stands in the place ``p`` is now, as `app.archive.written` reads it: its path, or the word of
#: the move between two marks (U+001F): how far it is, and in which vehicle.
WHERE_NOW = (
    "coalesce((SELECT CASE m.state WHEN 'loaded' THEN char(31) || 'loaded' || char(31) || coalesce(v.name, '')"
    " WHEN 'arrived' THEN char(31) || 'arrived' || char(31) WHEN 'missing' THEN char(31) || 'missing' || char(31)"
    " WHEN 'shelved' THEN t.path END FROM relocation_box AS m"
    " LEFT JOIN relocation_vehicle AS v ON v.id = m.carried_by_id"
    " LEFT JOIN place AS t ON t.id = m.put_id WHERE m.box_id = b.id AND m.live = 1), p.path)"
)

#: Since when a box ``b`` is where it is now: its last code in an open move, else its last move; an ISO moment in UTC.
SINCE_NOW = (
    "coalesce((SELECT max(s.at) FROM relocation_scan AS s JOIN relocation_box AS m ON m.box_id = s.box_id"
    " AND m.relocation_id = s.relocation_id WHERE s.box_id = b.id AND m.live = 1"
    " AND m.state IN ('loaded', 'arrived', 'shelved', 'missing')),"
    " (SELECT max(m.moved_at) FROM box_move AS m WHERE m.box_id = b.id))"
)


def number_of_one(cabinet: Cabinet, box: int) -> str | None:
    """Return the number of a box that is on its way in an open move, None for one that may be moved otherwise."""
    row = (
        cabinet.connection()
        .execute(
            "SELECT b.number FROM relocation_box AS m JOIN relocation AS r ON r.id = m.relocation_id"
            " JOIN box AS b ON b.id = m.box_id WHERE m.box_id = ? AND m.live = 1 AND r.closed_on IS NULL"
            " AND m.state IN ('loaded', 'arrived', 'shelved')",
            (box,),
        )
        .fetchone()
    )
    return None if row is None else str(row[0])


def settle(act: Act, boxes: Iterable[int]) -> None:
    """Take boxes that were lost in a move as found: they stand somewhere again."""
    line = tables.RelocationBox
    ids = list(boxes)
    for start in range(0, len(ids), 500):
        lost = line.box.in_(ids[start : start + 500]) & (line.live == 1) & (line.state == "missing")
        act.update(line, lost, live=0)


def forget_box(act: Act, box: int) -> None:
    """Take a box out of the moves it was in."""
    act.delete(tables.RelocationScan, tables.RelocationScan.box == box)
    act.delete(tables.RelocationBox, tables.RelocationBox.box == box)


def forget_place(act: Act, place: int) -> None:
    """Take a place out of the moves that lead from it or to it; what it was called stays with them."""
    line = tables.RelocationBox
    act.update(line, line.origin == place, origin=None)
    act.update(line, line.target == place, target=None)
    act.update(line, line.put == place, put=None)
