"""Keeping a cabinet whole by commands: check, backup, a rehearsed restore, a real one."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from tests.app.cli.conftest import Sidalu

RESULTS = "Kecamatan,01,02,Suara Sah\nBogor Timur,24636,36995,61631\nBogor Barat,50238,94401,144639\n"


def _filled(sidalu: Sidalu, tmp_path: Path) -> None:
    path = tmp_path / "pilpres 2019 kota bogor.csv"
    path.write_text(RESULTS, "utf-8")
    assert sidalu("import", path, "--area", "32.71").status == 0


def test_a_copy_brings_the_cabinet_back_as_it_was(sidalu: Sidalu, tmp_path: Path) -> None:
    _filled(sidalu, tmp_path)
    copy = Path(sidalu("backup", "--json").json["file"])
    assert copy.is_file()
    shown = sidalu("results", "show", "--level", "kecamatan", "--json").json
    assert sidalu("undo").status == 0
    assert sidalu("results", "list", "--json").json == []
    back = sidalu("restore", copy, "--json")
    assert back.status == 0
    assert Path(back.json["set_aside"]).exists()
    assert sidalu("results", "show", "--level", "kecamatan", "--json").json == shown


def test_a_restore_is_rehearsed(sidalu: Sidalu, tmp_path: Path) -> None:
    _filled(sidalu, tmp_path)
    assert sidalu("backup", "drill").status == 3
    sidalu("backup")
    done = sidalu("backup", "drill", "--json")
    assert (done.status, done.json["ok"]) == (0, True)
    assert done.json["rows"]["figure"] == 6


def test_a_whole_cabinet_is_said_to_be_whole_and_a_damaged_one_not(
    sidalu: Sidalu, tmp_path: Path, folder: Path
) -> None:
    _filled(sidalu, tmp_path)
    assert sidalu("check", "--json").json == {"ok": True, "findings": []}
    with sqlite3.connect(folder / "catalogue.db") as database:
        database.execute("pragma foreign_keys=off")
        database.execute("delete from contest")
    database.close()
    damaged = sidalu("check", "--json")
    assert damaged.status == 5
    assert damaged.json["ok"] is False
    assert damaged.json["findings"]


@pytest.mark.parametrize("what", ["text", "cut short", "folder", "missing"])
def test_restoring_what_is_no_copy_changes_nothing(sidalu: Sidalu, tmp_path: Path, folder: Path, what: str) -> None:
    _filled(sidalu, tmp_path)
    copy = tmp_path / "salinan.db"
    if what == "cut short":
        sidalu("backup", "--out", tmp_path / "utuh.db")
        copy.write_bytes((tmp_path / "utuh.db").read_bytes()[:50_000])
    elif what == "text":
        copy.write_text("bukan cadangan", "utf-8")
    elif what == "folder":
        copy.mkdir()
    before = (folder / "catalogue.db").read_bytes()
    said = sidalu("restore", copy, "--json")
    assert said.status == 3
    assert "salinan.db" in said.json["error"]["message"]
    assert said.err.strip() == said.json["error"]["message"]
    assert (folder / "catalogue.db").read_bytes() == before


def test_an_absent_cabinet_is_not_said_to_be_whole(sidalu: Sidalu, folder: Path) -> None:
    said = sidalu("check")
    assert said.status == 0
    assert str(folder) in said.out
    assert "utuh" not in said.out
    assert not folder.exists()
