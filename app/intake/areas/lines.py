"""The areas of a results file found in the tree: where to look for their names, and a problem for each not found."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from app.intake.areas import names as area_names
from app.intake.plan import AreaName, ImportRequest
from app.results import checks
from app.results.areas import Tree
from app.results.matching import Matcher, Matches
from app.results.paths import names_beside_code, paths_of
from app.results.pools import Match, Near, Path
from app.results.rooting import infer_root
from app.results.writing import AliasDraft
from importers.records import Level, Problem, ResultTable, Severity, cell_name

#: Cells that a problem names, at most.
_CELLS = 200


@dataclass(frozen=True, slots=True)
class FoundAreas:
    """What the lines of each table mean, the names among them that are not exact, and those to be remembered."""

    matches: list[Matches]
    names: tuple[AreaName, ...]
    aliases: list[AliasDraft]


def match_areas(
    tree: Tree,
    tables: Sequence[ResultTable],
    request: ImportRequest,
    office: str | None,
    problems: list[Problem],
    progress: Callable[[float], None],
    *,
    home: Level | None = None,
) -> FoundAreas:
    """Return what each line of each table means, and add a problem for each that means no area for sure.

    The ``area`` of the request is the one the file is about, outside which nothing is taken. Without it the office's
    area is tried, then the one area of the country that the names fit. ``progress`` gets shares of 1.
    ``home`` is the level of the areas that the election divides into districts. Raises `AppError` for a code that does
    not exist.
    """
    asked = request.area
    around = [paths_of(table.areas) for table in tables]
    root = None if asked is None else area_names.area_of(tree, asked)
    if root is None:
        preferred = tree.by_code(office) if office else None
        root = infer_root(tree, set().union(*around), preferred)
        if root is not None and root is not preferred and root is not tree.nation:
            data = {"area": root.name, "code": root.code or ""}
            problems.append(Problem("area_root_guessed", Severity.INFO, data=data))
    matcher = Matcher(tree, root, strict=asked is not None, home=home)
    area_names.tell(matcher, tree, request.areas, problems)
    if request.add_areas:
        area_names.added(matcher, tree, set().union(*around))
    matches = []
    for done, table in enumerate(tables):
        found = matcher.match_all(table.areas, around[done], partial(_share, progress, done, len(tables)))
        problems.extend(_problems(table, found.failed))
        problems.extend(_left(table, place, found) for place in found.left)
        problems.extend(_unlike(table, matcher))
        matches.append(found)
    names = area_names.names_of(matcher, tables, matches)
    problems.extend(area_names.told(names))
    return FoundAreas(matches, names, area_names.aliases_of(matcher, tree))


def _share(progress: Callable[[float], None], done: int, of: int, share: float) -> None:
    progress((done + share) / of)


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


def _unlike(table: ResultTable, matcher: Matcher) -> Iterator[Problem]:
    """Yield once what names of a table have nothing in common with the areas that their codes are of."""
    told: dict[Path, str] = {}
    for line in table.areas if matcher.unlike else ():
        path = names_beside_code(line)
        if path in matcher.unlike and line.code:
            told.setdefault(path, cell_name(*table.place_of_area(line.line)))
    if not told:
        return
    path, cell = next(iter(told.items()))
    own = matcher.unlike[path]
    name = path[-1][1]
    data = {"area": name, "name": own.name, "code": own.code or "", "areas": len(told)}
    yield Problem(
        "area_name_unlike",
        Severity.INFO,
        table.sheet,
        cell,
        tuple(told.values())[:_CELLS],
        raw=name,
        data=data,
    )


def _problems(table: ResultTable, failed: Mapping[int, Match]) -> Iterator[Problem]:
    """Yield what to say of lines whose area was not found: of a name once, however many lines hang on it."""
    alike: dict[object, list[int]] = {}
    for place, match in failed.items():
        alike.setdefault(match.path if match.path and match.code in area_names.ASKED else place, []).append(place)
    for places in alike.values():
        yield _problem(table, places, failed[places[0]])


def _problem(table: ResultTable, places: Sequence[int], match: Match) -> Problem:
    """Return what to say of lines whose area was not found; those without figures lose nothing."""
    line = table.areas[places[0]]
    empty = all(value is None for place in places for value in table.values[place])
    cells = [cell_name(*table.place_of_area(table.areas[place].line)) for place in places]
    return Problem(
        match.code,
        Severity.INFO if empty else Severity.ERROR,
        table.sheet,
        cells[0],
        tuple(cells) if len(cells) > 1 else (),
        raw=checks.area_text(line) if len(cells) == 1 else match.name,
        suggestion=match.near[0].node.name if len(match.near) == 1 else None,
        data={
            "area": match.name,
            "within": match.within,
            "lines": len(cells),
            "near": ", ".join(map(_near, match.near)) or "–",
            "candidates": [
                {"code": one.node.code, "name": one.node.name, "likelihood": one.likelihood} for one in match.near
            ],
        },
    )


def _near(near: Near) -> str:
    return f"{near.node.name} ({near.node.code})" if near.node.code else near.node.name
