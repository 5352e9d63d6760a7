"""What a column or row is called: the words of forms, Situng, Sirekap and hand-made sheets, as meanings.

It knows words only: where a heading stands and what lies under it is for `layout` and `columns`.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from importers.records import TREE, Level
from importers.wording.vocabulary import (
    ANY_AREA,
    BALLOTS,
    CODES,
    CONTESTANT_NAMES,
    DISABLED,
    FEMALE,
    FILLERS,
    GOODS,
    LEVELS,
    LISTS,
    MALE,
    MONEY,
    NOT,
    NOTES,
    NUMBERING,
    OTHER_VOTERS,
    OWNERS,
    PEOPLE,
    PERCENT,
    REGISTERED,
    SUMS,
    UNITS,
    VOCABULARY,
    VOTED,
    VOTES,
    compact,
    plain,
    words,
)

__all__ = [
    "SUMS",
    "UNKNOWN",
    "VOCABULARY",
    "VOTES",
    "Meaning",
    "Role",
    "compact",
    "meaning_of",
    "plain",
    "words",
]


class Role(StrEnum):
    """What a line of a table is for."""

    AREA = "area"
    CODE = "code"
    ROW_NUMBER = "row_number"
    MEASURE = "measure"
    CONTESTANT = "contestant"
    CONTESTANT_NAMES = "contestant_names"  # a column that names the contestant of each row: the long form
    SUM = "sum"  # "Jumlah" of something that only its neighbours and its values can tell
    GENDER = "gender"  # L or P of something that only a group heading or a title can tell
    PERCENT = "percent"
    COUNT = "count"  # of stations, households, officials: a number, but no result
    NOTE = "note"
    MONEY = "money"
    GOODS = "goods"
    PERSON = "person"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a heading means: its role with the level, field or contestant that go with it, and how likely it is.

    ``mixed`` tells that one column names areas of several levels ("Kecamatan / Kelurahan"), ``own`` that only the votes
    of a party itself are meant, without those of its candidates, ``ordered`` that a candidate's number is guessed by
    where he stands.
    """

    role: Role
    level: Level | None = None
    field: str | None = None
    number: int | None = None
    candidate: int | None = None
    name: str | None = None
    likelihood: float = 1.0
    mixed: bool = False
    own: bool = False
    ordered: bool = False


#: "DPT + 2,5 %": what papers are ordered for, and nobody who votes.
_RESERVE = re.compile(r"\+\s*(?:cadangan\s*)?\d+(?:[.,]\d+)?\s*%")
#: How the questions of a form on the web begin: "Pilih Kecamatan".
_ASKED = frozenset({"pilih", "asal"})
UNKNOWN = Meaning(Role.UNKNOWN, likelihood=0.0)


def meaning_of(parts: Sequence[str]) -> Meaning:
    """Return what a heading means, from its group headings down to itself (the last part).

    Contestants are not looked for here (see `contestants`); ``UNKNOWN`` is what no word tells.
    """
    return _meaning_of(tuple(parts))


@lru_cache(maxsize=8192)
def _meaning_of(parts: tuple[str, ...]) -> Meaning:
    """Remember what headings mean: the pages of a form say the same again and again."""
    split = tuple(words(part) for part in parts if part.strip())
    joined = tuple(word for part in split for word in part)
    if not joined:
        bare = {part.strip(" ().:") for part in parts}
        return Meaning(Role.ROW_NUMBER) if bare == {"#"} else Meaning(Role.PERCENT) if bare == {"%"} else UNKNOWN
    if _is_percent(parts, joined):
        return Meaning(Role.PERCENT)
    if "suratsuara" not in joined and any(_RESERVE.search(part) for part in parts):
        return Meaning(Role.GOODS)
    for look in (_area, _ballots, _votes, _people, _sum, _other):
        found = look(split, joined)
        if found is not None:
            return found
    return UNKNOWN


def _is_percent(parts: Sequence[str], joined: Sequence[str]) -> bool:
    """Tell a share from a count; the "cadangan 2 %" of the ballots received is no share."""
    if any(re.search(r"(?<![\d\s])\s*%|^\s*%", part) for part in parts):
        return True
    marked = set(joined) & PERCENT
    return bool(marked) and not any(re.search(r"\d\s*(persen|%)", plain(part)) for part in parts)


def _area(split: Sequence[tuple[str, ...]], joined: Sequence[str]) -> Meaning | None:
    own = joined if _only_area(joined) else split[-1]
    if not _only_area(own):
        return None
    levels = {LEVELS[word] for word in own if word in LEVELS}
    if own is not joined and any(SUMS & set(part) for part in split[:-1]):
        return Meaning(Role.COUNT)
    if any(word in CODES for word in own):
        return Meaning(Role.CODE, level=_finest(levels))
    if "lokasi" in own and Level.STATION in levels:
        return Meaning(Role.NOTE)
    if not levels and set(own) <= NUMBERING:
        return Meaning(Role.ROW_NUMBER)
    if levels:
        return Meaning(Role.AREA, level=_finest(levels), mixed=len(levels) > 1)
    return Meaning(Role.AREA, likelihood=0.7) if set(own) & ANY_AREA else None


def _only_area(own: Sequence[str]) -> bool:
    known = {word for word in own if word in LEVELS or word in ANY_AREA or word in CODES or word in NUMBERING}
    if not known:
        return False
    rest = set(own) - known - FILLERS - OWNERS - _ASKED
    # "kodekabalamat" and "kode desa alamat": a code of something of the office's own
    return not rest or (own[0] == "kode" and len(own) == 2)


def _finest(levels: set[Level]) -> Level | None:
    if not levels:
        return None
    return max(levels, key=lambda level: TREE.index(level) if level in TREE else -1)


def _ballots(split: Sequence[tuple[str, ...]], joined: Sequence[str]) -> Meaning | None:
    del split
    if "suratsuara" not in joined or "sah" in joined or "tsah" in joined:
        return None
    for field, marks in BALLOTS:
        if marks & set(joined):
            return Meaning(Role.MEASURE, field=field)
    return Meaning(Role.GOODS)


def _votes(split: Sequence[tuple[str, ...]], joined: Sequence[str]) -> Meaning | None:
    """Tell valid, invalid and their sum by the deepest heading that speaks of them."""
    if "kursi" in joined or "seats" in joined:
        return Meaning(Role.MEASURE, field="seats")
    for at, part in reversed(list(enumerate(split))):
        if part[0] == "sah" and at and split[at - 1][-1] in NOT:
            return Meaning(Role.MEASURE, field="invalid")  # "TIDAK" over "SAH": the lines of one heading
        if "sah" in part and "tsah" in part:
            return Meaning(Role.MEASURE, field="cast")
        if "tsah" in part:
            return Meaning(Role.MEASURE, field="invalid")
        if "sah" in part:
            return Meaning(Role.MEASURE, field="valid")
    if "suara" in joined and "masuk" in joined:
        return Meaning(Role.MEASURE, field="cast")
    return None


def _people(split: Sequence[tuple[str, ...]], joined: Sequence[str]) -> Meaning | None:
    there = set(joined)
    voted = any(map(_came, split))
    if not voted and not there & VOTED and not there & (REGISTERED | DISABLED) and not {"hak", "pilih"} <= there:
        return None
    others = there & OTHER_VOTERS - ({"ktp"} if "dpk" in there else set())
    if others or (voted and _denied(joined)):
        return Meaning(Role.COUNT)
    if there & (MONEY | GOODS):
        return None
    gender = _gender(split, joined)
    if there & DISABLED:
        came = voted and not _only_registered(split)
        return Meaning(Role.MEASURE, field=f"disabled_{'voted' if came else 'registered'}{gender}")
    lists = {LISTS[word] for word in joined if word in LISTS}
    which = lists.pop() if len(lists) == 1 else "total"
    sure = 1.0 if lists or which != "total" or voted else 0.9
    if "dpph" in there:
        sure = 0.8
    return Meaning(Role.MEASURE, field=f"{'voted' if voted else 'registered'}_{which}{gender}", likelihood=sure)


def _came(part: tuple[str, ...]) -> bool:
    """Tell those who voted from "pengguna KTP-el", a list of those who may."""
    return any(word in VOTED and after != "ktp" for word, after in itertools.pairwise((*part, "")))


def _only_registered(split: Sequence[tuple[str, ...]]) -> bool:
    """Tell whether the deepest heading that says so counts those on the list, in a block of those who came."""
    for part in reversed(split):
        said = set(part)
        if said & VOTED:
            return False
        if "terdaftar" in said:
            return True
    return False


def _denied(joined: Sequence[str]) -> bool:
    return any(word in NOT and after in VOTED for word, after in itertools.pairwise(joined))


def _gender(split: Sequence[tuple[str, ...]], joined: Sequence[str]) -> str:
    """Return "_l" or "_p" where the deepest heading that tells says so; a sum of both has no suffix."""
    for part in (*reversed(split), joined):
        male, female = bool(MALE & set(part)), bool(FEMALE & set(part))
        if male != female:
            return "_l" if male else "_p"
        if male and female:
            return ""
        if set(part) <= SUMS:
            return ""
    return ""


def _sum(split: Sequence[tuple[str, ...]], joined: Sequence[str]) -> Meaning | None:
    own = set(split[-1])
    if own <= MALE or own <= FEMALE:
        return Meaning(Role.GENDER, field="_l" if own <= MALE else "_p")
    counted = set(joined) - SUMS - FILLERS
    if set(joined) & SUMS and counted and counted <= LEVELS.keys() | UNITS:
        return Meaning(Role.COUNT)
    if own & SUMS and own <= SUMS | VOTES | FILLERS | {"akhir", "perolehan"}:
        return Meaning(Role.SUM, likelihood=0.8)
    return Meaning(Role.SUM, likelihood=0.6) if own <= VOTES and "suara" in own else None


def _other(split: Sequence[tuple[str, ...]], joined: Sequence[str]) -> Meaning | None:
    del joined
    for part in reversed(split):
        there = set(part)
        for role, marks in (
            (Role.MONEY, MONEY),
            (Role.PERSON, PEOPLE),
            (Role.GOODS, GOODS),
            (Role.NOTE, NOTES),
            (Role.COUNT, UNITS | OTHER_VOTERS),
        ):
            if there & marks:
                return Meaning(role)
    own = set(split[-1]) - FILLERS - NUMBERING - {"daftar", "politik", "pasangan", "partai"}
    if not own - CONTESTANT_NAMES and set(split[-1]) & CONTESTANT_NAMES:
        return Meaning(Role.CONTESTANT_NAMES)
    return Meaning(Role.PERSON) if set(split[-1]) == {"nama"} else None
