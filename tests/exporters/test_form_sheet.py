"""A form of one page is written and read back: its blocks, its print set-up, and no text that Excel would run."""

from __future__ import annotations

import datetime as dt
import io
from pathlib import Path
from typing import Any

import openpyxl

from exporters.content import (
    Book,
    Column,
    Facts,
    FormSheet,
    KeyFigure,
    Kind,
    Properties,
    Ruled,
    Signature,
    Table,
)
from exporters.workbook import write_workbook


def form(stamp: str | None = None) -> FormSheet:
    table = Table((Column("Nama", width=3), Column("Jumlah", Kind.NUMBER)), (("=1+1", 1234), ("B", None)), "tabel")
    return FormSheet(
        "Satu",
        "Judul",
        "Anak judul",
        "Nomor 7",
        (KeyFigure(1234, Kind.NUMBER, "baru", accent=True), KeyFigure(0, Kind.NUMBER, "berubah")),
        (
            (Facts("Kiri", (("Label", "kata " * 60),)), Facts("Kanan", (("A", "1"), ("B", "2"), ("C", "3")))),
            (Ruled("Tabel", table, "catatan"),),
        ),
        "Bogor, 24 November 2026",
        (Signature("Satu", "Siti"), Signature("Dua")),
        "kaki",
        stamp,
    )


def written(sheet: FormSheet, folder: Path) -> Any:
    out = folder / "a.xlsx"
    book = Book(Properties("T", "id", "KPU", dt.date(2026, 11, 24)), (sheet,))
    write_workbook(book, out, overwrite=True)
    return openpyxl.load_workbook(io.BytesIO(out.read_bytes())).worksheets[0]


def texts(sheet: Any) -> list[object]:
    return [cell.value for row in sheet for cell in row if cell.value is not None]


def test_all_that_a_form_says_stands_on_one_upright_page(tmp_path: Path) -> None:
    sheet = written(form(), tmp_path)
    said = texts(sheet)
    for wanted in ("Judul", "Anak judul", "Nomor 7", "Kiri", "Kanan", "Tabel", "catatan", "kaki", 1234, "C"):
        assert wanted in said
    assert sheet.page_setup.orientation == "portrait"
    # One page by one is what Excel takes where nothing is written.
    assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight or 1) == (1, 1)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert "Siti" in "".join(str(text) for text in said)


def test_a_long_text_gets_a_row_as_high_as_it_needs(tmp_path: Path) -> None:
    sheet = written(form(), tmp_path)
    (cell,) = [cell for row in sheet for cell in row if cell.value and str(cell.value).startswith("kata")]
    assert sheet.row_dimensions[cell.row].height > 60


def test_text_that_looks_like_a_formula_stays_text(tmp_path: Path) -> None:
    (cell,) = [cell for row in written(form(), tmp_path) for cell in row if cell.value == "=1+1"]
    assert cell.data_type == "s"


def test_a_stamp_stands_across_the_page(tmp_path: Path) -> None:
    assert "TIDAK BERLAKU" in texts(written(form("TIDAK BERLAKU"), tmp_path))
    assert "TIDAK BERLAKU" not in texts(written(form(), tmp_path))
