"""Names of areas that are not exact: what they may mean, what the clerk said they mean, and what is remembered."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass

from app.errors import AppError, Exit
from app.intake.plan import AreaChoice, AreaDecision, AreaName
from app.results import gazetteer, near
from app.results.areas import Node, Tree, level_below
from app.results.matching import Matcher, Matches
from app.results.pools import Match, Near, Path
from app.results.writing import AliasDraft
from importers.records import CodeScheme, Level, Problem, ResultTable, Severity, cell_name
from importers.values import same_name

#: Why a name is asked that a decision can answer.
ASKED = frozenset(("area_unknown", "area_ambiguous", "area_outside", "area_root_unknown", "area_code_other"))
#: What is left of a likelihood where the file names that area by itself on another line.
_NAMED_TWICE = 0.6


def area_of(tree: Tree, code: str) -> Node:
    """Return the area of a Kemendagri code, dotted or not; one that does not exist is an `AppError`."""
    official = gazetteer.official_code(code, CodeScheme.KEMENDAGRI)
    found = None if official is None else tree.by_code(official[0])
    if found is None:
        raise AppError("area_not_found", area=code)
    return found


def tell(matcher: Matcher, tree: Tree, decisions: Sequence[AreaDecision], problems: list[Problem]) -> None:
    """Let a matcher know what the clerk said names mean, the wider ones first; new areas get their place in the tree.

    A new area of which nothing tells what it lies in becomes a problem. Raises `AppError` for a code that does not
    exist, or is of another level than the name.
    """
    for decision in sorted(decisions, key=lambda one: len(one.path)):
        level, name = decision.path[-1]
        if decision.code is not None:
            area = area_of(tree, decision.code)
            if area.level is not level:
                raise AppError("area_other_level", Exit.REFUSED, area=area.name, code=decision.code, name=name)
            matcher.say(decision.path, area)
            continue
        parent = area_of(tree, decision.within) if decision.within else matcher.meaning(decision.path[:-1]).node
        if parent is None or level_below(parent.level) is not level:
            data = {"area": name}
            problems.append(Problem("area_new_nowhere", Severity.ERROR, raw=name, data=data))
            continue
        matcher.say(decision.path, own_area(tree, parent, level, decision.name or name))


def own_area(tree: Tree, parent: Node, level: Level, name: str) -> Node:
    """Return the area called ``name`` directly inside ``parent``, one without a code where there is none yet."""
    name = gazetteer.bare_name(level, name).strip()
    key = same_name(name)
    found = next((node for node in tree.children(parent) if node.key == key), None)
    if found is None:
        found = Node(level, name, key, parent)
        tree.adopt(found)
    return found


def added(matcher: Matcher, tree: Tree, around: Iterable[Path]) -> None:
    """Add every area that is not known in a parent that is, and that nothing in it comes near to."""
    for path in sorted(around, key=len):
        for length in range(1, len(path) + 1):
            level, name = path[length - 1]
            match = matcher.meaning(path[:length])
            if match.node is not None or match.code != "area_unknown" or match.near:
                continue
            parent = matcher.meaning(path[: length - 1]).node
            if parent is not None and level_below(parent.level) is level:
                matcher.say(path[:length], own_area(tree, parent, level, name))


@dataclass(slots=True)
class _Lines:
    """Where a name stands in a file: its first cell, and how many lines and figures hang on it."""

    sheet: str
    cell: str
    lines: int = 0
    figures: int = 0


def names_of(matcher: Matcher, tables: Sequence[ResultTable], found: Sequence[Matches]) -> tuple[AreaName, ...]:
    """Return the names that are not exact: those still open, those that hold back most first, then those decided."""
    asked: dict[Path, Match] = {}
    places: dict[Path, _Lines] = {}
    for table, place, match in _failed(tables, found):
        if match.code in ASKED and match.path:
            asked.setdefault(match.path, match)
            _count(places, match.path, table, place)
    taken = matcher.taken
    for table, place, path in _taken(tables, taken) if taken else ():
        _count(places, path, table, place)
    named = _named(found) if asked else set()
    answer = [_name(matcher, path, match, places[path], named) for path, match in asked.items()]
    answer.sort(key=lambda name: -name.lines)
    answer += [_name(matcher, path, match, places[path], set()) for path, match in taken.items() if path in places]
    return tuple(answer)


def _named(found: Sequence[Matches]) -> set[Node]:
    """Return the areas that a file names by themselves, and the kelurahan of its TPS."""
    named = {node for matches in found for node in matches.nodes if node is not None}
    return named | {node.parent for node in named if node.level is Level.STATION and node.parent is not None}


def told(names: Iterable[AreaName]) -> Iterator[Problem]:
    """Yield what to say of names that were taken for areas because somebody said so, each name once."""
    for name in names:
        if name.means is not None:
            code = "area_added" if name.means.new else name.code
            data = {"area": name.path[-1][1], "name": name.means.name, "code": name.means.code or "–"}
            data["within"] = name.means.within
            yield Problem(code, Severity.INFO, name.sheet, name.cell, raw=name.path[-1][1], data=data)


def aliases_of(matcher: Matcher, tree: Tree) -> list[AliasDraft]:
    """Return what is to be remembered of what the clerk said now: names under which their area is not found else."""
    drafts: list[AliasDraft] = []
    for path, match in matcher.taken.items():
        if match.node is None or match.code != "area_by_name":
            continue
        level, name = path[-1]
        within = matcher.meaning(path[:-1]).node or matcher.root
        if within.level is Level.DISTRICT:
            within = within.parent or matcher.root
        key = gazetteer.said_key(level, name)
        if [node for node in tree.children(within) if node.key == key] != [match.node]:
            drafts.append(AliasDraft(within, level, key, name, match.node))
    return drafts


def _failed(tables: Sequence[ResultTable], found: Sequence[Matches]) -> Iterator[tuple[ResultTable, int, Match]]:
    for table, matches in zip(tables, found, strict=True):
        for place, match in matches.failed.items():
            yield table, place, match


def _taken(tables: Sequence[ResultTable], taken: Container[Path]) -> Iterator[tuple[ResultTable, int, Path]]:
    """Yield the lines that hang on a name that is not exact, each with that name."""
    known: dict[Path, tuple[Path, ...]] = {}
    for table in tables:
        for place, line in enumerate(table.areas):
            path = line.path[:-1] if line.level is Level.STATION else line.path
            found = known.get(path)
            if found is None:
                starts = [path[:length] for length in range(1, len(path) + 1)]
                found = known[path] = tuple([start for start in starts if start in taken])
            for name in found:
                yield table, place, name


def _count(places: dict[Path, _Lines], path: Path, table: ResultTable, place: int) -> None:
    line = table.areas[place]
    there = places.get(path)
    if there is None:
        there = places[path] = _Lines(table.sheet, cell_name(*table.place_of_area(line.line)))
    there.lines += 1
    values = table.values[place]
    there.figures += len(values) - values.count(None)


def _name(matcher: Matcher, path: Path, match: Match, at: _Lines, named: set[Node]) -> AreaName:
    parent = matcher.meaning(path[:-1]).node if match.code != "area_root_unknown" else None
    return AreaName(
        path,
        match.code,
        at.sheet,
        at.cell,
        at.lines,
        at.figures,
        None if parent is None else choice(parent),
        tuple(sorted((_likely(one, named) for one in match.near), key=lambda one: -one.likelihood)),
        None if match.node is None else choice(match.node),
    )


def _likely(one: Near, named: set[Node]) -> AreaChoice:
    """Return what a name may mean; an area that the file names by itself is less likely to be meant by another."""
    return choice(one.node, round(one.likelihood * (_NAMED_TWICE if one.node in named else 1.0), 2))


def choice(node: Node, likelihood: float = 1.0) -> AreaChoice:
    """Return an area as plain data."""
    parent = node.parent
    within = (parent.name, parent.code) if parent is not None else ("", None)
    new = node.id is None and node.code is None and parent is not None
    return AreaChoice(node.level, node.name, node.code, *within, likelihood, new)


def summary_of_names(names: Iterable[AreaName]) -> list[dict[str, object]]:
    """Return names as ``import --json`` prints them: why each is asked or what it was taken for, and what it may be."""
    return [
        {
            "name": name.path[-1][1],
            "level": str(name.path[-1][0]),
            "within": [wider for _level, wider in name.path[:-1]],
            "why": name.code,
            "lines": name.lines,
            "sheet": name.sheet,
            "cell": name.cell,
            "means": None if name.means is None else {"code": name.means.code, "name": name.means.name},
            "suggestions": [
                {"code": one.code, "name": one.name, "within": one.within, "likelihood": one.likelihood}
                for one in name.near
            ],
        }
        for name in names
    ]


def is_sure(name: AreaName) -> bool:
    """Tell whether the likeliest of what a name may mean can be approved together with others of that kind."""
    return name.means is None and bool(name.near) and name.near[0].likelihood >= near.SURE
