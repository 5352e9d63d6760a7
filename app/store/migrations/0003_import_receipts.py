"""What an import leaves of itself for its receipt."""

from __future__ import annotations

from typing import Any


def up(_migrator: Any, db: Any) -> None:
    """Make the table; SQLite's own words, so that it is STRICT."""
    db.execute_sql(
        'CREATE TABLE IF NOT EXISTS "import_receipt"'
        ' ("act" INTEGER NOT NULL, "place" INTEGER NOT NULL, "data" TEXT NOT NULL, PRIMARY KEY ("act", "place"))'
        " STRICT, WITHOUT ROWID"
    )
