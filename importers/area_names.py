"""What a cell says of an area: its name as it is kept, the name in the heading of a group, the level of its code.

It knows no row and no column.
"""

from __future__ import annotations

import re
from functools import lru_cache

from importers.records import LEVEL_BY_DIGITS, CodeScheme, Level
from importers.values import Value, code_text


def area_name(level: Level, value: Value) -> str:
    """Return an area's name as it is kept: blanks joined, list numbers in front dropped, a TPS as "TPS 001"."""
    return _area_name(level, str(code_text(value) or ""))


@lru_cache(maxsize=65_536)
def _area_name(level: Level, text: str) -> str:
    if level is Level.STATION:
        found = re.fullmatch(r"(?:tps|no\.?|nomor|\W)*0*(\d{1,3})(?:\.0)?", text, re.IGNORECASE)
        return f"TPS {int(found[1]):03d}" if found else text
    return re.sub(r"^\s*\(?\d{1,3}\s*[.)]\s*(?=[^\W\d])", "", text)


def without_level(text: str) -> str:
    """Return the name in the heading of a group: "KECAMATAN : BOGOR TIMUR" is "BOGOR TIMUR"; a city keeps its word."""
    name = re.sub(r"^[^:]*:\s*", "", text)
    return re.sub(r"^\W*(kecamatan|kec\.?|distrik|kelurahan|kel\.|desa|provinsi)\s+", "", name, flags=re.IGNORECASE)


def level_of_code(text: str, scheme: CodeScheme) -> Level | None:
    """Return the level that a code of Kemendagri or Sirekap has by its digits; None for other schemes."""
    digits = text.replace(".", "")
    if not digits.isdecimal() or scheme not in (CodeScheme.KEMENDAGRI, CodeScheme.SIREKAP):
        return None
    return LEVEL_BY_DIGITS.get(len(digits))
