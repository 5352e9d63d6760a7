"""The theme of our template: its colours and its typeface, as the XML PowerPoint reads.

Every colour of master and layouts is one of the theme's, so an office that changes the theme changes all.
"""

from __future__ import annotations

from exporters.palette import Palette

FONT = "Calibri"

_FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'


def theme_xml(colours: Palette) -> bytes:
    """Return the theme part in ``colours``: accent 1 fills, accent 2 is the accent as ink, 3 to 6 are for charts."""
    scheme = "".join(
        f'<a:{name}><a:srgbClr val="{value.upper()}"/></a:{name}>'
        for name, value in (
            ("dk1", colours.ink),
            ("lt1", colours.paper),
            ("dk2", colours.muted),
            ("lt2", colours.wash),
            ("accent1", colours.accent),
            ("accent2", colours.accent_ink),
            ("accent3", colours.series[0]),
            ("accent4", colours.series[2]),
            ("accent5", colours.series[3]),
            ("accent6", colours.line),
            ("hlink", colours.accent_ink),
            ("folHlink", colours.muted),
        )
    )
    fonts = f'<a:latin typeface="{FONT}"/><a:ea typeface=""/><a:cs typeface=""/>'
    line = f'<a:ln w="9525" cap="flat" cmpd="sng" algn="ctr">{_FILL}<a:prstDash val="solid"/></a:ln>'
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Sidalu"><a:themeElements>'
        f'<a:clrScheme name="Sidalu">{scheme}</a:clrScheme>'
        f'<a:fontScheme name="Sidalu"><a:majorFont>{fonts}</a:majorFont><a:minorFont>{fonts}</a:minorFont>'
        '</a:fontScheme><a:fmtScheme name="Sidalu">'
        f"<a:fillStyleLst>{_FILL * 3}</a:fillStyleLst><a:lnStyleLst>{line * 3}</a:lnStyleLst>"
        f"<a:effectStyleLst>{'<a:effectStyle><a:effectLst/></a:effectStyle>' * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{_FILL * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements>"
        "<a:objectDefaults/><a:extraClrSchemeLst/></a:theme>"
    ).encode()
