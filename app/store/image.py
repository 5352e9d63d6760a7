"""Rows packed for the history and unpacked exactly as they were: numbers, texts, blobs and nothing at all."""

from __future__ import annotations

import base64
import hashlib
import json
import zlib
from collections.abc import Sequence
from typing import Any

from app.store.table import Row

#: How many rows go into one page of images.
PAGE = 5000


def pack(rows: Sequence[Sequence[Any]]) -> bytes:
    """Return rows as compressed JSON; Python's JSON, unlike SQLite's, gives every real number back as it was."""
    return zlib.compress(text(rows).encode(), 1)


def text(rows: Sequence[Sequence[Any]]) -> str:
    """Return rows as JSON."""
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":"), default=_blob)


def from_text(written: str) -> list[Row]:
    """Return the rows that `text` wrote."""
    return [tuple(row) for row in json.loads(written, object_hook=_from_blob)]


def unpack(image: bytes) -> list[Row]:
    """Return the rows of a packed page; a damaged page raises ValueError."""
    try:
        written = zlib.decompress(image).decode()
    except zlib.error as fault:
        raise ValueError("a page of the history is damaged") from fault
    return from_text(written)


def fingerprint(image: bytes) -> str:
    """Return the SHA-256 of a packed page in hex."""
    return hashlib.sha256(image).hexdigest()


def _blob(value: object) -> dict[str, str]:
    if isinstance(value, bytes | bytearray | memoryview):
        return {"blob": base64.b64encode(value).decode("ascii")}
    raise TypeError(f"a {type(value).__name__} cannot be kept in the history")


def _from_blob(value: dict[str, str]) -> bytes:
    return base64.b64decode(value["blob"])
