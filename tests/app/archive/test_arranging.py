"""Arranging: a dossier copied, dossiers put into a box, items reordered and moved, each undone as one act."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from app.archive import arranging, dossiers, loans, places, trash, vault
from app.errors import AppError
from app.store import Cabinet


def one(cabinet: Cabinet, number: str) -> int:
    return dossiers.by_number(cabinet, number)[0].id


def test_a_copy_takes_the_fields_and_items_but_no_place_and_files(filled: Cabinet, tmp_path: Path) -> None:
    paper = tmp_path / "a.txt"
    paper.write_text("isi", encoding="utf-8")
    with filled.act("files_added") as act:
        vault.add_file(act, filled, one(filled, "12"), paper)
    with filled.act("dossier_copied") as act:
        made = arranging.copy(act, filled, one(filled, "12"), title="Salinan untuk kecamatan lain")
    old, new = dossiers.get(filled, one(filled, "12")), dossiers.get(filled, made)
    assert old is not None
    assert new is not None
    assert (new.code, new.election, new.year_from, new.number) == (old.code, old.election, old.year_from, "101")
    assert [item.title for item in new.items] == [item.title for item in old.items]
    assert (new.box, new.files, new.placed_since) == (None, (), None)
    assert not filled.check()
    filled.undo()
    assert dossiers.get(filled, made) is None


def test_dossiers_go_into_a_box_unless_they_are_lent(filled: Cabinet) -> None:
    ids = [one(filled, "12"), one(filled, "9"), one(filled, "A-1")]
    with filled.act("box") as act:
        (box,) = places.add_boxes(act, filled, ["500"])
    with filled.act("dossiers_moved") as act:
        assert arranging.put_into(act, filled, ids, box) == 3
        assert arranging.put_into(act, filled, ids, box) == 0
    assert {dossiers.get(filled, id_).box for id_ in ids} == {"500"}  # type: ignore[union-attr]
    filled.undo()
    assert [dossiers.get(filled, id_).box for id_ in ids] == ["118", "118", None]  # type: ignore[union-attr]
    with filled.act("loan") as act:
        loans.lend(act, filled, ids[:1], borrower="Budi", lent_on=dt.date(2026, 1, 5), due=dt.date(2030, 1, 1))
    for deed in (arranging.put_into, lambda act, cabinet, ids, _box: trash.throw(act, cabinet, ids)):
        with pytest.raises(AppError, match="archive_held_back"), filled.act("refused") as act:
            deed(act, filled, ids, box)
    assert dossiers.get(filled, ids[1]).box == "118"  # type: ignore[union-attr]


def test_items_are_reordered_and_moved_with_their_files(filled: Cabinet, tmp_path: Path) -> None:
    here, there = one(filled, "12"), one(filled, "9")
    first, second = dossiers.items(filled, here)
    paper = tmp_path / "a.txt"
    paper.write_text("isi", encoding="utf-8")
    with filled.act("items") as act:
        dossiers.add_items(act, filled, there, [{"title": "Yang sudah ada"}])
        vault.add_file(act, filled, here, paper, item=second.id)
    with filled.act("items_reordered") as act:
        assert arranging.reorder_items(act, filled, here, [second.id]) == 2
    assert [item.title for item in dossiers.items(filled, here)] == [second.title, first.title]
    with filled.act("items_moved") as act:
        assert arranging.move_items(act, filled, [second.id], there) == 1
    assert [(item.number, item.title) for item in dossiers.items(filled, there)] == [
        (1, "Yang sudah ada"),
        (2, second.title),
    ]
    assert [file.item for file in dossiers.files(filled, there)] == [second.id]
    assert not dossiers.files(filled, here)
    filled.undo()
    assert len(dossiers.items(filled, here)) == 2
    assert len(dossiers.files(filled, here)) == 1
