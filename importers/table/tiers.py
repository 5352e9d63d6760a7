"""One column of names for areas of several levels: which of its rows are the wider areas, told by how they are written.

Indents, marks (I and 1), capitals, blank figures and sums tell it, and must tell it of every row; where no heading says
that there are several levels, the figures must bear it out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from importers.grid import Value
from importers.records import TREE, Level
from importers.table.area_columns import AreaColumns
from importers.table.column import Columns
from importers.table.figures import Figures
from importers.table.layout import Table
from importers.values import whole_numbers
from importers.wording.area_names import area_name, level_by_words
from importers.wording.headings import words
from importers.wording.row_words import is_group_mark, is_note, kind_of
from importers.wording.vocabulary import LEVELS

#: Lists longer than this name their areas in columns of their own.
_MOST_ROWS = 20_000
#: Sums of smaller numbers in a single column come about by chance.
_LEAST_SUM = 100
_MARKED = re.compile(r"^\s*\(?(?P<mark>[IVXLC]{1,6}|[A-Z]|[a-z]|\d{1,3}(?:\.\d{1,3})*)\s*[.)]\s+(?=\S)")


#: Where so many of the wider areas are the sums of what follows, the others have slips.
_RIGHT = 0.7
#: So few of the finest areas may be blank, and so far a sum with a slip may be off, where indents tell the levels.
_LEFT_BLANK = 0.2
_SLIP = 0.1
#: Rows that say these levels among many that say none are sums of a list of finer areas.
_WIDEST = frozenset({Level.PROVINCE, Level.REGENCY})
#: From the widest to the finest: I or A, then 1, then a.
_MARKS = ("wide", "number", "letter")


@dataclass(frozen=True, slots=True)
class _Row:
    number: int
    text: str
    mark: str
    figures: Figures
    #: How far the cell's own format indents it, beside blanks in front of the name.
    steps: int = 0

    @property
    def blank(self) -> bool:
        return all(value is None for value in self.figures)

    @property
    def indent(self) -> int:
        return len(self.text) - len(self.text.lstrip(" \t\u00a0")) + 2 * self.steps


def with_tiers(where: AreaColumns, table: Table, columns: Columns) -> AreaColumns:
    """Return ``where`` with the rows of wider areas told, if its one column of names holds areas of several levels."""
    if not where.plain or table.last - table.first > _MOST_ROWS:
        return where
    level, place = where.names[0]
    column = next(each for each in columns.all if each.place == place)
    if column.said is not None and not column.said.mixed:
        return where
    figures = [each.place for each in columns.all if each.figures]
    rows = _rows(table, place, figures, where.row_number)
    rows, spoken = _spoken(rows, where)
    if len(rows) < 2:
        return where
    if spoken:
        return _with_spoken(where, rows, spoken)
    said = {LEVELS[word] for word in words(column.heading) if word in LEVELS and LEVELS[word] in TREE}
    above, marked = _told(rows, surely=len(said) > 1)
    if above is None:
        return where
    levels = _levels(said, level, 1 + max(above), guessed=where.guessed)
    named = {row.number: _MARKED.sub("", row.text) if marked else row.text for row in rows}
    wider = {
        row.number: (levels[-1 - each], area_name(levels[-1 - each], named[row.number]))
        for row, each in zip(rows, above, strict=True)
        if each
    }
    cleaned = {row.number: named[row.number] for row in rows if row.number not in wider} if marked else {}
    guessed = where.guessed or len(said) == 1
    return replace(where, names=((levels[-1], place),), wider=wider, cleaned=cleaned, guessed=guessed)


def _spoken(rows: Sequence[_Row], where: AreaColumns) -> tuple[list[_Row], dict[int, Level]]:
    """Return the rows without those that close a list of finer areas ("KOTA BANJAR"), and the levels that rows say."""
    spoken = {row.number: said for row in rows if row.number not in where.towns and (said := level_by_words(row.text))}
    silent = len(rows) - len(spoken)
    closing = {number for number, said in spoken.items() if said in _WIDEST} if silent > len(spoken) else set()
    kept = [row for row in rows if row.number not in closing]
    return kept, {number: said for number, said in spoken.items() if number not in closing}


def _with_spoken(where: AreaColumns, rows: Sequence[_Row], spoken: Mapping[int, Level]) -> AreaColumns:
    """Take rows that say their level ("KECAMATAN KEDATON") as those in which the others lie, if figures bear it out."""
    level, place = where.names[0]
    above = [int(row.number in spoken) for row in rows]
    wide = set(spoken.values())
    if level not in wide or len(wide) > 1 or not _holds(above) or not _heads_groups(rows, above):
        return where
    finer = TREE[min(TREE.index(level) + 1, len(TREE) - 1)]
    wider = {row.number: (level, area_name(level, row.text)) for row in rows if row.number in spoken}
    return replace(where, names=((finer, place),), wider=wider, guessed=True)


def _told(rows: Sequence[_Row], *, surely: bool) -> tuple[list[int] | None, bool]:
    """Return how many levels each row lies above the finest, and whether marks in front of names told it.

    ``surely`` tells that there are several levels; else what figures do not bear out is chance.
    """
    indented = _by_indent(rows)
    if indented is not None and _holds(indented) and _heads_groups(rows, indented):
        return indented, False
    in_text = [found["mark"] if (found := _MARKED.match(row.text)) else "" for row in rows]
    tried = (
        (indented, False),
        (_by_marks([row.mark for row in rows]), False),
        (_by_marks(in_text), True),
        (_by_capitals(rows), False),
        (_by_blanks(rows) if surely else None, False),
        (_by_sums(rows), False),
    )
    for above, marked in tried:
        if above is not None and _holds(above) and (surely or _borne_out(rows, above)):
            return above, marked
    return None, False


def _heads_groups(rows: Sequence[_Row], above: Sequence[int]) -> bool:
    """Tell whether the wider areas are headings without figures, or have nearly those of their parts together.

    Where indents say so already, a slip in a sum does not make it the figures of another area.
    """
    pairs = list(zip(rows, above, strict=True))
    finest = [row for row, each in pairs if not each]
    if sum(1 for row in finest if row.blank) > _LEFT_BLANK * len(finest):
        return False
    return all(row.blank or _nearly(rows, above, at) for at, (row, each) in enumerate(pairs) if each)


def _nearly(rows: Sequence[_Row], above: Sequence[int], at: int) -> bool:
    """Tell whether most figures of a wider area are about the sum of those of its finest parts."""
    end = next((place for place in range(at + 1, len(above)) if above[place] >= above[at]), len(above))
    parts = [rows[place].figures for place in range(at + 1, end) if not above[place]]
    if not parts:
        return False
    sums = [sum(value or 0 for value in column) for column in zip(*parts, strict=True)]
    pairs = [(value, due) for value, due in zip(rows[at].figures, sums, strict=True) if value is not None and due]
    near = sum(1 for value, due in pairs if abs(value - due) <= _SLIP * due)
    return bool(pairs) and near * 2 > len(pairs) and (len(parts) > 1 or near == len(pairs))


def _levels(said: set[Level], level: Level, count: int, *, guessed: bool) -> tuple[Level, ...]:
    """Return ``count`` levels from wide to fine: those that the heading says, else those around ``level``."""
    known = tuple(sorted(said, key=TREE.index))
    if len(known) == count:
        return known
    # a heading "Kelurahan" names the finest, one "Kecamatan" the first of two, and so does a guess
    last = TREE.index(level) if level in TREE else TREE.index(Level.VILLAGE)
    if level is not Level.VILLAGE or guessed:
        last = min(last + count - 1, TREE.index(Level.STATION))
    return TREE[max(0, last - count + 1) : last + 1]


def _rows(table: Table, name: int, figures: Sequence[int], mark: int | None) -> list[_Row]:
    found: list[_Row] = []
    sheet = table.sheet
    pairs = zip(
        islice(sheet.numbers, table.first, table.last), islice(iter(sheet.rows), table.first, table.last), strict=True
    )
    for number, row in pairs:
        text = None if number in table.said.rows else _at(row, name)
        if not isinstance(text, str) or not re.search(r"[^\W\d_]{2}", text) or kind_of(text.strip()) or is_note(text):
            continue
        if row in table.head_again:
            continue
        if mark is not None and isinstance(_at(row, mark), str) and kind_of(str(_at(row, mark)).strip()):
            continue
        numbers, _ = whole_numbers([_at(row, place) for place in figures])
        own = _at(row, mark) if mark is not None else None
        found.append(
            _Row(
                number, text, "" if own is None else str(own).strip(), numbers, sheet.indents.get((number, name + 1), 0)
            )
        )
    while found and found[-1].blank:
        found.pop()  # notes and signatures under the table
    return found


def _at(row: Sequence[Value], place: int) -> Value:
    return row[place] if place < len(row) else None


def _holds(above: Sequence[int]) -> bool:
    """Tell whether this may be a list of wider areas with their parts: it begins wide and ends fine."""
    wide = sum(map(bool, above))
    return above[0] == max(above) > 0 and above[-1] == 0 and len(above) - wide > wide / 2


def _borne_out(rows: Sequence[_Row], above: Sequence[int]) -> bool:
    """Tell whether wider areas have the figures of their parts together."""
    filled = right = 0
    telling = False
    for at, each in enumerate(above):
        if not each or rows[at].blank:
            continue
        end = next((place for place in range(at + 1, len(above)) if above[place] >= each), len(above))
        parts = [rows[place].figures for place in range(at + 1, end) if above[place] == each - 1]
        filled += 1
        if _adds_up(rows[at].figures, parts):
            right += 1
            telling = telling or (len(parts) > 1 and _telling(rows[at].figures))
    return telling and right >= _RIGHT * filled


def _adds_up(whole: Figures, parts: Sequence[Figures]) -> bool:
    return bool(parts) and all(
        (value or 0) == sum(part[place] or 0 for part in parts) for place, value in enumerate(whole)
    )


def _by_indent(rows: Sequence[_Row]) -> list[int] | None:
    steps = sorted({row.indent for row in rows})
    if not 1 < len(steps) <= 3:
        return None
    return [len(steps) - 1 - steps.index(row.indent) for row in rows]


def _by_marks(marks: Sequence[str]) -> list[int] | None:
    """Know I or A before wider areas and 1 or a before the others, 1 and 1.1, or marks before one kind alone."""
    kinds = [_kind_of_mark(mark) for mark in marks]
    there = set(kinds)
    if there == {"number", "dotted"}:
        return [int(kind == "number") for kind in kinds]
    if there == {"number", ""} or there == {"wide", ""}:
        return [int(kind == kinds[0]) for kind in kinds]
    order = [kind for kind in _MARKS if kind in there]
    if len(order) < 2 or there != set(order):
        return None
    return [len(order) - 1 - order.index(kind) for kind in kinds]


def _kind_of_mark(mark: str) -> str:
    bare = mark.strip(" .)(")
    if re.fullmatch(r"[a-z]", bare):
        return "letter"
    if is_group_mark(bare):
        return "wide"
    if re.fullmatch(r"\d+\.\d+", bare):
        return "dotted"
    return "number" if bare.isdecimal() else ""


def _by_capitals(rows: Sequence[_Row]) -> list[int] | None:
    return [int(row.text.isupper()) for row in rows]


def _by_blanks(rows: Sequence[_Row]) -> list[int] | None:
    """Know headings of groups: nothing stands beside them."""
    return [int(row.blank) for row in rows]


def _by_sums(rows: Sequence[_Row]) -> list[int] | None:
    """Know wider areas by their figures: each is the sum, in every column, of the rows up to the next."""
    if any(row.blank for row in rows):
        return None
    above: list[int] = []
    sizes: list[int] = []
    while len(above) < len(rows):
        parts = _parts(rows[len(above) :])
        if parts is None or not _telling(rows[len(above)].figures):
            return None
        above += [1, *([0] * parts)]
        sizes.append(parts)
    # two areas may have the same figures by chance, or because one of them was typed twice
    return above if sum(sizes) > len(sizes) + 1 else None


def _parts(rows: Sequence[_Row]) -> int | None:
    """Return how many rows after the first add up to it; a sum of small numbers in one column is none."""
    whole = [value or 0 for value in rows[0].figures]
    so_far = [0] * len(whole)
    for count, row in enumerate(rows[1:], 1):
        so_far = [total + (value or 0) for total, value in zip(so_far, row.figures, strict=True)]
        if so_far == whole:
            return count
        if any(total > most for total, most in zip(so_far, whole, strict=True)):
            return None
    return None


def _telling(figures: Figures) -> bool:
    return sum(1 for value in figures if value) > 1 and sum(value or 0 for value in figures) >= _LEAST_SUM
