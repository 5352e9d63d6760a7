"""Acts written down and read back: who did what when, and the packed pages of the rows before and after."""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from app.store.image import Image, fingerprint
from app.store.table import Row, Table

Kind = Literal["act", "undo", "redo"]
Op = Literal["insert", "update", "delete", "append"]

#: The largest number SQLite can look for.
_LARGEST = 2**63 - 1


@dataclass(frozen=True, slots=True)
class ActRecord:
    """One line of the history.

    ``at`` is ISO text with its zone; ``what`` a message code that ``data`` fills. An undo or redo is a line of its
    own with ``target`` the batch it is of, whose code and data it carries. ``undone`` is whether an act is undone now.
    """

    batch: int
    at: str
    who: str
    what: str
    data: Mapping[str, object] = field(default_factory=dict)
    undone: bool = False
    kind: Kind = "act"
    target: int | None = None
    rows: int = 0


@dataclass(frozen=True, slots=True)
class Page:
    """A page of an act as it is stored; see `app.store.tables.PageRow`."""

    table: str
    op: Op
    columns: tuple[str, ...]
    packed: bytes

    def image(self) -> Image:
        """Return the rows of the page; a damaged page raises ValueError."""
        return Image.unpack(self.packed)

    def keys(self, table: Table) -> Iterator[Row]:
        """Yield the keys of the page's rows."""
        image = self.image()
        update = self.op == "update"
        places = range(len(table.key)) if update else [self.columns.index(name) for name in table.key]
        yield from zip(*(image.values(place) for place in places), strict=True)


@dataclass(frozen=True, slots=True)
class Change:
    """What an act did to one row: its values by column before (None if it was not there) and after (None if gone)."""

    act: ActRecord
    before: Mapping[str, object] | None
    after: Mapping[str, object] | None


_COLUMNS = "id, at, who, what, data, undone, kind, target, rows"
_ACT = f"SELECT {_COLUMNS} FROM act"


def begin(connection: sqlite3.Connection, who: str, kind: Kind, what: str, data: str, target: int | None) -> int:
    """Write a new act down and return its number."""
    at = dt.datetime.now().astimezone().isoformat(timespec="seconds")
    cursor = connection.execute(
        "INSERT INTO act (at, who, kind, what, data, target, undone, rows) VALUES (?, ?, ?, ?, ?, ?, 0, 0)",
        (at, who, kind, what, data, target),
    )
    assert cursor.lastrowid is not None  # noqa: S101 - an INSERT has one
    return cursor.lastrowid


def add_page(
    connection: sqlite3.Connection, act: int, table: str, op: Op, columns: Sequence[str], image: Image, key: int | None
) -> None:
    """Write down a page of ``act``; ``key`` is the place of the key in the image where that is one column."""
    packed = image.pack()
    first, last = (None, None) if key is None else _span(image.values(key))
    connection.execute(
        'INSERT INTO act_page (act, "table", op, columns, rows, first, last, image, sha256)'
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (act, table, op, json.dumps(columns), image.count, first, last, packed, fingerprint(packed)),
    )


def pages(connection: sqlite3.Connection, act: int, *, backwards: bool = False) -> Iterator[Page]:
    """Yield an act's pages in the order they were written, or backwards; one is in memory at a time."""
    order = "DESC" if backwards else "ASC"
    numbers = connection.execute(f"SELECT id FROM act_page WHERE act = ? ORDER BY id {order}", (act,)).fetchall()
    for number in numbers:
        table, op, columns, packed = connection.execute(
            'SELECT "table", op, columns, image FROM act_page WHERE id = ?', number
        ).fetchone()
        yield Page(table, op, tuple(json.loads(columns)), packed)


def record(connection: sqlite3.Connection, batch: int) -> ActRecord | None:
    """Return the line of one batch, None if there is no such batch."""
    if not 0 < batch <= _LARGEST:
        return None
    row = connection.execute(f"{_ACT} WHERE id = ?", (batch,)).fetchone()
    return None if row is None else _record(row)


def records(connection: sqlite3.Connection, limit: int, before: int | None) -> list[ActRecord]:
    """Return at most ``limit`` lines, newest first, from before batch ``before`` on."""
    where, values = ("", ()) if before is None or before > _LARGEST else (" WHERE id < ?", (before,))
    rows = connection.execute(f"{_ACT}{where} ORDER BY id DESC LIMIT ?", (*values, limit))
    return [_record(row) for row in rows]


def trail(connection: sqlite3.Connection, table: Table, key: Row, limit: int) -> list[Change]:
    """Return what acts did to the row with ``key``, newest first; an update tells the columns it set."""
    numbers = [key[0], key[0]] if table.numbered and type(key[0]) is int else []
    between = " AND p.first <= ? AND p.last >= ?" if numbers else ""
    acts = ", ".join(f"a.{name.strip()}" for name in _COLUMNS.split(","))
    rows = connection.execute(
        f"SELECT {acts}, p.op, p.columns, p.image FROM act_page p JOIN act a ON a.id = p.act"
        f""" WHERE p."table" = ? AND p.op <> 'append'{between} ORDER BY p.id DESC""",
        (table.name, *numbers),
    )
    found: list[Change] = []
    for *told, op, columns, packed in rows:
        page = Page(table.name, op, tuple(json.loads(columns)), packed)
        place = next((place for place, its in enumerate(page.keys(table)) if its == key), None)
        if place is not None:
            found.append(_change(_record(told), page, page.image().row(place), len(table.key)))
            if len(found) == limit:
                break
    return found


def keys_set(connection: sqlite3.Connection, table: Table, act: int, columns: Iterable[str]) -> Iterator[Row]:
    """Yield the keys of the rows of which an act set any of ``columns`` to something else; a new row is none."""
    wanted = set(columns)
    rows = connection.execute(
        """SELECT columns, image FROM act_page WHERE act = ? AND "table" = ? AND op = 'update' ORDER BY id""",
        (act, table.name),
    )
    for told, packed in rows:
        page = Page(table.name, "update", tuple(json.loads(told)), packed)
        if wanted.isdisjoint(page.columns):
            continue
        image, width, size = page.image(), len(table.key), len(page.columns)
        for place in range(image.count):
            change = dict(zip(page.columns, zip(*_sides(image.row(place), width, size), strict=True), strict=True))
            if any(before != after for name, (before, after) in change.items() if name in wanted):
                yield image.row(place)[:width]


def last_done(connection: sqlite3.Connection) -> int | None:
    """Return the newest act that is not undone."""
    row = connection.execute("SELECT max(id) FROM act WHERE kind = 'act' AND undone = 0").fetchone()
    return None if row[0] is None else int(row[0])


def last_undo(connection: sqlite3.Connection) -> int | None:
    """Return the newest undo whose act is still undone, None as soon as an act was done after it."""
    row = connection.execute(
        "SELECT max(u.id) FROM act u JOIN act a ON a.id = u.target"
        " WHERE u.kind = 'undo' AND a.undone = 1"
        " AND NOT EXISTS (SELECT 1 FROM act n WHERE n.kind = 'act' AND n.id > u.id)"
        " AND u.id = (SELECT max(w.id) FROM act w WHERE w.kind = 'undo' AND w.target = u.target)"
    ).fetchone()
    return None if row[0] is None else int(row[0])


def _span(keys: Iterable[Any]) -> tuple[int, int] | tuple[None, None]:
    if isinstance(keys, range):
        return keys[0], keys[-1]
    found = [*keys]
    return (min(found), max(found)) if found and all(type(key) is int for key in found) else (None, None)


def _sides(row: Row, width: int, size: int) -> tuple[Row, Row]:
    """Return the values before and after of a row of an update page."""
    return row[width : width + size], row[width + size :]


def _change(act: ActRecord, page: Page, row: Row, width: int) -> Change:
    size = len(page.columns)
    if page.op == "update":
        before, after = _sides(row, width, size)
        return Change(act, dict(zip(page.columns, before, strict=True)), dict(zip(page.columns, after, strict=True)))
    values = dict(zip(page.columns, row, strict=True))
    return Change(act, None, values) if page.op == "insert" else Change(act, values, None)


def _record(row: Sequence[Any]) -> ActRecord:
    return ActRecord(row[0], row[1], row[2], row[3], json.loads(row[4]), bool(row[5]), row[6], row[7], row[8])
