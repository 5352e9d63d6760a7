"""What may be the name of a candidate of whom a file says no number. It knows words only."""

from __future__ import annotations

import re

from importers.wording.headings import SUMS, VOTES, Role, meaning_of, words

#: How likely a candidate's number is that only the order tells.
BY_ORDER = 0.6
_OWN = frozenset({"partai", "parpol", "politik"}) | VOTES
_OF_CANDIDATES = frozenset({"calon", "caleg", "kandidat"})


def is_plain_name(text: str) -> bool:
    """Tell what may be a person's name from words for votes, sums and measures, and from what has a number."""
    said = set(words(text))
    if re.search(r"\d", text) or not re.search(r"[^\W\d_]{2}", text) or said & (SUMS | _OF_CANDIDATES) or said <= _OWN:
        return False
    return meaning_of((text,)).role is Role.UNKNOWN
