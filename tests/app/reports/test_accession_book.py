"""The accession register written as a spreadsheet and read back."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import openpyxl

from app.archive import accessions
from app.cabinet import open_cabinet
from app.reports.accession_book import accession_book
from app.reports.making import write


def test_the_register_is_written_in_its_order(tmp_path: Path) -> None:
    with open_cabinet(tmp_path / "lemari", write=True, create=True) as cabinet:
        with cabinet.act("accession_added", number="", source="") as act:
            for number, date in (("1/2026", "2026-02-03"), ("2/2026", "2026-03-04")):
                fields = {"number": number, "date": date, "source": "=Subbagian", "what": "Tiga boks", "extent": 3}
                accessions.add(act, cabinet, fields)
        target = tmp_path / "buku.xlsx"
        write(accession_book(cabinet, today=dt.date(2026, 11, 24)), target)
    sheet = openpyxl.load_workbook(target).worksheets[0]
    cells = [[cell.value for cell in row] for row in sheet.iter_rows()]
    rows = [row for row in cells if row[0] in ("1/2026", "2/2026")]
    assert [row[0] for row in rows] == ["1/2026", "2/2026"]
    assert rows[0][1:7] == ["2026-02-03", "=Subbagian", "Tiga boks", 3, None, 0]
    assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)
