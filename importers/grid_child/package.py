"""The parts of an .xlsx package by name: which sheets there are, where their XML lies, shared strings and styles.

It reads the small parts only; both the parent (to look for formulas and errors) and the child (to stream) use it.
"""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from collections.abc import Callable
from typing import NamedTuple
from xml.parsers import expat

ElementHandler = Callable[[str, dict[str, str]], None]

_SMALL_PART = 32 * 2**20
_TRUE = {"1", "true", "on"}


class Part(NamedTuple):
    """A worksheet: its name, whether it is hidden, the name of its part."""

    name: str
    hidden: bool
    part: str


class Package(NamedTuple):
    """What ``xl/workbook.xml`` and its relations say."""

    sheets: tuple[Part, ...]
    strings: str | None
    styles: str | None
    from_1904: bool


class BadPackage(Exception):  # noqa: N818 - what a file is
    """The package's own parts are missing, damaged or not to be trusted."""


def look_into(archive: zipfile.ZipFile) -> Package:
    """Return what the package holds; BadPackage when its own parts cannot be read."""
    names = {name.lower(): name for name in archive.namelist()}
    book = _target_of_type(archive, names, "_rels/.rels", "/officeDocument") or "xl/workbook.xml"
    folder, base = posixpath.split(book)
    relations = dict(_relations(archive, names, f"{folder}/_rels/{base}.rels", folder))
    kinds = {kind.rpartition("/")[2]: target for kind, target in relations.values()}
    sheets: list[Part] = []
    dates: list[str] = []

    def element(tag: str, attributes: dict[str, str]) -> None:
        local = tag.rpartition(":")[2]
        if local == "workbookPr":
            dates.append(attributes.get("date1904", ""))
        elif local == "sheet":
            identity = next((value for name, value in attributes.items() if name.rpartition(":")[2] == "id"), "")
            kind, target = relations.get(identity, ("", ""))
            if kind.endswith("/worksheet"):
                hidden = attributes.get("state", "visible") != "visible"
                sheets.append(Part(attributes.get("name", ""), hidden, names.get(target.lower(), target)))

    parse(part_text(archive, names, book), element)
    return Package(
        tuple(sheets),
        names.get(kinds.get("sharedStrings", "").lower()),
        names.get(kinds.get("styles", "").lower()),
        bool(dates) and dates[-1] in _TRUE,
    )


def part_text(archive: zipfile.ZipFile, names: dict[str, str], part: str) -> bytes:
    """Return a small part whole; BadPackage when it is not there, damaged or not small."""
    name = names.get(part.lower())
    if name is None:
        raise BadPackage(part)
    try:
        with archive.open(name) as file:
            text = file.read(_SMALL_PART + 1)
    except (zipfile.BadZipFile, OSError, EOFError, RuntimeError, NotImplementedError, ValueError, zlib.error) as error:
        raise BadPackage(part) from error
    if len(text) > _SMALL_PART:
        raise BadPackage(part)
    return text


def parse(text: bytes, element: ElementHandler) -> None:
    """Call ``element(tag, attributes)`` for every start tag; a document type or broken XML is a BadPackage."""
    parser = expat.ParserCreate()
    parser.StartElementHandler = element
    parser.StartDoctypeDeclHandler = _refuse_doctype
    try:
        parser.Parse(text, True)
    except expat.ExpatError as error:
        raise BadPackage(str(error)) from error


def _refuse_doctype(*_declaration: object) -> None:
    raise BadPackage("doctype")


def _relations(
    archive: zipfile.ZipFile, names: dict[str, str], part: str, folder: str
) -> list[tuple[str, tuple[str, str]]]:
    found: list[tuple[str, tuple[str, str]]] = []

    def element(tag: str, attributes: dict[str, str]) -> None:
        if tag.rpartition(":")[2] == "Relationship" and attributes.get("TargetMode") != "External":
            target = attributes.get("Target", "")
            whole = target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"{folder}/{target}")
            found.append((attributes.get("Id", ""), (attributes.get("Type", ""), whole.lstrip("/"))))

    parse(part_text(archive, names, part), element)
    return found


def _target_of_type(archive: zipfile.ZipFile, names: dict[str, str], part: str, ending: str) -> str | None:
    try:
        relations = _relations(archive, names, part, "")
    except BadPackage:
        return None
    return next((target for _, (kind, target) in relations if kind.endswith(ending)), None)
