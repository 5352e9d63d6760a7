"""Texts in the XML of .xlsx: shared strings, rich text, entities and Excel's escapes of control characters."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Sequence

from importers.grid_child.wire import Failure

_PIECE = 2**20
_LONGEST = 64 * 2**20
_MOST_KEPT = 20_000
_P = rb"(?:\w+:)?"
_ITEM = re.compile(rb"<" + _P + rb"si\b[^<>]*?(?:/>|>(.*?)</" + _P + rb"si>)", re.DOTALL)
_TEXT = re.compile(rb"<" + _P + rb"t(?:\s[^<>]*)?>([^<]*)</")
_PHONETIC = re.compile(rb"<" + _P + rb"rPh\b.*?</" + _P + rb"rPh>", re.DOTALL)
_ENTITY = re.compile(r"&(?:#(\d{1,7})|#[xX]([0-9A-Fa-f]{1,6})|(amp|lt|gt|quot|apos));")
_NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")


class Strings:
    """The table of shared strings."""

    @staticmethod
    def of(archive: zipfile.ZipFile, part: str | None) -> Sequence[str | None]:
        """Return the shared strings in order; a blank one is None. A package need not have any."""
        found: list[str | None] = []
        if part is None:
            return found
        rest = b""
        with archive.open(part) as file:
            while piece := file.read(_PIECE):
                text = rest + piece
                cut = after_last_end(text, b"si")
                if not cut and len(text) > _LONGEST:
                    raise Failure("too_large")
                found.extend([plain_text(inner) for inner in _ITEM.findall(text, 0, cut)])
                rest = text[cut:]
        return found


class Inline(dict[bytes, str | None]):
    """Texts written into their cells without formatting, by their XML: the names of areas come back row after row."""

    def __missing__(self, xml: bytes) -> str | None:
        text = plain_text(b"<t>" + xml + b"</t>")
        if len(self) == _MOST_KEPT:
            self.clear()
        self[xml] = text
        return text


def after_last_end(text: bytes, name: bytes) -> int:
    """Return where the last end tag of elements called ``name`` ends; 0 when there is none."""
    at = len(text)
    while (at := text.rfind(name + b">", 0, at)) >= 0:
        if text[text.rfind(b"<", 0, at) + 1] == 0x2F:
            return at + len(name) + 1
    return 0


def plain_text(inner: bytes) -> str | None:
    """Return the text of a string item or inline string without its formatting; None when it is blank."""
    if b"<!" in inner:
        raise Failure("broken")
    if b"rPh" in inner:
        inner = _PHONETIC.sub(b"", inner)
    text = b"".join(_TEXT.findall(inner)).decode("utf-8", "replace")
    if "&" in text:
        text = _ENTITY.sub(_character, text)
    if "_x" in text:
        text = _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text)
    return None if not text or text.isspace() else text


def _character(found: re.Match[str]) -> str:
    decimal, hexadecimal, name = found.groups()
    if name:
        return _NAMED[name]
    number = int(decimal) if decimal else int(hexadecimal, 16)
    return chr(number) if number < 0x110000 and not 0xD800 <= number < 0xE000 else "\ufffd"
