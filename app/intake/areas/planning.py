"""A list of areas becomes a plan, and a plan becomes areas of the cabinet, which count before the country's list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from app.intake.plan import Change, Counts, ImportPlan, ImportRequest
from app.results import gazetteer, writing
from app.results.areas import Node, Tree
from importers.areas import AreaRow, AreasReading, read_areas
from importers.records import CodeScheme, Kind, Problem, Severity
from importers.values import same_name

if TYPE_CHECKING:
    from app.store.act import Act
    from app.store.cabinet import Cabinet
    from importers.grid import Workbook

Progress = Callable[[float], None]

_MOST_CHANGES = 1000


@dataclass(slots=True)
class Work:
    """What was read, and what applying needs of it: areas to store, parents first, and areas to rename."""

    reading: AreasReading
    new: list[Node] = field(default_factory=list)
    renamed: dict[int, str] = field(default_factory=dict)


def plan_workbook(
    cabinet: Cabinet | None, workbook: Workbook, request: ImportRequest, progress: Progress | None = None
) -> ImportPlan:
    """Read a list of areas and plan its import."""
    return plan_areas(cabinet, read_areas(workbook), request)


def plan_areas(cabinet: Cabinet | None, reading: AreasReading, request: ImportRequest) -> ImportPlan:
    """Plan the import of areas: those not kept yet are new, those kept under another name are changed.

    An area whose parent neither the list, the cabinet nor the country's list knows is refused, and so is a code that
    stands twice with different names.
    """
    planner = _Planner(Tree(None if cabinet is None else cabinet.connection()), reading)
    for row in sorted(reading.rows, key=lambda row: row.code.count(".")):
        planner.take(row)
    counts = planner.counts()
    refusal: tuple[str, dict[str, object]] | None = None
    if not (counts.new or counts.changed or counts.same):
        refusal = ("no_areas", {"name": reading.facts.name})
    return ImportPlan(
        request,
        reading.facts,
        Kind.AREAS,
        reading.sheets,
        0,
        counts,
        tuple(planner.problems),
        tuple(planner.changes[:_MOST_CHANGES]),
        {"levels": Counter(str(row.level) for row in planner.seen.values())},
        refusal,
        planner.work,
    )


def apply(act: Act, cabinet: Cabinet, plan: ImportPlan, progress: Progress | None = None) -> int:
    """Store what a plan of areas holds within ``act`` and return how many areas it added or renamed."""
    work = plan.work
    assert isinstance(work, Work)  # noqa: S101 - the plan is ours
    above: dict[Node, None] = {}
    for node in work.new:
        above.update(dict.fromkeys(reversed([one for one in node.line() if one.id is None])))
    writing.keep_areas(act, cabinet.connection(), above)
    writing.rename_areas(act, work.renamed)
    return len(work.new) + len(work.renamed)


class _Planner:
    """Compares the rows of a list, the widest areas first, with what the cabinet keeps."""

    def __init__(self, tree: Tree, reading: AreasReading) -> None:
        self.work = Work(reading)
        self.problems = list(reading.problems)
        self.changes: list[Change] = []
        self.seen: dict[str, AreaRow] = {}
        self._tree = tree
        self._same = self._duplicate = 0

    def counts(self) -> Counts:
        """Return how many areas are what; every error refused a row."""
        refused = sum(1 for problem in self.problems if problem.severity is Severity.ERROR)
        return Counts(len(self.work.new), len(self.work.renamed), self._same, self._duplicate, refused)

    def take(self, row: AreaRow) -> None:
        """Take in a row."""
        first = self.seen.setdefault(row.code, row)
        if first is not row:
            self._twice(first, row)
            return
        there = self._tree.kept_by_code(row.code)
        if there is None or there.id is None:
            self._add(row)
        elif there.name == row.name:
            self._same += 1
        else:
            self.work.renamed[there.id] = row.name
            self.changes.append(Change(row.code, there.name, row.name))

    def _add(self, row: AreaRow) -> None:
        above = gazetteer.parent_code(row.code)
        parent = self._tree.nation if above is None else self._tree.by_code(above)
        if parent is None:
            data = {"area": row.name, "code": row.code}
            self.problems.append(
                Problem("area_parent_unknown", Severity.ERROR, row.sheet, row.cell, raw=row.code, data=data)
            )
            return
        node = Node(row.level, row.name, same_name(row.name), parent, row.code, CodeScheme.KEMENDAGRI)
        self._tree.adopt(node)
        self.work.new.append(node)
        self.changes.append(Change(row.code, "", row.name))

    def _twice(self, first: AreaRow, row: AreaRow) -> None:
        alike = first.name == row.name
        self._duplicate += alike
        severity = Severity.WARNING if alike else Severity.ERROR
        data = {"code": row.code, "first": first.cell}
        self.problems.append(
            Problem("area_twice", severity, row.sheet, row.cell, (first.cell, row.cell), row.code, data=data)
        )
