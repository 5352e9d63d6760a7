"""Figures that several files of one act bring: what an earlier file says counts as kept for a later one.

Each plan is made against the cabinet as it is, which does not yet hold them. It knows plans only, and no cabinet.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from app.intake.plan import Counts, ImportPlan
from app.intake.results_work import Block, SourceWork, Values, Work
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


@dataclass(slots=True)
class _Told:
    """What the files before say of one source, by area and subject."""

    values: dict[tuple[object, SubjectKey], int] = field(default_factory=dict)


def without_told(plans: Sequence[ImportPlan]) -> list[ImportPlan]:
    """Return ``plans`` in which figures that an earlier one of them brings are the same, or changed by a later one."""
    times = Counter(mark for plan in plans for mark in {_mark(plan, source) for source in _sources(plan)})
    shared = {mark: _Told() for mark, count in times.items() if count > 1}
    return [_settled(plan, shared) for plan in plans] if shared else list(plans)


def _sources(plan: ImportPlan) -> list[SourceWork]:
    work = plan.work
    if plan.kind is not Kind.RESULTS or not plan.has_work or plan.hindrance is not None or not isinstance(work, Work):
        return []
    return work.sources


def _mark(plan: ImportPlan, source: SourceWork) -> _Mark:
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
    for source in _sources(plan):
        told = shared.get(_mark(plan, source))
        sources.append(source if told is None else _against(source, told, moved, joined=plan.work.joined))
    if not sources or plan.work.joined:
        return plan
    counts = plan.counts
    counts = Counts(
        counts.new - moved.new_same - moved.new_changed,
        counts.changed - moved.changed_same + moved.new_changed,
        counts.same + moved.new_same + moved.changed_same,
        counts.duplicate,
        counts.refused,
    )
    return replace(plan, counts=counts, work=replace(plan.work, sources=sources, joined=True))


def _against(source: SourceWork, told: _Told, moved: _Moved, *, joined: bool) -> SourceWork:
    """Return a source without the figures that were told already; what it says is told from now on."""
    kept: dict[tuple[int, Node], Mapping[int, int]] = {
        (id(met.block), met.node): met.there for met in source.met if met.there is not None
    }
    blocks = []
    for block in source.blocks:
        lines: list[tuple[Node, int, Values]] = []
        for node, line, values in block.lines:
            left = _left(block, node, values, told, moved, kept.get((id(block), node), {}), joined=joined)
            if any(value is not None for value in left):
                lines.append((node, line, left))
        if lines:
            blocks.append(replace(block, lines=lines))
    return source if joined else replace(source, blocks=blocks)


def _left(
    block: Block,
    node: Node,
    values: Values,
    told: _Told,
    moved: _Moved,
    there: Mapping[int, int],
    *,
    joined: bool,
) -> Values:
    left: list[int | None] = []
    area = _area_mark(node)
    for place, (key, value) in enumerate(zip(block.keys, values, strict=True)):
        before = None if value is None else told.values.get((area, key))
        if value is not None:
            told.values[area, key] = value
        if before is None or joined:
            left.append(value)
            continue
        known = block.ids[place] in there if block.ids else False
        if before == value:
            left.append(None)
            moved.changed_same += known
            moved.new_same += not known
        else:
            left.append(value)
            moved.new_changed += not known
    return tuple(left)
