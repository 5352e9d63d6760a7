"""One named act: every write goes through it, so that it can be told, traced and undone."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

import peewee

from app.store import history
from app.store.image import PAGE, Image
from app.store.staging import Staging
from app.store.table import Row, Table, field_of, keys_of, quoted, stored, table_of, whole_rows

_INTO = re.compile(r'\s*insert\s+(?:or\s+\w+\s+)?into\s+"?(\w+)"?', re.IGNORECASE)


class Act:
    """An act being done; made by `Cabinet.act`, whose transaction it writes in."""

    def __init__(self, connection: sqlite3.Connection, number: int, *, rows: int = 0) -> None:
        #: The batch number people see.
        self.id = number
        self._connection = connection
        self._rows = rows

    @property
    def rows(self) -> int:
        """How many rows the act has changed so far."""
        return self._rows

    def insert(self, model: type[peewee.Model], rows: Iterable[Mapping[str, object]]) -> list[int]:
        """Put rows in by field name, defaults filled in, and return their numbers (none where the key is no number).

        A row without a number gets one that no row of the table ever had.
        """
        table = table_of(model)
        place = _number_place(model, table)
        numbers: list[int] = []
        for batch in _batches(whole_rows(model, rows)):
            if place is not None:
                numbers += self._number(table, place, batch)
            self._connection.executemany(table.insert(), batch)
            self._write(table, "insert", table.columns, Image.of(batch), table.key_places())
        return numbers

    def update(self, model: type[peewee.Model], where: peewee.Expression, **changes: object) -> int:
        """Set fields to values or expressions in all rows ``where`` holds; return how many really changed."""
        if not changes:
            return 0
        table, keys = table_of(model), keys_of(model)
        fields = [field_of(model, name) for name in changes]
        columns = tuple(field.column_name for field in fields)
        after = [
            value if isinstance(value, peewee.Node) else stored(field, value)
            for field, value in zip(fields, changes.values(), strict=True)
        ]
        condition = where & _differs(fields, after)
        # A value that is worked out from the row is asked for before: the row has it afterwards.
        worked_out = any(isinstance(value, peewee.Node) for value in after)
        wanted = [_sql(value) for value in after] if worked_out else []
        query = model.select(*keys, *fields, *wanted).where(condition).order_by(*keys)
        for batch in _batches(self._run(query)):
            image = Image.of(batch, same=() if worked_out else after)
            self._write(table, "update", columns, image, tuple(range(len(keys))))
        return self._run(model.update(dict(zip(fields, map(_sql, after), strict=True))).where(condition)).rowcount

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
        for batch in _batches(self._run(model.select().where(where).order_by(*keys_of(model)))):
            self._write(table, "delete", table.columns, Image.of(batch), table.key_places())
        return self._run(model.delete().where(where)).rowcount

    def append(self, sql: str, rows: Iterable[Sequence[object]]) -> int:
        """Run an INSERT for many rows that count only with a row of this act; return how many.

        They are not kept in the history: an undo leaves them where they are, so that their table must not refer to
        another by a foreign key.
        """
        into = _INTO.match(sql)
        if into is None:
            raise ValueError("only an INSERT can append")
        if self._connection.execute(f"PRAGMA foreign_key_list({quoted(into[1])})").fetchone() is not None:
            raise ValueError(f"rows of {into[1]} would hold back what they refer to when the act is undone")
        count = self._connection.executemany(sql, rows).rowcount
        if count > 0:
            history.add_page(self._connection, self.id, into[1], "append", (), Image(count, ()), None)
            self._rows += count
        return max(count, 0)

    def _run(self, query: Any) -> sqlite3.Cursor:
        return self._connection.execute(*query.sql())

    def _write(self, table: Table, op: history.Op, columns: Sequence[str], image: Image, keys: Sequence[int]) -> None:
        key = keys[0] if len(keys) == 1 else None
        history.add_page(self._connection, self.id, table.name, op, columns, image, key)
        self._rows += image.count

    def _number(self, table: Table, place: int, rows: list[list[Any]]) -> list[int]:
        """Fill the numbers of new rows in and return them."""
        row = self._connection.execute(
            f'SELECT max(coalesce((SELECT last FROM row_number_given WHERE "table" = ?), 0),'
            f" coalesce((SELECT max({quoted(table.key[0])}) FROM {quoted(table.name)}), 0))",
            (table.name,),
        ).fetchone()
        last = int(row[0])
        for values in rows:
            if values[place] is None:
                values[place] = last + 1
            last = max(last, values[place])
        self._connection.execute(
            'INSERT INTO row_number_given ("table", last) VALUES (?, ?)'
            ' ON CONFLICT ("table") DO UPDATE SET last = excluded.last',
            (table.name, last),
        )
        return [values[place] for values in rows]

    def _update_alike(
        self,
        model: type[peewee.Model],
        table: Table,
        names: tuple[str, ...],
        rows: list[tuple[int, Mapping[str, object]]],
    ) -> int:
        fields = [field_of(model, name) for name in names]
        columns = tuple(field.column_name for field in fields)
        wanted = ", ".join(map(quoted, columns))
        get = f"SELECT {wanted} FROM {quoted(table.name)} WHERE {quoted(table.key[0])} = ?"
        size = len(columns)
        count = 0
        for batch in _batches(sorted(rows, key=lambda row: row[0])):
            images: list[Row] = []
            for number, changes in batch:
                before = self._connection.execute(get, (number,)).fetchone()
                after = tuple(stored(field, changes[name]) for field, name in zip(fields, names, strict=True))
                if before is not None and before != after:
                    images.append((number, *before, *after))
            if images:
                image = Image.of(images)
                staging = Staging.of(self._connection, table, image, (0,))
                changed, hindered = staging.set(columns, range(1 + size, 1 + 2 * size))
                if hindered:
                    raise sqlite3.IntegrityError(f"{table.name} {hindered[0]}: the new values are another row's")
                count += changed
                self._write(table, "update", columns, image, (0,))
        return count


def _number_place(model: type[peewee.Model], table: Table) -> int | None:
    key = model._meta.primary_key
    return table.columns.index(key.column_name) if isinstance(key, peewee.IntegerField) else None


def _differs(fields: Sequence[peewee.Field], after: Sequence[Any]) -> Any:
    """Return the condition that at least one field would really change, in capitals and small letters too."""
    unlike = peewee.SQL("COLLATE BINARY IS NOT")
    pairs = [peewee.NodeList((field, unlike, _sql(value))) for field, value in zip(fields, after, strict=True)]
    return peewee.NodeList(pairs, glue=" OR ", parens=True)


def _sql(value: Any) -> Any:
    return value if isinstance(value, peewee.Node) else peewee.Value(value, converter=False, unpack=False)


def _batches(rows: Iterable[Any]) -> Iterator[list[Any]]:
    source = iter(rows)
    while batch := list(islice(source, PAGE)):
        yield batch
