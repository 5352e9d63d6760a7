"""Fifty slips in a sheet of two thousand TPS: each told once at its cell, in order, counted honestly, written whole."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import openpyxl
import xlsxwriter

from app.intake.plan import ImportRequest
from app.intake.results.planning import plan_workbook
from app.results.records import ElectionKey
from importers.grid import read_workbook
from importers.records import cell_name
from tests.app.cli.conftest import Sidalu as Sidalu
from tests.app.cli.conftest import folder as folder
from tests.app.cli.conftest import sidalu as sidalu
from tests.app.results.planted import VILLAGES

HEADS = ["KECAMATAN", "KELURAHAN", "TPS", "DPT L", "DPT P", "DPT JML", *(f"PASLON {n}" for n in range(1, 6))]
HEADS += ["SUARA SAH", "SUARA TIDAK SAH", "JUMLAH SUARA SAH DAN TIDAK SAH"]
STATIONS, SLIPS, FIRST = 2000, 50, 4
SHARES = (0.1, 0.25, 0.35, 0.12, 0.18)


def stations(rng: random.Random) -> list[list[Any]]:
    rows: list[list[Any]] = []
    villages = [(one, two) for one, inside in VILLAGES.items() for two in inside]
    for at in range(STATIONS):
        place = at * len(villages) // STATIONS
        men, women, invalid = rng.randint(90, 160), rng.randint(90, 160), rng.randint(1, 12)
        valid = int((men + women) * rng.uniform(0.6, 0.85)) - invalid
        liked = [share * rng.uniform(0.8, 1.2) for share in SHARES]
        votes = [int(valid * share / sum(liked)) for share in liked]
        votes[2] += valid - sum(votes)
        number = at - -(-place * STATIONS // len(villages)) + 1
        rows.append([*villages[place], number, men, women, men + women, *votes, valid, invalid, valid + invalid])
    return rows


def write(path: Path, *, seed: int) -> dict[str, int]:
    """Write the sheet with its slips; return what should stand in their cells."""
    rng = random.Random(seed)  # noqa: S311 - no secret
    rows = stations(rng)
    total = ["JUMLAH", "", "", *(sum(column) for column in list(zip(*rows, strict=True))[3:])]
    meant: dict[str, int] = {}
    for station in rng.sample(range(STATIONS), SLIPS):
        column, row = rng.randrange(3, len(HEADS)), rows[station]
        kind = rng.choice(("more", "blank", "words", "votes"))
        if kind == "votes":
            column = HEADS.index("SUARA SAH")
        meant[cell_name(FIRST + station, column + 1)] = row[column]
        match kind:
            case "more":
                digits = str(row[column])
                at = rng.randrange(len(digits))
                row[column] = int(digits[:at] + str((int(digits[at]) + rng.randint(1, 8)) % 10 or 5) + digits[at + 1 :])
            case "blank":
                row[column] = None
            case "words":
                row[column] = "lihat catatan"
            case _:
                row[column], row[column + 1] = row[column + 1], row[column]
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("TPS")
        sheet.write(0, 0, "PEMILIHAN WALI KOTA BOGOR 2024")
        for line, row in enumerate((HEADS, *rows, total)):
            sheet.write_row(FIRST - 2 + line, 0, row)
    return meant


def test_all_are_told_in_order_and_written_whole(sidalu: Sidalu, tmp_path: Path) -> None:
    path = tmp_path / "tps.xlsx"
    meant = write(path, seed=4)
    words = ("import", path, "--dry-run", "--election", "pkwkk-2024", "--area", "32.71")
    told = sidalu(*words, "--json").json["problems"]
    problems = [each for each in told if each["severity"] != "info"]
    assert {each["cell"]: each["suggestion"] for each in problems} == {
        cell: str(value) for cell, value in meant.items()
    }
    assert len(problems) == SLIPS
    order = [("error", "warning").index(each["severity"]) * 10_000 + int(each["cell"][1:]) for each in problems]
    assert order == sorted(order)

    listed, refused = tmp_path / "masalah.xlsx", tmp_path / "ditolak.xlsx"
    said = sidalu(*words, "--problems", listed, "--refused", refused)
    errors = sum(each["severity"] == "error" for each in problems)
    assert f"dan {len(told) - 20} masalah lain" in said.out
    assert f"{errors} ditolak, {SLIPS - errors} perlu diperiksa" in said.out
    assert said.out.count("  ✗ ") + said.out.count("  ! ") == 20
    sheet = openpyxl.load_workbook(listed).active
    cells = [row[3] for row in sheet.iter_rows(values_only=True) if row[3] in meant]
    assert cells == [each["cell"] for each in problems]
    rows = [row for row in openpyxl.load_workbook(refused).active.iter_rows(values_only=True) if "lihat catatan" in row]
    assert len(rows) == errors


def test_where_slips_hide_each_other_their_rows_are_told_and_nothing_wrong_is_suggested(tmp_path: Path) -> None:
    path = tmp_path / "tps.xlsx"
    meant = write(path, seed=11)
    request = ImportRequest(path, election=ElectionKey.parse("pkwkk-2024"), area="32.71")
    found = [each for each in plan_workbook(None, read_workbook(path), request).problems if each.severity != "info"]
    suggested = {each.cell: each.suggestion for each in found if each.suggestion is not None}
    assert suggested.items() <= {cell: str(value) for cell, value in meant.items()}.items()
    assert 40 < len(suggested) < SLIPS
    assert len(found) <= SLIPS + 3
    assert all(any(cell in each.cells for each in found) for cell in meant)
