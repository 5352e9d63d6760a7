"""A cabinet: one folder with one database, opened with the tables of every room, written through acts."""

from __future__ import annotations

import getpass
import json
import sqlite3
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from app.errors import AppError, Exit
from app.store import disk, history, schema, tables, undo
from app.store.act import Act
from app.store.database import FILE, CabinetDatabase
from app.store.faults import told
from app.store.history import ActRecord, Kind
from app.store.lock import WriterLock
from app.store.room import Progress, Room
from app.store.table import Table, table_of
from app.store.undo import Key, Pass, UndoReport

FOLDERS = ("berkas", "cadangan", "laporan", "log")
#: How long a write waits for another thread's, in seconds.
PATIENCE = 10.0
_ROUNDS = 50


class Cabinet:
    """An open cabinet; a context manager that closes it. `open` makes one."""

    def __init__(
        self,
        folder: Path,
        rooms: Sequence[Room],
        database: CabinetDatabase,
        lock: WriterLock | None,
        *,
        who: str,
        local: bool,
        backups_kept: int,
    ) -> None:
        self.folder = folder
        self.database = database
        self.rooms = (tables.ROOM, *rooms)
        self.read_only = lock is None
        self.who = who
        self.local = local
        self.backups_kept = backups_kept
        self._lock = lock
        self._writing = threading.Lock()
        self._writer: int | None = None
        self._tables: dict[str, Table] = {
            table_of(model).name: table_of(model)
            for room in self.rooms
            for model in room.models
            if model._meta.get_primary_keys()
        }

    @classmethod
    def open(
        cls,
        folder: Path,
        rooms: Sequence[Room],
        *,
        write: bool = False,
        create: bool = False,
        who: str | None = None,
        backups_kept: int = 14,
    ) -> Self:
        """Open the cabinet in ``folder``; ``create`` makes it where there is none.

        Raises `AppError`: ``cabinet_missing``, ``cabinet_taken`` (another writes in it), ``cabinet_not_ours``,
        ``cabinet_newer``, ``cabinet_damaged``, ``cabinet_read_only``.
        """
        path = folder / FILE
        if not path.exists():
            if not create:
                raise AppError("cabinet_missing", Exit.UNREADABLE, folder=str(folder))
            write = True
        who = who or getpass.getuser()
        with told(folder=str(folder)):
            if write:
                for name in (".", *FOLDERS):
                    (folder / name).mkdir(parents=True, exist_ok=True)
            lock = WriterLock(folder) if write else None
            if lock is not None:
                lock.take(who)
            local = disk.is_local(folder)
            new = not path.exists()
            if new:
                path.touch()
            database = CabinetDatabase(path, read_only=not write, local=local)
            cabinet = cls(folder, rooms, database, lock, who=who, local=local, backups_kept=backups_kept)
            try:
                cabinet._set_up(new=new)
            except BaseException:
                cabinet.close()
                raise
        return cabinet

    def _set_up(self, *, new: bool) -> None:
        connection = self.connection()
        if not self.read_only:
            mode = "WAL" if self.local else "TRUNCATE"
            connection.execute(f"PRAGMA journal_mode = {mode}").fetchone()
        self.database.bind([model for room in self.rooms for model in room.models], bind_refs=False)
        if new:
            schema.make(self.database, self.rooms)
            return
        version = schema.examine(connection)
        if version < schema.newest() and not self.read_only:
            schema.migrate(self.database, self.rooms)
        elif not self.read_only:
            with self.database.atomic("IMMEDIATE"):
                schema.complete(self.database, self.rooms)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close all connections and give the right to write back; no other thread may be at work."""
        self.database.close_all()
        if self._lock is not None:
            self._lock.release()

    def connection(self) -> sqlite3.Connection:
        """Return this thread's connection to the database."""
        connection: sqlite3.Connection = self.database.connection()
        return connection

    @contextmanager
    def act(self, what: str, **data: object) -> Iterator[Act]:
        """Do one named act: all of it is kept at the end of the block, none if the block raises.

        ``what`` is a message code that ``data`` (what JSON can say) fills. An act that changes nothing leaves no trace.
        """
        written = json.dumps(data, ensure_ascii=False)
        with self._write() as connection:
            act = Act(connection, history.begin(connection, self.who, "act", what, written, None))
            yield act
            if act.rows:
                connection.execute("UPDATE act SET rows = ? WHERE id = ?", (act.rows, act.id))
            else:
                connection.execute("DELETE FROM act WHERE id = ?", (act.id,))
            self._flush(connection)

    def undo(self, batch: int | None = None, progress: Progress | None = None) -> UndoReport:
        """Undo an act, the newest that is not undone if none is named; rows changed since are kept and told.

        Raises `AppError`: ``nothing_to_undo``, ``unknown_batch``, ``not_an_act``, ``already_undone``.
        """
        connection = self.connection()
        if batch is None:
            batch = history.last_done(connection)
            if batch is None:
                raise AppError("nothing_to_undo")
        act = history.record(connection, batch)
        if act is None:
            raise AppError("unknown_batch", batch=str(batch))
        if act.kind != "act":
            raise AppError("not_an_act", batch=str(batch))
        if act.undone:
            raise AppError("already_undone", batch=str(batch))
        return self._turn(act, "undo", {}, progress)

    def redo(self, progress: Progress | None = None) -> UndoReport:
        """Do the act undone last once more, as long as nothing was done since; else `AppError` ``nothing_to_redo``."""
        connection = self.connection()
        step = history.last_undo(connection)
        undone = None if step is None else history.record(connection, step)
        if undone is None or undone.target is None:
            raise AppError("nothing_to_redo")
        act = history.record(connection, undone.target)
        assert act is not None  # noqa: S101 - acts are never taken out
        return self._turn(act, "redo", undo.kept_by(connection, undone.batch), progress)

    def history(self, limit: int = 100, before: int | None = None) -> list[ActRecord]:
        """Return the newest acts, undos and redos, newest first; ``before`` a batch pages on."""
        return history.records(self.connection(), limit, before)

    def _turn(
        self, act: ActRecord, kind: Kind, skipped: dict[tuple[str, Key], str], progress: Progress | None
    ) -> UndoReport:
        leave = dict(skipped)
        for _ in range(_ROUNDS):
            report = self._try_turn(act, kind, leave, progress)
            if report is not None:
                return report
        raise RuntimeError(f"the {kind} of batch {act.batch} comes to no end")

    def _try_turn(
        self, act: ActRecord, kind: Kind, leave: dict[tuple[str, Key], str], progress: Progress | None
    ) -> UndoReport | None:
        """Undo or redo but for the rows in ``leave``; None, with rows added to it, if more have to be left."""

        def doubt(connection: sqlite3.Connection) -> None:
            hanging = undo.hanging(connection, self._tables, act.batch)
            if hanging.keys() - leave.keys():
                leave.update(hanging)
                raise _Again

        try:
            with self._write(doubt) as connection:
                connection.execute("PRAGMA defer_foreign_keys = 1")
                run = Pass(connection, self._tables, leave)
                run.back(act.batch, progress) if kind == "undo" else run.forth(act.batch, progress)
                if run.found:
                    leave.update(run.found)
                    raise _Again
                kept = tuple(undo.Kept(table, key, reason) for (table, key), reason in leave.items())
                if not run.reversed:
                    raise _Nothing
                number = history.begin(connection, self.who, kind, act.what, json.dumps(dict(act.data)), act.batch)
                connection.execute("UPDATE act SET rows = ? WHERE id = ?", (run.reversed, number))
                undo.write_kept(connection, number, leave)
                connection.execute("UPDATE act SET undone = ? WHERE id = ?", (int(kind == "undo"), act.batch))
                self._flush(connection)
        except _Again:
            return None
        except _Nothing:
            return UndoReport(act.batch, 0, kept, act)
        return UndoReport(act.batch, run.reversed, kept, act)

    def _flush(self, connection: sqlite3.Connection) -> None:
        for room in self.rooms:
            if room.flush is not None:
                room.flush(connection)

    @contextmanager
    def _write(self, doubt: Callable[[sqlite3.Connection], None] | None = None) -> Iterator[sqlite3.Connection]:
        """Hold the one transaction that writes; it is kept at the end of the block or rolled back.

        ``doubt`` is asked, with the transaction still open, when the rows refer to rows that are not there.
        """
        if self.read_only:
            raise AppError("opened_for_reading")
        if self._writer == threading.get_ident():
            raise RuntimeError("an act is open already")
        if not self._writing.acquire(timeout=PATIENCE):
            raise AppError("cabinet_busy")
        self._writer = threading.get_ident()
        try:
            with told(folder=str(self.folder)):
                yield from self._transaction(doubt)
        finally:
            self._writer = None
            self._writing.release()

    def _transaction(self, doubt: Callable[[sqlite3.Connection], None] | None) -> Iterator[sqlite3.Connection]:
        connection = self.connection()
        connection.execute("BEGIN IMMEDIATE")
        # Let peewee know, so that its `atomic` makes a savepoint within.
        self.database.push_transaction(self)
        try:
            yield connection
            try:
                connection.execute("COMMIT")
            except sqlite3.IntegrityError:
                if doubt is not None:
                    doubt(connection)
                raise
        finally:
            self.database.pop_transaction()
            # A full disk has rolled back by itself; rolling back again would hide that.
            if connection.in_transaction:
                connection.execute("ROLLBACK")


class _Again(Exception):  # noqa: N818 - a turn in the road, not a fault
    """More rows have to be left alone."""


class _Nothing(Exception):  # noqa: N818 - a turn in the road, not a fault
    """Nothing was left to turn back."""
