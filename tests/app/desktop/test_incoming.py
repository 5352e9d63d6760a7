"""Scans that wait are told on the archive page, looked at, put into a dossier there is or a new one, or passed over."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path
from tkinter import filedialog
from typing import Any

import pytest

from app.archive import dossiers
from app.demo.pdf import Pdf
from app.desktop.shell import Shell
from app.desktop.widgets.dialogs import Dialog

Wait = Callable[[Callable[[], object]], None]
pytestmark = pytest.mark.window


@pytest.fixture
def scans(tmp_path: Path) -> Path:
    folder = tmp_path / "Scan"
    folder.mkdir()
    for place, name in enumerate(("scan_0001.pdf", "BA pleno Bogor Barat 2019.pdf", "undangan.txt")):
        path = folder / name
        if name.endswith("pdf"):
            document = Pdf(name)
            document.paragraph(name)
            document.save(path)
        else:
            path.write_text("Isi undangan", encoding="utf-8")
        os.utime(path, (time.time() - 60 * (place + 1),) * 2)
    return folder


@pytest.fixture
def page(shell: Shell, wait_until: Wait) -> Any:
    found = shell.go("archive")
    wait_until(lambda: not shell.session.lookups.busy and found.list.chosen is not None and not found.pane.busy)  # type: ignore[attr-defined]
    return found


@pytest.fixture
def waiting(page: Any, scans: Path, wait_until: Wait, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Return the window of waiting files, after the folder was chosen in it as a clerk would the first time."""
    page.incoming.open()
    made = page.incoming.dialog
    assert made._empty.winfo_ismapped() or made._empty.winfo_manager() == "place"
    monkeypatch.setattr(filedialog, "askdirectory", lambda **_options: str(scans))
    made._empty.first.invoke()
    wait_until(lambda: len(page.incoming.model.files) == 3)
    return made


def cells(waiting: Any) -> list[str]:
    return [row.cells[0] for row in waiting.list._rows.page(0, 9)]


def test_the_first_page_of_a_scan_is_seen_and_the_scan_put_into_the_chosen_dossier(
    page: Any, waiting: Any, scans: Path, wait_until: Wait
) -> None:
    assert cells(waiting) == ["scan_0001.pdf", "BA pleno Bogor Barat 2019.pdf", "undangan.txt"]
    wait_until(lambda: waiting.well.picture is not None)
    dossier = page.chosen_dossier()
    assert waiting.form.value("dossier") == f"{dossier.number}  {dossier.title}"
    waiting.list.choose(2)
    waiting.list.picking.turn(0)
    waiting._show_buttons()
    assert "2" in waiting.attach_button.cget("text")
    waiting.attach_button.invoke()
    wait_until(lambda: cells(waiting) == ["BA pleno Bogor Barat 2019.pdf"])
    kept = page.model.dossier(dossier.id).files
    assert {file.name for file in kept} == {"scan_0001.pdf", "undangan.txt"}
    assert len(list(scans.iterdir())) == 3
    wait_until(lambda: "1 berkas digital baru" in page.incoming.band._text.cget("text"))
    page.session.undo()
    wait_until(lambda: len(cells(waiting)) == 3)


def test_a_scan_begins_a_new_dossier(page: Any, waiting: Any, shell: Shell, wait_until: Wait) -> None:
    waiting.list.choose(1)
    waiting.new_button.invoke()
    form = page.dialog.form
    assert form.value("title") == "BA pleno Bogor Barat 2019"
    assert (form.value("year_from"), form.value("year_to")) == ("2019", "2019")
    number = form.value("number")
    page.dialog.save_button.invoke()
    wait_until(lambda: len(cells(waiting)) == 2)
    (made,) = dossiers.by_number(shell.session.cabinet, number)
    assert [file.name for file in page.model.dossier(made.id).files] == ["BA pleno Bogor Barat 2019.pdf"]


def test_a_wrong_number_is_said_beside_the_field_and_nothing_is_copied(
    page: Any, waiting: Any, wait_until: Wait
) -> None:
    waiting.form.set("dossier", "99999")
    waiting.attach_button.invoke()
    page.update()
    assert "99999" in waiting.form._fields["dossier"]._note.cget("text")
    assert len(cells(waiting)) == 3


def test_what_is_skipped_waits_no_more_and_nothing_left_takes_the_band_away(
    page: Any, waiting: Any, shell: Shell, wait_until: Wait
) -> None:
    waiting.list.take_focus()
    waiting.list.tree.event_generate("<Control-a>")
    wait_until(lambda: len(waiting.picked()) == 3)
    waiting.pass_button.invoke()
    wait_until(lambda: not page.incoming.model.files)
    assert not page.incoming.band.winfo_manager()
    assert "sudah masuk" in waiting._told.cget("text")
    for made in (waiting.attach_button, waiting.new_button, waiting.pass_button):
        assert made.instate(["disabled"])
    assert [act.what for act in shell.session.acts(1)] == ["incoming_passed"]


def test_the_cabinets_own_folder_is_refused_and_a_lost_one_said(
    page: Any, waiting: Any, shell: Shell, scans: Path, wait_until: Wait, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(filedialog, "askdirectory", lambda **_options: str(shell.session.folder / "berkas"))
    (shell.session.folder / "berkas").mkdir(exist_ok=True)
    waiting.folder_button.invoke()
    told = next(child for child in waiting.winfo_children() if isinstance(child, Dialog))
    told.give_up()
    assert page.incoming.model.folder == str(scans)
    scans.rename(scans.with_name("dipindah"))
    page.incoming.look()
    wait_until(lambda: page.incoming.model.failure is not None)
    assert "tidak ditemukan" in waiting._told.cget("text")
    waiting.stop_button.invoke()
    wait_until(lambda: waiting._empty.winfo_manager() == "place")
    assert not page.incoming.model.folder
