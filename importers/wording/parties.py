"""What parties are called, to know a party when it is seen, also one that is shortened, spaced out or misspelt.

Numbers differ by election and are not here; a name that is only near is a guess, and none where two are near.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import TypeVar

from importers.wording.vocabulary import compact

Who = TypeVar("Who")

#: Source: the ballots of 2004 to 2024 and the names that everyday papers write.
_KEYS = """
    pkb gerindra pdip pdi pdiperjuangan golkar nasdem buruh gelora pks pkn hanura garuda pan pbb demokrat psi perindo
    ppp ummat berkarya pkpi pkp pa pna pda sira gabthat pasaceh pbr pds pkpb pnbk pnbki ppdk pdk pelopor barnas patriot
    ppib pib pni pnimarhaenisme pbsd ppd pdp ppi psii ppdi ppnui pkdi pis merdeka pmb pdkp pkbi pp pakp prn pprn ppm
    pppi pknu republikan republikanusantara kedaulatan barisannasional
    kebangkitanbangsa gerakanindonesiaraya demokrasiindonesiaperjuangan golongankarya gelombangrakyatindonesia
    keadilansejahtera kebangkitannusantara hatinuranirakyat gardarepublikindonesia amanatnasional bulanbintang
    solidaritasindonesia persatuanindonesia persatuanpembangunan nanggroeaceh darulaceh adilsejahteraaceh
    generasiatjehbeusaboh generasiatjehbeusabohthaatdantaqwa solidaritasindependenrakyataceh aceh damaiaceh daerahaceh
    keadilandanpersatuanindonesia keadilandanpersatuan gerakanperubahanindonesia bintangreformasi damaisejahtera
    karyapedulibangsa demokrasikebangsaan nasionaldemokrat pdaceh
"""
PARTIES = frozenset(_KEYS.split())
#: Too short or too common to be a party without the word "partai" or a fellow party beside it.
WEAK = frozenset(
    {"pa", "pp", "pda", "pis", "aceh", "merdeka", "pelopor", "patriot", "buruh", "ppi", "ppd", "pni", "kedaulatan"}
)
#: Names of one party that no list has together.
_SAME = (
    frozenset({"pdip", "pdi", "pdiperjuangan"}),
    frozenset({"nasdem", "nasionaldemokrat"}),
    frozenset({"pda", "pdaceh"}),
)
_LEAD = re.compile(r"^\W*(?:partai|parpol|part\.|ptai\b|p(?=[.\s]))[\s.:_-]*(?=[^\W\d_]{2})", re.IGNORECASE)
_SPACED = re.compile(r"(?:[A-Z][ .]){2,}[A-Z]\W*")


def bare_party(text: str) -> str:
    """Return the key of a party's name without "Partai" or "P." in front: "P. Golkar" and "GOLKAR" are one."""
    return compact(_LEAD.sub("", text)).removeprefix("partai")


def also_called(key: str) -> frozenset[str]:
    """Return the other keys by which everyday papers know the party of a key."""
    return next((names for names in _SAME if key in names), frozenset())


def says_party(text: str) -> bool:
    """Tell whether a name begins with "Partai" or "P."; letters spaced out ("P A N") are none."""
    return _LEAD.match(text) is not None and _SPACED.fullmatch(text.strip()) is None


def slips_allowed(key: str) -> int:
    """Return how many letters of a key may be wrong, missing, too many or swapped; abbreviations allow none."""
    if len(key) < 5:
        return 0
    return 1 if len(key) < 8 else 2 if len(key) < 14 else 3


def nearest(key: str, known: Mapping[str, Who]) -> Who | None:
    """Return what the only near key stands for; None where none is near, or near keys stand for different ones."""
    near = {known[each] for each in _near(key, known)}
    return near.pop() if len(near) == 1 else None


def near_party(key: str) -> str | None:
    """Return the party whose key is near ``key``, or None."""
    return _near_party(key)


@lru_cache(maxsize=4096)
def _near_party(key: str) -> str | None:
    return nearest(key, {each: each for each in PARTIES - WEAK})


def _near(key: str, known: Iterable[str]) -> list[str]:
    if len(key) < 4:
        return []
    from rapidfuzz.distance import DamerauLevenshtein

    return [each for each in known if 0 < DamerauLevenshtein.distance(key, each) <= slips_allowed(each)]
