"""A page of images brought to bear on its table in sets: rows set, taken out or put in, and which of them do not fit.

What is the same in all rows is bound as a value and a run of keys as a range; the rest is staged in a temporary table.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from app.store.image import Image, Run, Same
from app.store.table import Row, Table, quoted

_STAGE = "temp.rows_staged"

#: A piece of SQL and the values bound in it.
Term = tuple[str, tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Staging:
    """One page over its table; ``keys`` are the places of the key among the image's columns."""

    connection: sqlite3.Connection
    table: Table
    image: Image
    keys: tuple[int, ...]
    staged: bool

    @classmethod
    def of(
        cls, connection: sqlite3.Connection, table: Table, image: Image, keys: tuple[int, ...], *, whole: bool = False
    ) -> Staging:
        """Return a page ready to be worked with; ``whole`` stages it even if a range of keys would do."""
        rest = [column for place, column in enumerate(image.columns) if place not in keys]
        ranged = len(keys) == 1 and isinstance(image.columns[keys[0]], Run)
        staged = whole or not ranged or not all(isinstance(column, Same) for column in rest)
        page = cls(connection, table, image, keys, staged)
        if staged:
            page._stage()
        return page

    def fitting(self, columns: Sequence[str], places: Sequence[int]) -> tuple[Staging, dict[Row, bool]]:
        """Return the page without the rows whose ``columns`` are not what the image has at ``places``, and their keys.

        With each key goes whether there is such a row at all.
        """
        same, values = self._match(columns, places)
        join, bound = self._join()
        query = f"SELECT count(*) FROM {quoted(self.table.name)} AS t{self._from()} WHERE {join} AND {same}"
        if self.connection.execute(query, (*bound, *values)).fetchone()[0] == self.image.count:
            return self, {}
        if not self.staged:
            return self._whole().fitting(columns, places)
        key = f"t.{quoted(self.table.key[0])}"
        rows = self.connection.execute(
            f"SELECT s.rowid, {key} IS NOT NULL, {self._key_terms()} FROM {_STAGE} AS s"
            f" LEFT JOIN {quoted(self.table.name)} AS t ON {join} WHERE {key} IS NULL OR NOT ({same})",
            (*bound, *values),
        ).fetchall()
        self.connection.executemany(f"DELETE FROM {_STAGE} WHERE rowid = ?", [(row[0],) for row in rows])
        return self, {tuple(row[2:]): bool(row[1]) for row in rows}

    def present(self) -> list[Row]:
        """Return the keys of the page's rows that are in the table."""
        join, bound = self._join()
        keys = ", ".join(f"t.{quoted(name)}" for name in self.table.key)
        query = f"SELECT {keys} FROM {quoted(self.table.name)} AS t{self._from()} WHERE {join}"
        return [tuple(row) for row in self.connection.execute(query, bound)]

    def set(self, columns: Sequence[str], places: Sequence[int]) -> tuple[int, list[Row]]:
        """Set ``columns`` of the page's rows to what the image has at ``places``.

        Return how many rows took it, and the keys of those another row's values hinder.
        """
        terms = [self._term(place) for place in places]
        settings = ", ".join(f"{quoted(name)} = {term[0]}" for name, term in zip(columns, terms, strict=True))
        join, bound = self._join()
        statement = f"UPDATE {quoted(self.table.name)} AS t SET {settings}{self._from(' FROM')} WHERE {join}"
        try:
            return self.connection.execute(statement, (*_values(terms), *bound)).rowcount, []
        except sqlite3.IntegrityError:
            if not self.staged:
                return self._whole().set(columns, places)
        return self._one_by_one(f"{statement} AND s.rowid = ?", _values(terms))

    def remove(self) -> int:
        """Take the staged rows out; return how many went (a trigger may hold one back)."""
        names = ", ".join(map(quoted, self.table.key))
        rows = f"SELECT {self._key_terms()} FROM {_STAGE} AS s"
        statement = f"DELETE FROM {quoted(self.table.name)} WHERE ({names}) IN ({rows})"
        return self.connection.execute(statement).rowcount

    def put(self, columns: Sequence[str]) -> tuple[int, list[Row]]:
        """Put the staged rows in, whose values are of ``columns``.

        Return how many went in, and the keys of those another row's values hinder.
        """
        terms = [self._term(place) for place in range(len(columns))]
        names = ", ".join(map(quoted, columns))
        statement = (
            f"INSERT INTO {quoted(self.table.name)} ({names})"
            f" SELECT {', '.join(term[0] for term in terms)} FROM {_STAGE} AS s"
        )
        values = _values(terms)
        try:
            return self.connection.execute(statement, values).rowcount, []
        except sqlite3.IntegrityError:
            return self._one_by_one(f"{statement} WHERE s.rowid = ?", values)

    def _one_by_one(self, statement: str, values: Sequence[Any]) -> tuple[int, list[Row]]:
        """Run a statement for each staged row, as often as one more can go: a row may make way for another."""
        left = self.connection.execute(f"SELECT s.rowid, {self._key_terms()} FROM {_STAGE} AS s").fetchall()
        count, before = 0, -1
        while left and count != before:
            before, hindered = count, []
            for row in reversed(left):
                try:
                    count += self.connection.execute(statement, (*values, row[0])).rowcount
                except sqlite3.IntegrityError:
                    hindered.append(row)
            left = hindered
        return count, [tuple(row[1:]) for row in left]

    def _whole(self) -> Staging:
        return Staging.of(self.connection, self.table, self.image, self.keys, whole=True)

    def _stage(self) -> None:
        """Fill the temporary table with the columns that vary, and the key."""
        places = self._staged_places()
        names = ", ".join(f"c{place}" for place in places)
        self.connection.execute(f"DROP TABLE IF EXISTS {_STAGE}")
        self.connection.execute(f"CREATE TABLE {_STAGE} ({names})")
        self.connection.executemany(
            f"INSERT INTO {_STAGE} VALUES ({', '.join('?' * len(places))})",
            zip(*(self.image.values(place) for place in places), strict=True),
        )

    def _staged_places(self) -> list[int]:
        columns = enumerate(self.image.columns)
        return [place for place, column in columns if place in self.keys or not isinstance(column, Same)]

    def _term(self, place: int) -> Term:
        column = self.image.columns[place]
        if isinstance(column, Same) and place not in self.keys:
            return "?", (column.value,)
        return f"s.c{place}", ()

    def _match(self, columns: Sequence[str], places: Sequence[int]) -> Term:
        terms = [self._term(place) for place in places]
        # A column that takes upper and lower case alike must not take a changed letter for the same text. The "+" keeps
        # SQLite from joining by an index of such a column: the key finds the row, 100 times faster in a long table.
        pairs = [f"+t.{quoted(name)} COLLATE BINARY IS {term[0]}" for name, term in zip(columns, terms, strict=True)]
        return " AND ".join(pairs), _values(terms)

    def _join(self) -> Term:
        if not self.staged:
            column = self.image.columns[self.keys[0]]
            assert isinstance(column, Run)  # noqa: S101 - else it would be staged
            return f"t.{quoted(self.table.key[0])} BETWEEN ? AND ?", (column.first, column.first + self.image.count - 1)
        pairs = [f"t.{quoted(name)} = s.c{place}" for name, place in zip(self.table.key, self.keys, strict=True)]
        return " AND ".join(pairs), ()

    def _from(self, word: str = ",") -> str:
        return f"{word} {_STAGE} AS s" if self.staged else ""

    def _key_terms(self) -> str:
        return ", ".join(f"s.c{place}" for place in self.keys)


def _values(terms: Sequence[Term]) -> tuple[Any, ...]:
    return tuple(value for term in terms for value in term[1])
