"""How likely it is that a name was meant for another: typing slips, old spellings, abbreviations, numbers.

It only proposes; what is not the same name is a matter for people. It knows no tree and no cabinet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from app.results import gazetteer
from importers.records import Level
from importers.values import same_name

#: From this likelihood on a name is worth proposing, and from this on several may be approved together.
WORTH = 0.72
SURE = 0.85
#: How many names are proposed.
MOST = 3

#: How many names are looked at closely, out of those that look alike at all.
_LOOKED_AT = 12
_ALIKE = 60.0
#: What another spelling or an abbreviation takes from a name that is else the same.
_RESPELT = 0.98
_SHORTENED = 0.95
#: How alike two names are of which one has a word more.
_LONGER = 0.75
#: What another number ("II" beside "III") leaves of it: two places called alike are told apart by nothing else.
_OTHER_NUMBER = 0.6
#: So many letters of a word are an abbreviation of it without a dot, too.
_BEGINNING = 3
#: What a second name that is nearly as near leaves, and how near that is.
_RIVALLED = 0.85
_RIVAL = 0.05

#: Spellings of before 1972 and how they are written since, in this order: "dj" is done before "j" becomes "y".
_OLD = (("tj", "c"), ("dj", "\0"), ("nj", "ny"), ("sj", "sy"), ("ch", "kh"), ("oe", "u"), ("j", "y"), ("\0", "j"))
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10}
_WORDS = re.compile(r"[^\W\d_]+\.?|\d+")


def nearest(level: Level, written: str, names: Sequence[str]) -> list[tuple[int, float]]:
    """Return the places of the names that ``written`` may have been meant for, each with its likelihood, best first."""
    from rapidfuzz import fuzz, process

    ours = _Name(gazetteer.bare_name(level, written))
    if not ours.key:
        return []
    theirs = [_Name(gazetteer.bare_name(level, name)) for name in names]
    looked: dict[int, None] = {}
    for spelling in ours.spellings:
        alike = process.extract(
            spelling, [name.key for name in theirs], scorer=fuzz.ratio, limit=_LOOKED_AT, score_cutoff=_ALIKE
        )
        looked.update((place, None) for _name, _score, place in alike)
    looked.update((place, None) for place, name in enumerate(theirs) if _shortens(ours, name))
    resembling = [(place, _alike(ours, theirs[place])) for place in looked]
    found = [
        (place, value if ours.number == theirs[place].number else value * _OTHER_NUMBER)
        for place, value in resembling
        if value >= WORTH
    ]
    found = sorted(found, key=lambda one: -one[1])[:MOST]
    if len(found) > 1 and found[0][1] - found[1][1] < _RIVAL:
        found = [(place, value * _RIVALLED) for place, value in found]
    return [(place, round(value, 2)) for place, value in found]


class _Name:
    """A name taken apart: its words, its number, and its key in the spellings it may have been written in."""

    def __init__(self, text: str) -> None:
        self.words = [word.casefold() for word in _WORDS.findall(text)]
        self.number = self._number()
        bare = self.words[:-1] if self.number is not None else self.words
        self.words = [word.rstrip(".") for word in bare]
        self.short = [place for place, word in enumerate(bare) if _is_short(word)]
        self.key = same_name("".join(self.words))
        self.spellings = tuple(dict.fromkeys((self.key, _respelt(self.key))))

    def _number(self) -> int | None:
        if len(self.words) < 2:
            return None
        last = self.words[-1]
        return int(last) if last.isdecimal() else _ROMAN.get(last)


def _respelt(key: str) -> str:
    if not any(old in key for old in ("oe", "tj", "dj", "nj", "sj")):
        return key
    for old, new in _OLD:
        key = key.replace(old, new)
    return key


def _is_short(word: str) -> bool:
    return word.endswith(".") or (len(word) <= 3 and not re.search("[aeiou]", word))


def _shortens(ours: _Name, theirs: _Name) -> bool:
    """Tell whether words of a name are abbreviations of those of the other, and all its other words the same."""
    if len(ours.words) != len(theirs.words):
        return False
    return all(
        one == other
        or (place in ours.short and one[:1] == other[:1] and _inside(one, other))
        or (len(one) >= _BEGINNING and other.startswith(one))
        for place, (one, other) in enumerate(zip(ours.words, theirs.words, strict=True))
    )


def _inside(letters: str, word: str) -> bool:
    """Tell whether letters stand in a word in their order."""
    left: Iterator[str] = iter(word)
    return all(letter in left for letter in letters)


def _alike(ours: _Name, theirs: _Name) -> float:
    from rapidfuzz.distance import OSA

    value = max(
        OSA.normalized_similarity(spelling, theirs.key) * (1.0 if spelling == ours.key else _RESPELT)
        for spelling in ours.spellings
    )
    if _shortens(ours, theirs):
        value = max(value, _SHORTENED)
    elif set(ours.words) < set(theirs.words) or set(theirs.words) < set(ours.words):
        value = max(value, _LONGER)
    return min(value, _RESPELT)
