"""A deck becomes a PowerPoint file: laid out, drawn slide by slide, and put in place when it is whole."""

from __future__ import annotations

import datetime as dt
import zlib
from collections.abc import Callable
from pathlib import Path
from zipfile import BadZipFile

from lxml.etree import XMLSyntaxError
from pptx import Presentation
from pptx.exc import PackageNotFoundError
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Opened

from exporters.content import Deck, Properties
from exporters.deck.flow import contents_slide, flow
from exporters.deck.package import Package
from exporters.deck.pages import Drawing
from exporters.deck.places import Lacking, read_places
from exporters.safe import CannotWrite, one_line, writing
from exporters.template import build
from exporters.written import language_tag

Progress = Callable[[float], None]

#: What a file raises that is no presentation, or a broken one: no zip, parts lacking, damaged or no XML.
_BROKEN = (PackageNotFoundError, BadZipFile, zlib.error, XMLSyntaxError, KeyError, ValueError, AttributeError, EOFError)


def write_deck(
    deck: Deck, out: Path, *, overwrite: bool = False, template: Path | None = None, progress: Progress | None = None
) -> int:
    """Write ``deck`` to ``out`` (.pptx) and return how many slides it has.

    ``template`` is an office's own file with our layouts by name; without it ours is drawn. Raises CannotWrite, with
    reason ``template`` and what is lacking where the template cannot be used; ``out`` is then as it was.
    """
    with writing(out, overwrite=overwrite) as temporary:
        presentation = _open(template, out) if template else build(deck.look)
        try:
            count = _draw(presentation, deck, progress)
        except Lacking as lacking:
            raise CannotWrite("template", template or out, lacking.what) from lacking
        _describe(presentation, deck.properties)
        presentation.save(str(temporary))
    if progress:
        progress(1.0)
    return count


def _draw(presentation: Opened, deck: Deck, progress: Progress | None) -> int:
    places = read_places(presentation)
    slides = flow(deck, places)
    package = Package(presentation)
    parts = [package.add_slide(places[slide.layout].part) for slide in slides]
    drawing = Drawing(deck, package, places, slides, parts, contents_slide(slides))
    for number in range(len(slides)):
        drawing.draw(number)
        if progress:
            progress(0.9 * (number + 1) / len(slides))
    return len(slides)


def _open(template: Path, out: Path) -> Opened:
    """Open an office's template; slides in it would stand before ours, so it must have none."""
    try:
        presentation = Presentation(str(template))
    except _BROKEN as error:
        raise CannotWrite("template", template, str(error)) from error
    if len(presentation.slides):
        raise CannotWrite("template", template, f"{len(presentation.slides)} slides")
    return presentation


def _describe(presentation: Opened, properties: Properties) -> None:
    """Set the file's own properties and the language of its text."""
    core = presentation.core_properties
    made = dt.datetime.combine(properties.created, dt.time())
    core.title, core.author, core.last_modified_by = one_line(properties.title), one_line(properties.office), ""
    core.subject, core.keywords = one_line(properties.subject), one_line(", ".join(properties.keywords))
    core.language, core.category = language_tag(properties.language), "Sidalu"
    core.created = core.modified = made
    core.revision = 1
    for defaults in presentation.part._element.iter(qn("a:defRPr")):
        if defaults.get("lang"):
            defaults.set("lang", language_tag(properties.language))
