"""Sources by command: the recap of 2019 beside Situng to the digit, and what is settled of a source."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from tests.app.cli.conftest import Said, Sidalu

ROWS = "kecamatan,kelurahan,{0}_01,{0}_02\nBogor Tengah,Babakan,100,200\nBogor Tengah,Sempur,110,{1}\n"


@pytest.fixture
def two(sidalu: Sidalu, tmp_path: Path) -> None:
    for name, value in (("rekap", 210), ("situng", 211)):
        path = tmp_path / f"{name}.csv"
        path.write_text(ROWS.format(name, value), encoding="utf-8")
        assert sidalu("import", path, "--election", "ppwp-2019", "--area", "32.71").status == 0


def test_recap_and_situng_of_2019_differ_in_26_villages(sidalu: Sidalu, shared_data: Path) -> None:
    assert sidalu("import", shared_data / "bogor_pilpres2019_kelurahan.csv").status == 0
    words = ("results", "compare", "--election", "ppwp-2019", "--source", "rekap", "--source", "situng", "--json")
    found = sidalu(*words, "--level", "kelurahan").json
    assert (found["compared"], found["differing"]) == (68, 26)
    assert found["against"] == [{"source": "situng", "both": 68, "differing": 26}]
    assert [who["votes"] for who in found["contestants"]] == [[228112, 228194], [399073, 399224]]
    assert [source["coverage"]["reported"] for source in found["sources"]] == [68, 68]
    assert len(sidalu(*words, "--level", "kelurahan", "--differences").json["areas"]) == 26
    assert "26 dari 68 kelurahan" in sidalu(*words[:-1], "--level", "kelurahan").out
    by_subdistrict = {area["name"]: area["votes"][0] for area in sidalu(*words).json["areas"]}
    assert by_subdistrict["Bogor Tengah"] == [26735, 26736]


def test_what_is_kept_of_situng_fails_the_checks_that_its_file_fails(sidalu: Sidalu, shared_data: Path) -> None:
    assert sidalu("import", shared_data / "bogor_pilpres2019_tps.csv").status == 0
    done = sidalu("results", "check", "--election", "ppwp-2019", "--source", "situng", "--json")
    assert (done.status, done.json["checked"]) == (5, {"tps": 3209})
    failing = Counter(one["check"] for one in done.json["findings"])
    assert (failing[7], failing[6]) == (175, 49)
    told = sidalu("results", "check", "--source", "situng", "--area", "32.71.01.1001")
    assert "TPS diperiksa" in told.out


@pytest.mark.usefixtures("two")
def test_a_blank_is_filled_from_paper_by_command(sidalu: Sidalu) -> None:
    words = ("--source", "rekap", "--area", "32.71.03.1001", "--contestant", "1", "--json")
    assert sidalu("results", "trace", "--election", "ppwp-2019", *words).json["cells"] == []
    done = sidalu(
        "results", "correct", "--election", "ppwp-2019", *words, "--value", "7", "--reason", "DA1", "--form", "DA1"
    )
    assert (done.json["before"], done.json["after"]) == (None, 7)
    (cell,) = sidalu("results", "trace", "--election", "ppwp-2019", *words).json["cells"]
    assert (cell["value"], cell["file"], cell["form"], cell["reason"]) == (7, "", "DA1", "DA1")


@pytest.mark.usefixtures("two")
def test_a_correction_is_told_with_what_stands_in_the_cell(sidalu: Sidalu) -> None:
    figure = ("--election", "ppwp-2019", "--source", "rekap", "--area", "32.71.03.1006", "--contestant", "2")
    told = ("--reason", "salah ketik", "--form", "DA1", "--dossier", "12")
    done = sidalu("results", "correct", *figure, "--value", "1.530", *told)
    assert (done.status, "Sempur: 210 menjadi 1.530" in done.out) == (0, True)
    traced = sidalu("results", "trace", *figure).out
    assert "Sebelumnya 210; dikoreksi: salah ketik." in traced
    assert "formulir DA1, berkas 12" in traced
    assert sidalu("results", "correct", *figure, "--value", "1.5", *told).status == 2


def test_what_fails_is_summed_up_by_kind(sidalu: Sidalu, tmp_path: Path) -> None:
    path = tmp_path / "situng.csv"
    rows = "\n".join(f"Bogor Tengah,{name},10,20,31,1,33" for name in ("Babakan", "Sempur"))
    path.write_text(f"kecamatan,kelurahan,01,02,Suara Sah,Suara Tidak Sah,Jumlah Suara\n{rows}\n", encoding="utf-8")
    assert sidalu("import", path, "--election", "ppwp-2019", "--area", "32.71").status == 0
    done = sidalu("results", "check")
    assert (done.status, done.out.count("  2 × Suara sah = suara semua peserta")) == (5, 1)


@pytest.mark.usefixtures("two")
def test_the_table_says_which_figures_differ(sidalu: Sidalu) -> None:
    told = sidalu("results", "compare", "--level", "kelurahan").out.splitlines()
    (same,) = [line for line in told if "Babakan" in line]
    (other,) = [line for line in told if "Sempur" in line]
    assert "≠" not in same
    assert other.split("≠")[1].strip() == "02"


@pytest.mark.usefixtures("two")
def test_one_source_is_nothing_to_compare(sidalu: Sidalu) -> None:
    done = sidalu("results", "compare", "--source", "rekap", "--json")
    assert (done.status, done.json["error"]["code"]) == (2, "sources_too_few")


@pytest.mark.usefixtures("two")
def test_what_is_settled_of_a_source_holds_until_undone(sidalu: Sidalu) -> None:
    def about(name: str, *words: str) -> Said:
        return sidalu("results", "source", name, *words, "--json")

    assert about("situng").json["official"] is False
    done = about("situng", "--official", "--rename", "Situng KPU", "--form", "C1", "--dossier", "77")
    assert (done.status, done.json["source"], done.json["official"]) == (0, "Situng KPU", True)
    assert "77" in done.err, "a dossier that is not there is said, not refused"
    assert sidalu("results", "show", "--level", "kecamatan", "--json").json["areas"][0]["votes"] == [210, 411]
    assert about("rekap").json["official"] is False
    assert about("rekap", "--rename", "situng kpu").json["error"]["code"] == "source_name_taken"
    sidalu("undo")
    assert about("rekap").json["official"] is True
    assert about("situng", "--status", "sementara").json["batch"] is None, "it was so already"


def test_the_copy_is_told_by_trace_and_by_undo(sidalu: Sidalu, tmp_path: Path, folder: Path) -> None:
    path = tmp_path / "DB1.csv"
    path.write_text(ROWS.format("rekap", 210), encoding="utf-8")
    sidalu("import", path, "--election", "ppwp-2019", "--area", "32.71", "--form", "DB1-PPWP", "--dossier", "12")
    cells = sidalu("results", "trace", "--area", "32.71", "--contestant", "2", "--json").json["cells"]
    assert {(cell["form"], cell["dossier"]) for cell in cells} == {("DB1-PPWP", "12")}
    (kept,) = {cell["kept"] for cell in cells}
    assert (folder / kept).read_bytes() == path.read_bytes()
    assert kept in sidalu("results", "trace", "--area", "32.71", "--contestant", "2").out
    assert sidalu("undo", "--json").json["copies"] == [kept]
    assert sidalu("redo").status == 0
    assert kept in sidalu("undo").out
    assert (sidalu("check").status, (folder / kept).is_file()) == (0, True)


def test_a_dossier_that_is_not_kept_is_worth_knowing(sidalu: Sidalu, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(ROWS.format("rekap", 210), encoding="utf-8")
    done = sidalu("import", path, "--election", "ppwp-2019", "--area", "32.71", "--dossier", "12", "--json")
    assert [(one["severity"], one["code"]) for one in done.json["problems"] if "dossier" in one["code"]] == [
        ("info", "dossier_not_kept")
    ]


@pytest.mark.usefixtures("two")
def test_a_figure_that_only_another_source_states_is_not_filled_by_chance(sidalu: Sidalu, tmp_path: Path) -> None:
    more = tmp_path / "situng lagi.csv"
    more.write_text("kecamatan,kelurahan,situng_01,situng_02\nBogor Tengah,Gudang,5,6\n", encoding="utf-8")
    assert sidalu("import", more, "--election", "ppwp-2019", "--area", "32.71").status == 0
    figure = ("--election", "ppwp-2019", "--area", "32.71.03.1001", "--contestant", "1")
    said = sidalu("results", "correct", *figure, "--value", "7", "--reason", "DA1")
    assert said.status == 2
    assert "--source" in said.err
    assert "situng" in said.err.casefold()
    named = sidalu("results", "correct", *figure, "--source", "situng", "--value", "7", "--reason", "DA1")
    assert named.status == 0
