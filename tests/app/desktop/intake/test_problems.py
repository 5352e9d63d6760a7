"""The problems of an import in the window: looked at kind by kind, decided by key and button, walked through."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.desktop.pages.intake.standing import Step
from app.desktop.pages.intake.told import problem_group, problem_parts
from app.desktop.shell import Shell
from app.desktop.theme import font
from app.desktop.window import Window
from importers.records import Problem, Severity
from tests.app.desktop.rekap import REKAP

Wait = Callable[[Callable[[], object]], None]
pytestmark = pytest.mark.window


def test_problems_are_looked_at_kind_by_kind(page: Any, tmp_path: Path, wait_until: Wait) -> None:
    path = tmp_path / "rekap pilpres 2019 kota bogor.csv"
    path.write_text(REKAP.replace("118478", "118479").replace("2.514", "2514"), encoding="utf-8")
    page.model.choose([path])
    wait_until(lambda: page.model.step is Step.SHEET)
    page.model.go(Step.PROBLEMS)
    panel = page.shown.problems
    assert panel.kinds.cget("values")[0].startswith("Semua masalah")
    panel.kinds.current(1)
    panel.kinds.event_generate("<<ComboboxSelected>>")
    wait_until(lambda: panel.list.chosen == 0)
    assert len({problem_group(problem) for problem in panel._found}) == 1
    assert panel.card._head.cget("text").startswith(panel._found[0].cell or "")
    looked_at = panel.kinds.get()
    page.model.reset()
    page.model.choose([path])
    wait_until(lambda: page.model.step is Step.SHEET)
    page.model.go(Step.PROBLEMS)
    assert page.shown.problems.kinds.get() == looked_at
    page.shown.problems.kinds.current(0)
    page.shown.problems.kinds.event_generate("<<ComboboxSelected>>")
    wait_until(lambda: not page.model.kind)


def test_problems_are_told_apart_by_severity_and_sheet_too() -> None:
    found = [
        Problem("area_unknown", Severity.ERROR, "A", "B2", data={"area": "x"}),
        Problem("check6_differs", Severity.WARNING, "A", "C2"),
        Problem("check6_differs", Severity.WARNING, "B", "C2"),
    ]
    parts = {title: len(some) for title, some in problem_parts(found)}
    assert parts == {
        "Semua masalah": 3,
        "Wilayah": 1,
        "Suara sah": 2,
        "Ditolak": 1,
        "Perlu dilihat": 2,
        "Lembar A": 2,
        "Lembar B": 1,
    }
    assert len(problem_parts(found[2:])) == 1


def test_alt_and_arrows_go_from_step_to_step_and_from_problem_to_problem(
    shell: Shell, page: Any, tmp_path: Path, wait_until: Wait
) -> None:
    path = tmp_path / "rekap pilpres 2019 kota bogor.csv"
    path.write_text(REKAP.replace("118478", "118479"), encoding="utf-8")
    page.model.choose([path])
    wait_until(lambda: page.model.step is Step.SHEET)
    root = shell.winfo_toplevel()
    root.focus_force()
    page.shown.sheet.take_focus()
    wait_until(lambda: root.focus_get() is page.shown.sheet.grid_.canvas)
    root.focus_get().event_generate("<Alt-Right>")
    wait_until(lambda: page.model.step is Step.PROBLEMS)
    page.shown.problems.list.choose(0)
    root.focus_get().event_generate("<Alt-Down>")
    wait_until(lambda: page.shown.problems.list.position == 1)
    root.focus_get().event_generate("<Alt-Up>")
    wait_until(lambda: page.shown.problems.list.position == 0)
    root.focus_get().event_generate("<Alt-Left>")
    wait_until(lambda: page.model.step is Step.SHEET)


def test_a_suggestion_is_taken_by_key_and_a_cell_left_as_it_is(page: Any, tmp_path: Path, wait_until: Wait) -> None:
    path = tmp_path / "rekap pilpres 2019 kota bogor.csv"
    path.write_text(REKAP.replace("118478", "118487"), encoding="utf-8")
    page.model.choose([path])
    wait_until(lambda: page.model.step is Step.SHEET)
    page.model.go(Step.PROBLEMS)
    panel = page.shown.problems
    at = next(row for row, problem in enumerate(panel._found) if problem.cell == "D2" and problem.suggestion)
    panel.list.choose(at)
    assert "118.487 → 118.478" in panel.card._hint.cget("text")
    panel.card.accept.invoke()
    wait_until(lambda: not page.model.busy)
    assert [(value.cell, value.value) for value in page.model.file.request.values] == [("D2", 118478)]
    left = page.model.problems()
    assert [problem.code for problem in left if problem.cell == "D2"] == ["amended"]

    panel = page.shown.problems
    at = next(row for row, problem in enumerate(panel._found) if problem.severity is Severity.WARNING)
    panel.list.choose(at)
    told = panel._found[at]
    panel.card.entry.insert(0, "seratus")
    panel.card.set_value()
    assert "bilangan bulat" in panel.card.complaint.cget("text")
    panel.card.keep.invoke()
    assert told not in page.model.problems()
    assert len(page.model.problems()) == len(left) - 1
    panel = page.shown.problems
    panel.list.choose(next(row for row, problem in enumerate(panel._found) if problem.code == "amended"))
    panel.card.keep.invoke()
    wait_until(lambda: not page.model.busy)
    assert page.model.file.request.values == ()


def test_the_first_problem_is_shown_at_once_with_the_beginning_of_the_sheet(
    page: Any, results: Path, wait_until: Wait
) -> None:
    page.model.choose([results])
    wait_until(lambda: page.model.step is Step.SHEET)
    page.model.go(Step.PROBLEMS)
    page.update()
    panel, grid = page.shown.problems, page.shown.sheet.grid_
    assert panel.list.position == 0
    assert panel.card.accept is not None
    assert grid._cursor == (6, 5)
    assert grid.spot[0] == 1
    assert grid.box(1, 5) is not None


@pytest.mark.parametrize("size", [100, 150])
def test_in_a_small_window_large_text_leaves_room_for_what_is_wrong(
    window: Window, root: tk.Tk, tmp_path: Path, wait_until: Wait, size: int
) -> None:
    path = tmp_path / "rekap pilpres 2019 kota bogor.csv"
    path.write_text(REKAP.replace("118478", "118479"), encoding="utf-8")
    window.relook(text_size=size)
    root.geometry("1024x700")
    root.update()
    page: Any = window.shell.go("intake") if window.shell else None
    offers = page.shown.choose.master
    wait_until(lambda: offers.winfo_ismapped())
    assert page.shown.type_button.winfo_x() >= 0
    page.model.choose([path])
    wait_until(lambda: page.model.step is Step.SHEET and not page.model.busy)
    assert page.shown.low is (size == 150)
    page.model.go(Step.PROBLEMS)
    card = page.shown.problems.card
    wait_until(lambda: card._told.winfo_height() > 2 * font("Small").metrics("linespace"))
    for part in (card, page.next_button):
        assert part.winfo_rooty() + part.winfo_height() <= root.winfo_rooty() + root.winfo_height()
    page.model.go(Step.PLAN)
    seen = next(iter(page.shown.plan.changes.lists.values())).tree
    wait_until(lambda: "cell" not in map(str, seen["displaycolumns"]) or size == 100)
