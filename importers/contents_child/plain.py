"""Reads plain text and HTML pages."""

from __future__ import annotations

import codecs

from importers.contents_child.gathering import MOST, Gathered

_UNSEEN = frozenset({"script", "style", "head", "template", "noscript"})
_BREAKS = frozenset({"p", "div", "br", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "table", "td", "th", "title"})


def read_text(file: str, gathered: Gathered) -> None:
    """Gather a text file in the encoding it seems to have."""
    with open(file, "rb") as source:  # noqa: PTH123
        gathered.add(decoded(source.read(MOST * 4)))


def read_html(file: str, gathered: Gathered) -> None:
    """Gather what a reader of the page sees."""
    with open(file, "rb") as source:  # noqa: PTH123
        add_page(source.read(MOST * 4), gathered)


def decoded(raw: bytes) -> str:
    """Return bytes as text: UTF-16 by its mark, UTF-8, else Windows-1252."""
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return raw.decode("utf-16", "replace")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        # Cut in the middle of a letter at the very end is still UTF-8.
        if fault.start > len(raw) - 4:
            return raw[: fault.start].decode("utf-8-sig")
        return raw.decode("cp1252", "replace")


def add_page(raw: bytes, gathered: Gathered) -> None:
    """Gather the text of an HTML page without recursion, since a hostile page is deeper than Python's stack."""
    from lxml import etree

    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    root = etree.fromstring(decoded(raw).encode("utf-8"), parser)
    if root is None:
        return
    pieces: list[str] = []
    for event, element in etree.iterwalk(root, events=("start", "end")):
        unseen = element.tag in _UNSEEN
        if event == "start":
            if element.tag in _BREAKS:
                pieces.append("\n")
            if not unseen and not any(above.tag in _UNSEEN for above in element.iterancestors()):
                pieces.append((element.text or "").replace("\n", " "))
            continue
        if element.tag in _BREAKS:
            pieces.append("\n")
        if not any(above.tag in _UNSEEN for above in element.iterancestors()):
            pieces.append((element.tail or "").replace("\n", " "))
    gathered.add("".join(pieces))
