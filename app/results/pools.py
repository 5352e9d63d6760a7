"""The areas of one level inside another, found by a name as people write it; never a guess.

What is not exact (ignoring case, spaces and punctuation) is not taken, unless somebody said before what it means; names
that come near are only proposed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

from app.results import gazetteer, near
from app.results.areas import Node, Tree, depth, level_below
from importers.records import Level

Path = tuple[tuple[Level, str], ...]


@dataclass(frozen=True, slots=True)
class Near:
    """An area whose name comes near, and how likely it is that it was meant."""

    node: Node
    likelihood: float


@dataclass(frozen=True, slots=True)
class Match:
    """The area of a line, or why there is none.

    ``code`` is a message code of what is not exact, ``path`` the names down to the one it is about, and ``near`` are
    areas that it may mean, the likeliest first. An area that was remembered for a name comes with ``area_by_alias``.
    """

    node: Node | None
    code: str = ""
    name: str = ""
    within: str = ""
    near: tuple[Near, ...] = ()
    district: Node | None = None
    path: Path = ()


class Pool:
    """The areas of one level inside a parent, by the keys of their names."""

    def __init__(self, tree: Tree, parent: Node, level: Level) -> None:
        self._tree = tree
        self._parent = parent
        self._level = level
        self._kept = _index(_inside(tree.kept, parent, level), exact=True)

    def find(self, name: str) -> Match:
        """Return the area called ``name``."""
        if not self._said_here:
            # The usual name: that of one kept area, of which nobody said that it is another.
            usual = self._kept.get(gazetteer.exact_key(self._level, name), ())
            if len(usual) == 1:
                return Match(usual[0])
        keys = gazetteer.name_keys(self._level, name)
        if not keys:
            return Match(None, "area_unnamed", name, self._parent.name)
        said_key = gazetteer.said_key(self._level, name)
        if said_key in self._said_here:
            return Match(self._said_here[said_key], "area_by_alias", name, self._parent.name)
        kept = self._kept.get(keys[0])
        if kept is not None and len(kept) == 1:
            return Match(kept[0])
        exact = self._exactly(name, keys)
        if len(exact) == 1:
            return Match(exact[0])
        said = self._said_around.get(said_key, ())
        if len(said) == 1:
            return Match(said[0], "area_by_alias", name, self._parent.name)
        if exact or said:
            told = tuple(Near(node, 1 / len(exact or said)) for node in exact or said)
            return Match(None, "area_ambiguous", name, self._parent.name, told[: near.MOST])
        return Match(None, "area_unknown", name, self._parent.name, self._near(name))

    def exact(self, name: str) -> list[Node]:
        """Return all areas that are called so."""
        return self._exactly(name, gazetteer.name_keys(self._level, name))

    def _exactly(self, name: str, keys: Iterable[str]) -> list[Node]:
        for index in self._whole:
            for key in keys:
                found = [node for node in index.get(key, ()) if not gazetteer.contrary(self._level, name, node.name)]
                if found:
                    return found
        return []

    @cached_property
    def _said_here(self) -> dict[str, Node]:
        """What people said that names in the very parent mean; it counts before a name that is exact."""
        aliases = self._tree.aliases(self._level)
        return {alias.key: alias.area for alias in aliases if alias.within is self._parent}

    @cached_property
    def _said_around(self) -> dict[str, list[Node]]:
        """What people said that names inside the parent, or in what it lies in, mean, as far as that is inside it."""
        found: dict[str, list[Node]] = {}
        for alias in self._tree.aliases(self._level):
            around = alias.within.inside(self._parent) or self._parent.inside(alias.within)
            if around and alias.area.inside(self._parent) and alias.area not in found.get(alias.key, ()):
                found.setdefault(alias.key, []).append(alias.area)
        return found

    @cached_property
    def _whole(self) -> tuple[dict[str, list[Node]], dict[str, list[Node]]]:
        nodes = _inside(self._tree.children, self._parent, self._level)
        return _index(nodes, exact=True), _index(nodes, exact=False)

    def _near(self, name: str) -> tuple[Near, ...]:
        nodes = [node for nodes in self._whole[0].values() for node in nodes]
        found = near.nearest(self._level, name, [node.name for node in nodes])
        return tuple(Near(nodes[place], likelihood) for place, likelihood in found)


def _inside(children: Callable[[Node], list[Node]], parent: Node, level: Level) -> list[Node]:
    """Return all areas of ``level`` inside ``parent``, by a way to its direct children."""
    found: list[Node] = []
    for child in children(parent):
        if child.level is level:
            found.append(child)
        elif level_below(child.level) is not None and depth(child.level) < depth(level):
            found.extend(_inside(children, child, level))
    return found


def _index(nodes: Iterable[Node], *, exact: bool) -> dict[str, list[Node]]:
    index: dict[str, list[Node]] = {}
    for node in nodes:
        keys = (node.key,) if exact else gazetteer.name_keys(node.level, node.name)[1:]
        for key in keys:
            index.setdefault(key, []).append(node)
    return index
