"""Pages of one party under its name, and candidates without numbers: every figure, from workbooks with known truths."""

from __future__ import annotations

from pathlib import Path

import pytest

from importers.grid import Value, read_workbook
from importers.records import ResultsReading
from importers.results import read_results
from tests.importers.real_sheets import PARTIES_2019
from tests.importers.sheets import Rows, book, complaints, keys, names, one, sheet, table_of, write_xlsx

_TITLES: list[list[Value]] = [["PEROLEHAN SUARA CALEG DPRD KOTA BOGOR PEMILU 2019"], ["DAPIL KOTA BOGOR 1"]]
_AREAS = [("KOTA BOGOR 1", name) for name in ("Bogor Selatan", "Bogor Timur", "Bogor Utara")]
_VOTES = [(10, 5, 6, 21), (20, 7, 8, 35), (3, 1, 2, 6)]
_SUM = (33, 13, 16, 62)


def _page(*heads: list[Value], candidates: tuple[Value, Value] = ("1. ANU", "2. DADAP")) -> list[list[Value]]:
    """Return a page of one party: three kecamatan, its own votes, two candidates, the sum."""
    return [
        *heads,
        ["Kecamatan", "Suara Partai", *candidates, "Jumlah"],
        *([name, *votes] for (_, name), votes in zip(_AREAS, _VOTES, strict=True)),
        ["JUMLAH", *_SUM],
    ]


def _of(number: int) -> list[object]:
    return [f"own{number}", (number, 1), (number, 2), number]


def _read(path: Path, rows: Rows) -> ResultsReading:
    return read_results(read_workbook(write_xlsx(path / "hasil.xlsx", rows)), names=PARTIES_2019)


@pytest.mark.parametrize(
    "head",
    [
        ["PARTAI", "PKB"],
        ["1. PKB"],
        ["PARTAI : 1. PARTAI KEBANGKITAN BANGSA"],
        ["NAMA PARTAI", ":", "PKB"],
        ["Nomor Urut 1 Partai Kebangkitan Bangsa"],
        ["PEROLEHAN SUARA PARTAI PKB DAPIL KOTA BOGOR 1 TAHUN 2019"],
    ],
)
@pytest.mark.parametrize("candidates", [("1. ANU", "2. DADAP"), (1, 2)])
def test_the_party_above_a_table_is_that_of_all_its_votes(
    tmp_path: Path, head: list[Value], candidates: tuple[Value, Value]
) -> None:
    reading = _read(tmp_path, _page(*_TITLES, head, candidates=candidates))

    table = table_of(reading)
    assert keys(table) == _of(1)
    assert names(table) == _AREAS
    assert list(table.values) == _VOTES
    assert [values for _, values in table.totals] == [_SUM]
    assert complaints(reading) == []


@pytest.mark.parametrize("candidates", [("1. ANU", "2. DADAP"), (1, 2)])
def test_pages_of_parties_under_each_other_are_one_import(tmp_path: Path, candidates: tuple[Value, Value]) -> None:
    parties = ("PKB", "GERINDRA", "PDIP")
    rows = [*_TITLES]
    for party in parties:
        rows.extend([*_page(["PARTAI", party], candidates=candidates), []])

    reading = _read(tmp_path, rows)

    assert [keys(table) for table in reading.tables] == [_of(1), _of(2), _of(3)]
    assert all(list(table.values) == _VOTES and names(table) == _AREAS for table in reading.tables)
    assert complaints(reading) == []


def test_a_sheet_for_each_party_says_whose_it_is_by_its_name() -> None:
    sheets = [sheet(_page(*_TITLES), name) for name in ("PKB", "2. GERINDRA")]

    reading = read_results(book(*sheets), names=PARTIES_2019)

    assert [keys(table) for table in reading.tables] == [_of(1), _of(2)]
    assert complaints(reading) == []


def test_a_pages_candidates_may_be_rows_under_the_name_of_their_party() -> None:
    rows: list[list[Value]] = [*_TITLES]
    for party, own in (("1. PKB", 10), ("2. GERINDRA", 11)):
        rows += [
            [party],
            ["No", "Nama Calon", "Bogor Timur", "Bogor Tengah", "Jumlah"],
            [1, f"ANU {party[3:]}", 5, 6, 11],
            [2, f"DADAP {party[3:]}", 7, 8, 15],
            [None, "Suara Partai", own, 20, own + 20],
            [None, "Jumlah", own + 12, 34, own + 46],
        ]

    reading = read_results(one(rows), names=PARTIES_2019)

    table = table_of(reading)
    assert keys(table) == [(1, 1), (1, 2), "own1", 1, (2, 1), (2, 2), "own2", 2]
    assert list(table.values) == [(5, 7, 10, 22, 5, 7, 11, 23), (6, 8, 20, 34, 6, 8, 20, 34)]
    assert complaints(reading) == []


def _guessed(reading: ResultsReading) -> list[tuple[object, ...]]:
    return [
        (problem.cells, problem.data["count"])
        for problem in reading.problems
        if problem.code == "candidate_numbers_guessed"
    ]


def test_candidates_over_columns_without_numbers_are_numbered_by_order_and_said_to_be_guesses(tmp_path: Path) -> None:
    reading = _read(tmp_path, _page(*_TITLES, ["1. PKB"], candidates=("ANU", "DADAP")))

    table = table_of(reading)
    assert keys(table) == _of(1)
    assert [subject.likelihood < 0.7 for subject in table.subjects] == [False, True, True, False]
    assert _guessed(reading) == [(("C4", "D4"), 2)]
    assert complaints(reading) == []


def test_candidates_in_rows_without_numbers_are_numbered_by_order() -> None:
    rows: Rows = [
        *_TITLES,
        ["Uraian", "Bogor Timur", "Bogor Tengah", "Jumlah"],
        ["1. PKB"],
        ["Suara Partai", 10, 20, 30],
        ["ANU", 5, 6, 11],
        ["DADAP", 7, 8, 15],
        ["Jumlah Suara Partai dan Calon", 22, 34, 56],
        ["2. GERINDRA"],
        ["Suara Partai", 1, 2, 3],
        ["WARU", 5, 6, 11],
        ["Jumlah Suara Partai dan Calon", 6, 8, 14],
    ]

    reading = read_results(one(rows), names=PARTIES_2019)

    table = table_of(reading)
    assert keys(table) == ["own1", (1, 1), (1, 2), 1, "own2", (2, 1), 2]
    assert list(table.values) == [(10, 5, 7, 22, 1, 5, 6), (20, 6, 8, 34, 2, 6, 8)]
    assert [subject.name for subject in table.subjects if subject.candidate] == ["ANU", "DADAP", "WARU"]
    assert _guessed(reading) == [(("A6", "A7", "A11"), 3)]
    assert complaints(reading) == []


def test_a_list_of_candidates_without_numbers_counts_them_under_each_party() -> None:
    votes = (("PKB", "Suara Partai", 10), ("PKB", "Anu", 5), ("PKB", "Dadap", 6), ("Gerindra", "Waru", 7))
    rows: list[list[Value]] = [*_TITLES, ["Kecamatan", "Partai", "Nama Caleg", "Suara"]]
    for area, more in (("Bogor Timur", 0), ("Bogor Tengah", 100)):
        rows += [[area, party, name, count + more] for party, name, count in votes]

    reading = read_results(one(rows), names=PARTIES_2019)

    table = table_of(reading)
    assert keys(table) == ["own1", (1, 1), (1, 2), (2, 1)]
    assert list(table.values) == [(10, 5, 6, 7), (110, 105, 106, 107)]
    assert len(_guessed(reading)) == 1


def test_names_that_stand_elsewhere_in_another_area_are_not_numbered() -> None:
    rows: Rows = [
        *_TITLES,
        ["Kecamatan", "Partai", "Nama Caleg", "Suara"],
        ["Bogor Timur", "PKB", "Anu", 5],
        ["Bogor Timur", "PKB", "Dadap", 6],
        ["Bogor Tengah", "PKB", "Dadap", 7],
        ["Bogor Tengah", "PKB", "Anu", 8],
    ]

    assert read_results(one(rows), names=PARTIES_2019).tables == ()
