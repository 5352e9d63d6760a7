"""Areas held against what lies in them: across the sheets of a file, and against what the cabinet keeps."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from app.cabinet import open_cabinet
from app.intake.plan import ImportPlan, ImportRequest
from app.intake.run import apply_plans, plan_file
from app.messages import sentence
from app.results.records import ElectionKey
from app.store import Cabinet
from importers.records import Severity

VILLAGES = [
    ("BOGOR TIMUR", name, 1218 + 37 * place, 2000 - 53 * place)
    for place, name in enumerate(("BARANANGSIANG", "KATULAMPA", "SINDANGRASA", "SINDANGSARI", "SUKASARI", "TAJUR"))
]
WHOLE = ("BOGOR TIMUR", sum(row[2] for row in VILLAGES), sum(row[3] for row in VILLAGES))
HEADS = ("01 JOKO WIDODO", "02 PRABOWO")
Rows = Sequence[tuple[Any, ...]]


@pytest.fixture
def cabinet(tmp_path: Path) -> Any:
    with open_cabinet(tmp_path / "lemari", write=True, create=True, who="Sari") as opened:
        yield opened


def book(path: Path, *, villages: Rows = (), subdistricts: Rows = ()) -> Path:
    with xlsxwriter.Workbook(path) as made:
        for name, heads, rows in (
            ("Kecamatan", ("KECAMATAN", *HEADS), subdistricts),
            ("Kelurahan", ("KECAMATAN", "KELURAHAN", *HEADS), villages),
        ):
            if rows:
                sheet = made.add_worksheet(name)
                for line, row in enumerate((heads, *rows)):
                    sheet.write_row(line, 0, row)
    return path


def plan(cabinet: Cabinet, path: Path, *, apply: bool = False) -> ImportPlan:
    request = ImportRequest(path, election=ElectionKey.parse("ppwp-2019"), area="32.71", source="rekap")
    found = plan_file(cabinet, request)
    if apply:
        apply_plans(cabinet, [found])
    return found


def told(found: ImportPlan) -> list[tuple[str, str | None, str | None, str | None, str | None]]:
    return [
        (each.code, each.sheet, each.cell, each.raw, each.suggestion)
        for each in found.problems
        if each.severity is not Severity.INFO
    ]


def test_a_file_whose_sheets_agree_is_clean(cabinet: Cabinet, tmp_path: Path) -> None:
    found = plan(cabinet, book(tmp_path / "a.xlsx", villages=VILLAGES, subdistricts=[WHOLE]))
    assert told(found) == []
    assert found.figures == 14


def test_an_area_that_another_sheet_does_not_bear_out_is_told_once(cabinet: Cabinet, tmp_path: Path) -> None:
    wrong = [(WHOLE[0], WHOLE[1] + 1_001, WHOLE[2])]
    found = plan(cabinet, book(tmp_path / "a.xlsx", villages=VILLAGES, subdistricts=wrong))
    assert told(found) == [("parent_differs", "Kecamatan", "B2", str(wrong[0][1]), None)]
    problem = found.problems[-1]
    said = sentence(problem.code, {**problem.data, "cell": problem.cell})
    assert "8.864" in said
    assert "7.863" in said


def test_two_swapped_digits_are_suggested_where_no_other_figure_could_be(cabinet: Cabinet, tmp_path: Path) -> None:
    slipped = [(WHOLE[0], 7_836, WHOLE[2])]
    found = plan(cabinet, book(tmp_path / "a.xlsx", villages=VILLAGES, subdistricts=slipped))
    assert told(found) == [("parent_differs", "Kecamatan", "B2", str(slipped[0][1]), str(WHOLE[1]))]


def test_a_wider_area_is_held_against_what_is_kept(cabinet: Cabinet, tmp_path: Path) -> None:
    plan(cabinet, book(tmp_path / "a.xlsx", villages=VILLAGES), apply=True)
    assert told(plan(cabinet, book(tmp_path / "b.xlsx", subdistricts=[WHOLE]))) == []
    found = plan(cabinet, book(tmp_path / "c.xlsx", subdistricts=[(WHOLE[0], WHOLE[1], WHOLE[2] - 7)]))
    assert [each[:4] for each in told(found)] == [("parent_differs", "Kecamatan", "C2", str(WHOLE[2] - 7))]


def test_finer_areas_are_held_against_what_is_kept_once_they_are_all_there(cabinet: Cabinet, tmp_path: Path) -> None:
    plan(cabinet, book(tmp_path / "a.xlsx", subdistricts=[WHOLE]), apply=True)
    assert told(plan(cabinet, book(tmp_path / "b.xlsx", villages=VILLAGES[:-1]))) == []
    wrong = [*VILLAGES[:-1], (*VILLAGES[-1][:2], VILLAGES[-1][2] + 11, VILLAGES[-1][3])]
    found = plan(cabinet, book(tmp_path / "c.xlsx", villages=wrong))
    assert [each[:2] for each in told(found)] == [("parent_kept_differs", "Kelurahan")]
    assert "C7" in found.problems[-1].cells


def test_some_areas_that_are_more_than_the_whole_are_told(cabinet: Cabinet, tmp_path: Path) -> None:
    plan(cabinet, book(tmp_path / "a.xlsx", subdistricts=[(WHOLE[0], 900, WHOLE[2])]), apply=True)
    found = plan(cabinet, book(tmp_path / "b.xlsx", villages=VILLAGES[:2]))
    assert [each[0] for each in told(found)] == ["parent_kept_differs"]


def test_tps_that_come_again_are_counted_once(cabinet: Cabinet, tmp_path: Path) -> None:
    finer = [(*row[:2], number, row[2] // 2, row[3] // 2) for row in VILLAGES for number in (1, 2)]
    wider = [(*row[:2], row[2] // 2 * 2, row[3] // 2 * 2) for row in VILLAGES]

    def tps(name: str, rows: Rows) -> Path:
        with xlsxwriter.Workbook(tmp_path / name) as made:
            sheet = made.add_worksheet("TPS")
            for line, row in enumerate((("KECAMATAN", "KELURAHAN", "TPS", *HEADS), *rows)):
                sheet.write_row(line, 0, row)
        return tmp_path / name

    plan(cabinet, book(tmp_path / "a.xlsx", villages=wider), apply=True)
    plan(cabinet, tps("b.xlsx", finer), apply=True)
    assert told(plan(cabinet, tmp_path / "b.xlsx")) == []
    less = [(*finer[0][:3], finer[0][3] + 7, finer[0][4]), *finer[1:]]
    found = plan(cabinet, tps("c.xlsx", less))
    assert [(each.code, each.data["sum"]) for each in found.problems] == [("parent_kept_differs", wider[0][2] + 7)]
