"""Reads JSON and JSON Lines in the guarded child and sends them as sheets: records as rows, their keys as columns.

A long array is read element by element, so that memory follows its text and not what Python makes of it.
"""

from __future__ import annotations

import codecs
import json
import math
import os
import re
from collections.abc import Callable, Iterator
from typing import Any

from importers.grid_child.json_tree import Row, TooDeep, rows_of
from importers.grid_child.pieces import Pieces, cell_name, without_end_blanks
from importers.grid_child.wire import Failure, Send

#: The heading of the column that has each row's place in the JSON; whoever reads the sheets knows them by it.
PATH_HEADING = "JSON"
#: The heading of the column that has the code in the file's name.
FILE_HEADING = "nama_berkas"
#: A code of an area in a file's name; years have four digits too.
_CODE_IN_NAME = re.compile(
    r"(?:^|[_\W])(?!(?:19|20)\d\d(?!\d))((?:\d{3})?\d{10}|\d{6}|\d{4}|(?<![^\W_])\d\d)(?:$|[_\W])"
)
_LARGEST = 200 * 2**20
_MOST_COLUMNS, _MOST_ROWS, _MOST_SHEETS = 16_384, 1_048_575, 100
_LONGEST_TEXT = 32_767
_MOST_CELLS = 1000
_BLANK = re.compile(r"[ \t\r\n\ufeff\x1e]*")

Document = tuple[str, Any]


class Twice(str):
    """Two different values of one key in one object, both as text: which of them counts nobody can tell."""

    __slots__ = ()


def read(file: str, send: Send, password: str | None) -> None:
    """Send the sheets of the file; text that is no JSON is a Failure that says where."""
    del password
    if os.path.getsize(file) > _LARGEST:  # noqa: PTH202 - pathlib costs the child 4 ms
        raise Failure("too_large")
    text, guessed = _text_of(file)
    if guessed:
        send("encoding", "Windows-1252")
    send("format", "json")
    stem = os.path.splitext(os.path.basename(file))[0]  # noqa: PTH119, PTH122
    try:
        documents = _Documents(text)
        if documents.are_lists():
            _send_lists(documents, stem, send)
        else:
            _send_records(documents, stem, send)
    except json.JSONDecodeError as error:
        raise Failure("json_broken", line=str(error.lineno), column=str(error.colno)) from None
    except (RecursionError, TooDeep):
        raise Failure("json_deep") from None


def _text_of(file: str) -> tuple[str, bool]:
    """Return the text, and whether its encoding had to be guessed; JSON is UTF-8 by its standard (RFC 8259)."""
    with open(file, "rb") as source:  # noqa: PTH123
        raw = source.read()
    form = "utf-8"
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        form = "utf-16"
    elif raw[1:2] == b"\x00":
        form = "utf-16-le"
    elif raw[:1] == b"\x00":
        form = "utf-16-be"
    try:
        return raw.decode(form), False
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace"), True


class _Documents:
    """The values of a text in their order: the elements of its one array, or its documents one after the other."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._decode = json.JSONDecoder(
            object_pairs_hook=_object, parse_int=_whole, parse_float=_fraction, parse_constant=_blank
        ).raw_decode
        self._array = text.startswith("[", self._after_blank(0))
        self._kept: list[Document] | None = None
        if not self._array:
            # One object is kept as it is: its parts cannot be read one by one.
            found = self._documents()
            first = next(found, None)
            if first is None or self._after_blank(self._end) == len(text):
                self._kept = [] if first is None else [("", first[1])]

    def __iter__(self) -> Iterator[Document]:
        """Yield each value with its place: "[3]" in an array, "#4" for the fourth document, "" for the only one."""
        if self._kept is not None:
            return iter(self._kept)
        return self._elements() if self._array else self._documents()

    def are_lists(self) -> bool:
        """Tell whether the values are lists of plain values: rows without names."""
        first = next(iter(self), None)
        return first is not None and isinstance(first[1], list) and not any(isinstance(e, dict) for e in first[1])

    def _documents(self) -> Iterator[Document]:
        at, number = self._after_blank(0), 0
        while at < len(self._text):
            value, at = self._decode(self._text, at)
            self._end = at
            number += 1
            at = self._after_blank(at)
            yield f"#{number}", value

    def _elements(self) -> Iterator[Document]:
        at, number = self._after_blank(self._after_blank(0) + 1), 0
        while not self._text.startswith("]", at):
            value, at = self._decode(self._text, at)
            yield f"[{number}]", value
            number += 1
            at = self._after_blank(at)
            if self._text.startswith(",", at):
                at = self._after_blank(at + 1)
            elif not self._text.startswith("]", at):
                raise json.JSONDecodeError("a comma is missing", self._text, at)
        rest = self._after_blank(at + 1)
        if rest < len(self._text):
            raise json.JSONDecodeError("text after the array", self._text, rest)

    def _after_blank(self, at: int) -> int:
        if " " < self._text[at : at + 1] < "\ufeff":
            return at
        found = _BLANK.match(self._text, at)
        return found.end() if found else at


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return an object of which no key was given twice in silence."""
    found = dict(pairs)
    if len(found) == len(pairs):
        return found
    found = {}
    for key, value in pairs:
        before = found.get(key)
        if key in found and before != value and not isinstance(before, dict | list):
            value = Twice(f"{before}; {value}"[:_LONGEST_TEXT])
        found.setdefault(key, value)
        if isinstance(value, Twice):
            found[key] = value
    return found


def _whole(text: str) -> int | str:
    return int(text) if len(text) < 19 else text


def _fraction(text: str) -> float | int | str:
    number = float(text)
    if not math.isfinite(number):
        return text
    return int(number) if number.is_integer() and abs(number) < 1e16 else number


def _blank(name: str) -> str:
    return name


class _Columns:
    """The columns of one sheet as its rows bring them: what names a row first, then its own keys."""

    def __init__(self) -> None:
        self._above: dict[str, None] = {}
        self._own: dict[str, None] = {}
        self.rows = 0

    def see(self, row: Row) -> None:
        """Take in the keys of a row."""
        self.rows += 1
        self._above.update(dict.fromkeys(row.above))
        self._own.update(dict.fromkeys(row.own))
        if len(self._above) + len(self._own) >= _MOST_COLUMNS or self.rows > _MOST_ROWS:
            raise Failure("too_large")

    def places(self) -> tuple[list[str], dict[str, int], dict[str, int]]:
        """Return all headings after the path's, and the place of each."""
        headings = [*self._above, *self._own]
        above = {name: place for place, name in enumerate(self._above, 1)}
        own = {name: place for place, name in enumerate(self._own, 1 + len(above))}
        return headings, above, own


def _send_records(documents: _Documents, stem: str, send: Send) -> None:
    sheets: dict[str, _Columns] = {}
    for row in _rows(documents, stem):
        if row.sheet not in sheets and len(sheets) == _MOST_SHEETS:
            raise Failure("too_large")
        sheets.setdefault(row.sheet, _Columns()).see(row)
    for done, (name, columns) in enumerate(sheets.items(), 1):
        send("sheet", name or stem, False)
        _send_sheet(_rows(documents, stem), name, columns, send)
        send("progress", done / len(sheets))


def _rows(documents: _Documents, stem: str) -> Iterator[Row]:
    """Yield all rows; a file of one area (TPS, kelurahan) has that area's code in its name and nowhere else."""
    said = _CODE_IN_NAME.search(stem)
    named = {FILE_HEADING: said[1]} if said else {}
    for place, value in documents:
        yield from rows_of(value, place, {} if place else named)


def _send_sheet(rows: Iterator[Row], name: str, columns: _Columns, send: Send) -> None:
    headings, above, own = columns.places()
    sheet = _Sheet(send)
    sheet.add((PATH_HEADING, *headings))
    width = len(headings) + 1
    for row in rows:
        if row.sheet != name:
            continue
        cells: list[Any] = [None] * width
        cells[0] = row.path or "$"
        for values, places in ((row.above, above), (row.own, own)):
            for key, value in values.items():
                cells[places[key]] = value
        sheet.add(tuple(cells))
    sheet.end()


def _send_lists(documents: _Documents, stem: str, send: Send) -> None:
    send("sheet", stem, False)
    sheet = _Sheet(send)
    for _, value in documents:
        cells = value if isinstance(value, list) else [value]
        if len(cells) > _MOST_COLUMNS:
            raise Failure("too_large")
        sheet.add(tuple([None if isinstance(cell, dict | list) else cell for cell in cells]))
    sheet.end()


class _Sheet:
    """The sheet being sent: its rows follow each other, and what stands twice in them is told."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self._pieces = Pieces(send)
        self._number = 0
        self._twice: list[str] = []

    def add(self, cells: tuple[Any, ...]) -> None:
        """Take the next row."""
        self._number += 1
        if self._number > _MOST_ROWS + 1:
            raise Failure("too_large")
        row = without_end_blanks(tuple([_plain(cell) if cell.__class__ not in _PLAIN else cell for cell in cells]))
        if any(cell.__class__ is Twice for cell in cells):
            self._tell_twice(cells)
        self._pieces.add(self._number, row)

    def end(self) -> None:
        """Send what is left."""
        self._pieces.flush()
        if self._twice:
            self._send("problem", "json_key_twice", self._twice, None)

    def _tell_twice(self, cells: tuple[Any, ...]) -> None:
        for column, cell in enumerate(cells, 1):
            if cell.__class__ is Twice and len(self._twice) < _MOST_CELLS:
                self._twice.append(cell_name(self._number, column))


_PLAIN = frozenset({int, float, type(None)})


def _plain(cell: Any) -> Any:
    if cell is True or cell is False:
        return "true" if cell else "false"
    text = str(cell)[:_LONGEST_TEXT]
    return None if not text or text.isspace() else text


Reader = Callable[[str, Send, str | None], None]
