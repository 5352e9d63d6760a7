"""Dossiers are written through acts, read as records, and every act can be undone."""

from __future__ import annotations

import pytest

from app.archive import bulk, dossiers, tables, trash
from app.archive.keys import natural_key
from app.archive.records import AccessClass, Disposition, Stage
from app.errors import AppError
from app.store import Cabinet


def test_a_dossier_is_read_back_whole(filled: Cabinet) -> None:
    dossier = dossiers.by_number(filled, "0012")[0]
    whole = dossiers.get(filled, dossier.id)
    assert whole is not None
    assert whole.classification is not None
    assert whole.classification.title == "Penghitungan dan rekapitulasi"
    assert (whole.box, whole.place_path, whole.code) == ("118", ("Gudang", "Rak 2"), "PL.01.8")
    assert [item.title for item in whole.items] == ["Model DA1-PPWP Kelurahan Paledang", "Daftar hadir saksi"]
    assert [item.number for item in whole.items] == [1, 2]
    assert whole.retention is not None
    assert (whole.retention.active_years, whole.retention.own) == (2, False)
    assert whole.access is AccessClass.ORDINARY


def test_numbers_go_on_from_the_highest(filled: Cabinet) -> None:
    with filled.act("x") as act:
        new = dossiers.create(act, filled, title="Surat masuk")
    dossier = dossiers.get(filled, new)
    assert dossier is not None
    assert dossier.number == "101"


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"title": "  "}, "archive_title_empty"),
        ({"title": "x", "number": "012"}, "archive_number_taken"),
        ({"title": "x", "year_from": 2020, "year_to": 2019}, "archive_years_reversed"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_changed(filled: Cabinet, fields: dict[str, object], code: str) -> None:
    before = filled.history()
    with pytest.raises(AppError) as refused, filled.act("x") as act:
        dossiers.create(act, filled, **fields)  # type: ignore[arg-type]
    assert refused.value.code == code
    assert filled.history() == before


def test_one_year_alone_is_compared_with_the_other(filled: Cabinet) -> None:
    (dossier,) = dossiers.by_number(filled, "9")
    with pytest.raises(AppError), filled.act("x") as act:
        dossiers.edit(act, filled, [dossier.id], year_to=2010)
    assert dossiers.by_number(filled, "9")[0].year_to == 2019


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"number": None}, "archive_number_empty"),
        ({"number": "012"}, "archive_number_taken"),
        ({"title": None}, "archive_title_empty"),
    ],
)
def test_an_edit_is_refused_as_a_new_one_is(filled: Cabinet, fields: dict[str, object], code: str) -> None:
    (dossier,) = dossiers.by_number(filled, "9")
    with pytest.raises(AppError) as refused, filled.act("x") as act:
        dossiers.edit(act, filled, [dossier.id], **fields)
    assert refused.value.code == code
    assert dossiers.get(filled, dossier.id) is not None


def test_a_dossier_keeps_a_number_that_a_list_gave_twice(filled: Cabinet) -> None:
    (dossier,) = dossiers.by_number(filled, "12")
    with filled.act("x") as act:
        twin = {"title": "Kembar", "number": "12", "number_key": natural_key("12"), "title_key": "kembar"}
        act.insert(tables.Dossier, [twin])
        assert dossiers.edit(act, filled, [dossier.id], number="12", note="dicek") == 1


def test_a_word_that_a_field_cannot_hold_is_a_mistake(filled: Cabinet) -> None:
    (dossier,) = dossiers.by_number(filled, "9")
    for fields in ({"access": "Q"}, {"stage": None}, {"disposition": "burn"}):
        with pytest.raises(ValueError, match="is not a valid"), filled.act("x") as act:
            dossiers.edit(act, filled, [dossier.id], **fields)


def test_many_are_edited_at_once_and_set_back(filled: Cabinet) -> None:
    ids = [dossiers.by_number(filled, number)[0].id for number in ("12", "9", "100")]
    before = [dossiers.get(filled, id_) for id_ in ids]
    with filled.act("archive_dossiers_edited", count=3) as act:
        changed = dossiers.edit(
            act, filled, ids, stage=Stage.INACTIVE.value, disposition=Disposition.KEEP.value, code="TU.05.1"
        )
        bulk.apply(act, filled, ids, [bulk.Change("note", bulk.How.APPEND, "dicek 2026")])
    assert changed == 3
    after = dossiers.get(filled, ids[0])
    assert after is not None
    assert after.classification is not None
    assert (after.stage, after.code, after.note) == (Stage.INACTIVE, "TU.05.1", "dicek 2026")
    assert after.classification.code == "TU.05.1"
    assert after.retention is not None
    assert (after.retention.disposition, after.retention.own) == (Disposition.KEEP, True)
    filled.undo()
    assert [dossiers.get(filled, id_) for id_ in ids] == before


def test_a_deleted_dossier_takes_its_items_along_and_comes_back_with_them(filled: Cabinet) -> None:
    (dossier,) = dossiers.by_number(filled, "12")
    before = dossiers.get(filled, dossier.id)
    with filled.act("x") as act:
        assert trash.throw(act, filled, [dossier.id]) == 1
    assert dossiers.get(filled, dossier.id) is None
    assert dossiers.items(filled, dossier.id) == ()
    filled.undo()
    assert dossiers.get(filled, dossier.id) == before
    filled.redo()
    assert dossiers.get(filled, dossier.id) is None


def test_items_are_edited_and_taken_out(filled: Cabinet) -> None:
    (dossier,) = dossiers.by_number(filled, "12")
    first, second = dossiers.items(filled, dossier.id)
    with filled.act("x") as act:
        dossiers.edit_item(act, first.id, title="Model DA1", extent=5)
        dossiers.delete_items(act, [second.id])
    assert [(item.title, item.extent) for item in dossiers.items(filled, dossier.id)] == [("Model DA1", 5)]


def test_many_are_read_whole_in_the_order_asked_for(filled: Cabinet) -> None:
    ids = [dossiers.by_number(filled, number)[0].id for number in ("A-1", "12", "9")]
    assert [*dossiers.many(filled, [*ids, 99_999])] == [dossiers.get(filled, id_) for id_ in ids]
