"""A classification with its codes in a table: an edition as an office has it, with retention where the table has it.

The data are taken as they stand, since codes are what is written on dossiers and letters: a code that stands twice is
kept twice (``nth`` tells them apart) and an odd code is kept as it is, each with a warning. It knows no database.
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import PurePath

from importers.archive_lists.headings import Column, Head, find_heads
from importers.archive_lists.records import ClassificationReading, ClassRow
from importers.archive_lists.row import Row
from importers.grid import Sheet, Workbook
from importers.records import Problem, Severity, SheetVerdict

_WANTED = (
    frozenset({Column.CODE, Column.TITLE}),
    frozenset({Column.CODE, Column.NOTE}),
    frozenset({Column.CODE, Column.DISPOSITION}),
)
_CODE = re.compile(r"[A-Z]{1,6}(?:\.\d{1,3})*(?:\.[a-z])?")
_ODD = re.compile(r"\s*[.,:;\s-]\s*")
_TITLE_ROW = re.compile(r"klasifikasi|retensi|\bjra\b", re.IGNORECASE)


def read_classification(workbook: Workbook) -> ClassificationReading:
    """Read all codes of a workbook; one in which no sheet has codes gives no rows and verdicts that say so."""
    verdicts: list[SheetVerdict] = []
    rows: list[ClassRow] = []
    problems: list[Problem] = []
    edition: str | None = None
    seen: Counter[str] = Counter()
    refused = 0
    for sheet in workbook.sheets:
        heads = list(find_heads(sheet, wanted=_WANTED, least=2))
        if not heads:
            verdicts.append(SheetVerdict(sheet.name, False, "archive_no_codes"))
            continue
        edition = edition or _edition_above(sheet, heads[0])
        before = len(rows)
        for head, following in zip(heads, (*heads[1:], None), strict=True):
            end = following.rows[0] if following is not None else 1 << 30
            for row in _rows(sheet, head, end):
                code = _read(row, seen)
                problems += row.problems
                if code is not None:
                    rows.append(code)
                else:
                    refused += any(problem.severity is Severity.ERROR for problem in row.problems)
        header = tuple(number for head in heads for number in head.rows)
        count = len(rows) - before
        why = "archive_codes_found" if count else "archive_codes_without_rows"
        verdicts.append(SheetVerdict(sheet.name, count > 0, why, header, count))
    name = edition or PurePath(workbook.facts.name).stem
    return ClassificationReading(workbook.facts, tuple(verdicts), tuple(rows), name, refused, tuple(problems))


def _edition_above(sheet: Sheet, head: Head) -> str | None:
    for number, row in zip(sheet.numbers, sheet.rows, strict=True):
        if number >= head.rows[0]:
            break
        for value in row:
            if isinstance(value, str) and _TITLE_ROW.search(value):
                return " ".join(value.split())
    return None


def _rows(sheet: Sheet, head: Head, end: int) -> list[Row]:
    return [
        Row(sheet.name, number, values, head, {})
        for number, values in zip(sheet.numbers, sheet.rows, strict=True)
        if head.first_row <= number < end
    ]


def _read(row: Row, seen: Counter[str]) -> ClassRow | None:
    code = row.text(Column.CODE)
    title = row.text(Column.TITLE)
    if title is None and row.head.of(Column.TITLE) is None:
        title = row.text(Column.NOTE)
    if code is None:
        row.problem("archive_code_missing" if title else "archive_row_unused", Severity.INFO, Column.CODE, raw=title)
        return None
    if title is None:
        row.problem("archive_code_without_title", Severity.ERROR, Column.TITLE, raw=code, value=code)
        return None
    seen[code] += 1
    if seen[code] > 1:
        row.problem("archive_code_twice", Severity.WARNING, Column.CODE, raw=code, value=code)
    if not _CODE.fullmatch(code):
        suggestion = _ODD.sub(".", code.strip().upper())
        fits = suggestion != code and _CODE.fullmatch(suggestion) is not None
        row.problem(
            "archive_code_odd",
            Severity.WARNING,
            Column.CODE,
            raw=code,
            suggestion=suggestion if fits else None,
            value=code,
        )
    retention = row.retention()
    return ClassRow(
        sheet=row.sheet,
        row=row.number,
        code=code,
        nth=seen[code],
        title=title,
        active_years=retention.active_years if retention else None,
        inactive_years=retention.inactive_years if retention else None,
        disposition=retention.disposition if retention else None,
        basis=row.text(Column.BASIS),
        access=row.access(),
        cells=row.cells,
    )
