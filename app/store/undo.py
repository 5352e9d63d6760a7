"""Acts undone and redone: rows go back where nobody has touched them since, the others are kept and told."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from app.errors import AppError
from app.store import history
from app.store.history import ActRecord, Page
from app.store.image import Image
from app.store.room import Progress
from app.store.staging import Staging
from app.store.table import Table, quoted

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

    ``tables`` says how many of them are of which table.
    Nothing reversed means nothing was changed, and the act stays as it was.
    """

    batch: int
    reversed: int
    kept: tuple[Kept, ...]
    act: ActRecord
    tables: Mapping[str, int] = field(default_factory=dict)

    def without(self, known: Container[tuple[str, Key]]) -> UndoReport:
        """Return the report without rows that are ``known``: those an undo left are as its redo would make them."""
        return replace(self, kept=tuple(row for row in self.kept if (row.table, row.key) not in known))


@dataclass(slots=True)
class Pass:
    """One run over the pages of an act, in which the rows in ``leave`` are passed over.

    ``found`` are further rows that cannot be turned back, with the reason.
    """

    connection: sqlite3.Connection
    tables: Mapping[str, Table]
    leave: Mapping[tuple[str, Key], str]
    found: dict[tuple[str, Key], str] = field(default_factory=dict)
    counts: Counter[str] = field(default_factory=Counter)

    @property
    def reversed(self) -> int:
        """How many row changes were taken back."""
        return self.counts.total()

    def back(self, act: int, progress: Progress | None) -> None:
        """Undo an act: its pages from the last to the first."""
        for page in self._pages(act, progress, backwards=True):
            if page.op == "update":
                self._swap(page, forward=False)
            elif page.op == "insert":
                self._remove(page)
            elif page.op == "delete":
                self._put(page)

    def forth(self, act: int, progress: Progress | None) -> None:
        """Redo an act: its pages from the first to the last."""
        for page in self._pages(act, progress, backwards=False):
            if page.op == "update":
                self._swap(page, forward=True)
            elif page.op == "insert":
                self._put(page)
            elif page.op == "delete":
                self._remove(page)

    def _pages(self, act: int, progress: Progress | None, *, backwards: bool) -> Iterator[Page]:
        count = self.connection.execute("SELECT count(*) FROM act_page WHERE act = ?", (act,)).fetchone()[0]
        for done, page in enumerate(history.pages(self.connection, act, backwards=backwards)):
            if progress is not None:
                progress(done / count)
            yield page

    def _swap(self, page: Page, *, forward: bool) -> None:
        table = self._table(page)
        width, size = len(table.key), len(page.columns)
        image = self._open(page, range(width))
        if image is None:
            return
        before, after = range(width, width + size), range(width + size, width + 2 * size)
        old, new = (before, after) if forward else (after, before)
        staging, misfits = Staging.of(self.connection, table, image, tuple(range(width))).fitting(page.columns, old)
        self._keep_misfits(table, misfits)
        if len(misfits) < image.count:
            count, hindered = staging.set(page.columns, new)
            self.counts[table.name] += count
            self._keep(table, hindered, "kept_taken")

    def _remove(self, page: Page) -> None:
        table, keys = self._table(page), self._key_places(page)
        image = self._open(page, keys)
        if image is None:
            return
        places = range(len(page.columns))
        whole = Staging.of(self.connection, table, image, keys, whole=True)
        staging, misfits = whole.fitting(page.columns, places)
        self._keep_misfits(table, misfits)
        gone = staging.remove()
        self.counts[table.name] += gone
        if gone + len(misfits) < image.count:
            self._keep(table, staging.present(), "kept_in_use")

    def _put(self, page: Page) -> None:
        table, keys = self._table(page), self._key_places(page)
        image = self._open(page, keys)
        if image is None:
            return
        count, hindered = Staging.of(self.connection, table, image, keys, whole=True).put(page.columns)
        self.counts[table.name] += count
        self._keep(table, hindered, "kept_taken")

    def _table(self, page: Page) -> Table:
        table = self.tables.get(page.table)
        if table is None or not set(page.columns) <= set(table.columns):
            raise AppError("history_older")
        return table

    def _key_places(self, page: Page) -> tuple[int, ...]:
        return tuple(page.columns.index(name) for name in self._table(page).key)

    def _open(self, page: Page, keys: Sequence[int]) -> Image | None:
        """Return the rows of a page that are not to be left as they are, None if there are none."""
        image = page.image()
        if not any(name == page.table for name, _ in self.leave):
            return image
        rows = [row for row in image.rows() if (page.table, tuple(row[place] for place in keys)) not in self.leave]
        return Image.of(rows) if rows else None

    def _keep_misfits(self, table: Table, misfits: Mapping[Key, bool]) -> None:
        self._keep(table, [key for key, there in misfits.items() if there], "kept_edited")
        self._keep(table, [key for key, there in misfits.items() if not there], "kept_gone")

    def _keep(self, table: Table, keys: Iterable[Key], reason: str) -> None:
        self.found.update({(table.name, key): reason for key in keys})


def hanging(connection: sqlite3.Connection, tables: Mapping[str, Table], act: int) -> dict[tuple[str, Key], str]:
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
    keys: set[Key] = set()
    for page in history.pages(connection, act):
        if page.table == table.name and page.op != "append":
            keys.update(page.keys(table))
    return keys
