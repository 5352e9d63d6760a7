"""A results file read as the clerk, the cabinet's memory and the known contestants have it; it plans nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from app.intake import memory
from app.intake.areas.levels import guessed_sheets, with_known_levels
from app.intake.plan import ImportPlan, ImportRequest
from app.intake.results.frame import election_of
from app.intake.results.names import known_names, numbered, told_by_names, wants_names
from app.intake.results.work import Work
from app.results.areas import Tree
from app.results.records import Way
from importers.mapping import BadMapping, Mapping
from importers.records import Problem, ResultsReading, Severity

if TYPE_CHECKING:
    from app.store.cabinet import Cabinet
    from importers.grid import Workbook

Progress = Callable[[float], None]


@dataclass(frozen=True, slots=True)
class Read:
    """A reading with the mapping it was read by; ``made_for`` is the file of which that one is remembered."""

    reading: ResultsReading
    mapping: Mapping | None = None
    made_for: str | None = None


def read(
    cabinet: Cabinet | None, workbook: Workbook, request: ImportRequest, area: str | None, progress: Progress
) -> Read:
    """Read the results in ``workbook``; contestants may stand in it by their names alone, as ``area`` knows them.

    Raises `SourceNotFound` for a source that is not in it, `BadMapping` where the clerk's mapping is not of it.
    """
    found = None
    if request.mapping is None and request.remembered and cabinet is not None:
        found = memory.offered(cabinet, workbook)
    if found is None:
        return Read(_read(cabinet, workbook, request, request.mapping, area, progress), request.mapping)
    try:
        reading = _read(cabinet, workbook, request, found.mapping, area, progress)
    except BadMapping:  # nobody asked for it, so it gives way
        return Read(_read(cabinet, workbook, request, None, area, progress))
    return Read(reading, found.mapping, found.name)


def _read(
    cabinet: Cabinet | None,
    workbook: Workbook,
    request: ImportRequest,
    mapping: Mapping | None,
    area: str | None,
    progress: Progress,
) -> ResultsReading:
    from importers.results import read_results

    names = known_names(cabinet, request.election, area)
    key = request.election
    asked = None if key is None else (str(key.kind), key.year)
    reading = read_results(
        workbook, source=request.source, names=names, mapping=mapping, election=asked, progress=progress
    )
    if request.election is None:
        reading = told_by_names(reading, area)
    if not names and wants_names(reading):
        names = known_names(cabinet, election_of(reading, request), area)
        if names:
            election = reading.election
            again = read_results(workbook, source=request.source, names=names, mapping=mapping, election=asked)
            reading = replace(again, election=election)
    if guessed_sheets(reading):
        tree = Tree(None if cabinet is None else cabinet.connection())
        reading = with_known_levels(tree, reading, request.area, area)
    return numbered(reading, request.contestants)


def with_mapping(plan: ImportPlan, workbook: Workbook, found: Read) -> ImportPlan:
    """Return a plan that tells by which mapping its file was read, and what was understood of it line by line."""
    problems = plan.problems
    if found.made_for is not None:
        data = {"name": found.made_for}
        problems = (*problems, Problem("mapping_remembered", Severity.INFO, data=data))
    if isinstance(plan.work, Work) and found.mapping is not None and plan.request.way is not Way.HAND:
        plan.work.remember = memory.to_remember(workbook, found.mapping, found.reading.understood)
    used = None
    if found.mapping is not None:
        used = {"labels": found.mapping.labels, "remembered": found.made_for is not None, "made_for": found.made_for}
    return replace(
        plan,
        problems=problems,
        summary={**plan.summary, "mapping": used},
        mapping=found.mapping,
        understood=found.reading.understood,
    )
