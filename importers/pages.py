"""Pages of a recap: the header that names the areas above their columns, and the rows of figures under it.

A page is what stands under one header; which of them belong together is for `pages_join`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from importers.grid import Sheet, Value
from importers.headings import Role, meaning_of, words
from importers.layout import headings_over, numbers_columns, titles_in
from importers.page_columns import CARRIED, TOTAL, blank, columns_of, is_number, is_sex, may_be_area
from importers.records import Level, Place
from importers.row_labels import Label, RowLabels
from importers.values import whole_number

_HEADER_ROWS = 5
_TITLE = re.compile(r"^\W*(rekap|daftar|laporan|formulir|model|sertifikat|berita acara|lampiran)\b", re.IGNORECASE)
#: Texts that stand for a figure that is not there.
_NOTHING = re.compile(r"^\s*(?:[-–—]+|n\W?a|nihil|kosong)\s*$", re.IGNORECASE)
#: What stands above labels, beside the names or numbers of areas.
_CORNER = frozenset(
    {"uraian", "no", "nomor", "urut", "nama", "partai", "politik", "calon", "paslon", "pasangan", "dan"}
)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a page: its 0-based place, the names above it, the sex it counts, the cell that names it."""

    at: int
    names: tuple[str, ...]
    sex: str
    place: Place
    total: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a page: what it is, the cell that says so, its values by 0-based column, its number in the sheet."""

    label: Label
    place: Place
    values: dict[int, Value]
    number: int


@dataclass(slots=True)
class Page:
    """What stands under one header; ``first`` is the first 0-based column of figures, also of those carried over."""

    columns: list[Column]
    header_rows: tuple[int, ...]
    titles: tuple[str, ...]
    within: tuple[tuple[Level, str], ...]
    level: Level | None
    first: int
    rows: list[Row] = field(default_factory=list)

    @property
    def areas(self) -> tuple[tuple[str, ...], ...]:
        """Return the names of the columns that are areas, each once."""
        return tuple(dict.fromkeys(column.names for column in self.columns if not column.total))


def read_pages(sheet: Sheet, left: int, anchor: int, last: int, labels: RowLabels) -> list[Page]:
    """Return the pages whose labels end in column ``anchor`` and whose figures stand right of it, before ``last``."""
    return list(_Pages(sheet, left, anchor, last, labels).read())


class _Pages:
    """Walks down the rows of pages that stand one under the other."""

    def __init__(self, sheet: Sheet, left: int, anchor: int, last: int, labels: RowLabels) -> None:
        self._sheet = sheet
        self._left, self._anchor, self._last = left, anchor, last
        self._labels = labels
        self._heads: list[int] = []
        self._since = 0
        self._page: Page | None = None

    def read(self) -> Iterator[Page]:
        for place, row in enumerate(self._sheet.rows):
            kind = self._kind(row)
            if kind == "head":
                self._head(place)
            elif kind == "title":
                self._heads.clear()
            elif kind == "label":
                self._labels.head(self._texts(row, self._anchor + 1))
            elif kind == "data":
                if self._heads:
                    page = self._begin(place)
                    self._heads.clear()
                    if page is not None:
                        if self._page is not None:
                            yield self._page
                        self._page = page
                self._data(row, place)
        if self._page is not None:
            yield self._page

    def _kind(self, row: tuple[Value, ...]) -> str:
        """Tell a header, a row of figures, a label without figures, a title, or the numbers of columns."""
        data = [value for value in row[self._anchor + 1 : self._last] if not blank(value)]
        texts = [str(value) for value in data if isinstance(value, str) and re.search(r"[A-Za-z]", value)]
        texts = [text for text in texts if not _NOTHING.match(text)]
        label = self._texts(row, self._anchor + 1)
        if any(":" in text or (_TITLE.match(text) and len(text) > 12) for text in (*label, *texts)):
            return "title"
        if not any(map(is_number, data)):
            return self._without_numbers(label, texts, data)
        if self._numbers(row, label, texts):
            return "numbering" if not texts and self._is_numbering(label) else "head"
        return "data"

    def _without_numbers(self, label: Sequence[str], texts: Sequence[str], data: Sequence[Value]) -> str:
        if not data:
            return "label" if label else ""
        if not texts:
            return "data" if label else ""
        known = self._page is not None and any(meaning_of((text,)).role is Role.MEASURE for text in label)
        if known or (len(texts) == 1 and is_sex(texts[0]) and self._page is not None):
            return "data"
        return "head"

    def _numbers(self, row: tuple[Value, ...], label: Sequence[str], texts: Sequence[str]) -> bool:
        """Tell a row of the numbers of columns or of TPS from figures: it counts up, and no label says what it is."""
        if any(meaning_of((text,)).role is Role.MEASURE for text in label):
            return False
        if not all(TOTAL.match(text) or CARRIED.search(text) for text in texts):
            return False
        found = [value for value in row[self._anchor + 1 : self._last] if is_number(value)]
        values = [_digits(value) for value in found]
        if any(after <= before for before, after in pairwise(values)):
            return False
        if any("tps" in words(text) for text in label):
            return True
        if any(re.search(r"[A-Za-z]{2}", text) and not set(words(text)) <= _CORNER for text in label):
            return False
        return bool(self._heads) and (
            numbers_columns(row[self._left : self._last], frozenset()) or (values[0] == 1 and len(values) > 1)
        )

    def _is_numbering(self, label: Sequence[str]) -> bool:
        """Tell the numbers of columns from those of TPS, which a heading above them says to be so."""
        if any("tps" in words(text) for text in label):
            return False
        over = headings_over(self._sheet, range(self._heads[0], self._heads[-1] + 1)) if self._heads else {}
        stations = any("tps" in words(part) for parts in over.values() for part in parts)
        return not stations or any(re.fullmatch(r"\W*\d+\W*", text) for text in label)

    def _texts(self, row: tuple[Value, ...], until: int) -> list[str]:
        cells = row[self._left : until]
        return [" ".join(str(value).split()) for value in cells if not blank(value)]

    def _head(self, place: int) -> None:
        numbers = self._sheet.numbers
        if self._heads and (numbers[place] - numbers[self._heads[-1]] > 1 or len(self._heads) >= _HEADER_ROWS):
            self._heads.clear()
        self._heads.append(place)

    def _begin(self, place: int) -> Page | None:
        """Return a page under the header rows that wait, or None where they name no areas."""
        header = range(self._heads[0], self._heads[-1] + 1)
        headings = headings_over(self._sheet, header)
        above = [row[self._left : self._last] for row in self._sheet.rows[self._since : header[0]]]
        titles, within = titles_in(above)
        own = headings.get(self._anchor + 1, ())
        raw = {
            at: parts
            for at in range(self._anchor + 1, self._last)
            if (parts := headings.get(at + 1, ())) and parts != own and may_be_area(parts)
        }
        lead = [part for at in range(self._left, self._anchor + 1) for part in headings.get(at + 1, ())]
        named = columns_of(raw, lead, " ".join((*titles, self._sheet.name)))
        if named is None:
            return None
        inside = dict(within)
        for wider, name in named.within:
            inside.setdefault(wider, name)
        found = [
            Column(at, names, sex, self._cell(header, at), any(map(TOTAL.match, names)))
            for at, (names, sex) in named.columns.items()
        ]
        kept = [column for column in found if not any(map(CARRIED.search, column.names))]
        if all(column.total for column in kept):
            return None
        self._since = place
        numbers = tuple(self._sheet.numbers[at] for at in header)
        return Page(kept, numbers, titles, tuple(inside.items()), named.level, min(column.at for column in found))

    def _cell(self, header: range, at: int) -> Place:
        """Return the lowest cell of the header that names a column."""
        for place in reversed(header):
            row = self._sheet.rows[place]
            if at < len(row) and not blank(row[at]) and not is_sex(str(row[at])):
                return self._sheet.numbers[place], at + 1
        return self._sheet.numbers[header[-1]], at + 1

    def _data(self, row: tuple[Value, ...], place: int) -> None:
        page = self._page
        if page is None:
            return
        texts = self._texts(row, page.first)
        values = {column.at: row[column.at] for column in page.columns if column.at < len(row)}
        if all(value is None for value in values.values()):
            self._labels.head(texts)
            return
        label = self._labels.row(texts)
        number = self._sheet.numbers[place]
        self._since = place + 1
        if label is not None:
            at = next((at for at in range(min(page.first, len(row)) - 1, -1, -1) if not blank(row[at])), self._anchor)
            page.rows.append(Row(label, (number, at + 1), values, number))


def _digits(value: Value) -> int:
    number = whole_number(value).value
    found = re.search(r"\d+", str(value))
    return number if number is not None else int(found[0]) if found else 0
