"""Reads what programs save as text and call .xls: SpreadsheetML of Excel 2003, and HTML tables.

Both are parsed by libxml2 without entities, document types or network, in the guarded child.
"""

from __future__ import annotations

import codecs
import re
from importlib import import_module
from typing import IO

from importers.grid_child.wire import Failure, Send

_HEAD = 65_536
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_DECLARED = re.compile(rb"<\?xml[^>]{0,200}encoding\s*=\s*[\"']([\w.:-]{1,40})[\"']")


def read(file: str, send: Send, password: str | None) -> None:
    """Send the sheets of the file; XML that is neither is a Failure."""
    del password
    with open(file, "rb") as source:  # noqa: PTH123 - pathlib costs the child 4 ms
        head = source.read(_HEAD)
        source.seek(0)
        form = _form(head)
        plain = head if form is None else head[: len(head) // 2 * 2].decode(form, "replace").encode("utf-8")
        if b"urn:schemas-microsoft-com:office:spreadsheet" in plain and b"<html" not in plain.lower():
            send("format", "spreadsheetml")
            reader = import_module("importers.grid_child.spreadsheetml")
            reader.read_sheets(source, send)
        elif re.search(rb"<(?:html|table|body|tr|td|thead|tbody|meta|style|div|head)\b|<!doctype html", plain.lower()):
            send("format", "html")
            reader = import_module("importers.grid_child.html")
            reader.read_tables(source, _encoding(source, plain, form), file, send)
        else:
            raise Failure("unknown_kind")


def _form(head: bytes) -> str | None:
    if head.startswith(codecs.BOM_UTF16_LE) or head[1:2] == b"\x00":
        return "utf-16-le"
    if head.startswith(codecs.BOM_UTF16_BE) or head[:1] == b"\x00":
        return "utf-16-be"
    return None


def _encoding(source: IO[bytes], head: bytes, form: str | None) -> str:
    """Return the encoding of an HTML text: its mark, what it says, UTF-8 where it is that, else Windows-1252."""
    if form:
        return form
    if head.startswith(codecs.BOM_UTF8):
        return "utf-8"
    declared = _CHARSET.search(head) or _DECLARED.search(head)
    if declared:
        try:
            return codecs.lookup(declared[1].decode("ascii")).name
        except LookupError:
            pass
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        while piece := source.read(2**20):
            decoder.decode(piece)
    except UnicodeDecodeError:
        return "cp1252"
    finally:
        source.seek(0)
    return "utf-8"
