"""The database of one cabinet: a connection for each thread, all set up alike; it knows no table."""

from __future__ import annotations

import sqlite3
import threading
from pathlib import Path
from urllib.parse import quote

import peewee

FILE = "catalogue.db"
#: "SDLU", what the file's header says it is.
APPLICATION = 0x53444C55

_PRAGMAS = (
    ("foreign_keys", 1),
    ("recursive_triggers", 1),
    ("cell_size_check", 1),
    ("synchronous", "FULL"),
    ("cache_size", -65536),
    ("temp_store", "MEMORY"),
    ("journal_size_limit", 64 << 20),
)


def uri(path: Path) -> str:
    """Return the address by which SQLite opens a file; options can follow."""
    plain = path.resolve().as_posix()
    return "file:" + ("" if plain.startswith("/") else "/") + quote(plain, safe="/:")


class CabinetDatabase(peewee.SqliteDatabase):
    """A peewee database whose connections are set up for a cabinet and can all be closed at once.

    ``read_only`` connections refuse every change; ``fixed`` says that nobody can change the file (a read-only disk),
    which lets SQLite read it without the files it would put beside it.
    """

    def __init__(self, path: Path, *, read_only: bool, local: bool, fixed: bool = False) -> None:
        self._made: list[tuple[threading.Thread, sqlite3.Connection]] = []
        self._made_guard = threading.Lock()
        self.shut = False
        address = uri(path) + ("?mode=ro&immutable=1" if fixed else "?mode=rw")
        pragmas = [*_PRAGMAS]
        if not local:
            # A rollback journal written in pieces can be replayed in pieces after a power cut.
            pragmas.append(("cache_spill", 0))
        if read_only:
            pragmas.append(("query_only", 1))
        super().__init__(address, pragmas=pragmas, timeout=10, uri=True, check_same_thread=False)

    def _connect(self) -> sqlite3.Connection:
        if self.shut:
            raise peewee.InterfaceError("the cabinet is closed")
        connection: sqlite3.Connection = super()._connect()  # type: ignore[misc]
        with self._made_guard:
            gone = [made for made in self._made if not made[0].is_alive()]
            self._made = [made for made in self._made if made[0].is_alive()]
            self._made.append((threading.current_thread(), connection))
        for _, left in gone:
            left.close()
        return connection

    def here(self) -> sqlite3.Connection:
        """Return this thread's connection."""
        connection: sqlite3.Connection = self.connection()  # type: ignore[no-untyped-call]
        return connection

    def close_all(self) -> None:
        """Close the connections of all threads; none of them may be at work."""
        self.shut = True
        with self._made_guard:
            made, self._made = self._made, []
        # The last one to close writes the log into the catalogue, which an interruption would keep it from.
        made.sort(key=lambda one: one[0] is threading.current_thread())
        for _, connection in made[:-1]:
            connection.interrupt()
            connection.close()
        for _, connection in made[-1:]:
            connection.close()
        self._state.reset()  # type: ignore[attr-defined]
