"""Areas as columns: recaps of several pages from a known truth, and hand-made sheets that lie the same way."""

from __future__ import annotations

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings

from importers.grid import Value, read_workbook
from importers.records import Level, ResultTable, column_name
from importers.results import read_results
from tests.importers.recaps import Recap, recaps, rows_of
from tests.importers.sheets import Rows, complaints, keys, names, one, table_of, write_xlsx


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(recaps())
def test_a_recap_says_again_what_it_was_made_from(recap: Recap) -> None:
    rows = rows_of(recap)

    reading = read_results(one(rows))

    table = table_of(reading)
    assert (table.areas_in, reading.sheets[0].areas_in) == ("columns", "columns")
    assert [path[-1] for path in names(table)] == recap.areas
    assert set(keys(table)) == set(recap.keys)
    for area, values, truth in zip(table.areas, table.values, recap.figures, strict=True):
        assert dict(zip(keys(table), values, strict=True)) == {key: truth[key] for key in recap.keys}
        for subject, value in zip(table.subjects, values, strict=True):
            row, column = table.position(area, subject)
            assert str(rows[row - 1][column - 1]).replace(".", "") == str(value)
    assert complaints(reading) == []
    if recap.titled:
        assert {area.level for area in table.areas} == {Level.VILLAGE}
        assert names(table)[0][:-1] == ("KOTA BOGOR", "BOGOR SELATAN")
        assert (reading.election.kind, reading.election.year) == ("pdprdk" if recap.parties else "ppwp", 2019)
    last_page = recap.areas[(len(recap.areas) - 1) // recap.per_page * recap.per_page :]
    if len(last_page) < len(recap.areas) or len(recap.areas) > 1:
        assert [dict(zip(keys(table), values, strict=True)) for _, values in table.totals] == [
            {key: sum(truth[key] or 0 for truth in recap.figures) for key in recap.keys}
        ]


def _council() -> Rows:
    """Return a page of a recap of the council, all of it made up."""
    return [
        ["MODEL DA1-DPRD KAB/KOTA"],
        ["KECAMATAN/DISTRIK *)", None, ": BOGOR SELATAN", "DAERAH PEMILIHAN", ": KOTA BOGOR 2"],
        ["KABUPATEN/KOTA *)", None, ": KOTA BOGOR"],
        [],
        ["NO", "URAIAN", None, "RINCIAN"],
        [None, None, None, "EMPANG", "CIPAKU", "JUMLAH AKHIR"],
        ["(1)", "(2)", None, "(3)", "(4)", "(5)"],
        ["IV.", "DATA PEROLEHAN SUARA PARTAI POLITIK DAN SUARA CALON"],
        ["A.1", "1. PARTAI KEBANGKITAN BANGSA", None, 10, 20, 30],
        ["A.2", 1, "H. ANI", 1, 2, 3],
        [None, 2, "BUDI", 4, 5, 9],
        ["B", "JUMLAH SUARA SAH PARTAI POLITIK DAN CALON (A.1+A.2)", None, 15, 27, 42],
        ["V.", "DATA SUARA SAH DAN TIDAK SAH"],
        ["A.", "JUMLAH SELURUH SUARA SAH", None, 15, 27, 42],
        ["B.", "JUMLAH SUARA TIDAK SAH", None, 1, "-", 1],
    ]


def test_a_party_has_its_total_and_its_own_votes_and_candidates_stand_in_it() -> None:
    table = table_of(read_results(one(_council())))

    assert keys(table) == ["own1", (1, 1), (1, 2), 1, "valid", "invalid"]
    assert table.values == ((10, 1, 4, 15, 15, 1), (20, 2, 5, 27, 27, None))
    party = "PARTAI KEBANGKITAN BANGSA"
    assert [subject.name for subject in table.subjects[:4]] == [party, "H. ANI", "BUDI", party]
    assert [table.cell(table.areas[1], table.subjects[at]) for at in (0, 3)] == ["E9", "E12"]
    assert [step for step in table.areas[0].path if step[0] is Level.DISTRICT] == [(Level.DISTRICT, "KOTA BOGOR 2")]
    assert table.places == {}


def test_votes_of_a_party_alone_are_never_taken_for_its_total() -> None:
    rows = [row for row in _council() if row[:1] != ["B"]]

    reading = read_results(one(rows))

    assert keys(table_of(reading)) == ["own1", (1, 1), (1, 2), "valid", "invalid"]
    assert complaints(reading) == []


def test_a_party_that_has_less_than_its_candidates_is_taken_for_its_own_votes_and_that_is_a_guess() -> None:
    rows = [["" if cell == "A.1" else cell for cell in row] for row in _council() if row[:1] != ["B"]]
    rows[9][3] = 40

    reading = read_results(one(rows))

    assert keys(table_of(reading))[0] == "own1"
    assert [(problem.code, problem.cell) for problem in reading.problems] == [("row_meaning_guessed", "B9")]


def test_a_real_workbook_with_merged_cells(tmp_path: object) -> None:
    rows = _council()
    merges = [(5, 1, 6, 1), (5, 2, 6, 3), (5, 4, 5, 6), (9, 2, 9, 3), (12, 2, 12, 3)]
    path = write_xlsx(tmp_path / "DA1 contoh buatan.xlsx", rows, merges, "DA1")  # type: ignore[operator]
    assert openpyxl.load_workbook(path).sheetnames == ["DA1"]

    table = table_of(read_results(read_workbook(path)))

    assert table.values[0] == (10, 1, 4, 15, 15, 1)
    assert [values for _, values in table.totals] == [(30, 3, 9, 42, 42, 1)]


HAND_MADE: dict[str, tuple[Rows, list[object], list[tuple[str, ...]], list[tuple[int, ...]]]] = {
    "pairs by kecamatan": (
        [
            ["PEROLEHAN SUARA PILPRES 2019 PER KECAMATAN"],
            ["No", "Uraian", "Bogor Selatan", "Bogor Timur", "Jumlah"],
            [1, "Jokowi - Ma'ruf", 10, 20, 30],
            [2, "Prabowo - Sandi", 11, 21, 32],
            [3, "Suara Sah", 21, 41, 62],
        ],
        [1, 2, "valid"],
        [("Bogor Selatan",), ("Bogor Timur",)],
        [(10, 11, 21), (20, 21, 41)],
    ),
    "the level in the corner": (
        [["Kecamatan", "Bogor Selatan", "Bogor Timur"], ["PKB", 10, 20], ["Gerindra", 11, 21], ["Suara Sah", 21, 41]],
        ["PKB", "Gerindra", "valid"],
        [("Bogor Selatan",), ("Bogor Timur",)],
        [(10, 11, 21), (20, 21, 41)],
    ),
    "numbers of TPS": (
        [
            ["KELURAHAN : EMPANG"],
            ["URAIAN", "TPS", None, None],
            [None, 1, 2, 3],
            ["DPT", 100, 100, 101],
            ["Suara Sah", 21, 41, 62],
        ],
        ["registered_dpt", "valid"],
        [("EMPANG", "TPS 001"), ("EMPANG", "TPS 002"), ("EMPANG", "TPS 003")],
        [(100, 21), (100, 41), (101, 62)],
    ),
    "TPS under their kelurahan": (
        [
            ["URAIAN", "EMPANG", None, "CIPAKU", "JUMLAH"],
            [None, "TPS 1", "TPS 2", "TPS 1"],
            ["DPT", 10, 20, 30, 60],
            ["Suara Sah", 1, 2, 3, 6],
        ],
        ["registered_dpt", "valid"],
        [("EMPANG", "TPS 001"), ("EMPANG", "TPS 002"), ("CIPAKU", "TPS 001")],
        [(10, 1), (20, 2), (30, 3)],
    ),
    "sexes under their area": (
        [
            ["Uraian", "Empang", None, None, "Cipaku", None, None, "JUMLAH"],
            [None, "L", "P", "JML", "L", "P", "JML", "L", "P", "JML"],
            ["DPT", 1, 2, 3, 4, 5, 9, 5, 7, 12],
            ["Suara Sah", 1, None, None, 2, None, None, 3],
        ],
        ["registered_dpt_l", "registered_dpt_p", "registered_dpt", "valid"],
        [("Empang",), ("Cipaku",)],
        [(1, 2, 3, 1), (4, 5, 9, 2)],
    ),
}


@pytest.mark.parametrize("name", HAND_MADE)
def test_hand_made_sheets_that_lie_the_other_way(name: str) -> None:
    rows, expected, areas, values = HAND_MADE[name]

    reading = read_results(one(rows), names={"Jokowi – Ma'ruf": 1, "Prabowo – Sandi": 2})

    table = table_of(reading)
    assert (keys(table), names(table), list(table.values)) == (expected, areas, values)
    assert complaints(reading) == []
    assert _cells_hold(table, rows)


def test_each_kecamatan_on_one_sheet_is_a_table_of_its_own() -> None:
    page: list[list[Value]] = [["URAIAN", "A", "B", "JUMLAH"], ["DPT", 10, 20, 30], ["Suara Sah", 1, 2, 3], []]

    reading = read_results(one([["KECAMATAN : BOGOR SELATAN"], *page, ["KECAMATAN : BOGOR TIMUR"], *page]))

    assert [names(table)[0] for table in reading.tables] == [("BOGOR SELATAN", "A"), ("BOGOR TIMUR", "A")]
    assert [table.cell(table.areas[1], table.subjects[1]) for table in reading.tables] == ["C4", "C9"]
    assert [len(table.totals) for table in reading.tables] == [1, 1]


def test_a_decimal_that_looks_like_thousands_is_told_at_its_own_cell() -> None:
    rows = [["Uraian", "A", "B"], ["DPT", 24.214, 20_111], ["Suara Sah", 1000, 1001]]

    (problem,) = (each for each in read_results(one(rows)).problems if each.code == "decimal_looks_like_thousands")

    assert (problem.cell, problem.suggestion) == ("B2", "24214")


def _cells_hold(table: ResultTable, rows: Rows) -> bool:
    """Tell whether every value stands in the cell that the table says it is from."""
    for area, values in zip(table.areas, table.values, strict=True):
        for subject, value in zip(table.subjects, values, strict=True):
            row, column = table.position(area, subject)
            assert rows[row - 1][column - 1] == value, f"{column_name(column)}{row}"
    return True
