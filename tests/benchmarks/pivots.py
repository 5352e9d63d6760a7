"""Judging a workbook of 16 sheets of wide pivot tables, 2,000 rows × 60 columns each: none of them holds results."""

from __future__ import annotations

import random
from pathlib import Path

from tests.benchmarks import Outcome, Row, Way

_FILE = "pivot.xlsx"
_SHEETS, _ROWS, _COLUMNS = 16, 2_000, 60
#: Excel's own words in a pivot, in both languages of an office.
_WORDS = (
    ("Sum of Suara", "Column Labels", "Row Labels", "Grand Total"),
    ("Jumlah dari Suara", "Label Kolom", "Label Baris", "Total Keseluruhan"),
)


def _prepare(folder: Path) -> None:
    import xlsxwriter

    chance = random.Random(2024)  # noqa: S311 - no secret
    book = xlsxwriter.Workbook(folder / _FILE)
    for number in range(_SHEETS):
        summed, columns, rows, grand = _WORDS[number % len(_WORDS)]
        sheet = book.add_worksheet(f"Pivot {number + 1}")
        sheet.write_row(2, 0, (summed, columns))
        sheet.write_row(3, 0, (rows, *(f"Partai {each}" for each in range(1, _COLUMNS - 1)), grand))
        for row in range(4, _ROWS):
            votes = [chance.randrange(5_000) for _ in range(_COLUMNS - 2)]
            sheet.write_row(row, 0, (f"DESA {row}", *votes, sum(votes)))
    book.close()


def _ours_ready(_folder: Path) -> object:
    from importers.grid import read_workbook
    from importers.results import read_results

    return read_workbook, read_results


def _ours(folder: Path, ready: object) -> Outcome:
    read_workbook, read_results = ready  # type: ignore[misc]
    reading = read_results(read_workbook(folder / _FILE))
    assert {verdict.why for verdict in reading.sheets} == {"pivot_table"}
    return Outcome({"sheets": len(reading.sheets)})


def _grid_alone(folder: Path, ready: object) -> Outcome:
    read_workbook, _ = ready  # type: ignore[misc]
    return Outcome({"sheets": len(read_workbook(folder / _FILE).sheets)})


def _calamine_ready(_folder: Path) -> object:
    from python_calamine import CalamineWorkbook

    return CalamineWorkbook


def _calamine(folder: Path, calamine: object) -> Outcome:
    book = calamine.from_path(str(folder / _FILE))  # type: ignore[attr-defined]
    return Outcome({"sheets": sum(1 for name in book.sheet_names if book.get_sheet_by_name(name).to_python())})


ROW = Row(
    what="judge 16 sheets of wide pivots, 2,000 × 60 each",
    prepare=_prepare,
    ours=Way("Sidalu: read_workbook and read_results", _ours, _ours_ready),
    floor_goal=2.0,
    floor=Way("python-calamine alone", _calamine, _calamine_ready),
    others=(Way("Sidalu: read_workbook alone", _grid_alone, _ours_ready),),
    limits={"seconds": 2},
)
