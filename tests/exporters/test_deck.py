"""A deck is written, opened again and read back: pages, charts, tables, notes, links, words for screen readers."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from lxml import etree
from pptx import Presentation
from pptx.util import Pt

from exporters.content import ChartKind, ChartPage, Contents, Cover, Deck, Look, Page, TablePage
from exporters.deck import write_deck
from exporters.safe import CannotWrite
from exporters.template import build
from tests.exporters import samples

_LEAST = {"Footer": 10, "Date": 10, "Slide number": 10, "Back to contents": 10, "Sample": 10}


def opened(deck: Deck, folder: Path) -> Any:
    out = folder / "laporan.pptx"
    write_deck(deck, out, overwrite=True)
    return Presentation(str(out))


def titles(presentation: Any) -> list[str]:
    return [slide.shapes.title.text_frame.text for slide in presentation.slides]


def named(slide: Any, name: str) -> Any:
    return next(shape for shape in slide.shapes if shape.name == name)


def test_has_every_page_on_its_layout_with_unique_titles(tmp_path: Path) -> None:
    presentation = opened(samples.deck(), tmp_path)
    assert [slide.slide_layout.name for slide in presentation.slides] == [
        "Sampul",
        "Daftar Isi",
        "Hasil",
        "Grafik",
        "Tabel",
        "Sumber",
    ]
    assert len(set(titles(presentation))) == len(titles(presentation))
    assert titles(presentation)[2] == "Prabowo–Sandi unggul di keenam kecamatan"


def test_equal_titles_are_told_apart(tmp_path: Path) -> None:
    pages = [ChartPage(title, "", samples.by_area(), samples.FOOTER, "") for title in ("Suara", "Suara (2)", "Suara")]
    assert titles(opened(samples.deck(*pages), tmp_path)) == ["Suara", "Suara (2)", "Suara (3)"]
    pages = [ChartPage(title, "", samples.by_area(), samples.FOOTER, "") for title in ("Suara", "Suara", "Suara (2)")]
    assert titles(opened(samples.deck(*pages), tmp_path)) == ["Suara", "Suara (2)", "Suara (2) (2)"]


def test_charts_are_native_with_values_and_own_colours(tmp_path: Path) -> None:
    presentation = opened(samples.deck(), tmp_path)
    chart = named(presentation.slides[3], "Chart").chart
    plot = chart.plots[0]
    assert list(plot.categories) == list(samples.AREAS)
    assert [series.name for series in plot.series] == ["01 Jokowi–Ma’ruf", "02 Prabowo–Sandi"]
    assert [tuple(series.values) for series in plot.series] == [samples.FIRST, samples.SECOND]
    assert [str(series.format.fill.fore_color.rgb) for series in plot.series] == ["2B5C8A", "8C1D2C"]
    assert not chart.has_title
    assert chart.has_legend
    assert r"0\.000" in etree.tostring(chart._chartSpace).decode()


def test_the_workbook_behind_a_chart_holds_no_formula_and_can_be_replaced(tmp_path: Path) -> None:
    chart = replace(samples.by_area(), categories=("=1+1", "@SUM(1)", "+x", "-y", "a", "b"))
    presentation = opened(samples.deck(ChartPage("Suara", "", chart, samples.FOOTER, "")), tmp_path)
    graphic = named(presentation.slides[0], "Chart").chart
    blob = graphic.part.chart_workbook.xlsx_part.blob
    sheet = openpyxl.load_workbook(io.BytesIO(blob)).active
    assert [cell.value for cell in sheet["A"]][1:3] == ["=1+1", "@SUM(1)"]
    assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)
    assert sheet["B2"].value == samples.FIRST[0]
    assert sheet["B2"].number_format == r"[>=1000000]0\.000\.000;[>=1000]0\.000;0"


def test_tables_are_native_and_say_their_numbers_as_read(tmp_path: Path) -> None:
    table = named(opened(samples.deck(), tmp_path).slides[4], "Table").table
    cells = [[cell.text for cell in row.cells] for row in table.rows]
    assert cells[0][1] == "01 Jokowi–Ma’ruf"
    assert cells[1] == ["", "Suara", "%", "Suara", "%", ""]
    assert cells[2] == ["Bogor Barat", "50.238", "34,7", "94.401", "65,3", "144.639"]
    assert cells[-1] == ["Kota Bogor", "228.112", "36,4", "399.073", "63,6", "627.185"]
    assert table.first_row
    assert table.last_row


def test_a_long_table_flows_and_says_so(tmp_path: Path) -> None:
    areas = tuple(f"Kecamatan {number}" for number in range(1, 41))
    page = TablePage("Tabel suara", "", samples.area_table(areas), samples.FOOTER, "sel D5")
    presentation = opened(samples.deck(page), tmp_path)
    assert titles(presentation) == [f"Tabel suara ({part} dari 4)" for part in range(1, 5)]
    tables = [named(slide, "Table").table for slide in presentation.slides]
    names = [row.cells[0].text for table in tables for row in list(table.rows)[2:]]
    assert names == [*areas, "Kota Bogor"]
    assert all(table.cell(0, 0).text == "Kecamatan" for table in tables)


def test_a_chart_of_many_areas_flows_on_one_scale(tmp_path: Path) -> None:
    areas = tuple(f"Kelurahan Cilendek Timur {number}" for number in range(1, 31))
    page = ChartPage("Suara", "", samples.by_area(ChartKind.GROUPED, areas), samples.FOOTER, "")
    presentation = opened(samples.deck(page), tmp_path)
    charts = [named(slide, "Chart").chart for slide in presentation.slides]
    assert len(charts) > 2
    assert [name for chart in charts for name in chart.plots[0].categories] == list(areas)
    assert len({chart.value_axis.maximum_scale for chart in charts}) <= 2


def test_figure_pages_carry_source_status_coverage_and_date(tmp_path: Path) -> None:
    for slide in list(opened(samples.deck(), tmp_path).slides)[2:5]:
        assert named(slide, "Footer").text_frame.text == "Sumber: rekapitulasi pleno · final · 3.209 dari 3.209 TPS"
        assert named(slide, "Date").text_frame.text == "disusun 24 November 2026"


def test_notes_name_the_cells(tmp_path: Path) -> None:
    slide = opened(samples.deck(), tmp_path).slides[2]
    assert slide.notes_slide.notes_text_frame.text == "02 Prabowo–Sandi: rekap.xlsx, sel D5\nbaris kedua"


def test_contents_link_to_pages_and_pages_back(tmp_path: Path) -> None:
    presentation = opened(samples.deck(), tmp_path)
    contents = presentation.slides[1]
    targets = {
        shape.text_frame.paragraphs[0].text: shape.click_action.target_slide.slide_id
        for shape in contents.shapes
        if re.fullmatch(r"Entry \d+", shape.name)
    }
    assert targets == {slide.shapes.title.text_frame.text: slide.slide_id for slide in list(presentation.slides)[2:]}
    for slide in list(presentation.slides)[2:]:
        assert named(slide, "Back to contents").click_action.target_slide.slide_id == contents.slide_id


def test_a_long_list_of_contents_takes_two_pages_and_still_leads_right(tmp_path: Path) -> None:
    pages = [ChartPage(f"Halaman {number}", "", samples.ranked(), samples.FOOTER, "") for number in range(20)]
    presentation = opened(samples.deck(Cover("A", "b", "c", "d"), Contents("Isi", ""), *pages), tmp_path)
    found = {}
    for slide in list(presentation.slides)[1:3]:
        for shape in slide.shapes:
            if re.fullmatch(r"Entry \d+", shape.name):
                found[shape.text_frame.text] = shape.click_action.target_slide.shapes.title.text_frame.text
    assert found == {f"Halaman {number}": f"Halaman {number}" for number in range(20)}


def test_every_chart_and_table_has_words_for_a_screen_reader(tmp_path: Path) -> None:
    for slide in opened(samples.deck(), tmp_path).slides:
        for shape in slide.shapes:
            if shape.has_chart or shape.has_table:
                assert shape._element.nvGraphicFramePr.cNvPr.get("descr")


def test_slide_numbers_are_fields_on_every_slide_but_the_cover(tmp_path: Path) -> None:
    for number, slide in enumerate(opened(samples.deck(), tmp_path).slides, 1):
        fields = slide._element.xpath('.//a:fld[@type="slidenum"]')
        assert len(fields) == (number > 1)


def test_properties_and_language_are_set(tmp_path: Path) -> None:
    deck = samples.deck(properties=replace(samples.PROPERTIES, language="en"))
    core = opened(deck, tmp_path).core_properties
    assert (core.title, core.author, core.language) == ("Hasil Pemilu Presiden 2019", "KPU Kota Bogor", "en-GB")
    with zipfile.ZipFile(tmp_path / "laporan.pptx") as package:
        slide = package.read("ppt/slides/slide3.xml").decode()
    assert set(re.findall(r'<a:rPr lang="([^"]+)"', slide)) <= {"en-GB", "id-ID"}
    assert 'lang="en-GB"' in slide


@pytest.mark.parametrize("sample", [True, False])
def test_a_sample_is_marked_on_every_slide(tmp_path: Path, sample: bool) -> None:
    for slide in opened(samples.deck(sample=sample), tmp_path).slides:
        marks = [shape.text_frame.text for shape in slide.shapes if shape.name == "Sample"]
        assert marks == (["CONTOH"] if sample else [])


@pytest.mark.parametrize("look", Look)
def test_text_is_large_enough(tmp_path: Path, look: Look) -> None:
    presentation = opened(samples.deck(look=look, sample=True), tmp_path)
    for slide in presentation.slides:
        for shape in slide.shapes:
            if shape.has_text_frame:
                for paragraph in shape.text_frame.paragraphs:
                    for run in paragraph.runs:
                        assert run.font.size is None or run.font.size >= Pt(_LEAST.get(shape.name, 12))
    with zipfile.ZipFile(tmp_path / "laporan.pptx") as package:
        for name in package.namelist():
            if name.startswith("ppt/charts/chart"):
                assert min(map(int, re.findall(r'sz="(\d+)"', package.read(name).decode()))) >= 1200


def test_all_parts_are_well_formed_and_named_once(tmp_path: Path) -> None:
    opened(samples.deck(), tmp_path)
    with zipfile.ZipFile(tmp_path / "laporan.pptx") as package:
        assert len(package.namelist()) == len(set(package.namelist()))
        for name in package.namelist():
            if name.endswith((".xml", ".rels")):
                etree.fromstring(package.read(name))


def test_hostile_texts_stay_texts(tmp_path: Path) -> None:
    bad = 'a <b> & "c"\x00\x0b </a:t>\nbaris\ud800'
    table = samples.area_table((bad,) * 3)
    table = replace(table, columns=tuple(replace(one, heading=bad, group=one.group and bad) for one in table.columns))
    pages: tuple[Page, ...] = (
        Cover(bad, bad, bad, bad),
        Contents(bad, bad),
        ChartPage(bad, bad, samples.by_area(areas=(bad,) * 6), samples.FOOTER, bad),
        TablePage(bad, bad, table, samples.FOOTER, bad),
    )
    presentation = opened(samples.deck(*pages), tmp_path)
    good = 'a <b> & "c" </a:t> baris'
    assert titles(presentation) == [good, f"{good} (2)", f"{good} (3)", f"{good} (4)"]
    assert named(presentation.slides[1], "Entry 1").text_frame.text == f"{good}\n{good}"
    found = named(presentation.slides[3], "Table").table
    assert [found.cell(0, 0).text, found.cell(0, 1).text, found.cell(1, 1).text, found.cell(2, 0).text] == [good] * 4


def test_an_offices_own_template_moves_things(tmp_path: Path) -> None:
    own = build()
    chart = next(ph for ph in own.slide_layouts.get_by_name("Grafik").placeholders if ph.placeholder_format.idx == 16)
    chart.left, chart.top, chart.width, chart.height = Pt(200), Pt(160), Pt(600), Pt(300)
    own.save(str(tmp_path / "templat.pptx"))
    out = tmp_path / "laporan.pptx"
    write_deck(samples.deck(), out, template=tmp_path / "templat.pptx")
    shape = named(Presentation(str(out)).slides[3], "Chart")
    assert (shape.left, shape.width) == (Pt(200), Pt(600))


def test_a_template_of_another_kind_is_refused_and_nothing_written(tmp_path: Path) -> None:
    Presentation().save(str(tmp_path / "lain.pptx"))
    (tmp_path / "rusak.pptx").write_bytes(b"PK nothing")
    good = (tmp_path / "lain.pptx").read_bytes()
    (tmp_path / "putus.pptx").write_bytes(good[: len(good) // 2])
    (tmp_path / "berubah.pptx").write_bytes(good[:2000] + bytes(200) + good[2200:])
    with zipfile.ZipFile(tmp_path / "lain.pptx") as package, zipfile.ZipFile(tmp_path / "xml.pptx", "w") as broken:
        for part in package.namelist():
            broken.writestr(part, b"<broken" if part == "ppt/presentation.xml" else package.read(part))
    for name in ("lain.pptx", "rusak.pptx", "putus.pptx", "berubah.pptx", "xml.pptx", "tiada.pptx"):
        with pytest.raises(CannotWrite) as refusal:
            write_deck(samples.deck(), tmp_path / "laporan.pptx", template=tmp_path / name)
        assert refusal.value.reason == "template"
    assert not (tmp_path / "laporan.pptx").exists()


def test_progress_is_told_and_may_stop_the_work(tmp_path: Path) -> None:
    told: list[float] = []
    write_deck(samples.deck(), tmp_path / "a.pptx", progress=told.append)
    assert told == sorted(told)
    assert told[-1] == 1.0

    class StopAtHalfError(Exception):
        pass

    def stop(share: float) -> None:
        if share > 0.3:
            raise StopAtHalfError

    with pytest.raises(StopAtHalfError):
        write_deck(samples.deck(), tmp_path / "b.pptx", progress=stop)
    assert [path.name for path in tmp_path.iterdir()] == ["a.pptx"]
