"""Which area a line of a file means: by its code, or by its names inside the area the file is about; never a guess.

What is not exact (ignoring case, spaces and punctuation) is not taken; names that come near are only proposed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from app.results import gazetteer
from app.results.areas import Node, Tree, depth, level_below
from importers.records import TREE, AreaLine, Level

_NEAR = 78.0
_PROPOSED = 3
#: Share of a file's names that have to be found in an area before it counts as the one the file is about, and how far
#: it has to be ahead of the next one that fits.
_FITS = 0.6
_AHEAD = 0.2
#: Kelurahan names recur all over the country: fewer of them than this say nothing.
_TELLING = 3
_CANDIDATES = 8
_CHUNK = 5000
#: A file of so many kelurahan is worth reading the whole tree for.
_MANY = 500

Path = tuple[tuple[Level, str], ...]


@dataclass(frozen=True, slots=True)
class Match:
    """The area of a line, or why there is none: ``code`` is a message code, ``near`` the areas that come near."""

    node: Node | None
    code: str = ""
    name: str = ""
    within: str = ""
    near: tuple[Node, ...] = ()
    district: Node | None = None


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

    Without a root only codes, and names that begin with a province or a kabupaten or kota, can be matched.
    """

    def __init__(self, tree: Tree, root: Node | None, *, strict: bool = False) -> None:
        self._tree = tree
        self._known = root is not None
        self._root = root or tree.nation
        self._strict = strict
        self._pools: dict[tuple[Node, Level], _Pool] = {}
        self._paths: dict[Path, Match] = {}

    def match_all(
        self, lines: Sequence[AreaLine], around: Iterable[Path], progress: Callable[[float], None] | None = None
    ) -> Matches:
        """Return the area each of ``lines`` means, in their order.

        ``around`` is what `paths_of` says of them; ``progress`` gets shares of 1.
        """
        around = list(around)
        if len(around) > _MANY:
            self._tree.load_tree()
        villages = {match.node: None for match in map(self._tree_path, around) if match.node is not None}
        self._tree.load_stations(villages)
        found = Matches()
        above: Path | None = None
        stations: Mapping[str, Node] | None = None
        for start in range(0, len(lines), _CHUNK):
            if progress is not None:
                progress(start / len(lines))
            for place, line in enumerate(lines[start : start + _CHUNK], start):
                node = None
                if line.level is Level.STATION and line.code is None:
                    # The usual line: a TPS that is kept, in the kelurahan of the line before.
                    if line.path[:-1] != above:
                        above = line.path[:-1]
                        stations = self._stations_in(above)
                    node = None if stations is None else stations.get(line.path[-1][1].lstrip("0"))
                found.nodes.append(node or self._take(line, place, found))
        _take_the_one_left(found)
        return found

    def _take(self, line: AreaLine, place: int, found: Matches) -> Node | None:
        match = self.match(line)
        if match.node is None:
            found.failed[place] = match
        elif match.district is not None and match.district is not match.node:
            found.members[match.district, match.node] = None
        return match.node

    def _stations_in(self, path: Path) -> Mapping[str, Node] | None:
        """Return the known TPS of a kelurahan that was found before, None where more is to be asked of a line."""
        above = None if self._strict else self._paths.get(path)
        if above is None or above.node is None or above.district is not None:
            return None
        return self._tree.known_stations(above.node)

    def match(self, line: AreaLine) -> Match:
        """Return the area ``line`` means."""
        found = self._by_code(line) if line.code else None
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
            found = self._walk(path)
            self._paths[path] = found
        return found

    def _walk(self, path: Path) -> Match:
        """Take the last step of a path from where the steps before it lead."""
        if len(path) > 1:
            above = self._tree_path(path[:-1])
        elif not self._known and path[0][0] in (Level.SUBDISTRICT, Level.VILLAGE, Level.STATION, Level.DISTRICT):
            return Match(None, "area_root_unknown", path[0][1])
        else:
            above = Match(self._start(path))
        if above.node is None:
            return above
        node, district = above.node, above.district
        level, name = path[-1]
        if level is Level.NATION:
            return above
        if level is Level.DISTRICT:
            found = self._tree.district(node, name)
            return Match(found, district=found)
        if node.level is Level.DISTRICT and node.parent is not None:
            node = node.parent
        if depth(level) <= depth(node.level):
            if _same(node.at(level), name):
                return Match(node, district=district)
            return Match(None, "area_outside", name, self._root.name)
        found_area = self.find(node, level, name)
        return (
            found_area
            if district is None
            else Match(found_area.node, found_area.code, found_area.name, found_area.within, found_area.near, district)
        )

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
        pool = self._pools.get((parent, level))
        if pool is None:
            pool = self._pools[parent, level] = _Pool(self._tree, parent, level)
        return pool.find(name)


def _take_the_one_left(found: Matches) -> None:
    """Let a name that a kabupaten and a kota share be the one of the two that no other line of the table is."""
    doubtful = {place: match for place, match in found.failed.items() if match.code == "area_ambiguous"}
    if not doubtful:
        return
    named = set(found.nodes)
    for place, match in doubtful.items():
        open_still = [node for node in match.near if node not in named]
        if len(open_still) == 1 and len(match.near) > 1 and open_still[0].level is Level.REGENCY:
            found.nodes[place] = open_still[0]
            found.left.append(place)
            del found.failed[place]


def paths_of(lines: Iterable[AreaLine]) -> set[Path]:
    """Return the paths of lines down to the kelurahan, each once."""
    paths: set[Path] = set()
    last: Path | None = None
    for line in lines:
        path = line.path[:-1] if line.level is Level.STATION else line.path
        # Lines of one area follow each other, and comparing two paths is quicker than looking one up.
        if path != last:
            paths.add(path)
            last = path
    paths.discard(())
    return paths


def infer_root(tree: Tree, around: Iterable[Path], preferred: Node | None) -> Node | None:
    """Return the area that the widest names of ``around`` (see `paths_of`) lie in, if they fit exactly one; else None.

    ``preferred`` (the office's area) wins where the names fit it too. Kecamatan lead to a kabupaten or kota, kelurahan
    to a kecamatan, or to a kabupaten or kota; provinces and kabupaten/kota lead to the nation.
    """
    paths = {tuple(step for step in path if step[0] is not Level.DISTRICT) for path in around}
    paths.discard(())
    if not paths:
        return preferred
    widest = min((path[0][0] for path in paths), key=depth)
    paths = {path for path in paths if path[0][0] is widest}
    if preferred is not None and _fit(tree, preferred, widest, paths) >= _FITS:
        return preferred
    if depth(widest) <= depth(Level.REGENCY):
        return tree.nation
    names = {path[0][1] for path in paths}
    if widest is Level.SUBDISTRICT:
        return _best(tree, _holders(widest, names, gazetteer.subdistricts_by_name()), widest, paths)
    if len(names) < _TELLING:
        return None
    inside = _holders(widest, names, gazetteer.villages_by_name())
    wider = list(dict.fromkeys(gazetteer.parent_code(code) or "" for code in inside))
    return _best(tree, inside, widest, paths) or _best(tree, wider, widest, paths)


def _holders(level: Level, names: set[str], by_name: dict[str, tuple[str, ...]]) -> list[str]:
    """Return the codes of the areas in which ``names`` are found, those that hold most of them first."""
    votes: dict[str, int] = {}
    for name in names:
        keys = gazetteer.name_keys(level, name)
        codes = next((by_name[key] for key in keys if key in by_name), ())
        for holder in {gazetteer.parent_code(code) or "" for code in codes}:
            votes[holder] = votes.get(holder, 0) + 1
    return sorted(votes, key=lambda holder: -votes[holder])[:_CANDIDATES]


def _best(tree: Tree, codes: Sequence[str], widest: Level, paths: set[Path]) -> Node | None:
    """Return the one area of ``codes`` that the names fit; None where none does, or another nearly as well."""
    nodes = [node for node in map(tree.by_code, codes) if node is not None]
    fits = sorted(((_fit(tree, node, widest, paths), node) for node in nodes), key=lambda fit: -fit[0])
    if not fits or fits[0][0] < _FITS:
        return None
    return fits[0][1] if len(fits) == 1 or fits[0][0] - fits[1][0] >= _AHEAD else None


def _fit(tree: Tree, root: Node, widest: Level, paths: set[Path]) -> float:
    """Return how well names fit ``root``, 0 to 1: by the widest ones found in it, and by those found in full."""
    if depth(root.level) >= depth(widest):
        return 0.0
    matcher = Matcher(tree, root)
    heads = {path[0][1] for path in paths}
    found = sum(1 for name in heads if matcher.find(root, widest, name).node is not None)
    whole = sum(1 for path in paths if matcher.match(AreaLine(0, path[-1][0], path)).node is not None)
    return (found / len(heads) + whole / len(paths)) / 2


class _Pool:
    """The areas of one level inside a parent, by the keys of their names."""

    def __init__(self, tree: Tree, parent: Node, level: Level) -> None:
        self._tree = tree
        self._parent = parent
        self._level = level
        self._kept = _index(_inside(tree.kept, parent, level), exact=True)
        self._exact: dict[str, list[Node]] | None = None
        self._loose: dict[str, list[Node]] = {}

    def find(self, name: str) -> Match:
        keys = gazetteer.name_keys(self._level, name)
        if not keys:
            return Match(None, "area_unnamed", name, self._parent.name)
        kept = self._kept.get(keys[0])
        if kept is not None and len(kept) == 1:
            return Match(kept[0])
        exact, loose = self._whole()
        for index in (exact, loose):
            for key in keys:
                found = [node for node in index.get(key, ()) if not gazetteer.contrary(self._level, name, node.name)]
                if found:
                    return Match(found[0]) if len(found) == 1 else self._ambiguous(name, found)
        return Match(None, "area_unknown", name, self._parent.name, self._near(keys[-1]))

    def _ambiguous(self, name: str, found: list[Node]) -> Match:
        return Match(None, "area_ambiguous", name, self._parent.name, tuple(found[:_PROPOSED]))

    def _whole(self) -> tuple[dict[str, list[Node]], dict[str, list[Node]]]:
        if self._exact is None:
            nodes = _inside(self._tree.children, self._parent, self._level)
            self._exact = _index(nodes, exact=True)
            self._loose = _index(nodes, exact=False)
        return self._exact, self._loose

    def _near(self, key: str) -> tuple[Node, ...]:
        from rapidfuzz import fuzz, process

        exact, _ = self._whole()
        nodes = [node for nodes in exact.values() for node in nodes]
        names = [gazetteer.name_keys(self._level, node.name)[-1] for node in nodes]
        found = process.extract(key, names, scorer=fuzz.ratio, limit=_PROPOSED, score_cutoff=_NEAR)
        return tuple(nodes[place] for _, _, place in found)


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


def _same(node: Node | None, name: str) -> bool:
    if node is None or gazetteer.contrary(node.level, name, node.name):
        return False
    ours = set(gazetteer.name_keys(node.level, node.name))
    return any(key in ours for key in gazetteer.name_keys(node.level, name))


def _written(line: AreaLine) -> str:
    return line.path[-1][1] if line.path else line.code or ""
