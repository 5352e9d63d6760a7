"""Content that many tests of the exporters write: a small deck of every kind of page, a small book of every sheet."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from exporters.content import (
    Book,
    Chart,
    ChartKind,
    ChartPage,
    ChartSheet,
    Column,
    Contents,
    Cover,
    DataSheet,
    Deck,
    Difference,
    Footer,
    KeyFigure,
    Kind,
    OfficialList,
    Page,
    Properties,
    Result,
    Series,
    Share,
    Signature,
    Table,
    TablePage,
)

AREAS = ("Bogor Barat", "Tanah Sareal", "Bogor Selatan", "Bogor Utara", "Bogor Tengah", "Bogor Timur")
FIRST = (50_238, 43_228, 43_065, 40_210, 26_735, 24_636)
SECOND = (94_401, 84_211, 75_413, 69_407, 38_646, 36_995)
FOOTER = Footer("Sumber: rekapitulasi pleno", "final", "3.209 dari 3.209 TPS", "disusun 24 November 2026")
PROPERTIES = Properties(
    "Hasil Pemilu Presiden 2019",
    "id",
    "KPU Kota Bogor",
    dt.date(2026, 11, 24),
    "Prabowo–Sandi unggul",
    ("ppwp-2019-1",),
)


def ranked(names: tuple[str, ...] = ("02 Prabowo–Sandi", "01 Jokowi–Ma’ruf")) -> Chart:
    values = tuple(399_073 - 5_003 * place for place in range(len(names)))
    colours = tuple(range(len(names)))
    return Chart(ChartKind.RANKED, names, (Series("Suara", values),), "Grafik batang suara", colours)


def by_area(kind: ChartKind = ChartKind.GROUPED, areas: tuple[str, ...] = AREAS) -> Chart:
    count = len(areas)
    series = (
        Series("01 Jokowi–Ma’ruf", (FIRST * count)[:count], "#2b5c8a"),
        Series("02 Prabowo–Sandi", (SECOND * count)[:count], "#8c1d2c"),
    )
    return Chart(kind, areas, series, "Grafik suara menurut kecamatan")


def area_table(areas: tuple[str, ...] = AREAS) -> Table:
    columns = (
        Column("Kecamatan", key=True),
        Column("Suara", Kind.NUMBER, "01 Jokowi–Ma’ruf"),
        Column("%", Kind.SHARE, "01 Jokowi–Ma’ruf"),
        Column("Suara", Kind.NUMBER, "02 Prabowo–Sandi"),
        Column("%", Kind.SHARE, "02 Prabowo–Sandi"),
        Column("Suara sah", Kind.NUMBER),
    )
    rows = []
    for place, area in enumerate(areas):
        one, two = FIRST[place % 6], SECOND[place % 6]
        rows.append((area, one, one / (one + two), two, two / (one + two), one + two))
    total = ("Kota Bogor", 228_112, 0.3637, 399_073, 0.6363, 627_185)
    return Table(columns, tuple(rows), "Tabel suara menurut kecamatan", total)


def deck(*pages: Page, **changes: object) -> Deck:
    every: tuple[Page, ...] = pages or (
        Cover("Hasil Pemilu Presiden 2019", "Kota Bogor", "KPU Kota Bogor", "24 November 2026"),
        Contents("Isi laporan", "Pilih satu baris"),
        Result(
            "Prabowo–Sandi unggul di keenam kecamatan",
            "63,6 % suara sah",
            ranked(),
            (
                KeyFigure(0.636, Kind.SHARE, "suara sah untuk 02", accent=True),
                KeyFigure(627_185, Kind.NUMBER, "suara sah"),
                KeyFigure(3_209, Kind.NUMBER, "TPS, semuanya masuk"),
            ),
            FOOTER,
            "02 Prabowo–Sandi: rekap.xlsx, sel D5\nbaris kedua",
            "Yang perlu diperhatikan: angka Situng berbeda.",
        ),
        ChartPage("Suara menurut kecamatan", "Urut menurut suara", by_area(), FOOTER, "sel D5:D10"),
        TablePage("Tabel suara", "Urut menurut suara sah", area_table(), FOOTER, "sel D5:D10"),
        TablePage("Sumber angka", "", area_table(), None, "", "Cara menghitung: dijumlahkan."),
    )
    return replace(Deck(PROPERTIES, every), **changes)  # type: ignore[arg-type]


def data_sheet(rows: object = None, **changes: object) -> DataSheet:
    columns = (
        Column("Kode", Kind.CODE, key=True, width=12),
        Column("Kecamatan", key=True),
        Column("01 Jokowi–Ma’ruf", Kind.NUMBER, summed=True),
        Column("% 1", Kind.SHARE, formula=Share(2, 5)),
        Column("02 Prabowo–Sandi", Kind.NUMBER, summed=True),
        Column("Suara sah", Kind.NUMBER, summed=True),
        Column("Selisih", Kind.SIGNED, formula=Difference(5, (2, 4))),
    )
    if rows is None:
        rows = tuple(
            (f"32.71.0{place}", area, one, one / (one + two), two, one + two, 0)
            for place, (area, one, two) in enumerate(zip(AREAS, FIRST, SECOND, strict=True), 1)
        )
    totals = ("", "Jumlah", 228_112, 228_112 / 627_185, 399_073, 627_185, 0)
    sheet = DataSheet("Kecamatan", "Hasil menurut kecamatan", "rekap · final", columns, rows, totals, ("Catatan.",))  # type: ignore[arg-type]
    return replace(sheet, **changes)  # type: ignore[arg-type]


def official(**changes: object) -> OfficialList:
    columns = (
        Column("No. Berkas", Kind.CODE, width=8),
        Column("Uraian Informasi Berkas", width=30),
        Column("No. Item", Kind.CODE, "Item Arsip", width=7),
        Column("Uraian Informasi Arsip", Kind.TEXT, "Item Arsip", width=30),
        Column("Ket.", width=14),
    )
    rows = (
        ("0007", "Rekapitulasi tingkat kecamatan", "1", "=Berita acara", "Asli"),
        (None, None, "2", "Sertifikat", None),
    )
    signatures = (Signature("Kepala Unit Kearsipan", "Siti", "196805121993032004"), Signature("Kepala Unit Pengolah"))
    head = (("Pencipta Arsip", "KPU Kota Bogor"), ("Unit Pengolah", "Subbagian Teknis"))
    form = OfficialList(
        "Aktif", "Daftar Arsip Aktif", head, columns, rows, "Bogor, 24 November 2026", signatures, "Tidak ada arsip."
    )
    return replace(form, **changes)  # type: ignore[arg-type]


def chart_sheet() -> ChartSheet:
    return ChartSheet(
        "Grafik", "Suara", "menurut kecamatan", ChartKind.GROUPED, "Kecamatan", 1, (2, 4), (0, 1), "Grafik kolom suara"
    )


def book(*sheets: object, **changes: object) -> Book:
    every = sheets or (data_sheet(), chart_sheet(), official())
    return replace(Book(PROPERTIES, every), **changes)  # type: ignore[arg-type]
