"""Plans of archive lists tell no title that is kept restricted: its number, and that it is hidden."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.archive import dossiers, loans, people
from app.archive.people import Viewer
from app.archive.records import AccessClass
from app.cabinet import open_cabinet
from app.intake.papers.receipt_record import all_problems, kept
from app.intake.plan import ImportPlan, ImportRequest
from app.intake.run import apply_plans, plan_file
from app.store import Cabinet
from importers.records import Kind
from tests.importers.archive_sheets import ACTIVE_HEAD, ACTIVE_MERGES, write

ABOVE = (("DAFTAR ARSIP AKTIF",), ("Unit Pengolah : Subbagian Teknis",))
DAY = dt.date(2026, 11, 24)
SECRET = "Sengketa hasil Bogor Tengah"
EVERYBODY = Viewer("Sari", AccessClass.TOP_SECRET)
STRANGER = Viewer("", None)


@pytest.fixture
def cabinet(tmp_path: Path) -> Iterator[Cabinet]:
    """Yield a cabinet with a secret dossier number 3 and an open one number 4, in which somebody is registered."""
    with open_cabinet(tmp_path / "lemari", write=True, create=True) as opened:
        with opened.act("person_added") as act:
            people.add(act, opened, "Sari", clearance=AccessClass.TOP_SECRET, pin="1234", keeper=True)
        with opened.act("dossier_added") as act:
            for number, title, access in (("3", SECRET, "R"), ("4", "Surat undangan rapat", "B")):
                dossiers.create(
                    act, opened, number=number, title=title, code="PY.01", year_from=2019, year_to=2019, access=access
                )
        yield opened


@pytest.fixture
def listed(tmp_path: Path) -> Path:
    """Return a list: the secret under another number, another dossier under its number, and the open one changed."""
    rows = [
        (77, "PY.01", SECRET, "2019", 1),
        (3, "KU.01", "Laporan keuangan", "2018", 1),
        (78, "PY.01", "Surat undangan rapat", "2019", 1),
    ]
    return write(tmp_path / "daftar.xlsx", rows, head=ACTIVE_HEAD, above=ABOVE, merges=ACTIVE_MERGES)


def plan(cabinet: Cabinet, path: Path, who: Viewer | None) -> ImportPlan:
    return plan_file(cabinet, ImportRequest(path, kind=Kind.ARCHIVE_LIST), who=who)


def titles(planned: ImportPlan) -> dict[tuple[str, str], str]:
    return {(each.code, str(each.data["number"])): str(each.data["title"]) for each in planned.problems}


def test_whoever_may_see_all_is_told_the_titles(cabinet: Cabinet, listed: Path) -> None:
    assert titles(plan(cabinet, listed, EVERYBODY)) == {
        ("archive_possible_duplicate", "3"): SECRET,
        ("archive_number_in_use", "3"): SECRET,
        ("archive_possible_duplicate", "4"): "Surat undangan rapat",
    }


@pytest.mark.parametrize("who", [STRANGER, Viewer("Budi", AccessClass.LIMITED), None])
def test_others_are_told_the_number_only(cabinet: Cabinet, listed: Path, who: Viewer | None) -> None:
    planned = plan(cabinet, listed, who)
    told = titles(planned)
    assert told["archive_possible_duplicate", "3"] == told["archive_number_in_use", "3"]
    assert SECRET not in told.values()
    assert "disembunyikan" in told["archive_number_in_use", "3"]
    assert told["archive_possible_duplicate", "4"] == "Surat undangan rapat"
    assert planned.counts == plan(cabinet, listed, EVERYBODY).counts


def test_what_a_restricted_dossier_says_now_is_not_told_field_by_field(cabinet: Cabinet, tmp_path: Path) -> None:
    rows = [(3, "PY.01", f"{SECRET} 2", "2019", 1), (4, "PY.01", "Surat undangan rapat kerja", "2019", 1)]
    path = write(tmp_path / "lagi.xlsx", rows, head=ACTIVE_HEAD, above=ABOVE, merges=ACTIVE_MERGES)
    seen = {change.what: change.before for change in plan(cabinet, path, EVERYBODY).changes}
    assert SECRET in seen.values()
    hidden = {change.what: change.before for change in plan(cabinet, path, STRANGER).changes}
    assert seen.keys() == hidden.keys()
    assert SECRET not in hidden.values()
    assert "Surat undangan rapat" in hidden.values()


def test_the_receipt_that_lies_open_has_no_restricted_title(cabinet: Cabinet, listed: Path) -> None:
    batch = apply_plans(cabinet, [plan(cabinet, listed, EVERYBODY)])
    assert batch is not None
    (record,) = kept(cabinet, batch)
    assert len(all_problems(record)) == 3
    assert SECRET not in str(record)


def test_what_is_lent_stays_in_its_box_whatever_a_list_says(cabinet: Cabinet, tmp_path: Path) -> None:
    (dossier,) = dossiers.by_number(cabinet, "4")
    with cabinet.act("loan_lent") as act:
        loans.lend(act, cabinet, [dossier.id], borrower="Rina", lent_on=DAY, due=DAY)
    path = tmp_path / "pindah.csv"
    path.write_text(
        "No. Berkas;Kode Klasifikasi;Uraian Informasi Berkas;Kurun Waktu;Jumlah;Unit Pengolah;Rak;Boks;Folder\n"
        "4;PY.01;Surat undangan rapat;2019;1;Teknis;7;99;3\n",
        encoding="utf-8",
    )
    planned = plan(cabinet, path, EVERYBODY)
    (told,) = [each for each in planned.problems if each.code == "archive_stays_in_place"]
    assert (told.data["number"], told.data["why"]) == ("4", "dipinjam Rina (pinjaman nomor 1)")
    apply_plans(cabinet, [planned])
    found = dossiers.get(cabinet, dossier.id)
    assert found is not None
    assert (found.box_id, found.folder, found.processing_unit) == (None, None, "Teknis")
