"""The tables of a cabinet: made new, brought up from an older version, and proved to be what they should be."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from app.errors import AppError, Exit
from app.store.database import APPLICATION, CabinetDatabase
from app.store.room import Room

#: Where the numbered migration scripts are: ``0002_add_….py``; the first version has none.
MIGRATIONS = Path(__file__).parent / "migrations"

_OBJECT = re.compile(
    r"\s*CREATE\s+(?:UNIQUE\s+)?(?P<kind>VIRTUAL\s+TABLE|TABLE|TRIGGER|VIEW|INDEX)\s+(?:IF\s+NOT\s+EXISTS\s+)?"
    r"[\"`\[]?(?P<name>\w+)",
    re.IGNORECASE,
)
_RECORD = (
    "CREATE TABLE IF NOT EXISTS schema_migration"
    " (id INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL UNIQUE, applied TEXT NOT NULL) STRICT"
)


def newest(folder: Path = MIGRATIONS) -> int:
    """Return the version this program writes: 1, or the number of the last migration."""
    # As playhouse reads the names of its scripts; each opening asks, and none need load playhouse for it.
    return max((int(path.name.split("_")[0]) for path in folder.glob("[0-9]*_*.py")), default=1)


def examine(connection: sqlite3.Connection, folder: Path = MIGRATIONS) -> int:
    """Return the version of a cabinet's file; one that is not ours or newer than this program is an `AppError`."""
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION:
        raise AppError("cabinet_not_ours", Exit.UNREADABLE)
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if version > newest(folder):
        raise AppError("cabinet_newer", Exit.UNREADABLE, version=str(version), ours=str(newest(folder)))
    return version


def make(database: CabinetDatabase, rooms: Sequence[Room], folder: Path = MIGRATIONS) -> None:
    """Make all tables in an empty file, as of the newest version, in one transaction."""
    connection = database.here()
    with database.atomic("EXCLUSIVE"):
        connection.execute(f"PRAGMA application_id = {APPLICATION}")
        connection.execute(f"PRAGMA user_version = {newest(folder)}")
        connection.execute(_RECORD)
        complete(database, rooms)
        _runner(database, folder).fake()
        prove(connection)


def complete(database: CabinetDatabase, rooms: Sequence[Room]) -> None:
    """Make what is missing of the rooms' tables, triggers, views and indexes; what is there stays."""
    connection = database.here()
    there = {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}
    for room in rooms:
        missing = [model for model in room.models if model._meta.table_name not in there]
        new = len(missing) == len(room.models)
        if missing:
            database.create_tables(missing)
        for statement in room.statements:
            found = _OBJECT.match(statement)
            # What makes nothing (a first row) is for a room that is wholly new.
            if new if found is None else found["name"] not in there:
                connection.execute(statement)


def migrate(database: CabinetDatabase, rooms: Sequence[Room], folder: Path = MIGRATIONS) -> list[str]:
    """Bring an older file up to the newest version and return the names of the migrations done.

    All of it is one transaction with the rows that record it: it is done wholly or the old version stays. Triggers
    and views are taken off before and put back as this version has them. Anything amiss afterwards is an exception.
    """
    connection = database.here()
    # Rebuilding a table drops it, which would take its children along; only outside a transaction can this be set.
    connection.execute("PRAGMA foreign_keys = 0")
    try:
        with database.atomic("EXCLUSIVE"):
            connection.execute(_RECORD)
            drop_programs(connection)
            done: list[str] = _runner(database, folder).up()
            complete(database, rooms)
            connection.execute(f"PRAGMA user_version = {newest(folder)}")
            prove(connection)
    finally:
        connection.execute("PRAGMA foreign_keys = 1")
    return done


def drop_programs(connection: sqlite3.Connection) -> None:
    """Take all triggers and views off: an older file's are made anew, a stranger's never run."""
    found = connection.execute("SELECT type, name FROM sqlite_master WHERE type IN ('trigger', 'view')").fetchall()
    for kind, name in found:
        connection.execute(f'DROP {kind} "{name}"')


def prove(connection: sqlite3.Connection) -> None:
    """Assert that every reference leads somewhere and every table of ours is STRICT; else RuntimeError."""
    hanging = connection.execute("PRAGMA foreign_key_check").fetchone()
    if hanging is not None:
        raise RuntimeError(f"a row of {hanging[0]} refers to a row of {hanging[2]} that is not there")
    loose = loose_tables(connection)
    if loose:
        raise RuntimeError(f"not STRICT: {', '.join(loose)}")


def loose_tables(connection: sqlite3.Connection) -> list[str]:
    """Return the names of ordinary tables that are not STRICT (those of virtual tables and SQLite's own aside)."""
    rows = connection.execute(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0"
        " AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name"
    )
    return [row[0] for row in rows]


def strange_programs(connection: sqlite3.Connection, rooms: Sequence[Room]) -> list[str]:
    """Return the names of triggers and views in the file that are not as ours are written."""
    ours = {_plain(statement) for room in rooms for statement in room.statements}
    rows = connection.execute("SELECT name, sql FROM sqlite_master WHERE type IN ('trigger', 'view') ORDER BY name")
    return [name for name, sql in rows if _plain(sql) not in ours]


def _runner(database: CabinetDatabase, folder: Path) -> Any:
    from playhouse.migrations import Runner

    return Runner(database, str(folder))


def _plain(statement: str) -> str:
    text = re.sub(r"\bIF\s+NOT\s+EXISTS\b", "", statement, flags=re.IGNORECASE)
    return re.sub(r"\s+", " ", text).strip(" ;").casefold()
