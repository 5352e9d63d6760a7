"""What is no result is never taken for one, and what was looked for instead is said."""

from __future__ import annotations

import pytest

from importers.grid import Value
from importers.results import read_results
from tests.importers.sheets import book, one, sheet

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
    "candidates that stand, counted": (
        "no_figures_found",
        [["JUMLAH CALEG DCT PER DAPIL 2024"], ["Dapil", "PKB", "PDIP", "GOLKAR"], ["A", 7, 8, 9], ["B", 6, 8, 7]],
    ),
    "hoped-for votes": (
        "no_figures_found",
        [
            ["Target Suara Pilwalkot 2024"],
            ["Kecamatan", "Target Paslon 1", "Target Paslon 2"],
            ["A", 1700, 820],
            ["B", 690, 811],
        ],
    ),
    "a poll": (
        "no_figures_found",
        [["Survei Elektabilitas 2024"], ["Kecamatan", "Paslon 1", "Paslon 2"], ["A", 17, 82], ["B", 69, 11]],
    ),
    "a quick count": (
        "only_estimates",
        [
            ["QUICK COUNT PILPRES 2024", None],
            ["Provinsi", "Anies-Muhaimin", "Prabowo-Gibran"],
            ["Banten", 3401, 5502],
            ["Bali", 510, 4420],
        ],
    ),
    "what a party aims at": (
        "only_estimates",
        [
            ["TARGET PEROLEHAN SUARA PARTAI GOLKAR PEMILU 2024"],
            ["No", "Kecamatan", "DPT", "Target Suara", "Target Kursi"],
            [1, "A", 5000, 900, 1],
            [2, "B", 7000, 1100, 2],
        ],
    ),
    "who was taught to vote": (
        "only_counts",
        [
            ["REKAP PESERTA SOSIALISASI PENDIDIKAN PEMILIH PILKADA 2024"],
            ["No", "Kelurahan", "Laki-laki", "Perempuan", "Jumlah"],
            [1, "A", 20, 30, 50],
            [2, "B", 25, 25, 50],
        ],
    ),
    "the election of village heads": (
        "other_vote",
        [
            ["HASIL PEMILIHAN KEPALA DESA SERENTAK 2023"],
            ["No", "Desa", "Calon 1", "Calon 2", "Suara Sah"],
            [1, "A", 120, 300, 420],
            [2, "B", 80, 90, 170],
        ],
    ),
    "marks of a jury": (
        "no_figures_found",
        [
            ["HASIL LOMBA TPS UNIK PILKADA 2024"],
            ["No", "Kelurahan", "Juri 1", "Juri 2"],
            [1, "A", 80, 90],
            [2, "B", 70, 75],
        ],
    ),
    "money of parties": (
        "no_figures_found",
        [["Bantuan Keuangan Partai Politik 2024"], ["Kecamatan", "PKB", "PDIP"], ["A", 100, 200], ["B", 1, 2]],
    ),
    "a row per contestant, and one of them twice": (
        "one_row_per_contestant",
        [["Kecamatan", "Partai", "Suara"], ["A", "PKB", 10], ["A", "PDIP", 12], ["B", "PKB", 10], ["B", "PKB", 12]],
    ),
    "years as columns": (
        "areas_in_columns",
        [
            ["PEROLEHAN SUARA DPRD KOTA BOGOR"],
            ["PARTAI", 2009, 2014, 2019],
            ["PKB", 10, 12, 22],
            ["GOLKAR", 8, 9, 17],
            ["Suara Sah", 18, 21, 39],
        ],
    ),
    "one column without an area": (
        "areas_in_columns",
        [
            ["URAIAN", "JUMLAH"],
            ["Jumlah pemilih dalam DPT", 22],
            ["Jumlah pengguna hak pilih", 17],
            ["01 Joko Widodo – Ma’ruf Amin", 11],
        ],
    ),
    "people who live there": (
        "only_counts",
        [["Kecamatan", "Penduduk L", "Penduduk P", "Jumlah"], ["A", 70, 20, 90], ["B", 30, 10, 40]],
    ),
    "members of parties": (
        "no_figures_found",
        [["Verifikasi keanggotaan partai politik"], ["Kecamatan", "PKB", "PAN"], ["A", 10, 20], ["B", 1, 2]],
    ),
    "numbers without a word": ("no_figures_found", [["Kecamatan", "1", "2"], ["A", 1, 2], ["B", 3, 4]]),
    "notes": ("notes_sheet", [["Catatan rapat"], ["Hari ini membahas hasil pemilu di kecamatan."], ["Selesai"]]),
    "a cover": (
        "cover_sheet",
        [[None, "KOMISI PEMILIHAN UMUM KOTA BOGOR"], [], [None, "REKAPITULASI HASIL PEMILU"], [None, "TAHUN 2019"]],
    ),
    "a pivot table": (
        "pivot_table",
        [
            ["Row Labels", "Sum of 01", "Sum of 02"],
            ["BOGOR SELATAN", 10, 20],
            ["BOGOR TIMUR", 11, 21],
            ["Grand Total", 21, 41],
        ],
    ),
    "a pivot table of old": (
        "pivot_table",
        [
            ["Sum of SUARA SAH", "KECAMATAN"],
            ["PARTAI", "BOGOR SELATAN", "BOGOR TIMUR", "Grand Total"],
            ["PKB", 10, 20, 30],
            ["GOLKAR", 11, 21, 32],
            ["Grand Total", 21, 41, 62],
        ],
    ),
    "a pivot table in Indonesian": (
        "pivot_table",
        [["Label Baris", "Jumlah dari Suara Sah"], ["BOGOR SELATAN", 10], ["Total Keseluruhan", 10]],
    ),
    "an archive list": (
        "areas_in_columns",
        [
            ["DAFTAR ARSIP INAKTIF"],
            ["NO", "URAIAN INFORMASI", "JUMLAH", "BOKS", "FOLDER"],
            [1, "Jumlah pemilih dalam DPT Bogor Selatan", 2, 1, 1],
            [2, "Surat suara rusak", 3, 1, 2],
            [3, "Pengguna hak pilih", 4, 1, 3],
        ],
    ),
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
        ("Petunjuk", False, "notes_sheet"),
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
