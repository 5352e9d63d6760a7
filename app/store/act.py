"""One named act: every write goes through it, so that it can be told, traced and undone."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

import peewee

from app.store import history
from app.store.image import PAGE
from app.store.table import Row, Table, field_of, quoted, table_of, whole_rows

_INTO = re.compile(r'\s*insert\s+(?:or\s+\w+\s+)?into\s+"?(\w+)"?', re.IGNORECASE)


class Act:
    """An act being done; made by `Cabinet.act`, whose transaction it writes in."""

    def __init__(self, connection: sqlite3.Connection, number: int) -> None:
        #: The batch number people see.
        self.id = number
        self._connection = connection
        self._rows = 0

    @property
    def rows(self) -> int:
        """How many rows the act has changed so far."""
        return self._rows

    def insert(self, model: type[peewee.Model], rows: Iterable[Mapping[str, object]]) -> list[int]:
        """Put rows in by field name, defaults filled in, and return their numbers (none where the key is no number).

        A row without a number gets one that no row of the table ever had.
        """
        table = table_of(model)
        statement = table.insert()
        numbers: list[int] = []
        for batch in _batches(whole_rows(model, rows)):
            place = self._number(model, table, batch)
            self._connection.executemany(statement, batch)
            given = [row[place] for row in batch] if place is not None else []
            numbers += given
            self._write(table, "insert", table.columns, batch, span=_span(given))
        return numbers

    def update(self, model: type[peewee.Model], where: peewee.Expression, **changes: object) -> int:
        """Set fields to values or expressions in all rows ``where`` holds; return how many really changed."""
        if not changes:
            return 0
        table = table_of(model)
        fields = [field_of(model, name) for name in changes]
        columns = tuple(field.column_name for field in fields)
        condition = where & _differs(fields, changes)
        keys = model._meta.get_primary_keys()
        query = model.select(*keys, *fields).where(condition).order_by(*keys)
        plain = not any(isinstance(value, peewee.Node) for value in changes.values())
        after = (
            [field.db_value(value) for field, value in zip(fields, changes.values(), strict=True)] if plain else None
        )
        change = model.update(dict(zip(fields, changes.values(), strict=True))).where(condition)
        if after is not None:
            for batch in _batches(self._run(query)):
                self._write(table, "update", columns, batch, after=after, span=_key_span(table, batch))
            return self._run(change).rowcount
        before = list(_batches(self._run(query)))
        count = self._run(change).rowcount
        for batch in before:
            self._write(table, "update", columns, self._with_after(table, columns, batch), span=_key_span(table, batch))
        return count

    def update_rows(self, model: type[peewee.Model], rows: Mapping[int, Mapping[str, object]]) -> int:
        """Give each row, by its number, its own new values; return how many really changed."""
        table = table_of(model)
        if not table.numbered:
            raise ValueError(f"{model.__name__} has no number as its key")
        alike: dict[tuple[str, ...], list[tuple[int, Mapping[str, object]]]] = {}
        for number, changes in rows.items():
            if changes:
                alike.setdefault(tuple(changes), []).append((number, changes))
        return sum(self._update_alike(model, table, names, some) for names, some in alike.items())

    def delete(self, model: type[peewee.Model], where: peewee.Expression) -> int:
        """Take out all rows ``where`` holds; return how many."""
        table = table_of(model)
        keys = model._meta.get_primary_keys()
        for batch in _batches(self._run(model.select().where(where).order_by(*keys))):
            places = table.key_places()
            span = _span([row[places[0]] for row in batch]) if table.numbered else None
            self._write(table, "delete", table.columns, batch, span=span)
        return self._run(model.delete().where(where)).rowcount

    def append(self, sql: str, rows: Iterable[Sequence[object]]) -> int:
        """Run an INSERT for many rows that hang on a row of this act and count only with it; return how many.

        They are not kept in the history: an undo leaves them where they are.
        """
        into = _INTO.match(sql)
        if into is None:
            raise ValueError("only an INSERT can append")
        count = self._connection.executemany(sql, rows).rowcount
        if count > 0:
            history.add_page(self._connection, self.id, into[1], "append", (), (), count=count)
            self._rows += count
        return max(count, 0)

    def _run(self, query: Any) -> sqlite3.Cursor:
        return self._connection.execute(*query.sql())

    def _write(
        self,
        table: Table,
        op: history.Op,
        columns: Sequence[str],
        rows: Sequence[Sequence[Any]],
        *,
        after: Sequence[Any] | None = None,
        span: tuple[int, int] | None = None,
    ) -> None:
        history.add_page(self._connection, self.id, table.name, op, columns, rows, after=after, span=span)
        self._rows += len(rows)

    def _number(self, model: type[peewee.Model], table: Table, rows: list[list[Any]]) -> int | None:
        """Fill the numbers of new rows in and return the place of the number, None where the key is no number."""
        key = model._meta.primary_key
        if not isinstance(key, peewee.IntegerField | peewee.AutoField):
            return None
        place = table.columns.index(key.column_name)
        row = self._connection.execute(
            f'SELECT max(coalesce((SELECT last FROM row_number_given WHERE "table" = ?), 0),'
            f" coalesce((SELECT max({quoted(key.column_name)}) FROM {quoted(table.name)}), 0))",
            (table.name,),
        ).fetchone()
        last = int(row[0])
        for values in rows:
            if values[place] is None:
                last += 1
                values[place] = last
            last = max(last, values[place])
        self._connection.execute(
            'INSERT INTO row_number_given ("table", last) VALUES (?, ?)'
            ' ON CONFLICT ("table") DO UPDATE SET last = excluded.last',
            (table.name, last),
        )
        return place

    def _with_after(self, table: Table, columns: Sequence[str], rows: Sequence[Row]) -> list[Row]:
        query = table.get(columns)
        width = len(table.key)
        return [row + self._connection.execute(query, row[:width]).fetchone() for row in rows]

    def _update_alike(
        self,
        model: type[peewee.Model],
        table: Table,
        names: tuple[str, ...],
        rows: list[tuple[int, Mapping[str, object]]],
    ) -> int:
        fields = [field_of(model, name) for name in names]
        columns = tuple(field.column_name for field in fields)
        get, change = table.get(columns), table.set(columns)
        count = 0
        for batch in _batches(rows):
            images: list[Row] = []
            for number, changes in batch:
                before = self._connection.execute(get, (number,)).fetchone()
                after = tuple(field.db_value(changes[name]) for field, name in zip(fields, names, strict=True))
                if before is not None and before != after:
                    images.append((number, *before, *after))
            if images:
                width = 1 + len(columns)
                self._connection.executemany(change, [(*row[width:], row[0]) for row in images])
                self._write(table, "update", columns, images, span=_span([row[0] for row in images]))
                count += len(images)
        return count


def _differs(fields: Sequence[peewee.Field], changes: Mapping[str, object]) -> peewee.Expression:
    """Return the condition that at least one field would really change."""
    condition: Any = None
    for field, value in zip(fields, changes.values(), strict=True):
        new = value if isinstance(value, peewee.Node) else peewee.Value(field.db_value(value), converter=False)
        other = peewee.NodeList((field, peewee.SQL("COLLATE BINARY IS NOT"), new), parens=True)
        condition = other if condition is None else peewee.NodeList((condition, peewee.SQL("OR"), other))
    return peewee.EnclosedNodeList((condition,))


def _batches(rows: Iterable[Any]) -> Iterator[list[Any]]:
    source = iter(rows)
    while batch := list(islice(source, PAGE)):
        yield batch


def _span(numbers: Sequence[int]) -> tuple[int, int] | None:
    return (min(numbers), max(numbers)) if numbers and isinstance(numbers[0], int) else None


def _key_span(table: Table, rows: Sequence[Row]) -> tuple[int, int] | None:
    return _span([row[0] for row in rows]) if table.numbered else None
