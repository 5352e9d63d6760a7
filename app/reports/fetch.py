"""Asks a cabinet for what a report of results says: views, other sources, the cells behind figures, the files."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from app import settings
from app.archive import dossiers
from app.errors import AppError
from app.reports.data import CandidateVotes, Comparison, ResultsData, compare, counted, only
from app.reports.following import Following
from app.results import reading
from app.results.auditing import audit
from app.results.elections import usual_base
from app.results.participation import participation, registered_fields
from app.results.records import ElectionKey, Finding, ResultView, SourceInfo
from importers.records import TREE, Level

if TYPE_CHECKING:
    from app.store import Cabinet

Progress = Callable[[float], None]

#: Of a source of so many figures each candidate is the sum of hundreds: no cell behind it is told.
_MOST_FIGURES = 100_000
#: So many of the checks that fail are followed to their cells.
_MOST_FAILING = 300


def fetch_results(
    cabinet: Cabinet,
    election: ElectionKey,
    *,
    area: str | None = None,
    source: str | None = None,
    level: Level | None = None,
    all_levels: bool = False,
    progress: Progress | None = None,
) -> ResultsData:
    """Return everything a report of a contest says; raises what `app.results.reading.show` raises.

    ``all_levels`` adds the contest at every level below its area that has figures, and candidates, for a workbook.
    """
    tell = progress or (lambda _: None)
    view = reading.show(cabinet, election, area=area, source=source, level=level)
    numbers = counted(view)
    view = only(view, numbers)
    tell(0.2)
    levels = tuple(only(one, numbers) for one in _levels(cabinet, view)) if all_levels else (view,)
    tell(0.4)
    comparisons = tuple(_comparisons(cabinet, view))
    tell(0.6)
    follow = Following(cabinet, election)
    cells = follow.view(view)
    tell(0.7)
    told = settings.load(cabinet.folder).participation_base.get(str(election))
    base = tuple(told.split("+")) if told else usual_base(election)
    measured = follow.measures(view, tuple(view.root.measures) if all_levels else _shown(view, base))
    tell(0.8)
    view = replace(view, findings=tuple(_failing(cabinet, view, follow)))
    tell(0.9)
    for one in comparisons:
        follow.source(one.other.name, view)
    candidates = tuple(_candidates(cabinet, view, follow)) if all_levels and view.divided else ()
    open_ = partial(_without_kept_back, cabinet)
    view = replace(view, source=open_(view.source))
    levels = tuple(replace(one, source=open_(one.source)) for one in levels)
    comparisons = tuple(replace(one, other=open_(one.other)) for one in comparisons)
    tell(1.0)
    return ResultsData(view, levels, comparisons, tuple(follow.files.values()), cells, base, candidates, measured)


def _without_kept_back(cabinet: Cabinet, info: SourceInfo) -> SourceInfo:
    """Return a source without the dossier its signed paper is in, where that one may not be named to others."""
    if info.dossier and any(one.kept_back for one in dossiers.by_number(cabinet, info.dossier)):
        return replace(info, dossier=None)
    return info


def _shown(view: ResultView, base: tuple[str, ...]) -> tuple[str, ...]:
    """Return the measures that the pages of a deck show."""
    measures = view.root.measures
    if not view.contestants:
        return registered_fields(measures)
    turnout = participation(measures, base)
    fields = ("valid", "invalid", *(() if turnout is None else turnout.fields))
    return tuple(field for field in dict.fromkeys(fields) if field in measures or field not in ("valid", "invalid"))


def _levels(cabinet: Cabinet, view: ResultView) -> Iterator[ResultView]:
    """Yield the report's source at each level below its area; before districts, which may not cover it, the whole."""
    whole = _try(cabinet, view, view.root.level, view.source.name) if view.level is Level.DISTRICT else None
    if whole is not None:
        yield whole
    for level in TREE[TREE.index(view.root.level) + 1 :] if view.root.level in TREE else ():
        found = view if level is view.level else _try(cabinet, view, level, view.source.name)
        if found is not None:
            yield found
    if view.level is Level.DISTRICT or view.level is view.root.level:
        yield view


def _comparisons(cabinet: Cabinet, view: ResultView) -> Iterator[Comparison]:
    """Hold the view against each other source, at the finest level above TPS that both have."""
    names = [
        listed.source.name
        for listed in reading.list_results(cabinet)
        if listed.election == view.election and listed.source.name != view.source.name
    ]
    for name in dict.fromkeys(names):
        for level in (Level.VILLAGE, Level.SUBDISTRICT, Level.REGENCY, Level.PROVINCE, view.level):
            mine = _try(cabinet, view, level, view.source.name)
            other = _try(cabinet, view, level, name) if mine is not None else None
            if mine is not None and other is not None:
                yield compare(only(mine, [who.number for who in view.contestants]), other)
                break


def _candidates(cabinet: Cabinet, view: ResultView, follow: Following) -> Iterator[CandidateVotes]:
    """Yield the own votes and candidates of each party in the report's area, each with its cells."""
    listed = reading.show(cabinet, view.election, area=view.root.code, source=view.source.name, candidates=True)
    parties = {who.number: who for who in listed.contestants}
    several = view.source.figures > _MOST_FIGURES
    for part, votes in zip(listed.parts, listed.root.parts, strict=True):
        if votes is not None:
            area = part.held_in if part.held_in is not None else listed.root.id
            cells = "" if several else follow.part(listed.source, area, part)
            yield CandidateVotes(parties[part.number], part, votes, cells)


def _failing(cabinet: Cabinet, view: ResultView, follow: Following) -> Iterator[Finding]:
    """Yield the checks that fail: of sums over areas, then of what the report's source states, the first with cells."""
    try:
        found = audit(cabinet, view.election, area=view.root.code, source=view.source.name)
    except AppError:
        yield from view.findings
        return
    # what a party's total should be, the figures that are stated tell themselves
    yield from (one for one in view.findings if one.code == "stated_differs")
    for place, failed in enumerate(found.failed):
        cell = follow.cell(view.source, failed.area, failed.subject) if place < _MOST_FAILING else None
        yield replace(failed.finding, cell=cell)


def _try(cabinet: Cabinet, view: ResultView, level: Level, source: str) -> ResultView | None:
    """Return the view of a source at a level inside the report's area, or None where it has none."""
    try:
        return reading.show(cabinet, view.election, level=level, area=view.root.code, source=source)
    except AppError:
        return None
