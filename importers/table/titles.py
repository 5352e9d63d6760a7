"""The rows above a header: the titles of a table, and the areas that they say it lies in. It knows no columns."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from importers.grid import Value
from importers.records import Level
from importers.wording.headings import meaning_of, words
from importers.wording.spoken_areas import spoken_within

#: "KECAMATAN/DISTRIK *) : BOGOR SELATAN": a label, and its value behind a colon.
LABELLED = re.compile(r"^\s*([A-Za-z/ .*)(-]{3,40}?)\s*:\s*(\S.*?)\s*$", re.DOTALL)
_WHOLE_LINE = re.compile(
    r"^\W*(?P<level>provinsi|propinsi|kabupaten|kab\.|kota|kecamatan|kec\.?|kel\.|distrik|kapanewon|kemantren|kelurahan"
    r"|kalurahan|desa|dapil|daerah pemilihan)\s+"
    r"(?P<name>[A-Za-z'’. -]{3,40}|[A-Za-z'’. -]{0,36}\s?(?:\d{1,2}|[IVX]{1,4}))\W*$",
    re.IGNORECASE,
)
_LABEL_LEVELS = (
    (r"provinsi|propinsi", Level.PROVINCE),
    (r"kabupaten|kota|kab", Level.REGENCY),
    (r"kecamatan|distrik|kapanewon|kemantren|kec", Level.SUBDISTRICT),
    (r"kelurahan|kalurahan|desa|kel|gampong|nagari", Level.VILLAGE),
    (r"dapil|daerah pemilihan", Level.DISTRICT),
)
#: "KOTA BOGOR 1" is a dapil.
_NUMBERED = re.compile(r"\s(?:\d{1,2}|[IVX]{1,4})\W*$")
#: What stands before the city of a dapil: "DAPIL KOTA BOGOR 1".
_CITIES = ("kota", "kabupaten", "kab")


Within = tuple[tuple[Level, str], ...]
_ORDER = (Level.PROVINCE, Level.REGENCY, Level.DISTRICT, Level.SUBDISTRICT, Level.VILLAGE)


def titles_in(rows: Sequence[Sequence[Value]]) -> tuple[tuple[str, ...], tuple[tuple[Level, str], ...]]:
    """Return the texts in the rows above a header, and the areas that they say the table lies in."""
    titles: list[str] = []
    within: dict[Level, str] = {}
    for row in rows:
        texts = [" ".join(str(value).split()) for value in row if isinstance(value, str) and value.strip()]
        if not texts:
            continue
        line = " ".join(texts)
        titles.append(line)
        for level, name in (*_labelled(texts), *_whole_lines(texts)):
            within.setdefault(level, name)
    for level, name in spoken_within(titles).items():
        within.setdefault(level, name)
    return tuple(titles), tuple((level, within[level]) for level in _ORDER if level in within)


def inherited(own: Within, before: Within) -> Within:
    """Return the areas that a table lies in: its ``own``, inside those wider ones that were named ``before``."""
    widest = min((_ORDER.index(level) for level, _ in own), default=len(_ORDER))
    return (*(step for step in before if step[0] in _ORDER[:widest]), *own)


def _labelled(texts: Sequence[str]) -> list[tuple[Level, str]]:
    """Read "KECAMATAN/DISTRIK *) : BOGOR SELATAN", in one cell or in several."""
    found: list[tuple[Level, str]] = []
    for piece in _label_pieces(texts):
        match = LABELLED.match(piece)
        level = _level_of_label(match[1]) if match else None
        if match and level is not None:
            found.append((level, _named(level, match[1], match[2].strip(" :"))))
    return found


def _label_pieces(texts: Sequence[str]) -> list[str]:
    """Return each label with what stands behind it: a row may hold several, and a label its value in other cells."""
    if not any(":" in text for text in texts):
        return []
    pieces: list[str] = []
    for text, after in itertools.zip_longest(texts, texts[1:], fillvalue=""):
        label = text.split(":")[0]
        begins = (":" in text or after.startswith(":")) and _level_of_label(label) is not None and label.strip()
        if pieces and not begins:
            pieces[-1] += f" {text}"
        else:
            pieces.append(text)
    return [part for piece in pieces for part in piece.split(";")]


def _whole_lines(texts: Sequence[str]) -> list[tuple[Level, str]]:
    found: list[tuple[Level, str]] = []
    for before, text in zip(("", *texts), texts, strict=False):
        match = None if text.startswith(":") or before.endswith(":") else _WHOLE_LINE.match(text)
        level = None if match is None else _level_of_label(match["level"])
        if match is not None and level is Level.REGENCY and _NUMBERED.search(match["name"]):
            found.append((Level.DISTRICT, f"{match['level']} {match['name']}".strip()))
        elif match is not None and level is not None and not _says_levels(level, words(match["name"])):
            found.append((level, _named(level, match["level"], match["name"].strip())))
    return found


def _says_levels(level: Level, said: Sequence[str]) -> bool:
    """Tell "KABUPATEN KOTA" from a name; a kecamatan or desa may be called Kota Baru, a dapil is that of a city."""
    fronts = _CITIES if level is Level.DISTRICT else ("kota",) if level in (Level.SUBDISTRICT, Level.VILLAGE) else ()
    rest = said[1:] if said[:1] and said[0] in fronts and len(said) > 1 else said
    return any(meaning_of((word,)).level is not None for word in rest)


def _level_of_label(label: str) -> Level | None:
    said = [level for pattern, level in _LABEL_LEVELS if re.search(rf"\b(?:{pattern})\b", label, re.IGNORECASE)]
    return said[0] if len(set(said)) == 1 else None


def _named(level: Level, label: str, name: str) -> str:
    """Return an area's name; that of a city or regency keeps its word ("KOTA BOGOR" is not "KABUPATEN BOGOR")."""
    if level is Level.REGENCY and "/" not in label and not re.match(r"(kab|kota)\b", name, re.IGNORECASE):
        return f"{label.strip()} {name}"
    return name
