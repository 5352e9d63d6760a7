"""Holds: dossiers that a dispute keeps from being disposed of, until the hold is lifted."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from app.archive import tables
from app.archive.disposal.records import Hold
from app.errors import AppError
from app.store import Act, Cabinet


def holds(cabinet: Cabinet, *, lifted: bool = False) -> tuple[Hold, ...]:
    """Return the holds in force, newest first; with ``lifted`` also those of the past, after them."""
    rows = cabinet.connection().execute(
        "SELECT h.id, h.dossier, coalesce(d.number, ''), coalesce(d.title, ''), h.reason, h.since, h.lifted,"
        " h.lifted_reason FROM hold AS h LEFT JOIN dossier AS d ON d.id = h.dossier"
        f" {'' if lifted else 'WHERE h.lifted IS NULL'} ORDER BY h.lifted IS NOT NULL, h.since DESC, h.id DESC"
    )
    return tuple(Hold(*row) for row in rows)


def place(act: Act, cabinet: Cabinet, dossiers: Sequence[int], reason: str, since: dt.date) -> list[int]:
    """Hold dossiers back from a day on; `AppError` ``disposal_hold_reason`` without a reason.

    A dossier may be held for several reasons at once; one held for this reason already is not held twice.
    """
    reason = " ".join(reason.split())
    if not reason:
        raise AppError("disposal_hold_reason")
    held = {hold.dossier for hold in holds(cabinet) if hold.reason == reason}
    rows = [{"dossier": id_, "reason": reason, "since": since.isoformat()} for id_ in dossiers if id_ not in held]
    return act.insert(tables.Hold, rows)


def lift(act: Act, wanted: Sequence[int], on: dt.date, reason: str | None = None) -> int:
    """Lift holds with a day and a word on why; return how many held."""
    hold = tables.Hold
    return act.update(
        hold, hold.id.in_(list(wanted)) & hold.lifted.is_null(), lifted=on.isoformat(), lifted_reason=reason
    )
