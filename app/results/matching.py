"""Which area a line of a file means: by its code, or by its names inside the area the file is about; never a guess.

Where code and name are two areas it is asked which is meant.

What is not exact (ignoring case, spaces and punctuation) is taken only where people said what it means, for this file
or once before; names that come near are only proposed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from app.results import gazetteer, near
from app.results.areas import Node, Tree, depth
from app.results.district_homes import home_of, made_of
from app.results.paths import names_beside_code
from app.results.pools import Match, Near, Path, Pool
from importers.records import TREE, AreaLine, Level

_CHUNK = 5000
#: A file of so many kelurahan is worth reading the whole tree for.
_MANY = 500
#: How likely an area of just that name in another part of what the file is about was meant.
_ELSEWHERE = 0.7


@dataclass(slots=True)
class Matches:
    """What all lines of a table mean: an area each, or None with the reason in ``failed`` by the line's place.

    ``members`` are the districts that lines name, each with an area it holds. ``left`` are the places of lines whose
    name fits several areas, of which the table names all others by themselves ("Bogor" beside "Kota Bogor").
    """

    nodes: list[Node | None] = field(default_factory=list)
    failed: dict[int, Match] = field(default_factory=dict)
    members: dict[tuple[Node, Node], None] = field(default_factory=dict)
    left: list[int] = field(default_factory=list)


class Matcher:
    """Finds the areas of one file's lines inside ``root``; ``strict`` refuses areas that lie outside it.

    ``home`` is the level of the areas that the election divides into districts, None where that is not known.

    Without a root only codes, and names that begin with a province or a kabupaten or kota, can be matched.
    """

    def __init__(self, tree: Tree, root: Node | None, *, strict: bool = False, home: Level | None = None) -> None:
        self._tree = tree
        self._home = home
        self._known = root is not None
        self._root = root or tree.nation
        self._strict = strict
        self._pools: dict[tuple[Node, Level], Pool] = {}
        self._paths: dict[Path, Match] = {}
        self._said: dict[Path, Node] = {}
        #: What holding names against the areas of codes came to.
        self._compared: dict[tuple[Node, Path], Match | None] = {}
        #: Which areas names that are not exact were taken for, because people said so: for this file ("area_by_name"),
        #: or once before ("area_by_alias").
        self.taken: dict[Path, Match] = {}
        #: Names that are nothing like that of the area their code is of, and no other area's either: the code stood.
        self.unlike: dict[Path, Node] = {}

    @property
    def root(self) -> Node:
        """The area that names are looked for in."""
        return self._root

    def say(self, path: Path, area: Node) -> None:
        """Take ``area`` for the last name of a path; paths that end alike mean it too where they are not exact."""
        self._said[_keys(path)] = area
        self._paths.clear()
        self._compared.clear()

    def meaning(self, path: Path) -> Match:
        """Return the area that a path of names down to a kelurahan means."""
        return self._tree_path(path) if path else Match(self._root)

    def match_all(
        self, lines: Sequence[AreaLine], around: Iterable[Path], progress: Callable[[float], None] | None = None
    ) -> Matches:
        """Return the area each of ``lines`` means, in their order.

        ``around`` is what `app.results.paths.paths_of` says of them; ``progress`` gets shares of 1.
        """
        around = list(around)
        if len(around) > _MANY:
            self._tree.load_tree()
        self._choose_by_names(around)
        villages = {match.node: None for match in map(self._tree_path, around) if match.node is not None}
        self._tree.load_stations(villages)
        found = Matches()
        above: Path | None = None
        village: Node | None = None
        stations: Mapping[str, Node] = {}
        for start in range(0, len(lines), _CHUNK):
            if progress is not None:
                progress(start / len(lines))
            for place, line in enumerate(lines[start : start + _CHUNK], start):
                node = None
                if line.level is Level.STATION and line.code is None:
                    # The usual line: a TPS in the kelurahan of the line before, nearly always one that is kept.
                    if line.path[:-1] != above:
                        above = line.path[:-1]
                        village, stations = self._stations_in(above)
                    if village is not None:
                        number = line.path[-1][1]
                        node = stations.get(number.lstrip("0")) or self._tree.station(village, number)
                found.nodes.append(node or self._take(line, place, found))
        _take_the_one_left(found)
        return found

    def _choose_by_names(self, around: Sequence[Path]) -> None:
        """Let "BOGOR", a kabupaten and a kota, be the only one of the two that has all areas named inside it."""
        inside: dict[Path, set[tuple[Level, str]]] = {}
        for path in around:
            steps = tuple(step for step in path if step[0] is not Level.DISTRICT)
            for at in range(1, len(steps)):
                if steps[at - 1][0] is Level.REGENCY:
                    inside.setdefault(steps[:at], set()).add(steps[at])
        for path, names in inside.items():
            found = self._tree_path(path)
            if found.code != "area_ambiguous":
                continue
            fitting = [
                one.node
                for one in found.near
                if all(self.find(one.node, level, name).node is not None for level, name in names)
            ]
            if len(fitting) == 1:
                for known in [each for each in self._paths if each[: len(path)] == path]:
                    del self._paths[known]
                self._paths[path] = Match(fitting[0])

    def _take(self, line: AreaLine, place: int, found: Matches) -> Node | None:
        match = self.match(line)
        if match.node is None:
            found.failed[place] = match
        elif match.district is not None and match.district is not match.node:
            found.members[match.district, match.node] = None
        elif match.district is not None and line.path:
            for area in made_of(match.district, line.path[-1][1], self._exactly):
                found.members[match.district, area] = None
        return match.node

    def _exactly(self, parent: Node, level: Level, name: str) -> Node | None:
        found = self.find(parent, level, name)
        return None if found.code else found.node

    def _stations_in(self, path: Path) -> tuple[Node | None, Mapping[str, Node]]:
        """Return a kelurahan that was found before with its known TPS; None where more is to be asked of a line."""
        above = None if self._strict else self._paths.get(path)
        if above is None or above.node is None or above.district is not None or above.node.level is not Level.VILLAGE:
            return None, {}
        return above.node, self._tree.stations(above.node)

    def match(self, line: AreaLine) -> Match:
        """Return the area ``line`` means."""
        # The digits of a district may be those of a kecamatan.
        found = self._by_code(line) if line.code and line.level is not Level.DISTRICT else None
        if found is not None and found.node is not None:
            found = self._contradicted(line, found.node) or found
        if found is None:
            found = self._by_path(line.path)
        if self._strict and found.node is not None and not found.node.inside(self._root):
            return Match(None, "area_outside", _written(line), self._root.name)
        return found

    def _by_code(self, line: AreaLine) -> Match | None:
        official = gazetteer.official_code(line.code, line.scheme) if line.code else None
        if official is None:
            return None
        code, number = official
        node = self._tree.by_code(code)
        if node is None:
            return None if line.path else Match(None, "area_code_unknown", line.code or "", self._root.name)
        if number is not None:
            return Match(self._tree.station(node, number))
        if line.level is Level.STATION:
            named = next((name for level, name in line.path if level is Level.STATION), None)
            if named is not None and node.level is Level.VILLAGE:
                return Match(self._tree.station(node, named))
            return None if line.path else Match(None, "area_code_unknown", line.code or "", self._root.name)
        return Match(node)

    def _contradicted(self, line: AreaLine, node: Node) -> Match | None:
        """Return what to do with a line whose name is another area's than its code; None where they agree.

        A name that is no area's beside it is another spelling, and the code stands.
        """
        path = names_beside_code(line)
        if not path:
            return None
        own = node.at(path[-1][0])
        if own is None:
            return None
        known = (own, path)
        if known not in self._compared:
            self._compared[known] = self._compare(path, own)
        found = self._compared[known]
        if found is None or found.node is None or line.level is not Level.STATION:
            return found
        number = next((name for level, name in line.path if level is Level.STATION), None)
        number = number or (node.name if node.level is Level.STATION else None)
        return found if number is None else replace(found, node=self._tree.station(found.node, number))

    def _compare(self, path: Path, own: Node) -> Match | None:
        """Hold the last name of a path against the area that a code is of."""
        _level, name = path[-1]
        said = self._said.get(_keys(path))
        if said is not None:
            settled = Match(said, "area_code_settled", name, own.name, path=path)
            if said is not own or not _same(own, name):
                self.taken[path] = settled
            return settled
        if _same(own, name):
            return None
        other = self._called(path, own)
        if other is None or other is own:
            if other is None and not near.nearest(own.level, name, (own.name,)):
                self.unlike[path] = own
            return None
        likely = (Near(own, 0.5), Near(other, 0.5))
        return Match(None, "area_code_other", name, own.name, near=likely, path=path)

    def _called(self, path: Path, own: Node) -> Node | None:
        """Return the area beside that of a code which a path names: in its parent, else further around."""
        level, name = path[-1]
        around = own.parent
        if level is Level.VILLAGE:
            regency = own.at(Level.REGENCY) or self._root
            named = next((text for other, text in path if other is Level.SUBDISTRICT), None)
            above = self.find(regency, Level.SUBDISTRICT, named).node if named else own.parent
            found = None if above is None else self.find(above, level, name).node
            if found is not None:
                return found
            around = regency
        return None if around is None else self.find(around, level, name).node

    def _by_path(self, path: Path) -> Match:
        if not path:
            return Match(None, "area_unnamed", "", self._root.name)
        level, name = path[-1]
        if level is not Level.STATION:
            return self._tree_path(path)
        village = self._tree_path(path[:-1]) if len(path) > 1 else Match(self._root)
        if village.node is None:
            return village
        if village.node.level is not Level.VILLAGE:
            return Match(None, "area_without_village", name, village.node.name)
        return Match(self._tree.station(village.node, name), district=village.district)

    def _tree_path(self, path: Path) -> Match:
        found = self._paths.get(path)
        if found is None:
            found = self._said_of(path, _keys(path)) if self._said else None
            found = found or self._walk(path)
            if found.node is None:
                found = (self._said_of_end(path) if self._said else None) or found
                found = found if found.path else replace(found, path=path)
            elif found.code:
                found = replace(found, path=path)
            if found.node is not None and found.code:
                self.taken[path] = found
                found = replace(found, code="")
            self._paths[path] = found
        return found

    def _said_of(self, path: Path, keys: Path) -> Match | None:
        """Return what was said for this file of names (``keys``) that a path is, or ends in."""
        node = self._said.get(keys)
        if node is None or path[-1][0] is Level.DISTRICT:
            return None
        above = self._tree_path(path[:-1]) if len(path) > 1 else Match(self._root)
        within = (above.node or self._root).name
        return Match(node, "area_by_name", path[-1][1], within, district=above.district, path=path)

    def _said_of_end(self, path: Path) -> Match | None:
        keys = _keys(path)
        ends = (self._said_of(path, keys[start:]) for start in range(1, len(keys)))
        return next((found for found in ends if found is not None), None)

    def _walk(self, path: Path) -> Match:
        """Take the last step of a path from where the steps before it lead."""
        if path[-1][0] is Level.DISTRICT:
            return self._district(path)
        if len(path) > 1:
            above = self._tree_path(path[:-1])
        elif not self._known and path[0][0] in (Level.SUBDISTRICT, Level.VILLAGE, Level.STATION):
            return Match(None, "area_root_unknown", path[0][1])
        else:
            above = Match(self._start(path))
        if above.node is None:
            return above
        node, district = above.node, above.district
        level, name = path[-1]
        if level is Level.NATION:
            return above
        if node.level is Level.DISTRICT:
            node = self._beside(path, node)
        if depth(level) <= depth(node.level):
            if _same(node.at(level), name):
                return Match(node, district=district)
            return Match(None, "area_outside", name, self._root.name)
        found_area = self.find(node, level, name)
        if found_area.code == "area_unknown" and not found_area.near and node is not self._root:
            found_area = replace(found_area, near=self._elsewhere(level, name))
        return found_area if district is None else replace(found_area, district=district)

    def _district(self, path: Path) -> Match:
        """Return the district that the last step of a path names, of whatever area it is one."""
        name = path[-1][1]
        above = self._tree_path(path[:-1]) if len(path) > 1 else Match(self._root if self._known else None)
        if len(path) > 1 and above.node is None:
            return above
        home = home_of(self._tree, above.node, self._home, name)
        if home is None:
            return Match(None, "area_root_unknown", name)
        found = self._tree.district(home, name)
        return Match(found, district=found)

    def _beside(self, path: Path, district: Node) -> Node:
        """Return where the names of a path go on after a district: in what the file is about, or in all it lies in."""
        assert district.parent is not None  # noqa: S101 - every district has one
        steps = tuple(step for step in path[:-1] if step[0] is not Level.DISTRICT)
        around = self._tree_path(steps).node if steps else self._start(path)
        return around if around is not None and around.inside(district.parent) else district.parent

    def _elsewhere(self, level: Level, name: str) -> tuple[Near, ...]:
        """Return the areas called so in other parts of what the file is about, as after one was divided."""
        if depth(self._root.level) < depth(Level.REGENCY):
            return ()
        found = self._pool(self._root, level).exact(name)
        return tuple(Near(node, _ELSEWHERE / len(found)) for node in found[: near.MOST])

    def _start(self, path: Path) -> Node:
        """Return where the names of a path begin: the root, or what it lies in where the path names that itself."""
        widest = next((level for level, _ in path if level in TREE), None)
        if widest in (Level.PROVINCE, Level.REGENCY):
            name = next(name for level, name in path if level is widest)
            if depth(self._root.level) >= depth(widest) and not _same(self._root.at(widest), name):
                above = self._root.at(Level.PROVINCE) if widest is Level.REGENCY else None
                return above if above is not None and self.find(above, widest, name).node else self._tree.nation
        return self._root

    def find(self, parent: Node, level: Level, name: str) -> Match:
        """Return the area called ``name`` at ``level`` inside ``parent``, however many levels lie between."""
        return self._pool(parent, level).find(name)

    def _pool(self, parent: Node, level: Level) -> Pool:
        pool = self._pools.get((parent, level))
        if pool is None:
            pool = self._pools[parent, level] = Pool(self._tree, parent, level)
        return pool


def _keys(path: Path) -> Path:
    """Return a path with its names as they are compared, without districts: those are no part of the tree."""
    return tuple((level, gazetteer.said_key(level, name)) for level, name in path if level is not Level.DISTRICT)


def _take_the_one_left(found: Matches) -> None:
    """Let a name that a kabupaten and a kota share be the one of the two that no other line of the table is."""
    doubtful = {place: match for place, match in found.failed.items() if match.code == "area_ambiguous"}
    if not doubtful:
        return
    named = set(found.nodes)
    for place, match in doubtful.items():
        open_still = [one.node for one in match.near if one.node not in named]
        if len(open_still) == 1 and len(match.near) > 1 and open_still[0].level is Level.REGENCY:
            found.nodes[place] = open_still[0]
            found.left.append(place)
            del found.failed[place]


def _same(node: Node | None, name: str) -> bool:
    if node is None or gazetteer.contrary(node.level, name, node.name):
        return False
    ours = set(gazetteer.name_keys(node.level, node.name))
    return any(key in ours for key in gazetteer.name_keys(node.level, name))


def _written(line: AreaLine) -> str:
    return line.path[-1][1] if line.path else line.code or ""
