"""A workbook of 50,000 rows and 12 columns with formats and totals, against XlsxWriter and openpyxl themselves."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks import Outcome, Row, Way

_ROWS = 50_000
_NUMBERS = 9
_FORMAT = r"[>=1000000]0\.000\.000;[>=1000]0\.000;0"
_TITLES = ("Kode", "Kelurahan", "Kecamatan", *(f"Suara {number}" for number in range(1, _NUMBERS + 1)))


def _rows() -> Iterator[tuple[str | int, ...]]:
    for row in range(_ROWS):
        yield (
            f"{row:013}",
            f"Kelurahan {row % 977}",
            f"Kecamatan {row % 61}",
            *(row * 7 % (101 + n) for n in range(_NUMBERS)),
        )


def _ours(folder: Path, _: object) -> Outcome:
    from exporters.content import Book, Column, DataSheet, Kind, Properties
    from exporters.workbook import write_workbook

    out = folder / "ours.xlsx"
    began = time.perf_counter()
    columns = (
        Column(_TITLES[0], Kind.CODE, key=True),
        *(Column(title) for title in _TITLES[1:3]),
        *(Column(title, Kind.NUMBER, summed=True) for title in _TITLES[3:]),
    )
    totals = ("Jumlah", None, None, *(sum(row * 7 % (101 + n) for row in range(_ROWS)) for n in range(_NUMBERS)))
    sheet = DataSheet("Hasil", "Hasil menurut kelurahan", "", columns, _rows(), totals, stream=True)
    book = Book(Properties("Hasil", "id", "KPU Kota Bogor", dt.date(2026, 11, 24)), (sheet,))
    write_workbook(book, out, overwrite=True)
    return _outcome(out, time.perf_counter() - began)


def _xlsxwriter(folder: Path, _: object) -> Outcome:
    from xlsxwriter import Workbook

    out = folder / "xlsxwriter.xlsx"
    began = time.perf_counter()
    workbook = Workbook(str(out), {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    look = {"font_name": "Calibri", "bottom": 1, "bottom_color": "#d8dade", "valign": "vcenter"}
    text = workbook.add_format(look)
    code = workbook.add_format({**look, "num_format": "@"})
    number = workbook.add_format({**look, "num_format": _FORMAT, "align": "right"})
    head = workbook.add_format({**look, "bold": True, "bg_color": "#8c1d2c", "font_color": "#ffffff"})
    formats = (code, text, text, *(number for _ in range(_NUMBERS)))
    sheet = workbook.add_worksheet("Hasil")
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, _ROWS, len(_TITLES) - 1)
    for column, title in enumerate(_TITLES):
        sheet.write(0, column, title, head)
    for row, values in enumerate(_rows(), 1):
        for column, value in enumerate(values):
            sheet.write(row, column, value, formats[column])
    workbook.close()
    return _outcome(out, time.perf_counter() - began)


def _openpyxl(folder: Path, _: object) -> Outcome:
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell

    out = folder / "openpyxl.xlsx"
    began = time.perf_counter()
    workbook = Workbook(write_only=True)
    sheet = workbook.create_sheet("Hasil")
    sheet.append(_TITLES)
    for values in _rows():
        cells = []
        for value in values:
            cell = WriteOnlyCell(sheet, value)
            if isinstance(value, int):
                cell.number_format = _FORMAT
            cells.append(cell)
        sheet.append(cells)
    workbook.save(out)
    return _outcome(out, time.perf_counter() - began)


def _outcome(out: Path, seconds: float) -> Outcome:
    """Read the workbook again and tell what is in it; that is part of neither the time nor the memory of writing."""
    from python_calamine import CalamineWorkbook

    written = _peak_mb()
    rows = CalamineWorkbook.from_path(str(out)).get_sheet_by_index(0).to_python()
    data = [row for row in rows if isinstance(row[0], str) and row[0].isdecimal()]
    total = int(sum(sum(float(value) for value in row[3:]) for row in data))
    facts = {"rows": len(data), "columns": len(data[0]), "total": total}
    return Outcome(facts, {"written_mb": written} if written else {}, seconds)


def _peak_mb() -> float:
    try:
        import resource
    except ImportError:  # Windows tells no peak
        return 0.0
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1)


def _warm(_: Path) -> object:
    import openpyxl
    import xlsxwriter

    import exporters.workbook

    return openpyxl, xlsxwriter, exporters.workbook


ROW = Row(
    "a workbook of 50,000 × 12 with formats",
    prepare=lambda _folder: None,
    ours=Way("exporters.workbook.write_workbook", _ours, _warm),
    peer=Way("XlsxWriter, constant memory", _xlsxwriter, _warm),
    floor=Way("openpyxl, write-only (a second peer)", _openpyxl, _warm),
    peer_goal=1.2,
)
