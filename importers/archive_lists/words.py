"""How archive lists write what the catalogue keeps by keys: access classes, copy status, extents, places, retention.

It knows no sheet: each function takes one cell's text and answers None for what it cannot read.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from importers.archive_lists.records import Location, Retention

_ACCESS = {
    "b": "B", "biasa": "B", "terbuka": "B", "umum": "B", "biasaterbuka": "B", "publik": "B",
    "t": "T", "terbatas": "T",
    "r": "R", "rahasia": "R", "tertutup": "R",
    "sr": "SR", "sangatrahasia": "SR",
}  # fmt: skip
#: The access classes from open to closed; a dossier is as closed as the most closed document in it.
ACCESS_ORDER = ("B", "T", "R", "SR")

_COPY = {
    "asli": "original", "original": "original",
    "copy": "copy", "kopi": "copy", "fotokopi": "copy", "fotocopy": "copy", "fotocopi": "copy", "salinan": "copy",
    "duplikat": "copy", "fc": "copy", "scan": "copy",
    "tembusan": "carbon", "karbon": "carbon", "tindasan": "carbon",
    "kombinasi": "mixed", "campuran": "mixed",
}  # fmt: skip
_MEDIUM = {
    "text": (
        "tekstual",
        "teks",
        "kertas",
        "konvensional",
        "hardcopy",
        "hard copy",
        "fotokopi",
        "fotocopy",
        "foto copy",
    ),
    "audiovisual": ("audio", "video", "foto", "film", "rekaman suara"),
    "digital": ("digital", "elektronik", "softcopy", "soft copy", "hardisk", "flashdisk", "cd", "dvd", "server"),
    "cartographic": ("karto", "peta", "gambar teknik", "denah"),
}
_CONDITION = {
    "damaged": ("rusak", "robek", "hancur", "tidak baik"),
    "fragile": ("rapuh", "lapuk", "kurang baik", "sedang"),
    "good": ("baik", "bagus", "utuh", "lengkap"),
}
_CATEGORY = {
    "protected": ("terjaga",),
    "vital": ("vital",),
    "general": ("umum", "biasa", "fasilitatif", "substantif"),
}
_DISPOSITION = {
    "review": ("dinilai", "ditinjau", "nilai kembali", "review"),
    "keep": ("permanen", "statis", "simpan selamanya"),
    "destroy": ("musnah",),
}


def squeezed(text: str) -> str:
    """Return only the letters and digits of ``text``, in lower case: headings and words are compared so."""
    return "".join(character for character in text.casefold() if character.isalnum())


def access_of(text: str) -> str | None:
    """Read an access class: "Biasa", "B", "Biasa/Terbuka", "Sangat Rahasia (SR)"."""
    parts = [squeezed(part) for part in re.split(r"[/(),;]", text)]
    found = {_ACCESS[part] for part in (squeezed(text), *parts) if part in _ACCESS}
    return max(found, key=ACCESS_ORDER.index) if found else None


def copy_of(text: str) -> str | None:
    """Read a copy status; several together ("Asli/Copy") are a mixture."""
    found = {_COPY[word] for word in re.findall(r"[a-z]+", text.casefold()) if word in _COPY}
    return None if not found else found.pop() if len(found) == 1 else "mixed"


def medium_of(text: str) -> str | None:
    """Read what a dossier is made of."""
    return _first(_MEDIUM, text)


def condition_of(text: str) -> str | None:
    """Read the condition of a dossier."""
    return _first(_CONDITION, text)


def category_of(text: str) -> str | None:
    """Read the category: vital, protected (terjaga) or general."""
    return _first(_CATEGORY, text)


def disposition_of(text: str) -> str | None:
    """Read what becomes of a dossier in the end."""
    return _first(_DISPOSITION, text)


def _first(table: Mapping[str, Sequence[str]], text: str) -> str | None:
    lowered = text.casefold()
    return next((key for key, words in table.items() if any(word in lowered for word in words)), None)


_NUMBER_WORDS = (
    ("satu", 1), ("dua", 2), ("tiga", 3), ("empat", 4), ("lima", 5), ("enam", 6), ("tujuh", 7), ("delapan", 8),
    ("sembilan", 9), ("sepuluh", 10),
)  # fmt: skip
#: Signs of the longest extent that is believed ("999.999.999"); an archive number typed into its column is longer.
_LONGEST_EXTENT = 11
_EXTENT = re.compile(r"^\s*(\d{1,3}(?:\.\d{3})+|\d+)\s*(?:\(([^)]*)\))?\s*([^\d(),;]*?)\s*\.?\s*$")


def extent_of(text: str) -> tuple[int, str | None] | None:
    """Read an extent: "3 berkas", "25 (dua puluh lima) lembar", "3"; one that is no whole number is None."""
    found = _EXTENT.match(text)
    if found is not None and len(found[1]) <= _LONGEST_EXTENT:
        return int(found[1].replace(".", "")), found[3].strip().casefold() or None
    for word, number in _NUMBER_WORDS:
        if text.casefold().startswith(word + " "):
            return number, text[len(word) :].strip().casefold() or None
    return None


_SPAN = re.compile(r"\d{1,3}(?![\d%])")
_PHASE = re.compile(r"in\s*-?\s*aktif|aktif", re.IGNORECASE)


def retention_of(text: str) -> Retention | None:
    """Read "2 tahun / 3 tahun / Musnah", "Aktif 2 th, Inaktif 3 th, Permanen", "5 Tahun, Musnah".

    Without the words the first of two numbers is the active time; a single one is the inactive time.
    """
    years = [int(found) for found in _SPAN.findall(re.sub(r"\([^)]*\)", " ", text))]
    phases = [squeezed(found) for found in _PHASE.findall(text)]
    if not phases:
        phases = ["aktif", "inaktif"] if len(years) > 1 else ["inaktif"]
    said = dict(zip(phases, years, strict=False))
    disposition = disposition_of(text)
    if not said and disposition is None:
        return None
    return Retention(said.get("aktif"), said.get("inaktif"), disposition)


_PLACE_WORDS = (
    ("building", r"gedung|gd|kantor"),
    ("room", r"ruangan|ruang|record\s*cent(?:er|re)|gudang|depot?"),
    ("rack", r"rak|rack|r(?=[\s.]*\d)|lemari|filing\s*cabinet|filling\s*cabinet|kabinet|roll\s*o\s*pack"),
    ("shelf", r"baris|tingkat|laci|shelf|sap|ambalan"),
    ("box", r"boks|box|bok|bx|dus|kardus|b(?=[\s.]*\d)"),
    ("folder", r"folder|map|ordner|f(?=[\s.]*\d)"),
)
_PLACE = re.compile(
    "|".join(rf"(?P<{name}>(?<![a-z])(?:{words})(?![a-z]))" for name, words in _PLACE_WORDS), re.IGNORECASE
)
_NUMBERING = re.compile(r"^\s*(?:no(?:mor)?\b)?[\s.:#]*", re.IGNORECASE)
_TAIL = re.compile(r"[\s,;/|.·–—-]+$")
#: Words that are a place's own name and stay with it ("Gudang 2", "Lemari 3"), not a mere label of its number.
_OWN_NAMES = re.compile(r"^(?:gudang|depot?|record|lemari|fil+ing|kabinet|roll|laci|kantor)", re.IGNORECASE)
_ORDER = ("building", "room", "rack", "shelf", "box", "folder")


def location_of(text: str, order: Sequence[str] = ()) -> Location | None:
    """Read a location: "Rak 2/Boks 118/Folder 3", "R2 Boks 118", "Gudang lt. 2, Lemari A".

    ``order`` are the parts that the heading promises ("Rak/Boks/Folder"): a cell of as many bare parts ("2/118/3") is
    read by it.
    """
    marks = list(_PLACE.finditer(text))
    if not marks:
        return _by_order(text, order)
    parts: dict[str, str] = {}
    for index, mark in enumerate(marks):
        name = str(mark.lastgroup)
        end = marks[index + 1].start() if index + 1 < len(marks) else len(text)
        value = _TAIL.sub("", _NUMBERING.sub("", text[mark.end() : end]))
        if _OWN_NAMES.match(mark[0]):
            value = f"{mark[0]} {value}".strip()
        if value and name not in parts:
            parts[name] = value
    return Location(**parts) if parts else None


def _by_order(text: str, order: Sequence[str]) -> Location | None:
    parts = [part.strip() for part in re.split(r"[/|;]", text)]
    if len(parts) == len(order) and all(parts):
        return Location(**dict(zip(order, parts, strict=True)))
    return None


def place_parts(heading: str) -> tuple[str, ...]:
    """Return the parts of a location that a heading names, in its order: "(Rak/Boks/Folder)" → rack, box, folder."""
    return tuple(str(found.lastgroup) for found in _PLACE.finditer(heading))


def joined(first: Location | None, second: Location | None) -> Location | None:
    """Return both locations as one; what the first says wins."""
    if first is None or second is None:
        return first or second
    return replace(first, **{name: getattr(first, name) or getattr(second, name) for name in _ORDER})
