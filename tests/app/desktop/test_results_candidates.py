"""Candidates and turnout on the results page: a party opened to its own votes and candidates, each led to its cells."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from app.desktop.shell import Shell
from app.intake.plan import ImportRequest
from app.intake.run import apply_plans, plan_file
from app.results.records import ElectionKey
from tests.journeys.test_council_journey import DISTRICTS, areas_as_columns

Wait = Callable[[Callable[[], object]], None]
pytestmark = pytest.mark.window

_PRESIDENT = """kelurahan,DPT L,DPT P,01,02,Suara Sah,Suara Tidak Sah
Babakan,400,500,100,200,300,5
Sempur,300,350,110,210,320,6
"""


@pytest.fixture
def page(shell: Shell, tmp_path: Path, wait_until: Wait) -> Any:
    book = openpyxl.Workbook()
    for district in DISTRICTS:
        areas_as_columns(book.create_sheet(f"Dapil {district}"), district, ())
    path = tmp_path / "rekap contoh buatan.xlsx"
    book.save(path)
    apply_plans(shell.session.cabinet, [plan_file(shell.session.cabinet, ImportRequest(path))])
    found: Any = shell.go("results")
    wait_until(lambda: found.model.view is not None and not shell.session.lookups.busy)
    return found


def lines(page: Any) -> list[tuple[str, ...]]:
    return [row.cells for row in page.candidates.list._rows.page(0, 99)]


def open_party(page: Any, wait_until: Wait, party: int) -> None:
    page.show_candidates(party)
    wait_until(lambda: page.candidates.list is not None and page.model.candidates.party == party)


def test_a_party_leads_to_its_candidates_by_district(page: Any, wait_until: Wait) -> None:
    page.table.list.choose_cell(0, "c1")
    wait_until(lambda: page.details.figure is not None)
    words = [child.cget("text") for child in page.details.figure.winfo_children() if child.winfo_class() == "TButton"]
    assert "Suara partai dan calonnya" in words
    open_party(page, wait_until, 1)
    view = page.model.candidates.view
    whole = {row[0]: row[1] for row in lines(page)}
    assert (whole["Partai dan calon"], whole["Suara partai"]) == ("138", "43")
    names = [row[0] for row in lines(page)]
    assert names[2:] == ["Dapil Kota Bogor 1", "01 ANI", "02 BUDI", "Dapil Kota Bogor 2", "01 DODI", "02 EKO"]
    assert sum(view.root.parts) == view.root.votes[0] == 138


def test_a_candidate_of_the_whole_is_followed_into_the_district(page: Any, wait_until: Wait) -> None:
    open_party(page, wait_until, 1)
    for name in ("01 ANI", "01 DODI"):
        at = [row[0] for row in lines(page)].index(name)
        page.candidates.list.choose_cell(at, "whole")
        wait_until(lambda name=name: page.details.figure and name[3:] in page.details.figure.story.figure.title)
        assert str(page.details.traced.value) == lines(page)[at][1]
        assert {cell.sheet for cell in page.details.traced.cells} == {"Dapil 1" if name == "01 ANI" else "Dapil 2"}
    page.candidates.list.choose_cell(1, "whole")
    wait_until(lambda: "Suara partai" in page.details.figure.story.figure.title)
    assert page.details.traced.value == 43


def test_the_tab_of_candidates_goes_where_there_are_none(
    page: Any, shell: Shell, tmp_path: Path, wait_until: Wait
) -> None:
    open_party(page, wait_until, 2)
    path = tmp_path / "pilpres.csv"
    path.write_text(_PRESIDENT, encoding="utf-8")
    request = ImportRequest(path, election=ElectionKey.parse("ppwp-2019"), area="32.71.03", source="rekap")
    apply_plans(shell.session.cabinet, [plan_file(shell.session.cabinet, request)])
    page.refresh()
    wait_until(lambda: len(page.model.listed) == 2)
    page.model.choose(next(line for line in page.model.listed if line.election.year == 2019))
    wait_until(lambda: page.model.view.election.year == 2019)
    assert (page.tabs.current, page.model.view.divided) == ("table", ())
    page.tabs.open("chart")
    ways = page.chart.origins.winfo_children()
    assert [way.cget("text") for way in ways] == ["Suara sah", "Suara tidak sah", "Pemilih dalam DPT"]
    ways[2].invoke()
    wait_until(lambda: page.details.figure is not None)
    assert (page.details.traced.value, len(page.details.traced.cells)) == (1550, 4)
