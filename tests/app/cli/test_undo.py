"""Undo and redo by commands, also out of order: what is turned back, what is left as it is and why."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.app.cli.conftest import Sidalu

PRESIDENT = "pilpres 2019\nKecamatan,01,02\nBogor Timur,24636,36995\nBogor Barat,50238,94401\n"
MAYOR = "Hasil pilwalkot 2018\nKecamatan,01,02\nBogor Timur,246,369\n"


@pytest.fixture
def _two_imports(sidalu: Sidalu, tmp_path: Path) -> None:
    for name, text in (("a.csv", PRESIDENT), ("b.csv", MAYOR)):
        (tmp_path / name).write_text(text, "utf-8")
        assert sidalu("import", tmp_path / name, "--area", "32.71").status == 0


@pytest.mark.usefixtures("_two_imports")
def test_an_older_act_is_undone_but_for_what_later_ones_use(sidalu: Sidalu) -> None:
    said = sidalu("undo", 1, "--json").json
    assert {kept["reason"] for kept in said["kept"]} == {"masih dipakai data lain"}
    assert {kept["what"] for kept in said["kept"]} == {"area"}
    assert {"Kota Bogor", "Bogor Timur"} <= {kept["name"] for kept in said["kept"]}
    assert {kept["batch"] for kept in said["kept"] if kept["name"] == "Bogor Timur"} == {2}
    assert said["records"]["delivery"] >= 1
    assert said["reversed"] == sum(said["records"].values())
    assert [line["election"] for line in sidalu("results", "list", "--json").json] == ["pkwkk-2018-1"]
    again = sidalu("redo", "--json").json
    assert (again["batch"], again["kept"]) == (1, [])
    assert len(sidalu("results", "list", "--json").json) == 2


@pytest.mark.usefixtures("_two_imports")
def test_people_read_why_records_were_left(sidalu: Sidalu) -> None:
    said = sidalu("undo", 1)
    assert "diurungkan" in said.out
    assert "dibiarkan: masih dipakai data lain." in said.out
    assert "4 angka tidak lagi dihitung." in said.out
    assert "Wilayah “Bogor Timur”: masih dipakai data lain (nomor 2: " in said.out
    assert "dibiarkan" not in sidalu("redo").out


@pytest.mark.usefixtures("_two_imports")
def test_figures_that_a_later_import_changed_stay_as_they_are_there(sidalu: Sidalu, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(PRESIDENT.replace("24636", "24637"), "utf-8")
    assert sidalu("import", tmp_path / "a.csv", "--area", "32.71").status == 0
    said = sidalu("undo", 1)
    assert "1 angkanya sudah digantikan perbuatan nomor 3" in said.out


@pytest.mark.usefixtures("_two_imports")
@pytest.mark.parametrize(("words", "status"), [((7,), 4), ((0,), 4), (("x",), 2)])
def test_an_act_that_is_none_is_refused(sidalu: Sidalu, words: tuple[object, ...], status: int) -> None:
    said = sidalu("undo", *words)
    assert (said.status, said.err.strip().count("\n")) == (status, 0)
    assert len(sidalu("history", "--json").json) == 2


@pytest.mark.usefixtures("_two_imports")
@pytest.mark.parametrize("limit", ["0", "-3", "x", "1.5"])
def test_a_limit_is_one_or_more(sidalu: Sidalu, limit: str) -> None:
    assert sidalu("history", "--limit", limit).status == 2
    assert sidalu("search", "bogor", "--limit", limit).status == 2
    assert len(sidalu("history", "--limit", "1", "--json").json) == 1


@pytest.mark.usefixtures("_two_imports")
def test_an_undo_that_can_turn_nothing_back_is_refused_and_says_why(sidalu: Sidalu, tmp_path: Path) -> None:
    for status in ("final", "sementara"):
        assert sidalu("import", tmp_path / "a.csv", "--area", "32.71", "--status", status).status == 0
    said = sidalu("undo", 3)
    assert (said.status, said.out) == (4, "")
    assert said.err.startswith("Perbuatan nomor 3 tidak dapat diurungkan atau diulangi (sudah diubah setelahnya).")
    assert sidalu("undo", 3, "--json").json["reversed"] == 0
