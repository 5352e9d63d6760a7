"""Mappings remembered by the shape of the header: kept with an import, offered for the next year's file, refused."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from app.cabinet import open_cabinet
from app.intake.plan import ImportPlan, ImportRequest
from app.intake.run import apply_plans, plan_file
from app.results.records import ElectionKey, ElectionKind
from app.store import Cabinet
from importers.mapping import Label, LineLabel, Mapping, SheetMapping

_HEAD = ("X0", "X1", "X2", "X3")
_LABELS = (("A", "area:kecamatan"), ("B", "contestant:1"), ("C", "contestant:2"), ("D", "measure:valid"))
_VOTES = (("Bogor Selatan", 43065, 75413), ("Bogor Timur", 24636, 36995), ("Bogor Tengah", 26735, 38646))


def written(path: Path, sheet: str, *, head: tuple[str | None, ...] = _HEAD, titles: int = 1) -> Path:
    """Write a table under a header that nothing tells; its columns stand in the order of ``head``."""
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.title = sheet
    for number in range(titles):
        page.append([f"Judul {number}"])
    page.append(list(head))
    for name, one, two in _VOTES:
        cells = dict(zip(_HEAD, (name, one, two, one + two), strict=True))
        page.append([cells.get(column or "") for column in head])
    book.save(path)
    return path


def mapped(name: str, *labels: tuple[str, str]) -> Mapping:
    """Return a mapping of one sheet, each label with the heading that it is on."""
    lines = tuple(
        LineLabel(line, Label.parse(label), heading)
        for (line, label), heading in zip(labels or _LABELS, _HEAD, strict=False)
    )
    return Mapping((SheetMapping(name, lines=lines),))


def request(path: Path, year: int, mapping: Mapping | None = None) -> ImportRequest:
    return ImportRequest(path, election=ElectionKey(ElectionKind("ppwp"), year), area="32.71", mapping=mapping)


@pytest.fixture
def first(cabinet: Cabinet, tmp_path: Path) -> ImportPlan:
    """Import the file of 2019 by a mapping and return its plan."""
    path = written(tmp_path / "rekap 2019.xlsx", "Rekap 2019")
    plan = plan_file(cabinet, request(path, 2019, mapped("Rekap 2019")))
    assert apply_plans(cabinet, [plan]) == 1
    return plan


def test_a_mapping_is_offered_for_next_years_file(cabinet: Cabinet, first: ImportPlan, tmp_path: Path) -> None:
    path = written(tmp_path / "rekap 2024.xlsx", "Rekap 2024", head=("X0", "X2", None, "X1", "X3"), titles=3)

    plan = plan_file(cabinet, request(path, 2024))

    assert first.summary["mapping"] == {"labels": 4, "remembered": False, "made_for": None}
    assert plan.summary["mapping"] == {"labels": 4, "remembered": True, "made_for": "rekap 2019.xlsx"}
    assert [problem.code for problem in plan.problems] == ["mapping_remembered"]
    assert plan.counts == first.counts
    assert {who["number"]: who["total"] for who in plan.summary["contestants"]} == {1: 94436, 2: 151054}


def test_the_clerk_can_refuse_it(cabinet: Cabinet, first: ImportPlan, tmp_path: Path) -> None:
    path = written(tmp_path / "rekap 2024.xlsx", "Rekap 2024")

    refused = plan_file(cabinet, replace(request(path, 2024), remembered=False))

    assert first.counts.new == 9
    assert refused.figures == 0
    assert refused.summary["mapping"] is None


def test_an_own_mapping_goes_before_the_remembered_one(cabinet: Cabinet, first: ImportPlan, tmp_path: Path) -> None:
    path = written(tmp_path / "rekap 2024.xlsx", "Rekap 2024")
    own = mapped("Rekap 2024", ("A", "area:kecamatan"), ("B", "contestant:3"), ("C", "contestant:2"))

    plan = plan_file(cabinet, request(path, 2024, own))

    assert first.figures
    assert [who["number"] for who in plan.summary["contestants"]] == [3, 2]
    assert "mapping_remembered" not in [problem.code for problem in plan.problems]


def test_a_mapping_used_again_takes_the_place_of_the_former(
    cabinet: Cabinet, first: ImportPlan, tmp_path: Path
) -> None:
    own = mapped("Rekap 2019", ("A", "area:kecamatan"), ("B", "contestant:3"), ("C", "contestant:2"))
    again = written(tmp_path / "lagi.xlsx", "Rekap 2019")
    apply_plans(cabinet, [plan_file(cabinet, request(again, 2019, own))])

    plan = plan_file(cabinet, request(written(tmp_path / "rekap 2024.xlsx", "Lain"), 2024))

    assert first.figures
    assert cabinet.connection().execute("SELECT count(*) FROM mapping_memory").fetchone() == (1,)
    assert plan.summary["mapping"]["made_for"] == "lagi.xlsx"
    assert plan.summary["contestants"][0]["number"] == 3


def test_undo_takes_the_memory_back_and_redo_gives_it_again(
    cabinet: Cabinet, first: ImportPlan, tmp_path: Path
) -> None:
    path = written(tmp_path / "rekap 2024.xlsx", "Rekap 2024")
    cabinet.undo()
    forgotten = plan_file(cabinet, request(path, 2024))
    cabinet.redo()
    known = plan_file(cabinet, request(path, 2024))

    assert (first.figures, forgotten.figures, known.figures) == (9, 0, 9)


def test_a_file_laid_out_otherwise_gets_no_mapping(cabinet: Cabinet, first: ImportPlan, tmp_path: Path) -> None:
    path = written(tmp_path / "lain.xlsx", "Rekap 2024")
    book = openpyxl.load_workbook(path)
    for at, heading in enumerate(("Kecamatan", "DPT", "Pengguna", "Sisa"), 1):
        book["Rekap 2024"].cell(2, at, heading)
    book.save(path)

    assert first.figures
    assert plan_file(cabinet, request(path, 2024)).summary["mapping"] is None


def test_a_table_without_a_header_is_known_by_what_its_columns_hold(cabinet: Cabinet, tmp_path: Path) -> None:
    header = replace(
        mapped("S").sheets[0], header_rows=(), lines=tuple(LineLabel(a, Label.parse(b)) for a, b in _LABELS)
    )
    bare = (None, None, None, None)
    for year in (2019, 2024):
        path = written(tmp_path / f"{year}.xlsx", "S", titles=0)
        book = openpyxl.load_workbook(path)
        for at, cell in enumerate(bare, 1):
            book["S"].cell(1, at).value = cell
        book.save(path)
    apply_plans(cabinet, [plan_file(cabinet, request(tmp_path / "2019.xlsx", 2019, Mapping((header,))))])

    plan = plan_file(cabinet, request(tmp_path / "2024.xlsx", 2024))

    assert plan.summary["mapping"]["remembered"] is True
    assert plan.counts.new == 9


def test_an_older_cabinet_that_is_only_read_remembers_nothing(cabinet: Cabinet, tmp_path: Path) -> None:
    cabinet.connection().execute("DROP TABLE mapping_memory")
    path = written(tmp_path / "rekap.xlsx", "Rekap")
    assert plan_file(cabinet, request(path, 2024)).summary["mapping"] is None
    cabinet.close()
    with open_cabinet(tmp_path / "lemari", write=True) as opened:
        assert opened.connection().execute("SELECT count(*) FROM mapping_memory").fetchone() == (0,)
