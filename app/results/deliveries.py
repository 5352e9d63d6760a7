"""The deliveries of one act: which figures came with it, whether they count, and which later ones took their place."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from app.results.records import ElectionKey, ElectionKind

#: The largest number SQLite can look for.
_LARGEST = 2**63 - 1


@dataclass(frozen=True, slots=True)
class DeliveryInfo:
    """Figures of one sheet for one source, and where they came from; ``live`` tells whether they count."""

    file: str
    sha256: str
    sheet: str
    source: str
    election: ElectionKey
    area: str
    figures: int
    live: bool


def deliveries_of(connection: sqlite3.Connection, batch: int) -> list[DeliveryInfo]:
    """Return what an act delivered, in its order."""
    rows = connection.execute(
        "SELECT d.file, d.sha256, d.sheet, s.name, e.kind, e.year, e.round, a.name, d.figures, d.live"
        " FROM delivery AS d JOIN source AS s ON s.id = d.source_id JOIN contest AS c ON c.id = s.contest_id"
        " JOIN election AS e ON e.id = c.election_id JOIN area AS a ON a.id = d.area_id"
        " WHERE d.batch = ? ORDER BY d.id",
        (batch,),
    )
    return [
        DeliveryInfo(file, sha256, sheet, source, _election(*key), area, figures, live == 1)
        for file, sha256, sheet, source, *key, area, figures, live in rows
    ]


def _election(kind: str, year: int, turn: int) -> ElectionKey:
    return ElectionKey(ElectionKind(kind), year, turn)


def overtaken(connection: sqlite3.Connection, batch: int) -> list[tuple[int, int]]:
    """Return the later acts whose figures stand in place of those of an act, with how many they are."""
    if not 0 < batch <= _LARGEST:
        return []
    rows = connection.execute(
        "SELECT later.batch, count(DISTINCT f.area || '.' || f.subject) FROM delivery AS d"
        " JOIN delivery AS later ON later.source_id = d.source_id AND later.id > d.id AND later.live = 1"
        "  AND later.batch <> d.batch"
        " CROSS JOIN figure AS g ON g.delivery = later.id"
        " CROSS JOIN figure AS f ON f.delivery = d.id AND f.area = g.area AND f.subject = g.subject"
        " WHERE d.batch = ? GROUP BY later.batch ORDER BY later.batch",
        (batch,),
    )
    return [(int(act), int(count)) for act, count in rows]
