"""What stands beside votes or looks like them: shares, seats, contestants called by a letter."""

from __future__ import annotations

import pytest

from importers.grid import Value
from importers.results import read_results
from tests.importers.real_sheets import PARTIES_2019
from tests.importers.sheets import complaints, keys, names, one, table_of

Rows = list[list[Value]]


@pytest.mark.parametrize(
    ("title", "cells"),
    [
        ("Persentase perolehan suara pilpres 2019", (["Bogor Timur", 30, 70], ["Bogor Barat", 40, 60])),
        ("Rekap pilpres 2019 (%)", (["Bogor Timur", 30, 69], ["Bogor Barat", 40, 60])),
        ("Rekap pilpres 2019", (["Bogor Timur", 30, 70], ["Bogor Barat", 41, 59], ["Bogor Utara", 55, 45])),
        ("Rekap pilpres 2019", (["Bogor Timur", "30,5%", "69,5%"], ["Bogor Barat", "40,1%", "59,9%"])),
        ("Rekap pilpres 2019", (["Bogor Timur", 30.51, 69.49], ["Bogor Barat", 40.12, 59.88])),
    ],
)
def test_a_table_of_shares_is_no_table_of_votes(title: str, cells: Rows) -> None:
    reading = read_results(one([[title], ["Kecamatan", "01", "02"], *cells]))

    assert reading.tables == ()
    assert reading.sheets[0].why == "no_figures_found"


def test_votes_that_come_to_a_hundred_by_chance_are_votes() -> None:
    rows: Rows = [["Rekap pilpres 2019"], ["Desa", "01", "02", "Sah"], *([each, 40, 60, 100] for each in "ABCD")]

    assert keys(table_of(read_results(one(rows)))) == [1, 2, "valid"]


def test_rows_of_shares_between_and_below_areas_are_left() -> None:
    rows: Rows = [
        ["Rekap pilpres 2019"],
        ["Kecamatan", "01", "02", "Sah"],
        ["Bogor Timur", 30, 70, 100],
        ["%", "30%", "70%", "100%"],
        ["Bogor Barat", 40, 60, 100],
        ["%", 0.4, 0.6, 1],
        ["Jumlah", 70, 130, 200],
        ["Persentase", 35.0, 65.0, 100],
    ]

    table = table_of(read_results(one(rows)))

    assert (names(table), len(table.totals)) == ([("Bogor Timur",), ("Bogor Barat",)], 1)


def test_seats_of_a_district_are_its_measure_and_those_a_party_won_are_none() -> None:
    apart: Rows = [
        ["DPRD KOTA BOGOR 2019"],
        ["Dapil", "Alokasi Kursi", "PKB", "Kursi PKB", "PDIP", "Jumlah Kursi PDIP"],
        ["Kota Bogor 1", 10, 1000, 2, 3000, 8],
        ["Kota Bogor 2", 9, 900, 3, 1300, 6],
        ["JUMLAH", 19, 1900, 5, 4300, 14],
    ]
    below: Rows = [
        ["DPRD KOTA BOGOR 2019"],
        ["Dapil", "Kursi", "PKB", None, "PDIP", None],
        [None, None, "Suara", "Kursi", "Suara", "Kursi"],
        *apart[2:],
    ]
    for rows in (apart, below):
        reading = read_results(one(rows), names=PARTIES_2019)

        table = table_of(reading)
        assert keys(table) == ["seats", 1, 3]
        assert table.values == ((10, 1000, 3000), (9, 900, 1300))
        assert complaints(reading) == []


def test_a_row_of_seats_under_the_votes_is_no_district() -> None:
    rows: Rows = [
        ["Perolehan Suara DPRD 2019"],
        ["Dapil", "PKB", "PDIP", "Suara Sah"],
        ["Kota Bogor 1", 1000, 300, 1300],
        ["Kota Bogor 2", 900, 300, 1200],
        ["JUMLAH", 1900, 600, 2500],
        ["JUMLAH KURSI", 3, 2, 5],
    ]
    for label in ("JUMLAH KURSI", "Kursi", "Perolehan Kursi", "Alokasi kursi DPRD"):
        rows[-1][0] = label
        table = table_of(read_results(one(rows), names=PARTIES_2019))

        assert names(table) == [("Kota Bogor 1",), ("Kota Bogor 2",)]
        assert [values for _, values in table.totals] == [(1900, 600, 2500)]


@pytest.mark.parametrize(
    ("headings", "found"),
    [
        (("CALON J", "CALON L", "CALON P"), ["CALON J", "CALON L", "CALON P"]),
        (("A", "B", "C"), ["A", "B", "C"]),
        (("J", "K", "L"), ["J", "K", "L"]),
        (("1. J", "2. L", "3. P"), [1, 2, 3]),
        (("Calon 1 (J)", "Calon 2 (L)", "Calon 3 (P)"), [1, 2, 3]),
    ],
)
def test_contestants_called_by_a_letter_are_guessed(headings: tuple[str, ...], found: list[object]) -> None:
    rows: Rows = [["Hasil Pemilihan Bupati"], ["Desa", *headings], ["X", 10, 20, 30], ["Y", 11, 21, 31]]

    reading = read_results(one(rows))

    assert keys(table_of(reading)) == found
    assert [(each.code, each.cell) for each in reading.problems if each.code == "meaning_guessed"] == [
        ("meaning_guessed", cell) for cell in ("B2", "C2", "D2")
    ]


def test_letters_of_both_sexes_are_contestants_only_where_the_valid_votes_say_so() -> None:
    group: Rows = [["Kecamatan", "PEROLEHAN SUARA CALON", None, None, "Suara Sah"], [None, "J", "L", "P"]]
    votes = read_results(one([*group, ["X", 10, 20, 30, 60], ["Y", 11, 21, 31, 63]]))
    sexes = read_results(one([*group, ["X", 50, 20, 30, 61], ["Y", 52, 21, 31, 64]]))

    assert keys(table_of(votes)) == ["J", "L", "P", "valid"]
    assert keys(table_of(sexes)) == ["valid"]
