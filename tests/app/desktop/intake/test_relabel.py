"""Columns, rows and sheets labelled anew in the window: by mouse and key, with undo, from and to files, remembered."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.desktop.pages.intake.relabel import ContestantDialog
from app.desktop.pages.intake.relabelling import Relabelling
from app.desktop.pages.intake.standing import Step
from importers.mapping import Label
from tests.app.desktop.intake.labelling import choose, entries, fields, opened, press, written

Wait = Callable[[Callable[[], object]], None]
pytestmark = pytest.mark.window

_PRABOWO = "2. Prabowo Subianto – Sandiaga Salahuddin Uno"


def test_a_click_on_a_letter_labels_the_column_and_all_is_counted_anew(
    page: Any, known: Path, wait_until: Wait, asked: list[tuple[int, int]]
) -> None:
    shown = opened(page, known, wait_until)
    sheet = shown.sheet
    assert fields(page) == ["invalid"]

    press(sheet.grid_, 4, 0)
    assert entries(sheet.menu)[0] == "Kolom D · X3"
    choose(sheet.menu, "Suara sah")
    wait_until(lambda: not page.model.busy)

    assert len(asked) == 1
    assert fields(page) == ["valid", "invalid"]
    assert page.shown is shown
    assert sheet._marked.role(4, 4) == "measure"
    assert sheet._marks.mark("D") == "said"
    assert "2 kolom ukuran" in shown.told.cget("text")


def test_the_right_button_and_the_keys_open_the_menus_of_column_and_row(
    page: Any, known: Path, wait_until: Wait
) -> None:
    sheet = opened(page, known, wait_until).sheet
    grid, menu = sheet.grid_, sheet.menu

    press(grid, 2, 5, button=3)
    assert entries(menu)[0].startswith("Kolom B")
    press(grid, 2, 5, button=3, state=1)
    assert entries(menu)[0] == "Baris 5 · Bogor Timur"
    press(grid, 0, 4)
    assert entries(menu)[0] == "Baris 4 · Bogor Selatan"
    grid.canvas.focus_force()
    grid.go_to(6, 3)
    grid.canvas.event_generate("<Return>")
    assert entries(menu)[0].startswith("Kolom C")
    grid.canvas.event_generate("<Shift-Return>")
    assert entries(menu)[0] == "Baris 6 · Bogor Tengah"
    choose(menu, "Abaikan")
    wait_until(lambda: not page.model.busy)
    assert page.model.file.plan.summary["areas"]["count"] == 2
    assert grid._cursor == (6, 3)


def test_the_last_change_and_all_changes_can_be_taken_back(page: Any, known: Path, wait_until: Wait) -> None:
    shown = opened(page, known, wait_until)
    bar, relabelling = shown.sheet.bar, Relabelling(page.model)
    assert bar.undo.instate(["disabled"])
    relabelling.label("D", Label.parse("measure:valid"))
    wait_until(lambda: not page.model.busy)
    relabelling.label("E", Label.parse("skip"))
    wait_until(lambda: not page.model.busy)
    assert fields(page) == ["valid"]

    bar.undo.invoke()
    wait_until(lambda: not page.model.busy)
    assert fields(page) == ["valid", "invalid"]
    bar.back.invoke()
    wait_until(lambda: not page.model.busy)
    assert fields(page) == ["invalid"]
    assert bar.back.instate(["disabled"])
    bar.undo.invoke()
    wait_until(lambda: not page.model.busy)
    assert fields(page) == ["valid", "invalid"]


def test_labels_that_come_while_it_is_counted_are_all_counted(page: Any, known: Path, wait_until: Wait) -> None:
    opened(page, known, wait_until)
    relabelling = Relabelling(page.model)

    relabelling.label("D", Label.parse("measure:valid"))
    assert page.model.busy
    relabelling.label("B", Label.parse("contestant:5"))
    relabelling.label("A", Label.parse("area:kecamatan"))
    wait_until(lambda: not page.model.busy)

    assert relabelling.mapping.labels == 3
    assert page.model.file.plan.mapping.labels == 3
    assert [who["number"] for who in page.model.file.plan.summary["contestants"]] == [5, 2]
    relabelling.undo()
    wait_until(lambda: not page.model.busy)
    assert page.model.file.plan.mapping.labels == 2


def test_a_column_is_labelled_among_the_problems_and_the_place_is_kept(
    page: Any, known: Path, wait_until: Wait
) -> None:
    opened(page, known, wait_until)
    page.model.go(Step.PROBLEMS)
    sheet = page.shown.sheet
    page.shown.problems.list.choose(0)
    sheet.grid_.go_to(5, 4)
    sheet._ask("D", 0, 0)
    choose(sheet.menu, "Suara dan kursi", "Suara sah")
    wait_until(lambda: not page.model.busy)
    assert page.model.step is Step.PROBLEMS
    assert "valid" in fields(page)
    assert page.shown.sheet.grid_._cursor == (5, 4)
    page.model.go(Step.SHEET)
    assert page.shown.sheet.grid_._cursor == (5, 4)


def test_an_unknown_table_is_labelled_from_nothing(page: Any, tmp_path: Path, wait_until: Wait) -> None:
    shown = opened(page, written(tmp_path / "x.xlsx", "X0", "X1", "X2", "X3", "X4"), wait_until)
    assert not page.model.file.usable
    steps = ((1, "Nama kecamatan"), (2, "Nomor urut 1"), (3, _PRABOWO), (5, "Suara dan kursi", "Suara tidak sah"))
    for column, *path in steps:
        press(shown.sheet.grid_, column, 0)
        choose(shown.sheet.menu, *path)
        wait_until(lambda: not page.model.busy)
        shown = page.shown
    assert fields(page) == ["invalid"]
    assert page.model.file.usable
    assert page.next_button.instate(["!disabled"])


def test_a_contestant_can_be_typed(page: Any, known: Path, wait_until: Wait) -> None:
    sheet = opened(page, known, wait_until).sheet
    press(sheet.grid_, 2, 0)
    choose(sheet.menu, "Peserta", "Nomor dan nama lain …")
    dialog = next(child for child in sheet.winfo_toplevel().winfo_children() if isinstance(child, ContestantDialog))
    dialog.form.set("number", "nol")
    dialog._main.invoke()
    assert dialog.winfo_exists()
    dialog.form.set("number", "4")
    dialog.form.set("name", "Sendi – Melli")
    dialog._main.invoke()
    wait_until(lambda: not page.model.busy)
    assert page.model.file.plan.summary["contestants"][0]["number"] == 4
