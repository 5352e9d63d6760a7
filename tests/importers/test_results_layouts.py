"""Layouts of results by hand: titles, groups, sums, sections, several tables, areas of several levels."""

from __future__ import annotations

from importers.grid import Value
from importers.records import AreaLine, Level, PrintedSum
from importers.results import read_results
from tests.importers.sheets import keys, names, one, table_of


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
    assert table.sums == (PrintedSum(8, "PEROLEHAN SUARA / JUMLAH", (3, 4), (11, 31, 51), totals=(93,)),)
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


def test_a_sum_is_of_the_area_that_ends_with_it() -> None:
    rows: list[list[Value]] = [
        ["Kecamatan", "Kelurahan", "TPS", "01", "02"],
        ["A", "X", 1, 10, 20],
        ["A", "X", 2, 1, 2],
        ["A", "X", "Jumlah", 11, 22],
        ["A", "Y", 1, 3, 4],
    ]
    ((line, _),) = table_of(read_results(one(rows))).totals
    assert [name for _, name in line.path] == ["A", "X"]


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
    assert keys(table) == ["own1", (1, 1), (1, 2), 1, "own2", (2, 1), (2, 2), 2]
    assert table.values == ((1, 2, 3, 6, 4, 5, 6, 15), (1, 1, 1, 3, 2, 2, 2, 6))
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
