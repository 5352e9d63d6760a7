"""Bulk edits: what the preview promises is what is done, all of it in one act that can be undone."""

from __future__ import annotations

import pytest

from app.archive import bulk, custom, dossiers
from app.archive.bulk import Change, How
from app.archive.custom import Kind
from app.archive.tables import ROOM
from app.errors import AppError
from app.store import Cabinet


def every(cabinet: Cabinet) -> list[int]:
    return [row[0] for row in cabinet.connection().execute("SELECT id FROM dossier ORDER BY id")]


def test_the_preview_is_what_is_done_and_undone_after_a_restart(filled: Cabinet) -> None:
    ids = every(filled)
    with filled.act("notes") as act:
        dossiers.edit(act, filled, ids[:1], note="lama", stage="inactive")
    before = [dossiers.get(filled, id_) for id_ in ids]
    changes = [
        Change("stage", How.REPLACE, "inactive"),
        Change("note", How.APPEND, "dicek"),
        Change("election", How.CLEAR),
        Change("title", How.APPEND, "(arsip lama)"),
        Change("code", How.REPLACE, "TU.05.1"),
        Change("unit", How.KEEP),
    ]
    told = bulk.preview(filled, ids, changes, samples=2)
    assert (told.dossiers, told.changed) == (4, 4)
    assert told.by_field == {"stage": 3, "note": 4, "election": 2, "title": 4, "code": 4}
    assert told.samples[0].values["note"] == ("lama", "lama; dicek")
    assert told.samples[1].values["stage"] == ("active", "inactive")
    with filled.act("dossiers_edited") as act:
        assert bulk.apply(act, filled, ids, changes) == 4
    first = dossiers.get(filled, ids[0])
    assert first is not None
    assert (first.note, first.election, first.stage, first.code) == ("lama; dicek", None, "inactive", "TU.05.1")
    assert first.classification is not None
    assert first.title.endswith("Bogor Tengah (arsip lama)")
    assert dossiers.get(filled, ids[1]).note == "dicek"  # type: ignore[union-attr]
    folder = filled.folder
    filled.close()
    with Cabinet.open(folder, (ROOM,), write=True) as again:
        again.undo()
        assert [dossiers.get(again, id_) for id_ in ids] == before


def test_years_are_cleared_and_never_reversed(filled: Cabinet) -> None:
    ids = every(filled)
    changes = [Change("year_from", How.REPLACE, 2019)]
    assert bulk.preview(filled, ids, changes).reversed == 1
    with pytest.raises(AppError, match="archive_years_reversed_many"), filled.act("dossiers_edited") as act:
        bulk.apply(act, filled, ids, changes)
    with filled.act("dossiers_edited") as act:
        assert bulk.apply(act, filled, ids, [Change("year_from", How.CLEAR), Change("year_to", How.CLEAR)]) == 3
    keys = filled.connection().execute("SELECT DISTINCT year_key FROM dossier").fetchall()
    assert keys == [(0,)]


@pytest.mark.parametrize(
    ("field", "how"), [("stage", How.CLEAR), ("year_from", How.APPEND), ("number", How.REPLACE), ("title", How.CLEAR)]
)
def test_what_makes_no_sense_is_refused(field: str, how: How) -> None:
    with pytest.raises(ValueError, match="is n"):
        Change(field, how, "x")


def test_fields_of_the_offices_own_are_edited_with_the_others(filled: Cabinet) -> None:
    ids = every(filled)
    with filled.act("custom_fields_edited") as act:
        colour = custom.add_field(act, filled, "Warna map", Kind.CHOICE, ("Merah", "Hijau"))
        remark = custom.add_field(act, filled, "Catatan mutu", Kind.TEXT)
        custom.set_values(act, filled, ids[0], {colour: "Hijau", remark: "baik"})
        custom.set_values(act, filled, ids[1], {colour: "Merah"})
    before = [custom.values(filled, id_) for id_ in ids]
    changes = [
        Change(f"own/{colour}", How.REPLACE, "Hijau"),
        Change(f"own/{remark}", How.APPEND, "dicek"),
        Change("note", How.REPLACE, "2026"),
    ]
    told = bulk.preview(filled, ids[:3], changes, samples=2)
    assert (told.changed, told.by_field) == (3, {f"own/{colour}": 2, f"own/{remark}": 3, "note": 3})
    assert told.samples[0].values[f"own/{remark}"] == ("baik", "baik; dicek")
    assert f"own/{colour}" not in told.samples[0].values
    assert told.samples[1].values[f"own/{colour}"] == ("Merah", "Hijau")
    with filled.act("dossiers_edited") as act:
        assert bulk.apply(act, filled, ids[:3], changes) == 3
    assert custom.values(filled, ids[0]) == {colour: "Hijau", remark: "baik; dicek"}
    assert custom.values(filled, ids[2]) == {colour: "Hijau", remark: "dicek"}
    assert custom.values(filled, ids[3]) == before[3]
    with filled.act("dossiers_edited") as again:
        assert bulk.apply(again, filled, ids, [Change(f"own/{colour}", How.CLEAR)]) == 3
    assert [colour in custom.values(filled, id_) for id_ in ids] == [False] * 4
    filled.undo(again.id)
    filled.undo(act.id)
    assert [custom.values(filled, id_) for id_ in ids] == before
