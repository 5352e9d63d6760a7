"""The look all sample sheets share: heads, header cells, body cells, page setup and the mark that says *contoh*.

It knows XlsxWriter and nothing of what a sheet is about.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import xlsxwriter

from app.demo.office import MARK, OFFICE_SHORT

INK = "#1f2328"
ACCENT = "#8c1d2c"
PALE = "#f5eced"
GREY = "#5f6368"
LINE = "#b8b2b3"

#: One date for all that is written, so that the same sample is the same bytes.
_CREATED = dt.datetime(2026, 1, 5, 8, 0)  # noqa: DTZ001 - a workbook's date has no zone
#: Thousands by dots whatever Windows is set to.
COUNT_FORMAT = r"[>=1000000]0\.000\.000;[>=1000]0\.000;0"

A4, FOLIO = 9, 14


class Book:
    """A workbook being written, with its formats by name."""

    def __init__(self, path: Path, title: str, subject: str) -> None:
        """Begin a workbook at ``path``; it exists once `close` has been called."""
        self.writer = xlsxwriter.Workbook(str(path), {"strings_to_formulas": False, "strings_to_urls": False})
        self.writer.set_properties(
            {"title": title, "subject": subject, "author": OFFICE_SHORT, "comments": MARK, "created": _CREATED}
        )
        self.writer.set_calc_mode("auto")
        self._formats: dict[str, Any] = {}

    def close(self) -> None:
        """Write the workbook out."""
        self.writer.close()

    def format(self, name: str) -> Any:
        """Return the format called ``name`` (see `_LOOKS`)."""
        if name not in self._formats:
            self._formats[name] = self.writer.add_format({**_BASE, **_LOOKS[name]})
        return self._formats[name]

    def sheet(self, name: str, widths: Sequence[float], *, landscape: bool = True, paper: int = A4) -> Any:
        """Add a sheet with column widths in characters, set up to print on ``paper`` with the mark in its footer."""
        sheet = self.writer.add_worksheet(name)
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
        sheet.hide_gridlines(2)
        sheet.set_paper(paper)
        if landscape:
            sheet.set_landscape()
        sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
        sheet.fit_to_pages(1, 0)
        sheet.set_footer(f"&L&8{MARK}&C&8&A&R&8Halaman &P dari &N")
        return sheet

    def head(self, sheet: Any, lines: Sequence[tuple[str, str]], last_column: int) -> int:
        """Write title lines (text, format) across the sheet from its top; return the next free 0-based row."""
        for row, (text, look) in enumerate(lines):
            sheet.merge_range(row, 0, row, last_column, text, self.format(look))
        sheet.set_row(0, 24)
        return len(lines)


@contextmanager
def writing(path: Path, title: str, subject: str) -> Iterator[Book]:
    """Write a workbook: it is on disk when the block ends, and not when the block fails."""
    book = Book(path, title, subject)
    yield book
    book.close()


def merged(sheet: Any, first: tuple[int, int], last: tuple[int, int], text: str, look: Any) -> None:
    """Write ``text`` over the cells from ``first`` to ``last`` (0-based row, column), also where that is one cell."""
    if first == last:
        sheet.write(*first, text, look)
    else:
        sheet.merge_range(*first, *last, text, look)


_BASE = {"font_name": "Calibri", "font_size": 11, "font_color": INK, "valign": "vcenter"}
_BOX = {"border": 1, "border_color": LINE}
_HEAD = {"bold": True, "align": "center", "text_wrap": True, **_BOX}

_LOOKS: dict[str, dict[str, object]] = {
    "title": {"bold": True, "font_size": 15},
    "subtitle": {"font_size": 12},
    "centred_title": {"bold": True, "font_size": 14, "align": "center"},
    "centred": {"font_size": 12, "align": "center"},
    "mark": {"italic": True, "bold": True, "font_color": ACCENT},
    "centred_mark": {"italic": True, "bold": True, "font_color": ACCENT, "align": "center"},
    "source": {"font_size": 10, "font_color": GREY},
    "plain": {},
    "bold": {"bold": True},
    "header": {**_HEAD, "bg_color": ACCENT, "font_color": "#ffffff"},
    "list_header": {**_HEAD, "bg_color": "#ece7e7"},
    "numbering": {"align": "center", "italic": True, "font_size": 9, "font_color": GREY, **_BOX},
    "text": {**_BOX, "text_wrap": True, "valign": "top"},
    "middle": {**_BOX, "align": "center", "valign": "top", "text_wrap": True},
    "row_number": {**_BOX, "align": "center"},
    "area": dict(_BOX),
    "code": {**_BOX, "align": "center", "num_format": "@"},
    "count": {**_BOX, "num_format": COUNT_FORMAT, "align": "right"},
    "total": {**_BOX, "bold": True, "bg_color": PALE},
    "total_count": {**_BOX, "bold": True, "bg_color": PALE, "num_format": COUNT_FORMAT, "align": "right"},
    "note_label": {"bold": True, "valign": "top"},
    "note": {"text_wrap": True, "valign": "top"},
    "sign": {"align": "center"},
    "sign_name": {"align": "center", "bold": True, "underline": 1},
}
