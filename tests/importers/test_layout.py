"""Where a table is in a sheet: header rows, group headings over their columns, titles, the areas they name."""

from __future__ import annotations

import pytest

from importers.grid import Value
from importers.records import Level
from importers.table.layout import find_table, is_header
from tests.importers.sheets import sheet


def test_groups_reach_over_their_columns_without_merges() -> None:
    table = find_table(
        sheet(
            [
                ["No", "Kecamatan", "DPT", None, None, "Suara Sah", "Perolehan Suara", None],
                [None, None, "L", "P", "JML", None, "01", "02"],
                [1, "A", 1, 2, 3, 4, 5, 6],
            ]
        )
    )

    assert table is not None
    assert table.header_rows == (1, 2)
    assert table.headings == {
        1: ("No",),
        2: ("Kecamatan",),
        3: ("DPT", "L"),
        4: ("DPT", "P"),
        5: ("DPT", "JML"),
        6: ("Suara Sah",),
        7: ("Perolehan Suara", "01"),
        8: ("Perolehan Suara", "02"),
    }
    assert table.first == 2


def test_merges_end_a_group_that_blanks_would_let_run_on() -> None:
    rows: list[list[Value]] = [
        ["Kecamatan", "DPT", None, None, "Suara Sah"],
        [None, "L", "P", "Tidak Sah", None],
        ["A", 1, 2, 3, 4],
    ]

    table = find_table(sheet(rows, merges=[(1, 1, 2, 1), (1, 2, 1, 3), (1, 5, 2, 5)]))

    assert table is not None
    assert table.headings[4] == ("Tidak Sah",)
    assert table.headings[3] == ("DPT", "P")


def test_group_headings_may_stand_above_the_row_of_area_headings() -> None:
    table = find_table(sheet([[None, None, "DPT", None], ["No", "Kecamatan", "L", "P"], [1, "A", 1, 2]]))

    assert table is not None
    assert table.header_rows == (1, 2)
    assert table.headings[4] == ("DPT", "P")


@pytest.mark.parametrize(
    "numbering",
    [["(1)", "(2)", "(3)"], [1, 2, 3], ["1", "2", "3"], ["a", "b", "c"], [1, 2, "3 = 1 + 2"]],
)
def test_a_row_that_numbers_the_columns_is_neither_header_nor_area(numbering: list[Value]) -> None:
    table = find_table(sheet([["No", "Kecamatan", "DPT"], numbering, [1, "A", 10]]))

    assert table is not None
    assert table.header_rows == (1,)
    assert table.first == 2


def test_numbers_of_contestants_under_their_group_are_a_header_row() -> None:
    rows: list[list[Value]] = [
        ["No", "Kecamatan", "Perolehan Suara", None, None],
        [None, None, 1, 2, 3],
        [1, "A", 10, 20, 30],
    ]

    table = find_table(sheet(rows))

    assert table is not None
    assert table.header_rows == (1, 2)
    assert table.headings[5] == ("Perolehan Suara", "3")


def test_titles_and_the_areas_they_name() -> None:
    table = find_table(
        sheet(
            [
                ["REKAPITULASI PEMILIHAN UMUM 2019 TINGKAT KECAMATAN"],
                [None, "PROVINSI JAWA BARAT"],
                ["KABUPATEN/KOTA *)", ":", "KOTA BOGOR"],
                ["Kecamatan: Bogor Selatan"],
                [],
                ["Kelurahan", "01", "02"],
                ["EMPANG", 1, 2],
            ]
        )
    )

    assert table is not None
    assert table.titles[0] == "REKAPITULASI PEMILIHAN UMUM 2019 TINGKAT KECAMATAN"
    assert table.within == (
        (Level.PROVINCE, "JAWA BARAT"),
        (Level.REGENCY, "KOTA BOGOR"),
        (Level.SUBDISTRICT, "Bogor Selatan"),
    )


def test_headings_of_several_lines_are_read_as_one() -> None:
    table = find_table(sheet([["KECAMATAN", "JUMLAH\nPEMILIH  (DPT)"], ["A", 3]]))

    assert table is not None
    assert table.headings[2] == ("JUMLAH PEMILIH (DPT)",)


@pytest.mark.parametrize(
    "rows",
    [
        [],
        [["Catatan"], ["Rapat di kecamatan pada hari Senin"]],
        [["KECAMATAN", ":", "BOGOR SELATAN"], ["KELURAHAN", ":", "EMPANG"]],
        [[1, 2, 3], [4, 5, 6]],
        [["Kecamatan", "01", "02"]],
    ],
)
def test_where_there_is_no_header_there_is_no_table(rows: list[list[Value]]) -> None:
    assert find_table(sheet(rows)) is None


def test_a_header_is_told_from_a_row_of_names() -> None:
    assert is_header(("No", "Kecamatan", "Suara Sah"))
    assert not is_header((1, "BOGOR SELATAN", 12))
    assert not is_header(("BOGOR SELATAN", "BATU TULIS", "12"))
