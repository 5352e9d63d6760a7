"""Acts undone and redone: rows go back where nobody has touched them since, the others are kept and told."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from app.store import history
from app.store.history import ActRecord, Page
from app.store.room import Progress
from app.store.table import Row, Table, quoted

Key = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Kept:
    """A row left as it is: ``reason`` is a message code, ``key`` its number (or numbers)."""

    table: str
    key: Key
    reason: str


@dataclass(frozen=True, slots=True)
class UndoReport:
    """What an undo or redo did: ``batch`` is the act it is of, ``reversed`` how many row changes it took back.

    Nothing reversed means nothing was changed, and the act stays as it was.
    """

    batch: int
    reversed: int
    kept: tuple[Kept, ...]
    act: ActRecord


@dataclass(slots=True)
class Pass:
    """One run over the pages of an act, in which the rows in ``leave`` are passed over."""

    connection: sqlite3.Connection
    tables: dict[str, Table]
    leave: dict[tuple[str, Key], str]
    found: dict[tuple[str, Key], str] = field(default_factory=dict)
    reversed: int = 0

    def back(self, act: int, progress: Progress | None) -> None:
        """Undo an act: its pages from the last to the first."""
        appended = self._appended(act)
        total = self._total(act)
        for done, page in enumerate(history.pages(self.connection, act, backwards=True)):
            if progress is not None:
                progress(done / total)
            if page.op == "update":
                self._swap(page, forward=False)
            elif page.op == "insert":
                self._remove(page, self._in_use(page, appended))
            elif page.op == "delete":
                self._put(page)

    def forth(self, act: int, progress: Progress | None) -> None:
        """Redo an act: its pages from the first to the last."""
        appended = self._appended(act)
        total = self._total(act)
        for done, page in enumerate(history.pages(self.connection, act)):
            if progress is not None:
                progress(done / total)
            if page.op == "update":
                self._swap(page, forward=True)
            elif page.op == "insert":
                self._put(page, self._in_use(page, appended))
            elif page.op == "delete":
                self._remove(page, frozenset())

    def _total(self, act: int) -> int:
        return max(self.connection.execute("SELECT count(*) FROM act_page WHERE act = ?", (act,)).fetchone()[0], 1)

    def _appended(self, act: int) -> tuple[str, ...]:
        """Return the tables to which the act appended rows that stay where they are."""
        rows = self.connection.execute(
            """SELECT DISTINCT "table" FROM act_page WHERE act = ? AND op = 'append'""", (act,)
        )
        return tuple(row[0] for row in rows)

    def _in_use(self, page: Page, appended: Sequence[str]) -> frozenset[Key]:
        """Return the keys of a page's rows on which appended rows hang: they rest with them and are not kept rows."""
        table = self.tables[page.table]
        if not appended or not table.numbered:
            return frozenset()
        place = table.key_places()[0]
        keys = [row[place] for row in page.rows()]
        used: set[Key] = set()
        for child in appended:
            for link in self.connection.execute(f"PRAGMA foreign_key_list({quoted(child)})"):
                if link[2] == page.table:
                    query = f"SELECT 1 FROM {quoted(child)} WHERE {quoted(link[3])} = ? LIMIT 1"
                    used.update((key,) for key in keys if self.connection.execute(query, (key,)).fetchone())
        return frozenset(used)

    def _swap(self, page: Page, *, forward: bool) -> None:
        table = self.tables[page.table]
        width, size = len(table.key), len(page.columns)
        moves: list[tuple[Row, Key, Row]] = []
        for row in page.rows():
            before = row[width : width + size]
            after = row[width + size :] if page.after is None else page.after
            moves.append((after, row[:width], before) if forward else (before, row[:width], after))
        moves = [move for move in moves if (table.name, move[1]) not in self.leave]
        statement = table.swap(page.columns)
        rows = [(*new, *key, *old) for new, key, old in moves]
        if self._all_at_once(statement, rows):
            return
        get = table.get(page.columns)
        for (_, key, _), row in zip(moves, rows, strict=True):
            reason = "kept_edited" if self.connection.execute(get, key).fetchone() else "kept_gone"
            self._one(table, key, statement, row, reason)

    def _remove(self, page: Page, resting: frozenset[Key]) -> None:
        table = self.tables[page.table]
        places = table.key_places()
        keyed = self._open_rows(table, page, resting)
        statement = table.delete()
        if self._all_at_once(statement, [(*key, *row) for key, row in keyed]):
            return
        get = table.get(table.columns)
        for key, row in keyed:
            now = self.connection.execute(get, tuple(row[place] for place in places)).fetchone()
            self._one(table, key, statement, (*key, *row), "kept_edited" if now else "kept_gone")

    def _put(self, page: Page, resting: frozenset[Key] = frozenset()) -> None:
        table = self.tables[page.table]
        keyed = self._open_rows(table, page, resting)
        statement = table.insert()
        try:
            if self._all_at_once(statement, [row for _, row in keyed]):
                return
        except sqlite3.IntegrityError:
            self.connection.execute("ROLLBACK TO page")
        for key, row in keyed:
            self._one(table, key, statement, row, "kept_taken")

    def _open_rows(self, table: Table, page: Page, resting: frozenset[Key]) -> list[tuple[Key, Row]]:
        places = table.key_places()
        keyed = [(tuple(row[place] for place in places), row) for row in page.rows()]
        return [(key, row) for key, row in keyed if key not in resting and (table.name, key) not in self.leave]

    def _all_at_once(self, statement: str, rows: Sequence[Row]) -> bool:
        """Run a statement for all rows and tell whether each of them took; else nothing is changed."""
        if not rows:
            return True
        self.connection.execute("SAVEPOINT page")
        took = self.connection.executemany(statement, rows).rowcount
        if took != len(rows):
            self.connection.execute("ROLLBACK TO page")
            return False
        self.connection.execute("RELEASE page")
        self.reversed += took
        return True

    def _one(self, table: Table, key: Key, statement: str, row: Row, reason: str) -> None:
        try:
            took = self.connection.execute(statement, row).rowcount
        except sqlite3.IntegrityError:
            took, reason = 0, "kept_taken"
        if took:
            self.reversed += 1
        else:
            self.found[table.name, key] = reason


def hanging(connection: sqlite3.Connection, tables: dict[str, Table], act: int) -> dict[tuple[str, Key], str]:
    """Return the rows of an act that would leave a row without what it refers to, with the reason to keep them."""
    touched = {name: _keys_of(connection, tables[name], act) for name in _tables_of(connection, act) if name in tables}
    found: dict[tuple[str, Key], str] = {}
    links = {(row[0], row[2], row[3]) for row in connection.execute("PRAGMA foreign_key_check")}
    for child, parent, number in links:
        link = next(row for row in connection.execute(f"PRAGMA foreign_key_list({quoted(child)})") if row[0] == number)
        column = quoted(link[3])
        target = quoted(link[4] or tables[parent].key[0])
        key = ", ".join(f"c.{quoted(name)}" for name in tables[child].key)
        query = (
            f"SELECT c.{column}, {key} FROM {quoted(child)} c LEFT JOIN {quoted(parent)} p ON p.{target} = c.{column}"
            f" WHERE c.{column} IS NOT NULL AND p.{target} IS NULL"
        )
        for value, *own in connection.execute(query):
            if (value,) in touched.get(parent, ()):
                found[parent, (value,)] = "kept_in_use"
            if tuple(own) in touched.get(child, ()):
                found[child, tuple(own)] = "kept_parent_gone"
    return found


def kept_by(connection: sqlite3.Connection, act: int) -> dict[tuple[str, Key], str]:
    """Return the rows an undo left as they were."""
    rows = connection.execute('SELECT "table", key, reason FROM act_kept WHERE act = ?', (act,))
    return {(row[0], tuple(json.loads(row[1]))): row[2] for row in rows}


def write_kept(connection: sqlite3.Connection, act: int, kept: dict[tuple[str, Key], str]) -> None:
    """Write down the rows an undo left as they were."""
    connection.executemany(
        'INSERT INTO act_kept (act, "table", key, reason) VALUES (?, ?, ?, ?)',
        [(act, table, json.dumps(key), reason) for (table, key), reason in kept.items()],
    )


def _tables_of(connection: sqlite3.Connection, act: int) -> list[str]:
    return [row[0] for row in connection.execute('SELECT DISTINCT "table" FROM act_page WHERE act = ?', (act,))]


def _keys_of(connection: sqlite3.Connection, table: Table, act: int) -> set[Key]:
    places = table.key_places()
    keys: set[Key] = set()
    for page in history.pages(connection, act):
        if page.table != table.name or page.op == "append":
            continue
        if page.op == "update":
            keys.update(row[: len(places)] for row in page.rows())
        else:
            keys.update(tuple(row[place] for place in places) for row in page.rows())
    return keys
