"""Figures that several files of one act bring: what an earlier file says counts as kept for a later one.

Each plan is made against the cabinet as it is, which does not yet hold them. It knows plans only, and no cabinet.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from app.intake.plan import Counts, ImportPlan
from app.intake.results.work import Met, SourceWork, Work
from app.results.areas import Node
from app.results.lookup import SubjectKey, source_key
from importers.records import Kind

#: What tells a source of a contest, before either of them is kept.
_Mark = tuple[object, ...]


@dataclass(slots=True)
class _Moved:
    """How many values of a plan turned out to be the same as an earlier file's, or another."""

    new_same: int = 0
    changed_same: int = 0
    new_changed: int = 0
    same_changed: int = 0


@dataclass(slots=True)
class _Told:
    """What the files before say of one source, by area and subject."""

    values: dict[tuple[object, SubjectKey], int] = field(default_factory=dict)


def without_told(plans: Sequence[ImportPlan]) -> list[ImportPlan]:
    """Return ``plans`` in which figures that an earlier one of them brings are the same, or changed by a later one."""
    times = Counter(mark for plan in plans for mark in {mark_of(plan, source) for source in sources_of(plan)})
    shared = {mark: _Told() for mark, count in times.items() if count > 1}
    return [_settled(plan, shared) for plan in plans] if shared else list(plans)


def nothing_left(work: Work) -> Work:
    """Return what a plan holds of which an earlier file says all: nothing of it is to be stored."""
    sources = [
        replace(source, blocks=[], met=[met._replace(left=(None,) * len(met.left)) for met in source.met])
        for source in work.sources
    ]
    return replace(work, sources=sources)


def sources_of(plan: ImportPlan) -> list[SourceWork]:
    """Return the sources whose figures a plan would store, nothing for one that cannot be applied."""
    work = plan.work
    if plan.kind is not Kind.RESULTS or plan.hindrance is not None or not isinstance(work, Work):
        return []
    return work.sources


def mark_of(plan: ImportPlan, source: SourceWork) -> _Mark:
    """Return what tells the contest and source of a plan, also before either is kept."""
    area = plan.work.contest_area
    return (plan.work.election, None if area is None else _area_mark(area), source_key(source.name))


def _area_mark(node: Node) -> object:
    """Return what tells an area in every plan, also where it is not kept yet."""
    if node.id is not None:
        return node.id
    if node.code is not None:
        return (node.code, node.scheme)
    return tuple((above.level, above.key) for above in node.line())


def _settled(plan: ImportPlan, shared: dict[_Mark, _Told]) -> ImportPlan:
    moved = _Moved()
    sources = []
    for source in sources_of(plan):
        told = shared.get(mark_of(plan, source))
        sources.append(source if told is None else _against(source, told, moved, joined=plan.work.joined))
    if not sources or plan.work.joined:
        return plan
    counts = plan.counts
    counts = Counts(
        counts.new - moved.new_same - moved.new_changed,
        counts.changed - moved.changed_same + moved.new_changed + moved.same_changed,
        counts.same + moved.new_same + moved.changed_same - moved.same_changed,
        counts.duplicate,
        counts.refused,
    )
    return replace(plan, counts=counts, work=replace(plan.work, sources=sources, joined=True))


def _against(source: SourceWork, told: _Told, moved: _Moved, *, joined: bool) -> SourceWork:
    """Return a source without the figures that were told already; what it says is told from now on."""
    met = [_met_again(one, told, moved, joined=joined) for one in source.met]
    if joined:
        return source
    lines: dict[int, list[Met]] = {}
    for one in met:
        if any(value is not None for value in one.left):
            lines.setdefault(id(one.block), []).append(one)
    blocks = {id(one.block): one.block for one in met}
    return replace(source, blocks=[replace(blocks[each], lines=found) for each, found in lines.items()], met=met)


def _met_again(met: Met, told: _Told, moved: _Moved, *, joined: bool) -> Met:
    """Return a line as it stands after the files before: what they say alike is not stored, what they change is."""
    left: list[int | None] = list(met.left)
    others: dict[int, int] = {}
    area = _area_mark(met.node)
    for place, (key, value) in enumerate(zip(met.block.keys, met.values, strict=True)):
        if value is None:
            continue
        before = told.values.get((area, key))
        told.values[area, key] = value
        if before is None or joined:
            continue
        known = met.there is not None and bool(met.block.ids) and met.block.ids[place] in met.there
        same = left[place] is None
        if before == value:
            left[place] = None
            moved.changed_same += known and not same
            moved.new_same += not known and not same
        else:
            left[place], others[place] = value, before
            moved.new_changed += not known and not same
            moved.same_changed += same
    return met._replace(left=tuple(left), told=others)
