"""KPU's recap forms in full, of every family and laid out in every way, say again what they were made from."""

from __future__ import annotations

from typing import Literal

import pytest
from hypothesis import HealthCheck, given, settings

from importers.records import Level, ResultsReading, Severity, cell_name
from importers.results import read_results
from tests.importers.kpu_families import da1_president_2019, dhasil_council_2024, forms, layouts
from tests.importers.kpu_forms import Form, Key, fill
from tests.importers.kpu_pages import Layout, Typed, typed
from tests.importers.sheets import book, complaints, keys, names, sheet


def _read(sheets: list[Typed]) -> ResultsReading:
    return read_results(book(*(sheet(each.rows, each.name, each.merges) for each in sheets)))


def _figures(reading: ResultsReading) -> dict[tuple[str, Key], int]:
    """Return every figure that was read; none may have been read twice."""
    found: dict[tuple[str, Key], int] = {}
    for table in reading.tables:
        for area, values in zip(table.areas, table.values, strict=True):
            for key, value in zip(keys(table), values, strict=True):
                if value is not None:
                    assert (area.path[-1][1], key) not in found
                    found[area.path[-1][1], key] = value  # type: ignore[index]
    return found


def _truth(form: Form) -> dict[tuple[str, Key], int]:
    return {
        (area, key): figures[key] for area, figures in zip(form.areas, form.figures, strict=True) for key in form.keys
    }


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(forms(), layouts)
def test_a_form_says_again_what_it_was_made_from(form: Form, layout: Layout) -> None:
    sheets = typed(form, layout)

    reading = _read(sheets)

    assert _figures(reading) == _truth(form)
    assert complaints(reading) == []
    assert (reading.election.kind, reading.election.year) == (form.kind, form.year)
    stood = {each.name: each.cells for each in sheets}
    for table in reading.tables:
        for area in table.areas:
            assert (area.level, tuple(name for level, name in area.path[:-1] if level is not Level.DISTRICT)) == (
                form.level,
                form.within,
            )
            for key, subject in zip(keys(table), table.subjects, strict=True):
                assert table.position(area, subject) == stood[table.sheet][area.path[-1][1], key]  # type: ignore[index]


PAGES = ("stacked", "beside", "sheets")


def _told(reading: ResultsReading) -> list[tuple[str, str | None, str | None]]:
    return [(each.code, each.sheet, each.cell) for each in reading.problems if each.severity is not Severity.INFO]


def _slip(sheet: Typed, name: str, key: Key, by: int) -> str:
    """Type a number too high by so much into the last cell of that name, and return the cell."""
    row, column = sheet.cells[name, key]
    value = sheet.rows[row - 1][column - 1]
    assert isinstance(value, int)
    sheet.rows[row - 1][column - 1] = value + by
    return cell_name(row, column)


@pytest.mark.parametrize("way", PAGES)
def test_a_slip_in_what_is_carried_is_told_at_its_cell(way: Literal["stacked", "beside", "sheets"]) -> None:
    sheets = typed(fill(da1_president_2019(), 1), Layout(per_page=6, way=way))
    cell = _slip(sheets[-1], "JUMLAH PINDAHAN", "valid", 10)

    assert _told(_read(sheets)) == [("carried_differs", sheets[-1].name, cell)]


@pytest.mark.parametrize("way", PAGES)
def test_a_slip_of_an_area_carried_to_the_end_is_not_told_on_the_way(
    way: Literal["stacked", "beside", "sheets"],
) -> None:
    sheets = typed(fill(da1_president_2019(), 1), Layout(per_page=6, way=way, carried="both"))
    cell = _slip(sheets[0], "CIPAKU", "valid", 10)

    reading = _read(sheets)

    assert cell in {
        table.cell(area, table.subjects[at])
        for table in reading.tables
        for area in table.areas[1:2]
        for at in range(len(table.subjects))
    }
    final = [("check9_differs", "Hal 3")] if way == "sheets" else []
    assert [told[:2] for told in _told(reading)] == final


def test_a_final_sum_on_the_last_sheet_is_that_of_all_sheets() -> None:
    sheets = typed(fill(dhasil_council_2024(), 1), Layout(per_page=4, way="sheets"))
    cell = _slip(sheets[-1], "JUMLAH AKHIR", (3, 1), 7)

    reading = _read(sheets)

    assert [(each.code, each.cell, each.data["stated"]) for each in reading.problems] == [
        ("check9_differs", cell, reading.problems[0].data["sum"] + 7)  # type: ignore[operator]
    ]


@pytest.mark.parametrize("carried", ["front", "both"])
@pytest.mark.parametrize("lost", [0, 1, 2])
def test_a_page_that_is_not_there_is_told_once(lost: int, carried: Literal["front", "both"]) -> None:
    form = fill(da1_president_2019(), 1)
    sheets = typed(form, Layout(per_page=6, way="sheets", carried=carried))
    del sheets[lost]

    told = _told(_read(sheets))

    if lost < 2:
        assert [each[:2] for each in told] == [("page_missing_before", f"Hal {lost + 2}")]
    else:
        assert [each[:2] for each in told] == ([("page_missing_after", "Hal 2")] if carried == "both" else [])


def test_a_page_goes_on_with_the_head_of_the_sheet_before() -> None:
    form = fill(da1_president_2019(), 1)
    sheets = typed(form, Layout(per_page=6, way="sheets", carried="none"))
    for each in sheets[1:]:
        del each.rows[: next(at for at, row in enumerate(each.rows) if row[:1] == ["NO."])]

    reading = _read(sheets)

    assert {path for table in reading.tables for path in (name[:-1] for name in names(table))} == {form.within}
    assert {area.level for table in reading.tables for area in table.areas} == {Level.VILLAGE}
    assert _figures(reading) == _truth(form)
