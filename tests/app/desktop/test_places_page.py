"""The page of places: rooms, racks and boxes are made, changed, carried and taken out, by mouse and key, and undone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation

from app.archive import dossiers, places
from app.archive.disposal import holds
from app.desktop.pages.places import view
from app.desktop.pages.places.forms import read_numbers
from app.desktop.pages.places.state import MARKED, Spot
from app.desktop.pages.places.when import last_day
from app.desktop.shell import Shell

Wait = Callable[[Callable[[], object]], None]
pytestmark = pytest.mark.window


@pytest.fixture
def page(shell: Shell, wait_until: Wait) -> Any:
    found: Any = shell.go("places")
    wait_until(lambda: not shell.session.lookups.busy and found.model.loaded)
    return found


def names(page: Any) -> list[str]:
    return [node.name for node in page.model.nodes]


def save(page: Any, wait_until: Wait, **typed: str) -> None:
    dialog = page.dialog
    for name, value in typed.items():
        dialog.form.set(name, value)
    dialog.save_button.invoke()
    wait_until(lambda: not dialog.winfo_exists() and not page.session.lookups.busy and not page.session.jobs.open)


def test_a_place_is_made_filled_changed_and_taken_out(shell: Shell, page: Any, wait_until: Wait) -> None:
    page.add_place()
    save(page, wait_until, name="Gedung B", kind="building", capacity="3")
    wait_until(lambda: "Gedung B" in names(page))
    node = next(node for node in page.model.nodes if node.name == "Gedung B")
    assert page.model.spot == Spot(place=node.id)
    assert page.tree.tree.selection() == (f"p{node.id}",)
    page.add_box()
    assert page.dialog.form.value("place") == "Gedung B"
    save(page, wait_until, number="201-203, 7B")
    wait_until(lambda: len(page.model.visible()) == 4)
    fill = page.model.fill(page.model.node(node.id))
    assert (fill.text, fill.tone) == ("4/3", "alert")
    assert page.tree.tree.set(f"p{node.id}", "count") == "4/3"
    page._go(Spot(place=node.id))
    page.edit()
    save(page, wait_until, name="Gedung Baru", capacity="8")
    wait_until(lambda: "Gedung Baru" in names(page))
    assert page.model.fill(page.model.node(node.id)).text == "4/8"
    for _ in range(3):
        shell.undo()
        wait_until(lambda: not shell.session.jobs.open and not shell.session.lookups.busy)
    assert "Gedung B" not in names(page)
    assert page.model.spot == Spot()


def test_a_box_is_marked_carried_and_brought_back(shell: Shell, page: Any, wait_until: Wait) -> None:
    cabinet = shell.session.cabinet
    (box,) = page.model.boxes
    page.take_focus()
    shell.window.root.update()
    page.list.tree.event_generate("<space>")
    assert page.model.marked == {box.id}
    assert page.model.rows().page(0, 1)[0].cells[0] == MARKED
    page.move()
    save(page, wait_until, place="Ruang Arsip, Rak 9", reason="Rak 1 bocor")
    assert places.box(cabinet, box.id).place_path == ("Ruang Arsip", "Rak 9")  # type: ignore[union-attr]
    assert page.model.marked == set()
    page.list.choose(0)
    moved = [child.cget("text") for child in page.details._ways.take(1)]
    assert moved[0].endswith("Ruang Arsip · Rak 1 → Ruang Arsip · Rak 9 (Rak 1 bocor)")
    when = page.details.when
    when.day.insert(0, "2019")
    when.show()
    assert when.answer == "Ruang Arsip · Rak 1"
    when.clear()
    when.day.insert(0, "kemarin dulu")
    when.show()
    assert when.answer.startswith("Tulis seperti")
    shell.undo()
    wait_until(lambda: places.box(cabinet, box.id).place_path == ("Ruang Arsip", "Rak 1"))  # type: ignore[union-attr]


def test_a_number_is_not_given_twice_in_one_place(shell: Shell, page: Any, wait_until: Wait) -> None:
    page.add_box()
    page.dialog.form.set("number", "117-119")
    page.dialog.form.set("place", "ruang arsip · rak 1")
    page.dialog.save_button.invoke()
    assert page.dialog.winfo_exists()
    page.dialog.form.set("place", "Ruang Arsip · Rak 2")
    save(page, wait_until)
    assert sorted(box.number for box in places.boxes(shell.session.cabinet)) == ["117", "118", "118", "119"]


def test_keys_in_the_tree_are_for_its_place(shell: Shell, page: Any, wait_until: Wait) -> None:
    rack = next(node for node in page.model.nodes if node.name == "Rak 1")
    page._go(Spot(place=rack.id))
    page.list.choose(0)
    page.tree.tree.focus_force()
    shell.window.root.update()
    page.edit()
    assert page.dialog.form.value("name") == "Rak 1"
    page.dialog.give_up()
    page.list.take_focus()
    shell.window.root.update()
    page.edit()
    assert page.dialog.form.value("number") == "118"
    page.dialog.give_up()


def test_the_place_of_a_dossier_leads_to_its_box(shell: Shell, page: Any, wait_until: Wait) -> None:
    archive: Any = shell.go("archive", search="Daftar hadir")
    wait_until(lambda: archive.list.chosen is not None and not shell.session.lookups.busy)
    archive.open_place_of_chosen()
    assert shell.current == "places"
    wait_until(lambda: page.list.chosen == page.model.boxes[0].id)


def test_a_rack_is_carried_with_its_boxes(shell: Shell, page: Any, wait_until: Wait) -> None:
    cabinet = shell.session.cabinet
    page.model.show(Spot())
    page.add_place()
    save(page, wait_until, name="Depo", kind="room", parent="")
    wait_until(lambda: "Depo" in names(page))
    rack = next(node for node in page.model.nodes if node.name == "Rak 1")
    depot = next(node for node in page.model.nodes if node.name == "Depo")
    page._go(Spot(place=rack.id))
    page.edit()
    save(page, wait_until, parent=str(depot.id))
    (box,) = places.boxes(cabinet)
    assert box.place_path == ("Depo", "Rak 1")
    (move,) = places.moves(cabinet, box.id)
    assert (move.origin, move.target) == (("Ruang Arsip", "Rak 1"), ("Depo", "Rak 1"))


def test_dossiers_in_no_box_are_put_into_one(shell: Shell, page: Any, wait_until: Wait) -> None:
    page._go(Spot(boxless=True))
    assert page.boxless.winfo_manager()
    assert len(page.model.rows()) == 1
    page.mark_all()
    (loose,) = page.model.marked
    page.move()
    save(page, wait_until, box="118", place="Ruang Arsip · Rak 1")
    assert dossiers.get(shell.session.cabinet, loose).box == "118"  # type: ignore[union-attr]
    wait_until(lambda: len(page.model.boxless) == 0)
    shell.undo()
    wait_until(lambda: len(page.model.boxless) == 1)


def test_what_is_not_empty_stays_and_is_told(shell: Shell, page: Any, wait_until: Wait) -> None:
    from app.desktop.pages.places.forms import remove_box_work

    said: list[str] = []
    shell.session.on_fault = lambda failure, _reference: said.append(str(getattr(failure, "code", failure)))
    shell.session.write("", remove_box_work(page.model.boxes[0]))
    wait_until(lambda: said)
    assert said == ["archive_box_not_empty"]


def test_a_box_with_a_disputed_dossier_is_not_carried(shell: Shell, page: Any, wait_until: Wait) -> None:
    cabinet = shell.session.cabinet
    (box,) = page.model.boxes
    held = page.model.dossiers(box.id, 1)[0].id
    with cabinet.act("disposal_held", reason="Sengketa") as act:
        holds.place(act, cabinet, [held], "Sengketa", dt.date(2026, 1, 2))
    page.list.choose(0)
    page.move()
    page.dialog.form.set("place", "Gudang")
    page.dialog.save_button.invoke()
    wait_until(lambda: page.dialog.save_button.instate(["!disabled"]))
    assert page.dialog.winfo_exists()
    page.dialog.give_up()
    assert places.boxes(cabinet)[0].place_path == ("Ruang Arsip", "Rak 1")


def test_labels_are_written_for_boxes_and_for_a_place(
    shell: Shell, page: Any, wait_until: Wait, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(view, "open_path", opened.append)
    page.list.choose(0)
    page.print_labels()
    wait_until(lambda: len(opened) == 1)
    page._go(Spot(place=page.model.nodes[0].id))
    page.print_labels()
    wait_until(lambda: len(opened) == 2)
    assert [path.name for path in opened] == ["Label boks.pptx", "Label tempat.pptx"]
    words = [
        shape.text_frame.text
        for slide in Presentation(str(opened[1])).slides
        for shape in slide.shapes
        if shape.has_text_frame
    ]
    assert {"Ruang Arsip", "Rak 1"} <= set(words)


def test_a_dossier_is_told_where_it_was(shell: Shell, page: Any, wait_until: Wait) -> None:
    archive: Any = shell.go("archive", search="Daftar hadir")
    wait_until(lambda: archive.list.chosen is not None and not shell.session.lookups.busy)
    archive.pane.show(archive.chosen_dossier())
    card = archive.details.when
    card.day.insert(0, str(dt.datetime.now().astimezone().year + 1))
    card.show()
    assert card.answer.startswith("Ruang Arsip · Rak 1 · Boks 118")
    card.clear()
    card.day.insert(0, "2019")
    card.show()
    assert card.answer == "Pada hari itu belum tercatat."


def test_a_box_and_a_place_are_visited_from_elsewhere(shell: Shell, page: Any, wait_until: Wait) -> None:
    (box,) = page.model.boxes
    shell.go("home")
    shell.go("places", box=box.id)
    assert page.list.chosen == box.id
    page.details.contents_button.invoke()
    wait_until(lambda: shell.current == "archive" and not shell.session.lookups.busy)
    archive: Any = shell.page
    wait_until(lambda: len(archive.model.rows) == 3)
    assert [chip.text for chip in archive.model.chips()] == ["Boks 118"]


def test_numbers_of_boxes_and_days_are_read_as_people_write_them() -> None:
    assert read_numbers("118-120, B7; 0098 s.d. 0100") == ["118", "119", "120", "B7", "0098", "0099", "0100"]
    assert read_numbers("K-003") == ["K-003"]
    assert read_numbers(" ") == []
    assert last_day("2019") == dt.date(2019, 12, 31)
    assert last_day("2024-02") == dt.date(2024, 2, 29)
    assert last_day("2019-05-07") == dt.date(2019, 5, 7)
    assert last_day(None) is None
