"""``import --kind folder`` puts whole folders into the vault and tells of what it could not take."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.archive import dossiers
from app.cabinet import open_cabinet
from tests.app.cli.conftest import Sidalu


@pytest.fixture
def scans(tmp_path: Path, folder: Path) -> Path:
    with open_cabinet(folder, write=True, create=True) as cabinet, cabinet.act("archive_sample") as act:
        dossiers.create(act, cabinet, number="7", title="Pindaian C.Hasil")
    (tmp_path / "pindaian" / "TPS 1").mkdir(parents=True)
    (tmp_path / "pindaian" / "TPS 1" / "c.pdf").write_bytes(b"%PDF-1.4")
    (tmp_path / "pindaian" / "surat.txt").write_text("Undangan rapat pleno", "utf-8")
    (tmp_path / "pindaian" / "kosong.pdf").touch()
    return tmp_path / "pindaian"


def test_a_folder_is_added_looked_at_and_found_added(sidalu: Sidalu, folder: Path, scans: Path) -> None:
    command = ("import", scans, "--kind", "folder", "--dossier", "7")
    plan = sidalu(*command, "--dry-run", "--json").json
    assert (plan["applied"], plan["counts"]) == (False, {"new": 3, "same": 0, "refused": 0})
    assert "3 berkas digital akan disalin" in sidalu(*command, "--dry-run").out
    done = sidalu(*command, "--json").json
    assert (done["applied"], done["dossier"], done["counts"]) == (True, "7", {"new": 3, "same": 0, "refused": 0})
    assert [(one["severity"], one["code"]) for one in done["problems"]] == [("info", "adding_empty")]
    again = sidalu(*command)
    assert again.status == 0
    assert again.out.startswith("0 berkas digital ditambahkan.")
    with open_cabinet(folder) as cabinet:
        (dossier,) = dossiers.by_number(cabinet, "7")
        assert len(dossiers.files(cabinet, dossier.id)) == 3
    assert "surat.txt" in sidalu("search", "undangan rapat").out


def test_the_dossier_must_be_named_and_there(sidalu: Sidalu, scans: Path) -> None:
    assert sidalu("import", scans / "surat.txt", "--kind", "folder", "--json").status == 2
    answer = sidalu("import", scans, "--kind", "folder", "--dossier", "8", "--json")
    assert (answer.status, answer.json["error"]["code"]) == (4, "adding_dossier_unknown")


def test_folders_become_dossiers_where_none_is_named(sidalu: Sidalu, folder: Path, tmp_path: Path) -> None:
    office = tmp_path / "Arsip Digital"
    for name in ("2019/Rekap Pilpres/da1.pdf", "2019/Rekap Pilpres/db1.pdf", "Undangan 2024/surat.txt"):
        (office / name).parent.mkdir(parents=True, exist_ok=True)
        (office / name).write_bytes(name.encode())
    command = ("import", office, "--kind", "folder")
    plan = sidalu(*command, "--dry-run", "--json").json
    assert (plan["applied"], plan["counts"]) == (False, {"new": 2, "same": 0, "refused": 0})
    assert not (folder / "catalogue.db").exists()
    said = sidalu(*command)
    assert said.status == 0
    assert said.out.startswith("2 berkas baru dicatat.")
    assert "2019 – Rekap Pilpres: 2 berkas digital" in said.out
    again = sidalu(*command, "--json").json
    assert again["counts"] == {"new": 0, "same": 2, "refused": 0}
    assert [one["files"] for one in again["dossiers"]] == [0, 0]
    assert sidalu("undo").status == 0


def test_a_single_file_needs_its_dossier(sidalu: Sidalu, scans: Path) -> None:
    said = sidalu("import", scans / "surat.txt", "--kind", "folder")
    assert said.status == 2
    assert "--dossier" in said.err
