"""Names of people in headings: pairs, titles and degrees, and which known pair is meant by parts of its names.

It knows names only; numbers come from whoever knows the pairs.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from importers.wording.parties import slips_allowed
from importers.wording.vocabulary import plain

Person = frozenset[str]
_PAIR = re.compile(r"\s+[-–—&/+]\s+|\s*[–—&]\s*|\s+dan\s+|[\n/]", re.IGNORECASE)
#: Honours and degrees; those written with dots are left out by their dots.
_TITLES = frozenset(
    {"h", "hj", "kh", "drs", "dra", "dr", "ir", "prof", "tgk", "hc", "se", "sh", "mh", "msi", "mm", "spd", "mpd", "sag"}
    | {"sip", "msc", "phd", "mba", "llm", "purn", "letjen", "mayjen", "brigjen", "jenderal", "tni", "irjen", "kombes"}
    | {"ust", "ustadz", "raden", "st", "mt", "ssos", "map", "mkn", "amd", "skom", "stp", "ma", "lc", "haji", "hajah"}
)
_DOTTED = re.compile(r"\b[A-Za-z]{1,4}\.(?:[A-Za-z]{1,4}\b\.?)*")
_DEGREES = re.compile(r",\s*[A-Za-z][A-Za-z.]{0,7}(?=\s*(?:,|$))")
#: What everybody calls some people, and the names that ballots have for them.
_EVERYDAY = {
    "jokowi": ("joko", "widodo"),
    "sby": ("susilo", "bambang", "yudhoyono"),
    "jk": ("jusuf", "kalla"),
    "mega": ("megawati",),
    "pro": ("prabowo",),
    "berbudi": ("boediono",),
    "win": ("wiranto",),
}
#: A name by itself is no sign of anybody unless one of its words is so long.
_TELLING = 4


def persons_of(name: str) -> tuple[Person, ...]:
    """Return the words of each person's name in ``name``, titles and degrees left out."""
    return _persons_of(name)


@lru_cache(maxsize=8192)
def _persons_of(name: str) -> tuple[Person, ...]:
    parts = _PAIR.split(name) if _PAIR.search(name) else re.split(r"\s*-\s*", name)
    people = (_words_of(part) for part in parts)
    return tuple(person for person in people if person)


def _words_of(part: str) -> Person:
    bare = _DOTTED.sub(" ", part)
    while (shorter := _DEGREES.sub("", bare)) != bare:
        bare = shorter
    said = re.findall(r"[a-z]{2,}", re.sub(r"['’`]", "", plain(bare)))
    return frozenset(name for word in said if word not in _TITLES for name in _EVERYDAY.get(word, (word,)))


def fits(said: Sequence[Person], known: Sequence[Person], *, near: bool = False) -> bool:
    """Tell whether the names ``said`` are parts of a known pair's: both of them, or one that tells by itself.

    ``near`` lets words be misspelt a little.
    """
    if len(said) == 2 and len(known) == 2:
        return all(_within(mine, theirs, near=near) for mine, theirs in zip(said, known, strict=True))
    if len(said) != 1 or max(map(len, said[0])) < _TELLING:
        return False
    together = frozenset[str]().union(*known)
    return any(_within(said[0], each, near=near) for each in (*known, together))


def _within(said: Person, known: Person, *, near: bool) -> bool:
    if said <= known:
        return True
    if not near:
        return False
    from rapidfuzz.distance import DamerauLevenshtein

    return all(
        any(word == each or DamerauLevenshtein.distance(word, each) <= slips_allowed(each) for each in known)
        for word in said
    )
