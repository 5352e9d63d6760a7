"""A council recap of two districts, made up: read, stored, shown at every level, traced to its cells, undone."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from app.cli import run as sidalu

DISTRICTS = {
    1: (("BOGOR TIMUR", "BOGOR TENGAH"), {"PARTAI KEBANGKITAN BANGSA": ("ANI", "BUDI"), "PARTAI GERINDRA": ("CICI",)}),
    2: (("BOGOR SELATAN",), {"PARTAI KEBANGKITAN BANGSA": ("DODI", "EKO"), "PARTAI GERINDRA": ("FANI",)}),
}
CITY = (138, 149)


def figures(district: int, party: int, rows: int, areas: int) -> list[list[int]]:
    """Return own votes and candidates' by row, one for each area."""
    return [[10 * party + 3 * district + row + area for area in range(areas)] for row in range(rows)]


def areas_as_columns(sheet: Worksheet, district: int, stating: Sequence[int]) -> None:
    areas, parties = DISTRICTS[district]
    for line in (["MODEL D.HASIL KABKO-DPRD KAB/KOTA PEMILU 2024"], ["KABUPATEN/KOTA", ": KOTA BOGOR"]):
        sheet.append(line)
    sheet.append(["DAERAH PEMILIHAN", f": KOTA BOGOR {district}"])
    sheet.append(["NO", "URAIAN", *areas, "JUMLAH AKHIR"])
    valid = [0] * len(areas)
    for number, (party, people) in enumerate(parties.items(), 1):
        rows = figures(district, number, len(people) + 1, len(areas))
        labels = [("A.1", f"{number}. {party}"), *(("A.2", f"{at}. {name}") for at, name in enumerate(people, 1))]
        for (mark, label), row in zip(labels, rows, strict=True):
            sheet.append([mark, label, *row, sum(row)])
        total = [sum(column) for column in zip(*rows, strict=True)]
        if number in stating:
            sheet.append(["B", "JUMLAH SUARA SAH PARTAI POLITIK DAN CALON (A.1+A.2)", *total, sum(total)])
        valid = [before + more for before, more in zip(valid, total, strict=True)]
    sheet.append([None, "JUMLAH SELURUH SUARA SAH", *valid, sum(valid)])


def run(capsys: pytest.CaptureFixture[str], folder: Path, *words: str) -> object:
    status = sidalu(["--data", str(folder), *words, "--json"])
    answer = json.loads(capsys.readouterr().out)
    assert status == 0, answer
    return answer


@pytest.mark.parametrize("stating", [(1, 2), (), (1,)], ids=["with B", "without B", "mixed"])
def test_a_council_recap_of_two_districts(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], stating: tuple[int, ...]
) -> None:
    book = openpyxl.Workbook()
    for district in DISTRICTS:
        areas_as_columns(book.create_sheet(f"Dapil {district}"), district, stating)
    path, folder = tmp_path / "rekap contoh buatan.xlsx", tmp_path / "lemari"
    book.save(path)

    answer = run(capsys, folder, "import", str(path))
    assert isinstance(answer, dict)
    assert [one for one in answer["problems"] if one["severity"] != "info"] == []
    assert [(party["total"], party["own"]) for party in answer["contestants"]] == [(138, 43), (149, 73)]
    assert [one["name"] for party in answer["contestants"] for one in party["candidates"]] == [
        *("ANI", "BUDI", "DODI", "EKO"),
        *("CICI", "FANI"),
    ]
    for level, count in (("kabko", 1), ("dapil", 2), ("kecamatan", 3)):
        view = run(capsys, folder, "results", "show", "--level", level)
        assert isinstance(view, dict)
        votes = [area["votes"] for area in view["areas"]]
        assert (len(votes), tuple(map(sum, zip(*votes, strict=True)))) == (count, CITY)
        assert view["findings"] == []
    inside = run(capsys, folder, "results", "show", "--area", "327101", "--level", "kecamatan")
    assert isinstance(inside, dict)
    assert [area["name"] for area in inside["areas"]] == ["Bogor Timur", "Bogor Tengah"]
    listed = run(capsys, folder, "results", "show", "--level", "dapil", "--candidates")
    assert isinstance(listed, dict)
    people = {(one["name"], one["district"], one["votes"]) for one in listed["contestants"][0]["candidates"]}
    assert {("ANI", "Dapil Kota Bogor 1", 29), ("EKO", "Dapil Kota Bogor 2", 18)} <= people
    assert [area["parts"] for area in listed["areas"]] == [
        {"1.0": 27, "1.1": 29, "1.2": 31, "2.0": 47, "2.1": 49},
        {"1.0": 16, "1.1": 17, "1.2": 18, "2.0": 26, "2.1": 27},
    ]
    for contestant, value in (("1", 138), ("2", 149), ("1.0", 43)):
        traced = run(capsys, folder, "results", "trace", "--area", "32.71", "--contestant", contestant)
        assert isinstance(traced, dict)
        assert (traced["value"], sum(cell["value"] for cell in traced["cells"])) == (value, value)
    assert sidalu(["--data", str(folder), "results", "trace", "--area", "32.71", "--contestant", "1.1"]) == 2
    assert "327101, 327102" in capsys.readouterr().err
    one = run(capsys, folder, "results", "trace", "--area", "327102", "--contestant", "1.1")
    assert isinstance(one, dict)
    assert [(cell["sheet"], cell["cell"], cell["value"]) for cell in one["cells"]] == [("Dapil 2", "C6", 17)]
    written = tmp_path / "laporan.xlsx"
    assert sidalu(["--data", str(folder), "report", "workbook", "--out", str(written)]) == 0
    rows = list(openpyxl.load_workbook(written)["Calon"].iter_rows(min_row=5, max_col=7, values_only=True))
    file = "rekap contoh buatan.xlsx"
    both = f"{file}, lembar Dapil 1, sel C5, D5; {file}, lembar Dapil 2, sel C5"
    assert rows[0][4:] == ("Suara partai", 43, both)
    place = f"{file}, lembar Dapil 2, sel C6"
    assert ("1", "PKB", "Dapil Kota Bogor 2", "1", "DODI", 17, place) in rows
    assert sidalu(["--data", str(folder), "undo"]) == 0
    capsys.readouterr()
    assert run(capsys, folder, "results", "list") == []
