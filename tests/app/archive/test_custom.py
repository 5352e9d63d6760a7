"""Fields of the office's own and templates: kept, refused where they make no sense, carried along, undone."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from app.archive import arranging, custom, dossiers, trash
from app.archive.custom import Kind
from app.archive.tables import ROOM
from app.errors import AppError
from app.store import Cabinet


def test_values_go_along_with_a_dossier_and_come_back(filled: Cabinet) -> None:
    dossier = dossiers.by_number(filled, "12")[0].id
    with filled.act("custom_field_added", name="Rapat") as act:
        meeting = custom.add_field(act, filled, "Tanggal rapat", Kind.DATE)
        colour = custom.add_field(act, filled, "Warna map", Kind.CHOICE, ["merah", " biru ", "merah", ""])
    assert [(one.name, one.choices) for one in custom.fields(filled)] == [
        ("Tanggal rapat", ()),
        ("Warna map", ("merah", "biru")),
    ]
    with filled.act("dossier_edited") as act:
        assert custom.set_values(act, filled, dossier, {meeting: "2019-05-07", colour: "biru"}) == 2
        assert custom.set_values(act, filled, dossier, {meeting: "2019-05-07", colour: "merah"}) == 1
    kept = {meeting: "2019-05-07", colour: "merah"}
    assert custom.values(filled, dossier) == kept
    with filled.act("dossier_copied") as act:
        assert custom.values(filled, arranging.copy(act, filled, dossier, title="Salinan")) == kept
    with filled.act("dossiers_thrown") as act:
        trash.throw(act, filled, [dossier])
    with filled.act("custom_field_removed") as act:
        custom.remove_field(act, colour)
    with filled.act("dossiers_restored") as act:
        assert trash.restore(act, filled, [dossier]).dossiers == 1
    assert custom.values(filled, dossier) == {meeting: "2019-05-07"}
    for _ in range(3):
        filled.undo()
    assert custom.values(filled, dossier) == kept
    with filled.act("custom_fields_ordered") as act:
        custom.order_fields(act, [colour, meeting])
    assert [one.id for one in custom.fields(filled)] == [colour, meeting]


def test_fields_are_refused_that_make_no_sense(filled: Cabinet) -> None:
    with filled.act("custom_field_added") as act:
        field = custom.add_field(act, filled, "Warna", Kind.TEXT)
        custom.set_values(act, filled, dossiers.by_number(filled, "12")[0].id, {field: "merah"})
    for name, kind, code in (
        (" ", Kind.TEXT, "custom_name_empty"),
        ("WARNA", Kind.TEXT, "custom_name_taken"),
        ("Map", Kind.CHOICE, "custom_choices_missing"),
    ):
        with pytest.raises(AppError, match=code), filled.act("custom_field_added") as act:
            custom.add_field(act, filled, name, kind)
    with pytest.raises(AppError, match="custom_kind_used"), filled.act("custom_field_edited") as act:
        custom.edit_field(act, filled, field, "Warna", Kind.NUMBER)
    with filled.act("custom_field_edited") as act:
        assert custom.edit_field(act, filled, field, "Warna map", Kind.TEXT) == 1


def test_a_template_is_kept_by_its_name(filled: Cabinet) -> None:
    with filled.act("template_saved") as act:
        custom.save_template(act, filled, "Rekap", {"code": "PL.01.8", "note": ""})
        custom.save_template(act, filled, "REKAP", {"code": "PL.02.6"})
    (template,) = custom.templates(filled)
    assert (template.name, template.content) == ("REKAP", {"code": "PL.02.6"})
    with filled.act("template_removed") as act:
        custom.remove_template(act, template.id)
    filled.undo()
    assert len(custom.templates(filled)) == 1


def test_an_older_cabinet_gets_the_tables_of_arranging(filled: Cabinet) -> None:
    folder = filled.folder
    filled.close()
    with closing(sqlite3.connect(folder / "catalogue.db")) as raw:
        for table in (
            *("trash", "accession_dossier", "accession", "custom_value", "custom_field"),
            *("dossier_template", "not_duplicate"),
        ):
            raw.execute(f"DROP TABLE {table}")
        raw.execute("DELETE FROM schema_migration WHERE name LIKE '0006%'")
        raw.execute("PRAGMA user_version = 5")
        raw.commit()
    with Cabinet.open(folder, (ROOM,), write=True) as again:
        dossier = dossiers.by_number(again, "12")[0].id
        with again.act("dossiers_thrown") as act:
            assert trash.throw(act, again, [dossier]) == 1
        assert not custom.fields(again)
        assert not again.check()
