"""A code that is read while boxes are packed, loaded, unloaded and shelved: what it means, and its one act.

Each code is an act of its own, so that an interruption loses nothing and Ctrl+Z takes the last one back.
"""

from __future__ import annotations

import datetime as dt

from app.archive import tables
from app.archive.moving import codes, reading
from app.archive.moving.records import REACHED, MovingBox, Outcome, Read, State, Step
from app.errors import AppError
from app.store import Cabinet

_ORDER = [State.PLANNED, *REACHED.values()]


def read(
    cabinet: Cabinet, relocation: int, code: str, step: Step, *, vehicle: int | None = None, place: int | None = None
) -> Read:
    """Take a code that was scanned or typed, and do what it means in this step.

    Loading needs the ``vehicle`` that stands there (else the planned one is meant), shelving the ``place``, which the
    code of a shelf sets (`Outcome.PLACE`; the caller keeps it). A box two steps ahead is taken there at once. Raises
    `AppError` ``moving_closed``.
    """
    move = reading.get(cabinet, relocation)
    if move is None or move.closed_on is not None:
        raise AppError("moving_closed", name=move.name if move is not None else "")
    shelf = codes.read_place(code)
    if shelf is not None:
        path = _path(cabinet, shelf)
        return Read(Outcome.PLACE, code, place=shelf, where=path) if path else Read(Outcome.UNKNOWN, code)
    meant = codes.read_boxes(cabinet, code)
    found = [box for box in (reading.box(cabinet, relocation, id_) for id_ in meant) if box is not None]
    if not found:
        return Read(Outcome.STRANGER if meant else Outcome.UNKNOWN, code, meant[0] if meant else None)
    # Of several boxes with one number the one that waits for this step is meant.
    waiting = [box for box in found if _behind(box.state, step)]
    return take(cabinet, relocation, (waiting or found)[0], step, vehicle=vehicle, place=place, code=code)


def take(
    cabinet: Cabinet,
    relocation: int,
    box: MovingBox,
    step: Step,
    *,
    vehicle: int | None = None,
    place: int | None = None,
    code: str = "",
) -> Read:
    """Do a step with a box of a move, as one act."""
    if step is Step.SHELVE and place is None:
        return Read(Outcome.NO_PLACE, code, box.id, box.number)
    vehicle = vehicle or box.vehicle_id
    outcome, where = _judge(cabinet, box, step, vehicle, place)
    if outcome is Outcome.AGAIN:
        return Read(outcome, code, box.id, box.number, where=where)
    changes: dict[str, object] = {"state": REACHED[step].value}
    if step is Step.LOAD:
        changes["carried_by"] = vehicle
    if step is Step.SHELVE:
        changes["put"] = place
    line = tables.RelocationBox
    with cabinet.act(f"moving_{step}", number=box.number, where=where) as act:
        act.update(line, (line.relocation == relocation) & (line.box == box.id), **changes)
        now = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
        log = {"relocation": relocation, "box": box.id, "at": now, "who": cabinet.who}
        act.insert(tables.RelocationScan, [{**log, "step": step.value, "outcome": outcome.value}])
    return Read(outcome, code, box.id, box.number, place, where)


def back(cabinet: Cabinet, relocation: int, boxes: list[MovingBox]) -> int:
    """Set boxes back to planned, as one act: something was read that was not so. Return how many."""
    line, count = tables.RelocationBox, 0
    with cabinet.act("moving_back", count=len(boxes)) as act:
        for box in boxes:
            own = (line.relocation == relocation) & (line.box == box.id)
            count += act.update(line, own, state=State.PLANNED.value, carried_by=None, put=None)
    return count


def _judge(cabinet: Cabinet, box: MovingBox, step: Step, vehicle: int | None, place: int | None) -> tuple[Outcome, str]:
    """Return what a step with a box comes to, and the place or vehicle to tell beside it."""
    if step is Step.SHELVE:
        where = _path(cabinet, place)
        if box.state is State.SHELVED and box.put_id == place:
            return Outcome.AGAIN, where
        if box.target_id is not None and box.target_id != place:
            return Outcome.WRONG_SHELF, where
        return Outcome.DONE, where
    if not _behind(box.state, step):
        return Outcome.AGAIN, box.carried_by
    if step is Step.LOAD:
        row = cabinet.connection().execute("SELECT name FROM relocation_vehicle WHERE id = ?", (vehicle,)).fetchone()
        other = box.vehicle_id is not None and box.vehicle_id != vehicle
        return (Outcome.OTHER_VEHICLE if other else Outcome.DONE), str(row[0]) if row is not None else ""
    if step is Step.ARRIVE and box.state is not State.LOADED:
        return Outcome.NEVER_LOADED, ""
    return Outcome.DONE, box.carried_by


def _behind(state: State, step: Step) -> bool:
    return state in _ORDER and _ORDER.index(state) < _ORDER.index(REACHED[step])


def _path(cabinet: Cabinet, place: int | None) -> str:
    row = cabinet.connection().execute("SELECT path FROM place WHERE id = ?", (place,)).fetchone()
    return str(row[0]) if row is not None else ""
