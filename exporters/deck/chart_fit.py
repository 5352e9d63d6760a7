"""Where everything in a chart stands: its names, legend, bars and value labels, so that none meets another.

All lengths are in points. The chart's plot, legend and axis end are fixed by this, never left to the program that
opens the file, since PowerPoint and LibreOffice guess differently.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from exporters.content import Chart, ChartKind, Kind
from exporters.measure import LINE, shorten, widest_word, width
from exporters.written import written

TEXT = 12.0
LARGE = 14.0
_LEGEND_KEY = 26.0
_LEGEND_ROW = 20.0
_GAP = 8.0


@dataclass(frozen=True, slots=True)
class Frame:
    """A rectangle inside the chart as shares (0 to 1) of its width and height."""

    x: float
    y: float
    w: float
    h: float


@dataclass(frozen=True, slots=True)
class Fitted:
    """A chart ready to be drawn: names as they fit, which values are labelled, and all places.

    ``labelled[s][c]`` tells whether the value of series ``s`` at category ``c`` carries its label.
    """

    chart: Chart
    upright: bool
    plot: Frame
    legend: Frame | None
    categories: tuple[str, ...]
    names: tuple[str, ...]
    labelled: tuple[tuple[bool, ...], ...]
    gap: int
    top: float
    label_size: float
    name_size: float


def capacity(chart: Chart, wide: float, tall: float, language: str) -> int:
    """Return how many categories of ``chart`` stand legibly in a box."""
    inner = tall - _legend_height(chart, wide)
    if chart.kind is ChartKind.GROUPED:
        upright = _upright_capacity(chart, wide, language, TEXT)
        if upright >= min(len(chart.categories), 4):
            return upright
        return max(1, int(inner / (len(chart.series) * TEXT * 1.35 + 10)))
    return max(1, int(inner / (TEXT * LINE + 8)))


def split(chart: Chart, wide: float, tall: float, language: str) -> tuple[Chart, ...]:
    """Return ``chart`` as charts of about equal length that fit the box, all on one scale."""
    count = len(chart.categories)
    pages = math.ceil(count / capacity(chart, wide, tall, language)) or 1
    if pages == 1:
        return (chart,)
    top = chart.top or _highest(chart)
    cuts = [round(count * page / pages) for page in range(pages + 1)]
    return tuple(_part(chart, start, stop, top) for start, stop in pairwise(cuts))


def fitted(chart: Chart, wide: float, tall: float, language: str) -> Fitted:
    """Return ``chart`` laid out in a box of ``wide`` × ``tall`` points."""
    names, rows, legend = _legend(chart, wide, tall)
    above = rows * _LEGEND_ROW + (_GAP if rows else 0)
    if chart.kind is ChartKind.GROUPED:
        for size in (LARGE, TEXT):
            if _upright_capacity(chart, wide, language, size) >= len(chart.categories):
                return _columns(chart, wide, tall, above, names, legend, size)
    return _bars(chart, wide, tall, above, names, legend, language)


def label(value: float | None, language: str) -> str:
    """Return a value of a chart as its label is written."""
    return "" if value is None else written(value, Kind.NUMBER, language)


def _columns(
    chart: Chart, wide: float, tall: float, above: float, names: tuple[str, ...], legend: Frame | None, size: float
) -> Fitted:
    slot = wide / len(chart.categories)
    shown = tuple(shorten(name, size, slot - 6, 2) for name in chart.categories)
    below = 2 * size * LINE + 8 if any(width(name, size) > slot - 6 for name in shown) else size * LINE + 8
    height = tall - above - below
    highest = chart.top or _highest(chart)
    return Fitted(
        chart,
        upright=True,
        plot=Frame(0, above / tall, 1, height / tall),
        legend=legend,
        categories=shown,
        names=names,
        labelled=_all(chart),
        gap=60,
        top=highest * height / max(height - size * LINE - 6, 1),
        label_size=size,
        name_size=size,
    )


def _bars(
    chart: Chart, wide: float, tall: float, above: float, names: tuple[str, ...], legend: Frame | None, language: str
) -> Fitted:
    slot = (tall - above) / len(chart.categories)
    per_value = slot / (1 if chart.kind is not ChartKind.GROUPED else len(chart.series) + 0.5)
    size = LARGE if per_value >= 30 else TEXT
    name_lines = max(1, int(slot / (size * LINE + 2)))
    most = wide * 0.36
    needed = max((width(name, size) for name in chart.categories), default=0.0) + 4
    if needed > most:
        needed = min(
            most, max(needed / min(name_lines, 2) * 1.15, *(widest_word(n, size) + 6 for n in chart.categories))
        )
    left = min(needed, most)
    shown = tuple(shorten(name, size, left - 2, min(name_lines, 2)) for name in chart.categories)
    plot_wide = wide - left - _GAP
    gap = 80 if len(chart.categories) <= 3 else 45
    highest = chart.top or _highest(chart)
    if chart.kind is ChartKind.SHARES:
        top, labelled = 1.0, _inside(chart, plot_wide - 4, language, size)
    else:
        bold = chart.kind is ChartKind.RANKED
        room = (
            max((width(label(v, language), size, bold=bold) for s in chart.series for v in s.values), default=0.0) + 10
        )
        top, labelled = highest * plot_wide / max(plot_wide - room, 1), _all(chart)
    return Fitted(
        chart,
        upright=False,
        plot=Frame((left + _GAP) / wide, above / tall, plot_wide / wide, (tall - above) / tall),
        legend=legend,
        categories=shown,
        names=names,
        labelled=labelled,
        gap=gap,
        top=top or 1.0,
        label_size=size,
        name_size=size,
    )


def _legend(chart: Chart, wide: float, tall: float) -> tuple[tuple[str, ...], int, Frame | None]:
    """Return the series' names as they fit, the rows they take and their place; a ranked chart needs none."""
    if chart.kind is ChartKind.RANKED:
        return tuple(series.name for series in chart.series), 0, None
    names = tuple(shorten(series.name, TEXT, wide / 2 - _LEGEND_KEY) for series in chart.series)
    rows, widest = _legend_rows(names, wide)
    share = min(1.0, (widest + 12) / wide)
    return names, rows, Frame(0, 0, share, rows * _LEGEND_ROW / tall)


def _legend_rows(names: Sequence[str], wide: float) -> tuple[int, float]:
    """Return how many rows the legend takes and its width; as in Office all columns are alike."""
    cell = max(width(name, TEXT) for name in names) + _LEGEND_KEY
    per_row = max(1, min(len(names), int(wide / cell)))
    return math.ceil(len(names) / per_row), per_row * cell


def _legend_height(chart: Chart, wide: float) -> float:
    rows = _legend(chart, wide, 1.0)[1]
    return rows * _LEGEND_ROW + (_GAP if rows else 0)


def _upright_capacity(chart: Chart, wide: float, language: str, size: float) -> int:
    """Return how many categories stand side by side with every value above its column and every name below."""
    widest = max((width(label(v, language), size) for s in chart.series for v in s.values), default=0.0) + 4
    slot = widest * (len(chart.series) + 0.6)
    slot = max(slot, max((widest_word(name, size) for name in chart.categories), default=0.0) + 8)
    names = max((width(name, size) for name in chart.categories), default=0.0)
    return int(wide / max(slot, names / 2 * 1.2 + 8))


def _inside(chart: Chart, plot_wide: float, language: str, size: float) -> tuple[tuple[bool, ...], ...]:
    """Tell which parts of a filled bar are wide enough for their value."""
    sums = [sum(series.values[place] or 0 for series in chart.series) for place in range(len(chart.categories))]
    return tuple(
        tuple(
            bool(value and whole) and width(label(value, language), size) + 8 <= plot_wide * (value or 0) / whole
            for value, whole in zip(series.values, sums, strict=True)
        )
        for series in chart.series
    )


def _all(chart: Chart) -> tuple[tuple[bool, ...], ...]:
    return tuple(tuple(value is not None for value in series.values) for series in chart.series)


def _highest(chart: Chart) -> float:
    return max((value for series in chart.series for value in series.values if value is not None), default=1.0) or 1.0


def _part(chart: Chart, start: int, stop: int, top: float) -> Chart:
    return replace(
        chart,
        categories=chart.categories[start:stop],
        series=tuple(replace(series, values=series.values[start:stop]) for series in chart.series),
        colours=chart.colours[start:stop],
        top=top,
    )
