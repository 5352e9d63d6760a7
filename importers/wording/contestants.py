"""Contestants in headings: a number, a party, a pair of names; who stands in which election is told by the caller."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from importers.wording.headings import SUMS, VOTES, compact, plain, words
from importers.wording.parties import PARTIES, WEAK, also_called, bare_party, near_party, nearest, says_party
from importers.wording.persons import Person, fits, persons_of

_LEADS = frozenset(
    {"paslon", "pas", "pasangan", "calon", "capres", "cagub", "cabup", "cawali", "cawalkot", "cakada", "kandidat"}
    | {
        "candidate",
        "candidates",
        "partai",
        "parpol",
        "politik",
        "no",
        "nomor",
        "nomer",
        "urut",
        "nourut",
        "number",
        "party",
        "presiden",
    }
    | {"gubernur", "bupati", "walikota", "caleg", "peserta", "dan", "wakil", "kada"}
)
#: Candidates for president and vice president whom the whole country knows by these names.
_KNOWN_PERSONS = frozenset(
    {
        "prabowo",
        "jokowi",
        "widodo",
        "sandiaga",
        "gibran",
        "anies",
        "baswedan",
        "muhaimin",
        "ganjar",
        "pranowo",
        "mahfud",
    }
    | {"megawati", "yudhoyono", "boediono", "kalla", "wiranto", "hatta", "rajasa", "hamzah", "amien"}
)
_EMPTY_BOX = frozenset({"kolomkosong", "kotakkosong", "kolomkosongtidakbergambar"})
_NUMBER = re.compile(
    r"^\W*(?P<lead>[a-z_.\s]*?)[\s._:#-]*0*(?P<number>[1-9]\d?)(?!\d)[\s.:)\]_-]*(?P<name>.*)$", re.DOTALL
)


_VERBIAGE = re.compile(r"^(?:(?:jumlah|jml|perolehan|suara|total)(?:[\s_]+))+(?=\S)", re.IGNORECASE)
#: Stars that send to a note under the table.
_MARKS = re.compile(r"\s*\*+\)?\s*$")
#: How likely a name that is only near a known one means it.
GUESSED = 0.65
#: "2DM" is a nickname; "2 DM" and "02DM" are number 2.
_GLUED = re.compile(r"[1-9]\d?[^\W\d_]")
#: From this likelihood on a name or number is a contestant's by itself.
STRONG = 0.7


@dataclass(frozen=True, slots=True)
class Contestant:
    """A contestant as a heading names it; ``likelihood`` under 0.7 needs other signs that this is a table of votes."""

    number: int | None
    name: str | None
    likelihood: float
    party: bool = False


@dataclass(frozen=True, slots=True)
class Roster:
    """The contestants a caller knows of: any way of writing a name → its number on the ballot."""

    names: Mapping[str, int] = field(default_factory=dict)
    _keys: dict[str, int] = field(default_factory=dict)
    _people: list[tuple[tuple[Person, ...], int]] = field(default_factory=list)

    def __post_init__(self) -> None:
        for name, number in self.names.items():
            for key in also_called(bare_party(name)):
                self._keys.setdefault(key, number)
            self._keys[compact(name)] = self._keys[bare_party(name)] = number
            people = persons_of(name)
            if len(people) == 2 and not says_party(name):
                self._people.append((people, number))

    def number_of(self, name: str) -> int | None:
        """Return the number of the contestant of that name; a pair may be written by parts of its names."""
        found = self._of_key(name) or self._of_pieces(name)
        return found if found is not None else self._of_people(name, near=False)

    def near(self, name: str) -> int | None:
        """Return the number of the only contestant whose name is near: a guess."""
        return nearest(bare_party(name), self._keys) or self._of_people(name, near=True)

    def _of_key(self, name: str) -> int | None:
        return self._keys.get(compact(name)) or self._keys.get(bare_party(name))

    def _of_pieces(self, name: str) -> int | None:
        """Return the number of "Partai Keadilan Sejahtera (PKS)": its name and its initials are each known alone."""
        pieces = [self._keys.get(piece) or self._keys.get(piece.removeprefix("partai")) for piece in _pieces(name)]
        return pieces[0] if len(pieces) > 1 and len(set(pieces)) == 1 else None

    def _of_people(self, name: str, *, near: bool) -> int | None:
        if not self._people:
            return None
        said = persons_of(name)
        found = {number for known, number in self._people if fits(said, known, near=near)}
        return found.pop() if len(found) == 1 else None


NOBODY = Roster()
_OF_ELSE = {word for word in VOTES | SUMS if len(word) > 1} | {
    "tsah", "dpt", "dptb", "dpk", "pemilih", "suratsuara", "kecamatan", "rusak", "keliru", "dikembalikan", "cadangan"
}  # fmt: skip


def contestant_of(parts: Sequence[str], roster: Roster = NOBODY, *, near: bool = False) -> Contestant | None:
    """Return the contestant that a heading (its group headings first) names, or None where it names none.

    ``near`` takes names that are only near a known one, as a guess: not where areas may stand beside contestants.
    """
    found: Contestant | None = None
    for part in parts:
        seen = _of_part(part.strip(), roster)
        if near and (seen is None or seen.number is None):
            seen = _near(part.strip(), roster) or seen
        if seen is not None:
            found = seen if found is None else _together(found, seen)
    return found


def is_party(text: str, roster: Roster = NOBODY) -> bool:
    """Tell whether a group heading names a party, so that what stands under it are its candidates."""
    seen = _of_part(text.strip(), roster)
    return seen is not None and seen.party


def _together(above: Contestant, below: Contestant) -> Contestant:
    """Join "Paslon 1" over "Sendi – Melli" (or the other way round) into one contestant."""
    return Contestant(
        above.number if above.number is not None else below.number,
        above.name if above.name is not None else below.name,
        max(above.likelihood, below.likelihood),
        above.party or below.party,
    )


def _of_part(text: str, roster: Roster) -> Contestant | None:
    if not text or len(text) > 160:
        return None
    text = _MARKS.sub("", text)
    numbered = _numbered(text, roster)
    return numbered if numbered is not None else _named(text, roster)


def _numbered(text: str, roster: Roster) -> Contestant | None:
    found = _NUMBER.match(plain(text))
    if found is None:
        return None
    lead = [word for word in words(found["lead"]) if word not in SUMS | VOTES]
    number = int(found["number"])
    start = found.start("name")
    # plain() may change the length of odd letters; the name is cut from the text itself only where it did not
    name = _bare_name((text if len(plain(text)) == len(text) else plain(text))[start:])
    if lead:
        if not set(lead) <= _LEADS:
            return None
    elif not name:
        padded = bool(re.fullmatch(r"\W*0\d\W*|\W*no\W*\d+\W*", plain(text)))
        return Contestant(number, None, 0.8 if padded or words(found["lead"]) else 0.5)
    if name and not re.search(r"[a-zA-Z]{2}", name):
        # an initial is a name too, where something else says that this is a table of votes
        return Contestant(number, name, 0.6) if re.fullmatch(r"[A-Za-z]\W*", name) else None
    if not lead and _speaks_of_else(name):
        return None
    if not lead and name and (again := _again(name)) is not None:
        return Contestant(again, None, 0.95 if again == number else 0.8)
    named = _named(name, roster) if name else None
    if named is None and not lead and name and _GLUED.match(text):
        return None
    party = (named is not None and named.party) or bool({"partai", "parpol", "party"} & set(lead))
    return Contestant(number, name or None, 0.95 if lead or named is not None else 0.6, party)


def _again(name: str) -> int | None:
    """Return the number in "PASLON 1" behind a number of its own: that in front only counts the lines."""
    found = _NUMBER.match(plain(name))
    if found is None or _bare_name(found["name"]):
        return None
    lead = words(found["lead"])
    return int(found["number"]) if lead and set(lead) <= _LEADS else None


def _bare_name(text: str) -> str:
    """Return a name without signs around it; the dot of "S.E." and the brackets of "Partai Buruh (PB)" are its own."""
    name = text.lstrip(" .:-–—_)\n\t").rstrip(" :-–—_\n\t")
    if name.startswith("(") and name.endswith(")"):
        name = name[1:-1].strip()
    return name if re.search(r"[^\W_]", name) else ""


def _near(text: str, roster: Roster) -> Contestant | None:
    """Guess whom a name means that nobody has in just this way."""
    bare = _VERBIAGE.sub("", text)
    if not re.search(r"[^\W\d_]{4}", bare) or len(bare) > 160 or _speaks_of_else(bare):
        return None
    number = roster.near(bare)
    party = near_party(bare_party(bare))
    if number is None and party is None:
        return None
    return Contestant(number, bare, GUESSED, party is not None or says_party(bare))


def _speaks_of_else(name: str) -> bool:
    """Tell a name from what is counted; a letter that is short for a sum is also an initial ("J. Tobing")."""
    said = set(words(name))
    return bool(said & _OF_ELSE) or said <= SUMS


def _named(text: str, roster: Roster) -> Contestant | None:
    text = _VERBIAGE.sub("", text)
    key = compact(text)
    if not key or key.isdigit():
        return None
    if key in _EMPTY_BOX:
        return Contestant(None, text, 0.95)
    behind = re.fullmatch(r"(.*?)\W*\(\s*(?:no\W*)?0*(\d{1,2})\s*\)\W*", text)
    if behind is not None:
        inner = _named(behind[1], roster) or _unknown_name(behind[1])
        return inner and Contestant(int(behind[2]), inner.name, inner.likelihood, inner.party)
    numbered = re.fullmatch(r"(.*[^\W\d_])[\s-]+0*(\d{1,2})", text)
    if numbered is not None and (inner := _party(numbered[1], roster)) and inner.number in (None, int(numbered[2])):
        return Contestant(int(numbered[2]), inner.name, inner.likelihood, party=True)
    if numbered is not None and (pair := _pair(numbered[1])) is not None:
        return Contestant(int(numbered[2]), pair.name, pair.likelihood)  # the number in a line of its own
    party = _party(text, roster)
    if party is not None:
        return party
    number = roster.number_of(text)
    if number is not None:
        return Contestant(number, text, 0.9)
    if _speaks_of_else(text) or len(text) > 80:
        return None
    if set(words(text)) <= _LEADS | {"nama"}:
        return None  # "Nomor urut dan nama pasangan calon" heads a group and is nobody's name
    persons = persons_of(text)
    if len(persons) in (1, 2) and any(_KNOWN_PERSONS & person for person in persons):
        return Contestant(None, text, 0.8)
    return _pair(text)


def _pair(text: str) -> Contestant | None:
    """Return two names that nobody knows, as a guess."""
    if _speaks_of_else(text) or len(text) > 80:
        return None
    persons = persons_of(text)
    paired = len(persons) == 2 and all(max(map(len, person)) > 2 for person in persons)
    return Contestant(None, text, 0.55) if paired and persons[0] != persons[1] else None


def _unknown_name(text: str) -> Contestant | None:
    """Return a name of several words that has its number behind it in brackets, as a guess."""
    told = len(words(text)) > 1 and not _speaks_of_else(text) and re.fullmatch(r"[^\d()]{6,80}", text)
    return Contestant(None, text.strip(), 0.55) if told else None


def _party(text: str, roster: Roster) -> Contestant | None:
    """Return the party that a name is by itself."""
    key, bare = compact(text), bare_party(text)
    known = bare in PARTIES or key in PARTIES or _named_with_initials(text)
    number = roster.number_of(text) if known or says_party(text) else None
    if number is not None:
        return Contestant(number, text, 0.9, party=True)
    if known:
        return Contestant(None, text, 0.6 if bare in WEAK and bare == key else 0.9, party=True)
    said = set(words(text))
    if key.startswith("partai") and len(words(text)) > 1 and not said & (SUMS | VOTES | {"politik", "calon"}):
        return Contestant(None, text, 0.8, party=True)
    return None


def _named_with_initials(text: str) -> bool:
    """Know "Partai Kebangkitan Bangsa (PKB)" and "PKB - Partai Kebangkitan Bangsa"."""
    pieces = [piece.removeprefix("partai") for piece in _pieces(text)]
    return len(pieces) == 2 and all(piece in PARTIES for piece in pieces)


def _pieces(text: str) -> list[str]:
    """Return the keys of what stands outside and inside brackets, or on both sides of a dash."""
    pieces = [compact(piece) for piece in re.split(r"[()]|\s[-–—]\s", text)]
    return [piece for piece in pieces if piece]
