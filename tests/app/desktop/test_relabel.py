"""Columns, rows and sheets labelled anew in the window: by mouse and key, with undo, from and to files, remembered."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from pathlib import Path
from tkinter import filedialog
from typing import Any

import openpyxl
import pytest

from app.desktop.pages.intake.relabel import ContestantDialog, LineMenu
from app.desktop.pages.intake.relabelling import Relabelling
from app.desktop.pages.intake.standing import Step
from app.desktop.shell import Shell
from app.desktop.widgets.dialogs import Dialog
from app.i18n import tr
from importers.mapping import Label
from importers.mapping.file import read_mapping

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


@pytest.fixture
def known(tmp_path: Path) -> Path:
    return written(tmp_path / "rekap.xlsx", "Wilayah", "01 Jokowi", "02 Prabowo", "X3", "Suara Tidak Sah")


@pytest.fixture
def page(shell: Shell, wait_until: Wait) -> Any:
    found = shell.go("intake")
    wait_until(lambda: not shell.session.lookups.busy)
    return found


@pytest.fixture(autouse=True)
def asked(monkeypatch: pytest.MonkeyPatch) -> list[tuple[int, int]]:
    """Note where menus open instead of opening them: an open one keeps all events to itself."""
    places: list[tuple[int, int]] = []
    monkeypatch.setattr(LineMenu, "tk_popup", lambda _menu, x, y, _entry="": places.append((x, y)))
    return places


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


def test_a_guess_is_drawn_and_told_as_one(page: Any, known: Path, wait_until: Wait) -> None:
    sheet = opened(page, known, wait_until).sheet
    texts = [
        sheet.grid_.canvas.itemcget(item, "text")
        for item in sheet.grid_.canvas.find_all()
        if sheet.grid_.canvas.type(item) == "text"
    ]
    sheet.grid_.go_to(4, 1)

    assert "A ?" in texts
    assert sheet._marks.guessed(4, 1)
    assert not sheet._marks.guessed(4, 2)
    assert sheet._cell.cget("text").endswith("Nama kecamatan (tebakan, 60 %)")
    press(sheet.grid_, 1, 0)
    choose(sheet.menu, "Nama kecamatan")
    wait_until(lambda: not page.model.busy)
    assert "level_guessed" not in [problem.code for problem in page.model.problems()]
    assert not sheet._marks.guessed(4, 1)


def test_a_guess_is_hatched_and_says_why_under_the_pointer(page: Any, known: Path, wait_until: Wait) -> None:
    sheet = opened(page, known, wait_until).sheet
    canvas = sheet.grid_.canvas
    canvas.update()
    left, top, right, _bottom = sheet.grid_.box(4, 1)
    slanted = [
        canvas.coords(item)
        for item in canvas.find_all()
        if canvas.type(item) == "line"
        and canvas.coords(item)[0] != canvas.coords(item)[2]
        and canvas.coords(item)[1] != canvas.coords(item)[3]
    ]
    assert slanted
    assert all(left <= min(each[0], each[2]) and max(each[0], each[2]) <= right for each in slanted)

    canvas.event_generate("<Motion>", x=left + 8, y=top + 8)
    wait_until(lambda: sheet.grid_.note.note is not None)
    told = sheet.grid_.note.note.winfo_children()[0].cget("text")
    assert told == "Nama kecamatan: tebakan, 60 %. Judul “Wilayah” tidak menyebut tingkat wilayahnya."
    canvas.event_generate("<Leave>")
    assert sheet.grid_.note.note is None
    assert sheet.note(4, 2) == ""


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


def test_pages_of_areas_in_columns_are_labelled_under_each_of_their_headers(
    page: Any, tmp_path: Path, wait_until: Wait
) -> None:
    path = tmp_path / "rekap dua halaman.xlsx"
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (
        ["REKAP"],
        ["", "URAIAN", "EMPANG", "CIPAKU", "TAJUR", "SEMUA"],
        [1, "Bapak Satu", 40, 30, 10, 80],
        [2, "Bapak Dua", 60, 50, 30, 140],
        ["LANJUTAN"],
        ["", "URAIAN", "GUDANG", "PALEDANG", "SEMUA"],
        [1, "Bapak Satu", 4, 3, 7],
        [2, "Bapak Dua", 6, 5, 11],
    ):
        sheet.append(row)
    book.save(path)
    opened(page, path, wait_until)
    of = Relabelling(page.model)
    for work in (
        lambda: of.lay("columns"),
        lambda: of.header(2),
        lambda: of.more_header(6),
        lambda: of.label("3", Label.parse("contestant:1")),
        lambda: of.label("4", Label.parse("contestant:2")),
        lambda: of.label("F", Label.parse("total")),
    ):
        work()
        wait_until(lambda: not page.model.busy)
    if page.model.step is not Step.SHEET:
        page.model.go(Step.SHEET)
    grid = page.shown.sheet.grid_
    grid.go_to(7, 5)
    press(grid, 5, 7, button=3)
    menu = page.shown.sheet.menu
    assert entries(menu)[0] == "Kolom E · SEMUA"
    choose(menu, "Jumlah wilayah (dicek)")
    wait_until(lambda: not page.model.busy)
    told = [[area.path[-1][1] for area in table.areas] for table in page.model.file.tables]
    assert told == [["EMPANG", "CIPAKU", "TAJUR"], ["GUDANG", "PALEDANG"]]


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


def test_a_sheet_is_left_and_taken(page: Any, known: Path, wait_until: Wait) -> None:
    shown = opened(page, known, wait_until)
    shown.sheet.bar.taken.invoke()
    wait_until(lambda: not page.model.busy)
    assert page.model.file.plan.sheets[0].why == "sheet_left"
    page.shown.sheet.bar.taken.invoke()
    wait_until(lambda: not page.model.busy)
    assert page.model.file.plan.sheets[0].used


def test_a_row_is_said_to_be_the_header(page: Any, known: Path, wait_until: Wait) -> None:
    sheet = opened(page, known, wait_until).sheet
    press(sheet.grid_, 0, 3)
    choose(sheet.menu, "Baris ini judul kolom")
    wait_until(lambda: not page.model.busy)
    assert Relabelling(page.model).said.header_rows == (3,)
    assert fields(page) == ["invalid"]


def test_what_is_kept_already_is_drawn_as_recognised_too(page: Any, known: Path, wait_until: Wait) -> None:
    opened(page, known, wait_until)
    page.model.apply()
    wait_until(lambda: page.model.step is Step.DONE)
    page.model.reset()
    marked = opened(page, known, wait_until).sheet._marked

    assert not page.model.file.plan.has_work
    assert [marked.role(4, column) for column in (1, 2, 5)] == ["area", "contestant", "measure"]


def test_a_mapping_goes_to_a_file_and_comes_back(
    page: Any, known: Path, tmp_path: Path, wait_until: Wait, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = opened(page, known, wait_until)
    Relabelling(page.model).label("D", Label.parse("measure:valid"))
    wait_until(lambda: not page.model.busy)
    path = tmp_path / "pemetaan.json"
    monkeypatch.setattr(filedialog, "asksaveasfilename", lambda **_options: str(path))
    monkeypatch.setattr(filedialog, "askopenfilename", lambda **_options: str(path))

    shown.sheet.bar.save()
    assert str(read_mapping(path).sheet("Rekap").label_of("D")) == "measure:valid"
    shown.sheet.bar.back.invoke()
    wait_until(lambda: not page.model.busy)
    shown.sheet.bar.load()
    wait_until(lambda: not page.model.busy)
    assert fields(page) == ["valid", "invalid"]

    path.write_text("[]", "utf-8")
    shown.sheet.bar.load()
    dialogs = [child for child in page.winfo_toplevel().winfo_children() if isinstance(child, Dialog)]
    assert [dialog.heading.cget("text") for dialog in dialogs] == [tr("Pemetaan tidak dipakai")]
    dialogs[0].close()


def test_a_remembered_mapping_is_told_and_can_be_refused(
    page: Any, known: Path, tmp_path: Path, wait_until: Wait
) -> None:
    opened(page, known, wait_until)
    Relabelling(page.model).label("D", Label.parse("measure:valid"))
    wait_until(lambda: not page.model.busy)
    page.model.apply()
    wait_until(lambda: page.model.step is Step.DONE)
    page.model.reset()
    next_year = written(
        tmp_path / "tahun lain.xlsx", "Wilayah", "01 Anies", "02 Prabowo", "X3", "Suara Tidak Sah", name="Isi"
    )

    shown = opened(page, next_year, wait_until)
    assert shown.strip is not None
    assert fields(page) == ["valid", "invalid"]
    shown.strip.winfo_children()[0].invoke()
    wait_until(lambda: not page.model.busy)
    assert page.shown.strip is None
    assert fields(page) == ["invalid"]
