"""How a peewee model is written as plain SQL: column names, keys, and rows of values in the order of the columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import peewee

Row = tuple[Any, ...]

#: What a field takes as it is, so that it need not be asked for each value.
_PLAIN = ((peewee.TextField, str), (peewee.IntegerField, int), (peewee.FloatField, float), (peewee.BlobField, bytes))


@dataclass(frozen=True, slots=True)
class Table:
    """A table by its SQL name: all its columns in order, and those of them that are the key."""

    name: str
    columns: tuple[str, ...]
    key: tuple[str, ...]

    @property
    def numbered(self) -> bool:
        """Whether the key is one column."""
        return len(self.key) == 1

    def key_places(self) -> tuple[int, ...]:
        """Return where the key's columns stand among all columns."""
        return tuple(self.columns.index(name) for name in self.key)

    def insert(self) -> str:
        """Return the statement that puts a whole row in."""
        names = ", ".join(map(quoted, self.columns))
        return f"INSERT INTO {quoted(self.name)} ({names}) VALUES ({', '.join('?' * len(self.columns))})"


def quoted(name: str) -> str:
    """Return a name as SQL writes it."""
    return '"' + name.replace('"', '""') + '"'


@lru_cache(maxsize=256)
def table_of(model: type[peewee.Model]) -> Table:
    """Return the table of a model; a model without a key is a ValueError."""
    meta = model._meta
    keys = keys_of(model)
    if not keys:
        raise ValueError(f"{model.__name__} has no key, so that its history cannot be kept")
    columns = tuple(field.column_name for field in meta.sorted_fields)
    return Table(meta.table_name, columns, tuple(field.column_name for field in keys))


def keys_of(model: type[peewee.Model]) -> tuple[peewee.Field, ...]:
    """Return the fields of a model's key, none if it has none."""
    return tuple(model._meta.get_primary_keys())  # type: ignore[no-untyped-call]


def field_of(model: type[peewee.Model], name: str) -> peewee.Field:
    """Return the field called ``name`` (its own name or its column's); another name is a KeyError."""
    field: peewee.Field = model._meta.combined[name]
    return field


def stored(field: peewee.Field, value: object) -> Any:
    """Return a value as the database keeps it."""
    return value if value is None else field.db_value(value)  # type: ignore[no-untyped-call]


def whole_rows(model: type[peewee.Model], rows: Iterable[Mapping[str, object]]) -> Iterator[list[Any]]:
    """Yield each mapping as values of all the model's columns, defaults filled in; an unknown name is a KeyError."""
    fields = model._meta.sorted_fields
    # By name: comparing two fields makes an SQL expression.
    order = {field.name: place for place, field in enumerate(fields)}
    place_of = {name: order[field.name] for name, field in model._meta.combined.items()}
    plain = [_plain_type(field) for field in fields]
    start = [None if callable(field.default) else stored(field, field.default) for field in fields]
    made = [(place, field) for place, field in enumerate(fields) if callable(field.default)]
    for row in rows:
        values = start.copy()
        for place, field in made:
            values[place] = stored(field, field.default())
        for name, value in row.items():
            place = place_of[name]
            values[place] = value if type(value) is plain[place] else stored(fields[place], value)
        yield values


def _plain_type(field: peewee.Field) -> type | None:
    for kind, plain in _PLAIN:
        if isinstance(field, kind):
            return plain
    return None
