"""Where a box or a dossier was on a date, from the moves that are kept and the acts that put dossiers into boxes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from app.archive import places, tables
from app.archive.records import Move
from app.store import Cabinet


@dataclass(frozen=True, slots=True)
class Stood:
    """Where something was on a day: the box it was in (a dossier's), the place, since when (ISO), if that is known.

    ``known`` is False where nothing was written down of it yet on that day.
    """

    path: tuple[str, ...]
    box: str = ""
    since: str | None = None
    known: bool = True


def box_on(cabinet: Cabinet, box: int, day: dt.date) -> Stood:
    """Return where a box stood at the end of a day; before its first move it stood where that began."""
    came: Move | None = None
    moves: Sequence[Move] = places.moves(cabinet, box)[::-1]
    for move in moves:
        if _day(move.moved_at) <= day:
            came = move
    if came is not None:
        return Stood(came.target or (), since=came.moved_at)
    if moves:
        return Stood(moves[0].origin or ())
    line = places.box(cabinet, box)
    return Stood(line.place_path if line is not None else ())


def dossier_on(cabinet: Cabinet, dossier: int, day: dt.date) -> Stood:
    """Return in which box, and where, a dossier was at the end of a day."""
    row = cabinet.connection().execute("SELECT box_id FROM dossier WHERE id = ?", (dossier,)).fetchone()
    box = row[0] if row is not None else None
    for change in cabinet.trail(tables.Dossier, dossier, _CHANGES):
        if change.act.kind != "act" or change.act.undone or _day(change.act.at) <= day:
            continue
        if change.before is None:
            return Stood((), known=False)
        box = change.before.get("box_id", box)
    if not isinstance(box, int):
        return Stood(())
    stood = box_on(cabinet, box, day)
    number = cabinet.connection().execute("SELECT number FROM box WHERE id = ?", (box,)).fetchone()
    return Stood(stood.path, str(number[0]) if number is not None else "", stood.since)


#: How many changes of a dossier are gone back through.
_CHANGES = 1000


def _day(moment: str) -> dt.date:
    return dt.datetime.fromisoformat(moment).astimezone().date()
