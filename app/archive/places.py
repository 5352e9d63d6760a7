"""Places as a tree and the boxes that stand in them; every move of a box is kept.

A box without a number holds what stands loose in its place, so that all dossiers are found, and moved, the same way.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

from app.archive import holding_back, tables, underway
from app.archive.keys import natural_key
from app.archive.records import BoxLine, Move, PlaceKind, PlaceNode
from app.archive.written import SEPARATOR, path_of, where_text, years_text
from app.errors import AppError
from app.store import Act, Cabinet

_BOXES = """
    SELECT b.id, b.number, b.place_id, p.path, b.unit, b.capacity, b.note,
        count(d.id), min(d.year_from), max(coalesce(d.year_to, d.year_from))
    FROM box AS b LEFT JOIN place AS p ON p.id = b.place_id LEFT JOIN dossier AS d ON d.box_id = b.id
"""
_BOXES_END = " GROUP BY b.id ORDER BY b.place_key, b.number_key, b.id"


def tree(cabinet: Cabinet) -> tuple[PlaceNode, ...]:
    """Return all places in the order of their paths, each with what stands in it and within it."""
    connection = cabinet.connection()
    rows = connection.execute(
        "SELECT id, parent_id, kind, name, path, capacity, note FROM place ORDER BY path_key, id"
    ).fetchall()
    parents = {row[0]: row[1] for row in rows}
    boxes, dossiers = dict.fromkeys(parents, 0), dict.fromkeys(parents, 0)
    counted = connection.execute(
        "SELECT b.place_id, count(*) FILTER (WHERE b.number <> ''),"
        " sum((SELECT count(*) FROM dossier AS d WHERE d.box_id = b.id))"
        " FROM box AS b WHERE b.place_id IS NOT NULL GROUP BY b.place_id"
    )
    for place, box_count, dossier_count in counted:
        at: int | None = place
        while at is not None:
            boxes[at] += box_count
            dossiers[at] += dossier_count
            at = parents[at]
    return tuple(
        PlaceNode(id_, parent, PlaceKind(kind), name, path_of(path), capacity, note, boxes[id_], dossiers[id_])
        for id_, parent, kind, name, path, capacity, note in rows
    )


def boxes(cabinet: Cabinet, *, place: int | None = None, unplaced: bool = False) -> tuple[BoxLine, ...]:
    """Return the boxes in a place and within it, or those that stand nowhere; else all."""
    connection = cabinet.connection()
    if unplaced:
        rows = connection.execute(_BOXES + " WHERE b.place_id IS NULL" + _BOXES_END)
    elif place is not None:
        within = ", ".join(map(str, places_within(cabinet, place)))
        rows = connection.execute(_BOXES + f" WHERE b.place_id IN ({within})" + _BOXES_END)
    else:
        rows = connection.execute(_BOXES + _BOXES_END)
    return tuple(map(_box_line, rows))


def box(cabinet: Cabinet, id_: int) -> BoxLine | None:
    """Return one box, or None if there is none of that id."""
    row = cabinet.connection().execute(_BOXES + " WHERE b.id = ?" + _BOXES_END, (id_,)).fetchone()
    return _box_line(row) if row is not None else None


def where_now(cabinet: Cabinet, box: int) -> str:
    """Return where a box is now, written out: its place, or what an office move says of it; "" for nowhere."""
    row = cabinet.connection().execute(
        f"SELECT {underway.WHERE_NOW} FROM box AS b LEFT JOIN place AS p ON p.id = b.place_id WHERE b.id = ?", (box,)
    )
    return where_text(row.fetchone()[0])


def moves(cabinet: Cabinet, box: int) -> tuple[Move, ...]:
    """Return the moves of a box, newest first."""
    rows = cabinet.connection().execute(
        "SELECT m.box_id, coalesce(m.origin_name, o.path), coalesce(m.target_name, t.path), m.moved_at, m.reason"
        " FROM box_move AS m"
        " LEFT JOIN place AS o ON o.id = m.origin_id LEFT JOIN place AS t ON t.id = m.target_id"
        " WHERE m.box_id = ? ORDER BY m.moved_at DESC, m.id DESC",
        (box,),
    )
    return tuple(
        Move(id_, path_of(origin) or None, path_of(target) or None, moved_at, reason)
        for id_, origin, target, moved_at, reason in rows
    )


def places_within(cabinet: Cabinet, place: int) -> tuple[int, ...]:
    """Return a place and all places in it."""
    rows = cabinet.connection().execute(
        "WITH RECURSIVE within (id) AS (VALUES (?) UNION ALL"
        " SELECT p.id FROM place AS p JOIN within ON p.parent_id = within.id) SELECT id FROM within",
        (place,),
    )
    return tuple(id_ for (id_,) in rows)


def add_place(
    act: Act,
    cabinet: Cabinet,
    kind: PlaceKind,
    name: str,
    *,
    parent: int | None = None,
    capacity: int | None = None,
    note: str | None = None,
) -> int:
    """Add a place within ``parent`` and return its id; a name taken there is `AppError` ``archive_place_taken``."""
    name = _name(name)
    if find_place(cabinet, name, parent) is not None:
        raise AppError("archive_place_taken", name=name)
    path = _path(cabinet, parent, name)
    (id_,) = act.insert(
        tables.Place,
        [
            {
                "parent": parent,
                "kind": kind.value,
                "name": name,
                "path": path,
                "path_key": natural_key(path),
                "capacity": capacity,
                "note": note,
            }
        ],
    )
    return id_


def find_place(cabinet: Cabinet, name: str, parent: int | None = None) -> int | None:
    """Return the place called ``name``, case and blanks aside, directly within ``parent``, or None."""
    rows = cabinet.connection().execute("SELECT id, name FROM place WHERE parent_id IS ? ORDER BY id", (parent,))
    key = natural_key(name)
    return next((id_ for id_, other in rows if natural_key(other) == key), None)


def edit_place(act: Act, cabinet: Cabinet, place: int, **changes: object) -> None:
    """Change kind, capacity or note of a place, its ``name``, or its ``parent``; all paths within it follow.

    With another parent the boxes in it are carried along, each by a move that is kept. Raises `AppError`
    ``archive_place_taken`` where the name is taken, ``archive_place_in_itself``, ``archive_box_underway``, and
    ``archive_held_back`` as `move_boxes` does.
    """
    if "name" in changes:
        changes["name"] = _name(str(changes["name"]))
    parent = changes.get("parent")
    if isinstance(parent, int) and parent in places_within(cabinet, place):
        raise AppError("archive_place_in_itself")
    carried = _carried(cabinet, place) if _is_elsewhere(cabinet, place, changes) else {}
    if carried:
        inside = [box for boxes, _path in carried.values() for box in boxes]
        _refuse_underway(cabinet, inside)
        holding_back.carried(cabinet, inside)
    act.update(tables.Place, tables.Place.id == place, **changes)
    if "name" in changes or "parent" in changes:
        _check_alone(cabinet, place)
        _rewrite_paths(act, cabinet, place)
        _keep_carried(act, cabinet, carried)


def remove_place(act: Act, cabinet: Cabinet, place: int) -> None:
    """Take an empty place out; one with places or boxes in it is `AppError` ``archive_place_not_empty``."""
    connection = cabinet.connection()
    inside = connection.execute(
        "SELECT EXISTS (SELECT 1 FROM place WHERE parent_id = ?) OR EXISTS (SELECT 1 FROM box WHERE place_id = ?)",
        (place, place),
    ).fetchone()[0]
    if inside:
        name = connection.execute("SELECT name FROM place WHERE id = ?", (place,)).fetchone()[0]
        raise AppError("archive_place_not_empty", name=name)
    path = connection.execute("SELECT path FROM place WHERE id = ?", (place,)).fetchone()[0]
    _freeze_names(act, place, path)
    act.update(tables.BoxMove, tables.BoxMove.origin == place, origin=None)
    act.update(tables.BoxMove, tables.BoxMove.target == place, target=None)
    underway.forget_place(act, place)
    act.delete(tables.Place, tables.Place.id == place)


def add_boxes(act: Act, cabinet: Cabinet, numbers: Sequence[str], *, place: int | None = None) -> list[int]:
    """Add boxes of these numbers to a place, or nowhere yet, and return their ids."""
    key = _place_key(cabinet, place)
    return act.insert(
        tables.Box,
        [{"number": number, "number_key": natural_key(number), "place": place, "place_key": key} for number in numbers],
    )


def edit_box(act: Act, box: int, **changes: object) -> None:
    """Change number, unit, capacity or note of a box; `move_boxes` moves it."""
    if "number" in changes:
        changes["number_key"] = natural_key(str(changes["number"]))
    act.update(tables.Box, tables.Box.id == box, **changes)


def move_boxes(
    act: Act,
    cabinet: Cabinet,
    boxes: Iterable[int],
    place: int | None,
    *,
    reason: str | None = None,
    office: bool = False,
) -> int:
    """Carry boxes to a place (None: nowhere), keep each move, and return how many were elsewhere before.

    A box that was lost in an office move and now has a place is found. Raises `AppError` ``archive_box_underway`` for
    one that an office move has on its way, and ``archive_held_back`` where a dispute or an open proposal holds back a
    dossier in it; where the ``office`` moves, no box can be left behind for that.
    """
    connection = cabinet.connection()
    now = _now()
    boxes = list(boxes)
    _refuse_underway(cabinet, boxes)
    moved: list[dict[str, object]] = []
    for box in dict.fromkeys(boxes):
        row = connection.execute("SELECT place_id FROM box WHERE id = ?", (box,)).fetchone()
        if row is not None and row[0] != place:
            moved.append({"box": box, "origin": row[0], "target": place, "moved_at": now, "reason": reason})
    if not office:
        holding_back.carried(cabinet, [_int(move["box"]) for move in moved])
    key = _place_key(cabinet, place)
    act.update_rows(tables.Box, {_int(move["box"]): {"place": place, "place_key": key} for move in moved})
    act.insert(tables.BoxMove, moved)
    if place is not None:
        underway.settle(act, (_int(move["box"]) for move in moved))
    return len(moved)


def remove_box(act: Act, cabinet: Cabinet, box: int) -> None:
    """Take an empty box out; one with dossiers in it is `AppError` ``archive_box_not_empty``."""
    connection = cabinet.connection()
    if connection.execute("SELECT 1 FROM dossier WHERE box_id = ? LIMIT 1", (box,)).fetchone() is not None:
        number = connection.execute("SELECT number FROM box WHERE id = ?", (box,)).fetchone()[0]
        raise AppError("archive_box_not_empty", number=number)
    _refuse_underway(cabinet, [box])
    underway.forget_box(act, box)
    act.delete(tables.BoxMove, tables.BoxMove.box == box)
    act.delete(tables.Box, tables.Box.id == box)


def _is_elsewhere(cabinet: Cabinet, place: int, changes: Mapping[str, object]) -> bool:
    if "parent" not in changes:
        return False
    row = cabinet.connection().execute("SELECT parent_id FROM place WHERE id = ?", (place,)).fetchone()
    return row is not None and row[0] != changes["parent"]


def _carried(cabinet: Cabinet, place: int) -> dict[int, tuple[list[int], str]]:
    """Return the boxes that go along with a place by the place they stand in, each place with its path before."""
    connection = cabinet.connection()
    found: dict[int, tuple[list[int], str]] = {}
    for id_ in places_within(cabinet, place):
        path = connection.execute("SELECT path FROM place WHERE id = ?", (id_,)).fetchone()[0]
        rows = connection.execute("SELECT id FROM box WHERE place_id = ? ORDER BY id", (id_,))
        found[id_] = ([box for (box,) in rows], path)
    return found


def _keep_carried(act: Act, cabinet: Cabinet, carried: Mapping[int, tuple[list[int], str]]) -> None:
    """Keep a move for each box that went along with its place, and what the earlier moves were from and to."""
    now = _now()
    for place, (boxes, before) in carried.items():
        _freeze_names(act, place, before)
        after = cabinet.connection().execute("SELECT path FROM place WHERE id = ?", (place,)).fetchone()[0]
        names = {"origin": place, "origin_name": before, "target": place, "target_name": after}
        act.insert(tables.BoxMove, [{"box": box, **names, "moved_at": now} for box in boxes])


def _freeze_names(act: Act, place: int, path: str) -> None:
    move = tables.BoxMove
    act.update(move, (move.origin == place) & move.origin_name.is_null(), origin_name=path)
    act.update(move, (move.target == place) & move.target_name.is_null(), target_name=path)


def _refuse_underway(cabinet: Cabinet, boxes: Iterable[int]) -> None:
    for box in boxes:
        number = underway.number_of_one(cabinet, box)
        if number is not None:
            raise AppError("archive_box_underway", number=number)


def _now() -> str:
    return dt.datetime.now(dt.UTC).isoformat(timespec="seconds")


def _check_alone(cabinet: Cabinet, place: int) -> None:
    connection = cabinet.connection()
    rows = connection.execute(
        "SELECT p.name, other.name FROM place AS p JOIN place AS other ON other.parent_id IS p.parent_id"
        " AND other.id <> p.id WHERE p.id = ?",
        (place,),
    )
    for name, other in rows:
        if natural_key(name) == natural_key(other):
            raise AppError("archive_place_taken", name=other)


def _rewrite_paths(act: Act, cabinet: Cabinet, place: int) -> None:
    connection = cabinet.connection()
    for id_ in places_within(cabinet, place):  # parents come before what is in them
        parent, name = connection.execute("SELECT parent_id, name FROM place WHERE id = ?", (id_,)).fetchone()
        path = _path(cabinet, parent, name)
        act.update(tables.Place, tables.Place.id == id_, path=path, path_key=natural_key(path))
        act.update(tables.Box, tables.Box.place == id_, place_key=natural_key(path))


def _name(name: str) -> str:
    name = " ".join(name.replace(SEPARATOR.strip(), " ").split())
    if not name:
        raise AppError("archive_name_empty")
    return name


def _path(cabinet: Cabinet, parent: int | None, name: str) -> str:
    if parent is None:
        return name
    row = cabinet.connection().execute("SELECT path FROM place WHERE id = ?", (parent,)).fetchone()
    return f"{row[0]}{SEPARATOR}{name}"


def _place_key(cabinet: Cabinet, place: int | None) -> str:
    if place is None:
        return ""
    key: str = cabinet.connection().execute("SELECT path_key FROM place WHERE id = ?", (place,)).fetchone()[0]
    return key


def _int(value: object) -> int:
    assert isinstance(value, int)  # noqa: S101
    return value


def _box_line(row: tuple[object, ...]) -> BoxLine:
    id_, number, place, path, unit, capacity, note, count, first, last = row
    return BoxLine(id_, number, place, path_of(path), count, years_text(first, last), unit, capacity, note)  # type: ignore[arg-type]
