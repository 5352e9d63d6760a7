"""A single wrong cell, found by what bears the others out: by sums of rows and totals, and by what hands mistype."""

from __future__ import annotations

from collections.abc import Sequence

from app.i18n import number
from app.messages import sentence
from app.results import checks
from importers.records import AreaLine, Level, Problem, ResultTable, Subject

_HEADS = {
    "ballots_used": "Surat suara digunakan",
    "valid": "Suara sah",
    "invalid": "Suara tidak sah",
    "registered_dpt_l": "DPT L",
    "registered_dptb_l": "DPTb L",
    "registered_dpk_l": "DPK L",
    "registered_total_l": "Jumlah L",
}


def found(fields: Sequence[str], rows: Sequence[Sequence[int]], total: Sequence[int | None] = ()) -> list[Problem]:
    """Return what is told of areas with these measures, and of a total under them; the first figure is in C1."""
    subjects = tuple(
        Subject(column, _HEADS.get(name, name), **({"field": name} if name in _HEADS else {"number": int(name)}))  # type: ignore[arg-type]
        for column, name in enumerate(fields, 3)
    )
    areas = tuple(AreaLine(line, Level.VILLAGE, ((Level.VILLAGE, f"Desa {line}"),)) for line in range(1, len(rows) + 1))
    totals = ((AreaLine(len(rows) + 1, Level.SUBDISTRICT, ()), tuple(total)),) if total else ()
    one = ResultTable("Rekap", "rows", (), subjects, areas, tuple(map(tuple, rows)), totals=totals)
    return list(checks.problems(one, range(len(fields))))


def candidates(problem: Problem) -> tuple[tuple[str, int], ...]:
    """Return the cells that a problem says may be wrong, with what each should be."""
    named = problem.data["candidates"]
    assert isinstance(named, tuple)
    return named


def test_ballots_used_are_the_votes_where_no_other_total_is_printed() -> None:
    rows = [(9511, 9211, 300), (33794, 32462, 1282), (11201, 10720, 481)]
    (problem,) = found(("ballots_used", "valid", "invalid"), rows, (54456, 52393, 2063))
    assert (problem.cell, problem.suggestion) == ("C2", "33744")


def test_women_and_men_have_their_lists() -> None:
    rows = [(4012, 12, 3, 4027), (5120, 9, 7, 5136), (3345, 4, 1, 3356)]
    (problem,) = found(("registered_dpt_l", "registered_dptb_l", "registered_dpk_l", "registered_total_l"), rows)
    assert "F3" in problem.cells


def test_a_column_names_the_cells_that_a_hand_may_have_mistyped() -> None:
    (problem,) = found(("1", "2"), [(812, 431), (655, 702), (390, 118)], (1887, 1251))
    assert problem.suggestion is None
    assert set(candidates(problem)) == {("C1", 842), ("C2", 685), ("C4", 1857)}
    assert all(
        f"{cell} ({number(meant)})" in sentence(problem.code, problem.data) for cell, meant in candidates(problem)
    )


def test_a_column_names_the_only_cell_that_a_hand_may_have_mistyped() -> None:
    (problem,) = found(("1", "2"), [(8120, 431), (6551, 702), (3989, 118)], (18654, 1251))
    assert (problem.code, problem.cell, problem.suggestion) == ("check9_cell", "C3", "3983")


def test_a_row_names_the_cells_that_a_hand_may_have_mistyped() -> None:
    (problem,) = found(("1", "2", "valid"), [(812, 431, 1283)])
    assert problem.code == "check6_differs"
    assert problem.suggestion is None
    told = ", ".join(f"{cell} ({number(meant)})" for cell, meant in candidates(problem))
    assert told in sentence(problem.code, problem.data)


def test_a_lone_nought_is_told() -> None:
    rows = [(812, 431, 1243), (655, 702, 1357), (390, 0, 508), (700, 41, 741), (128, 312, 440)]
    (problem,) = found(("1", "2", "valid"), rows)
    assert (problem.cell, problem.suggestion) == ("D3", "118")
