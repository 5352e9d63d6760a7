"""The results page: down to finer areas and back, a figure followed to its cell, a source made official."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.desktop import theme
from app.desktop.pages.results.charts import bars
from app.desktop.palette import PALETTES
from app.desktop.shell import Shell
from app.intake.plan import ImportRequest
from app.intake.run import apply_plans, plan_file
from app.results.records import ElectionKey
from exporters.content import Look
from exporters.palette import contrast, palette

Wait = Callable[[Callable[[], object]], None]
pytestmark = pytest.mark.window

_CSV = """kecamatan,kelurahan,01,02,Suara Sah,Suara Tidak Sah,Jumlah Suara
Bogor Tengah,Babakan,100,200,300,5,305
Bogor Tengah,Sempur,110,210,320,6,326
Bogor Utara,Ciparigi,50,60,110,1,111
"""


@pytest.fixture
def page(shell: Shell, tmp_path: Path, wait_until: Wait) -> Any:
    path = tmp_path / "rekap.csv"
    path.write_text(_CSV, encoding="utf-8")
    for source in ("rekap", "situng"):
        request = ImportRequest(path, election=ElectionKey.parse("ppwp-2019"), area="32.71", source=source)
        apply_plans(shell.session.cabinet, [plan_file(shell.session.cabinet, request)])
    found: Any = shell.go("results")
    wait_until(lambda: found.model.view is not None and not shell.session.lookups.busy)
    return found


def test_the_whole_stands_above_its_areas(page: Any) -> None:
    rows = page.table.list._rows.page(0, 9)
    assert rows[0].cells[:3] == ("JUMLAH", "260", "470")
    assert [row.cells[0] for row in rows[1:]] == ["Bogor Tengah", "Bogor Utara"]
    assert "rekap" in page.model.standing()


def test_bars_are_seen_on_every_ground(page: Any) -> None:
    for name, look in (("light", Look.LIGHT), ("dark", Look.DARK), ("contrast", Look.DARK)):
        theme.Current.palette = PALETTES[name]
        try:
            fills = [bar.fill for bar in bars(page.model)]
        finally:
            theme.Current.palette = PALETTES["light"]
        assert fills
        assert all(
            fill is not None and contrast(fill[1:], palette(look).paper) >= (2.7 if look is Look.DARK else 1.9)
            for fill in fills
        )


def test_down_into_an_area_and_up_again(page: Any, wait_until: Wait) -> None:
    area = page.model.view.areas[0]
    page.table.list.choose(1)
    page.table.list.tree.focus_force()
    page.table.list.tree.event_generate("<Return>")
    assert page.model.view.areas[0] is area
    wait_until(lambda: page.model.view.root.name == "Bogor Tengah")
    assert [crumb.name for crumb in page.model.way] == ["Kota Bogor", "Bogor Tengah"]
    assert {area.name for area in page.model.view.areas} == {"Babakan", "Sempur"}
    page._up()
    wait_until(lambda: page.model.view.root.name == "Kota Bogor")


def test_a_figure_is_followed_to_its_cells(page: Any, wait_until: Wait) -> None:
    page.table.list.choose_cell(1, "c1")
    wait_until(lambda: page.details.traced is not None)
    trace = page.details.traced
    assert (trace.value, trace.derived) == (210, True)
    assert [cell.cell for cell in trace.cells] == ["C2", "C3"]
    page.details.show(page.model.view.root)
    assert page.details.traced is None


def test_a_source_is_made_official(page: Any, wait_until: Wait) -> None:
    other = next(line for line in page.model.listed if not line.source.official)
    page.model.choose(other)
    wait_until(lambda: page.model.view.source.id == other.source.id)
    page.official_button.invoke()
    wait_until(lambda: page.model.view.source.official)


def test_chart_and_checks_are_behind_their_tabs(page: Any, wait_until: Wait) -> None:
    page.tabs.open("chart")
    page.update()
    assert page.chart.chart.find_all()
    page.tabs.open("checks")
    wait_until(lambda: page.model.checks.found is not None)
    assert page.checks.winfo_ismapped()
    assert page.model.checks.count == 0
    assert "3 kelurahan" in page.model.checks.agreement()[1]


def test_a_check_that_fails_leads_to_its_cell(page: Any, tmp_path: Path, wait_until: Wait) -> None:
    path = tmp_path / "salah.csv"
    path.write_text(_CSV.replace("300,5,305", "301,5,305"), encoding="utf-8")
    request = ImportRequest(path, election=ElectionKey.parse("ppwp-2019"), area="32.71", source="rekap")
    apply_plans(page.session.cabinet, [plan_file(page.session.cabinet, request)])
    page.refresh()
    wait_until(lambda: page.model.view.root.measures["valid"] == 731)
    page.tabs.open("checks")
    wait_until(lambda: page.model.checks.count == 2)
    assert [row.cells for row in page.model.checks.rows()] == [("Babakan, Bogor Tengah", "301", "300", "+1")]
    page.checks.kinds.current(1)
    page.checks.kinds.event_generate("<<ComboboxSelected>>")
    wait_until(lambda: page.model.checks.rows()[0].cells[1:] == ("305", "306", "−1"))
    page.checks.list.choose(0)
    wait_until(lambda: page.details.traced is not None)
    assert page.details.traced.cells[0].cell == "G2"


def test_where_there_is_little_room_sources_are_chosen_from_a_box(page: Any, wait_until: Wait) -> None:
    root = page.winfo_toplevel()
    root.minsize(200, 200)
    root.geometry("960x700")
    wait_until(page.sources.picker.winfo_ismapped)
    assert len(page.sources.picker.cget("values")) == 2
    other = 1 - page.sources.picker.current()
    page.sources.picker.current(other)
    page.sources.picker.event_generate("<<ComboboxSelected>>")
    wait_until(lambda: page.model.view.source.id == page.model.listed[other].source.id)
    root.geometry("1280x800")
    wait_until(lambda: not page.sources.picker.winfo_ismapped())


def test_contestants_carry_two_digits_everywhere(page: Any) -> None:
    headings = [title for key, title in page.model.columns() if key[1:].isdigit()]
    assert [title[:3] for title in headings] == ["01 ", "02 "]


def test_a_figure_is_corrected_with_its_reason_and_taken_back(page: Any, wait_until: Wait) -> None:
    from app.desktop.pages.results.correction import CorrectionDialog

    area = page.model.view.areas[0]
    page.model.drill(area)
    wait_until(lambda: page.model.view.root.id == area.id)
    finer = page.model.view.areas[0]
    before = finer.votes[0]
    page.details.trace(finer, "c1")
    wait_until(lambda: page.details.figure is not None)
    page.details.figure.correct()
    dialog = next(child for child in page.winfo_toplevel().winfo_children() if isinstance(child, CorrectionDialog))
    dialog.form.set("value", "1.234")
    dialog.save_button.invoke()
    assert dialog.winfo_exists(), "the reason is missing"
    dialog.form.set("reason", "salah ketik, lihat DA1")
    dialog.save_button.invoke()
    wait_until(lambda: page.model.view.areas[0].votes[0] == 1234)
    page.shell.undo()
    wait_until(lambda: page.model.view.areas[0].votes[0] == before)


def test_a_figure_blank_from_the_start_is_filled_with_its_reason_and_paper(
    page: Any, tmp_path: Path, wait_until: Wait
) -> None:
    path = tmp_path / "susulan.csv"
    path.write_text(_CSV.splitlines()[0] + "\nBogor Utara,Tanah Baru,30,,,,\n", encoding="utf-8")
    request = ImportRequest(path, election=ElectionKey.parse("ppwp-2019"), area="32.71", source="rekap")
    apply_plans(page.session.cabinet, [plan_file(page.session.cabinet, request)])
    page.refresh()
    wait_until(lambda: page.model.view.root.votes[0] == 290)
    page.model.drill(page.model.view.areas[1])
    wait_until(lambda: len(page.model.view.areas) == 2 and page.model.view.root.name == "Bogor Utara")
    finer = next(area for area in page.model.view.areas if area.name == "Tanah Baru")
    page.details.trace(finer, "c2")
    wait_until(lambda: page.details.figure is not None)
    assert page.details.traced.cells == ()
    page.details.figure.correct()
    page.correction.form.set("value", "tujuh")
    page.correction.form.set("reason", "lihat DA1")
    page.correction.save_button.invoke()
    assert page.correction.winfo_exists(), "that is no number"
    page.correction.form.set("value", "7")
    page.correction.form.set("dossier", "0999")
    page.correction.save_button.invoke()
    wait_until(lambda: page.details.traced is not None and page.details.traced.value == 7)
    assert page.details.figure.story.dossiers == {"0999": False}
    assert page.model.view.root.votes[1] == 67
    page.shell.undo()
    wait_until(lambda: page.model.view.root.votes[1] == 60)
