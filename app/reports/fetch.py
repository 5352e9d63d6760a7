"""Asks a cabinet for what a report of results says: views, other sources, the cells behind figures, the files."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING

from app import settings
from app.archive import dossiers
from app.errors import AppError
from app.i18n import number, tr, trn
from app.reports.data import CandidateVotes, Comparison, ResultsData, SourceFile, compare, counted, only
from app.reports.standing import standing
from app.results import reading
from app.results.auditing import audit
from app.results.elections import usual_base
from app.results.lookup import OWN, SubjectKey
from app.results.records import Contestant, ElectionKey, Finding, ResultView, SourceInfo, TracedCell
from importers.records import TREE, Level

if TYPE_CHECKING:
    from app.results.traces import Trace
    from app.store import Cabinet

Progress = Callable[[float], None]

#: Past so many contestants times areas only the leader's figures are followed to their cells area by area.
_MOST_TRACED = 80
#: So many of the checks that fail are followed to their cells.
_MOST_FAILING = 300
#: Of a source of so many figures each candidate is the sum of hundreds: no cell behind it is told.
_MOST_FIGURES = 100_000
_MOST_RUNS = 4
_MOST_SHEETS = 2


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
    follow = _Follow(cabinet, election)
    cells = follow.view(view)
    tell(0.9)
    for one in comparisons:
        follow.source(one.other.name, view)
    view = replace(view, findings=tuple(_failing(cabinet, view, follow)))
    candidates = tuple(_candidates(cabinet, view, follow)) if all_levels and view.divided else ()
    told = settings.load(cabinet.folder).participation_base.get(str(election))
    base = tuple(told.split("+")) if told else usual_base(election)
    open_ = partial(_without_kept_back, cabinet)
    view = replace(view, source=open_(view.source))
    levels = tuple(replace(one, source=open_(one.source)) for one in levels)
    comparisons = tuple(replace(one, other=open_(one.other)) for one in comparisons)
    tell(1.0)
    return ResultsData(view, levels, comparisons, tuple(follow.files.values()), cells, base, candidates)


def _without_kept_back(cabinet: Cabinet, info: SourceInfo) -> SourceInfo:
    """Return a source without the dossier its signed paper is in, where that one may not be named to others."""
    if info.dossier and any(one.kept_back for one in dossiers.by_number(cabinet, info.dossier)):
        return replace(info, dossier=None)
    return info


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


def _candidates(cabinet: Cabinet, view: ResultView, follow: _Follow) -> Iterator[CandidateVotes]:
    """Yield the own votes and candidates of each party in the report's area, each with its cells."""
    listed = reading.show(cabinet, view.election, area=view.root.code, source=view.source.name, candidates=True)
    parties = {who.number: who for who in listed.contestants}
    several = view.source.figures > _MOST_FIGURES
    for part, votes in zip(listed.parts, listed.root.parts, strict=True):
        if votes is not None:
            area = part.held_in if part.held_in is not None else listed.root.id
            cells = "" if several else follow.part(listed.source, area, part)
            yield CandidateVotes(parties[part.number], part, votes, cells)


def _failing(cabinet: Cabinet, view: ResultView, follow: _Follow) -> Iterator[Finding]:
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


class _Follow:
    """Follows figures to their cells and gathers the sheets these stand in."""

    def __init__(self, cabinet: Cabinet, election: ElectionKey) -> None:
        self._cabinet = cabinet
        self._election = election
        self.files: dict[tuple[str, str, str], SourceFile] = {}

    def view(self, view: ResultView) -> dict[tuple[int, int], str]:
        """Return the cells behind the figures of a report, by area id and contestant number."""
        cells: dict[tuple[int, int], str] = {}
        now = standing(view)
        numbers = [who.number for who in view.contestants]
        of_areas = numbers
        if now is not None and len(numbers) * len(view.areas) > _MOST_TRACED:
            of_areas = [view.contestants[now.first[0]].number]
        for area in (view.root, *view.areas):
            if area.code is None:
                continue
            for who in numbers if area is view.root else of_areas:
                found = self._trace(area.code, view.source.name, contestant=str(who))
                if found is not None and found.cells:
                    cells[area.id, who] = cells_text(found.cells)
            if len(cells) > 2 * _MOST_TRACED:
                break
        if not numbers:
            self.source(view.source.name, view)
        return cells

    def part(self, source: SourceInfo, area: int, part: Contestant) -> str:
        """Return the cells behind the votes of a candidate or of a party itself in an area."""
        key = (part.number, part.candidate or 0, "" if part.candidate else OWN)
        found = reading.trace_figure(self._cabinet, source.id, area, key)
        return "" if found is None else cells_text(self._gathered(source.name, found).cells)

    def cell(self, source: SourceInfo, area: int, key: SubjectKey) -> str | None:
        """Return the cell that states a figure, None where none does by itself."""
        found = reading.trace_figure(self._cabinet, source.id, area, key)
        if found is None or len(found.cells) != 1:
            return None
        (only_cell,) = self._gathered(source.name, found).cells
        return only_cell.cell or None

    def source(self, name: str, view: ResultView) -> None:
        """Gather the sheets of a source by following one of its figures."""
        if view.root.code is None:
            return
        if view.contestants:
            self._trace(view.root.code, name, contestant=str(view.contestants[0].number))
        elif view.root.measures:
            self._trace(view.root.code, name, measure=next(iter(view.root.measures)))

    def _trace(
        self, area: str, source: str, *, contestant: str | None = None, measure: str | None = None
    ) -> Trace | None:
        try:
            found = reading.trace(
                self._cabinet, self._election, area=area, contestant=contestant, measure=measure, source=source
            )
        except AppError:
            return None
        return self._gathered(source, found)

    def _gathered(self, source: str, found: Trace) -> Trace:
        """Gather the sheets that a figure of a source stands in."""
        for each in found.cells.origins:
            if each.file:
                key = (source, each.sha256, each.sheet)
                self.files.setdefault(key, SourceFile(source, each.file, each.sheet, each.sha256, each.imported_at))
        return found


def cells_text(cells: Iterable[TracedCell]) -> str:
    """Return cells as a person looks them up: file, sheet and runs of cells, the first few where they are many."""
    sheets = [(where, list(some)) for where, some in groupby(cells, key=lambda cell: (cell.file, cell.sheet))]
    said = []
    for (file, sheet), some in sheets[:_MOST_SHEETS]:
        runs = _runs([cell.cell for cell in some])
        listed = ", ".join(runs[:_MOST_RUNS])
        if len(runs) > _MOST_RUNS:
            listed = tr("{cells} dan {count} lainnya", cells=listed, count=number(len(runs) - _MOST_RUNS))
        if not file:
            said.append(trn("{count} angka diisi dari kertas", "{count} angka diisi dari kertas", len(some)))
        elif file.rpartition(".")[0] == sheet:  # a file of text has one sheet, called as itself
            said.append(tr("{file}, sel {cells}", file=file, cells=listed))
        else:
            said.append(tr("{file}, lembar {sheet}, sel {cells}", file=file, sheet=sheet, cells=listed))
    if len(sheets) > _MOST_SHEETS:
        said.append(tr("{count} lembar lain", count=number(len(sheets) - _MOST_SHEETS)))
    return "; ".join(said)


def _runs(names: list[str]) -> list[str]:
    """Return cell names with neighbours below one another drawn together: D5, D6, D7 is D5:D7."""
    runs: list[str] = []
    first = last = ""
    for name in (*names, ""):
        if last and name and _below(last) == name:
            last = name
            continue
        if first:
            runs.append(first if first == last else f"{first}:{last}")
        first = last = name
    return runs


def _below(name: str) -> str:
    letters = name.rstrip("0123456789")
    return f"{letters}{int(name[len(letters) :]) + 1}"
