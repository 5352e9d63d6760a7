"""Proposals of disposal and holds, and the way to dossiers by the year they were closed.

The new tables are made by the rooms themselves once the migrations are done.
"""

from __future__ import annotations

from typing import Any


def up(_migrator: Any, db: Any) -> None:
    """Make the index that the retention clock asks, where most dossiers are not closed yet."""
    db.execute_sql(
        'CREATE INDEX IF NOT EXISTS "dossier_closed_year" ON "dossier" ("closed_year")'
        ' WHERE ("closed_year" IS NOT NULL)'
    )
