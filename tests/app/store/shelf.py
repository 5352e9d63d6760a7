"""A small room for the store's tests: boxes with any kind of value, papers in them, and marks with a double key."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import peewee

from app.store import Cabinet, Room


class Crate(peewee.Model):
    number = peewee.TextField(unique=True)
    weight = peewee.FloatField(null=True)
    seal = peewee.BlobField(null=True)

    class Meta:
        table_name = "crate"
        strict_tables = True


class Paper(peewee.Model):
    crate = peewee.ForeignKeyField(Crate, null=True)
    title = peewee.TextField()
    year = peewee.IntegerField(null=True)
    kind = peewee.TextField(default="surat")

    class Meta:
        table_name = "paper"
        strict_tables = True


class Mark(peewee.Model):
    paper = peewee.IntegerField()
    colour = peewee.TextField()
    note = peewee.TextField(null=True)

    class Meta:
        table_name = "mark"
        strict_tables = True
        without_rowid = True
        primary_key = peewee.CompositeKey("paper", "colour")


class Sheet(peewee.Model):
    paper = peewee.IntegerField()
    value = peewee.IntegerField()

    class Meta:
        table_name = "sheet"
        strict_tables = True


TITLES = "CREATE VIEW IF NOT EXISTS paper_titles AS SELECT title FROM paper"
WATCH = """CREATE TRIGGER IF NOT EXISTS paper_changed AFTER UPDATE OF title ON paper
BEGIN INSERT INTO paper_dirty VALUES (old.id); END"""


def flush(connection: sqlite3.Connection) -> None:
    connection.execute("DELETE FROM paper_dirty")


ROOM = Room(
    "shelf",
    (Crate, Paper, Mark, Sheet),
    ("CREATE TABLE IF NOT EXISTS paper_dirty (id INTEGER) STRICT", TITLES, WATCH),
    flush,
)


@contextmanager
def opened(folder: Path, rooms: Sequence[Room] = (ROOM,), **how: bool) -> Iterator[Cabinet]:
    """Open a cabinet of the small room, by default for writing, made where absent."""
    with Cabinet.open(folder, rooms, who="Siti", **{"write": True, "create": True, **how}) as cabinet:
        yield cabinet


def rows(cabinet: Cabinet, model: type[peewee.Model]) -> list[tuple[object, ...]]:
    """Return all rows of a table, in order of its key."""
    name = model._meta.table_name
    return cabinet.connection().execute(f"SELECT * FROM {name} ORDER BY 1, 2").fetchall()
