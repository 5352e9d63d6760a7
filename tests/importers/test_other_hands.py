"""Habits of offices far from each other: how they stack tables, name levels, number pairs and close their lists."""

from __future__ import annotations

import pytest

from importers.grid import Value
from importers.records import Level
from importers.results import read_results
from tests.importers.sheets import book, complaints, keys, names, one, sheet, table_of

Rows = list[list[Value]]


def test_tables_under_each_other_are_all_read_though_the_last_one_has_the_telling_header() -> None:
    kecamatan = ["Moti", "Pulau Hiri", "Kota Ternate Utara"]
    rows: Rows = [["PILKADA KOTA TERNATE 2017"], ["A. DATA PEMILIH"], ["No", "Kecamatan", "L", "P", "Jumlah"]]
    rows += [[at, name, 300 + at, 310 + at, 610 + 2 * at] for at, name in enumerate(kecamatan, 1)]
    rows += [["B. PENGGUNA HAK PILIH"], ["No", "Kecamatan", "DPT", "DPTb", "DPK", "Jumlah"]]
    rows += [[at, name, 400 + at, 2, 3, 405 + at] for at, name in enumerate(kecamatan, 1)]
    rows += [
        ["C. PEROLEHAN SUARA"],
        ["No", "Kecamatan", "1. Tauhid - Jasri", "2. Burhan - Abdullah", "Sah", "Tidak Sah"],
    ]
    rows += [[at, name, 200, 190 + at, 390 + at, 15] for at, name in enumerate(kecamatan, 1)]

    reading = read_results(one(rows))

    assert [len(table.areas) for table in reading.tables] == [3, 3, 3]
    assert keys(reading.tables[1])[:3] == ["voted_dpt", "voted_dptb", "voted_dpk"]
    assert keys(reading.tables[2]) == [1, 2, "valid", "invalid"]
    assert reading.election.kind == "pkwkk"
    assert not complaints(reading)


def test_a_list_in_two_levels_may_close_with_the_city_of_which_a_kecamatan_has_the_name() -> None:
    rows: Rows = [["Perolehan Suara Pilwalkot 2018"], ["Kecamatan / Kelurahan", "(1) Ade - Nana", "(2) Maman - Irma"]]
    rows += [["BANJAR", 300, 500], ["   Banjar", 100, 200], ["   Cibeureum", 200, 300]]
    rows += [["PURWAHARJA", 70, 90], ["   Raharja", 30, 40], ["   Mekarharja", 40, 50], ["KOTA BANJAR", 370, 590]]

    table = table_of(read_results(one(rows)))

    assert names(table)[0][-2:] == ("BANJAR", "Banjar")
    assert len(table.areas) == 4
    assert table.totals[-1][1] == (370, 590)


def test_rows_that_say_kecamatan_head_those_that_say_nothing() -> None:
    rows: Rows = [["PILGUB LAMPUNG 2024"], ["No", "Wilayah", "01 Arinal - Sutono", "02 Mirza - Jihan"]]
    rows += [[None, "TOTAL", 1000, 700], ["A", "KECAMATAN KEDATON", 300, 500], [1, "Kedaton", 100, 200]]
    rows += [[2, "Surabaya", 200, 300], ["B", "KECAMATAN PANJANG", 700, 200], [1, "Panjang Utara", 300, 90]]
    rows += [[2, "Srengsem", 400, 110]]

    table = table_of(read_results(one(rows)))

    assert [area.level for area in table.areas] == [Level.VILLAGE] * 4
    assert names(table)[0] == ("KECAMATAN KEDATON", "Kedaton")


def test_a_list_may_open_with_the_sum_named_after_the_province() -> None:
    rows: Rows = [["Pilpres 2009 Sumatera Barat"], ["No", "Kabupaten/Kota", "1. Mega - Prabowo", "2. SBY - Boediono"]]
    rows += [[None, "SUMATERA BARAT", 600, 900], [1, "Kab. Solok", 100, 200], [2, "Kab. Agam", 200, 300]]
    rows += [[3, "Kota Padang", 300, 400]]

    table = table_of(read_results(one(rows)))

    assert [name[-1] for name in names(table)] == ["Kab. Solok", "Kab. Agam", "Kota Padang"]
    assert table.totals[0][1] == (600, 900)


def test_group_headings_that_say_kecamatan_stand_over_kelurahan() -> None:
    rows: Rows = [
        ["REKAP PILWALI 2024"],
        ["No", "Pasangan Calon", "Kec. Balikpapan Timur", None, "Kec. Balikpapan Kota"],
    ]
    rows += [[None, None, "Manggar", "Lamaru", "Damai", "Prapatan"]]
    rows += [[1, "Rahmad - Bagus", 400, 300, 200, 150], [2, "Rendi - Eddy", 350, 250, 220, 160]]
    rows += [[None, "Suara Sah", 750, 550, 420, 310]]

    table = table_of(read_results(one(rows, merges=[(2, 3, 2, 4), (2, 5, 2, 6)])))

    assert {area.level for area in table.areas} == {Level.VILLAGE}


def test_regencies_without_that_word_make_the_district_of_an_election_of_dpr() -> None:
    rows: Rows = [["PEMILU ANGGOTA DPR RI TAHUN 2019"], ["DAERAH PEMILIHAN KALIMANTAN TENGAH"], []]
    rows += [["NO", "PARTAI POLITIK", "KAPUAS", "KATINGAN", "SERUYAN"], [1, "PKB", 500, 600, 700], [3, "PDIP", 1, 2, 3]]

    assert {area.level for area in table_of(read_results(one(rows))).areas} == {Level.REGENCY}


def test_members_that_are_elected_are_voted_for() -> None:
    rows: Rows = [
        ["PEMILU 2004 - ANGGOTA DPR - PROVINSI GORONTALO"],
        ["NO", "NAMA PARTAI", "Kab. Boalemo", "Kota Gorontalo"],
    ]
    rows += [[at, name, 900 + at, 800 + at] for at, name in enumerate(("PNI Marhaenisme", "PBSD", "PBB", "PPP"), 1)]

    assert keys(table_of(read_results(one(rows)))) == [1, 2, 3, 4]


def test_a_pair_has_its_number_in_the_last_line_of_its_heading() -> None:
    rows: Rows = [
        ["Hasil Pilgub 2020"],
        ["Kabupaten", "Sahbirin Noor\nMuhidin\n(1)", "Denny\nDifriadi\n(2)", "Suara Sah"],
    ]
    rows += [["Banjar", 500, 600, 1100], ["Tapin", 300, 200, 500]]
    assert keys(table_of(read_results(one(rows)))) == [1, 2, "valid"]
    rows[1][1:3] = ["AS Tamrin - La Ode\n1", "Roslina - Yasin\n2"]
    assert keys(table_of(read_results(one(rows)))) == [1, 2, "valid"]


def test_what_became_of_ballot_papers_is_told_by_the_title() -> None:
    heads: list[Value] = [
        "Kecamatan",
        "Diterima termasuk cadangan 2,5%",
        "Rusak/keliru coblos",
        "Tidak digunakan",
        "Digunakan",
    ]
    rows: Rows = [
        ["PENGGUNAAN SURAT SUARA PILWALKOT 2015"],
        heads,
        ["Ampenan", 900, 3, 97, 800],
        ["Mataram", 800, 1, 99, 700],
    ]
    table = table_of(read_results(one(rows)))
    assert keys(table) == ["ballots_received", "ballots_damaged", "ballots_unused", "ballots_used"]
    rows[0] = ["DISTRIBUSI SURAT SUARA PILWALKOT 2015"]
    assert not read_results(one(rows)).tables


def test_a_column_written_with_its_unit_holds_numbers_and_a_single_such_cell_is_told() -> None:
    rows: Rows = [["Pilbup 2010"], ["Kecamatan", "Paslon 1", "Suara Sah"], ["Adimulyo", "1.234 suara", "1.400 suara"]]
    rows += [["Alian", "900 suara", "1.000 suara"], ["Ayah", "800 suara", "950 suara"]]
    assert not complaints(read_results(one(rows)))
    rows[3:] = [["Alian", 900, 1000], ["Ayah", 800, 950]]
    assert complaints(read_results(one(rows))) == ["not_a_number", "not_a_number"]


def test_yogyakarta_has_kapanewon_and_kalurahan() -> None:
    rows: Rows = [["PILKADA SLEMAN 2020"], ["NO", "KAPANEWON", "KALURAHAN", "1. Danang - Agus", "2. Sri - Amin"]]
    rows += [[1, "GAMPING", "Balecatur", 300, 400], [2, "GODEAN", "Sidoarum", 200, 250]]

    assert names(table_of(read_results(one(rows))))[1] == ("GODEAN", "Sidoarum")


@pytest.mark.parametrize(
    "heads",
    [("Jumlah Pantarlih", "Jumlah KK", "Sudah Dicoklit", "Belum"), ("Jumlah Pemantau",), ("Terpasang", "Belum")],
)
def test_counts_of_work_beside_an_election_are_no_votes(heads: tuple[str, ...]) -> None:
    rows: Rows = [["PROGRES PER KECAMATAN PILKADA 2024"], ["Kecamatan", *heads]]
    rows += [["Genuk", *([500] * len(heads))], ["Tembalang", *([700] * len(heads))]]

    assert not read_results(book(sheet(rows))).tables


@pytest.mark.parametrize("title", ["REKAP PELANGGARAN PILKADA 2024", "Laporan Pengawasan Pilbup 2020"])
def test_what_an_office_reports_is_no_contest(title: str) -> None:
    rows: Rows = [[title], ["Kecamatan", "Netralitas ASN", "Politik Uang", "Alat Peraga"]]
    rows += [["Genuk", 5, 7, 9], ["Tembalang", 6, 8, 11]]

    assert not read_results(one(rows)).tables
