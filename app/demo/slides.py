"""A very small slide writer: a title slide and slides of short points, 16:9, each with the mark of the sample.

It knows python-pptx; decks of results are made by the program's reports, not here.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from app.demo.office import MARK, OFFICE_SHORT
from app.demo.packing import repack

_BLANK_LAYOUT = 5  # the title alone


def write_slides(path: Path, title: str, slides: Sequence[tuple[str, Sequence[str]]]) -> Path:
    """Write a deck: a first slide with ``title``, then one for each (heading, points)."""
    from pptx import Presentation
    from pptx.util import Inches

    deck = Presentation()
    deck.slide_width, deck.slide_height = Inches(13.333), Inches(7.5)
    properties = deck.core_properties
    properties.title, properties.author, properties.subject = title, OFFICE_SHORT, MARK
    properties.created = properties.modified = dt.datetime(2026, 1, 5, 8, 0)  # noqa: DTZ001 - kept without a zone
    properties.last_modified_by = OFFICE_SHORT
    _slide(deck, title, (OFFICE_SHORT,))
    for heading, points in slides:
        _slide(deck, heading, points)
    deck.save(str(path))
    return repack(path)


def _slide(deck: Any, heading: str, points: Sequence[str]) -> None:
    from pptx.dml.color import RGBColor
    from pptx.enum.text import PP_ALIGN
    from pptx.util import Inches, Pt

    slide = deck.slides.add_slide(deck.slide_layouts[_BLANK_LAYOUT])
    title = slide.shapes.title
    title.left, title.top, title.width, title.height = Inches(0.8), Inches(0.6), Inches(11.7), Inches(1.2)
    title.text_frame.text = heading
    line = title.text_frame.paragraphs[0]
    line.alignment = PP_ALIGN.LEFT
    line.font.size, line.font.bold, line.font.name = Pt(34), True, "Calibri"
    body = slide.shapes.add_textbox(Inches(0.8), Inches(2.0), Inches(11.7), Inches(4.4)).text_frame
    body.word_wrap = True
    for number, point in enumerate(points):
        paragraph = body.paragraphs[0] if number == 0 else body.add_paragraph()
        paragraph.text = point
        paragraph.font.size, paragraph.font.name = Pt(22), "Calibri"
        paragraph.space_after = Pt(10)
    mark = slide.shapes.add_textbox(Inches(0.8), Inches(6.75), Inches(11.7), Inches(0.5)).text_frame.paragraphs[0]
    mark.text = MARK
    mark.font.size, mark.font.bold, mark.font.name = Pt(14), True, "Calibri"
    mark.font.color.rgb = RGBColor(0x8C, 0x1D, 0x2C)  # type: ignore[no-untyped-call]
