"""A cabinet's folder and file: made, opened, refused, shared, and brought up from an older version."""

from __future__ import annotations

import getpass
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path

import peewee
import pytest

from app import messages
from app.errors import AppError, Exit
from app.store import Cabinet, Room, backup, disk, schema
from app.store.database import APPLICATION, CabinetDatabase
from tests.app.store.shelf import ROOM, Crate, Paper, opened, rows


def refused(folder: Path, **how: bool) -> AppError:
    with pytest.raises(AppError) as caught, opened(folder, **how):
        pass
    assert messages.sentence(caught.value.code, caught.value.data)
    return caught.value


def alter(folder: Path, statement: str) -> None:
    with closing(sqlite3.connect(folder / "catalogue.db")) as connection:
        connection.execute(statement)
        connection.commit()


def fill(cabinet: Cabinet, count: int = 3) -> None:
    with cabinet.act("fill") as act:
        act.insert(Paper, [{"title": f"t{i}"} for i in range(count)])


def test_a_new_cabinet(tmp_path: Path) -> None:
    folder = tmp_path / "lemari kantor"
    with opened(folder) as cabinet:
        assert {path.name for path in folder.iterdir() if path.is_dir()} == {"berkas", "cadangan", "laporan", "log"}
        pragma = {
            name: cabinet.connection().execute(f"PRAGMA {name}").fetchone()[0]
            for name in (
                *("application_id", "user_version", "foreign_keys", "recursive_triggers", "cell_size_check"),
                *("synchronous", "journal_mode"),
            )
        }
        assert pragma["application_id"] == APPLICATION
        assert pragma["user_version"] == schema.newest()
        assert (pragma["foreign_keys"], pragma["recursive_triggers"], pragma["cell_size_check"]) == (1, 1, 1)
        assert pragma["synchronous"] == 2
        assert pragma["journal_mode"] == ("wal" if cabinet.local else "truncate")
        assert cabinet.check() == []


def test_an_absent_cabinet_is_not_made_by_reading(tmp_path: Path) -> None:
    folder = tmp_path / "tidak ada"
    assert refused(folder, write=False, create=False).code == "cabinet_missing"
    assert refused(folder, write=True, create=False).code == "cabinet_missing"
    assert not folder.exists()


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "berkas.txt").write_text("x")
    assert refused(tmp_path / "berkas.txt").code == "cabinet_no_folder"
    assert refused(tmp_path / "berkas.txt", write=False, create=False).code == "cabinet_missing"


def test_a_cabinet_that_was_begun_but_never_made_is_made(tmp_path: Path) -> None:
    (tmp_path / "catalogue.db").touch()
    assert refused(tmp_path, write=False, create=False).code == "cabinet_missing"
    with opened(tmp_path) as cabinet:
        fill(cabinet)


def test_a_reader_cannot_write(tmp_path: Path) -> None:
    with opened(tmp_path) as cabinet:
        fill(cabinet)
    with opened(tmp_path, write=False, create=False) as cabinet:
        assert cabinet.read_only
        assert len(rows(cabinet, Paper)) == 3
        with pytest.raises(AppError, match="opened_for_reading"), cabinet.act("x"):
            pass
        with pytest.raises(AppError, match="opened_for_reading"):
            cabinet.undo()
        with pytest.raises(peewee.OperationalError):
            Paper.create(title="x")


def test_a_second_writer_is_told_who_has_it_and_a_reader_is_let_in(tmp_path: Path) -> None:
    with opened(tmp_path) as cabinet:
        fill(cabinet)
        fault = refused(tmp_path)
        assert (fault.code, fault.status, fault.data["who"]) == ("cabinet_taken", Exit.REFUSED, "Siti")
        assert "Siti" in messages.sentence(fault.code, fault.data)
        with opened(tmp_path, write=False, create=False) as reader:
            assert len(rows(reader, Paper)) == 3
        fill(cabinet)
    with opened(tmp_path) as cabinet:
        assert len(rows(cabinet, Paper)) == 6


def test_the_lock_dies_with_its_process(tmp_path: Path) -> None:
    script = f"""
import sys, time
from pathlib import Path
from app.store import Cabinet
cabinet = Cabinet.open(Path({str(tmp_path)!r}), [], create=True, who="Budi")
print("open", flush=True)
time.sleep(60)
"""
    root = Path(__file__).parents[3]
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, cwd=root) as process:
        assert process.stdout is not None
        assert process.stdout.readline().strip() == b"open"
        assert refused(tmp_path).data["who"] == "Budi"
        process.kill()
    with opened(tmp_path) as cabinet:
        fill(cabinet)


def test_two_cabinets_one_after_the_other_and_one_within_the_other(tmp_path: Path) -> None:
    with opened(tmp_path / "a") as first:
        fill(first, 1)
    with opened(tmp_path / "b") as second:
        assert Paper.select().count() == 0
        fill(second, 2)
        with opened(tmp_path / "c"):
            assert Paper.select().count() == 0
        assert Paper.select().count() == 2
    with opened(tmp_path / "a"):
        assert Paper.select().count() == 1


def test_each_thread_has_its_own_connection_and_all_are_closed(tmp_path: Path) -> None:
    found: list[sqlite3.Connection] = []
    with opened(tmp_path) as cabinet:
        fill(cabinet)

        def read() -> None:
            assert Paper.select().count() == 3
            found.append(cabinet.connection())

        for _ in range(3):
            thread = threading.Thread(target=read)
            thread.start()
            thread.join()
        assert cabinet.connection() not in found
        assert len({id(connection) for connection in found}) == 3
    for connection in found:
        with pytest.raises(sqlite3.ProgrammingError):
            connection.execute("SELECT 1")
    with pytest.raises(peewee.InterfaceError):
        cabinet.connection()


def test_a_file_that_is_not_ours_is_refused(tmp_path: Path) -> None:
    (tmp_path / "catalogue.db").write_bytes(b"PK\3\4" + b"\0" * 5000)
    assert refused(tmp_path).code == "cabinet_not_ours"
    (tmp_path / "catalogue.db").unlink()
    alter(tmp_path, "CREATE TABLE other (a)")
    fault = refused(tmp_path)
    assert (fault.code, fault.status) == ("cabinet_not_ours", Exit.UNREADABLE)
    assert refused(tmp_path, write=False, create=False).code == "cabinet_not_ours"


def test_a_newer_cabinet_is_refused_and_left_alone(tmp_path: Path) -> None:
    with opened(tmp_path) as cabinet:
        fill(cabinet)
    alter(tmp_path, "PRAGMA user_version = 99")
    before = (tmp_path / "catalogue.db").read_bytes()
    for how in ({"write": True}, {"write": False}):
        fault = refused(tmp_path, **how)
        assert (fault.code, fault.status, fault.data["version"]) == ("cabinet_newer", Exit.UNREADABLE, "99")
    assert (tmp_path / "catalogue.db").read_bytes() == before


@pytest.mark.parametrize("cut", [50, 40960])
def test_a_damaged_cabinet_is_noticed_and_the_good_backup_named(tmp_path: Path, cut: int) -> None:
    with opened(tmp_path) as cabinet:
        fill(cabinet, 2000)
    path = tmp_path / "catalogue.db"
    whole = path.read_bytes()
    path.write_bytes(whole[:cut] + b"\xa5" * 3000 + whole[cut + 3000 :])
    assert refused(tmp_path).code in {"cabinet_damaged", "cabinet_not_ours"}
    path.write_bytes(whole)
    with opened(tmp_path) as cabinet:
        copy = cabinet.backup()
    path.write_bytes(whole[:cut] + b"\xa5" * 3000 + whole[cut + 3000 :])
    for write in (True, False):
        fault = refused(tmp_path, write=write)
        assert (fault.code, fault.data["backup"]) == ("cabinet_damaged_backup", copy.name)
    path.write_bytes(whole[:-8192])
    assert refused(tmp_path).code == "cabinet_damaged_backup"
    backup.restore(tmp_path, copy, who="Siti")
    with opened(tmp_path) as cabinet:
        assert len(rows(cabinet, Paper)) == 2000


def test_a_stranger_s_trigger_never_runs(tmp_path: Path) -> None:
    with opened(tmp_path) as cabinet:
        fill(cabinet)
    alter(tmp_path, "CREATE TRIGGER evil AFTER INSERT ON paper BEGIN DELETE FROM paper; END")
    alter(tmp_path, "DROP VIEW paper_titles")
    with opened(tmp_path) as cabinet:
        fill(cabinet)
        assert len(rows(cabinet, Paper)) == 6
        assert cabinet.connection().execute("SELECT count(*) FROM paper_titles").fetchone() == (6,)


def test_a_table_of_a_new_room_is_made_when_the_cabinet_is_opened(tmp_path: Path) -> None:
    with Cabinet.open(tmp_path, [], create=True):
        pass
    with opened(tmp_path) as cabinet:
        fill(cabinet)


def test_a_room_must_not_let_rows_cascade() -> None:
    class Loose(peewee.Model):
        crate = peewee.ForeignKeyField(Crate, on_delete="CASCADE")

    with pytest.raises(ValueError, match="Loose"):
        Room("loose", (Loose,))


def test_a_table_must_be_strict(tmp_path: Path) -> None:
    class Loose(peewee.Model):
        name = peewee.TextField()

    with pytest.raises(RuntimeError, match="loose"), opened(tmp_path, [Room("loose", (Loose,))]):
        pass


def script(folder: Path, body: str, name: str = "0900_step.py") -> Path:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(f"import peewee\ndef up(migrator, db):\n{body}\n", encoding="utf-8")
    return folder


def test_an_older_cabinet_is_brought_up_with_a_backup_before(tmp_path: Path) -> None:
    folder = tmp_path / "lemari"
    with opened(folder) as cabinet:
        fill(cabinet)
    steps = script(
        tmp_path / "steps",
        "    migrator.migrate(migrator.add_column('paper', 'colour', peewee.TextField(null=True)))\n"
        "    db.execute_sql(\"UPDATE paper SET colour = 'merah'\")",
    )
    with Cabinet.open(folder, [ROOM], write=True, migrations=steps) as cabinet:
        connection = cabinet.connection()
        assert connection.execute("SELECT colour FROM paper").fetchone() == ("merah",)
        assert connection.execute("PRAGMA user_version").fetchone() == (900,)
        assert connection.execute("PRAGMA foreign_keys").fetchone() == (1,)
        assert connection.execute("SELECT name FROM schema_migration").fetchall()[-1] == ("0900_step",)
        assert connection.execute("SELECT count(*) FROM sqlite_master WHERE type = 'trigger'").fetchone() == (1,)
        assert cabinet.check() == []
    (copy,) = backup.listed(folder)
    assert f"versi-{schema.newest()}" in copy.path.name
    assert backup.has_its_checksum(copy.path)
    assert refused(folder).code == "cabinet_newer"
    with Cabinet.open(folder, [ROOM], write=True, migrations=steps):
        assert len(backup.listed(folder)) == 1


def test_a_reader_has_an_older_cabinet_brought_up_first(tmp_path: Path) -> None:
    folder = tmp_path / "lemari"
    with opened(folder) as cabinet:
        fill(cabinet)
    steps = script(tmp_path / "steps", "    pass")
    with Cabinet.open(folder, [ROOM], migrations=steps) as cabinet:
        assert cabinet.read_only
        assert cabinet.connection().execute("PRAGMA user_version").fetchone() == (900,)


@pytest.mark.parametrize(
    "body",
    [
        "    db.execute_sql('DELETE FROM paper')\n    raise KeyError('salah')",
        "    db.execute_sql('CREATE TABLE loose (a)')",
        '    db.execute_sql(\'INSERT INTO paper (crate_id, title, kind) VALUES (77, "a", "b")\')',
        "    migrator.migrate(migrator.add_not_null('paper', 'year'))",
    ],
)
def test_a_migration_that_fails_leaves_the_old_version(tmp_path: Path, body: str) -> None:
    folder = tmp_path / "lemari"
    with opened(folder) as cabinet:
        fill(cabinet)
        before = rows(cabinet, Paper)
    steps = script(tmp_path / "steps", "    db.execute_sql('CREATE TABLE extra (a INTEGER) STRICT')")
    script(steps, body, "0901_bad.py")
    with pytest.raises(AppError, match="migration_failed") as caught:
        Cabinet.open(folder, [ROOM], write=True, migrations=steps)
    assert messages.sentence(caught.value.code, caught.value.data)
    with opened(folder) as cabinet:
        assert rows(cabinet, Paper) == before
        names = {row[0] for row in cabinet.connection().execute("SELECT name FROM sqlite_master")}
        assert "extra" not in names
        assert "paper_changed" in names
        assert cabinet.check() == []


def test_a_disk_nobody_can_write_to(tmp_path: Path) -> None:
    with opened(tmp_path) as cabinet:
        fill(cabinet)
    database = CabinetDatabase(tmp_path / "catalogue.db", read_only=True, local=True, fixed=True)
    assert database.here().execute("SELECT count(*) FROM paper").fetchone() == (3,)
    database.close_all()


@pytest.mark.parametrize("name", ["lemari #1?", "Daftar 100% é", "a&b=c"])
def test_folders_with_odd_names(tmp_path: Path, name: str) -> None:
    with opened(tmp_path / name) as cabinet:
        fill(cabinet)
        copy = cabinet.backup()
    backup.restore(tmp_path / name, copy, who="Siti")
    with opened(tmp_path / name, write=False, create=False) as cabinet:
        assert len(rows(cabinet, Paper)) == 3


def test_where_no_log_can_be_kept_a_rollback_journal_is_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with opened(tmp_path) as cabinet:
        fill(cabinet)
    monkeypatch.setattr(disk, "is_local", lambda folder: False)
    with opened(tmp_path) as cabinet:
        connection = cabinet.connection()
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("truncate",)
        assert connection.execute("PRAGMA cache_spill").fetchone() == (0,)
        fill(cabinet)
        cabinet.undo()
        assert len(rows(cabinet, Paper)) == 3


def test_who_is_logged_in_need_not_be_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown() -> str:
        raise KeyError

    monkeypatch.setattr(getpass, "getuser", unknown)
    with Cabinet.open(tmp_path, [ROOM], create=True) as cabinet:
        fill(cabinet)
        assert cabinet.history()[0].who == "?"


def test_a_full_disk_is_said_and_nothing_is_half_written(tmp_path: Path) -> None:
    with opened(tmp_path) as cabinet:
        fill(cabinet)
        pages = cabinet.connection().execute("PRAGMA page_count").fetchone()[0]
        cabinet.connection().execute(f"PRAGMA max_page_count = {pages + 5}")
        with pytest.raises(AppError) as caught, cabinet.act("much") as act:
            act.insert(Paper, [{"title": "x" * 1000} for _ in range(1000)])
        assert caught.value.code == "disk_full"
        assert messages.sentence("disk_full", caught.value.data)
        cabinet.connection().execute("PRAGMA max_page_count = 1000000")
        assert len(rows(cabinet, Paper)) == 3
        fill(cabinet)
        assert [told.what for told in cabinet.history()] == ["fill", "fill"]
