"""The import journey in the window: a file is read, shown, decided about, applied as one act, and taken back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from tkinter import filedialog
from typing import Any

import openpyxl
import pytest

from app.desktop.pages.intake.standing import Step
from app.desktop.pages.intake.told import problem_group, problem_parts
from app.desktop.shell import Shell
from app.desktop.widgets.dialogs import Dialog
from app.desktop.window import Window
from app.results import reading
from app.results.records import Status
from importers import grid
from importers.records import Problem, Severity

Wait = Callable[[Callable[[], object]], None]
pytestmark = pytest.mark.window

_CSV = """kecamatan,01 Joko Widodo - Ma'ruf Amin,02 Prabowo - Sandiaga Uno,Suara Sah,Suara Tidak Sah,Jumlah Suara
Bogor Selatan,43065,75413,118478,2514,120992
Bogor Timur,24636,36995,61631,1406,63037
Bogor Tengah,26735,38646,65381,1711,67092
Bogor Barat,50238,94401,144639,3020,147659
Bogor Utara,40210,69407,109617,24214,112031
Tanah Sareal,43228,84211,127439,2733,130172
"""


@pytest.fixture
def results(tmp_path: Path) -> Path:
    path = tmp_path / "rekap pilpres 2019 kota bogor.csv"
    path.write_text(_CSV, encoding="utf-8")
    return path


@pytest.fixture
def page(shell: Shell, wait_until: Wait) -> Any:
    found = shell.go("intake")
    wait_until(lambda: not shell.session.lookups.busy)
    return found


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


def test_problems_are_looked_at_kind_by_kind(page: Any, tmp_path: Path, wait_until: Wait) -> None:
    path = tmp_path / "rekap pilpres 2019 kota bogor.csv"
    path.write_text(_CSV.replace("118478", "118479").replace("2.514", "2514"), encoding="utf-8")
    page.model.choose([path])
    wait_until(lambda: page.model.step is Step.SHEET)
    page.model.go(Step.PROBLEMS)
    panel = page.shown.problems
    assert panel.kinds.cget("values")[0].startswith("Semua masalah")
    panel.kinds.current(1)
    panel.kinds.event_generate("<<ComboboxSelected>>")
    wait_until(lambda: panel.list.chosen == 0)
    assert len({problem_group(problem) for problem in panel._found}) == 1
    assert panel.card._head.cget("text").startswith(panel._found[0].cell or "")


def test_problems_are_told_apart_by_severity_and_sheet_too() -> None:
    found = [
        Problem("area_unknown", Severity.ERROR, "A", "B2", data={"area": "x"}),
        Problem("check6_differs", Severity.WARNING, "A", "C2"),
        Problem("check6_differs", Severity.WARNING, "B", "C2"),
    ]
    parts = {title: len(some) for title, some in problem_parts(found)}
    assert parts == {
        "Semua masalah": 3,
        "Wilayah": 1,
        "Suara sah": 2,
        "Ditolak": 1,
        "Perlu dilihat": 2,
        "Lembar A": 2,
        "Lembar B": 1,
    }
    assert len(problem_parts(found[2:])) == 1


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


def test_past_imports_are_listed_with_their_undoing(shell: Shell, page: Any) -> None:
    page.past.load()
    assert [act.can_undo for act in page.past.acts] == [True]


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
    results.write_text(_CSV.replace("24636", "24637"), encoding="utf-8")
    changes = planned()
    row = changes.lists["changed"]._rows.page(0, 9)
    assert [part.cells[0] for part in row] == ["Bogor Timur"]
    assert row[0].cells[3:5] == ("24.636", "24.637")
    assert row[0].cells[5].endswith("B3")
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


def test_the_papers_of_an_import_are_saved(
    shell: Shell, page: Any, tmp_path: Path, wait_until: Wait, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "rekap pilpres 2019 kota bogor.csv"
    path.write_text(_CSV.replace("Bogor Barat,50238", "Bogor Xyzzy,50238"), encoding="utf-8")
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
    path.write_text(_CSV.replace("118478", "118479"), encoding="utf-8")
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
    dialog = next(child for child in shell.winfo_toplevel().winfo_children() if isinstance(child, Dialog))
    assert dialog._whole.cget("text")
    dialog.give_up()


def test_alt_and_arrows_go_from_step_to_step_and_from_problem_to_problem(
    shell: Shell, page: Any, tmp_path: Path, wait_until: Wait
) -> None:
    path = tmp_path / "rekap pilpres 2019 kota bogor.csv"
    path.write_text(_CSV.replace("118478", "118479"), encoding="utf-8")
    page.model.choose([path])
    wait_until(lambda: page.model.step is Step.SHEET)
    root = shell.winfo_toplevel()
    root.focus_force()
    page.shown.sheet.take_focus()
    wait_until(lambda: root.focus_get() is page.shown.sheet.grid_.canvas)
    root.focus_get().event_generate("<Alt-Right>")
    wait_until(lambda: page.model.step is Step.PROBLEMS)
    page.shown.problems.list.choose(0)
    root.focus_get().event_generate("<Alt-Down>")
    wait_until(lambda: page.shown.problems.list.position == 1)
    root.focus_get().event_generate("<Alt-Up>")
    wait_until(lambda: page.shown.problems.list.position == 0)
    root.focus_get().event_generate("<Alt-Left>")
    wait_until(lambda: page.model.step is Step.SHEET)


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


def _button(parent: Any, words: str) -> Any:
    found = [child for child in _all(parent) if child.winfo_class() == "TButton" and child.cget("text") == words]
    return found[0]


def _all(parent: Any) -> list[Any]:
    return [parent, *(deep for child in parent.winfo_children() for deep in _all(child))]


def test_a_suggestion_is_taken_by_key_and_a_cell_left_as_it_is(page: Any, tmp_path: Path, wait_until: Wait) -> None:
    path = tmp_path / "rekap pilpres 2019 kota bogor.csv"
    path.write_text(_CSV.replace("118478", "118487"), encoding="utf-8")
    page.model.choose([path])
    wait_until(lambda: page.model.step is Step.SHEET)
    page.model.go(Step.PROBLEMS)
    panel = page.shown.problems
    at = next(row for row, problem in enumerate(panel._found) if problem.cell == "D2" and problem.suggestion)
    panel.list.choose(at)
    assert "118.487 → 118.478" in panel.card._hint.cget("text")
    panel.card.accept.invoke()
    wait_until(lambda: not page.model.busy)
    assert [(value.cell, value.value) for value in page.model.file.request.values] == [("D2", 118478)]
    left = page.model.problems()
    assert [problem.code for problem in left if problem.cell == "D2"] == ["amended"]

    panel = page.shown.problems
    at = next(row for row, problem in enumerate(panel._found) if problem.severity is Severity.WARNING)
    panel.list.choose(at)
    told = panel._found[at]
    panel.card.entry.insert(0, "seratus")
    panel.card.set_value()
    assert "bilangan bulat" in panel.card.complaint.cget("text")
    panel.card.keep.invoke()
    assert told not in page.model.problems()
    assert len(page.model.problems()) == len(left) - 1
    panel = page.shown.problems
    panel.list.choose(next(row for row, problem in enumerate(panel._found) if problem.code == "amended"))
    panel.card.keep.invoke()
    wait_until(lambda: not page.model.busy)
    assert page.model.file.request.values == ()
