"""A sheet with areas as rows gives back the truth it was made from, whatever the habits of its maker."""

from __future__ import annotations

from hypothesis import given, settings

from importers.results import read_results
from tests.importers.row_sheets import Drawn, sheets
from tests.importers.sheets import complaints, keys, names, one, table_of


@settings(max_examples=250, deadline=None)
@given(sheets())
def test_a_sheet_gives_its_truth_back(sheet: Drawn) -> None:
    reading = read_results(one(sheet.rows, merges=sheet.merges), names=sheet.names)

    table = table_of(reading)
    assert keys(table) == sheet.keys
    assert names(table) == sheet.areas
    assert [area.line for area in table.areas] == sheet.lines
    assert list(table.values) == sheet.values
    assert list(table.header_rows) == sheet.header
    assert len(table.totals) == sheet.totals
    assert [area.code for area in table.areas] == (sheet.codes or [None] * len(sheet.areas))
    assert complaints(reading) == []
