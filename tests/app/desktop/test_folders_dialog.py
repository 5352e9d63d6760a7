"""The window in which folders become dossiers: seen before they are made, some or all of them, as one job."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from tkinter import filedialog
from typing import Any

import pytest

from app.desktop.shell import Shell

Wait = Callable[[Callable[[], object]], None]
pytestmark = pytest.mark.window


def test_some_of_the_folders_are_made_dossiers_and_found_made(
    shell: Shell, tmp_path: Path, wait_until: Wait, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = tmp_path / "Arsip Digital"
    for name in ("2019/Rekap/da1.pdf", "2019/Undangan/surat.txt", "2024/Rekap/d-hasil.pdf"):
        (office / name).parent.mkdir(parents=True, exist_ok=True)
        (office / name).write_bytes(name.encode())
    monkeypatch.setattr(filedialog, "askdirectory", lambda **_options: str(office))
    page: Any = shell.go("archive")
    wait_until(lambda: not shell.session.lookups.busy)
    before = len(page.model.rows)
    page.deeds.open_folders()
    dialog = page.deeds.dialog
    wait_until(lambda: len(dialog.model.found) == 3)
    assert [row.cells[0] for row in dialog.list._rows.page(0, 9)] == ["2019 – Rekap", "2019 – Undangan", "2024 – Rekap"]
    assert "3" in dialog.make_button.cget("text")
    dialog.list.picking.turn(1)
    dialog._show_button()
    dialog.make_button.invoke()
    wait_until(lambda: len(page.model.rows) == before + 2 and not shell.session.jobs.open)

    page.deeds.open_folders()
    again = page.deeds.dialog
    wait_until(lambda: len(again.model.found) == 3)
    assert [row.cells[5] for row in again.list._rows.page(0, 9)] == ["sudah tercatat", "baru", "sudah tercatat"]
    again.give_up()
    for _ in range(3):
        shell.undo()
    wait_until(lambda: len(page.model.rows) == before)


def test_an_empty_folder_is_said(
    shell: Shell, tmp_path: Path, wait_until: Wait, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "hampa").mkdir()
    monkeypatch.setattr(filedialog, "askdirectory", lambda **_options: str(tmp_path / "hampa"))
    page: Any = shell.go("archive")
    page.deeds.open_folders()
    dialog = page.deeds.dialog
    wait_until(lambda: dialog.model.ready)
    assert "tidak ada berkas" in dialog._told.cget("text")
    assert dialog.make_button.instate(["disabled"])
    dialog.give_up()
