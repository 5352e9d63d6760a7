"""Results read from sheets with areas as rows: generated ones, real files, and what is no result at all."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from importers.grid import Value, read_workbook
from importers.records import AreaLine, CodeScheme, Level, PrintedSum, Severity
from importers.results import SourceNotFound, read_results
from tests.importers.sheets import as_text, book, complaints, keys, names, one, sheet, table_of, write_xlsx
from tests.importers.truths import Truth, truths


def _assert_true(truth: Truth, rows: object) -> None:
    table = table_of(rows)  # type: ignore[arg-type]
    assert list(table.header_rows) == truth.header
    assert keys(table) == truth.keys
    assert names(table) == truth.areas
    assert [area.line for area in table.areas] == truth.lines
    assert {area.level for area in table.areas} == {truth.level}
    assert list(table.values) == truth.values
    assert len(table.totals) == truth.totals


@settings(max_examples=250, deadline=None)
@given(truths())
def test_a_generated_sheet_gives_its_truth_back(truth: Truth) -> None:
    reading = read_results(one(truth.rows, merges=truth.merges))

    _assert_true(truth, reading)
    assert complaints(reading) == []


@settings(max_examples=80, deadline=None)
@given(truths())
def test_the_same_sheet_as_text_gives_the_same(truth: Truth) -> None:
    reading = read_results(one(as_text(truth.rows)))

    _assert_true(truth, reading)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(truths())
def test_a_real_workbook_gives_its_truth_back(tmp_path: Path, truth: Truth) -> None:
    path = write_xlsx(tmp_path / "hasil.xlsx", truth.rows, truth.merges)

    _assert_true(truth, read_results(read_workbook(path)))


@settings(max_examples=60, deadline=None)
@given(truths())
def test_every_printed_sum_is_the_sum_of_the_areas_under_its_path(truth: Truth) -> None:
    table = table_of(read_results(one(truth.rows, merges=truth.merges)))

    for line, printed in table.totals:
        under = [
            values
            for area, values in zip(table.areas, table.values, strict=True)
            if area.path[: len(line.path)] == line.path
        ]
        assert printed == tuple(sum(value or 0 for value in column) for column in zip(*under, strict=True))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.none() | st.integers(-5, 40) | st.text("AL1. TOTALjumlah:%-", max_size=9), max_size=6)))
def test_any_sheet_at_all_is_read_or_refused_without_a_fault(rows: list[list[Value]]) -> None:
    reading = read_results(one([["KECAMATAN", "01", "02"], *rows]))

    assert len(reading.sheets) == 1


# ---- layouts by hand ------------------------------------------------------------------------------------------------


def test_titles_groups_numbering_totals_and_notes() -> None:
    rows: list[list[Value]] = [
        ["REKAPITULASI HASIL PENGHITUNGAN PEROLEHAN SUARA"],
        ["PEMILIHAN WALI KOTA DAN WAKIL WALI KOTA BOGOR TAHUN 2024"],
        ["KOTA BOGOR"],
        [],
        ["NO", "KECAMATAN", "DPT", None, None, "PEROLEHAN SUARA", None, None, "SUARA SAH", "SUARA TIDAK SAH", "TOTAL"],
        [None, None, "L", "P", "JML", "01", "02", "JUMLAH"],
        [f"({place})" for place in range(1, 12)],
        [1, "BOGOR SELATAN", 10, 12, 22, 5, 6, 11, 11, 1, 12],
        [2, "BOGOR TIMUR", 20, 22, 42, 15, 16, 31, 31, 2, 33],
        [3, "BOGOR UTARA", 30, "32.100", 62, 25, 26, 51, 51, 3, 54],
        ["JUMLAH", None, 60, 66, 126, 45, 48, 93, 93, 6, 99],
        [],
        ["Sumber: KPU Kota Bogor"],
        [None, None, None, None, "Bogor, 5 Desember 2024"],
    ]

    reading = read_results(one(rows))

    table = table_of(reading)
    people = ["registered_dpt_l", "registered_dpt_p", "registered_dpt"]
    assert keys(table) == [*people, 1, 2, "valid", "invalid", "cast"]
    assert table.header_rows == (5, 6)
    assert names(table) == [("KOTA BOGOR", f"BOGOR {where}") for where in ("SELATAN", "TIMUR", "UTARA")]
    assert table.values[2] == (30, 32_100, 62, 25, 26, 51, 3, 54)
    assert table.totals == (
        (AreaLine(11, Level.REGENCY, ((Level.REGENCY, "KOTA BOGOR"),)), (60, 66, 126, 45, 48, 93, 6, 99)),
    )
    assert table.sums == (PrintedSum(8, "PEROLEHAN SUARA / JUMLAH", (3, 4), (11, 31, 51)),)
    assert table.cell(table.areas[2], table.subjects[3]) == "F10"
    assert (reading.election.kind, reading.election.year) == ("pkwkk", 2024)
    assert reading.titles[2] == "KOTA BOGOR"


def test_merged_names_carry_down_and_subtotals_know_what_they_sum() -> None:
    rows: list[list[Value]] = [
        ["KECAMATAN", "KELURAHAN", "TPS", "PASLON 1", "PASLON 2"],
        ["BOGOR SELATAN", "EMPANG", 1, 10, 20],
        [None, None, 2, 11, 21],
        [None, "CIPAKU", 1, 1, 2],
        ["SUB TOTAL", None, None, 22, 43],
        ["BOGOR TIMUR", "TAJUR", "TPS 001", 5, 5],
        [None, None, "TPS 002", 5, 6],
        ["SUB TOTAL", None, None, 10, 11],
        ["GRAND TOTAL", None, None, 32, 54],
    ]

    table = table_of(read_results(one(rows)))

    assert names(table)[1:4] == [
        ("BOGOR SELATAN", "EMPANG", "TPS 002"),
        ("BOGOR SELATAN", "CIPAKU", "TPS 001"),
        ("BOGOR TIMUR", "TAJUR", "TPS 001"),
    ]
    assert [(line.line, line.path) for line, _ in table.totals] == [
        (5, ((Level.SUBDISTRICT, "BOGOR SELATAN"),)),
        (8, ((Level.SUBDISTRICT, "BOGOR TIMUR"),)),
        (9, ()),
    ]


def test_headings_of_groups_between_the_rows_are_the_wider_area() -> None:
    rows: list[list[Value]] = [
        ["DAFTAR PEMILIH TETAP PEMILU 2024"],
        ["NO", "KELURAHAN", "L", "P", "L+P"],
        [None, "KECAMATAN BOGOR SELATAN"],
        [1, "EMPANG", 10, 11, 21],
        [2, "CIPAKU", 5, 6, 11],
        ["JUMLAH", None, 15, 17, 32],
        [None, "KECAMATAN BOGOR TIMUR"],
        [1, "TAJUR", 10, 11, 21],
        [2, "SUKASARI", 5, 7, 12],
        ["JUMLAH", None, 15, 18, 33],
        ["JUMLAH TOTAL", None, 30, 35, 65],
    ]

    table = table_of(read_results(one(rows)))

    assert keys(table) == ["registered_dpt_l", "registered_dpt_p", "registered_dpt"]
    assert names(table)[1:3] == [("BOGOR SELATAN", "CIPAKU"), ("BOGOR TIMUR", "TAJUR")]
    assert [line.path for line, _ in table.totals] == [
        ((Level.SUBDISTRICT, "BOGOR SELATAN"),),
        ((Level.SUBDISTRICT, "BOGOR TIMUR"),),
        (),
    ]


def test_groups_numbered_in_roman_are_sums_of_what_follows() -> None:
    rows: list[list[Value]] = [
        ["NO", "KELURAHAN", "DPT"],
        ["I", "BOGOR SELATAN", 32],
        [1, "EMPANG", 21],
        [2, "CIPAKU", 11],
        ["II", "BOGOR TIMUR", 33],
        [1, "TAJUR", 21],
        [2, "SUKASARI", 12],
    ]

    table = table_of(read_results(one(rows)))

    assert names(table) == [
        ("BOGOR SELATAN", "EMPANG"),
        ("BOGOR SELATAN", "CIPAKU"),
        ("BOGOR TIMUR", "TAJUR"),
        ("BOGOR TIMUR", "SUKASARI"),
    ]
    assert [(line.path[-1][1], values) for line, values in table.totals] == [
        ("BOGOR SELATAN", (32,)),
        ("BOGOR TIMUR", (33,)),
    ]


def test_a_last_row_that_equals_the_sum_is_a_total_without_the_word() -> None:
    rows: list[list[Value]] = [
        ["No", "Kecamatan", "Paslon 1", "Paslon 2"],
        [1, "BOGOR SELATAN", 100, 230],
        [2, "BOGOR TIMUR", 310, 420],
        [3, "BOGOR UTARA", 150, 260],
        [None, "KOTA BOGOR", 560, 910],
    ]

    table = table_of(read_results(one(rows)))

    assert len(table.areas) == 3
    assert [values for _, values in table.totals] == [(560, 910)]


def test_a_numbered_last_row_stays_an_area_though_it_equals_the_sum() -> None:
    rows: list[list[Value]] = [
        ["No", "Kecamatan", "Paslon 1", "Paslon 2"],
        [1, "A", 100, 200],
        [2, "B", 100, 100],
        [3, "C", 200, 300],
        [4, "D", 400, 600],
    ]

    assert len(table_of(read_results(one(rows))).areas) == 4


def test_wider_areas_among_their_parts_are_sums_and_alone_are_areas() -> None:
    rows: list[list[Value]] = [
        ["Kecamatan", "Kelurahan", "Paslon 1", "Paslon 2"],
        ["BOGOR SELATAN", None, 30, 40],
        [None, "EMPANG", 10, 20],
        [None, "CIPAKU", 20, 20],
        ["BOGOR TIMUR", None, 5, 6],
    ]

    table = table_of(read_results(one(rows)))

    assert names(table) == [("BOGOR SELATAN", "EMPANG"), ("BOGOR SELATAN", "CIPAKU"), ("BOGOR TIMUR",)]
    assert [area.level for area in table.areas] == [Level.VILLAGE, Level.VILLAGE, Level.SUBDISTRICT]
    assert [line.line for line, _ in table.totals] == [2]


def test_one_column_of_kecamatan_and_kelurahan_is_told_apart_by_their_words() -> None:
    rows: list[list[Value]] = [
        ["PEROLEHAN SUARA PILPRES 2019"],
        ["No", "Kecamatan / Kelurahan", "01", "02"],
        [1, "Kec. Bogor Selatan", 30, 40],
        [2, "Kel. Empang", 10, 20],
        [3, "Kel. Cipaku", 20, 20],
        [4, "Kec. Bogor Timur", 5, 5],
        [5, "Kel. Tajur", 5, 5],
    ]

    table = table_of(read_results(one(rows)))

    assert [path[-1] for path in names(table)] == ["Kel. Empang", "Kel. Cipaku", "Kel. Tajur"]
    assert len(table.totals) == 2


def test_labels_above_the_table_say_where_its_stations_are() -> None:
    rows: list[list[Value]] = [
        ["KECAMATAN", ":", "BOGOR SELATAN"],
        ["KELURAHAN/DESA *)", ": EMPANG"],
        [],
        ["TPS", "Nomor Urut 1", "Nomor Urut 2", "Jumlah Suara Sah dan Tidak Sah"],
        [1, 1, 2, 4],
        [2, 4, 5, 9],
        ["JUMLAH", 5, 7, 13],
    ]

    table = table_of(read_results(one(rows)))

    assert names(table) == [("BOGOR SELATAN", "EMPANG", "TPS 001"), ("BOGOR SELATAN", "EMPANG", "TPS 002")]
    assert keys(table) == [1, 2, "cast"]


def test_counts_under_names_of_levels_are_no_areas() -> None:
    rows: list[list[Value]] = [
        ["NO", "KECAMATAN", "KELURAHAN", "TPS", "DPT"],
        [1, "A", 10, 100, 20_000],
        [2, "B", 11, 110, 21_000],
        [3, "C", 9, 90, 19_000],
        ["TOTAL", None, 30, 300, 60_000],
    ]

    table = table_of(read_results(one(rows)))

    assert names(table) == [("A",), ("B",), ("C",)]
    assert keys(table) == ["registered_dpt"]


def test_shares_are_known_without_their_sign() -> None:
    rows: list[list[Value]] = [
        ["Kecamatan", "PKB", "%", "GERINDRA", "%", "Pengguna Hak Pilih", "Partisipasi"],
        ["A", 100, 0.25, 300, 0.75, 420, 0.813],
        ["B", 50, "25,00%", 150, "75,00%", 210, 0.79],
    ]

    table = table_of(read_results(one(rows), names={"PKB": 1, "Gerindra": 2}))

    assert keys(table) == [1, 2, "voted_total"]
    assert table.values == ((100, 300, 420), (50, 150, 210))


def test_candidates_stand_under_their_party() -> None:
    rows: list[list[Value]] = [
        ["DPRD KOTA BOGOR PEMILU 2019"],
        ["Kecamatan", "1. PKB", None, None, None, "2. GERINDRA", None, None, None],
        [None, "Suara Partai", "1. Ani", "2. Budi", "Jumlah", "Suara Partai", "1. Caca", "2. Dedi", "Jumlah"],
        ["A", 1, 2, 3, 6, 4, 5, 6, 15],
        ["B", 1, 1, 1, 3, 2, 2, 2, 6],
    ]

    reading = read_results(one(rows))

    table = table_of(reading)
    assert keys(table) == [1, (1, 1), (1, 2), 2, (2, 1), (2, 2)]
    assert [each.of for each in table.sums] == [(0, 1, 2), (3, 4, 5)]
    assert reading.election.kind == "pdprdk"


def test_three_header_rows() -> None:
    rows: list[list[Value]] = [
        ["No", "Kecamatan", "DATA PEMILIH", None, None, None, None, None, "PENGGUNA HAK PILIH", None, None],
        [None, None, "DPT", None, None, "DPTb", None, None, "DPT", None, None],
        [None, None, "L", "P", "JML", "L", "P", "JML", "L", "P", "JML"],
        [1, "A", 1, 2, 3, 4, 5, 9, 6, 7, 13],
        [2, "B", 1, 2, 3, 4, 5, 9, 6, 7, 13],
    ]

    table = table_of(read_results(one(rows)))

    assert keys(table) == [
        f"{who}{sex}" for who in ("registered_dpt", "registered_dptb", "voted_dpt") for sex in ("_l", "_p", "")
    ]
    assert table.header_rows == (1, 2, 3)


def test_two_tables_one_under_the_other() -> None:
    rows: list[list[Value]] = [
        ["Kecamatan", "01", "02"],
        ["A", 1, 2],
        ["B", 3, 4],
        ["TOTAL", 4, 6],
        [],
        ["Kecamatan", "DPT"],
        ["A", 10],
        ["B", 12],
        ["TOTAL", 22],
    ]

    reading = read_results(one(rows))

    assert [keys(table) for table in reading.tables] == [[1, 2], ["registered_dpt"]]
    assert [len(table.areas) for table in reading.tables] == [2, 2]
    assert reading.sheets[0].rows == 4


def test_the_header_printed_again_on_the_next_page_is_no_area() -> None:
    header: list[Value] = ["No", "Kecamatan", "Suara Sah", "Suara Tidak Sah"]
    rows = [header, [1, "A", 1, 2], header, [2, "B", 3, 4]]

    assert names(table_of(read_results(one(rows)))) == [("A",), ("B",)]


def test_an_area_without_figures_stays_an_area() -> None:
    rows: list[list[Value]] = [
        ["No", "Kelurahan", "01", "02"],
        [1, "A", None, None],
        [2, "B", 3, 4],
        [3, "C", "-", "NA"],
    ]

    table = table_of(read_results(one(rows)))

    assert table.values == ((None, None), (3, 4), (None, None))


# ---- codes and levels -----------------------------------------------------------------------------------------------


def test_codes_keep_their_scheme_and_belong_to_the_line_they_stand_for() -> None:
    official: list[list[Value]] = [
        ["kode_wilayah", "nama", "dpt"],
        ["32.71", "Kota Bogor", 22],
        ["32.71.01", "Bogor Selatan", 10],
        ["32.71.02", "Bogor Timur", 12],
    ]
    stations: list[list[Value]] = [
        ["kode_kel", "kelurahan", "tps", "dpt"],
        [3271011001, "Batu Tulis", 1, 200],
        [3271011001, "Batu Tulis", 2, 210],
    ]

    by_code = table_of(read_results(one(official)))
    assert [(area.code, area.scheme) for area in by_code.areas] == [
        ("32.71.01", CodeScheme.KEMENDAGRI),
        ("32.71.02", CodeScheme.KEMENDAGRI),
    ]
    assert by_code.areas[0].level is Level.SUBDISTRICT
    assert [values for _, values in by_code.totals] == [(22,)]
    tps = table_of(read_results(one(stations))).areas
    assert [(area.code, area.scheme, area.level) for area in tps] == [
        ("3271011001", CodeScheme.SIREKAP, Level.STATION)
    ] * 2


@pytest.mark.parametrize(
    ("heading", "codes", "scheme"),
    [
        ("kpu_id", ["32079", "32080", "32081"], CodeScheme.SITUNG),
        ("kodekabalamat", ["010101", "010102", "010103"], CodeScheme.OTHER),
        ("kode_bps", ["3271010001", "3271010002", "3271010003"], CodeScheme.OTHER),
        ("kode", ["3271010001", "3271010002", "3271010003"], CodeScheme.OTHER),
    ],
)
def test_codes_of_other_schemes_are_not_taken_for_official_ones(
    heading: str, codes: list[str], scheme: CodeScheme
) -> None:
    rows: list[list[Value]] = [[heading, "kelurahan", "dpt"], *([code, f"Desa {code}", 10] for code in codes)]

    assert {area.scheme for area in table_of(read_results(one(rows))).areas} == {scheme}


def test_the_level_of_plain_names_comes_from_the_title_or_is_a_guess() -> None:
    rows: list[list[Value]] = [["Wilayah", "Paslon 1", "Paslon 2"], ["EMPANG", 1, 2], ["CIPAKU", 3, 4]]

    told = read_results(one([["Perolehan suara per kelurahan"], *rows]))
    guessed = read_results(one(rows))

    assert table_of(told).areas[0].level is Level.VILLAGE
    assert [problem.code for problem in told.problems] == []
    assert [(problem.code, problem.severity) for problem in guessed.problems] == [("level_guessed", Severity.INFO)]


def test_districts_are_a_level_of_their_own_and_seats_their_measure() -> None:
    rows: list[list[Value]] = [
        ["Dapil", "Jumlah Kursi", "PKS", "PKB"],
        ["Kota Bogor 1", 10, 1_000, 50],
        ["Kota Bogor 2", 9, 11, 50],
    ]

    table = table_of(read_results(one(rows)))

    assert keys(table) == ["seats", "PKS", "PKB"]
    assert table.areas[0].path == ((Level.DISTRICT, "Kota Bogor 1"),)


# ---- contestants ----------------------------------------------------------------------------------------------------


def test_names_that_the_caller_knows_become_numbers() -> None:
    rows: list[list[Value]] = [
        ["Kecamatan", "Dedie – Jenal", "Atang - Annida", "Suara Sah"],
        ["A", 1, 2, 3],
        ["B", 4, 5, 9],
    ]
    known = {"Dedie A. Rachim – Jenal Mutaqin": 3, "Atang Trisnanto – Annida Allivia": 2}

    assert keys(table_of(read_results(one(rows), names=known))) == [3, 2, "valid"]


def test_unknown_names_are_taken_as_guesses_where_the_title_speaks_of_votes() -> None:
    rows: list[list[Value]] = [["Kecamatan", "BIMA", "RUYAT"], ["A", 10, 20], ["B", 40, 50]]

    reading = read_results(one([["Hasil Pilkada 2018"], *rows]))

    assert keys(table_of(reading)) == ["BIMA", "RUYAT"]
    assert {subject.likelihood for subject in table_of(reading).subjects} == {0.6}
    assert {problem.code for problem in reading.problems} == {"meaning_guessed"}
    assert read_results(one(rows)).tables == ()


def test_unknown_columns_are_contestants_only_if_the_valid_votes_bear_it_out() -> None:
    rows: list[list[Value]] = [
        ["Kecamatan", "Paslon 1", "Paslon 2", "Luas", "Suara Sah"],
        ["A", 10, 20, 700, 30],
        ["B", 40, 50, 800, 90],
        ["C", 60, 50, 900, 110],
    ]

    reading = read_results(one(rows))

    assert keys(table_of(reading)) == [1, 2, "valid"]
    assert [(problem.code, problem.cell) for problem in reading.problems] == [("column_not_understood", "D1")]


# ---- sources --------------------------------------------------------------------------------------------------------

SIDE_BY_SIDE: list[list[Value]] = [
    ["kec", "dpt", "alfa_01", "alfa_02", "alfa_sah", "beta_01", "beta_02", "beta_sah"],
    ["A", 100, 1, 2, 3, 4, 5, 9],
    ["B", 110, 1, 2, 3, 4, 5, 9],
]


def test_sources_side_by_side_are_found_by_what_recurs() -> None:
    reading = read_results(one(SIDE_BY_SIDE))

    table = table_of(reading)
    assert reading.sources == ("alfa", "beta")
    assert [subject.source for subject in table.subjects] == [None, *["alfa"] * 3, *["beta"] * 3]
    assert keys(table) == ["registered_dpt", 1, 2, "valid", 1, 2, "valid"]


def test_one_source_is_taken_with_the_columns_that_go_with_all() -> None:
    table = table_of(read_results(one(SIDE_BY_SIDE), source="BETA"))

    assert [subject.heading for subject in table.subjects] == ["dpt", "beta_01", "beta_02", "beta_sah"]
    assert table.values[0] == (100, 4, 5, 9)


def test_a_source_that_is_not_there_is_said_with_those_that_are() -> None:
    with pytest.raises(SourceNotFound) as caught:
        read_results(one(SIDE_BY_SIDE), source="gamma")

    assert (caught.value.name, caught.value.seen) == ("gamma", ("alfa", "beta"))


def test_in_a_file_of_one_source_any_name_is_its_name() -> None:
    rows: list[list[Value]] = [["kec", "rekap_01", "rekap_02"], ["A", 1, 2], ["B", 3, 4]]

    for source in (None, "rekap", "pleno"):
        assert keys(table_of(read_results(one(rows), source=source))) == [1, 2]


def test_group_headings_can_be_sources() -> None:
    rows: list[list[Value]] = [
        ["Kecamatan", "SITUNG", None, None, "PLENO", None, None],
        [None, "01", "02", "Sah", "01", "02", "Sah"],
        ["A", 1, 2, 3, 4, 5, 9],
        ["B", 4, 5, 9, 4, 5, 9],
    ]

    reading = read_results(one(rows))

    assert reading.sources == ("SITUNG", "PLENO")
    assert table_of(read_results(one(rows), source="pleno")).values == ((4, 5, 9), (4, 5, 9))


# ---- values ---------------------------------------------------------------------------------------------------------


def test_values_that_cannot_be_taken_are_told_at_their_cell() -> None:
    good: list[list[Value]] = [[name, 1, 2, 3] for name in "EFGH"]
    rows: list[list[Value]] = [
        ["Kecamatan", "Paslon 1", "Paslon 2", "Suara Sah"],
        ["A", "1.234", 24.214, "abc"],
        ["B", -5, "2,5", "-"],
        ["C", "NA", "12a", 100],
        *good,
    ]

    reading = read_results(one(rows))

    assert table_of(reading).values[:3] == ((1234, None, None), (None, None, None), (None, None, 100))
    assert [(each.code, each.cell, each.raw, each.suggestion, each.severity) for each in reading.problems] == [
        ("decimal_looks_like_thousands", "C2", "24.214", "24214", Severity.ERROR),
        ("not_a_number", "D2", "abc", None, Severity.ERROR),
        ("negative_number", "B3", "-5", None, Severity.ERROR),
        ("not_whole_number", "C3", "2,5", None, Severity.ERROR),
        ("not_a_number", "C4", "12a", "12", Severity.ERROR),
    ]


def test_figures_of_nobody_are_refused_at_their_row() -> None:
    rows: list[list[Value]] = [["No", "Kecamatan", "01", "02"], [1, "A", 5, 6], [2, "B", 7, 8], [None, None, 99, 98]]

    reading = read_results(one(rows))

    assert [(each.code, each.cell, each.severity) for each in reading.problems] == [
        ("row_without_area", "B4", Severity.ERROR)
    ]


def test_an_area_that_stands_twice_is_told() -> None:
    rows: list[list[Value]] = [["No", "Kecamatan", "01", "02"], *([n, f"A{n % 5}", n, 2 * n] for n in range(1, 7))]

    assert complaints(read_results(one(rows))) == ["area_repeated"]


# ---- not results ----------------------------------------------------------------------------------------------------

NOT_RESULTS: dict[str, tuple[str, list[list[Value]]]] = {
    "goods": (
        "only_goods",
        [
            ["KEBUTUHAN LOGISTIK PEMILU 2024"],
            ["No", "Kecamatan", "Kotak Suara", "Bilik Suara"],
            [1, "A", 1, 2],
            [2, "B", 3, 4],
        ],
    ),
    "money": (
        "only_money",
        [
            ["Realisasi Anggaran 2024"],
            ["No", "Kecamatan", "Pagu", "Realisasi", "%"],
            [1, "A", 1000, 2, 3],
            [2, "B", 30, 4, 5],
        ],
    ),
    "people": (
        "only_people",
        [
            ["Kecamatan", "Kelurahan", "Nama", "Jabatan", "No HP"],
            ["A", "X", "Budi", "Ketua", "0812"],
            ["A", "Y", "Ani", "Anggota", "0813"],
        ],
    ),
    "stations counted": ("only_counts", [["Kecamatan", "Jumlah TPS"], ["A", 10], ["B", 12]]),
    "seats alone": ("only_counts", [["Dapil", "Jumlah Kursi"], ["A", 10], ["B", 12]]),
    "an id alone": ("no_figures_found", [["Kecamatan", "kpu_id"], ["A", 32079], ["B", 32080]]),
    "seats by party": (
        "no_figures_found",
        [["Perolehan Kursi DPRD 2024"], ["Dapil", "PKB", "PDIP", "GOLKAR"], ["A", 1, 2, 3], ["B", 1, 2, 3]],
    ),
    "money of parties": (
        "no_figures_found",
        [["Bantuan Keuangan Partai Politik 2024"], ["Kecamatan", "PKB", "PDIP"], ["A", 100, 200], ["B", 1, 2]],
    ),
    "long form": (
        "one_row_per_contestant",
        [["Kecamatan", "Partai", "Suara"], ["A", "PKB", 10], ["A", "PDIP", 12], ["B", "PKB", 10], ["B", "PDIP", 12]],
    ),
    "a row per sex": (
        "areas_repeat",
        [["Kecamatan", "Jenis Kelamin", "Jumlah DPT"], ["A", "L", 10], ["A", "P", 12], ["B", "L", 10], ["B", "P", 12]],
    ),
    "notes": ("no_table_found", [["Catatan rapat"], ["Hari ini membahas hasil pemilu di kecamatan."], ["Selesai"]]),
    "empty": ("sheet_empty", []),
    "a form not filled in": ("all_blank", [["No", "Kecamatan", "01", "02"], [1, "A"], [2, "B"]]),
    "a head alone": ("no_table_found", [["No", "Kecamatan", "01", "02"]]),
}


@pytest.mark.parametrize("name", NOT_RESULTS)
def test_what_is_no_result_is_never_taken_for_one(name: str) -> None:
    why, rows = NOT_RESULTS[name]

    reading = read_results(one(rows))

    assert reading.tables == ()
    assert [(verdict.used, verdict.why) for verdict in reading.sheets] == [(False, why)]


def test_notes_beside_results_are_left_and_said_so() -> None:
    reading = read_results(
        book(
            sheet([], "Kosong"),
            sheet([["Petunjuk pengisian"], ["Isilah kolom kuning."]], "Petunjuk"),
            sheet([["Kecamatan", "01", "02"], ["A", 1, 2]], "Hasil"),
            sheet([["Kecamatan", "01", "02"], ["A", 9, 9]], "Lama", hidden=True),
        )
    )

    assert [(verdict.name, verdict.used, verdict.why) for verdict in reading.sheets] == [
        ("Kosong", False, "sheet_empty"),
        ("Petunjuk", False, "no_table_found"),
        ("Hasil", True, "results_found"),
        ("Lama", False, "sheet_hidden"),
    ]


def test_progress_runs_from_start_to_end_and_may_cancel() -> None:
    rows: list[list[Value]] = [["Kelurahan", "01", "02"], *([f"K{n}", n, n] for n in range(9_000))]
    seen: list[float] = []
    read_results(one(rows), progress=seen.append)

    def cancel(share: float) -> None:
        raise KeyboardInterrupt(share)

    assert seen == sorted(seen)
    assert seen[-1] == 1.0
    assert len(seen) > 3
    with pytest.raises(KeyboardInterrupt):
        read_results(one(rows), progress=cancel)


# ---- real files -----------------------------------------------------------------------------------------------------


def test_the_kelurahan_of_bogor_2019_hold_three_sources_apart(shared_data: Path) -> None:
    workbook = read_workbook(shared_data / "bogor_pilpres2019_kelurahan.csv")
    totals = {}
    for source in ("situng", "kawal", "rekap"):
        table = table_of(read_results(workbook, source=source))
        sums = dict(
            zip(keys(table), (sum(v or 0 for v in column) for column in zip(*table.values, strict=True)), strict=True)
        )
        totals[source] = (sums[1], sums[2])
        assert (sums["registered_dpt_l"], sums["registered_dpt_p"]) == (358_602, 357_871)

    reading = read_results(workbook)
    assert totals["rekap"] == (228_112, 399_073)
    assert totals["situng"] == (228_194, 399_224)
    assert reading.sources == ("situng", "kawal", "rekap")
    assert (reading.election.kind, reading.election.year, reading.election.round) == ("ppwp", 2019, 1)
    assert reading.problems == ()
    assert len(table_of(reading).areas) == 68
    assert table_of(reading).areas[0].scheme is CodeScheme.SITUNG


def test_the_stations_of_bogor_2019(shared_data: Path) -> None:
    table = table_of(read_results(read_workbook(shared_data / "bogor_pilpres2019_tps.csv"), source="situng"))

    assert len(table.areas) == 3209
    assert len(set(names(table))) == 3209
    assert keys(table) == ["registered_dpt_l", "registered_dpt_p", 1, 2, "valid", "invalid", "cast"]
    assert names(table)[0] == ("BOGOR SELATAN", "BATU TULIS", "TPS 001")
    assert sum(row[2] or 0 for row in table.values) == 228_194


def test_a_thousand_stations_of_sirekap(shared_data: Path) -> None:
    reading = read_results(read_workbook(shared_data / "sirekap_tps_1000.csv"))

    table = table_of(reading)
    assert complaints(reading) == []
    assert len(table.areas) == 1000
    assert {(area.level, area.scheme) for area in table.areas} == {(Level.STATION, CodeScheme.SIREKAP)}
    assert table.areas[0].code == "3101011001001"
    assert keys(table)[:6] == [1, 2, 3, "registered_dpt_l", "registered_dpt_p", "registered_dpt"]
    assert {"voted_dpk", "voted_total", "valid", "invalid", "cast"} < set(keys(table))
    assert table.values[3] == (None,) * len(table.subjects)


def test_voters_per_station_are_results(shared_data: Path) -> None:
    reading = read_results(read_workbook(shared_data / "tps_karanganyar2024.xlsx"))

    table = table_of(reading)
    assert (len(table.areas), sum(row[0] or 0 for row in table.values)) == (1344, 711_480)
    assert keys(table) == ["registered_dpt"]
    assert len({path[0] for path in names(table)}) == 17
    assert len({path[:2] for path in names(table)}) == 177
    assert reading.problems == ()


@pytest.mark.parametrize("name", ["klasifikasi_kpu.csv", "wilayah_3271.csv", "peserta_pemilu.csv"])
def test_other_lists_are_no_results(shared_data: Path, name: str) -> None:
    assert read_results(read_workbook(shared_data / name)).tables == ()
