"""How a sheet comes out of the printer: landscape A4 or Folio, one page wide, titles repeated, pages numbered."""

from __future__ import annotations

import math
from typing import Any

from exporters.content import Book, Paper
from exporters.safe import one_line

#: How many rows a sheet has; XlsxWriter lets go of what is written below without a word.
ROWS = 1_048_576
_PAPER = {Paper.A4: 9, Paper.FOLIO: 14}
_LONGEST_FOOT = 90
#: So many characters of width stand on one page at some six tenths of their size.
_LEGIBLE = 240.0


class TooLong(Exception):  # noqa: N818 - a statement about what was to be written
    """More rows than a sheet can hold; ``sheet`` is its name."""

    def __init__(self, sheet: str) -> None:
        super().__init__(sheet)
        self.sheet = sheet


def keep_within(last: int, name: str) -> None:
    """Raise TooLong where the last row written (0-based) is below the end of a sheet."""
    if last >= ROWS:
        raise TooLong(name)


def set_up(
    sheet: Any,
    book: Book,
    *,
    heads: tuple[int, int] | None,
    area: tuple[int, int, int, int],
    wide: float = 0.0,
    keys: int = 0,
) -> None:
    """Set ``sheet`` up for printing ``area`` (0-based); ``heads`` are the rows repeated on each page.

    A sheet ``wide`` many characters goes over as many pages side by side as leave its type legible, each with the
    first ``keys`` columns.
    """
    across = max(1, math.ceil(wide / _LEGIBLE))
    sheet.set_landscape()
    sheet.set_paper(_PAPER[book.paper])
    sheet.set_margins(left=0.5, right=0.5, top=0.65, bottom=0.7)
    sheet.fit_to_pages(across, 0)
    if across > 1 and keys:
        sheet.repeat_columns(0, keys - 1)
    sheet.print_area(*area)
    if heads is not None:
        sheet.repeat_rows(*heads)
    _set_foot(sheet, book)


def set_up_form(sheet: Any, book: Book, *, area: tuple[int, int, int, int]) -> None:
    """Set ``sheet`` up for printing ``area`` (0-based) on one upright page, with the page's foot."""
    sheet.set_portrait()
    sheet.set_paper(_PAPER[book.paper])
    sheet.set_margins(left=0.55, right=0.55, top=0.6, bottom=0.65)
    sheet.fit_to_pages(1, 1)
    sheet.center_horizontally()
    sheet.print_area(*area)
    _set_foot(sheet, book)


def _set_foot(sheet: Any, book: Book) -> None:
    words, properties = book.words, book.properties
    if book.sample:
        sheet.set_header(f"&R&B{_plain(words.sample)}")
    page = _plain(words.page).replace("{page}", "&P").replace("{pages}", "&N")
    sheet.set_footer(f"&L&9{_plain(properties.office)} – {_plain(properties.title)}&R&9{page}")
    sheet.hide_gridlines(2)


def _plain(text: str) -> str:
    """Return text for a printed head or foot, where "&" gives commands."""
    return one_line(text)[:_LONGEST_FOOT].replace("&", "&&")
