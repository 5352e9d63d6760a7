"""Mappings on the command line: taken from a file, written to one, remembered or not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.app.cli.conftest import Sidalu

_LABELS = {"X0": "area:kecamatan", "X1": "contestant:1", "X2": "contestant:2"}
_ELECTION = ("--election", "ppwp-2019", "--area", "32.71")


def made(path: Path) -> Path:
    path.write_text("X0;X1;X2\nBogor Selatan;43065;75413\nBogor Timur;24636;36995\n", "utf-8")
    return path


def mapping(path: Path, sheet: str = "a", **labels: str) -> Path:
    lines = [{"heading": heading, "label": label} for heading, label in (labels or _LABELS).items()]
    path.write_text(json.dumps({"sidalu_mapping": 1, "sheets": {sheet: {"lines": lines}}}), "utf-8")
    return path


def test_a_file_that_nothing_tells_is_imported_by_a_mapping(sidalu: Sidalu, tmp_path: Path) -> None:
    file = made(tmp_path / "a.csv")
    assert sidalu("import", file, *_ELECTION).status == 4

    said = sidalu("import", file, *_ELECTION, "--mapping", mapping(tmp_path / "m.json"), "--json")

    assert said.status == 0
    assert said.json["counts"]["new"] == 4
    assert said.json["mapping"] == {"labels": 3, "remembered": False, "made_for": None}


def test_what_was_recognised_is_written_and_read_again_as_it_was(sidalu: Sidalu, tmp_path: Path) -> None:
    file, saved = made(tmp_path / "a.csv"), tmp_path / "simpan.json"
    first = sidalu(
        "import",
        file,
        *_ELECTION,
        "--mapping",
        mapping(tmp_path / "m.json"),
        "--save-mapping",
        saved,
        "--dry-run",
        "--json",
    )
    again = sidalu("import", file, *_ELECTION, "--mapping", saved, "--dry-run", "--json")

    assert saved.name in first.err
    labels = {line["line"]: line["label"] for line in json.loads(saved.read_text("utf-8"))["sheets"]["a"]["lines"]}
    assert labels == {"A": "area:kecamatan", "B": "contestant:1", "C": "contestant:2"}
    assert again.json == first.json


def test_a_mapping_is_remembered_unless_that_is_not_wanted(sidalu: Sidalu, tmp_path: Path) -> None:
    sidalu("import", made(tmp_path / "a.csv"), *_ELECTION, "--mapping", mapping(tmp_path / "m.json"))
    file = made(tmp_path / "b.csv")

    known = sidalu("import", file, *_ELECTION, "--dry-run", "--json")
    unknown = sidalu("import", file, *_ELECTION, "--dry-run", "--no-memory", "--json")

    assert known.json["mapping"]["made_for"] == "a.csv"
    assert known.json["counts"]["same"] == 4
    assert unknown.json["figures"] == 0


@pytest.mark.parametrize(
    ("text", "status", "told"),
    [
        ("[]", 3, "bukan pemetaan Sidalu"),
        (
            '{"sidalu_mapping": 1, "sheets": {"a": {"lines": [{"line": "C", "label": "suara"}]}}}',
            3,
            "“a”, C: arti “suara”",
        ),
        ('{"sidalu_mapping": 1, "sheets": {"a": {"header_rows": [9]}}}', 4, "baris 9"),
        ('{"sidalu_mapping": 1, "sheets": {"b": {"use": false}, "c": {"use": false}}}', 4, "lembar “b”"),
    ],
)
def test_a_mapping_that_is_off_is_told_and_nothing_changes(
    sidalu: Sidalu, folder: Path, tmp_path: Path, text: str, status: int, told: str
) -> None:
    path = tmp_path / "m.json"
    path.write_text(text, "utf-8")

    said = sidalu("import", made(tmp_path / "a.csv"), *_ELECTION, "--mapping", path)

    assert said.status == status
    assert told in said.err
    assert not folder.exists()


def test_a_mapping_is_written_from_one_file_that_holds_results(sidalu: Sidalu, tmp_path: Path) -> None:
    one, two, saved = made(tmp_path / "a.csv"), made(tmp_path / "b.csv"), tmp_path / "m.json"
    assert sidalu("import", one, two, "--save-mapping", saved).status == 2
    codes = tmp_path / "kode.csv"
    codes.write_text("Kode;Nama\n32.71;Kota Bogor\n32.71.01;Bogor Selatan\n", "utf-8")
    assert sidalu("import", codes, "--kind", "areas", "--dry-run", "--save-mapping", saved).status == 0
    assert not saved.exists()
