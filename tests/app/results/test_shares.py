"""Percentages beside figures tell which figure of a failing sum is typed wrong, also where no total is printed."""

from __future__ import annotations

from pathlib import Path

import pytest
import xlsxwriter

from app.intake.plan import ImportRequest
from app.intake.results.planning import plan_workbook
from importers.grid import read_workbook
from importers.records import Problem
from tests.app.results.test_planted import MAYOR, wrong

VOTES = {"PALEDANG": (1812, 3431, 905), "GUDANG": (1655, 2702, 1190), "PABATON": (1390, 2118, 744)}


def written(path: Path, slips: dict[str, int], *, text: bool) -> list[Problem]:
    """Write votes with their percentages and one slip, and return what is found wrong."""
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("Rekap")
    sheet.write_row(0, 0, ["KECAMATAN BOGOR TENGAH"])
    sheet.write_row(2, 0, ["KELURAHAN", "PASLON 1", "%", "PASLON 2", "%", "PASLON 3", "%", "SUARA SAH"])
    for row, (village, votes) in enumerate(VOTES.items(), start=3):
        sheet.write(row, 0, village)
        for at, value in enumerate(votes):
            share = value / sum(votes)
            sheet.write(row, 1 + 2 * at, value)
            sheet.write(row, 2 + 2 * at, f"{100 * share:.2f}%".replace(".", ",") if text else share)
        sheet.write(row, 7, sum(votes))
    for cell, value in slips.items():
        sheet.write(cell, value)
    book.close()
    return wrong(plan_workbook(None, read_workbook(path), ImportRequest(path, election=MAYOR)))


@pytest.mark.parametrize("text", [True, False])
@pytest.mark.parametrize(
    ("cell", "slip", "meant"), [("B4", 1842, 1812), ("D5", 2762, 2702), ("F6", 749, 744), ("H4", 6128, 6148)]
)
def test_the_percentages_say_which_it_is(cell: str, slip: int, meant: int, text: bool, tmp_path: Path) -> None:
    (problem,) = written(tmp_path / "a.xlsx", {cell: slip}, text=text)
    assert (problem.cell, problem.suggestion) == (cell, str(meant))


def test_percentages_of_right_figures_say_nothing(tmp_path: Path) -> None:
    assert written(tmp_path / "a.xlsx", {}, text=True) == []
