"""The shapes of a slide as XML: filled placeholders, text boxes with links, frames that hold a chart or a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from exporters.deck.places import PlaceBox
from exporters.template.shapes import DECORATIVE, NAMESPACES, slide_number

_POINT = 12_700
_CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_TABLE = "http://schemas.openxmlformats.org/drawingml/2006/table"


@dataclass(frozen=True, slots=True)
class Run:
    """One paragraph of a box: its text, and what differs from the place it stands in; colours are the theme's."""

    text: str
    size: float | None = None
    bold: bool | None = None
    colour: str | None = None
    align: str | None = None
    spacing: int | None = None
    link: str | None = None


class Shapes:
    """Collects the shapes of one slide, numbers them and writes the slide."""

    def __init__(self, language_tag: str) -> None:
        self._tag = language_tag
        self._xml: list[str] = []
        self._count = 1

    def placeholder(self, place: PlaceBox, idx: int, name: str, runs: Sequence[Run]) -> None:
        """Fill the placeholder ``idx`` with paragraphs; it stands where its layout says."""
        self._text(name, f"<p:nvPr>{_ph(place.kind, idx)}</p:nvPr>", "", "<a:bodyPr/>", runs, locked=True)

    def number(self, place: PlaceBox, idx: int, name: str, shown: int) -> None:
        """Add the slide's number as a field."""
        self._add(
            f'<p:sp><p:nvSpPr>{self._named(name)}<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
            f"<p:nvPr>{_ph(place.kind, idx)}</p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/>"
            f"<a:p>{slide_number(str(shown))}</a:p></p:txBody></p:sp>"
        )

    def box(
        self,
        box: tuple[float, float, float, float],
        name: str,
        runs: Sequence[Run],
        *,
        link: str | None = None,
        tip: str = "",
        anchor: str = "t",
        outline: str | None = None,
        alt: str = "",
    ) -> None:
        """Add a text box at (x, y, w, h) points; ``link`` is the relationship id of the slide a click leads to."""
        shape = "roundRect" if outline else "rect"
        adjust = '<a:gd name="adj" fmla="val 50000"/>' if outline else ""
        line = (
            f'<a:ln w="9525"><a:solidFill><a:schemeClr val="{outline}"/></a:solidFill></a:ln>'
            if outline
            else "<a:ln><a:noFill/></a:ln>"
        )
        geometry = (
            f'{_transform("a:xfrm", box)}<a:prstGeom prst="{shape}"><a:avLst>{adjust}</a:avLst></a:prstGeom>'
            f"<a:noFill/>{line}"
        )
        body = (
            f'<a:bodyPr vert="horz" wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="{anchor}">'
            "<a:noAutofit/></a:bodyPr>"
        )
        click = _click(link, tip) if link else ""
        self._text(name, "<p:nvPr/>", geometry, body, runs, click=click, alt=alt)

    def bar(self, box: tuple[float, float, float, float], name: str, colour: str) -> None:
        """Add a filled bar without meaning of its own."""
        self._add(
            f"<p:sp><p:nvSpPr>{self._named(name, inner=DECORATIVE)}<p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>"
            f'{_transform("a:xfrm", box)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill>'
            f'<a:schemeClr val="{colour}"/></a:solidFill><a:ln><a:noFill/></a:ln></p:spPr></p:sp>'
        )

    def chart(
        self, place: PlaceBox, idx: int, box: tuple[float, float, float, float], name: str, alt: str, relation: str
    ) -> None:
        """Put a chart into its placeholder."""
        inner = f'<c:chart xmlns:c="{_CHART}" r:id="{relation}"/>'
        self._frame(place, idx, box, name, alt, f'<a:graphicData uri="{_CHART}">{inner}</a:graphicData>')

    def table(
        self, place: PlaceBox, idx: int, box: tuple[float, float, float, float], name: str, alt: str, xml: str
    ) -> None:
        """Put a table into its placeholder."""
        self._frame(place, idx, box, name, alt, f'<a:graphicData uri="{_TABLE}">{xml}</a:graphicData>')

    def slide(self) -> str:
        """Return the slide part."""
        return (
            '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
            f'<p:sld {NAMESPACES}><p:cSld><p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/>'
            f"</p:nvGrpSpPr><p:grpSpPr/>{''.join(self._xml)}</p:spTree></p:cSld>"
            "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>"
        )

    def _add(self, xml: str) -> None:
        self._xml.append(xml)

    def _named(self, name: str, *, alt: str = "", inner: str = "") -> str:
        self._count += 1
        described = f" descr={quoteattr(alt)}" if alt else ""
        return f'<p:cNvPr id="{self._count}" name={quoteattr(name)}{described}>{inner}</p:cNvPr>'

    def _text(
        self,
        name: str,
        properties: str,
        geometry: str,
        body: str,
        runs: Sequence[Run],
        *,
        click: str = "",
        alt: str = "",
        locked: bool = False,
    ) -> None:
        kind = '<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>' if locked else '<p:cNvSpPr txBox="1"/>'
        paragraphs = "".join(self._paragraph(run) for run in runs)
        self._add(
            f"<p:sp><p:nvSpPr>{self._named(name, alt=alt, inner=click)}{kind}{properties}</p:nvSpPr>"
            f"<p:spPr>{geometry}</p:spPr><p:txBody>{body}<a:lstStyle/>{paragraphs}</p:txBody></p:sp>"
        )

    def _frame(
        self, place: PlaceBox, idx: int, box: tuple[float, float, float, float], name: str, alt: str, graphic: str
    ) -> None:
        self._add(
            f"<p:graphicFrame><p:nvGraphicFramePr>{self._named(name, alt=alt)}"
            '<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr>'
            f"<p:nvPr>{_ph(place.kind, idx)}</p:nvPr></p:nvGraphicFramePr>"
            f"{_transform('p:xfrm', box)}<a:graphic>{graphic}</a:graphic></p:graphicFrame>"
        )

    def _paragraph(self, run: Run) -> str:
        attributes = f' lang="{self._tag}"'
        if run.size is not None:
            attributes += f' sz="{round(run.size * 100)}"'
        if run.bold is not None:
            attributes += f' b="{int(run.bold)}"'
        if run.spacing is not None:
            attributes += f' spc="{run.spacing}"'
        fill = f'<a:solidFill><a:schemeClr val="{run.colour}"/></a:solidFill>' if run.colour else ""
        align = f'<a:pPr algn="{run.align}"/>' if run.align else ""
        return f"<a:p>{align}<a:r><a:rPr{attributes}>{fill}</a:rPr><a:t>{escape(run.text)}</a:t></a:r></a:p>"


def notes_xml(text: str, language_tag: str) -> str:
    """Return the part of a slide's speaker notes: the slide's picture and the text, a paragraph for each line."""
    paragraphs = "".join(
        f'<a:p><a:r><a:rPr lang="{language_tag}"/><a:t>{escape(line)}</a:t></a:r></a:p>' for line in text.split("\n")
    )
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        f'<p:notes {NAMESPACES}><p:cSld><p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/>'
        '</p:nvGrpSpPr><p:grpSpPr/><p:sp><p:nvSpPr><p:cNvPr id="2" name="Slide Image Placeholder 1"/><p:cNvSpPr>'
        '<a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr><p:nvPr><p:ph type="sldImg"/></p:nvPr>'
        '</p:nvSpPr><p:spPr/></p:sp><p:sp><p:nvSpPr><p:cNvPr id="3" name="Notes Placeholder 2"/><p:cNvSpPr>'
        '<a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="body" idx="1"/></p:nvPr></p:nvSpPr><p:spPr/>'
        "<p:txBody><a:bodyPr/><a:lstStyle/>"
        f"{paragraphs}</p:txBody></p:sp></p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>"
    )


def _ph(kind: str, idx: int) -> str:
    return f'<p:ph type="{kind}"/>' if idx == 0 else f'<p:ph type="{kind}" idx="{idx}"/>'


def _click(relation: str, tip: str) -> str:
    return f'<a:hlinkClick r:id="{relation}" action="ppaction://hlinksldjump" tooltip={quoteattr(tip)}/>'


def _transform(tag: str, box: tuple[float, float, float, float]) -> str:
    x, y, w, h = (round(length * _POINT) for length in box)
    return f'<{tag}><a:off x="{x}" y="{y}"/><a:ext cx="{w}" cy="{h}"/></{tag}>'
