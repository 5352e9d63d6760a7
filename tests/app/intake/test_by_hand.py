"""A recap typed from paper: what stands in the grid comes into the cabinet as any file does, figure by figure."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from app.cabinet import open_cabinet
from app.errors import AppError
from app.intake import by_hand
from app.intake.by_hand import HandColumn, HandFrame, HandRow, HandSheet
from app.intake.by_hand import file as by_hand_file
from app.intake.run import apply_plans, plan_file
from app.messages import sentence
from app.results import reading
from app.results.records import ElectionKey, Status, Way
from app.store import Cabinet
from importers.records import Level, Severity

KEY = ElectionKey.parse("ppwp-2009")
FRAME = HandFrame(KEY, "32.71", Level.SUBDISTRICT, "DA1", Status.FINAL, "DA1", "0012")
NAMES = ("ANWAR", "BUDI", "CITRA", "DEWI", "EKO", "FITRI", "GUNTUR", "HASAN", "INDAH", "JOKO", "KARTIKA", "LESTARI")
ALL_FIELDS = tuple(field for group in by_hand.MEASURES.values() for field in group)


@pytest.fixture
def cabinet(tmp_path: Path) -> Iterator[Cabinet]:
    with open_cabinet(tmp_path / "lemari", write=True, create=True, who="Siti") as opened:
        yield opened


def sheet_of(cabinet: Cabinet, frame: HandFrame = FRAME, **how: object) -> HandSheet:
    """Return a consistent recap: valid = contestants, cast = valid + invalid."""
    rows = by_hand.rows_of(cabinet, frame.area, frame.level)
    columns = by_hand.columns_of(cabinet, frame, ["votes"])
    stand = sum(column.field is None for column in columns)
    values = []
    for at, _row in enumerate(rows, 1):
        votes = [100 * at + place for place in range(stand)]
        values.append((*votes, sum(votes), at, sum(votes) + at))
    printed = tuple(sum(column) for column in zip(*values, strict=True))
    return replace(HandSheet(frame, columns, rows, tuple(values), printed), **how)  # type: ignore[arg-type]


def test_the_grid_knows_areas_and_contestants(cabinet: Cabinet) -> None:
    sheet = sheet_of(cabinet)
    assert [row.name for row in sheet.rows] == [
        *("Bogor Selatan", "Bogor Timur", "Bogor Tengah", "Bogor Barat", "Bogor Utara", "Tanah Sareal"),
    ]
    assert [column.number for column in sheet.columns if column.field is None] == [1, 2, 3]
    assert [column.field for column in sheet.columns[3:]] == ["valid", "invalid", "cast"]
    by_sex = by_hand.columns_of(cabinet, FRAME, ["disabled"], by_sex=True)
    assert [column.field for column in by_sex[3:6]] == [
        *("disabled_registered_l", "disabled_registered_p", "disabled_registered"),
    ]


def test_kelurahan_stand_under_their_kecamatan(cabinet: Cabinet) -> None:
    rows = by_hand.rows_of(cabinet, "32.71", Level.VILLAGE)
    assert len(rows) == 68
    assert rows[0].path == ((Level.SUBDISTRICT, "Bogor Selatan"), (Level.VILLAGE, rows[0].name))
    assert rows[0].within == "Bogor Selatan"


def test_a_consistent_recap_has_no_fault_and_a_slip_is_found_at_its_cell(cabinet: Cabinet) -> None:
    sheet = sheet_of(cabinet)
    assert by_hand.faults(sheet) == []
    row = list(sheet.values[2])
    row[5] += 9
    wrong = replace(sheet, values=(*sheet.values[:2], tuple(row), *sheet.values[3:]))
    found = by_hand.faults(wrong)
    assert (2, 5) in [(fault.row, fault.column) for fault in found]
    printed = replace(sheet, printed=(*sheet.printed[:1], (sheet.printed[1] or 0) + 1, *sheet.printed[2:]))
    assert [(fault.row, fault.column) for fault in by_hand.faults(printed)] == [(len(sheet.rows), 1)]


def test_rows_not_begun_are_no_faults(cabinet: Cabinet) -> None:
    sheet = sheet_of(cabinet)
    begun = replace(sheet, values=(sheet.values[0], *((None,) * len(sheet.columns),) * 5), printed=(None,) * 6)
    assert by_hand.faults(begun) == []


def test_what_was_typed_comes_in_with_its_paper(cabinet: Cabinet, tmp_path: Path) -> None:
    sheet = sheet_of(cabinet)
    request = by_hand_file.write(cabinet, sheet, tmp_path)
    assert request.way is Way.HAND
    plan = plan_file(cabinet, request)
    assert plan.counts.new == sheet.filled
    assert [problem for problem in plan.problems if problem.severity is not Severity.INFO] == []
    batch = apply_plans(cabinet, [plan])
    view = reading.show(cabinet, KEY, level=Level.SUBDISTRICT)
    assert {area.name: area.votes for area in view.areas} == {
        row.name: values[:3] for row, values in zip(sheet.rows, sheet.values, strict=True)
    }
    assert view.source.form == "DA1"
    assert view.source.dossier == "0012"
    cell = reading.trace(cabinet, KEY, area="32.71.01", contestant="2").cells[0]
    assert cell.way is Way.HAND
    assert cell.kept is not None
    assert (cabinet.folder / cell.kept).is_file()
    book = openpyxl.load_workbook(request.path)
    assert book[cell.sheet][cell.cell].value == cell.value == sheet.values[0][1]
    again = by_hand.kept_values(cabinet, FRAME, sheet.rows, sheet.columns)
    assert again == sheet.values
    cabinet.undo(batch)
    assert by_hand.kept_values(cabinet, FRAME, sheet.rows, sheet.columns) == ((None,) * 6,) * 6


def test_typing_goes_on_another_day(cabinet: Cabinet, tmp_path: Path) -> None:
    whole = sheet_of(cabinet)
    blank = (None,) * 6
    first = replace(whole, values=(*whole.values[:2], *(blank,) * 4), printed=blank)
    apply_plans(cabinet, [plan_file(cabinet, by_hand_file.write(cabinet, first, tmp_path))])
    plan = plan_file(cabinet, by_hand_file.write(cabinet, whole, tmp_path / "more"))
    assert (plan.counts.new, plan.counts.same, plan.counts.changed) == (24, 12, 0)


def test_stations_of_a_kelurahan(cabinet: Cabinet, tmp_path: Path) -> None:
    frame = replace(FRAME, area="32.71.01.1001", level=Level.STATION)
    rows = by_hand.rows_of(cabinet, frame.area, Level.STATION, stations=3)
    assert [row.name for row in rows] == ["001", "002", "003"]
    columns = (HandColumn(1, name="MEGAWATI"), HandColumn(2, name="YUDHOYONO"))
    sheet = HandSheet(frame, columns, rows, ((1, 2), (3, 4), (0, 5)), (4, 11))
    plan = plan_file(cabinet, by_hand_file.write(cabinet, sheet, tmp_path))
    assert plan.counts == replace(plan.counts, new=6, refused=0)
    apply_plans(cabinet, [plan])
    view = reading.show(cabinet, KEY, level=Level.STATION)
    assert [area.votes[:2] for area in view.areas] == [(1, 2), (3, 4), (0, 5)]


@pytest.mark.parametrize(
    ("area", "level"), [("32.71", Level.REGENCY), ("32.71", Level.STATION), ("99.99", Level.VILLAGE)]
)
def test_a_level_that_is_not_inside_is_refused_in_a_sentence(cabinet: Cabinet, area: str, level: Level) -> None:
    with pytest.raises(AppError) as refused:
        by_hand.rows_of(cabinet, area, level)
    assert sentence(refused.value.code, refused.value.data)


def test_nothing_typed_is_refused(cabinet: Cabinet, tmp_path: Path) -> None:
    sheet = sheet_of(cabinet)
    empty = replace(sheet, values=((None,) * 6,) * 6, printed=(None,) * 6)
    with pytest.raises(AppError, match="hand_nothing_typed"):
        by_hand_file.write(cabinet, empty, tmp_path)
    assert list(tmp_path.glob("*.xlsx")) == []


@hypothesis_settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    fields=st.lists(st.sampled_from(ALL_FIELDS), unique=True, max_size=8),
    stand=st.integers(1, 12),
    blanks=st.floats(0, 0.5),
    seed=st.integers(0, 10**6),
)
def test_every_grid_comes_back_as_it_was_typed(
    cabinet: Cabinet, tmp_path: Path, fields: list[str], stand: int, blanks: float, seed: int
) -> None:
    """Whatever columns and blanks: the plan holds just what was typed, under the same contestants and measures."""
    chance = random.Random(seed)  # noqa: S311 - figures, no secrets
    columns = (
        *(HandColumn(number, name=name) for number, name in enumerate(NAMES[:stand], 1)),
        *(HandColumn(field=field) for field in fields),
    )
    rows = by_hand.rows_of(cabinet, "32.71", Level.SUBDISTRICT)
    values = tuple(
        tuple(None if at and chance.random() < blanks else chance.randrange(10**5) for at, _ in enumerate(columns))
        for _ in rows
    )
    sheet = HandSheet(FRAME, columns, rows, values, (None,) * len(columns))
    plan = plan_file(cabinet, by_hand_file.write(cabinet, sheet, tmp_path))
    assert (plan.counts.new, plan.counts.refused) == (sheet.filled, 0)
    told = {who["number"]: who["total"] for who in plan.summary["contestants"]}
    told |= {what["field"]: what["total"] for what in plan.summary["measures"]}
    due = {
        column.number if column.field is None else column.field: sum(row[place] or 0 for row in values)
        for place, column in enumerate(columns)
    }
    assert {key: total for key, total in told.items() if total} == {key: total for key, total in due.items() if total}


def test_a_row_of_an_area_nobody_knows_is_told(cabinet: Cabinet, tmp_path: Path) -> None:
    sheet = sheet_of(cabinet)
    strange = HandRow(((Level.SUBDISTRICT, "Bogor Lama"),))
    sheet = replace(sheet, rows=(*sheet.rows, strange), values=(*sheet.values, (1, 2, 3, 6, 0, 6)), printed=(None,) * 6)
    plan = plan_file(cabinet, by_hand_file.write(cabinet, sheet, tmp_path))
    assert plan.counts.refused == 6
    assert plan.counts.new == 36


#: An election whose parties no list has.
COUNCIL = ElectionKey.parse("pdprdk-2004")
VILLAGES = HandFrame(COUNCIL, "32.71", Level.VILLAGE, "DA-1", Status.FINAL, "DA-1", None)
#: Names that would be read as something else, were their headings to be recognised.
PEOPLE = ("7 MARET", "TOTAL JAYA (SITUNG)", "SAH SUARA", None)


def party_sheet(cabinet: Cabinet) -> HandSheet:
    columns = (
        HandColumn(7, own=True),
        *(HandColumn(7, number, name=name) for number, name in enumerate(PEOPLE, 1)),
        HandColumn(7, name="PARTAI HANURA"),
        HandColumn(field="valid"),
    )
    known = by_hand.rows_of(cabinet, "32.71", Level.VILLAGE)[:3]
    new = HandRow(((Level.SUBDISTRICT, "Bogor Timur"), (Level.VILLAGE, "Cimahpar Lama")), added_in="32.71.02")
    values = tuple((5, row, 2, 3, 4, 14 + row, 14 + row) for row in range(4))
    return HandSheet(VILLAGES, columns, (*known, new), values, tuple(map(sum, zip(*values, strict=True))))


def test_candidates_are_typed_under_their_party_whatever_they_are_called(cabinet: Cabinet, tmp_path: Path) -> None:
    sheet = party_sheet(cabinet)
    assert by_hand.faults(sheet) == []
    plan = plan_file(cabinet, by_hand_file.write(cabinet, sheet, tmp_path))
    assert (plan.hindrance, plan.counts.new) == (None, 28)
    assert [problem.code for problem in plan.problems if problem.severity is not Severity.INFO] == []
    (party,) = plan.summary["contestants"]
    assert (party["name"], party["own"], party["total"]) == ("PARTAI HANURA", 20, 62)
    assert [one["name"] for one in party["candidates"]][:3] == list(PEOPLE[:3])
    apply_plans(cabinet, [plan])
    view = reading.show(cabinet, COUNCIL, party=7)
    assert (view.root.votes, view.root.parts) == ((62,), (20, 6, 8, 12, 16))
    cell = reading.trace(cabinet, COUNCIL, area="32.71.01.1001", contestant="7.2").cells[0]
    assert cell.kept is not None
    assert openpyxl.load_workbook(cabinet.folder / cell.kept)[cell.sheet][cell.cell].value == cell.value == 2
    assert by_hand.kept_values(cabinet, VILLAGES, sheet.rows, sheet.columns)[:3] == sheet.values[:3]


def test_an_area_nobody_knows_is_added_where_the_clerk_said(cabinet: Cabinet, tmp_path: Path) -> None:
    sheet = party_sheet(cabinet)
    apply_plans(cabinet, [plan_file(cabinet, by_hand_file.write(cabinet, sheet, tmp_path))])
    view = reading.show(cabinet, COUNCIL, level=Level.VILLAGE, area="32.71.02")
    assert [(area.name, area.code, area.votes) for area in view.areas] == [("Cimahpar Lama", None, (17,))]
    again = plan_file(cabinet, by_hand_file.write(cabinet, sheet, tmp_path / "lagi"))
    assert (again.counts.new, again.counts.same) == (0, 28)
    assert "Cimahpar Lama" in {row.name for row in by_hand.rows_of(cabinet, "32.71", Level.VILLAGE)}


def test_a_total_on_the_paper_that_differs_is_told_and_changes_no_figure(cabinet: Cabinet, tmp_path: Path) -> None:
    sheet = party_sheet(cabinet)
    sheet = replace(sheet, printed=(*sheet.printed[:-1], 999))
    plan = plan_file(cabinet, by_hand_file.write(cabinet, sheet, tmp_path))
    told = [problem for problem in plan.problems if problem.severity is Severity.WARNING]
    assert [(problem.cell, problem.raw) for problem in told] == [("J10", "999")]
    apply_plans(cabinet, [plan])
    assert reading.show(cabinet, COUNCIL).root.measures["valid"] == sum(row[-1] or 0 for row in sheet.values)
    cell = reading.trace(cabinet, COUNCIL, area="32.71.01.1001", measure="valid").cells[0]
    assert openpyxl.load_workbook(cabinet.folder / str(cell.kept))[cell.sheet]["J10"].value == 999


def test_no_mapping_of_a_typed_sheet_is_remembered_for_files(cabinet: Cabinet, tmp_path: Path) -> None:
    apply_plans(cabinet, [plan_file(cabinet, by_hand_file.write(cabinet, party_sheet(cabinet), tmp_path))])
    assert cabinet.connection().execute("SELECT count(*) FROM mapping_memory").fetchone() == (0,)
