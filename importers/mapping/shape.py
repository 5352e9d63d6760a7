"""The shape of a sheet: the words of its header (or of its labels, where areas are columns), without whom they count.

By it a mapping made for one year's file is offered for the next one's; it knows nothing of what was recognised.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from importers.grid import Sheet, Value
from importers.mapping import SheetMapping, Side
from importers.mapping.mapped import row_heading, same_heading
from importers.recap.page_columns import is_number
from importers.wording.contestants import STRONG, contestant_of
from importers.wording.headings import compact

_ROWS = 200
_COLUMNS = 300
_HEADER_ROWS = 5
_SAMPLE = 30
#: So many of the words of a shape must stand in another sheet, so many at least.
_ALIKE = 0.7
_LEAST = 2


@dataclass(frozen=True, slots=True)
class Shape:
    """What a sheet looks like: where its areas lie, its words, and what its columns hold ("t" text, "n" numbers)."""

    side: Side
    words: frozenset[str]
    kinds: str

    def __str__(self) -> str:
        return json.dumps([self.side, sorted(self.words), self.kinds], ensure_ascii=False)

    @classmethod
    def parse(cls, text: str) -> Shape:
        """Return the shape that a text made by ``str`` holds; any other is a ValueError."""
        side, words, kinds = json.loads(text)
        if side not in ("rows", "columns"):
            raise ValueError(text)
        return cls(side, frozenset(map(str, words)), str(kinds))

    def fits(self, other: Shape) -> bool:
        """Tell whether a sheet of this shape and one of ``other`` are laid out alike; fewer words must all be there."""
        common = len(self.words & other.words)
        if len(self.words) < _LEAST:
            return self.words == other.words and self.kinds == other.kinds
        return common >= _LEAST and common >= _ALIKE * len(self.words)


def shape_of(sheet: Sheet, side: Side) -> Shape:
    """Return the shape of a sheet whose areas lie in its ``side``."""
    first = _first_figures(sheet)
    rows = sheet.rows[first : first + _SAMPLE]
    if side == "columns":
        texts: Iterable[str] = (row_heading(row) for row in sheet.rows[:_ROWS] if any(map(is_number, row)))
    else:
        texts = _header(sheet, first)
    return Shape(side, frozenset(filter(None, map(_word, texts))), _kinds(rows))


def adapted(said: SheetMapping, sheet: Sheet, *, same_columns: bool) -> SheetMapping:
    """Return a mapping of another sheet for this one: what hangs on row numbers is found again or left out.

    ``same_columns`` tells that both have the same columns, so that letters mean the same.
    """
    lines = tuple(
        replace(each, under=None)
        for each in said.lines
        if each.heading or (each.column is not None and same_columns and not each.row)
    )
    header = said.header_rows if said.header_rows == () and same_columns else _moved(said, sheet)
    return replace(said, name=sheet.name, lines=lines, header_rows=header)


def _moved(said: SheetMapping, sheet: Sheet) -> tuple[int, ...] | None:
    """Return the header rows of a mapping where its headings stand in this sheet; None where they do not."""
    wanted = [each.heading.split(" / ")[-1] for each in said.lines if each.heading and not each.row]
    if not said.header_rows or not wanted:
        return None
    best, most = None, 0
    for place, row in enumerate(sheet.rows[:_ROWS]):
        texts = [" ".join(str(cell).split()) for cell in row[:_COLUMNS] if cell is not None]
        hits = sum(1 for heading in wanted if any(same_heading(text, heading) for text in texts))
        if hits > most and hits * 2 >= len(wanted):
            best, most = place, hits
    if best is None:
        return None
    height = said.header_rows[-1] - said.header_rows[0]
    last = sheet.numbers[best]
    return tuple(number for number in sheet.numbers[: best + 1] if number >= last - height)


def _first_figures(sheet: Sheet) -> int:
    """Return the place of the first row with several numbers that the next one has under them too, 0 for none."""
    before: set[int] = set()
    for place, row in enumerate(sheet.rows[:_ROWS]):
        numbers = {at for at, cell in enumerate(row[:_COLUMNS]) if is_number(cell)}
        if len(before) > 1 and len(before & numbers) * 2 >= len(before):
            return place - 1
        before = numbers
    return 0


def _header(sheet: Sheet, first: int) -> Iterable[str]:
    """Yield the texts of the rows above the figures, up to the title: a row with one text alone."""
    for row in reversed(sheet.rows[max(0, first - _HEADER_ROWS) : first]):
        texts = [cell for cell in row[:_COLUMNS] if isinstance(cell, str) and cell.strip()]
        if len(texts) == 1:
            return
        yield from texts


def _word(text: str) -> str:
    """Return what a heading says regardless of the year; nothing for a contestant, who is another next year."""
    found = contestant_of((text,))
    if found is not None and found.likelihood >= STRONG:
        return ""
    return compact(re.sub(r"\b(?:19|20)\d\d\b", "", text))


def _kinds(rows: Sequence[Sequence[Value]]) -> str:
    width = min(_COLUMNS, max(map(len, rows), default=0))
    kinds = []
    for at in range(width):
        cells = [row[at] for row in rows if at < len(row) and row[at] is not None]
        numbers = sum(map(is_number, cells))
        kinds.append("n" if cells and numbers * 2 > len(cells) else "t" if cells else "-")
    return "".join(kinds)
