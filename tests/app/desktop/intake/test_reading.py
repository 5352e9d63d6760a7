"""Reading in the window: a long file is shown before it is planned, and several files of one act know of each other."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from msoffcrypto.format.ooxml import OOXMLFile

from app.desktop.pages.intake import state
from app.desktop.pages.intake.standing import Step
from app.desktop.pages.intake.work import FileWork
from app.desktop.shell import Shell
from app.results import reading
from importers.records import Level

Wait = Callable[[Callable[[], object]], None]
pytestmark = pytest.mark.window

_HEAD = "kelurahan,tps,01 Joko Widodo - Ma'ruf Amin,02 Prabowo - Sandiaga Uno,Suara Sah\n"


@pytest.fixture
def long(tmp_path: Path) -> Path:
    """Return a file of more rows than are planned at once."""
    path = tmp_path / "pilpres 2019 kota bogor per tps.csv"
    rows = [f"Paledang,{number},{number % 90},{number % 70},{number % 90 + number % 70}" for number in range(1, 4200)]
    path.write_text(_HEAD + "\n".join(rows), encoding="utf-8")
    return path


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """Hold every plan up until the event is set."""
    go = threading.Event()
    really = state.plan_work

    def waiting(cabinet: Any, who: Any, file: FileWork, progress: Callable[[float], None]) -> FileWork:
        while not go.wait(0.01):
            progress(0.0)
        return really(cabinet, who, file, progress)

    monkeypatch.setattr(state, "plan_work", waiting)
    yield go
    go.set()


def test_a_long_file_is_shown_as_recognised_before_it_is_planned(
    page: Any, long: Path, held: threading.Event, wait_until: Wait
) -> None:
    page.model.choose([long])
    wait_until(lambda: page.model.step is Step.SHEET)
    file: FileWork = page.model.file
    assert page.model.busy
    assert file.plan is None
    assert [page.shown.sheet._marked.role(2, column) for column in (1, 2, 3, 5)] == [
        *("area", "area", "contestant", "measure")
    ]
    assert "4.199 TPS di baris" in page.shown.told.cget("text")
    assert page.next_button.instate(["disabled"])
    held.set()
    wait_until(lambda: not page.model.busy)
    assert file.plan is not None
    assert page.model.step is Step.SHEET
    assert page.next_button.instate(["!disabled"])


def test_a_label_given_before_the_plan_is_there_is_counted(
    page: Any, long: Path, held: threading.Event, wait_until: Wait
) -> None:
    from importers.mapping import Label, What

    page.model.choose([long])
    wait_until(lambda: page.model.step is Step.SHEET)
    page.shown._relabelling.label("E", Label(What.SKIP))
    held.set()
    wait_until(lambda: not page.model.busy)
    assert {entry["field"] for entry in page.model.file.plan.summary["measures"]} == set()


@pytest.mark.usefixtures("held")
def test_planning_a_long_file_can_be_cancelled(page: Any, long: Path, wait_until: Wait) -> None:
    page.model.choose([long])
    wait_until(lambda: page.model.step is Step.SHEET)
    page.model.job.cancel()
    wait_until(lambda: not page.model.busy)
    assert page.model.step is Step.FILES
    assert not page.model.files


def test_what_an_earlier_file_says_counts_as_there(shell: Shell, page: Any, tmp_path: Path, wait_until: Wait) -> None:
    head = "kecamatan,01 Joko Widodo - Ma'ruf Amin,02 Prabowo - Sandiaga Uno,Suara Sah\n"
    first, second = tmp_path / "pilpres 2019 kota bogor 1.csv", tmp_path / "pilpres 2019 kota bogor 2.csv"
    first.write_text(f"{head}Bogor Selatan,43065,75413,118478\nBogor Timur,24636,36995,61631\n", encoding="utf-8")
    second.write_text(f"{head}Bogor Timur,24636,36996,61632\nBogor Tengah,26735,38646,65381\n", encoding="utf-8")
    page.model.choose([first, second])
    wait_until(lambda: page.model.files and page.model.files[-1].plan is not None)
    for file in page.model.files:
        assert file.plan.counts.new, file.sentence()
    again = page.model.files[1].plan
    assert (again.counts.new, again.counts.changed, again.counts.same) == (3, 2, 1)
    page.model.look_at(1)
    page.model.go(Step.PLAN)
    changes = page.shown.plan.changes
    changes.tabs.open("changed")
    told = [row.cells for row in changes.lists["changed"]._rows.page(0, 5)]
    assert [(cells[-2], cells[-1]) for cells in told] == [("36.995", "36.996"), ("61.631", "61.632")]
    page.next_button.invoke()
    wait_until(lambda: page.model.step is Step.DONE)
    (listed,) = reading.list_results(shell.session.cabinet)
    assert str(listed.election) == "ppwp-2019-1"
    page.model.choose([first, second])
    wait_until(lambda: page.model.files and page.model.files[-1].plan is not None)
    counts = [file.plan.counts for file in page.model.files]
    # the first would set two values back, the second then says again what is kept
    assert [(each.changed, each.same) for each in counts] == [(2, 4), (2, 4)]
    page.model.apply()
    wait_until(lambda: page.model.step is Step.DONE)
    view = reading.show(shell.session.cabinet, listed.election, level=Level.SUBDISTRICT)
    assert 36996 in {area.votes[1] for area in view.areas}


def test_a_locked_file_asks_for_its_password_until_it_is_right(
    shell: Shell, page: Any, tmp_path: Path, wait_until: Wait
) -> None:
    book, held = openpyxl.Workbook(), BytesIO()
    sheet = book.active
    assert sheet is not None
    for row in (["kecamatan", "01 Jokowi", "02 Prabowo"], ["Bogor Timur", 24636, 36995]):
        sheet.append(row)
    book.save(held)
    path = tmp_path / "pilpres 2019 kota bogor.xlsx"
    with path.open("wb") as out:
        OOXMLFile(held).encrypt("rahasia", out)

    page.model.choose([path])
    wait_until(lambda: not page.model.busy)
    assert page.model.step is Step.FILES
    assert page.shown.password.cget("show") == "•"
    page.shown.password.insert(0, "salah")
    page.shown.unlock.invoke()
    assert page.shown.password is None, "it is not asked while it is tried"
    wait_until(lambda: not page.model.busy)
    assert "tidak cocok" in page.model.file.sentence()
    page.shown.password.insert(0, "rahasia")
    page.shown.unlock.invoke()
    wait_until(lambda: page.model.step is Step.SHEET and not page.model.busy)
    assert page.model.file.plan.counts.new == 2
    page.model.go(Step.PLAN)
    page.next_button.invoke()
    wait_until(lambda: page.model.step is Step.DONE)


def test_a_locked_file_can_be_given_up(page: Any, tmp_path: Path, wait_until: Wait) -> None:
    path = tmp_path / "terkunci.xlsx"
    path.write_bytes(bytes.fromhex("D0CF11E0A1B11AE1") + bytes(2000))
    page.model.choose([path])
    wait_until(lambda: not page.model.busy)
    assert page.model.file.sentence().endswith(".")
    page.model.reset()
    assert page.model.file is None
    assert page.shown.imports is not None


def test_a_file_that_cannot_be_taken_is_left_out_and_the_others_come_in(
    page: Any, tmp_path: Path, wait_until: Wait
) -> None:
    good, codes, bad = tmp_path / "pilpres 2019 kota bogor.csv", tmp_path / "klasifikasi.csv", tmp_path / "gambar.xlsx"
    good.write_text("kecamatan,01 Jokowi,02 Prabowo\nBogor Timur,24636,36995\n", encoding="utf-8")
    codes.write_text("kode,uraian\nPP.01,Perencanaan\nPP.02,Organisasi\nPP.03,Pemantau\n", encoding="utf-8")
    bad.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(64))
    page.model.choose([good, codes, bad])
    wait_until(lambda: not page.model.busy)
    page.model.look_at(1)
    page.model.go(Step.PLAN)
    assert "gambar.xlsx tidak dapat diambil" in page.model.missing()
    assert page.next_button.instate(["disabled"])
    page.model.go(Step.FILES)
    page.model.leave_out(page.model.files[2])
    assert [file.path for file in page.model.files] == [good, codes]
    page.model.go(Step.PLAN)
    page.next_button.invoke()
    wait_until(lambda: page.model.step is Step.DONE)
