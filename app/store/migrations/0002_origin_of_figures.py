"""How figures came, the copy of their file, their signed paper and a correction's reason, beside each delivery."""

from __future__ import annotations

from typing import Any


def up(_migrator: Any, db: Any) -> None:
    """Add the columns; SQLite's own words, since a rebuilt table would no longer be STRICT."""
    db.execute_sql("ALTER TABLE delivery ADD COLUMN way TEXT NOT NULL DEFAULT 'file'")
    for name in ("form", "dossier", "kept", "reason"):
        db.execute_sql(f"ALTER TABLE delivery ADD COLUMN {name} TEXT")
