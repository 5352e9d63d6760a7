"""Fields of the office's own are columns of the list, edited for many at once, and hidden where a title is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from app.archive import custom, dossiers, people
from app.archive.bulk import How
from app.archive.custom import Kind
from app.archive.records import AccessClass
from app.desktop.shell import Shell

Wait = Callable[[Callable[[], object]], None]
pytestmark = pytest.mark.window


@pytest.fixture
def page(shell: Shell, wait_until: Wait) -> Any:
    """Return the archive page, open before the field was there."""
    found = shell.go("archive")
    wait_until(lambda: not shell.session.lookups.busy and found.list.chosen is not None)  # type: ignore[attr-defined]
    with shell.session.cabinet.act("custom_field_added", name="Warna map") as act:
        custom.add_field(act, shell.session.cabinet, "Warna map", Kind.CHOICE, ("Merah", "Hijau"))
    shell.session.changed()
    wait_until(lambda: not shell.session.lookups.busy)
    return found


def column(page: Any, title: str) -> list[str]:
    """Return what the list shows under a heading."""
    tree = page.list.tree
    shown = tree["displaycolumns"]
    (key,) = [name for name in shown if str(tree.heading(name, "text")).startswith(title[:6])]
    return [str(tree.set(row, key)) for row in tree.get_children()]


def test_a_new_field_is_edited_for_many_shown_as_a_column_and_hidden_with_the_title(
    shell: Shell, page: Any, wait_until: Wait
) -> None:
    page.list.pick_all()
    page.deeds.edit_many()
    dialog = page.deeds.dialog
    wait_until(lambda: dialog.preview is not None)
    (name,) = (name for name in dialog.lines if name.startswith("own/"))
    dialog.lines[name].choose(How.REPLACE, "Hijau")
    wait_until(lambda: dialog.preview.by_field == {name: 4})
    assert ("Warna map", "–", "Hijau") in [row.cells[2:] for row in dialog.samples._rows.page(0, 9)]
    dialog.apply_button.invoke()
    wait_until(lambda: not dialog.winfo_exists())

    page.deeds.choose_columns()
    chooser = page.deeds.dialog
    for narrow in ("number", "place", "years"):
        chooser.form.set(narrow, "")
    chooser.form.set(name, "1")
    chooser.save()
    wait_until(lambda: name in page.list.tree["displaycolumns"] and column(page, "Warna map")[:4] == ["Hijau"] * 4)

    with shell.session.cabinet.act("people_edited") as act:
        people.add(act, shell.session.cabinet, "Budi", clearance=AccessClass.ORDINARY)
        dossiers.edit(act, shell.session.cabinet, [page.model.rows.ids[0]], access=AccessClass.SECRET)
    shell.session.changed()
    wait_until(lambda: column(page, "Warna map")[:4] == ["", "Hijau", "Hijau", "Hijau"])

    with shell.session.cabinet.act("custom_field_removed", name="Warna map") as act:
        custom.remove_field(act, int(name.partition("/")[2]))
    shell.session.changed()
    wait_until(lambda: name not in page.list.tree["columns"])
    assert "title" in page.list.tree["displaycolumns"]
