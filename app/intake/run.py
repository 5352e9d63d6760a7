"""From a file to a plan, and from plans to one act: the way every import goes, for a screen as for a command.

It finds out what a file is, lets the room concerned plan it, and applies several plans as one act.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from app.errors import AppError, Exit
from importers.records import Kind, Problem, Severity

if TYPE_CHECKING:
    from app.intake.plan import ImportPlan, ImportRequest
    from app.store import Act, Cabinet
    from importers.grid import Workbook

Progress = Callable[[float], None]


def plan_file(cabinet: Cabinet, request: ImportRequest, progress: Progress | None = None) -> ImportPlan:
    """Read the file of ``request`` and plan its import; nothing is changed.

    Raises `importers.records.UnreadableFile` for a file that cannot be read at all. ``progress`` gets shares of 1.
    """
    from importers.grid import read_workbook
    from importers.kind import guess_kind

    watch = progress or _unwatched
    workbook = read_workbook(request.path, password=request.password, progress=lambda share: watch(share * 0.5))
    kind = request.kind or guess_kind(workbook)
    plan = _plan_kind(cabinet, workbook, replace(request, kind=kind), kind)
    plan = replace(plan, problems=(*workbook.problems, *plan.problems))
    watch(1.0)
    if request.strict and plan.refusal is None and any(is_error(problem) for problem in plan.problems):
        errors = sum(map(is_error, plan.problems))
        plan = replace(plan, refusal=("strict_refused", {"name": plan.facts.name, "errors": errors}))
    return plan


def apply_plans(cabinet: Cabinet, plans: Sequence[ImportPlan], progress: Progress | None = None) -> int | None:
    """Apply ``plans`` as one act and return its batch number, or None where there was nothing to change.

    A plan that is refused raises `AppError` before anything is written.
    """
    for plan in plans:
        if plan.refusal is not None:
            code, data = plan.refusal
            raise AppError(code, Exit.REFUSED, **data)
    work = [plan for plan in plans if plan.counts.new or plan.counts.changed]
    if not work:
        return None
    watch = progress or _unwatched
    names = ", ".join(plan.facts.name for plan in work)
    with cabinet.act(
        "import_files", names=names, figures=sum(plan.counts.new + plan.counts.changed for plan in work)
    ) as act:
        for done, plan in enumerate(work):
            watch(done / len(work))
            with _named(plan):
                _apply_kind(act, cabinet, plan)
        batch: int = act.id
    watch(1.0)
    return batch


def is_error(problem: Problem) -> bool:
    """Tell whether a problem kept a value or a row from being taken."""
    return problem.severity is Severity.ERROR


def _plan_kind(cabinet: Cabinet, workbook: Workbook, request: ImportRequest, kind: Kind) -> ImportPlan:
    match kind:
        case Kind.RESULTS:
            from app.intake import results

            return results.plan_workbook(cabinet, workbook, request)
        case Kind.AREAS:
            from app.intake import areas

            return areas.plan_workbook(cabinet, workbook, request)
        case Kind.ARCHIVE_LIST:
            from app.intake import archive

            return archive.plan_list(cabinet, workbook, request)
        case Kind.CLASSIFICATION:
            from app.intake import archive

            return archive.plan_classification(cabinet, workbook, request)


def _apply_kind(act: Act, cabinet: Cabinet, plan: ImportPlan) -> None:
    match plan.kind:
        case Kind.RESULTS:
            from app.intake import results

            results.apply(act, cabinet, plan)
        case Kind.AREAS:
            from app.intake import areas

            areas.apply(act, cabinet, plan)
        case Kind.ARCHIVE_LIST:
            from app.intake import archive

            archive.apply_list(act, cabinet, plan)
        case Kind.CLASSIFICATION:
            from app.intake import archive

            archive.apply_classification(act, cabinet, plan)


@contextmanager
def _named(plan: ImportPlan) -> Iterator[None]:
    """Let a failure while applying say which file it concerns."""
    try:
        yield
    except AppError as failure:
        failure.data.setdefault("name", plan.facts.name)
        raise


def _unwatched(share: float) -> None:
    """Take no notice of progress."""
