"""Names in the moves of boxes, for places that are elsewhere now or gone; the tables of office moves.

New tables are made by `app.store.schema.complete`, so that only the new columns stand here.
"""

from __future__ import annotations

from typing import Any


def up(_migrator: Any, db: Any) -> None:
    """Add the columns."""
    db.execute_sql('ALTER TABLE "box_move" ADD COLUMN "origin_name" TEXT')
    db.execute_sql('ALTER TABLE "box_move" ADD COLUMN "target_name" TEXT')
