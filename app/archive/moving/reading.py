"""How an office move stands: its vehicles, its boxes, and what is missing; it writes nothing."""

from __future__ import annotations

from collections import Counter
from typing import Any

from app.archive.moving.records import MovingBox, Relocation, Standing, State, Vehicle
from app.archive.written import path_of
from app.store import Cabinet

_MOVE = "SELECT id, name, begun_on, closed_on, coalesce(number, ''), coalesce(note, '') FROM relocation"
_BOX = """
    SELECT m.box_id, b.number, m.state, m.origin_name, m.target_id, t.path, m.vehicle_id, v.name, c.name, m.put_id,
        p.path, (SELECT count(*) FROM dossier AS d WHERE d.box_id = b.id)
    FROM relocation_box AS m JOIN box AS b ON b.id = m.box_id LEFT JOIN place AS t ON t.id = m.target_id
    LEFT JOIN relocation_vehicle AS v ON v.id = m.vehicle_id LEFT JOIN relocation_vehicle AS c ON c.id = m.carried_by_id
    LEFT JOIN place AS p ON p.id = m.put_id
"""
_IN_ORDER = " ORDER BY v.id IS NULL, v.id, t.path_key, b.number_key, b.id"
_WRONG = "m.state = 'shelved' AND m.target_id IS NOT NULL AND m.put_id IS NOT m.target_id"


def relocations(cabinet: Cabinet) -> tuple[Relocation, ...]:
    """Return all office moves, the newest first."""
    return tuple(Relocation(*row) for row in cabinet.connection().execute(f"{_MOVE} ORDER BY id DESC"))


def get(cabinet: Cabinet, relocation: int) -> Relocation | None:
    """Return one office move, or None."""
    row = cabinet.connection().execute(f"{_MOVE} WHERE id = ?", (relocation,)).fetchone()
    return Relocation(*row) if row is not None else None


def vehicles(cabinet: Cabinet, relocation: int) -> tuple[Vehicle, ...]:
    """Return the vehicles of a move in the order they were added."""
    rows = cabinet.connection().execute(
        "SELECT v.id, v.name, coalesce(v.plate, ''), coalesce(v.driver, ''), v.capacity,"
        " (SELECT count(*) FROM relocation_box AS m WHERE m.vehicle_id = v.id),"
        " (SELECT count(*) FROM relocation_box AS m WHERE m.carried_by_id = v.id AND m.state = 'loaded')"
        " FROM relocation_vehicle AS v WHERE v.relocation_id = ? ORDER BY v.id",
        (relocation,),
    )
    return tuple(Vehicle(*row) for row in rows)


def boxes(
    cabinet: Cabinet,
    relocation: int,
    *,
    states: tuple[State, ...] = (),
    vehicle: int | None = None,
    wrong: bool = False,
) -> tuple[MovingBox, ...]:
    """Return the boxes of a move by vehicle and new place: all, those in some states, or those put elsewhere.

    ``vehicle`` is the one they are planned for.
    """
    sql, values = f"{_BOX} WHERE m.relocation_id = ?", [relocation]
    if states:
        sql += f" AND m.state IN ({', '.join(repr(state.value) for state in states)})"
    if vehicle is not None:
        sql += " AND m.vehicle_id = ?"
        values.append(vehicle)
    if wrong:
        sql += f" AND {_WRONG}"
    return tuple(_moving_box(row) for row in cabinet.connection().execute(sql + _IN_ORDER, values))


def box(cabinet: Cabinet, relocation: int, id_: int) -> MovingBox | None:
    """Return one box of a move, or None if it is not in it."""
    sql = f"{_BOX} WHERE m.relocation_id = ? AND m.box_id = ?"
    row = cabinet.connection().execute(sql, (relocation, id_)).fetchone()
    return _moving_box(row) if row is not None else None


def standing(cabinet: Cabinet, relocation: int) -> Standing:
    """Return how a move stands, in numbers."""
    connection = cabinet.connection()
    counted: Counter[State] = Counter()
    rows = connection.execute(
        "SELECT state, count(*) FROM relocation_box WHERE relocation_id = ? GROUP BY state", (relocation,)
    )
    for state, count in rows:
        counted[State(state)] = count
    wrong = connection.execute(
        f"SELECT count(*) FROM relocation_box AS m WHERE m.relocation_id = ? AND {_WRONG}", (relocation,)
    ).fetchone()[0]
    return Standing(counted, wrong)


def _moving_box(row: tuple[Any, ...]) -> MovingBox:
    id_, number, state, origin, target_id, target, vehicle_id, vehicle, carrier, put_id, put, dossiers = row
    return MovingBox(
        id_,
        number,
        State(state),
        path_of(origin),
        target_id,
        path_of(target),
        vehicle_id,
        vehicle or "",
        carrier or "",
        put_id,
        path_of(put),
        dossiers,
    )
