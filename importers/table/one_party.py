"""Pages of a single party: its name stands above the table, or is that of the sheet, and no heading repeats it.

Such a page is the same table with the party as the group heading of its votes. It knows titles and headings only.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from importers.table.layout import Table
from importers.wording.contestants import STRONG, Contestant, Roster, contestant_of, is_party
from importers.wording.headings import SUMS, VOTES, Meaning, Role, compact, meaning_of, words

#: "NAMA PARTAI : 1. PKB", "PARTAI PKB", "NOMOR URUT 1 PARTAI PKB": what stands before the name.
_LABEL = re.compile(
    r"^\W*(?:(?:no(?:mor)?\W*)?urut\W*(?P<number>\d{1,2})\W*)?(?:nama\s+)?(?:(?:partai|parpol)(?:\s+politik)?)?\W*(?=\w)",
    re.IGNORECASE,
)
#: "PEROLEHAN SUARA CALEG PKB DAPIL 1": the word before a name in a sentence, and what follows it.
_SPOKEN = re.compile(r"\b(?:partai|parpol|caleg|calon(?:\s+anggota)?|dari)\s+(?P<rest>[A-Z].*)$", re.IGNORECASE)
_BEHIND = re.compile(
    r"\W+(?:di|dapil|daerah\s+pemilihan|kec|kecamatan|kota|kabupaten|provinsi|dprd?|pemilu|pileg|tahun|untuk)\b.*$",
    re.IGNORECASE,
)
_LONGEST_NAME = 7
_OWN = frozenset({"suara", "sah", "perolehan", "partai", "politik", "parpol"})
_NO_VOTES = frozenset(
    {Role.AREA, Role.CODE, Role.ROW_NUMBER, Role.PERCENT, Role.NOTE, Role.MONEY, Role.GOODS, Role.PERSON, Role.COUNT}
)


def of_party(table: Table, roster: Roster) -> Table:
    """Return ``table`` with the one party that stands above it as the heading of its votes; else as it is."""
    if table.known or any(is_party(part, roster) for parts in table.headings.values() for part in parts):
        return table
    votes = {at: parts for at, parts in table.headings.items() if _may_be_votes(meaning_of(parts), parts)}
    if not votes:
        return table
    party = party_above(table.titles, roster)
    if party is None and any(map(_says_own, votes.values())):
        party = _party_spoken_of((*reversed(table.titles), table.sheet.name), roster)
    if party is None:
        return table
    return replace(table, headings={**table.headings, **{at: (party, *parts) for at, parts in votes.items()}})


def is_of_party(table: Table, roster: Roster) -> bool:
    """Tell whether the headings of a table name a single party."""
    named = {compact(part) for parts in table.headings.values() for part in parts if is_party(part, roster)}
    return len(named) == 1


def party_above(titles: Sequence[str], roster: Roster) -> str | None:
    """Return the heading of the one party that is all of a title, the nearest first; None where there is none."""
    for title in (_BEHIND.sub("", title) for title in reversed(titles)):
        label = _LABEL.match(title)
        name = title[label.end() :] if label is not None else title
        if len(words(name)) > _LONGEST_NAME + 2:
            continue
        number = None if label is None else label["number"]
        for text in (f"{number}. {name}" if number else name, title):
            if _sure(contestant_of((text,), roster)):
                return text
    return None


def _party_spoken_of(texts: Sequence[str], roster: Roster) -> str | None:
    """Return the party that a sentence or the name of a sheet speaks of."""
    for text in texts:
        spoken = _SPOKEN.search(text)
        rest = re.sub(r"_", " ", _BEHIND.sub("", spoken["rest"] if spoken else text)).split()
        for length in range(min(len(rest), _LONGEST_NAME), 0, -1):
            name = " ".join(rest[:length]).strip(" ,.;:-")
            if _sure(contestant_of((name,), roster)):
                return name
    return None


def _sure(found: Contestant | None) -> bool:
    return found is not None and found.party and found.likelihood >= STRONG


def _may_be_votes(meaning: Meaning, parts: Sequence[str]) -> bool:
    """Tell a column that may count votes of a party or its candidates from areas, voters and papers."""
    if meaning.role is Role.MEASURE:
        return meaning.field == "valid"
    return bool(parts) and meaning.role not in _NO_VOTES and meaning.role is not Role.GENDER


def _says_own(parts: Sequence[str]) -> bool:
    """Tell "Suara Partai" from the names of candidates."""
    said = set(words(parts[-1]))
    return bool(said & {"partai", "parpol"}) and said <= _OWN | VOTES and not said & SUMS
