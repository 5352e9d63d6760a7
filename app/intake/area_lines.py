"""The areas of a results file found in the tree: where to look for their names, and a problem for each not found."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from app.errors import AppError
from app.results import checks, gazetteer
from app.results.areas import Node, Tree
from app.results.matching import Match, Matcher, Matches, infer_root, paths_of
from importers.records import CodeScheme, Problem, ResultTable, Severity, cell_name


def match_areas(
    tree: Tree,
    tables: Sequence[ResultTable],
    asked: str | None,
    office: str | None,
    problems: list[Problem],
    progress: Callable[[float], None],
) -> list[Matches]:
    """Return what each line of each table means, and add a problem for each that means no area for sure.

    ``asked`` is the code of the area the file is about, outside which nothing is taken. Without it the office's area
    is tried, then the one area of the country that the names fit. ``progress`` gets shares of 1.
    Raises `AppError` for a code that does not exist.
    """
    around = [paths_of(table.areas) for table in tables]
    root = None if asked is None else area_of(tree, asked)
    if root is None:
        preferred = tree.by_code(office) if office else None
        root = infer_root(tree, set().union(*around), preferred)
        if root is not None and root is not preferred and root is not tree.nation:
            data = {"area": root.name, "code": root.code or ""}
            problems.append(Problem("area_root_guessed", Severity.INFO, data=data))
    matcher = Matcher(tree, root, strict=asked is not None)
    matches = []
    for done, table in enumerate(tables):
        found = matcher.match_all(table.areas, around[done], partial(_share, progress, done, len(tables)))
        problems.extend(_problem(table, place, match) for place, match in found.failed.items())
        problems.extend(_left(table, place, found) for place in found.left)
        matches.append(found)
    return matches


def _share(progress: Callable[[float], None], done: int, of: int, share: float) -> None:
    progress((done + share) / of)


def area_of(tree: Tree, code: str) -> Node:
    """Return the area of a Kemendagri code, dotted or not; one that does not exist is an `AppError`."""
    official = gazetteer.official_code(code, CodeScheme.KEMENDAGRI)
    found = None if official is None else tree.by_code(official[0])
    if found is None:
        raise AppError("area_not_found", area=code)
    return found


def _left(table: ResultTable, place: int, found: Matches) -> Problem:
    """Return what to say of a line that is the area no other line of its table is."""
    line, node = table.areas[place], found.nodes[place]
    assert node is not None  # noqa: S101 - that is how it came to be among them
    data = {"area": checks.area_text(line), "name": node.name, "code": node.code or ""}
    return Problem(
        "area_left",
        Severity.INFO,
        table.sheet,
        cell_name(*table.place_of_area(line.line)),
        raw=checks.area_text(line),
        data=data,
    )


def _problem(table: ResultTable, place: int, match: Match) -> Problem:
    """Return what to say of a line whose area was not found; one without figures loses nothing."""
    line = table.areas[place]
    empty = all(value is None for value in table.values[place])
    return Problem(
        match.code,
        Severity.INFO if empty else Severity.ERROR,
        table.sheet,
        cell_name(*table.place_of_area(line.line)),
        raw=checks.area_text(line),
        suggestion=match.near[0].name if len(match.near) == 1 else None,
        data={
            "area": match.name,
            "within": match.within,
            "near": ", ".join(f"{node.name} ({node.code})" if node.code else node.name for node in match.near) or "–",
        },
    )
