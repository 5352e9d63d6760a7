"""The trash, the accession register, fields of the office's own, templates, and what was found to be no duplicate.

All of them are new tables, which `app.store.schema.complete` makes once the migrations are done.
"""

from __future__ import annotations

from typing import Any


def up(_migrator: Any, _db: Any) -> None:
    """Change no table that is there."""
