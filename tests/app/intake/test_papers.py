"""Figures and the dossier of their signed paper, joined by a number that each room knows as text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.archive import dossiers
from app.cabinet import open_cabinet
from app.intake.papers import signed as papers
from app.intake.plan import ImportRequest
from app.intake.run import apply_plans, plan_file
from app.results import reading, sources
from app.results.records import ElectionKey
from app.results.sources import SourceChange
from app.store import Cabinet

ROWS = "kecamatan,kelurahan,01,02\nBogor Tengah,Babakan,100,200\nBogor Tengah,Sempur,110,{0}\n"


@pytest.fixture
def cabinet(tmp_path: Path) -> Iterator[Cabinet]:
    with open_cabinet(tmp_path / "lemari", write=True, create=True, who="Sari") as opened:
        with opened.act("x") as act:
            dossiers.create(act, opened, number="0012", title="Berita acara", year_from=2019)
        yield opened


def take(cabinet: Cabinet, folder: Path, name: str, *, dossier: str | None, value: int = 210) -> list[str]:
    path = folder / f"{name}.csv"
    path.write_text(ROWS.format(value), encoding="utf-8")
    election = ElectionKey.parse("ppwp-2019")
    plan = plan_file(cabinet, ImportRequest(path, election=election, area="32.71", source=name, dossier=dossier))
    apply_plans(cabinet, [plan])
    return [problem.code for problem in plan.problems]


def test_each_delivery_keeps_the_dossier_of_its_own_paper(cabinet: Cabinet, tmp_path: Path) -> None:
    assert "dossier_not_kept" not in take(cabinet, tmp_path, "rekap", dossier="12")
    assert "dossier_not_kept" in take(cabinet, tmp_path, "rekap", dossier="99", value=211)
    assert [(one.source_name, one.figures) for one in papers.figures_of(cabinet, "0012")] == [("rekap", 4)]
    assert [(one.source_name, one.figures) for one in papers.figures_of(cabinet, "99")] == [("rekap", 1)]
    assert papers.figures_of(cabinet, "7") == []
    cabinet.undo()
    assert papers.figures_of(cabinet, "99") == []


def test_a_dossier_is_found_by_its_number_and_none_is_no_fault(cabinet: Cabinet, tmp_path: Path) -> None:
    found = papers.dossier_of(cabinet, "12")
    assert found is not None
    assert found.title == "Berita acara"
    assert papers.dossier_of(cabinet, "99") is None
    assert papers.problems(cabinet, None) == ()
    assert take(cabinet, tmp_path, "situng", dossier=None) == []


def test_a_number_that_is_put_right_holds_for_the_figures_that_came_under_it(cabinet: Cabinet, tmp_path: Path) -> None:
    take(cabinet, tmp_path, "rekap", dossier="21")
    (source,) = [line.source.id for line in reading.list_results(cabinet)]
    change = SourceChange(dossier="12")
    with cabinet.act("change_source", source="rekap", election="x") as act:
        sources.change(act, cabinet, source, change)
    assert papers.figures_of(cabinet, "21") == []
    assert [one.figures for one in papers.figures_of(cabinet, "12")] == [4]
    with cabinet.act("change_source", source="rekap", election="x") as act:
        sources.change(act, cabinet, source, SourceChange(dossier=""))
    assert papers.figures_of(cabinet, "12") == []
    cabinet.undo()
    cabinet.undo()
    assert [one.figures for one in papers.figures_of(cabinet, "21")] == [4]
