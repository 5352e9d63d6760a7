"""On the command line, where no PIN can be asked, restricted titles are hidden; the search says who has a dossier."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from openpyxl import load_workbook

from app.archive import dossiers, loans, people
from app.archive.records import AccessClass
from app.cabinet import open_cabinet
from tests.app.cli.conftest import Sidalu


@pytest.fixture
def secret(folder: Path) -> Path:
    """Return a cabinet with a secret dossier and an ordinary one that is out."""
    with open_cabinet(folder, write=True, create=True, who="Sri") as cabinet:
        with cabinet.act("dossier_added", number="7", title="Nama pelapor rahasia") as act:
            dossiers.create(act, cabinet, number="7", title="Nama pelapor rahasia", access="R")
        with cabinet.act("dossier_added", number="8", title="Buku tamu pelapor") as act:
            out = dossiers.create(act, cabinet, number="8", title="Buku tamu pelapor")
        with cabinet.act("loan_lent", number="8", borrower="Rina") as act:
            days = {"lent_on": dt.date(2026, 11, 24), "due": dt.date(2026, 12, 1)}
            loans.lend(act, cabinet, [out], borrower="Rina", **days)
    return folder


def register(folder: Path, name: str, *, pin: str = "") -> None:
    with open_cabinet(folder, write=True, who="Sri") as cabinet, cabinet.act("person_added", name=name) as act:
        people.add(act, cabinet, name, pin=pin, clearance=AccessClass.TOP_SECRET)


def test_who_has_a_dossier_stands_in_the_search(sidalu: Sidalu, secret: Path) -> None:
    found = {hit["number"]: hit["loan"] for hit in sidalu("search", "--json", "pelapor").json["hits"]}
    assert found == {"7": None, "8": {"borrower": "Rina", "lent_on": "2026-11-24", "due": "2026-12-01"}}
    assert "dipinjam oleh Rina sampai" in sidalu("search", "buku", "tamu").out


@pytest.mark.parametrize("command", [("search", "pelapor"), ("search", "--json", "pelapor"), ("history",)])
def test_titles_are_hidden_once_people_are_registered(sidalu: Sidalu, secret: Path, command: tuple[str, ...]) -> None:
    assert "Nama pelapor rahasia" in sidalu(*command).out
    register(secret, "Orang lain")
    said = sidalu(*command)
    assert said.status == 0
    assert "rahasia" not in said.out
    if command[0] == "history":
        assert "Uraian disembunyikan (Rahasia)" in said.out


def test_what_is_hidden_is_found_by_its_number_and_by_no_word_of_its_title(sidalu: Sidalu, secret: Path) -> None:
    register(secret, "Orang lain")
    (hit,) = sidalu("search", "--json", "7").json["hits"]
    assert (hit["number"], hit["title"], hit["snippet"]) == ("7", "Uraian disembunyikan (Rahasia)", "")
    for asked in ("Nama pelapor", "uraian:nama", "pelapr", "nomor:7 nama", "nomor:7 -nama", '"nama pelapor rahasia"'):
        said = sidalu("search", "--json", asked).json
        assert (said["total"], "7" in {each["number"] for each in said["hits"]}) == (len(said["hits"]), False), asked


def test_who_has_no_pin_is_taken_at_their_word_and_who_has_one_is_not(sidalu: Sidalu, secret: Path) -> None:
    register(secret, "Sri")
    sidalu("config", "clerk", "Sri")
    assert "Nama pelapor rahasia" in sidalu("search", "pelapor").out
    with open_cabinet(secret, write=True, who="Sri") as cabinet, cabinet.act("person_edited", name="Sri") as act:
        people.set_pin(act, people.people(cabinet)[0].id, "1234")
    assert "Nama pelapor rahasia" not in sidalu("search", "pelapor").out


def test_an_official_list_hides_what_may_not_be_seen(sidalu: Sidalu, secret: Path, tmp_path: Path) -> None:
    register(secret, "Orang lain")
    out = tmp_path / "daftar.xlsx"
    assert sidalu("report", "list", "berkas", "--out", out).status == 0
    said = [str(cell.value) for row in load_workbook(out).worksheets[0].iter_rows() for cell in row]
    assert "Uraian disembunyikan (Rahasia)" in said
    assert "Buku tamu pelapor" in said
    assert not any("Nama pelapor" in text for text in said)


def test_only_a_keeper_undoes_what_was_done_to_the_list_of_people(sidalu: Sidalu, secret: Path) -> None:
    register(secret, "Orang lain")
    assert sidalu("undo").status == 4
    assert "rahasia" not in sidalu("search", "pelapor").out


def test_nobody_undoes_what_closed_a_dossier_to_them(sidalu: Sidalu, secret: Path) -> None:
    register(secret, "Orang lain")
    with open_cabinet(secret, write=True, who="Sri") as cabinet:
        (eight,) = dossiers.by_number(cabinet, "8")
        with cabinet.act("dossier_edited", number="8", title="Buku tamu pelapor") as act:
            dossiers.edit(act, cabinet, [eight.id], access="T")
            batch = act.id
    for turned in (("undo",), ("undo", str(batch))):
        said = sidalu(*turned)
        assert (said.status, "hak akses" in said.err) == (4, True)
    assert "Buku tamu" not in sidalu("search", "8").out
    with open_cabinet(secret, write=True, who="Orang lain") as cabinet:
        cabinet.undo(batch)
    assert sidalu("redo").status == 0, "an open dossier may be closed again"
    assert "Buku tamu" not in sidalu("search", "8").out
