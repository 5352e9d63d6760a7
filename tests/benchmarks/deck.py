"""A deck of 100 native chart slides with notes and words for screen readers, against the same by plain python-pptx."""

from __future__ import annotations

import datetime as dt
import time
from pathlib import Path
from typing import Any

from tests.benchmarks import Outcome, Row, Way

SLIDES = 100
_AREAS = tuple(f"Kecamatan {number}" for number in range(1, 7))
_NAMES = ("01 Jokowi–Ma’ruf", "02 Prabowo–Sandi")
_FILLS = ("2b5c8a", "8c1d2c")
_FORMAT = r"[>=1000000]0\.000\.000;[>=1000]0\.000;0"
_FOOT = "Sumber: rekap · final · 3.209 dari 3.209 TPS · disusun 24 November 2026"


def values(slide: int, series: int) -> tuple[int, ...]:
    """Return the votes of one series on one slide: different on every slide."""
    return tuple(20_000 + 997 * slide + 5_003 * place + 313 * series for place in range(len(_AREAS)))


def ours(slides: int) -> Way:
    """Return our way: content, then the exporter."""

    def run(folder: Path, _: object) -> Outcome:
        from exporters.content import Chart, ChartKind, ChartPage, Deck, Footer, Properties, Series
        from exporters.deck import write_deck

        out = folder / "ours.pptx"
        began = time.perf_counter()
        footer = Footer("Sumber: rekap", "final", "3.209 dari 3.209 TPS", "disusun 24 November 2026")
        pages = tuple(
            ChartPage(
                f"Suara {slide}",
                "Urut menurut suara sah",
                Chart(
                    ChartKind.GROUPED,
                    _AREAS,
                    tuple(Series(name, values(slide, n), f"#{_FILLS[n]}") for n, name in enumerate(_NAMES)),
                    f"Grafik suara {slide}",
                ),
                footer,
                f"Sumber: rekap.xlsx, sel D{slide}",
            )
            for slide in range(slides)
        )
        deck = Deck(Properties("Hasil", "id", "KPU Kota Bogor", dt.date(2026, 11, 24)), pages)
        write_deck(deck, out, overwrite=True)
        return _outcome(out, time.perf_counter() - began)

    return Way("exporters.deck.write_deck", run, _warm)


def plain(slides: int) -> Way:
    """Return the peer's way: the same slides by python-pptx's own calls."""

    def run(folder: Path, _: object) -> Outcome:
        from pptx import Presentation

        out = folder / "plain.pptx"
        began = time.perf_counter()
        presentation = Presentation()
        for number in range(slides):
            _plain_slide(presentation, number)
        presentation.core_properties.title = "Hasil"
        presentation.save(str(out))
        return _outcome(out, time.perf_counter() - began)

    return Way("python-pptx", run, _warm)


def _plain_slide(presentation: Any, number: int) -> None:
    from pptx.chart.data import CategoryChartData
    from pptx.dml.color import RGBColor
    from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION
    from pptx.util import Inches, Pt

    slide = presentation.slides.add_slide(presentation.slide_layouts[5])
    slide.shapes.title.text = f"Suara {number}"
    for text, top in (("Urut menurut suara sah", 1.3), (_FOOT, 7.0)):
        box = slide.shapes.add_textbox(Inches(0.7), Inches(top), Inches(8), Inches(0.3))
        box.text_frame.text = text
        box.text_frame.paragraphs[0].runs[0].font.size = Pt(12)
    data = CategoryChartData(number_format=_FORMAT)
    data.categories = _AREAS
    for place, name in enumerate(_NAMES):
        data.add_series(name, values(number, place))
    place_of = (Inches(0.7), Inches(2), Inches(8.5), Inches(4.5))
    frame = slide.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, *place_of, data)
    frame._element.nvGraphicFramePr.cNvPr.set("descr", f"Grafik suara {number}")
    chart = frame.chart
    chart.font.size = Pt(12)
    chart.has_legend = True
    chart.legend.position = XL_LEGEND_POSITION.TOP
    chart.legend.include_in_layout = False
    chart.value_axis.visible = False
    chart.value_axis.has_major_gridlines = False
    plot = chart.plots[0]
    plot.gap_width = 60
    plot.has_data_labels = True
    plot.data_labels.number_format = _FORMAT
    plot.data_labels.number_format_is_linked = False
    for series, fill in zip(plot.series, _FILLS, strict=True):
        series.format.fill.solid()
        series.format.fill.fore_color.rgb = RGBColor.from_string(fill.upper())
    slide.notes_slide.notes_text_frame.text = f"Sumber: rekap.xlsx, sel D{number}"


def _outcome(out: Path, seconds: float) -> Outcome:
    """Open the deck again and tell what is in it; that is not part of the time."""
    from pptx import Presentation

    total, alts, notes, titles = 0, 0, 0, set()
    for slide in Presentation(str(out)).slides:
        titles.add(slide.shapes.title.text_frame.text)
        notes += slide.notes_slide.notes_text_frame.text.startswith("Sumber: rekap.xlsx, sel D")
        for shape in slide.shapes:
            if shape.has_chart:
                alts += shape._element.nvGraphicFramePr.cNvPr.get("descr", "").startswith("Grafik suara")
                total += int(sum(sum(series.values) for series in shape.chart.plots[0].series))
    return Outcome({"slides": len(titles), "notes": notes, "alts": alts, "votes": total}, seconds=seconds)


def _warm(_: Path) -> object:
    import pptx

    import exporters.deck

    return pptx, exporters.deck


ROW = Row(
    "a deck of 100 native chart slides with notes and alt text",
    prepare=lambda _folder: None,
    ours=ours(SLIDES),
    peer=plain(SLIDES),
    peer_goal=0.6,
)
