"""JSON of a site from file to figure on the command line: districts by code, own votes, paths where figures stand."""

from __future__ import annotations

import json
from pathlib import Path

from tests.app.cli.conftest import Sidalu

PARTIES = {
    str(number): {
        f"1{number:02}01": 6,
        f"1{number:02}02": 4,
        "jml_suara_total": 10 + number,
        "jml_suara_partai": number,
    }
    for number in (*range(1, 18), 24)
}
ELECTION = ("--election", "pdprdk-2024")


def _district(folder: Path, code: str = "327101") -> Path:
    path = folder / f"{code}.json"
    path.write_text(json.dumps({"mode": "hhcd", "table": PARTIES}), "utf-8")
    return path


def test_the_code_of_a_district_says_whose_it_is_and_which(sidalu: Sidalu, tmp_path: Path) -> None:
    said = sidalu("import", _district(tmp_path), *ELECTION, "--dry-run", "--json").json
    assert said["areas"]["root"] == {"code": "327101", "name": "Dapil Kota Bogor 1", "level": "dapil"}
    assert (said["counts"]["new"], said["counts"]["refused"]) == (36, 0)
    assert {problem["severity"] for problem in said["problems"]} <= {"info"}


def test_a_district_that_is_kept_is_met_by_its_code(sidalu: Sidalu, tmp_path: Path) -> None:
    known = tmp_path / "dapil.csv"
    known.write_text("Dapil,PKB,Gerindra\nDapil Kota Bogor 1,11,12\nDapil Kota Bogor 2,1,2\n", "utf-8")
    assert sidalu("import", known, *ELECTION, "--area", "32.71", "--source", "rekap").status == 0
    said = sidalu("import", _district(tmp_path), *ELECTION, "--source", "rekap", "--json").json
    assert (said["counts"]["same"], said["counts"]["new"]) == (2, 34)


def test_candidates_by_ids_are_said_to_be_left_out(sidalu: Sidalu, tmp_path: Path) -> None:
    problems = sidalu("import", _district(tmp_path), *ELECTION, "--dry-run", "--json").json["problems"]
    (left,) = [problem for problem in problems if problem["code"] == "json_candidates_by_id"]
    assert left["path"] == "table.1.10101"
    assert len(left["cells"]) == 36


def test_a_trace_names_the_path_in_the_file(sidalu: Sidalu, tmp_path: Path) -> None:
    assert sidalu("import", _district(tmp_path), *ELECTION).status == 0
    for contestant, path, value in (("3", "table.3.jml_suara_total", 13), ("3.0", "table.3.jml_suara_partai", 3)):
        words = ("results", "trace", "--area", "327101", "--contestant", contestant)
        (cell,) = sidalu(*words, "--json").json["cells"]
        assert (cell["path"], cell["value"], cell["sheet"]) == (path, value, "327101")
        assert path in sidalu(*words).out


def test_a_trace_without_its_copy_still_names_the_cell(sidalu: Sidalu, tmp_path: Path, folder: Path) -> None:
    assert sidalu("import", _district(tmp_path), *ELECTION).status == 0
    (copy,) = (folder / "berkas").rglob("*.json")
    copy.chmod(0o644)
    copy.unlink()
    (cell,) = sidalu("results", "trace", "--area", "327101", "--contestant", "3", "--json").json["cells"]
    assert "path" not in cell
    assert cell["cell"]
