"""What is lent keeps its box and folder, every way round; its box may be carried, and who carries it is told."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from app.archive import arranging, bulk, dossiers, holding_back, loans, places
from app.archive.bulk import Change, How
from app.archive.disposal import holds, proposals
from app.archive.disposal.records import Kind
from app.archive.moving import codes, projects, scanning
from app.archive.moving.records import Step
from app.archive.records import PlaceKind
from app.errors import AppError
from app.messages import sentence
from app.store import Act, Cabinet

DAY = dt.date(2026, 11, 24)
Way = Callable[[Act, Cabinet, int, int], object]

#: Every way that gives a dossier another box or folder.
ELSEWHERE: dict[str, Way] = {
    "box": lambda act, cabinet, dossier, box: dossiers.edit(act, cabinet, [dossier], box=box),
    "no box": lambda act, cabinet, dossier, _box: dossiers.edit(act, cabinet, [dossier], box=None),
    "folder": lambda act, cabinet, dossier, _box: dossiers.edit(act, cabinet, [dossier], folder="7"),
    "put into": lambda act, cabinet, dossier, box: arranging.put_into(act, cabinet, [dossier], box),
    "folder of many": lambda act, cabinet, dossier, _box: bulk.apply(
        act, cabinet, [dossier], [Change("folder", How.REPLACE, "7")]
    ),
    "more folder of many": lambda act, cabinet, dossier, _box: bulk.apply(
        act, cabinet, [dossier], [Change("folder", How.APPEND, "7")]
    ),
}


def _lend(cabinet: Cabinet) -> tuple[int, int, int]:
    """Lend the dossier 12 of box 118 and return it, its box and another box."""
    dossier, other = (dossiers.by_number(cabinet, number)[0] for number in ("12", "100"))
    with cabinet.act("loan_lent", number="12", borrower="Rina") as act:
        loans.lend(act, cabinet, [dossier.id], borrower="Rina", lent_on=DAY, due=DAY)
    assert dossier.box_id is not None
    assert other.box_id is not None
    return dossier.id, dossier.box_id, other.box_id


def _new_rack(act: Act, cabinet: Cabinet) -> int:
    return places.add_place(act, cabinet, PlaceKind.RACK, "Rak Baru")


def _carry_box(cabinet: Cabinet, box: int) -> None:
    with cabinet.act("boxes_moved") as act:
        assert places.move_boxes(act, cabinet, [box], _new_rack(act, cabinet)) == 1


def _carry_rack(cabinet: Cabinet, box: int) -> None:
    line = places.box(cabinet, box)
    assert line is not None
    assert line.place is not None
    with cabinet.act("place_moved") as act:
        places.edit_place(act, cabinet, line.place, parent=_new_rack(act, cabinet))


def _carry_office(cabinet: Cabinet, box: int) -> None:
    with cabinet.act("moving_begun") as act:
        move, rack = projects.begin(act, cabinet, "Pindah"), _new_rack(act, cabinet)
        projects.add_boxes(act, cabinet, move, [box], rack)
        vehicle = projects.add_vehicle(act, cabinet, move, "1")
    for step, where in ((Step.LOAD, {"vehicle": vehicle}), (Step.ARRIVE, {}), (Step.SHELVE, {"place": rack})):
        scanning.read(cabinet, move, codes.of_box(box), step, **where)
    with cabinet.act("moving_finished") as act:
        projects.close(act, cabinet, move)


@pytest.mark.parametrize("way", ELSEWHERE)
def test_what_is_lent_gets_no_other_box_or_folder(filled: Cabinet, way: str) -> None:
    dossier, _box, other = _lend(filled)
    before = dossiers.get(filled, dossier)
    with pytest.raises(AppError, match="archive_held_back") as refused, filled.act("dossier_edited") as act:
        ELSEWHERE[way](act, filled, dossier, other)
    said = sentence(refused.value.code, refused.value.data)
    assert "Berkas 12" in said
    assert "pinjaman nomor 1" in said
    assert dossiers.get(filled, dossier) == before


@pytest.mark.parametrize("carry", [_carry_box, _carry_rack, _carry_office])
def test_its_box_is_carried_and_it_comes_back_to_where_that_stands(
    filled: Cabinet, carry: Callable[[Cabinet, int], None]
) -> None:
    dossier, box, other = _lend(filled)
    told = holding_back.lent_from(filled, [box])
    assert "1 berkas sedang dipinjam" in told
    assert "12 (pinjaman nomor 1)" in told
    assert not holding_back.lent_from(filled, [other])
    carry(filled, box)
    found = dossiers.get(filled, dossier)
    assert found is not None
    assert (found.box_id, found.place_path[0]) == (box, "Rak Baru")


@pytest.mark.parametrize("cause", ["hold", "proposal"])
def test_a_dispute_or_a_proposal_keeps_a_box_where_it_is_unless_the_office_moves(filled: Cabinet, cause: str) -> None:
    (held,) = dossiers.by_number(filled, "12")
    assert held.box_id is not None
    with filled.act("disposal_held") as act:
        if cause == "hold":
            holds.place(act, filled, [held.id], "Sengketa", DAY)
        else:
            dossiers.edit(act, filled, [held.id], closed_year=2000, active_years=1, inactive_years=1)
            proposals.draft(act, filled, Kind.TRANSFER, [held.id], DAY)
    for carry in (_carry_box, _carry_rack):
        with pytest.raises(AppError, match="archive_held_back"):
            carry(filled, held.box_id)
    _carry_office(filled, held.box_id)
    found = dossiers.get(filled, held.id)
    assert found is not None
    assert found.place_path == ("Rak Baru",)
