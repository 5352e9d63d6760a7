"""What figures add up to: values at any level of the tree, by one query that climbs from the finest level stated.

A figure stated at a level wins over the sum of its children, never both; it only builds the SQL and reads no screen's
wishes.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from app.results.figures import current, live_deliveries
from importers.records import TREE, Level

_REGENCY = TREE.index(Level.REGENCY)


@dataclass(frozen=True, slots=True)
class Sum:
    """A value at the asked level: ``children`` is what finer areas add up to where a figure is stated here too."""

    area: int
    subject: int
    value: int
    children: int | None


def stated_levels(connection: sqlite3.Connection, source: int, subjects: Sequence[int] = ()) -> tuple[Level, ...]:
    """Return the levels at which a source states figures (of ``subjects`` only), widest first, a district last."""
    deliveries = ", ".join(map(str, live_deliveries(connection, source)))
    chosen = f" AND subject IN ({', '.join(map(str, subjects))})" if subjects else ""
    found = connection.execute(
        f"SELECT DISTINCT a.level FROM (SELECT DISTINCT area FROM figure WHERE delivery IN ({deliveries}){chosen}) AS f"
        " JOIN area AS a ON a.id = f.area"
    ).fetchall()
    levels = {Level(row[0]) for row in found}
    return tuple(level for level in (*TREE, Level.DISTRICT) if level in levels)


def sums(
    connection: sqlite3.Connection, source: int, level: Level, *, inside: int, stated: Sequence[Level]
) -> list[Sum]:
    """Return the values of a source at ``level`` in the area ``inside``; ``stated`` is what `stated_levels` says.

    Per area and subject a stated figure wins over the sum of its children, at every step up from the finest level.
    Votes kept by district go to a wider level only where neither it nor anything in the tree below states any.
    """
    way = _way_up(connection, level, stated)
    steps = [
        "inside(id) AS (SELECT ? UNION SELECT a.id FROM area AS a JOIN inside ON a.parent_id = inside.id)",
        f"now AS ({current(connection, source)})",
    ]
    below: str | None = None
    for step in way:
        name = f"at_{step}"
        steps.append(f"{name} AS ({_step(step, below, stated=step in stated)})")
        below = name
    rows = connection.execute(
        f"WITH RECURSIVE {', '.join(steps)} SELECT area, subject, value, children FROM {below}"
        " WHERE area IN (SELECT id FROM inside)",
        (inside,),
    )
    return [Sum(*row) for row in rows]


def _way_up(connection: sqlite3.Connection, level: Level, stated: Sequence[Level]) -> list[Level]:
    """Return the levels to climb, the finest first and ``level`` last."""
    if level is Level.DISTRICT:
        grouped = _level_of(
            connection, "SELECT a.level FROM district_member AS m JOIN area AS a ON a.id = m.area_id LIMIT 1"
        )
        finest = max((TREE.index(found) for found in stated if found in TREE), default=-1)
        if grouped is None or finest < TREE.index(grouped):
            return [level]
        return [*TREE[TREE.index(grouped) : finest + 1][::-1], level]
    place = TREE.index(level)
    finest = max((TREE.index(found) for found in stated if found in TREE), default=-1)
    if finest < place and Level.DISTRICT in stated:
        holder = _level_of(
            connection,
            "SELECT p.level FROM area AS d JOIN area AS p ON p.id = d.parent_id WHERE d.level = 'dapil' LIMIT 1",
        )
        if holder is not None and place <= TREE.index(holder):
            return [Level.DISTRICT, *TREE[place : TREE.index(holder) + 1][::-1]]
    return list(TREE[place : max(finest, place) + 1])[::-1]


def _level_of(connection: sqlite3.Connection, query: str) -> Level | None:
    row = connection.execute(query).fetchone()
    return None if row is None else Level(row[0])


def _step(level: Level, below: str | None, *, stated: bool) -> str:
    own = (
        "SELECT now.area AS area, now.subject AS subject, now.value AS own, NULL AS up"
        f" FROM now JOIN area AS a ON a.id = now.area AND a.level = '{level}'"
    )
    if below is None:
        return f"SELECT area, subject, own AS value, NULL AS children FROM ({own})"
    link = (
        ("m.district_id", "JOIN district_member AS m ON m.area_id = b.area")
        if level is Level.DISTRICT
        else ("p.parent_id", "JOIN area AS p ON p.id = b.area")
    )
    up = f"SELECT {link[0]} AS area, b.subject AS subject, sum(b.value) AS up FROM {below} AS b {link[1]} GROUP BY 1, 2"
    if not stated:
        return f"SELECT area, subject, up AS value, NULL AS children FROM ({up})"
    return (
        "SELECT area, subject, coalesce(max(own), max(up)) AS value,"
        " iif(max(own) IS NULL, NULL, max(up)) AS children"
        f" FROM ({own} UNION ALL SELECT area, subject, NULL, up FROM ({up})) GROUP BY area, subject"
    )
