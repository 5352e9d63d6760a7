"""From a cabinet to files: what reports find there, and what is said where they cannot be written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from pptx import Presentation

from app import settings
from app.archive import dossiers
from app.archive.records import Stage
from app.cabinet import open_cabinet
from app.errors import AppError, Exit
from app.intake.plan import ImportRequest
from app.intake.run import apply_plans, plan_file
from app.messages import known, sentence
from app.reports import ListKind, archive_list, results_deck, results_workbook, write
from app.reports.fetch import fetch_results
from app.reports.following import cells_text
from app.results.auditing import audit
from app.results.records import ElectionKey, TracedCell
from app.store import Cabinet
from exporters.content import DataSheet, Deck, OfficialList, Result
from tests.app.reports import samples

ELECTION = ElectionKey.parse("ppwp-2019")


def csv_of(folder: Path, name: str, votes: dict[str, tuple[int, int]]) -> Path:
    lines = ["Kecamatan;01 Jokowi - Ma'ruf;02 Prabowo - Sandi;Suara Sah"]
    lines += [f"{area};{one};{two};{one + two}" for area, (one, two) in votes.items()]
    path = folder / name
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def bring_in(cabinet: Cabinet, path: Path, source: str) -> None:
    request = ImportRequest(path, election=ELECTION, area="32.71", source=source)
    assert apply_plans(cabinet, [plan_file(cabinet, request)]) is not None


@pytest.fixture
def cabinet(tmp_path: Path) -> Iterator[Cabinet]:
    folder = tmp_path / "lemari"
    with open_cabinet(folder, write=True, create=True) as opened:
        settings.save(folder, settings.Settings(office_name="KPU Kota Bogor", city="Bogor", sample=True))
        bring_in(opened, csv_of(tmp_path, "rekap.csv", samples.PLENARY), "rekap")
        differing = {**samples.PLENARY, "Bogor Timur": (24_646, 36_995)}
        bring_in(opened, csv_of(tmp_path, "situng.csv", differing), "situng")
        with opened.act("test") as act:
            first = dossiers.create(
                act, opened, title="Rekapitulasi kecamatan", number="0007", stage=Stage.ACTIVE.value
            )
            dossiers.add_items(act, opened, first, [{"title": "Berita acara", "date": "2019-05-07"}])
            dossiers.create(act, opened, title="Logistik", number="0008", stage=Stage.INACTIVE.value)
        yield opened


def test_a_deck_from_a_cabinet_says_what_was_imported(cabinet: Cabinet, tmp_path: Path) -> None:
    deck = results_deck(cabinet, ELECTION, source="rekap", today=samples.TODAY)
    result = deck.pages[2]
    assert isinstance(result, Result)
    assert result.title == "Prabowo–Sandi unggul di keenam kecamatan"
    assert result.chart.series[0].values == (399_073, 228_112)
    assert "situng" in (result.attention or "")
    assert "rekap.csv, sel C2:C7" in result.notes
    assert deck.sample
    assert deck.properties.office == "KPU Kota Bogor"
    out = tmp_path / "laporan.pptx"
    assert write(deck, out).pages == len(Presentation(str(out)).slides)


def test_contestants_only_another_source_knows_are_not_said_to_have_no_votes(cabinet: Cabinet, tmp_path: Path) -> None:
    path = tmp_path / "lain.csv"
    lines = ["Kecamatan;01 Jokowi - Ma'ruf;02 Prabowo - Sandi;03 Amir - Budi;Suara Sah"]
    lines += [f"{area};{one};{two};5000;{one + two + 5000}" for area, (one, two) in samples.PLENARY.items()]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    bring_in(cabinet, path, "lain")
    result = results_deck(cabinet, ELECTION, source="rekap", today=samples.TODAY).pages[2]
    assert isinstance(result, Result)
    assert len(result.chart.categories) == 2
    sheet = results_workbook(cabinet, ELECTION, source="rekap", today=samples.TODAY).sheets[0]
    assert isinstance(sheet, DataSheet)
    assert [column.heading for column in sheet.columns if column.heading.startswith("0")] == [
        "01 Jokowi–Ma’ruf",
        "02 Prabowo–Sandi",
    ]


@pytest.mark.parametrize("kept_back", [{"access": "R"}, {"access": "T"}, {"exempt": 1}, {}])
def test_a_report_names_no_dossier_that_is_kept_back(
    cabinet: Cabinet, tmp_path: Path, kept_back: dict[str, object]
) -> None:
    path = csv_of(tmp_path, "bertanda.csv", samples.PLENARY)
    request = ImportRequest(path, election=ELECTION, area="32.71", source="bertanda", dossier="0007")
    apply_plans(cabinet, [plan_file(cabinet, request)])
    (dossier,) = dossiers.by_number(cabinet, "0007")
    with cabinet.act("test") as act:
        dossiers.edit(act, cabinet, [dossier.id], **kept_back)
    for source in ("bertanda", "rekap"):
        deck = results_deck(cabinet, ELECTION, source=source, today=samples.TODAY)
        book = results_workbook(cabinet, ELECTION, source=source, today=samples.TODAY)
        for said in (repr(deck), repr(book)):
            assert ("'0007'" in said) is (kept_back == {})


def test_a_workbook_from_a_cabinet_adds_up(cabinet: Cabinet, tmp_path: Path) -> None:
    book = results_workbook(cabinet, ELECTION, source="rekap", today=samples.TODAY)
    level = book.sheets[0]
    assert isinstance(level, DataSheet)
    assert level.totals is not None
    assert {228_112, 399_073, 627_185} <= set(level.totals)
    out = tmp_path / "hasil.xlsx"
    write(book, out)
    assert openpyxl.load_workbook(out).sheetnames[0] == "Kecamatan"


def test_archive_lists_come_from_the_cabinet(cabinet: Cabinet) -> None:
    active = archive_list(cabinet, ListKind.ACTIVE, today=samples.TODAY).sheets[0]
    inactive = archive_list(cabinet, "inaktif", today=samples.TODAY).sheets[0]
    assert isinstance(active, OfficialList)
    assert isinstance(inactive, OfficialList)
    assert [row[2] for row in active.rows] == ["Rekapitulasi kecamatan"]
    assert [row[2] for row in inactive.rows] == ["Logistik"]


def test_an_unknown_list_is_wrong_usage(cabinet: Cabinet) -> None:
    with pytest.raises(AppError) as refusal:
        archive_list(cabinet, "rahasia")
    assert refusal.value.status is Exit.USAGE
    assert "aktif, inaktif" in sentence(refusal.value.code, refusal.value.data)


def test_an_election_without_figures_says_so(cabinet: Cabinet) -> None:
    with pytest.raises(AppError) as refusal:
        results_deck(cabinet, ElectionKey.parse("pkwkk-2024"))
    assert refusal.value.code == "no_figures"


def empty() -> Deck:
    from app.reports.results_deck import make_deck

    return make_deck(samples.president_data(), samples.STYLE)


def test_never_over_an_existing_file_unless_told(tmp_path: Path) -> None:
    out = tmp_path / "laporan.pptx"
    out.write_text("lama")
    with pytest.raises(AppError) as refusal:
        write(empty(), out)
    assert refusal.value.code == "report_exists"
    assert str(out) in sentence(refusal.value.code, refusal.value.data)
    assert out.read_text() == "lama"
    write(empty(), out, overwrite=True)
    assert Presentation(str(out)).slides


def test_a_name_of_another_kind_is_wrong_usage(tmp_path: Path) -> None:
    with pytest.raises(AppError) as refusal:
        write(empty(), tmp_path / "laporan.xlsx")
    assert (refusal.value.code, refusal.value.status) == ("report_suffix", Exit.USAGE)
    assert list(tmp_path.iterdir()) == []


REFUSALS = "exists in_use no_permission no_folder folder name_too_long disk_full failed template too_long"


@pytest.mark.parametrize("reason", REFUSALS.split())
def test_every_refusal_has_its_sentence(reason: str) -> None:
    assert known(f"report_{reason}")
    assert "laporan.pptx" in sentence(f"report_{reason}", {"path": "laporan.pptx", "detail": "x"})


def test_cells_are_said_as_runs() -> None:
    def cell(name: str, sheet: str = "Rekap", file: str = "rekap.xlsx") -> TracedCell:
        return TracedCell(1, file, "ab", sheet, name, "2026-11-24", 1, "A")

    assert cells_text([cell("D5"), cell("D6"), cell("D7"), cell("D9")]) == "rekap.xlsx, lembar Rekap, sel D5:D7, D9"
    assert cells_text([cell("D5", "data", "data.csv")]) == "data.csv, sel D5"
    many = [cell(f"{column}5") for column in "ACEGIK"]
    assert cells_text(many).endswith("sel A5, C5, E5, G5 dan 2 lainnya")
    sheets = [cell("D5", f"Lembar {number}") for number in range(4)]
    assert cells_text(sheets).endswith("; 2 lembar lain")


def office_book(folder: Path, *, slip: int = 0) -> Path:
    """Write a recap of two kecamatan with voters and valid votes; ``slip`` is added to a total of votes (D3)."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Rekap"
    heads = "01 Jokowi - Ma'ruf;02 Prabowo - Sandi;Suara Sah;Suara Tidak Sah;Jumlah DPT;Jumlah Pengguna Hak Pilih"
    sheet.append(["Kecamatan", *heads.split(";")])
    sheet.append(["Bogor Timur", 24_636, 36_995, 61_631, 700, 70_000, 62_331])
    sheet.append(["Bogor Tengah", 26_735, 38_646, 65_381 + slip, 800, 75_000, 66_181 + slip])
    path = folder / "rekap-kantor.xlsx"
    book.save(path)
    return path


def test_notes_and_workbook_name_the_cells_of_valid_votes_and_voters(cabinet: Cabinet, tmp_path: Path) -> None:
    bring_in(cabinet, office_book(tmp_path), "kantor")
    deck = results_deck(cabinet, ELECTION, source="kantor", today=samples.TODAY)
    result = deck.pages[2]
    assert isinstance(result, Result)
    assert "Kota Bogor, Suara sah: 127.012 dari rekap-kantor.xlsx, lembar Rekap, sel D2:D3." in result.notes
    assert "Kota Bogor, Suara tidak sah: 1.500 dari rekap-kantor.xlsx, lembar Rekap, sel E2:E3." in result.notes
    assert "145.000 dari rekap-kantor.xlsx, lembar Rekap, sel F2:F3." in result.notes
    turnout = next(one for one in deck.pages if "Partisipasi" in getattr(one, "title", ""))
    assert "Bogor Timur, Pemilih DPT: 70.000 dari rekap-kantor.xlsx, lembar Rekap, sel F2." in turnout.notes  # type: ignore[union-attr]
    book = results_workbook(cabinet, ELECTION, source="kantor", today=samples.TODAY)
    origins = next(sheet for sheet in book.sheets if sheet.name == "Asal angka")
    assert isinstance(origins, DataSheet)
    assert [row[1:] for row in origins.rows[:3]] == [
        (51_371, "rekap-kantor.xlsx, lembar Rekap, sel B2:B3"),
        (75_641, "rekap-kantor.xlsx, lembar Rekap, sel C2:C3"),
        (127_012, "rekap-kantor.xlsx, lembar Rekap, sel D2:D3"),
    ]


def test_a_report_tells_the_failing_checks_that_the_command_tells(cabinet: Cabinet, tmp_path: Path) -> None:
    bring_in(cabinet, office_book(tmp_path, slip=9), "kantor")
    told = [one.finding for one in audit(cabinet, ELECTION, area="32.71", source="kantor").failed]
    found = fetch_results(cabinet, ELECTION, source="kantor").view.findings
    assert [replace(one, cell=None) for one in found] == told
    assert [(one.area_name, one.cell) for one in found] == [("Bogor Tengah", "D3")]
    assert fetch_results(cabinet, ELECTION, source="rekap").view.findings == ()
