"""Printed sums: which rows are sums without saying so, and of which areas each one is the sum.

Sums are checks and never figures. What a sum is of is told by its label, by where it stands and by its values.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from importers.records import TREE, AreaLine, Level, Problem, Severity, cell_name
from importers.table.area_columns import depth
from importers.table.figures import Figures
from importers.table.row_records import Path, Rows, Total
from importers.wording.area_names import level_by_words
from importers.wording.headings import compact

#: A sum of the whole table stands at its end: so many of the last sums are compared with all rows.
_LAST = 3
#: How far a sum with slips may be off, as a share.
_NEAR = 0.1
#: A last row must be the sum of so many rows, and have so many votes, before it is one though nothing says so.
_TELLING_ROWS = 3
_TELLING_VOTES = 100
_NATION = frozenset({"indonesia", "nasional", "republikindonesia", "seluruhindonesia"})
_GRAND = ("grand", "keseluruhan", "seluruh", "akhir")


@dataclass(frozen=True, slots=True)
class Settled:
    """Areas with their figures, and the printed sums with what they are sums of: an area's path, or the whole table."""

    areas: tuple[AreaLine, ...]
    figures: tuple[Figures, ...]
    totals: tuple[tuple[AreaLine, Figures], ...]
    problems: tuple[Problem, ...]


def settle(rows: Rows, within: Path, *, sheet: str, column: int, numbered: bool = False) -> Settled:
    """Tell areas from sums in ``rows``; ``within`` is the path all share, ``column`` (1-based) that of the names.

    ``numbered`` tells that the last row has its number in the list, like the areas above it: then it is one of them.
    """
    problems: list[Problem] = []
    areas, figures = rows.areas, rows.figures
    sums: list[tuple[AreaLine, Figures]] = []
    above = _parts_of(areas, rows.coarse)
    kept = [place for place in range(len(areas)) if place not in above]
    sums.extend((areas[place], figures[place]) for place in sorted(above))
    if len(kept) != len(areas):
        areas, figures = [areas[place] for place in kept], [figures[place] for place in kept]
    shift = _Shift(kept, len(rows.areas))
    totals = rows.totals
    alike = numbered or bool(areas and areas[-1].line in rows.said)
    if areas and not totals and not alike and _is_sum(figures[-1], figures[:-1], areas, within):
        last = areas[-1]
        sums.append((AreaLine(last.line, _level_above(areas, within), within), figures[-1]))
        areas, figures = areas[:-1], figures[:-1]
    elif areas and not totals and _opens_with_sum(areas, figures):
        sums.append((AreaLine(areas[0].line, _level_above(areas, within), within), figures[0]))
        areas, figures = areas[1:], figures[1:]
        shift = _Shift([*range(1, len(rows.areas))], len(rows.areas))
    for line, printed in rows.unnamed:
        behind = not areas or line > areas[-1].line
        if _adds_up(printed, figures) or (behind and _adds_up_but_for_slips(printed, figures)):
            sums.append((AreaLine(line, _level_above(areas, within), within), printed))
        else:
            cell = cell_name(line, column)
            problems.append(Problem("row_without_area", Severity.ERROR, sheet, cell, (cell,)))
    for at, total in enumerate(totals):
        after = shift.kept_before(total.after)
        if rows.carried is not None and _adds_up_with(rows.carried, total.figures, figures[:after]):
            continue  # a sum of pages, of which this table is one
        # a sum that areas still follow is not one of the whole table
        ends = at >= len(totals) - _LAST and after >= len(areas)
        sums.append((_line_of(total, areas, figures, after, within, ends=ends), total.figures))
    return Settled(tuple(areas), tuple(figures), tuple(sorted(sums, key=lambda each: each[0].line)), tuple(problems))


class _Shift:
    """Counts how many of the first areas were kept, after those that are sums were taken out."""

    def __init__(self, kept: Sequence[int], whole: int) -> None:
        self._kept = kept if len(kept) != whole else None

    def kept_before(self, place: int) -> int:
        """Return how many kept areas come before ``place``."""
        if self._kept is None:
            return place
        return sum(1 for each in self._kept if each < place)


def _parts_of(areas: Sequence[AreaLine], coarse: set[int]) -> set[int]:
    """Return the places of wider areas whose parts are in the table too: what stands there are sums."""
    if not coarse:
        return set()
    prefixes: set[Path] = set()
    codes: set[str] = set()
    for place, area in enumerate(areas):
        if place not in coarse or len(area.path) > 1:
            prefixes.update(area.path[:length] for length in range(1, len(area.path)))
        if area.code and not area.path:
            codes.update(area.code.replace(".", "")[:length] for length in (2, 4, 6, 10))
    found: set[int] = set()
    for place in coarse:
        area = areas[place]
        if area.path:
            parts = area.path in prefixes
        else:
            digits = (area.code or "").replace(".", "")
            parts = sum(1 for each in areas if (each.code or "").replace(".", "").startswith(digits)) > 1
        if parts:
            found.add(place)
    return found


def _is_sum(last: Figures, others: Sequence[Figures], areas: Sequence[AreaLine], within: Path) -> bool:
    """Tell whether a last row without such a word is the sum of all above, in every column.

    A wider area says so itself and may hold slips; one that might be like the others must not come about by chance.
    """
    area = areas[-1]
    if area.code is not None or len(area.path) != len(within) + 1:
        return False
    name = area.path[-1][1]
    said = Level.NATION if compact(name) in _NATION else level_by_words(name)
    wider = (said is not None and depth(said) < depth(area.level)) or name in {name for _, name in within}
    if wider and len(others) > 2 and _nearly_adds_up(last, others):
        return True
    few = len(others) < _TELLING_ROWS or sum(map(_or_zero, last)) < _TELLING_VOTES
    if not wider and (few or sum(1 for value in last if value) < 2):
        return False
    return _adds_up(last, others) or (not wider and _adds_up_but_for_slips(last, others))


def _adds_up_but_for_slips(printed: Figures, figures: Sequence[Figures]) -> bool:
    """Tell a sum that is right in two columns at least and in most: no area comes by that."""
    if len(figures) < _TELLING_ROWS:
        return False
    pairs = [(stated, sum(_or_zero(row[place]) for row in figures)) for place, stated in enumerate(printed) if stated]
    right = [stated for stated, summed in pairs if stated == summed]
    return len(right) > 1 and len(right) * 2 > len(pairs) and sum(right) >= _TELLING_VOTES


def _opens_with_sum(areas: Sequence[AreaLine], figures: Sequence[Figures]) -> bool:
    """Tell whether a list opens with the sum of all that follow, named after the whole ("SUMATERA BARAT")."""
    first, rest = areas[0], figures[1:]
    alike = all(len(area.path) == len(first.path) for area in areas)
    if not alike or first.code is not None or len(rest) < _TELLING_ROWS:
        return False
    if sum(1 for value in figures[0] if value) < 2 or sum(map(_or_zero, figures[0])) < _TELLING_VOTES:
        return False
    return _adds_up(figures[0], rest)


def _nearly_adds_up(printed: Figures, figures: Sequence[Figures]) -> bool:
    """Tell a sum with slips in it: half of its columns are right, or none is far off."""
    pairs = [(stated, sum(_or_zero(row[place]) for row in figures)) for place, stated in enumerate(printed) if stated]
    right = sum(1 for stated, summed in pairs if stated == summed)
    return bool(pairs) and (right * 2 >= len(pairs) or all(abs(one - two) <= _NEAR * two for one, two in pairs))


def _or_zero(value: int | None) -> int:
    return value or 0


def _adds_up(printed: Figures, figures: Sequence[Figures]) -> bool:
    if len(figures) < 2 or not any(printed):
        return False
    return all(_or_zero(value) == sum(_or_zero(row[place]) for row in figures) for place, value in enumerate(printed))


def _adds_up_with(carried: Figures, printed: Figures, figures: Sequence[Figures]) -> bool:
    """Tell whether a printed sum is that of what a page before had and the rows of this one."""
    return all(
        stated is None or stated == _or_zero(before) + sum(_or_zero(row[place]) for row in figures)
        for place, (stated, before) in enumerate(zip(printed, carried, strict=True))
    )


def _level_above(areas: Sequence[AreaLine], within: Path) -> Level:
    """Return the level of the whole table: what it lies in, else one above its widest areas."""
    if within:
        return within[-1][0]
    widest = next((area.path[0][0] if area.path else area.level for area in areas), Level.PROVINCE)
    return TREE[max(0, TREE.index(widest) - 1)] if widest in TREE else Level.REGENCY


def _line_of(
    total: Total, areas: Sequence[AreaLine], figures: Sequence[Figures], after: int, within: Path, *, ends: bool
) -> AreaLine:
    """Return the line of a printed sum with the path of the area it is the sum of."""
    path = _path_said(total, areas, after)
    if path is None:
        path = _path_by_values(total, areas, figures, after, within, ends=ends)
    level = path[-1][0] if len(path) > len(within) else _level_above(areas, within)
    return AreaLine(total.line, level, path)


def _path_said(total: Total, areas: Sequence[AreaLine], after: int) -> Path | None:
    """Return the path of the area that the label names, or that the rows behind a group's sum lie in."""
    following = areas[after].path if after < len(areas) else ()
    for at, (_, name) in enumerate(following[:-1]):
        if name == total.label or compact(name) == compact(total.label):
            return following[: at + 1]
    if total.name is None or total.level is None:
        return None
    key = compact(total.name)
    for at, (_, name) in enumerate(total.path):
        if compact(name) == key:  # a kecamatan may be called "Kota Baru"
            return total.path[: at + 1]
    for at, (level, name) in enumerate(total.path):
        if level is total.level and (compact(name) == key or key.endswith(compact(name))):
            return total.path[: at + 1]
    wider = tuple(
        step for step in total.path if step[0] in TREE and total.level in TREE and _above(step[0], total.level)
    )
    return (*wider, (total.level, total.name))


def _above(level: Level, other: Level) -> bool:
    return TREE.index(level) < TREE.index(other)


def _path_by_values(
    total: Total, areas: Sequence[AreaLine], figures: Sequence[Figures], after: int, within: Path, *, ends: bool
) -> Path:
    """Return the area whose rows above come nearest to the printed values."""
    grand = any(word in total.label.casefold() for word in _GRAND)
    if grand or len(total.path) <= len(within):
        return within
    sub = "sub" in total.label.casefold()
    following = areas[after].path if after < len(areas) else None
    tried: list[tuple[int, bool, int, Path]] = []
    for length in range(len(within) if ends else len(within) + 1, len(total.path) + 1):
        prefix = total.path[:length]
        summed = [0] * len(total.figures)
        for place in range(after - 1, -1, -1):
            if areas[place].path[:length] != prefix:
                break
            summed = [so_far + (value or 0) for so_far, value in zip(summed, figures[place], strict=True)]
        off = sum(
            abs(stated - value) for stated, value in zip(total.figures, summed, strict=True) if stated is not None
        )
        # where several fit, an area that goes on behind its sum comes last, and so does the whole for a sum of parts
        goes_on = following is not None and following[:length] == prefix
        tried.append((off, goes_on, len(total.path) + 1 if sub and length == len(within) else length, prefix))
    return min(tried, key=lambda trial: trial[:3])[3]
