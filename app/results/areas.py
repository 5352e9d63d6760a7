"""The tree of areas as one import or one screen sees it: those the cabinet keeps before those of the gazetteer.

It reads the area table and creates nothing: areas that are not kept yet are nodes without an id, which
`app.results.figures` or an import of areas stores when they are needed.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from app.results import gazetteer
from importers.records import TREE, CodeScheme, Level
from importers.values import same_name

_DEPTH = {level: depth for depth, level in enumerate(TREE)}
_LEVELS = {level.value: level for level in Level}
_SCHEMES = {scheme.value: scheme for scheme in CodeScheme}
_AT_ONCE = 5000
_COLUMNS = "id, parent_id, level, name, key, code, scheme"


@dataclass(slots=True, eq=False)
class Node:
    """An area of the tree; ``id`` is its row in the cabinet, None while it is known from elsewhere only."""

    level: Level
    name: str
    key: str
    parent: Node | None = field(repr=False)
    code: str | None = None
    scheme: CodeScheme | None = None
    id: int | None = None

    def line(self) -> Iterator[Node]:
        """Yield the node and all it lies in, from itself to the nation."""
        node: Node | None = self
        while node is not None:
            yield node
            node = node.parent

    def at(self, level: Level) -> Node | None:
        """Return the node itself or what it lies in at ``level``."""
        return next((node for node in self.line() if node.level is level), None)

    def inside(self, other: Node) -> bool:
        """Tell whether the node is ``other`` or lies in it."""
        return any(node is other for node in self.line())


@dataclass(frozen=True, slots=True)
class Alias:
    """What somebody said that a name means: ``key`` is that name, inside ``within``, as names are compared."""

    within: Node
    key: str
    area: Node


def depth(level: Level) -> int:
    """Return how deep a level of the tree lies: 0 for the nation, 5 for a TPS; a district raises KeyError."""
    return _DEPTH[level]


def full_name(node: Node) -> str:
    """Return an area with what it lies in up to its kecamatan ("TPS 016, Rangga Mekar, Bogor Selatan")."""
    inside = [each.name for each in node.line() if _DEPTH.get(each.level, 0) > _DEPTH[Level.REGENCY]]
    return ", ".join(inside) if inside and node.level in _DEPTH else node.name


def known_as(node: Node) -> str:
    """Return what an area is known by: its name, a TPS with that of its kelurahan ("TPS 016, Rangga Mekar")."""
    return f"{node.name}, {node.parent.name}" if node.level is Level.STATION and node.parent is not None else node.name


def level_below(level: Level) -> Level | None:
    """Return the next finer level of the tree, None below a TPS or a district."""
    place = _DEPTH.get(level)
    return TREE[place + 1] if place is not None and place + 1 < len(TREE) else None


def common(nodes: Iterable[Node]) -> Node | None:
    """Return the finest area that holds all of ``nodes``, None when there are none."""
    left: set[Node | None] = set(nodes)
    if len(left) > 1:
        left = {node.parent if node is not None and node.level is Level.STATION else node for node in left}
    while len(left) > 1:
        deepest = max(_depth_of(node) for node in left)
        left = {node.parent if node is not None and _depth_of(node) == deepest else node for node in left}
    return left.pop() if left else None


def _depth_of(node: Node | None) -> int:
    if node is None:
        return -1
    found = _DEPTH.get(node.level)
    return found if found is not None else _depth_of(node.parent) + 1


class Tree:
    """Areas by code and by parent, read when asked for and then remembered; one node per area."""

    def __init__(self, connection: sqlite3.Connection | None = None) -> None:
        self._connection = connection
        self._by_id: dict[int, Node] = {}
        self._by_code: dict[str, Node] = {}
        self._kept: dict[Node, list[Node]] = {}
        self._all: dict[Node, list[Node]] = {}
        self._stations: dict[Node, dict[str, Node]] = {}
        self._districts: dict[Node, dict[str, Node]] = {}
        #: Returns the one text that stands for all its like: TPS are called alike in every kelurahan.
        texts: dict[str, str] = {}
        self._once = texts.setdefault
        self._aliases: dict[Level, list[Alias]] | None = None
        rows = self._read("level = ? ORDER BY id LIMIT 1", Level.NATION)
        self.nation = rows[0] if rows else Node(Level.NATION, gazetteer.NATION_NAME, "indonesia", None)

    def by_id(self, area: int) -> Node:
        """Return the kept area with the id ``area``; none raises KeyError."""
        found = self._by_id.get(area)
        if found is None:
            rows = self._read("id = ?", area)
            if not rows:
                raise KeyError(area)
            found = rows[0]
        return found

    def load(self, areas: Iterable[int]) -> None:
        """Read many kept areas at once, so that `by_id` need not ask for each."""
        wanted = [area for area in areas if area not in self._by_id]
        for start in range(0, len(wanted), _AT_ONCE):
            listed = ", ".join(map(str, wanted[start : start + _AT_ONCE]))
            parents = self._read(f"id IN (SELECT parent_id FROM area WHERE id IN ({listed}))")
            self._by_id.update((node.id, node) for node in parents if node.id is not None)
            self._read(f"id IN ({listed})")

    def kept_by_code(self, code: str) -> Node | None:
        """Return the kept area of a code as it is written, Kemendagri's before that of other schemes, or None."""
        rows = self._read("code = ? ORDER BY scheme <> 'kemendagri'", code)
        return rows[0] if rows else None

    def by_code(self, code: str) -> Node | None:
        """Return the area of a dotted Kemendagri code, kept or not, or None."""
        found = self._by_code.get(code)
        if found is not None:
            return found
        rows = self._read("code = ? AND scheme = ?", code, CodeScheme.KEMENDAGRI)
        if rows:
            return rows[0]
        place = gazetteer.place(code)
        if place is None:
            return None
        above = gazetteer.parent_code(code)
        parent = self.nation if above is None else self.by_code(above)
        return self._listed(place, parent or self.nation)

    def kept(self, parent: Node) -> list[Node]:
        """Return the areas directly inside ``parent`` that the cabinet keeps, without TPS and districts."""
        found = self._kept.get(parent)
        if found is None:
            found = []
            if parent.id is not None:
                found = self._read("parent_id = ? AND level NOT IN ('tps', 'dapil') ORDER BY id", parent.id)
            self._kept[parent] = found
        return found

    def children(self, parent: Node) -> list[Node]:
        """Return the areas directly inside ``parent``, kept ones and those of the gazetteer, without TPS."""
        found = self._all.get(parent)
        if found is None:
            found = list(self.kept(parent))
            if parent is self.nation or (parent.code is not None and parent.scheme is CodeScheme.KEMENDAGRI):
                seen = {node.code for node in found}
                named = {node.key for node in found if node.code is None}
                for place in gazetteer.children(None if parent is self.nation else parent.code):
                    if place.code not in seen and same_name(place.name) not in named:
                        found.append(self._by_code.get(place.code) or self._listed(place, parent))
            self._all[parent] = found
        return found

    def aliases(self, level: Level) -> list[Alias]:
        """Return what names at a level mean because somebody said so."""
        if self._aliases is None:
            self._aliases = {}
            rows = []
            if self._connection is not None:
                rows = self._connection.execute("SELECT level, within_id, key, area_id FROM area_alias").fetchall()
            for written, within, key, area in rows:
                alias = Alias(self.by_id(within), key, self.by_id(area))
                self._aliases.setdefault(_LEVELS[written], []).append(alias)
        return self._aliases.get(level, [])

    def within(self, area: Node, level: Level) -> Iterator[Node]:
        """Yield all areas inside ``area`` down to ``level``, the wider ones first; TPS and districts are none."""
        if area.level in _DEPTH and depth(area.level) < depth(level):
            inside = self.children(area)
            yield from inside
            for one in inside:
                yield from self.within(one, level)

    def load_tree(self) -> None:
        """Read all kept areas down to the kelurahan at once, so that `kept` need not ask for each parent."""
        found: dict[Node, list[Node]] = {}
        for level in TREE[:-1]:
            for node in self._read("level = ? ORDER BY id", level):
                found.setdefault(node, [])
                if node.parent is not None:
                    found.setdefault(node.parent, []).append(node)
        for parent, inside in found.items():
            self._kept.setdefault(parent, inside)

    def load_stations(self, villages: Iterable[Node]) -> None:
        """Read the TPS of many kelurahan at once, so that `station` need not ask for each."""
        by_id = {village.id: village for village in villages if village.id is not None}
        wanted = [village for village in by_id.values() if village not in self._stations]
        if self._connection is None:
            return
        for start in range(0, len(wanted), _AT_ONCE):
            some = wanted[start : start + _AT_ONCE]
            listed = ", ".join(str(village.id) for village in some)
            inside: dict[int | None, dict[str, Node]] = {village.id: {} for village in some}
            self._stations.update((village, inside[village.id]) for village in some)
            rows = self._connection.execute(
                "SELECT id, parent_id, name, key, code, scheme FROM area"
                f" WHERE level = 'tps' AND parent_id IN ({listed})"
            )
            known, once = self._by_id, self._once
            for area, parent, name, key, code, scheme in rows:
                node = known.get(area)
                if node is None:
                    key = once(key, key)
                    node = Node(Level.STATION, once(name, name), key, by_id[parent], code, _SCHEMES.get(scheme), area)
                    known[area] = node
                inside[parent][key] = node

    def stations(self, village: Node) -> Mapping[str, Node]:
        """Return the TPS of a kelurahan by their key, as far as they are kept or were made."""
        stations = self._stations.get(village)
        if stations is None:
            self.load_stations((village,))
            stations = self._stations.setdefault(village, {})
        return stations

    def station(self, village: Node, number: str) -> Node:
        """Return the TPS of a kelurahan by its number, a node not kept yet where there was none."""
        key = gazetteer.station_key(number)
        found = self.stations(village).get(key)
        if found is None:
            code = gazetteer.station_code(village.code or "", key)
            name = f"TPS {key:0>3}" if key.isdecimal() else number.strip()
            key, name = self._once(key, key), self._once(name, name)
            found = Node(Level.STATION, name, key, village, code, CodeScheme.SIREKAP if code else None)
            self._stations[village][key] = found
        return found

    def district(self, parent: Node, name: str) -> Node:
        """Return the district (dapil) of ``parent`` by its name or number, not kept yet where there was none."""
        districts = self._districts.get(parent)
        if districts is None:
            districts = {}
            if parent.id is not None:
                districts = {node.key: node for node in self._read("parent_id = ? AND level = 'dapil'", parent.id)}
            self._districts[parent] = districts
        key = gazetteer.district_key(name)
        found = districts.get(key)
        if found is None:
            title = f"Dapil {parent.name} {key}" if key.isdecimal() else name.strip()
            digits = (parent.code or "").replace(".", "")
            code = f"{digits}{key:0>2}" if digits and key.isdecimal() else None
            found = Node(Level.DISTRICT, title, key, parent, code, CodeScheme.DAPIL if code else None)
            districts[key] = found
        return found

    def district_of(self, contest: int, asked: str) -> Node | None:
        """Return the kept district of a contest by its code or its name, None where it has none such or several."""
        if self._connection is None:
            return None
        rows = self._read(
            "level = 'dapil' AND (id IN (SELECT district_id FROM district_member WHERE contest_id = ?1) OR EXISTS"
            " (SELECT 1 FROM source AS s CROSS JOIN delivery AS d ON d.source_id = s.id AND d.live = 1"
            " CROSS JOIN figure AS f ON f.delivery = d.id AND f.area = area.id WHERE s.contest_id = ?1))",
            contest,
        )
        found = [node for node in rows if node.code == asked]
        if not found and not asked.replace(".", "").isdecimal():
            found = [node for node in rows if gazetteer.district_key(asked) == node.key]
        return found[0] if len(found) == 1 else None

    def adopt(self, node: Node) -> None:
        """Remember a node that was made outside (an area file's), under its parent and code."""
        if node.parent is not None:
            self.kept(node.parent).append(node)
            self._all.pop(node.parent, None)
        if node.code is not None and node.scheme is CodeScheme.KEMENDAGRI:
            self._by_code[node.code] = node

    def missing(self, used: Iterable[Node]) -> list[Node]:
        """Return what has to be stored before figures can hang on ``used``: parents before their children.

        With an area come its siblings, so that "60 of 68 kelurahan" can be said; what lies above all of ``used`` comes
        without.
        """
        unkept = [node for node in used if node.id is None]
        root = common(unkept)
        wanted: dict[Node, None] = {}
        for node in unkept:
            for above in node.line():
                if above.id is not None or above in wanted:
                    break
                wanted[above] = None
        parents = {
            node.parent
            for node in wanted
            if node.level in _DEPTH and node.level is not Level.STATION and node is not root and node.parent is not None
        }
        for parent in parents:
            if root is not None and parent.inside(root):
                wanted.update(dict.fromkeys(near for near in self.children(parent) if near.id is None))
        return sorted(wanted, key=_depth_of)

    def _listed(self, place: gazetteer.Place, parent: Node) -> Node:
        node = Node(place.level, place.name, same_name(place.name), parent, place.code, CodeScheme.KEMENDAGRI)
        self._by_code[place.code] = node
        return node

    def _read(self, condition: str, *values: object) -> list[Node]:
        if self._connection is None:
            return []
        rows = self._connection.execute(f"SELECT {_COLUMNS} FROM area WHERE {condition}", values).fetchall()
        return [self._node(*row) for row in rows]

    def _node(
        self, area: int, parent: int | None, level: str, name: str, key: str, code: str | None, scheme: str | None
    ) -> Node:
        known = self._by_id.get(area)
        if known is not None:
            return known
        above = None if parent is None else self.by_id(parent)
        node = Node(_LEVELS[level], name, key, above, code, _SCHEMES.get(scheme or ""), area)
        self._by_id[area] = node
        if node.code is not None and node.scheme is CodeScheme.KEMENDAGRI:
            self._by_code[node.code] = node
        return node
