"""Sheets of areas as offices write them: indents, sections, sums without words, lists of one row a figure."""

from __future__ import annotations

from importers.grid import Value
from tests.importers.real_sheets import PARTIES_2019, Real, Rows


def indented_villages() -> Real:
    """Write kecamatan in capitals with their sums, their kelurahan under them behind blanks."""
    return Real(
        [
            ["HASIL PILPRES 2019 KOTA BOGOR"],
            ["KECAMATAN / KELURAHAN", "01", "02", "SAH", "TIDAK SAH"],
            ["BOGOR SELATAN", 30, 70, 100, 3],
            ["   Empang", 10, 30, 40, 1],
            ["   Cipaku", 20, 40, 60, 2],
            ["BOGOR TIMUR", 12, 13, 25, 2],
            ["   Tajur", 5, 6, 11, 1],
            ["   Baranangsiang", 7, 7, 14, 1],
            ["JUMLAH", 42, 83, 125, 5],
        ],
        [1, 2, "valid", "invalid"],
        [("BOGOR SELATAN", "Empang"), ("BOGOR SELATAN", "Cipaku"), ("BOGOR TIMUR", "Tajur"),
         ("BOGOR TIMUR", "Baranangsiang")],
        [(10, 30, 40, 1), (20, 40, 60, 2), (5, 6, 11, 1), (7, 7, 14, 1)],
        totals=3,
    )  # fmt: skip


def capital_parents() -> Real:
    """Write one column of kecamatan in capitals and kelurahan not, no blanks in front, no sums of the kecamatan."""
    return Real(
        [
            ["HASIL PILPRES 2019 KOTA BOGOR"],
            ["KECAMATAN/KELURAHAN", "01", "02"],
            ["BOGOR SELATAN"],
            ["Empang", 10, 30],
            ["Cipaku", 20, 40],
            ["BOGOR TIMUR"],
            ["Tajur", 5, 6],
            ["Baranangsiang", 7, 7],
        ],
        [1, 2],
        [("BOGOR SELATAN", "Empang"), ("BOGOR SELATAN", "Cipaku"), ("BOGOR TIMUR", "Tajur"),
         ("BOGOR TIMUR", "Baranangsiang")],
        [(10, 30), (20, 40), (5, 6), (7, 7)],
    )  # fmt: skip


def sums_tell_parents() -> Real:
    """Write one column "Wilayah" in one way of writing: only the sums tell which rows are kecamatan."""
    return Real(
        [
            ["Rekapitulasi hasil pilpres 2019 per kecamatan dan kelurahan"],
            ["Wilayah", "Paslon 1", "Paslon 2", "Suara Sah"],
            ["Bogor Selatan", 130, 270, 400],
            ["Empang", 110, 130, 240],
            ["Cipaku", 20, 140, 160],
            ["Bogor Timur", 112, 213, 325],
            ["Tajur", 105, 106, 211],
            ["Baranangsiang", 7, 107, 114],
        ],
        [1, 2, "valid"],
        [("Bogor Selatan", "Empang"), ("Bogor Selatan", "Cipaku"), ("Bogor Timur", "Tajur"),
         ("Bogor Timur", "Baranangsiang")],
        [(110, 130, 240), (20, 140, 160), (105, 106, 211), (7, 107, 114)],
        totals=2,
    )  # fmt: skip


def numbered_parents() -> Real:
    """Write kecamatan numbered I, II and kelurahan 1, 2 in the column of numbers."""
    return Real(
        [
            ["DAFTAR PEMILIH TETAP PEMILU 2019"],
            ["NO", "KECAMATAN/KELURAHAN", "JML TPS", "L", "P", "L + P"],
            ["I", "BOGOR SELATAN", 5, 30, 70, 100],
            [1, "EMPANG", 2, 10, 30, 40],
            [2, "CIPAKU", 3, 20, 40, 60],
            ["II", "BOGOR TIMUR", 4, 12, 13, 25],
            [1, "TAJUR", 2, 5, 6, 11],
            [2, "SUKASARI", 2, 7, 7, 14],
            [None, "TOTAL", 9, 42, 83, 125],
        ],
        ["registered_dpt_l", "registered_dpt_p", "registered_dpt"],
        [("BOGOR SELATAN", "EMPANG"), ("BOGOR SELATAN", "CIPAKU"), ("BOGOR TIMUR", "TAJUR"),
         ("BOGOR TIMUR", "SUKASARI")],
        [(10, 30, 40), (20, 40, 60), (5, 6, 11), (7, 7, 14)],
        totals=3,
    )  # fmt: skip


def old_pilkada() -> Real:
    """Write a Pilkada before 2016: those who moved (DPPh), the later added (DPTb-1, DPTb-2), by sex."""
    group = ["DPT", "DPPh", "DPTb-1", "DPTb-2"]
    top: list[Value] = ["NO", "KECAMATAN"]
    for name in group:
        top += [name, None]
    return Real(
        [
            ["PENGGUNA HAK PILIH PEMILIHAN GUBERNUR DAN WAKIL GUBERNUR TAHUN 2013"],
            [*top, "JUMLAH"],
            [None, None, *["L", "P"] * 4],
            [1, "BOGOR SELATAN", 10, 11, 1, 2, 3, 4, 5, 6, 42],
            [2, "BOGOR TIMUR", 20, 21, 0, 1, 2, 2, 1, 0, 47],
        ],
        [*(f"voted_{which}_{sex}" for which in ("dpt", "dptb", "dpk") for sex in "lp"), "voted_total"],
        [("BOGOR SELATAN",), ("BOGOR TIMUR",)],
        [(10, 11, 1, 2, 5, 6, 42), (20, 21, 0, 1, 1, 0, 47)],
    )


def footnotes_and_marks() -> Real:
    """Write footnote marks behind names and figures, figures as text with dots, blanks and an apostrophe."""
    return Real(
        [
            ["Rekap suara pilpres 2019"],
            ["No", "Kecamatan 1)", "01 *)", "02 *)", "Jumlah Sah"],
            [1, "Bogor Barat *)", "50.238", " 94.401 ", "144.639"],
            [2, "Bogor Utara 2)", "40 210", "'69407", "109.617"],
            [3, "Bogor Tengah", 26_735, "38.646", 65_381],
            [],
            ["*) termasuk pemilih pindahan"],
            ["1) menurut Permendagri 72/2019"],
            ["2) TPS 5 pemungutan suara ulang"],
        ],
        [1, 2, "valid"],
        [("Bogor Barat",), ("Bogor Utara",), ("Bogor Tengah",)],
        [(50_238, 94_401, 144_639), (40_210, 69_407, 109_617), (26_735, 38_646, 65_381)],
    )


def percent_beside() -> Real:
    """Write each pair with its votes and its share, as text, as fraction; turnout and rank behind."""
    return Real(
        [
            ["PILWALKOT 2024", None],
            ["Kecamatan", "DPT", "Paslon 01", None, "Paslon 02", None, "Suara Sah", "Partisipasi", "Ranking"],
            [None, None, "Suara", "%", "Suara", "%"],
            ["Bogor Utara", 200, 60, "60,0%", 40, 0.4, 100, 0.5, 1],
            ["Bogor Barat", 400, 50, "33,3%", 100, 0.667, 150, 0.375, 3],
            ["Bogor Timur", 300, 30, "25%", 90, 0.75, 120, 0.4, 2],
            ["Jumlah", 900, 140, "37,8%", 230, 0.62, 370, 0.41, None],
        ],
        ["registered_dpt", 1, 2, "valid"],
        [("Bogor Utara",), ("Bogor Barat",), ("Bogor Timur",)],
        [(200, 60, 40, 100), (400, 50, 100, 150), (300, 30, 90, 120)],
        totals=1,
    )


def stations_merged() -> Real:
    """Write kecamatan and kelurahan merged over their TPS, numbers like TPS-01, everything about ballots beside."""
    return Real(
        [
            ["KECAMATAN", "KELURAHAN", "TPS", "DPT", None, None, "SURAT SUARA", None, None, None, "PEROLEHAN SUARA",
             None, "SUARA SAH", "SUARA TIDAK SAH", "DISABILITAS"],
            [None, None, None, "L", "P", "L+P", "DITERIMA", "DIGUNAKAN", "RUSAK", "TIDAK DIGUNAKAN", "PASLON 1",
             "PASLON 2"],
            ["BOGOR SELATAN", "EMPANG", "TPS-01", 100, 110, 210, 215, 180, 1, 34, 80, 95, 175, 5, 2],
            [None, None, "TPS-02", 101, 111, 212, 217, 181, 0, 36, 81, 96, 177, 4, 0],
            [None, "CIPAKU", "TPS-01", 90, 91, 181, 186, 150, 0, 36, 70, 77, 147, 3, 1],
            ["BOGOR TIMUR", "TAJUR", "TPS-01", 80, 81, 161, 165, 140, 2, 23, 60, 75, 135, 5, 1],
        ],
        ["registered_dpt_l", "registered_dpt_p", "registered_dpt", "ballots_received", "ballots_used",
         "ballots_damaged", "ballots_unused", 1, 2, "valid", "invalid", "disabled_registered"],
        [("BOGOR SELATAN", "EMPANG", "TPS 001"), ("BOGOR SELATAN", "EMPANG", "TPS 002"),
         ("BOGOR SELATAN", "CIPAKU", "TPS 001"), ("BOGOR TIMUR", "TAJUR", "TPS 001")],
        [(100, 110, 210, 215, 180, 1, 34, 80, 95, 175, 5, 2), (101, 111, 212, 217, 181, 0, 36, 81, 96, 177, 4, 0),
         (90, 91, 181, 186, 150, 0, 36, 70, 77, 147, 3, 1), (80, 81, 161, 165, 140, 2, 23, 60, 75, 135, 5, 1)],
        merges=((1, 1, 2, 1), (1, 2, 2, 2), (1, 3, 2, 3), (1, 4, 1, 6), (1, 7, 1, 10), (1, 11, 1, 12), (3, 1, 5, 1),
                (3, 2, 4, 2)),
    )  # fmt: skip


def long_council() -> Real:
    """Write one row per kecamatan, party and candidate, sums of parties among them."""
    rows: Rows = [["Kecamatan", "No Partai", "Nama Partai", "No Urut", "Nama Caleg", "Perolehan Suara"]]
    votes = {"BOGOR TIMUR": (10, 20, 30, 11, 21, 31), "BOGOR TENGAH": (12, 22, 32, 13, 23, 33)}
    who = (
        (1, "PKB", None, "Suara Partai"), (1, "PKB", 1, "Ahmad Aziz"), (1, "PKB", 2, "Siti Nurjanah"),
        (2, "Gerindra", None, "Suara Partai"), (2, "Gerindra", 1, "Sopian Ali"), (2, "Gerindra", 2, "Rini Mulyani"),
    )  # fmt: skip
    for kecamatan, counts in votes.items():
        for (party, name, number, person), count in zip(who, counts, strict=True):
            rows.append([kecamatan, party, name, number, person, count])
        rows.append([kecamatan, None, "JUMLAH", None, None, sum(counts)])
    return Real(
        rows,
        ["own1", (1, 1), (1, 2), "own2", (2, 1), (2, 2)],
        [("BOGOR TIMUR",), ("BOGOR TENGAH",)],
        [(10, 20, 30, 11, 21, 31), (12, 22, 32, 13, 23, 33)],
    )


def long_measures() -> Real:
    """Write one row per kelurahan and item: contestants and measures alike, totals of the kecamatan at the end."""
    rows: Rows = [["Kecamatan", "Kelurahan", "Uraian", "Jumlah"]]
    items = ("Paslon 01", "Paslon 02", "Suara Sah", "Suara Tidak Sah", "Jumlah Pemilih DPT")
    for village, counts in (("EMPANG", (10, 20, 30, 1, 50)), ("CIPAKU", (11, 21, 32, 2, 60))):
        rows += [["BOGOR SELATAN", village, item, count] for item, count in zip(items, counts, strict=True)]
    rows += [["BOGOR SELATAN", "TOTAL", item, count] for item, count in zip(items, (21, 41, 62, 3, 110), strict=True)]
    return Real(
        rows,
        [1, 2, "valid", "invalid", "registered_dpt"],
        [("BOGOR SELATAN", "EMPANG"), ("BOGOR SELATAN", "CIPAKU")],
        [(10, 20, 30, 1, 50), (11, 21, 32, 2, 60)],
        totals=1,
    )


def long_sexes() -> Real:
    """Write one row per kecamatan and sex, other lists of voters beside."""
    rows: Rows = [["KECAMATAN", "JENIS KELAMIN", "DPT", "DPTb", "DPK"]]
    rows += [["A", "L", 10, 1, 2], ["A", "P", 11, 0, 1], ["B", "L", 20, 2, 3], ["B", "P", 21, 3, 2]]
    lists = ("dpt", "dptb", "dpk")
    return Real(
        rows,
        [f"registered_{each}_{sex}" for each in lists for sex in ("l", "p")],
        [("A",), ("B",)],
        [(10, 11, 1, 0, 2, 1), (20, 21, 2, 3, 3, 2)],
    )


def city_as_last_row() -> Real:
    """Write the whole city as the last row without a word of sums; a row of shares under it."""
    return Real(
        [
            ["Perolehan suara pilgub 2018"],
            ["Kabupaten/Kota", "Rindu", "Hasanah", "Asyik", "2DM", "Suara Sah"],
            ["Kab. Bogor", 100, 20, 30, 40, 190],
            ["Kota Bogor", 50, 10, 20, 30, 110],
            ["Kota Depok", 60, 15, 25, 35, 135],
            ["JAWA BARAT", 210, 45, 75, 105, 435],
            ["%", 48.3, 10.3, 17.2, 24.1, 100],
        ],
        ["Rindu", "Hasanah", "Asyik", "2DM", "valid"],
        [("Kab. Bogor",), ("Kota Bogor",), ("Kota Depok",)],
        [(100, 20, 30, 40, 190), (50, 10, 20, 30, 110), (60, 15, 25, 35, 135)],
        totals=1,
    )


def dapil_rows() -> Real:
    """Write districts with their kecamatan in brackets, seats and votes of parties."""
    return Real(
        [
            ["PEROLEHAN SUARA PARTAI POLITIK PER DAERAH PEMILIHAN DPRD KOTA BOGOR PEMILU 2019"],
            ["DAERAH PEMILIHAN", "ALOKASI KURSI", "PKB", "GERINDRA", "PDIP", "TOTAL SUARA SAH"],
            ["KOTA BOGOR 1", 10, 1, 2, 3, 6],
            ["KOTA BOGOR 2", 10, 4, 5, 6, 15],
            ["KOTA BOGOR 3", 11, 7, 8, 9, 24],
            ["TOTAL", 31, 12, 15, 18, 45],
        ],
        ["seats", 1, 2, 3, "valid"],
        [("KOTA BOGOR 1",), ("KOTA BOGOR 2",), ("KOTA BOGOR 3",)],
        [(10, 1, 2, 3, 6), (10, 4, 5, 6, 15), (11, 7, 8, 9, 24)],
        totals=1,
        names=PARTIES_2019,
    )


OFFICE = {
    maker.__name__: maker
    for maker in (

        indented_villages, capital_parents, sums_tell_parents, numbered_parents, old_pilkada,
        footnotes_and_marks, percent_beside, stations_merged, long_council, long_measures, long_sexes,
        city_as_last_row, dapil_rows,
    )
}  # fmt: skip
