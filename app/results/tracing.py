"""Follows a figure back to the cells it stands in: its own where it is stated, else those it is added up from."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import Any

from app.errors import AppError, Exit
from app.results.contestants import ballot_name
from app.results.figures import live_deliveries, unpack_cell
from app.results.lookup import SubjectKey
from app.results.measures import measure_name
from app.results.records import Amended, Trace, TracedCell, Way
from importers.records import Level, cell_name

#: From an area down to the nearest areas that state the figure; below one that does nobody looks any further.
_DOWN = """
WITH RECURSIVE down(id) AS (
    SELECT a.id FROM area AS a WHERE {start}
    UNION
    SELECT a.id FROM down JOIN area AS a ON a.parent_id = down.id
    WHERE a.level <> 'dapil' AND NOT EXISTS (
        SELECT 1 FROM figure AS f WHERE f.delivery IN ({deliveries}) AND f.area = down.id AND f.subject IN ({subjects})
    )
),
mine AS (
    SELECT f.area AS area, f.subject AS subject, f.value AS value, f.cell AS cell, max(f.delivery) AS delivery
    FROM down CROSS JOIN figure AS f
    ON f.delivery IN ({deliveries}) AND f.area = down.id AND f.subject IN ({subjects})
    GROUP BY f.area, f.subject
)
SELECT m.area, m.value, d.file, d.sha256, d.sheet, m.cell, d.at, d.batch, a.name, a.level, p.name,
    d.kept, coalesce(d.form, s.form), coalesce(d.dossier, s.dossier), d.way, d.reason,
    u.number, u.candidate, u.field, u.short, u.name, t.id, t.written, t.code
FROM mine AS m JOIN delivery AS d ON d.id = m.delivery JOIN source AS s ON s.id = d.source_id
JOIN subject AS u ON u.id = m.subject JOIN area AS a ON a.id = m.area LEFT JOIN area AS p ON p.id = a.parent_id
LEFT JOIN amendment AS t ON t.id = (
    SELECT max(x.id) FROM amendment AS x WHERE x.delivery_id = d.id AND x.area = m.area AND x.subject = m.subject
)
ORDER BY d.id, m.cell
"""


def subject_of(contestant: str | None, measure: str | None) -> SubjectKey:
    """Return the key of "3", "3.2" (candidate 2 of party 3) or a measure's field; else `AppError` (wrong usage)."""
    if (contestant is None) == (measure is None):
        raise AppError("subject_needed", Exit.USAGE)
    if measure is not None:
        return (0, 0, measure)
    number, _, candidate = (contestant or "").partition(".")
    if not number.isdecimal() or (candidate and not candidate.isdecimal()):
        raise AppError("subject_not_a_number", Exit.USAGE, subject=contestant)
    return (int(number), int(candidate or 0), "")


def follow(connection: sqlite3.Connection, source: int, area: int, level: Level, subjects: Sequence[int]) -> Trace:
    """Return what a source says of ``subjects`` together in an area, with every cell that goes into it.

    Several subjects are the candidates of a party that has no figure of its own. Cells come in the order of the file.
    """
    query = _DOWN.replace("{deliveries}", ", ".join(map(str, live_deliveries(connection, source))))
    query = query.replace("{subjects}", ", ".join(map(str, subjects)))
    starts = ["a.id = :area"]
    if level is Level.DISTRICT:
        starts.append(
            "a.id IN (SELECT area_id FROM district_member WHERE district_id = :area"
            " AND contest_id = (SELECT contest_id FROM source WHERE id = :source))"
        )
    else:
        # Votes kept by district only.
        starts.append("a.parent_id = :area AND a.level = 'dapil'")
    rows: list[tuple[Any, ...]] = []
    while starts and not rows:
        rows = connection.execute(query.replace("{start}", starts.pop(0)), {"area": area, "source": source}).fetchall()
    cells = tuple(_cell(row[1:]) for row in rows)
    derived = len(rows) > 1 or any(row[0] != area for row in rows)
    return Trace(sum(cell.value for cell in cells) if cells else None, derived, cells)


def subject_words(number: int, candidate: int, field: str, short: str | None, name: str | None) -> str:
    """Return what a figure counts, in a word or two."""
    return (measure_name(field) if field else None) or short or name or ballot_name(number, candidate or None)


def _cell(row: tuple[Any, ...]) -> TracedCell:
    value, file, digest, sheet, cell, at, batch, *rest = row
    (name, level, parent), (kept, form, dossier, way, reason) = rest[:3], rest[3:8]
    amended, written, code = rest[13:]
    return TracedCell(
        value,
        file,
        digest,
        sheet,
        cell_name(*unpack_cell(cell)),
        at,
        batch,
        _named(name, level, parent),
        subject_words(*rest[8:13]),
        kept,
        form,
        dossier,
        Way(way),
        reason,
        None if amended is None else Amended(written, code),
    )


def _named(name: str, level: str, parent: str | None) -> str:
    return f"{name}, {parent}" if level == Level.STATION and parent else name
