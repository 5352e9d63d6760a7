"""From a figure of the results page to the sheet it stands on, by key and by mouse, and what is said without a copy."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import msoffcrypto.format.ooxml
import openpyxl
import pytest

from app.desktop.shell import Shell
from app.intake.plan import ImportRequest
from app.intake.run import apply_plans, plan_file
from app.results.records import ElectionKey

Wait = Callable[[Callable[[], object]], None]
pytestmark = pytest.mark.window

WORD = "rahasia"
ROWS = [
    ("Rekapitulasi Bogor Tengah",),
    ("kecamatan", "kelurahan", "01", "02", "Suara Sah"),
    ("Bogor Tengah", "Babakan", 100, 200, 300),
    ("Bogor Tengah", "Sempur", 110, None, 320),
]


def workbook(path: Path, *, password: str = "") -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Rekap"
    for row in ROWS:
        sheet.append(row)
    held = BytesIO()
    book.save(held)
    if not password:
        path.write_bytes(held.getvalue())
        return path
    with path.open("wb") as out:
        msoffcrypto.format.ooxml.OOXMLFile(held).encrypt(password, out)
    return path


def taken(shell: Shell, path: Path, wait_until: Wait, **decisions: Any) -> Any:
    request = ImportRequest(path, election=ElectionKey.parse("ppwp-2019"), area="32.71", source="rekap", **decisions)
    apply_plans(shell.session.cabinet, [plan_file(shell.session.cabinet, request)])
    found: Any = shell.go("results")
    wait_until(lambda: found.model.view is not None and not shell.session.lookups.busy)
    found.model.drill(found.model.view.areas[0])
    wait_until(lambda: found.model.view.root.name == "Bogor Tengah" and not shell.session.lookups.busy)
    return found


@pytest.fixture
def page(shell: Shell, tmp_path: Path, wait_until: Wait) -> Any:
    return taken(shell, workbook(tmp_path / "DB1.xlsx"), wait_until)


def press(widget: tk.Misc, *keys: str) -> None:
    widget.focus_force()
    widget.update()
    for key in keys:
        widget.event_generate(key)
        widget.update()


def texts(parent: tk.Misc) -> str:
    own = [str(parent.cget("text"))] if "text" in parent.keys() else []  # noqa: SIM118 - a widget, not a mapping
    return "\n".join([*own, *(texts(child) for child in parent.winfo_children())])


def shown(page: Any, wait_until: Wait) -> Any:
    wait_until(lambda: page.sheet is not None and not page.sheet.busy)
    page.update()
    return page.sheet


def test_keys_go_from_cell_to_cell_and_enter_tells_where_it_stands(page: Any, wait_until: Wait) -> None:
    page.table.list.choose(1)
    press(page.table.list.tree, "<Right>", "<Right>", "<Left>", "<Return>")
    wait_until(lambda: page.details.figure is not None)
    assert page.table.list.cell == (page.model.view.areas[0].id, "c1")
    told = texts(page.details)
    for part in ("Babakan", "100", "Sel C3, lembar Rekap", "DB1.xlsx", "rekap (resmi)", "final", "2 dari"):
        assert part in told, part
    assert "Petugas Uji" in told or "Sri Wahyuni" in told, "who brought it"


def test_the_sheet_is_shown_with_the_cell_marked(page: Any, wait_until: Wait) -> None:
    page.table.list.choose_cell(1, "c2")
    wait_until(lambda: page.details.figure is not None)
    press(page.table.list.tree, "<Control-Return>")
    window = shown(page, wait_until)
    source = window.grid_.source
    assert (source.text(3, 4), source.role(3, 4), source.role(3, 3)) == ("200", "source", "")
    assert window.grid_._cursor == (3, 4)
    assert source.text(1, 1) == "Rekapitulasi Bogor Tengah"
    window.update()
    assert window.grid_.canvas.winfo_height() > window.winfo_height() / 2, "the sheet has most of the window"
    press(window, "<Escape>")
    assert not window.winfo_exists()


def test_a_sum_leads_to_each_of_its_cells(page: Any, wait_until: Wait) -> None:
    page.table.list.choose_cell(0, "c1")
    wait_until(lambda: page.details.figure is not None)
    panel = page.details.figure
    assert [row.cells for row in panel.cells._rows.page(0, 9)] == [("Babakan", "100", "C3"), ("Sempur", "110", "C4")]
    panel.cells.choose(1)
    assert "Sel C4, lembar Rekap" in texts(panel)
    panel.show_sheet.invoke()
    window = shown(page, wait_until)
    assert window.grid_._cursor == (4, 3)
    assert {window.grid_.source.role(row, 3) for row in (3, 4)} == {"source"}
    press(window, "<Alt-Left>")
    assert (window.cell.cell, window.grid_._cursor) == ("C3", (3, 3))
    window.give_up()


def test_a_press_follows_and_a_double_press_shows_the_sheet(page: Any, wait_until: Wait) -> None:
    tree = page.table.list.tree
    page.update()
    x, y, width, height = tree.bbox("1", "c1")
    at = {"x": x + width // 2, "y": y + height // 2}
    tree.event_generate("<Button-1>", **at)
    tree.event_generate("<ButtonRelease-1>", **at)
    wait_until(lambda: page.details.figure is not None)
    tree.event_generate("<Button-1>", **at)
    tree.event_generate("<ButtonRelease-1>", **at)
    shown(page, wait_until).give_up()


def test_a_blank_has_no_cell(page: Any, wait_until: Wait) -> None:
    page.table.list.choose_cell(2, "c2")
    wait_until(lambda: page.details.figure is not None)
    assert page.details.figure.show_sheet is None
    press(page.table.list.tree, "<Control-Return>")
    wait_until(lambda: not page.session.lookups.busy)
    assert page.sheet is None


def test_a_copy_that_is_gone_is_said_kindly(page: Any, shell: Shell, wait_until: Wait) -> None:
    (copy,) = (shell.session.folder / "berkas" / "impor").rglob("*.xlsx")
    copy.chmod(0o644)
    copy.unlink()
    page.table.list.choose_cell(1, "c1")
    wait_until(lambda: page.details.figure is not None)
    assert "tidak ada lagi di lemari" in texts(page.details)
    page.show_chosen()
    window = shown(page, wait_until)
    assert "Angkanya tetap ada" in texts(window)
    window.give_up()


def test_a_copy_that_was_changed_is_said(page: Any, shell: Shell, wait_until: Wait) -> None:
    (copy,) = (shell.session.folder / "berkas" / "impor").rglob("*.xlsx")
    copy.chmod(0o644)
    book = openpyxl.load_workbook(copy)
    book["Rekap"]["C3"] = 999
    book.save(copy)
    page.show_figure(page.model.view.areas[0], "c1")
    window = shown(page, wait_until)
    assert "sudah berubah sejak diimpor" in texts(window)
    window.give_up()


def test_a_protected_copy_asks_for_its_password(shell: Shell, tmp_path: Path, wait_until: Wait) -> None:
    page = taken(shell, workbook(tmp_path / "DB1.xlsx", password=WORD), wait_until, password=WORD)
    page.show_figure(page.model.view.areas[0], "c1")
    window = shown(page, wait_until)
    wait_until(lambda: window.password is not None)
    window.password.insert(0, WORD)
    press(window.password, "<Return>")
    wait_until(lambda: not window.busy and window.grid_.winfo_ismapped())
    assert window.grid_._cursor == (3, 3)
    window.give_up()


def test_a_file_of_text_is_found_under_the_name_of_its_copy(shell: Shell, tmp_path: Path, wait_until: Wait) -> None:
    path = tmp_path / "rekap.csv"
    path.write_text("\n".join(",".join(str(value or "") for value in row) for row in ROWS[1:]), encoding="utf-8")
    page = taken(shell, path, wait_until)
    page.show_figure(page.model.view.areas[0], "c1")
    window = shown(page, wait_until)
    wait_until(window.grid_.winfo_ismapped)
    assert (window.grid_._cursor, window.grid_.source.text(2, 3)) == ((2, 3), "100")
    window.give_up()
