"""Tables in odd places: under each other, of two elections, both ways on a sheet, hidden, merged, with odd values."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from importers.grid import Value, read_workbook
from importers.records import ResultsReading, Severity
from importers.results import read_results
from tests.importers.sheets import Rows, book, complaints, keys, names, one, sheet, table_of, write_xlsx

AREAS = ["Empang", "Cipaku", "Batutulis", "Pakuan"]
VOTES = ("01 Jokowi", "02 Prabowo", "Suara Sah")
VOTERS = ("DPT L", "DPT P", "DPT Jumlah")
FIGURES = [(100 + 7 * at, 200 + 13 * at, 300 + 20 * at) for at in range(len(AREAS))]
TITLES: list[list[Value]] = [["REKAP PILPRES 2019"], ["KECAMATAN : BOGOR SELATAN"], []]


def _in_rows(subjects: tuple[str, ...], *, start: int = 0, stop: int = 4, total: bool = True) -> list[list[Value]]:
    rows: list[list[Value]] = [["No", "Kelurahan", *subjects]]
    rows += [[at + 1, AREAS[at], *FIGURES[at]] for at in range(start, stop)]
    return [*rows, [None, "JUMLAH", *map(sum, zip(*FIGURES[start:stop], strict=True))]] if total else rows


def _in_columns(subjects: tuple[str, ...]) -> list[list[Value]]:
    rows: list[list[Value]] = [["No", "Uraian", *AREAS, "JUMLAH"]]
    for at, subject in enumerate(subjects):
        values = [each[at] for each in FIGURES]
        rows.append([at + 1, subject, *values, sum(values)])
    return rows


def _codes(reading: ResultsReading, least: Severity = Severity.WARNING) -> list[str]:
    order = list(Severity)
    return [each.code for each in reading.problems if order.index(each.severity) <= order.index(least)]


def _paths(reading: ResultsReading) -> set[tuple[str, ...]]:
    return {path for table in reading.tables for path in names(table)}


def test_a_table_of_another_election_on_the_sheet_is_left_and_told() -> None:
    council = [["REKAP DPRD KOTA 2019"], [], *_in_rows(("PKB", "Gerindra", "Suara Sah"))]
    workbook = one([*TITLES, *_in_rows(VOTES), [], [], *council])

    reading = read_results(workbook)

    assert (reading.election.kind, keys(table_of(reading))) == ("ppwp", [1, 2, "valid"])
    (problem,) = [each for each in reading.problems if each.code == "other_election"]
    assert (problem.cell, problem.data["title"]) == ("C14", "REKAP DPRD KOTA 2019")

    other = read_results(workbook, election=("pdprdk", 2019))

    assert (other.election.kind, keys(table_of(other))) == ("pdprdk", ["PKB", "Gerindra", "valid"])
    assert names(table_of(other)) == [("BOGOR SELATAN", area) for area in AREAS]


def test_a_sheet_of_another_election_is_left_with_a_reason() -> None:
    votes = sheet(_in_rows(VOTES), "PPWP 2019")
    council = sheet([["REKAPITULASI DPR RI"], *_in_rows(("PKB", "Gerindra", "Suara Sah"))], "Lain")

    reading = read_results(book(votes, council))

    assert [(each.used, each.why) for each in reading.sheets] == [(True, "results_found"), (False, "other_election")]
    assert keys(table_of(reading)) == [1, 2, "valid"]


def test_a_table_that_goes_on_lies_where_the_first_one_does() -> None:
    rows = [*TITLES, *_in_rows(VOTES, stop=2, total=False), [], ["(lanjutan)"], *_in_rows(VOTES, start=2, total=False)]

    reading = read_results(one(rows))

    assert _paths(reading) == {("BOGOR SELATAN", area) for area in AREAS}
    assert complaints(reading) == []


def test_voters_under_results_lie_in_the_areas_that_the_titles_above_name() -> None:
    reading = read_results(one([*TITLES, *_in_rows(VOTES), [], ["DATA PEMILIH"], *_in_rows(VOTERS)]))

    assert [keys(table)[-1] for table in reading.tables] == ["valid", "registered_dpt"]
    assert _paths(reading) == {("BOGOR SELATAN", area) for area in AREAS}
    assert complaints(reading) == []


@pytest.mark.parametrize("above", ["rows", "columns"])
def test_tables_that_lie_both_ways_under_each_other(above: str) -> None:
    voters = [["DATA PEMILIH"], *_in_rows(VOTERS)]
    votes = [["PEROLEHAN SUARA"], *_in_columns(VOTES)]
    rows = [*TITLES, *(voters if above == "rows" else votes), [], *(votes if above == "rows" else voters)]

    reading = read_results(one(rows))

    assert {key for table in reading.tables for key in keys(table)} == {
        *(1, 2, "valid"),
        *("registered_dpt_l", "registered_dpt_p", "registered_dpt"),
    }
    assert _paths(reading) == {("BOGOR SELATAN", area) for area in AREAS}
    assert complaints(reading) == []
    for table in reading.tables:
        assert [values for values in table.values] == FIGURES  # noqa: C416 - tuples of both
        for area, values in zip(table.areas, table.values, strict=True):
            for subject, value in zip(table.subjects, values, strict=True):
                row, column = table.position(area, subject)
                assert rows[row - 1][column - 1] == value


def test_a_header_far_down_under_a_letterhead() -> None:
    letter: list[list[Value]] = [
        ["KOMISI PEMILIHAN UMUM KOTA BOGOR"],
        ["Jalan Loader No. 7"],
        [],
        ["Nomor : 12/PL/2019"],
    ]
    letter += [["Yth. Ketua KPU Provinsi"], *([[]] * 30), ["REKAP PILPRES 2019"]]

    table = table_of(read_results(one([*letter, [], [], [], *_in_rows(VOTES)])))

    assert (table.header_rows, len(table.areas)) == ((40,), 4)


def test_what_is_hidden_is_read_and_said(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "rekap.xlsx", [*TITLES, *_in_rows(VOTES)])
    workbook = openpyxl.load_workbook(path)
    page = workbook.active
    assert page is not None
    page.column_dimensions["D"].hidden = True
    page.row_dimensions[6].hidden = True
    workbook.save(path)

    read = read_workbook(path)

    assert table_of(read_results(read)).values == tuple(FIGURES)
    assert [(each.code, dict(each.data)) for each in read.problems] == [
        ("hidden_rows", {"count": 1}),
        ("hidden_columns", {"columns": "D"}),
    ]


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_a_hidden_sheet_is_read_only_where_no_other_holds_results_and_that_is_said(tmp_path: Path, state: str) -> None:
    path = write_xlsx(tmp_path / "rekap.xlsx", [*TITLES, *_in_rows(VOTES)])
    workbook = openpyxl.load_workbook(path)
    cover = workbook.create_sheet("Sampul", 0)
    cover["A1"] = "Sampul"
    workbook["Lembar1"].sheet_state = state
    workbook.save(path)

    reading = read_results(read_workbook(path))

    assert [each.used for each in reading.sheets] == [False, True]
    assert "hidden_sheet_read" in _codes(reading, Severity.INFO)

    shown = sheet(_in_rows(VOTES), "Rekap")
    reading = read_results(book(sheet(_in_rows(VOTES), "Lama", hidden=True), shown))
    assert [(each.used, each.why) for each in reading.sheets] == [(False, "sheet_hidden"), (True, "results_found")]


@pytest.mark.parametrize("way", ["rows", "columns"])
def test_a_figure_merged_over_two_areas_is_told_and_kept_for_the_first(way: str) -> None:
    rows: list[list[Value]] = [
        list(row) for row in (*TITLES, *(_in_rows(VOTES) if way == "rows" else _in_columns(VOTES)))
    ]
    row, column, merge = (6, 3, (5, 3, 6, 3)) if way == "rows" else (5, 4, (5, 3, 5, 4))
    rows[row - 1][column - 1] = None

    reading = read_results(one(rows, merges=[merge]))

    (problem,) = [each for each in reading.problems if each.code == "figure_merged"]
    assert (problem.cell, problem.raw, problem.data["count"]) == ("C5", "100", 2)
    assert [values[0] for values in table_of(reading).values] == [100, None, 114, 121]


def test_values_merged_over_two_columns_of_one_subject_are_no_fault() -> None:
    rows: Rows = [[row[0], row[1], row[2], None, row[3], None, row[4]] for row in _in_rows(VOTES)]
    merges = [(number, left, number, left + 1) for number in range(1, 7) for left in (3, 5)]

    reading = read_results(one(rows, merges=merges))

    assert table_of(reading).values == tuple(FIGURES)
    assert complaints(reading) == []


@pytest.mark.parametrize(
    ("text", "code", "suggestion"),
    [
        ("1.234*)", "footnote_mark", None),
        ("1.234 ¹", "footnote_mark", None),
        ("1.234 1)", "not_a_number", "1234"),
        ("1.234 suara", "not_a_number", "1234"),
        ("1.234 (koreksi)", "not_a_number", "1234"),
        (-137, "negative_number", None),
        ("–", None, None),
        ("nihil", None, None),
        ("' 1.234 ", None, None),
    ],
)
@pytest.mark.parametrize("way", ["rows", "columns"])
def test_odd_values_are_told_at_their_cell_and_never_guessed(
    text: Value, code: str | None, suggestion: str | None, way: str
) -> None:
    rows = [list(row) for row in (_in_rows(VOTES, total=False) if way == "rows" else _in_columns(VOTES))]
    rows[1][2] = text
    if way == "columns":
        rows = [row[:-1] for row in rows]

    reading = read_results(one([*TITLES, *rows]))

    told = [(each.code, each.cell, each.suggestion) for each in reading.problems if each.cell == "C5"]
    assert told == ([] if code is None else [(code, "C5", suggestion)])
    value = table_of(reading).values[0][0]
    assert value == (1234 if code == "footnote_mark" or text == "' 1.234 " else None)
