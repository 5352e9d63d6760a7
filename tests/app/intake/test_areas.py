"""Lists of areas: read, planned, stored before the country's list, and undone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.intake.areas.planning import apply, plan_workbook
from app.intake.plan import Counts, ImportPlan, ImportRequest
from app.intake.results.planning import apply as apply_results
from app.intake.results.planning import plan_results
from app.messages import sentence
from app.results import reading
from app.results.tables import ROOM
from app.store import Cabinet
from importers.areas import read_areas
from importers.grid import read_workbook
from importers.kind import guess_kind
from importers.records import Kind, Level
from tests.app.results import conftest as made
from tests.app.results.conftest import PRESIDENT, table

LIST = "kode,nama\n32,Jawa Barat\n32.71,Kota Bogor\n32.71.01,Bogor Selatan\n32.71.01.1001,Batu Tulis Baru\n"


@pytest.fixture
def cabinet(tmp_path: Path) -> Iterator[Cabinet]:
    with Cabinet.open(tmp_path / "lemari", (ROOM,), create=True, who="Sari") as opened:
        yield opened


def plan(cabinet: Cabinet | None, folder: Path, text: str) -> ImportPlan:
    path = folder / "wilayah.csv"
    path.write_text(text, encoding="utf-8")
    return plan_workbook(cabinet, read_workbook(path), ImportRequest(path))


def do(cabinet: Cabinet, planned: ImportPlan) -> None:
    with cabinet.act("import_files", names="wilayah.csv", figures=0) as act:
        apply(act, cabinet, planned)


def test_a_list_becomes_areas_and_is_the_same_again(cabinet: Cabinet, tmp_path: Path) -> None:
    planned = plan(cabinet, tmp_path, LIST)
    assert (planned.counts, planned.kind, planned.refusal) == (Counts(new=4), Kind.AREAS, None)
    assert planned.summary["levels"] == {"provinsi": 1, "kabko": 1, "kecamatan": 1, "kelurahan": 1}
    do(cabinet, planned)
    assert plan(cabinet, tmp_path, LIST).counts == Counts(same=4)
    renamed = plan(cabinet, tmp_path, LIST.replace("Batu Tulis Baru", "Batutulis"))
    assert renamed.counts == Counts(changed=1, same=3)
    do(cabinet, renamed)
    cabinet.undo()
    cabinet.undo()
    assert cabinet.connection().execute("SELECT count(*) FROM area").fetchone() == (0,)


def test_what_the_office_keeps_comes_before_the_countrys_list(cabinet: Cabinet, tmp_path: Path) -> None:
    do(cabinet, plan(cabinet, tmp_path, LIST))
    rows = [(("BOGOR SELATAN", "BATU TULIS BARU"), (1, 2)), (("BOGOR TIMUR", "BARANANGSIANG"), (3, 4))]
    planned = plan_results(cabinet, made.reading(table(rows)), made.request())
    with cabinet.act("import_files", names="hasil.xlsx", figures=planned.figures) as act:
        apply_results(act, cabinet, planned)
    view = reading.show(cabinet, PRESIDENT, level=Level.VILLAGE)
    assert [(area.name, area.code) for area in view.areas] == [
        ("Batu Tulis Baru", "32.71.01.1001"),
        ("Baranangsiang", "32.71.02.1002"),
    ]


def test_rows_that_are_no_areas_are_refused_with_their_cells(tmp_path: Path) -> None:
    text = LIST + "abc,Entah\n32.71.01.1001,Lain\n32.71.01.1001,Batu Tulis Baru\n99.99.01,Tanpa Induk\n32.71.02,\n"
    planned = plan(None, tmp_path, text)
    assert planned.counts == Counts(new=4, duplicate=1, refused=4)
    assert {(problem.code, problem.cell) for problem in planned.problems} == {
        ("area_code_odd", "A6"),
        ("area_twice", "A7"),
        ("area_twice", "A8"),
        ("area_parent_unknown", "A9"),
        ("area_name_missing", "A10"),
    }
    for problem in planned.problems:
        assert "{" not in sentence(problem.code, problem.data)


def test_a_workbook_without_a_list_is_refused(tmp_path: Path) -> None:
    planned = plan(None, tmp_path, "nama,alamat\nAni,Jalan A\n")
    assert planned.refusal == ("no_areas", {"name": "wilayah.csv"})
    assert [(sheet.used, sheet.why) for sheet in planned.sheets] == [(False, "areas_not_found")]


def test_the_ministrys_list_of_kota_bogor(shared_data: Path) -> None:
    workbook = read_workbook(shared_data / "wilayah_3271.csv")
    assert guess_kind(workbook) is Kind.AREAS
    found = read_areas(workbook)
    assert len(found.rows) == 76
    assert found.problems == ()
    assert sum(row.level is Level.VILLAGE for row in found.rows) == 68
