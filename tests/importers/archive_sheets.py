"""Writes archive lists in the official layouts with openpyxl, as offices send them: titles, two heads, signatures."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from openpyxl import Workbook

SIGNED = (
    (None, None, None, None, None, "Bogor, 24 November 2026"),
    (None, "Mengetahui,"),
    (None, "Kepala Unit Kearsipan", None, None, None, "Kepala Unit Pengolah"),
    (None, "Dra. Contoh Satu", None, None, None, "Contoh Dua, S.E."),
    (None, "NIP 196501011990031001", None, None, None, "NIP 197002021995032002"),
)
ACTIVE_HEAD = (
    (
        "No. Berkas", "Kode Klasifikasi", "Uraian Informasi Berkas", "Kurun Waktu Berkas", "Jumlah Berkas",
        "Item Arsip", None, None, None, "Tingkat Perkembangan", "Lokasi Simpan", "Klasifikasi Keamanan & Akses", "Ket.",
    ),
    (None, None, None, None, None, "No. Item", "Uraian Informasi Arsip", "Tanggal", "Jml"),
    tuple(f"({n})" for n in range(1, 14)),
)  # fmt: skip
ACTIVE_MERGES = ("F{0}:I{0}", *(f"{column}{{0}}:{column}{{1}}" for column in "ABCDEJKLM"))
INACTIVE_HEAD = (
    (
        "No", "Kode Klasifikasi", "Uraian Informasi Arsip/Berkas", "Kurun Waktu", "Tingkat Perkembangan", "Jumlah",
        "Lokasi Simpan (Rak/Boks/Folder)", "Keamanan & Akses", "Jangka Simpan & Nasib Akhir", "Kategori Arsip", "Ket.",
    ),
    tuple(f"({n})" for n in range(1, 12)),
)  # fmt: skip


def write(
    path: Path,
    rows: Sequence[Sequence[object]],
    *,
    head: Sequence[Sequence[object]],
    above: Sequence[Sequence[object]] = (),
    below: Sequence[Sequence[object]] = SIGNED,
    merges: Sequence[str] = (),
    title: str = "Sheet1",
) -> Path:
    """Write one sheet: ``above``, a blank row, ``head``, ``rows``, a blank row, ``below``; merges name head rows."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = title
    for row in above:
        sheet.append(list(row))
    first = len(above) + 2 if above else 1
    for offset, row in enumerate((*head, *rows)):
        for column, value in enumerate(row, 1):
            if value is not None:
                sheet.cell(first + offset, column, value)  # type: ignore[arg-type]
    last = first + len(head) + len(rows)
    for offset, row in enumerate(below, 1):
        for column, value in enumerate(row, 1):
            if value is not None:
                sheet.cell(last + offset, column, value)  # type: ignore[arg-type]
    for merge in merges:
        sheet.merge_cells(merge.format(first, first + 1))
    book.save(path)
    return path
