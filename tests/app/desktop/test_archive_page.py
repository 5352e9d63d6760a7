"""The archive page: a dossier is added, edited and undone; lists are sorted, filtered and walked through."""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter
from typing import Any

import pytest

from app.archive import dossiers
from app.archive.records import DossierFilter
from app.desktop.shell import Shell
from app.desktop.widgets.dialogs import Dialog
from app.desktop.window import Window

Wait = Callable[[Callable[[], object]], None]
pytestmark = pytest.mark.window


@pytest.fixture
def page(shell: Shell, wait_until: Wait) -> Any:
    found = shell.go("archive")
    wait_until(lambda: not shell.session.lookups.busy and found.list.chosen is not None and not found.pane.busy)  # type: ignore[attr-defined]
    return found


def titles(page: Any) -> list[str]:
    return [row.cells[1] for row in page.model.rows.page(0, 100)]


def test_a_dossier_is_added_by_the_form_and_undone(shell: Shell, page: Any, wait_until: Wait) -> None:
    page.add()
    form = page.dialog.form
    form.set("title", "Sertifikat rekapitulasi Bogor Barat")
    form.set("code", "PL.01.8  Rekapitulasi suara Pemilu")
    form.set("year_from", "2019")
    form.set("box", "777")
    page.dialog.save_button.invoke()
    wait_until(lambda: len(page.model.rows) == 5)
    added = next(row for row in page.model.rows.page(0, 9) if "Bogor Barat" in row.cells[1])
    stored = dossiers.get(shell.session.cabinet, added.id)
    assert stored is not None
    assert (stored.code, stored.year_from, stored.box) == ("PL.01.8", 2019, "777")
    assert page.list.chosen == added.id
    shell.undo()
    wait_until(lambda: len(page.model.rows) == 4)
    assert dossiers.get(shell.session.cabinet, added.id) is None


def test_a_form_says_beside_the_field_what_is_wrong(page: Any, wait_until: Wait) -> None:
    page.add()
    page.dialog.form.set("year_from", "dua ribu")
    page.dialog.save_button.invoke()
    wait_until(lambda: page.dialog.winfo_exists())
    assert len(page.model.rows) == 4
    page.dialog.form.set("title", "Sekali lagi")
    page.dialog.form.set("year_from", "2024")
    page.dialog.form.set("year_to", "2019")
    page.dialog.save_button.invoke()
    assert page.dialog.winfo_exists()
    page.dialog.event_generate("<Escape>")
    wait_until(lambda: not page.dialog.winfo_exists())


def test_a_number_that_is_taken_is_told_in_the_form(page: Any, wait_until: Wait) -> None:
    page.add()
    page.dialog.form.set("title", "Nomor ganda")
    page.dialog.form.set("number", "1")
    page.dialog.save_button.invoke()
    wait_until(lambda: page.dialog.save_button.instate(["!disabled"]))
    assert page.dialog.winfo_exists()
    page.dialog.give_up()


def test_a_dossier_is_edited_in_place(shell: Shell, page: Any, wait_until: Wait) -> None:
    chosen = page.list.chosen
    page.edit_chosen()
    page.dialog.form.set("note", "Sampul diganti")
    page.dialog.save_button.invoke()
    wait_until(lambda: dossiers.get(shell.session.cabinet, chosen).note == "Sampul diganti")  # type: ignore[union-attr]


def test_a_dossier_is_deleted_after_a_question_and_comes_back(shell: Shell, page: Any, wait_until: Wait) -> None:
    dossier = page.model.dossier(page.list.chosen)
    page.deeds.ask_throw([dossier.id], dossier.title)._main.invoke()
    wait_until(lambda: len(page.model.rows) == 3)
    shell.undo()
    wait_until(lambda: len(page.model.rows) == 4)


def test_a_dossier_gets_a_new_place_and_its_box_goes_along(shell: Shell, page: Any, wait_until: Wait) -> None:
    cabinet = shell.session.cabinet
    here = next(row.id for row in page.model.rows.page(0, 9) if "Bogor Tengah" in row.cells[1])
    there = next(row.id for row in page.model.rows.page(0, 9) if "Daftar hadir" in row.cells[1])
    page.edit(page.model.dossier(here))
    assert page.dialog.form.value("place") == "Ruang Arsip · Rak 1"
    page.dialog.form.set("place", "Ruang Arsip, Rak 9 > Baris B")
    page.dialog._show_spot()
    assert "3 berkas" in page.dialog.form._fields["box"]._hint
    page.dialog.save_button.invoke()
    wait_until(lambda: dossiers.get(cabinet, here).place_path == ("Ruang Arsip", "Rak 9", "Baris B"))  # type: ignore[union-attr]
    assert dossiers.get(cabinet, there).place_path == ("Ruang Arsip", "Rak 9", "Baris B")  # type: ignore[union-attr]
    wait_until(lambda: not page.dialog.winfo_exists() and not shell.session.lookups.busy)
    page.pane.show(page.model.dossier(here))
    assert "Ruang Arsip · Rak 1 → Ruang Arsip · Rak 9 · Baris B" in _texts(page.details)
    shell.undo()
    wait_until(lambda: dossiers.get(cabinet, here).place_path == ("Ruang Arsip", "Rak 1"))  # type: ignore[union-attr]


def test_a_box_that_is_there_brings_its_place(page: Any) -> None:
    page.add()
    page.dialog.form.set("box", "118  Ruang Arsip · Rak 1")
    page.dialog.box_changed()
    assert page.dialog.form.value("box") == "118"
    assert page.dialog.form.value("place") == "Ruang Arsip · Rak 1"
    page.dialog._throw_away()


def test_items_are_added_edited_deleted_and_undone(shell: Shell, page: Any, wait_until: Wait) -> None:
    dossier = page.model.dossier(page.list.chosen)
    cabinet = shell.session.cabinet

    def titles_of() -> list[str]:
        return [item.title for item in dossiers.items(cabinet, dossier.id)]

    page.details.add_item.invoke()
    form = page.item_dialog.form
    form.set("title", "Berita acara")
    form.set("date", "7 Mei 2019")
    form.set("extent", "3")
    page.item_dialog.save_button.invoke()
    wait_until(lambda: titles_of() == ["Berita acara"])
    (item,) = dossiers.items(cabinet, dossier.id)
    assert (item.number, item.date, item.extent, item.unit) == (1, "2019-05-07", 3, "lembar")
    wait_until(lambda: "7 Mei 2019 · 3 lembar" in _texts(page.details))

    page.open_items(dossier)
    items = page.items_dialog
    items.list.choose(0)
    items.edit()
    items.form.form.set("title", "Berita acara pleno")
    items.form.save_button.invoke()
    wait_until(lambda: titles_of() == ["Berita acara pleno"])
    wait_until(lambda: not items.form.winfo_exists())
    items.delete()
    asked = next(child for child in items.winfo_children() if isinstance(child, Dialog))
    asked._main.invoke()
    wait_until(lambda: not titles_of())
    items.give_up()
    shell.undo()
    wait_until(lambda: titles_of() == ["Berita acara pleno"])


def test_what_was_typed_comes_back_after_another_theme_and_after_reopening(
    window: Window, shell: Shell, page: Any, wait_until: Wait
) -> None:
    page.add()
    page.dialog.form.set("title", "Setengah jadi")
    window.relook(theme="dark")
    page = window.shell.page  # type: ignore[union-attr]
    wait_until(lambda: not window.session.lookups.busy)  # type: ignore[union-attr]
    page.add()
    assert page.dialog.form.value("title") == "Setengah jadi"
    page.dialog.give_up()
    window.open()
    again: Any = window.shell.page  # type: ignore[union-attr]
    wait_until(lambda: not window.session.lookups.busy)  # type: ignore[union-attr]
    again.add()
    assert again.dialog.form.value("title") == "Setengah jadi"
    again.dialog._begin_anew()
    assert again.dialog.form.value("title") == ""
    again.dialog._throw_away()
    assert not window.session.drafts.get("dossier")  # type: ignore[union-attr]
    window.relook(theme="light")


def test_details_follow_the_arrow_keys_within_a_frame(page: Any) -> None:
    ids = [row.id for row in page.model.rows.page(0, 9)]
    for dossier in ids:
        page.pane.show(page.model.dossier(dossier))
    page.update_idletasks()
    took = []
    for dossier in ids * 5:
        began = perf_counter()
        page.pane.show(page.model.dossier(dossier))
        page.update_idletasks()
        took.append(perf_counter() - began)
    assert sorted(took)[len(took) // 2] < 0.016


def test_headings_sort_by_mouse_and_by_key(page: Any, wait_until: Wait) -> None:
    page.list.tree.focus_force()
    page.list.tree.event_generate("<Alt-Key-2>")
    wait_until(lambda: titles(page) == sorted(titles(page), key=str.casefold))
    page.list.tree.event_generate("<Alt-Key-2>")
    wait_until(lambda: titles(page) == sorted(titles(page), key=str.casefold, reverse=True))


def test_keys_walk_the_list(page: Any, wait_until: Wait) -> None:
    page.list.tree.focus_force()
    for key, position in (("<End>", 3), ("<Up>", 2), ("<Home>", 0), ("<Down>", 1), ("<Next>", 3)):
        page.list.tree.event_generate(key)
        wait_until(lambda at=position: page.list.position == at)


def test_branches_of_the_tree_filter_the_list(page: Any, wait_until: Wait) -> None:
    page.tree._open("y2019")
    assert page.tree.tree.get_children("y2019")
    page.tree._choose("y2019")
    wait_until(lambda: len(page.model.rows) == 2)
    assert [chip.text for chip in page.model.chips()] == ["Tahun 2019"]
    page._filter(page.model.chips()[0].without)
    wait_until(lambda: len(page.model.rows) == 4)


def test_filters_that_leave_nothing_can_all_be_taken_away(page: Any, wait_until: Wait) -> None:
    page._filter(DossierFilter(text="tidakadakataini"))
    wait_until(lambda: page._nothing is not None and page._nothing.winfo_ismapped())
    page._nothing.first.invoke()
    wait_until(lambda: len(page.model.rows) == 4)
    wait_until(lambda: not page._nothing.winfo_ismapped())


def test_a_search_shows_what_it_finds(shell: Shell, page: Any, wait_until: Wait) -> None:
    shell.go("archive", search="pleno")
    wait_until(lambda: titles(page) == ["Daftar hadir rapat pleno"])
    assert "1 berkas" in page.model.summary()


def test_details_show_the_place_first(page: Any, wait_until: Wait) -> None:
    found = next(row.id for row in page.model.rows.page(0, 9) if "Bogor Tengah" in row.cells[1])
    page.pane.show(page.model.dossier(found))
    texts = _texts(page.details)
    assert "Ruang Arsip · Rak 1" in texts
    assert any(text.startswith("Boks 118 — sejak ") for text in texts)


def _texts(widget: Any) -> list[str]:
    found = []
    for child in widget.winfo_children():
        if "text" in (child.keys() or ()):
            found.append(str(child.cget("text")))
        found += _texts(child)
    return found
