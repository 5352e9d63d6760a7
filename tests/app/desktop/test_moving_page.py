"""The page of office moves: begun, scanned with a scanner's keys, clicked, left and taken up again, closed, undone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from app.archive import places
from app.archive.moving import codes, reading
from app.archive.moving.records import Outcome, Read, State, Step
from app.desktop.pages.moving import told, view
from app.desktop.pages.moving.state import SHOWN
from app.desktop.shell import Shell
from app.desktop.window import Window

Wait = Callable[[Callable[[], object]], None]
pytestmark = pytest.mark.window


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Collect the files that would be opened by another program."""
    found: list[Path] = []
    monkeypatch.setattr(view, "open_path", found.append)
    return found


@pytest.fixture
def page(shell: Shell, wait_until: Wait, opened: list[Path]) -> Any:
    cabinet = shell.session.cabinet
    (rack,) = [node.id for node in places.tree(cabinet) if node.name == "Rak 1"]
    with cabinet.act("boxes_added", count=3, numbers="119 … 121") as act:
        places.add_boxes(act, cabinet, ["119", "120", "121"], place=rack)
    found: Any = shell.go("moving")
    wait_until(lambda: found.model.loaded)
    assert found.vacancy.shown is not None
    found.begin()
    form = found.dialog.form
    form.set("name", "Pindah ke Jalan Loader")
    form.set("site", "Kantor Baru")
    form.set("vehicles", "2")
    found.dialog.save_button.invoke()
    wait_until(lambda: found.model.move is not None and found.vacancy.shown is None)
    return found


def settle(shell: Shell, wait_until: Wait) -> None:
    wait_until(lambda: not shell.session.jobs.open and not shell.session.lookups.busy)


def scan(page: Any, shell: Shell, wait_until: Wait, text: str) -> str:
    page.code.insert(0, text)
    page.scan()
    assert page.code.get() == ""
    settle(shell, wait_until)
    return str(page._answer.cget("text"))


def test_a_move_goes_from_plan_to_minutes(
    shell: Shell, window: Window, page: Any, wait_until: Wait, opened: list[Path]
) -> None:
    model = page.model
    assert [vehicle.boxes for vehicle in model.vehicles] == [2, 2]
    assert {box.target for box in model.boxes} == {("Kantor Baru", "Ruang Arsip", "Rak 1")}
    assert model.step is Step.LOAD
    of_number = {box.number: box for box in model.boxes}
    for text in ("118", codes.of_box(of_number["119"].id), "Boks 120"):
        assert "dimuat ke kendaraan" in scan(page, shell, wait_until, text)
    assert "sudah dipindai" in scan(page, shell, wait_until, "118")
    assert "tidak dikenal" in scan(page, shell, wait_until, "XYZ")
    assert page._tiles[Step.LOAD].note == "3 / 4"
    page._choose_part("waiting")
    assert [row.cells[1] for row in page.list._rows.page(0, 9)] == ["121"]
    for part in SHOWN:
        model.shown = part
        assert model.count(part) == len(model.visible())
    carried = of_number["118"].vehicle
    shell.go("archive", search="Bogor Tengah")
    archive: Any = shell.page
    wait_until(lambda: len(archive.model.rows) == 1 and not shell.session.lookups.busy)
    assert archive.model.rows.page(0, 1)[0].cells[3] == f"Di kendaraan {carried} · Boks 118"
    shell.go("moving")
    page._choose_step(Step.ARRIVE)
    scan(page, shell, wait_until, "118")
    page._choose_part("all")
    page.list.choose([box.number for box in model.visible()].index("119"))
    model.take(page.list.chosen)
    settle(shell, wait_until)
    assert reading.standing(shell.session.cabinet, model.move.id).states == {
        State.ARRIVED: 2,
        State.LOADED: 1,
        State.PLANNED: 1,
    }
    page._choose_step(Step.SHELVE)
    assert "Pindai dahulu kode raknya" in scan(page, shell, wait_until, "118")
    shelf = of_number["118"].target_id
    assert scan(page, shell, wait_until, codes.of_place(shelf)).startswith("Menata di Kantor Baru")
    assert page.shelf.get() == "Kantor Baru · Ruang Arsip · Rak 1"
    scan(page, shell, wait_until, "118")
    old = next(node.id for node in model.nodes if node.path == ("Ruang Arsip", "Rak 1"))
    model.choose_place(old)
    assert "bukan untuk" in scan(page, shell, wait_until, "119")
    page._choose_part("amiss")
    assert [row.cells[1] for row in page.list._rows.page(0, 9)] == ["119"]
    page.close_move()
    page.dialog.form.set("number", "7/TU/2026")
    page.dialog.save_button.invoke()
    wait_until(lambda: opened)
    settle(shell, wait_until)
    cabinet = shell.session.cabinet
    assert not model.open
    standing = {box.number: box.place_path for box in places.boxes(cabinet)}
    assert standing == {
        "118": ("Kantor Baru", "Ruang Arsip", "Rak 1"),
        "119": ("Ruang Arsip", "Rak 1"),
        "120": (),
        "121": ("Ruang Arsip", "Rak 1"),
    }
    words = " ".join(str(cell.value) for row in load_workbook(opened[0])["Berita Acara"].iter_rows() for cell in row)
    assert "7/TU/2026" in words
    shell.undo()
    wait_until(lambda: model.open)
    settle(shell, wait_until)
    page.code.focus_force()
    page.code.event_generate("<Control-z>")
    settle(shell, wait_until)
    assert {box.number: box.state for box in model.boxes}["119"] is State.ARRIVED
    assert {box.number: box.state for box in model.boxes}["120"] is State.LOADED


def test_a_move_is_taken_up_where_it_was_left(shell: Shell, window: Window, page: Any, wait_until: Wait) -> None:
    folder = shell.session.folder
    for number in ("118", "119", "120", "121"):
        scan(page, shell, wait_until, number)
    page._choose_step(Step.ARRIVE)
    scan(page, shell, wait_until, "118")
    window.open(folder)
    again = window.shell
    assert again is not None
    assert again is not shell
    found: Any = again.go("moving")
    wait_until(lambda: found.model.move is not None)
    assert found.model.step is Step.ARRIVE
    assert [box.number for box in found.model.boxes if box.state is State.LOADED] == ["119", "120", "121"]
    found._choose_step(Step.ARRIVE)
    found._choose_part("waiting")
    assert len(found.list._rows) == 3


def test_boxes_are_planned_set_back_and_taken_out(shell: Shell, page: Any, wait_until: Wait) -> None:
    model = page.model
    page.list.choose(0)
    page.plan()
    second = model.vehicles[1]
    page.dialog.form.set("vehicle", str(second.id))
    page.dialog.form.set("target", "Kantor Baru · Gudang")
    page.dialog.save_button.invoke()
    settle(shell, wait_until)
    (box,) = [box for box in model.boxes if box.target == ("Kantor Baru", "Gudang")]
    assert box.vehicle == second.name
    assert "bukan yang direncanakan" not in scan(page, shell, wait_until, box.number)
    page.edit_vehicle(0)
    page.dialog.form.set("plate", "F 1 A")
    page.dialog.save_button.invoke()
    settle(shell, wait_until)
    assert model.vehicles[0].plate == "F 1 A"
    page.mark_all()
    model.take_out()
    settle(shell, wait_until)
    assert [left.number for left in model.boxes] == [box.number]
    assert model.marked == {box.id}
    model.set_back()
    settle(shell, wait_until)
    assert model.boxes[0].state is State.PLANNED
    model.remove()
    wait_until(lambda: page.vacancy.shown is not None)
    shell.undo()
    wait_until(lambda: page.vacancy.shown is None)


def test_papers_are_written_into_the_cabinet_and_opened(
    shell: Shell, page: Any, wait_until: Wait, opened: list[Path]
) -> None:
    for count, kind in enumerate(("labels", "shelves", "packing", "minutes"), start=1):
        page.write_paper(kind)
        wait_until(lambda many=count: len(opened) == many)
    assert {path.parent for path in opened} == {shell.session.folder / "laporan"}
    assert [path.suffix for path in opened] == [".pptx", ".pptx", ".xlsx", ".xlsx"]
    assert all(path.stat().st_size for path in opened)


def test_every_outcome_has_its_words() -> None:
    for outcome in Outcome:
        for step in Step:
            words, tone = told.read_words(Read(outcome, "SDLB1", 1, "9", 1, "Rak 2"), step)
            assert words
            assert tone in ("good", "caution", "alert")
    assert told.numbers_of("3") == ["1", "2", "3"]
    assert told.numbers_of("Truk, Mobil boks, Truk") == ["Truk", "Mobil boks"]
