"""One slip of each kind, planted in a recap of known truth: told once or twice, at its cell, with what it should be."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from app.intake.plan import ImportPlan, ImportRequest
from app.intake.results import plan_workbook
from app.results.records import ElectionKey
from importers.grid import read_workbook
from importers.records import Problem, Severity
from tests.app.results import planted
from tests.app.results.planted import Plant, Planted, Recap

MAYOR = ElectionKey.parse("pkwkk-2024")
#: Recaps of all makes: with sums of kecamatan or without, with lists of voters or without, of small areas and large.
MAKES = [(subtotals, lists, scale) for subtotals in (True, False) for lists in (True, False) for scale in (1, 10)]


def made_of(seed: int) -> tuple[Recap, random.Random]:
    rng = random.Random(seed)  # noqa: S311 - no secret
    subtotals, lists, scale = MAKES[seed % len(MAKES)]
    return planted.recap(rng, subtotals=subtotals, lists=lists, scale=scale), rng


def plan(made: Recap, folder: Path) -> ImportPlan:
    path = planted.write(made, folder / "rekap.xlsx")
    return plan_workbook(None, read_workbook(path), ImportRequest(path, election=MAYOR, area="32.71"))


def wrong(found: ImportPlan) -> list[Problem]:
    return [problem for problem in found.problems if problem.severity is not Severity.INFO]


@pytest.mark.parametrize("seed", range(len(MAKES)))
def test_nothing_is_told_of_a_clean_recap(seed: int, tmp_path: Path) -> None:
    made, _ = made_of(seed)
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
