"""Reads the tables of an HTML page as Excel lays them out when it opens one: below each other on one sheet."""

from __future__ import annotations

import codecs
import io
import os
import re
from typing import IO, Any

from lxml import etree

from importers.grid_child.pieces import Pieces, without_end_blanks
from importers.grid_child.wire import Failure, Send

_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384
_MOST_MERGES = 100_000
_BLOCKS = ("table", "tr", "caption", "h1", "h2", "h3", "h4", "h5", "h6", "p", "center", "div")
_TITLES = frozenset({*_BLOCKS[2:], "b", "strong", "span", "font"})
_SKIPPED = frozenset({"script", "style", "head", "title", "xml"})
_BLANKS = re.compile(r"[ \t\r\f\xa0]+")


def read_tables(source: IO[bytes], encoding: str, file: str, send: Send) -> None:
    """Send one sheet, called by the file's stem, with every table row and every title outside tables in a row."""
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        tree = etree.parse(_in_utf8(source, encoding), parser)
    except etree.XMLSyntaxError:
        raise Failure("broken") from None
    root = tree.getroot()
    if root is None:
        raise Failure("broken")
    sheet = _Sheet(os.path.splitext(os.path.basename(file))[0], send)  # noqa: PTH119, PTH122 - pathlib costs 4 ms
    _walk(root, sheet)
    sheet.end()


def _in_utf8(source: IO[bytes], encoding: str) -> IO[bytes]:
    """Return the page in UTF-8: libxml2 knows other encodings by other names than Python, or not at all."""
    if encoding == "utf-8":
        return source
    changed = io.BytesIO()
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    while piece := source.read(2**20):
        changed.write(decoder.decode(piece).replace("\ufeff", "").encode("utf-8"))
    changed.seek(0)
    return changed


def _walk(root: Any, sheet: _Sheet) -> None:
    """Go through the page in order without recursion, since a hostile page is deeper than Python's stack."""
    stack = [root]
    while stack:
        element = stack.pop()
        tag = element.tag
        if not isinstance(tag, str) or tag in _SKIPPED:
            continue
        if tag == "tr":
            sheet.take(element)
            # A table inside a cell (many pages are laid out so) is a table of its own, below this row.
            for cell in reversed(element):
                if _holds(cell, "table"):
                    stack.extend(reversed(cell))
        elif tag in _TITLES and not _holds(element, *_BLOCKS):
            sheet.take_title(_text(element))
        else:
            if tag == "table":
                sheet.begin_table()
            stack.extend(reversed(element))


def _holds(element: Any, *tags: str) -> bool:
    return next(element.iterdescendants(*tags), None) is not None


class _Sheet:
    """The one sheet being filled."""

    def __init__(self, name: str, send: Send) -> None:
        self._send = send
        self._pieces = Pieces(send)
        self._number = 0
        self._merges: list[tuple[int, int, int, int]] = []
        #: Column → how many more rows a cell from above reaches down to.
        self._taken: dict[int, int] = {}
        send("sheet", name, False)

    def begin_table(self) -> None:
        """Begin a table: cells of the one before reach no further."""
        self._taken = {}

    def take_title(self, text: str | None) -> None:
        """Take a text outside tables as a row of one cell."""
        if text is not None:
            self._add((text,))

    def take(self, element: Any) -> None:
        """Take a table row."""
        values: dict[int, Any] = {}
        column = 1
        taken = {place: left - 1 for place, left in self._taken.items() if left > 1}
        for cell in element.iterchildren("td", "th"):
            while column in self._taken:
                column += 1
            if column > _LAST_COLUMN:
                raise Failure("broken")
            values[column] = _value(cell)
            across, down = _spans(cell, column)
            if across > 1 or down > 1:
                self._merge(column, across, down)
            if down > 1:
                taken.update(dict.fromkeys(range(column, column + across), down - 1))
            column += across
        self._taken = taken
        width = max(values, default=0)
        self._add(without_end_blanks(tuple([values.get(place) for place in range(1, width + 1)])))

    def end(self) -> None:
        """Send what is left."""
        self._pieces.flush()
        self._send("merges", self._merges)

    def _merge(self, column: int, across: int, down: int) -> None:
        if len(self._merges) < _MOST_MERGES:
            self._merges.append((self._number + 1, column, self._number + down, column + across - 1))

    def _add(self, row: tuple[Any, ...]) -> None:
        self._number += 1
        if self._number > _LAST_ROW:
            raise Failure("too_large")
        self._pieces.add(self._number, row)


def _spans(cell: Any, column: int) -> tuple[int, int]:
    across, down = (_count(cell.get(name)) for name in ("colspan", "rowspan"))
    return min(across, _LAST_COLUMN + 1 - column), min(down, 65_536)


def _count(text: str | None) -> int:
    found = re.match(r"\s*(\d{1,9})", text or "")
    return max(1, int(found[1])) if found else 1


def _value(cell: Any) -> Any:
    """Return the text of a cell as it stands, or the number that Office wrote beside it (``x:num``)."""
    if _holds(cell, "table"):
        return None
    number = cell.get("x:num")
    if number:
        try:
            value = float(number)
        except ValueError:
            return _text(cell)
        return int(value) if value.is_integer() else value
    return _text(cell)


def _text(element: Any) -> str | None:
    """Return the text of an element with its line breaks; None when it is blank."""
    parts: list[str] = []
    for inner in element.iter():
        if inner.tag in _SKIPPED:
            parts.append(inner.tail or "")
            continue
        if inner.tag in {"br", "p", "div", "li"} and inner is not element:
            parts.append("\n")
        if isinstance(inner.tag, str):
            parts.append((inner.text or "").replace("\n", " "))
        if inner is not element:
            parts.append((inner.tail or "").replace("\n", " "))
    lines = (_BLANKS.sub(" ", line).strip() for line in "".join(parts).split("\n"))
    return "\n".join(line for line in lines if line) or None
