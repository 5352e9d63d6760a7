"""How many TPS an area has in an election, as the clerk settles it: what a source's coverage is measured by.

Nothing here is guessed: an area of which nobody said it, nor of all that lies in it, has no number.
"""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from app.errors import AppError
from app.results.tables import Expectation
from importers.records import TREE, Level

if TYPE_CHECKING:
    from app.store.act import Act
    from app.store.cabinet import Cabinet

#: No area has more polling stations than this.
MOST_STATIONS = 2_000_000


def stations(connection: sqlite3.Connection, contest: int, area: int) -> int | None:
    """Return how many TPS an area has in a contest: as settled, else what all that lies in it have together."""
    said = dict(
        connection.execute("SELECT area_id, stations FROM expectation WHERE contest_id = ?", (contest,)).fetchall()
    )
    return _stations(connection, said, area) if said else None


def _stations(connection: sqlite3.Connection, said: dict[int, int], area: int) -> int | None:
    if area in said:
        return said[area]
    level = Level(connection.execute("SELECT level FROM area WHERE id = ?", (area,)).fetchone()[0])
    if level not in TREE or TREE.index(level) >= TREE.index(Level.VILLAGE):
        return None
    below = TREE[TREE.index(level) + 1]
    inside = connection.execute("SELECT id FROM area WHERE parent_id = ? AND level = ?", (area, below)).fetchall()
    parts = []
    for (child,) in inside:
        part = _stations(connection, said, child)
        if part is None:
            return None
        parts.append(part)
    return sum(parts) if parts else None


def is_settled(connection: sqlite3.Connection, contest: int, area: int) -> bool:
    """Tell whether the number is said of the area itself."""
    row = connection.execute("SELECT 1 FROM expectation WHERE contest_id = ? AND area_id = ?", (contest, area))
    return row.fetchone() is not None


def settle(cabinet: Cabinet, contest: int, area: int, count: int | None, told: dict[str, object]) -> int:
    """Settle how many TPS an area has in a contest, None for what is not known, and return the act's number.

    ``told`` names the area and the election for the history. Raises `AppError` ``stations_not_a_count``.
    """
    if count is not None and not 0 < count <= MOST_STATIONS:
        raise AppError("stations_not_a_count", value=count)
    code = "expect_stations" if count is not None else "forget_stations"
    with cabinet.act(code, **told, stations=count) as act:
        _store(act, cabinet, contest, area, count)
        return int(act.id)


def _store(act: Act, cabinet: Cabinet, contest: int, area: int, count: int | None) -> None:
    mine = (Expectation.contest == contest) & (Expectation.area == area)
    if count is None:
        act.delete(Expectation, mine)
    elif is_settled(cabinet.connection(), contest, area):
        act.update(Expectation, mine, stations=count)
    else:
        act.insert(Expectation, [{"contest": contest, "area": area, "stations": count}])
