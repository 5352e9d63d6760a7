"""Says what the other sources of a contest show of a file's figures.

That they differ is told in one sentence; what only stands in another row or column there is told at its cell. It
changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from app.intake.results.other_sources import Other
from app.intake.results.work import Block, Seen, Values, cell_of
from app.results.areas import Node, full_name
from app.results.checks import Limits
from app.results.checks.against import Displaced, displaced
from app.results.checks.rows import Row, columns_of, would_break
from app.results.checks.rules import Relation, relations
from app.results.checks.slips import is_slip
from app.results.checks.spots import Spot
from importers.records import Problem, Severity

#: Cells that a problem names, at most.
_CELLS = 200
#: A lone figure that differs is told where it does so by so large a share, and two others do not at all;
#: beside one other that does not, by a larger share.
_FAR_SHARE, _FAR_SHARE_OF_TWO, _AGREEING = 0.1, 0.3, 2
#: Lone figures are told up to as many; more of them are no slips.
_LONE = 10


@dataclass(slots=True)
class _Rows:
    """The lines of a block of which another source speaks too, with what it says, and both row by row."""

    block: Block
    lines: list[tuple[Node, int]] = field(default_factory=list)
    here: list[Values] = field(default_factory=list)
    there: list[Values] = field(default_factory=list)
    _sums: tuple[list[Row], list[Relation], dict[int, int]] | None = None

    def cell(self, row: int, place: int) -> str:
        return cell_of(self.block, self.lines[row][1], place)

    def denied(self, changes: Mapping[Spot, int]) -> bool:
        """Tell whether sums of the rows speak against changes: the fault is the other source's."""
        if self._sums is None:
            table = self.block.table
            at = {area.line: row for row, area in enumerate(table.areas)}
            self._sums = (columns_of(table), relations(table, self.block.places), at)
        columns, every, at = self._sums
        by_row: dict[int, dict[int, int]] = {}
        for (row, place), value in changes.items():
            by_row.setdefault(at[self.lines[row][1]], {})[self.block.places[place]] = value
        return any(would_break(columns, every, row, changed) for row, changed in by_row.items())

    def heading(self, place: int) -> str:
        return self.block.table.subjects[self.block.places[place]].heading


@dataclass(slots=True)
class _Summary:
    """How far a source and another differ: areas that both speak of, those that differ, and the widest difference."""

    both: int = 0
    differing: int = 0
    widest: tuple[_Rows, int, int] | None = None
    away: int = 0


def problems_against(other: Other, seen: Seen, limits: Limits) -> Iterator[Problem]:
    """Yield what of a source stands in another place in another source, and in one sentence how far they differ."""
    summary = _Summary()
    lone: list[Problem] = []
    for rows in _blocks(other, seen):
        found = [each for each in displaced(rows.here, rows.there) if not rows.denied(_mended(each, rows))]
        told = {spot for each in found for spot in each.cells}
        for each in found:
            yield _problem(rows, each, other)
        lone.extend(_lone(rows, other, told, limits.source_least))
        _sum_up(rows, summary, told)
    if len(lone) <= _LONE:
        yield from lone
    if summary.widest is not None and not other.same:
        yield _summed_up(summary, *summary.widest, other)


def _blocks(other: Other, seen: Seen) -> list[_Rows]:
    """Return the lines of a source that both speak of, block by block."""
    blocks: dict[int, _Rows] = {}
    for node, lines in seen.items():
        there = other.values.get(node)
        for met in lines if there else ():
            rows = blocks.setdefault(id(met.block), _Rows(met.block))
            said = tuple([there.get(key) for key in met.block.keys])  # type: ignore[union-attr]
            rows.lines.append((node, met.line))
            rows.here.append(tuple([None if two is None else one for one, two in zip(met.values, said, strict=True)]))
            rows.there.append(tuple([None if one is None else two for one, two in zip(met.values, said, strict=True)]))
    return list(blocks.values())


def _mended(found: Displaced, rows: _Rows) -> dict[Spot, int]:
    """Return what cells would be with all figures in their place, by the other source where one is lost."""
    if found.code == "column_moved":
        theirs = {spot: rows.there[spot[0]][spot[1]] for spot in found.cells}
        return {spot: value for spot, value in theirs.items() if value is not None}
    return dict(found.meant)


def _problem(rows: _Rows, found: Displaced, other: Other) -> Problem:
    first = rows.cell(found.row, found.place)
    cells = tuple(rows.cell(*spot) for spot in found.cells[:_CELLS])
    meant = found.meant.get((found.row, found.place))
    stated = rows.here[found.row][found.place]
    data: dict[str, object] = {
        "cell": first,
        "sheet": rows.block.table.sheet,
        "area": full_name(rows.lines[found.rows[0]][0]),
        "last": full_name(rows.lines[found.rows[-1]][0]),
        "rows": len(found.rows),
        "heading": rows.heading(found.place),
        "source": other.name,
    }
    if not found.meant:
        data["lost"] = True
    code = found.code
    match code:
        case "swapped":
            data["other"] = rows.heading(found.other)
            code = "swapped_beside" if len(found.rows) == 1 else "swapped_beside_often"
        case "areas_swapped":
            data["other"] = full_name(rows.lines[found.other][0])
            code = "areas_swapped_beside"
        case "areas_moved":
            code = "areas_moved_down" if found.other < 0 else "areas_moved_up"
        case _:
            code = "column_moved_down" if found.other < 0 else "column_moved_up"
    return Problem(
        code,
        Severity.WARNING,
        rows.block.table.sheet,
        first,
        cells,
        None if stated is None else str(stated),
        None if meant is None else str(meant),
        data,
        tuple((rows.cell(*spot), value) for spot, value in found.meant.items()),
    )


def _lone(rows: _Rows, other: Other, told: set[Spot], least: int) -> Iterator[Problem]:
    """Yield figures that look mistyped beside the other source, where all others of their area are the same."""
    for row, (mine, theirs) in enumerate(zip(rows.here, rows.there, strict=True)):
        if mine == theirs:
            continue
        off = [place for place, (one, two) in enumerate(zip(mine, theirs, strict=True)) if one != two]
        agreeing = sum(1 for value in mine if value) - len(off)
        if len(off) != 1 or not agreeing or (row, off[0]) in told:
            continue
        one, two = mine[off[0]] or 0, theirs[off[0]] or 0
        share = _FAR_SHARE if agreeing >= _AGREEING else _FAR_SHARE_OF_TWO
        if (
            abs(one - two) >= max(least, share * max(one, two))
            and is_slip(one, two)
            and not rows.denied({(row, off[0]): two})
        ):
            cell = rows.cell(row, off[0])
            data: dict[str, object] = {
                "cell": cell,
                "area": full_name(rows.lines[row][0]),
                "heading": rows.heading(off[0]),
                "stated": one,
                "other": two,
                "source": other.name,
            }
            sheet = rows.block.table.sheet
            yield Problem("lone_beside", Severity.INFO, sheet, cell, (cell,), str(one), str(two), data)


def _sum_up(rows: _Rows, summary: _Summary, told: set[Spot]) -> None:
    """Count the areas that differ, by figures of which nothing else is told."""
    for row, (mine, theirs) in enumerate(zip(rows.here, rows.there, strict=True)):
        if all(value is None for value in mine):
            continue
        summary.both += 1
        if mine == theirs:
            continue
        off = [place for place in range(len(mine)) if mine[place] != theirs[place] and (row, place) not in told]
        summary.differing += bool(off)
        for place in off:
            away = abs((mine[place] or 0) - (theirs[place] or 0))
            if away > summary.away:
                summary.away, summary.widest = away, (rows, row, place)


def _summed_up(summary: _Summary, rows: _Rows, row: int, place: int, other: Other) -> Problem:
    cell = rows.cell(row, place)
    data: dict[str, object] = {
        "cell": cell,
        "area": full_name(rows.lines[row][0]),
        "heading": rows.heading(place),
        "stated": rows.here[row][place],
        "other": rows.there[row][place],
        "source": other.name,
        "both": summary.both,
        "differing": summary.differing,
    }
    return Problem(
        "differs_from_source",
        Severity.INFO,
        rows.block.table.sheet,
        cell,
        (cell,),
        str(rows.here[row][place]),
        None,
        data,
    )
