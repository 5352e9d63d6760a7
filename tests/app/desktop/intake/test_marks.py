"""What was recognised in a sheet is marked cell by cell, also where figures lie in no one row or column."""

from __future__ import annotations

from app.desktop.pages.intake.marks import MarkedSheet
from app.desktop.pages.intake.told import sheet_words
from importers.grid import Value
from importers.results import read_results
from tests.importers.sheets import one, table_of

Rows = list[list[Value]]


def test_a_list_of_one_row_for_each_area_and_contestant() -> None:
    rows: Rows = [["Kecamatan", "Paslon", "Suara", "Catatan"], ["A", "01", 10, "x"], ["A", "02", 20], ["B", "01", 30]]
    book = one(rows)
    reading = read_results(book)

    marked = MarkedSheet(book.sheets[0], reading.tables, verdict=reading.sheets[0])

    assert [marked.role(1, column) for column in (1, 2, 3)] == ["header"] * 3
    assert [marked.role(row, 3) for row in (2, 3, 4)] == ["contestant"] * 3
    assert [marked.role(row, 1) for row in (2, 4)] == ["area", "area"]
    assert marked.role(2, 4) == ""
    assert {"area", "contestant"} <= marked.roles


def test_pages_of_a_recap_that_stand_one_under_the_other() -> None:
    rows: Rows = [
        ["URAIAN", "EMPANG", "CIPAKU"],
        ["DPT", 10, 20],
        ["Suara Sah", 1, 2],
        [],
        ["URAIAN", "JUMLAH PINDAHAN", "TAJUR", "JUMLAH AKHIR"],
        ["DPT", 30, 40, 70],
        ["Suara Sah", 3, 4, 7],
    ]
    book = one(rows)
    reading = read_results(book)

    marked = MarkedSheet(book.sheets[0], reading.tables, verdict=reading.sheets[0])

    assert [marked.role(6, column) for column in (2, 3, 4)] == ["carried", "measure", "total"]
    assert [marked.role(5, column) for column in (2, 3)] == ["carried", "area"]
    assert "carried" in marked.roles
    assert [marked.role(2, column) for column in (2, 3)] == ["measure", "measure"]
    assert "2 baris ukuran" in sheet_words(reading.sheets[0], [table_of(reading)])


def test_areas_that_are_columns_are_told_from_the_header_and_rows_by_their_labels() -> None:
    rows: Rows = [
        ["KECAMATAN : BOGOR SELATAN"],
        ["NO", "URAIAN", "EMPANG", "CIPAKU", "JUMLAH AKHIR"],
        [1, "PASLON 01", 10, 20, 30],
        [2, "PASLON 02", 11, 21, 32],
        [None, "JUMLAH SUARA SAH", 21, 41, 62],
    ]
    book = one(rows)
    reading = read_results(book)

    marked = MarkedSheet(book.sheets[0], reading.tables, verdict=reading.sheets[0])

    assert [marked.role(2, column) for column in range(1, 6)] == ["header", "header", "area", "area", "header"]
    assert [marked.role(3, column) for column in range(1, 6)] == [
        "header",
        "header",
        "contestant",
        "contestant",
        "total",
    ]
    assert [marked.role(5, column) for column in range(1, 6)] == ["", "header", "measure", "measure", "total"]
    assert marked.role(1, 1) == ""
