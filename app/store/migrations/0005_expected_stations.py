"""How many TPS an area has in a contest, as the clerk settles it."""

from __future__ import annotations

from typing import Any


def up(_migrator: Any, db: Any) -> None:
    """Make the table; SQLite's own words, so that it is STRICT."""
    db.execute_sql(
        'CREATE TABLE IF NOT EXISTS "expectation" ("id" INTEGER NOT NULL PRIMARY KEY, "contest_id" INTEGER NOT NULL,'
        ' "area_id" INTEGER NOT NULL, "stations" INTEGER NOT NULL,'
        ' FOREIGN KEY ("contest_id") REFERENCES "contest" ("id") ON DELETE RESTRICT,'
        ' FOREIGN KEY ("area_id") REFERENCES "area" ("id") ON DELETE RESTRICT) STRICT'
    )
    db.execute_sql(
        'CREATE UNIQUE INDEX IF NOT EXISTS "expectation_contest_id_area_id" ON "expectation" ("contest_id", "area_id")'
    )
    db.execute_sql('CREATE INDEX IF NOT EXISTS "expectation_area_id" ON "expectation" ("area_id")')
