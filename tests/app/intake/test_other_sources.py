"""A source held against others of its contest: what only stands in another place there is told at its cell."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from app.cabinet import open_cabinet
from app.cli.importing import document
from app.intake.plan import ImportPlan, ImportRequest
from app.intake.results.amending import taken_from
from app.intake.run import apply_plans, plan_file
from app.messages import sentence
from app.results.records import ElectionKey
from app.store import Cabinet
from importers.records import Problem, Severity
from tests.app.results.planted import VILLAGES

Rows = list[list[Any]]
HEADS = ["KECAMATAN", "KELURAHAN", "01 JOKO WIDODO", "02 PRABOWO", "SUARA SAH"]


def rows() -> Rows:
    found: Rows = []
    for subdistrict, villages in VILLAGES.items():
        for place, village in enumerate(villages):
            one = 1130 + (len(found) * 977 + place * 31) % 5000
            two = 2200 + (len(found) * 1409) % 7000
            found.append([subdistrict, village, one, two, one + two])
    return found


def other(told: Rows) -> Rows:
    """Return what a second source says: the same but for every third area, by some votes."""
    return [
        [*row[:2], row[2] + (at % 3 == 0) * (at + 1), row[3] - (at % 3 == 0) * 2, row[4] + (at % 3 == 0) * (at - 1)]
        for at, row in enumerate(told)
    ]


def book(path: Path, told: Sequence[Sequence[Any]], heads: Sequence[str] = HEADS) -> Path:
    with xlsxwriter.Workbook(path) as made:
        sheet = made.add_worksheet("Rekap")
        for line, row in enumerate((heads, *told)):
            sheet.write_row(line, 0, row)
    return path


def plan(cabinet: Cabinet, path: Path, source: str, **more: Any) -> ImportPlan:
    election = ElectionKey.parse("ppwp-2019")
    return plan_file(cabinet, ImportRequest(path, election=election, area="32.71", source=source, **more))


@pytest.fixture
def cabinet(tmp_path: Path) -> Any:
    """Return a cabinet that has the second source."""
    with open_cabinet(tmp_path / "lemari", write=True, create=True, who="Sari") as opened:
        apply_plans(opened, [plan(opened, book(tmp_path / "situng.xlsx", other(rows())), "situng")])
        yield opened


def warned(found: ImportPlan) -> list[Problem]:
    return [problem for problem in found.problems if problem.severity is not Severity.INFO]


def noted(found: ImportPlan) -> list[Problem]:
    return [problem for problem in found.problems if problem.severity is Severity.INFO]


def test_sources_that_differ_are_one_calm_sentence(cabinet: Cabinet, tmp_path: Path) -> None:
    found = plan(cabinet, book(tmp_path / "a.xlsx", rows()), "rekap")
    assert warned(found) == []
    (problem,) = noted(found)
    assert (problem.code, problem.data["differing"], problem.data["both"]) == ("differs_from_source", 10, 28)
    assert problem.cell == "C29"
    told = document(found, None, applied=False, dry=True)["problems"][0]["message"]
    assert "Berbeda dari sumber situng di 10 dari 28 wilayah" in told


def swap_votes(told: Rows) -> None:
    told[4][2], told[4][3] = told[4][3], told[4][2]


def swap_columns(told: Rows) -> None:
    for row in told:
        row[2], row[3] = row[3], row[2]


def swap_areas(told: Rows) -> None:
    told[3][2:], told[22][2:] = told[22][2:], told[3][2:]


def rotate_areas(told: Rows) -> None:
    kept = [row[2:] for row in told[12:17]]
    for row, values in zip(told[12:17], [kept[-1], *kept[:-1]], strict=True):
        row[2:] = values


def move_areas(told: Rows) -> None:
    kept = [row[2:] for row in told]
    for at in range(11, 16):
        told[at][2:] = kept[at - 1]


def raise_areas(told: Rows) -> None:
    kept = [row[2:] for row in told]
    for at in range(11, 16):
        told[at][2:] = kept[at + 1]


@pytest.mark.parametrize(
    ("slip", "code", "cell", "mends"),
    [
        (swap_votes, "swapped_beside", "C6", True),
        (swap_columns, "swapped_beside_often", "C2", True),
        (swap_areas, "areas_swapped_beside", "C5", True),
        (rotate_areas, "areas_moved_down", "C14", True),
        (move_areas, "areas_moved_down", "C12", False),
        (raise_areas, "areas_moved_up", "C13", False),
    ],
)
def test_what_no_sum_shows_is_told_at_its_cell(
    slip: Callable[[Rows], None], code: str, cell: str, mends: bool, cabinet: Cabinet, tmp_path: Path
) -> None:
    told = rows()
    slip(told)
    path = book(tmp_path / "a.xlsx", told)
    found = plan(cabinet, path, "rekap")
    (problem,) = warned(found)
    assert (problem.code, problem.sheet, problem.cell) == (code, "Rekap", cell)
    assert problem.raw == str(told[int(cell[1:]) - 2][2])
    assert bool(problem.amends) is mends
    assert ("terima saran" in sentence(problem.code, problem.data)) is mends
    assert ("tidak ada lagi di berkas" in sentence(problem.code, problem.data)) is not mends
    if mends:
        mended = plan(cabinet, path, "rekap", values=taken_from(problem))
        assert warned(mended) == []
        lines = mended.work.sources[0].blocks[0].lines
        values = {met.node.name.upper().replace(" ", ""): met.left for met in lines}
        assert values == {row[1].replace(" ", ""): tuple(row[2:]) for row in rows()}


def test_a_column_moved_by_a_row_is_one_problem_instead_of_one_a_row(cabinet: Cabinet, tmp_path: Path) -> None:
    told = [row[:4] for row in rows()]
    for at in range(20, 14, -1):
        told[at][3] = told[at - 1][3]
    (problem,) = warned(plan(cabinet, book(tmp_path / "a.xlsx", told, HEADS[:4]), "rekap"))
    assert (problem.code, problem.cell, problem.data["rows"]) == ("column_moved_down", "D16", 7)


def test_a_lone_figure_that_looks_mistyped_is_noted_with_what_the_other_says(cabinet: Cabinet, tmp_path: Path) -> None:
    told = [row[:4] for row in rows()]
    written = told[5][2]
    told[5][2] = written + 4000 if written < 5000 else written - 4000
    found = plan(cabinet, book(tmp_path / "a.xlsx", told, HEADS[:4]), "rekap")
    assert warned(found) == []
    problem = noted(found)[0]
    assert (problem.code, problem.cell, problem.suggestion) == ("lone_beside", "C7", str(written))


def test_a_slip_of_the_other_source_is_not_told_of_this_one(tmp_path: Path) -> None:
    told = other(rows())
    told[5][3] += 4000
    with open_cabinet(tmp_path / "lemari", write=True, create=True, who="Sari") as opened:
        apply_plans(opened, [plan(opened, book(tmp_path / "situng.xlsx", told), "situng")])
        found = plan(opened, book(tmp_path / "a.xlsx", rows()), "rekap")
    assert [problem.code for problem in found.problems] == ["differs_from_source"]


def test_a_file_that_comes_anew_with_two_areas_swapped_is_held_against_itself(cabinet: Cabinet, tmp_path: Path) -> None:
    told = other(rows())
    swap_areas(told)
    (problem,) = warned(plan(cabinet, book(tmp_path / "a.xlsx", told), "situng"))
    assert (problem.code, problem.cell) == ("areas_swapped_beside", "C5")


def test_sources_beside_each_other_in_one_file_are_held_against_each_other(tmp_path: Path) -> None:
    first, second = rows(), other(rows())
    swap_areas(second)
    heads = ["KECAMATAN", "KELURAHAN", "rekap_pas1", "rekap_pas2", "situng_pas1", "situng_pas2"]
    told = [[*one[:4], *two[2:4]] for one, two in zip(first, second, strict=True)]
    path = book(tmp_path / "a.xlsx", told, heads)
    with open_cabinet(tmp_path / "lemari", write=True, create=True, who="Sari") as opened:
        found = plan_file(opened, ImportRequest(path, election=ElectionKey.parse("ppwp-2019"), area="32.71"))
    (problem,) = warned(found)
    assert (problem.code, problem.cell, problem.data["source"]) == ("areas_swapped_beside", "E5", "rekap")


def test_figures_of_tps_are_added_up_for_a_recap_of_kelurahan(tmp_path: Path) -> None:
    finer = [
        [*row[:2], number, row[2] // 3 + (row[2] % 3) * (number == 1), row[3] // 3 + (row[3] % 3) * (number == 2)]
        for row in other(rows())
        for number in (1, 2, 3)
    ]
    heads = ["KECAMATAN", "KELURAHAN", "TPS", *HEADS[2:4]]
    told = [row[:4] for row in rows()]
    swap_areas(told)
    with open_cabinet(tmp_path / "lemari", write=True, create=True, who="Sari") as opened:
        apply_plans(opened, [plan(opened, book(tmp_path / "tps.xlsx", finer, heads), "situng")])
        found = plan(opened, book(tmp_path / "a.xlsx", told, HEADS[:4]), "rekap")
        again = [plan(opened, tmp_path / "tps.xlsx", source) for source in ("situng", "kawal")]
        finer[7][3] += 1
        changed = [plan(opened, book(tmp_path / "b.xlsx", finer, heads), source) for source in ("situng", "kawal")]
    assert [problem.code for problem in warned(found)] == ["areas_swapped_beside"]
    assert noted(found)[0].data["differing"] == 9
    assert [each.problems for each in again] == [(), ()]
    assert [problem.code for each in changed for problem in each.problems] == ["differs_from_source"]
    assert changed[1].problems[0].cell == "D9"
