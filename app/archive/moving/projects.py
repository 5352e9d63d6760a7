"""An office move planned and ended: its vehicles, its boxes with their new places, and its closing in one act."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from math import ceil

from app.archive import places, tables
from app.archive.moving import reading
from app.archive.moving.records import Closed, State
from app.archive.records import PlaceKind
from app.errors import AppError
from app.store import Act, Cabinet


def begin(act: Act, cabinet: Cabinet, name: str, *, day: dt.date | None = None, note: str = "") -> int:
    """Open an office move and return its id; without a name it is `AppError` ``moving_name_empty``."""
    name = " ".join(name.split())
    if not name:
        raise AppError("moving_name_empty")
    begun = (day or dt.datetime.now().astimezone().date()).isoformat()
    (id_,) = act.insert(tables.Relocation, [{"name": name, "begun_on": begun, "note": note or None}])
    return id_


def add_vehicle(
    act: Act, cabinet: Cabinet, relocation: int, name: str, *, plate: str = "", driver: str = "",
    capacity: int | None = None,
) -> int:  # fmt: skip
    """Add a vehicle and return its id; a name taken in this move is `AppError` ``moving_vehicle_taken``."""
    name = " ".join(name.split())
    _check_vehicle(cabinet, relocation, name, None)
    row = {"relocation": relocation, "name": name, "plate": plate or None, "driver": driver or None}
    (id_,) = act.insert(tables.RelocationVehicle, [{**row, "capacity": capacity}])
    return id_


def edit_vehicle(act: Act, cabinet: Cabinet, relocation: int, vehicle: int, **changes: object) -> None:
    """Change name, plate, driver or capacity of a vehicle; errors as `add_vehicle`."""
    if "name" in changes:
        changes["name"] = " ".join(str(changes["name"]).split())
        _check_vehicle(cabinet, relocation, str(changes["name"]), vehicle)
    act.update(tables.RelocationVehicle, tables.RelocationVehicle.id == vehicle, **changes)


def remove_vehicle(act: Act, cabinet: Cabinet, vehicle: int) -> None:
    """Take a vehicle out, its boxes are planned for none then; one that carried a box is ``moving_vehicle_used``."""
    line = tables.RelocationBox
    row = cabinet.connection().execute(
        "SELECT v.name FROM relocation_vehicle AS v JOIN relocation_box AS m ON m.carried_by_id = v.id WHERE v.id = ?",
        (vehicle,),
    )
    used = row.fetchone()
    if used is not None:
        raise AppError("moving_vehicle_used", name=used[0])
    act.update(line, line.vehicle == vehicle, vehicle=None)
    act.delete(tables.RelocationVehicle, tables.RelocationVehicle.id == vehicle)


def prepare(act: Act, cabinet: Cabinet, source: int | None, site: str, *, copied: bool = True) -> dict[int, int | None]:
    """Make the new place ``site`` ready for what stands in ``source`` (None: everywhere) and return new by old places.

    ``copied`` makes the racks and shelves of the old place anew there; else all goes to the site itself. Errors as
    `places.add_place`; a place that is moved into itself is ``archive_place_in_itself``.
    """
    nodes = {node.id: node for node in places.tree(cabinet)}
    known = places.find_place(cabinet, site)
    target = known if known is not None else places.add_place(act, cabinet, PlaceKind.BUILDING, site)
    roots = [node.id for node in nodes.values() if node.parent is None and node.id != known]
    if source is not None:
        if known is not None and known in places.places_within(cabinet, source):
            raise AppError("archive_place_in_itself")
        roots = [source]
    made: dict[int, int | None] = {}
    for root in roots:
        if not copied:
            made |= dict.fromkeys(places.places_within(cabinet, root), target)
            continue
        whole = source is not None and nodes[root].kind is PlaceKind.BUILDING
        for id_ in places.places_within(cabinet, root):  # parents come before what is in them
            node = nodes[id_]
            if id_ == root and whole:
                made[id_] = target
            else:
                above = target if id_ == root else made[node.parent or 0]
                found = places.find_place(cabinet, node.name, above)
                made[id_] = found or places.add_place(
                    act, cabinet, node.kind, node.name, parent=above, capacity=node.capacity
                )
    return made


def add_boxes(
    act: Act, cabinet: Cabinet, relocation: int, boxes: Iterable[int], targets: Mapping[int, int | None] | int | None
) -> int:
    """Take boxes into a move and return how many were not in it; their new place by their old one, or one for all.

    A box in another open move is `AppError` ``moving_box_elsewhere``.
    """
    _open(cabinet, relocation)
    connection = cabinet.connection()
    rows = []
    for box in dict.fromkeys(boxes):
        row = connection.execute(
            "SELECT b.number, b.place_id, coalesce(p.path, '') FROM box AS b LEFT JOIN place AS p ON p.id = b.place_id"
            " WHERE b.id = ?",
            (box,),
        ).fetchone()
        own, other = _move_of(cabinet, relocation, box)
        if row is None or own:
            continue
        number, place, path = row
        if other is not None:
            raise AppError("moving_box_elsewhere", number=number, name=other)
        target = targets if isinstance(targets, int) or targets is None else targets.get(place or 0)
        rows.append(
            {"relocation": relocation, "box": box, "origin": place, "origin_name": path, "target": target,
             "state": State.PLANNED.value}
        )  # fmt: skip
    _settle_lost(act, [row["box"] for row in rows])
    return len(act.insert(tables.RelocationBox, rows))


def remove_boxes(act: Act, cabinet: Cabinet, relocation: int, boxes: Iterable[int]) -> int:
    """Take boxes out of a move that have not been loaded yet, and return how many."""
    _open(cabinet, relocation)
    line, count = tables.RelocationBox, 0
    for some in _chunks(list(boxes)):
        still = line.state.in_((State.PLANNED.value, State.PACKED.value))
        count += act.delete(line, (line.relocation == relocation) & line.box.in_(some) & still)
    return count


def assign(act: Act, cabinet: Cabinet, relocation: int, boxes: Iterable[int], **plan: int | None) -> int:
    """Plan boxes for a ``vehicle`` or a ``target`` place (ids, None for none) and return how many changed."""
    _open(cabinet, relocation)
    line, count = tables.RelocationBox, 0
    for some in _chunks(list(boxes)):
        count += act.update(line, (line.relocation == relocation) & line.box.in_(some), **plan)
    return count


def spread(act: Act, cabinet: Cabinet, relocation: int) -> int:
    """Share the boxes that have no vehicle yet out over the vehicles, in the order of their new places.

    A vehicle takes no more than its capacity; those without one take even shares. Returns how many have one now.
    """
    free = [box.id for box in reading.boxes(cabinet, relocation) if box.vehicle_id is None]
    vehicles = reading.vehicles(cabinet, relocation)
    count = 0
    for place, vehicle in enumerate(vehicles):
        share = ceil(len(free) / (len(vehicles) - place))
        if vehicle.capacity is not None:
            share = max(0, vehicle.capacity - vehicle.boxes)
        count += assign(act, cabinet, relocation, free[:share], vehicle=vehicle.id)
        free = free[share:]
    return count


def close(act: Act, cabinet: Cabinet, relocation: int, *, number: str = "", day: dt.date | None = None) -> Closed:
    """End a move: every box that was shelved stands in its place now, the others are missing and stand nowhere.

    The boxes that never left (planned or packed) stay where they were and are let go. One act; `Cabinet.undo` opens
    the move again.
    """
    move = _open(cabinet, relocation)
    line = tables.RelocationBox
    found = reading.boxes(cabinet, relocation)
    closed_on = (day or dt.datetime.now().astimezone().date()).isoformat()
    act.update(tables.Relocation, tables.Relocation.id == relocation, closed_on=closed_on, number=number or None)
    missing = [box for box in found if box.state in (State.LOADED, State.ARRIVED)]
    here = line.relocation == relocation
    gone = here & line.state.in_((State.LOADED.value, State.ARRIVED.value))
    act.update(line, gone, state=State.MISSING.value)
    act.update(line, here & (line.state != State.MISSING.value), live=0)
    put: dict[int | None, list[int]] = {}
    for box in found:
        if box.state is State.SHELVED:
            put.setdefault(box.put_id, []).append(box.id)
    moved = 0
    for place, boxes in put.items():
        moved += places.move_boxes(act, cabinet, boxes, place, reason=move, office=True)
    places.move_boxes(act, cabinet, [box.id for box in missing], None, reason=move, office=True)
    left = sum(box.state in (State.PLANNED, State.PACKED) for box in found)
    return Closed(moved, len(missing), left, sum(box.dossiers for box in missing))


def remove(act: Act, cabinet: Cabinet, relocation: int) -> None:
    """Take a move out with all that was written of it; its boxes stand where they stood before."""
    _open(cabinet, relocation)
    for model in (tables.RelocationScan, tables.RelocationBox, tables.RelocationVehicle):
        act.delete(model, model.relocation == relocation)
    act.delete(tables.Relocation, tables.Relocation.id == relocation)


def _open(cabinet: Cabinet, relocation: int) -> str:
    """Return the name of a move that is under way; a closed one is `AppError` ``moving_closed``."""
    found = reading.get(cabinet, relocation)
    if found is None or found.closed_on is not None:
        raise AppError("moving_closed", name=found.name if found is not None else "")
    return found.name


def _move_of(cabinet: Cabinet, relocation: int, box: int) -> tuple[bool, str | None]:
    """Return whether a box is in this move, and the name of another open one that has it."""
    rows = cabinet.connection().execute(
        "SELECT r.id, r.name, r.closed_on FROM relocation_box AS m JOIN relocation AS r ON r.id = m.relocation_id"
        " WHERE m.box_id = ?",
        (box,),
    )
    found = rows.fetchall()
    other = next((name for id_, name, closed_on in found if id_ != relocation and closed_on is None), None)
    return any(row[0] == relocation for row in found), other


def _check_vehicle(cabinet: Cabinet, relocation: int, name: str, own: int | None) -> None:
    if not name:
        raise AppError("moving_vehicle_empty")
    for vehicle in reading.vehicles(cabinet, relocation):
        if vehicle.id != own and vehicle.name.casefold() == name.casefold():
            raise AppError("moving_vehicle_taken", name=vehicle.name)


def _settle_lost(act: Act, boxes: Iterable[object]) -> None:
    """Let the new move have the last word on boxes that were lost in an earlier one."""
    line = tables.RelocationBox
    for some in _chunks(list(boxes)):
        act.update(line, line.box.in_(some) & (line.live == 1), live=0)


def _chunks(ids: Sequence[object]) -> Iterable[Sequence[object]]:
    return (ids[start : start + 500] for start in range(0, len(ids), 500))
