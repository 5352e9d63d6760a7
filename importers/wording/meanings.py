"""What a whole heading means, from its group headings down: measures, areas and contestants weighed together.

It knows words only; `columns` puts them to the test of what stands under them.
"""

from __future__ import annotations

from collections import Counter

from importers.wording.contestants import STRONG, Roster, contestant_of, is_party
from importers.wording.headings import UNKNOWN, Meaning, Role, meaning_of


def meaning_in(parts: tuple[str, ...], roster: Roster, groups: Counter[tuple[str, ...]]) -> Meaning:
    """Return what a heading means, contestants included; ``groups`` counts the headings under each group heading."""
    meaning = meaning_of(parts)
    if meaning.role in (Role.AREA, Role.CODE, Role.ROW_NUMBER, Role.PERCENT):
        return meaning
    unknown = meaning.role in (Role.UNKNOWN, Role.CONTESTANT_NAMES)
    own = contestant_of(parts[-1:], roster, near=unknown)
    above = meaning_of(parts[:-1]) if len(parts) > 1 else UNKNOWN
    candidate = _candidate(parts, roster, groups)
    if candidate is not None:
        return candidate
    if own is not None and own.likelihood >= STRONG:
        if above.field == "seats" or above.role in (Role.MONEY, Role.GOODS, Role.PERSON, Role.COUNT):
            return Meaning(Role.COUNT if above.field == "seats" else above.role)
        if above.field is not None and above.field not in ("valid", "cast"):
            return Meaning(Role.COUNT)
        joined = contestant_of(parts, roster) or own
        return Meaning(Role.CONTESTANT, number=joined.number, name=joined.name, likelihood=joined.likelihood)
    if meaning.field == "seats" and contestant_of(parts[:-1], roster) is not None:
        return Meaning(Role.COUNT)
    if meaning.role not in (Role.UNKNOWN, Role.CONTESTANT_NAMES, Role.SUM, Role.MEASURE):
        return meaning
    if meaning.role is Role.MEASURE and not (meaning.field == "valid" and len(parts) > 1):
        return meaning
    whose = (
        contestant_of(parts[:-1], roster)
        if meaning.role in (Role.SUM, Role.MEASURE)
        else contestant_of(parts, roster, near=unknown)
    )
    if whose is None or (meaning.role in (Role.SUM, Role.MEASURE) and whose.likelihood < STRONG):
        return meaning
    if meaning.role is Role.SUM and is_party(parts[-2], roster) and groups[parts[:-1]] > 2:
        return meaning
    return Meaning(Role.CONTESTANT, number=whose.number, name=whose.name, likelihood=whose.likelihood)


def _candidate(parts: tuple[str, ...], roster: Roster, groups: Counter[tuple[str, ...]]) -> Meaning | None:
    """Know a candidate that stands under its party: numbered, in a group that a party heads."""
    if len(parts) < 2 or groups[parts[:-1]] < 2 or not is_party(parts[-2], roster):
        return None
    own = contestant_of(parts[-1:], roster)
    party = contestant_of(parts[:-1], roster)
    if own is None or own.number is None or own.party or party is None:
        return None
    if own.name is None and groups[parts[:-1]] < 3:
        return None  # two sources or two years: of two candidates a name would be there
    return Meaning(
        Role.CONTESTANT, number=party.number, candidate=own.number, name=own.name or party.name, likelihood=0.8
    )
