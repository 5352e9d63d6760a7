"""The classification among the settings: codes edited with their basis, exported and read back, dossiers moved."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pytest

from app.archive import classification, dossiers
from app.archive.records import Disposition
from app.desktop.pages.settings.classes import ClassesTab
from app.desktop.pages.settings.view import SettingsPage
from app.desktop.shell import Shell
from app.desktop.widgets.dialogs import Dialog
from importers.classification import read_classification
from importers.grid import read_workbook

from .conftest import Wait


@pytest.fixture
def tab(shell: Shell) -> ClassesTab:
    """Return the tab with the small cabinet's one edition."""
    page = shell.go("settings", tab="classes")
    assert isinstance(page, SettingsPage)
    return page.classes


def _dialog(tab: ClassesTab) -> Any:
    return [child for child in tab.winfo_toplevel().winfo_children() if isinstance(child, Dialog)][-1]


def _agree(shell: Shell, tab: ClassesTab, wait_until: Wait) -> None:
    _dialog(tab)._main.invoke()
    wait_until(lambda: not shell.session.jobs.open and not shell.session.lookups.busy)


def test_a_code_gets_periods_with_their_basis(shell: Shell, tab: ClassesTab, wait_until: Wait) -> None:
    tab.actions["edit"].invoke()
    form = _dialog(tab).form
    form.set("active_years", "dua")
    _dialog(tab)._main.invoke()
    for name, value in {"active_years": "2", "inactive_years": "5", "disposition": "keep", "basis": "JRA uji"}.items():
        form.set(name, value)
    _agree(shell, tab, wait_until)
    code = classification.find(shell.session.cabinet, "PL.01.8")
    assert code is not None
    assert (code.active_years, code.inactive_years, code.disposition) == (2, 5, Disposition.KEEP)
    assert code.basis == "JRA uji"
    first = dossiers.get(shell.session.cabinet, 1)
    assert first is not None
    assert first.retention is not None
    assert first.retention.inactive_years == 5
    shell.session.undo()
    wait_until(lambda: not shell.session.jobs.open)
    again = classification.find(shell.session.cabinet, "PL.01.8")
    assert again is not None
    assert again.active_years is None


def test_a_code_that_is_there_is_not_added_twice(shell: Shell, tab: ClassesTab, wait_until: Wait) -> None:
    tab.actions["add"].invoke()
    form = _dialog(tab).form
    form.set("code", "HM.02")
    form.set("title", "Lagi")
    _agree(shell, tab, wait_until)
    form.set("code", "HM.03")
    _agree(shell, tab, wait_until)
    edition = classification.current(shell.session.cabinet)
    assert edition is not None
    assert [code.code for code in classification.codes(shell.session.cabinet, edition.id)] == [
        "PL.01.8",
        "HM.02",
        "HM.03",
    ]


def test_an_edition_is_written_plain_and_read_back_the_same(
    shell: Shell, tab: ClassesTab, wait_until: Wait, tmp_path: Path
) -> None:
    cabinet = shell.session.cabinet
    edition = classification.current(cabinet)
    assert edition is not None
    (first, _second) = classification.codes(cabinet, edition.id)
    with cabinet.act("class_code_edited", code=first.code, edition=edition.name) as act:
        kept = {"active_years": 2, "inactive_years": 0, "disposition": "review", "basis": "JRA uji", "access": "T"}
        classification.edit_code(act, first.id, **kept)
    path = tmp_path / "Edisi uji.xlsx"
    tab.write_out(path)
    wait_until(lambda: not shell.session.jobs.open)
    sheet = openpyxl.load_workbook(path).active
    assert sheet is not None
    heads = [cell.value for cell in sheet[1]]
    assert heads[:5] == ["Kode Klasifikasi", "Nama Klasifikasi", "Retensi Aktif", "Retensi Inaktif", "Nasib Akhir"]
    reading = read_classification(read_workbook(path))
    told = [(r.code, r.title, r.active_years, r.inactive_years, r.disposition, r.basis, r.access) for r in reading.rows]
    known = [
        (c.code, c.title, c.active_years, c.inactive_years, c.disposition, c.basis, c.access)
        for c in classification.codes(cabinet, edition.id)
    ]
    assert told == known
    assert reading.edition == edition.name
    assert reading.problems == ()


def test_dossiers_move_to_the_edition_in_force(shell: Shell, tab: ClassesTab, wait_until: Wait) -> None:
    cabinet = shell.session.cabinet
    old = classification.current(cabinet)
    assert old is not None
    with cabinet.act("import_files") as act:
        new = classification.add_edition(act, cabinet, "Edisi baru")
        rows = [("PL.01.8", "Rekapitulasi suara Pemilu"), ("HM.07", "Kehumasan")]
        classification.add_codes(act, new, [{"code": c, "title": t, "position": at} for at, (c, t) in enumerate(rows)])
    tab._look_at(old.id)
    tab.actions["move"].invoke()
    dialog = _dialog(tab)
    assert dialog.state_.told() == "2 berkas dipindahkan. 2 tetap di edisi lama."
    dialog.list.choose(1)
    values = list(dialog.target.cget("values"))
    dialog.target.current(next(at for at, words in enumerate(values) if words.startswith("HM.07")))
    dialog.target.event_generate("<<ComboboxSelected>>")
    assert dialog.state_.told() == "4 berkas dipindahkan."
    _agree(shell, tab, wait_until)
    codes = [each.classification for each in dossiers.many(cabinet, [1, 2, 3, 4])]
    assert [(code.code, code.edition) for code in codes if code] == [
        *[("PL.01.8", "Edisi baru")] * 2,
        *[("HM.07", "Edisi baru")] * 2,
    ]
