"""A sheet for each kecamatan or dapil: the area that a sheet's name says its rows lie in.

A name that says its level is taken at its word; a bare one only where several sheets are alike and share no area.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from importers.records import TREE, AreaLine, Level, Problem, ResultTable, Severity
from importers.table.area_columns import depth
from importers.wording.area_names import GENERIC, area_in_name
from importers.wording.headings import Role, compact, meaning_of, words

Step = tuple[Level, str]
#: So many of the names may stand in two sheets before these are no parts of one whole.
_SHARED = 0.2


def place_in_sheets(tables: Sequence[ResultTable]) -> tuple[list[ResultTable], list[Problem]]:
    """Return ``tables`` with their areas inside those that the names of sheets say, and what of it is a guess."""
    bare = _bare(tables)
    placed: list[ResultTable] = []
    problems: list[Problem] = []
    told: set[str] = set()
    for table in tables:
        step = area_in_name(table.sheet) or bare.get(table.sheet)
        if step is None or not _lies_above(step, table):
            placed.append(table)
            continue
        placed.append(_inside(table, step))
        if table.sheet in bare and table.sheet not in told:
            told.add(table.sheet)
            data = {"name": step[1], "level": str(step[0])}
            problems.append(Problem("sheet_named_area", Severity.INFO, table.sheet, data=data))
    return placed, problems


def _lies_above(step: Step, table: ResultTable) -> bool:
    """Tell whether the area of a sheet is wider than all of its table, and said nowhere else."""
    paths = [area.path for area in table.areas]
    if not all(paths):
        return False
    return all(
        depth(step[0]) < depth(path[-1][0]) and step[0] not in {level for level, _ in path} for path in paths
    ) and all(depth(step[0]) < depth(path[0][0]) or len(path) > 1 for path in paths)


def _inside(table: ResultTable, step: Step) -> ResultTable:
    put: Callable[[AreaLine], AreaLine] = lambda area: replace(area, path=_with(area.path, step))  # noqa: E731
    totals = tuple((_total(line, step), values) for line, values in table.totals)
    return replace(table, areas=tuple(map(put, table.areas)), totals=totals)


def _total(line: AreaLine, step: Step) -> AreaLine:
    """Return a printed sum inside the area of its sheet; one of the whole table is that area's own."""
    path = _with(line.path, step)
    return replace(line, path=path, level=path[-1][0])


def _with(path: tuple[Step, ...], step: Step) -> tuple[Step, ...]:
    wider = tuple(itertools.takewhile(lambda each: depth(each[0]) < depth(step[0]), path))
    return (*wider, step, *path[len(wider) :])


def _bare(tables: Sequence[ResultTable]) -> dict[str, Step]:
    """Return the areas that bare names of sheets are, where several sheets are parts of one whole."""
    if len({table.sheet for table in tables}) < 2:
        return {}
    groups: dict[tuple[Level, frozenset[object]], dict[str, set[str]]] = {}
    for table in tables:
        said = set(words(table.sheet))
        level = _first_level(table)
        if level not in (Level.VILLAGE, Level.STATION) or said & GENERIC or not re.search(r"[A-Za-z]{3}", table.sheet):
            continue
        if area_in_name(table.sheet) is not None or meaning_of((table.sheet,)).role is not Role.UNKNOWN:
            continue
        what = frozenset((each.number, each.candidate, each.field) for each in table.subjects)
        names = groups.setdefault((level, what), {}).setdefault(table.sheet, set())
        names.update(compact(name) for area in table.areas for of, name in area.path if of is level)
    found: dict[str, Step] = {}
    for (level, _), sheets in groups.items():
        if len(sheets) > 1 and (level is Level.STATION or _apart(list(sheets.values()))):
            above = TREE[TREE.index(level) - 1]
            found.update({sheet: (above, " ".join(sheet.split())) for sheet in sheets})
    return found


def _first_level(table: ResultTable) -> Level | None:
    """Return the level that all paths begin with, or TPS where titles name all that these lie in but the kelurahan."""
    paths = [area.path for area in table.areas]
    if not all(paths):
        return None
    levels = {path[0][0] for path in paths}
    if len(levels) == 1 and levels <= {Level.VILLAGE, Level.STATION}:
        return levels.pop()
    stations = all(path[-1][0] is Level.STATION and Level.VILLAGE not in dict(path) for path in paths)
    return Level.STATION if stations and len({path[:-1] for path in paths}) == 1 else None


def _apart(names: Sequence[set[str]]) -> bool:
    every = [name for each in names for name in each]
    return len(every) - len(set(every)) <= _SHARED * len(every)
