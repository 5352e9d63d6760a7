"""The reports page: an outline is shown, a deck and an official list are written, and those made are found again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.desktop.pages.reports.state import ReportKind
from app.desktop.shell import Shell
from app.intake.plan import ImportRequest
from app.intake.run import apply_plans, plan_file
from app.results.records import ElectionKey

Wait = Callable[[Callable[[], object]], None]
pytestmark = pytest.mark.window


@pytest.fixture
def page(shell: Shell, tmp_path: Path, wait_until: Wait) -> Any:
    path = tmp_path / "rekap.csv"
    path.write_text("kecamatan,01,02\nBogor Tengah,100,200\nBogor Utara,50,60\n", encoding="utf-8")
    request = ImportRequest(path, election=ElectionKey.parse("ppwp-2019"), area="32.71", source="rekap")
    apply_plans(shell.session.cabinet, [plan_file(shell.session.cabinet, request)])
    found: Any = shell.go("reports")
    wait_until(lambda: found.model.outline and not shell.session.lookups.busy)
    return found


def test_a_deck_is_outlined_and_written(page: Any, tmp_path: Path, wait_until: Wait) -> None:
    from pptx import Presentation

    assert page.model.outline[0].shape == "cover"
    out = tmp_path / "paparan.pptx"
    page.model.write(out)
    wait_until(lambda: page.model.written == out)
    slides = Presentation(str(out)).slides
    assert len(slides) >= len(page.model.outline)
    assert page.write_button.instate(["!disabled"])


def test_an_official_list_is_written_into_the_cabinet(page: Any, wait_until: Wait) -> None:
    import openpyxl

    page.model.choose(kind=ReportKind.LIST)
    wait_until(lambda: page.model.outline and page.model.outline[0].shape == "list")
    out = page.model.proposed_path()
    out.parent.mkdir(exist_ok=True)
    page.model.write(out)
    wait_until(lambda: page.model.written == out)
    sheet = openpyxl.load_workbook(out).active
    texts = {str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None}
    assert any("Bogor Tengah" in text for text in texts)
    assert [made.path for made in page.model.made()] == [out]
    assert page.model.proposed_path() != out


def test_a_report_that_cannot_be_written_is_told_and_the_page_goes_on(
    page: Any, tmp_path: Path, wait_until: Wait
) -> None:
    page.model.write(tmp_path / "salah.docx")
    wait_until(lambda: page.model.job is None)
    assert page.model.written is None
    assert page.model.possible
