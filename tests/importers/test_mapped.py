"""Results read by a mapping: what a person says stands, what is not said is found as ever, in every layout."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings

from importers.grid import Value, Workbook, read_workbook
from importers.mapping import BadMapping, Label, LineLabel, Mapping, SheetMapping, Side
from importers.mapping.file import from_text, to_text
from importers.records import Level, ResultsReading, ResultTable, Severity
from importers.results import read_results
from tests.importers.real_council_sheets import COUNCIL
from tests.importers.real_office_sheets import OFFICE
from tests.importers.real_sheets import REAL, Real
from tests.importers.recaps import Recap, recaps, rows_of
from tests.importers.row_sheets import Drawn, sheets
from tests.importers.sheets import Rows, book, complaints, keys, names, one, sheet, table_of

_PLAIN: Rows = [
    ["X0", "X1", "X2", "X3"],
    ["Bogor Selatan", 43065, 75413, 118478],
    ["Bogor Timur", 24636, 36995, 61631],
    ["Bogor Tengah", 26735, 38646, 65381],
]


def said(
    *lines: tuple[str, str] | tuple[str, str, str],
    name: str = "Lembar1",
    header: tuple[int, ...] | None = None,
    use: bool | None = None,
    side: Side | None = None,
) -> Mapping:
    """Return a mapping of one sheet: each line is (line, label) or (line, heading, label)."""
    labels = tuple(LineLabel(line[0], Label.parse(line[-1]), line[1] if len(line) == 3 else "") for line in lines)
    return Mapping((SheetMapping(name, use, header, side, labels),))


_LABELS = (("A", "area:kecamatan"), ("B", "contestant:1"), ("C", "contestant:2"), ("D", "measure:valid"))


def _told(reading: ResultsReading) -> list[str]:
    return [problem.code for problem in reading.problems]


def test_a_table_that_nothing_tells_is_read_by_its_labels_alone() -> None:
    reading = read_results(one(_PLAIN), mapping=said(*_LABELS))

    table = table_of(reading)
    assert keys(table) == [1, 2, "valid"]
    assert table.header_rows == (1,)
    assert names(table) == [("Bogor Selatan",), ("Bogor Timur",), ("Bogor Tengah",)]
    assert table.values[0] == (43065, 75413, 118478)
    assert {subject.likelihood for subject in table.subjects} == {1.0}
    assert _told(reading) == []


def test_without_its_labels_that_table_is_no_result() -> None:
    assert read_results(one(_PLAIN)).tables == ()


def test_a_table_without_any_header_is_read_by_letters() -> None:
    table = table_of(read_results(one(_PLAIN[1:]), mapping=said(*_LABELS, header=())))

    assert table.header_rows == ()
    assert [area.line for area in table.areas] == [1, 2, 3]
    assert table.cell(table.areas[1], table.subjects[0]) == "B2"


def test_a_label_is_found_again_by_its_heading_where_columns_moved() -> None:
    moved: Rows = [["Judul"], [], *[[row[0], None, row[2], row[3], row[1]] for row in _PLAIN]]
    mapping = said(
        ("A", "X0", "area:kecamatan"), ("B", "X1", "contestant:1"), ("C", "X2", "contestant:2"), ("D", "X3", "sum")
    )

    table = table_of(read_results(one(moved), mapping=mapping))

    assert [(subject.line, subject.number) for subject in table.subjects] == [(3, 2), (5, 1)]
    assert [printed.values[0] for printed in table.sums] == [118478]


def test_header_rows_that_are_said_stand() -> None:
    rows: Rows = [["Kecamatan", "Suara Sah", "Tidak Sah"], ["contoh", 1, 2], *[["A", "B", "C"]], ["Empang", 30, 4]]

    table = table_of(
        read_results(one(rows), mapping=said(("A", "area:kelurahan"), ("B", "measure:valid"), header=(3,)))
    )

    assert names(table) == [("Empang",)]
    assert keys(table) == ["valid"]


_CLEAN: Rows = [
    ["NO", "KECAMATAN", "01", "02", "SUARA SAH", "TIDAK SAH"],
    [1, "Bogor Selatan", 40, 60, 100, 3],
    [2, "Bogor Timur", 30, 50, 80, 2],
    [3, "Selisihan", 10, 30, 40, 1],
    [None, "Kota", 80, 140, 220, 6],
]


def test_what_is_not_said_is_found_as_ever() -> None:
    table = table_of(read_results(one(_CLEAN), mapping=said(("F", "skip"))))

    assert keys(table) == [1, 2, "valid"]
    assert len(table.totals) == 1


def test_a_column_can_be_another_contestant_and_has_its_name() -> None:
    table = table_of(read_results(one(_CLEAN), mapping=said(("C", "contestant:7=Sendi – Melli"))))

    assert (table.subjects[0].number, table.subjects[0].name) == (7, "Sendi – Melli")


@pytest.mark.parametrize(
    ("line", "label", "areas", "totals"),
    [("5", "area", 4, 0), ("5", "skip", 3, 0), ("4", "skip", 3, 0), ("4", "total", 3, 1), ("5", "total", 3, 1)],
)
def test_a_row_can_be_an_area_a_total_or_nothing(line: str, label: str, areas: int, totals: int) -> None:
    table = table_of(read_results(one(_CLEAN), mapping=said((line, label))))

    assert (len(table.areas), len(table.totals)) == (areas, totals)


def test_a_row_is_known_by_its_words_where_rows_moved() -> None:
    moved = [_CLEAN[0], [1, "Bogor Barat", 1, 2, 3, 0], *_CLEAN[1:]]

    table = table_of(read_results(one(moved), mapping=said(("4", "Selisihan", "skip"))))

    assert names(table) == [("Bogor Barat",), ("Bogor Selatan",), ("Bogor Timur",), ("Kota",)]


def test_a_level_that_is_said_is_no_guess() -> None:
    rows: Rows = [["Wilayah", "01", "02", "SUARA SAH"], ["Empang", 4, 6, 10], ["Cipaku", 3, 5, 8]]
    guessed, sure = read_results(one(rows)), read_results(one(rows), mapping=said(("A", "area:kelurahan")))

    assert "level_guessed" in _told(guessed)
    assert _told(sure) == []
    assert {area.level for area in table_of(sure).areas} == {Level.VILLAGE}


def test_codes_have_the_scheme_that_is_said() -> None:
    rows: Rows = [["Isian", "01", "02", "SUARA SAH"], ["327101", 4, 6, 10], ["327102", 3, 5, 8]]

    table = table_of(read_results(one(rows), mapping=said(("A", "code:kemendagri"))))

    assert [(area.code, area.level) for area in table.areas] == [
        ("327101", Level.SUBDISTRICT),
        ("327102", Level.SUBDISTRICT),
    ]


def test_a_sheet_is_left_and_another_taken() -> None:
    workbook = book(sheet(_CLEAN, "Hasil"), sheet(_PLAIN, "Catatan"), sheet(_CLEAN, "Lama", hidden=True))
    taken = said(*_LABELS, name="Catatan").with_sheet(SheetMapping("Hasil", use=False))
    taken = taken.with_sheet(SheetMapping("Lama", use=True))

    reading = read_results(workbook, mapping=taken)

    assert [(verdict.used, verdict.why) for verdict in reading.sheets] == [
        (False, "sheet_left"),
        (True, "results_found"),
        (True, "results_found"),
    ]


def test_areas_that_repeat_are_taken_only_where_that_is_said() -> None:
    rows = [_CLEAN[0], *[_CLEAN[1]] * 4]

    assert read_results(one(rows)).sheets[0].why == "areas_repeat"
    assert len(table_of(read_results(one(rows), mapping=said(use=True))).areas) == 4


def test_decimals_are_thousands_where_that_is_said() -> None:
    rows: Rows = [["Kecamatan", "SUARA SAH", "TIDAK SAH"], ["Bogor Timur", 24.214, 12], ["Bogor Barat", 1300, 9]]

    asked = read_results(one(rows))
    taken = read_results(one(rows), mapping=Mapping((SheetMapping("Lembar1", thousands=True),)))

    assert complaints(asked) == ["decimal_looks_like_thousands"]
    assert table_of(taken).values[0] == (24214, 12)
    assert _told(taken) == ["decimals_are_thousands"]


_TURNED: Rows = [
    ["REKAP"],
    [None, "URAIAN", "EMPANG", "CIPAKU", "TAJUR", "SEMUA"],
    [1, "Y1", 40, 30, 10, 80],
    [2, "Y2", 60, 50, 30, 140],
    [3, "Y3", 100, 80, 40, 220],
]
_ROWS = (("3", "contestant:1"), ("4", "contestant:2"), ("5", "measure:valid"), ("F", "total"), ("C", "area:kelurahan"))


def test_areas_in_columns_are_read_by_labels_alone() -> None:
    reading = read_results(one(_TURNED), mapping=said(*_ROWS))

    table = table_of(reading)
    assert (table.areas_in, table.header_rows) == ("columns", (2,))
    assert keys(table) == [1, 2, "valid"]
    assert names(table) == [("EMPANG",), ("CIPAKU",), ("TAJUR",)]
    assert {area.level for area in table.areas} == {Level.VILLAGE}
    assert table.cell(table.areas[1], table.subjects[0]) == "D3"
    assert [values for _, values in table.totals] == [(80, 140, 220)]


def test_pages_of_areas_in_columns_are_read_by_the_labels_of_the_first() -> None:
    words = ("Bapak Satu", "Bapak Dua", "Bersama-sama")
    rows: Rows = [
        *_TURNED[:2],
        *([row[0], word, *row[2:]] for row, word in zip(_TURNED[2:], words, strict=True)),
        ["LANJUTAN"],
        [None, "URAIAN", "GUDANG", "PALEDANG", "SEMUA"],
        [1, words[0], 4, 3, 7],
        [2, words[1], 6, 5, 11],
        [3, words[2], 10, 8, 18],
    ]
    labels = [LineLabel(line, Label.parse(label)) for line, label in _ROWS]
    labels[3] = LineLabel("F", Label.parse("total"), under=2)
    last = LineLabel("E", Label.parse("total"), under=7)
    mapping = Mapping((SheetMapping("Lembar1", None, (2, 7), "columns", (*labels, last)),))

    first, second = read_results(one(rows), mapping=mapping).tables

    assert [keys(table) for table in (first, second)] == [[1, 2, "valid"]] * 2
    assert names(first) == [("EMPANG",), ("CIPAKU",), ("TAJUR",)]
    assert names(second) == [("GUDANG",), ("PALEDANG",)]
    assert second.values == ((4, 6, 10), (3, 5, 8))
    assert [values for _, values in second.totals] == [(7, 11, 18)]
    assert second.cell(second.areas[1], second.subjects[2]) == "D10"


def test_rows_and_columns_of_a_recap_can_be_labelled_anew() -> None:
    rows = [list(row) for row in _TURNED]
    for row, label in zip(rows[2:], ("01 Jokowi", "02 Prabowo", "Jumlah Suara Sah"), strict=True):
        row[1] = label
    rows.append([4, "Jumlah Suara Tidak Sah", 3, 2, 1, 6])
    found = table_of(read_results(one(rows)))
    mapping = said(("3", "contestant:5"), ("6", "skip"), ("E", "TAJUR", "skip"), ("F", "total"))

    table = table_of(read_results(one(rows), mapping=mapping))

    assert len(found.areas) >= 3
    assert keys(table) == [5, 2, "valid"]
    assert names(table) == [("EMPANG",), ("CIPAKU",)]


def test_a_list_of_contestants_is_read_by_labels() -> None:
    rows: Rows = [["K1", "K2", "K3"], *[[area, who, 10 * at] for at, area in enumerate("ABC", 1) for who in ("Q", "R")]]
    mapping = said(("A", "area:kelurahan"), ("B", "names"), ("C", "votes"), header=(1,))

    table = table_of(read_results(one(rows), mapping=mapping))

    assert keys(table) == ["Q", "R"]
    assert table.values == ((10, 10), (20, 20), (30, 30))


@pytest.mark.parametrize(
    ("mapping", "code"),
    [
        (said(("A", "skip"), name="Lain").with_sheet(SheetMapping("Lembar1", use=True)), "mapping_sheet_missing"),
        (said(("90", "skip")), "mapping_line_beyond"),
        (said(header=(90,)), "mapping_line_beyond"),
    ],
)
def test_a_mapping_of_another_file_is_told_with_its_place(mapping: Mapping, code: str) -> None:
    with pytest.raises(BadMapping) as bad:
        read_results(one(_CLEAN), mapping=mapping)
    assert bad.value.code == code
    assert bad.value.data["sheet"] in ("Lain", "Lembar1")


def test_a_file_of_one_sheet_takes_a_mapping_of_one_sheet() -> None:
    assert table_of(read_results(one(_PLAIN, "2024"), mapping=said(*_LABELS, name="2019"))).sheet == "2024"


def _sure(table: ResultTable) -> ResultTable:
    subjects = tuple(replace(subject, likelihood=1.0) for subject in table.subjects)
    return replace(table, subjects=subjects, places=dict(table.places))


def assert_reads_the_same_again(workbook: Workbook, known: dict[str, int] | None = None) -> None:
    """Assert that what was understood of a workbook, written and read, gives the same figures and warnings."""
    first = read_results(workbook, names=known)
    assert first.understood is not None
    again = read_results(workbook, names=known, mapping=from_text(to_text(first.understood)))
    assert list(map(_sure, again.tables)) == list(map(_sure, first.tables))
    assert (again.election, again.sources) == (first.election, first.sources)
    assert sorted(complaints(again)) == sorted(complaints(first))
    assert not any(problem.severity is Severity.INFO and "guessed" in problem.code for problem in again.problems)


@settings(max_examples=60, deadline=None)
@given(sheets())
def test_what_was_understood_of_areas_in_rows_reads_the_same_again(drawn: Drawn) -> None:
    assert_reads_the_same_again(one(drawn.rows, merges=drawn.merges), drawn.names)


@settings(max_examples=40, deadline=None)
@given(recaps())
def test_what_was_understood_of_a_recap_reads_the_same_again(recap: Recap) -> None:
    assert_reads_the_same_again(one(rows_of(recap)))


@pytest.mark.parametrize("maker", [pytest.param(each, id=name) for name, each in {**REAL, **COUNCIL, **OFFICE}.items()])
def test_what_was_understood_of_a_real_kind_of_sheet_reads_the_same_again(maker: Callable[[], Real]) -> None:
    real = maker()
    assert_reads_the_same_again(one(real.rows, real.sheet, real.merges, real.file), dict(real.names))


def test_several_tables_with_other_columns_read_the_same_again() -> None:
    other: list[list[Value]] = [
        ["KECAMATAN", "DPT", "PENGGUNA HAK PILIH"],
        ["Tanah Sareal", 90, 4],
        ["Bogor Utara", 70, 5],
    ]
    rows = [*_CLEAN, [], *other]

    reading = read_results(one(rows))

    assert len(reading.tables) == 2
    assert_reads_the_same_again(one(rows))


@pytest.mark.parametrize(
    "name", ["bogor_pilpres2019_kelurahan.csv", "bogor_pilpres2019_tps.csv", "sirekap_tps_1000.csv"]
)
def test_what_was_understood_of_a_real_file_reads_the_same_again(shared_data: Path, name: str) -> None:
    assert_reads_the_same_again(read_workbook(shared_data / name))


def test_what_was_understood_of_the_stations_of_a_regency_reads_the_same_again(shared_data: Path) -> None:
    assert_reads_the_same_again(read_workbook(shared_data / "tps_karanganyar2024.xlsx"))
