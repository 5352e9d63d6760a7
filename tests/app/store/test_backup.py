"""Copies: made while in use, proved, rotated, put back, rehearsed, and refused when they are not what they were."""

from __future__ import annotations

import hashlib
import shutil
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from app import messages
from app.errors import AppError, Exit
from app.store import Cabinet, CheckFinding, Room, backup
from app.store.database import FILE
from tests.app.store.shelf import ROOM, Crate, Paper, opened, rows


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Cabinet]:
    with opened(tmp_path / "lemari") as cabinet:
        with cabinet.act("fill") as act:
            act.insert(Paper, [{"title": f"t{i}"} for i in range(500)])
        yield cabinet


def refused(code: str) -> pytest.RaisesExc[AppError]:
    return pytest.raises(AppError, match=code)


def test_a_copy_stands_alone_with_its_checksum(shelf: Cabinet) -> None:
    shares: list[float] = []
    path = shelf.backup(progress=shares.append)
    assert path.parent == shelf.folder / "cadangan"
    assert sorted(found.name for found in path.parent.iterdir()) == [path.name, f"{path.name}.sha256"]
    checksum, name = path.with_name(f"{path.name}.sha256").read_text().split()
    assert (checksum, name) == (hashlib.sha256(path.read_bytes()).hexdigest(), path.name)
    with closing(sqlite3.connect(path)) as copy:
        assert copy.execute("SELECT count(*) FROM paper").fetchone() == (500,)
        assert copy.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    assert shares == sorted(shares)
    assert 0 <= shares[0] < shares[-1] <= 1


def test_a_copy_in_another_place_never_goes_over_a_file(shelf: Cabinet, tmp_path: Path) -> None:
    out = tmp_path / "stik" / "salinan.db"
    assert shelf.backup(out) == out
    with refused("file_exists"):
        shelf.backup(out)


def test_a_copy_made_while_others_write_is_of_one_moment(shelf: Cabinet) -> None:
    stop = threading.Event()

    def write() -> None:
        while not stop.is_set():
            with shelf.act("more") as act:
                act.insert(Crate, [{"number": f"{act.id}"}])
                act.insert(Paper, [{"title": "x", "crate": act.id - 1}])

    thread = threading.Thread(target=write)
    thread.start()
    try:
        copies = [shelf.backup() for _ in range(3)]
    finally:
        stop.set()
        thread.join(20)
    for copy in copies:
        with closing(sqlite3.connect(copy)) as connection:
            crates = connection.execute("SELECT count(*) FROM crate").fetchone()[0]
            assert connection.execute("SELECT count(*) FROM paper").fetchone() == (500 + crates,)


def test_a_cancelled_copy_leaves_nothing(shelf: Cabinet) -> None:
    def cancel(share: float) -> None:
        if share > 0.4:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        shelf.backup(progress=cancel)
    assert list((shelf.folder / "cadangan").iterdir()) == []
    with shelf.act("go on") as act:
        act.insert(Paper, [{"title": "x"}])


def test_a_copy_that_does_not_fit_is_not_begun(shelf: Cabinet, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda folder: shutil._ntuple_diskusage(100, 90, 10))
    with refused("disk_full"):
        shelf.backup()
    assert list((shelf.folder / "cadangan").iterdir()) == []


def test_a_copy_within_an_act_is_a_mistake(shelf: Cabinet) -> None:
    with shelf.act("x"), pytest.raises(RuntimeError):
        shelf.backup()


def test_the_oldest_copies_go(shelf: Cabinet) -> None:
    shelf.backups_kept = 2
    made = [shelf.backup() for _ in range(4)]
    assert {copy.path for copy in backup.listed(shelf.folder)} == set(made[-2:])
    assert len(list((shelf.folder / "cadangan").iterdir())) == 4


def test_what_others_put_beside_the_copies_is_left_alone(shelf: Cabinet) -> None:
    place = shelf.folder / backup.FOLDER
    (place / "catalogue-20241399-999999.db").write_bytes(b"bukan salinan")
    (place / "catalogue-20240101-000000.db").mkdir()
    copy = shelf.backup()
    assert [one.path for one in backup.listed(shelf.folder)] == [copy]
    assert backup.rotate(shelf.folder, 1) == []
    assert shelf.check() == []


def test_what_a_killed_copy_left_is_swept_at_the_next_opening(tmp_path: Path) -> None:
    with opened(tmp_path):
        pass
    left = tmp_path / "cadangan" / "catalogue-20200101-000000.db.baru-journal"
    left.write_bytes(b"x")
    with opened(tmp_path):
        assert not left.exists()


def test_restore_puts_a_copy_back_and_sets_the_present_one_aside(tmp_path: Path) -> None:
    with opened(tmp_path) as cabinet:
        with cabinet.act("first") as act:
            act.insert(Paper, [{"title": "a"}])
        copy = cabinet.backup()
        with cabinet.act("second") as act:
            act.insert(Paper, [{"title": "b"}])
        with refused("cabinet_taken"):
            backup.restore(tmp_path, copy, who="Budi")
    shares: list[float] = []
    aside = backup.restore(tmp_path, copy, who="Budi", progress=shares.append)
    assert shares == sorted(shares)
    assert shares[-1] == 1
    with opened(tmp_path) as cabinet:
        assert [row[2] for row in rows(cabinet, Paper)] == ["a"]
        assert [told.what for told in cabinet.history()] == ["first"]
        cabinet.undo()
    assert aside is not None
    backup.restore(tmp_path, aside, who="Budi")
    with opened(tmp_path) as cabinet:
        assert [row[2] for row in rows(cabinet, Paper)] == ["a", "b"]


def test_restore_after_a_crash_keeps_the_log_out_of_the_restored_catalogue(tmp_path: Path) -> None:
    with opened(tmp_path) as cabinet:
        with cabinet.act("first") as act:
            act.insert(Paper, [{"title": "a"}])
        copy = cabinet.backup()
        with cabinet.act("second") as act:
            act.insert(Paper, [{"title": "b"}])
        log = (tmp_path / "catalogue.db-wal").read_bytes()
    (tmp_path / "catalogue.db").write_bytes(b"rusak" * 1000)
    (tmp_path / "catalogue.db-wal").write_bytes(log)
    aside = backup.restore(tmp_path, copy, who="Budi")
    assert aside is not None
    assert aside.read_bytes() == b"rusak" * 1000
    with opened(tmp_path) as cabinet:
        assert [row[2] for row in rows(cabinet, Paper)] == ["a"]
        assert cabinet.check() == []


def test_a_restore_is_refused_while_somebody_reads_and_changes_nothing(tmp_path: Path) -> None:
    with opened(tmp_path) as cabinet:
        if not cabinet.local:
            pytest.skip("no write-ahead log on this disk")
        copy = cabinet.backup()
        with closing(sqlite3.connect(tmp_path / FILE, isolation_level=None)) as reading:
            reading.execute("BEGIN")
            reading.execute("SELECT count(*) FROM paper").fetchone()
            with cabinet.act("fill") as act:
                act.insert(Paper, [{"title": "a"}])
            cabinet.close()
            log = tmp_path / f"{FILE}-wal"
            before = log.read_bytes()
            with refused("cabinet_busy"):
                backup.restore(tmp_path, copy, who="Siti")
            assert log.read_bytes() == before
    with opened(tmp_path) as cabinet:
        assert len(rows(cabinet, Paper)) == 1


def test_a_copy_that_is_not_what_it_was_is_not_restored(tmp_path: Path) -> None:
    with opened(tmp_path) as cabinet:
        with cabinet.act("first") as act:
            act.insert(Paper, [{"title": "a" * 50} for _ in range(500)])
        copy = cabinet.backup()
    content = copy.read_bytes()
    before = (tmp_path / "catalogue.db").read_bytes()
    copy.write_bytes(content.replace(b"a" * 50, b"b" * 50, 1))
    with refused("backup_altered") as caught:
        backup.restore(tmp_path, copy, who="Budi")
    assert messages.sentence(caught.value.code, caught.value.data)
    copy.with_name(copy.name + ".sha256").unlink()
    copy.write_bytes(content[:40960] + b"\xa5" * 4096 + content[45056:])
    with refused("backup_bad"):
        backup.restore(tmp_path, copy, who="Budi")
    copy.write_bytes(b"PK" * 5000)
    with refused("backup_not_ours"):
        backup.restore(tmp_path, copy, who="Budi")
    with refused("file_missing"):
        backup.restore(tmp_path, tmp_path / "tidak ada.db", who="Budi")
    assert (tmp_path / "catalogue.db").read_bytes() == before
    assert not (tmp_path / "catalogue.db.baru").exists()


@pytest.mark.parametrize("kept", [0.0, 0.3, 0.9])
def test_a_copy_cut_short_is_told_as_a_copy(tmp_path: Path, kept: float) -> None:
    with opened(tmp_path) as cabinet:
        with cabinet.act("first") as act:
            act.insert(Paper, [{"title": "a" * 50} for _ in range(5000)])
        copy = cabinet.backup(tmp_path / "salinan.db")
    whole = copy.read_bytes()
    short = tmp_path / "terpotong.db"
    short.write_bytes(whole[: int(len(whole) * kept)])
    before = (tmp_path / "catalogue.db").read_bytes()
    with refused("backup_bad|backup_not_ours") as caught:
        backup.restore(tmp_path, short, who="Budi")
    assert caught.value.status is Exit.UNREADABLE
    assert "terpotong.db" in messages.sentence(caught.value.code, caught.value.data)
    assert (tmp_path / "catalogue.db").read_bytes() == before


def test_a_folder_is_no_copy_and_a_file_no_place_for_one(shelf: Cabinet, tmp_path: Path) -> None:
    with refused("folder") as caught:
        backup.restore(shelf.folder, tmp_path, who="Budi")
    assert str(tmp_path) in messages.sentence(caught.value.code, caught.value.data)
    (tmp_path / "berkas.txt").write_text("x")
    with refused("backup_no_place") as caught:
        shelf.backup(tmp_path / "berkas.txt" / "salinan.db")
    assert "salinan.db" in messages.sentence(caught.value.code, caught.value.data)
    assert (tmp_path / "berkas.txt").read_text() == "x"


def test_a_restore_into_an_empty_place(shelf: Cabinet, tmp_path: Path) -> None:
    copy = shelf.backup()
    assert backup.restore(tmp_path / "baru", copy, who="Budi") is None
    with opened(tmp_path / "baru") as cabinet:
        assert len(rows(cabinet, Paper)) == 500


def test_a_drill_rehearses_a_restore_and_leaves_nothing(shelf: Cabinet) -> None:
    with refused("no_backup"):
        backup.drill(shelf.folder)
    copy = shelf.backup()
    shown = backup.drill(shelf.folder)
    assert (shown.backup, shown.rows["paper"], shown.findings) == (copy, 500, ())
    assert shown.seconds > 0


def test_a_check_finds_what_is_wrong(tmp_path: Path) -> None:
    finding = CheckFinding("warning", "check_table_loose", "berkas")
    room = Room("shelf", ROOM.models, ROOM.statements, ROOM.flush, (lambda cabinet: [finding],))
    with opened(tmp_path, [room]) as cabinet:
        with cabinet.act("fill") as act:
            act.insert(Paper, [{"title": "a"}])
        copy = cabinet.backup()
        assert cabinet.check() == [finding]
        connection = cabinet.connection()
        connection.execute("UPDATE act_page SET image = x'00'")
        connection.execute("PRAGMA foreign_keys = 0")
        connection.execute("UPDATE paper SET crate_id = 77")
        connection.execute("CREATE TABLE loose (a)")
        copy.write_bytes(b"x")
        shares: list[float] = []
        found = cabinet.check(shares.append)
    assert [one.code for one in found] == [
        "check_reference_hanging",
        "check_table_loose",
        "check_history_damaged",
        "check_backup_altered",
        "check_table_loose",
    ]
    assert all(messages.sentence(one.code, one.data) for one in found)
    assert shares == sorted(shares)
    assert shares[-1] == 1


def test_a_check_can_be_cancelled(shelf: Cabinet) -> None:
    def cancel(share: float) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        shelf.check(cancel)
    assert shelf.check() == []
