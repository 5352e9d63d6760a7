"""Sheets as a stranger's office lays them out: lists of one area, names over columns, covers, headings over lines."""

from __future__ import annotations

import pytest

from importers.grid import Value
from importers.kind import guess_kind
from importers.records import ElectionGuess, Kind
from importers.results import read_results
from tests.importers.sheets import book, complaints, keys, names, one, sheet, table_of

Rows = list[list[Value]]


def test_pairs_in_rows_under_a_title_are_no_party_and_their_total_is_all_votes() -> None:
    rows: Rows = [
        ["PEROLEHAN SUARA PPWP 2024 KOTA BOGOR"],
        [],
        ["No", "Paslon", "Bogor Selatan", "Bogor Timur", "Total"],
        [1, "Anies - Muhaimin", 10, 20, 30],
        [2, "Prabowo - Gibran", 30, 40, 70],
        [3, "Ganjar - Mahfud", 5, 6, 11],
        [None, "Suara Sah", 45, 66, 111],
        [None, "Suara Tidak Sah", 2, 3, 5],
        [None, "Total Suara", 47, 69, 116],
    ]
    reading = read_results(one(rows))
    table = table_of(reading)
    assert keys(table) == [1, 2, 3, "valid", "invalid", "cast"]
    assert list(table.values) == [(10, 30, 5, 45, 2, 47), (20, 40, 6, 66, 3, 69)]
    assert complaints(reading) == []


def test_names_of_areas_under_one_merged_heading_stand_over_columns() -> None:
    rows: Rows = [
        ["MODEL DB1 PPWP PEMILU PRESIDEN TAHUN 2014"],
        ["KABUPATEN/KOTA", None, ": KOTA BOGOR"],
        ["NO.", "URAIAN", "KECAMATAN", None, "JUMLAH"],
        [None, None, "BOGOR SELATAN", "BOGOR TIMUR"],
        ["1", "H. PRABOWO SUBIANTO dan Ir. H. M. HATTA RAJASA", 10, 20, 30],
        ["2", "Ir. H. JOKO WIDODO dan Drs. H. M. JUSUF KALLA", 30, 40, 70],
        ["B", "JUMLAH SUARA SAH", 40, 60, 100],
    ]
    merges = ((3, 1, 4, 1), (3, 2, 4, 2), (3, 3, 3, 4), (3, 5, 4, 5))
    table = table_of(read_results(one(rows, merges=merges)))
    assert keys(table) == [1, 2, "valid"]
    assert names(table) == [("KOTA BOGOR", "BOGOR SELATAN"), ("KOTA BOGOR", "BOGOR TIMUR")]
    assert list(table.values) == [(10, 30, 40), (20, 40, 60)]


def test_candidates_whom_nobody_knows_are_read_under_the_heading_that_says_so() -> None:
    rows: Rows = [
        ["REKAPITULASI PEROLEHAN SUARA CALON ANGGOTA DEWAN PERWAKILAN DAERAH (DPD) TAHUN 2019"],
        ["NO. URUT", "NAMA CALON", "KECAMATAN", None, "TOTAL", "PERINGKAT"],
        [None, None, "BOGOR SELATAN", "BOGOR TIMUR"],
        [21, "Anu Setiawan", 10, 20, 30, 3],
        [22, "Dadap Waru", 30, 40, 70, 1],
        [23, "Sengon Laut", 20, 25, 45, 2],
        ["JUMLAH SUARA SAH", None, 60, 85, 145],
    ]
    merges = ((2, 1, 3, 1), (2, 2, 3, 2), (2, 3, 2, 4), (2, 5, 3, 5), (2, 6, 3, 6), (7, 1, 7, 2))
    table = table_of(read_results(one(rows, merges=merges)))
    assert keys(table) == [21, 22, 23, "valid"]
    assert list(table.values) == [(10, 30, 20, 60), (20, 40, 25, 85)]


def test_seats_beside_the_votes_of_districts_are_left_and_their_city_is_that_of_the_title() -> None:
    rows: Rows = [
        ["PEROLEHAN SUARA DAN KURSI PARTAI POLITIK DPRD KOTA BOGOR PEMILU 2024"],
        ["No", "Partai Politik", "Dapil 1", None, "Dapil 2", None, "Total"],
        [None, None, "Suara", "Kursi", "Suara", "Kursi", "Suara", "Kursi"],
        [1, "PKB", 900, 1, 700, 0, 1600, 1],
        [2, "Gerindra", 1200, 2, 800, 1, 2000, 3],
        [3, "PDI Perjuangan", 300, 0, 500, 1, 800, 1],
    ]
    merges = ((2, 1, 3, 1), (2, 2, 3, 2), (2, 3, 2, 4), (2, 5, 2, 6), (2, 7, 2, 8))
    reading = read_results(one(rows, merges=merges))
    table = table_of(reading)
    assert names(table) == [("KOTA BOGOR", "Dapil 1"), ("KOTA BOGOR", "Dapil 2")]
    assert list(table.values) == [(900, 1200, 300), (700, 800, 500)]
    assert complaints(reading) == []


def test_a_decree_lists_pairs_of_the_one_area_that_its_sentences_name() -> None:
    rows: Rows = [
        [None, None, None, "KEPUTUSAN KOMISI PEMILIHAN UMUM KOTA BOGOR"],
        [None, None, None, "NOMOR 12 TAHUN 2025"],
        ["PENETAPAN HASIL PEMILIHAN WALI KOTA DAN WAKIL WALI KOTA BOGOR TAHUN 2024"],
        ["NOMOR URUT", "NAMA PASANGAN CALON", "PEROLEHAN SUARA", "TERBILANG"],
        [1, "Anu Fulan, S.T. - Hj. Polan Suryana", 1200, "seribu dua ratus"],
        [2, "Dadap Waru - Sengon Laut", 800, "delapan ratus"],
        ["JUMLAH SUARA SAH", None, 2000],
        [None, None, None, "Ditetapkan di Bogor"],
    ]
    reading = read_results(one(rows))
    table = table_of(reading)
    assert keys(table) == [1, 2, "valid"]
    assert names(table) == [("KOTA BOGOR",)]
    assert list(table.values) == [(1200, 800, 2000)]
    assert reading.election == ElectionGuess("pkwkk", 2024)


def test_parties_and_candidates_of_one_district_stand_under_suara_sah() -> None:
    rows: Rows = [
        ["PEROLEHAN SUARA SAH PARTAI POLITIK DAN CALON ANGGOTA DPRD KOTA BOGOR TAHUN 2024"],
        ["DAERAH PEMILIHAN : KOTA BOGOR 3"],
        ["NO", "PARTAI POLITIK / NAMA CALON", "SUARA SAH", "PERINGKAT"],
        [1, "PARTAI KEBANGKITAN BANGSA", 100],
        [1, "ANU FULAN", 50],
        [2, "POLAN SURYANA", 60],
        [None, "JUMLAH SUARA SAH PARTAI DAN CALON", 210],
        [2, "PARTAI GERINDRA", 300],
        [1, "DADAP WARU", 40],
        [None, "JUMLAH SUARA SAH PARTAI DAN CALON", 340],
    ]
    table = table_of(read_results(one(rows)))
    assert keys(table) == ["own1", (1, 1), (1, 2), 1, "own2", (2, 1), 2]
    assert names(table) == [("KOTA BOGOR 3",)]
    assert list(table.values) == [(100, 50, 60, 210, 300, 40, 340)]


def test_the_same_areas_again_under_other_headings_are_another_table() -> None:
    rows: Rows = [
        ["HASIL PEMILIHAN GUBERNUR JAWA BARAT 2018"],
        ["NO", "KECAMATAN", "DPT L", "DPT P", "DPT JUMLAH"],
        [1, "BOGOR SELATAN", 10, 12, 22],
        [2, "BOGOR TIMUR", 20, 21, 41],
        [None, "JUMLAH", 30, 33, 63],
        [],
        ["II. PEROLEHAN SUARA"],
        ["NO", "KECAMATAN", "RINDU", "HASANAH", "ASYIK", "SAH", "TIDAK SAH"],
        [None, None, 1, 2, 3],
        [1, "BOGOR SELATAN", 5, 6, 7, 18, 1],
        [2, "BOGOR TIMUR", 8, 9, 10, 27, 2],
    ]
    reading = read_results(one(rows))
    voters, votes = reading.tables
    assert keys(voters) == ["registered_dpt_l", "registered_dpt_p", "registered_dpt"]
    assert keys(votes) == [1, 2, 3, "valid", "invalid"]
    assert list(votes.values) == [(5, 6, 7, 18, 1), (8, 9, 10, 27, 2)]
    assert complaints(reading) == []


def test_a_heading_written_over_three_lines_is_one() -> None:
    rows: Rows = [
        ["KECAMATAN", "PEROLEHAN SUARA PASANGAN CALON", None, "SUARA", "SUARA"],
        [None, "1. Anu Fulan - Polan Suryana", "2. Dadap Waru - Sengon Laut", "SAH", "TIDAK"],
        [None, None, None, None, "SAH"],
        ["BOGOR SELATAN", "1 200", "800", "2 000", "40"],
        ["BOGOR TIMUR", "300", "1 500", "1 800", "51"],
    ]
    reading = read_results(one(rows))
    assert keys(table_of(reading)) == [1, 2, "valid", "invalid"]
    assert list(table_of(reading).values) == [(1200, 800, 2000, 40), (300, 1500, 1800, 51)]
    assert complaints(reading) == []


def test_sub_jumlah_is_a_sum_of_the_stations_above_it() -> None:
    rows: Rows = [["KELURAHAN", "TPS", "01", "02", "JML SAH"]]
    for village, votes in (("Tajur", (10, 20)), ("Empang", (5, 7))):
        rows += [[village, 1, *votes, sum(votes)], [None, 2, 1, 2, 3]]
        rows.append(["Sub Jumlah", None, votes[0] + 1, votes[1] + 2, sum(votes) + 3])
    reading = read_results(one(rows))
    assert names(table_of(reading)) == [(name, f"TPS 00{at}") for name in ("Tajur", "Empang") for at in (1, 2)]
    assert len(table_of(reading).totals) == 2
    assert complaints(reading) == []


def test_a_cover_and_columns_that_say_the_same_throughout_tell_the_election() -> None:
    cover = sheet([[None, "BUKU DATA PILGUB JAWA BARAT 2024"], [None, "KPU KOTA BOGOR"]], "Sampul")
    data = sheet([["Kecamatan", "1", "2", "Sah"], ["Bogor Timur", 1, 2, 3], ["Bogor Utara", 3, 4, 7]], "Data")
    assert read_results(book(cover, data)).election == ElectionGuess("pkwkp", 2024)
    rows: Rows = [["Tahun", "Jenis Pemilu", "Kecamatan", "Nama Partai", "Jumlah Suara"]]
    rows += [[2019, "DPRD KOTA", area, party, 5] for area in ("Bogor Timur", "Bogor Utara") for party in ("PKB", "PAN")]
    assert read_results(one(rows)).election == ElectionGuess("pdprdk", 2019)


def test_an_open_data_list_with_codes_and_votes_is_no_list_of_areas() -> None:
    rows: Rows = [["kode_kabupaten_kota", "nama_kabupaten_kota", "nomor_urut", "pasangan_calon", "jumlah_suara"]]
    for code, name in (("3201", "KABUPATEN BOGOR"), ("3271", "KOTA BOGOR"), ("3276", "KOTA DEPOK")):
        rows += [[code, name, 1, "ANU - POLAN", 10], [code, name, 2, "DADAP - WARU", 20]]
    assert guess_kind(one(rows)) is Kind.RESULTS
    assert guess_kind(one([row[:2] for row in rows])) is Kind.AREAS


@pytest.mark.parametrize(
    ("title", "head"),
    [
        ("RENCANA ANGGARAN BIAYA PILKADA 2024", ("Honor PPK", "Honor PPS", "ATK", "Jumlah")),
        ("DAFTAR HADIR RAPAT PLENO", ("Hadir", "Tidak Hadir", "Jumlah Undangan")),
        ("JUMLAH ANGGOTA PARTAI POLITIK HASIL VERIFIKASI FAKTUAL", ("PKB", "Gerindra", "PDIP", "Jumlah")),
        ("SEBARAN DUKUNGAN BAKAL CALON PILWALKOT 2018", ("Memenuhi Syarat", "Tidak Memenuhi Syarat", "Jumlah")),
    ],
)
def test_papers_beside_an_election_are_no_results(title: str, head: tuple[str, ...]) -> None:
    rows: Rows = [[title], ["No", "Kecamatan", *head]]
    for at, name in enumerate(("BOGOR SELATAN", "BOGOR TIMUR", "BOGOR TENGAH"), 1):
        parts = [at * 10 + place for place in range(len(head) - 1)]
        rows.append([at, name, *parts, sum(parts)])
    assert read_results(one(rows)).tables == ()


def test_votes_of_several_elections_in_one_table_are_not_taken_for_contestants() -> None:
    rows: Rows = [
        ["JUMLAH SUARA SAH PEMILU 2024"],
        ["Kecamatan", "PPWP", "DPR", "DPD", "DPRD Kota"],
        ["A", 5, 6, 7, 8],
        ["B", 5, 6, 7, 8],
    ]
    reading = read_results(one(rows))
    assert reading.tables == ()
    assert reading.sheets[0].why == "several_elections"


def test_candidates_stand_under_the_party_that_a_line_above_names() -> None:
    rows: Rows = [
        ["PEROLEHAN SUARA CALEG DPRD KOTA BOGOR PEMILU 2024"],
        ["PARTAI : 5. NASDEM"],
        ["NO URUT", "NAMA CALON", "BOGOR TIMUR", "BOGOR TENGAH", "JUMLAH"],
        [None, "SUARA PARTAI", 84, 257, 341],
        [1, "ANU FULAN", 725, 316, 1041],
        [2, "POLAN SURYANA", 549, 83, 632],
        [None, "JUMLAH", 1358, 656, 2014],
    ]
    reading = read_results(one(rows))
    assert keys(table_of(reading)) == ["own5", (5, 1), (5, 2), 5]
    assert list(table_of(reading).values) == [(84, 725, 549, 1358), (257, 316, 83, 656)]
    assert complaints(reading) == []


@pytest.mark.parametrize(
    ("title", "area"),
    [
        ("Tabel 2.3 Perolehan Suara Partai Politik Hasil Pemilu Anggota DPRD Kota Bogor, 2019", "Kota Bogor"),
        ("Hasil Pemilu Anggota DPR RI 2019 secara nasional", "Indonesia"),
    ],
)
def test_parties_with_votes_and_seats_are_those_of_the_one_area_of_the_title(title: str, area: str) -> None:
    rows: Rows = [
        [title],
        ["No", "Partai Politik/Political Parties", "Perolehan Suara/Votes", "%", "Kursi/Seats"],
        ["(1)", "(2)", "(3)", "(4)", "(5)"],
        [1, "PKB", "1.200", "60,00", 3],
        [2, "Gerindra", "800", "40,00", 2],
        ["Jumlah", None, "2.000", "100,00", 5],
    ]
    reading = read_results(one(rows))
    assert keys(table_of(reading)) == [1, 2]
    assert names(table_of(reading)) == [(area,)]
    assert list(table_of(reading).values) == [(1200, 800)]


@pytest.mark.parametrize("last", ["Indonesia", "NASIONAL"])
def test_a_last_row_of_all_areas_is_their_sum_also_where_a_slip_is_in_it(last: str) -> None:
    rows: Rows = [["Pilpres 2009"], ["Provinsi", "01", "02", "Suara Sah"]]
    rows += [[name, 100, 200, 300] for name in ("Jawa Barat", "Banten", "Bali")]
    rows.append([last, 300, 700, 900])
    table = table_of(read_results(one(rows)))
    assert names(table) == [("Jawa Barat",), ("Banten",), ("Bali",)]
    assert [values for _, values in table.totals] == [(300, 700, 900)]


@pytest.mark.parametrize(
    ("title", "heads"),
    [
        ("DATA PENDUDUK POTENSIAL PEMILIH PEMILU (DP4)", ("Laki-laki", "Perempuan", "Jumlah")),
        ("REKAPITULASI DAFTAR PEMILIH SEMENTARA (DPS)", ("L", "P", "L+P")),
        ("PENGADAAN SURAT SUARA PILKADA 2024", ("Jumlah DPT + 2,5%", "Harga", "Total Harga")),
    ],
)
def test_people_before_the_list_and_papers_ordered_for_it_are_no_voters(title: str, heads: tuple[str, ...]) -> None:
    rows: Rows = [[title], ["No", "Kecamatan", *heads], [1, "A", 10, 12, 22], [2, "B", 20, 21, 41]]
    assert read_results(one(rows)).tables == ()


def test_stations_are_told_apart_by_the_codes_of_the_tree_beside_their_numbers() -> None:
    rows: Rows = [["kode_tps", "nama_tps", "paslon1", "paslon2", "sah"]]
    rows += [
        [f"{village}00{at}", f"TPS 00{at}", at, 2, at + 2] for village in ("3271021003", "3271021006") for at in (1, 2)
    ]
    reading = read_results(one(rows))
    assert [area.code for area in table_of(reading).areas] == [str(row[0]) for row in rows[1:]]
    assert complaints(reading) == []


def test_how_far_something_got_is_no_contestant() -> None:
    rows: Rows = [["PROGRES UNGGAH C.HASIL PILPRES 2024"], ["No", "Kecamatan", "Jumlah TPS", "Sudah Unggah", "Belum"]]
    rows += [[1, "BOGOR SELATAN", 120, 118, 2], [2, "BOGOR TIMUR", 90, 85, 5]]
    assert read_results(one(rows)).tables == ()
