"""The papers of an import on the command line: the receipt and the refused rows."""

from __future__ import annotations

from pathlib import Path

import openpyxl

from tests.app.cli.conftest import Sidalu


def made(path: Path) -> Path:
    path.write_text(
        "REKAPITULASI PEMILIHAN PRESIDEN 2019 KOTA BOGOR\n"
        "Kecamatan;01;02;Suara Sah\nBogor Selatan;43065;75413;118478\nBogor Timur;24636;3699x;61631\n",
        "utf-8",
    )
    return path


def test_an_import_writes_its_papers(sidalu: Sidalu, tmp_path: Path) -> None:
    receipt, refused = tmp_path / "terima.xlsx", tmp_path / "tolak.xlsx"
    said = sidalu("import", made(tmp_path / "a.csv"), "--receipt", receipt, "--refused", refused, "--json")
    assert said.status == 0
    assert said.json["batch"] == 1
    assert receipt.name in said.err
    assert refused.name in said.err
    assert openpyxl.load_workbook(receipt).sheetnames == ["a"]
    assert "3699x" in {cell.value for row in openpyxl.load_workbook(refused)["a"] for cell in row}


def test_a_receipt_is_written_again_from_the_history(sidalu: Sidalu, tmp_path: Path) -> None:
    sidalu("import", made(tmp_path / "a.csv"))
    out = tmp_path / "terima.xlsx"
    assert sidalu("report", "receipt", 1, "--out", out).status == 0
    assert sidalu("report", "receipt", 1, "--out", out).status == 4
    assert sidalu("report", "receipt", 1, "--out", out, "--force").status == 0
    assert sidalu("report", "receipt", 7, "--out", tmp_path / "b.xlsx").status == 2


def test_a_paper_that_cannot_be_written_is_said_before_anything_is_done(
    sidalu: Sidalu, tmp_path: Path, folder: Path
) -> None:
    there = made(tmp_path / "a.csv")
    taken = tmp_path / "ada.xlsx"
    taken.write_bytes(b"x")
    assert sidalu("import", there, "--refused", taken).status == 4
    assert sidalu("import", there, "--receipt", tmp_path / "a.pdf").status == 2
    assert sidalu("import", there, "--receipt", tmp_path / "b.xlsx", "--dry-run").status == 2
    assert not folder.exists()


def test_refused_rows_of_a_dry_run(sidalu: Sidalu, tmp_path: Path, folder: Path) -> None:
    refused = tmp_path / "tolak.xlsx"
    assert sidalu("import", made(tmp_path / "a.csv"), "--dry-run", "--refused", refused).status == 0
    assert refused.exists()
    assert not folder.exists()
