"""A sheet with one native chart, drawn live from the columns of a data sheet of the same book."""

from __future__ import annotations

from typing import Any

from exporters.content import Book, ChartKind, ChartSheet, Kind, Look
from exporters.palette import LIGHT, drawn, ink_on
from exporters.safe import one_line
from exporters.workbook.data_sheet import Extent
from exporters.workbook.formats import FONT, Formats
from exporters.workbook.page import set_up
from exporters.written import number_format

_WIDE, _ROW_TALL = 980, 20
_SHAPES = {
    ChartKind.RANKED: {"type": "bar"},
    ChartKind.GROUPED: {"type": "column"},
    ChartKind.SHARES: {"type": "bar", "subtype": "percent_stacked"},
}


def write_chart_sheet(
    workbook: Any, sheet: Any, content: ChartSheet, source: Extent, book: Book, formats: Formats
) -> None:
    """Draw ``content`` from the rows of ``source``."""
    sheet.set_row(0, 24)
    sheet.write_string(0, 0, one_line(content.title), formats.title())
    sheet.write_string(1, 0, one_line(content.subtitle), formats.subtitle())
    if book.sample:
        sheet.write_string(2, 0, f"{book.words.sample} · {book.words.sample_note}", formats.mark())
    upright = content.kind is ChartKind.GROUPED and len(content.series) * (source.last - source.first + 1) <= 30
    chart = workbook.add_chart(
        _SHAPES[content.kind] if upright or content.kind is not ChartKind.GROUPED else {"type": "bar"}
    )
    for place, colour in zip(content.series, content.colours, strict=True):
        _add_series(chart, content, source, place, drawn(colour, Look.LIGHT), book.properties.language)
    _dress(chart, content, upright)
    rows = source.last - source.first + 1
    per_row = 26 if content.kind is not ChartKind.GROUPED else 18 * len(content.series) + 10
    tall = 430 if upright else max(380, rows * per_row + 90)
    chart.set_size({"width": _WIDE, "height": tall})
    sheet.insert_chart(4, 0, chart, {"description": one_line(content.alt), "object_position": 2})
    set_up(sheet, book, heads=None, area=(0, 0, 5 + tall // _ROW_TALL, 15))


def _add_series(chart: Any, content: ChartSheet, source: Extent, place: int, fill: str, language: str) -> None:
    inside = content.kind is ChartKind.SHARES
    chart.add_series(
        {
            "name": [source.name, source.head, place],
            "categories": [source.name, source.first, content.categories, source.last, content.categories],
            "values": [source.name, source.first, place, source.last, place],
            "fill": {"color": f"#{fill}"},
            "gap": 50,
            **({"overlap": 100} if inside else {}),
            "data_labels": {
                "value": True,
                "num_format": number_format(Kind.NUMBER, language),
                "position": "center" if inside else "outside_end",
                "font": {"name": FONT, "size": 10, "color": f"#{ink_on(fill) if inside else LIGHT.ink}"},
            },
        }
    )


def _dress(chart: Any, content: ChartSheet, upright: bool) -> None:
    font = {"name": FONT, "size": 11, "color": f"#{LIGHT.ink}", "bold": False}
    line = {"color": f"#{LIGHT.line}"}
    names: dict[str, object] = {"num_font": font, "line": line, "major_tick_mark": "none", "minor_tick_mark": "none"}
    if not upright:
        names["reverse"] = True
    chart.set_x_axis(names)
    chart.set_y_axis({"visible": False, "major_gridlines": {"visible": False}, "min": 0})
    if len(content.series) > 1:
        chart.set_legend({"position": "top", "font": font})
    else:
        chart.set_legend({"none": True})
    chart.set_chartarea({"border": {"none": True}})
