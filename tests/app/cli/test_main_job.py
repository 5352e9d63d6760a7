"""The main job by commands: import real results, see them, follow a figure to its cell, undo."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from tests.app.cli.conftest import Sidalu

BY_SUBDISTRICT = {
    "Bogor Selatan": [43065, 75413],
    "Bogor Timur": [24636, 36995],
    "Bogor Tengah": [26735, 38646],
    "Bogor Barat": [50238, 94401],
    "Bogor Utara": [40210, 69407],
    "Tanah Sareal": [43228, 84211],
}


def test_recap_of_2019_comes_out_to_the_digit(sidalu: Sidalu, shared_data: Path) -> None:
    done = sidalu("import", shared_data / "bogor_pilpres2019_kelurahan.csv", "--source", "rekap", "--json")
    assert done.status == 0
    assert done.json["applied"] is True
    assert done.json["election"] == {"kind": "ppwp", "year": 2019, "round": 1, "guessed": True}
    assert [who["total"] for who in done.json["contestants"]] == [228112, 399073]
    assert done.json["areas"]["matched"] == 68
    assert done.json["areas"]["unmatched"] == []

    city = sidalu("results", "show", "--level", "kabko", "--json").json
    assert [area["votes"] for area in city["areas"]] == [[228112, 399073]]
    parts = sidalu("results", "show", "--level", "kecamatan", "--json").json
    assert {area["name"]: area["votes"] for area in parts["areas"]} == BY_SUBDISTRICT
    assert parts["coverage"] == {"unit": "kelurahan", "reported": 68, "expected": 68}


def test_sources_side_by_side_are_held_apart(sidalu: Sidalu, shared_data: Path) -> None:
    assert sidalu("import", shared_data / "bogor_pilpres2019_kelurahan.csv").status == 0
    listed = {line["source"]: line["status"] for line in sidalu("results", "list", "--json").json}
    assert listed == {"situng": "sementara", "kawal": "sementara", "rekap": "final"}
    totals = {
        source: sidalu("results", "show", "--level", "kabko", "--source", source, "--json").json["areas"][0]["votes"]
        for source in listed
    }
    assert totals["rekap"] == [228112, 399073]
    assert totals["situng"] == [228194, 399224]


def test_faulty_rows_of_the_stations_are_told(sidalu: Sidalu, shared_data: Path) -> None:
    plan = sidalu("import", shared_data / "bogor_pilpres2019_tps.csv", "--source", "situng", "--dry-run", "--json").json
    rows: dict[str, set[str]] = {"check6": set(), "check7": set()}
    for problem in plan["problems"]:
        if problem["code"].startswith("check"):
            rows[problem["code"][:6]].add(problem["cell"].lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
    assert (len(rows["check7"]), len(rows["check6"]), len(rows["check6"] | rows["check7"])) == (175, 49, 201)


def test_a_dry_run_creates_nothing(sidalu: Sidalu, shared_data: Path, folder: Path) -> None:
    done = sidalu("import", shared_data / "bogor_pilpres2019_kelurahan.csv", "--dry-run", "--json")
    assert (done.status, done.json["applied"], done.json["batch"]) == (0, False, None)
    assert not folder.exists()


def test_the_same_file_again_changes_nothing(sidalu: Sidalu, shared_data: Path) -> None:
    first = sidalu("import", shared_data / "bogor_pilpres2019_kelurahan.csv", "--json").json
    again = sidalu("import", shared_data / "bogor_pilpres2019_kelurahan.csv", "--json").json
    assert first["counts"]["new"] == again["counts"]["same"] > 0
    assert again["counts"]["new"] == again["counts"]["changed"] == 0
    assert again["batch"] is None
    assert len(sidalu("history", "--json").json) == 1


def test_a_figure_tells_its_cell(sidalu: Sidalu, shared_data: Path) -> None:
    done = sidalu("import", shared_data / "bogor_pilpres2019_kelurahan.csv", "--source", "rekap", "--json").json
    told = sidalu("results", "trace", "--area", "32.71.01.1001", "--contestant", "2", "--json").json
    assert told["value"] == 3327
    assert told["derived"] is False
    [cell] = told["cells"]
    assert (cell["cell"], cell["file"], cell["sha256"]) == (
        "R2",
        "bogor_pilpres2019_kelurahan.csv",
        done["file"]["sha256"],
    )
    summed = sidalu("results", "trace", "--area", "32.71", "--contestant", "2", "--json").json
    assert (summed["value"], summed["derived"], len(summed["cells"])) == (399073, True, 68)


def test_undo_leaves_the_cabinet_as_before_and_redo_brings_it_back(
    sidalu: Sidalu, shared_data: Path, folder: Path
) -> None:
    sidalu("import", shared_data / "wilayah_3271.csv")
    sidalu("import", shared_data / "bogor_pilpres2019_kelurahan.csv", "--source", "situng")
    before = _content(folder)
    sidalu("import", shared_data / "bogor_pilpres2019_kelurahan.csv", "--source", "rekap")
    after = _content(folder)
    assert before != after
    assert sidalu("undo").status == 0
    assert _content(folder) == before
    assert sidalu("redo").status == 0
    assert _content(folder) == after
    assert [act["undone"] for act in sidalu("history", "--json").json if "rekap" in act["what"]] in ([], [False])


def _content(folder: Path) -> dict[str, list[tuple[object, ...]]]:
    """Return what counts in the results tables: rows in history, and figures whose delivery is live."""
    with sqlite3.connect(folder / "catalogue.db") as database:
        tables = ("election", "contest", "subject", "source", "area")
        content = {table: database.execute(f"select * from {table} order by id").fetchall() for table in tables}
        content["live"] = database.execute(
            "select figure.* from figure join delivery on delivery.id = figure.delivery where live order by 1, 2, 3"
        ).fetchall()
    database.close()
    return content


def test_a_file_given_twice_counts_once(sidalu: Sidalu, tmp_path: Path) -> None:
    path, copy = tmp_path / "pilpres 2019.csv", tmp_path / "salinan pilpres 2019.csv"
    for each in (path, copy):
        each.write_text("Kecamatan,01,02\nBogor Timur,24636,36995\n", "utf-8")
    for words in (("--dry-run",), ()):
        done = sidalu("import", path, path, copy, "--area", "32.71", "--json", *words).json["imports"]
        assert [(one["counts"]["new"], one["counts"]["same"]) for one in done] == [(2, 0), (0, 2), (0, 2)]
    [act] = sidalu("history", "--json").json
    assert act["what"] == "Memasukkan pilpres 2019.csv: 2 angka atau catatan"


def test_people_see_voters_where_there_are_no_votes_and_valid_votes_beside_the_contestants(
    sidalu: Sidalu, tmp_path: Path
) -> None:
    voters, votes = tmp_path / "pilwalkot 2024.csv", tmp_path / "pilpres 2019.csv"
    voters.write_text("Kecamatan,DPT L,DPT P\nBogor Timur,100,1234\n", "utf-8")
    votes.write_text("Kecamatan,01,02,Suara Sah,DPT\nBogor Timur,20,30,50,777\n", "utf-8")
    for path in (voters, votes):
        assert sidalu("import", path, "--area", "32.71").status == 0
    assert "1.234" in sidalu("results", "show", "--election", "pkwkk-2024").out
    shown = sidalu("results", "show", "--election", "ppwp-2019").out
    assert "50" in shown
    assert "777" not in shown


def test_coverage_is_measured_by_the_stations_that_are_expected(sidalu: Sidalu, shared_data: Path) -> None:
    sidalu("import", shared_data / "bogor_pilpres2019_tps.csv", "--source", "situng")
    before = sidalu("results", "list", "--json").json[0]["coverage"]
    assert (before["unit"], before["expected"]) == ("tps", 3209)
    done = sidalu("results", "expected", "--area", "32.71", "--stations", 3300, "--json").json
    assert (done["stations"], done["settled"]) == (3300, True)
    assert sidalu("results", "list", "--json").json[0]["coverage"] == {**before, "expected": 3300}
    assert sidalu("results", "expected", "--area", "32.71").out.strip() == "Kota Bogor: 3.300 TPS."
    assert sidalu("results", "expected", "--area", "32.71", "--forget", "--json").json["stations"] is None


def test_a_figure_is_corrected_with_its_reason(sidalu: Sidalu, shared_data: Path) -> None:
    sidalu("import", shared_data / "bogor_pilpres2019_kelurahan.csv", "--source", "rekap")
    where = ("--area", "32.71.01.1001", "--contestant", "1")
    before = sidalu("results", "trace", *where, "--json").json["value"]
    done = sidalu("results", "correct", *where, "--value", before + 5, "--reason", "lihat DA1", "--json")
    assert (done.status, done.json["before"], done.json["after"]) == (0, before, before + 5)
    assert sidalu("results", "trace", *where, "--json").json["value"] == before + 5
    city = sidalu("results", "show", "--level", "kabko", "--json").json
    assert city["areas"][0]["votes"] == [228112 + 5, 399073]
    refused = sidalu("results", "correct", "--area", "32.71", "--contestant", "1", "--value", 1, "--reason", "x")
    assert refused.status == 4
    assert sidalu("undo").status == 0
    assert sidalu("results", "trace", *where, "--json").json["value"] == before
    blanked = sidalu("results", "correct", *where, "--blank", "--reason", "kertasnya tidak terbaca", "--json").json
    assert (blanked["before"], blanked["after"]) == (before, None)
    traced = sidalu("results", "trace", *where, "--json").json
    assert (traced["value"], traced["cells"][0]["value"], traced["cells"][0]["written"]) == (None, None, str(before))
