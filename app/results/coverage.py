"""How much of an area a source has reported: "1.521 dari 1.530 TPS".

How many TPS there are is what the clerk settled (`app.results.expecting`). Else this, and how many districts, is known
by election only, from whatever any source says of them: a list of registered voters, or a source that has more of
them. A source alone never says that it is complete. How many kelurahan, kecamatan and wider areas there are is known
from the tree.
"""

from __future__ import annotations

import sqlite3

from app.results.expecting import stations
from app.results.figures import live_deliveries
from app.results.records import Coverage
from app.results.sums import stated_levels
from importers.records import TREE, Level

#: Districts lie in what is two levels below the nation, at most.
_DISTRICTS_IN = (
    "a.parent_id IN (SELECT id FROM area WHERE id = ?2 OR parent_id = ?2"
    " OR parent_id IN (SELECT id FROM area WHERE parent_id = ?2))"
)


def coverage(connection: sqlite3.Connection, source: int, root: int) -> Coverage:
    """Return the coverage of a source in ``root``: areas with votes, at the finest level that has any.

    Registered voters are known before anyone votes: they count only for a source that says nothing of votes.
    """
    deliveries = live_deliveries(connection, source)
    subjects = _vote_subjects(connection, source)
    levels = stated_levels(connection, source, subjects)
    if not levels:
        subjects, levels = (), stated_levels(connection, source)
    unit = next((level for level in reversed(levels) if level in TREE), Level.DISTRICT)
    within = _chain(connection, root, unit)
    reported = _with_figures(connection, unit, within, root, deliveries, subjects)
    if unit not in (Level.STATION, Level.DISTRICT):
        row = connection.execute(f"SELECT count(*) FROM area AS a WHERE a.level = ? AND {within}", (unit, root))
        return Coverage(unit, reported, row.fetchone()[0])
    settled = None
    if unit is Level.STATION:
        (contest,) = connection.execute("SELECT contest_id FROM source WHERE id = ?", (source,)).fetchone()
        settled = stations(connection, contest, root)
    if settled is not None:
        return Coverage(unit, reported, settled)
    rows = connection.execute(
        "SELECT d.id FROM delivery AS d JOIN source AS s ON s.id = d.source_id WHERE d.live = 1"
        " AND s.contest_id IN (SELECT c.id FROM contest AS c WHERE c.election_id = (SELECT o.election_id"
        " FROM source AS t JOIN contest AS o ON o.id = t.contest_id WHERE t.id = ?))",
        (source,),
    )
    every = tuple(row[0] for row in rows)
    known = _with_figures(connection, unit, within, root, every, ())
    if unit is Level.STATION and known == reported:
        voters = _registered_subjects(connection, source)
        listed = _with_figures(connection, unit, within, root, every, voters) if voters else 0
        return Coverage(unit, reported, known if listed == known else None)
    return Coverage(unit, reported, known)


def _registered_subjects(connection: sqlite3.Connection, source: int) -> tuple[int, ...]:
    """Return the subjects that count registered voters, in all contests of the source's election."""
    rows = connection.execute(
        "SELECT u.id FROM subject AS u JOIN contest AS c ON c.id = u.contest_id WHERE u.field LIKE 'registered%'"
        " AND c.election_id = (SELECT o.election_id FROM source AS s JOIN contest AS o ON o.id = s.contest_id"
        " WHERE s.id = ?)",
        (source,),
    )
    return tuple(row[0] for row in rows)


def _vote_subjects(connection: sqlite3.Connection, source: int) -> tuple[int, ...]:
    rows = connection.execute(
        "SELECT u.id FROM subject AS u JOIN source AS s ON s.contest_id = u.contest_id WHERE s.id = ?"
        " AND (u.number > 0 OR u.field = 'valid')",
        (source,),
    )
    return tuple(row[0] for row in rows)


def _with_figures(
    connection: sqlite3.Connection,
    level: Level,
    within: str,
    root: int,
    deliveries: tuple[int, ...],
    subjects: tuple[int, ...],
) -> int:
    chosen = f" AND f.subject IN ({', '.join(map(str, subjects))})" if subjects else ""
    row = connection.execute(
        f"SELECT count(*) FROM area AS a WHERE a.level = ? AND {within} AND EXISTS (SELECT 1 FROM figure AS f"
        f" WHERE f.delivery IN ({', '.join(map(str, deliveries))}) AND f.area = a.id{chosen})",
        (level, root),
    ).fetchone()
    return int(row[0])


def _chain(connection: sqlite3.Connection, root: int, unit: Level) -> str:
    """Return the condition that area ``a`` at ``unit`` lies in the area given as parameter."""
    level = Level(connection.execute("SELECT level FROM area WHERE id = ?", (root,)).fetchone()[0])
    if unit is Level.DISTRICT or level is Level.DISTRICT:
        return _DISTRICTS_IN if level is not unit else "a.id = ?"
    steps = max(TREE.index(unit) - TREE.index(level), 0)
    condition = "?"
    if steps == 0:
        return "a.id = ?"
    for _ in range(steps - 1):
        condition = f"SELECT id FROM area WHERE parent_id IN ({condition})"
    return f"a.parent_id IN ({condition})"
