"""Numbers on the ballot given to contestants on the command line, where a file only names them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.app.cli.conftest import Sidalu

_PAIRS = """Pemilihan Wali Kota dan Wakil Wali Kota Bogor 2013
Kecamatan,Anu Bin Fulan - Polan Suryana,Dadap Waru - Sengon Laut
Bogor Selatan,101,102
Bogor Timur,201,202
Bogor Tengah,301,302
"""
_FIRST, _SECOND = "Anu Bin Fulan - Polan Suryana", "Dadap Waru - Sengon Laut"


@pytest.fixture
def pairs(tmp_path: Path) -> Path:
    path = tmp_path / "pilwalkot.csv"
    path.write_text(_PAIRS, encoding="utf-8")
    return path


def test_numbers_are_given_by_name(sidalu: Sidalu, pairs: Path) -> None:
    asked = sidalu("import", pairs, "--area", "32.71", "--json")
    assert (asked.status, asked.json["error"]["code"]) == (4, "contestant_without_number")
    assert "--contestant-number" in asked.json["error"]["message"]
    given = ("--contestant-number", f"{_FIRST}=3", "--contestant-number", "dadap waru -  sengon laut=1:Dadap & Sengon")
    done = sidalu("import", pairs, "--area", "32.71", *given, "--json")
    assert (done.status, done.json["counts"]["new"]) == (0, 6)
    assert {(each["number"], each["total"]) for each in done.json["contestants"]} == {(3, 603), (1, 606)}
    shown = sidalu("results", "show", "--json").json
    assert {each["number"]: (each["name"], each["votes"]) for each in shown["contestants"]} == {
        3: (_FIRST, 603),
        1: ("Dadap & Sengon", 606),
    }


@pytest.mark.parametrize(
    ("texts", "status", "told"),
    [
        ((_FIRST,), 2, "JUDUL=NOMOR"),
        ((f"{_FIRST}=0",), 2, "JUDUL=NOMOR"),
        (("=2",), 2, "JUDUL=NOMOR"),
        ((f"{_FIRST}=2", f"{_SECOND}=2"), 2, _SECOND),
        (("Orang Lain=2",), 4, _SECOND),
    ],
)
def test_what_cannot_be_meant_changes_nothing(
    sidalu: Sidalu, pairs: Path, texts: tuple[str, ...], status: int, told: str
) -> None:
    given = [part for text in texts for part in ("--contestant-number", text)]
    done = sidalu("import", pairs, "--area", "32.71", *given)
    assert done.status == status
    assert told in done.err
    assert sidalu("results", "list", "--json").json == []
