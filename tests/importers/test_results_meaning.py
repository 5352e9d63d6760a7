"""What is read is what is meant: codes, levels, contestants by name, sources side by side, values that are wrong."""

from __future__ import annotations

import pytest

from importers.grid import Value
from importers.records import CodeScheme, Level, ResultTable, Severity
from importers.results import SourceNotFound, read_results
from tests.importers.sheets import complaints, keys, one, table_of

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


def test_names_keep_the_dots_and_brackets_that_are_their_own() -> None:
    head: list[Value] = ["Kecamatan", "1. H. AHMAD AZIZ, S.E.", "2) Partai Buruh (PB)", "Calon 3 (Budi)", "Suara Sah"]

    table = table_of(read_results(one([head, ["A", 1, 2, 3, 6], ["B", 4, 5, 6, 15]])))

    assert [each.name for each in table.subjects[:3]] == ["H. AHMAD AZIZ, S.E.", "Partai Buruh (PB)", "Budi"]


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


def test_the_lists_of_an_older_pilkada_get_their_later_names() -> None:
    rows: list[list[Value]] = [
        ["Kecamatan", "DPT", "DPPh", "DPTb", "Jumlah"],
        ["A", 100, 2, 3, 105],
        ["B", 200, 1, 1, 202],
    ]

    reading = read_results(one(rows))

    assert keys(table_of(reading)) == ["registered_dpt", "registered_dptb", "registered_dpk", "registered_total"]
    assert [(each.code, each.cell) for each in reading.problems] == [("meaning_guessed", "D1")]


def test_years_and_words_behind_a_heading_hold_sources_apart_too() -> None:
    years: list[list[Value]] = [["Kecamatan", "DPT 2014", "DPT 2019"], ["A", 100, 120], ["B", 200, 220]]
    words: list[list[Value]] = [["Kecamatan", "01 (Cepat)", "01 (Pleno)"], ["A", 100, 120], ["B", 200, 220]]

    assert read_results(one(years)).sources == ("2014", "2019")
    assert table_of(read_results(one(words), source="pleno")).values == ((120,), (220,))


def test_two_columns_that_say_the_same_are_told_and_the_first_is_taken() -> None:
    rows: list[list[Value]] = [["Kecamatan", "Suara Sah", "Jumlah Suara Sah"], ["A", 10, 11], ["B", 20, 20]]

    reading = read_results(one(rows))

    assert table_of(reading).values == ((10,), (20,))
    assert [(each.code, each.cells) for each in reading.problems] == [("column_repeated", ("C1", "B1"))]


def test_a_column_of_words_under_a_heading_of_figures_is_told_once() -> None:
    rows: list[list[Value]] = [["Kecamatan", "DPT", "Suara Sah"], *([f"A{n}", n, "belum masuk"] for n in range(1, 9))]

    reading = read_results(one(rows))

    assert keys(table_of(reading)) == ["registered_dpt"]
    assert complaints(reading) == ["column_without_numbers"]


# ---- thousands with commas ------------------------------------------------------------------------------------------


def by_pair(*rows: list[Value]) -> list[list[Value]]:
    return [["Rekap pilpres 2019"], ["Kecamatan", "01", "02"], *rows]


def test_thousands_written_the_english_way_throughout_are_taken() -> None:
    read = read_results(one(by_pair(["Bogor Timur", "24,636", "995"], ["Bogor Barat", "1,094,401", "9,401"])))
    assert table_of(read).values == ((24636, 995), (1_094_401, 9401))
    assert [(problem.code, problem.cell) for problem in read.problems] == [("comma_is_thousands", "B3")]


def test_such_thousands_among_others_are_offered_and_not_taken() -> None:
    read = read_results(one(by_pair(["Bogor Timur", "24,636", "1.995"], ["Bogor Barat", "9,401", 3])))
    assert table_of(read).values == ((None, 1995), (None, 3))
    assert [problem.code for problem in read.problems] == ["decimal_looks_like_thousands"] * 2


def test_figures_that_were_all_refused_are_not_called_blank() -> None:
    read = read_results(one(by_pair(["Bogor Timur", 24.636, 36.995], ["Bogor Barat", 50.238, 94.401])))
    assert [problem.suggestion for problem in read.problems] == ["24636", "36995", "50238", "94401"]
    assert read.sheets[0].used


# ---- pages and lists ------------------------------------------------------------------------------------------------


def test_a_header_that_comes_again_on_the_next_page_is_no_area() -> None:
    read = results_of(
        by_pair(["Bogor Timur", 5, 6], ["Jumlah", 5, 6], ["Kecamatan", "01", "02"], ["Bogor Barat", 7, 8])
    )
    assert [area.path[-1][1] for area in read.areas] == ["Bogor Timur", "Bogor Barat"]
    assert read.values == ((5, 6), (7, 8))


@pytest.mark.parametrize(
    ("title", "fields"),
    [
        ("REKAPITULASI DAFTAR PEMILIH TETAP PEMILU 2024", ["registered_dpt_l", "registered_dpt_p", "registered_dpt"]),
        ("Rekap DPT dan DPTb 2024", ["registered_total_l", "registered_total_p", "registered_total"]),
    ],
)
def test_voters_without_a_list_are_those_of_the_list_in_the_title(title: str, fields: list[str]) -> None:
    rows: list[list[Value]] = [
        [title],
        ["Kecamatan", "Pemilih", None, None],
        [None, "L", "P", "L+P"],
        ["Bogor Timur", 10, 20, 30],
        ["Bogor Barat", 11, 21, 32],
    ]
    assert [subject.field for subject in results_of(rows).subjects] == fields


def results_of(rows: list[list[Value]]) -> ResultTable:
    return table_of(read_results(one(rows)))
