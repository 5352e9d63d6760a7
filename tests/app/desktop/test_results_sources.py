"""Sources on the results page: side by side with their differences, one made official, renamed, tied to its dossier."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.archive import dossiers
from app.desktop.shell import Shell
from app.intake.plan import ImportRequest
from app.intake.run import apply_plans, plan_file
from app.results import reading
from app.results.records import ElectionKey, Status

Wait = Callable[[Callable[[], object]], None]
pytestmark = pytest.mark.window

CSV = """kecamatan,kelurahan,01,02,Suara Sah,Suara Tidak Sah,Jumlah Suara
Bogor Tengah,Babakan,100,{0},300,5,305
Bogor Tengah,Sempur,110,210,320,6,326
Bogor Utara,Ciparigi,50,{1},110,1,111
"""


@pytest.fixture
def page(shell: Shell, tmp_path: Path, wait_until: Wait) -> Any:
    for source, values in (("situng", (200, "")), ("rekap", (201, 60))):
        path = tmp_path / f"{source}.csv"
        path.write_text(CSV.format(*values), encoding="utf-8")
        request = ImportRequest(path, election=ElectionKey.parse("ppwp-2019"), area="32.71", source=source)
        apply_plans(shell.session.cabinet, [plan_file(shell.session.cabinet, request)])
    found: Any = shell.go("results")
    wait_until(lambda: found.model.view is not None and not shell.session.lookups.busy)
    return found


def compared(page: Any, wait_until: Wait) -> Any:
    page.tabs.open("compare")
    wait_until(lambda: page.compared.list is not None and not page.session.lookups.busy)
    page.update()
    return page.compared


def cells(panel: Any) -> dict[str, tuple[str, ...]]:
    return {row.cells[0]: row.cells[1:5] for row in panel.list._rows.page(0, 99)}


def texts(parent: tk.Misc) -> str:
    own = [str(parent.cget("text"))] if "text" in parent.keys() else []  # noqa: SIM118 - a widget, not a mapping
    return "\n".join([*own, *(texts(child) for child in parent.winfo_children())])


def test_votes_and_measures_are_seen_apart_and_only_what_differs(page: Any, wait_until: Wait) -> None:
    panel, state = compared(page, wait_until), page.model.comparison
    assert [words for _, words in state.kinds()] == [
        *("Semua angka", "Suara peserta (1 berbeda)", "Suara sah, pemilih, dan lainnya (0 berbeda)"),
    ]
    panel.kinds.current(2)
    panel.kinds.event_generate("<<ComboboxSelected>>")
    titles = [title for _, title in state.columns()]
    assert (titles[0], len(titles)) == ("rekap · Suara sah", 6)
    panel.kinds.current(0)
    panel.kinds.event_generate("<<ComboboxSelected>>")
    panel.only.invoke()
    assert [key for key, _ in state.columns()] == ["c2@0", "c2@1"]
    assert list(cells(panel)) == ["JUMLAH", "Babakan"]
    panel.list.choose_cell(1, "c2@1")
    wait_until(lambda: page.details.figure is not None)
    assert page.details.figure.story.figure.source.name == "situng"


def settled(page: Any) -> dict[str, Any]:
    return {line.source.name: line.source for line in reading.list_results(page.session.cabinet)}


def test_sources_stand_side_by_side_with_blanks_and_differences(page: Any, wait_until: Wait) -> None:
    panel = compared(page, wait_until)
    assert [title for _, title in page.model.comparison.columns()[:2]] == [
        "01 · rekap",
        "01 · situng",
    ]
    assert cells(panel) == {
        "JUMLAH": ("260", "260", "471", "≠ 410"),
        "Babakan": ("100", "100", "201", "≠ 200"),
        "Sempur": ("110", "110", "210", "210"),
        "Ciparigi": ("50", "50", "60", "–"),
    }
    told = texts(panel)
    assert "1 dari 3 kelurahan/desa berbeda dari rekap" in told
    assert "3 dari 68 kelurahan/desa" in told, "the coverage of each is stated"
    panel.only.invoke()
    assert list(cells(panel)) == ["JUMLAH", "Babakan"]


def test_another_level_reads_what_finer_areas_add_up_to(page: Any, wait_until: Wait) -> None:
    panel = compared(page, wait_until)
    assert panel.levels.cget("values") == ("Kecamatan", "Kelurahan/Desa")
    panel.levels.current(0)
    panel.levels.event_generate("<<ComboboxSelected>>")
    wait_until(lambda: "Bogor Tengah" in cells(panel))
    assert cells(panel)["Bogor Tengah"] == ("210", "210", "411", "≠ 410")


def test_either_cell_is_one_step_away(page: Any, wait_until: Wait) -> None:
    panel = compared(page, wait_until)
    for column, source, file in (("c2@0", "rekap", "rekap.csv"), ("c2@1", "situng", "situng.csv")):
        panel.list.choose_cell(1, column)
        wait_until(
            lambda name=source: page.details.figure is not None and page.details.figure.story.figure.source.name == name
        )
        assert file in texts(page.details)
    panel.list.tree.focus_force()
    panel.list.tree.event_generate("<Control-Return>")
    wait_until(lambda: page.sheet is not None and not page.sheet.busy)
    assert page.sheet.cell.file == "situng.csv"
    assert page.sheet.heading.cget("text") == "02 Prabowo–Sandi, Babakan"
    page.sheet.give_up()


def test_one_source_alone_says_what_to_do(shell: Shell, page: Any, wait_until: Wait) -> None:
    shell.session.cabinet.undo()
    page.refresh()
    wait_until(lambda: len(page.model.listed) == 1 and not shell.session.lookups.busy)
    page.tabs.open("compare")
    wait_until(lambda: "baru ada satu sumber" in texts(page.compared))


def test_the_official_one_is_chosen_among_the_sources_of_the_contest(page: Any, wait_until: Wait) -> None:
    page.tabs.open("sources")
    page.update()
    told = texts(page.about)
    assert "rekap" in told
    assert "3 dari 68 kelurahan/desa" in told
    page.about.official[settled(page)["situng"].id].invoke()
    wait_until(lambda: settled(page)["situng"].official)
    assert not settled(page)["rekap"].official
    page.shell.undo()
    wait_until(lambda: settled(page)["rekap"].official)


def test_a_source_is_renamed_and_tied_to_its_dossier(page: Any, wait_until: Wait) -> None:
    cabinet = page.session.cabinet
    dossier = dossiers.by_number(cabinet, "1")[0]
    page.tabs.open("sources")
    page.about.edit[settled(page)["situng"].id].invoke()
    form = page.dialog.form
    for field, text in (("name", "rekap"), ("form", "C1-PPWP"), ("dossier", dossier.number)):
        form.set(field, text)
    form.set("status", "final")
    page.dialog.save_button.invoke()
    wait_until(lambda: "Sudah ada sumber bernama" in texts(page.dialog))
    form.set("name", "Situng KPU")
    page.dialog.save_button.invoke()
    wait_until(lambda: "Situng KPU" in settled(page))
    changed = settled(page)["Situng KPU"]
    assert (changed.status, changed.form, changed.dossier) == (Status.FINAL, "C1-PPWP", dossier.number)
    wait_until(lambda: not page.session.lookups.busy)
    page._open_dossier(dossier.number)
    wait_until(lambda: page.shell.current == "archive" and not page.session.lookups.busy)
    archive: Any = page.shell.page
    wait_until(lambda: archive.details._dossier is not None and archive.details._dossier.id == dossier.id)


def test_a_figure_leads_to_the_dossier_of_its_paper(page: Any, wait_until: Wait) -> None:
    page.model.session.write("", page.model.settling(page.model.listed[0], _dossier("1")), lambda _notes: None)
    wait_until(lambda: settled(page)["rekap"].dossier == "1" and not page.session.lookups.busy)
    page.table.list.choose_cell(1, "c1")
    wait_until(lambda: page.details.figure is not None)
    wait_until(lambda: not page.session.lookups.busy)
    assert "Berkas arsip 1" in texts(page.details)
    assert page.details.figure.story.dossiers == {"1": True}
    assert page.table.list.cell == (page.model.view.areas[0].id, "c1"), "read anew, the cursor stays"


def _dossier(number: str) -> Any:
    from app.results.sources import SourceChange

    return SourceChange(dossier=number)


def test_a_dossier_leads_to_the_figures_of_its_papers(page: Any, shell: Shell, wait_until: Wait) -> None:
    situng = next(line for line in page.model.listed if line.source.name == "situng")
    shell.session.write("", page.model.settling(situng, _dossier("001")), lambda _notes: None)
    wait_until(lambda: settled(page)["situng"].dossier == "001" and not shell.session.lookups.busy)
    one, other = (dossiers.by_number(shell.session.cabinet, number)[0] for number in ("1", "2"))
    archive: Any = shell.go("archive", dossier=one.id)
    wait_until(lambda: bool(archive.details.figures) and not shell.session.lookups.busy)
    (made,) = archive.details.figures
    wait_until(lambda: made.cget("text").strip() == "Presiden 2019 · situng · 14 angka")
    assert "Angka dari berkas ini" in texts(archive.details)
    made.invoke()
    wait_until(lambda: shell.current == "results" and page.model.view.source.name == "situng")
    archive = shell.go("archive", dossier=other.id)
    wait_until(lambda: archive.details._dossier.id == other.id and not shell.session.lookups.busy)
    assert archive.details.figures == []
