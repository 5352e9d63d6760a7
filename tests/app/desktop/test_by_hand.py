"""A recap typed from paper: the grid without a display, then the page with real keys down to stored figures."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from app import settings
from app.desktop.pages.by_hand.grid import Grid, from_text, to_text
from app.desktop.pages.intake.standing import Step
from app.desktop.shell import Shell
from app.desktop.widgets.dialogs import Dialog
from app.intake.by_hand import HandColumn, HandFrame, HandRow
from app.results import reading
from app.results.records import ElectionKey, Status
from importers.records import Level

Wait = Callable[[Callable[[], object]], None]

FRAME = HandFrame(ElectionKey.parse("ppwp-2009"), "32.71", Level.SUBDISTRICT, "DA1", Status.FINAL, "DA1", None)


def grid() -> Grid:
    columns = [HandColumn(1, name="SATU"), HandColumn(2, name="DUA"), HandColumn(field="valid")]
    rows = [HandRow(((Level.SUBDISTRICT, name),)) for name in ("Bogor Selatan", "Bogor Timur")]
    return Grid(FRAME, columns, rows)


def test_numbers_are_read_as_people_write_them() -> None:
    made = grid()
    made.set({(0, 0): "1.234", (0, 1): " 56 ", (1, 0): "4o2", (1, 1): "-"})
    assert [made.value(0, 0), made.value(0, 1), made.value(1, 0), made.value(1, 1)] == [1234, 56, None, None]
    assert made.bad == [(1, 0)]
    assert made.sum(0) == 1234
    assert made.begun == 1


def test_a_block_of_a_spreadsheet_is_pasted_and_taken_back_as_one_step() -> None:
    made = grid()
    made.set({(0, 0): "9"})
    assert made.paste(0, 0, "1\t2\t3\t4\r\n5\t6\t11\r\n6\t8\t14\r\n99\r\n") == (2, 2)
    assert made.sheet().values == ((1, 2, 3), (5, 6, 11))
    assert made.sheet().printed == (6, 8, 14)
    made.undo()
    assert made.texts == {(0, 0): "9"}
    made.redo()
    assert made.copied([(0, 0), (0, 1), (1, 0), (1, 1)]) == "1\t2\n5\t6"


def test_columns_and_rows_come_and_go_with_what_was_typed() -> None:
    made = grid()
    made.paste(0, 0, "1\t2\t3\n4\t5\t9\n5\t7\t12")
    assert made.add_column(HandColumn(3, name="TIGA")) == 2
    assert made.sheet().values == ((1, 2, None, 3), (4, 5, None, 9))
    made.remove_column(0)
    assert made.sheet().values == ((2, None, 3), (5, None, 9))
    made.add_row(HandRow(((Level.SUBDISTRICT, "Tanah Sareal"),)))
    assert made.sheet().printed == (7, None, 12)
    assert made.sheet().values[2] == (None, None, None)


def test_a_draft_brings_the_grid_back() -> None:
    made = grid()
    made.paste(0, 0, "1\tx\t3")
    again = from_text(to_text(made))
    assert again is not None
    assert (again.frame, again.columns, again.rows, again.texts) == (made.frame, made.columns, made.rows, made.texts)
    assert from_text("{}") is None
    assert from_text("") is None


@pytest.fixture
def page(shell: Shell, wait_until: Wait) -> Any:
    shell.session.save(office_area="32.71")
    settings.save(shell.session.folder, shell.session.settings)
    found = shell.go("by_hand")
    wait_until(lambda: not shell.session.lookups.busy)
    return found


def begin(page: Any, wait_until: Wait) -> Any:
    """Say what the recap is about and wait for the grid."""
    form = page.shown.form
    for name, value in (("election", "ppwp"), ("year", "2009"), ("source", "DA1")):
        form.set(name, value)
    page.shown.begin_button.invoke()
    wait_until(lambda: page.model.grid is not None)
    return page.shown.cells


def press(cells: Any, *keys: str) -> None:
    """Send keys to whatever has the keyboard inside the grid."""
    for key in keys:
        target = cells._editor or cells.canvas
        target.focus_force()
        target.update()
        target.event_generate(f"<{key}>")
        target.update()


def dialog_of(page: Any) -> Any:
    """Return the dialog that is open."""
    return next(child for child in page.winfo_toplevel().winfo_children() if isinstance(child, Dialog))


@pytest.mark.window
def test_what_is_missing_is_said_beside_its_field(page: Any) -> None:
    page.shown.begin_button.invoke()
    assert page.model.grid is None
    assert page.shown.form.value("area").startswith("32.71")


@pytest.mark.window
def test_from_keys_to_figures_and_back(shell: Shell, page: Any, wait_until: Wait) -> None:
    cells = begin(page, wait_until)
    model = page.model
    assert [row.name for row in model.grid.rows][:2] == ["Bogor Selatan", "Bogor Timur"]
    press(cells, "Key-1", "Key-0", "Tab", "Key-2", "Key-0", "Tab", "Key-3", "Key-0", "Return")
    assert model.grid.sheet().values[0][:3] == (10, 20, 30)
    assert cells.cursor == (1, 2)
    press(cells, "Control-z")
    assert model.grid.sheet().values[0][:3] == (10, 20, None)
    press(cells, "Control-y")
    cells.clipboard_clear()
    cells.clipboard_append("61\t2\t63\n")
    cells.go_to(0, 3)
    press(cells, "Control-v")
    page.shown.settle()
    assert model.grid.sheet().values[0] == (10, 20, 30, 61, 2, 63)
    assert (0, 3) in model.fault_cells()
    assert len(model.told()) == 1

    page.shown.faults.choose(0)
    assert cells.cursor == (0, 3)
    press(cells, "Key-6", "Key-0", "Tab", "Tab", "Key-6", "Key-2", "Return")
    page.shown.settle()
    assert model.told() == []

    page.shown.next_button.invoke()
    wait_until(lambda: shell.current == "intake" and shell.page.model.step is Step.SHEET)  # type: ignore[attr-defined]
    intake: Any = shell.page
    while intake.model.step is not Step.PLAN:
        intake.next_button.invoke()
    assert intake.model.file.plan.counts.new == 6
    intake.next_button.invoke()
    wait_until(lambda: intake.model.step is Step.DONE)
    view = reading.show(shell.session.cabinet, FRAME.election)
    assert [area.votes for area in view.areas] == [(10, 20, 30)]
    assert view.source.name == "DA1"
    intake.model.undo()
    wait_until(lambda: not reading.list_results(shell.session.cabinet))


@pytest.mark.window
def test_a_fast_hand_loses_no_figure(page: Any, wait_until: Wait) -> None:
    cells = begin(page, wait_until)
    press(cells, "Home")
    # No time between the keys: the field that opens has not got the keyboard yet.
    for key in ("2", "0", "9", "Tab", "3", "5", "BackSpace", "1", "Return", "4", "Tab"):
        cells.canvas.event_generate(f"<KeyPress-{key}>" if key.isdecimal() else f"<{key}>")
    cells.update()
    assert {place: page.model.grid.texts.get(place) for place in ((0, 0), (0, 1), (1, 1))} == {
        (0, 0): "209",
        (0, 1): "31",
        (1, 1): "4",
    }
    press(cells, "Key-7")
    cells.on_wheel(1)
    assert page.model.grid.texts[1, 2] == "7"


@pytest.mark.window
def test_what_is_no_number_keeps_the_plan_away(page: Any, wait_until: Wait) -> None:
    cells = begin(page, wait_until)
    press(cells, "Key-4", "Key-o", "Key-2", "Return")
    page.shown.next_button.invoke()
    assert page.model.job is None
    assert cells.cursor == (0, 0)
    assert page.shown._hindrance.cget("text") == page.model.hindrance() != ""
    press(cells, "Key-4", "Return")
    page.shown.settle()
    assert page.shown._hindrance.cget("text") == "", "what was mended is said no more"


@pytest.mark.window
def test_a_closed_page_loses_nothing(shell: Shell, page: Any, wait_until: Wait) -> None:
    cells = begin(page, wait_until)
    press(cells, "Key-7", "Return")
    page.shown.settle()
    page.model.grid = None
    page.model.restore()
    assert page.model.grid.value(0, 0) == 7
    page.shown._state.drop()
    assert page.model.grid is None
    assert shell.session.drafts.get("by_hand") == {}


@pytest.mark.window
def test_a_column_and_an_area_are_added_by_their_dialogs(page: Any, wait_until: Wait) -> None:
    begin(page, wait_until)
    page.shown.add_column()
    dialog = dialog_of(page)
    dialog.form.set("number", "1")
    dialog._add()
    assert dialog.winfo_exists(), "the column is there already"
    dialog.form.set("number", "4")
    dialog.form.set("name", "EMPAT")
    dialog._add()
    assert [column.number for column in page.model.grid.columns[:4]] == [1, 2, 3, 4]
    page.shown.add_area()
    dialog = dialog_of(page)
    dialog.form.set("name", "Bogor Lama")
    wait_until(lambda: dialog._parents)
    dialog._add()
    assert (page.model.grid.rows[-1].name, page.model.grid.rows[-1].added_in) == ("Bogor Lama", "32.71")


@pytest.mark.window
def test_near_names_are_offered_and_a_new_area_lies_where_it_is_said(page: Any, wait_until: Wait) -> None:
    page.shown.form.set("level", "kelurahan")
    begin(page, wait_until)
    rows = len(page.model.grid.rows)
    page.model.grid.rows[:] = [row for row in page.model.grid.rows if row.name != "Rangga Mekar"]
    page.shown.add_area()
    dialog = dialog_of(page)
    dialog.form.set("name", "Ranggamekar")
    dialog._look()
    wait_until(lambda: dialog._found)
    assert dialog._found[0].code == "32.71.01.1006"
    dialog.take_button.invoke()
    assert (page.model.grid.rows[-1].name, len(page.model.grid.rows)) == ("Rangga Mekar", rows)
    page.shown.add_area()
    dialog = dialog_of(page)
    wait_until(lambda: len(dialog._parents) == 6)
    dialog.form.set("name", "Cimahpar Lama")
    dialog.parent_form.widget("parent").current(4)
    dialog._add()
    added = page.model.grid.rows[-1]
    assert (added.within, added.name, added.added_in) == ("Bogor Utara", "Cimahpar Lama", "32.71.05")


@pytest.mark.window
def test_a_party_comes_with_the_candidates_that_are_pasted(page: Any, wait_until: Wait) -> None:
    page.shown.form.set("election", "pdprdk")
    for name, value in (("year", "2004"), ("source", "DA1")):
        page.shown.form.set(name, value)
    page.shown.begin_button.invoke()
    wait_until(lambda: page.model.grid is not None)
    page.shown.add_column()
    dialog = dialog_of(page)
    dialog.form.set("kind", "contestants")
    dialog._kind_chosen()
    dialog.form.set("people", "NO\tPARTAI\n1\tHANURA\t12.345\n8. PKS\n")
    dialog._add()
    assert [(one.number, one.name) for one in page.model.grid.columns[:2]] == [(1, "HANURA"), (8, "PKS")]
    page.shown.add_column()
    dialog = dialog_of(page)
    dialog.form.set("kind", "party")
    dialog._kind_chosen()
    for name, value in (("number", "8"), ("name", "PKS"), ("people", "1. ANI\n\n2) BUDI, S.H.\n")):
        dialog.form.set(name, value)
    dialog._add()
    columns = page.model.grid.columns
    assert [(one.number, one.candidate, one.own, one.name) for one in columns[:5]] == [
        *((1, None, False, "HANURA"), (8, None, True, None), (8, 1, False, "ANI"), (8, 2, False, "BUDI, S.H.")),
        (8, None, False, "PKS"),
    ]
