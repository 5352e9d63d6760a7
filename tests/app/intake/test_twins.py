"""A line copied to another sheet is told where totals do not fit, and an area that is alone in another is none."""

from __future__ import annotations

from pathlib import Path

import pytest
import xlsxwriter

from app.intake.plan import ImportRequest
from app.intake.results.planning import plan_workbook
from app.results.records import ElectionKey
from importers.grid import read_workbook
from importers.records import Problem, Severity

_HEAD = ("KELURAHAN", "PASLON 1", "PASLON 2", "PASLON 3", "SUARA SAH", "SUARA TIDAK SAH")
_CENTRE = {
    "GUDANG": (812, 431, 1290, 2533, 61),
    "PALEDANG": (1655, 702, 944, 3301, 87),
    "PABATON": (390, 118, 655, 1163, 20),
}
_EAST = {
    "TAJUR": (912, 1431, 2290, 4633, 102),
    "SUKASARI": (766, 801, 1644, 3211, 54),
    "KATULAMPA": (2390, 918, 355, 3663, 95),
}


def told(path: Path, *, copied: bool, totals: bool) -> list[Problem]:
    """Write two sheets of kecamatan, one line of the first copied into the second, and return what is told."""
    book = xlsxwriter.Workbook(path)
    for name, lines in (("BOGOR TENGAH", _CENTRE), ("BOGOR TIMUR", _EAST)):
        sheet = book.add_worksheet(name)
        sheet.write_row(0, 0, [f"KECAMATAN : {name}"])
        sheet.write_row(2, 0, _HEAD)
        for row, (village, values) in enumerate(lines.items(), 3):
            written = _CENTRE["PALEDANG"] if copied and village == "SUKASARI" else values
            sheet.write_row(row, 0, [village, *written])
        if totals:
            sheet.write_row(6, 0, ["JUMLAH", *map(sum, zip(*lines.values(), strict=True))])
    book.close()
    request = ImportRequest(path, election=ElectionKey.parse("pkwkk-2024"), area="32.71")
    plan = plan_workbook(None, read_workbook(path), request)
    return [problem for problem in plan.problems if problem.severity is not Severity.INFO]


def test_it_is_told_with_what_its_totals_ask_for(tmp_path: Path) -> None:
    (problem,) = told(tmp_path / "rekap.xlsx", copied=True, totals=True)
    assert (problem.code, problem.sheet, problem.cell) == ("row_copied", "BOGOR TIMUR", "B5")
    assert tuple(value for _, value in problem.amends) == _EAST["SUKASARI"]
    assert problem.data["first_cell"] == "BOGOR TENGAH!B5"


def test_without_totals_it_is_told_at_the_later_of_the_two(tmp_path: Path) -> None:
    (problem,) = told(tmp_path / "rekap.xlsx", copied=True, totals=False)
    assert (problem.code, problem.sheet, problem.suggestion) == ("row_copied", "BOGOR TIMUR", None)


@pytest.mark.parametrize("totals", [True, False])
def test_nothing_is_told_of_clean_sheets(totals: bool, tmp_path: Path) -> None:
    assert told(tmp_path / "rekap.xlsx", copied=False, totals=totals) == []
