"""The main job on the sample that ships with the program: everything it makes is opened and read back."""

from __future__ import annotations

import datetime as dt
import hashlib
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pptx import Presentation

from app import settings
from app.archive import counts, dossiers, listing, loans
from app.archive.finding.search import search
from app.archive.records import Condition, Disposition, DossierFilter, Medium, Stage
from app.cabinet import open_cabinet
from app.demo.collection import collection
from app.demo.figures import COUNCIL_2024, MAYOR_2024
from app.demo.filling import COUNCIL, MAYOR, PLENO, PRESIDENT, SITUNG
from app.demo.run import DemoResult, run_demo
from app.errors import AppError, Exit
from app.jobs import Cancelled
from app.messages import sentence
from app.results import reading
from app.results.records import Status
from app.store import Cabinet
from importers.records import Level

REPORTS = {
    "Hasil Pilpres 2019 Kota Bogor.pptx",
    "Hasil Pilpres 2019 Kota Bogor.xlsx",
    "Hasil Pilwalkot 2024 Kota Bogor.pptx",
    "Hasil Pilwalkot 2024 Kota Bogor.xlsx",
    "Daftar Arsip Aktif.xlsx",
    "Daftar Arsip Inaktif.xlsx",
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> DemoResult:
    begun = time.process_time()
    shares: list[float] = []
    result = run_demo(tmp_path_factory.mktemp("demo") / "hasil", progress=shares.append)
    assert time.process_time() - begun < 10
    assert shares == sorted(shares)
    assert shares[-1] == 1.0
    assert len(shares) > 40
    return result


@pytest.fixture
def cabinet(made: DemoResult) -> Iterator[Cabinet]:
    with open_cabinet(made.cabinet) as opened:
        yield opened


def hashes(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def slide_texts(path: Path) -> list[str]:
    texts = []
    for slide in Presentation(str(path)).slides:
        parts = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
        for shape in slide.shapes:
            if shape.has_table:
                parts += [cell.text for row in shape.table.rows for cell in row.cells]
        texts.append("\n".join(parts))
    return texts


def test_it_makes_a_cabinet_reports_and_sources(made: DemoResult) -> None:
    out = made.cabinet.parent
    assert made.cabinet == out / "lemari"
    assert all(path.is_file() and path.stat().st_size for path in made.files)
    assert {path.name for path in made.files if path.parent == out} == REPORTS
    assert {path.name for path in out.iterdir()} == {*REPORTS, "lemari", "sumber", "sidalu-demo.json"}
    told = settings.load(made.cabinet)
    assert (told.sample, told.office_name, told.office_area, told.satker) == (True, "KPU Kota Bogor", "32.71", "3271")


def test_the_cabinet_holds_the_whole_archive(cabinet: Cabinet) -> None:
    assert listing.count(cabinet) == len(collection())
    assert listing.count(cabinet, DossierFilter(stage=Stage.ACTIVE)) == sum(one.active for one in collection())
    assert listing.count(cabinet, DossierFilter(unplaced=True)) == sum(one.spot is None for one in collection())
    assert counts.totals(cabinet).dossiers == len(collection())
    by_title = {line.title: line for line in listing.lines(cabinet, listing.ids_of_view(cabinet))}
    for one in collection():
        line = by_title[one.title]
        assert (line.code, line.years) == (one.code.code, one.years_written)
    found = dossiers.get(cabinet, by_title[next(one.title for one in collection() if one.key == "dhasilkwk24")].id)
    assert found is not None
    assert found.election == "pkwkk-2024-1"
    assert found.items[0].title == "Berita acara rekapitulasi Pemilihan Wali Kota tingkat kota"
    assert {Path(file.name).suffix for file in found.files} == {".pdf", ".png"}
    assert found.closed_year == 2024
    assert found.classification is not None
    assert found.classification.disposition is Disposition.KEEP
    assert found.classification.basis is not None
    assert "contoh" in found.classification.basis


def test_what_lists_do_not_say_is_completed(cabinet: Cabinet) -> None:
    lines = {line.title: line.id for line in listing.lines(cabinet, listing.ids_of_view(cabinet))}
    tapes = dossiers.get(cabinet, lines["Kaset rekaman video debat calon legislatif di radio kota"])
    assert tapes is not None
    assert (tapes.medium, tapes.condition, tapes.exempt) == (Medium.AUDIOVISUAL, Condition.DAMAGED, False)
    health = dossiers.get(
        cabinet, lines["Pemeriksaan kesehatan jasmani, rohani, dan bebas narkotika bakal pasangan calon"]
    )
    assert health is not None
    assert health.exempt


def test_a_dossier_is_found_with_its_place(cabinet: Cabinet) -> None:
    found = search(cabinet, "rekapitulasi presiden tengah")
    assert any("PPK Bogor Tengah" in hit.title and "Boks" in hit.place for hit in found.hits)
    assert search(cabinet, "coklit").total >= 7


def test_digital_files_lie_in_the_vault_as_they_were_made(cabinet: Cabinet) -> None:
    assert cabinet.check() == []
    kept = [file for id_ in listing.ids_of_view(cabinet) for file in dossiers.files(cabinet, id_)]
    assert 20 <= len(kept) <= 30
    assert len({Path(file.name).suffix for file in kept}) == 7


def test_results_are_the_published_figures(cabinet: Cabinet) -> None:
    view = reading.show(cabinet, PRESIDENT, level=Level.SUBDISTRICT)
    assert view.root.votes == (228_112, 399_073)
    votes = {area.name: area.votes for area in view.areas}
    assert votes == {
        "Bogor Selatan": (43_065, 75_413), "Bogor Timur": (24_636, 36_995), "Bogor Tengah": (26_735, 38_646),
        "Bogor Barat": (50_238, 94_401), "Bogor Utara": (40_210, 69_407), "Tanah Sareal": (43_228, 84_211),
    }  # fmt: skip
    assert (view.source.name, view.source.status, view.source.official) == (PLENO, Status.FINAL, True)
    assert view.findings == ()
    other = reading.show(cabinet, PRESIDENT, source=SITUNG)
    assert other.root.votes == (228_194, 399_224)
    assert other.source.status is Status.PROVISIONAL
    mayor = reading.show(cabinet, MAYOR)
    assert mayor.root.votes == MAYOR_2024.votes
    assert mayor.root.measures["registered_dpt"] == 815_249
    city = reading.show(cabinet, COUNCIL)
    assert dict(zip((who.number for who in city.contestants), city.root.votes, strict=True)) == {
        party.number: party.votes for party in COUNCIL_2024
    }
    second = reading.show(cabinet, COUNCIL, level=Level.DISTRICT)
    assert [area.name.removeprefix("Dapil ") for area in second.areas] == ["Kota Bogor 2"]
    assert second.areas[0].measures["seats"] == 10
    assert 20_543 in second.areas[0].votes


def test_a_figure_leads_to_its_cell_and_its_dossier(cabinet: Cabinet, made: DemoResult) -> None:
    trace = reading.trace(cabinet, PRESIDENT, area="32.71.03", contestant="2")
    (cell,) = trace.cells
    assert (cell.file, cell.sheet, cell.value) == ("rekap-ppwp-2019.xlsx", "Rekap Kecamatan", 38_646)
    file = next(path for path in made.files if path.name == cell.file)
    assert load_workbook(file, data_only=True)[cell.sheet][cell.cell].value == 38_646
    assert hashlib.sha256(file.read_bytes()).hexdigest() == cell.sha256
    number = reading.show(cabinet, PRESIDENT).source.dossier
    assert number is not None
    assert [one.title for one in dossiers.by_number(cabinet, number)] == [
        one.title for one in collection() if one.key == "rekap19-kota"
    ]


def test_decks_reopen_marked_with_the_figures(made: DemoResult) -> None:
    decks = [path for path in made.files if path.suffix == ".pptx"]
    assert len(decks) == 2
    for path in decks:
        for text in slide_texts(path):
            assert "CONTOH" in text
    text = "\n".join(slide_texts(next(path for path in decks if "Pilpres" in path.name)))
    for figure in ("228.112", "399.073", "627.185", "26.735", "94.401", "228.194"):
        assert figure in text
    text = "\n".join(slide_texts(next(path for path in decks if "Pilwalkot" in path.name)))
    for figure in ("498.787", "25.438", "64,3"):
        assert figure in text


def test_workbooks_reopen_marked_with_the_figures(made: DemoResult) -> None:
    books = {path.name: load_workbook(path, data_only=True) for path in made.files if path.suffix == ".xlsx"}
    for name, book in books.items():
        for sheet in book.worksheets:
            texts = [str(value) for row in sheet.iter_rows(values_only=True) for value in row if value is not None]
            assert any("contoh" in text.casefold() for text in texts), (name, sheet.title)
    cells = {
        value
        for sheet in books["Hasil Pilpres 2019 Kota Bogor.xlsx"].worksheets
        for row in sheet.iter_rows(values_only=True)
        for value in row
    }
    assert {228_112, 399_073, 627_185, 43_065, 84_211, 228_194, 399_224} <= cells
    for stage, active in (("Aktif", True), ("Inaktif", False)):
        written = {
            str(value)
            for sheet in books[f"Daftar Arsip {stage}.xlsx"].worksheets
            for row in sheet.iter_rows(values_only=True)
            for value in row
        }
        assert {one.title for one in collection() if one.active is active} <= written


def test_there_is_something_on_loan_to_try(made: DemoResult) -> None:
    today = dt.datetime.now().astimezone().date()
    with open_cabinet(made.cabinet) as cabinet:
        found = loans.counts(cabinet, today)
    assert (found.out, found.overdue, found.back) == (3, 2, 1)


def test_a_second_run_changes_nothing_but_keeps_what_others_did(tmp_path: Path) -> None:
    out = tmp_path / "hasil"
    first = run_demo(out)
    with open_cabinet(first.cabinet, write=True) as cabinet:
        with cabinet.act("demo_completed", files=0) as act:
            own = dossiers.create(act, cabinet, title="Berkas milik petugas", number="9001")
        acts = len(cabinet.history())
    strangers = {
        out / "catatan rapat.txt": "milik petugas",
        out / "sumber" / "data sendiri.csv": "a;b",
        first.cabinet / "berkas" / "titipan.pdf": "bukan PDF",
    }
    for path, text in strangers.items():
        path.write_text(text)
    edited = out / "Daftar Arsip Aktif.xlsx"
    edited.write_bytes(edited.read_bytes() + b" ")
    kept = edited.read_bytes()
    sources = hashes(out / "sumber")
    settings.save(first.cabinet, settings.load(first.cabinet).changed(theme="dark"))

    second = run_demo(out)

    assert second.cabinet == first.cabinet
    assert {path: path.read_text() for path in strangers} == strangers
    assert edited.read_bytes() == kept
    assert out / "Daftar Arsip Aktif (2).xlsx" in second.files
    assert hashes(out / "sumber") == sources
    assert settings.load(second.cabinet).theme == "dark"
    with open_cabinet(second.cabinet, write=True) as cabinet:
        assert [finding.code for finding in cabinet.check() if finding.severity != "info"] == []
        assert len(cabinet.history()) == acts
        assert listing.count(cabinet) == len(collection()) + 1
        assert dossiers.get(cabinet, own) is not None


def test_it_refuses_a_cabinet_that_is_not_its_own(tmp_path: Path) -> None:
    folder = tmp_path / "lemari"
    with open_cabinet(folder, create=True) as cabinet, cabinet.act("demo_completed", files=0) as act:
        dossiers.create(act, cabinet, title="Arsip kantor yang sesungguhnya", number="1")
    before = hashes(folder)
    with pytest.raises(AppError) as refusal:
        run_demo(tmp_path)
    assert (refusal.value.code, refusal.value.status) == ("demo_cabinet_not_ours", Exit.REFUSED)
    assert str(folder) in sentence(refusal.value.code, refusal.value.data)
    assert hashes(folder) == before
    assert [path.name for path in tmp_path.iterdir()] == ["lemari"]


@pytest.mark.parametrize("name", ["lemari", "hasil"])
def test_it_refuses_what_is_no_folder(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("sebuah berkas")
    out = tmp_path if name == "lemari" else tmp_path / "hasil"
    with pytest.raises(AppError) as refusal:
        run_demo(out)
    assert refusal.value.status is Exit.REFUSED
    assert sentence(refusal.value.code, refusal.value.data)
    assert (tmp_path / name).read_text() == "sebuah berkas"


@pytest.mark.parametrize("at", [0.35, 0.9])
def test_a_run_stopped_at_any_point_is_taken_up_by_the_next(tmp_path: Path, at: float) -> None:
    out = tmp_path / "hasil"

    def stop(share: float) -> None:
        if share >= at:
            raise Cancelled

    with pytest.raises(Cancelled):
        run_demo(out, progress=stop)
    result = run_demo(out)
    assert {path.name for path in out.iterdir()} == {*REPORTS, "lemari", "sumber", "sidalu-demo.json"}
    with open_cabinet(result.cabinet) as cabinet:
        assert listing.count(cabinet) == len(collection())
        assert reading.show(cabinet, PRESIDENT).root.votes == (228_112, 399_073)


def test_undoing_everything_and_running_again_brings_it_back(tmp_path: Path) -> None:
    result = run_demo(tmp_path)
    with open_cabinet(result.cabinet, write=True) as cabinet:
        for _ in cabinet.history():
            cabinet.undo()
        assert listing.count(cabinet) == 0
        assert reading.list_results(cabinet) == []
    run_demo(tmp_path)
    with open_cabinet(result.cabinet) as cabinet:
        assert listing.count(cabinet) == len(collection())
        assert reading.show(cabinet, MAYOR).root.votes == MAYOR_2024.votes
        assert not [one for one in cabinet.check() if one.severity == "error"]
