"""Archive lists in each official layout, and as clerks make them, read back as dossiers."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from importers.archive_list import read_archive_list
from importers.archive_lists.records import ArchiveReading, ListKind, Location, Retention
from importers.grid import Sheet, Value, Workbook, read_workbook
from importers.records import FileFacts, Severity
from tests.importers.archive_sheets import ACTIVE_HEAD, ACTIVE_MERGES, INACTIVE_HEAD, SIGNED, write


def read(path: Path) -> ArchiveReading:
    return read_archive_list(read_workbook(path))


def codes(reading: ArchiveReading) -> list[tuple[str, str | None]]:
    return [(problem.code, problem.cell) for problem in reading.problems]


ACTIVE_ABOVE = (
    ("DAFTAR ARSIP AKTIF",),
    ("Pencipta Arsip : KPU Kota Bogor",),
    ("Unit Pengolah", ":  Subbagian Teknis Penyelenggaraan Pemilu"),
)
ACTIVE_ROWS = (
    (1, "PL.01.8", "Rekapitulasi Pilpres 2019 Bogor Tengah", "2019", "1 berkas", 1, "Model DA1-PPWP Paledang",
     "7 Mei 2019", "4 lembar", "Asli", "Rak 2/Boks 118/Folder 3", "Biasa", "lengkap"),
    (None, None, None, None, None, 2, "Daftar hadir saksi", "2019-05-08", 2, None, None, "Terbatas"),
    ("02", "PL.02.6", "Penetapan pasangan calon", "2018–2019", 3, 1, "Keputusan KPU Kota Bogor", "12/02/2018", 1,
     "Kopi", "R2 Boks 119", "B"),
)  # fmt: skip


def test_the_active_list_with_its_double_head(tmp_path: Path) -> None:
    path = write(tmp_path / "aktif.xlsx", ACTIVE_ROWS, head=ACTIVE_HEAD, above=ACTIVE_ABOVE, merges=ACTIVE_MERGES)
    reading = read(path)
    first, second = reading.dossiers
    assert (first.number, first.numbered, first.code, first.year_from, first.year_to) == (
        "1",
        True,
        "PL.01.8",
        2019,
        2019,
    )
    assert (first.extent, first.unit, first.copy_status, first.access) == (1, "berkas", "original", "T")
    assert first.location == Location(rack="2", box="118", folder="3")
    assert (first.creator, first.processing_unit) == ("KPU Kota Bogor", "Subbagian Teknis Penyelenggaraan Pemilu")
    assert (first.stage, first.election, first.note) == ("active", "ppwp-2019-1", "lengkap")
    assert [(item.number, item.title, item.date, item.extent, item.unit) for item in first.items] == [
        (1, "Model DA1-PPWP Paledang", "2019-05-07", 4, "lembar"),
        (2, "Daftar hadir saksi", "2019-05-08", 2, None),
    ]
    assert (second.number, second.year_from, second.year_to, second.copy_status) == ("02", 2018, 2019, "copy")
    assert second.location == Location(rack="2", box="119")
    assert second.items[0].date == "2018-02-12"
    (verdict,) = reading.sheets
    assert (verdict.used, verdict.header_rows, verdict.rows) == (True, (5, 6), 3)
    assert reading.kinds == (ListKind.ACTIVE,)
    assert codes(reading) == [("archive_access_raised", "L9")]
    assert first.cells["title"] == "C8"


def test_dossier_cells_repeated_on_each_item_are_one_dossier(tmp_path: Path) -> None:
    rows = [
        (7, "PL.01", "Logistik", 2014, 1, n, f"Surat {n}", None, 1, "Asli", "Rak 1 Boks 2", "Biasa") for n in (1, 2, 3)
    ]
    (dossier,) = read(write(tmp_path / "a.xlsx", rows, head=ACTIVE_HEAD, above=ACTIVE_ABOVE)).dossiers
    assert [item.title for item in dossier.items] == ["Surat 1", "Surat 2", "Surat 3"]


def test_the_inactive_list(tmp_path: Path) -> None:
    rows = [
        (1, "KU.01", "Laporan keuangan", "2014–2015", "Asli", "2 bundel", "2/118/3", "Terbatas",
         "2 tahun / 3 tahun / Musnah", "Umum", None),
        (2, "PL.01.8", "Sertifikat rekapitulasi", 2014, "Asli/Kopi", "1 boks", "Gudang, Rak 3, Boks 9", "Rahasia",
         "Permanen", "Terjaga", "rapuh"),
    ]  # fmt: skip
    reading = read(write(tmp_path / "inaktif.xlsx", rows, head=INACTIVE_HEAD, above=[("DAFTAR ARSIP INAKTIF",)]))
    first, second = reading.dossiers
    assert (first.number, first.numbered, first.stage, first.category) == ("1", False, "inactive", "general")
    assert first.retention == Retention(2, 3, "destroy")
    assert first.location == Location(rack="2", box="118", folder="3")
    assert (second.copy_status, second.access, second.category) == ("mixed", "R", "protected")
    assert second.retention == Retention(None, None, "keep")
    assert second.location == Location(room="Gudang", rack="3", box="9")
    assert reading.kinds == (ListKind.INACTIVE,)
    assert reading.problems == ()


def test_the_list_of_dossiers(tmp_path: Path) -> None:
    head = [("No", "Klasifikasi Arsip", "Nomor Berkas", "Unit Pengolah", "Uraian Informasi Berkas", "Kurun Waktu",
             "Jumlah", "Keterangan"), tuple(range(1, 9))]  # fmt: skip
    rows = [(1, "HK.01", "003", "Subbagian Hukum", "Keputusan", "2020", "5 lembar", None)]
    reading = read(write(tmp_path / "b.xlsx", rows, head=head, above=[("DAFTAR BERKAS",)]))
    (dossier,) = reading.dossiers
    assert (dossier.number, dossier.numbered, dossier.code) == ("003", True, "HK.01")
    assert (dossier.processing_unit, dossier.stage) == ("Subbagian Hukum", None)
    assert reading.kinds == (ListKind.DOSSIERS,)


def test_the_list_of_contents_names_its_dossier_by_number(tmp_path: Path) -> None:
    head = [("No. Berkas", "No. Item Arsip", "Kode Klasifikasi", "Uraian Informasi Arsip", "Tanggal", "Jumlah")]
    rows = [
        ("003", 1, "HK.01", "Keputusan 1", "2 Januari 2020", "2 lembar"),
        (None, 2, "HK.01", "Keputusan 2", "3 Januari 2020", "1 lembar"),
        ("004", 1, "HK.02", "Kontrak", None, 1),
    ]
    reading = read(write(tmp_path / "isi.xlsx", rows, head=head, above=[("DAFTAR ISI BERKAS",)]))
    first, second = reading.dossiers
    assert (first.number, first.title, first.numbered) == ("003", None, True)
    assert [(item.title, item.date, item.extent) for item in first.items] == [
        ("Keputusan 1", "2020-01-02", 2),
        ("Keputusan 2", "2020-01-03", 1),
    ]
    assert (second.number, len(second.items)) == ("004", 1)
    assert reading.kinds == (ListKind.CONTENTS,)


def test_the_contents_of_one_dossier_named_above(tmp_path: Path) -> None:
    head = [("No", "No. Item Arsip", "Kode Klasifikasi", "Uraian Informasi Arsip", "Tanggal", "Jumlah")]
    rows = [(None, 1, "HK.01", "Keputusan 1", "2020", 1), (None, 2, "HK.01", "Keputusan 2", "2020", 1)]
    above = [("DAFTAR ISI BERKAS",), ("Nomor Berkas : 003",), ("Uraian Berkas : Keputusan",)]
    (dossier,) = read(write(tmp_path / "isi.xlsx", rows, head=head, above=above)).dossiers
    assert (dossier.number, dossier.title, len(dossier.items)) == ("003", "Keputusan", 2)


@pytest.mark.parametrize(
    ("title", "head", "row", "expected"),
    [
        (
            "DAFTAR ARSIP USUL MUSNAH",
            ("No", "Jenis Arsip", "Tahun", "Jumlah", "Tingkat Perkembangan", "Keterangan"),
            (1, "Salinan C.Hasil", 2014, "3 boks", "Kopi", None),
            {"title": "Salinan C.Hasil", "year_from": 2014, "extent": 3, "stage": "inactive"},
        ),
        (
            "DAFTAR ARSIP USUL SERAH",
            ("No", "Kode Klasifikasi", "Uraian Informasi Arsip", "Kurun Waktu", "Jumlah", "Keterangan"),
            (1, "PL.01.8", "Sertifikat", "2004-2009", 2, None),
            {"title": "Sertifikat", "year_from": 2004, "year_to": 2009, "stage": "permanent"},
        ),
        (
            "DAFTAR ARSIP VITAL",
            ("No", "Jenis Arsip Vital", "Tingkat Perkembangan", "Kurun Waktu", "Media", "Jumlah", "Jangka Simpan",
             "Lokasi Simpan", "Metode Perlindungan", "Keterangan"),
            (1, "Sertifikat tanah", "Asli", 2010, "Tekstual", 1, "Permanen", "Brankas", "Duplikasi", None),
            {"title": "Sertifikat tanah", "category": "vital", "protection": "Duplikasi", "medium": "text",
             "note": "Lokasi Simpan: Brankas"},
        ),
    ],
)  # fmt: skip
def test_the_other_official_lists(
    tmp_path: Path, title: str, head: tuple[str, ...], row: tuple[object, ...], expected: dict[str, object]
) -> None:
    (dossier,) = read(write(tmp_path / "x.xlsx", [row], head=[head], above=[(title,)])).dossiers
    assert {name: getattr(dossier, name) for name in expected} == expected


def test_a_hand_made_list_with_parts_of_the_location_in_columns(tmp_path: Path) -> None:
    head = [
        ("NO", "KODE", "URAIAN", "TAHUN", "JML (lembar)", "LOKASI", None, None, "KONDISI"),
        (None, None, None, None, None, "RAK", "NO. BOKS", "FOLDER"),
    ]
    rows = [
        ("SUBBAGIAN HUKUM",),
        (1, "HK.01", "Keputusan", 2020, 25, "A", "0012", 3, "Baik"),
        (2, "HK.02", "Kontrak\nkerja", 2021, 7, "Rak A", "Boks 13", None, "agak lembap"),
        ("JUMLAH", None, None, None, 32),
    ]
    reading = read(write(tmp_path / "x.xlsx", rows, head=head, below=SIGNED, merges=["F1:H1"]))
    first, second = reading.dossiers
    assert (first.location, first.extent, first.unit) == (Location(rack="A", box="0012", folder="3"), 25, "lembar")
    assert (first.condition, first.processing_unit) == ("good", "SUBBAGIAN HUKUM")
    assert (second.location, second.title) == (Location(rack="A", box="13"), "Kontrak kerja")
    assert second.note == "KONDISI: agak lembap"
    assert [code for code, _ in codes(reading)] == ["archive_section_row", "archive_value_to_note"]


def test_what_cannot_be_read_is_told_with_its_cell_and_kept(tmp_path: Path) -> None:
    rows = [
        (1, "KU.01", "Laporan", "tak bertanggal", "Asli", "0,5 meter linear", "di meja Pak Budi", "agak rahasia", None),
        (2, "KU.01", None, 2014, "Asli", 1, None, "Biasa", None),
        (3, "KU.02", "Nota", 1845, "bagus", 1, None, None, None),
    ]
    reading = read(write(tmp_path / "x.xlsx", rows, head=INACTIVE_HEAD, above=[("DAFTAR ARSIP INAKTIF",)]))
    first, second = reading.dossiers
    assert first.access == "T"
    assert (first.year_from, first.extent, first.location) == (None, None, None)
    assert first.note == (
        "Kurun Waktu: tak bertanggal; Jumlah: 0,5 meter linear; Keamanan & Akses: agak rahasia; "
        "Lokasi Simpan (Rak/Boks/Folder): di meja Pak Budi"
    )
    assert second.note == "Kurun Waktu: 1845; Tingkat Perkembangan: bagus"
    assert set(codes(reading)) == {
        ("archive_date_unreadable", "D5"),
        ("archive_value_to_note", "F5"),
        ("archive_access_unknown", "H5"),
        ("archive_value_to_note", "G5"),
        ("archive_title_missing", "C6"),
        ("archive_date_unreadable", "D7"),
        ("archive_value_to_note", "E7"),
    }
    assert reading.refused == 1
    assert [problem.code for problem in reading.problems if problem.severity is Severity.ERROR] == [
        "archive_title_missing"
    ]


def test_a_head_repeated_on_each_printed_page_is_no_row(tmp_path: Path) -> None:
    rows = [
        (1, "KU.01", "Laporan", 2014, "Asli", 1),
        INACTIVE_HEAD[0],
        (2, "KU.01", "Nota", 2015, "Asli", 1),
    ]
    reading = read(write(tmp_path / "x.xlsx", rows, head=INACTIVE_HEAD, above=[("DAFTAR ARSIP INAKTIF",)]))
    assert [dossier.title for dossier in reading.dossiers] == ["Laporan", "Nota"]
    assert reading.problems == ()


def test_a_list_as_delimited_text_keeps_leading_zeros(tmp_path: Path) -> None:
    path = tmp_path / "daftar.csv"
    path.write_text("No. Berkas;Kode;Uraian;Tahun;Boks\n0012;PL.01.8;Berita Acara;2019;007\n", encoding="utf-8")
    (dossier,) = read(path).dossiers
    assert (dossier.number, dossier.year_from, dossier.location) == ("0012", 2019, Location(box="007"))


_CELLS = st.one_of(
    st.none(),
    st.integers(-5, 3000),
    st.floats(allow_nan=False, allow_infinity=False),
    st.dates(),
    st.booleans(),
    st.text(max_size=12),
    st.sampled_from(
        ["-", "JUMLAH", "Rak 2", "R1/B2/F3", "SR", "2014-2019", "5 lembar", "Asli", "(1)", "NIP 1", "0012"]
    ),
)


FOUR = ("No. Berkas", "Kode Klasifikasi", "Uraian Informasi Berkas", "Kurun Waktu")
LIKE_A_FOOT = ("Undangan rapat, 3 Mei 2019", "Ketua KPU: pidato", "Sekretaris KPU: surat tugas", "Jumlah kursi")


def listed(*rows: tuple[Value, ...]) -> ArchiveReading:
    return read_archive_list(Workbook(FileFacts("x.csv", "", 1, "csv"), (Sheet("x", range(1, len(rows) + 1), rows),)))


@pytest.mark.parametrize("numbered", [True, False])
def test_a_title_that_reads_like_a_foot_does_not_end_the_list(numbered: bool) -> None:
    rows: list[tuple[Value, ...]] = [
        (str(place) if numbered else None, "PL.01.8", title, "2019") for place, title in enumerate(LIKE_A_FOOT, 1)
    ]
    foot: list[tuple[Value, ...]] = [(None, "Mengetahui,", None, "Bogor, 12 Mei 2020"), ("NIP 1965 2019", "x")]
    assert tuple(dossier.title for dossier in listed(FOUR, *rows, *foot).dossiers) == LIKE_A_FOOT


@pytest.mark.parametrize("extent", [10**20, "9" * 5000, "1234567890123", "0,5", -3])
def test_an_extent_past_belief_is_kept_as_a_note(extent: Value) -> None:
    (dossier,) = listed((*FOUR, "Jumlah"), ("1", "PL.01.8", "Berita acara", "2019", extent)).dossiers
    assert (dossier.extent, dossier.note) == (None, f"Jumlah: {extent}")


def test_words_that_hold_others_are_not_mistaken() -> None:
    (dossier,) = listed((*FOUR, "Media", "Kategori"), ("1", "PL", "Berita acara", "2019", "Fotokopi", "A-B")).dossiers
    assert (dossier.medium, dossier.category, dossier.note) == ("text", None, "Kategori: A-B")


@given(rows=st.lists(st.lists(_CELLS, min_size=1, max_size=13).map(tuple), max_size=12), layout=st.booleans())
@settings(max_examples=200, deadline=None)
def test_no_cell_is_a_fault_and_every_error_is_counted(rows: list[tuple[Value, ...]], layout: bool) -> None:
    head = ACTIVE_HEAD if layout else INACTIVE_HEAD
    sheet = Sheet("Daftar", range(1, len(head) + len(rows) + 1), (*head, *rows))
    reading = read_archive_list(Workbook(FileFacts("x.xlsx", "", 1, "xlsx"), (sheet,)))
    errors = [problem for problem in reading.problems if problem.severity is Severity.ERROR]
    assert len(errors) == reading.refused
    assert all(dossier.title for dossier in reading.dossiers)
    assert all(item.title for dossier in reading.dossiers for item in dossier.items)


@pytest.mark.parametrize("name", ["bogor_pilpres2019_kelurahan.csv", "sirekap_tps_1000.csv", "wilayah_3271.csv"])
def test_results_and_areas_are_no_archive_list(shared_data: Path, name: str) -> None:
    reading = read(shared_data / name)
    assert reading.dossiers == ()
    assert [(verdict.used, verdict.why) for verdict in reading.sheets] == [(False, "archive_no_table")]


def test_a_long_list_is_read_in_time_that_grows_with_it(tmp_path: Path) -> None:
    path = tmp_path / "besar.csv"
    lines = [
        f"{n},PL.01.8,Berita acara nomor {n} tahun 2019,2019,Asli,1 berkas,2/{n % 99}/1,Biasa,,," for n in range(20_000)
    ]
    path.write_text(",".join(f'"{text}"' for text in INACTIVE_HEAD[0]) + "\n" + "\n".join(lines), encoding="utf-8")
    reading = read(path)
    assert len(reading.dossiers) == 20_000
    assert reading.problems == ()
