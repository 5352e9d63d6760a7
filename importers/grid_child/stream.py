"""Reads .xlsx row by row from the sheet's XML, in memory that does not follow the sheet's size or its farthest cell.

Slower than calamine, so it is for what that cannot hold: sheets near Excel's limits, and cells far from the others.
It knows the shapes that spreadsheet programs write; XML with comments or character sections is refused as broken.
"""

from __future__ import annotations

import datetime as dt
import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from importers.grid_child.package import BadPackage, Package, look_into
from importers.grid_child.pieces import Pieces, without_end_blanks
from importers.grid_child.strings import Inline, Strings, after_last_end, plain_text
from importers.grid_child.styles import date_styles
from importers.grid_child.wire import Failure, Send

_PIECE = 2**20
_LONGEST_ROW = 96 * 2**20
_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384
_P = rb"(?:\w+:)?"
_ROW = re.compile(rb"<" + _P + rb"row\b([^<>]*?)(?:/>|>(.*?)</" + _P + rb"row>)", re.DOTALL)
_NUMBER = re.compile(rb'\br=["\'](\d{1,7})["\']')
#: A cell as nearly every program writes it; one that differs is taken apart by `_odd_cell`.
_CELL = re.compile(
    rb'<c r="([A-Z]{1,3})\d{1,7}"(?: s="(\d{1,5})")?(?: t="(\w{1,9})")?'
    rb"(?:/>|>(?:<f>[^<]*</f>)?<(?:v|is><t)>([^<]*)</(?:v|t></is)></c>)"
)
_ANY_CELL = re.compile(rb"<" + _P + rb"c\b([^<>]*?)(?:/>|>(.*?)</" + _P + rb"c>)", re.DOTALL)
_ATTRIBUTE = re.compile(rb'\b(r|s|t)=["\']([^"\']{0,20})["\']')
_VALUE = re.compile(rb"<" + _P + rb"v[^<>]*>([^<]*)</")
_CELL_START = re.compile(rb"<" + _P + rb"c[ />]")
_END = re.compile(rb"<(?:/" + _P + rb"sheetData|" + _P + rb"sheetData\s*/)>")
_EPOCH, _EPOCH_1904 = dt.datetime(1899, 12, 30), dt.datetime(1904, 1, 1)  # noqa: DTZ001 - Excel knows no time zone


def read(file: str, send: Send, password: str | None) -> None:
    """Send every worksheet of the package; ``password`` has no meaning here, since encrypted ones are read whole."""
    del password
    try:
        with zipfile.ZipFile(file) as archive:
            package = look_into(archive)
            reader = _Reader(archive, package, send)
            for index, sheet in enumerate(package.sheets):
                send("sheet", sheet.name, sheet.hidden)
                reader.send_sheet(sheet.part, index / len(package.sheets), 1 / len(package.sheets))
    except (BadPackage, zipfile.BadZipFile, zlib.error, EOFError, LookupError, ValueError, RuntimeError):
        raise Failure("broken") from None


class _Reader:
    """Reads the sheets of one package with its shared strings and styles."""

    def __init__(self, archive: zipfile.ZipFile, package: Package, send: Send) -> None:
        self._archive = archive
        self._send = send
        self._strings: Sequence[str | None] = Strings.of(archive, package.strings)
        #: Styles that show a date, as the cells write them.
        self._dated = {b"%d" % place for place, dated in enumerate(date_styles(archive, package.styles)) if dated}
        self._epoch = _EPOCH_1904 if package.from_1904 else _EPOCH
        self._inline = Inline()
        self._letters: tuple[bytes, ...] = ()
        self._places: list[int] = []
        self._dense = True

    def send_sheet(self, part: str, before: float, share: float) -> None:
        """Send the rows of a worksheet in pieces; it is ``share`` of the work, after what was done ``before``."""
        pieces = Pieces(self._send)
        last = 0
        for number, body, done in _rows(self._archive, part):
            last = number or last + 1
            if last > _LAST_ROW:
                raise Failure("broken")
            if pieces.add(last, self._row(body)):
                self._send("progress", before + share * done)
        pieces.flush()
        self._send("progress", before + share)

    def _row(self, body: bytes) -> tuple[Any, ...]:
        found = _CELL.findall(body)
        if len(found) != body.count(b"<c ") or b":c " in body or b"<c>" in body:
            return self._odd_row(body)
        if not found:
            return ()
        letters, styles, kinds, texts = zip(*found, strict=True)
        if letters != self._letters and not self._places_of(letters):
            return self._odd_row(body)
        strings, inline, dated = self._strings, self._inline, self._dated
        values = [
            strings[int(text)]
            if kind == b"s" and text
            else int(text)
            if not kind and text.isdigit() and style not in dated
            else inline[text]
            if kind == b"inlineStr"
            else self._value(kind, style, text)
            for style, kind, text in zip(styles, kinds, texts, strict=True)
        ]
        if self._dense:
            return without_end_blanks(tuple(values)) if values[-1] is None else tuple(values)
        row: list[Any] = [None] * self._places[-1]
        for place, value in zip(self._places, values, strict=True):
            row[place - 1] = value
        return without_end_blanks(tuple(row))

    def _places_of(self, letters: tuple[bytes, ...]) -> bool:
        """Keep where the cells of a row stand, for this row and those like it; False when not in ascending order."""
        places = [self._column(name) for name in letters]
        if any(place >= after for place, after in pairwise(places)):
            return False
        self._letters, self._places = letters, places
        self._dense = places[-1] == len(places)
        return True

    def _odd_row(self, body: bytes) -> tuple[Any, ...]:
        """Return a row whose cells are not all written in the common way: any order, prefixes, inline text."""
        values: dict[int, Any] = {}
        column = 0
        found = _ANY_CELL.findall(body)
        if len(found) != len(_CELL_START.findall(body)):
            raise Failure("broken")
        for attributes, inner in found:
            known = dict(_ATTRIBUTE.findall(attributes))
            column = self._column(known[b"r"].rstrip(b"0123456789")) if b"r" in known else column + 1
            kind = known.get(b"t", b"")
            if kind == b"inlineStr":
                values[column] = plain_text(inner)
                continue
            text = _VALUE.search(inner)
            values[column] = self._value(kind, known.get(b"s", b""), text[1] if text else b"")
        if not values:
            return ()
        width = max(values)
        if width > _LAST_COLUMN:
            raise Failure("broken")
        return without_end_blanks(tuple([values.get(place) for place in range(1, width + 1)]))

    def _value(self, kind: bytes, style: bytes, text: bytes) -> Any:
        if not text or kind == b"e":
            return None
        if kind == b"s":
            return self._strings[int(text)]
        if kind == b"b":
            return text.strip() in {b"1", b"true"}
        if kind in {b"str", b"inlineStr"}:
            return plain_text(b"<t>" + text + b"</t>")
        if kind == b"d":
            return _iso(text)
        number = _number(text)
        if style in self._dated:
            return _moment(number, self._epoch)
        return int(number) if number.is_integer() else number

    def _column(self, letters: bytes) -> int:
        number = 0
        for letter in letters:
            number = number * 26 + letter - 64
        if not 0 < number <= _LAST_COLUMN:
            raise Failure("broken")
        return number


def _rows(archive: zipfile.ZipFile, part: str) -> Iterator[tuple[int, bytes, float]]:
    """Yield (number or 0, inner XML, share of the part read) of each row."""
    size = archive.getinfo(part).file_size or 1
    done = 0
    rest = b""
    with archive.open(part) as file:
        while piece := file.read(_PIECE):
            done += len(piece)
            if b"<!" in piece or (done == len(piece) and not _is_utf8(piece)):
                raise Failure("broken")
            text = rest + piece
            cut = after_last_end(text, b"row")
            if not cut and len(text) > _LONGEST_ROW:
                raise Failure("too_large")
            for tag, body in _split(text[:cut]):
                number = _NUMBER.search(tag)
                yield int(number[1]) if number else 0, body, done / size
            rest = text[cut:]
    if _CELL_START.search(rest) or not _END.search(rest):
        raise Failure("broken")  # a row without an end, or a sheet without


def _split(text: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield (attributes, inner XML) of each row; without prefixes this is cutting, three times as fast as matching."""
    if b":row" in text:
        for found in _ROW.finditer(text):
            yield found[1], found[2] or b""
        return
    for row in text.split(b"</row>"):
        start = row.rfind(b"<row")
        if start < 0:
            continue
        for _ in range(row.count(b"<row", 0, start)):  # rows without an end tag have no cells, but are counted
            yield b"", b""
        tag, _, body = row[start:].partition(b">")
        yield tag, body


def _is_utf8(start: bytes) -> bool:
    return start.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<") and b"\x00" not in start[:100]


def _number(text: bytes) -> float:
    try:
        return float(text)
    except ValueError:
        raise Failure("broken") from None


def _moment(number: float, epoch: dt.datetime) -> Any:
    """Return the date, time or both that a serial number stands for; a number that is no date stays one."""
    try:
        if number < 0:
            return int(number) if number.is_integer() else number
        if number < 1:
            return (epoch + dt.timedelta(milliseconds=round(number * 86_400_000))).time()
        # 1900 was no leap year, whatever Lotus 1-2-3 thought: days before 1 March are one short.
        day = number + 1 if number < 60 and epoch is _EPOCH else number
        moment = epoch + dt.timedelta(days=int(day), milliseconds=round(day % 1 * 86_400_000))
    except (OverflowError, ValueError):
        return int(number) if number.is_integer() else number
    return moment.date() if moment.time() == dt.time() else moment


def _iso(text: bytes) -> Any:
    word = text.decode("utf-8", "replace").strip().removesuffix("Z")
    try:
        moment = dt.datetime.fromisoformat(word)
    except ValueError:
        return word
    return moment.date() if moment.time() == dt.time() else moment
