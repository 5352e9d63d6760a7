"""Slip and out-cards of a loan are written as a workbook, and what is kept back stands on them by its number alone."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from openpyxl import load_workbook

from app import settings
from app.archive import dossiers, loans, places, trash
from app.archive.records import PlaceKind
from app.reports.loan_papers import loan_papers
from app.reports.making import write
from app.store import Cabinet


def said(path: Path) -> dict[str, list[str]]:
    book = load_workbook(path)
    return {
        sheet.title: [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None]
        for sheet in book.worksheets
    }


def lent(cabinet: Cabinet) -> int:
    with cabinet.act("loan_lent_many", dossiers=2, borrower="Rina") as act:
        room = places.add_place(act, cabinet, PlaceKind.ROOM, "Gudang")
        (box,) = places.add_boxes(act, cabinet, ["118"], place=room)
        ids = [
            dossiers.create(act, cabinet, number="0012", title="Sengketa hasil", code="PY.02", box=box, folder="3"),
            dossiers.create(act, cabinet, number="0013", title="Daftar nama saksi", access="R"),
        ]
        start, due = dt.date(2026, 11, 24), dt.date(2026, 12, 1)
        return loans.lend(act, cabinet, ids, borrower="=Rina", unit="Hukum", lent_on=start, due=due)


def test_a_slip_to_sign_and_a_card_for_each_dossier(cabinet: Cabinet, tmp_path: Path) -> None:
    settings.save(cabinet.folder, settings.Settings(city="Kota Uji", office_name="KPU Kota Uji"))
    found = said(write(loan_papers(cabinet, lent(cabinet)), tmp_path / "pinjam.xlsx").path)
    assert list(found) == ["Tanda terima", "Kartu 0012", "Kartu 0013"]
    slip, card, hidden = found.values()
    assert {"0012", "PY.02", "Sengketa hasil", "1 Desember 2026", "=Rina"} <= set(slip)
    assert any("Kota Uji, 24 November 2026" in text and "(Petugas Uji)" in text for text in slip)
    assert {"KELUAR", "Sengketa hasil", "Gudang · Boks 118 · Folder 3", "=Rina"} <= set(card)
    assert not any("Daftar nama saksi" in text for text in (*slip, *hidden))
    assert "Uraian tidak dicetak: Rahasia" in hidden
    formulas = load_workbook(tmp_path / "pinjam.xlsx")["Tanda terima"]
    assert not any(cell.data_type == "f" for row in formulas.iter_rows() for cell in row)


def test_a_slip_in_english_tells_what_came_back(cabinet: Cabinet, tmp_path: Path) -> None:
    loan = lent(cabinet)
    with cabinet.act("loan_returned_many", dossiers=2, borrower="Rina") as act:
        held = loans.get(cabinet, loan)
        assert held is not None
        loans.give_back(act, cabinet, [one.line for one in held.dossiers], on=dt.date(2026, 11, 30))
    slip = said(write(loan_papers(cabinet, loan, language="en"), tmp_path / "loan.xlsx").path)["Slip"]
    assert "ALL RETURNED" in slip
    assert "30 November 2026" in slip


def test_a_dossier_that_is_gone_is_printed_by_what_it_was(cabinet: Cabinet, tmp_path: Path) -> None:
    loan = lent(cabinet)
    held = loans.get(cabinet, loan)
    assert held is not None
    with cabinet.act("loan_returned_many", dossiers=2, borrower="Rina") as act:
        loans.give_back(act, cabinet, [one.line for one in held.dossiers], on=dt.date(2026, 11, 30))
    with cabinet.act("dossiers_thrown", dossiers=2) as act:
        trash.throw(act, cabinet, [one.dossier for one in held.dossiers])
    thrown = said(write(loan_papers(cabinet, loan), tmp_path / "pinjam.xlsx").path)["Tanda terima"]
    assert "Sengketa hasil" in thrown
    assert "Daftar nama saksi" not in thrown
    assert "Uraian tidak dicetak: tidak ada lagi di lemari" in thrown
