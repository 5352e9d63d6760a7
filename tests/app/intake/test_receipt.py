"""The papers of an import: its receipt, now and from the history, and the refused rows that go out to come back."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from app.cabinet import open_cabinet
from app.errors import AppError
from app.intake.papers.receipt import receipt_of
from app.intake.papers.receipt_record import all_problems, kept, problems_of
from app.intake.papers.refused import has_refused, refused_of
from app.intake.plan import CellValue, ImportPlan, ImportRequest
from app.intake.run import apply_plans, plan_file
from app.store import Cabinet
from exporters.content import Book
from exporters.workbook import write_workbook

HEAD = ("No", "Kecamatan", "01", "02", "Suara Sah", "Suara Tidak Sah")
TITLE = "REKAPITULASI PEMILIHAN PRESIDEN 2019 KOTA BOGOR"
#: One slip in each row, but the last.
SLIPS = (
    (1, "Bogor Selatan", 43065, "75413x", 118478, 100),
    (2, "Bogor Timur", 24.636, 36995, 61631, 5),
    (3, "Bogor Baratt Daya", 50238, 94401, 144639, 7),
    (4, "Bogor Utara", 40210, 69407, 109617, -3),
    (5, "Bogor Tengah", 26735, 38646, 65381, 9),
)


@pytest.fixture
def cabinet(tmp_path: Path) -> Iterator[Cabinet]:
    with open_cabinet(tmp_path / "lemari", write=True, create=True, who="Siti Rahayu") as opened:
        yield opened


def workbook(path: Path, rows: tuple[tuple[object, ...], ...], sheet: str = "Rekap") -> Path:
    book = openpyxl.Workbook()
    active: Any = book.active
    active.title = sheet
    for row in ((TITLE,), (), HEAD, *rows):
        active.append(row)
    book.save(path)
    return path


def plan_of(cabinet: Cabinet, path: Path, **decisions: Any) -> ImportPlan:
    return plan_file(cabinet, ImportRequest(path=path, **decisions))


def opened(book: Book, folder: Path) -> Any:
    out = folder / "keluar.xlsx"
    write_workbook(book, out, overwrite=True)
    return openpyxl.load_workbook(io.BytesIO(out.read_bytes()))


def texts_of(book: Book, folder: Path) -> list[str]:
    return [str(cell.value) for row in opened(book, folder).worksheets[0] for cell in row if cell.value is not None]


def test_a_receipt_says_what_came_from_where_and_who_did_it(cabinet: Cabinet, tmp_path: Path) -> None:
    plan = plan_of(cabinet, workbook(tmp_path / "rekap.xlsx", SLIPS), form="DB1-PPWP", dossier="0012")
    batch = apply_plans(cabinet, [plan])
    assert batch is not None
    told = texts_of(receipt_of(cabinet, batch, wording="id"), tmp_path)
    digest = plan.facts.sha256
    assert "rekap.xlsx" in told
    assert digest in "".join(told).replace("\n", "")
    for wanted in ("Siti Rahayu", "Nomor 1", "Pemilihan Presiden dan Wakil Presiden 2019", "Kota Bogor · 32.71"):
        assert wanted in told
    assert any("DB1-PPWP" in text and "0012" in text for text in told)
    assert str(plan.counts.new) in told
    assert str(plan.counts.refused) in told
    assert {"D4", "C5", "F7"} <= set(told)
    assert any("di bawah nol, jadi tidak diambil." in text for text in told)
    # as read: the row of an unknown area included, the refused decimal not
    assert str(43065 + 50238 + 40210 + 26735) in told


def test_a_receipt_is_one_upright_page_in_either_language(cabinet: Cabinet, tmp_path: Path) -> None:
    batch = apply_plans(cabinet, [plan_of(cabinet, workbook(tmp_path / "rekap.xlsx", SLIPS))])
    assert batch is not None
    sheet = opened(receipt_of(cabinet, batch, wording="en"), tmp_path).worksheets[0]
    assert (sheet.page_setup.orientation, sheet.page_setup.fitToHeight or 1) == ("portrait", 1)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    told = {cell.value for row in sheet for cell in row}
    assert "Import receipt" in told
    assert any("below zero, so it is not taken." in str(text) for text in told)


def test_each_file_of_an_import_has_its_page(cabinet: Cabinet, tmp_path: Path) -> None:
    first = workbook(tmp_path / "a.xlsx", SLIPS[4:])
    second = workbook(tmp_path / "b.xlsx", SLIPS[3:4])
    batch = apply_plans(cabinet, [plan_of(cabinet, first), plan_of(cabinet, second)])
    assert batch is not None
    assert opened(receipt_of(cabinet, batch), tmp_path).sheetnames == ["a", "b"]


def test_a_receipt_remains_when_the_import_is_undone_and_says_so(cabinet: Cabinet, tmp_path: Path) -> None:
    batch = apply_plans(cabinet, [plan_of(cabinet, workbook(tmp_path / "rekap.xlsx", SLIPS))])
    assert batch is not None
    assert "IMPOR INI SUDAH DIURUNGKAN" not in texts_of(receipt_of(cabinet, batch), tmp_path)
    cabinet.undo(batch)
    assert "IMPOR INI SUDAH DIURUNGKAN" in texts_of(receipt_of(cabinet, batch), tmp_path)


def test_a_receipt_tells_which_suggestions_were_accepted(cabinet: Cabinet, tmp_path: Path) -> None:
    values = (CellValue("Rekap", "C5", 24636, "decimal_looks_like_thousands"),)
    plan = plan_of(cabinet, workbook(tmp_path / "rekap.xlsx", SLIPS), values=values)
    batch = apply_plans(cabinet, [plan])
    assert batch is not None
    told = texts_of(receipt_of(cabinet, batch), tmp_path)
    assert "saran diterima" in told
    assert "24636" in told


def test_an_act_that_was_no_import_has_no_receipt(cabinet: Cabinet) -> None:
    with pytest.raises(AppError, match="receipt_not_kept"):
        receipt_of(cabinet, 99)


def test_refused_rows_come_back_refused_for_the_same_reasons(cabinet: Cabinet, tmp_path: Path) -> None:
    plan = plan_of(cabinet, workbook(tmp_path / "rekap.xlsx", SLIPS))
    assert has_refused(plan)
    out = tmp_path / "ditolak.xlsx"
    write_workbook(refused_of(plan), out)
    again = plan_of(cabinet, out)
    assert [problem.code for problem in again.problems if problem.severity == "error"] == [
        problem.code for problem in plan.problems if problem.severity == "error"
    ]
    assert again.summary["election"] | {"guessed": None} == plan.summary["election"] | {"guessed": None}
    assert [sheet.used for sheet in again.sheets] == [True]


def test_refused_rows_once_mended_are_what_was_missing(cabinet: Cabinet, tmp_path: Path) -> None:
    plan = plan_of(cabinet, workbook(tmp_path / "rekap.xlsx", SLIPS))
    assert apply_plans(cabinet, [plan]) is not None
    out = tmp_path / "ditolak.xlsx"
    write_workbook(refused_of(plan), out)
    mended = openpyxl.load_workbook(out)
    sheet = mended["Rekap"]
    right = {"75413x": 75413, 24.636: 24636, "Bogor Baratt Daya": "Bogor Barat", -3: 3}
    for row in sheet.iter_rows():
        for cell in row:
            if cell.value in right:
                cell.value = right[cell.value]
    mended.save(out)
    again = plan_of(cabinet, out, source=plan.summary["sources"][0]["name"])
    assert (again.counts.new, again.counts.changed, again.counts.refused) == (plan.counts.refused, 0, 0)
    assert again.counts.same == 9


def test_refused_rows_say_where_they_are_from_and_why(cabinet: Cabinet, tmp_path: Path) -> None:
    plan = plan_of(cabinet, workbook(tmp_path / "rekap.xlsx", SLIPS))
    sheet = opened(refused_of(plan, wording="en"), tmp_path)["Rekap"]
    rows = [row for row in sheet.iter_rows(values_only=True) if row[0] == "Bogor Timur"]
    (row,) = rows
    assert row[1] == 24.636
    assert row[5:8] == ("Rekap", "5", "C5")
    assert row[9] == "24636"
    assert "thousand" in row[8]


def test_refused_cells_of_a_turned_table_come_as_rows_of_areas(cabinet: Cabinet, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    active: Any = book.active
    for row in (
        ("HASIL PEMILIHAN PRESIDEN 2019 KOTA BOGOR",),
        ("Uraian", "Bogor Selatan", "Bogor Timur", "Bogor Tengah"),
        ("01. Joko Widodo", 43065, "24636*?", 26735),
        ("02. Prabowo", 75413, 36995, 38646),
        ("Suara Sah", 118478, 61631, 65381),
        ("Suara Tidak Sah", 10, 11, 12),
    ):
        active.append(row)
    book.save(tmp_path / "putar.xlsx")
    plan = plan_of(cabinet, tmp_path / "putar.xlsx")
    assert [problem.cell for problem in plan.problems if problem.severity == "error"] == ["C3"]
    sheet = opened(refused_of(plan), tmp_path).worksheets[0]
    (row,) = [row for row in sheet.iter_rows(values_only=True) if "Bogor Timur" in row]
    assert row[:5] == ("Bogor Timur", "24636*?", 36995, 61631, 11)
    assert "C3" in row


def test_nothing_refused_gives_no_file(cabinet: Cabinet, tmp_path: Path) -> None:
    plan = plan_of(cabinet, workbook(tmp_path / "rekap.xlsx", SLIPS[4:]))
    assert not has_refused(plan)
    with pytest.raises(AppError, match="nothing_refused"):
        refused_of(plan)


def test_all_problems_of_an_import_are_kept_and_a_receipt_shows_the_worst(cabinet: Cabinet, tmp_path: Path) -> None:
    path = tmp_path / "rekap pilpres 2019 kota bogor.csv"
    lines = [f"Bogor Tengah,PALEDANG,{at},100,50,{150 + at % 2 * 3}" for at in range(1, 301)]
    path.write_text("\n".join(["kecamatan,kelurahan,tps,01,02,suara sah", *lines]), encoding="utf-8")
    plan = plan_of(cabinet, path)
    batch = apply_plans(cabinet, [plan])
    assert batch is not None
    (record,) = kept(cabinet, batch)
    told = all_problems(record)
    assert len(told) == len(plan.problems) >= 150
    assert {(each.code, each.cell) for each in told} == {(each.code, each.cell) for each in plan.problems}
    assert problems_of(record) == told[: len(problems_of(record))]
    assert len(problems_of(record)) < len(told)
    assert len(str(record["more_problems"])) < 20 * len(told)
