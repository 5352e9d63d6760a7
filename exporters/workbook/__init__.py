"""A book becomes an Excel file: formats, frozen heads, live totals with stored values, ready to print."""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.exceptions import FileCreateError

from exporters.content import Book, ChartSheet, DataSheet, FormSheet, OfficialList
from exporters.safe import CannotWrite, FailingOnce, one_line, writing
from exporters.workbook.chart_sheet import write_chart_sheet
from exporters.workbook.data_sheet import Extent, write_data_sheet
from exporters.workbook.form_sheet import write_form_sheet
from exporters.workbook.formats import Formats
from exporters.workbook.official import write_official_list
from exporters.workbook.page import TooLong
from exporters.written import language_tag

Progress = Callable[[float], None]

_LONGEST_NAME = 31
_FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\", " "))


def write_workbook(book: Book, out: Path, *, overwrite: bool = False, progress: Progress | None = None) -> None:
    """Write ``book`` to ``out`` (.xlsx).

    Raises CannotWrite; ``out`` is then as it was. A book with a streamed sheet is written in flat memory.
    """
    stream = any(isinstance(sheet, DataSheet) and sheet.stream for sheet in book.sheets)
    with (
        writing(out, overwrite=overwrite) as temporary,
        tempfile.TemporaryDirectory() as scratch,
        temporary.open("wb") as file,
    ):
        workbook = Workbook(
            FailingOnce(file),
            {
                "constant_memory": stream,
                "strings_to_formulas": False,
                "strings_to_urls": False,
                "strings_to_numbers": False,
                "tmpdir": scratch,
            },
        )
        try:
            _write(workbook, book, stream, progress)
            _describe(workbook, book)
            workbook.close()
        except TooLong as fault:
            raise CannotWrite("too_long", out, fault.sheet) from fault
        except FileCreateError as error:
            raise error.args[0] from error
        finally:
            _let_go(workbook)
    if progress:
        progress(1.0)


def _write(workbook: Any, book: Book, stream: bool, progress: Progress | None) -> None:
    formats = Formats(workbook, book.properties.language)
    names = _names([sheet.name for sheet in book.sheets])
    extents: dict[str, Extent] = {}
    for number, (content, name) in enumerate(zip(book.sheets, names, strict=True)):
        sheet = workbook.add_worksheet(name)
        tick = _ticker(progress, number, len(names))
        if isinstance(content, ChartSheet):
            write_chart_sheet(workbook, sheet, content, extents[content.sheet], book, formats)
        elif isinstance(content, FormSheet):
            write_form_sheet(sheet, content, book, formats)
        elif isinstance(content, OfficialList):
            write_official_list(sheet, content, book, formats, tick)
        else:
            extent = write_data_sheet(sheet, content, book, formats, tick, table=not stream)
            extents[content.name] = replace(extent, name=name)
        tick(0)


def _ticker(progress: Progress | None, number: int, count: int) -> Callable[[int], None]:
    """Return what turns rows written into progress; how many rows there will be is not known, so it slows down."""

    def tick(rows: int) -> None:
        if progress:
            within = rows / (rows + 20_000) if rows else 1.0
            progress(0.95 * (number + within) / count)

    return tick


def _names(wanted: Sequence[str]) -> list[str]:
    """Return names Excel takes for sheets: at most 31 characters, none of those it forbids, all different."""
    names: list[str] = []
    for name in wanted:
        plain = one_line(name.translate(_FORBIDDEN))[:_LONGEST_NAME].strip(" '") or "Sheet"
        again, candidate = 1, plain
        while candidate.casefold() in {given.casefold() for given in names}:
            again += 1
            ending = f" ({again})"
            candidate = plain[: _LONGEST_NAME - len(ending)] + ending
        names.append(candidate)
    return names


def _describe(workbook: Any, book: Book) -> None:
    properties = book.properties
    workbook.set_properties(
        {
            "title": one_line(properties.title),
            "subject": one_line(properties.subject),
            "author": one_line(properties.office),
            "company": one_line(properties.office),
            "category": "Sidalu",
            "keywords": one_line(", ".join(properties.keywords)),
            "created": dt.datetime.combine(properties.created, dt.time()),
        }
    )
    workbook.set_custom_property("Language", language_tag(properties.language))


def _let_go(workbook: Any) -> None:
    """Close what a broken-off workbook still holds open, so that its scratch files can be removed."""
    for sheet in workbook.worksheets():
        if sheet.row_data_fh is not None:
            sheet.row_data_fh.close()
