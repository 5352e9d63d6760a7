"""What several sources say of one contest, side by side: area by area, figure by figure, and where they differ.

Each source is read as `app.results.reading` reads it; a blank is no figure, so that nothing is said to differ from it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from app.errors import AppError, Exit
from app.results import reading
from app.results.areas import Node, Tree, common
from app.results.choosing import choose_source, kept_area, source_info, source_root, sources_of_contest
from app.results.records import AreaResult, Contestant, ElectionKey, ResultView, SourceInfo
from importers.records import Level

if TYPE_CHECKING:
    from app.store.cabinet import Cabinet

#: What each source says of one figure, in the order of the sources; None where it says nothing.
Said = tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class ComparedArea:
    """One area: what is said of each contestant, in the order of the comparison's, and of each measure by field.

    ``within`` is what it lies in, where others of the comparison are called the same.
    """

    id: int
    code: str | None
    name: str
    level: Level
    votes: tuple[Said, ...]
    measures: dict[str, Said] = field(default_factory=dict)
    within: str = ""

    @property
    def full(self) -> str:
        """The name, with what the area lies in where that tells it from others ("TPS 016, Rangga Mekar")."""
        return f"{self.name}, {self.within}" if self.within else self.name

    @property
    def differs(self) -> bool:
        """Tell whether two sources say different things of any figure."""
        return any(map(unlike, self.votes)) or any(map(unlike, self.measures.values()))


@dataclass(frozen=True, slots=True)
class Against:
    """One source held against the first: ``both`` areas of which both say something, in ``differing`` not the same."""

    source: SourceInfo
    both: int
    differing: int


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Several sources of a contest by the areas of a level; the official one, or the one asked for first, stands first.

    A source without any figure at the level has blanks throughout.
    """

    election: ElectionKey
    level: Level
    sources: tuple[SourceInfo, ...]
    contestants: tuple[Contestant, ...]
    measures: tuple[str, ...]
    root: ComparedArea
    areas: tuple[ComparedArea, ...]
    against: tuple[Against, ...]

    @property
    def differing(self) -> tuple[ComparedArea, ...]:
        """The areas in which any two sources differ."""
        return tuple(area for area in self.areas if area.differs)


def unlike(said: Said) -> bool:
    """Tell whether sources say different things of a figure; a blank says nothing."""
    return len({value for value in said if value is not None}) > 1


def side_by_side(
    cabinet: Cabinet,
    election: ElectionKey,
    *,
    level: Level | None = None,
    area: str | None = None,
    sources: Sequence[str] = (),
    progress: Callable[[float], None] | None = None,
) -> SideBySide:
    """Return what sources of a contest say of the areas at ``level`` inside ``area``: those named, else all it has.

    ``level`` left out is the next one below the area that the first source has figures of; ``area`` left out what holds
    all that the sources cover. Raises `AppError` as `app.results.reading.show` does, and ``sources_too_few`` (wrong
    usage) for less than two.
    """
    connection = cabinet.connection()
    found = _chosen(cabinet, election, area, sources)
    if len(found) < 2:
        raise AppError("sources_too_few", Exit.USAGE, election=str(election), found=", ".join(found.values()))
    tree = Tree(connection)
    roots = {source: source_root(connection, tree, source) for source in found}
    root = (common(roots.values()) or tree.nation) if area is None else kept_area(tree, area)
    views: list[ResultView | None] = []
    for done, name in enumerate(found.values()):
        if progress is not None:
            progress(done / len(found))
        view = _view(cabinet, election, level, root, name)
        if level is None and view is not None:
            level = view.level
        views.append(view)
    base = next((view for view in views if view is not None and view.areas), None)
    if base is None:
        wanted = str(level or root.level)
        raise AppError("level_without_figures", Exit.REFUSED, area=root.name, level=wanted, election=str(election))
    infos = tuple(
        view.source if view is not None else source_info(cabinet, source, roots[source])
        for source, view in zip(found, views, strict=True)
    )
    return _told_apart(_joined(base, infos, views), tree)


def _told_apart(found: SideBySide, tree: Tree) -> SideBySide:
    """Tell of every area what it lies in where names occur twice, as those of TPS do."""
    if len({area.name for area in found.areas}) == len(found.areas):
        return found
    tree.load(area.id for area in found.areas)
    above = ((area, tree.by_id(area.id).parent) for area in found.areas)
    return replace(
        found, areas=tuple(replace(area, within=parent.name if parent is not None else "") for area, parent in above)
    )


def beside(views: Sequence[ResultView]) -> SideBySide:
    """Return views of one contest at one level side by side, the first of them first; areas are matched by row."""
    return _joined(views[0], tuple(view.source for view in views), views)


def _view(cabinet: Cabinet, election: ElectionKey, level: Level | None, root: Node, source: str) -> ResultView | None:
    """Return what a source says at a level; without areas where it speaks of the whole only, None for nothing."""
    try:
        return reading.show(cabinet, election, level=level, area=root.code, source=source)
    except AppError as failure:
        if failure.code != "level_without_figures":
            raise
    if level is root.level:
        return None
    whole = _view(cabinet, election, root.level, root, source)
    return None if whole is None else replace(whole, areas=())


def _chosen(cabinet: Cabinet, election: ElectionKey, area: str | None, names: Sequence[str]) -> dict[int, str]:
    """Return the sources to hold side by side by their rows, the one that comes first first."""
    connection = cabinet.connection()
    there = sources_of_contest(connection, election, area)
    if names:
        ids = [choose_source(connection, election, name, area) for name in names]
    else:
        ids = [row for row, _, _ in sorted(there, key=lambda source: (not source[2], source[0]))]
    named = {row: name for row, name, _ in there}
    return {row: named[row] for row in ids}


def _joined(base: ResultView, infos: tuple[SourceInfo, ...], views: Sequence[ResultView | None]) -> SideBySide:
    shown = [view for view in views if view is not None]
    contestants = {who.number: who for view in shown for who in view.contestants}
    numbers = sorted(contestants)
    fields = dict.fromkeys(name for view in shown for area in (view.root, *view.areas) for name in area.measures)
    by_area = [{} if view is None else {area.id: area for area in view.areas} for view in views]
    places = [_places(view, numbers) for view in views]
    areas = {area.id: area for found in by_area for area in found.values()}
    order = sorted(areas.values(), key=lambda area: (area.code is None, area.code or "", area.name))

    def joined(one: AreaResult, said: Sequence[AreaResult | None]) -> ComparedArea:
        votes = tuple(
            tuple(_vote(area, at[which]) for area, at in zip(said, places, strict=True))
            for which in range(len(numbers))
        )
        measures = {
            name: tuple(None if area is None else area.measures.get(name) for area in said)
            for name in fields
            if any(area is not None and name in area.measures for area in said)
        }
        return ComparedArea(one.id, one.code, one.name, one.level, votes, measures)

    compared = tuple(joined(area, [found.get(area.id) for found in by_area]) for area in order)
    root = joined(base.root, [None if view is None else view.root for view in views])
    against = tuple(_against(place, info, compared) for place, info in enumerate(infos) if place)
    return SideBySide(
        base.election,
        base.level,
        infos,
        tuple(contestants[number] for number in numbers),
        tuple(fields),
        root,
        compared,
        against,
    )


def _places(view: ResultView | None, numbers: Sequence[int]) -> list[int | None]:
    """Return where each contestant stands in a view, None where it does not."""
    if view is None:
        return [None] * len(numbers)
    at = {who.number: place for place, who in enumerate(view.contestants)}
    return [at.get(number) for number in numbers]


def _vote(area: AreaResult | None, place: int | None) -> int | None:
    return None if area is None or place is None else area.votes[place]


def _against(place: int, info: SourceInfo, areas: Sequence[ComparedArea]) -> Against:
    both = differing = 0
    for area in areas:
        pairs = [(said[0], said[place]) for said in (*area.votes, *area.measures.values())]
        told = [(mine, other) for mine, other in pairs if mine is not None and other is not None]
        both += bool(told)
        differing += any(mine != other for mine, other in told)
    return Against(info, both, differing)
