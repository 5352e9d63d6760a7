"""Several tables on one sheet, and sheets that are parts of one whole: a kecamatan or a dapil each."""

from __future__ import annotations

import pytest

from importers.grid import Value
from importers.records import Level, ResultsReading
from importers.results import read_results
from tests.importers.sheets import book, complaints, keys, names, one, sheet

Rows = list[list[Value]]


def _kelurahan(*named: str, head: str = "Kelurahan") -> Rows:
    body: Rows = [[name, 10 * at, 20 * at] for at, name in enumerate(named, 1)]
    total: list[Value] = ["JUMLAH", sum(10 * at for at in range(1, len(named) + 1)), 20 * sum(range(1, len(named) + 1))]
    return [[head, "Paslon 1", "Paslon 2"], *body, total]


def _paths(reading: ResultsReading) -> list[tuple[str, ...]]:
    return [path for table in reading.tables for path in names(table)]


@pytest.mark.parametrize("way", ["Kec. {}", "KECAMATAN {}", "kec_{}", "Kec {}"])
def test_a_sheet_named_by_its_kecamatan_says_where_its_rows_lie(way: str) -> None:
    reading = read_results(
        book(
            sheet(_kelurahan("EMPANG", "CIPAKU"), way.format("Bogor Selatan")),
            sheet(_kelurahan("TAJUR", "CIPAKU"), way.format("Bogor Timur")),
        )
    )

    assert _paths(reading) == [
        ("Bogor Selatan", "EMPANG"),
        ("Bogor Selatan", "CIPAKU"),
        ("Bogor Timur", "TAJUR"),
        ("Bogor Timur", "CIPAKU"),
    ]
    totals = [line for table in reading.tables for line, _ in table.totals]
    assert [(line.level, line.path[-1][1]) for line in totals] == [
        (Level.SUBDISTRICT, "Bogor Selatan"),
        (Level.SUBDISTRICT, "Bogor Timur"),
    ]
    assert complaints(reading) == []


def test_bare_names_of_sheets_that_share_no_area_are_a_guess_that_is_told() -> None:
    reading = read_results(
        book(
            sheet([["REKAPITULASI PEMILU 2019"], ["KPU Kota Bogor"]], "Sampul"),
            sheet(_kelurahan("EMPANG", "CIPAKU"), "Bogor Selatan"),
            sheet(_kelurahan("TAJUR", "SUKASARI"), "Bogor Timur"),
            sheet([["Kecamatan", "Paslon 1", "Paslon 2"], ["Bogor Selatan", 30, 60], ["Bogor Timur", 30, 60]], "REKAP"),
        )
    )

    assert [verdict.used for verdict in reading.sheets] == [False, True, True, True]
    assert _paths(reading)[0] == ("Bogor Selatan", "EMPANG")
    assert _paths(reading)[-1] == ("Bogor Timur",)
    told = [
        (problem.sheet, problem.data["level"]) for problem in reading.problems if problem.code == "sheet_named_area"
    ]
    assert told == [("Bogor Selatan", "kecamatan"), ("Bogor Timur", "kecamatan")]


def test_sheets_of_the_same_areas_are_no_parts_of_a_whole() -> None:
    reading = read_results(
        book(sheet(_kelurahan("EMPANG", "CIPAKU"), "Pleno Satu"), sheet(_kelurahan("EMPANG", "CIPAKU"), "Pleno Dua"))
    )

    assert set(_paths(reading)) == {("EMPANG",), ("CIPAKU",)}


@pytest.mark.parametrize("name", ["Kecamatan", "Per Kecamatan", "Sheet1", "Kec 2019", "Kota", "Hasil"])
def test_a_sheet_named_by_what_is_in_it_is_no_area(name: str) -> None:
    assert _paths(read_results(one(_kelurahan("EMPANG", "CIPAKU"), name))) == [("EMPANG",), ("CIPAKU",)]


def test_what_titles_say_counts_more_than_the_name_of_the_sheet() -> None:
    rows: Rows = [["KECAMATAN : BOGOR UTARA"], *_kelurahan("EMPANG", "CIPAKU")]

    assert _paths(read_results(one(rows, "Kec. Bogor Selatan")))[0] == ("BOGOR UTARA", "EMPANG")


def test_a_sheet_for_each_dapil() -> None:
    reading = read_results(
        book(
            sheet(_kelurahan("BOGOR TIMUR", "BOGOR TENGAH", head="Kecamatan"), "DAPIL 1"),
            sheet(_kelurahan("BOGOR SELATAN", "BOGOR BARAT", head="Kecamatan"), "Dapil Kota Bogor 2"),
        )
    )

    assert [area.path[0] for table in reading.tables for area in table.areas] == [
        (Level.DISTRICT, "DAPIL 1"),
        (Level.DISTRICT, "DAPIL 1"),
        (Level.DISTRICT, "Dapil Kota Bogor 2"),
        (Level.DISTRICT, "Dapil Kota Bogor 2"),
    ]


@pytest.mark.parametrize(("name", "level"), [("Dapil 1", Level.SUBDISTRICT), ("Per Dapil", Level.DISTRICT)])
def test_plain_names_on_a_sheet_of_one_dapil_are_what_it_is_made_of(name: str, level: Level) -> None:
    (table,) = read_results(one(_kelurahan("BOGOR TIMUR", "BOGOR TENGAH", head="Wilayah"), name)).tables

    assert {area.path[-1][0] for area in table.areas} == {level}


def test_plain_names_on_a_sheet_of_a_kecamatan_are_kelurahan() -> None:
    (table,) = read_results(one(_kelurahan("EMPANG", "CIPAKU", head="Wilayah"), "Kec. Bogor Selatan")).tables

    assert table.areas[0].path == ((Level.SUBDISTRICT, "Bogor Selatan"), (Level.VILLAGE, "EMPANG"))


def test_recaps_on_a_sheet_for_each_kecamatan() -> None:
    page: Rows = [["URAIAN", "A", "B", "JUMLAH"], ["DPT", 10, 20, 30], ["Suara Sah", 1, 2, 3]]

    reading = read_results(book(sheet(page, "Kec. Bogor Selatan"), sheet(page, "Kec. Bogor Timur")))

    assert _paths(reading)[::2] == [("Bogor Selatan", "A"), ("Bogor Timur", "A")]


def test_two_tables_beside_each_other_are_read_each_by_itself() -> None:
    rows: Rows = [
        ["PEMILU 2019 KOTA BOGOR"],
        ["KECAMATAN BOGOR SELATAN"],
        [],
        ["No", "Kelurahan", "Paslon 1", "Paslon 2", None, "No", "Kelurahan", "DPT", "Pengguna Hak Pilih"],
        [1, "EMPANG", 1, 2, None, 1, "CIPAKU", 100, 90],
        [2, "CIPAKU", 3, 4, None, 2, "TAJUR", 200, 80],
        ["JUMLAH", None, 4, 6, None, 3, "EMPANG", 300, 70],
        [None, None, None, None, None, "JUMLAH", None, 600, 240],
    ]

    reading = read_results(one(rows))

    left, right = reading.tables
    assert (keys(left), keys(right)) == ([1, 2], ["registered_dpt", "voted_total"])
    assert names(right)[2] == ("BOGOR SELATAN", "EMPANG")
    assert right.values[2] == (300, 70)
    assert right.cell(right.areas[2], right.subjects[0]) == "H7"
    assert [values for _, values in (*left.totals, *right.totals)] == [(4, 6), (600, 240)]
    assert (reading.sheets[0].header_rows, reading.sheets[0].rows) == ((4,), 5)
    assert complaints(reading) == []


def test_names_of_two_offices_beside_each_other_are_one_table() -> None:
    rows: Rows = [
        ["Kecamatan", "Kecamatan", "Paslon 1", "Paslon 2"],
        ["BOGOR SELATAN", "Bogor Selatan", 1, 2],
        ["BOGOR TIMUR", "Bogor Timur", 3, 4],
    ]

    assert len(read_results(one(rows)).tables) == 1
