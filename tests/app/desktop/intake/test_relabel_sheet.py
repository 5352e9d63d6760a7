"""Guesses, headers and whole sheets that are labelled in the window, and mappings that go to files and come back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from tkinter import filedialog
from typing import Any

import openpyxl
import pytest

from app.desktop.pages.intake.relabelling import Relabelling
from app.desktop.pages.intake.standing import Step
from app.desktop.widgets.dialogs import Dialog
from app.i18n import tr
from importers.mapping import Label
from importers.mapping.file import read_mapping
from tests.app.desktop.intake.labelling import choose, entries, fields, opened, press, written

Wait = Callable[[Callable[[], object]], None]
pytestmark = pytest.mark.window

_PRABOWO = "2. Prabowo Subianto – Sandiaga Salahuddin Uno"


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


def test_the_sheet_keeps_its_place_and_size_while_a_label_is_counted(page: Any, known: Path, wait_until: Wait) -> None:
    sheet = opened(page, known, wait_until).sheet
    page.shown._relabelling.label("B", Label.parse("skip"))
    wait_until(lambda: not page.model.busy)
    page.update()
    sizes: set[tuple[int, int]] = set()
    sheet.grid_.canvas.bind("<Configure>", lambda event: sizes.add((event.width, event.height)), add="+")
    page.shown._relabelling.label("C", Label.parse("skip"))
    wait_until(lambda: not page.model.busy)
    page.update()
    assert len(sizes) < 2
    assert sheet.grid_.canvas.winfo_ismapped()
