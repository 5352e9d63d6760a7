"""Imports of the past in the window: undone and done again with a report, their papers and problems saved and read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from tkinter import filedialog
from typing import Any

import openpyxl
import pytest

from app.desktop.pages.intake.standing import Step
from app.desktop.shell import Shell
from app.desktop.widgets.dialogs import Dialog
from app.results import reading
from tests.app.desktop.rekap import REKAP

Wait = Callable[[Callable[[], object]], None]
pytestmark = pytest.mark.window


def test_an_import_undone_from_elsewhere_is_one_of_the_past(
    shell: Shell, page: Any, results: Path, wait_until: Wait
) -> None:
    page.model.choose([results])
    wait_until(lambda: page.model.step is Step.SHEET)
    page.model.go(Step.PLAN)
    page.next_button.invoke()
    wait_until(lambda: page.model.step is Step.DONE)
    batch = page.model.batch
    shell.session.undo()
    wait_until(lambda: page.model.step is Step.FILES and page.shown.imports.shown is not None)
    assert page.shown.imports.shown.act.batch == batch
    assert page.shown.imports.shown.act.state


def test_past_imports_are_listed_with_their_undoing(shell: Shell, page: Any) -> None:
    page.past.load()
    assert [act.can_undo for act in page.past.acts] == [True]


def test_an_import_of_the_past_is_undone_with_a_report_and_done_again(
    shell: Shell, page: Any, results: Path, wait_until: Wait
) -> None:
    page.model.choose([results])
    wait_until(lambda: page.model.step is Step.SHEET)
    page.model.go(Step.PLAN)
    page.next_button.invoke()
    wait_until(lambda: page.model.step is Step.DONE)
    page.model.reset()
    wait_until(lambda: page.shown.imports.shown is not None)
    found = page.shown.imports.shown
    assert found.files[0][0] == results.name
    assert "SHA-256" in found.files[0][1]
    assert ("Angka", "30") in found.facts
    page.shown.imports.undo.invoke()
    dialog = next(child for child in shell.winfo_toplevel().winfo_children() if isinstance(child, Dialog))
    dialog._main.invoke()
    wait_until(lambda: page.shown.imports.shown is not None and page.shown.imports.shown.act.state)
    notes = page.shown.imports.shown.notes
    assert "30 angka tidak lagi dihitung." in notes
    assert any(note.startswith("Lembar berangka") or "Lembar berangka: " in note for note in notes)
    # as after a restart, when nobody remembers having undone it
    page.past.told.clear()
    page.shown.imports._again(found.act.batch)
    wait_until(lambda: not shell.session.lookups.busy)
    page.update()
    again = page.shown.imports.shown.notes
    assert again[: len(notes) - 1] == tuple(note for note in notes if "Salinan" not in note)[: len(again)]
    assert "30 angka tidak lagi dihitung." in again
    assert not reading.list_results(shell.session.cabinet)
    page.shown.imports.redo.invoke()
    wait_until(lambda: page.shown.imports.shown is not None and not page.shown.imports.shown.act.state)
    assert "30 angka dihitung lagi." in page.shown.imports.shown.notes
    assert reading.list_results(shell.session.cabinet)


def test_the_papers_of_an_import_are_saved(
    shell: Shell, page: Any, tmp_path: Path, wait_until: Wait, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "rekap pilpres 2019 kota bogor.csv"
    path.write_text(REKAP.replace("Bogor Barat,50238", "Bogor Xyzzy,50238"), encoding="utf-8")
    page.model.choose([path])
    wait_until(lambda: page.model.step is Step.SHEET)
    page.model.go(Step.PLAN)
    page.next_button.invoke()
    wait_until(lambda: page.model.step is Step.DONE)
    for words, name in (("Simpan tanda terima …", "terima.xlsx"), ("Simpan baris yang ditolak …", "ditolak.xlsx")):
        out = tmp_path / name
        monkeypatch.setattr(filedialog, "asksaveasfilename", lambda out=out, **_options: str(out))
        _button(page.shown, words).invoke()
        wait_until(lambda out=out: out.exists() and not shell.session.jobs.open)
        assert openpyxl.load_workbook(out).sheetnames
        for child in shell.winfo_toplevel().winfo_children():
            if isinstance(child, Dialog):
                child.give_up()


def test_the_problems_of_an_import_are_saved_as_a_list_and_stay_to_be_read_after_undo(
    shell: Shell, page: Any, tmp_path: Path, wait_until: Wait, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "rekap pilpres 2019 kota bogor.csv"
    path.write_text(REKAP.replace("118478", "118479"), encoding="utf-8")
    page.model.choose([path])
    wait_until(lambda: page.model.step is Step.SHEET)
    page.model.go(Step.PROBLEMS)
    out = tmp_path / "masalah.xlsx"
    monkeypatch.setattr(filedialog, "asksaveasfilename", lambda **_options: str(out))
    page.shown.problems.save.invoke()
    wait_until(lambda: out.exists() and not shell.session.jobs.open)
    rows = [row for row in openpyxl.load_workbook(out).active.iter_rows(values_only=True) if row[3]]  # type: ignore[union-attr]
    cells = [problem.cell for problem in page.model.problems() if problem.cell]
    assert [row[3] for row in rows if row[3] != "Sel"] == cells
    assert {"D2", "E6"} & set(cells)
    page.model.go(Step.PLAN)
    page.next_button.invoke()
    wait_until(lambda: page.model.step is Step.DONE)
    batch = page.model.batch
    page.model.undo()
    wait_until(lambda: page.model.step is Step.FILES and page.shown.imports.shown is not None)
    wait_until(lambda: page.shown.imports.shown.act.batch == batch and page.shown.imports.shown.act.state)
    past = page.shown.imports.shown
    assert past.files[0][0] == path.name
    assert "SHA-256" in past.files[0][1]
    assert ("Pemilu", "Presiden 2019") in past.facts
    assert past.problems_of == len(past.problems)
    assert set(cells) <= {problem.cell for problem in past.problems}
    for child in shell.winfo_toplevel().winfo_children():
        if isinstance(child, Dialog):
            child.give_up()
    page.shown.imports.problems.invoke()
    opened: list[Any] = []

    def listed() -> bool:
        opened[:] = [child for child in shell.winfo_toplevel().winfo_children() if isinstance(child, Dialog)]
        return bool(opened)

    wait_until(listed)
    dialog = opened[0]
    assert dialog._whole.cget("text")
    assert len(dialog.list._rows) == past.problems_of
    dialog.give_up()


def _button(parent: Any, words: str) -> Any:
    found = [child for child in _all(parent) if child.winfo_class() == "TButton" and child.cget("text") == words]
    return found[0]


def _all(parent: Any) -> list[Any]:
    return [parent, *(deep for child in parent.winfo_children() for deep in _all(child))]
