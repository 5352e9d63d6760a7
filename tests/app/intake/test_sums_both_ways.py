"""Sheets with a JUMLAH column and a JUMLAH row, and rows that say what another says: one slip is one problem."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from app.intake.plan import ImportPlan, ImportRequest
from app.intake.results.amending import taken_from
from app.intake.results.planning import plan_workbook
from app.results.records import ElectionKey
from importers.grid import read_workbook
from importers.records import Problem, Severity
from tests.app.results import planted

Rows = list[list[Any]]


def sheet(*, groups: bool) -> Rows:
    """Return rows of two kecamatan with a column and rows of sums; with ``groups`` each kecamatan has its own."""
    rows: Rows = []
    sums: Rows = []
    for name in ("BOGOR TIMUR", "BOGOR TENGAH"):
        first = len(rows)
        for village in planted.VILLAGES[name][:5]:
            at = len(rows)
            votes = [1013 + 37 * at, 2207 - 53 * at, 605 + 101 * at]
            rows.append([name, village, *votes, sum(votes)])
        inside = [sum(column) for column in list(zip(*rows[first:], strict=True))[2:]]
        sums.append(inside)
        if groups:
            rows.append([f"JUMLAH {name}", None, *inside])
    return [*rows, ["JUMLAH AKHIR", None, *(sum(column) for column in zip(*sums, strict=True))]]


def planned(rows: Rows, path: Path, heads: tuple[str, ...] = ("1 SENDI", "2 ATANG", "3 DEDIE", "JUMLAH")) -> ImportPlan:
    with xlsxwriter.Workbook(path) as book:
        one = book.add_worksheet("Rekap")
        one.write(0, 0, "REKAPITULASI PEMILIHAN WALI KOTA BOGOR 2024")
        for line, row in enumerate((["KECAMATAN", "KELURAHAN", *heads], *rows)):
            one.write_row(2 + line, 0, row)
    request = ImportRequest(path, election=ElectionKey.parse("pkwkk-2024"), area="32.71", source="rekap")
    return plan_workbook(None, read_workbook(path), request)


def wrong(found: ImportPlan) -> list[Problem]:
    return [problem for problem in found.problems if problem.severity is not Severity.INFO]


@pytest.mark.parametrize("groups", [True, False])
def test_sums_both_ways_are_clean(groups: bool, tmp_path: Path) -> None:
    found = planned(sheet(groups=groups), tmp_path / "a.xlsx")
    assert wrong(found) == []
    assert found.figures == 30


@pytest.mark.parametrize("groups", [True, False])
@pytest.mark.parametrize("column", [2, 5])
@pytest.mark.parametrize("row", [1, -1])
def test_one_wrong_digit_anywhere_in_them_is_one_problem_at_its_cell(
    row: int, column: int, groups: bool, tmp_path: Path
) -> None:
    rows = sheet(groups=groups)
    meant = rows[row][column]
    rows[row][column] += 20
    found = planned(rows, tmp_path / "a.xlsx")
    (problem,) = wrong(found)
    cell = f"{'ABCDEF'[column]}{4 + (row if row >= 0 else len(rows) + row)}"
    assert (problem.cell, problem.suggestion) == (cell, str(meant))
    request = replace(found.request, values=taken_from(problem))
    assert wrong(plan_workbook(None, read_workbook(tmp_path / "a.xlsx"), request)) == []


def test_a_wrong_sum_of_one_kecamatan_is_told_at_its_corner(tmp_path: Path) -> None:
    rows = sheet(groups=True)
    meant = rows[5][5]
    rows[5][5] += 300
    (problem,) = wrong(planned(rows, tmp_path / "a.xlsx"))
    assert (problem.cell, problem.suggestion) == ("F9", str(meant))


def test_a_row_copied_in_a_short_table_of_few_columns_is_told_with_both_rows(tmp_path: Path) -> None:
    rows = [row[:5] for row in sheet(groups=False)[:-1]]
    rows[4][2:] = rows[2][2:]
    (problem,) = wrong(planned(rows, tmp_path / "a.xlsx", ("1 SENDI", "2 ATANG", "3 DEDIE")))
    assert (problem.code, problem.cell, problem.suggestion) == ("row_copied", "C8", None)
    assert problem.cells == ("C8", "D8", "E8", "C6", "D6", "E6")


def test_totals_that_are_right_in_themselves_are_not_to_be_replaced_by_what_a_copied_row_adds_up_to(
    tmp_path: Path,
) -> None:
    rows: Rows = [
        ["BOGOR TENGAH", village, 11 + at, 1600 + 211 * at, 1551 + 173 * at, 3151 + 384 * at]
        for at, village in enumerate(planted.VILLAGES["BOGOR TENGAH"][:6])
    ]
    rows.append(["JUMLAH", None, *(sum(column) for column in list(zip(*rows, strict=True))[2:])])
    right = rows[4][3:]
    rows[4][3:] = rows[3][3:]
    (problem,) = wrong(planned(rows, tmp_path / "a.xlsx", ("JML TPS", "DPT L", "DPT P", "DPT L+P")))
    assert problem.code == "row_copied"
    assert [value for _, value in problem.amends] == right


def test_a_slip_makes_the_city_that_closes_a_list_of_two_levels_no_area_of_it(tmp_path: Path) -> None:
    rows: Rows = []
    for name in ("BOGOR TIMUR", "BOGOR TENGAH"):
        inside: Rows = [
            [f"     {village.title()}", 1013 + 37 * at + 100 * len(rows), 2207 - 53 * at]
            for at, village in enumerate(planted.VILLAGES[name][:5])
        ]
        rows += [[name, *(sum(column) for column in list(zip(*inside, strict=True))[1:])], *inside]
    headings = [row for row in rows if not row[0].startswith(" ")]
    rows.append(["KOTA BOGOR", *(sum(column) for column in list(zip(*headings, strict=True))[1:])])
    meant = rows[3][1]
    rows[3][1] += 300
    with xlsxwriter.Workbook(tmp_path / "a.xlsx") as book:
        one = book.add_worksheet("Rekap")
        one.write(0, 0, "PEROLEHAN SUARA PEMILIHAN WALI KOTA BOGOR 2024")
        for line, row in enumerate((["Kecamatan / Kelurahan", "1 SENDI", "2 ATANG"], *rows)):
            one.write_row(1 + line, 0, row)
    request = ImportRequest(tmp_path / "a.xlsx", election=ElectionKey.parse("pkwkk-2024"), area="32.71", source="rekap")
    (problem,) = wrong(plan_workbook(None, read_workbook(tmp_path / "a.xlsx"), request))
    assert (problem.cell, problem.suggestion) == ("B6", str(meant))
