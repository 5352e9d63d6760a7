"""Arranging on the archive page: cells edited in the list, copies, moves, and items in another order or dossier."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.archive import accessions, custom, dossiers
from app.desktop.pages.archive import register_dialog
from app.desktop.pages.archive.moving import moved_order
from app.desktop.shell import Shell

Wait = Callable[[Callable[[], object]], None]


@pytest.fixture
def page(shell: Shell, wait_until: Wait) -> Any:
    found = shell.go("archive")
    wait_until(lambda: not shell.session.lookups.busy and found.list.chosen is not None and not found.pane.busy)  # type: ignore[attr-defined]
    return found


def test_picked_items_go_up_and_down_together() -> None:
    assert moved_order([1, 2, 3, 4], [3, 4], -1) == [1, 3, 4, 2]
    assert moved_order([1, 2, 3, 4], [1, 3], 1) == [2, 1, 4, 3]
    assert moved_order([1, 2, 3, 4], [1, 2], -1) == [1, 2, 3, 4]


@pytest.mark.window
def test_cells_are_edited_in_the_list_by_key(shell: Shell, page: Any, wait_until: Wait) -> None:
    cabinet = shell.session.cabinet
    page.list.take_focus()
    chosen = page.list.chosen
    page.list.tree.focus_force()
    page.list.tree.event_generate("<F2>")
    editor = page.deeds.cells.editor
    assert editor.entry.get() == dossiers.get(cabinet, chosen).title  # type: ignore[union-attr]
    editor.entry.delete(0, "end")
    editor.entry.insert(0, "Uraian yang lebih baik")
    page.update()
    editor.entry.focus_force()
    editor.entry.event_generate("<Tab>")
    wait_until(lambda: page.deeds.cells.editor is not editor and page.deeds.cells.editor.open)
    assert dossiers.get(cabinet, chosen).title == "Uraian yang lebih baik"  # type: ignore[union-attr]
    years = page.deeds.cells.editor
    years.entry.delete(0, "end")
    years.entry.insert(0, "2014-2019")
    page.update()
    years.entry.focus_force()
    years.entry.event_generate("<Return>")
    wait_until(lambda: dossiers.get(cabinet, chosen).year_to == 2019)  # type: ignore[union-attr]
    wait_until(lambda: not shell.session.lookups.busy and page.list.chosen == chosen)
    page.deeds.cells.start("years")
    page.deeds.cells.editor.entry.insert("end", "x")
    page.deeds.cells.editor._store(0)
    assert dossiers.get(cabinet, chosen).year_to == 2019  # type: ignore[union-attr]
    page.deeds.cells.start("title")
    page.update()
    page.deeds.cells.editor.entry.focus_force()
    page.deeds.cells.editor.entry.event_generate("<Escape>")
    assert not page.deeds.cells.editor.open
    shell.undo()
    wait_until(lambda: dossiers.get(cabinet, chosen).year_to is None)  # type: ignore[union-attr]


@pytest.mark.window
def test_a_dossier_is_copied_and_its_form_opened(shell: Shell, page: Any, wait_until: Wait) -> None:
    page.deeds.copy()
    wait_until(lambda: len(page.model.rows) == 5 and page.dialog is not None)
    assert page.dialog.form.value("title").endswith("(salinan)")
    page.dialog._throw_away()
    shell.undo()
    wait_until(lambda: len(page.model.rows) == 4)


@pytest.mark.window
def test_picked_dossiers_are_moved_to_a_box_and_a_class(shell: Shell, page: Any, wait_until: Wait) -> None:
    cabinet = shell.session.cabinet
    page.list.pick_all()
    page.deeds.move()
    dialog = page.deeds.dialog
    dialog.save_button.invoke()
    assert dialog.winfo_exists()
    dialog.form.set("box", "900")
    dialog.form.set("place", "Gudang Baru")
    dialog.form.set("code", "HM.02  Hubungan masyarakat")
    dialog.save_button.invoke()

    def where() -> set[Any]:
        return {(dossiers.get(cabinet, id_).box, dossiers.get(cabinet, id_).code) for id_ in page.model.rows.ids}  # type: ignore[union-attr]

    wait_until(lambda: where() == {("900", "HM.02")})
    wait_until(lambda: not dialog.winfo_exists())
    shell.undo()
    wait_until(lambda: ("118", "PL.01.8") in where())


@pytest.mark.window
def test_items_are_shifted_and_go_to_another_dossier(shell: Shell, page: Any, wait_until: Wait) -> None:
    cabinet = shell.session.cabinet
    here, there = page.model.rows.ids[0], page.model.rows.ids[1]
    with cabinet.act("item_added", number="1", title="x") as act:
        dossiers.add_items(act, cabinet, here, [{"title": name} for name in ("satu", "dua", "tiga")])

    def titles(dossier: int) -> list[str]:
        return [item.title for item in dossiers.items(cabinet, dossier)]

    page.open_items(page.model.dossier(here))
    items = page.items_dialog
    items.list.choose(2)
    items.up_button.invoke()
    wait_until(lambda: titles(here) == ["satu", "tiga", "dua"] and items.list.position == 1)
    items.list.choose(2, pick=items.list.picking.run_to)
    items.move()
    items.target.form.set("target", "77777")
    items.target.save_button.invoke()
    assert items.target.winfo_exists()
    items.target.form.set("target", page.model.dossier(there).number)
    items.target.save_button.invoke()
    wait_until(lambda: titles(there) == ["tiga", "dua"] and titles(here) == ["satu"])
    wait_until(lambda: not items.target.winfo_exists())
    items.give_up()
    shell.undo()
    wait_until(lambda: titles(here) == ["satu", "tiga", "dua"])


@pytest.mark.window
def test_deliveries_are_entered_with_what_is_picked(
    shell: Shell, page: Any, wait_until: Wait, monkeypatch: pytest.MonkeyPatch
) -> None:
    cabinet = shell.session.cabinet
    page.list.choose(0)
    page.list.choose(1, pick=page.list.picking.run_to)
    picked = page.deeds.ids().tolist()
    page.deeds.open_register()
    register = page.deeds.dialog
    register.add()
    register.form.save_button.invoke()
    assert register.form.winfo_exists()
    register.form.form.set("source", "Subbagian Hukum")
    register.form.form.set("what", "Berkas sengketa")
    register.form.save_button.invoke()
    wait_until(lambda: [entry.dossiers for entry in accessions.register(cabinet)] == [2])
    wait_until(lambda: not register.form.winfo_exists() and register.show_button.instate(["!disabled"]))
    register.edit()
    register.form.form.set("date", "kemarin dulu")
    register.form.save_button.invoke()
    assert register.form.winfo_exists()
    register.form._throw_away()
    target = shell.session.folder / "laporan" / "buku.xlsx"
    monkeypatch.setattr(register_dialog.filedialog, "asksaveasfilename", lambda **_options: str(target))
    opened: list[Path] = []
    monkeypatch.setattr(register_dialog, "open_path", opened.append)
    register.write_button.invoke()
    wait_until(lambda: opened == [target] and target.stat().st_size > 0)
    register.show_dossiers()
    wait_until(lambda: page.model.complete and sorted(page.model.rows.ids) == sorted(picked))
    assert page.model.chips()[0].text.startswith("Penerimaan 1/")
    shell.undo()
    wait_until(lambda: not accessions.register(cabinet))


@pytest.mark.window
def test_own_fields_and_templates_stand_in_the_form_and_the_details(shell: Shell, page: Any, wait_until: Wait) -> None:
    cabinet = shell.session.cabinet
    page.deeds.open_fields()
    dialog = page.deeds.dialog
    dialog._open(None)
    dialog.form.form.set("name", "Warna map")
    dialog.form.form.set("kind", "choice")
    dialog.form.save_button.invoke()
    wait_until(lambda: dialog.form.save_button.instate(["!disabled"]))
    assert dialog.form.winfo_exists()
    dialog.form.form.set("choices", "merah\nbiru")
    dialog.form.save_button.invoke()
    wait_until(lambda: len(custom.fields(cabinet)) == 1 and not dialog.form.winfo_exists())
    with cabinet.act("custom_field_added", name="Rapat") as act:
        custom.add_field(act, cabinet, "Rapat", custom.Kind.DATE)
    dialog._load(0)
    dialog.shift(1)
    wait_until(lambda: [one.name for one in custom.fields(cabinet)] == ["Rapat", "Warna map"])
    wait_until(lambda: dialog.list.position == 1)
    dialog.give_up()
    meeting, colour = custom.fields(cabinet)
    chosen = page.list.chosen
    page.edit_chosen()
    page.dialog.form.set(f"own/{colour.id}", "biru")
    page.dialog.form.set(f"own/{meeting.id}", "besok")
    page.dialog.save_button.invoke()
    assert page.dialog.winfo_exists()
    page.dialog.form.set(f"own/{meeting.id}", "7 Mei 2019")
    page.dialog.keep_template()
    page.dialog.naming.form.set("name", "Rekap")
    page.dialog.naming.save_button.invoke()
    wait_until(lambda: [one.name for one in custom.templates(cabinet)] == ["Rekap"])
    wait_until(lambda: not page.dialog.naming.winfo_exists())
    page.dialog.save_button.invoke()
    wait_until(lambda: custom.values(cabinet, chosen) == {colour.id: "biru", meeting.id: "2019-05-07"})
    wait_until(lambda: not page.dialog.winfo_exists())
    assert page.model.more_facts(page.model.dossier(chosen)) == [("Rapat", "7 Mei 2019"), ("Warna map", "biru")]
    page.deeds.open_templates()
    page.deeds.dialog.use()
    wait_until(lambda: page.dialog.winfo_exists())
    assert page.dialog.form.value(f"own/{colour.id}") == "biru"
    page.dialog.form.set("title", "Dari templat")
    page.dialog.save_button.invoke()
    wait_until(lambda: len(page.model.rows) == 5)
    made = max(page.model.rows.ids)
    assert custom.values(cabinet, made)[colour.id] == "biru"
    shell.undo()
    wait_until(lambda: len(page.model.rows) == 4)
