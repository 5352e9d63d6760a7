"""The retention clock: which dossiers become due, in which way and at the end of which year. It only reads.

Periods count from the year a dossier was closed; its own word goes before its code's. A period that ends with 2024 is
due from the first day of 2025 on. The schedule only proposes.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from app.archive import dossiers as dossiers_room
from app.archive.disposal.records import ClockYear, Due
from app.store import Act, Cabinet

_OWN = "(d.active_years IS NOT NULL OR d.inactive_years IS NOT NULL OR d.disposition IS NOT NULL)"
_KEPT = f"""
    SELECT d.id, d.stage, d.code_key, d.number_key, d.closed_year AS closed,
        CASE WHEN {_OWN} THEN d.active_years ELSE c.active_years END AS active,
        CASE WHEN {_OWN} THEN d.inactive_years ELSE c.inactive_years END AS inactive,
        CASE WHEN {_OWN} THEN d.disposition ELSE c.disposition END AS fate
    FROM dossier AS d LEFT JOIN class_code AS c ON c.id = d.class_code_id
    WHERE d.stage IN ('active', 'inactive')
"""
#: A dossier with what becomes due of it, and at the end of which year; of the rows it is given.
_DUE = """
    SELECT id, code_key, number_key,
        CASE
            WHEN closed IS NULL OR active IS NULL THEN 'unknown'
            WHEN stage = 'active' THEN 'transfer'
            WHEN inactive IS NULL OR fate IS NULL THEN 'unknown'
            WHEN fate = 'destroy' THEN 'destruction'
            WHEN fate = 'keep' THEN 'hand_over'
            ELSE 'review'
        END AS due,
        CASE
            WHEN closed IS NULL OR active IS NULL THEN 0
            WHEN stage = 'active' THEN closed + active
            WHEN inactive IS NULL OR fate IS NULL THEN 0
            ELSE closed + active + inactive
        END AS year
    FROM ({kept})
"""

_ALL = _DUE.format(kept=_KEPT)


def clock(cabinet: Cabinet) -> tuple[ClockYear, ...]:
    """Return how many dossiers become due in each way at the end of each year, oldest first."""
    rows = cabinet.connection().execute(f"SELECT due, year, count(*) FROM ({_ALL}) GROUP BY 1, 2 ORDER BY 2, 1")
    return tuple(ClockYear(Due(due), year, number) for due, year, number in rows)


def due_ids(cabinet: Cabinet, due: Due, before: int) -> tuple[tuple[int, int], ...]:
    """Return the dossiers due in a way in the year ``before``: id and the year at whose end, oldest and by code."""
    rows = cabinet.connection().execute(
        f"SELECT id, year FROM ({_ALL}) WHERE due = ? AND year < ? ORDER BY year, code_key, number_key, id",
        (due.value, before),
    )
    return tuple(rows.fetchall())


def years_of(cabinet: Cabinet, ids: Sequence[int]) -> dict[int, int]:
    """Return the year at whose end each of these dossiers is due; one that is not known is left out."""
    found: dict[int, int] = {}
    for start in range(0, len(ids), 500):
        some = ids[start : start + 500]
        rows = cabinet.connection().execute(
            f"SELECT id, year FROM ({_ALL}) WHERE year > 0 AND id IN ({', '.join('?' * len(some))})", some
        )
        found |= dict(rows.fetchall())
    return found


def overdue(cabinet: Cabinet, today: dt.date) -> int:
    """Return how many dossiers are due today for transfer, destruction, hand-over or review."""
    # Said of the inner rows, so that those that are not closed are never looked at.
    inner = f"{_KEPT} AND d.closed_year < ?"
    row: Any = cabinet.connection().execute(
        f"SELECT count(*) FROM ({_DUE.format(kept=inner)}) WHERE due <> 'unknown' AND year < ?",
        (today.year, today.year),
    )
    number: int = row.fetchone()[0]
    return number


def close(act: Act, cabinet: Cabinet, dossiers: Sequence[int], year: int | None = None) -> int:
    """Close dossiers that are open with a year, or each with the last year of its date span; return how many.

    One without any year stays as it is.
    """
    by_year: dict[int, list[int]] = {}
    for start in range(0, len(dossiers), 500):
        some = dossiers[start : start + 500]
        for id_, last in cabinet.connection().execute(
            "SELECT id, coalesce(year_to, year_from) FROM dossier"
            f" WHERE closed_year IS NULL AND id IN ({', '.join('?' * len(some))})",
            some,
        ):
            if (closed := year or last) is not None:
                by_year.setdefault(closed, []).append(id_)
    return sum(dossiers_room.edit(act, cabinet, ids, closed_year=closed) for closed, ids in by_year.items())
