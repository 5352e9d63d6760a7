"""Sheets for tests: rows written down as they stand in a spreadsheet, in memory or as a real file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import openpyxl

from importers.grid import Sheet, Value, Workbook
from importers.records import FileFacts, ResultsReading, ResultTable, Severity

Rows = Sequence[Sequence[Value]]
Merge = tuple[int, int, int, int]


def sheet(rows: Rows, name: str = "Lembar1", merges: Iterable[Merge] = (), *, hidden: bool = False) -> Sheet:
    """Return a sheet of ``rows`` from row 1 on, as the grid hands it out: blanks at the end dropped, empty rows out."""
    numbers: list[int] = []
    kept: list[tuple[Value, ...]] = []
    for number, row in enumerate(rows, 1):
        cells = tuple(row)
        while cells and cells[-1] is None:
            cells = cells[:-1]
        if cells:
            numbers.append(number)
            kept.append(cells)
    return Sheet(name, tuple(numbers), tuple(kept), hidden, tuple(merges))


def book(*sheets: Sheet, file: str = "hasil.xlsx") -> Workbook:
    """Return a workbook of ``sheets``."""
    return Workbook(FileFacts(file, "0" * 64, 1, "xlsx"), sheets)


def one(rows: Rows, name: str = "Lembar1", merges: Iterable[Merge] = (), file: str = "hasil.xlsx") -> Workbook:
    """Return a workbook of one sheet."""
    return book(sheet(rows, name, merges), file=file)


def as_text(rows: Rows) -> list[list[Value]]:
    """Return ``rows`` as a text file has them: every cell text, or nothing."""
    return [[None if value is None else str(value) for value in row] for row in rows]


def write_xlsx(path: Path, rows: Rows, merges: Iterable[Merge] = (), name: str = "Lembar1") -> Path:
    """Write ``rows`` as a real workbook with merged cells, the way a clerk's Excel would."""
    workbook = openpyxl.Workbook()
    page = workbook.active
    assert page is not None
    page.title = name
    for number, row in enumerate(rows, 1):
        for column, value in enumerate(row, 1):
            if value is not None:
                page.cell(number, column, value)
    for first, left, last, right in merges:
        page.merge_cells(start_row=first, start_column=left, end_row=last, end_column=right)
    workbook.save(path)
    return path


def table_of(reading: ResultsReading) -> ResultTable:
    """Return the only table of a reading."""
    assert len(reading.tables) == 1, reading.sheets
    return reading.tables[0]


def keys(table: ResultTable) -> list[str | int | tuple[int | None, int]]:
    """Return what each subject is: a field, a contestant's number or name, or (number, candidate)."""
    found: list[str | int | tuple[int | None, int]] = []
    for subject in table.subjects:
        if subject.own:
            found.append(f"own{subject.number or subject.name}")
        elif subject.candidate is not None:
            found.append((subject.number, subject.candidate))
        else:
            found.append(subject.field or subject.number or subject.name or "")
    return found


def names(table: ResultTable) -> list[tuple[str, ...]]:
    """Return the names of each area, from wide to fine."""
    return [tuple(name for _, name in area.path) for area in table.areas]


def complaints(reading: ResultsReading) -> list[str]:
    """Return the codes of the problems that matter: a clean file has none."""
    return [problem.code for problem in reading.problems if problem.severity is not Severity.INFO]
