"""What the columns of a recap's page are: areas by their names, L / P / JML of an area, sums, what is carried over.

It knows the headings above columns only, not the rows under them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from importers.grid import Value
from importers.records import Level
from importers.table.titles import titles_in
from importers.wording.headings import SUMS, VOTES, Role, meaning_of, words
from importers.wording.vocabulary import LEVELS

TOTAL = re.compile(r"^\W*(sub[\s-]*(?:total|jumlah|jml)|grand[\s-]*total|total|jumlah|jml|jlh)\b", re.IGNORECASE)
#: "JUMLAH PINDAHAN", "JUMLAH DIPINDAHKAN", "PINDAHAN"; an area may be called Pindahan Baru.
CARRIED = re.compile(r"^\W*((jumlah|jml)\s+(di)?pindah\w*|pindahan\W*$|dipindahkan\W*$)", re.IGNORECASE)
_NO_AREA = (
    frozenset(
        {
            "terbilang",
            "huruf",
            "uraian",
            "keterangan",
            "ket",
            "paraf",
            "tangan",
            "jabatan",
            "saksi",
            "rata",
            "selisih",
            "ranking",
        }
    )
    | {"peringkat", "boks", "box", "folder", "rak", "lokasi", "kurun", "retensi", "arsip", "berkas", "item", "kode"}
    | {"nomor", "media", "kondisi", "lembar", "eksemplar", "bundel", "volume", "satuan", "bobot", "target", "triwulan"}
    | {"semester"}
)
_NO_NAMES = frozenset(
    {Role.ROW_NUMBER, Role.PERCENT, Role.NOTE, Role.CODE, Role.MONEY, Role.GOODS, Role.PERSON, Role.MEASURE}
)
#: A place is called Karet, Sumber Jaya or Long Iram: what such words mean in a heading, the values under it decide.
_ALSO_NAMES = frozenset({Role.NOTE, Role.GOODS, Role.MONEY, Role.PERSON, Role.AREA})
#: No place is called after these.
_NEVER = frozenset({"terbilang", "huruf", "uraian", "keterangan", "ket", "paraf", "jabatan", "selisih", "ranking"}) | {
    *("peringkat", "nomor", "kode", "catatan", "tahun", "target", "satuan", "rp", "rupiah", "harga"),
    *("anggaran", "honor", "honorarium", "jumlah", "total", "suara", "nik", "nip", "ketua", "status", "waktu"),
}
_TPS = re.compile(r"^\W*tps\W*\d{1,3}\W*$", re.IGNORECASE)
_NUMBER = re.compile(r"^\W*\d+\W*$")
_GENERIC = frozenset({"rincian", "wilayah", "nama", "jumlah", "perolehan", "suara", "hasil", "rekapitulasi", "sah"})

_Parts = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PageColumns:
    """The names and the sex of each 0-based column, the level of the finest names, and the areas all lie in."""

    columns: dict[int, tuple[_Parts, str]]
    level: Level | None
    within: tuple[tuple[Level, str], ...]


def columns_of(
    raw: Mapping[int, _Parts], lead: Sequence[str], context: str, *, stations: bool = False
) -> PageColumns | None:
    """Return what columns under the headings ``raw`` are, or None where these name no areas.

    ``lead`` are the headings above the labels, ``context`` is what titles say; numbers alone are TPS only where a word
    says so, or ``stations``.
    """
    parents = {parts[:-1] for parts in raw.values() if len(parts) > 1 and _is_gender(parts[-1])}
    split = {
        at: (parts[:-1], parts[-1]) if parts[:-1] in parents and is_sex(parts[-1]) else (parts, "")
        for at, parts in raw.items()
    }
    names = {at: parts for at, (parts, _) in split.items()}
    level: Level | None = None
    within: list[tuple[Level, str]] = []
    while (shared := _shared(names)) is not None:
        level = meaning_of((shared,)).level or LEVELS.get(words(shared)[-1]) or level
        within.extend(titles_in([(shared,)])[1])
        names = {at: parts[1:] if len(parts) > 1 and parts[0] == shared else parts for at, parts in names.items()}
    if all(len(parts) > 1 and set(words(parts[-1])) <= VOTES for parts in names.values()):
        names = {at: parts[:-1] for at, parts in names.items()}  # "DAPIL 1" over "SUARA" and "KURSI"
    times = Counter(parts[-1] for parts in names.values())
    own = {name for name, count in times.items() if count == 1 and len(times) > 1}
    names = {at: _without_levels(parts, own)[-2:] for at, parts in names.items()}
    finest = [parts[-1] for parts in names.values() if not _is_total(parts)]
    if not finest or any(_is_gender(name) or _counts_votes(name) for name in finest):
        return None
    level = level or _level_beside(lead)
    if any(map(_TPS.match, finest)):
        level = Level.STATION
    elif all(map(_NUMBER.match, finest)):
        said = " ".join((*lead, *(part for parts in raw.values() for part in parts), context))
        if level is not Level.STATION and not stations and "tps" not in words(said):
            return None  # years, or the numbers of columns
        level = Level.STATION
    return PageColumns({at: (parts, split[at][1]) for at, parts in names.items()}, level, tuple(within))


def _counts_votes(text: str) -> bool:
    """Tell "PEROLEHAN SUARA", which says what is counted and where nothing."""
    said = set(words(text))
    return "suara" in said and said <= VOTES | SUMS


def may_be_area(parts: _Parts) -> bool:
    """Tell whether a heading may name an area: it is no number of rows, share, note or code, money or measure."""
    role = meaning_of(parts[-1:]).role
    if not re.search(r"\w", parts[-1]):
        return False  # "+/–", of a change since the election before
    return role not in _NO_NAMES and not set(words(parts[-1])) & _NO_AREA


def may_be_name(parts: _Parts) -> bool:
    """Tell whether a heading that says something else may yet be what a place is called, if figures stand under it."""
    said = words(parts[-1])
    role = meaning_of(parts[-1:]).role
    known = role in _ALSO_NAMES or (role in (Role.UNKNOWN, Role.COUNT) and bool(set(said) & _NO_AREA))
    return known and not set(said) & _NEVER and said[:1] not in {("rata",), ("tanda",), ("tanggal",)}


def is_sex(text: str) -> bool:
    """Tell "L", "P" and "JML"."""
    return _is_gender(text) or (bool(words(text)) and set(words(text)) <= SUMS)


def is_number(value: Value) -> bool:
    """Tell a cell that holds a number, as text also."""
    if isinstance(value, str):
        return bool(re.search(r"\d", value)) and not re.search(r"[A-Za-z]", value)
    return isinstance(value, int | float) and not isinstance(value, bool)


def blank(value: Value) -> bool:
    """Tell a cell in which nothing stands."""
    return value is None or (isinstance(value, str) and not value.strip())


def _level_beside(lead: Sequence[str]) -> Level | None:
    """Return the level that the heading of the labels says ("KELURAHAN" in the corner of the table)."""
    meanings = [meaning_of((part,)) for part in lead]
    return next((meaning.level for meaning in meanings if meaning.role is Role.AREA), None)


def _shared(names: Mapping[int, _Parts]) -> str | None:
    """Return the group heading that stands over all areas ("RINCIAN", "KELURAHAN/DESA") and names none of them."""
    areas = [parts for parts in names.values() if not _is_total(parts)]
    if len({parts[0] for parts in areas}) != 1 or any(len(parts) < 2 for parts in areas):
        return None
    first = areas[0][0]
    generic = meaning_of((first,)).role is Role.AREA or bool(set(words(first)) & _GENERIC)
    several = len({parts[1:] for parts in areas}) > 1
    stations = any(_TPS.match(parts[-1]) or _NUMBER.match(parts[-1]) for parts in areas)
    return first if generic or (several and not stations) else None


def _without_levels(parts: _Parts, own: Collection[str]) -> _Parts:
    """Leave out the words for levels among the names of a column; ``own`` are those under which a column stands alone.

    A kelurahan is called "Kampung Dalam".
    """
    kept = tuple(part for part in parts[:-1] if meaning_of((part,)).role is not Role.AREA)
    if parts[-1] in own or meaning_of(parts[-1:]).role is not Role.AREA:
        kept = (*kept, parts[-1])
    return kept if len(parts) > 1 and kept else parts


def _is_total(names: _Parts) -> bool:
    return any(TOTAL.match(name) or CARRIED.search(name) for name in names)


def _is_gender(text: str) -> bool:
    return meaning_of((text,)).role is Role.GENDER
