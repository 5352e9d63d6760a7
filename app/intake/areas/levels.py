"""The level of plain names that no word of a file says: the one of which there are areas by these names.

A reading guesses it ("kecamatan"); the tree of areas knows better, and where it knows too few of the names the guess
stays.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from app.intake.areas import names as area_names
from app.results.areas import Tree, depth
from app.results.matching import Matcher
from app.results.paths import paths_of
from app.results.rooting import infer_root
from importers.mapping import SheetMapping, What
from importers.records import TREE, AreaLine, Level, Problem, ResultsReading, ResultTable

#: The share of names that areas of a level must have: a guess with fewer is doubted, another with more is taken.
_FITS = 0.6
_LEAST = 2
_MOST = 500
#: Names are of these; TPS have numbers.
_NAMED = tuple(level for level in TREE if level not in (Level.NATION, Level.STATION))


def with_known_levels(tree: Tree, reading: ResultsReading, asked: str | None, office: str | None) -> ResultsReading:
    """Return a reading in which plain names of a guessed level have that of the areas so named; it is told as before.

    ``asked`` is the Kemendagri code of the area the file is about, None where the names have to tell; then ``office``
    is tried first.
    """
    found: dict[str, tuple[Level, Level]] = {}
    tables: list[ResultTable] = []
    guessed = guessed_sheets(reading)
    for table in reading.tables:
        level = _level_of(tree, table, asked, office) if table.sheet in guessed else None
        tables.append(table if level is None else _at_level(table, level))
        if level is not None:
            found[table.sheet] = (table.areas[0].level, level)
    if not found:
        return reading
    problems = tuple(_told(problem, found) for problem in reading.problems)
    understood = reading.understood and replace(
        reading.understood, sheets=tuple(_labelled(sheet, found) for sheet in reading.understood.sheets)
    )
    return replace(reading, tables=tuple(tables), problems=problems, understood=understood)


def guessed_sheets(reading: ResultsReading) -> set[str | None]:
    """Return the sheets with areas whose level is a guess."""
    return {problem.sheet for problem in reading.problems if problem.code == "level_guessed"}


def _level_of(tree: Tree, table: ResultTable, asked: str | None, office: str | None) -> Level | None:
    """Return the level that fits the names of a table, if another than its own does and its own does not."""
    lines = table.areas[:_MOST]
    levels = {line.level for line in lines}
    if len(levels) != 1 or len(lines) < _LEAST or any(line.code is not None or not line.path for line in lines):
        return None
    own = levels.pop()
    if own not in _NAMED or _fit(tree, lines, asked, office) >= _FITS:
        return None
    above = max((depth(step[0]) for line in lines for step in line.path[:-1]), default=-1)
    fits = [
        (_fit(tree, [_line_at(line, level) for line in lines], asked, office), level)
        for level in reversed(_NAMED)
        if level is not own and depth(level) > above
    ]
    fit, level = max(fits, key=lambda each: each[0], default=(0.0, own))
    return level if fit >= _FITS else None


def _fit(tree: Tree, lines: Sequence[AreaLine], asked: str | None, office: str | None) -> float:
    """Return the share of lines that are areas inside what the file is about."""
    if asked is not None:
        root = area_names.area_of(tree, asked)
    else:
        preferred = tree.by_code(office) if office else None
        found = infer_root(tree, paths_of(lines), preferred)
        if found is None:
            return 0.0
        root = found
    if depth(root.level) >= depth(lines[0].level):
        return 0.0
    matcher = Matcher(tree, root, strict=asked is not None)
    return sum(1 for line in lines if matcher.match(line).node is not None) / len(lines)


def _at_level(table: ResultTable, level: Level) -> ResultTable:
    return replace(table, areas=tuple(_line_at(line, level) for line in table.areas))


def _line_at(line: AreaLine, level: Level) -> AreaLine:
    return replace(line, level=level, path=(*line.path[:-1], (level, line.path[-1][1])))


def _labelled(sheet: SheetMapping, found: Mapping[str, tuple[Level, Level]]) -> SheetMapping:
    """Return what was understood of a sheet with the level of its areas as it is now known."""
    if sheet.name not in found:
        return sheet
    before, level = found[sheet.name]
    lines = tuple(
        replace(line, label=replace(line.label, level=level))
        if line.label.what is What.AREA and line.label.level is before
        else line
        for line in sheet.lines
    )
    return replace(sheet, lines=lines)


def _told(problem: Problem, found: Mapping[str, tuple[Level, Level]]) -> Problem:
    levels = found.get(problem.sheet or "") if problem.code == "level_guessed" else None
    return problem if levels is None else replace(problem, data={**problem.data, "level": str(levels[1])})
