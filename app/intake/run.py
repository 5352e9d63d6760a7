"""From a file to a plan, and from plans to one act: the way every import goes, for a screen as for a command.

It finds out what a file is, lets the room concerned plan it, and applies several plans as one act.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from app.archive import people
from app.errors import AppError, Exit
from app.intake.archive import hiding
from app.intake.papers import receipt_record
from app.intake.papers import signed as papers
from app.intake.papers.kept import with_copies
from app.intake.results.problem_order import in_order
from importers.records import Kind, Problem, Severity

if TYPE_CHECKING:
    from app.archive.people import Viewer
    from app.intake.glance import Glance
    from app.intake.plan import ImportPlan, ImportRequest
    from app.store import Act, Cabinet
    from importers.grid import Workbook

Progress = Callable[[float], None]

#: Share of the time that reading a file takes of reading and planning.
_READING = 0.5
#: Share of the time that copying files into the cabinet takes of applying.
_COPYING = 0.2


def plan_file(
    cabinet: Cabinet,
    request: ImportRequest,
    progress: Progress | None = None,
    *,
    workbook: Workbook | None = None,
    seen: Glance | None = None,
    who: Viewer | None = None,
) -> ImportPlan:
    """Read the file of ``request``, or take it as ``workbook`` where it is read already, and plan its import.

    ``seen`` is what a first look at that workbook saw by the same request. ``who`` sees the plan; where nobody can be
    asked it is whoever the cabinet was opened for. Nothing is changed. Raises
    `importers.records.UnreadableFile` for a file that cannot be read at all. ``progress`` gets shares of 1.
    """
    from importers.grid import read_workbook
    from importers.kind import guess_kind

    watch = progress or _unwatched
    if workbook is None:
        workbook = read_workbook(
            request.path, password=request.password, progress=lambda share: watch(share * _READING)
        )
    if seen is not None and seen.request != request:
        seen = None
    kind = request.kind or (Kind.RESULTS if request.mapping else seen.kind if seen else guess_kind(workbook))
    plan = _door(kind, seen).plan(
        cabinet, workbook, replace(request, kind=kind), lambda share: watch(_READING + share * (1 - _READING))
    )
    problems = (*workbook.problems, *plan.problems)
    if workbook.facts.format == "json":
        from importers.json_tables import with_paths

        problems = with_paths(workbook.sheets, problems)
    if kind is Kind.RESULTS:
        problems = (*problems, *papers.problems(cabinet, request.dossier))
    plan = replace(plan, problems=in_order(problems, plan.sheets))
    if kind is Kind.ARCHIVE_LIST:
        plan = hiding.plan_for(cabinet, who or people.viewer_unasked(cabinet), plan)
    if request.kind is None and plan.refusal is not None and plan.refusal[0] == "no_results":
        # Nobody said that it holds results: it was tried as the last of all kinds.
        plan = replace(plan, refusal=("nothing_recognised", {"name": plan.facts.name}))
    watch(1.0)
    errors = sum(map(is_error, plan.problems))
    if request.strict and errors and plan.refusal is None:
        plan = replace(plan, refusal=("strict_refused", {"name": plan.facts.name, "errors": errors}))
    return plan


def apply_plans(cabinet: Cabinet, plans: Sequence[ImportPlan], progress: Progress | None = None) -> int | None:
    """Apply ``plans`` as one act and return its batch number, or None where there was nothing to change.

    A plan that is refused raises `AppError` before anything is written.
    """
    for plan in plans:
        if plan.hindrance is not None:
            code, data = plan.hindrance
            raise AppError(code, Exit.REFUSED, **data)
    work = [plan for plan in without_repeats(plans) if plan.has_work]
    if not work:
        return None
    watch = progress or _unwatched
    names = ", ".join(plan.facts.name for plan in work)
    figures = sum(plan.counts.new + plan.counts.changed for plan in work)
    storing = partial(_part, watch, _COPYING, 1.0)
    with (
        with_copies(cabinet, work, partial(_part, watch, 0.0, _COPYING)) as ready,
        cabinet.act("import_files", names=names, figures=figures) as act,
    ):
        for done, plan in enumerate(ready):
            with _named(plan):
                _door(plan.kind).apply(act, cabinet, plan, partial(_step, storing, done, len(ready)))
        receipt_record.keep(act, cabinet, ready)
        batch: int = act.id
    watch(1.0)
    return batch


def without_repeats(plans: Sequence[ImportPlan]) -> list[ImportPlan]:
    """Return ``plans`` in which what an earlier one of them brings is the same, or changed by a later one.

    A file that comes again, by content and decisions, finds everything the same. Areas in one file are held against
    what lies in them in another.

    Each plan is made against the cabinet as it is, which does not yet hold what an earlier file of the act brings.
    """
    seen: set[tuple[str, ImportRequest]] = set()
    told: list[ImportPlan] = []
    for plan in plans:
        mark = (plan.facts.sha256, replace(plan.request, path=Path()))
        repeated = mark in seen and plan.hindrance is None
        seen.add(mark)
        told.append(_all_same(plan) if repeated else plan)
    if sum(plan.kind is Kind.RESULTS for plan in told) < 2:
        return told
    from app.intake.results.parents_across import across_files
    from app.intake.results.repeats import without_told

    return across_files(without_told(told))


def _all_same(plan: ImportPlan) -> ImportPlan:
    counts = plan.counts
    same = replace(counts, new=0, changed=0, same=counts.new + counts.changed + counts.same)
    work = plan.work
    if plan.kind is Kind.RESULTS:
        from app.intake.results.repeats import nothing_left

        work = nothing_left(work)
    return replace(plan, counts=same, changes=(), settles=False, work=work)


def is_error(problem: Problem) -> bool:
    """Tell whether a problem kept a value or a row from being taken."""
    return problem.severity is Severity.ERROR


class _Door(NamedTuple):
    """How a kind of file is planned and how its plan is applied."""

    plan: Callable[[Cabinet, Workbook, ImportRequest, Progress], ImportPlan]
    apply: Callable[[Act, Cabinet, ImportPlan, Progress], object]


def _door(kind: Kind, seen: Glance | None = None) -> _Door:
    """Return the door of a kind of file; only what that kind needs is loaded, and what was seen is not read again."""
    match kind:
        case Kind.RESULTS:
            from app.intake.results import planning as results

            return _Door(partial(results.plan_workbook, found=seen.found if seen else None), results.apply)
        case Kind.AREAS:
            from app.intake.areas import planning as areas

            return _Door(areas.plan_workbook, areas.apply)
        case Kind.ARCHIVE_LIST:
            from app.intake.archive import planning as archive

            return _Door(archive.plan_list, archive.apply_list)
        case Kind.CLASSIFICATION:
            from app.intake.archive import classification

            return _Door(classification.plan_classification, classification.apply_classification)


@contextmanager
def _named(plan: ImportPlan) -> Iterator[None]:
    """Let a failure while applying say which file it concerns."""
    try:
        yield
    except AppError as failure:
        failure.data.setdefault("name", plan.facts.name)
        raise


def _part(watch: Progress, start: float, end: float, share: float) -> None:
    watch(start + (end - start) * share)


def _step(watch: Progress, done: int, of: int, share: float) -> None:
    watch((done + share) / of)


def _unwatched(share: float) -> None:
    """Take no notice of progress."""
