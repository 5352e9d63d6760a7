"""Files that an import is made of, kept in the cabinet for as long as its act holds: a failed act leaves none behind.

It knows which plans bring figures; how a copy is made and called is the results room's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from app.errors import AppError
from app.results import copies
from importers.records import Kind

if TYPE_CHECKING:
    from app.intake.plan import ImportPlan
    from app.results.copies import KeptCopy
    from app.store import Cabinet

Progress = Callable[[float], None]


@contextmanager
def with_copies(cabinet: Cabinet, plans: Sequence[ImportPlan], progress: Progress) -> Iterator[list[ImportPlan]]:
    """Copy the files of results into the cabinet and yield ``plans`` with their copies, to be applied in the block.

    The copies are whole on the disk before anything speaks of them. Where the block raises, those that were not there
    before are taken away again; where the program is killed, `app.store.filing.check` tells of what is left.
    """
    if cabinet.read_only:
        raise AppError("opened_for_reading")
    made: list[KeptCopy] = []
    ready: list[ImportPlan] = []
    size = sum(plan.facts.size for plan in plans) or 1
    done = 0
    try:
        for plan in plans:
            if _brings_figures(plan):
                share = _share(progress, done, plan.facts.size, size)
                made.append(copies.keep(cabinet, plan.request.path, plan.facts.sha256, plan.work.election, share))
                ready.append(replace(plan, kept=made[-1].path))
            else:
                ready.append(plan)
            done += plan.facts.size
        yield ready
    except BaseException:
        copies.take_back(cabinet, made)
        raise


def _brings_figures(plan: ImportPlan) -> bool:
    """Tell whether figures of the file would be stored: a plan that only settles what is known of a source has none."""
    return plan.kind is Kind.RESULTS and plan.hindrance is None and any(source.blocks for source in plan.work.sources)


def _share(progress: Progress, done: int, of_file: int, size: int) -> Progress:
    return lambda share: progress((done + share * of_file) / size)
