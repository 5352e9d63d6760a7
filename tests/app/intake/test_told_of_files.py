"""What is said of a file as a whole for what was made of its sheets, and the short names of provinces in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.cabinet import open_cabinet
from app.errors import AppError
from app.intake.plan import ImportPlan, ImportRequest
from app.intake.results.planning import plan_workbook
from app.intake.run import apply_plans, plan_file
from app.results import reading
from app.results.records import ElectionKey, ElectionKind
from app.store import Cabinet
from importers.grid import Workbook
from importers.records import Severity
from tests.importers.sheets import Rows, book, one, sheet, write_xlsx


@pytest.fixture
def cabinet(tmp_path: Path) -> Iterator[Cabinet]:
    with open_cabinet(tmp_path / "lemari", create=True) as opened:
        yield opened


_PIVOT: Rows = [
    ["Sum of suara", "Column Labels"],
    ["Row Labels", "01", "02"],
    ["BOGOR BARAT", 10, 20],
    ["Grand Total", 10, 20],
]


def _plan(workbook: Workbook) -> ImportPlan:
    return plan_workbook(None, workbook, ImportRequest(Path("hasil.xlsx")))


def test_of_a_table_of_several_elections_one_is_taken_and_the_others_are_told() -> None:
    rows: Rows = [["Kecamatan", "Pilpres 2014", None, "Pilpres 2019", None]]
    rows += [[None, "Prabowo-Hatta", "Jokowi-JK", "Jokowi-Maruf", "Prabowo-Sandi"]]
    rows += [["Bogor Barat", 10, 20, 30, 40], ["Bogor Timur", 11, 21, 31, 41]]

    plan = _plan(one(rows, merges=[(1, 1, 2, 1), (1, 2, 1, 3), (1, 4, 1, 5)]))

    assert plan.refusal is None
    assert [(each["number"], each["total"]) for each in plan.summary["contestants"]] == [(1, 61), (2, 81)]
    assert [each.code for each in plan.problems if each.severity is Severity.WARNING] == ["other_election"]
    assert plan.undecided is not None
    assert plan.undecided[0] == "election_of_several"
    assert plan.undecided[1]["elections"] == "Pilpres 2019; Pilpres 2014"


@pytest.mark.parametrize(("year", "totals"), [(2014, [(1, 21), (2, 41)]), (2019, [(1, 61), (2, 81)])])
def test_each_of_several_elections_is_taken_once_it_is_named(
    tmp_path: Path, cabinet: Cabinet, year: int, totals: list[tuple[int, int]]
) -> None:
    rows: Rows = [["Hasil Kota Bogor"], ["Kecamatan", "Pilpres 2014", None, "Pilpres 2019", None]]
    rows += [[None, "Prabowo-Hatta", "Jokowi-JK", "Jokowi-Maruf", "Prabowo-Sandi"]]
    rows += [["Bogor Barat", 10, 20, 30, 40], ["Bogor Timur", 11, 21, 31, 41]]
    path = write_xlsx(tmp_path / "hasil.xlsx", rows, merges=[(2, 1, 3, 1), (2, 2, 2, 3), (2, 4, 2, 5)])
    with pytest.raises(AppError, match="election_of_several"):
        apply_plans(cabinet, [plan_file(cabinet, ImportRequest(path))])

    key = ElectionKey(ElectionKind.PRESIDENT, year)
    plan = plan_file(cabinet, ImportRequest(path, election=key))
    apply_plans(cabinet, [plan])

    assert plan.undecided is None
    assert [(each["number"], each["total"]) for each in plan.summary["contestants"]] == totals
    assert reading.show(cabinet, key).root.votes == tuple(total for _, total in totals)


@pytest.mark.parametrize(
    ("other", "code"),
    [
        ([["Catatan: sudah diperiksa.", None]], "only_pivots"),
        ([["Kecamatan", "Honor"], ["Bogor Barat", 5]], "no_results"),
    ],
)
def test_a_file_of_pivot_tables_alone_is_called_so(other: Rows, code: str) -> None:
    refusal = _plan(book(sheet(_PIVOT, "Pivot"), sheet(other, "Lain"))).refusal

    assert refusal is not None
    assert refusal[0] == code


@pytest.mark.parametrize(
    ("name", "regency", "code"), [("KEP. BANGKA BELITUNG", "Belitung", "19.02"), ("Kep. Riau", "Bintan", "21.01")]
)
def test_provinces_of_islands_are_known_by_their_short_names(name: str, regency: str, code: str) -> None:
    rows: Rows = [["PILPRES 2019"], ["Provinsi", "Kabupaten", "01 Joko Widodo - Ma'ruf Amin", "02 Prabowo - Sandiaga"]]
    rows += [[name, f"Kabupaten {regency}", 10, 20]]

    plan = _plan(one(rows))

    assert plan.refusal is None
    assert [met.node.code for source in plan.work.sources for met in source.met] == [code]
