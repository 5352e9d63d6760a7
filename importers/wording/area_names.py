"""What a text says of an area: its name as it is kept, its level, the area that a heading or a sheet is named after.

It knows no row and no column.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from importers.records import LEVEL_BY_DIGITS, CodeScheme, Level
from importers.values import Value, code_text
from importers.wording.headings import Role, compact, meaning_of, words

_PREFIXES = (
    (re.compile(r"^\s*(provinsi|propinsi|prov\.)\s", re.IGNORECASE), Level.PROVINCE),
    (re.compile(r"^\s*(kabupaten|kota|kab\.?)\s", re.IGNORECASE), Level.REGENCY),
    (re.compile(r"^\s*(kecamatan|kec\.?|distrik|kapanewon|kemantren)\s", re.IGNORECASE), Level.SUBDISTRICT),
    (re.compile(r"^\s*(kelurahan|kel\.|desa|ds\.|kalurahan|gampong|nagari)\s", re.IGNORECASE), Level.VILLAGE),
    (re.compile(r"^\s*tps\b", re.IGNORECASE), Level.STATION),
    (re.compile(r"^\s*(dapil|daerah pemilihan)\b", re.IGNORECASE), Level.DISTRICT),
)
#: "Bogor Barat *)", "Bogor Utara 2)", "Bogor Timur²": the mark of a note under the table.
_MARK = re.compile(r"(?<=[^\W\d])\s*(?:\*+\)?|\s\d\)|[¹²³])\s*$")
#: "32.71.03 - Bogor Tengah", "3271031001 Paledang": a code of the tree before the name.
_CODED = re.compile(r"^\s*(?:\d{2}\.\d{2}(?:\.\d{2}(?:\.\d{4})?)?|\d{6}|\d{10})\s*[-–:/]?\s*(?=[^\W\d])")
#: "Berau Regency", "Kotamobagu City": names as English tables have them; "Kota Batu City" says it already.
_ENGLISH = re.compile(r"^\s*(?!(?:kota|kabupaten|kab)\b)(\S.*?)\s+(regency|city)\s*$", re.IGNORECASE)
#: "KOTA BOGOR" in a sentence; "WALI KOTA BOGOR" and the district "KOTA BOGOR 3" are none.
_SPOKEN = re.compile(
    r"(?<!wali )(?<!wali-)\b(?P<level>kota|kabupaten|kab\.)"
    r"\s+(?!(?:di|se|dan|atau|yang|dalam|pada)\b)"
    r"(?P<name>[a-z]+"
    r"(?:\s(?!tahun|pemilu|pemilihan|pada|dalam|provinsi|hasil|menurut|per|periode|untuk)[a-z]+)?)"
    r"(?=\s*(?:$|[,;.()\n–-]|\s(?:19|20)\d\d\b|\s(?:tahun|pemilu|pemilihan|pada|dalam|provinsi|hasil|menurut|per|periode|untuk)\b))",
    re.IGNORECASE,
)
#: "PEROLEHAN SUARA DI DAPIL KOTA BOGOR 1 TAHUN 2019", "DAPIL 2 (BOGOR SELATAN)"; "DAPIL 1 s.d. 5" is no single one.
_DISTRICT = re.compile(
    r"\b(?:dapil|daerah\s+pemilihan)\W+(?P<name>(?:[a-z]+\.?\s+){0,4}?(?:\d{1,2}|[IVX]{1,4}))\b"
    r"(?!\s*(?:dan|hingga|sampai|s\W?d|[,&/-])\W*(?:\d|[IVX]+\b))",
    re.IGNORECASE,
)
#: Names that say what is in a sheet, and no area.
GENERIC = frozenset(
    {"sheet", "lembar", "lembar1", "hasil", "rekap", "rekapitulasi", "data", "suara", "perolehan", "total", "jumlah"}
    | {"semua", "dpt", "dptb", "dpk", "pemilih", "pilpres", "pileg", "dpr", "dprd", "dpd", "ppwp", "presiden", "pemilu"}
    | {"pilkada", "pilgub", "pilwalkot", "pilbup", "gubernur", "walikota", "bupati", "c1", "da1", "db1", "partai"}
    | {"ri", "provinsi", "kabupaten", "kota", "final", "draft", "salinan", "copy", "tabel", "table", "daftar"}
)


def area_name(level: Level, value: Value) -> str:
    """Return an area's name as it is kept, without list numbers and marks of notes; a TPS as "TPS 001"."""
    return _area_name(level, str(code_text(value) or ""))


@lru_cache(maxsize=65_536)
def _area_name(level: Level, text: str) -> str:
    text = _MARK.sub("", text)
    if level is Level.STATION:
        of_code = re.fullmatch(r"\d{10}(\d{3})", text)
        if of_code:
            return f"TPS {of_code[1]}"
        found = re.fullmatch(r"(?:tps|no\.?|nomor|\W)*0*(\d{1,3})(?:\.0)?", text, re.IGNORECASE)
        return f"TPS {int(found[1]):03d}" if found else text
    text = _CODED.sub("", text)
    name = re.sub(r"^\s*\(?\d{1,3}\s*[.)]\s*(?=[^\W\d])", "", text)
    return _ENGLISH.sub(_in_indonesian, name) if level is Level.REGENCY else name


def _in_indonesian(found: re.Match[str]) -> str:
    return f"{'Kota' if found[2].casefold() == 'city' else 'Kabupaten'} {found[1]}"


def without_level(text: str) -> str:
    """Return the name in the heading of a group: "KECAMATAN : BOGOR TIMUR" is "BOGOR TIMUR"; a city keeps its word."""
    name = re.sub(r"^[^:]*:\s*", "", text)
    return re.sub(
        r"^\W*(kecamatan|kec\.?|distrik|kapanewon|kemantren|kelurahan|kalurahan|kel\.|desa|provinsi)\s+",
        "",
        name,
        flags=re.IGNORECASE,
    )


def level_by_words(name: str) -> Level | None:
    """Return the level that a name itself says ("KEC. BOGOR BARAT"), or None."""
    return next((level for pattern, level in _PREFIXES if pattern.match(name)), None)


def area_in_name(name: str) -> tuple[Level, str] | None:
    """Return the area that a sheet's name says with its level ("Kec. Bogor Selatan", "DAPIL 2"), or None."""
    text = " ".join(re.sub(r"[_-]", " ", name).split())
    level = level_by_words(text)
    if level is None or level is Level.STATION:
        return None
    rest = without_level(text) if level is not Level.DISTRICT else text
    own = re.sub(r"^\W*(dapil|daerah pemilihan|kabupaten|kota|kab\.?)\b", "", rest, flags=re.IGNORECASE).strip(" .")
    said = set(words(own))
    if not own or (said & GENERIC and level is not Level.DISTRICT) or meaning_of((own,)).role is not Role.UNKNOWN:
        return None
    if level is not Level.DISTRICT and not re.search(r"[A-Za-z]{2}", own):
        return None
    return level, rest


def level_of_code(text: str, scheme: CodeScheme) -> Level | None:
    """Return the level that a code of Kemendagri or Sirekap has by its digits; None for other schemes."""
    digits = text.replace(".", "")
    if not digits.isdecimal() or scheme not in (CodeScheme.KEMENDAGRI, CodeScheme.SIREKAP):
        return None
    return LEVEL_BY_DIGITS.get(len(digits))


def city_spoken_of(titles: Sequence[str]) -> tuple[tuple[Level, str], ...]:
    """Return the one city or regency that titles speak of in a sentence ("KPU KOTA BOGOR TAHUN 2024")."""
    found = {
        (match["level"].upper()[:3], match["name"].casefold()): f"{match['level']} {match['name']}"
        for title in titles
        for match in _SPOKEN.finditer(title)
    }
    return ((Level.REGENCY, next(iter(found.values()))),) if len(found) == 1 else ()


def district_spoken_of(titles: Sequence[str]) -> str | None:
    """Return the name of the one district that titles speak of, in a sentence or before what lies in it."""
    found = {compact(match["name"]): match["name"] for title in titles for match in _DISTRICT.finditer(title)}
    return " ".join(next(iter(found.values())).split()) if len(found) == 1 else None
