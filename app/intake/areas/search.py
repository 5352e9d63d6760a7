"""Areas found by a few letters of their name or by their code, for whoever decides what a name in a file means."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from app.intake.areas.names import choice
from app.intake.plan import AreaChoice
from app.results import gazetteer, near
from app.results.areas import Node, Tree, depth
from importers.records import CodeScheme, Level
from importers.values import same_name

if TYPE_CHECKING:
    from app.store.cabinet import Cabinet

_MOST = 40
#: Fewer letters than this fit too much of the whole country.
_LETTERS = 3


def find_areas(cabinet: Cabinet | None, text: str, level: Level, around: str | None = None) -> list[AreaChoice]:
    """Return areas of a level whose name has ``text`` in it or comes near to it, or whose code begins with it.

    ``around`` is the code of an area: those inside it come first, then those of its kabupaten or kota, then those of
    the whole country that bear just that name. Without text they are those inside ``around``.
    """
    tree = Tree(None if cabinet is None else cabinet.connection())
    wanted = gazetteer.said_key(level, text)
    here = None if around is None else tree.by_code(around)
    found: dict[Node, None] = {}
    for part in _wider(here):
        inside = [node for node in tree.within(part, level) if node.level is level]
        found.update(dict.fromkeys(_fitting(inside, wanted, text)))
        if not wanted:
            break
    if len(wanted) >= _LETTERS:
        found.update(dict.fromkeys(_elsewhere(tree, wanted, text, level)))
    return [choice(node) for node, _ in zip(found, range(_MOST), strict=False)]


def _wider(area: Node | None) -> Iterator[Node]:
    """Yield an area and what it lies in, up to its kabupaten or kota."""
    while area is not None and depth(area.level) >= depth(Level.REGENCY):
        yield area
        area = area.parent


def _fitting(nodes: list[Node], wanted: str, text: str) -> Iterable[Node]:
    """Return the areas that fit what was typed, those that begin so before those that come near."""
    if not wanted:
        return nodes
    digits = text.replace(".", "").strip()
    if digits.isdecimal():
        return [node for node in nodes if (node.code or "").replace(".", "").startswith(digits)]
    bare = [gazetteer.said_key(node.level, node.name) for node in nodes]
    starts = [node for node, key in zip(nodes, bare, strict=True) if key.startswith(wanted)]
    holds = [node for node, key in zip(nodes, bare, strict=True) if wanted in key]
    alike = (
        [nodes[place] for place, _ in near.nearest(nodes[0].level, text, [node.name for node in nodes])]
        if nodes
        else []
    )
    return [*starts, *holds, *alike]


def _elsewhere(tree: Tree, wanted: str, text: str, level: Level) -> Iterator[Node]:
    """Yield the areas of the country that bear just that name or code."""
    official = gazetteer.official_code(text, CodeScheme.KEMENDAGRI)
    codes: Iterable[str] = () if official is None else (official[0],)
    if level is Level.VILLAGE:
        codes = [*codes, *gazetteer.villages_by_name().get(wanted, ())]
    elif level is Level.SUBDISTRICT:
        codes = [*codes, *gazetteer.subdistricts_by_name().get(wanted, ())]
    else:
        codes = [*codes, *(one.code for one in _all(level) if wanted in same_name(one.name))]
    for code in codes:
        node = tree.by_code(code)
        if node is not None and node.level is level:
            yield node


def _all(level: Level) -> Iterable[gazetteer.Place]:
    return gazetteer.regencies() if level is Level.REGENCY else gazetteer.children(None)
