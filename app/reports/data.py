"""What a report of results is made from: views, comparisons and the cells behind figures, as plain records.

Reports are functions of these; `app.reports.fetch` alone asks a cabinet for them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from app.results.comparing import ComparedArea, Said, beside, unlike
from app.results.records import AreaResult, Contestant, ResultView, SourceInfo
from exporters.content import Look, Paper
from importers.records import Level


@dataclass(frozen=True, slots=True)
class ReportStyle:
    """The clerk's decisions about a report.

    ``office`` is the office that signs it; ``today`` the day it is made; ``sample`` marks every page.
    """

    today: dt.date
    office: str = ""
    language: str | None = None
    sample: bool = False
    look: Look = Look.LIGHT
    paper: Paper = Paper.A4


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One sheet of a file that figures come from; ``imported_at`` is an ISO date and time."""

    source: str
    name: str
    sheet: str
    sha256: str
    imported_at: str


@dataclass(frozen=True, slots=True)
class DifferingArea:
    """An area in which another source says otherwise; votes in the order of the report's contestants."""

    name: str
    mine: tuple[int | None, ...]
    other: tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """The report's source held against another: totals of the other, how many areas both have, those that differ."""

    other: SourceInfo
    level: Level
    totals: tuple[int | None, ...]
    compared: int
    differing: tuple[DifferingArea, ...]


@dataclass(frozen=True, slots=True)
class CandidateVotes:
    """The votes of a candidate in the report's area, or of a party itself, and the cells behind them ("" for many)."""

    party: Contestant
    part: Contestant
    votes: int | None
    cells: str


@dataclass(frozen=True, slots=True)
class ResultsData:
    """Everything a report of one contest says.

    ``view`` is the contest by the report's source at the level of its charts; ``levels`` the same source at each level
    that goes into a workbook, from wide to fine. ``cells`` names the cells behind a figure, by area id and contestant
    number ("rekap.xlsx, lembar 'Rekap', sel D5"). ``base`` are the voter lists participation is counted on;
    ``candidates`` those of the parties, with their own votes, where the report lists them. ``measured`` names the cells
    behind measures, by area id and field.
    """

    view: ResultView
    levels: tuple[ResultView, ...] = ()
    comparisons: tuple[Comparison, ...] = ()
    files: tuple[SourceFile, ...] = ()
    cells: Mapping[tuple[int, int], str] = field(default_factory=dict)
    base: tuple[str, ...] = ("dpt",)
    candidates: tuple[CandidateVotes, ...] = ()
    measured: Mapping[tuple[int, str], str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Written:
    """A report on disk: where, and how many slides or sheets it has."""

    path: Path
    pages: int


def counted(view: ResultView) -> tuple[int, ...]:
    """Return the numbers of the contestants a source has any figure of; what others say of the rest is not its zero."""
    return tuple(
        who.number
        for place, who in enumerate(view.contestants)
        if any(area.votes[place] is not None for area in (view.root, *view.areas))
    )


def only(view: ResultView, numbers: Collection[int]) -> ResultView:
    """Return a view with only those contestants."""
    places = [place for place, who in enumerate(view.contestants) if who.number in numbers]

    def chosen(area: AreaResult) -> AreaResult:
        return replace(area, votes=tuple(area.votes[place] for place in places))

    return replace(
        view,
        contestants=tuple(view.contestants[place] for place in places),
        root=chosen(view.root),
        areas=tuple(map(chosen, view.areas)),
    )


def compare(mine: ResultView, other: ResultView) -> Comparison:
    """Hold two views of one contest at one level against each other, area by area, by the votes of my contestants.

    Where either side has no figure, nothing is said to differ.
    """
    found = beside((mine, other))
    places = {who.number: place for place, who in enumerate(found.contestants)}
    order = [places[who.number] for who in mine.contestants]

    def votes(area: ComparedArea) -> list[Said]:
        return [area.votes[place] for place in order]

    both = [area for area in found.areas if any(None not in said for said in votes(area))]
    differing = [
        DifferingArea(area.name, tuple(said[0] for said in votes(area)), tuple(said[1] for said in votes(area)))
        for area in both
        if any(map(unlike, votes(area)))
    ]
    totals = tuple(said[1] for said in votes(found.root))
    return Comparison(other.source, mine.level, totals, len(both), tuple(differing))
