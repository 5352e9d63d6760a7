"""What the sheets' XML says that a reader of values does not: formulas never calculated, errors, merges, what hides.

It searches for byte patterns in pieces and understands no XML: what it does not find is not told, and nothing depends
on it. It runs beside the child that reads the values.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from importers.grid_child.package import Package
from importers.grid_child.styles import indented_styles
from importers.records import Place, Problem, Severity, column_name

Box = tuple[int, int, int, int]

_PIECE = 2**20
#: What is cut by the end of a piece is seen whole with the next one; nothing longer is looked for.
_LONGEST_CELL = 70_000
#: Every pattern stops at the next "<", so that no text makes it slow.
_CELL = rb'<(?:\w+:)?c [^<>]*?\br="([A-Z]{1,3}\d{1,7})"'
_FORMULA = rb"\s*<(?:\w+:)?f(?:\s[^<>]*)?(?:/>|>[^<]*</(?:\w+:)?f>)\s*"
_NO_VALUE = rb"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
_NEVER = re.compile(_CELL + rb"[^<>]*>" + _FORMULA + _NO_VALUE)
_FORMULA_ENDS = re.compile(rb"(?:</(?:\w+:)?f>|<(?:\w+:)?f\s[^<>]*/>)\s*" + _NO_VALUE)
_ERROR = re.compile(_CELL + rb'[^<>]*?\bt="e"[^<>]*>(?:' + _FORMULA + rb")?<(?:\w+:)?v>([^<]{1,40})</")
_HIDDEN_ROW = re.compile(rb'<(?:\w+:)?row [^<>]*?\bhidden="(?:1|true)"')
_HIDDEN_COLUMN = re.compile(rb'<(?:\w+:)?col (?=[^<>]*\bhidden="(?:1|true)")[^<>]*>')
_COLUMN_SPAN = re.compile(rb'\b(min|max)="(\d{1,5})"')
_MERGE = re.compile(rb'<(?:\w+:)?mergeCell [^<>]*?\bref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"')
#: A cell of the first columns with its format: names of areas that Excel indents stand there.
_FORMATTED = re.compile(rb'<(?:\w+:)?c (?=[^<>]*?\br="([A-H])(\d{1,7})")[^<>]*?\bs="(\d{1,6})"')
_MOST_CELLS = 1000
#: Longer lists name their areas in columns of their own.
_LAST_INDENTED = 20_000
_MOST_MERGES = 100_000


class NotUtf8(Exception):  # noqa: N818 - what a file is
    """A sheet is written in UTF-16, which calamine takes for an empty one."""


@dataclass(slots=True)
class Findings:
    """What was found in one sheet."""

    never: list[str] = field(default_factory=list)
    never_count: int = 0
    errors: dict[str, list[str]] = field(default_factory=dict)
    error_counts: dict[str, int] = field(default_factory=dict)
    hidden_rows: int = 0
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    merges: list[Box] = field(default_factory=list)
    indents: dict[Place, int] = field(default_factory=dict)
    far: bool = False

    def problems(self, sheet: str) -> list[Problem]:
        """Return the findings as problems: one for each kind, which names its cells."""
        found = []
        if self.never:
            data = {"count": self.never_count}
            code = "formula_not_calculated"
            found.append(Problem(code, Severity.WARNING, sheet, self.never[0], tuple(self.never), data=data))
        for text, cells in self.errors.items():
            data = {"count": self.error_counts[text]}
            found.append(Problem("cell_error", Severity.WARNING, sheet, cells[0], tuple(cells), text, data=data))
        if self.hidden_rows:
            found.append(Problem("hidden_rows", Severity.INFO, sheet, data={"count": self.hidden_rows}))
        return found

    def hidden_in(self, sheet: str, width: int) -> list[Problem]:
        """Return a problem that names the hidden ones of the first ``width`` columns, in which something stands."""
        spans = [(first, min(last, width)) for first, last in self.hidden_columns if first <= width]
        if not spans:
            return []
        names = [column_name(one) if one == two else f"{column_name(one)}–{column_name(two)}" for one, two in spans]
        return [Problem("hidden_columns", Severity.INFO, sheet, data={"columns": ", ".join(names)})]


def scan(archive: zipfile.ZipFile, package: Package, findings: dict[str, Findings]) -> Iterator[None]:
    """Fill ``findings`` by sheet name, a step for each piece of XML; a damaged part ends its sheet's search."""
    formats = indented_styles(archive, package.styles)
    for sheet in package.sheets:
        found = findings.setdefault(sheet.name, Findings())
        try:
            with archive.open(sheet.part) as part:
                rest = b""
                while piece := part.read(_PIECE):
                    if not rest and b"\x00" in piece[:100]:
                        raise NotUtf8
                    text = rest + piece
                    cut = _last_start(text)
                    rest = text[cut:]
                    _search(text[:cut], found)
                    _search_indents(text[:cut], found, formats)
                    yield
                _search(rest, found)
                _search_indents(rest, found, formats)
        except (zipfile.BadZipFile, zlib.error, OSError, EOFError, KeyError, RuntimeError, NotImplementedError):
            yield


def _last_start(text: bytes) -> int:
    """Return where the last cell begins, which may not be whole yet; after the cells, where the last tag begins."""
    cell = text.rfind(b"<c ")
    if cell < 0:
        cell = text.rfind(b"<", 0, text.rfind(b":c ") + 1)
    return cell if 0 <= len(text) - cell <= _LONGEST_CELL else max(0, text.rfind(b"<"))


def _search(text: bytes, found: Findings) -> None:
    # Plain searches go through a megabyte in half a millisecond and spare the patterns, which take 20.
    if b"</f>" in text or b"<f " in text or b":f" in text:
        _search_formulas(text, found)
    if b't="e"' in text:
        for cell, error in _ERROR.findall(text):
            word = error.decode("utf-8", "replace")
            if word in found.errors or len(found.errors) < 20:
                found.error_counts[word] = found.error_counts.get(word, 0) + 1
                _note(found.errors.setdefault(word, []), cell)
    if b'hidden="' in text:
        found.hidden_rows += len(_HIDDEN_ROW.findall(text))
        for tag in _HIDDEN_COLUMN.findall(text):
            span = {name: int(value) for name, value in _COLUMN_SPAN.findall(tag)}
            if {b"min", b"max"} <= span.keys() and len(found.hidden_columns) < _MOST_CELLS:
                found.hidden_columns.append((span[b"min"], span[b"max"]))
    if b"mergeCell " in text:
        for first_column, first_row, last_column, last_row in _MERGE.findall(text):
            if len(found.merges) < _MOST_MERGES:
                box = (int(first_row), column_number(first_column), int(last_row), column_number(last_column))
                found.merges.append(box)


def _search_formulas(text: bytes, found: Findings) -> None:
    if not _FORMULA_ENDS.search(text):
        return
    for cell in _NEVER.findall(text):
        found.never_count += 1
        _note(found.never, cell)


def _search_indents(text: bytes, found: Findings, formats: Mapping[int, int]) -> None:
    """Find the cells that a format indents, as far as lists go that have several levels in one column."""
    if not formats or found.far:
        return
    for column, row, style in _FORMATTED.findall(text):
        if int(row) > _LAST_INDENTED:
            found.far = True
            return
        steps = formats.get(int(style))
        if steps:
            found.indents[int(row), column_number(column)] = steps


def _note(cells: list[str], cell: bytes) -> None:
    if len(cells) < _MOST_CELLS:
        cells.append(cell.decode("ascii"))


def column_number(letters: bytes) -> int:
    """Return the 1-based number of a column's letters (b"AB" → 28)."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
