"""How a table is cut into slides: column widths from what stands in them, rows and columns on as many slides as needed.

All lengths are in points. Nothing is cut off: text columns wrap, and what is too wide or too long goes on.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from exporters.content import RIGHT, Column, Kind, Table, Value
from exporters.measure import LINE, height, widest_word, width
from exporters.safe import one_line
from exporters.written import written

SIDE = 7.0  # left and right inside a cell
_KEY_TEXT = 150.0  # up to here a name that every row begins with is not broken
_WIDEST_TEXT = 330.0


@dataclass(frozen=True, slots=True)
class Setting:
    """How a table is set: type size, and the space above and below the text of a cell, in points."""

    size: float
    above: float


#: Tried in turn: a short table is set large and airy, a long one small and dense.
_SETTINGS = (Setting(16, 9), Setting(15, 8), Setting(14, 7), Setting(14, 5), Setting(13, 5), Setting(12, 4.2))


@dataclass(frozen=True, slots=True)
class Piece:
    """What stands on one slide: written cells under their columns, with the width of each and the height of each row.

    ``heads`` holds one or two heights; ``total`` is the written total row where this piece ends with it.
    """

    setting: Setting
    columns: tuple[Column, ...]
    widths: tuple[float, ...]
    heads: tuple[float, ...]
    rows: tuple[tuple[str, ...], ...]
    heights: tuple[float, ...]
    total: tuple[str, ...] | None
    total_height: float

    @property
    def tall(self) -> float:
        """The height of the whole piece."""
        return sum(self.heads) + sum(self.heights) + (self.total_height if self.total else 0.0)

    @property
    def grouped(self) -> bool:
        """Tell whether neighbours share headings."""
        return any(column.group for column in self.columns)


def pieces(
    table: Table, wide: float, tall: float, language: str, *, last_tall: float | None = None
) -> tuple[Piece, ...]:
    """Return ``table`` cut into what fits ``wide`` × ``tall`` points, the last into ``last_tall``."""
    table = replace(table, columns=tuple(map(_clean, table.columns)))
    room = (wide, tall, tall if last_tall is None else last_tall)
    densest = _cut(table, room, language, _SETTINGS[-1])
    for setting in _SETTINGS[:-1]:
        cut = _cut(table, room, language, setting)
        if len(cut) <= len(densest):
            return cut
    return densest


def _clean(column: Column) -> Column:
    return replace(column, heading=one_line(column.heading), group=one_line(column.group) if column.group else None)


def _cut(table: Table, room: tuple[float, float, float], language: str, setting: Setting) -> tuple[Piece, ...]:
    wide, tall, last_tall = room
    cut: list[Piece] = []
    parts = _column_parts(table, wide, language, setting.size)
    for number, places in enumerate(parts):
        end = last_tall if number == len(parts) - 1 else tall
        cut += _row_parts(_select(table, places), wide, tall, end, language, setting)
    return tuple(cut)


def _column_parts(table: Table, wide: float, language: str, size: float) -> list[tuple[int, ...]]:
    """Return the places of the columns of each part: key columns on all, groups never torn apart."""
    least = [_least(table, place, language, size) for place in range(len(table.columns))]
    keys = tuple(place for place, column in enumerate(table.columns) if column.key)
    room = wide - sum(least[place] for place in keys)
    blocks: list[list[int]] = []
    for place, column in enumerate(table.columns):
        if column.key:
            continue
        if blocks and column.group and table.columns[blocks[-1][-1]].group == column.group:
            blocks[-1].append(place)
        else:
            blocks.append([place])
    sizes = [sum(least[place] for place in block) for block in blocks]
    count = max(1, math.ceil(sum(sizes) / max(room, 1)))
    while True:
        parts = _spread(blocks, sizes, room, count)
        if parts is not None:
            return [tuple(sorted((*keys, *part))) for part in parts]
        count += 1


def _spread(blocks: list[list[int]], sizes: list[float], room: float, count: int) -> list[list[int]] | None:
    """Return the blocks in ``count`` parts of about equal length, or None where one of them does not fit."""
    per_part = math.ceil(len(blocks) / count) or 1
    parts = []
    for start in range(0, len(blocks), per_part):
        if sum(sizes[start : start + per_part]) > room and per_part > 1:
            return None
        parts.append([place for block in blocks[start : start + per_part] for place in block])
    return parts or [[]]


def _least(table: Table, place: int, language: str, size: float) -> float:
    """Return the narrowest a column may be: numbers are never broken, texts only between words."""
    column = table.columns[place]
    heading = widest_word(column.heading, size, bold=True)
    cells = [row[place] for row in table.rows] + ([table.total[place]] if table.total else [])
    bold = table.total is not None
    if column.kind is Kind.TEXT:
        words = max((widest_word(shown(value, column, language), size) for value in cells), default=0.0)
        inner = max(heading, min(words, _WIDEST_TEXT))
        if column.key:
            longest = max((width(shown(value, column, language), size, bold=bold) for value in cells), default=0.0)
            inner = max(inner, min(longest, _KEY_TEXT))
    else:
        inner = max(heading, *(width(shown(value, column, language), size, bold=bold) for value in cells), 0.0)
    return inner + 2 * SIDE + 1


def _select(table: Table, places: Sequence[int]) -> Table:
    def pick(row: tuple[Value, ...]) -> tuple[Value, ...]:
        return tuple(row[place] for place in places)

    return replace(
        table,
        columns=tuple(table.columns[place] for place in places),
        rows=tuple(pick(row) for row in table.rows),
        total=pick(table.total) if table.total else None,
    )


def _row_parts(
    table: Table, wide: float, tall: float, last_tall: float, language: str, setting: Setting
) -> list[Piece]:
    widths = _widths(table, wide, language, setting.size)
    texts = [_row_texts(table, row, language) for row in table.rows]
    total = _row_texts(table, table.total, language) if table.total else None
    total_height = _row_height(total, widths, setting, bold=True) if total else 0.0
    heads = _head_heights(table.columns, widths, setting)
    heights = [_row_height(row, widths, setting) for row in texts]
    cuts = _cuts(heights, tall - sum(heads), last_tall - sum(heads) - total_height)
    parts = []
    for start, stop in cuts:
        last = stop == len(texts)
        parts.append(
            Piece(
                setting,
                table.columns,
                widths,
                heads,
                tuple(texts[start:stop]),
                tuple(heights[start:stop]),
                total if last else None,
                total_height,
            )
        )
    return parts


def _cuts(heights: Sequence[float], room: float, last_room: float) -> list[tuple[int, int]]:
    """Return where rows break: as few pages as fit, about equally full; a row taller than a page has one alone."""
    if not heights:
        return [(0, 0)]
    fewest = len(_filled(heights, room, last_room))
    low, high = max(heights), room
    for _ in range(12):  # the lowest page on which as few pages do
        middle = (low + high) / 2
        if len(_filled(heights, middle, min(middle, last_room))) > fewest:
            low = middle
        else:
            high = middle
    return _filled(heights, high, min(high, last_room))


def _filled(heights: Sequence[float], room: float, last_room: float) -> list[tuple[int, int]]:
    """Return pages filled one after the other up to ``room``; the last one also keeps to ``last_room``."""
    cuts: list[tuple[int, int]] = []
    start, filled = 0, 0.0
    for place, tall in enumerate(heights):
        if place > start and filled + tall > room:
            cuts.append((start, place))
            start, filled = place, 0.0
        filled += tall
    if filled > last_room and len(heights) - start > 1:
        # The total row or a remark has no room: the last rows go on with it.
        rest = len(heights)
        moved = 0.0
        while rest - 1 > start and moved + heights[rest - 1] <= last_room and filled - moved > last_room * 0.5:
            rest -= 1
            moved += heights[rest]
        cuts.append((start, rest))
        start = rest
    return [*cuts, (start, len(heights))]


def _widths(table: Table, wide: float, language: str, size: float) -> tuple[float, ...]:
    """Return the columns' widths: at least what they need, the rest by what would save lines, then evenly."""
    least = [_least(table, place, language, size) for place in range(len(table.columns))]
    wished = [max(_wished(table, place, language, size), least[place]) for place in range(len(table.columns))]
    spare = wide - sum(least)
    if spare <= 0:
        return tuple(need * wide / sum(least) for need in least)
    wants = [wish - need for wish, need in zip(wished, least, strict=True)]
    if sum(wants) > spare:
        return tuple(need + want * spare / sum(wants) for need, want in zip(least, wants, strict=True))
    left = spare - sum(wants)
    # What is left over goes to all alike; a table of few columns need not span the slide with gaps.
    even = left / len(wished) if len(wished) > 3 else min(left / len(wished), 90.0)
    return tuple(wish + even for wish in wished)


def _wished(table: Table, place: int, language: str, size: float) -> float:
    column = table.columns[place]
    cells = [row[place] for row in table.rows] + ([table.total[place]] if table.total else [])
    widest = max((width(shown(value, column, language), size, bold=True) for value in cells), default=0.0)
    heading = width(column.heading, size, bold=True)
    if column.group:
        same = sum(1 for other in table.columns if other.group == column.group)
        heading = max(heading, width(column.group, size, bold=True) / same)
    return min(max(widest, min(heading, 150.0)), _WIDEST_TEXT) + 2 * SIDE + 2


def _row_texts(table: Table, row: tuple[Value, ...], language: str) -> tuple[str, ...]:
    return tuple(shown(value, column, language) for value, column in zip(row, table.columns, strict=True))


def _row_height(texts: Sequence[str], widths: Sequence[float], setting: Setting, *, bold: bool = False) -> float:
    tallest = max(
        height(text, setting.size, wide - 2 * SIDE, bold=bold) for text, wide in zip(texts, widths, strict=True)
    )
    return tallest + 2 * setting.above


def _head_heights(columns: Sequence[Column], widths: Sequence[float], setting: Setting) -> tuple[float, ...]:
    if not any(column.group for column in columns):
        return (_row_height([column.heading for column in columns], widths, setting, bold=True),)
    group_height = setting.size * LINE + 2 * setting.above
    place = 0
    while place < len(columns):
        span = span_of(columns, place)
        group = columns[place].group
        if group:
            inner = sum(widths[place : place + span]) - 2 * SIDE
            group_height = max(group_height, height(group, setting.size, inner, bold=True) + 2 * setting.above)
        place += span
    low = [(column.heading, wide) for column, wide in zip(columns, widths, strict=True) if column.group]
    own = [(column.heading, wide) for column, wide in zip(columns, widths, strict=True) if not column.group]
    low_height = max(height(text, setting.size, wide - 2 * SIDE, bold=True) for text, wide in low) + 2 * setting.above
    own_height = (
        max((height(text, setting.size, wide - 2 * SIDE, bold=True) for text, wide in own), default=0.0)
        + 2 * setting.above
    )
    return (max(group_height, own_height - low_height), low_height)


def shown(value: Value, column: Column, language: str) -> str:
    """Return a value as its cell shows it; below the heading "%" the sign is not said again."""
    text = written(value, column.kind, language)
    return text.removesuffix(" %") if column.heading == "%" else text


def span_of(columns: Sequence[Column], place: int) -> int:
    """Return how many columns from ``place`` on share its group heading (1 without one)."""
    group = columns[place].group
    span = 1
    while group and place + span < len(columns) and columns[place + span].group == group:
        span += 1
    return span


def at_right(column: Column) -> bool:
    """Tell whether a column's values stand at its right side."""
    return column.kind in RIGHT
