"""How a peewee model is written and compared as plain SQL: column names, keys and the statements of the history."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import peewee

Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table by its SQL name: all its columns in order, and those of them that are the key."""

    name: str
    columns: tuple[str, ...]
    key: tuple[str, ...]

    @property
    def numbered(self) -> bool:
        """Whether the key is one column, which the history numbers itself."""
        return len(self.key) == 1

    def key_places(self) -> tuple[int, ...]:
        """Return where the key's columns stand among all columns."""
        return tuple(self.columns.index(name) for name in self.key)

    def insert(self) -> str:
        """Return the statement that puts a whole row in."""
        names = ", ".join(map(quoted, self.columns))
        return f"INSERT INTO {quoted(self.name)} ({names}) VALUES ({', '.join('?' * len(self.columns))})"

    def delete(self) -> str:
        """Return the statement that takes a row out if it is still exactly as given, column by column."""
        return f"DELETE FROM {quoted(self.name)} WHERE {self._same(self.key)} AND {_exactly(self.columns)}"

    def swap(self, columns: Sequence[str]) -> str:
        """Return the statement that sets ``columns`` (new values, key, old values) where they are still the old."""
        settings = ", ".join(f"{quoted(name)} = ?" for name in columns)
        return f"UPDATE {quoted(self.name)} SET {settings} WHERE {self._same(self.key)} AND {_exactly(columns)}"

    def set(self, columns: Sequence[str]) -> str:
        """Return the statement that sets ``columns`` (new values, then the key)."""
        settings = ", ".join(f"{quoted(name)} = ?" for name in columns)
        return f"UPDATE {quoted(self.name)} SET {settings} WHERE {self._same(self.key)}"

    def get(self, columns: Sequence[str]) -> str:
        """Return the query for ``columns`` of the row with a key."""
        return f"SELECT {', '.join(map(quoted, columns))} FROM {quoted(self.name)} WHERE {self._same(self.key)}"

    @staticmethod
    def _same(columns: Sequence[str]) -> str:
        return " AND ".join(f"{quoted(name)} = ?" for name in columns)


def quoted(name: str) -> str:
    """Return a name as SQL writes it."""
    return '"' + name.replace('"', '""') + '"'


def _exactly(columns: Sequence[str]) -> str:
    # A column that takes upper and lower case alike must not take a changed letter for the same text.
    return " AND ".join(f"{quoted(name)} COLLATE BINARY IS ?" for name in columns)


@lru_cache(maxsize=256)
def table_of(model: type[peewee.Model]) -> Table:
    """Return the table of a model; a model without a key is a ValueError."""
    meta = model._meta
    keys = meta.get_primary_keys()
    if not keys:
        raise ValueError(f"{model.__name__} has no key, so that its history cannot be kept")
    columns = tuple(field.column_name for field in meta.sorted_fields)
    return Table(meta.table_name, columns, tuple(field.column_name for field in keys))


def field_of(model: type[peewee.Model], name: str) -> peewee.Field:
    """Return the field called ``name`` (its own name or its column's); another name is a KeyError."""
    field: peewee.Field = model._meta.combined[name]
    return field


def whole_rows(model: type[peewee.Model], rows: Iterable[Mapping[str, object]]) -> Iterator[list[Any]]:
    """Yield each mapping as values of all the model's columns, defaults filled in; an unknown name is a KeyError."""
    fields = model._meta.sorted_fields
    # By name: comparing two fields makes an SQL expression.
    order = {field.name: place for place, field in enumerate(fields)}
    place = {name: order[field.name] for name, field in model._meta.combined.items()}
    starts = [field.default for field in fields]
    convert = [field.db_value for field in fields]
    for row in rows:
        values: list[Any] = [start() if callable(start) else start for start in starts]
        for name, value in row.items():
            values[place[name]] = value
        yield [value if value is None else change(value) for change, value in zip(convert, values, strict=True)]
