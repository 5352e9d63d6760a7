"""The sample's workbooks reopen, say that they are samples, and hold the figures and the official columns."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from app.demo import lists, workbook
from app.demo.collection import classification, collection

WRITERS = {**workbook.WRITERS, **lists.WRITERS}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("sumber")
    for name, write in WRITERS.items():
        write(made / name)
    return made


def texts(sheet: Worksheet) -> list[str]:
    return [str(value) for row in sheet.iter_rows(values_only=True) for value in row if value is not None]


def test_every_sheet_says_that_it_is_a_sample(folder: Path) -> None:
    books = sorted(folder.glob("*.xlsx"))
    assert len(books) == 7
    for path in books:
        for sheet in load_workbook(path).worksheets:
            assert any("ontoh" in text for text in texts(sheet)), (path.name, sheet.title)
            assert "CONTOH" in (sheet.oddFooter.left.text or "")


def test_results_hold_the_published_figures_and_sums_where_nothing_recalculates(folder: Path) -> None:
    stored = load_workbook(folder / workbook.PRESIDENT_FILE, data_only=True)["Rekap Kecamatan"]
    rows = list(stored.iter_rows(values_only=True))
    assert (3, "32.71.03", "Bogor Tengah", 26_735, 38_646, 65_381) in rows
    assert rows[-1] == ("JUMLAH", None, None, 228_112, 399_073, 627_185)
    live = load_workbook(folder / workbook.PRESIDENT_FILE)["Rekap Kecamatan"]
    assert live.cell(stored.max_row, 4).value == "=SUM(D8:D13)"
    assert any(
        "228.194" in text for text in texts(load_workbook(folder / workbook.PRESIDENT_FILE)["Sumber dan Catatan"])
    )

    mayor = load_workbook(folder / workbook.MAYOR_FILE, data_only=True)["Rekap Kota"]
    wanted = (48_175, 136_961, 183_500, 58_415, 71_736, 498_787, 25_438, 524_225, 815_249)
    assert (1, "32.71", "Kota Bogor", *wanted) in list(mayor.iter_rows(values_only=True))

    situng = load_workbook(folder / workbook.SITUNG_FILE, data_only=True)["Situng"]
    assert (1, "32.71", "Kota Bogor", 228_194, 399_224) in list(situng.iter_rows(values_only=True))

    council = load_workbook(folder / workbook.COUNCIL_FILE, data_only=True)
    city = list(council["Rekap Kota"].iter_rows(values_only=True))
    assert (
        1,
        "32.71",
        "Kota Bogor",
        47_450,
        78_882,
        71_460,
        90_016,
        30_038,
        132_645,
        50_654,
        43_665,
        21_172,
        38_480,
        50,
    ) in city
    second = list(council["Dapil 2"].iter_rows(values_only=True))
    assert (1, None, "Kota Bogor 2", 7_748, 20_543, 15_192, 15_353, 6_842, 18_760, 10_792, 8_998, 8_965, 10) in second


def test_lists_have_the_official_columns_and_every_dossier(folder: Path) -> None:
    active = load_workbook(folder / lists.ACTIVE_FILE)
    inactive = load_workbook(folder / lists.INACTIVE_FILE)
    assert len(active.worksheets) == len(inactive.worksheets) == 4
    for book, columns in ((active, 13), (inactive, 11)):
        for sheet in book.worksheets:
            assert any(
                tuple(row[:columns]) == tuple(f"({number})" for number in range(1, columns + 1))
                for row in sheet.iter_rows(values_only=True)
            )
            assert "(nama pejabat)" in texts(sheet)
    written = [text for book in (active, inactive) for sheet in book.worksheets for text in texts(sheet)]
    for dossier in collection():
        assert written.count(dossier.title) == 1
        for item in dossier.items:
            assert item.title in written or not dossier.active


def test_retention_is_said_to_be_invented(folder: Path) -> None:
    sheet = load_workbook(folder / lists.CLASSIFICATION_FILE)["Klasifikasi"]
    rows = [row for row in sheet.iter_rows(values_only=True) if row[2] is not None and isinstance(row[2], int)]
    assert len(rows) == len(classification())
    assert all("contoh" in str(row[5]) for row in rows)


def test_the_same_sample_is_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    for name, write in WRITERS.items():
        write(tmp_path / name)
        assert (tmp_path / name).read_bytes() == (folder / name).read_bytes()
