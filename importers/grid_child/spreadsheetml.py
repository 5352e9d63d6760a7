"""Reads SpreadsheetML, the XML that Excel 2003 wrote and many web programs still call .xls."""

from __future__ import annotations

import datetime as dt
from typing import IO, Any

from lxml import etree

from importers.grid_child.pieces import Pieces, cell_name, without_end_blanks
from importers.grid_child.wire import Failure, Send

_SS = "{urn:schemas-microsoft-com:office:spreadsheet}"
_EXCEL = "{urn:schemas-microsoft-com:office:excel}"
_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384
_MOST_MERGES = 100_000


def read_sheets(source: IO[bytes], send: Send) -> None:
    """Send every worksheet; what is not well-formed or declares a document type is a Failure."""
    events = etree.iterparse(
        source,
        events=("start", "end"),
        tag=[f"{_SS}{name}" for name in ("Worksheet", "Row", "Workbook")] + [f"{_EXCEL}Visible"],
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
        huge_tree=False,
    )
    try:
        _walk(events, send)
    except etree.XMLSyntaxError:
        raise Failure("broken") from None


def _walk(events: Any, send: Send) -> None:
    sheet: _Sheet | None = None
    for event, element in events:
        if element.tag == f"{_SS}Workbook" and event == "start":
            if element.getroottree().docinfo.doctype:
                raise Failure("broken")
        elif element.tag == f"{_SS}Worksheet":
            if event == "start":
                sheet = _Sheet(element.get(f"{_SS}Name", ""), send)
            elif sheet is not None:
                sheet.end()
                element.clear()
        elif event == "end" and sheet is not None and element.tag == f"{_SS}Row":
            sheet.take(element)
            element.clear()
            while element.getprevious() is not None:  # rows that are done would fill the memory
                del element.getparent()[0]
        elif event == "end" and sheet is not None and element.tag == f"{_EXCEL}Visible":
            sheet.hidden = (element.text or "").strip() in {"SheetHidden", "SheetVeryHidden"}
    if sheet is None:
        raise Failure("broken")


class _Sheet:
    """The worksheet being read."""

    def __init__(self, name: str, send: Send) -> None:
        self.hidden = False
        self._send = send
        self._pieces = Pieces(send)
        self._number = 0
        self._merges: list[tuple[int, int, int, int]] = []
        self._never: list[str] = []
        self._errors: dict[str, list[str]] = {}
        send("sheet", name, False)

    def take(self, element: Any) -> None:
        """Take a row."""
        self._number = _place(element.get(f"{_SS}Index"), self._number + 1, _LAST_ROW)
        values: list[Any] = []
        column = 0
        for cell in element.iterchildren(f"{_SS}Cell"):
            column = _place(cell.get(f"{_SS}Index"), column + 1, _LAST_COLUMN)
            values.extend([None] * (column - 1 - len(values)))
            values.append(self._value(cell, column))
            across, down = _count(cell.get(f"{_SS}MergeAcross")), _count(cell.get(f"{_SS}MergeDown"))
            if (across or down) and len(self._merges) < _MOST_MERGES:
                last_row, last_column = min(self._number + down, _LAST_ROW), min(column + across, _LAST_COLUMN)
                self._merges.append((self._number, column, last_row, last_column))
            column = min(column + across, _LAST_COLUMN)
        self._pieces.add(self._number, without_end_blanks(tuple(values)))

    def end(self) -> None:
        """Send what is left of the sheet and what was found in it."""
        self._pieces.flush()
        if self.hidden:
            self._send("hidden")
        self._send("merges", self._merges)
        if self._never:
            self._send("problem", "formula_not_calculated", self._never, None)
        for text, cells in self._errors.items():
            self._send("problem", "cell_error", cells, text)

    def _value(self, cell: Any, column: int) -> Any:
        data = cell.find(f"{_SS}Data")
        text = "" if data is None else "".join(data.itertext())
        kind = "" if data is None else data.get(f"{_SS}Type", "String")
        if kind == "Error":
            self._note(self._errors.setdefault(text, []), column)
            return None
        if not text or text.isspace():
            if cell.get(f"{_SS}Formula"):
                self._note(self._never, column)
            return None
        return _typed(kind, text)

    def _note(self, cells: list[str], column: int) -> None:
        if len(cells) < 1000:
            cells.append(cell_name(self._number, column))


def _typed(kind: str, text: str) -> Any:
    try:
        if kind == "Number":
            number = float(text)
            return int(number) if number.is_integer() else number
        if kind == "DateTime":
            moment = dt.datetime.fromisoformat(text.strip())
            return moment.date() if moment.time() == dt.time() else moment
    except ValueError:
        return text
    return text.strip() == "1" if kind == "Boolean" else text


def _place(index: str | None, following: int, last: int) -> int:
    place = _count(index) or following
    if place < following or place > last:
        raise Failure("broken")
    return place


def _count(text: str | None) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 9 else 0
