"""Pages of a recap: the header that names the areas above their columns, and the rows of figures under it.

A page is what stands under one header; which of them belong together is for `pages_join`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from importers.grid import Sheet, Value
from importers.recap.one_area import Path, counts_votes, one_area, sexes_of
from importers.recap.page_columns import (
    CARRIED,
    TOTAL,
    PageColumns,
    blank,
    columns_of,
    is_number,
    is_sex,
    may_be_area,
    may_be_name,
)
from importers.recap.page_rows import Above, RowKind, RowParts, kind_of, names_block
from importers.records import Level, Place
from importers.table.layout import headings_over
from importers.table.titles import titles_in
from importers.wording.headings import Meaning, Role, meaning_of, words
from importers.wording.row_labels import Label, RowLabels

_HEADER_ROWS = 5
#: "PARTAI POLITIK : 5. NASDEM", the party of all candidates under it.
_PARTY_LINE = re.compile(r"^\W*(?:nama\s+)?(?:partai|parpol)(?:\s+politik)?\s*:\s*(?P<name>\S.*)$", re.IGNORECASE)
_UNSAID = Label(("Jumlah",), Meaning(Role.SUM, likelihood=0.8))
#: So many rows under a header tell whether a column has figures.
_SAMPLE = 12


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
    """What stands under one header: ``carried`` are the columns of sums from page to page, which are no figures.

    ``single`` tells that all of it is one area, ``first`` is the first 0-based column of figures, also of those carried
    over, ``end`` the one behind the last. ``votes`` tells that its heading says so of the figures, ``seats`` are the
    cells that head seats beside them.
    """

    columns: list[Column]
    carried: list[Column]
    header_rows: tuple[int, ...]
    titles: tuple[str, ...]
    within: tuple[tuple[Level, str], ...]
    level: Level | None
    first: int
    end: int
    single: bool = False
    votes: bool = False
    seats: tuple[tuple[Place, str], ...] = ()
    rows: list[Row] = field(default_factory=list)

    @property
    def names(self) -> frozenset[str]:
        """Return what stands above its columns, as written."""
        return frozenset(" ".join(name.split()) for column in self.columns for name in column.names)

    @property
    def areas(self) -> tuple[tuple[str, ...], ...]:
        """Return the names of the columns that are areas, each once."""
        return tuple(dict.fromkeys(column.names for column in self.columns if not column.total))


def read_pages(
    sheet: Sheet, left: int, anchor: int, last: int, labels: RowLabels, *, stations: bool = False
) -> list[Page]:
    """Return the pages whose labels end in column ``anchor`` and whose figures stand right of it, before ``last``.

    ``stations`` tells that pages beside these have TPS as columns, so that numbers alone are such.
    """
    return list(_Pages(sheet, left, anchor, last, labels, stations=stations).read())


def _all_of(names: tuple[str, ...], sexes: Mapping[int, str], level: Level | None) -> PageColumns:
    """Return columns that are all of one area."""
    return PageColumns({at: (names, sex) for at, sex in sexes.items()}, level, ())


class _Pages:
    """Walks down the rows of pages that stand one under the other."""

    def __init__(self, sheet: Sheet, left: int, anchor: int, last: int, labels: RowLabels, *, stations: bool) -> None:
        self._sheet = sheet
        self._left, self._anchor, self._last = left, anchor, last
        self._labels = labels
        self._stations = stations
        self._heads: list[int] = []
        self._since = 0
        self._page: Page | None = None
        #: Between the foot of a page, or a title, and the next header nothing is a label or a figure.
        self._outside = False

    def read(self) -> Iterator[Page]:
        for place, row in enumerate(self._sheet.rows):
            parts = self._parts(row)
            kind = kind_of(parts, self._above())
            if kind is RowKind.HEAD:
                self._head(place)
            elif kind in (RowKind.TITLE, RowKind.FOOT):
                if (party := _PARTY_LINE.match(" ".join(self._texts(row, self._last)))) is not None:
                    self._labels.head([party["name"]])
                self._heads.clear()
                self._outside = self._outside or self._page is not None
            elif kind is RowKind.LABEL and (self._heads or not self._outside):
                self._labels.head(parts.label)
            elif kind is RowKind.DATA:
                before = self._page
                if self._heads and self._begin(place) and before is not None:
                    yield before
                self._heads.clear()
                if not self._outside:
                    self._data(row, place)
        if self._page is not None:
            yield self._page

    def _parts(self, row: tuple[Value, ...]) -> RowParts:
        data = [value for value in row[self._anchor + 1 : self._last] if not blank(value)]
        return RowParts(self._texts(row, self._anchor + 1), data, row[self._left : self._last])

    def _above(self) -> Above:
        stations = False
        if self._heads:
            over = headings_over(self._sheet, range(self._heads[0], self._heads[-1] + 1))
            stations = any("tps" in words(part) for parts in over.values() for part in parts)
            stations = stations or self._of_stations(titles_in(self._rows_above(self._heads[0]))[1])
        page = self._page
        names = frozenset() if page is None else page.names
        return Above(page is not None and not self._outside, names, bool(self._heads), stations)

    def _texts(self, row: tuple[Value, ...], until: int) -> list[str]:
        cells = row[self._left : until]
        return [" ".join(str(value).split()) for value in cells if not blank(value)]

    def _head(self, place: int) -> None:
        numbers = self._sheet.numbers
        if self._heads and (numbers[place] - numbers[self._heads[-1]] > 1 or len(self._heads) >= _HEADER_ROWS):
            self._heads.clear()
        self._heads.append(place)

    def _begin(self, place: int) -> bool:
        """Open the page under the header rows that wait; there is none where they name no areas."""
        header = range(self._heads[0], self._heads[-1] + 1)
        headings = headings_over(self._sheet, header)
        titles, within = titles_in(self._rows_above(header[0]))
        own = headings.get(self._anchor + 1, ())
        raw = {
            at: parts
            for at in range(self._anchor + 1, self._last)
            if (parts := headings.get(at + 1, ())) and parts != own and may_be_area(parts)
        }
        doubtful = {
            at: parts
            for at in range(self._anchor + 1, self._last)
            if at not in raw and (parts := headings.get(at + 1, ())) and parts != own and may_be_name(parts)
        }
        if doubtful and raw and len(raw) + sum(len(words(parts[-1])) > 1 for parts in doubtful.values()) > 1:
            filled = {at: self._figures_under(at, place) for at in (*raw, *doubtful)}
            most = max(filled[at] for at in raw)
            raw = dict(sorted({**raw, **{at: each for at, each in doubtful.items() if filled[at] * 2 > most}}.items()))
        if not raw:
            raw = self._of_votes(headings)
        lead = [part for at in range(self._left, self._anchor + 1) for part in headings.get(at + 1, ())]
        found_names = self._named(raw, lead, titles, within)
        if found_names is None:
            return False
        named, within, single = found_names
        inside = dict(within)
        for wider, name in named.within:
            inside.setdefault(wider, name)
        found = [
            Column(at, names, sex, self._cell(header, at), any(map(TOTAL.match, names)))
            for at, (names, sex) in named.columns.items()
        ]
        carried = [column for column in found if any(map(CARRIED.search, column.names))]
        kept = [column for column in found if column not in carried]
        if all(column.total for column in kept):
            return False
        self._since = place
        self._outside = False
        numbers = tuple(self._sheet.numbers[at] for at in header)
        first = min(column.at for column in found)
        end = max(column.at for column in found) + 1
        self._page = Page(kept, carried, numbers, titles, tuple(inside.items()), named.level, first, end)
        self._page.single = single
        self._page.votes = single and any("suara" in words(parts[-1]) for parts in raw.values())
        self._page.seats = tuple(
            (self._cell(header, at - 1), " / ".join(parts))
            for at, parts in headings.items()
            if self._anchor + 1 < at <= self._last and meaning_of(parts).field == "seats"
        )
        for row in header:
            label = self._texts(self._sheet.rows[row], self._anchor + 1)
            if names_block(label):
                self._labels.head(label)
        return True

    def _figures_under(self, at: int, place: int) -> int:
        """Return how many figures stand in a column under a header, from ``place`` on; none where more words do."""
        under = [row[at] for row in self._sheet.rows[place : place + _SAMPLE] if at < len(row) and not blank(row[at])]
        numbers = sum(map(is_number, under))
        return numbers if numbers * 2 > len(under) else 0

    def _of_votes(self, headings: Mapping[int, tuple[str, ...]]) -> dict[int, tuple[str, ...]]:
        """Return the only column headed by votes and no area: all of them are of one."""
        found = {
            at: parts
            for at in range(self._anchor + 1, self._last)
            if (parts := headings.get(at + 1, ())) and counts_votes(parts)
        }
        return found if len(found) == 1 else {}

    def _rows_above(self, header: int) -> list[tuple[Value, ...]]:
        """Return the rows between the page before and a header: its titles."""
        return [row[self._left : self._last] for row in self._sheet.rows[self._since : header]]

    def _named(
        self, raw: Mapping[int, tuple[str, ...]], lead: Sequence[str], titles: Sequence[str], within: Path
    ) -> tuple[PageColumns, Path, bool] | None:
        """Return what the columns of a header are, the areas they lie in, and whether all of them are one area."""
        context = " ".join((*titles, self._sheet.name))
        named = columns_of(raw, lead, context, stations=self._of_stations(within))
        if named is not None:
            return named, within, False
        if self._page is not None and not self._page.single:
            return None
        before = self._page
        if before is not None and not titles:
            # a further block of the same area
            sexes = sexes_of(raw)
            named = None if sexes is None else _all_of(before.columns[0].names, sexes, before.level)
            return None if named is None else (named, before.within, True)
        single = one_area(raw, titles, self._sheet.name, within)
        if single is None:
            return None
        return _all_of((single.name,), single.sexes, single.level), single.within, True

    def _of_stations(self, within: Sequence[tuple[Level, str]]) -> bool:
        """Tell whether numbers alone are TPS here: the page lies in a kelurahan, or those before had them."""
        if within:
            return within[-1][0] is Level.VILLAGE
        return self._stations if self._page is None else self._page.level is Level.STATION

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
        values = {column.at: row[column.at] for column in (*page.columns, *page.carried) if column.at < len(row)}
        if all(value is None for value in values.values()):
            self._labels.head(texts)
            return
        # figures of nobody may be the sum of those above, which their values tell
        label = self._labels.row(texts) if texts else _UNSAID
        number = self._sheet.numbers[place]
        self._since = place + 1
        if label is not None:
            at = next((at for at in range(min(page.first, len(row)) - 1, -1, -1) if not blank(row[at])), self._anchor)
            page.rows.append(Row(label, (number, at + 1), values, number))
