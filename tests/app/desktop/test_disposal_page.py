"""The disposal page by its widgets: due lists, a proposal brought on by its buttons, a hold placed and lifted."""

from __future__ import annotations

import tkinter as tk
from typing import Any

import pytest

from app import settings
from app.archive import dossiers, people
from app.archive.disposal import holds, proposals
from app.archive.disposal.records import Due, State
from app.archive.records import AccessClass, Stage
from app.desktop.pages.disposal.view import DisposalPage
from app.desktop.pages.home.state import read_home
from app.desktop.shell import Shell
from app.desktop.widgets.dialogs import Dialog
from app.desktop.window import Window

from .conftest import Wait


@pytest.fixture
def page(shell: Shell, wait_until: Wait) -> DisposalPage:
    """Return the page on a cabinet whose dossiers are closed: two are due to be transferred, one to be destroyed."""
    cabinet = shell.session.cabinet
    with cabinet.act("dossier_edited", number="", title="") as act:
        kept = {"active_years": 1, "inactive_years": 2, "disposition": "destroy"}
        dossiers.edit(act, cabinet, [1, 2, 3], closed_year=2019, **kept)
        dossiers.edit(act, cabinet, [3], stage=Stage.INACTIVE.value)
    made = shell.go("disposal")
    assert isinstance(made, DisposalPage)
    wait_until(lambda: made.model.loaded)
    return made


def _dialog(page: DisposalPage) -> Any:
    found = [child for child in page.winfo_toplevel().winfo_children() if isinstance(child, Dialog)]
    return found[-1]


def _settled(page: DisposalPage, wait_until: Wait) -> None:
    wait_until(lambda: not page.session.jobs.open and not page.session.lookups.busy)


def _agree(page: DisposalPage, wait_until: Wait) -> None:
    _dialog(page)._main.invoke()
    _settled(page, wait_until)


def test_tiles_count_what_is_due(page: DisposalPage, wait_until: Wait) -> None:
    assert [tile.title for tile in page.due.tiles.values()] == ["2", "1", "0", "0", "1"]
    assert len(page.due.list._rows) == 2
    page.due.tiles[Due.UNKNOWN].invoke()
    _settled(page, wait_until)
    assert list(page.due.actions) == ["close"]
    assert page.due._nothing is None
    page.due.tiles[Due.HAND_OVER].invoke()
    _settled(page, wait_until)
    assert page.due._nothing is not None
    assert page.due._nothing.winfo_manager() == "place"


def test_a_proposal_goes_from_list_to_done_and_back(page: DisposalPage, wait_until: Wait) -> None:
    cabinet = page.session.cabinet
    page.due.actions["propose"].invoke()
    _agree(page, wait_until)
    assert page.tabs.current == "proposals"
    assert len(page.proposals.lines._rows) == 2
    page.proposals.actions["propose"].invoke()
    _agree(page, wait_until)
    (made,) = proposals.proposals(cabinet)
    assert made.state is State.PROPOSED
    page.proposals.actions["consent"].invoke()
    _dialog(page).form.set("by", "Sekretaris")
    _agree(page, wait_until)
    page.proposals.actions["papers"].invoke()
    form = _dialog(page).form
    form.set("minutes_number", "3/BA/2026")
    form.set("minutes_date", "kapan-kapan")
    _dialog(page)._main.invoke()
    form.set("minutes_date", "30 Desember 2026")
    _agree(page, wait_until)
    page.proposals.actions["carry_out"].invoke()
    _agree(page, wait_until)
    assert proposals.get(cabinet, made.id).state is State.DONE
    assert [line.stage for line in dossiers.many(cabinet, [1, 2])] == [Stage.INACTIVE] * 2
    assert list(page.proposals.actions) == ["papers_out"]
    page.proposals.actions["papers_out"].invoke()
    _settled(page, wait_until)
    assert list((page.session.folder / "laporan").glob("*.xlsx"))
    _dialog(page).give_up()
    page.session.undo()
    _settled(page, wait_until)
    assert [line.stage for line in dossiers.many(cabinet, [1, 2])] == [Stage.ACTIVE] * 2
    assert "carry_out" in page.proposals.actions


def test_one_dossier_goes_on_a_draft_and_one_is_closed(page: DisposalPage, wait_until: Wait) -> None:
    cabinet = page.session.cabinet
    page.due.actions["propose_one"].invoke()
    _settled(page, wait_until)
    page.due.list.choose(1)
    page.due.propose_one()
    _settled(page, wait_until)
    (made,) = proposals.proposals(cabinet)
    assert (made.number, made.dossiers) == (f"1/{page.model.today.year}", 2)
    page.due.show_due(Due.UNKNOWN)
    _settled(page, wait_until)
    assert page.due.list._rows.page(0, 5)[0].cells[4] == "belum ditutup"
    page.due.actions["close"].invoke()
    _dialog(page).form.set("year", "2020")
    _agree(page, wait_until)
    assert dossiers.get(cabinet, 4).closed_year == 2020  # type: ignore[union-attr]
    assert page.due.list._rows.page(0, 5)[0].cells[4] == "tanpa jangka waktu"


def test_a_destruction_says_what_is_missing(page: DisposalPage, wait_until: Wait) -> None:
    page.due.show_due(Due.DESTRUCTION)
    _settled(page, wait_until)
    page.due.actions["propose"].invoke()
    _agree(page, wait_until)
    missing = {said for met, said in page.model.needs() if not met}
    assert {"Persetujuan", "Dua saksi", "Tanda tangan dua orang", "Surat keputusan"} <= missing
    page.proposals.actions["people"].invoke()
    form = _dialog(page).form
    for seat, name in (("chair", "A"), ("member1", "B"), ("witness1", "C"), ("witness2", "B")):
        form.set(f"{seat}_name", name)
    _agree(page, wait_until)
    assert not proposals.get(page.session.cabinet, 1).people
    form.set("witness2_name", "D")
    _agree(page, wait_until)
    assert len(proposals.get(page.session.cabinet, 1).people) == 4


def test_a_hold_is_placed_by_key_and_lifted(page: DisposalPage, wait_until: Wait) -> None:
    cabinet = page.session.cabinet
    keys = {command.id: command.key for command in page.commands()}
    assert keys["disposal_hold"] == "Control-t"
    page.due.hold()
    _dialog(page).form.set("reason", "Sengketa")
    _agree(page, wait_until)
    (held,) = holds.holds(cabinet)
    assert page.due.list._rows.page(0, 5)[0].tag == "warn"
    page.tabs.open("holds")
    page.holds.release_button.invoke()
    _dialog(page).form.set("reason", "inkrah")
    _agree(page, wait_until)
    assert holds.holds(cabinet) == ()
    page.holds.past.invoke()
    _settled(page, wait_until)
    assert page.model.shown.holds[0].lifted_reason == "inkrah"
    assert held.reason == "Sengketa"


def test_what_is_picked_in_the_archive_is_held_and_its_details_say_so(shell: Shell, wait_until: Wait) -> None:
    archive: Any = shell.go("archive")
    wait_until(lambda: archive.list.chosen is not None)
    chosen = archive.list.chosen
    keys = {command.id: command.key for command in archive.commands()}
    assert keys["archive_hold"] == "Control-Shift-t"
    archive.deeds.hold()
    page: Any = shell.page
    assert isinstance(page, DisposalPage)
    _dialog(page).form.set("reason", "Sengketa 7")
    _agree(page, wait_until)
    assert [held.dossier for held in holds.holds(page.session.cabinet)] == [chosen]
    shell.go("archive", dossier=chosen)
    wait_until(lambda: archive.details.held.winfo_manager())
    assert archive.details.held.cget("text") == "Ditahan: Sengketa 7"


def test_the_rule_of_consent_is_a_setting(page: DisposalPage, wait_until: Wait, window: Window) -> None:
    page.set_rule()
    _dialog(page).form.set("years", "5")
    _dialog(page).form.set("bound", "over")
    _agree(page, wait_until)
    kept = settings.load(page.session.folder)
    assert (kept.consent_years, kept.consent_bound) == (5, "over")
    assert not page.model.rule.covers(5)


def test_empty_pages_say_what_to_do(shell: Shell, wait_until: Wait, root: tk.Tk) -> None:
    page = shell.go("disposal", tab="proposals")
    assert isinstance(page, DisposalPage)
    _settled(page, wait_until)
    assert page.proposals.vacancy.shown is not None
    assert page.holds.vacancy.shown is not None


def test_titles_that_may_not_be_seen_are_hidden_and_their_list_is_not_written(
    page: DisposalPage, wait_until: Wait
) -> None:
    cabinet = page.session.cabinet
    with cabinet.act("dossier_edited", number="", title="") as act:
        dossiers.edit(act, cabinet, [1], access="R")
    page.due.actions["propose"].invoke()
    _agree(page, wait_until)
    with cabinet.act("person_added", name="x") as act:
        people.add(act, cabinet, "Kepala")
        reader = people.add(act, cabinet, "Pembaca", clearance=AccessClass.ORDINARY)
    page.session.arrive(people.by_id(cabinet, reader))
    page.session.changed()
    _settled(page, wait_until)
    titles = {row.cells[0]: row.cells[2] for row in page.proposals.lines._rows.page(0, 5)}
    frozen = {line.number: line.title for line in proposals.lines(cabinet, 1)}
    (secret,) = [line.number for line in proposals.lines(cabinet, 1) if line.access == "R"]
    assert frozen[secret] not in titles.values()
    assert set(frozen.values()) - {frozen[secret]} <= set(titles.values())
    page.proposals.actions["papers_out"].invoke()
    _settled(page, wait_until)
    assert not list((page.session.folder / "laporan").glob("*.xlsx"))
    assert people.looks(cabinet)[0].what is people.Look.REFUSED


def test_the_first_page_tells_what_is_due(page: DisposalPage) -> None:
    (card,) = [card for card in read_home(page.session).cards if card.page == "disposal"]
    assert card.figure == "3"
