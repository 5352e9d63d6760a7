"""Which rows of a list named "Kota …" are no cities: kecamatan, kelurahan and desa are called Kota Batu and Kota Baru.

A city in such a list is the sum of what follows, or the heading over it; it knows no list of cities.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice

from importers.grid import Value
from importers.records import Level
from importers.table.area_columns import AreaColumns, depth
from importers.table.column import Columns
from importers.table.figures import Figures
from importers.table.layout import Table
from importers.values import whole_numbers
from importers.wording.area_names import level_by_words
from importers.wording.headings import compact
from importers.wording.row_words import kind_of

#: A sum with slips, or of which a part is missing, is at most so far off.
_ABOUT = 0.3
#: No city has more kecamatan, kelurahan and desa.
_MOST_PARTS = 500
_KOTA = re.compile(r"\s*kota\s", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Row:
    """A row with a name; ``opens`` tells that no area stands between it and the begin of the list or a sum."""

    number: int
    text: str
    mark: Value
    cells: tuple[Value, ...]
    opens: bool

    @property
    def figures(self) -> Figures:
        return whole_numbers(self.cells)[0]

    @property
    def blank(self) -> bool:
        return not any(value is not None for value in self.figures)


def with_towns(where: AreaColumns, table: Table, columns: Columns) -> AreaColumns:
    """Return ``where`` with the rows told that are called "Kota …" and are areas like those around them."""
    if not where.plain or depth(where.names[0][0]) <= depth(Level.REGENCY):
        return where
    place = where.names[0][1]
    if not any(map(_is_kota, (_at(row, place) for row in islice(iter(table.sheet.rows), table.first, table.last)))):
        return where
    rows = _rows(table, place, [each.place for each in columns.all if each.figures], where.row_number)
    regency = dict(table.within).get(Level.REGENCY)
    under_sections = bool(rows) and rows[0].blank and level_by_words(rows[0].text) is not None
    found = set()
    for at, row in enumerate(rows):
        if not _is_kota(row.text):
            continue
        if regency is not None:
            city = compact(row.text) == compact(regency)
        elif row.blank:
            city = under_sections and not _goes_on(rows, at)
        else:
            city = _is_sum(rows, at) or _closes(rows, at)
        if not city:
            found.add(row.number)
    return replace(where, towns=frozenset(found))


def _rows(table: Table, name: int, figures: Sequence[int], mark: int | None) -> list[_Row]:
    found: list[_Row] = []
    opens = True
    sheet = table.sheet
    pairs = zip(
        islice(sheet.numbers, table.first, table.last), islice(iter(sheet.rows), table.first, table.last), strict=True
    )
    for number, row in pairs:
        text = _at(row, name)
        if not isinstance(text, str) or not text.strip():
            continue
        if kind_of(text.strip()):
            opens = True
            continue
        cells = tuple([_at(row, place) for place in figures])
        found.append(_Row(number, text, None if mark is None else _at(row, mark), cells, opens))
        opens = cells.count(None) == len(cells)
    return found


def _at(row: Sequence[Value], place: int) -> Value:
    return row[place] if place < len(row) else None


def _is_kota(text: Value) -> bool:
    return isinstance(text, str) and _KOTA.match(text) is not None


def _goes_on(rows: Sequence[_Row], at: int) -> bool:
    """Tell a row whose number goes on with those around it."""
    mark = rows[at].mark
    if not isinstance(mark, int):
        return False
    return (at > 0 and rows[at - 1].mark == mark - 1) or (at + 1 < len(rows) and rows[at + 1].mark == mark + 1)


def _is_sum(rows: Sequence[_Row], at: int) -> bool:
    """Tell a row that is the sum of those that follow; where it opens a list, it need only be about as large."""
    row = rows[at]
    summed = [0] * len(row.cells)
    ends = _ends(rows, at)
    for place in range(at + 1, ends[-1] if ends else at):
        summed = [so_far + (value or 0) for so_far, value in zip(summed, rows[place].figures, strict=True)]
        if place + 1 in ends and place > at + 1 and _matches(row, summed, about=row.opens and not _goes_on(rows, at)):
            return True
    return False


def _closes(rows: Sequence[_Row], at: int) -> bool:
    """Tell the last row of a list that is the sum of all before it, which may stand there in two levels.

    A slip in a few of its columns makes it no area.
    """
    if at + 1 < len(rows) or at < 2 or rows[at].blank:
        return False
    summed = [sum(value or 0 for value in column) for column in zip(*(row.figures for row in rows[:at]), strict=True)]
    return any(_nearly(rows[at].figures, summed, levels) for levels in (1, 2))


def _nearly(whole: Figures, summed: Sequence[int], levels: int) -> bool:
    """Tell whether at least half of the figures are the sums to the digit, and the others about these."""
    pairs = [((value or 0) * levels, total) for value, total in zip(whole, summed, strict=True)]
    right = sum(1 for value, total in pairs if value == total)
    return right * 2 >= len(pairs) and all(abs(value - total) <= _ABOUT * total for value, total in pairs)


def _matches(row: _Row, summed: Sequence[int], *, about: bool) -> bool:
    pairs = [(value, other) for value, other in zip(row.figures, summed, strict=True) if value is not None]
    right = sum(1 for value, other in pairs if value == other and value > 0)
    return right * 2 > len(pairs) or (
        about and all(abs(value - other) <= _ABOUT * other for value, other in pairs) and any(summed)
    )


def _ends(rows: Sequence[_Row], at: int) -> list[int]:
    """Return where the rows may end that a row called "Kota …" is the sum of: before another such, or a sum."""
    found: list[int] = []
    last = min(len(rows), at + 1 + _MOST_PARTS)
    for place in range(at + 2, last):
        if rows[place].opens:
            return [*found, place]
        if level_by_words(rows[place].text) is Level.REGENCY:
            found.append(place)
    return [*found, last] if last > at + 2 else found
