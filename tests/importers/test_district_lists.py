"""Lists of parties with their votes under the title of a dapil, stacked, side by side, with seats; who was elected."""

from __future__ import annotations

from pathlib import Path

import pytest

from importers.grid import Value, read_workbook
from importers.records import Level
from importers.results import read_results
from tests.importers.real_sheets import PARTIES_2019
from tests.importers.sheets import Rows, book, complaints, keys, names, one, sheet, table_of, write_xlsx

_TITLE: list[Value] = ["PEROLEHAN SUARA DPRD KOTA BOGOR PEMILU 2019"]
_PARTIES = ("PKB", "Gerindra", "PDIP")


def _list(more: int = 0, *, seats: bool = False) -> list[list[Value]]:
    """Return a list of three parties: 100, 200 and 300 votes and ``more`` each, with its sum."""
    votes = [100 + more, 200 + more, 300 + more]
    if seats:
        head: list[Value] = ["No", "Partai", "Suara", "Kursi"]
        rows: list[list[Value]] = [[at, *row, at] for at, row in enumerate(zip(_PARTIES, votes, strict=True), 1)]
        return [head, *rows, [None, "Jumlah", sum(votes), 6]]
    return [["Partai", "Suara"], *([*row] for row in zip(_PARTIES, votes, strict=True)), ["Jumlah", sum(votes)]]


@pytest.mark.parametrize("seats", [False, True])
@pytest.mark.parametrize(
    ("titles", "found"),
    [
        (("DAPIL KOTA BOGOR 1", "DAPIL KOTA BOGOR 2"), ("KOTA BOGOR 1", "KOTA BOGOR 2")),
        (("Dapil 1 (Bogor Timur - Bogor Tengah)", "Dapil 2 (Bogor Selatan)"), ("1", "2")),
        (("Daerah Pemilihan : Kota Bogor 1", "Daerah Pemilihan : Kota Bogor 2"), ("Kota Bogor 1", "Kota Bogor 2")),
        (("Kota Bogor 1", "Kota Bogor 2"), ("Kota Bogor 1", "Kota Bogor 2")),
        (("Suara partai di dapil Jawa Barat III tahun 2019", "DAPIL IV"), ("Jawa Barat III", "IV")),
    ],
)
def test_lists_of_parties_under_each_other_are_of_the_dapil_in_their_titles(
    tmp_path: Path, titles: tuple[str, str], found: tuple[str, str], *, seats: bool
) -> None:
    rows = [_TITLE, [titles[0]], *_list(seats=seats), [], [titles[1]], *_list(10, seats=seats)]

    reading = read_results(read_workbook(write_xlsx(tmp_path / "hasil.xlsx", rows)), names=PARTIES_2019)

    table = table_of(reading)
    assert keys(table) == [1, 2, 3]
    assert [area.path[-1] for area in table.areas] == [(Level.DISTRICT, name) for name in found]
    assert list(table.values) == [(100, 200, 300), (110, 210, 310)]
    assert {printed.of for printed in table.sums} == {(0, 1, 2)}
    assert complaints(reading) == []
    told = [problem.cells for problem in reading.problems if problem.code == "seats_won_left"]
    assert told == ([("D3", "D10")] if seats else [])


def test_lists_of_parties_may_stand_beside_each_other() -> None:
    rows: Rows = [
        _TITLE,
        ["DAPIL 1", None, None, "DAPIL 2"],
        *([*left, None, *right] for left, right in zip(_list(), _list(10), strict=True)),
    ]

    reading = read_results(one(rows), names=PARTIES_2019)

    table = table_of(reading)
    assert names(table) == [("KOTA BOGOR", "1"), ("KOTA BOGOR", "2")]
    assert list(table.values) == [(100, 200, 300), (110, 210, 310)]
    assert complaints(reading) == []


def test_a_list_is_of_the_dapil_that_its_sheet_is_named_after() -> None:
    sheets = [sheet([_TITLE, *_list(more)], name) for name, more in (("Dapil 1", 0), ("Dapil 2", 10))]

    reading = read_results(book(*sheets), names=PARTIES_2019)

    assert [names(table) for table in reading.tables] == [[("KOTA BOGOR", "Dapil 1")], [("KOTA BOGOR", "Dapil 2")]]
    assert complaints(reading) == []


def test_a_title_of_several_dapil_names_none() -> None:
    reading = read_results(one([["REKAP SUARA DAPIL 1 s.d. 5"], *_list()]), names=PARTIES_2019)

    assert reading.tables == ()


def test_parties_and_candidates_of_one_dapil_stand_under_each_other() -> None:
    rows: Rows = [
        ["PEROLEHAN SUARA PARTAI DAN CALON DAPIL KOTA BOGOR 1 PEMILU DPRD KOTA BOGOR 2019"],
        ["NO", "NAMA PARTAI / CALON", "SUARA SAH"],
        ["1", "PKB"],
        [None, "Suara Partai", 10],
        [1, "ANU", 5],
        [2, "DADAP", 6],
        [None, "Jumlah", 21],
        ["2", "GERINDRA"],
        [None, "Suara Partai", 20],
        [1, "WARU", 7],
        [None, "Jumlah", 27],
    ]

    reading = read_results(one(rows), names=PARTIES_2019)

    table = table_of(reading)
    assert keys(table) == ["own1", (1, 1), (1, 2), 1, "own2", (2, 1), 2]
    assert list(table.values) == [(10, 5, 6, 21, 20, 7, 27)]
    assert complaints(reading) == []


def test_votes_beside_seats_are_votes_whatever_the_title_says_and_seats_alone_are_no_results() -> None:
    title: list[Value] = ["PEROLEHAN KURSI DPRD KOTA BOGOR PEMILU 2019"]
    rows: Rows = [
        title,
        ["No", "Partai", "Perolehan Suara", "Perolehan Kursi"],
        [1, "PKB", 1000, 4],
        [2, "Gerindra", 900, 6],
        [None, "Jumlah", 1900, 10],
    ]
    reading = read_results(one(rows), names=PARTIES_2019)
    assert keys(table_of(reading)) == [1, 2]
    assert list(table_of(reading).values) == [(1000, 900)]
    assert complaints(reading) == []

    alone: Rows = [title, ["Dapil", "PKB", "Gerindra", "Jumlah"], ["Kota Bogor 1", 1, 2, 3], ["Kota Bogor 2", 2, 3, 5]]
    assert read_results(one(alone), names=PARTIES_2019).tables == ()


def test_seats_by_district_are_no_results_though_they_are_those_of_an_election() -> None:
    rows: Rows = [
        ["PEROLEHAN KURSI PARTAI POLITIK DPRD KOTA BOGOR HASIL PEMILU 2024"],
        ["No", "Partai", "Dapil 1", "Dapil 2", "Dapil 3", "Jumlah Kursi"],
        *([at, name, at, 2, 1, at + 3] for at, name in enumerate(_PARTIES, 1)),
    ]

    assert read_results(one(rows), names=PARTIES_2019).tables == ()


@pytest.mark.parametrize(
    "rows",
    [
        [
            ["DAFTAR CALON TERPILIH ANGGOTA DPRD KOTA BOGOR PEMILU 2019"],
            ["No", "Nama Calon Terpilih", "Partai", "Dapil", "Suara Sah"],
            [1, "Anu", "PKB", "Kota Bogor 1", 5000],
            [2, "Dadap", "Gerindra", "Kota Bogor 1", 4000],
            [3, "Waru", "PDIP", "Kota Bogor 2", 4500],
        ],
        [
            ["DAFTAR ANGGOTA DPRD KOTA BOGOR TERPILIH PEMILU 2019"],
            ["DAPIL KOTA BOGOR 1"],
            ["No", "Nama", "Partai", "Perolehan Suara", "Keterangan"],
            [1, "Anu", "PKB", 5000, "Terpilih"],
            [2, "Dadap", "Gerindra", 4000, "Terpilih"],
        ],
        [
            ["SK PENETAPAN CALON TERPILIH ANGGOTA DPRD"],
            ["DAPIL KOTA BOGOR 1"],
            ["No", "Partai", "Nama Calon", "Suara Sah", "Peringkat"],
            [1, "PKB", "Anu", 5000, 1],
            [2, "Gerindra", "Dadap", 4000, 1],
        ],
    ],
)
def test_a_list_of_who_was_elected_is_no_result_and_said_so(tmp_path: Path, rows: Rows) -> None:
    reading = read_results(read_workbook(write_xlsx(tmp_path / "terpilih.xlsx", rows)), names=PARTIES_2019)

    assert reading.tables == ()
    assert reading.sheets[0].why == "elected_list"


def test_the_pair_that_was_elected_stands_among_all_pairs() -> None:
    rows: Rows = [
        ["PENETAPAN PASANGAN CALON TERPILIH WALI KOTA BOGOR TAHUN 2024"],
        ["KOTA BOGOR"],
        ["No", "Nama Pasangan Calon", "Suara Sah"],
        [1, "Sendi – Melli", 48175],
        [2, "Atang – Annida", 136961],
        [3, "Dedie – Jenal", 183500],
    ]

    reading = read_results(one(rows))

    assert list(table_of(reading).values) == [(48175, 136961, 183500)]
