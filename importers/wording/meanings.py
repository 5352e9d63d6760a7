"""What a whole heading means, from its group headings down: measures, areas and contestants weighed together.

It knows words only; `columns` puts them to the test of what stands under them.
"""

from __future__ import annotations

import re
from collections import Counter

from importers.wording.contestants import STRONG, Contestant, Roster, contestant_of, is_party
from importers.wording.headings import UNKNOWN, VOTES, Meaning, Role, meaning_of, words
from importers.wording.vocabulary import CONTESTANT_NAMES

_SEATS = re.compile(r"\b(?:(?:jumlah|jml|perolehan|total)\s+)?kursi\b", re.IGNORECASE)


def meaning_in(parts: tuple[str, ...], roster: Roster, groups: Counter[tuple[str, ...]]) -> Meaning:
    """Return what a heading means, contestants included; ``groups`` counts the headings under each group of them."""
    meaning = meaning_of(parts)
    if meaning.role in (Role.AREA, Role.CODE, Role.ROW_NUMBER, Role.PERCENT):
        return meaning
    unknown = meaning.role in (Role.UNKNOWN, Role.CONTESTANT_NAMES)
    own = contestant_of(parts[-1:], roster, near=unknown)
    above = meaning_of(parts[:-1]) if len(parts) > 1 else UNKNOWN
    candidate = _candidate(parts, roster, groups)
    if candidate is not None:
        return candidate
    if own is not None and own.name is None and above.field == "valid" and own.likelihood < STRONG:
        return Meaning(Role.CONTESTANT, number=own.number, likelihood=0.8)
    if own is not None and own.likelihood >= STRONG:
        if above.field == "seats" or above.role in (Role.MONEY, Role.GOODS, Role.PERSON, Role.COUNT):
            return Meaning(Role.COUNT if above.field == "seats" else above.role)
        if above.field is not None and above.field not in ("valid", "cast"):
            return Meaning(Role.COUNT)
        joined = contestant_of(parts, roster) or own
        return Meaning(Role.CONTESTANT, number=joined.number, name=joined.name, likelihood=joined.likelihood)
    if meaning.field == "seats" and contestant_of((*parts[:-1], _SEATS.sub("", parts[-1])), roster) is not None:
        return Meaning(Role.COUNT)  # what a party won, not what a district has
    if meaning.role not in (Role.UNKNOWN, Role.CONTESTANT_NAMES, Role.SUM, Role.MEASURE):
        return meaning
    if meaning.role is Role.MEASURE and not (meaning.field == "valid" and len(parts) > 1):
        return meaning
    whose = (
        contestant_of(parts[:-1], roster)
        if meaning.role in (Role.SUM, Role.MEASURE)
        else contestant_of(parts, roster, near=unknown)
    )
    if whose is None or (meaning.role in (Role.SUM, Role.MEASURE) and not _sure(whose, parts[:-1])):
        return meaning
    if meaning.role is Role.SUM and is_party(parts[-2], roster) and groups[parts[:-1]] > 2:
        return meaning
    return Meaning(Role.CONTESTANT, number=whose.number, name=whose.name, likelihood=whose.likelihood)


def _sure(whose: Contestant, above: tuple[str, ...]) -> bool:
    """Tell whether headings name a contestant surely: by themselves, or by a number under words of votes."""
    spoken = any((VOTES | CONTESTANT_NAMES) & set(words(part)) for part in above)
    return whose.likelihood >= STRONG or (whose.number is not None and spoken)


def _candidate(parts: tuple[str, ...], roster: Roster, groups: Counter[tuple[str, ...]]) -> Meaning | None:
    """Know a candidate that stands under its party: a number and a name in one cell or in two, or a number alone."""
    head = party_of(parts, roster)
    if head is None or groups[head] < 2:
        return None
    below = parts[len(head) :]
    own = contestant_of(below[:1], roster)
    party = contestant_of(head, roster)
    if own is None or own.number is None or own.party or party is None or len(below) > 2:
        return None
    name = own.name or (below[1] if len(below) == 2 else None)
    if (name is None and groups[head] < 3) or (len(below) == 2 and own.name):
        return None  # two sources or two years: of two candidates a name would be there
    if name is not None and meaning_of((name,)).role in (Role.SUM, Role.PERCENT):
        return None
    return Meaning(Role.CONTESTANT, number=party.number, candidate=own.number, name=name or party.name, likelihood=0.8)


def party_of(parts: tuple[str, ...], roster: Roster) -> tuple[str, ...] | None:
    """Return the parts of a heading down to the party that it stands under, or None where it stands under none."""
    for length in range(len(parts) - 1, 0, -1):
        if is_party(parts[length - 1], roster):
            return parts[:length]
    return None
