"""The figures of a plan compared with what is kept, and all checks run on them: source by source, table by table.

It hands each room what it has to look at; what they find is told in the tally.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from app import settings
from app.intake.results.checks import Examiner
from app.intake.results.disagreeing import Disagreements
from app.intake.results.frame import label
from app.intake.results.other_sources import OtherSources, said_elsewhere
from app.intake.results.parents import Family, levels_of
from app.intake.results.sources_told import problems_against
from app.intake.results.twins import Twins
from app.intake.results.work import Comparer, SourceWork, Tally, Work, subject_key
from app.results import checks, correcting, figures, lookup, sums
from app.results.areas import Node, Tree
from app.results.lookup import SubjectKey
from app.results.matching import Matches
from importers.records import Problem, ResultsReading, ResultTable, Severity, cell_name

if TYPE_CHECKING:
    from app.store.cabinet import Cabinet


def compare(
    cabinet: Cabinet | None,
    work: Work,
    kept: lookup.KeptContest,
    tree: Tree,
    reading: ResultsReading,
    matches: Sequence[Matches],
    tally: Tally,
    watch: Callable[[float], None],
) -> None:
    """Compare all sources of ``work`` with what is kept, and run the checks on them."""
    labels = {key: label(key, draft) for key, draft in work.subjects.items()}
    ids = {key: subject.id for key, subject in kept.subjects.items()}
    limits = _limits(cabinet)
    examiner = Examiner(tally.problems, limits=limits)
    levels = [area.level for table in reading.tables for area in table.areas]
    others = OtherSources(None if cabinet is None else cabinet.connection(), tree, kept, work.contest_area, levels)
    steps = len(work.sources) * len(reading.tables)
    done = 0
    for source in work.sources:
        stored: dict[int, dict[int, int]] = {}
        amended: dict[tuple[int, int], frozenset[str]] = {}
        if cabinet is not None and source.id is not None:
            stored = figures.stored_values(cabinet.connection(), source.id)
            amended = correcting.amended(cabinet.connection(), source.id)
        beside = others.of(source, stored)
        changed = tally.changed
        comparer = Comparer(source, stored, ids, labels, tally, amended)
        taken: list[tuple[ResultTable, list[int], Sequence[Node | None]]] = []
        for table, found in zip(reading.tables, matches, strict=True):
            places = _places(table, source, tally)
            if places:
                comparer.take(table, places, found.nodes, partial(_step, watch, done, steps))
                taken.append((table, places, found.nodes))
            done += 1
        apart = Disagreements(comparer.disagreements, taken)
        examiner.add(apart.problems())
        settled = apart.tables(taken)
        twins = Twins(settled)
        for at, (table, places, nodes) in enumerate(settled):
            said = said_elsewhere(beside, comparer.seen, taken[at][0], nodes)
            examiner.examine(table, places, nodes, said, twins.of(at))
        watch(done / steps)
        examiner.across(comparer.seen)
        family = _family(cabinet, tree, source, comparer, kept, work)
        if family is not None:
            examiner.parents(family, labels)
        for other in beside:
            if not other.same or tally.changed > changed:
                examiner.beside(problems_against(other, comparer.seen, limits))
        others.add(source, comparer.seen)


def _family(
    cabinet: Cabinet | None,
    tree: Tree,
    source: SourceWork,
    comparer: Comparer,
    kept: lookup.KeptContest,
    work: Work,
) -> Family | None:
    """Return what a source says of areas and of those in them, None where it has figures at one level only."""
    levels = levels_of(comparer.seen)
    if cabinet is not None and source.id is not None:
        levels |= set(sums.stated_levels(cabinet.connection(), source.id))
    if len(levels) < 2:
        return None
    members = list(work.members)
    if cabinet is not None and kept.id is not None:
        there = lookup.members_of(cabinet.connection(), kept.id)
        tree.load([*there, *there.values()])
        members += [(tree.by_id(district), tree.by_id(area)) for area, district in there.items()]
    family = Family(tree, members)
    family.add_kept(comparer.stored, {subject.id: key for key, subject in kept.subjects.items()})
    family.add_seen(comparer.seen)
    return family


def _limits(cabinet: Cabinet | None) -> checks.Limits:
    """Return from where on the office wants to be told of odd figures."""
    held = settings.Settings() if cabinet is None else settings.load(cabinet.folder)
    return checks.Limits(held.voters_margin, held.voters_least, held.outlier_factor, held.source_least)


def _places(table: ResultTable, source: SourceWork, tally: Tally) -> list[int]:
    """Return the subjects of a table that are the source's: its own and those that go with every source."""
    prefixed = any(subject.source is not None for subject in table.subjects)
    own = [place for place, subject in enumerate(table.subjects) if subject.source == source.prefix]
    if prefixed and source.prefix is not None and not own:
        return []
    taken: dict[SubjectKey, int] = {}
    for place, subject in enumerate(table.subjects):
        if subject.source not in (None, source.prefix):
            continue
        first = taken.setdefault(subject_key(subject), place)
        if first != place:
            cell = cell_name(*table.place_of_subject(subject.line))
            data = {"heading": subject.heading, "first": table.subjects[first].heading}
            twice = Problem("subject_twice", Severity.WARNING, table.sheet, cell, raw=subject.heading, data=data)
            tally.problems.append(twice)
    return sorted(taken.values())


def _step(watch: Callable[[float], None], done: int, of: int, share: float) -> None:
    watch((done + share) / of)
