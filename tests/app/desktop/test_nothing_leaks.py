"""No page, dialog or hint shows a word of a dossier that is closed to who works here."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Iterator
from pathlib import Path
from tkinter import ttk
from typing import Any

import pytest
import ttkbootstrap

from app.archive import people
from app.archive.records import DossierFilter
from app.desktop.shell import Shell
from app.desktop.widgets.dialogs import Dialog
from app.desktop.window import Window
from tests.app.closed_dossier import fill, leaks

Wait = Callable[[Callable[[], object]], None]
pytestmark = pytest.mark.window


@pytest.fixture
def filled(tmp_path: Path) -> Path:
    folder = tmp_path / "lemari"
    fill(folder, tmp_path)
    return folder


@pytest.fixture
def guest(window: Window, root: ttkbootstrap.App, wait_until: Wait) -> Shell:
    """Return the window in which a guest works, who may see ordinary dossiers alone."""
    assert window.shell is not None
    session = window.shell.session
    session.arrive(people.by_name(session.cabinet, "Tamu"))
    session.changed()
    wait_until(lambda: not session.lookups.busy)
    return window.shell


def texts(widget: tk.Misc) -> Iterator[str]:
    """Yield all that a widget and those in it show."""
    kind = widget.winfo_class()
    if isinstance(widget, ttk.Treeview):
        for row in _rows(widget, ""):
            yield " ".join(map(str, [widget.item(row, "text"), *widget.item(row, "values")]))
    elif isinstance(widget, tk.Canvas):
        for item in widget.find_all():
            if widget.type(item) == "text":
                yield str(widget.itemcget(item, "text"))
    elif isinstance(widget, tk.Text):
        yield widget.get("1.0", "end")
    elif isinstance(widget, ttk.Entry | tk.Entry):
        yield str(widget.get())
        if isinstance(widget, ttk.Combobox):
            yield " ".join(map(str, widget["values"]))
    elif "text" in (widget.keys() if kind != "Toplevel" else ()):
        yield str(widget.cget("text"))
    for child in widget.winfo_children():
        yield from texts(child)


def _rows(tree: ttk.Treeview, above: str) -> Iterator[str]:
    for row in tree.get_children(above):
        yield row
        yield from _rows(tree, row)


def seen(shell: Shell) -> list[str]:
    shell.update()
    return leaks(" ".join(texts(shell.winfo_toplevel())))


@pytest.mark.parametrize(
    "name", ["home", "archive", "places", "results", "intake", "reports", "disposal", "loans", "history", "settings"]
)
def test_no_page_shows_a_word_of_it(guest: Shell, name: str, wait_until: Wait) -> None:
    page: Any = guest.go(name)
    wait_until(lambda: not guest.session.lookups.busy and not guest.session.jobs.open)
    assert seen(guest) == []
    for tab in getattr(getattr(page, "tabs", None), "_parts", ()):
        page.tabs.open(tab)
        wait_until(lambda: not guest.session.lookups.busy)
        assert seen(guest) == [], tab


def test_the_archive_page_shows_its_number_and_place_and_nothing_of_what_it_says(
    guest: Shell, wait_until: Wait
) -> None:
    page: Any = guest.go("archive")
    wait_until(lambda: not guest.session.lookups.busy)
    page.session.keep_widths("arsip.kolom", dict.fromkeys(("title", "note", "creator", "number", "own/1"), 1))
    page.refresh()
    for view in (DossierFilter(), DossierFilter(text="7"), DossierFilter(text="boks:118"), DossierFilter(text="zirk")):
        page.visit(view=view)
        wait_until(lambda: not guest.session.lookups.busy)
        typed = view.text
        assert [word for word in seen(guest) if word.strip("“”\"'") != typed] == []
    page.visit(view=DossierFilter())
    wait_until(lambda: len(page.model.rows) == 3 and not guest.session.lookups.busy)
    for row in range(3):
        page.list.choose(row)
        wait_until(lambda: not page.pane.busy and not guest.session.lookups.busy)
        assert seen(guest) == []
    (kept,) = [path for path in (guest.session.folder / "berkas").rglob("*.txt") if path.is_file()]
    kept.rename(kept.with_name("zirkpindah.txt"))
    for open_ in (
        page.deeds.open_register,
        page.deeds.open_trash,
        page.deeds.open_templates,
        page.files.check,
        page.incoming.open,
    ):
        open_()
        wait_until(lambda: not guest.session.lookups.busy and not guest.session.jobs.open)
        assert seen(guest) == [], open_
        for dialog in [child for child in page.winfo_toplevel().winfo_children() if isinstance(child, Dialog)]:
            dialog.give_up()


def test_the_search_box_and_the_undo_hints_show_nothing_of_it(guest: Shell, wait_until: Wait) -> None:
    for text in ("7", "118", "2010", "zirkj"):
        guest.session.lookups.drop_all()
        guest.top.text.set(text)
        guest.top.entry.focus_force()
        guest.top.entry.event_generate("<KeyRelease>")
        wait_until(lambda: not guest.session.lookups.busy)
        assert [word for word in seen(guest) if word != text] == [], text
