"""Names of areas and numbers of contestants decided in the window: by one key, all sure ones at once, taken back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app import settings
from app.desktop.pages.intake.naming import Naming, Numbering
from app.desktop.pages.intake.standing import Step
from app.desktop.pages.intake.state import ImportState
from app.desktop.session import Session
from app.desktop.shell import Shell
from app.results import reading
from app.results.records import ElectionKey
from importers.records import Level

Wait = Callable[[Callable[[], object]], None]

_NAMES = """Kecamatan,Kelurahan,01 Joko Widodo - Ma'ruf Amin,02 Prabowo - Sandiaga Uno
BOGOR BARAT,SINDANGBARANG,10,20
BOGOR BARAT,BUBULOK,1,2
BOGOR TENGGAH,PALEDANG,3,4
BOGOR TENGGAH,SAWAH LEGA,5,6
BOGOR TIMUR,BARANANGSIANG,7,8
"""
_PAIRS = """Pemilihan Wali Kota dan Wakil Wali Kota Bogor 2013
Kecamatan,Anu Bin Fulan - Polan Suryana,Dadap Waru - Sengon Laut
Bogor Selatan,101,102
Bogor Timur,201,202
Bogor Tengah,301,302
"""


@pytest.fixture
def names(tmp_path: Path) -> Path:
    path = tmp_path / "pilpres 2019 kota bogor.csv"
    path.write_text(_NAMES, encoding="utf-8")
    return path


@pytest.fixture
def pairs(tmp_path: Path) -> Path:
    path = tmp_path / "pilwalkot.csv"
    path.write_text(_PAIRS, encoding="utf-8")
    return path


def open_import(session: Session, path: Path, answered: Callable[[], None]) -> ImportState:
    session.settings = session.settings.changed(office_area="32.71")
    settings.save(session.folder, session.settings)
    state = ImportState(session, lambda: None)
    state.choose([path])
    answered()
    assert state.step is Step.SHEET
    return state


def test_names_are_decided_without_a_window(session: Session, names: Path, answered: Callable[[], None]) -> None:
    state = open_import(session, names, answered)
    naming = Naming(state)
    assert [name.path[-1][1] for name in naming.open] == ["BOGOR TENGGAH", "BUBULOK"]
    naming.take_sure()
    answered()
    (new,) = naming.open
    assert new.path[-1][1] == "SAWAH LEGA"
    assert naming.parents(new) == []
    naming.add(new, "Sawah Lega", None)
    answered()
    assert not naming.open
    assert state.file is not None
    assert state.file.plan is not None
    assert (state.file.plan.counts.new, state.file.plan.counts.refused) == (10, 0)
    tengah = next(name for name in naming.names if name.path[-1][0] is Level.SUBDISTRICT)
    naming.leave(tengah)
    answered()
    assert [name.path[-1][1] for name in naming.open] == ["BOGOR TENGGAH"]


def test_decisions_made_while_it_is_planned_are_all_kept(
    session: Session, names: Path, answered: Callable[[], None]
) -> None:
    state = open_import(session, names, answered)
    naming = Naming(state)
    tengah, bubulak = naming.open
    naming.take(tengah, tengah.near[0])
    naming.take(bubulak, bubulak.near[0])
    assert state.busy
    answered()
    assert [name.path[-1][1] for name in naming.open] == ["SAWAH LEGA"]


def test_areas_are_looked_up_by_letters(session: Session, names: Path, answered: Callable[[], None]) -> None:
    naming = Naming(open_import(session, names, answered))
    found: list[list[str]] = []
    bubulak = naming.open[1]
    naming.find("loji", bubulak, lambda areas: found.append([area.name for area in areas]))
    answered()
    assert found[0][0] == "Loji"


def test_numbers_are_given_without_a_window(session: Session, pairs: Path, answered: Callable[[], None]) -> None:
    state = open_import(session, pairs, answered)
    numbering = Numbering(state)
    first, second = numbering.open
    assert numbering.votes(first) == 603
    assert state.missing()
    assert numbering.say(first, "satu", "")
    assert not numbering.say(first, "2", "")
    answered()
    assert "sudah dipakai" in numbering.say(second, "2", "")
    assert not numbering.say(second, "1", "Dadap – Sengon")
    answered()
    assert not numbering.open
    assert not state.missing()
    numbering.leave(second)
    answered()
    assert numbering.open == [second]


@pytest.fixture
def page(shell: Shell, wait_until: Wait) -> Any:
    shell.session.save(office_area="32.71")
    found = shell.go("intake")
    wait_until(lambda: not shell.session.lookups.busy)
    return found


def key(widget: Any, name: str, wait_until: Wait) -> None:
    widget.focus_force()
    wait_until(lambda: widget.focus_get() is widget)
    widget.event_generate(name)


@pytest.mark.window
def test_names_are_approved_by_key_and_the_rest_is_added(
    shell: Shell, page: Any, names: Path, wait_until: Wait
) -> None:
    page.model.choose([names])
    wait_until(lambda: page.model.step is Step.SHEET)
    page.next_button.invoke()
    assert page.shown.tabs.current == "names"
    assert page.shown.name.proposed[0].cget("text").startswith("Bogor Tengah")
    key(page.shown.names.list.tree, "<Return>", wait_until)
    wait_until(lambda: not page.model.busy)
    assert [name.path[-1][1] for name in Naming(page.model).open] == ["BUBULOK", "SAWAH LEGA"]
    page.shown.names.approve_all.invoke()
    wait_until(lambda: not page.model.busy)
    assert page.shown.names.approve_all is None
    search = page.shown.name.search
    search.insert(0, "paba")
    key(search, "<KeyRelease-a>", wait_until)
    wait_until(lambda: [found.name for found in page.shown.name._answers[:1]] == ["Pabaton"])
    key(search, "<Escape>", wait_until)
    wait_until(lambda: page.focus_get() is page.shown.names.list.tree)
    page.shown.name.add.invoke()
    wait_until(lambda: not page.model.busy)
    assert page.shown.name.back is not None
    page.model.go(Step.PLAN)
    page.next_button.invoke()
    wait_until(lambda: page.model.step is Step.DONE)
    shown = reading.show(shell.session.cabinet, ElectionKey.parse("ppwp-2019"), level=Level.VILLAGE)
    assert {area.name for area in shown.areas if any(area.votes)} >= {"Bubulak", "Paledang", "Sawah Lega"}


@pytest.mark.window
def test_a_problem_leads_to_the_name_that_is_to_be_decided(page: Any, names: Path, wait_until: Wait) -> None:
    page.model.choose([names])
    wait_until(lambda: page.model.step is Step.SHEET and not page.model.busy)
    page.model.go(Step.PROBLEMS)
    page.shown.tabs.open("cells")
    asked = page.shown._naming.open[-1]
    found = [(each.sheet, each.cell) for each in page.model.problems()]
    page.shown.problems.list.choose(found.index((asked.sheet, asked.cell)))
    assert page.shown.problems.card.entry is None, "a name is no number"
    page.shown.problems.card.decide.invoke()
    assert page.shown.tabs.current == "names"
    chosen = page.shown._naming.names[page.shown.names.list.position]
    assert chosen.path == asked.path


def test_a_name_leads_to_its_cell_on_the_sheet(page: Any, names: Path, wait_until: Wait) -> None:
    page.model.choose([names])
    wait_until(lambda: page.model.step is Step.SHEET)
    page.model.go(Step.PROBLEMS)
    bubulak = Naming(page.model).open[1]
    page.shown._look_at(bubulak.sheet, bubulak.cell)
    assert page.shown.tabs.current == "cells"
    assert page.shown.sheet.grid_._cursor == (3, 2)


@pytest.mark.window
def test_contestants_get_their_numbers_in_the_window(page: Any, pairs: Path, wait_until: Wait) -> None:
    page.model.choose([pairs])
    wait_until(lambda: page.model.step is Step.SHEET)
    page.model.go(Step.PROBLEMS)
    assert page.shown.tabs.current == "contestants"
    page.shown.heading.form.set("number", "2")
    key(page.shown.heading.form.widget("number"), "<Return>", wait_until)
    wait_until(lambda: not page.model.busy)
    page.shown.heading.form.set("number", "1")
    page.shown.heading.use.invoke()
    wait_until(lambda: not page.model.busy)
    page.model.go(Step.PLAN)
    assert page.model.can_apply


@pytest.mark.window
def test_a_number_that_is_another_names_is_asked_with_what_the_list_says(
    page: Any, tmp_path: Path, wait_until: Wait
) -> None:
    path = tmp_path / "Hasil Pilpres 2019 Kota Bogor.csv"
    path.write_text("Kecamatan,01 PRABOWO - SANDI,02 JOKOWI - MA'RUF\nBOGOR TIMUR,100,101\nBOGOR BARAT,107,108\n")
    page.model.choose([path])
    wait_until(lambda: page.model.step is Step.SHEET and not page.model.busy)
    page.model.go(Step.PROBLEMS)
    page.shown.tabs.open("contestants")
    assert page.shown.heading.form.value("number") == "2"
    page.shown.heading.use.invoke()
    wait_until(lambda: not page.model.busy)
    assert page.shown.heading.form.value("number") == "1"
    page.shown.heading.use.invoke()
    wait_until(lambda: not page.model.busy)
    contestants = page.model.file.plan.summary["contestants"]
    assert [(each["number"], each["total"]) for each in contestants] == [(2, 207), (1, 209)]
