"""Our own 16:9 template, drawn by code from python-pptx's empty one: theme, master and six layouts by name.

It knows colours, places and type sizes, and nothing of what a report says.
"""

from __future__ import annotations

from typing import Any

from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Opened
from pptx.util import Emu

from exporters.content import Look
from exporters.palette import Palette, palette
from exporters.template.layouts import HEIGHT, TITLE_TYPE, WIDTH, LayoutName, layout_shapes, master_shapes
from exporters.template.shapes import EMU, NAMESPACES, Type, level, tree
from exporters.template.theme import theme_xml


def build(look: Look = Look.LIGHT) -> Opened:
    """Return a presentation without slides in our look; the same look gives the same parts each time."""
    presentation = Presentation()
    presentation.slide_width = Emu(round(WIDTH * EMU))
    presentation.slide_height = Emu(round(HEIGHT * EMU))
    _drop_leftovers(presentation)
    _draw_master(presentation, palette(look))
    _draw_layouts(presentation)
    return presentation


def _drop_leftovers(presentation: Opened) -> None:
    """Drop what the empty template carries over: its picture, a printer, the mark of 4:3, surplus layouts."""
    package = presentation.part.package
    for owner, kinds in (
        (package, (RT.THUMBNAIL, RT.EXTENDED_PROPERTIES)),
        (presentation.part, (RT.PRINTER_SETTINGS,)),
    ):
        rels = owner._rels
        for rel_id in [rel_id for rel_id, rel in rels.items() if rel.reltype in kinds]:
            rels.pop(rel_id)
    size = presentation.part._element.find(qn("p:sldSz"))
    size.attrib.pop("type", None)
    for layout in list(presentation.slide_layouts)[len(LayoutName) :]:
        presentation.slide_layouts.remove(layout)


def _draw_master(presentation: Opened, colours: Palette) -> None:
    master = presentation.slide_master
    master.part.part_related_by(RT.THEME).blob = theme_xml(colours)
    element = master._element
    _replace(element.cSld, qn("p:spTree"), tree(master_shapes()))
    _replace(element, qn("p:txStyles"), _text_styles())


def _draw_layouts(presentation: Opened) -> None:
    for layout, name in zip(presentation.slide_layouts, LayoutName, strict=True):
        layout.name = name.value
        layout._element.attrib.pop("type", None)
        layout._element.set("userDrawn", "1")
        _replace(layout._element.cSld, qn("p:spTree"), tree(layout_shapes(name)))


def _replace(parent: Any, tag: str, xml: str) -> None:
    old = parent.find(tag)
    parent.replace(old, parse_xml(xml))


def _text_styles() -> str:
    levels = "".join(level(Type(16 if number == 1 else 14), f"a:lvl{number}pPr") for number in range(1, 10))
    return (
        f"<p:txStyles {NAMESPACES}><p:titleStyle>{level(TITLE_TYPE)}</p:titleStyle>"
        f"<p:bodyStyle>{levels}</p:bodyStyle><p:otherStyle>{levels}</p:otherStyle></p:txStyles>"
    )
