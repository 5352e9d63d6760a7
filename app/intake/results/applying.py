"""A plan of election results applied: areas, contest, subjects and sources kept, then the figures of each sheet.

It decides nothing: what would be stored was planned before.
"""

from __future__ import annotations

import gc
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

from app.errors import AppError, Exit
from app.intake import memory
from app.intake.plan import ImportPlan
from app.intake.results.amending import Amended
from app.intake.results.work import Block, SourceWork, Work
from app.results import figures, lookup, writing
from app.results.areas import Node, common
from app.results.lookup import SubjectKey, is_part
from app.results.records import ElectionKey
from importers.records import Level

if TYPE_CHECKING:
    from app.store.act import Act
    from app.store.cabinet import Cabinet

Progress = Callable[[float], None]


def apply(act: Act, cabinet: Cabinet, plan: ImportPlan, progress: Progress | None = None) -> int:
    """Store what a plan of results holds within ``act`` and return how many figures; they are undone with it.

    Raises `AppError` for a plan in which something must still be decided, as its election.
    """
    work = plan.work
    assert isinstance(work, Work)  # noqa: S101 - the plan is ours
    if plan.undecided is not None:
        code, data = plan.undecided
        raise AppError(code, Exit.REFUSED, **data)
    assert work.election is not None  # noqa: S101 - else it was undecided
    assert work.contest_area is not None  # noqa: S101
    with collection_paused():
        contest = _keep_frame(act, cabinet, work, work.election, work.contest_area)
        if work.remember is not None:
            memory.keep(act, cabinet, work.remember)
        return _keep_figures(act, cabinet, work, contest, plan, progress or _unwatched)


def _keep_frame(act: Act, cabinet: Cabinet, work: Work, election: ElectionKey, area: Node) -> int:
    """Store the areas and the contest that figures hang on, and return the contest."""
    connection = cabinet.connection()
    writing.keep_areas(act, connection, work.areas)
    contest = writing.keep_contest(act, connection, election, _id(area))
    writing.keep_members(act, connection, contest, work.members)
    writing.keep_aliases(act, connection, work.aliases)
    return contest


def _keep_figures(act: Act, cabinet: Cabinet, work: Work, contest: int, plan: ImportPlan, watch: Progress) -> int:
    connection = cabinet.connection()
    wanted = {key for source in work.sources for block in source.blocks for key in block.keys}
    wanted |= {(key[0], 0, "") for key in wanted if is_part(key)}
    told = wanted | set(lookup.subjects_of(connection, contest))
    wanted |= {key for key in work.named if key in told or (key[0], key[1], "") in told}
    drafts = [draft for key, draft in work.subjects.items() if key in wanted]
    ids = writing.keep_subjects(act, connection, contest, drafts)
    stored = 0
    for done, source in enumerate(work.sources):
        if source.blocks or source.settles:
            settled = not source.status_guessed
            draft = writing.SourceDraft(source.name, source.status, source.form, source.dossier, settled=settled)
            number = writing.keep_source(act, connection, contest, draft)
            if source.blocks:
                watching = partial(_step, watch, done, len(work.sources))
                stored += _deliver(act, connection, number, source, ids, plan, watching)
    return stored


def _deliver(
    act: Act,
    connection: sqlite3.Connection,
    number: int,
    source: SourceWork,
    ids: dict[SubjectKey, int],
    plan: ImportPlan,
    watch: Progress,
) -> int:
    stored = 0
    sheets = list(dict.fromkeys(block.table.sheet for block in source.blocks))
    for done, sheet in enumerate(sheets):
        blocks = [block for block in source.blocks if block.table.sheet == sheet]
        scattered = [figure for block in blocks if block.table.places for figure in _scattered(block, ids)]
        nodes = {met.node for block in blocks for met in block.lines}
        root = common(nodes)
        prepared = [
            (
                [
                    (ids[key], block.table.subjects[place].line)
                    for key, place in zip(block.keys, block.places, strict=True)
                ],
                _kept_lines(block),
                block.table.areas_in == "rows",
            )
            for block in blocks
            if not block.table.places
        ]
        if root is not None:
            facts = plan.facts
            origin = writing.Origin(
                facts.name, facts.sha256, sheet, plan.kept, source.form, source.dossier, plan.request.way
            )
            stored += writing.deliver(
                act,
                connection,
                number,
                _id(root),
                origin,
                prepared,
                partial(_step, watch, done, len(sheets)),
                parents=_parents(nodes),
                scattered=scattered,
                amendments=list(_amendments(plan.work.amended, blocks, ids)),
            )
    return stored


def _amendments(
    amended: Sequence[Amended], blocks: Sequence[Block], ids: dict[SubjectKey, int]
) -> Iterator[writing.AmendmentDraft]:
    """Yield what is kept of values taken otherwise than they are written, as far as they are stored with ``blocks``."""
    for each in amended:
        row, place = each.spot
        for block in blocks:
            if block.table is not each.table or place not in block.places or row >= len(each.table.areas):
                continue
            at = block.places.index(place)
            line = each.table.areas[row].line
            for met in block.lines:
                if met.line == line and met.left[at] is not None:
                    decided = each.decided
                    yield writing.AmendmentDraft(
                        _id(met.node),
                        ids[block.keys[at]],
                        decided.cell.upper(),
                        each.written,
                        decided.value,
                        decided.code,
                    )


def _scattered(block: Block, ids: dict[SubjectKey, int]) -> Iterator[tuple[int, int, int, int]]:
    """Yield the figures of a block whose cells lie in no one row or column, each with its cell."""
    for met in block.lines:
        for key, place, value in zip(block.keys, block.places, met.left, strict=True):
            if value is not None:
                cell = figures.pack_cell(*block.table.place(met.line, block.table.subjects[place].line))
                yield _id(met.node), ids[key], value, cell


def _kept_lines(block: Block) -> list[figures.Line]:
    lines = [(met.node.id, met.line, met.left) for met in block.lines if met.node.id is not None]
    assert len(lines) == len(block.lines)  # noqa: S101 - areas are stored before what hangs on them
    return lines


def _parents(nodes: Iterable[Node]) -> dict[int, int]:
    """Return what each area lies in; a district lies in none."""
    return {
        node.id: node.parent.id
        for node in nodes
        if node.id is not None
        and node.parent is not None
        and node.parent.id is not None
        and node.level is not Level.DISTRICT
    }


def _id(node: Node) -> int:
    assert node.id is not None  # noqa: S101 - areas are stored before what hangs on them
    return node.id


@contextmanager
def collection_paused() -> Iterator[None]:
    """Leave cyclic garbage alone while records are made by the hundred thousand: looking for it takes half the time."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _step(watch: Progress, done: int, of: int, share: float) -> None:
    watch((done + share) / of)


def _unwatched(share: float) -> None:
    """Take no notice of progress."""
