"""Pages of one party and lists under a dapil, made up: imported by the command, and shown with every figure."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest

from app.cli import run as sidalu
from importers.grid import Value

PARTIES = (("1. PARTAI KEBANGKITAN BANGSA", 0), ("2. PARTAI GERINDRA", 100))
AREAS = (("Bogor Timur", 10), ("Bogor Tengah", 20))
DISTRICTS = (("DAPIL KOTA BOGOR 1", (900, 1200)), ("DAPIL KOTA BOGOR 2", (700, 800)))


def saved(path: Path, rows: list[list[Value]]) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    book.save(path)
    return path


def run(capsys: pytest.CaptureFixture[str], folder: Path, *words: str) -> dict[str, object]:
    status = sidalu(["--data", str(folder), *words, "--json"])
    answer = json.loads(capsys.readouterr().out)
    assert status == 0, answer
    assert isinstance(answer, dict)
    return answer


def votes_at(capsys: pytest.CaptureFixture[str], folder: Path, level: str) -> list[list[int]]:
    areas = run(capsys, folder, "results", "show", "--level", level)["areas"]
    assert isinstance(areas, list)
    return [area["votes"] for area in areas]


def test_pages_of_parties_under_each_other(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows: list[list[Value]] = [["PEROLEHAN SUARA CALEG DPRD KOTA BOGOR PEMILU 2024"], ["DAPIL KOTA BOGOR 1"]]
    for party, more in PARTIES:
        pages = [[name, own + more, 5, 6, own + more + 11] for name, own in AREAS]
        sums = [sum(int(page[at]) for page in pages) for at in range(1, 5)]
        rows += [["PARTAI", party], ["Kecamatan", "Suara Partai", 1, 2, "Jumlah"], *pages, ["JUMLAH", *sums], []]
    folder = tmp_path / "lemari"

    answer = run(capsys, folder, "import", str(saved(tmp_path / "caleg.xlsx", rows)))

    problems, contestants = answer["problems"], answer["contestants"]
    assert isinstance(problems, list)
    assert isinstance(contestants, list)
    assert [one for one in problems if one["severity"] != "info"] == []
    assert [(one["number"], one["total"], one["own"]) for one in contestants] == [(1, 52, 30), (2, 252, 230)]
    assert sorted(votes_at(capsys, folder, "kecamatan")) == [[21, 121], [31, 131]]


def test_lists_of_parties_by_dapil_with_their_seats(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows: list[list[Value]] = [["PEROLEHAN SUARA DPRD KOTA BOGOR PEMILU 2024"]]
    for title, votes in DISTRICTS:
        rows += [[title], ["No", "Partai", "Suara", "Kursi"]]
        rows += [
            [at, party[3:], count, at] for at, ((party, _), count) in enumerate(zip(PARTIES, votes, strict=True), 1)
        ]
        rows += [[None, "Jumlah", sum(votes), 3], []]
    folder = tmp_path / "lemari"

    answer = run(capsys, folder, "import", str(saved(tmp_path / "dapil.xlsx", rows)))

    problems = answer["problems"]
    assert isinstance(problems, list)
    assert [one for one in problems if one["severity"] != "info"] == []
    assert [one["cells"] for one in problems if one["code"] == "seats_won_left"] == [["D3", "D9"]]
    assert sorted(votes_at(capsys, folder, "dapil")) == [[700, 800], [900, 1200]]


def test_a_list_of_who_was_elected_is_refused_with_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows: list[list[Value]] = [
        ["DAFTAR CALON TERPILIH ANGGOTA DPRD KOTA BOGOR PEMILU 2024"],
        ["No", "Nama Calon Terpilih", "Partai", "Dapil", "Suara Sah"],
        [1, "Anu", "PKB", "Kota Bogor 1", 5000],
        [2, "Dadap", "Gerindra", "Kota Bogor 2", 4000],
    ]
    path = saved(tmp_path / "terpilih.xlsx", rows)

    status = sidalu(["--data", str(tmp_path / "lemari"), "import", str(path), "--json"])

    answer = json.loads(capsys.readouterr().out)
    assert (status, answer["figures"]) == (4, 0)
    assert "daftar calon terpilih" in str(answer["sheets"])


def test_json_that_is_refused_says_why(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "buku.json"
    path.write_text(json.dumps([{"judul": "A", "isi": "b"}]), "utf-8")

    status = sidalu(["--data", str(tmp_path / "lemari"), "import", str(path), "--json"])

    answer = json.loads(capsys.readouterr().out)
    assert (status, answer["error"]["code"]) == (4, "json_not_results")
    assert "judul, isi" in answer["error"]["message"]
