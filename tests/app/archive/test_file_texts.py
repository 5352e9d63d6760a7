"""The text of a digital file is read once, found by the search with its passage, and follows its rows in undo."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from app.archive import dossiers
from app.archive.finding import index
from app.archive.finding.search import search
from app.archive.tables import ROOM
from app.archive.vault import path_of_file, preview
from app.archive.vault.adding_many import add_many
from app.archive.vault.texts import of_file, read_texts, waiting
from app.store import Cabinet


@pytest.fixture
def read(filled: Cabinet, tmp_path: Path) -> Cabinet:
    folder = tmp_path / "surat"
    folder.mkdir()
    filler = "Lampiran ini memuat hal lain. " * 300
    (folder / "undangan.txt").write_text(f"{filler}Rapat koordinasi di Hotel Salak.\n{filler}", "utf-8")
    (folder / "lagu.ogg").write_bytes(b"OggS" + b"\x00" * 40)
    add_many(filled, dossiers.by_number(filled, "12")[0].id, [folder])
    assert waiting(filled) == 2
    done = read_texts(filled)
    assert (done.texts, done.without, done.scans) == (1, 1, 0)
    return filled


def clean(cabinet: Cabinet) -> bool:
    return not [one for one in cabinet.check() if one.code.startswith("search_index")]


def test_a_file_is_found_by_its_words_with_the_passage(read: Cabinet) -> None:
    found = search(read, "hotel salak")
    (hit,) = found.hits
    assert (hit.kind, hit.title, hit.number) == ("digital_file", "undangan.txt", "12")
    assert "\x02Hotel\x03 \x02Salak\x03" in hit.snippet
    assert "contents" in hit.why
    assert search(read, "lagu").hits[0].title == "lagu.ogg"
    assert [one.number for one in search(read, "isi:koordinasi").hits] == ["12"]
    assert [one.number for one in search(read, "tahun:2019 koordinasi").hits] == ["12"]
    assert not search(read, "tahun:2014 koordinasi").hits
    assert clean(read)


def test_the_index_follows_undo_and_texts_read_anew(read: Cabinet) -> None:
    read.undo()
    assert not search(read, "koordinasi").hits
    assert clean(read)
    read.redo()
    assert search(read, "koordinasi").total == 1
    assert waiting(read) == 0
    with read.noting() as connection:
        connection.execute("UPDATE file_text SET text = 'pengganti semata' WHERE text <> ''")
    assert not search(read, "koordinasi").hits
    assert search(read, "pengganti").total == 1
    with read.noting() as connection:
        connection.execute("DELETE FROM file_text")
    assert waiting(read) == 2
    assert clean(read)
    index.rebuild(read)
    assert clean(read)


def test_why_there_is_no_text_is_known(read: Cabinet) -> None:
    files = dossiers.files(read, dossiers.by_number(read, "12")[0].id)
    known = {file.name: of_file(read, file.sha256) for file in files}
    assert known["lagu.ogg"] is not None
    assert known["lagu.ogg"].code == "content_other_kind"
    assert known["undangan.txt"] is not None
    assert (known["undangan.txt"].code, known["undangan.txt"].letters > 1000) == (None, True)


def test_an_older_cabinet_gets_the_tables_and_finds_its_files(read: Cabinet) -> None:
    connection = read.connection()
    for trigger in ("file_text_search_insert", "file_text_search_update", "file_text_search_delete"):
        connection.execute(f"DROP TRIGGER {trigger}")
    for event in ("insert", "update", "delete"):
        connection.execute(f"DROP TRIGGER digital_file_search_{event}")
    rows = connection.execute(
        "SELECT r.id, r.name, coalesce(substr(t.text, 1, 400000), '') FROM digital_file AS r"
        " LEFT JOIN file_text AS t ON t.sha256 = r.sha256"
    ).fetchall()
    connection.executemany(
        "INSERT INTO archive_search (archive_search, rowid, title, rest) VALUES ('delete', ?, ?, ?)", rows
    )
    for table in ("file_text", "file_step", "file_job"):
        connection.execute(f"DROP TABLE {table}")
    connection.execute("DELETE FROM schema_migration WHERE name = '0008_files'")
    connection.execute("PRAGMA user_version = 7")
    read.close()
    with Cabinet.open(read.folder, (ROOM,), write=True, who="Sari") as again:
        assert clean(again)
        with again.act("archive_sample") as act:
            dossiers.create(act, again, number="77", title="Lain")
        assert search(again, "undangan").hits[0].title == "undangan.txt"
        assert waiting(again) == 2
        assert clean(again)


def test_pictures_of_pages_are_kept_and_forgotten(filled: Cabinet, tmp_path: Path) -> None:
    Image.new("RGB", (80, 40), "navy").save(tmp_path / "foto.png")
    done = add_many(filled, dossiers.by_number(filled, "12")[0].id, [tmp_path / "foto.png"])
    (file,) = dossiers.files(filled, done.dossier)
    drawn = preview.of_page(filled, file, 0, 40, 40)
    assert (drawn.pages, drawn.code) == (1, None)
    path_of_file(filled, file).unlink()
    assert preview.of_page(filled, file, 0, 40, 40) == drawn
    preview.forget(filled.folder, file.sha256)
    assert preview.of_page(filled, file, 0, 40, 40).code == "content_missing"
