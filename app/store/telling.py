"""Undos told to people: the rows that were left, by name, and the later act for whose sake each was left."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from app.store import history, undo
from app.store.history import ActRecord
from app.store.room import Room
from app.store.table import Table, quoted
from app.store.undo import Kept, UndoReport

#: How far back acts on one row are looked through.
_ACTS = 20


@dataclass(frozen=True, slots=True)
class KeptRow:
    """A row an undo left as it is: its table, its name ("" where it has none or is gone), why, and the later act."""

    table: str
    name: str
    reason: str
    act: ActRecord | None


def kept_rows(
    connection: sqlite3.Connection,
    rooms: Iterable[Room],
    tables: Mapping[str, Table],
    report: UndoReport,
    limit: int,
) -> list[KeptRow]:
    """Return the first ``limit`` rows that a report tells were left."""
    names: dict[str, str] = {}
    users: dict[str, str] = {}
    for room in rooms:
        names |= room.names
        users |= room.users
    return [
        KeptRow(
            kept.table,
            _name(connection, tables, names, kept),
            kept.reason,
            _later(connection, tables, users, kept, report.batch),
        )
        for kept in report.kept[:limit]
    ]


def written_report(connection: sqlite3.Connection, batch: int) -> UndoReport | None:
    """Return what the newest undo of an act turned back and left, None where the act is not undone."""
    act = history.record(connection, batch)
    if act is None or not act.undone:
        return None
    row = connection.execute(
        "SELECT id, rows FROM act WHERE kind = 'undo' AND target = ? ORDER BY id DESC LIMIT 1", (batch,)
    ).fetchone()
    if row is None:
        return None
    left = undo.kept_by(connection, row[0])
    kept = tuple(Kept(table, key, reason) for (table, key), reason in left.items())
    tables = Counter[str]()
    for table, count in connection.execute(
        # what was only appended counts no more without being turned back row by row
        'SELECT "table", sum(rows) FROM act_page WHERE act = ? AND op <> ? GROUP BY "table" ORDER BY max(id) DESC',
        (batch, "append"),
    ):
        tables[table] = count
    tables.subtract(each.table for each in kept)
    told = {table: count for table, count in tables.items() if count > 0}
    # as the undo itself told it: of the act before it was undone, and by table where the pages say all of it
    before = replace(act, undone=False)
    return UndoReport(batch, row[1], kept, before, told if sum(told.values()) == row[1] else {})


def _name(connection: sqlite3.Connection, tables: Mapping[str, Table], names: Mapping[str, str], kept: Kept) -> str:
    table, expression = tables.get(kept.table), names.get(kept.table)
    if table is None or expression is None:
        return ""
    where = " AND ".join(f"{quoted(column)} = ?" for column in table.key)
    row = connection.execute(f"SELECT {expression} FROM {quoted(table.name)} WHERE {where}", kept.key).fetchone()
    return "" if row is None or row[0] is None else str(row[0])


def _later(
    connection: sqlite3.Connection, tables: Mapping[str, Table], users: Mapping[str, str], kept: Kept, batch: int
) -> ActRecord | None:
    """Return the newest act after ``batch`` that changed a row, or that needs it."""
    table = tables.get(kept.table)
    if table is not None:
        for change in history.trail(connection, table, kept.key, _ACTS):
            if change.act.batch > batch and change.act.kind == "act" and not change.act.undone:
                return change.act
    query = users.get(kept.table)
    row = connection.execute(query, kept.key).fetchone() if query is not None else None
    return None if row is None or row[0] is None else history.record(connection, row[0])
