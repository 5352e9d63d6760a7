"""How tests label a sheet in the window: a workbook to begin with, presses on the drawn sheet, and its menus."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from app.desktop.pages.intake.standing import Step

Wait = Callable[[Callable[[], object]], None]
pytestmark = pytest.mark.window

_PRABOWO = "2. Prabowo Subianto – Sandiaga Salahuddin Uno"
_VOTES = (
    ("Bogor Selatan", 43065, 75413, 2514),
    ("Bogor Timur", 24636, 36995, 1406),
    ("Bogor Tengah", 26735, 38646, 1711),
)


def written(path: Path, *head: str, name: str = "Rekap") -> Path:
    """Write a sheet with ``head`` over names, votes of two, their sum and invalid votes, and a sheet of notes."""
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.title = name
    page.append(["Rekapitulasi perolehan suara Pilpres 2019 Kota Bogor"])
    page.append([])
    page.append(list(head))
    for area, one, two, invalid in _VOTES:
        page.append([area, one, two, one + two, invalid])
    book.create_sheet("Catatan").append(["Diperiksa oleh Sri."])
    book.save(path)
    return path


def opened(page: Any, path: Path, wait_until: Wait) -> Any:
    page.model.choose([path])
    wait_until(lambda: not page.model.busy and page.model.file is not None and page.model.file.plan is not None)
    if page.model.step is not Step.SHEET:
        page.model.go(Step.SHEET)
    page.update()
    return page.shown


def press(grid: Any, column: int, row: int, *, button: int = 1, state: int = 0) -> None:
    """Press a cell with the mouse; row 0 is that of the letters, column 0 that of the numbers."""
    grid.update()
    left, top, _right, _bottom = grid.box(max(row, 1), max(column, 1))
    x = 5 if column == 0 else left + 5
    y = 5 if row == 0 else top + 5
    grid.canvas.event_generate(f"<Button-{button}>", x=x, y=y, state=state)


def entries(menu: tk.Menu) -> list[str]:
    kinds = range((menu.index("end") or 0) + 1)
    return [menu.entrycget(at, "label").strip("✓ \u2003") for at in kinds if menu.type(at) != "separator"]


def choose(menu: tk.Menu, *path: str) -> None:
    """Choose an entry of a menu, through the menus inside it."""
    for at in range((menu.index("end") or 0) + 1):
        if menu.type(at) != "separator" and menu.entrycget(at, "label").strip("✓ \u2003") == path[0]:
            if len(path) == 1:
                menu.invoke(at)
            else:
                choose(menu.nametowidget(menu.entrycget(at, "menu")), *path[1:])
            return
    raise AssertionError((path, entries(menu)))


def fields(page: Any) -> list[str]:
    return [measure["field"] for measure in page.model.file.plan.summary["measures"]]
