"""What a file is, told by its headings: results, archive list, classification, areas."""

from __future__ import annotations

from pathlib import Path

import pytest

from importers.grid import Value, read_workbook
from importers.kind import guess_kind
from importers.records import Kind
from tests.importers.sheets import book, one, sheet

_NUMBERS: list[Value] = [f"({place})" for place in range(1, 14)]
KINDS: dict[str, tuple[Kind, list[list[Value]]]] = {
    "votes": (Kind.RESULTS, [["Kecamatan", "01", "02"], ["A", 1, 2]]),
    "voters": (Kind.RESULTS, [["kec", "jumlah_dpt"], ["A", 10], ["B", 20]]),
    "active dossiers": (
        Kind.ARCHIVE_LIST,
        [
            ["DAFTAR ARSIP AKTIF"],
            [
                "No. Berkas",
                "Kode Klasifikasi",
                "Uraian Informasi Berkas",
                "Kurun Waktu",
                "Jumlah Berkas",
                "Item Arsip",
                None,
            ],
            [None, None, None, None, None, "No. Item", "Uraian Informasi Arsip"],
            [1, "PL.01.8", "Rekapitulasi hasil pemilu", "2019", "3 berkas", 1, "Berita acara"],
        ],
    ),
    "inactive dossiers": (
        Kind.ARCHIVE_LIST,
        [
            [
                "No",
                "Kode Klasifikasi",
                "Uraian Informasi Arsip",
                "Kurun Waktu",
                "Tingkat Perkembangan",
                "Jumlah",
                "Lokasi Simpan",
            ],
            _NUMBERS[:7],
            [1, "PL.01.8", "Rekapitulasi", "2019", "Asli", "2 boks", "Rak 1"],
        ],
    ),
    "to be destroyed": (
        Kind.ARCHIVE_LIST,
        [
            ["No", "Jenis Arsip", "Tahun", "Jumlah", "Tingkat Perkembangan", "Keterangan"],
            [1, "Formulir", 2014, "2 boks", "Copy", None],
        ],
    ),
    "classification": (
        Kind.CLASSIFICATION,
        [["Kode", "Keterangan"], ["PP.01", "Perencanaan"], ["PP.01.1", "Pemilu"], ["HK.02", "Hukum"]],
    ),
    "retention": (
        Kind.CLASSIFICATION,
        [
            ["No", "Kode Klasifikasi", "Jenis Arsip", "Aktif", "Inaktif", "Keterangan"],
            [1, "PL.01", "Hasil", 2, 5, "Permanen"],
            [2, "PL.02", "Logistik", 1, 2, "Musnah"],
        ],
    ),
    "areas": (
        Kind.AREAS,
        [["kode", "nama"], ["32", "Jawa Barat"], ["32.71", "Kota Bogor"], ["32.71.01", "Bogor Selatan"]],
    ),
    "areas by kecamatan": (
        Kind.AREAS,
        [
            ["Kode Wilayah", "Kecamatan", "Kelurahan"],
            ["32.71.01.1001", "Bogor Selatan", "Batu Tulis"],
            ["32.71.01.1002", "Bogor Selatan", "Bondongan"],
        ],
    ),
    "nothing": (Kind.RESULTS, [["Catatan"], ["Rapat"]]),
}


def test_what_is_counted_by_category_for_each_code_is_no_list_of_areas() -> None:
    codes = ["32.71.01", "32.71.02", "32.71.03"]
    rows: list[list[Value]] = [["kode", "nama", "jenis bantuan", "nilai"]]
    rows += [[code, f"Kecamatan {code[-1]}", aid, 7] for code in codes for aid in ("beras", "minyak")]

    assert guess_kind(one(rows)) is Kind.RESULTS


@pytest.mark.parametrize("name", KINDS)
def test_kinds_are_told_by_headings_and_contents(name: str) -> None:
    kind, rows = KINDS[name]

    assert guess_kind(one(rows)) is kind


def test_the_first_telling_sheet_counts() -> None:
    assert guess_kind(book(sheet([["Petunjuk"]], "a"), sheet(KINDS["classification"][1], "b"))) is Kind.CLASSIFICATION


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("bogor_pilpres2019_kelurahan.csv", Kind.RESULTS),
        ("bogor_pilpres2019_tps.csv", Kind.RESULTS),
        ("sirekap_tps_1000.csv", Kind.RESULTS),
        ("tps_karanganyar2024.xlsx", Kind.RESULTS),
        ("klasifikasi_kpu.csv", Kind.CLASSIFICATION),
        ("wilayah_3271.csv", Kind.AREAS),
    ],
)
def test_real_files_are_told(shared_data: Path, name: str, kind: Kind) -> None:
    assert guess_kind(read_workbook(shared_data / name)) is kind
