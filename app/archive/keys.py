"""Keys by which the archive sorts and compares: numbers in human order, titles without case and accents.

It knows no table; the same text always gives the same key.
"""

from __future__ import annotations

import re
import unicodedata

_DIGITS = re.compile(r"\d+")
_BLANKS = re.compile(r"\s+")

#: How much of a title its sort key keeps; the key stands in an index, and titles may have 3,000 characters.
TITLE_KEY_LENGTH = 48


def plain(text: str) -> str:
    """Return ``text`` in lower case, without accents, with single blanks: what people mean by "the same words"."""
    lowered = text.casefold()
    if not lowered.isascii():
        lowered = "".join(c for c in unicodedata.normalize("NFKD", lowered) if not unicodedata.combining(c))
    return _BLANKS.sub(" ", lowered).strip()


def natural_key(text: str | None) -> str:
    """Return a key that sorts "Boks 9" before "Boks 10": each run of digits is written with twelve places."""
    return _DIGITS.sub(lambda found: found[0].lstrip("0").rjust(12, "0"), plain(text)) if text else ""


def title_key(text: str) -> str:
    """Return the key titles are sorted by: their first characters, without case, accents and leading signs."""
    return plain(text[: 2 * TITLE_KEY_LENGTH]).lstrip("\"'([-–. ")[:TITLE_KEY_LENGTH]
