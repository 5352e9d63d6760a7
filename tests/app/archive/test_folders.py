"""Folders become dossiers: which, with what title, code and years; again, they are the ones that are there already."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.archive import dossiers, people
from app.archive.records import AccessClass
from app.archive.vault.adding_many import add_many
from app.archive.vault.folders import FolderDossier, create, proposed
from app.store import Cabinet


@pytest.fixture
def office(tmp_path: Path) -> Path:
    root = tmp_path / "Arsip Digital"
    for name in (
        "surat lepas.pdf",
        "2019/PL.01.8 Rekapitulasi_Pilpres/DA1 Bogor Tengah.pdf",
        "2019/PL.01.8 Rekapitulasi_Pilpres/lampiran/foto.jpg",
        "2019/Undangan/undangan.docx",
        "Pilwalkot 2018-2019/TPS 001/c1.pdf",
        "Pilwalkot 2018-2019/TPS 002/c1.pdf",
        "kosong/Thumbs.db",
    ):
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(name.encode())
    return root


def told(found: list[FolderDossier]) -> list[tuple[str, str | None, int | None, int | None, int]]:
    return [(one.title, one.code, one.year_from, one.year_to, one.files) for one in found]


def test_the_highest_folder_that_holds_files_is_a_dossier(filled: Cabinet, office: Path) -> None:
    found, passed = proposed(filled, [office], people.viewer(filled, None))
    assert told(found) == [
        ("Arsip Digital", None, None, None, 1),
        ("2019 – Rekapitulasi Pilpres", "PL.01.8", 2019, 2019, 2),
        ("2019 – Undangan", None, 2019, 2019, 1),
        ("Pilwalkot 2018-2019 – TPS 001", None, 2018, 2019, 1),
        ("Pilwalkot 2018-2019 – TPS 002", None, 2018, 2019, 1),
    ]
    assert [one.code for one in passed] == ["adding_system_file"]
    assert all(one.dossier is None for one in found)


def test_made_dossiers_hold_the_files_and_are_known_again(filled: Cabinet, office: Path) -> None:
    nobody = people.viewer(filled, None)
    found, _ = proposed(filled, [office], nobody)
    with filled.act("folders_catalogued", dossiers=len(found)) as act:
        made = create(act, filled, found)
    assert [add_many(filled, one.dossier, one.sources).added for one in made if one.dossier] == [1, 2, 1, 1, 1]
    dossier = dossiers.get(filled, made[1].dossier or 0)
    assert dossier is not None
    assert (dossier.code, dossier.year_from, dossier.medium) == ("PL.01.8", 2019, "digital")
    assert sorted(file.name for file in dossier.files) == ["DA1 Bogor Tengah.pdf", "foto.jpg"]
    again, _ = proposed(filled, [office], nobody)
    assert [one.dossier for one in again] == [one.dossier for one in made]
    with filled.act("folders_catalogued", dossiers=0) as act:
        assert create(act, filled, again) == again
    assert [add_many(filled, one.dossier, one.sources).added for one in again if one.dossier] == [0] * 5


def test_a_closed_dossier_of_that_title_is_not_told_of(filled: Cabinet, office: Path) -> None:
    found, _ = proposed(filled, [office], people.viewer(filled, None))
    with filled.act("people_edited") as act:
        people.add(act, filled, "Budi")
        (made,) = create(act, filled, found[:1])
        assert made.dossier is not None
        dossiers.edit(act, filled, [made.dossier], access=AccessClass.SECRET)
    again, _ = proposed(filled, [office], people.viewer(filled, None))
    assert again[0].dossier is None


def test_a_folder_of_nothing_is_no_dossier(filled: Cabinet, tmp_path: Path) -> None:
    (tmp_path / "hampa" / "dalam").mkdir(parents=True)
    assert proposed(filled, [tmp_path / "hampa"], people.viewer(filled, None)) == ([], [])
