"""Contestants in headings: a number, a party, a pair of names; who stands in which election is told by the caller."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from importers.headings import SUMS, VOTES, compact, plain, words

#: What parties are called, to know a party when it is seen; numbers differ by election and are not here.
#: Source: the ballots of 2004 to 2024 and the names that everyday papers write.
_PARTY_KEYS = """
    pkb gerindra pdip pdi pdiperjuangan golkar nasdem buruh gelora pks pkn hanura garuda pan pbb demokrat psi perindo
    ppp ummat berkarya pkpi pkp pa pna pda sira gabthat pasaceh pbr pds pkpb pnbk pnbki ppdk pdk pelopor barnas patriot
    ppib pib pni pnimarhaenisme pbsd ppd pdp ppi psii ppdi ppnui pkdi pis merdeka pmb pdkp pkbi pp pakp prn pprn ppm
    kebangkitanbangsa gerakanindonesiaraya demokrasiindonesiaperjuangan golongankarya gelombangrakyatindonesia
    keadilansejahtera kebangkitannusantara hatinuranirakyat gardarepublikindonesia amanatnasional bulanbintang
    solidaritasindonesia persatuanindonesia persatuanpembangunan nanggroeaceh darulaceh adilsejahteraaceh
    generasiatjehbeusaboh generasiatjehbeusabohthaatdantaqwa solidaritasindependenrakyataceh aceh damaiaceh daerahaceh
    keadilandanpersatuanindonesia keadilandanpersatuan gerakanperubahanindonesia bintangreformasi damaisejahtera
    karyapedulibangsa demokrasikebangsaan
"""
_PARTIES = frozenset(_PARTY_KEYS.split())
#: Too short or too common to be a party without the word "partai" or a fellow party beside it.
_WEAK_PARTIES = frozenset(
    {"pa", "pp", "pda", "pis", "aceh", "merdeka", "pelopor", "patriot", "buruh", "ppi", "ppd", "pni"}
)
_LEADS = frozenset(
    {"paslon", "pas", "pasangan", "calon", "capres", "cagub", "cabup", "cawali", "cawalkot", "cakada", "kandidat"}
    | {
        "candidate",
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
_PAIR = re.compile(r"\s+[-–—&/]\s+|\s*[–—&]\s*|\s+dan\s+|[\n/]", re.IGNORECASE)


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
    _pairs: list[tuple[tuple[frozenset[str], ...], int]] = field(default_factory=list)

    def __post_init__(self) -> None:
        for name, number in self.names.items():
            self._keys[compact(name)] = number
            persons = _persons(name)
            if len(persons) == 2:
                self._pairs.append((persons, number))

    def number_of(self, name: str) -> int | None:
        """Return the number of the contestant of that name; a pair may be written by parts of its two names."""
        found = self._of_key(compact(name)) or self._of_pieces(name)
        if found is not None or not self._pairs:
            return found
        persons = _persons(name)
        if len(persons) != 2:
            return None
        fitting = {
            number
            for known, number in self._pairs
            if all(mine & theirs and mine <= theirs for mine, theirs in zip(persons, known, strict=True))
        }
        return fitting.pop() if len(fitting) == 1 else None

    def _of_key(self, key: str) -> int | None:
        return self._keys.get(key) or self._keys.get(key.removeprefix("partai"))

    def _of_pieces(self, name: str) -> int | None:
        """Return the number of "Partai Keadilan Sejahtera (PKS)": its name and its initials are each known alone."""
        pieces = [self._of_key(piece) for piece in _pieces(name)]
        return pieces[0] if len(pieces) > 1 and len(set(pieces)) == 1 else None


def _persons(name: str) -> tuple[frozenset[str], ...]:
    parts = _PAIR.split(name) if _PAIR.search(name) else re.split(r"\s*-\s*", name)
    people = (frozenset(re.findall(r"[a-z]{2,}", re.sub(r"['’`]", "", plain(part)))) for part in parts)
    return tuple(person for person in people if person)


NOBODY = Roster()


def contestant_of(parts: Sequence[str], roster: Roster = NOBODY) -> Contestant | None:
    """Return the contestant that a heading (its group headings first) names, or None where it names none."""
    found: Contestant | None = None
    for part in parts:
        seen = _of_part(part.strip(), roster)
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
    name = (text if len(plain(text)) == len(text) else plain(text))[start:].strip(" .:-–—_()\n\t")
    if lead:
        if not set(lead) <= _LEADS:
            return None
    elif not name:
        padded = bool(re.fullmatch(r"\W*0\d\W*|\W*no\W*\d+\W*", plain(text)))
        return Contestant(number, None, 0.8 if padded or words(found["lead"]) else 0.5)
    if name and not re.search(r"[a-zA-Z]{2}", name):
        return None
    if not lead and _speaks_of_else(name):
        return None
    named = _named(name, roster) if name else None
    party = (named is not None and named.party) or bool({"partai", "parpol", "party"} & set(lead))
    return Contestant(number, name or None, 0.95 if lead or named is not None else 0.6, party)


def _speaks_of_else(name: str) -> bool:
    return bool(
        set(words(name)) & (VOTES | SUMS | {"tsah", "dpt", "dptb", "dpk", "pemilih", "suratsuara", "kecamatan"})
    )


def _named(text: str, roster: Roster) -> Contestant | None:
    text = re.sub(r"^(?:(?:jumlah|jml|perolehan|suara|total)(?:[\s_]+))+(?=\S)", "", text, flags=re.IGNORECASE)
    key = compact(text)
    if not key or key.isdigit():
        return None
    if key in _EMPTY_BOX:
        return Contestant(None, text, 0.95)
    bare = key.removeprefix("partai")
    behind = re.fullmatch(r"(.*?)\W*\(\s*(?:no\W*)?0*(\d{1,2})\s*\)\W*", text)
    if behind is not None:
        inner = _named(behind[1], roster)
        return inner and Contestant(int(behind[2]), inner.name, inner.likelihood, inner.party)
    number = roster.number_of(text)
    party = bare in _PARTIES or key in _PARTIES or _named_with_initials(text)
    if number is not None:
        return Contestant(number, text, 0.9, party)
    if party:
        return Contestant(None, text, 0.6 if bare in _WEAK_PARTIES and bare == key else 0.9, party=True)
    if (
        key.startswith("partai")
        and len(words(text)) > 1
        and not set(words(text)) & (SUMS | VOTES | {"politik", "calon"})
    ):
        return Contestant(None, text, 0.8, party=True)
    if _speaks_of_else(text) or len(text) > 80:
        return None
    persons = _persons(text)
    if len(persons) in (1, 2) and any(_KNOWN_PERSONS & person for person in persons):
        return Contestant(None, text, 0.8)
    paired = len(persons) == 2 and all(max(map(len, person)) > 2 for person in persons)
    return Contestant(None, text, 0.55) if paired and persons[0] != persons[1] else None


def _named_with_initials(text: str) -> bool:
    """Know "Partai Kebangkitan Bangsa (PKB)" and "PKB - Partai Kebangkitan Bangsa"."""
    pieces = [piece.removeprefix("partai") for piece in _pieces(text)]
    return len(pieces) == 2 and all(piece in _PARTIES for piece in pieces)


def _pieces(text: str) -> list[str]:
    """Return the keys of what stands outside and inside brackets, or on both sides of a dash."""
    pieces = [compact(piece) for piece in re.split(r"[()]|\s[-–—]\s", text)]
    return [piece for piece in pieces if piece]
