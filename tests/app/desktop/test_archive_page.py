"""The archive page: a dossier is added, edited and undone; lists are sorted, filtered and walked through."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from app.archive import dossiers
from app.desktop.shell import Shell

Wait = Callable[[Callable[[], object]], None]
pytestmark = pytest.mark.window


@pytest.fixture
def page(shell: Shell, wait_until: Wait) -> Any:
    found = shell.go("archive")
    wait_until(lambda: not shell.session.lookups.busy and found.list.chosen is not None)  # type: ignore[attr-defined]
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
    page._delete(dossier)
    wait_until(lambda: len(page.model.rows) == 3)
    shell.undo()
    wait_until(lambda: len(page.model.rows) == 4)


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


def test_a_search_shows_what_it_finds(shell: Shell, page: Any, wait_until: Wait) -> None:
    shell.go("archive", search="pleno")
    wait_until(lambda: titles(page) == ["Daftar hadir rapat pleno"])
    assert "1 berkas" in page.model.summary()


def test_details_show_the_place_first(page: Any, wait_until: Wait) -> None:
    found = next(row.id for row in page.model.rows.page(0, 9) if "Bogor Tengah" in row.cells[1])
    page._show_details(found)
    texts = _texts(page.details)
    assert "Ruang Arsip · Rak 1" in texts
    assert "Boks 118" in texts


def _texts(widget: Any) -> list[str]:
    found = []
    for child in widget.winfo_children():
        if "text" in (child.keys() or ()):
            found.append(str(child.cget("text")))
        found += _texts(child)
    return found
