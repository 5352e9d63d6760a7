"""Nothing overflows its box, whatever the names: tables, charts and texts of any length are measured on the slide."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pptx import Presentation

from exporters.content import Chart, ChartKind, ChartPage, Column, Contents, Cover, Kind, Series, Table, TablePage
from exporters.deck import write_deck
from exporters.deck.chart_fit import TEXT, capacity, fitted, label, split
from exporters.deck.table_fit import SIDE, pieces
from exporters.measure import LINE, height, lines, width
from tests.exporters import samples

_WIDE, _TALL = 856.8, 339.8
_LONG = "Prof. Dr. H. Muhammad Amien Rais, M.A. – Dr. Ir. H. Siswono Yudo Husodo, M.M."
names = st.text(alphabet="abcdefghij KLMNO–.’", min_size=1, max_size=70).filter(str.strip)
values = st.integers(0, 9_999_999)


def boxes_inside(presentation: Any) -> None:
    for slide in presentation.slides:
        for shape in slide.shapes:
            assert shape.left >= 0
            assert shape.top >= 0
            assert shape.left + shape.width <= presentation.slide_width
            assert shape.top + shape.height <= presentation.slide_height


def texts_fit(presentation: Any) -> None:
    for slide in presentation.slides:
        layout = {ph.placeholder_format.idx: ph for ph in slide.slide_layout.placeholders}
        for shape in slide.shapes:
            if not shape.has_text_frame or not shape.text_frame.text or shape.name == "Sample":
                continue
            size = 12.0
            if shape.is_placeholder:
                found = layout[shape.placeholder_format.idx]._element.xpath(".//a:defRPr/@sz")
                master = slide.slide_layout.slide_master.placeholders
                title = next(ph for ph in master if ph.placeholder_format.idx == 0)
                size = int((found or title._element.xpath(".//a:defRPr/@sz"))[0]) / 100
                if shape.name in ("Footer", "Date", "Slide number"):
                    size = 10.5
            inset = 40 if shape.name == "Attention" else 0
            needed = 0.0
            for paragraph in shape.text_frame.paragraphs:
                run_size = paragraph.runs[0].font.size.pt if paragraph.runs and paragraph.runs[0].font.size else size
                bold = shape.name in ("Title", "Office") or bool(paragraph.runs and paragraph.runs[0].font.bold)
                needed += height(paragraph.text, run_size, shape.width.pt - inset, bold=bold)
            assert needed <= shape.height.pt + 2, (shape.name, shape.text_frame.text)


@pytest.mark.parametrize("name", ["Pendek", _LONG, _LONG * 3, "Kata" * 60])
def test_pages_of_the_longest_names_stay_in_their_boxes(tmp_path: Path, name: str) -> None:
    areas = tuple(f"{name} {number}" for number in range(12))
    series = tuple(Series(f"{number:02} {name}", samples.FIRST * 2, number) for number in range(6))
    pages = (
        Cover(name, name, name, name),
        Contents(name, name),
        samples.deck()
        .pages[2]
        .__class__(  # the result
            name,
            name,
            samples.ranked(areas[:9]),
            samples.deck().pages[2].figures,
            samples.FOOTER,
            name,
            name,  # type: ignore[union-attr]
        ),
        ChartPage(name, name, Chart(ChartKind.SHARES, areas, series, "x"), samples.FOOTER, name),
        ChartPage(name, name, Chart(ChartKind.GROUPED, areas, series, "x"), samples.FOOTER, name),
        TablePage(name, name, samples.area_table(areas), samples.FOOTER, name, name),
    )
    out = tmp_path / "laporan.pptx"
    write_deck(samples.deck(*pages, sample=True), out)
    presentation = Presentation(str(out))
    boxes_inside(presentation)
    texts_fit(presentation)


@given(st.lists(names, min_size=1, max_size=60), st.integers(1, 24), st.data())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_tables_are_cut_to_what_fits_and_lose_nothing(areas: list[str], count: int, data: st.DataObject) -> None:
    headings = data.draw(st.lists(names, min_size=count, max_size=count))
    number = data.draw(values)
    grouped = data.draw(st.booleans())
    columns = [Column("Wilayah", key=True)]
    for heading in headings:
        if grouped:
            columns += [Column("Suara", Kind.NUMBER, heading), Column("%", Kind.SHARE, heading)]
        else:
            columns.append(Column(heading[:30], Kind.NUMBER))
    rows = tuple((area, *([number, 0.5] * count if grouped else [number] * count)) for area in areas)
    cut = pieces(Table(tuple(columns), rows, "x", rows[0]), _WIDE, _TALL, "id", last_tall=_TALL - 40)
    parts = sum(1 for piece in cut if piece.total)
    assert sum(len(piece.rows) for piece in cut) == len(areas) * parts
    for piece in cut:
        assert sum(piece.widths) <= _WIDE + 0.5
        assert piece.tall <= _TALL + 0.5 or len(piece.rows) == 1
        size = piece.setting.size
        for row, tall in zip(piece.rows, piece.heights, strict=True):
            for text, wide in zip(row, piece.widths, strict=True):
                assert lines(text, size, wide - 2 * SIDE) * size * LINE <= tall
        for row in piece.rows:
            for text, wide in list(zip(row, piece.widths, strict=True))[1:]:
                assert width(text, size) <= wide - 2 * SIDE


@given(
    st.lists(names, min_size=1, max_size=40),
    st.lists(names, min_size=1, max_size=6),
    st.sampled_from(ChartKind),
    values,
)
@settings(max_examples=120, deadline=None)
def test_charts_are_split_and_laid_out_so_that_nothing_meets(
    areas: list[str], contestants: list[str], kind: ChartKind, value: int
) -> None:
    if kind is ChartKind.RANKED:
        contestants = contestants[:1]
    series = tuple(
        Series(name, tuple((value * (place + 3 + number)) % 9_999_999 for place in range(len(areas))), number)
        for number, name in enumerate(contestants)
    )
    chart = Chart(kind, tuple(areas), series, "x")
    parts = split(chart, _WIDE, _TALL, "id")
    assert [name for part in parts for name in part.categories] == areas
    for part in parts:
        assert len(part.categories) <= capacity(chart, _WIDE, _TALL, "id")
        laid = fitted(part, _WIDE, _TALL, "id")
        slot = (laid.plot.w * _WIDE if laid.upright else laid.plot.h * _TALL) / len(part.categories)
        if laid.upright:
            for name in laid.categories:
                assert lines(name, laid.name_size, slot - 6) <= 2
            column = slot / (len(series) + laid.gap / 100)
            assert all(width(label(v, "id"), laid.label_size) <= column for s in part.series for v in s.values)
        else:
            left = laid.plot.x * _WIDE
            assert left <= _WIDE / 2
            for name in laid.categories:
                assert lines(name, laid.name_size, left - 8) * laid.name_size * LINE <= max(slot, TEXT * LINE) + 1
            if kind is not ChartKind.SHARES:
                room = laid.plot.w * _WIDE
                for s in part.series:
                    for v in s.values:
                        bar = room * (v or 0) / laid.top
                        assert bar + width(label(v, "id"), laid.label_size) <= room + 1
        assert laid.plot.y * _TALL >= (laid.legend.h * _TALL if laid.legend else 0)
        assert laid.plot.y + laid.plot.h <= 1.0001
