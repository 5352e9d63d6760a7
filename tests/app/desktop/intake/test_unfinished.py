"""An import that was at hand when the window was closed or killed: found again, gone on with, or forgotten."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.desktop.drafts import Drafts
from app.desktop.pages.intake.standing import Step
from app.desktop.pages.intake.unfinished import kept
from app.desktop.window import Window
from app.intake.plan import AreaDecision, CellValue, ContestantDecision
from app.results.records import ElectionKey, Status
from importers.mapping import Label, What
from importers.records import Kind, Level
from tests.app.desktop.rekap import REKAP

Wait = Callable[[Callable[[], object]], None]
pytestmark = pytest.mark.window


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "rekap pilpres 2019 kota bogor.csv"
    made.write_text(REKAP, encoding="utf-8")
    return made


def _chosen(page: Any, wait_until: Wait, *paths: Path) -> None:
    page.model.choose(list(paths))
    wait_until(lambda: page.model.files and not page.model.busy)


def _killed(window: Window, root: tk.Tk, folder: Path) -> Window:
    """Return a new window on the cabinet as it lies on the disk while the first one stands half way."""
    lying = {each: each.read_bytes() for each in folder.glob("draf.json")}
    window.leave()
    for each, content in lying.items():
        each.write_bytes(content)
    made = Window(folder, root=root)
    made.open()
    root.update()
    return made


def _again(window: Window, root: tk.Tk, folder: Path, wait_until: Wait) -> tuple[Window, Any]:
    made = _killed(window, root, folder)
    assert made.shell is not None
    page = made.shell.go("intake")
    wait_until(lambda: not made.shell.session.lookups.busy)  # type: ignore[union-attr]
    return made, page


def _texts(parent: tk.Misc) -> str:
    own = [str(parent.cget("text"))] if "text" in parent.keys() else []  # noqa: SIM118 - a widget, not a mapping
    return "\n".join([*own, *(_texts(child) for child in parent.winfo_children())])


def test_what_was_decided_is_there_after_the_program_was_killed(
    window: Window, root: tk.Tk, filled: Path, page: Any, path: Path, wait_until: Wait
) -> None:
    _chosen(page, wait_until, path)
    page.shown._relabelling.label("E", Label(What.SKIP))
    wait_until(lambda: not page.model.busy)
    page.model.decide(
        election=ElectionKey.parse("ppwp-2014"),
        status=Status.FINAL,
        source="pleno",
        values=(CellValue(path.stem, "B2", 43066),),
        areas=(AreaDecision(((Level.SUBDISTRICT, "Bogor Selatan"),), code="32.71.01"),),
        contestants=(ContestantDecision("01", 1, "Satu"),),
        add_areas=True,
    )
    wait_until(lambda: not page.model.busy)
    page.model.file.left.add(("check7_differs", None, "F6"))
    page.model.go(Step.PLAN)
    before = page.model.file
    second, page = _again(window, root, filled, wait_until)
    try:
        assert page.model.step is Step.FILES
        assert path.name in _texts(page.shown.left)
        assert page.shown.first is page.shown.left.take_up
        page.shown.left.take_up.invoke()
        wait_until(lambda: page.model.files and not page.model.busy)
        assert page.model.step is Step.SHEET
        assert page.model.file.request == before.request
        assert page.model.file.left == before.left
        assert page.model.file.plan.counts == before.plan.counts
        page.model.apply()
        wait_until(lambda: page.model.step is Step.DONE)
        assert kept(page.model.session.drafts) is None
    finally:
        second.leave()


def test_an_import_in_the_midst_of_being_stored_is_whole_or_not_there(
    window: Window, root: tk.Tk, filled: Path, page: Any, path: Path, wait_until: Wait
) -> None:
    _chosen(page, wait_until, path)
    page.model.apply()
    page.model.job.cancel()
    second, page = _again(window, root, filled, wait_until)
    try:
        stored = [act for act in page.session.acts() if act.kind == "import_files" and path.name in str(act.data)]
        assert (page.shown.left is None) is bool(stored)
    finally:
        second.leave()


def test_it_can_be_forgotten_and_a_changed_or_lost_file_is_told(
    window: Window, root: tk.Tk, filled: Path, page: Any, path: Path, wait_until: Wait
) -> None:
    other = path.with_name("rekap kedua pilpres 2019 kota bogor.csv")
    other.write_text(REKAP, encoding="utf-8")
    _chosen(page, wait_until, path, other)
    page.model.decide(source="pleno")
    wait_until(lambda: not page.model.busy)
    path.write_text(REKAP.replace("118478", "118479"), encoding="utf-8")
    other.unlink()
    second, page = _again(window, root, filled, wait_until)
    try:
        told = _texts(page.shown.left)
        assert "Tidak ada lagi di tempatnya: rekap kedua pilpres 2019 kota bogor.csv." in told
        assert "Berubah sejak itu, jadi keputusan tentangnya tidak dipakai: rekap pilpres 2019 kota bogor.csv." in told
        found = page.model.left_behind
        assert [file.request.source for file in found.there] == [None]
        page.shown.left.drop.invoke()
        wait_until(lambda: page.shown.left is None)
        assert not (filled / "draf.json").exists()
    finally:
        second.leave()


def test_a_password_is_never_kept_and_another_beginning_takes_its_place(
    page: Any, path: Path, filled: Path, wait_until: Wait
) -> None:
    _chosen(page, wait_until, path)
    page.model.decide(password="rahasia dapur", kind=Kind.RESULTS)  # noqa: S106 - what must not be found
    wait_until(lambda: not page.model.busy)
    page._changed()
    lying = (filled / "draf.json").read_text(encoding="utf-8")
    assert "results" in lying
    assert "rahasia dapur" not in lying
    page.model.reset()
    assert not (filled / "draf.json").exists()


@pytest.mark.parametrize("text", ["", "[1]", '[{"path": 3}]', "{", '[{"path": "x", "stamp": []}]'])
def test_a_draft_that_cannot_be_read_is_no_fault(tmp_path: Path, text: str) -> None:
    drafts = Drafts(tmp_path)
    drafts.keep("import", {"files": text, "at": "2026-01-02T03:04"})
    assert kept(drafts) is None
