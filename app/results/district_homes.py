"""Whose district a name means: "Jawa Barat III" is one of a province, "BOGOR 1" of a city, whatever a file is about.

What the kind of election says of its districts counts before the name. It guesses nothing: a name that fits several
areas, none of which the file is about, has no home.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from app.results import gazetteer
from app.results.areas import Node, Tree, depth
from app.results.elections import DISTRICTS_OF
from app.results.records import ElectionKind
from importers.records import AreaLine, Level

_TITLE = re.compile(r"^\W*(?:(?:dapil|daerah\s+pemilihan|d\.?p\.?)\b[\s.:-]*)+", re.IGNORECASE)
_BRACKETS = re.compile(r"[(\[]([^)\]]*)[)\]]")
_NUMBER = re.compile(r"[\s._-]*(?:\d+|\b[ivx]+)\W*$", re.IGNORECASE)
_AND = re.compile(r"\s*(?:[,;/&+]|\bdan\b)\s*", re.IGNORECASE)
_CODE = re.compile(r"\d{6}")
_HOMES = (Level.PROVINCE, Level.REGENCY)


def home_level(kind: ElectionKind | None) -> Level | None:
    """Return the level of the areas that an election is divided into districts by, None where it has none."""
    return None if kind is None else DISTRICTS_OF.get(kind)


def home_of(tree: Tree, start: Node | None, level: Level | None, name: str) -> Node | None:
    """Return the area one of whose districts is called ``name``, None where that is not clear.

    ``start`` is what the file is about as far as it is known, ``level`` that of the areas that are divided.
    """
    base = _NUMBER.sub("", _BRACKETS.sub("", _TITLE.sub("", name))).strip()
    if (coded := _by_code(tree, level, name)) is not None:
        return coded
    levels = _HOMES if level is None else (level,)
    around = [node for one in levels if start is not None and (node := start.at(one)) is not None]
    if base:
        fitting = [node for node in around if _fits(node, base)]
        if fitting:
            return fitting[-1]
        named = [node for one in levels for node in _called(tree, start, one, base)]
        if named:
            return named[0] if len(named) == 1 else None
    return around[-1] if around else None


def _by_code(tree: Tree, level: Level | None, name: str) -> Node | None:
    """Return the city or regency whose code begins the code of its district: 327101 is the first of 32.71."""
    if level not in (None, Level.REGENCY) or _CODE.fullmatch(name) is None:
        return None
    return tree.by_code(f"{name[:2]}.{name[2:4]}")


def _called(tree: Tree, start: Node | None, level: Level, base: str) -> Iterator[Node]:
    """Yield the areas of a level that are called so, those of the province that the file is about before all others."""
    province = None if start is None else start.at(Level.PROVINCE)
    for inside in (province, tree.nation):
        if inside is None or depth(inside.level) >= depth(level):
            continue
        found = [node for node in tree.within(inside, level) if node.level is level and _fits(node, base)]
        if found:
            yield from found
            return


def _fits(node: Node, base: str) -> bool:
    if gazetteer.contrary(node.level, base, node.name):
        return False
    return bool(set(gazetteer.name_keys(node.level, node.name)) & set(gazetteer.name_keys(node.level, base)))


def made_of(district: Node, name: str, find: Callable[[Node, Level, str], Node | None]) -> list[Node]:
    """Return the areas that a district's name lists in brackets ("Dapil 1 (Timur, Tengah)"), none unless all are known.

    ``find`` finds an area of a level inside another by its name. "Timur" may stand for "Bogor Timur".
    """
    home, brackets = district.parent, _BRACKETS.search(name)
    if home is None or brackets is None or home.level not in _HOMES:
        return []
    level = Level.SUBDISTRICT if home.level is Level.REGENCY else Level.REGENCY
    short = gazetteer.without_title(home.level, home.name)
    found = [
        find(home, level, part) or find(home, level, f"{short} {part}") for part in _AND.split(brackets[1]) if part
    ]
    return [node for node in found if node is not None] if None not in found else []


def above_regencies(line: AreaLine) -> AreaLine:
    """Return a line of an election whose districts are made of kabupaten and kota: its district stands above these."""
    regency = next((place for place, (level, _) in enumerate(line.path) if level is Level.REGENCY), None)
    district = next((place for place, (level, _) in enumerate(line.path) if level is Level.DISTRICT), None)
    if regency is None or district is None or district < regency:
        return line
    path = (*line.path[:regency], line.path[district], *line.path[regency:district], *line.path[district + 1 :])
    return AreaLine(line.line, path[-1][0], path, line.code, line.scheme)
