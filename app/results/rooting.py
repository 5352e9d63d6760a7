"""Which area a file is about, told by the names in it: the one area of the country that they fit, or none."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from app.results import gazetteer
from app.results.areas import Node, Tree, depth
from app.results.matching import Matcher
from app.results.pools import Path
from importers.records import AreaLine, Level

#: Share of a file's names that have to be found in an area before it counts as the one the file is about, and how far
#: it has to be ahead of the next one that fits.
_FITS = 0.6
_AHEAD = 0.2
#: The share that is enough for the office's own area where no other fits: its kecamatan may be misspelt.
_FITS_OWN = 0.4
#: Kelurahan names recur all over the country: fewer of them than this say nothing.
_TELLING = 3
_CANDIDATES = 8


def infer_root(tree: Tree, around: Iterable[Path], preferred: Node | None) -> Node | None:
    """Return the area that the widest names of ``around`` (see `paths_of`) lie in, if they fit exactly one; else None.

    ``preferred`` (the office's area) wins where the names fit it too, or nothing better. Kecamatan lead to a kabupaten
    or kota, kelurahan to a kecamatan, or to a kabupaten or kota; provinces and kabupaten/kota lead to the nation.
    """
    paths = {tuple(step for step in path if step[0] is not Level.DISTRICT) for path in around}
    paths.discard(())
    if not paths:
        return preferred
    widest = min((path[0][0] for path in paths), key=depth)
    paths = {path for path in paths if path[0][0] is widest}
    own = 0.0 if preferred is None else _fit(tree, preferred, widest, paths)
    if own >= _FITS:
        return preferred
    if depth(widest) <= depth(Level.REGENCY):
        return tree.nation
    names = {path[0][1] for path in paths}
    if widest is Level.SUBDISTRICT:
        found = _best(tree, _holders(widest, names, gazetteer.subdistricts_by_name()), widest, paths)
        return found or (preferred if own >= _FITS_OWN else None)
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
