"""Values in each other's place: told once, with both cells, where sums or totals show it; nothing else is changed."""

from __future__ import annotations

from pathlib import Path

import pytest
import xlsxwriter

from app.intake.plan import ImportPlan, ImportRequest
from app.intake.results.planning import plan_workbook
from importers.grid import read_workbook
from importers.records import Problem
from tests.app.results.planted import Recap
from tests.app.results.test_planted import MAYOR, made_of, plan, wrong


def swap(made: Recap, row: int, one: int, two: int) -> dict[str, int | None]:
    """Swap two values of a row; return by cell what should stand there."""
    values = made.rows[row][2]
    meant = {made.name(row, one): values[one], made.name(row, two): values[two]}
    values[one], values[two] = values[two], values[one]
    return meant


def only(found: ImportPlan) -> Problem:
    (problem,) = wrong(found)
    return problem


@pytest.mark.parametrize("layout", ["rows", "columns"])
@pytest.mark.parametrize(
    ("one", "two"), [("PASLON 1", "PASLON 3"), ("DPT L", "DPT P"), ("SUARA SAH", "JUMLAH SUARA SAH DAN TIDAK SAH")]
)
def test_two_values_of_an_area(layout: str, one: str, two: str, tmp_path: Path) -> None:
    made, _ = made_of(8, layout)
    meant = swap(made, made.areas()[4], made.column(one), made.column(two))
    problem = only(plan(made, tmp_path))
    assert (problem.code, dict(problem.amends)) == ("cells_swapped", meant)


def test_a_party_to_the_swap_in_another_sum_without_totals(tmp_path: Path) -> None:
    made, _ = made_of(8, totals=False)
    meant = swap(made, made.areas()[4], made.column("SUARA SAH"), made.column("JUMLAH SUARA SAH DAN TIDAK SAH"))
    assert dict(only(plan(made, tmp_path)).amends) == meant


def test_two_columns_of_all_areas_where_all_totals_say_so(tmp_path: Path) -> None:
    made, _ = made_of(8)
    one, two = made.column("PASLON 1"), made.column("PASLON 2")
    meant = {cell: value for row in made.areas() for cell, value in swap(made, row, one, two).items()}
    problem = only(plan(made, tmp_path))
    assert problem.code == "columns_swapped_by_totals"
    assert dict(problem.amends) == meant


def test_two_totals_where_the_others_are_right(tmp_path: Path) -> None:
    made, _ = made_of(8)
    last = len(made.rows) - 1
    meant = swap(made, last, made.column("PASLON 1"), made.column("PASLON 2"))
    problem = only(plan(made, tmp_path))
    assert (problem.code, dict(problem.amends)) == ("totals_swapped", meant)


def test_a_lone_total_does_not_tell_which_is_wrong(tmp_path: Path) -> None:
    made, _ = made_of(4)  # without sums of kecamatan
    one, two = made.column("PASLON 1"), made.column("PASLON 2")
    meant = {cell: value for row in made.areas() for cell, value in swap(made, row, one, two).items()}
    problem = only(plan(made, tmp_path))
    assert problem.code == "columns_or_totals_swapped"
    assert (problem.suggestion, problem.amends) == (None, ())
    assert set(meant) < set(problem.cells)


def test_a_recap_of_its_own_sheet_tells_which_is_wrong(tmp_path: Path) -> None:
    path = tmp_path / "rekap.xlsx"
    book = xlsxwriter.Workbook(path)
    votes = {"GUDANG": (812, 431), "PALEDANG": (655, 702), "PABATON": (390, 118)}
    sheet = book.add_worksheet("BOGOR TENGAH")
    sheet.write_row(0, 0, ["KECAMATAN : BOGOR TENGAH"])
    sheet.write_row(2, 0, ["KELURAHAN", "PASLON 1", "PASLON 2"])
    for row, (name, (one, two)) in enumerate(votes.items(), 3):
        sheet.write_row(row, 0, [name, two, one])
    sheet.write_row(6, 0, ["JUMLAH", 1857, 1251])
    recap = book.add_worksheet("REKAP")
    recap.write_row(2, 0, ["KECAMATAN", "PASLON 1", "PASLON 2"])
    recap.write_row(3, 0, ["BOGOR TENGAH", 1857, 1251])
    book.close()
    request = ImportRequest(path, election=MAYOR, area="32.71")
    problem = only(plan_workbook(None, read_workbook(path), request))
    assert (problem.code, problem.sheet) == ("columns_swapped_by_totals", "BOGOR TENGAH")
    assert dict(problem.amends) == {"B4": 812, "C4": 431, "B5": 655, "C5": 702, "B6": 390, "C6": 118}
