"""What an office keeps in fields of its own is found: by its words, by ``isian:``, and never by who may not see it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from app.archive import custom, dossiers, people, trash
from app.archive.custom import Kind
from app.archive.finding.search import search
from app.archive.finding.understood import reasons
from app.archive.people import Viewer
from app.archive.records import AccessClass
from app.cabinet import open_cabinet
from app.store import Cabinet


def found(cabinet: Cabinet, text: str, who: Viewer | None = None) -> list[str]:
    hits = search(cabinet, text, **({} if who is None else {"who": who})).hits
    return sorted(hit.number for hit in hits if hit.kind == "dossier")


def dossier_of(cabinet: Cabinet, number: str) -> int:
    return dossiers.by_number(cabinet, number)[0].id


@pytest.fixture
def kept(filled: Cabinet) -> Cabinet:
    with filled.act("custom_fields_edited") as act:
        order = custom.add_field(act, filled, "Nomor SPM", Kind.TEXT)
        box = custom.add_field(act, filled, "Warna map", Kind.CHOICE, ("Merah", "Hijau"))
        custom.set_values(act, filled, dossier_of(filled, "12"), {order: "00417/SPM/2019", box: "Merah"})
    return filled


def test_its_words_find_the_dossier_and_the_field_tells_why(kept: Cabinet) -> None:
    assert found(kept, "00417") == ["12"]
    assert found(kept, "merah") == ["12"]
    (reason,) = reasons(kept, "merah", dossier_of(kept, "12"))
    assert reason.field == "own"
    assert "Merah" in reason.text


def test_the_field_is_asked_by_name_for_a_word_for_being_empty_and_for_something_else(kept: Cabinet) -> None:
    assert found(kept, "isian:merah") == ["12"]
    assert found(kept, "field:mer") == ["12"]
    assert found(kept, "isian:hijau") == []
    assert found(kept, "isian:kosong") == ["100", "9", "A-1"]
    assert found(kept, "-isian:merah") == ["100", "9", "A-1"]
    assert found(kept, "isian:merah ATAU nomor:9999") == ["12"]


def test_what_changes_is_found_as_it_is_now_also_after_undo_and_trash(kept: Cabinet) -> None:
    dossier = dossier_of(kept, "12")
    (field,) = (one.id for one in custom.fields(kept) if one.name == "Warna map")
    with kept.act("dossier_edited") as act:
        custom.set_values(act, kept, dossier, {field: "Hijau"})
    assert (found(kept, "merah"), found(kept, "hijau")) == ([], ["12"])
    kept.undo(act.id)
    assert (found(kept, "merah"), found(kept, "hijau")) == (["12"], [])
    with kept.act("custom_field_removed") as act:
        custom.remove_field(act, field)
    assert (found(kept, "merah"), found(kept, "00417")) == ([], ["12"])
    kept.undo(act.id)
    with kept.act("dossiers_trashed") as act:
        trash.throw(act, kept, [dossier])
    assert found(kept, "00417") == []
    kept.undo(act.id)
    assert found(kept, "00417") == ["12"]
    assert [finding.code for finding in kept.check() if finding.code.startswith("search")] == []


def test_nothing_of_a_closed_dossier_is_found_by_it(kept: Cabinet) -> None:
    with kept.act("people_edited") as act:
        people.add(act, kept, "Budi", clearance=AccessClass.ORDINARY)
        dossiers.edit(act, kept, [dossier_of(kept, "12")], access=AccessClass.SECRET)
    nobody = people.viewer(kept, None)
    for text in ("merah", "isian:merah", "00417", "-isian:kosong"):
        assert found(kept, text, nobody) == []


def test_an_older_cabinet_finds_them_after_its_next_write(tmp_path: Path) -> None:
    folder = tmp_path / "lama"
    with open_cabinet(folder, write=True, create=True) as cabinet, cabinet.act("dossier_added") as act:
        dossiers.create(act, cabinet, title="Buku tamu", number="12", code="PL.01.8", note="rusak")
        dossiers.create(act, cabinet, title="Daftar hadir", number="13")
        custom.add_field(act, cabinet, "Warna map", Kind.TEXT)
    with closing(sqlite3.connect(folder / "catalogue.db", isolation_level=None)) as connection:
        for event in ("insert", "update", "delete"):
            connection.execute(f"DROP TRIGGER custom_value_search_{event}")
        connection.execute("INSERT INTO custom_value (dossier_id, field_id, value) VALUES (1, 1, 'ungu')")
        connection.execute("DELETE FROM schema_migration WHERE name LIKE '0013%'")
        connection.execute("PRAGMA user_version = 5")
    with open_cabinet(folder, write=True) as cabinet:
        with cabinet.act("dossier_edited") as act:
            dossiers.edit(act, cabinet, [2], note="lengkap")
        assert found(cabinet, "ungu") == found(cabinet, "rusak") == found(cabinet, "kode:PL.01.8") == ["12"]
        assert cabinet.check() == []
