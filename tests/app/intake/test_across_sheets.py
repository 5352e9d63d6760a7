"""A recap and what it sums, on sheets of one workbook or in files of one act: each slip is one problem, naming both."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from app.intake.plan import ImportPlan, ImportRequest
from app.intake.results.amending import taken_from
from app.intake.results.planning import plan_workbook
from app.intake.run import without_repeats
from app.messages import sentence
from app.results.records import ElectionKey
from importers.grid import read_workbook
from importers.records import Problem, Severity
from tests.app.results import planted

#: Name, title and rows of a sheet; figures of a kelurahan begin in the second column.
Sheet = tuple[str, str, list[list[Any]]]
FIRST_ROW = 4


def villages(made: planted.Recap, *, printed: bool) -> list[Sheet]:
    """Return a sheet for each kecamatan."""
    found: list[Sheet] = []
    for subdistrict in dict.fromkeys(row[0] for row in made.rows if row[1]):
        inside = [[village, *values] for name, village, values in made.rows if name == subdistrict and village]
        rows: list[list[Any]] = [["KELURAHAN", *made.headings], *inside]
        if printed:
            rows.append(["JUMLAH", *added(inside)])
        found.append((subdistrict or "", f"KECAMATAN {subdistrict}", rows))
    return found


def added(rows: Sequence[Sequence[Any]], first: int = 1) -> list[int]:
    return [sum(column) for column in list(zip(*rows, strict=True))[first:]]


def recap(sheets: Sequence[Sheet], level: str) -> Sheet:
    """Return the sheet that sums the others: by kecamatan, of the whole city, or of each kelurahan once more."""
    title = "REKAPITULASI TINGKAT KOTA BOGOR"
    inside = [[row for row in rows[1:] if row[0] != "JUMLAH"] for _, _, rows in sheets]
    heads = sheets[0][2][0][1:]
    if level == "kota":
        whole = added([row for rows in inside for row in rows])
        return "Rekap kabupaten", title, [["KABUPATEN/KOTA", *heads], ["KOTA BOGOR", *whole]]
    if level == "kelurahan":
        rows = [[name, *row] for (name, _, _), rows in zip(sheets, inside, strict=True) for row in rows]
        total = ["JUMLAH", "", *added(rows, 2)]
        return "Rekap kabupaten", title, [["KECAMATAN", "KELURAHAN", *heads], *rows, total]
    rows = [[name, *added(rows)] for (name, _, _), rows in zip(sheets, inside, strict=True)]
    return "Rekap kabupaten", title, [["KECAMATAN", *heads], *rows, ["JUMLAH", *added(rows)]]


def written(sheets: Sequence[Sheet], path: Path) -> Path:
    with xlsxwriter.Workbook(path) as book:
        for name, title, rows in sheets:
            sheet = book.add_worksheet(name)
            sheet.write(0, 0, "PEMILIHAN WALI KOTA BOGOR 2024")
            sheet.write(1, 0, title)
            for line, row in enumerate(rows):
                sheet.write_row(FIRST_ROW - 1 + line, 0, row)
    return path


def plan(path: Path) -> ImportPlan:
    request = ImportRequest(path, election=ElectionKey.parse("pkwkk-2024"), area="32.71", source="rekap")
    return plan_workbook(None, read_workbook(path), request)


def wrong(found: ImportPlan) -> list[Problem]:
    return [problem for problem in found.problems if problem.severity is not Severity.INFO]


def made(seed: int = 3) -> planted.Recap:
    return planted.recap(random.Random(seed))  # noqa: S311 - no secret


@pytest.mark.parametrize("first", [True, False])
@pytest.mark.parametrize("level", ["kota", "kecamatan", "kelurahan"])
def test_a_recap_beside_what_it_sums_is_clean(level: str, first: bool, tmp_path: Path) -> None:
    one = made()
    sheets = villages(one, printed=True)
    whole = recap(sheets, level)
    found = plan(written([whole, *sheets] if first else [*sheets, whole], tmp_path / "a.xlsx"))
    assert wrong(found) == []
    own = sum(len(values) for _, village, values in one.rows if village)
    assert found.counts.new == own + {"kota": 1, "kecamatan": len(sheets), "kelurahan": 0}[level] * len(one.headings)
    repeated = [problem.code for problem in found.problems]
    assert repeated == (["table_repeated"] * (len(sheets) if first else 1) if level == "kelurahan" else [])


@pytest.mark.parametrize("printed", [True, False])
@pytest.mark.parametrize("level", ["kota", "kecamatan"])
def test_a_slip_in_a_kelurahan_is_one_problem_that_names_the_recap_too(
    level: str, printed: bool, tmp_path: Path
) -> None:
    sheets = villages(made(), printed=printed)
    whole = recap(sheets, level)
    meant = sheets[0][2][2][4]
    sheets[0][2][2][4] += 10
    (problem,) = wrong(plan(written([whole, *sheets], tmp_path / "a.xlsx")))
    assert (problem.sheet, problem.cell, problem.suggestion) == (sheets[0][0], "E6", str(meant))
    assert "Rekap kabupaten!E5" in sentence(problem.code, problem.data)


@pytest.mark.parametrize("level", ["kota", "kecamatan"])
def test_a_slip_in_the_recap_is_one_problem_at_its_cell(level: str, tmp_path: Path) -> None:
    sheets = villages(made(), printed=True)
    whole = recap(sheets, level)
    meant = whole[2][1][-2]
    whole[2][1][-2] += 10
    (problem,) = wrong(plan(written([whole, *sheets], tmp_path / "a.xlsx")))
    assert (problem.code, problem.sheet, problem.suggestion) == ("check_children", "Rekap kabupaten", str(meant))


def test_where_totals_are_formulas_over_a_slip_the_recap_still_names_it(tmp_path: Path) -> None:
    sheets = villages(made(), printed=True)
    whole = recap(sheets, "kecamatan")
    rows = sheets[0][2]
    meant = rows[2][4]
    rows[2][4] += 10
    rows[-1][1:] = added(rows[1:-1])
    (problem,) = wrong(plan(written([whole, *sheets], tmp_path / "a.xlsx")))
    assert (problem.code, problem.cell, problem.suggestion) == ("check_parent", "E6", str(meant))


def twice(tmp_path: Path, slip: str, *, printed: bool, first: bool = False) -> tuple[list[Problem], list[Sheet], int]:
    """Return what is told of a kelurahan that a sheet of its kecamatan and a recap give, with a slip in one of both."""
    sheets = villages(made(), printed=printed)
    whole = recap(sheets, "kelurahan")
    meant = sheets[0][2][2][4]
    (sheets[0] if slip == "sheet" else whole)[2][2][4 if slip == "sheet" else 5] += 10
    order = [whole, *sheets] if first else [*sheets, whole]
    return wrong(plan(written(order, tmp_path / "a.xlsx"))), sheets, meant


@pytest.mark.parametrize("first", [True, False])
@pytest.mark.parametrize("printed", [True, False])
@pytest.mark.parametrize("slip", ["sheet", "recap"])
def test_a_figure_that_stands_twice_is_told_once_at_the_cell_that_sums_speak_against(
    slip: str, printed: bool, first: bool, tmp_path: Path
) -> None:
    (problem,), sheets, meant = twice(tmp_path, slip, printed=printed, first=first)
    told, other = (sheets[0][0], "E6"), ("Rekap kabupaten", "F6")
    if slip == "recap":
        told, other = other, told
    assert problem.code == ("figure_twice_first" if (slip == "recap") is first else "figure_twice_second")
    assert (problem.sheet, problem.cell, problem.suggestion) == (*told, str(meant))
    assert problem.data["first"] == "!".join(other)
    assert "!".join(other) in sentence(problem.code, problem.data)


def bare(rows: Sequence[Sequence[Any]], others: Sequence[Sequence[Any]], *, total: bool = False) -> list[Sheet]:
    """Return a sheet of a kecamatan with two pairs only, and a recap of its kelurahan."""
    heads = ["01 SENDI", "02 ATANG"]
    foot = [["JUMLAH", *added(rows)]] if total else []
    return [
        ("BOGOR TIMUR", "KECAMATAN BOGOR TIMUR", [["KELURAHAN", *heads], *map(list, rows), *foot]),
        (
            "Rekap",
            "REKAPITULASI TINGKAT KOTA BOGOR",
            [["KECAMATAN", "KELURAHAN", *heads], *(["BOGOR TIMUR", *row] for row in others)],
        ),
    ]


PAIRS = [(name, 1000 + 37 * at, 2000 - 53 * at) for at, name in enumerate(planted.VILLAGES["BOGOR TIMUR"])]


def changed(rows: Sequence[Sequence[Any]], row: int, *values: int) -> list[Sequence[Any]]:
    return [*rows[:row], (rows[row][0], *values), *rows[row + 1 :]]


def test_where_no_sum_tells_which_is_right_both_cells_are_named_and_nothing_is_proposed(tmp_path: Path) -> None:
    found = plan(written(bare(PAIRS, changed(PAIRS, 1, 1047, 1947)), tmp_path / "a.xlsx"))
    (problem,) = wrong(found)
    assert (problem.code, problem.sheet, problem.cell, problem.suggestion) == (
        "figure_twice_differs",
        "Rekap",
        "C6",
        None,
    )
    assert problem.cells == ("BOGOR TIMUR!B6", "C6")
    assert found.counts.refused == 1


def test_the_recap_of_kecamatan_tells_which_of_two_figures_is_right(tmp_path: Path) -> None:
    whole = ("Kota", "REKAPITULASI TINGKAT KOTA BOGOR", [["KECAMATAN", "01 SENDI", "02 ATANG"], ["BOGOR TIMUR"]])
    whole[2][1] += added(PAIRS)
    sheets = [*bare(changed(PAIRS, 1, 1047, 1947), PAIRS), whole]
    (problem,) = wrong(plan(written(sheets, tmp_path / "a.xlsx")))
    assert (problem.code, problem.sheet, problem.cell) == ("figure_twice_first", "BOGOR TIMUR", "B6")
    assert (problem.suggestion, problem.data["first"]) == ("1037", "Rekap!C6")


def test_a_pair_swapped_in_the_recap_is_one_problem(tmp_path: Path) -> None:
    found = wrong(plan(written(bare(PAIRS, changed(PAIRS, 1, 1947, 1037), total=True), tmp_path / "a.xlsx")))
    assert [(each.code, each.cell, each.amends) for each in found] == [
        ("figures_twice_second", "C6", (("C6", 1037), ("D6", 1947)))
    ]


def test_a_recap_that_says_throughout_otherwise_is_told_in_one(tmp_path: Path) -> None:
    villages_ = [name for names in list(planted.VILLAGES.values())[:2] for name in names]
    one = [("BOGOR", name, 1000 + 37 * at) for at, name in enumerate(villages_)]
    assert len(one) > 11
    sheets: list[Sheet] = [
        (
            name,
            "REKAPITULASI TINGKAT KOTA BOGOR",
            [["KELURAHAN", "01 SENDI"], *([row[1], row[2] + plus] for row in one)],
        )
        for name, plus in (("Sementara", 0), ("Akhir", 7))
    ]
    found = plan(written(sheets, tmp_path / "a.xlsx"))
    assert [each.code for each in wrong(found)] == ["figures_twice_differs"]
    assert found.counts.refused == len(one)


def test_taking_what_is_proposed_leaves_nothing_to_tell(tmp_path: Path) -> None:
    for rows, others in ((changed(PAIRS, 1, 1047, 1947), PAIRS), (PAIRS, changed(PAIRS, 1, 1047, 1947))):
        sheets = bare(rows, others, total=True)
        sheets[0][2][-1][1:] = added(PAIRS)
        path = written(sheets, tmp_path / "a.xlsx")
        (problem,) = wrong(plan(path))
        request = ImportRequest(path, election=ElectionKey.parse("pkwkk-2024"), area="32.71", source="rekap")
        mended = plan_workbook(None, read_workbook(path), replace(request, values=taken_from(problem)))
        assert (wrong(mended), mended.counts.refused) == ([], 0)


def in_files(sheets: Sequence[Sheet], folder: Path) -> list[ImportPlan]:
    return without_repeats([plan(written([sheet], folder / f"{at}.xlsx")) for at, sheet in enumerate(sheets)])


def test_files_of_one_act_are_held_against_each_other(tmp_path: Path) -> None:
    sheets = villages(made(), printed=False)
    whole = recap(sheets, "kecamatan")
    assert [wrong(found) for found in in_files([whole, *sheets], tmp_path)] == [[]] * (len(sheets) + 1)
    meant = sheets[0][2][2][4]
    sheets[0][2][2][4] += 10
    found = [wrong(each) for each in in_files([whole, *sheets], tmp_path)]
    assert [len(each) for each in found] == [0, 1] + [0] * (len(sheets) - 1)
    (problem,) = found[1]
    assert (problem.code, problem.cell, problem.suggestion) == ("check_parent", "E6", str(meant))
    assert "0.xlsx Rekap kabupaten!E5" in sentence(problem.code, problem.data)


def test_a_recap_that_no_row_speaks_against_is_told_in_its_own_file(tmp_path: Path) -> None:
    heads = ["01 SENDI", "02 ATANG"]
    names = planted.VILLAGES["BOGOR TIMUR"]
    inside = [[name, 1000 + 37 * at, 2000 - 53 * at] for at, name in enumerate(names)]
    whole = ["BOGOR TIMUR", added(inside)[0] + 1_001, added(inside)[1]]
    sheets: list[Sheet] = [
        ("Rekap", "REKAPITULASI TINGKAT KOTA BOGOR", [["KECAMATAN", *heads], whole]),
        ("BOGOR TIMUR", "KECAMATAN BOGOR TIMUR", [["KELURAHAN", *heads], *inside]),
    ]
    for order in (sheets, sheets[::-1]):
        found = [each for one in in_files(order, tmp_path) for each in wrong(one)]
        assert [(each.code, each.sheet, each.cell) for each in found] == [("parent_differs", "Rekap", "B5")]


COUNCIL = ElectionKey.parse("pdprdk-2024")
PARTIES = ["1 PKB", "2 GERINDRA", "3 PDIP", "SUARA SAH"]
DISTRICTS = {"KOTA BOGOR 1": ("BOGOR TIMUR", "BOGOR TENGAH"), "KOTA BOGOR 2": ("BOGOR SELATAN",)}


def by_district(path: Path, *, slip: str | None = None) -> tuple[ImportPlan, int]:
    """Return the plan of a sheet of kecamatan with their dapil and one of dapil, with a slip in a row of either."""
    rows: list[list[Any]] = []
    for district, inside in DISTRICTS.items():
        for name in inside:
            votes = [1130 + 977 * len(rows), 2210 + 411 * len(rows), 3170 + 83 * len(rows)]
            rows.append([district, name, *votes, sum(votes)])
    wider = [[name, *added([row for row in rows if row[0] == name], 2)] for name in DISTRICTS]
    meant = 0
    for name, place, row in (("kecamatan", 3, rows[1]), ("dapil", 2, wider[0])):
        if slip == name:
            meant = row[place]
            row[place] += 1_234
    with xlsxwriter.Workbook(path) as book:
        for name, heads, told in (("Kecamatan", ["DAPIL", "KECAMATAN"], rows), ("Dapil", ["DAPIL"], wider)):
            sheet = book.add_worksheet(name)
            sheet.write(0, 0, "REKAPITULASI PEMILU ANGGOTA DPRD KOTA BOGOR 2024")
            for line, row in enumerate(([*heads, *PARTIES], *told)):
                sheet.write_row(2 + line, 0, row)
    request = ImportRequest(path, election=COUNCIL, area="32.71", source="rekap")
    return plan_workbook(None, read_workbook(path), request), meant


def test_districts_that_their_kecamatan_add_up_to_are_clean(tmp_path: Path) -> None:
    found, _ = by_district(tmp_path / "a.xlsx")
    assert wrong(found) == []
    assert found.figures == 20


def test_a_slip_in_a_kecamatan_names_its_district_too(tmp_path: Path) -> None:
    found, meant = by_district(tmp_path / "a.xlsx", slip="kecamatan")
    (problem,) = wrong(found)
    assert (problem.code, problem.sheet, problem.cell) == ("check_parent", "Kecamatan", "D5")
    assert problem.suggestion == str(meant)
    assert problem.data["at"] == "Dapil!C4"


def test_a_slip_in_a_district_is_told_there(tmp_path: Path) -> None:
    found, meant = by_district(tmp_path / "a.xlsx", slip="dapil")
    (problem,) = wrong(found)
    assert (problem.code, problem.sheet, problem.cell) == ("check_children", "Dapil", "C4")
    assert problem.suggestion == str(meant)
