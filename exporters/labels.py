"""Labels to stick on boxes and shelves, as a presentation of sheets that any printer takes: words beside a QR code.

What they say, and where the sheets are cut, is told by `exporters.label_content`.
"""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Any

import segno
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.opc.packuri import PackURI
from pptx.parts.image import ImagePart
from pptx.util import Mm, Pt

from exporters.content import Properties
from exporters.label_content import Label, LabelSheets
from exporters.measure import fit
from exporters.palette import LIGHT
from exporters.safe import one_line, writing
from exporters.written import language_tag

Progress = Callable[[float], None]

_BLANK_LAYOUT = 6
_POINTS = 72 / 25.4
#: The space around what stands on a label, and the white that a scanner needs around a code, in mm.
_INSET, _QUIET = 4.0, 2.0
_HEAD = (30.0, 26.0, 22.0, 18.0)
_TEXT = (13.0, 12.0, 11.0, 10.0)
_FACE = "Calibri"


def write_labels(content: LabelSheets, out: Path, *, overwrite: bool = False, progress: Progress | None = None) -> int:
    """Write labels to ``out`` (.pptx) and return how many sheets they take; raises CannotWrite."""
    with writing(out, overwrite=overwrite) as temporary:
        presentation = Presentation()
        presentation.slide_width, presentation.slide_height = Mm(210), Mm(297)
        _name_images_at_once(presentation)
        sheets = list(_sheets(content))
        for number, labels in enumerate(sheets):
            slide = presentation.slides.add_slide(presentation.slide_layouts[_BLANK_LAYOUT])
            for place, label in enumerate(labels):
                _draw(slide, label, place, content)
            if progress:
                progress(0.95 * (number + 1) / len(sheets))
        _describe(presentation.core_properties, content.properties)
        presentation.save(str(temporary))
    if progress:
        progress(1.0)
    return len(sheets)


def _name_images_at_once(presentation: Any) -> None:
    """Let each code be an image of its own: python-pptx compares every new one with all before it."""
    package, numbers = presentation.part.package, count(1)

    def make(file: io.BytesIO) -> ImagePart:
        uri = PackURI(f"/ppt/media/image{next(numbers)}.png")
        return ImagePart(uri, "image/png", package, file.getvalue(), None)

    package.get_or_add_image_part = make


def _sheets(content: LabelSheets) -> Iterator[tuple[Label, ...]]:
    size = content.paper.on_sheet
    for start in range(0, len(content.labels), size):
        yield content.labels[start : start + size]


def _draw(slide: Any, label: Label, place: int, content: LabelSheets) -> None:
    paper = content.paper
    row, column = divmod(place, paper.across)
    left, top = paper.left + column * (paper.width + paper.gap), paper.top + row * paper.height
    edge = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, Mm(left), Mm(top), Mm(paper.width), Mm(paper.height))
    edge.name = one_line(label.heading)
    edge.fill.background()
    edge.shadow.inherit = False
    edge.line.color.rgb, edge.line.width = _colour(LIGHT.line), Pt(0.5)
    side = min(paper.height - 2 * _INSET - 6, 38.0)
    x, y = left + _INSET, top + _INSET
    picture = slide.shapes.add_picture(io.BytesIO(_qr(label.code)), Mm(x + _QUIET), Mm(y), Mm(side), Mm(side))
    picture.name = label.code
    picture._element.nvPicPr.cNvPr.set("descr", label.code)
    _text(slide, label.code, (x, y + side + 0.5, side + 2 * _QUIET, 6.0), (10.0,), centred=True)
    beside = x + side + 2 * _QUIET + 3
    room = left + paper.width - _INSET - beside
    _text(slide, label.heading, (beside, y, room, 14.0), _HEAD, bold=True)
    tall = paper.height - 2 * _INSET - 14.0 - 6.0
    _text(slide, "\n".join(map(one_line, label.lines)), (beside, y + 14.0, room, tall), _TEXT)
    foot = f"{content.words.sample} · {content.foot}" if content.sample else content.foot
    _text(slide, foot, (beside, top + paper.height - _INSET - 6.0, room, 6.0), (10.0,), soft=True)


def _text(
    slide: Any,
    text: str,
    box: tuple[float, float, float, float],
    sizes: tuple[float, ...],
    *,
    bold: bool = False,
    centred: bool = False,
    soft: bool = False,
) -> None:
    """Write a text into a box (left, top, width, height in mm) at the first size it fits in."""
    if not text:
        return
    left, top, wide, high = box
    shown, size = fit(text, wide * _POINTS - 1, high * _POINTS, sizes, bold=bold)
    shape = slide.shapes.add_textbox(Mm(left), Mm(top), Mm(wide), Mm(high))
    frame = shape.text_frame
    frame.word_wrap, frame.vertical_anchor = True, MSO_ANCHOR.TOP
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    for number, line in enumerate(shown.split("\n")):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        if centred:
            paragraph.alignment = PP_ALIGN.CENTER
        run = paragraph.add_run()
        run.text = line
        run.font.name, run.font.size, run.font.bold = _FACE, Pt(size), bold
        run.font.color.rgb = _colour(LIGHT.muted if soft else LIGHT.ink)


def _colour(name: str) -> Any:
    make: Any = RGBColor.from_string
    return make(name)


def _qr(code: str) -> bytes:
    image = io.BytesIO()
    segno.make(code, error="m", micro=False).save(image, kind="png", scale=8, border=0)
    return image.getvalue()


def _describe(core: Any, properties: Properties) -> None:
    made = dt.datetime.combine(properties.created, dt.time())
    core.title, core.author, core.last_modified_by = one_line(properties.title), one_line(properties.office), ""
    core.subject, core.language, core.category = (
        one_line(properties.subject),
        language_tag(properties.language),
        "Sidalu",
    )
    core.created = core.modified = made
    core.revision = 1
