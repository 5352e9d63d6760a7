"""Typed values as people read them, and the number formats that make Office show them alike on every PC.

It knows nothing of a file's parts.
"""

from __future__ import annotations

import datetime as dt

from exporters.content import Kind, Value
from exporters.safe import one_line

#: What stands for a value that is not there: never a zero.
BLANK = "–"

# Office takes its separators from Windows, so ours are written into the format itself.
_COUNT = {
    "id": r"[>=1000000]0\.000\.000;[>=1000]0\.000;0",
    "en": r"[>=1000000]0\,000\,000;[>=1000]0\,000;0",
}
# Where a section's condition meets a minus sign, programs differ: differences go without separators, right everywhere.
_SIGNED = "+0;-0;0"
_SWAP = str.maketrans(",.", ".,")
_DATES = {"id": "dd/mm/yyyy", "en": "yyyy-mm-dd"}


def language_tag(language: str) -> str:
    """Return the tag Office uses for a language ("id" is "id-ID")."""
    return {"id": "id-ID", "en": "en-GB"}[language]


def number_format(kind: Kind, language: str) -> str:
    """Return the Office number format for values of ``kind`` in ``language`` ("id" or "en")."""
    if kind is Kind.NUMBER:
        return _COUNT[language]
    if kind is Kind.SIGNED:
        return _SIGNED
    if kind is Kind.SHARE:
        return "0.0%"
    return _DATES[language] if kind is Kind.DATE else "@"


def written(value: Value, kind: Kind, language: str) -> str:
    """Return ``value`` as it is read in ``language``; None is a dash."""
    if value is None:
        return BLANK
    if isinstance(value, dt.date):
        return f"{value:%d/%m/%Y}" if language == "id" else value.isoformat()
    if isinstance(value, str):
        return one_line(value)
    if kind is Kind.SHARE:
        percent = _separated(f"{value * 100:,.1f}", language)
        return f"{percent} %" if language == "id" else f"{percent}%"
    if kind is Kind.SIGNED:
        return _separated(f"{value:+,.0f}", language).replace("-", "−") if value else "0"
    return _separated(f"{value:,.0f}", language)


def _separated(text: str, language: str) -> str:
    return text.translate(_SWAP) if language == "id" else text
