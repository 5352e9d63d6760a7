"""Places form a tree, boxes stand in it, and where a box has been is never forgotten."""

from __future__ import annotations

import pytest

from app.archive import dossiers, places
from app.archive.records import PlaceKind
from app.errors import AppError
from app.store import Act, Cabinet


def test_the_tree_counts_what_stands_within(filled: Cabinet) -> None:
    building, rack = places.tree(filled)
    assert (building.name, building.boxes, building.dossiers) == ("Gudang", 2, 3)
    assert (rack.path, rack.parent, rack.capacity) == (("Gudang", "Rak 2"), building.id, 40)


def test_boxes_stand_in_human_order(filled: Cabinet) -> None:
    assert [(box.number, box.dossiers, box.years) for box in places.boxes(filled)] == [
        ("9", 1, "2018"),
        ("118", 2, "2014–2019"),
    ]


def test_a_moved_box_is_found_at_its_new_place_and_remembers_the_old(filled: Cabinet) -> None:
    box = places.boxes(filled)[1]
    with filled.act("archive_place_added") as act:
        new = places.add_place(act, filled, PlaceKind.ROOM, "Ruang Arsip Lt. 2")
    with filled.act("archive_boxes_moved", count=1) as act:
        assert places.move_boxes(act, filled, [box.id, box.id], new, reason="Pindah kantor") == 1
        assert places.move_boxes(act, filled, [box.id], new) == 0
    (dossier,) = dossiers.by_number(filled, "12")
    assert dossier.place_path == ("Ruang Arsip Lt. 2",)
    (move,) = places.moves(filled, box.id)
    assert (move.origin, move.target, move.reason) == (("Gudang", "Rak 2"), ("Ruang Arsip Lt. 2",), "Pindah kantor")
    assert dossier.placed_since is not None
    filled.undo()
    assert dossiers.by_number(filled, "12")[0].place_path == ("Gudang", "Rak 2")
    assert places.moves(filled, box.id) == ()


def test_a_renamed_place_renames_the_paths_within_it(filled: Cabinet) -> None:
    building = places.tree(filled)[0]
    with filled.act("x") as act:
        places.edit_place(act, filled, building.id, name="Gudang Lama")
    assert [node.path for node in places.tree(filled)] == [("Gudang Lama",), ("Gudang Lama", "Rak 2")]
    assert dossiers.by_number(filled, "12")[0].place_path == ("Gudang Lama", "Rak 2")


def test_what_is_not_empty_stays(filled: Cabinet) -> None:
    building, rack = places.tree(filled)

    def renamed_as_its_neighbour(act: Act) -> None:
        other = places.add_place(act, filled, PlaceKind.RACK, "Rak 3", parent=building.id)
        places.edit_place(act, filled, other, name="RAK 2")

    box = places.boxes(filled)[0]
    for refuse in (
        lambda act: places.remove_place(act, filled, rack.id),
        lambda act: places.remove_place(act, filled, building.id),
        lambda act: places.remove_box(act, filled, box.id),
        lambda act: places.edit_place(act, filled, building.id, parent=rack.id),
        lambda act: places.add_place(act, filled, PlaceKind.RACK, "rak  2", parent=building.id),
        lambda act: renamed_as_its_neighbour(act),
    ):
        with pytest.raises(AppError), filled.act("x") as act:
            refuse(act)
    assert len(places.tree(filled)) == 2


def test_an_empty_place_and_an_empty_box_can_go(filled: Cabinet) -> None:
    with filled.act("x") as act:
        (box,) = places.add_boxes(act, filled, ["200"])
        room = places.add_place(act, filled, PlaceKind.ROOM, "Kosong")
        places.move_boxes(act, filled, [box], room)
        places.move_boxes(act, filled, [box], None)
    assert [line.number for line in places.boxes(filled, unplaced=True)] == ["200"]
    with filled.act("x") as act:
        places.remove_place(act, filled, room)
        places.remove_box(act, filled, box)
    assert len(places.tree(filled)) == 2
    assert len(places.boxes(filled)) == 2
