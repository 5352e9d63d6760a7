"""Many numbers in one statement: as a span with a few left out, else as one value, however many there are."""

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
    span = field.between(first, last)
    if last - first + 1 >= 2 * len(ids):
        return field.in_(_values(ids))
    # A span is walked, where each number of a list is looked up: the list of those left out is the shorter one.
    left_out = set(range(first, last + 1)).difference(ids)
    return span & field.not_in(_values(list(left_out))) if left_out else span


def _values(ids: Sequence[int]) -> peewee.SQL:
    return peewee.SQL("(SELECT value FROM json_each(?))", (listed(ids),))


def listed(ids: Sequence[int]) -> str:
    """Return numbers as one value, which SQL takes apart by ``json_each(?)``; in their order it does so fastest."""
    return json.dumps(sorted(ids))
