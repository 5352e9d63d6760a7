"""The folder of scans: what waits in it, what has its place, what is passed over, and what is never touched."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from app.archive import dossiers, trash
from app.archive.vault.adding_many import add_many
from app.archive.vault.incoming import Watch, pass_over
from app.errors import AppError
from app.store import Cabinet


def names(watch: Watch, cabinet: Cabinet) -> list[str]:
    return [one.path.name for one in watch.look(cabinet).files]


def laid(path: Path, content: bytes, ago: float = 60.0) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    os.utime(path, (time.time() - ago, time.time() - ago))
    return path


@pytest.fixture
def scans(tmp_path: Path) -> Path:
    folder = tmp_path / "Scan"
    laid(folder / "scan1.pdf", b"%PDF-1.4 satu", 300)
    laid(folder / "scan2.pdf", b"%PDF-1.4 dua", 200)
    laid(folder / "TPS 3" / "scan3.pdf", b"%PDF-1.4 tiga", 100)
    laid(folder / "Thumbs.db", b"x")
    return folder


@pytest.fixture
def dossier(filled: Cabinet) -> int:
    return dossiers.by_number(filled, "12")[0].id


def test_what_was_put_into_a_dossier_waits_no_more_and_what_was_undone_waits_again(
    filled: Cabinet, dossier: int, scans: Path
) -> None:
    watch = Watch(scans)
    waiting = watch.look(filled)
    assert [(one.path.name, one.inside) for one in waiting.files] == [
        ("scan3.pdf", ("TPS 3",)),
        ("scan2.pdf", ()),
        ("scan1.pdf", ()),
    ]
    done = add_many(filled, dossier, [waiting.files[0].path, waiting.files[1].path])
    assert names(watch, filled) == ["scan1.pdf"]
    assert done.batch is not None
    filled.undo(done.batch)
    assert names(watch, filled) == ["scan3.pdf", "scan2.pdf", "scan1.pdf"]


def test_the_same_name_with_another_content_waits(filled: Cabinet, dossier: int, scans: Path) -> None:
    watch = Watch(scans)
    add_many(filled, dossier, [scans / "scan1.pdf"])
    assert "scan1.pdf" not in names(watch, filled)
    # the scanner begins with number one again, and the pages happen to be of the same size
    laid(scans / "scan1.pdf", b"%PDF-1.4 SATU")
    assert "scan1.pdf" in names(watch, filled)


def test_what_came_in_under_another_name_has_its_place(filled: Cabinet, dossier: int, scans: Path) -> None:
    other = laid(scans.parent / "dari surel.pdf", (scans / "scan2.pdf").read_bytes())
    add_many(filled, dossier, [other])
    assert names(Watch(scans), filled) == ["scan3.pdf", "scan1.pdf"]


def test_what_lies_in_the_trash_has_its_place(filled: Cabinet, scans: Path) -> None:
    with filled.act("dossier_added") as act:
        thrown = dossiers.create(act, filled, title="Pindaian")
    add_many(filled, thrown, [scans])
    with filled.act("dossiers_trashed") as act:
        trash.throw(act, filled, [thrown])
    assert names(Watch(scans), filled) == []


def test_a_file_passed_over_waits_again_when_it_is_written_anew_or_the_act_is_undone(
    filled: Cabinet, scans: Path
) -> None:
    watch = Watch(scans)
    with filled.act("incoming_passed", files=3) as act:
        assert pass_over(act, watch.look(filled).files) == 3
    assert names(watch, filled) == []
    laid(scans / "scan2.pdf", b"%PDF-1.4 dua, lengkap", 50)
    assert names(watch, filled) == ["scan2.pdf"]
    filled.undo(act.id)
    assert names(Watch(scans), filled) == ["scan2.pdf", "scan3.pdf", "scan1.pdf"]


def test_a_file_still_being_written_is_not_offered_yet(filled: Cabinet, scans: Path) -> None:
    laid(scans / "scan4.pdf", b"%PDF", 0)
    found = Watch(scans).look(filled)
    assert (len(found.files), found.settling) == (3, 1)


def test_links_and_the_cabinet_itself_are_not_offered(filled: Cabinet, scans: Path) -> None:
    (scans / "tautan.pdf").symlink_to(scans / "scan1.pdf")
    whole = Watch(filled.folder.parent)
    assert {one.path.name for one in whole.look(filled).files} == {"scan1.pdf", "scan2.pdf", "scan3.pdf"}


def test_a_folder_whose_disk_was_pulled_out_is_said(filled: Cabinet, tmp_path: Path) -> None:
    with pytest.raises(AppError) as raised:
        Watch(tmp_path / "E").look(filled)
    assert raised.value.code == "incoming_folder_missing"


def test_originals_are_left_as_they_are(filled: Cabinet, dossier: int, scans: Path) -> None:
    def state() -> dict[str, tuple[bytes, int]]:
        return {str(path): (path.read_bytes(), path.stat().st_mtime_ns) for path in scans.rglob("*.*")}

    before, watch = state(), Watch(scans)
    add_many(filled, dossier, [one.path for one in watch.look(filled).files])
    assert watch.look(filled).files == ()
    assert state() == before
