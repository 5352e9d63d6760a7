"""Sheets of contestants as offices write them: candidates under parties, parties misspelt, pairs by their titles."""

from __future__ import annotations

from importers.grid import Value
from tests.importers.real_sheets import PARTIES_2019, PILWALKOT_2024, Real


def council_candidates() -> Real:
    """Write the council of a city: parties merged over their own votes, their candidates and their sum."""
    head: list[Value] = ["NO", "KECAMATAN", "1. PARTAI KEBANGKITAN BANGSA", None, None, None]
    head += ["2. PARTAI GERINDRA", None, None, None]
    below: list[Value] = [None, None, "SUARA PARTAI", "1. H. AHMAD AZIZ, S.E.", "2. Dra. SITI NURJANAH", "JUMLAH"]
    below += ["SUARA PARTAI", "1. SOPIAN ALI AGAM", "2. RINI MULYANI, S.H., M.H.", "JUMLAH"]
    return Real(
        [
            ["REKAPITULASI PEROLEHAN SUARA PARTAI POLITIK DAN CALON ANGGOTA DPRD KOTA BOGOR"],
            ["PEMILU TAHUN 2019 - DAERAH PEMILIHAN KOTA BOGOR 1"],
            [],
            head,
            below,
            [1, "BOGOR TIMUR", 10, 20, 30, 60, 11, 21, 31, 63],
            [2, "BOGOR TENGAH", 12, 22, 32, 66, 13, 23, 33, 69],
            ["JUMLAH AKHIR", None, 22, 42, 62, 126, 24, 44, 64, 132],
        ],
        ["own1", (1, 1), (1, 2), 1, "own2", (2, 1), (2, 2), 2],
        [("BOGOR TIMUR",), ("BOGOR TENGAH",)],
        [(10, 20, 30, 60, 11, 21, 31, 63), (12, 22, 32, 66, 13, 23, 33, 69)],
        totals=1,
        merges=((4, 1, 5, 1), (4, 2, 5, 2), (4, 3, 4, 6), (4, 7, 4, 10)),
    )


def candidates_in_three_rows() -> Real:
    """Write three header rows: the party's number, its name, then candidates by number with their names under it."""
    return Real(
        [
            ["PEROLEHAN SUARA CALON ANGGOTA DPRD 2019"],
            ["KELURAHAN", 1, None, None, 2, None, None],
            [None, "PKB", None, None, "GERINDRA", None, None],
            [None, "PARTAI", "1\nAHMAD AZIZ", "2\nSITI NURJANAH", "PARTAI", "1\nSOPIAN ALI", "2\nRINI MULYANI"],
            ["EMPANG", 10, 20, 30, 11, 21, 31],
            ["CIPAKU", 12, 22, 32, 13, 23, 33],
        ],
        ["own1", (1, 1), (1, 2), "own2", (2, 1), (2, 2)],
        [("EMPANG",), ("CIPAKU",)],
        [(10, 20, 30, 11, 21, 31), (12, 22, 32, 13, 23, 33)],
        merges=((2, 1, 4, 1), (2, 2, 2, 4), (2, 5, 2, 7), (3, 2, 3, 4), (3, 5, 3, 7)),
        names=PARTIES_2019,
    )


def candidates_only() -> Real:
    """Write a party's own list: only its candidates, without the votes of the party."""
    return Real(
        [
            ["PEROLEHAN SUARA CALEG DPRD KOTA BOGOR DAPIL 1 PEMILU 2019"],
            ["KECAMATAN", "PKS", None, None, "GOLKAR", None, None],
            [None, "1. BUDI SANTOSO", "2. ANI WIJAYA", "3. CECEP", "1. DEDI", "2. EKA PUTRI", "3. FAJAR"],
            ["BOGOR TIMUR", 10, 20, 30, 40, 50, 60],
            ["BOGOR TENGAH", 11, 21, 31, 41, 51, 61],
        ],
        [(8, 1), (8, 2), (8, 3), (4, 1), (4, 2), (4, 3)],
        [("BOGOR TIMUR",), ("BOGOR TENGAH",)],
        [(10, 20, 30, 40, 50, 60), (11, 21, 31, 41, 51, 61)],
        merges=((2, 1, 3, 1), (2, 2, 2, 4), (2, 5, 2, 7)),
        names=PARTIES_2019,
    )


def party_numbers_over_names() -> Real:
    """Write parties by number with their names in the row under it, as a clerk types them."""
    return Real(
        [
            ["REKAP SUARA SAH PARTAI POLITIK DPRD KOTA BOGOR 2019"],
            ["No.", "Kecamatan", "Nomor Urut dan Nama Partai", None, None, None, None, "Jumlah Suara Sah",
             "Suara Tidak Sah"],
            [None, None, 1, 2, 3, 4, 5],
            [None, None, "PKB", "GERINDA", "PDI PERJUANGAN", "Gol kar", "NASDEM"],
            [1, "Bogor Selatan", 10, 20, 30, 40, 50, 150, 7],
            [2, "Bogor Timur", 11, 21, 31, 41, 51, 155, 8],
            [None, "Jumlah", 21, 41, 61, 81, 101, 305, 15],
        ],
        [1, 2, 3, 4, 5, "valid", "invalid"],
        [("Bogor Selatan",), ("Bogor Timur",)],
        [(10, 20, 30, 40, 50, 150, 7), (11, 21, 31, 41, 51, 155, 8)],
        totals=1,
        merges=((2, 3, 2, 7), (2, 1, 4, 1), (2, 2, 4, 2), (2, 8, 4, 8), (2, 9, 4, 9)),
        names=PARTIES_2019,
    )  # fmt: skip


def misspelt_parties() -> Real:
    """Write parties without numbers, shortened, misspelt, with numbers behind."""
    return Real(
        [
            ["Hasil Pileg 2019 per Kecamatan"],
            ["Kecamatan", "PKB", "Gerinda", "PDI-P", "P. Golkar", "Nasdem", "Partai Keadilan Sejahtra", "PSI",
             "P A N", "Hanura", "Partai Demokrat 14"],
            ["Bogor Utara", 1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
            ["Bogor Barat", 11, 12, 13, 14, 15, 16, 17, 18, 19, 20],
        ],
        [1, 2, 3, 4, 5, 8, 11, 12, 13, 14],
        [("Bogor Utara",), ("Bogor Barat",)],
        [(1, 2, 3, 4, 5, 6, 7, 8, 9, 10), (11, 12, 13, 14, 15, 16, 17, 18, 19, 20)],
        names=PARTIES_2019,
    )  # fmt: skip


def mayors_by_titles() -> Real:
    """Write pairs with all their titles, over two lines, and by one name only."""
    return Real(
        [
            ["PEMILIHAN WALI KOTA DAN WAKIL WALI KOTA BOGOR 2024"],
            ["Kecamatan", "H. SENDI FARDIANSYAH, S.E., M.M.\ndan\nMELLI DARSA, S.H., LL.M.", "Atang - Annida",
             "DEDIE RACHIM", "Rena Da Frina", "dr. Rayendra", "Tidak Sah"],
            ["Bogor Utara", 1, 2, 3, 4, 5, 6],
            ["Bogor Barat", 11, 12, 13, 14, 15, 16],
        ],
        [1, 2, 3, 4, 5, "invalid"],
        [("Bogor Utara",), ("Bogor Barat",)],
        [(1, 2, 3, 4, 5, 6), (11, 12, 13, 14, 15, 16)],
        names=PILWALKOT_2024,
    )  # fmt: skip


COUNCIL = {
    maker.__name__: maker
    for maker in (
        council_candidates, candidates_in_three_rows, candidates_only, party_numbers_over_names,
        misspelt_parties, mayors_by_titles,
    )
}  # fmt: skip
