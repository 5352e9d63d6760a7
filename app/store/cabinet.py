"""A cabinet: one folder with one database, opened with the tables of every room, written through acts."""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import peewee

from app.errors import AppError
from app.store import backup, checking, filing, history, opening, schema, tables, telling, undo
from app.store.act import Act
from app.store.database import CabinetDatabase
from app.store.faults import told, told_by_database
from app.store.history import ActRecord, Change, Kind
from app.store.lock import WriterLock
from app.store.room import CheckFinding, Progress, Room
from app.store.table import Table, keys_of, table_of
from app.store.telling import KeptRow
from app.store.undo import Key, Pass, UndoReport

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
        self._bound_before: dict[type[peewee.Model], Any] = {}
        self._writing = threading.Lock()
        self._writer: int | None = None
        self._tables: dict[str, Table] = {
            table_of(model).name: table_of(model) for room in self.rooms for model in room.models if keys_of(model)
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
        migrations: Path = schema.MIGRATIONS,
    ) -> Cabinet:
        """Open the cabinet in ``folder``; ``create`` makes it where there is none, and opens it for writing.

        An older cabinet is brought up to this version, with a proved backup before. Raises `AppError`:
        ``cabinet_missing``, ``cabinet_taken`` (another writes in it), ``cabinet_not_ours``, ``cabinet_newer``,
        ``cabinet_damaged``, ``cabinet_no_permission``, ``cabinet_read_only``, ``migration_failed``.
        """
        return opening.open_cabinet(
            cls, folder, rooms, write=write, create=create, who=who, backups_kept=backups_kept, migrations=migrations
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close all connections and give the right to write back; no other thread may be at work."""
        self.database.close_all()
        self._unbind()
        if self._lock is not None:
            self._lock.release()

    def bind(self) -> None:
        """Let the rooms' models speak to this cabinet until it is closed, or another is opened."""
        models = [model for room in self.rooms for model in room.models]
        self._bound_before = {model: model._meta.database for model in models}
        self.database.bind(models, bind_refs=False)

    def _unbind(self) -> None:
        for model, before in self._bound_before.items():
            if model._meta.database is self.database:
                model._meta.set_database(None if getattr(before, "shut", False) else before)  # type: ignore[arg-type]

    def connection(self) -> sqlite3.Connection:
        """Return this thread's connection to the database."""
        return self.database.here()

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

    def jot(self, sql: str, rows: Sequence[Sequence[object]]) -> None:
        """Put rows in that are no act: they stand in no history, and no undo takes them out.

        For trails that only grow; their tables must refer to no other.
        """
        if rows:
            with self._write() as connection:
                connection.executemany(sql, rows)

    @contextmanager
    def go_on(self, batch: int, **data: object) -> Iterator[Act]:
        """Do more of an act that is done in parts, each of them kept at its end; ``data`` is what it says from now on.

        Raises `AppError` ``unknown_batch`` or ``already_undone``: what was undone meanwhile is not gone on with.
        """
        with self._write() as connection:
            begun = history.record(connection, batch)
            if begun is None or begun.kind != "act":
                raise AppError("unknown_batch", batch=str(batch))
            if begun.undone:
                raise AppError("already_undone", batch=str(batch))
            act = Act(connection, batch, rows=begun.rows)
            yield act
            written = json.dumps(data, ensure_ascii=False)
            connection.execute("UPDATE act SET rows = ?, data = ? WHERE id = ?", (act.rows, written, batch))
            self._flush(connection)

    @contextmanager
    def noting(self) -> Iterator[sqlite3.Connection]:
        """Write what stands outside the history (how far a long work is, what can be read anew); it tells no act."""
        with self._write() as connection:
            yield connection
            self._flush(connection)

    def undo(self, batch: int | None = None, progress: Progress | None = None) -> UndoReport:
        """Undo an act, the newest that is not undone if none is named; rows changed since are kept and told.

        Raises `AppError`: ``nothing_to_undo``, ``unknown_batch``, ``not_an_act``, ``already_undone``, ``act_is_final``.
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
        if self.is_final(act.what):
            raise AppError("act_is_final", batch=str(batch))
        return self._turn(act, "undo", {}, progress)

    def is_final(self, what: str) -> bool:
        """Tell whether acts of this code are beyond undoing."""
        return any(what in room.final for room in self.rooms)

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

    def tell_kept(self, report: UndoReport, limit: int = 100) -> list[KeptRow]:
        """Return the first rows an undo left, each by its name and with the later act for whose sake it was left."""
        return telling.kept_rows(self.connection(), self.rooms, self._tables, report, limit)

    def undo_of(self, batch: int) -> UndoReport | None:
        """Return what the newest undo of an act left, as far as it is written down; None where it is not undone."""
        return telling.written_report(self.connection(), batch)

    def trail(self, model: type[peewee.Model], key: int, limit: int = 100) -> list[Change]:
        """Return what acts did to one row, newest first; an act undone since says so."""
        return history.trail(self.connection(), table_of(model), (key,), limit)

    def changed_by(self, batch: int, model: type[peewee.Model], columns: Iterable[str]) -> list[int]:
        """Return the numbers of the rows of which an act set any of ``columns`` to something else."""
        return [int(str(key[0])) for key in history.keys_set(self.connection(), table_of(model), batch, columns)]

    def backup(self, out: Path | None = None, progress: Progress | None = None) -> Path:
        """Make a proved copy of the catalogue while it is in use, in ``cadangan`` if ``out`` names no file.

        In ``cadangan`` the oldest are taken away beyond the number kept. See `app.store.backup.make`.
        """
        path = backup.make(self.connection(), self.folder, out, progress)
        if out is None:
            backup.rotate(self.folder, self.backups_kept)
        return path

    def check(self, progress: Progress | None = None) -> list[CheckFinding]:
        """Look over the catalogue, the images of its history, its backups and what each room checks; repair nothing."""
        tell = progress or (lambda share: None)
        connection = self.connection()
        with told(folder=str(self.folder)):
            findings = [*checking.structure(connection, lambda share: tell(share * 0.5))]
            findings += checking.history_images(connection, lambda share: tell(0.5 + share * 0.1))
            copies = backup.listed(self.folder)
            for done, copy in enumerate(copies):
                tell(0.6 + 0.1 * done / len(copies))
                if not backup.has_its_checksum(copy.path):
                    findings.append(CheckFinding("warning", "check_backup_altered", copy.path.name))
            checks = [look for room in self.rooms for look in room.checks]
            for done, look in enumerate(checks):
                tell(0.7 + 0.1 * done / len(checks))
                findings += look(self)
            holdings = [held for room in self.rooms for held in room.holdings]
            findings += filing.check(self, holdings, lambda share: tell(0.8 + share * 0.2))
        tell(1.0)
        return findings

    def _turn(
        self, act: ActRecord, kind: Kind, skipped: dict[tuple[str, Key], str], progress: Progress | None
    ) -> UndoReport:
        leave = dict(skipped)
        for _ in range(_ROUNDS):
            report = self._try_turn(act, kind, leave, progress)
            if report is not None:
                return report.without(skipped)
        raise RuntimeError(f"the {kind} of batch {act.batch} comes to no end")

    def _try_turn(
        self, act: ActRecord, kind: Kind, leave: dict[tuple[str, Key], str], progress: Progress | None
    ) -> UndoReport | None:
        """Undo or redo but for the rows in ``leave``; None, with rows added to it, if more have to be left."""

        def doubt(connection: sqlite3.Connection) -> None:
            hanging = undo.hanging(connection, self._tables, act.batch)
            more = {row: reason for row, reason in hanging.items() if row not in leave}
            if more:
                # A row that is left already keeps its reason: here only what it hangs on is missing.
                leave.update(more)
                raise _Again

        try:
            with self._write(doubt) as connection:
                now = history.record(connection, act.batch)
                if now is None or now.undone != (kind == "redo"):
                    # Another thread was quicker.
                    raise AppError("already_undone" if kind == "undo" else "nothing_to_redo", batch=str(act.batch))
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
        return UndoReport(act.batch, run.reversed, kept, act, dict(run.counts))

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
            with told_by_database(folder=str(self.folder)):
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
            self.database.pop_transaction()  # type: ignore[no-untyped-call]
            # A full disk has rolled back by itself; rolling back again would hide that.
            if connection.in_transaction:
                connection.execute("ROLLBACK")


class _Again(Exception):  # noqa: N818 - a turn in the road, not a fault
    """More rows have to be left alone."""


class _Nothing(Exception):  # noqa: N818 - a turn in the road, not a fault
    """Nothing was left to turn back."""
