"""A laid-out chart as the XML of a native chart: every colour, format, size and place said outright."""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape

from exporters.content import ChartKind, Kind, Look
from exporters.deck.chart_book import SHEET, column
from exporters.deck.chart_fit import Fitted, Frame
from exporters.palette import drawn, ink_on, palette
from exporters.written import language_tag, number_format

_NAMESPACES = (
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_NO_SHAPE = "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
_SHOW_VALUE = (
    '<c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/>'
    '<c:showPercent val="0"/><c:showBubbleSize val="0"/>'
)


def chart_xml(fitted: Fitted, look: Look, language: str) -> str:
    """Return the chart part; its workbook is relationship ``rId1``."""
    chart = fitted.chart
    shares = chart.kind is ChartKind.SHARES
    overlap = '<c:overlap val="100"/>' if shares else '<c:overlap val="-4"/>' if len(chart.series) > 1 else ""
    series = "".join(_series(fitted, place, look, language) for place in range(len(chart.series)))
    legend = _legend(fitted.legend, look) if fitted.legend else ""
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        f'<c:chartSpace {_NAMESPACES}><c:date1904 val="0"/><c:lang val="{language_tag(language)}"/>'
        '<c:roundedCorners val="0"/>'
        f'<c:chart><c:autoTitleDeleted val="1"/><c:plotArea>{_layout(fitted.plot, inner=True)}'
        f'<c:barChart><c:barDir val="{"col" if fitted.upright else "bar"}"/>'
        f'<c:grouping val="{"percentStacked" if shares else "clustered"}"/><c:varyColors val="0"/>{series}'
        f'<c:gapWidth val="{fitted.gap}"/>{overlap}<c:axId val="1"/><c:axId val="2"/></c:barChart>'
        f"{_category_axis(fitted, look)}{_value_axis(fitted)}<c:spPr><a:noFill/></c:spPr></c:plotArea>{legend}"
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        f"<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>{_text(fitted.name_size, palette(look).ink)}"
        '<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    )


def _series(fitted: Fitted, place: int, look: Look, language: str) -> str:
    chart = fitted.chart
    series = chart.series[place]
    ranked = chart.kind is ChartKind.RANKED
    fills = [drawn(colour, look) for colour in chart.colours] if ranked and chart.colours else []
    fill = fills[0] if fills else drawn(series.colour, look)
    points = "".join(
        f'<c:dPt><c:idx val="{number}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/>{_fill(colour)}</c:dPt>'
        for number, colour in enumerate(fills)
    )
    last = len(fitted.categories) + 1
    letter = column(place + 1)
    values = "".join(
        f'<c:pt idx="{number}"><c:v>{value!r}</c:v></c:pt>'
        for number, value in enumerate(series.values)
        if value is not None
    )
    form = escape(number_format(Kind.NUMBER, language), {'"': "&quot;"})
    return (
        f'<c:ser><c:idx val="{place}"/><c:order val="{place}"/>'
        f"<c:tx><c:strRef><c:f>{SHEET}!${letter}$1</c:f>{_texts([fitted.names[place]])}</c:strRef></c:tx>"
        f'{_fill(fill)}<c:invertIfNegative val="0"/>{points}{_labels(fitted, place, fill, look, form)}'
        f"<c:cat><c:strRef><c:f>{SHEET}!$A$2:$A${last}</c:f>{_texts(fitted.categories)}</c:strRef></c:cat>"
        f"<c:val><c:numRef><c:f>{SHEET}!${letter}$2:${letter}${last}</c:f><c:numCache><c:formatCode>{form}</c:formatCode>"
        f'<c:ptCount val="{len(series.values)}"/>{values}</c:numCache></c:numRef></c:val></c:ser>'
    )


def _labels(fitted: Fitted, place: int, fill: str, look: Look, form: str) -> str:
    inside = fitted.chart.kind is ChartKind.SHARES
    hidden = "".join(
        f'<c:dLbl><c:idx val="{number}"/><c:delete val="1"/></c:dLbl>'
        for number, shown in enumerate(fitted.labelled[place])
        if not shown
    )
    colour = ink_on(fill) if inside else palette(look).ink
    bold = fitted.chart.kind is ChartKind.RANKED
    return (
        f'<c:dLbls>{hidden}<c:numFmt formatCode="{form}" sourceLinked="0"/>{_NO_SHAPE}'
        f'{_text(fitted.label_size, colour, bold=bold)}<c:dLblPos val="{"ctr" if inside else "outEnd"}"/>'
        f"{_SHOW_VALUE}</c:dLbls>"
    )


def _category_axis(fitted: Fitted, look: Look) -> str:
    colours = palette(look)
    orientation, position = ("minMax", "b") if fitted.upright else ("maxMin", "l")
    return (
        f'<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="{orientation}"/></c:scaling><c:delete val="0"/>'
        f'<c:axPos val="{position}"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/>'
        '<c:minorTickMark val="none"/><c:tickLblPos val="low"/>'
        f'<c:spPr><a:ln w="9525"><a:solidFill><a:srgbClr val="{colours.line}"/></a:solidFill></a:ln></c:spPr>'
        f"{_text(fitted.name_size, colours.ink)}"
        '<c:crossAx val="2"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="60"/>'
        '<c:noMultiLvlLbl val="1"/></c:catAx>'
    )


def _value_axis(fitted: Fitted) -> str:
    return (
        f'<c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/><c:max val="{fitted.top!r}"/>'
        f'<c:min val="0"/></c:scaling><c:delete val="1"/><c:axPos val="{"l" if fitted.upright else "t"}"/>'
        '<c:numFmt formatCode="0" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
        '<c:tickLblPos val="none"/><c:crossAx val="1"/><c:crosses val="autoZero"/></c:valAx>'
    )


def _legend(place: Frame, look: Look) -> str:
    return (
        f'<c:legend><c:legendPos val="t"/>{_layout(place, inner=False)}<c:overlay val="0"/>'
        f"{_text(12, palette(look).ink)}</c:legend>"
    )


def _layout(place: Frame, *, inner: bool) -> str:
    target = '<c:layoutTarget val="inner"/>' if inner else ""
    return (
        f'<c:layout><c:manualLayout>{target}<c:xMode val="edge"/><c:yMode val="edge"/><c:x val="{place.x:.5f}"/>'
        f'<c:y val="{place.y:.5f}"/><c:w val="{place.w:.5f}"/><c:h val="{place.h:.5f}"/></c:manualLayout></c:layout>'
    )


def _text(size: float, colour: str, *, bold: bool = False) -> str:
    return (
        f'<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="{round(size * 100)}" b="{int(bold)}">'
        f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill></a:defRPr></a:pPr>'
        '<a:endParaRPr lang="id-ID"/></a:p></c:txPr>'
    )


def _fill(colour: str) -> str:
    return f'<c:spPr><a:solidFill><a:srgbClr val="{colour}"/></a:solidFill><a:ln><a:noFill/></a:ln></c:spPr>'


def _texts(texts: Sequence[str]) -> str:
    points = "".join(f'<c:pt idx="{number}"><c:v>{escape(text)}</c:v></c:pt>' for number, text in enumerate(texts))
    return f'<c:strCache><c:ptCount val="{len(texts)}"/>{points}</c:strCache>'
