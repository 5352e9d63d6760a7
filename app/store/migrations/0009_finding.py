"""The table of saved searches, which `app.store.schema.complete` makes; nothing that was there changes."""

from __future__ import annotations

from typing import Any


def up(_migrator: Any, _db: Any) -> None:
    """Change nothing: a cabinet of an older version has no saved searches to carry over."""
