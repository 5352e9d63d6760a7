"""Sums that no word says to be so, sums carried from page to page, and people with disabilities by sex."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from openpyxl.styles import Font

from importers.grid import Value, read_workbook
from importers.results import read_results
from tests.importers.sheets import Rows, complaints, keys, names, one, table_of

_ROWS: list[list[Value]] = [
    ["Bogor Selatan", 50, 60, 110],
    ["Bogor Timur", 40, 30, 70],
    ["Bogor Utara", 45, 31, 76],
]
_HEAD: list[list[Value]] = [["Rekap PPWP 2019 Kota Bogor"], ["Kecamatan", "01", "02", "Sah"]]


@pytest.mark.parametrize("label", [None, "-", "Semua", "KOTA", "Kota Bogor", "Rekap"])
@pytest.mark.parametrize("printed", [(135, 121, 256), (135, 121, 257)], ids=["right", "one slip"])
def test_a_bold_last_row_that_equals_the_sums_is_one(
    tmp_path: Path, label: str | None, printed: tuple[int, int, int]
) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in [*_HEAD, *_ROWS, [label, *printed]]:
        sheet.append(row)
    for cell in sheet[sheet.max_row]:
        cell.font = Font(bold=True)
    book.save(tmp_path / "rekap.xlsx")

    reading = read_results(read_workbook(tmp_path / "rekap.xlsx"))

    table = table_of(reading)
    assert names(table) == [(str(row[0]),) for row in _ROWS]
    assert [(line.line, values) for line, values in table.totals] == [(6, printed)]
    assert complaints(reading) == []


def test_a_last_area_is_no_sum_because_one_column_comes_near() -> None:
    rows: Rows = [*_HEAD, *_ROWS, ["Tanah Sareal", 135, 40, 175]]

    assert len(table_of(read_results(one(rows))).areas) == 4


def test_figures_of_nobody_under_parties_are_their_sum() -> None:
    rows: Rows = [
        ["PEROLEHAN SUARA DPRD KOTA BOGOR 2019"],
        ["Partai", "Bogor Selatan", "Bogor Timur"],
        ["PKB", 10, 20],
        ["Gerindra", 20, 30],
        ["PDIP", 30, 40],
        [None, 60, 90],
    ]

    table = table_of(read_results(one(rows)))

    assert list(table.values) == [(10, 20, 30), (20, 30, 40)]
    assert [(printed.line, printed.of, printed.values) for printed in table.sums] == [(6, (0, 1, 2), (60, 90))]


def test_what_is_carried_from_page_to_page_is_marked_in_rows_too() -> None:
    rows: Rows = [
        *_HEAD,
        *_ROWS,
        ["JUMLAH DIPINDAHKAN", 135, 121, 256],
        [],
        _HEAD[1],
        ["JUMLAH PINDAHAN", 135, 121, 256],
        ["Bogor Barat", 10, 20, 30],
        ["JUMLAH AKHIR", 145, 141, 286],
    ]

    table = table_of(read_results(one(rows)))

    assert len(table.areas) == 4
    assert [line.line for line, _ in table.totals] == [11]
    assert table.carried == {(row, column) for row in (6, 9) for column in range(1, 5)}


def test_people_with_disabilities_are_read_by_sex() -> None:
    rows: Rows = [
        ["Rekap PPWP 2019 Kota Bogor"],
        ["Kecamatan", "Pemilih Disabilitas", None, None, "Disabilitas Menggunakan Hak Pilih", None, None, "01", "02"],
        [None, "L", "P", "JML", "L", "P", "JML"],
        ["Bogor Selatan", 3, 4, 7, 2, 3, 5, 50, 60],
        ["Bogor Timur", 2, 5, 8, 1, 2, 3, 40, 30],
    ]
    merges = ((2, 1, 3, 1), (2, 2, 2, 4), (2, 5, 2, 7), (2, 8, 3, 8), (2, 9, 3, 9))

    table = table_of(read_results(one(rows, merges=merges)))

    people = [f"disabled_{who}{sex}" for who in ("registered", "voted") for sex in ("_l", "_p", "")]
    assert keys(table) == [*people, 1, 2]
    assert list(table.values) == [(3, 4, 7, 2, 3, 5, 50, 60), (2, 5, 8, 1, 2, 3, 40, 30)]
