"""Many dossiers of the archive page at once: picked by mouse and key, thrown away, put back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from app.archive import dossiers, trash
from app.archive.bulk import How
from app.archive.people import Viewer
from app.archive.records import AccessClass, Carrier
from app.desktop.shell import Shell
from app.desktop.widgets.dialogs import Dialog
from app.desktop.widgets.picking import Picking

Wait = Callable[[Callable[[], object]], None]


@pytest.fixture
def page(shell: Shell, wait_until: Wait) -> Any:
    found = shell.go("archive")
    wait_until(lambda: not shell.session.lookups.busy and found.list.chosen is not None and not found.pane.busy)  # type: ignore[attr-defined]
    return found


def asked(owner: Any) -> Any:
    top = owner.winfo_toplevel()
    return [child for child in top.winfo_children() if isinstance(child, Dialog)][-1]


def test_rows_are_picked_as_a_run_one_by_one_and_all() -> None:
    ids = [10, 20, 30, 40, 50]
    picking = Picking(lambda: ids)
    picking.only(1)
    picking.run_to(3)
    assert picking.ids().tolist() == [20, 30, 40]
    picking.turn(2)
    picking.turn(4)
    assert picking.ids().tolist() == [20, 40, 50]
    picking.all()
    assert picking.everything
    assert len(picking) == 5
    picking.turn(0)
    assert (picking.ids().tolist(), 10 in picking, len(picking)) == ([20, 30, 40, 50], False, 4)
    ids.remove(20)
    picking.keep_those_there()
    assert picking.ids().tolist() == [30, 40, 50]


@pytest.mark.window
def test_picked_dossiers_are_thrown_away_and_put_back_by_key(shell: Shell, page: Any, wait_until: Wait) -> None:
    tree = page.list.tree
    tree.focus_force()
    tree.event_generate("<Home>")
    tree.event_generate("<Shift-Down>")
    assert len(page.list.picking) == 2
    assert page.deeds.bar.winfo_manager()
    tree.event_generate("<Control-a>")
    assert page.list.picking.everything
    tree.event_generate("<Home>")
    tree.event_generate("<Control-Down>")
    tree.event_generate("<Control-Down>")
    tree.event_generate("<Control-space>")
    first, third = page.model.rows.ids[0], page.model.rows.ids[2]
    assert page.deeds.ids().tolist() == [first, third]
    tree.event_generate("<Delete>")
    asked(page)._main.invoke()
    wait_until(lambda: len(page.model.rows) == 2)
    assert not page.deeds.bar.winfo_manager()
    page.deeds.open_trash()
    dialog = page.deeds.dialog
    assert len(dialog.list.picking) == 1
    dialog.list.pick_all()
    dialog.restore_button.invoke()
    wait_until(lambda: len(page.model.rows) == 4 and not trash.ids(shell.session.cabinet))
    wait_until(lambda: dialog.restore_button.instate(["disabled"]))
    dialog.give_up()
    shell.undo()
    wait_until(lambda: len(page.model.rows) == 2)
    shell.undo()
    wait_until(lambda: len(page.model.rows) == 4)


@pytest.mark.window
def test_the_menus_offer_what_is_done_to_rows_and_to_the_whole(page: Any) -> None:
    menu = page.deeds._menu
    menu.tk_popup = lambda *_place: None
    page.deeds._open_menu(page)
    whole = [menu.entrycget(at, "label").strip() for at in range(menu.index("end") + 1)]
    assert "Tempat sampah" in whole
    assert "Cari berkas ganda" in whole
    page.list.pick_all()
    page.list.tree.event_generate("<Menu>")
    page.list.tree.focus_force()
    page.list.tree.event_generate("<Shift-F10>")
    rows = [menu.entrycget(at, "label").strip() for at in range(menu.index("end") + 1)]
    assert rows[0] == "4 berkas dipilih"
    assert any(row.endswith("Ctrl+Shift+E") for row in rows)
    assert not any("F2" in row for row in rows)


@pytest.mark.window
def test_emptying_the_trash_is_asked_twice(shell: Shell, page: Any, wait_until: Wait) -> None:
    page.deeds.throw(list(page.model.rows.ids[:3]))
    wait_until(lambda: len(page.model.rows) == 1)
    page.deeds.open_trash()
    dialog = page.deeds.dialog
    dialog.all_button.invoke()
    [child for child in dialog.winfo_children() if isinstance(child, Dialog)][-1]._main.invoke()
    assert len(trash.ids(shell.session.cabinet)) == 3
    [child for child in dialog.winfo_children() if isinstance(child, Dialog)][-1]._main.invoke()
    wait_until(lambda: not trash.ids(shell.session.cabinet))
    wait_until(lambda: dialog.empty_button.instate(["disabled"]))
    dialog.give_up()


@pytest.mark.window
def test_many_are_edited_as_the_preview_says_and_undone(shell: Shell, page: Any, wait_until: Wait) -> None:
    page.list.tree.focus_force()
    page.list.pick_all()
    page.deeds.edit_many()
    dialog = page.deeds.dialog
    wait_until(lambda: dialog.preview is not None)
    assert dialog.apply_button.instate(["disabled"])
    dialog.lines["condition"].choose(How.REPLACE, "damaged")
    dialog.lines["note"].choose(How.APPEND, "diperiksa")
    wait_until(lambda: dialog.preview.by_field == {"condition": 4, "note": 4})
    assert any("diperiksa" in row.cells for row in dialog.samples._rows.page(0, 9))
    dialog.lines["year_from"].choose(How.REPLACE, "dua ribu")
    dialog.apply()
    assert dialog.winfo_exists()
    dialog.lines["year_from"].choose(How.KEEP)
    dialog.apply()
    cabinet = shell.session.cabinet

    def conditions() -> set[Any]:
        return {dossiers.get(cabinet, id_).condition for id_ in page.model.rows.ids}  # type: ignore[union-attr]

    wait_until(lambda: not dialog.winfo_exists() and conditions() == {"damaged"})
    shell.undo()
    wait_until(lambda: conditions() == {None})


@pytest.mark.window
def test_doubles_are_looked_at_told_apart_and_merged(shell: Shell, page: Any, wait_until: Wait) -> None:
    cabinet = shell.session.cabinet
    page.deeds.find_doubles()
    wait_until(lambda: not shell.session.jobs.open)
    assert page.deeds.dialog is None
    with cabinet.act("dossier_added", number="", title="") as act:
        for title, year in (("Siaran pers penetapan", 2024), ("Dokumentasi foto", 2014)):
            dossiers.create(act, cabinet, title=title, year_from=year, note="kembaran")
    page.deeds.find_doubles()
    wait_until(lambda: page.deeds.dialog is not None)
    dialog = page.deeds.dialog
    assert len(dialog.model) == 2
    dialog.apart_button.invoke()
    wait_until(lambda: len(dialog.model) == 1 and dialog.merging is not None)
    keep, gone = dialog.merging.keep.id, dialog.merging.gone.id
    dialog.swap_button.invoke()
    assert dialog.merging.keep.id == gone
    dialog.swap()
    dialog._turn(dialog._fields.index("number"))
    dialog.merge_button.invoke()
    wait_until(lambda: len(dialog.model) == 0 and dialog.merge_button.instate(["disabled"]))
    merged = dossiers.get(cabinet, keep)
    assert merged is not None
    assert merged.note == "kembaran"
    assert trash.ids(cabinet).tolist() == [gone]
    dialog.give_up()
    shell.undo()
    wait_until(lambda: dossiers.get(cabinet, gone) is not None)


@pytest.mark.window
def test_columns_are_chosen_and_kept(shell: Shell, page: Any, wait_until: Wait) -> None:
    page.deeds.choose_columns()
    dialog = page.deeds.dialog
    dialog.form.set("place", "")
    dialog.form.set("carrier", "1")
    dialog.save()
    wait_until(lambda: not shell.session.lookups.busy)
    shown = tuple(map(str, page.list.tree["displaycolumns"]))
    assert "carrier" in shown
    assert "place" not in shown
    assert "Kertas saja" in page.list.tree.set("0").values()
    assert shell.session.settings.columns["arsip.kolom"]["carrier"] == 1
    page.model.show(carrier=Carrier.DIGITAL)
    wait_until(lambda: page.model.complete and len(page.model.rows) == 0)
    assert [chip.text for chip in page.model.chips()] == ["Digital saja"]


@pytest.mark.window
def test_what_may_not_be_opened_is_not_edited_with_the_rest(shell: Shell, page: Any, wait_until: Wait) -> None:
    session = shell.session
    with session.cabinet.act("dossier_edited", number="", title="") as act:
        dossiers.edit(act, session.cabinet, [page.model.rows.ids[0]], access="SR", note="rahasia")
    session._viewer = Viewer("Magang", AccessClass.ORDINARY, keeper=False)
    page.list.pick_all()
    page.deeds.edit_many()
    page.deeds._throw_picked()
    assert page.deeds.dialog is None
    assert "tidak boleh Anda buka" in shell.status._said.cget("text")
    page.list.choose(0)
    page.deeds.cells.start()
    assert page.deeds.cells.editor is None
