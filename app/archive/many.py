"""Many numbers in one statement: as a span where they follow each other, else as one value, however many there are."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import peewee


def among(field: Any, ids: Sequence[int]) -> Any:
    """Return the condition that a number field is one of ``ids``."""
    if not ids:
        return field.in_([])
    first, last = min(ids), max(ids)
    if last - first + 1 == len(ids):
        return field.between(first, last)
    return field.in_(peewee.SQL("(SELECT value FROM json_each(?))", (listed(ids),)))


def listed(ids: Sequence[int]) -> str:
    """Return numbers as one value, which SQL takes apart by ``json_each(?)``; in their order it does so fastest."""
    return json.dumps(sorted(ids))
