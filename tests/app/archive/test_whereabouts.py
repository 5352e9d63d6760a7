"""Where a box or a dossier was on a date, also when its shelf was carried off, renamed or taken down since."""

from __future__ import annotations

import datetime as dt

from app.archive import dossiers, places, tables, whereabouts
from app.archive.records import PlaceKind
from app.store import Cabinet

_TODAY = dt.datetime.now().astimezone().date()
_BEFORE = _TODAY - dt.timedelta(days=30)


def _date_back(cabinet: Cabinet, days: int) -> None:
    """Let every move kept so far have been some days ago."""
    at = (dt.datetime.now(dt.UTC) - dt.timedelta(days=days)).isoformat(timespec="seconds")
    with cabinet.act("x") as act:
        act.update(tables.BoxMove, tables.BoxMove.id > 0, moved_at=at)


def test_a_box_is_found_where_it_stood_on_a_day(filled: Cabinet) -> None:
    box = places.boxes(filled)[1]
    with filled.act("x") as act:
        room = places.add_place(act, filled, PlaceKind.ROOM, "Ruang Arsip")
        places.move_boxes(act, filled, [box.id], room)
    _date_back(filled, 10)
    with filled.act("x") as act:
        places.move_boxes(act, filled, [box.id], None)
    assert whereabouts.box_on(filled, box.id, _BEFORE).path == ("Gudang", "Rak 2")
    assert whereabouts.box_on(filled, box.id, _TODAY - dt.timedelta(days=3)).path == ("Ruang Arsip",)
    assert whereabouts.box_on(filled, box.id, _TODAY).path == ()


def test_a_shelf_that_is_carried_takes_its_boxes_along_in_the_history(filled: Cabinet) -> None:
    building, rack = places.tree(filled)
    with filled.act("x") as act:
        room = places.add_place(act, filled, PlaceKind.ROOM, "Ruang Arsip")
        places.edit_place(act, filled, rack.id, parent=room)
    (move,) = places.moves(filled, places.boxes(filled)[0].id)
    assert (move.origin, move.target) == (("Gudang", "Rak 2"), ("Ruang Arsip", "Rak 2"))
    with filled.act("x") as act:
        places.move_boxes(act, filled, [box.id for box in places.boxes(filled)], room)
        places.remove_place(act, filled, rack.id)
        places.remove_place(act, filled, building.id)
    second, first = places.moves(filled, places.boxes(filled)[0].id)
    assert first.origin == ("Gudang", "Rak 2")
    assert (second.origin, second.target) == (("Ruang Arsip", "Rak 2"), ("Ruang Arsip",))
    filled.undo()
    filled.undo()
    assert places.moves(filled, places.boxes(filled)[0].id) == ()


def test_a_dossier_put_into_another_box_is_found_in_the_old_one_before(filled: Cabinet) -> None:
    dossier = dossiers.by_number(filled, "12")[0].id
    nine = places.boxes(filled)[0]
    with filled.act("x") as act:
        dossiers.edit(act, filled, [dossier], box=nine.id)
    assert whereabouts.dossier_on(filled, dossier, _TODAY).box == "9"
    assert not whereabouts.dossier_on(filled, dossier, _BEFORE).known
    filled.undo()
    assert whereabouts.dossier_on(filled, dossier, _TODAY).box == "118"
