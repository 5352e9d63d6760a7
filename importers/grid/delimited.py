"""Delimited text as a sheet: its encoding and delimiter are found, every cell stays the text it is.

It turns nothing into a number: '001' is a code until someone who knows the column says otherwise.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from importers.grid.book import Cells, Sheet, SheetBuilder
from importers.grid.sniff import Look, utf16_form
from importers.records import Problem, Severity, UnreadableFile, cell_name
from importers.unreadable import printable

#: In order of trust where two fit equally well: a comma is also a decimal mark and stands in names.
_DELIMITERS = ("\t", ";", "|", ",")
_SAMPLE = 131_072
_PIECE = 1_048_576
_PIECE_ROWS = 2000
_LARGEST = 500 * 2**20
_LONGEST_LINE = _LONGEST_FIELD = 4 * 2**20
_MOST_COLUMNS = 16_384
_MOST_CELLS = 1000
#: A line put after the last: where it does not come alone, a quotation mark was never closed.
_END = "#"


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a text is divided: delimiter, whether blanks after it are skipped, whether quotation marks mean anything."""

    delimiter: str
    skip_blanks: bool = False
    quotes: bool = True
    declared: bool = False


def read_delimited(look: Look, progress: Callable[[float], None] | None = None) -> tuple[str, Sheet, list[Problem]]:
    """Return the format ("csv" or "tsv"), the one sheet, named by the file's stem, and problems found on the way."""
    name = look.path.name
    if look.size > _LARGEST:
        raise UnreadableFile("too_large", name=name)
    encoding, problems = _encoding(look)
    with look.path.open(encoding=encoding, errors="replace", newline="") as file:
        dialect = find_dialect(file.read(_SAMPLE))
    try:
        sheet, damaged = _read(look, encoding, dialect, progress)
    except csv.Error:
        # A quotation mark that is never closed swallows the rest of the file: take marks as plain characters.
        plain = Dialect(dialect.delimiter, quotes=False, declared=dialect.declared)
        sheet, damaged = _read(look, encoding, plain, progress)
        problems.append(Problem("stray_quotes", Severity.WARNING, printable(look.path.stem)))
    if not sheet.rows:
        raise UnreadableFile("empty", name=name)
    if damaged:
        cells = tuple(damaged[:_MOST_CELLS])
        data = {"count": len(damaged)}
        problems.append(Problem("damaged_text", Severity.WARNING, sheet.name, cells[0], cells, data=data))
    return ("tsv" if dialect.delimiter == "\t" else "csv"), sheet, problems


def find_dialect(sample: str) -> Dialect:
    """Return how a text is divided, judged by its first lines; a text without a delimiter is one column."""
    first, _, rest = sample.lstrip("\ufeff").partition("\n")
    if declared := re.fullmatch(r"sep=(.)\r?", first.strip(" "), re.IGNORECASE):  # Excel's own first line
        return Dialect(declared[1], declared=True)
    # The last line of a full sample is cut off.
    whole = sample if len(sample) < _SAMPLE or not rest else sample[: sample.rfind("\n")]
    best = max(_DELIMITERS, key=lambda delimiter: _fit(whole, delimiter))
    if _fit(whole, best) == (0.0, 0.0):
        best = ","
    return Dialect(best, skip_blanks=f'{best} "' in whole)


def _fit(sample: str, delimiter: str) -> tuple[float, float]:
    """Return (how evenly the delimiter divides the lines, how well lines and columns are used); higher fits better."""
    if delimiter not in sample:
        return (0.0, 0.0)
    rows = _sound_records(sample, delimiter)
    widths = Counter(len(row) for row in rows)
    divided = {width: count for width, count in widths.items() if width > 1}
    if not divided:
        return (0.0, 0.0)
    width = max(divided, key=lambda known: (divided[known] * (known - 1), known))
    share = divided[width] / len(rows)
    even = round(share, 1) if delimiter != "," else round(share, 1) - 0.05
    return (even, float(width))


def _sound_records(sample: str, delimiter: str) -> list[list[str]]:
    """Return the records of a sample; one in which anything but the delimiter follows a closed quotation is empty."""
    found: list[list[str]] = []
    records = csv.reader(io.StringIO(sample, ""), delimiter=delimiter, strict=True)
    while True:
        try:
            record = next(records, None)
        except csv.Error:
            found.append([])
            continue
        if record is None:
            return found
        if any(record):
            found.append(record)


def _read(
    look: Look, encoding: str, dialect: Dialect, progress: Callable[[float], None] | None
) -> tuple[Sheet, list[str]]:
    """Return the sheet, and the cells in which bytes stood that are no letter of the encoding."""
    csv.field_size_limit(_LONGEST_FIELD)
    builder = SheetBuilder(printable(look.path.stem))
    numbers: list[int] = []
    rows: list[Cells] = []
    damaged: list[str] = []
    doubtful = encoding != "utf-8"  # of which every byte was looked at already
    with look.path.open("rb") as raw:
        text = io.TextIOWrapper(raw, encoding, errors="replace", newline="")
        lines = _Lines(text, look.path.name)
        for number, cells in enumerate(_records(lines, dialect), 1):
            if lines.ended:
                if cells == [_END]:
                    break
                raise csv.Error("a quotation mark that is never closed")
            if len(cells) > _MOST_COLUMNS:
                raise UnreadableFile("too_large", name=look.path.name)
            row = _cells(cells)
            if number == 1 and dialect.declared:
                continue
            if doubtful:
                damaged.extend(cell_name(number, at) for at, cell in enumerate(row, 1) if "\ufffd" in str(cell))
            if row:
                numbers.append(number)
                rows.append(row)
            if len(rows) == _PIECE_ROWS:
                builder.add_text(numbers, rows)
                numbers, rows = [], []
                if progress:
                    progress(min(1.0, raw.tell() / look.size))
        builder.add_text(numbers, rows)
    return builder.sheet(), damaged


class _Lines:
    """The lines of a text and one that is put after them; ``ended`` tells that this one was taken."""

    def __init__(self, text: io.TextIOWrapper, name: str) -> None:
        self._text = text
        self._name = name
        self.ended = False

    def __iter__(self) -> Iterator[str]:
        """Yield lines; one that never ends would otherwise be read into memory whole."""
        while line := self._text.readline(_LONGEST_LINE):
            if len(line) == _LONGEST_LINE and line[-1] not in "\r\n":
                raise UnreadableFile("too_large", name=self._name)
            yield line
        self.ended = True
        yield _END


def _records(lines: Iterable[str], dialect: Dialect) -> Iterable[list[str]]:
    """Return the records of a text and one that holds the end alone, unless an open quotation mark swallowed it."""
    return csv.reader(
        lines,
        delimiter=dialect.delimiter,
        skipinitialspace=dialect.skip_blanks,
        quoting=csv.QUOTE_MINIMAL if dialect.quotes else csv.QUOTE_NONE,
    )


def _cells(cells: list[str]) -> Cells:
    row = tuple([cell if cell and not cell.isspace() else None for cell in cells])
    end = len(row)
    while end and row[end - 1] is None:
        end -= 1
    return row[:end]


def _encoding(look: Look) -> tuple[str, list[Problem]]:
    """Return the text's encoding, and a problem where it had to be guessed."""
    if look.head.startswith(b"\xef\xbb\xbf"):
        return "utf-8-sig", []
    if form := utf16_form(look.head):
        marked = look.head.startswith((b"\xff\xfe", b"\xfe\xff"))
        return ("utf-16" if marked else form), []
    damaged = _bytes_not_utf8(look.path)
    if not damaged:
        return "utf-8", []
    data = {"encoding": "Windows-1252"}
    return "cp1252", [Problem("encoding_guessed", Severity.INFO, printable(look.path.stem), data=data)]


def _bytes_not_utf8(path: Path) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        with path.open("rb") as file:
            while piece := file.read(_PIECE):
                decoder.decode(piece)
            decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return True
    return False
