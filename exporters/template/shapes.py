"""Shapes of the template as XML: placeholders with their place and type size, filled rectangles, hairlines.

Lengths are given in inches; PowerPoint counts in English metric units (914,400 to the inch).
"""

from __future__ import annotations

from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

EMU = 914_400

NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)


@dataclass(frozen=True, slots=True)
class Box:
    """A place on the slide in inches from its left and top edge."""

    x: float
    y: float
    w: float
    h: float

    def transform(self, tag: str = "a:xfrm") -> str:
        """Return the place as XML."""
        x, y, w, h = (round(length * EMU) for length in (self.x, self.y, self.w, self.h))
        return f'<{tag}><a:off x="{x}" y="{y}"/><a:ext cx="{w}" cy="{h}"/></{tag}>'


@dataclass(frozen=True, slots=True)
class Type:
    """How a placeholder's text is set: size in points, a colour of the theme, weight, side, where it is anchored.

    ``spacing`` is between letters in hundredths of a point, ``inset`` from the box's sides in inches.
    """

    size: float
    colour: str = "tx1"
    bold: bool = False
    align: str = "l"
    anchor: str = "t"
    spacing: int = 0
    fill: str | None = None
    inset: float = 0.0


def placeholder(
    number: int, name: str, kind: str, idx: int | None, box: Box | None, style: Type | None, prompt: str
) -> str:
    """Return a placeholder of ``kind`` ("title", "body", "chart" …); without ``box`` it stands where its master's does.

    ``prompt`` is what PowerPoint shows in an empty one.
    """
    idx_attribute = f' idx="{idx}"' if idx is not None else ""
    fill = f'<a:solidFill><a:schemeClr val="{style.fill}"/></a:solidFill>' if style and style.fill else ""
    geometry = f'{box.transform()}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>{fill}' if box else ""
    field = slide_number("‹#›") if kind == "sldNum" else f'<a:r><a:rPr lang="id-ID"/><a:t>{escape(prompt)}</a:t></a:r>'
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name={quoteattr(name)}/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f'<p:nvPr><p:ph type="{kind}"{idx_attribute}/></p:nvPr></p:nvSpPr><p:spPr>{geometry}</p:spPr>'
        f"<p:txBody>{_body(style)}<a:p>{field}</a:p></p:txBody></p:sp>"
    )


def slide_number(shown: str) -> str:
    """Return the field that PowerPoint fills with the slide's number; ``shown`` stands there until it does."""
    return (
        '<a:fld id="{6F0A1D1C-5B0E-4C36-9B57-0D5A3C1E7A01}" type="slidenum">'
        f'<a:rPr lang="id-ID"/><a:t>{shown}</a:t></a:fld>'
    )


def rectangle(number: int, name: str, box: Box, colour: str) -> str:
    """Return a filled rectangle without outline, for decoration: screen readers pass it over."""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name={quoteattr(name)}>{DECORATIVE}</p:cNvPr><p:cNvSpPr/>'
        f'<p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr>{box.transform()}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        f'<a:solidFill><a:schemeClr val="{colour}"/></a:solidFill><a:ln><a:noFill/></a:ln></p:spPr>'
        '<p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr lang="id-ID"/></a:p></p:txBody></p:sp>'
    )


DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)


def tree(shapes: str) -> str:
    """Return a shape tree of ``shapes``."""
    return (
        f'<p:spTree {NAMESPACES}><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>'
        "<p:grpSpPr>"
        '<a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm>'
        f"</p:grpSpPr>{shapes}</p:spTree>"
    )


def _body(style: Type | None) -> str:
    if style is None:
        return "<a:bodyPr/><a:lstStyle/>"
    side = round(style.inset * EMU)
    return (
        f'<a:bodyPr vert="horz" wrap="square" lIns="{side}" tIns="0" rIns="{side}" bIns="0" rtlCol="0" '
        f'anchor="{style.anchor}">'
        f"<a:noAutofit/></a:bodyPr><a:lstStyle>{level(style)}</a:lstStyle>"
    )


def level(style: Type, tag: str = "a:lvl1pPr") -> str:
    """Return the paragraph defaults of ``style``, without bullets or indents."""
    return (
        f'<{tag} marL="0" indent="0" algn="{style.align}"><a:spcBef><a:spcPts val="0"/></a:spcBef><a:buNone/>'
        f'<a:defRPr lang="id-ID" sz="{round(style.size * 100)}" b="{int(style.bold)}" spc="{style.spacing}">'
        f'<a:solidFill><a:schemeClr val="{style.colour}"/></a:solidFill>'
        f'<a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/></a:defRPr></{tag}>'
    )
