"""Where the table of results is in a sheet: its titles, its header rows, what stands above each column, its first row.

It finds tables whose areas lie in rows. Other layouts join here, as further finders that hand out a `Table`; a table
that lies the other way is the same `Table` over a turned sheet. It reads words, never figures.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from importers.grid import Sheet, Value
from importers.mapping import NO_LABELS, TableLabels
from importers.records import Level
from importers.table.titles import LABELLED, inherited, titles_in
from importers.wording.contestants import NOBODY, Roster, contestant_of
from importers.wording.headings import VOTES, Meaning, Role, meaning_of, words
from importers.wording.vocabulary import CONTESTANT_NAMES, PAPERS

#: A header begins in the first so many rows of a sheet; titles above it have their place in them.
_TOP_ROWS = 80
_HEADER_ROWS = 5
_LONGEST_HEADING = 160
_FIGURES = frozenset({Role.MEASURE, Role.CONTESTANT, Role.SUM, Role.GENDER, Role.PERCENT})
_TITLE = re.compile(
    r"^\W*(rekap|daftar|hasil|laporan|formulir|model|sertifikat|berita acara|lampiran|data )", re.IGNORECASE
)
_NUMBERING = re.compile(r"^\(?\s*(\d{1,3}|[a-z])\s*\)?(\s*=.*)?$", re.IGNORECASE)
#: So many areas with figures under a header make a table.
_LEAST_ROWS = 2
_COLON = re.compile(r"^\s*:|:\s*$")


@dataclass(frozen=True, slots=True)
class Table:
    """One table with its areas in rows: ``headings`` are the parts above each 1-based column, groups first.

    Rows ``first`` to ``last`` (places in ``sheet.rows``, last excluded) are under the header; the table may end before.
    ``titles`` are the texts above it and ``within`` the areas they name, from wide to fine. ``known`` are meanings that
    whoever found the table can tell better than the words of the heading, ``said`` is what a person says of it.
    ``head_again`` are the rows of the header, with the numbers of columns: where they stand again, a page begins.
    ``votes`` tells that a heading over all figures says that they are votes.
    ``year`` is that of the election by which its rows were told from others of the same list.
    """

    sheet: Sheet
    header_rows: tuple[int, ...]
    headings: Mapping[int, tuple[str, ...]]
    first: int
    last: int
    titles: tuple[str, ...]
    within: tuple[tuple[Level, str], ...] = ()
    known: Mapping[int, Meaning] = field(default_factory=dict)
    said: TableLabels = NO_LABELS
    head_again: frozenset[tuple[Value, ...]] = frozenset()
    votes: bool = False
    year: int | None = None

    @property
    def head(self) -> int:
        """Return the row that stands for the headings: the last header row, else the first under it."""
        return self.header_rows[-1] if self.header_rows else self.sheet.numbers[self.first]


@dataclass(frozen=True, slots=True)
class _Cell:
    column: int
    text: str
    meaning: Meaning | None
    contestant: bool

    @property
    def area(self) -> bool:
        return self.meaning is not None and self.meaning.role in (Role.AREA, Role.CODE)

    @property
    def known(self) -> bool:
        if self.contestant or (self.meaning is not None and self.meaning.role is not Role.UNKNOWN):
            return True
        return self.meaning is not None and bool(PAPERS & set(words(self.text)))


def find_table(sheet: Sheet, start: int = 0, roster: Roster = NOBODY) -> Table | None:
    """Return the first table at or below place ``start`` of the sheet's rows, or None where no header is found."""
    end = min(len(sheet.rows), start + _TOP_ROWS)
    top = [_cells(row, roster) for row in sheet.rows[start:end]]
    anchor = _anchor(top)
    if anchor is None:
        return None
    anchor = next((place for place in range(anchor) if _heads_own(top, place, anchor)), anchor)
    first, last = _block(sheet, top, start, anchor)
    return table_under(sheet, start, range(first, last + 1), _area_columns(top[anchor]))


def table_under(sheet: Sheet, start: int, header: range, areas: frozenset[int] = frozenset()) -> Table | None:
    """Return the table under the places ``header`` of the sheet's rows, or None where no row is under them.

    ``start`` is the place where its titles begin, ``areas`` are the 1-based columns known to name areas.
    """
    below = header.stop
    if below < len(sheet.rows) and len(header) and numbers_columns(sheet.rows[below], areas):
        below += 1
    if below >= len(sheet.rows):
        return None
    titles, within = titles_in(sheet.rows[start : header.start])
    return Table(
        sheet,
        tuple(sheet.numbers[place] for place in header),
        headings_over(sheet, header),
        below,
        len(sheet.rows),
        titles,
        within,
        head_again=frozenset(tuple(row) for row in sheet.rows[header.start : below]),
    )


def inside(table: Table, before: tuple[tuple[Level, str], ...]) -> Table:
    """Return a table with the areas that the titles above an earlier one name, if its own say no wider ones.

    ``before`` are those areas, from wide to fine.
    """
    within = inherited(table.within, before)
    return table if within == table.within else replace(table, within=within)


def is_header(row: Sequence[Value], roster: Roster = NOBODY) -> bool:
    """Tell whether a row reads like a header: most of its cells are headings that are known, one of them an area's."""
    return _like_header(_cells(row, roster)) and any(cell.area for cell in _cells(row, roster))


def _cells(row: Sequence[Value], roster: Roster) -> list[_Cell]:
    return [
        _cell(column, str(value).strip(), roster, is_text=isinstance(value, str))
        for column, value in enumerate(row, 1)
        if value is not None and str(value).strip()
    ]


def _cell(column: int, text: str, roster: Roster, *, is_text: bool) -> _Cell:
    if not is_text or len(text) > _LONGEST_HEADING or not re.search(r"[A-Za-z#%]", text):
        return _Cell(column, text, None, contestant=False)
    if _COLON.search(text) or LABELLED.match(text):
        return _Cell(column, text, None, contestant=False)
    meaning = meaning_of((text,))
    named = contestant_of((text,), roster) if meaning.role in (Role.UNKNOWN, Role.CONTESTANT_NAMES) else None
    return _Cell(column, text, meaning, contestant=named is not None and named.likelihood >= 0.6)


def _anchor(top: Sequence[Sequence[_Cell]]) -> int | None:
    """Return the row with the most telling headings: areas count most, and a lone cell is a title."""
    best, most = None, (False, 0.0)
    for place, cells in enumerate(top):
        areas = sum(1 for cell in cells if cell.area)
        known = sum(1 for cell in cells if cell.known) + (_ballot_numbers(cells) if areas else 0)
        figures = sum(1 for cell in cells if cell.contestant or (cell.meaning and cell.meaning.role in _FIGURES))
        if _labels_a_value(cells) or not cells or (not areas and figures < 2):
            continue
        if len(cells) == 1 and not _leads(top, place, cells[0]):
            continue
        share = known / len(cells)
        score = (areas > 0, (3 * areas + known) * share)
        if score > most and share >= (0.1 if areas else 0.3):
            best, most = place, score
    return best


def _heads_own(top: Sequence[Sequence[_Cell]], place: int, anchor: int) -> bool:
    """Tell whether a header above a more telling one has a table of its own: its areas with figures lie between."""
    cells = top[place]
    areas = _area_columns(cells)
    if not areas & _area_columns(top[anchor]) or not _like_header(cells) or _labels_a_value(cells):
        return False
    rows = [
        under
        for under in top[place + 1 : anchor]
        if any(cell.column in areas and not cell.known for cell in under) and any(map(_is_figure, under))
    ]
    return len(rows) >= _LEAST_ROWS


def _is_figure(cell: _Cell) -> bool:
    """Tell a number of three digits or more: smaller ones may be those of rows, columns and contestants."""
    return cell.meaning is None and bool(re.fullmatch(r"\d{1,3}([.,]?\d{3})+|\d{3}", cell.text))


def _ballot_numbers(cells: Sequence[_Cell]) -> int:
    """Return how many cells are the numbers of contestants, if they count up."""
    numbers = [cell for cell in cells if _is_ballot_number(cell.text)]
    return len(numbers) if _counts_up(numbers) else 0


def _leads(top: Sequence[Sequence[_Cell]], place: int, cell: _Cell) -> bool:
    """Tell whether a lone area heading stands beside a header row under it ("KECAMATAN" over merged rows)."""
    after = top[place + 1] if place + 1 < len(top) else []
    return bool(after) and all(other.column != cell.column for other in after) and any(other.known for other in after)


def _labels_a_value(cells: Sequence[_Cell]) -> bool:
    """Know "KECAMATAN | : | BOGOR SELATAN" and "Kecamatan: Bogor Selatan": a label with its value, no header."""
    if any(_COLON.search(cell.text) for cell in cells):
        return True
    if len(cells) > 2:
        return False
    votes = bool(len(cells) == 2 and (VOTES | CONTESTANT_NAMES) & set(words(cells[1].text)))
    label_alone = (
        len(cells) == 2 and cells[0].area and not cells[1].known and cells[1].meaning is not None and not votes
    )
    return label_alone or any(LABELLED.match(cell.text) for cell in cells)


def _area_columns(cells: Sequence[_Cell]) -> frozenset[int]:
    return frozenset(cell.column for cell in cells if cell.area)


def _block(sheet: Sheet, top: Sequence[Sequence[_Cell]], start: int, anchor: int) -> tuple[int, int]:
    """Return the places of the first and last header row around the anchor."""
    first = last = anchor
    areas = _area_columns(top[anchor])
    spanned = _spanned(sheet, sheet.numbers[start + anchor], areas)
    while last + 1 < len(top) and last - anchor < _HEADER_ROWS - 1:
        under = top[last + 1]
        row = sheet.numbers[start + last + 1]
        if row > spanned and not _continues(under, sheet.rows[start + last + 1], areas):
            break
        last += 1
    while first > 0 and anchor - first < _HEADER_ROWS - 1:
        above = top[first - 1]
        adjacent = sheet.numbers[start + first] - sheet.numbers[start + first - 1] == 1
        if not adjacent or not _groups(above, areas):
            break
        first -= 1
    return start + first, start + last


def _spanned(sheet: Sheet, row: int, areas: frozenset[int]) -> int:
    """Return the last row that a merged area heading of the anchor reaches."""
    reach = [
        below
        for above, left, below, right in sheet.merges
        if above <= row <= below and set(range(left, right + 1)) & areas
    ]
    return max(reach, default=row)


def _continues(cells: Sequence[_Cell], row: Sequence[Value], areas: frozenset[int]) -> bool:
    """Tell whether the row under a header row is one too: blank under the area headings and without figures."""
    if not cells or (any(map(_holds_figure, cells)) and any(_names_place(cell, areas) for cell in cells)):
        return False
    if _like_header(cells):
        return not numbers_columns(row, areas)
    if not areas or any(cell.column in areas for cell in cells):
        return False
    if len(cells) == 1 and cells[0].column < min(areas) and not cells[0].known:
        return False  # "DAPIL BANYUWANGI 1" over its first rows
    return _counts_up(cells) or all(_is_heading(cell.text) for cell in cells)


def _holds_figure(cell: _Cell) -> bool:
    """Tell a number that is none of a column's, a contestant's or a year."""
    return cell.meaning is None and bool(re.fullmatch(r"\d[\d.,]*", cell.text)) and not _is_number_of(cell.text)


def _is_number_of(text: str) -> bool:
    return _is_ballot_number(text) or bool(re.fullmatch(r"(19|20)\d\d", text))


def _names_place(cell: _Cell, areas: frozenset[int]) -> bool:
    """Tell words under the heading of areas that are no such heading: Koto Baru, where "baru" speaks of new voters."""
    roles = (Role.AREA, Role.CODE, Role.ROW_NUMBER, Role.PERSON)
    return cell.column in areas and cell.meaning is not None and cell.meaning.role not in roles


def _is_heading(text: str) -> bool:
    return bool(re.search(r"[A-Za-z]|^\W*%\W*$", text)) or _is_ballot_number(text)


def _is_ballot_number(text: str) -> bool:
    return bool(re.fullmatch(r"\(?0?[1-9]\)?|\(?[1-9]\d?\)?\.?|0\d", text))


def _counts_up(cells: Sequence[_Cell]) -> bool:
    """Know ballot numbers under a group: 1, 2, 4 … rising, anew under each party, perhaps with words between them."""
    numbers = [int(cell.text.strip("().")) for cell in cells if _is_ballot_number(cell.text)]
    rest = [cell for cell in cells if not _is_ballot_number(cell.text)]
    rising = all(after > before or after == 1 for before, after in itertools.pairwise(numbers))
    return len(numbers) >= 2 and rising and all(cell.known for cell in rest)


def _like_header(cells: Sequence[_Cell]) -> bool:
    known = sum(1 for cell in cells if cell.known)
    return len(cells) >= 2 and known >= 2 and known / len(cells) >= 0.6


def _groups(cells: Sequence[_Cell], areas: frozenset[int]) -> bool:
    """Tell whether the row above a header row holds its group headings, and no title."""
    if not cells or _labels_a_value(cells) or any(_TITLE.match(cell.text) and len(cell.text) > 30 for cell in cells):
        return False
    if _like_header(cells):
        return True
    if not areas or any(cell.column <= min(areas) for cell in cells):
        return False
    short = all(len(cell.text) <= 60 for cell in cells)
    if len(cells) > 1:
        return short
    text, meaning = cells[0].text, cells[0].meaning
    figures = meaning is not None and (meaning.role in _FIGURES or bool(VOTES & set(words(text))))
    return short and figures and cells[0].column > max(areas) and not re.search(r"^\W*\(|(19|20)\d\d", text)


def numbers_columns(row: Sequence[Value], areas: frozenset[int]) -> bool:
    """Tell whether a row numbers the columns: "(1) (2) (3)", "1 2 3", "a b c", "5 = 3 + 4"."""
    texts = {column: str(value).strip() for column, value in enumerate(row, 1) if value is not None}
    found = {column: _NUMBERING.match(text) for column, text in texts.items()}
    if len(texts) < 2 or not all(found.values()) or (areas and not areas & texts.keys()):
        return False
    marks = [match[1].casefold() for match in found.values() if match is not None]
    values = [int(mark) if mark.isdigit() else ord(mark) - 96 for mark in marks]
    steps = [after - before for before, after in itertools.pairwise(values)]
    bracketed = all(re.fullmatch(r"\(\s*\d{1,3}\s*\)", text) for text in texts.values())
    return (values[0] <= 3 or bracketed) and steps.count(1) >= 0.6 * len(steps) and all(step > 0 for step in steps)


def headings_over(sheet: Sheet, header: range) -> dict[int, tuple[str, ...]]:
    """Return the parts of each column's heading, groups first, group headings spread over their columns."""
    rows = {place: _texts(sheet.rows[place]) for place in header}
    if not any(rows.values()):
        return {}
    width = max(column for texts in rows.values() for column in texts)
    top, bottom = sheet.numbers[header[0]], sheet.numbers[header[-1]]
    merges = [merge for merge in sheet.merges if merge[0] <= bottom and merge[2] >= top]
    width = max(width, *(merge[3] for merge in merges)) if merges else width
    spread = {place: _spread(sheet, place, header, rows, merges) for place in header}
    found: dict[int, tuple[str, ...]] = {}
    for column in range(1, min(width, 16_384) + 1):
        parts = [spread[place].get(column) for place in header]
        unlike = [part for at, part in enumerate(parts) if part and _adds(part, parts[:at])]
        if unlike:
            found[column] = tuple(unlike)
    return found


def _adds(part: str, above: Sequence[str | None]) -> bool:
    """Tell whether a part of a heading says more than those above it; a number may be a party's and a candidate's."""
    said = [each for each in above if each]
    return part not in said or (_is_ballot_number(part) and part != said[-1])


def _texts(row: Sequence[Value]) -> dict[int, str]:
    """Return what stands in each column of a header row, lines and runs of blanks as one blank."""
    return {column: " ".join(str(value).split()) for column, value in enumerate(row, 1) if value not in (None, "")}


def _spread(
    sheet: Sheet,
    place: int,
    header: range,
    rows: Mapping[int, Mapping[int, str]],
    merges: Sequence[tuple[int, int, int, int]],
) -> dict[int, str]:
    """Return one header row with its group headings over all their columns, by merges and where they are not known.

    Without merges a group reaches over the blanks at its right that have headings under them and none above.
    """
    own = dict(rows[place])
    number = sheet.numbers[place]
    covered: set[int] = set()
    for above, left, below, right in merges:
        if above <= number <= below and right > left:
            covered.update(range(left, right + 1))
            text = own.get(left)
            if text and above == number:
                own.update(dict.fromkeys(range(left, right + 1), text))
    under = [rows[lower] for lower in header if lower > place]
    over = [rows[upper] for upper in header if upper < place]
    if not under:
        return own
    group: str | None = None
    for column in range(1, max((column for row in (own, *under) for column in row), default=0) + 1):
        headed_below = any(column in row for row in under)
        if column in own:
            group = own[column] if headed_below and column not in covered else None
        elif group is not None and headed_below and not any(column in row for row in over):
            own[column] = group
        else:
            group = None
    return own
