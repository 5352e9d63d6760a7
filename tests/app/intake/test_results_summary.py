"""What a plan says it recognised: totals of what would be kept, however often a file says it."""

from __future__ import annotations

from pathlib import Path

from app.intake.results.planning import plan_results
from importers.grid import read_workbook
from importers.records import Subject
from importers.results import read_results
from tests.app.results import conftest as made
from tests.app.results.conftest import Row, request, table

ROWS: list[Row] = [(("BOGOR UTARA", "CIBULUH"), (10, None)), (("BOGOR TIMUR", "BARANANGSIANG"), (1, 2))]


def totals(*rows: list[Row], subjects: tuple[Subject, ...] = made.PAIRS) -> list[tuple[str, int]]:
    tables = [table(some, subjects, sheet=f"Sheet{at}") for at, some in enumerate(rows)]
    plan = plan_results(None, made.reading(*tables), request())
    return [(each["source"], each["total"]) for each in plan.summary["contestants"]]


def test_an_area_that_stands_twice_counts_once() -> None:
    again: list[Row] = [*ROWS, (("BOGOR UTARA", "Cibuluh"), (10, 20))]
    assert totals(again) == [("impor", 11), ("impor", 22)]


def test_a_sheet_that_repeats_another_counts_once() -> None:
    assert totals(ROWS, ROWS) == [("impor", 11), ("impor", 2)]


def test_each_source_has_its_own_figures_of_an_area_that_stands_twice() -> None:
    subjects = (Subject(3, "situng_01", number=1, source="situng"), Subject(4, "kawal_01", number=1, source="kawal"))
    rows: list[Row] = [(("BOGOR UTARA", "CIBULUH"), (None, 7)), (("BOGOR UTARA", "CIBULUH"), (5, 7))]
    assert totals(rows, subjects=subjects) == [("situng", 5), ("kawal", 7)]


def test_only_codes_of_stations_tell_that_the_file_is_sirekaps(tmp_path: Path) -> None:
    def source(*codes: str) -> object:
        path = tmp_path / "suara.csv"
        lines = ["kode,nama,01,02", *(f"{code},Wilayah {at},{at + 3},{at + 5}" for at, code in enumerate(codes))]
        path.write_text("\n".join(lines))
        plan = plan_results(None, read_results(read_workbook(path)), request())
        return [each["name"] for each in plan.summary["sources"]]

    assert source("3271", "3273", "3274") == ["impor"]
    assert source("327101", "327102", "327103") == ["impor"]
    assert source("3271011001001", "3271011001002", "3271011001003") == ["sirekap"]
