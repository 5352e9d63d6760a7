"""What is known of the districts of a contest for one source: made of what, lying in what, and stating figures or not.

It reads the tables and adds nothing up.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from importers.records import Level


class Districts:
    """``grouped`` is the level of the areas that districts are made of, None where no file told of any.

    ``holder`` is the level of what they lie in, None where none of them states a figure; ``loose`` tells that it is
    not known what some district that does is made of.
    """

    def __init__(self, connection: sqlite3.Connection, contest: int, deliveries: Sequence[int]) -> None:
        listed = ", ".join(map(str, deliveries))
        #: Districts that state figures: other contests have others.
        telling = (
            "FROM area AS d JOIN area AS p ON p.id = d.parent_id WHERE d.level = 'dapil' AND EXISTS"
            f" (SELECT 1 FROM figure AS f WHERE f.delivery IN ({listed}) AND f.area = d.id)"
        )
        members = (
            "SELECT a.level FROM district_member AS m JOIN area AS a ON a.id = m.area_id"
            f" WHERE m.contest_id = {contest} AND m.district_id <> m.area_id LIMIT 1"
        )
        unknown = (
            f"SELECT 1 {telling} AND NOT EXISTS (SELECT 1 FROM district_member AS m"
            f" WHERE m.contest_id = {contest} AND m.district_id = d.id AND m.area_id <> d.id) LIMIT 1"
        )
        self.grouped = _level_of(connection, members)
        self.holder = _level_of(connection, f"SELECT p.level {telling} LIMIT 1")
        self.loose = connection.execute(unknown).fetchone() is not None


def _level_of(connection: sqlite3.Connection, query: str) -> Level | None:
    row = connection.execute(query).fetchone()
    return None if row is None else Level(row[0])
