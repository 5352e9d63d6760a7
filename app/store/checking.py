"""Is a catalogue whole: its pages, its references, the images of its history; it finds and repairs nothing."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from app.store import schema
from app.store.image import fingerprint
from app.store.room import CheckFinding, Progress
from app.store.table import quoted

_OFTEN = 200_000
_MOST = 100


def structure(connection: sqlite3.Connection, progress: Progress | None = None) -> Iterator[CheckFinding]:
    """Yield what is wrong with the pages, the references and the kinds of table."""
    with watched(connection, progress, 0.0):
        damage = connection.execute(f"PRAGMA integrity_check({_MOST})").fetchall()
    yield from (
        CheckFinding("error", "check_page_damaged", "catalogue.db", {"told": row[0]})
        for row in damage
        if row[0] != "ok"
    )
    with watched(connection, progress, 0.8):
        hanging = connection.execute("PRAGMA foreign_key_check").fetchmany(_MOST)
    for table, row, parent, _ in hanging:
        yield CheckFinding("error", "check_reference_hanging", table, {"row": str(row), "parent": parent})
    for table in schema.loose_tables(connection):
        yield CheckFinding("warning", "check_table_loose", table, {})
    if progress is not None:
        progress(1.0)


def history_images(connection: sqlite3.Connection, progress: Progress | None = None) -> Iterator[CheckFinding]:
    """Yield the pages of the history that are not as they were written."""
    total = max(connection.execute("SELECT count(*) FROM act_page").fetchone()[0], 1)
    pages = connection.execute("SELECT act, image, sha256 FROM act_page ORDER BY id")
    for done, (act, image, checksum) in enumerate(pages):
        if progress is not None:
            progress(done / total)
        if fingerprint(image) != checksum:
            yield CheckFinding("error", "check_history_damaged", "act_page", {"batch": str(act)})


def quick(connection: sqlite3.Connection) -> bool:
    """Tell whether the pages hang together, without comparing indexes with their tables."""
    return bool(connection.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok")


def row_counts(connection: sqlite3.Connection) -> dict[str, int]:
    """Return how many rows each ordinary table has."""
    tables = connection.execute(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
        " AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name"
    ).fetchall()
    return {name: connection.execute(f"SELECT count(*) FROM {quoted(name)}").fetchone()[0] for (name,) in tables}


@contextmanager
def watched(connection: sqlite3.Connection, progress: Progress | None, share: float) -> Iterator[None]:
    """Ask ``progress`` now and then while SQLite is at work in the block; what it raises stops the work."""
    raised: list[BaseException] = []

    def ask() -> int:
        assert progress is not None  # noqa: S101 - else nobody asks
        try:
            progress(share)
        except BaseException as stop:
            raised.append(stop)
            return 1
        return 0

    if progress is None:
        yield
        return
    connection.set_progress_handler(ask, _OFTEN)
    try:
        yield
    except sqlite3.OperationalError:
        if raised:
            raise raised[0] from None
        raise
    finally:
        connection.set_progress_handler(None, 0)
