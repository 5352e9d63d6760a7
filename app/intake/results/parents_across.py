"""Areas in one file of an act held against what lies in them in its other files, as a recap beside its kecamatan.

Each file by itself was held against what lies in it and what is kept. It knows plans only, and no cabinet.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from app.intake.plan import ImportPlan
from app.intake.results.frame import label
from app.intake.results.parents import Difference, Family, levels_of
from app.intake.results.parents_told import ParentTeller
from app.intake.results.problem_order import in_order
from app.intake.results.repeats import mark_of, sources_of
from app.intake.results.work import Met, Seen, SourceWork
from app.results.areas import Node, Tree
from importers.records import CodeScheme, Problem


def across_files(plans: Sequence[ImportPlan]) -> list[ImportPlan]:
    """Return ``plans`` with the problems that show only where they are held against each other."""
    groups: dict[object, list[tuple[int, SourceWork]]] = {}
    for at, plan in enumerate(plans):
        for source in sources_of(plan):
            groups.setdefault(mark_of(plan, source), []).append((at, source))
    problems = [list(plan.problems) for plan in plans]
    for group in groups.values():
        if len({at for at, _ in group}) > 1:
            _hold(plans, group, problems)
    return [
        plan if tuple(found) == plan.problems else replace(plan, problems=in_order(found, plan.sheets))
        for plan, found in zip(plans, problems, strict=True)
    ]


def _hold(
    plans: Sequence[ImportPlan], group: Sequence[tuple[int, SourceWork]], problems: Sequence[list[Problem]]
) -> None:
    """Hold the figures of one source in several files against each other."""
    seen = [(at, _seen(source)) for at, source in group]
    if len(levels_of(node for _, nodes in seen for node in nodes)) < 2:
        return
    same = _one_of_each()
    members = {pair: None for at, _ in group for pair in plans[at].work.members}
    family = Family(Tree(), members, same)
    for at, nodes in seen:
        family.add_seen(nodes, at)
    files = [plan.facts.name for plan in plans]
    tellers = {
        at: ParentTeller(
            problems[at], {key: label(key, draft) for key, draft in plans[at].work.subjects.items()}, at, files
        )
        for at, _ in group
    }
    for differing in family.differences():
        left = [
            each
            for each in differing
            if len(concerned := _files(each)) > 1 and not any(tellers[at].joined(each) for at in concerned)
        ]
        if left:
            at = left[0].stated.file
            problems[at].extend(told for told in tellers[at].told(left) if told not in problems[at])


def _files(difference: Difference) -> list[int]:
    """Return the files that a difference is about, that of the wider area first."""
    return list(dict.fromkeys((difference.stated.file, *(part.file for _, part in difference.parts))))


def _seen(source: SourceWork) -> Seen:
    found: dict[Node, list[Met]] = {}
    for met in source.met:
        found.setdefault(met.node, []).append(met)
    return found


def _one_of_each() -> Callable[[Node], Node]:
    """Return what gives the one node that stands for an area in the trees of all plans."""
    known: dict[object, Node] = {}
    marks: dict[Node, object] = {}

    def same(node: Node) -> Node:
        mark = marks.get(node)
        if mark is None:
            mark = marks[node] = _mark(node)
        return known.setdefault(mark, node)

    return same


def _mark(node: Node) -> object:
    if node.code is not None and node.scheme is CodeScheme.KEMENDAGRI:
        return node.code
    return tuple((above.level, above.key) for above in node.line())
