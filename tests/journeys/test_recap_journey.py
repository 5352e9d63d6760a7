"""A recap workbook on its way: planned with one slip at a time, applied, read again by area, traced to its cell."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal

import openpyxl
import pytest

from app.cabinet import open_cabinet
from app.intake.plan import ImportPlan, ImportRequest
from app.intake.run import apply_plans, plan_file
from app.results import reading
from app.results.records import ElectionKey
from app.store import Cabinet
from importers.records import Level, Severity, cell_name
from tests.importers.kpu_families import da1_president_2019, daa1_president_2019, dhasil_council_2024
from tests.importers.kpu_forms import PARTIES_2024, Form, Key, fill
from tests.importers.kpu_pages import Layout, Typed, typed

Way = Literal["stacked", "sheets"]


@pytest.fixture
def cabinet(tmp_path: Path) -> Iterator[Cabinet]:
    with open_cabinet(tmp_path / "lemari", write=True, create=True, who="Sari") as opened:
        yield opened


def _write(path: Path, sheets: list[Typed]) -> Path:
    workbook = openpyxl.Workbook()
    cover = workbook.active
    assert cover is not None
    cover.title = "Sampul"
    for sheet in sheets:
        page = workbook.create_sheet(sheet.name)
        for number, row in enumerate(sheet.rows, 1):
            for column, value in enumerate(row, 1):
                if value is not None:
                    page.cell(number, column, value)
        for first, left, last, right in sheet.merges:
            page.merge_cells(start_row=first, start_column=left, end_row=last, end_column=right)
    notes = workbook.create_sheet("Kejadian Khusus")
    notes.append(["CATATAN KEJADIAN KHUSUS DAN/ATAU KEBERATAN SAKSI"])
    notes.append(["Pukul 10.15 saksi meminta perbaikan penulisan; telah diperbaiki di hadapan semua saksi."])
    workbook.save(path)
    return path


def _told(plan: ImportPlan) -> list[tuple[str, str | None, str | None]]:
    return [(each.code, each.sheet, each.cell) for each in plan.problems if each.severity is not Severity.INFO]


def _type_over(sheets: list[Typed], name: str, key: Key, change: Callable[[int], object]) -> tuple[str, str]:
    """Change a number in the first sheet that has it, and return its sheet and cell."""
    sheet = next(each for each in sheets if (name, key) in each.cells)
    row, column = sheet.cells[name, key]
    value = sheet.rows[row - 1][column - 1]
    assert isinstance(value, int)
    sheet.rows[row - 1][column - 1] = change(value)  # type: ignore[call-overload]
    return sheet.name, cell_name(row, column)


SLIPS: dict[str, tuple[str | None, Key, Callable[[int], object], str]] = {
    "the final sum": ("JUMLAH AKHIR", "valid", lambda value: value + 100, "check9_differs"),
    "what is carried": ("JUMLAH PINDAHAN", "valid", lambda value: value + 100, "carried_differs"),
    "L + P": (None, "voted_dpt", lambda value: value + 1, "check_crossing"),
    "valid votes": (None, "valid", lambda value: value + 1, "check_crossing"),
    "a decimal": (None, "cast", lambda value: value / 1000, "decimal_looks_like_thousands"),
    "a blank": (None, 1, lambda value: None, "check_blank"),
    "words": (None, "invalid", lambda value: "dua puluh", "not_a_number"),
}


@pytest.mark.parametrize("slip", SLIPS)
def test_one_slip_is_one_problem_at_its_cell(slip: str, tmp_path: Path) -> None:
    name, key, change, code = SLIPS[slip]
    sheets = typed(fill(da1_president_2019(), 3), Layout(per_page=6, carried="both"))
    cell = _type_over(sheets, name or "CIPAKU", key, change)

    plan = plan_file(None, ImportRequest(_write(tmp_path / "hasil.xlsx", sheets)))

    assert _told(plan) == [(code, *cell)]


@pytest.mark.parametrize(
    ("key", "name"), [((3, 2), "a candidate"), ("own3", "the party itself"), (3, "the sum of both")], ids=str
)
def test_a_slip_in_a_party_is_told_where_row_and_column_cross(key: Key, name: str, tmp_path: Path) -> None:
    sheets = typed(fill(dhasil_council_2024(), 3), Layout(per_page=4))
    cell = _type_over(sheets, "BOGOR UTARA", key, lambda value: value + 9)

    plan = plan_file(None, ImportRequest(_write(tmp_path / "hasil.xlsx", sheets)))

    assert _told(plan) == [("check_crossing", *cell)], name


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_on_a_page_that_is_a_sheet_is_told_at_its_cell_and_at_most_where_it_was_carried_to(
    slip: str, tmp_path: Path
) -> None:
    name, key, change, _ = SLIPS[slip]
    sheets = typed(fill(daa1_president_2019(), 3), Layout(per_page=6, way="sheets"))
    cell = _type_over(sheets, name or "TPS 009", key, change)
    final = sheets[-1].cells["JUMLAH AKHIR", key]

    plan = plan_file(None, ImportRequest(_write(tmp_path / "hasil.xlsx", sheets)))

    assert cell in [told[1:] for told in _told(plan)]
    assert {told[1:] for told in _told(plan)} <= {cell, (sheets[-1].name, cell_name(*final))}


@pytest.mark.parametrize("way", ["stacked", "sheets"])
def test_a_council_recap_is_kept_and_every_figure_of_it_shown(way: Way, cabinet: Cabinet, tmp_path: Path) -> None:
    form: Form = fill(dhasil_council_2024(), 5)
    sheets = typed(form, Layout(per_page=4, way=way))
    path = _write(tmp_path / "buku baru.xlsx", sheets)

    plan = plan_file(cabinet, ImportRequest(path))
    apply_plans(cabinet, [plan])

    assert _told(plan) == []
    assert plan.figures == len(form.keys) * len(form.areas)
    used = [verdict.name for verdict in plan.sheets if verdict.used]
    assert (used, plan.sheets[0].why, plan.sheets[-1].why) == (
        [sheet.name for sheet in sheets],
        "sheet_empty",
        "notes_sheet",
    )
    election = ElectionKey.parse("pdprdk-2024")
    view = reading.show(cabinet, election, level=Level.SUBDISTRICT)
    shown = {area.name.upper(): area.votes for area in view.areas}
    assert shown == {
        area: tuple(figures[number] for number in PARTIES_2024)
        for area, figures in zip(form.areas, form.figures, strict=True)
    }
    found = reading.trace(cabinet, election, area="32.71.05", contestant="3.2")
    name = next(each for each in form.areas if each == "BOGOR UTARA")
    sheet, cell = _cell_of(sheets, name, (3, 2))
    assert [(each.sheet, each.cell) for each in found.cells] == [(sheet, cell)]


def _cell_of(sheets: list[Typed], name: str, key: Key) -> tuple[str, str]:
    sheet = next(each for each in sheets if (name, key) in each.cells)
    return sheet.name, cell_name(*sheet.cells[name, key])
