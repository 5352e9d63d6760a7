"""A hand-made sheet with areas as columns gives back the truth it was made from, whatever the habits of its maker."""

from __future__ import annotations

from hypothesis import given, settings

from importers.results import read_results
from tests.importers.column_sheets import Drawn, sheets
from tests.importers.sheets import complaints, keys, names, one, table_of


@settings(max_examples=250, deadline=None)
@given(sheets())
def test_a_sheet_gives_its_truth_back(sheet: Drawn) -> None:
    reading = read_results(one(sheet.rows, merges=sheet.merges), names=sheet.names)

    table = table_of(reading)
    assert table.areas_in == "columns"
    assert keys(table) == sheet.keys
    assert [path[-1] for path in names(table)] == sheet.areas
    assert list(table.values) == sheet.values
    for area in table.areas:
        for at, subject in enumerate(table.subjects):
            assert table.position(area, subject) == sheet.cells[area.path[-1][1], at]
    assert len(table.totals) == bool(sheet.habits.total)
    assert complaints(reading) == []
