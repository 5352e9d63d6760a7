"""Figures by the dossier that their signed paper lies in, which this room knows as a number in text only."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.results.records import ElectionKey, Status


@dataclass(frozen=True, slots=True)
class PaperFigures:
    """How many figures of a source come from the signed paper in the dossier of a number."""

    dossier: str
    election: ElectionKey
    source: int
    source_name: str
    status: Status
    official: bool
    figures: int


def by_dossier(connection: sqlite3.Connection) -> list[PaperFigures]:
    """Return the figures that count and whose dossier is told, by number and source, the newest election first."""
    rows = connection.execute(
        "SELECT coalesce(d.dossier, s.dossier) AS paper, e.kind, e.year, e.round, s.id, s.name, s.status, s.official,"
        " sum(d.figures) FROM delivery AS d JOIN source AS s ON s.id = d.source_id"
        " JOIN contest AS c ON c.id = s.contest_id JOIN election AS e ON e.id = c.election_id"
        " WHERE d.live = 1 AND coalesce(d.dossier, s.dossier) IS NOT NULL"
        " GROUP BY paper, s.id ORDER BY e.year DESC, e.kind, e.round DESC, s.official DESC, s.id"
    ).fetchall()
    if not rows:
        return []
    # The window asks as it opens, and the records of results take a tenth of that time to load.
    from app.results.records import ElectionKey, ElectionKind, Status

    return [
        PaperFigures(
            paper, ElectionKey(ElectionKind(kind), year, turn), source, name, Status(status), official == 1, figures
        )
        for paper, kind, year, turn, source, name, status, official, figures in rows
    ]
