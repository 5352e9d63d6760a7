"""Rows packed for the history, column by column, and unpacked exactly as they were: numbers, texts, blobs, nothing."""

from __future__ import annotations

import base64
import hashlib
import json
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import repeat
from typing import Any

from app.store.table import Row

#: How many rows go into one page of images.
PAGE = 5000


@dataclass(frozen=True, slots=True)
class Same:
    """A column with one value in all rows."""

    value: Any


@dataclass(frozen=True, slots=True)
class Run:
    """A column of whole numbers that follow each other, from ``first`` on."""

    first: int


Column = Same | Run | Sequence[Any]


@dataclass(frozen=True, slots=True)
class Image:
    """A page of rows: how many, and their columns. Bulk edits are mostly of equal values, which cost nothing here."""

    count: int
    columns: tuple[Column, ...]

    @classmethod
    def of(cls, rows: Sequence[Sequence[Any]], *, same: Sequence[Any] = ()) -> Image:
        """Return the image of ``rows`` (at least one), with further columns that have the ``same`` values in all."""
        narrow = [_narrow(column) for column in zip(*rows, strict=True)]
        return cls(len(rows), (*narrow, *map(Same, same)))

    def rows(self) -> list[Row]:
        """Return the rows."""
        return list(zip(*(self.values(place) for place in range(len(self.columns))), strict=True))

    def row(self, number: int) -> Row:
        """Return one row, counted from 0."""
        return tuple(
            column.value
            if isinstance(column, Same)
            else column.first + number
            if isinstance(column, Run)
            else column[number]
            for column in self.columns
        )

    def values(self, place: int) -> Iterable[Any]:
        """Return the values of one column."""
        column = self.columns[place]
        if isinstance(column, Same):
            return repeat(column.value, self.count)
        if isinstance(column, Run):
            return range(column.first, column.first + self.count)
        return column

    def pack(self) -> bytes:
        """Return the image as compressed JSON; Python's, unlike SQLite's, gives each real number back as it was."""
        columns = [_written(column) for column in self.columns]
        text = json.dumps([self.count, *columns], ensure_ascii=False, separators=(",", ":"), default=_blob)
        return zlib.compress(text.encode(), 1)

    @classmethod
    def unpack(cls, packed: bytes) -> Image:
        """Return the image that `pack` wrote; a damaged one raises ValueError."""
        try:
            count, *columns = json.loads(zlib.decompress(packed), object_hook=_from_blob)
        except zlib.error as fault:
            raise ValueError("a page of the history is damaged") from fault
        return cls(count, tuple(_read(column) for column in columns))


def fingerprint(packed: bytes) -> str:
    """Return the SHA-256 of a packed page in hex."""
    return hashlib.sha256(packed).hexdigest()


def _narrow(column: tuple[Any, ...]) -> Column:
    first = column[0]
    if column.count(first) == len(column):
        return Same(first)
    if type(first) is int and column[-1] == first + len(column) - 1 and column == (*range(first, first + len(column)),):
        return Run(first)
    return column


def _written(column: Column) -> object:
    if isinstance(column, Same):
        return {"same": column.value}
    return {"from": column.first} if isinstance(column, Run) else column


def _read(column: Any) -> Column:
    if isinstance(column, dict):
        return Same(column["same"]) if "same" in column else Run(column["from"])
    return tuple(column)


def _blob(value: object) -> dict[str, str]:
    if isinstance(value, bytes | bytearray | memoryview):
        return {"blob": base64.b64encode(value).decode("ascii")}
    raise TypeError(f"a {type(value).__name__} cannot be kept in the history")


def _from_blob(found: dict[str, Any]) -> Any:
    return base64.b64decode(found["blob"]) if "blob" in found else found
