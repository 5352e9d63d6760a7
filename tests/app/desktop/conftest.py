"""What the window's tests share: one root for all, a window on a cabinet, waiting without sleeping, and the nets."""

from __future__ import annotations

import logging
import os
import time
import tkinter as tk
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import ttkbootstrap as ttk

from app import settings
from app.archive import classification, dossiers, places
from app.archive.records import PlaceKind
from app.cabinet import open_cabinet
from app.desktop import theme
from app.desktop.pages.intake.relabel import LineMenu
from app.desktop.session import Session
from app.desktop.shell import Shell
from app.desktop.window import Window, make_root
from tests.app.desktop.intake.labelling import written
from tests.app.desktop.rekap import REKAP

Wait = Callable[[Callable[[], object]], None]
_PATIENCE = 30.0


@pytest.fixture(scope="session")
def root() -> Iterator[ttk.App]:
    """Return the one root window; without a display tests are skipped, unless a display is required."""
    try:
        made = make_root()
    except tk.TclError as failure:
        if os.environ.get("SIDALU_REQUIRE_DISPLAY") == "1":
            pytest.fail(f"a display is required: {failure}")
        pytest.skip("no display")
    made.tk.call("tk", "scaling", 96 / 72)
    theme.forget()
    yield made
    made.destroy()


@pytest.fixture
def filled(tmp_path: Path) -> Path:
    """Return the folder of a small cabinet: four dossiers, a box on a shelf, an edition with two codes."""
    folder = tmp_path / "lemari"
    with (
        open_cabinet(folder, write=True, create=True, who="Petugas Uji") as cabinet,
        cabinet.act("import_files") as act,
    ):
        edition = classification.add_edition(act, cabinet, "Edisi uji")
        codes = [("PL.01.8", "Rekapitulasi suara Pemilu"), ("HM.02", "Hubungan masyarakat")]
        classification.add_codes(
            act, edition, [{"code": code, "title": title, "position": at} for at, (code, title) in enumerate(codes)]
        )
        room = places.add_place(act, cabinet, PlaceKind.ROOM, "Ruang Arsip")
        shelf = places.add_place(act, cabinet, PlaceKind.RACK, "Rak 1", parent=room)
        (box,) = places.add_boxes(act, cabinet, ["118"], place=shelf)
        for title, code, year, where in (
            ("Berita acara rekapitulasi Bogor Tengah", "PL.01.8", 2019, box),
            ("Daftar hadir rapat pleno", "PL.01.8", 2019, box),
            ("Siaran pers penetapan", "HM.02", 2024, None),
            ("Dokumentasi foto", "HM.02", 2014, box),
        ):
            dossiers.create(act, cabinet, title=title, code=code, year_from=year, box=where)
    settings.save(folder, settings.Settings(clerk="Sri Wahyuni", office_name="KPU Kota Uji"))
    return folder


@pytest.fixture
def faults(caplog: pytest.LogCaptureFixture) -> Iterator[list[BaseException]]:
    """Collect what goes wrong in callbacks; a test that leaves anything here, or an ERROR in the log, fails."""
    found: list[BaseException] = []
    yield found
    errors = [record for record in caplog.get_records("call") if record.levelno >= logging.ERROR]
    assert not errors, [record.getMessage() for record in errors]
    if found:
        raise found[0]


@pytest.fixture
def window(root: ttk.App, filled: Path, faults: list[BaseException]) -> Iterator[Window]:
    """Yield a window on the small cabinet, on its first page."""
    made = Window(filled, root=root)
    reported = made.report

    def report(failure: BaseException, reference: str | None = None) -> None:
        if reference is not None or type(failure).__name__ not in ("AppError", "UnreadableFile"):
            faults.append(failure)
        reported(failure, reference)

    made.report = report  # type: ignore[method-assign]
    made.open()
    root.geometry("1280x800")
    root.update()
    yield made
    made.leave()
    for child in root.winfo_children():
        if isinstance(child, tk.Toplevel):
            child.destroy()
    root.update()


@pytest.fixture
def shell(window: Window, wait_until: Wait) -> Shell:
    """Return the shell of the window once its first page is read."""
    shown = window.shell
    assert shown is not None
    wait_until(lambda: not shown.session.lookups.busy)
    return shown


@pytest.fixture
def wait_until(root: ttk.App) -> Wait:
    """Return a function that runs the window until a condition holds; it fails when that takes too long."""

    def wait(condition: Callable[[], Any]) -> None:
        limit = time.monotonic() + _PATIENCE
        while True:
            root.update()
            if condition():
                return
            assert time.monotonic() < limit, "waited too long"
            time.sleep(0.002)

    return wait


@pytest.fixture
def session(filled: Path) -> Iterator[Session]:
    """Yield a session on the small cabinet without any window."""
    made = Session(open_cabinet(filled, write=True, who="Petugas Uji"), settings.load(filled))
    yield made
    made.close()


@pytest.fixture
def answered(session: Session) -> Callable[[], None]:
    """Return a function that waits until every question and job of the session is answered."""

    def wait() -> None:
        limit = time.monotonic() + _PATIENCE
        while session.lookups.busy or session.jobs.open:
            session.lookups.poll()
            session.jobs.poll()
            assert time.monotonic() < limit, "waited too long"
            time.sleep(0.001)
        session.lookups.poll()

    return wait


@pytest.fixture
def results(tmp_path: Path) -> Path:
    """Return a recap in a text file."""
    path = tmp_path / "rekap pilpres 2019 kota bogor.csv"
    path.write_text(REKAP, encoding="utf-8")
    return path


@pytest.fixture
def known(tmp_path: Path) -> Path:
    """Return a workbook of which all columns but one are recognised."""
    return written(tmp_path / "rekap.xlsx", "Wilayah", "01 Jokowi", "02 Prabowo", "X3", "Suara Tidak Sah")


@pytest.fixture(autouse=True)
def asked(monkeypatch: pytest.MonkeyPatch) -> list[tuple[int, int]]:
    """Note where menus open instead of opening them: an open one keeps all events to itself."""
    places: list[tuple[int, int]] = []
    monkeypatch.setattr(LineMenu, "tk_popup", lambda _menu, x, y, _entry="": places.append((x, y)))
    return places
