"""What figures add up to: values at any level of the tree, by one query that climbs from the finest level stated.

A figure stated at a level wins over the sum of its children, never both; it only builds the SQL and reads no screen's
wishes.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from app.results.figures import live_deliveries
from importers.records import TREE, Level

#: A value at the asked level: area, subject, value, and what finer areas add up to where a figure is stated here too.
#: A plain tuple, since a province has half a million.
Sum = tuple[int, int, int, int | None]


def stated_levels(connection: sqlite3.Connection, source: int, subjects: Sequence[int] = ()) -> tuple[Level, ...]:
    """Return the levels at which a source states figures (of ``subjects`` only), widest first, a district last."""
    deliveries = ", ".join(map(str, live_deliveries(connection, source)))
    chosen = f" AND f.subject IN ({', '.join(map(str, subjects))})" if subjects else ""
    query = (
        "SELECT 1 FROM area AS a WHERE a.level = ? AND EXISTS (SELECT 1 FROM figure AS f"
        f" WHERE f.delivery IN ({deliveries}) AND f.area = a.id{chosen}) LIMIT 1"
    )
    return tuple(level for level in (*TREE, Level.DISTRICT) if connection.execute(query, (level,)).fetchone())


def sums(
    connection: sqlite3.Connection, source: int, levels: Sequence[Level], *, inside: int, stated: Sequence[Level]
) -> list[list[Sum]]:
    """Return the values of a source at each of ``levels`` in the area ``inside``; ``stated`` is `stated_levels`.

    Per area and subject a stated figure wins over the sum of its children, at every step up from the finest level.
    Votes kept by district go to a wider level only where neither it nor anything in the tree below states any.
    Levels on one way up are answered by one query.
    """
    contest = int(connection.execute("SELECT contest_id FROM source WHERE id = ?", (source,)).fetchone()[0])
    query = _Query(contest, live_deliveries(connection, source), stated)
    ways = {level: _way_up(connection, query, level, stated) for level in levels}
    row = connection.execute("SELECT level FROM area WHERE id = ?", (inside,)).fetchone()
    answers: dict[Level, list[Sum]] = {level: [] for level in levels if _wider(level, Level(row[0]))}
    for level in levels:
        if level in answers:
            continue
        longest = max((way for way in ways.values() if level in way), key=len)
        together = [other for other in levels if other in longest]
        found = connection.execute(query.of(longest, together), (inside,)).fetchall()
        for place, other in enumerate(together):
            answers[other] = [row[1:] for row in found if row[0] == place]
    return [answers[level] for level in levels]


def _wider(level: Level, than: Level) -> bool:
    return level in TREE and than in TREE and TREE.index(level) < TREE.index(than)


def _way_up(connection: sqlite3.Connection, query: _Query, level: Level, stated: Sequence[Level]) -> list[Level]:
    """Return the levels to stop at on the way to ``level``, the finest first: those stated, and turns of the way."""
    finest = max((TREE.index(one) for one in stated if one in TREE), default=-1)
    if level is Level.DISTRICT:
        grouped = _level_of(connection, query.of_members())
        if grouped is None or finest < TREE.index(grouped):
            return [level]
        return [*_stops(stated, finest, TREE.index(grouped)), level]
    place = TREE.index(level)
    if finest < place and Level.DISTRICT in stated:
        holder = _level_of(connection, query.around_districts())
        if holder is not None and place <= TREE.index(holder):
            return [Level.DISTRICT, *_stops(stated, TREE.index(holder), place)]
    return _stops(stated, finest, place)


def _stops(stated: Sequence[Level], finest: int, place: int) -> list[Level]:
    between = TREE[place : max(finest, place) + 1][::-1]
    return [level for at, level in enumerate(between) if level in stated or at in (0, len(between) - 1)]


def _level_of(connection: sqlite3.Connection, query: str) -> Level | None:
    row = connection.execute(query).fetchone()
    return None if row is None else Level(row[0])


#: What is added up inside an area lies in it; only a district's kecamatan may lie in and the district out of it.
_ONLY_INSIDE = ("", " WHERE area IN (SELECT id FROM inside)")


class _Query:
    """Builds the query that climbs a way; its one parameter is the area inside which it climbs."""

    def __init__(self, contest: int, deliveries: Sequence[int], stated: Sequence[Level]) -> None:
        self._contest = contest
        self._several = len(deliveries) > 1
        self._listed = ", ".join(map(str, deliveries))
        self._stated = stated

    def of_members(self) -> str:
        """Return the query for the level of the areas that the contest's districts are made of."""
        return (
            "SELECT a.level FROM district_member AS m JOIN area AS a ON a.id = m.area_id"
            f" WHERE m.contest_id = {self._contest} AND m.district_id <> m.area_id LIMIT 1"
        )

    def around_districts(self) -> str:
        """Return the query for the level of what the source's districts lie in: other contests have others."""
        return (
            "SELECT p.level FROM area AS d JOIN area AS p ON p.id = d.parent_id WHERE d.level = 'dapil' AND EXISTS"
            f" (SELECT 1 FROM figure AS f WHERE f.delivery IN ({self._listed}) AND f.area = d.id) LIMIT 1"
        )

    def of(self, way: Sequence[Level], asked: Sequence[Level]) -> str:
        """Return the query for the figures at the levels ``asked``, which are stops of ``way``."""
        steps = ["inside(id) AS (SELECT ? UNION SELECT a.id FROM area AS a JOIN inside ON a.parent_id = inside.id)"]
        for place, level in enumerate(way):
            below = way[place - 1] if place else None
            fused = place == 1 and below not in asked
            if place == 0 and len(way) > 1 and level not in asked:
                continue
            steps.append(f"at_{level} AS ({self._step(level, below, fused=fused)})")
        parts = [
            f"SELECT {place}, area, subject, value, children FROM at_{level}{_ONLY_INSIDE[level is Level.DISTRICT]}"
            for place, level in enumerate(asked)
        ]
        return f"WITH RECURSIVE {', '.join(steps)} {' UNION ALL '.join(parts)}"

    def _step(self, level: Level, below: Level | None, *, fused: bool) -> str:
        own = self._own(level, ())
        if below is None:
            return f"SELECT area, subject, value, NULL AS children FROM ({own})"
        joins = self._up(below, level)
        if fused:
            # Straight from the figures: each area of the finest level with what it lies in, then its row of figures.
            source = self._own(below, joins)
        else:
            source = (
                f"SELECT {_holder(joins)} AS area, b.subject AS subject, b.value AS value FROM at_{below} AS b"
                f" JOIN area AS a0 ON a0.id = b.area {' '.join(joins)}"
            )
        up = f"SELECT area, subject, sum(value) AS up FROM ({source}) GROUP BY area, subject"
        if level not in self._stated:
            return f"SELECT area, subject, up AS value, NULL AS children FROM ({up})"
        return (
            "SELECT area, subject, coalesce(max(own), max(up)) AS value,"
            " iif(max(own) IS NULL, NULL, max(up)) AS children"
            f" FROM (SELECT area, subject, value AS own, NULL AS up FROM ({own})"
            f" UNION ALL SELECT area, subject, NULL, up FROM ({up})) GROUP BY area, subject"
        )

    def _own(self, level: Level, joins: Sequence[str]) -> str:
        """Return the figures stated at ``level``, said of the areas that ``joins`` lead to."""
        last = ", max(f.delivery)" if self._several else ""
        group = " GROUP BY f.area, f.subject" if self._several else ""
        # CROSS JOIN keeps SQLite to this order: areas first, since figures are keyed by them.
        return (
            f"SELECT {_holder(joins)} AS area, f.subject AS subject, f.value AS value{last}"
            f" FROM inside AS i CROSS JOIN area AS a0 ON a0.id = i.id AND a0.level = '{level}' {' '.join(joins)}"
            f" CROSS JOIN figure AS f ON f.delivery IN ({self._listed}) AND f.area = a0.id{group}"
        )

    def _up(self, below: Level, level: Level) -> list[str]:
        """Return the joins that lead from ``a0`` at ``below`` to what it lies in at ``level``."""
        if level is Level.DISTRICT:
            return [f"CROSS JOIN district_member AS h ON h.contest_id = {self._contest} AND h.area_id = a0.id"]
        count = 1 if below is Level.DISTRICT else TREE.index(below) - TREE.index(level)
        return [f"CROSS JOIN area AS a{step} ON a{step}.id = a{step - 1}.parent_id" for step in range(1, count + 1)]


def _holder(joins: Sequence[str]) -> str:
    if not joins:
        return "a0.id"
    return "h.district_id" if "district_member" in joins[-1] else f"a{len(joins)}.id"
