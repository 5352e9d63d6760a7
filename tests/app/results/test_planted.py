"""One slip of each kind, planted in a recap of known truth: told once or twice, at its cell, with what it should be."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from app.cabinet import open_cabinet
from app.intake.plan import ImportPlan, ImportRequest
from app.intake.results.planning import plan_workbook
from app.intake.run import apply_plans
from app.results.records import ElectionKey
from app.store import Cabinet
from importers.grid import read_workbook
from importers.records import Problem, Severity
from tests.app.results import planted
from tests.app.results.planted import Plant, Planted, Recap

MAYOR = ElectionKey.parse("pkwkk-2024")
#: Recaps of all makes: with sums of kecamatan or without, with lists of voters or without, of small areas and large.
MAKES = [(subtotals, lists, scale) for subtotals in (True, False) for lists in (True, False) for scale in (1, 10)]


#: Slips in printed totals, which not every recap has.
IN_TOTALS = (planted.total_digit, planted.other_total)


def made_of(seed: int, layout: str = "rows", *, totals: bool = True) -> tuple[Recap, random.Random]:
    rng = random.Random(seed)  # noqa: S311 - no secret
    subtotals, lists, scale = MAKES[seed % len(MAKES)]
    made = planted.recap(rng, subtotals=subtotals, lists=lists, scale=scale)
    made.layout = layout
    if not totals:
        made.without_totals()
    return made, rng


def plan(made: Recap, folder: Path, cabinet: Cabinet | None = None, source: str | None = None) -> ImportPlan:
    path = planted.write(made, folder / "rekap.xlsx")
    request = ImportRequest(path, election=MAYOR, area="32.71", source=source)
    return plan_workbook(cabinet, read_workbook(path), request)


def wrong(found: ImportPlan) -> list[Problem]:
    return [problem for problem in found.problems if problem.severity is not Severity.INFO]


@pytest.mark.parametrize("seed", range(len(MAKES)))
@pytest.mark.parametrize(("layout", "totals"), [("rows", True), ("columns", True), ("long", False)])
def test_nothing_is_told_of_a_clean_recap(layout: str, totals: bool, seed: int, tmp_path: Path) -> None:
    made, _ = made_of(seed, layout, totals=totals)
    found = plan(made, tmp_path)
    assert wrong(found) == []
    assert found.figures == sum(len(made.rows[row][2]) for row in made.areas())


@pytest.mark.parametrize("seed", [100, 203, 305])
@pytest.mark.parametrize("kind", planted.KINDS, ids=lambda kind: kind.__name__)
def test_a_slip_is_told_at_its_cell_with_what_it_should_be(kind: Plant, seed: int, tmp_path: Path) -> None:
    made, rng = made_of(seed)
    slip = kind(made, rng)
    found = wrong(plan(made, tmp_path))
    assert len(found) == 1, found
    assert (found[0].cell, found[0].suggestion) == (slip.cell, str(slip.meant))


@pytest.mark.parametrize("kind", planted.KINDS, ids=lambda kind: kind.__name__)
def test_it_is_told_where_areas_are_columns_too(kind: Plant, tmp_path: Path) -> None:
    made, rng = made_of(411, "columns")
    slip = kind(made, rng)
    found = wrong(plan(made, tmp_path))
    assert [(each.cell, each.suggestion) for each in found] == [(slip.cell, str(slip.meant))]


@pytest.mark.parametrize("seed", [502])
@pytest.mark.parametrize("layout", ["rows", "columns", "long"])
@pytest.mark.parametrize(
    "kind", [kind for kind in planted.KINDS if kind not in IN_TOTALS], ids=lambda kind: kind.__name__
)
def test_without_totals_nothing_wrong_is_suggested(kind: Plant, layout: str, seed: int, tmp_path: Path) -> None:
    made, rng = made_of(seed, layout, totals=False)
    slip = kind(made, rng)
    (problem,) = wrong(plan(made, tmp_path))
    assert slip.cell in problem.cells
    assert problem.suggestion is None or (problem.cell, problem.suggestion) == (slip.cell, str(slip.meant))


@pytest.mark.parametrize("layout", ["rows", "long"])
def test_without_totals_another_source_says_which_cell_it_is(layout: str, tmp_path: Path) -> None:
    other, _ = made_of(7, layout, totals=False)
    for _, _, values in other.rows[::3]:
        # a source of its own: some votes more for the first, among the valid ones and in all
        for column in (other.column("PASLON 1"), -3, -1):
            values[column] = (values[column] or 0) + 3
    with open_cabinet(tmp_path / "lemari", write=True, create=True, who="Sari") as cabinet:
        apply_plans(cabinet, [plan(other, tmp_path, cabinet, "situng")])
        for kind in (kind for kind in planted.KINDS if kind not in (*IN_TOTALS, planted.copied_row)):
            made, rng = made_of(7, layout, totals=False)
            slip = kind(made, rng)
            found = wrong(plan(made, tmp_path, cabinet, "rekap"))
            assert [(each.cell, each.suggestion) for each in found] == [(slip.cell, str(slip.meant))], kind
        made, _ = made_of(7, layout, totals=False)
        assert wrong(plan(made, tmp_path, cabinet, "rekap")) == []


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize(
    "kind", [planted.one_digit, planted.two_swapped, planted.blank], ids=lambda kind: kind.__name__
)
def test_where_totals_are_formulas_the_row_is_told_once_and_no_total(kind: Plant, seed: int, tmp_path: Path) -> None:
    made, rng = made_of(seed)
    slip: Planted = kind(made, rng)
    made.sum_anew()
    (problem,) = wrong(plan(made, tmp_path))
    assert slip.cell in problem.cells
    assert problem.suggestion is None or (problem.cell, problem.suggestion) == (slip.cell, str(slip.meant))
