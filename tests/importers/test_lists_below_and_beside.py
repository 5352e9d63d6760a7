"""Lists of parties nobody has heard of, lists of candidates, lists of those who sign, and figures with their shares."""

from __future__ import annotations

from importers.grid import Value
from importers.results import read_results
from importers.values import whole_number
from tests.importers.sheets import one

_SIGNED: list[list[Value]] = [
    [None, "Ditetapkan di Kendal, tanggal 3 Juli 2005"],
    ["NO", "NAMA", "JABATAN", "TANDA TANGAN"],
    [1, "BUDI SANTOSO", "KETUA", None],
    [2, "SITI LESTARI", "ANGGOTA", None],
]


def test_a_party_nobody_knows_in_a_list_of_parties_is_no_candidate_of_the_one_above() -> None:
    """Of 2009: "4. Partai Anu" stood below "3. PPRN" and was taken for its candidate no. 4."""
    rows: list[list[Value]] = [
        ["PEROLEHAN SUARA PARTAI POLITIK PEMILU LEGISLATIF 2009 DPRD KOTA TEGAL"],
        ["No Urut", "Partai Politik", "Margadana", "Tegal Barat"],
        [1, "Hanura", 10, 20],
        [2, "PKPB", 11, 21],
        [3, "PXQY", 12, 22],
        [4, "Maju Sekali", 13, 23],
        [5, "Gerindra", 14, 24],
    ]
    table = read_results(one(rows)).tables[0]
    assert [(each.number, each.candidate) for each in table.subjects] == [(n, None) for n in (1, 2, 3, 4, 5)]
    assert table.values == ((10, 11, 12, 13, 14), (20, 21, 22, 23, 24))


def test_a_list_of_candidates_under_any_words_for_them() -> None:
    rows: list[list[Value]] = [["Dapil", "Partai", "No Urut", "Nama Calon Legislatif", "Suara Sah"]]
    for dapil in (1, 2):
        for party in ("PKB", "Golkar"):
            rows.extend(
                [f"Tegal {dapil}", party, at, f"BUDI {name}", 100 * dapil + at]
                for at, name in enumerate(("HALIM", "RAHMAN"), 1)
            )
    subjects = read_results(one(rows)).tables[0].subjects
    assert [(each.heading.split(" / ")[0], each.candidate) for each in subjects] == [
        ("PKB", 1),
        ("PKB", 2),
        ("Golkar", 1),
        ("Golkar", 2),
    ]


def test_numbers_of_candidates_without_names_are_not_those_of_parties() -> None:
    """A party has one number: where nearly each has several, they count candidates, and nobody is taken for another."""
    rows: list[list[Value]] = [["Dapil", "Partai", "No Urut", "Suara Sah"]]
    for dapil in (1, 2):
        rows.extend([f"Tegal {dapil}", party, at, 10 * at] for party in ("PKB", "Golkar", "PAN") for at in (1, 2, 3))
    reading = read_results(one(rows))
    assert not reading.tables
    assert reading.sheets[0].why in ("areas_repeat", "one_row_per_contestant")


def test_those_who_sign_are_no_areas_and_their_titles_no_figures() -> None:
    rows: list[list[Value]] = [
        ["HASIL PEMILIHAN BUPATI KENDAL TAHUN 2005"],
        ["No.", "Kecamatan", "1. Adi - Budi", "2. Cici - Dedi", "Suara Sah"],
        [1, "Boja", 10, 20, 30],
        [2, "Limbangan", 11, 21, 32],
        [None, "Jumlah", 21, 41, 62],
        *_SIGNED,
    ]
    reading = read_results(one(rows))
    assert [area.path[-1][1] for area in reading.tables[0].areas] == ["Boja", "Limbangan"]
    assert not reading.problems or all(problem.severity == "info" for problem in reading.problems)


def test_a_continued_table_numbers_its_columns_from_where_the_page_before_ended() -> None:
    def page(title: str, first: int, *parties: str) -> list[list[Value]]:
        return [
            [title],
            ["Kecamatan\nSubdistrict", *parties],
            [f"({first + at})" for at in range(len(parties) + 1)],
            ["Boja", *(100 + first + at for at in range(len(parties)))],
            ["Limbangan", *(200 + first + at for at in range(len(parties)))],
            [],
        ]

    rows = [
        *page("Tabel 2.3 Perolehan Suara Partai Politik DPR 2019 Kabupaten Kendal", 1, "PKB", "Gerindra", "PDIP"),
        *page("Lanjutan Tabel/Continued Table 2.3", 5, "Golkar", "NasDem", "Garuda"),
    ]
    reading = read_results(one(rows))
    assert len(reading.tables) == 2
    assert not reading.problems or all(problem.severity == "info" for problem in reading.problems)


def test_numbered_names_of_areas_are_names() -> None:
    rows: list[list[Value]] = [
        ["Jumlah Pemilih Tetap Menurut Kecamatan dan Jenis Kelamin, 2019"],
        ["Kecamatan", "Laki-laki", "Perempuan", "Jumlah"],
        ["01. Plantungan", 100, 110, 210],
        ["02. Sukorejo", 120, 125, 245],
        ["03. Boja", 90, 95, 185],
    ]
    table = read_results(one(rows)).tables[0]
    assert [area.path[-1][1] for area in table.areas] == ["Plantungan", "Sukorejo", "Boja"]


def test_a_row_per_list_of_voters_with_the_sexes_as_columns() -> None:
    rows: list[list[Value]] = [["tahun", "kecamatan", "kategori_pemilih", "laki_laki", "perempuan", "jumlah"]]
    for name, base in (("Bogor Timur", 100), ("Bogor Barat", 500)):
        rows.extend(
            [2024, name, kind, base + at, base, 2 * base + at] for at, kind in enumerate(("DPT", "DPTb", "DPK"))
        )
    table = read_results(one(rows)).tables[0]
    figures = {each.field: row for each, row in zip(table.subjects, table.values[0], strict=True)}
    assert figures["registered_dpt"] == 200
    assert figures["registered_dptb_l"] == 101
    assert figures["registered_dpk_p"] == 100


def test_a_figure_with_its_share_behind_it_is_the_figure() -> None:
    assert whole_number("8.281 (33,1%)").value == 8281
    assert whole_number("940 (4 %)").value == 940
    assert whole_number("8.281 (koreksi)").value is None


def test_numbers_behind_nicknames_are_theirs_where_all_have_one() -> None:
    rows: list[list[Value]] = [
        ["HASIL PILGUB JAWA BARAT 2018 PER KABUPATEN/KOTA"],
        ["NO", "KAB/KOTA", "RINDU (1)", "ASYIK (3)", "HASANAH (2)", "SAH"],
        [1, "KAB. BOGOR", 10, 20, 30, 60],
        [2, "KOTA BOGOR", 11, 21, 31, 63],
    ]
    assert [each.number for each in read_results(one(rows)).tables[0].subjects if not each.field] == [1, 3, 2]


def test_several_tables_of_one_sheet_each_have_their_own_header() -> None:
    """The middle one says nothing of papers but what became of them; its title says of what."""
    rows: list[list[Value]] = [
        ["DATA HASIL PEMILIHAN BUPATI KENDAL TAHUN 2020"],
        ["A. DATA PEMILIH"],
        ["NO", "KECAMATAN", "DPT L", "DPT P", "DPT L+P"],
        [1, "Boja", 1100, 1200, 2300],
        [2, "Limbangan", 1000, 1050, 2050],
        [],
        ["B. SURAT SUARA"],
        ["NO", "KECAMATAN", "DITERIMA", "DIGUNAKAN", "RUSAK", "TIDAK DIGUNAKAN"],
        [1, "Boja", 2358, 1800, 2, 556],
        [2, "Limbangan", 2101, 1700, 1, 400],
        [],
        ["C. PEROLEHAN SUARA"],
        ["NO", "KECAMATAN", "01 Adi - Budi", "02 Cici - Dedi", "SUARA SAH"],
        [1, "Boja", 800, 900, 1700],
        [2, "Limbangan", 900, 700, 1600],
    ]
    tables = read_results(one(rows)).tables
    assert [[each.field for each in table.subjects] for table in tables] == [
        ["registered_dpt_l", "registered_dpt_p", "registered_dpt"],
        ["ballots_received", "ballots_used", "ballots_damaged", "ballots_unused"],
        [None, None, "valid"],
    ]
    assert all(len(table.areas) == 2 for table in tables)


def test_codes_before_names_are_no_part_of_them() -> None:
    rows: list[list[Value]] = [
        ["Pilgub Jawa Barat 2024"],
        ["Kecamatan", "Kelurahan", "1", "2", "Sah"],
        ["32.71.03 - Bogor Tengah", "32.71.03.1001 Kel. Paledang", 10, 20, 30],
        ["32.71.03 - Bogor Tengah", "3271031002 Gudang", 11, 21, 32],
    ]
    areas = read_results(one(rows)).tables[0].areas
    assert [[name for _, name in area.path] for area in areas] == [
        ["Bogor Tengah", "Kel. Paledang"],
        ["Bogor Tengah", "Gudang"],
    ]


def test_a_list_of_parties_is_of_the_city_in_its_title() -> None:
    rows: list[list[Value]] = [
        ["HASIL PEMILU DPRD KABUPATEN KENDAL 2019"],
        ["No", "Nama Partai", "Perolehan Suara", "Persentase", "Kursi"],
        [1, "Partai Kebangkitan Bangsa", 1200, "40 %", 3],
        [2, "Partai Gerindra", 1800, "60 %", 5],
        [None, "Total", 3000, "100 %", 8],
    ]
    table = read_results(one(rows)).tables[0]
    assert [area.path[-1][1] for area in table.areas] == ["KABUPATEN KENDAL"]
    assert table.values == ((1200, 1800),)


def test_numbers_on_the_ballot_alone_say_whom_a_list_counts() -> None:
    rows: list[list[Value]] = [["kecamatan", "kelurahan", "tps", "no_urut", "suara"]]
    for tps in (1, 2, 3):
        rows.extend(["Bogor Timur", "Sukasari", f"TPS {tps:03d}", at, 100 * tps + at] for at in (1, 2, 3))
    table = read_results(one(rows)).tables[0]
    assert [each.number for each in table.subjects] == [1, 2, 3]
    assert table.values == ((101, 102, 103), (201, 202, 203), (301, 302, 303))


def test_a_number_that_begins_again_is_none_of_a_ballot_where_each_row_is_an_area() -> None:
    rows: list[list[Value]] = [["Kecamatan", "No Urut", "Kelurahan", "Paslon 1", "Paslon 2", "Suara Sah"]]
    for name in ("Bogor Timur", "Bogor Barat"):
        rows.extend([name, at, f"{name} {chr(64 + at)}", 10 * at, 20 * at, 30 * at] for at in (1, 2, 3))
    assert len(read_results(one(rows)).tables[0].areas) == 6


def test_a_line_of_a_kelurahan_and_its_kecamatan_says_where_numbered_stations_are() -> None:
    rows: list[list[Value]] = [
        ["PEROLEHAN SUARA PILWALKOT BOGOR 2013"],
        ["KELURAHAN KEDUNG HALANG KECAMATAN BOGOR UTARA"],
        ["NO", "NAMA PASANGAN CALON", "NOMOR TPS", None, None, "JUMLAH"],
        [None, None, 1, 2, 3, None],
        [1, "Adi Santosa - Budi Halim", 10, 20, 30, 60],
        [2, "Cici Lestari - Dedi Rahman", 11, 21, 31, 63],
        [None, "JUMLAH SUARA SAH", 21, 41, 61, 123],
    ]
    area = read_results(one(rows)).tables[0].areas[1]
    assert [name for _, name in area.path] == ["BOGOR UTARA", "KEDUNG HALANG", "TPS 002"]
