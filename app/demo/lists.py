"""Writes the sample's archive as an office hands it in: active and inactive list, and its classification edition.

The columns are those of the official lists; a sheet for each processing unit, with head and signature blocks.
"""

from __future__ import annotations

import datetime as dt
import textwrap
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from babel.dates import format_date

from app.demo.collection import SampleDossier, classification, collection
from app.demo.office import CITY, LIST_MARK, OFFICE, OFFICE_SHORT, RECORDS_UNIT, RETENTION_MARK, UNIT_SHEETS, UNITS
from app.demo.sheet import FOLIO, Book, merged, writing

ACTIVE_FILE = "daftar-arsip-aktif.xlsx"
INACTIVE_FILE = "daftar-arsip-inaktif.xlsx"
CLASSIFICATION_FILE = "klasifikasi-contoh.xlsx"
EDITION = "Contoh"

_ACTIVE_COLUMNS = (
    ("No. Berkas", 7), ("Kode Klasifikasi", 11), ("Uraian Informasi Berkas", 36), ("Kurun Waktu Berkas", 11),
    ("Jumlah Berkas", 10), ("No. Item", 6), ("Uraian Informasi Arsip", 36), ("Tanggal", 13), ("Jml", 10),
    ("Tingkat Perkembangan", 13), ("Lokasi Simpan", 26), ("Klasifikasi Keamanan & Akses", 12), ("Ket.", 24),
)  # fmt: skip
_ITEMS = slice(5, 9)
_INACTIVE_COLUMNS = (
    ("No", 6), ("Kode Klasifikasi", 11), ("Uraian Informasi Arsip/Berkas", 46), ("Kurun Waktu", 11),
    ("Tingkat Perkembangan", 13), ("Jumlah", 10), ("Lokasi Simpan (Rak/Boks/Folder)", 28), ("Keamanan & Akses", 11),
    ("Jangka Simpan & Nasib Akhir", 22), ("Kategori Arsip", 10), ("Ket.", 28),
)  # fmt: skip
_MIDDLE = frozenset({0, 1, 3, 4, 5, 7, 8, 9, 11})
_INACTIVE_MIDDLE = frozenset({0, 1, 3, 4, 5, 7, 9})


def write_active(path: Path) -> Path:
    """Write the *Daftar Arsip Aktif*: 13 columns, two header rows, a numbering row, documents below their dossier."""
    with writing(path, "Daftar Arsip Aktif", OFFICE_SHORT) as book:
        for unit, dossiers in _by_unit(active=True):
            sheet, row = _begin(book, "DAFTAR ARSIP AKTIF", unit, [width for _, width in _ACTIVE_COLUMNS])
            row = _active_header(book, sheet, row)
            for dossier in dossiers:
                row = _active_rows(book, sheet, row, dossier)
            _signatures(book, sheet, row + 1, ((4, f"Kepala {UNITS[unit]}"),), 8)
    return path


def write_inactive(path: Path) -> Path:
    """Write the *Daftar Arsip Inaktif*: 11 columns, a numbering row, both signature blocks."""
    with writing(path, "Daftar Arsip Inaktif", OFFICE_SHORT) as book:
        for unit, dossiers in _by_unit(active=False):
            sheet, row = _begin(book, "DAFTAR ARSIP INAKTIF", unit, [width for _, width in _INACTIVE_COLUMNS])
            for column, (text, _) in enumerate(_INACTIVE_COLUMNS):
                sheet.write_string(row, column, text, book.format("list_header"))
            sheet.set_row(row, 36)
            row = _numbering(book, sheet, row + 1, len(_INACTIVE_COLUMNS), row)
            for dossier in dossiers:
                _row(book, sheet, row, _inactive_values(dossier), _INACTIVE_COLUMNS, _INACTIVE_MIDDLE)
                row += 1
            _signatures(book, sheet, row + 1, ((2, "Kepala Unit Kearsipan"), (6, f"Kepala {UNITS[unit]}")), 8)
    return path


def write_classification(path: Path) -> Path:
    """Write the classification edition with retention periods, each of them said to be invented."""
    title = f"Klasifikasi Arsip dan Jadwal Retensi – Edisi {EDITION}"
    columns = (
        ("Kode Klasifikasi", 13), ("Uraian", 62), ("Retensi Aktif (tahun)", 12), ("Retensi Inaktif (tahun)", 12),
        ("Nasib Akhir", 16), ("Dasar", 52),
    )  # fmt: skip
    with writing(path, title, OFFICE_SHORT) as book:
        sheet = book.sheet("Klasifikasi", [width for _, width in columns])
        lines = ((title, "title"), (OFFICE, "subtitle"), (f"Jangka simpan: {RETENTION_MARK}", "mark"))
        row = book.head(sheet, lines, len(columns) - 1) + 1
        for column, (text, _) in enumerate(columns):
            sheet.write_string(row, column, text, book.format("list_header"))
        sheet.set_row(row, 36)
        sheet.freeze_panes(row + 1, 0)
        sheet.repeat_rows(row)
        for one in classification():
            row += 1
            values = (one.code, one.title, one.active_years, one.inactive_years, one.disposition, RETENTION_MARK)
            _row(book, sheet, row, values, columns, frozenset({0, 2, 3, 4}))
    return path


#: The archive's files by name, in the order to import them.
WRITERS: Mapping[str, Callable[[Path], Path]] = {
    CLASSIFICATION_FILE: write_classification,
    ACTIVE_FILE: write_active,
    INACTIVE_FILE: write_inactive,
}


def _by_unit(*, active: bool) -> list[tuple[str, list[SampleDossier]]]:
    chosen = [dossier for dossier in collection() if dossier.active == active]
    return [(unit, [dossier for dossier in chosen if dossier.code.unit == unit]) for unit in UNITS]


def _begin(book: Book, title: str, unit: str, widths: Sequence[float]) -> tuple[Any, int]:
    """Add the sheet of a unit with its head; return it with the 0-based row of the table's header."""
    sheet = book.sheet(UNIT_SHEETS[unit], widths, paper=FOLIO)
    lines = ((title, "centred_title"), (OFFICE.upper(), "centred"), (LIST_MARK, "centred_mark"))
    row = book.head(sheet, lines, len(widths) - 1) + 1
    for offset, (what, text) in enumerate((("Pencipta Arsip", OFFICE), ("Unit Pengolah", UNITS[unit]))):
        sheet.write_string(row + offset, 0, what, book.format("bold"))
        sheet.write_string(row + offset, 2, f": {text}", book.format("plain"))
    return sheet, row + 3


def _active_header(book: Book, sheet: Any, row: int) -> int:
    look = book.format("list_header")
    items = range(*_ITEMS.indices(len(_ACTIVE_COLUMNS)))
    merged(sheet, (row, items[0]), (row, items[-1]), "Item Arsip", look)
    for column, (text, _) in enumerate(_ACTIVE_COLUMNS):
        if column in items:
            sheet.write_string(row + 1, column, text, look)
        else:
            merged(sheet, (row, column), (row + 1, column), text, look)
    sheet.set_row(row, 20)
    sheet.set_row(row + 1, 34)
    return _numbering(book, sheet, row + 2, len(_ACTIVE_COLUMNS), row)


def _numbering(book: Book, sheet: Any, row: int, columns: int, header: int) -> int:
    for column in range(columns):
        sheet.write_string(row, column, f"({column + 1})", book.format("numbering"))
    sheet.freeze_panes(row + 1, 3)
    sheet.repeat_rows(header, row)
    return row + 1


def _active_rows(book: Book, sheet: Any, row: int, dossier: SampleDossier) -> int:
    """Write a dossier with its documents, the first in the dossier's own row; return the next free row."""
    about: list[object] = [
        f"{dossier.number:04}",
        dossier.code.code,
        dossier.title,
        dossier.years_written,
        dossier.extent,
    ]
    rest: list[object] = [dossier.copy_status, _location(dossier), dossier.access, _note(dossier)]
    items = dossier.items or (None,)
    for number, item in enumerate(items, 1):
        values = (number, item.title, _day(item.date), item.extent) if item else ("", "", "", "")
        first = number == 1
        written = (*(about if first else [""] * 5), *values, *(rest if first else [""] * 4))
        _row(book, sheet, row, written, _ACTIVE_COLUMNS, _MIDDLE)
        row += 1
    return row


def _inactive_values(dossier: SampleDossier) -> tuple[object, ...]:
    code = dossier.code
    retention = f"{code.active_years} th aktif, {code.inactive_years} th inaktif; {code.disposition} (contoh)"
    return (
        dossier.number,
        code.code,
        dossier.title,
        dossier.years_written,
        dossier.copy_status,
        dossier.extent,
        _location(dossier),
        dossier.access,
        retention,
        code.category,
        _note(dossier),
    )


def _location(dossier: SampleDossier) -> str:
    return dossier.spot.written() if dossier.spot else ""


def _note(dossier: SampleDossier) -> str:
    """Put together what has no column of its own: medium and condition out of the ordinary, boxes, remarks."""
    parts = []
    if dossier.medium != "tekstual":
        parts.append(f"Media {dossier.medium}")
    if dossier.condition != "Baik":
        parts.append(f"Kondisi {dossier.condition.lower()}")
    if dossier.spot is not None and dossier.spot.last_box != dossier.spot.box:
        parts.append(f"Sampai Boks {dossier.spot.last_box}")
    if dossier.note:
        parts.append(dossier.note)
    return "; ".join(parts)


def _row(
    book: Book,
    sheet: Any,
    row: int,
    values: Sequence[object],
    columns: Sequence[tuple[str, int]],
    middle: frozenset[int],
) -> None:
    lines = 1
    for column, (value, (_, width)) in enumerate(zip(values, columns, strict=True)):
        look = book.format("middle" if column in middle else "text")
        if isinstance(value, int):
            sheet.write_number(row, column, value, look)
        elif value:
            sheet.write_string(row, column, str(value), look)
            lines = max(lines, len(textwrap.wrap(str(value), int(width * 1.12))))
        else:
            sheet.write_blank(row, column, None, look)
    sheet.set_row(row, 15 * lines + 3)


def _signatures(book: Book, sheet: Any, row: int, blocks: Sequence[tuple[int, str]], date_column: int) -> None:
    """Write place and date and, below, a block for each (column, office), with no name in it."""
    sheet.write_string(row, date_column, f"{CITY.removeprefix('Kota ')}, 5 Januari 2026", book.format("sign"))
    for column, office in (*blocks[:-1], (date_column, blocks[-1][1])):
        sheet.write_string(row + 1, column, office, book.format("sign"))
        sheet.write_string(row + 5, column, "(nama pejabat)", book.format("sign_name"))
        sheet.write_string(row + 6, column, "NIP ..................", book.format("sign"))
    sheet.write_string(row + 8, 0, f"Disimpan oleh unit kearsipan: {RECORDS_UNIT}. {LIST_MARK}.", book.format("source"))


def _day(iso: str) -> str:
    return format_date(dt.date.fromisoformat(iso), format="long", locale="id")
