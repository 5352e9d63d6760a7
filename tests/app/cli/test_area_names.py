"""Names of areas decided on the command line, and remembered."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.app.cli.conftest import Sidalu

_CSV = """Kecamatan,Kelurahan,01 Joko Widodo,02 Prabowo,Suara Sah
BOGOR BARAT,SINDANGBARANG,10,20,30
BOGOR BARAT,BUBULOK,1,2,3
BOGOR TENGAH,SAWAH LEGA,5,6,11
"""


@pytest.fixture
def results(tmp_path: Path) -> Path:
    path = tmp_path / "pilpres 2019 kota bogor.csv"
    path.write_text(_CSV, encoding="utf-8")
    return path


def test_names_are_decided_once(sidalu: Sidalu, results: Path) -> None:
    asked = sidalu("import", results, "--election", "ppwp-2019", "--area", "32.71", "--dry-run", "--json").json
    assert asked["counts"]["refused"] == 6
    assert {name["name"]: name["suggestions"] for name in asked["areas"]["names"]} == {
        "BUBULOK": [{"code": "32.71.04.1003", "name": "Bubulak", "within": "Bogor Barat", "likelihood": 0.86}],
        "SAWAH LEGA": [],
    }
    decided = ("--area-name", "BOGOR BARAT/BUBULOK=32.71.04.1003", "--area-name", "BOGOR TENGAH/SAWAH LEGA=baru")
    done = sidalu("import", results, "--election", "ppwp-2019", "--area", "32.71", *decided, "--json")
    assert (done.status, done.json["counts"]["new"], done.json["counts"]["refused"]) == (0, 9, 0)
    said = {name["name"]: name["means"]["name"] for name in done.json["areas"]["names"]}
    assert said == {"BUBULOK": "Bubulak", "SAWAH LEGA": "SAWAH LEGA"}
    again = sidalu("import", results, "--election", "ppwp-2019", "--area", "32.71", "--json").json
    assert (again["counts"]["same"], again["counts"]["refused"]) == (9, 0)
    assert [name["why"] for name in again["areas"]["names"]] == ["area_by_alias"]


def test_unknown_areas_are_added_on_demand(sidalu: Sidalu, results: Path) -> None:
    done = sidalu("import", results, "--election", "ppwp-2019", "--area", "32.71", "--add-areas")
    assert done.status == 0
    assert "ditambahkan sebagai wilayah baru di Bogor Tengah" in done.out
    assert "Bubulak (32.71.04.1003)" in done.out


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("BUBULOK", 2),
        ("BUBULOK=Bubulak", 2),
        ("=32.71.04.1003", 2),
        ("BUBULOK=baru:x", 2),
        ("BUBULOK=99.99.99.9999", 4),
        ("BUBULOK=32.71.04.1003", 0),
        ("SAWAH LEGA=baru:32.71.03", 0),
    ],
)
def test_what_cannot_be_meant_is_said(sidalu: Sidalu, results: Path, text: str, status: int) -> None:
    words = ("--election", "ppwp-2019", "--area", "32.71", "--area-name", text, "--dry-run")
    done = sidalu("import", results, *words)
    assert done.status == status
    assert done.err.count("\n") <= 1
    assert "Traceback" not in done.err
