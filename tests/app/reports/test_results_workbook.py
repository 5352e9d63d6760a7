"""The workbook of a contest: a sheet for each level, checks that live, differences and sources."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl

from app.reports import write
from app.reports.data import ResultsData
from app.reports.results_workbook import make_workbook
from app.results.records import AreaResult
from exporters.content import Book, ChartSheet, DataSheet, Difference, Share
from importers.records import Level
from tests.app.reports import samples


def book(data: ResultsData | None = None) -> Book:
    return make_workbook(data or samples.president_data(), samples.STYLE)


def sheet(found: Book, name: str) -> DataSheet:
    return next(one for one in found.sheets if isinstance(one, DataSheet) and one.name == name)


def test_has_a_sheet_for_each_level_a_chart_differences_and_sources() -> None:
    assert [one.name for one in book().sheets] == ["Kecamatan", "Grafik", "Beda Situng", "Asal angka", "Sumber"]


def test_rows_hold_codes_votes_shares_and_their_sum() -> None:
    found = sheet(book(), "Kecamatan")
    rows = tuple(found.rows)
    assert rows[0][:3] == ("32.71.01", "Bogor Selatan", 43_065)
    assert found.totals is not None
    assert (found.totals[1], found.totals[2], found.totals[4], found.totals[6]) == ("Jumlah", 228_112, 399_073, 627_185)
    assert [column.formula for column in found.columns][3] == Share(2, 6)


def test_stated_valid_votes_are_checked_live() -> None:
    measures = {name: {"valid": a + b + 1} for name, (a, b) in samples.PLENARY.items()}
    found = sheet(book(ResultsData(samples.president(measures=measures))), "Kecamatan")
    place = [column.heading for column in found.columns].index("Selisih suara sah")
    assert found.columns[place].formula == Difference(6, (2, 4))
    assert [row[place] for row in found.rows] == [1] * 6


def test_finer_areas_say_what_they_lie_in() -> None:
    coarse = samples.president()
    village = AreaResult(500, "32.71.01.1001", "Batutulis", Level.VILLAGE, (3_455, 3_364))
    fine = replace(coarse, level=Level.VILLAGE, areas=(village,))
    found = sheet(book(ResultsData(coarse, (coarse, fine))), "Kelurahan/Desa")
    assert next(iter(found.rows))[:3] == ("32.71.01.1001", "Bogor Selatan", "Batutulis")


def test_the_chart_draws_from_the_sheet_of_its_level() -> None:
    chart = book().sheets[1]
    assert isinstance(chart, ChartSheet)
    assert (chart.sheet, chart.categories, chart.series) == ("Kecamatan", 1, (2, 4))


def test_reopened_totals_are_live_and_stored(tmp_path: Path) -> None:
    out = tmp_path / "hasil.xlsx"
    write(book(), out)

    def total(stored: bool) -> Any:
        rows = openpyxl.load_workbook(out, data_only=stored)["Kecamatan"].iter_rows(values_only=True)
        return next(row for row in rows if row[1] == "Jumlah")

    assert str(total(stored=False)[2]).startswith("=SUBTOTAL(109,")
    assert total(stored=True)[2] == 228_112
    assert total(stored=True)[4] == 399_073
