"""Saved searches: kept under a name with everything they filter by, counted, renamed, removed, and all of it undone."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from app.archive import dossiers
from app.archive.finding import saved
from app.archive.records import AccessClass, DossierFilter, Stage
from app.archive.tables import ROOM
from app.cabinet import open_cabinet
from app.errors import AppError
from app.store import Cabinet

WHOLE = DossierFilter(
    year=2019,
    years=(2014, 2019),
    election="",
    code="PL.01",
    access=frozenset({AccessClass.LIMITED, AccessClass.SECRET}),
    stage=Stage.ACTIVE,
    place=3,
    box=4,
    unplaced=True,
    text='rekap tahun:2019 -usul "berita acara"',
)


def save(cabinet: Cabinet, name: str, view: DossierFilter) -> int:
    with cabinet.act("search_saved", name=name) as act:
        return saved.save(act, cabinet, name, view)


def names(cabinet: Cabinet) -> list[str]:
    return [one.name for one in saved.saved(cabinet)]


def test_a_search_comes_back_as_it_was_saved(filled: Cabinet) -> None:
    save(filled, "  Semua   saringan ", WHOLE)
    (one,) = saved.saved(filled)
    assert (one.name, one.view) == ("Semua saringan", WHOLE)


def test_counts_follow_the_records(filled: Cabinet) -> None:
    one = save(filled, "Rekap 2019", DossierFilter(text="rekap tahun:2019"))
    other = save(filled, "Tanpa boks", DossierFilter(text="boks:kosong"))
    assert saved.counts(filled) == {one: 1, other: 1}
    with filled.act("dossier_added") as act:
        dossiers.create(act, filled, title="Rekapitulasi lain", year_from=2019)
    assert saved.counts(filled) == {one: 2, other: 2}


def test_names_sort_as_people_count_and_the_same_name_takes_the_new_filter(filled: Cabinet) -> None:
    for name in ("Boks 10", "boks 9", "BOKS 10"):
        save(filled, name, DossierFilter(text=name))
    assert names(filled) == ["boks 9", "BOKS 10"]
    assert saved.saved(filled)[1].view.text == "BOKS 10"


def test_what_was_done_to_a_search_is_undone_also_after_a_restart(filled: Cabinet, tmp_path: Path) -> None:
    one = save(filled, "Rekap", DossierFilter(text="rekap"))
    with filled.act("search_renamed", before="Rekap", name="Semua rekap") as act:
        saved.rename(act, filled, one, "Semua rekap")
    with filled.act("search_removed", name="Semua rekap") as act:
        saved.remove(act, one)
    assert names(filled) == []
    filled.close()
    with Cabinet.open(tmp_path / "lemari", (ROOM,), write=True, who="Sari") as again:
        again.undo()
        assert names(again) == ["Semua rekap"]
        again.undo()
        assert names(again) == ["Rekap"]
        again.undo()
        assert names(again) == []
        again.redo()
        assert saved.saved(again)[0].view == DossierFilter(text="rekap")


@pytest.mark.parametrize(
    ("name", "view", "code"),
    [
        (" ", DossierFilter(text="rekap"), "archive_saved_name_empty"),
        ("Semua", DossierFilter(), "archive_saved_of_all"),
    ],
)
def test_what_cannot_be_saved_is_said(filled: Cabinet, name: str, view: DossierFilter, code: str) -> None:
    with pytest.raises(AppError) as refused:
        save(filled, name, view)
    assert refused.value.code == code
    assert names(filled) == []


def test_a_name_that_another_search_has_is_refused(filled: Cabinet) -> None:
    save(filled, "Rekap", DossierFilter(text="rekap"))
    other = save(filled, "Tamu", DossierFilter(text="tamu"))
    with pytest.raises(AppError) as refused, filled.act("search_renamed", before="Tamu", name="REKAP") as act:
        saved.rename(act, filled, other, "REKAP")
    assert refused.value.code == "archive_saved_name_taken"
    assert names(filled) == ["Rekap", "Tamu"]


def test_an_older_cabinet_gets_the_table(tmp_path: Path) -> None:
    folder = tmp_path / "lama"
    with open_cabinet(folder, write=True, create=True):
        pass
    with closing(sqlite3.connect(folder / "catalogue.db")) as connection:
        connection.execute("DROP TABLE saved_search")
        connection.execute("DELETE FROM schema_migration WHERE name LIKE '0009%'")
        connection.execute("PRAGMA user_version = 5")
        connection.commit()
    with open_cabinet(folder, write=True) as cabinet:
        save(cabinet, "Rekap", DossierFilter(text="rekap"))
        assert names(cabinet) == ["Rekap"]
        assert cabinet.check() == []
