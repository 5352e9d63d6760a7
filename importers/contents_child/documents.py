"""Reads the texts of office documents, which are XML in a zip: Word, PowerPoint, Excel, and OpenDocument."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Iterator
from typing import Any

from importers.contents_child.gathering import Gathered
from importers.grid_child.wire import Failure

#: What one part of a document may come to unpacked.
_LARGEST_PART = 128 * 2**20
_DOCX = re.compile(r"word/(?:document|header\d*|footer\d*|footnotes|endnotes|comments)\.xml")
_SLIDE = re.compile(r"ppt/slides/slide(\d+)\.xml")
_NOTES = re.compile(r"ppt/notesSlides/notesSlide(\d+)\.xml")
_SHEET = re.compile(r"xl/worksheets/sheet(\d+)\.xml")
_BREAKS = frozenset({"p", "br", "tab", "cr", "si", "is"})


def read_docx(file: str, gathered: Gathered) -> None:
    """Gather a Word document, the body first."""
    with _package(file) as package:
        names = [name for name in package.namelist() if _DOCX.fullmatch(name)]
        for name in sorted(names, key=lambda name: (name != "word/document.xml", name)):
            _gather(package, name, {"t"}, gathered)


def read_pptx(file: str, gathered: Gathered) -> None:
    """Gather a presentation slide by slide, then its notes."""
    with _package(file) as package:
        slides = _numbered(package.namelist(), _SLIDE)
        gathered.pages = len(slides)
        for name in (*slides, *_numbered(package.namelist(), _NOTES)):
            _gather(package, name, {"t"}, gathered)


def read_xlsx(file: str, gathered: Gathered) -> None:
    """Gather the texts of a workbook: names of its sheets, and cells that hold words."""
    with _package(file) as package:
        names = package.namelist()
        if "xl/workbook.xml" in names:
            for element in _elements(package, "xl/workbook.xml", {"sheet"}):
                gathered.add(element.get("name"))
        if "xl/sharedStrings.xml" in names:
            _gather(package, "xl/sharedStrings.xml", {"t"}, gathered)
        for name in _numbered(names, _SHEET):
            _gather(package, name, {"t"}, gathered)


def read_open(file: str, gathered: Gathered) -> None:
    """Gather an OpenDocument text, sheet or presentation."""
    with _package(file) as package:
        for element in _elements(package, "content.xml", {"p", "h", "table-row"}, whole=True):
            gathered.add("".join(element.itertext()))
            if gathered.full:
                return


def _package(file: str) -> zipfile.ZipFile:
    try:
        package = zipfile.ZipFile(file)
    except zipfile.BadZipFile:
        raise Failure("broken") from None
    entries = package.infolist()
    if any(entry.flag_bits & 1 for entry in entries):
        raise Failure("locked")
    return package


def _numbered(names: Iterable[str], pattern: re.Pattern[str]) -> list[str]:
    found = [(int(match[1]), name) for name in names if (match := pattern.fullmatch(name))]
    return [name for _, name in sorted(found)]


def _gather(package: zipfile.ZipFile, name: str, wanted: set[str], gathered: Gathered) -> None:
    """Gather the texts of elements called ``wanted``, a line for each paragraph."""
    line: list[str] = []
    for element in _elements(package, name, wanted | _BREAKS):
        tag = _local(element.tag)
        if element.text and tag in wanted:
            line.append(element.text)
        if tag == "tab":
            line.append(" ")
        elif tag in _BREAKS:
            gathered.add("".join(line))
            line.clear()
        if gathered.full:
            return
    gathered.add("".join(line))


def _elements(
    package: zipfile.ZipFile, name: str, wanted: frozenset[str] | set[str], *, whole: bool = False
) -> Iterator[Any]:
    """Yield the elements so called of a part as they end, holding none of them; what unpacks too far is refused.

    ``whole`` ones still have what is inside them.
    """
    from lxml import etree

    entry = package.getinfo(name)
    if entry.file_size > _LARGEST_PART:
        raise Failure("too_large")
    with package.open(entry) as stream:
        walk = etree.iterparse(stream, events=("end",), resolve_entities=False, no_network=True, load_dtd=False)
        for _, element in walk:
            if _local(element.tag) in wanted:
                yield element
            elif whole:
                continue
            element.clear(keep_tail=True)
            while element.getprevious() is not None:
                del element.getparent()[0]


def _local(tag: object) -> str:
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
