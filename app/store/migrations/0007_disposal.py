"""Proposals of disposal and holds: new tables only, which the rooms make themselves once the migrations are done."""

from __future__ import annotations

from typing import Any


def up(_migrator: Any, _db: Any) -> None:
    """Change nothing: no table that was there before is touched."""
