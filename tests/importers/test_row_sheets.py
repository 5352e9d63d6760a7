"""A sheet with areas as rows gives back the truth it was made from, whatever the habits of its maker."""

from __future__ import annotations

from pathlib import Path

from hypothesis import HealthCheck, assume, given, settings

from importers.grid import read_workbook
from importers.records import ResultsReading
from importers.results import read_results
from tests.importers.row_sheets import Drawn, sheets
from tests.importers.sheets import as_text, complaints, keys, names, one, table_of, write_xlsx


def assert_true(reading: ResultsReading, sheet: Drawn) -> None:
    """Assert that a reading has all figures and areas of a sheet, at their rows, and nothing to complain of."""
    table = table_of(reading)
    assert keys(table) == sheet.keys
    assert names(table) == sheet.areas
    assert [area.line for area in table.areas] == sheet.lines
    assert list(table.values) == sheet.values
    assert list(table.header_rows) == sheet.header
    assert len(table.totals) == sheet.totals
    assert [area.code for area in table.areas] == (sheet.codes or [None] * len(sheet.areas))
    assert complaints(reading) == []


@settings(max_examples=250, deadline=None)
@given(sheets())
def test_a_sheet_gives_its_truth_back(sheet: Drawn) -> None:
    assert_true(read_results(one(sheet.rows, merges=sheet.merges), names=sheet.names), sheet)


@settings(max_examples=80, deadline=None)
@given(sheets())
def test_the_same_sheet_as_text_without_merges_gives_the_same(sheet: Drawn) -> None:
    assume(sheet.style.thousands != "decimal")

    assert_true(read_results(one(as_text(sheet.rows)), names=sheet.names), sheet)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(sheets())
def test_a_real_workbook_gives_its_truth_back(tmp_path: Path, sheet: Drawn) -> None:
    path = write_xlsx(tmp_path / "hasil.xlsx", sheet.rows, sheet.merges)

    assert_true(read_results(read_workbook(path), names=sheet.names), sheet)


@settings(max_examples=60, deadline=None)
@given(sheets())
def test_every_printed_sum_is_the_sum_of_the_areas_under_its_path(sheet: Drawn) -> None:
    table = table_of(read_results(one(sheet.rows, merges=sheet.merges), names=sheet.names))

    for line, printed in table.totals:
        under = [
            values
            for area, values in zip(table.areas, table.values, strict=True)
            if area.path[: len(line.path)] == line.path
        ]
        assert printed == tuple(sum(value or 0 for value in column) for column in zip(*under, strict=True))
