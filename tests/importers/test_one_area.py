"""Pages that are all of one area: C1 and C.HASIL, a sheet for each TPS, and sheets whose tables lie both ways."""

from __future__ import annotations

import pytest

from importers.grid import Value
from importers.kind import guess_kind
from importers.records import Kind, Level
from importers.results import read_results
from tests.importers.sheets import Rows, book, complaints, keys, names, one, sheet, table_of

_HEADS: list[list[Value]] = [
    ["DESA/KELURAHAN", ":", "EMPANG"],
    ["KECAMATAN", ":", "BOGOR SELATAN"],
    ["KABUPATEN/KOTA", ":", "KOTA BOGOR"],
]
_EMPANG = ("KOTA BOGOR", "BOGOR SELATAN", "EMPANG")


def _c1(*heads: list[Value]) -> Rows:
    """Return a C1 of a TPS as a clerk types it, all of it made up."""
    return [
        ["MODEL C1-PPWP"],
        ["PEMILIHAN UMUM PRESIDEN DAN WAKIL PRESIDEN TAHUN 2019"],
        *heads,
        *_HEADS,
        [],
        ["NO", "URAIAN", "LAKI-LAKI (L)", "PEREMPUAN (P)", "JUMLAH (L+P)"],
        ["I.", "DATA PEMILIH DAN PENGGUNAAN HAK PILIH"],
        ["A.", "DATA PEMILIH"],
        [1, "Jumlah pemilih dalam DPT", 100, 101, 201],
        ["B.", "PENGGUNA HAK PILIH"],
        [1, "Jumlah pengguna hak pilih dalam DPT", 80, 81, 161],
        ["II.", "DATA PENGGUNAAN SURAT SUARA", None, None, "JUMLAH"],
        [4, "Jumlah surat suara yang digunakan", None, None, 161],
        ["III.", "DATA PEROLEHAN SUARA PASANGAN CALON", None, None, "SUARA SAH"],
        [1, "JOKO WIDODO - MA'RUF AMIN", None, None, 60],
        [2, "PRABOWO SUBIANTO - SANDIAGA UNO", None, None, 90],
        ["IV.", "DATA SUARA SAH DAN TIDAK SAH"],
        ["A.", "JUMLAH SELURUH SUARA SAH", None, None, 150],
        ["B.", "JUMLAH SUARA TIDAK SAH", None, None, 11],
    ]


_KEYS = [
    *("registered_dpt_l", "registered_dpt_p", "registered_dpt", "voted_dpt_l", "voted_dpt_p", "voted_dpt"),
    *("ballots_used", 1, 2, "valid", "invalid"),
]
_VALUES = (100, 101, 201, 80, 81, 161, 161, 60, 90, 150, 11)


@pytest.mark.parametrize(
    ("head", "name"),
    [
        (["TPS", ":", "007"], "C1"),
        (["NOMOR TPS : 7"], "Sheet1"),
        (["TPS 007"], "Lembar1"),
        ([], "TPS 7"),
        ([], "TPS_007"),
        ([], "007"),
    ],
)
def test_a_form_of_one_station_says_or_its_sheet_says_which_it_is(head: list[Value], name: str) -> None:
    workbook = one(_c1(head), name)

    reading = read_results(workbook)

    table = table_of(reading)
    assert (names(table), table.areas[0].level) == ([(*_EMPANG, "TPS 007")], Level.STATION)
    assert (keys(table), table.values) == (_KEYS, (_VALUES,))
    assert complaints(reading) == []
    assert (reading.election.kind, reading.election.year) == ("ppwp", 2019)
    assert guess_kind(workbook) is Kind.RESULTS


def test_each_figure_of_a_form_of_one_station_keeps_its_cell() -> None:
    table = table_of(read_results(one(_c1(["TPS", ":", "007"]))))

    cells = {key: table.cell(table.areas[0], subject) for key, subject in zip(keys(table), table.subjects, strict=True)}
    assert (cells["registered_dpt_l"], cells["registered_dpt"], cells[2], cells["invalid"]) == (
        "C11",
        "E11",
        "E18",
        "E21",
    )


def test_a_sheet_for_each_station_together_are_one_import() -> None:
    reading = read_results(book(*(sheet(_c1([]), f"TPS {number}") for number in (1, 2, 3))))

    assert [names(table) for table in reading.tables] == [[(*_EMPANG, f"TPS 00{number}")] for number in (1, 2, 3)]


def test_a_form_that_names_no_station_is_of_the_finest_area_it_names() -> None:
    table = table_of(read_results(one(_c1([]), "Rekap")))

    assert (names(table), table.areas[0].level) == ([_EMPANG], Level.VILLAGE)


def test_a_form_that_names_no_area_is_none_of_one_area() -> None:
    rows = [row for row in _c1([]) if row not in _HEADS]

    assert read_results(one(rows, "Rekap")).tables == ()


def test_tables_that_lie_both_ways_on_one_sheet_are_all_read() -> None:
    rows: Rows = [
        ["PEROLEHAN SUARA PILPRES 2019"],
        ["No", "Uraian", "Bogor Selatan", "Bogor Timur", "Jumlah"],
        [1, "Jokowi - Ma'ruf", 10, 20, 30],
        [2, "Prabowo - Sandi", 11, 21, 32],
        [3, "Suara Sah", 21, 41, 62],
        [],
        ["Kelurahan", "DPT", "Suara Sah"],
        ["Empang", 100, 20],
        ["Cipaku", 200, 30],
    ]

    reading = read_results(one(rows), names={"Jokowi – Ma'ruf": 1, "Prabowo – Sandi": 2})

    above, below = reading.tables
    assert (above.areas_in, keys(above), above.values) == ("columns", [1, 2, "valid"], ((10, 11, 21), (20, 21, 41)))
    assert (below.areas_in, keys(below), below.values) == ("rows", ["registered_dpt", "valid"], ((100, 20), (200, 30)))
    assert (reading.sheets[0].header_rows, reading.sheets[0].rows) == ((2, 7), 4)
    assert complaints(reading) == []


_STATISTICS = "Jumlah Suara Sah dan Kursi DPRD Kota Menurut Partai Politik di Kota Bogor Hasil Pemilu 2019"


@pytest.mark.parametrize("english", [False, True])
@pytest.mark.parametrize("numbering", [False, True])
def test_a_yearbook_s_table_of_parties_is_of_the_city_in_its_title(*, english: bool, numbering: bool) -> None:
    votes = {"PKB": 67_080, "GERINDRA": 75_153, "PDI PERJUANGAN": 76_261, "GOLKAR": 57_054, "PKS": 72_322}
    total = sum(votes.values())
    rows: Rows = [
        ["Tabel 2.3.1", _STATISTICS],
        *([["Table", "Number of Valid Votes and Seats by Political Party in Bogor, 2019"]] if english else []),
        [],
        ["Partai Politik/Political Party", "Suara Sah/Valid Votes", "Persentase/Percentage", "Kursi/Seats"],
        *([["(1)", "(2)", "(3)", "(4)"]] if numbering else []),
        *([party, count, round(100 * count / total, 2), at] for at, (party, count) in enumerate(votes.items())),
        ["Jumlah/Total", total, 100, 10],
        ["Sumber/Source: KPU Kota Bogor/The General Election Commission of Bogor Municipality"],
    ]

    reading = read_results(one(rows))

    table = table_of(reading)
    assert [subject.name for subject in table.subjects] == list(votes)
    assert table.values == (tuple(votes.values()),)
    assert names(table) == [("Kota Bogor",)]
    assert [problem.code for problem in reading.problems] == ["seats_won_left"]
    assert reading.election.year == 2019
