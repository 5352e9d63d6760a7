"""The official lists: their columns in order, who stands on which, what the cells say, who signs."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from app.archive.records import AccessClass, CopyStatus, Disposition, Dossier, Retention, Stage
from app.reports.archive_forms import ListKind
from app.reports.archive_lists import belongs, make_archive_list
from app.settings import Settings
from exporters.content import Book, OfficialList
from exporters.workbook import write_workbook
from importers.archive_list import read_archive_list
from importers.grid import read_workbook
from tests.app.reports import samples

SETTINGS = Settings(
    office_name="KPU Kota Bogor",
    city="Bogor",
    creator="Komisi Pemilihan Umum Kota Bogor",
    processing_unit="Subbagian Teknis",
    records_unit="Subbagian Umum",
    head_name="Siti Rahmawati",
    head_nip="196805121993032004",
    unit_head_name="Ahmad Fauzi",
    unit_head_nip="197902142005011003",
)
HEADINGS = {
    ListKind.ACTIVE: (
        "No. Berkas · Kode Klasifikasi · Uraian Informasi Berkas · Kurun Waktu Berkas · Jumlah Berkas · No. Item · "
        "Uraian Informasi Arsip · Tanggal · Jml · Tingkat Perkembangan · Lokasi Simpan · "
        "Klasifikasi Keamanan & Akses · Ket."
    ),
    ListKind.INACTIVE: (
        "No · Kode Klasifikasi · Uraian Informasi Arsip/Berkas · Kurun Waktu · Tingkat Perkembangan · Jumlah · "
        "Lokasi Simpan (Rak/Boks/Folder) · Keamanan & Akses · Jangka Simpan & Nasib Akhir · Kategori Arsip · Ket."
    ),
    ListKind.DESTROY: "No · Jenis Arsip · Tahun · Jumlah · Tingkat Perkembangan · Keterangan",
    ListKind.HAND_OVER: "No · Kode Klasifikasi · Uraian Informasi Arsip · Kurun Waktu · Jumlah · Keterangan",
    ListKind.VITAL: (
        "No · Jenis Arsip Vital · Tingkat Perkembangan · Kurun Waktu · Media · Jumlah · Jangka Simpan · Lokasi Simpan "
        "· Metode Perlindungan · Keterangan"
    ),
    ListKind.DOSSIERS: (
        "No · Klasifikasi Arsip · Nomor Berkas · Unit Pengolah · Uraian Informasi Berkas · Kurun Waktu · Jumlah · "
        "Keterangan"
    ),
    ListKind.CONTENTS: "No. Berkas · No. Item Arsip · Kode Klasifikasi · Uraian Informasi Arsip · Tanggal · Jumlah",
}


def book(kind: ListKind, *dossiers: Dossier, settings: Settings = SETTINGS) -> Book:
    return make_archive_list(kind, dossiers, settings, samples.STYLE)


def sheet(kind: ListKind, *dossiers: Dossier) -> OfficialList:
    found = book(kind, *dossiers).sheets[0]
    assert isinstance(found, OfficialList)
    return found


@pytest.mark.parametrize("kind", ListKind)
def test_columns_stand_in_their_official_order(kind: ListKind) -> None:
    assert " · ".join(column.heading for column in sheet(kind).columns) == HEADINGS[kind]


def test_items_stand_below_their_dossier_under_a_shared_heading() -> None:
    found = sheet(ListKind.ACTIVE, samples.dossier(7))
    assert [column.heading for column in found.columns if column.group == "Item Arsip"] == [
        "No. Item",
        "Uraian Informasi Arsip",
        "Tanggal",
        "Jml",
    ]
    first, second = found.rows
    assert first == (
        "0007", "PL.01.8", "Rekapitulasi suara tingkat kecamatan", "2018–2019", "2 berkas", "1", "Berita acara",
        "07/05/2019", "12 lembar", "Asli", "Gudang · Rak 2 · Boks 118 · Folder 3", "B", "Sampul sobek",
    )  # fmt: skip
    assert second[0] is None
    assert second[5:9] == ("2", "Sertifikat", "05/2019", None)


def test_active_dossiers_are_listed_by_processing_unit() -> None:
    found = book(ListKind.ACTIVE, samples.dossier(1), samples.dossier(2, processing_unit="Subbagian Keuangan"))
    assert [one.name for one in found.sheets] == ["Subbagian Keuangan", "Subbagian Teknis"]
    other, own = found.sheets
    assert isinstance(other, OfficialList)
    assert isinstance(own, OfficialList)
    assert dict(own.head)["Pencipta Arsip"] == "Komisi Pemilihan Umum Kota Bogor"
    assert dict(own.head)["Unit Pengolah"] == "Subbagian Teknis"
    assert own.signatures[0].name == "Ahmad Fauzi"
    assert other.signatures[0].name is None


def test_inactive_lists_are_signed_by_both_units_with_place_and_date() -> None:
    found = sheet(ListKind.INACTIVE, samples.dossier(stage=Stage.INACTIVE))
    assert [signature.name for signature in found.signatures] == ["Siti Rahmawati", "Ahmad Fauzi"]
    assert [signature.role for signature in found.signatures] == ["Kepala Subbagian Umum", "Kepala Subbagian Teknis"]
    assert found.place_date == "Bogor, 24 November 2026"
    row = next(iter(found.rows))
    assert row[0] == "1"
    assert row[8] == "1 tahun aktif, 4 tahun inaktif; Musnah"


def test_each_list_takes_its_own_stage() -> None:
    active, inactive = samples.dossier(1), samples.dossier(2, stage=Stage.INACTIVE)
    assert next(iter(sheet(ListKind.ACTIVE, active, inactive).rows))[0] == "0001"
    assert len(list(sheet(ListKind.INACTIVE, active, inactive).rows)) == 1
    assert len(list(sheet(ListKind.DOSSIERS, active, inactive).rows)) == 2


@pytest.mark.parametrize(
    ("closed", "fate", "stage", "due"),
    [
        (2019, Disposition.DESTROY, Stage.INACTIVE, True),
        (2021, Disposition.DESTROY, Stage.INACTIVE, False),  # until the end of 2026
        (2019, Disposition.KEEP, Stage.INACTIVE, False),
        (2019, Disposition.DESTROY, Stage.ACTIVE, False),
        (None, Disposition.DESTROY, Stage.INACTIVE, False),
    ],
)
def test_destruction_is_proposed_past_the_retention_counted_from_closing(
    closed: int | None, fate: Disposition, stage: Stage, due: bool
) -> None:
    one = samples.dossier(closed_year=closed, stage=stage, retention=Retention(1, 4, fate))
    assert belongs(ListKind.DESTROY, one, samples.TODAY) is due


def test_permanent_archives_are_proposed_for_hand_over_with_the_reason() -> None:
    one = samples.dossier(stage=Stage.INACTIVE, retention=Retention(1, 4, Disposition.KEEP))
    assert belongs(ListKind.HAND_OVER, one, samples.TODAY)
    row = next(iter(sheet(ListKind.HAND_OVER, one).rows))
    assert row[-1] == "1 tahun aktif, 4 tahun inaktif; Permanen; habis pada akhir 2024"


def test_what_is_exempt_is_marked_and_what_is_limited_shows_its_class() -> None:
    one = samples.dossier(exempt=True, access=AccessClass.LIMITED, copy_status=CopyStatus.COPY)
    row = next(iter(sheet(ListKind.ACTIVE, one).rows))
    assert row[9:] == ("Salinan", "Gudang · Rak 2 · Boks 118 · Folder 3", "T", "Dikecualikan. Sampul sobek")


@pytest.mark.parametrize("kind", ListKind)
def test_what_is_kept_back_is_marked_on_every_list(kind: ListKind) -> None:
    due = Retention(1, 4, Disposition.KEEP if kind is ListKind.HAND_OVER else Disposition.DESTROY)
    stage = Stage.ACTIVE if kind is ListKind.ACTIVE else Stage.INACTIVE
    one = samples.dossier(stage=stage, retention=due, category="vital", access=AccessClass.SECRET)
    for row in sheet(kind, one).rows:
        if row[0] is not None:
            assert any(cell == "R" or str(cell).startswith("Rahasia. ") or "(Rahasia)" in str(cell) for cell in row)
    for row in sheet(kind, replace(one, exempt=True)).rows:
        if row[0] is not None:
            assert any("ikecualikan" in str(cell) for cell in row)
    row = next(iter(sheet(kind, replace(one, access=AccessClass.ORDINARY)).rows))
    assert not any("Rahasia" in str(cell) or "ikecualikan" in str(cell) for cell in row)


def test_a_list_of_ours_is_read_back_without_its_signatures(tmp_path: Path) -> None:
    for kind in (ListKind.ACTIVE, ListKind.INACTIVE, ListKind.DOSSIERS):
        stage = Stage.INACTIVE if kind is ListKind.INACTIVE else Stage.ACTIVE
        out = tmp_path / f"{kind.value}.xlsx"
        write_workbook(book(kind, *(samples.dossier(number, stage=stage) for number in (1, 2))), out)
        reading = read_archive_list(read_workbook(out))
        assert [one.title for one in reading.dossiers] == ["Rekapitulasi suara tingkat kecamatan"] * 2
        assert not reading.problems


def test_categories_are_said_in_words_and_an_offices_own_stays() -> None:
    words = {"vital": "Vital", "general": "Umum", "protected": "Terjaga", "Arsip foto": "Arsip foto"}
    inactive = [samples.dossier(n, stage=Stage.INACTIVE, category=value) for n, value in enumerate(words, 1)]
    assert [row[9] for row in sheet(ListKind.INACTIVE, *inactive).rows] == list(words.values())
    assert len(list(sheet(ListKind.VITAL, *inactive).rows)) == 1


def test_contents_leave_out_dossiers_without_items() -> None:
    found = sheet(ListKind.CONTENTS, samples.dossier(1), samples.dossier(2, items=()))
    assert [row[0] for row in found.rows] == ["0001", None]


def test_an_empty_list_is_still_a_form() -> None:
    found = sheet(ListKind.VITAL)
    assert list(found.rows) == []
    assert found.empty == "Tidak ada arsip dalam daftar ini."


def test_settings_left_blank_leave_lines_to_fill_in() -> None:
    found = make_archive_list(
        ListKind.INACTIVE, [], replace(SETTINGS, head_name="", unit_head_name="", city=""), samples.STYLE
    )
    form = found.sheets[0]
    assert isinstance(form, OfficialList)
    assert [signature.name for signature in form.signatures] == [None, None]
    assert form.place_date == "24 November 2026"
