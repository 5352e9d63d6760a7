"""The import journey in the window: a file is read, shown, decided about, applied as one act, and taken back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from tkinter import filedialog
from typing import Any

import pytest

from app.desktop.pages.intake.standing import Step
from app.desktop.shell import Shell
from app.desktop.window import Window
from app.results import reading
from app.results.records import Status
from importers import grid
from tests.app.desktop.rekap import REKAP

Wait = Callable[[Callable[[], object]], None]
pytestmark = pytest.mark.window


def test_from_a_csv_to_figures_and_back(shell: Shell, page: Any, results: Path, wait_until: Wait) -> None:
    page.model.choose([results])
    wait_until(lambda: page.model.step is Step.SHEET)
    marked = page.shown.sheet._marked
    assert marked.role(1, 1) == "header"
    assert marked.role(2, 1) == "area"
    assert marked.role(2, 2) == "contestant"
    assert marked.role(2, 4) == "measure"

    page.next_button.invoke()
    assert page.model.step is Step.PROBLEMS
    at = next(row for row, problem in enumerate(page.model.problems()) if problem.cell)
    page.shown.problems.list.choose(at)
    row, column = page.shown.sheet.grid_._cursor
    assert row == 6
    assert marked.role(row, column) == "problem"

    page.next_button.invoke()
    assert page.model.step is Step.PLAN
    if page.model.missing():
        page.shown.choices.form.set("election", "ppwp")
        page.shown.choices.form.set("year", "2019")
        page.shown.choices.again.invoke()
        wait_until(lambda: not page.model.busy)
    assert page.model.can_apply
    page.next_button.invoke()
    wait_until(lambda: page.model.step is Step.DONE)
    listed = reading.list_results(shell.session.cabinet)
    assert [str(line.election) for line in listed] == ["ppwp-2019-1"]

    page.model.undo()
    wait_until(lambda: not reading.list_results(shell.session.cabinet))
    wait_until(lambda: page.model.step is Step.FILES)


def test_another_decision_plans_anew(page: Any, results: Path, wait_until: Wait) -> None:
    page.model.choose([results])
    wait_until(lambda: page.model.step is Step.SHEET)
    page.model.go(Step.PLAN)
    page.shown.choices.form.set("election", "pkwkk")
    page.shown.choices.form.set("year", "duaribu")
    page.shown.choices.again.invoke()
    assert not page.model.busy
    page.shown.choices.form.set("year", "2024")
    page.shown.choices.again.invoke()
    wait_until(lambda: not page.model.busy)
    assert page.model.file.plan.summary["election"]["kind"] == "pkwkk"
    assert page.model.step is Step.PLAN


def test_a_file_is_read_once_whatever_is_decided(
    page: Any, results: Path, wait_until: Wait, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[Path] = []
    really = grid.read_workbook

    def counted(path: Path, **options: Any) -> Any:
        read.append(path)
        return really(path, **options)

    monkeypatch.setattr(grid, "read_workbook", counted)
    page.model.choose([results])
    wait_until(lambda: page.model.step is Step.SHEET)
    page.model.decide(status=Status.FINAL)
    wait_until(lambda: not page.model.busy)
    assert read == [results]
    assert page.model.file.plan.request.status is Status.FINAL


def test_nothing_is_applied_while_decisions_differ_from_the_plan(page: Any, results: Path, wait_until: Wait) -> None:
    page.model.choose([results])
    wait_until(lambda: page.model.step is Step.SHEET)
    page.model.go(Step.PLAN)
    assert page.next_button.instate(["!disabled"])
    page.shown.choices.form.set("status", "final")
    page.shown.choices.compare()
    assert page.next_button.instate(["disabled"])
    page.shown.choices.again.invoke()
    wait_until(lambda: not page.model.busy)
    assert page.next_button.instate(["!disabled"])


def test_an_import_at_hand_outlives_another_look(window: Window, page: Any, results: Path, wait_until: Wait) -> None:
    page.model.choose([results])
    wait_until(lambda: page.model.step is Step.SHEET)
    page.model.go(Step.PLAN)
    window.relook(theme="dark", language="en")
    shown: Any = window.shell.page  # type: ignore[union-attr]
    wait_until(lambda: not shown.model.busy)
    assert shown.model.step is Step.PLAN
    assert shown.shown.choices.form.value("year") == "2019"
    assert shown.model.spoken == "en"
    assert "Valid votes" in " ".join(change.what for change in shown.model.file.plan.changes)
    window.relook(theme="light", language="id")


@pytest.mark.parametrize(
    ("name", "content"),
    [("kosong.csv", b""), ("gambar.xlsx", b"\x89PNG\r\n\x1a\n" + bytes(64)), ("catatan.csv", b"halo\n")],
)
def test_a_wrong_file_shows_its_one_sentence(
    page: Any, tmp_path: Path, wait_until: Wait, name: str, content: bytes
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    page.model.choose([path])
    wait_until(lambda: not page.model.busy)
    assert page.model.step is Step.FILES
    told = page.model.file.sentence()
    assert told.endswith(".")
    assert name in told or "Tidak" in told
    assert not page.model.can_apply


def test_an_import_can_be_cancelled_while_reading(page: Any, results: Path, wait_until: Wait) -> None:
    page.model.choose([results])
    page.model.job.cancel()
    wait_until(lambda: not page.model.busy)
    assert page.model.step in (Step.FILES, Step.SHEET)
    page.model.reset()


def test_a_list_of_dossiers_comes_in(shell: Shell, page: Any, tmp_path: Path, wait_until: Wait) -> None:
    path = tmp_path / "daftar arsip inaktif.csv"
    path.write_text(
        "No,Kode Klasifikasi,Uraian Informasi Arsip,Kurun Waktu,Tingkat Perkembangan,Jumlah,Ket.\n"
        "1,PL.01.8,Undangan sosialisasi pemilih pemula,2018,Asli,1 berkas,\n"
        "2,HM.02,Kliping surat kabar,2014,Asli,1 bundel,\n",
        encoding="utf-8",
    )
    page.model.choose([path])
    wait_until(lambda: page.model.step is Step.SHEET)
    marked = page.shown.sheet._marked
    assert [marked.role(2, column) for column in range(1, 7)] == ["key", "key", "text", "more", "more", "more"]
    assert "daftar arsip" in page.shown.told.cget("text")
    page.model.go(Step.PLAN)
    page.next_button.invoke()
    wait_until(lambda: page.model.step is Step.DONE)
    wait_until(lambda: shell.status.counts.cget("text").startswith("6 "))


def test_the_plan_lists_every_value_with_what_it_was_and_its_cell(page: Any, results: Path, wait_until: Wait) -> None:
    def planned() -> Any:
        page.model.choose([results])
        wait_until(lambda: page.model.step is Step.SHEET)
        page.model.go(Step.PLAN)
        return page.shown.plan.changes

    assert list(planned().lists) == ["new"]
    page.next_button.invoke()
    wait_until(lambda: page.model.step is Step.DONE)
    page.model.reset()
    results.write_text(REKAP.replace("24636", "24637"), encoding="utf-8")
    changes = planned()
    row = changes.lists["changed"]._rows.page(0, 9)
    assert [part.cells[0] for part in row] == ["Bogor Timur"]
    assert row[0].cells[3:6] == ("B3", "24.636", "24.637")
    changes.tabs.open("same")
    assert len(changes.lists["same"]._rows) == 29


def test_what_was_guessed_is_said_and_confirmed_at_once(page: Any, results: Path, wait_until: Wait) -> None:
    page.model.choose([results])
    wait_until(lambda: page.model.step is Step.SHEET)
    page.model.go(Step.PLAN)
    assert page.model.file.plan.summary["election"]["guessed"]
    page.shown.choices.right.invoke()
    wait_until(lambda: not page.model.busy)
    assert not page.model.file.plan.summary["election"]["guessed"]
    assert page.model.file.request.area == "32.71"
    assert page.shown.choices.right is None


def test_the_dossier_of_the_signed_paper_is_found_by_words(
    shell: Shell, page: Any, results: Path, wait_until: Wait
) -> None:
    page.model.choose([results])
    wait_until(lambda: page.model.step is Step.SHEET)
    page.model.go(Step.PLAN)
    form = page.shown.choices.form
    form.set("dossier", "rekapitulasi")
    page.shown.choices._look_up("i")
    wait_until(lambda: not shell.session.lookups.busy)
    (offered,) = form.widget("dossier").cget("values")
    form.set("dossier", offered)
    form.widget("dossier").event_generate("<<ComboboxSelected>>")
    number = offered.partition("  ")[0]
    wait_until(lambda: form.value("dossier") == number)
    form.set("form", "DA1")
    page.shown.choices.again.invoke()
    wait_until(lambda: not page.model.busy)
    assert (page.model.file.request.form, page.model.file.request.dossier) == ("DA1", number)


def test_what_may_be_there_already_is_taken_when_it_is_decided(page: Any, tmp_path: Path, wait_until: Wait) -> None:
    path = tmp_path / "daftar arsip inaktif.csv"
    path.write_text(
        "Nomor Berkas,Kode Klasifikasi,Uraian Informasi Berkas,Kurun Waktu,Jumlah,Lokasi Simpan\n"
        + "77,PL.01.8,Laporan keuangan,2019,1,Rak 1/Boks 2\n" * 2
        + "77,PL.01.8,Laporan keuangan,2019,1,Rak 1/Boks 3\n",
        encoding="utf-8",
    )
    page.model.choose([path])
    wait_until(lambda: page.model.step is Step.SHEET)
    page.model.go(Step.PLAN)
    assert (page.model.file.plan.counts.new, page.model.file.plan.counts.duplicate) == (2, 1)
    page.shown.choices.form.widget("duplicates").invoke()
    assert page.next_button.instate(["disabled"])
    page.shown.choices.again.invoke()
    wait_until(lambda: not page.model.busy)
    assert (page.model.file.plan.counts.new, page.model.file.plan.counts.duplicate) == (3, 0)
    assert page.next_button.instate(["!disabled"])


def test_the_folder_of_the_last_choice_is_offered_again(
    shell: Shell, page: Any, results: Path, wait_until: Wait, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[dict[str, Any]] = []

    def choose(**options: Any) -> tuple[str, ...]:
        asked.append(options)
        return (str(results),)

    monkeypatch.setattr(filedialog, "askopenfilenames", choose)
    for _ in range(2):
        page.choose_files()
        wait_until(lambda: page.model.step is Step.SHEET)
        page.model.reset()
    assert [each["initialdir"] for each in asked] == [None, str(results.parent)]


def test_a_folder_is_dropped_and_its_tables_are_one_import(page: Any, results: Path, wait_until: Wait) -> None:
    (results.parent / "surat.pdf").write_text("x", encoding="utf-8")
    second = results.parent / "dalam" / "rekap pilpres 2019 kota bogor lagi.csv"
    second.parent.mkdir()
    second.write_text(REKAP, encoding="utf-8")
    folder = results.parent / "kumpulan"
    folder.mkdir()
    for path in (results, second):
        path.rename(folder / path.name)
    page._dropped([folder], 0)
    wait_until(lambda: not page.model.busy)
    assert [file.path.name for file in page.model.files] == [results.name, second.name]
    assert all(file.usable for file in page.model.files)
    page.model.go(Step.SHEET)
    page._dropped([folder / results.name], 0)
    assert len(page.model.files) == 2


def test_a_folder_without_tables_says_so(page: Any, tmp_path: Path, wait_until: Wait) -> None:
    folder = tmp_path / "surat"
    folder.mkdir()
    page._dropped([folder], 0)
    wait_until(lambda: not page.model.busy)
    assert "tidak ada lembar kerja" in page.model.files[0].sentence()


def test_a_file_that_is_not_understood_is_opened_to_be_labelled(page: Any, tmp_path: Path, wait_until: Wait) -> None:
    path = tmp_path / "anggaran.csv"
    path.write_text("Uraian,Anggaran\nBelanja pegawai,1000000\nBelanja barang,2000000\n", encoding="utf-8")
    page.model.choose([path])
    wait_until(lambda: not page.model.busy)
    assert page.model.step is Step.FILES
    assert page.shown.first.cget("text").strip() == "Buka lembarnya"
    page.shown.first.invoke()
    assert page.model.step is Step.SHEET
