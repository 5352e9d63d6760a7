"""What a column or row is called: the words of forms, Situng, Sirekap and hand-made sheets, as meanings.

It knows words only: where a heading stands and what lies under it is for `layout` and `columns`.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from importers.records import TREE, Level


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

    ``mixed`` tells that one column names areas of several levels ("Kecamatan / Kelurahan").
    """

    role: Role
    level: Level | None = None
    field: str | None = None
    number: int | None = None
    candidate: int | None = None
    name: str | None = None
    likelihood: float = 1.0
    mixed: bool = False


UNKNOWN = Meaning(Role.UNKNOWN, likelihood=0.0)

_LEVELS = {
    **dict.fromkeys(("nasional", "negara", "country"), Level.NATION),
    **dict.fromkeys(("provinsi", "prov", "propinsi", "province"), Level.PROVINCE),
    **dict.fromkeys(
        ("kabupaten", "kab", "kota", "kabkota", "kabko", "kabkot", "kotakab", "kotamadya", "regency", "city"),
        Level.REGENCY,
    ),
    **dict.fromkeys(("kecamatan", "kec", "distrik", "subdistrict", "district", "ppk"), Level.SUBDISTRICT),
    **dict.fromkeys(
        (
            "kelurahan",
            "kel",
            "desa",
            "ds",
            "desakel",
            "keldesa",
            "keldes",
            "kelurahandesa",
            "desakelurahan",
            "gampong",
            "nagari",
            "pekon",
            "kampung",
            "village",
            "pps",
        ),
        Level.VILLAGE,
    ),
    **dict.fromkeys(("tps", "station"), Level.STATION),
    **dict.fromkeys(("dapil", "daerahpemilihan"), Level.DISTRICT),
}
_ANY_AREA = frozenset({"wilayah", "daerah", "area", "lokasi", "name"})
_CODES = frozenset({"kode", "kd", "id", "code", "kpuid"})
_NUMBERING = frozenset({"no", "nomor", "nomer", "urut", "number", "idx", "index"})
_FILLERS = frozenset({"nama", "nm", "di", "dan", "atau", "per", "dalam", "yang", "dari", "untuk", "oleh", "pada"})
_OWNERS = frozenset({"bps", "kemendagri", "dagri", "kpu", "situng", "sirekap", "permendagri"})

SUMS = frozenset({"jumlah", "jml", "jlh", "jum", "total", "tot", "seluruh", "seluruhnya", "keseluruhan", "j", "sum"})
_MALE = frozenset({"l", "lk", "lakilaki", "laki", "lelaki", "pria", "male"})
_FEMALE = frozenset({"p", "pr", "perempuan", "wanita", "female"})
_LISTS = {"dpt": "dpt", "dptb": "dptb", "dpk": "dpk", "dpph": "dptb"}
_REGISTERED = frozenset({"pemilih", "terdaftar", "voters", "registered"}) | _LISTS.keys()
_VOTED = frozenset(
    {"pengguna", "menggunakan", "penggunaan", "memilih", "hadir", "kehadiran", "mencoblos", "turnout", "partisipan"}
)
_DISABLED = frozenset({"disabilitas", "disabel", "difabel", "penyandang", "cacat", "disability", "disabled"})
_NOT = frozenset({"tidak", "tdk", "tak", "belum", "sisa", "not"})
_OTHER_VOTERS = frozenset(
    {
        "pemula",
        "muda",
        "usia",
        "baru",
        "ganda",
        "tms",
        "dps",
        "dpshp",
        "dp4",
        "dpb",
        "dpktb",
        "dptk",
        "ktp",
        "milenial",
        "golput",
    }
    | {"potensial", "invalid"}
)
_UNITS = frozenset({"kk", "rt", "rw", "kpps", "penduduk", "orang", "jiwa", "petugas", "saksi", "anggota", "linmas"})
_PERCENT = frozenset({"persen", "persentase", "prosentase", "percent", "percentage", "pct", "partisipasi"})
_NOTES = frozenset(
    {"keterangan", "ket", "catatan", "status", "psu", "ts", "timestamp", "tanggal", "tgl", "waktu", "jam", "hari"}
    | {"updated", "update", "created", "sumber", "link", "url", "foto", "gambar", "peringkat", "ranking", "rank"}
    | {"alamat", "tahun", "bulan", "satuan", "latitude", "longitude", "lat", "long", "lng", "versi", "progress"}
)
_MONEY = frozenset(
    {"rp", "rupiah", "anggaran", "biaya", "harga", "honor", "honorarium", "pagu", "realisasi", "dana", "hibah", "gaji"}
    | {"belanja", "nilai", "pajak", "transport", "uang"}
)
_GOODS = frozenset(
    {"barang", "kotak", "bilik", "logistik", "tinta", "segel", "paku", "bantalan", "sampul", "formulir", "dus", "koli"}
    | {"volume", "stok", "kebutuhan", "kendaraan", "alat", "spidol", "karet", "plastik", "gembok", "unit"}
)
_PEOPLE = frozenset(
    {"nik", "nip", "npwp", "jabatan", "hp", "telepon", "telp", "email", "pendidikan", "pekerjaan", "agama", "ketua"}
    | {"sekretaris", "pangkat", "golongan", "umur", "lahir", "rekening", "pegawai", "kelamin"}
)
_BALLOTS = (
    ("ballots_unused", frozenset({"sisa", "tidakdigunakan", "tidakterpakai", "tidakdipakai", "unused"})),
    ("ballots_damaged", frozenset({"rusak", "dikembalikan", "keliru", "damaged"})),
    ("ballots_used", frozenset({"digunakan", "terpakai", "dipakai", "used"})),
    ("ballots_received", frozenset({"diterima", "terima", "penerimaan", "received"})),
)
_CONTESTANT_NAMES = frozenset({"partai", "parpol", "paslon", "calon", "kandidat", "caleg", "peserta", "pasangan"})
VOTES = frozenset({"suara", "perolehan", "sah", "hasil", "votes"})
#: Every word that says something by itself: such a word is never the name of a source.
VOCABULARY = (
    frozenset(_LEVELS)
    | _ANY_AREA | _CODES | _NUMBERING | _FILLERS | SUMS | _MALE | _FEMALE | _REGISTERED | _VOTED | _DISABLED | _NOT
    | _OTHER_VOTERS | _UNITS | _PERCENT | _NOTES | _MONEY | _GOODS | _PEOPLE | _CONTESTANT_NAMES | VOTES
    | frozenset().union(*(marks for _, marks in _BALLOTS))
    | {"tsah", "suratsuara", "surat", "hak", "pilih", "data", "daftar", "angka", "kursi", "akhir", "masuk", "politik"}
)  # fmt: skip

#: Words that belong together, longest first: written apart, they mean one thing.
_TOGETHER: tuple[tuple[tuple[str, ...], str], ...] = (
    (("daftar", "pemilih", "khusus", "tambahan"), "dpktb"),
    (("daftar", "pemilih", "tetap", "tambahan"), "dptb"),
    (("tidak", "terdaftar", "dalam", "dpt"), "dpk"),
    (("daftar", "pemilih", "tetap"), "dpt"),
    (("daftar", "pemilih", "tambahan"), "dptb"),
    (("daftar", "pemilih", "pindahan"), "dpph"),
    (("daftar", "pemilih", "khusus"), "dpk"),
    (("daftar", "pemilih", "sementara"), "dps"),
    (("pemilih", "tetap"), "dpt"),
    (("pemilih", "tambahan"), "dptb"),
    (("pemilih", "pindahan"), "dpph"),
    (("pemilih", "khusus"), "dpk"),
    (("daerah", "pemilihan"), "daerahpemilihan"),
    (("laki", "laki"), "lakilaki"),
    (("surat", "suara"), "suratsuara"),
    (("non", "dpt"), "dpk"),
    (("kpu", "id"), "kpuid"),
    (("id", "kpu"), "kpuid"),
    *(((no, "sah"), "tsah") for no in ("tidak", "tdk", "tak", "t", "non")),
    *(((no, "digunakan"), "tidakdigunakan") for no in ("tidak", "tdk", "tak")),
    *(((no, "terpakai"), "tidakterpakai") for no in ("tidak", "tdk", "tak")),
    *(((no, "dipakai"), "tidakdipakai") for no in ("tidak", "tdk", "tak")),
)
_SAME = {
    **dict.fromkeys(("invalid", "batal", "tidaksah"), "tsah"),
    "valid": "sah",
    "ttsah": "tsah",
    "dptambahan": "dptb",
    "dpkhusus": "dpk",
    "l_p": "jumlah",
}
_GLUED = ("kode", "nama", "jumlah", "jml", "total", "nomor", "kd", "id", "no")


def plain(text: str) -> str:
    """Return ``text`` in small letters without accents."""
    if text.isascii():
        return text.casefold()
    flat = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in flat if not unicodedata.combining(letter)).casefold()


def compact(text: str) -> str:
    """Return the letters and digits of ``text`` alone, small and without accents: the key by which names are equal."""
    return re.sub(r"[^a-z0-9]", "", plain(text))


@lru_cache(maxsize=4096)
def words(text: str) -> tuple[str, ...]:
    """Split a heading into its words: "tSah" → tsah, "pas1" → pas 1, "Laki-laki" → lakilaki, "kode_kec" → kode kec."""
    apart = plain(re.sub(r"(?<=[a-z])(?=[A-Z])", " ", text))
    apart = re.sub(r"\bl\s*[+/&]\s*p\b", " jumlah ", apart)
    found = [part for token in re.findall(r"[a-z]+|\d+", apart) for part in _unglue(token)]
    return tuple(_SAME.get(word, word) for word in _join(found))


def _unglue(token: str) -> tuple[str, ...]:
    if token in _LEVELS or token in _SAME:
        return (token,)
    for front in _GLUED:
        rest = token.removeprefix(front)
        if rest != token and (rest in _LEVELS or rest in _LISTS or rest in _ANY_AREA or rest in _REGISTERED):
            return (front, rest)
    return ("kode", token) if token.startswith("kode") and len(token) > 4 else (token,)


def _join(found: list[str]) -> Iterable[str]:
    at = 0
    while at < len(found):
        for together, one in _TOGETHER:
            if tuple(found[at : at + len(together)]) == together:
                yield one
                at += len(together)
                break
        else:
            yield found[at]
            at += 1


def meaning_of(parts: Sequence[str]) -> Meaning:
    """Return what a heading means, from its group headings down to itself (the last part).

    Contestants are not looked for here (see `contestants`); ``UNKNOWN`` is what no word tells.
    """
    split = tuple(words(part) for part in parts if part.strip())
    joined = tuple(word for part in split for word in part)
    if not joined:
        return Meaning(Role.ROW_NUMBER) if [part.strip() for part in parts] == ["#"] else UNKNOWN
    if _is_percent(parts, joined):
        return Meaning(Role.PERCENT)
    for look in (_area, _ballots, _votes, _people, _sum, _other):
        found = look(split, joined)
        if found is not None:
            return found
    return UNKNOWN


def _is_percent(parts: Sequence[str], joined: Sequence[str]) -> bool:
    """Tell a share from a count; the "cadangan 2 %" of the ballots received is no share."""
    if any(re.search(r"(?<![\d\s])\s*%|^\s*%", part) for part in parts):
        return True
    marked = set(joined) & _PERCENT
    return bool(marked) and not any(re.search(r"\d\s*(persen|%)", plain(part)) for part in parts)


def _area(split: Sequence[tuple[str, ...]], joined: Sequence[str]) -> Meaning | None:
    own = joined if _only_area(joined) else split[-1]
    if not _only_area(own):
        return None
    levels = {_LEVELS[word] for word in own if word in _LEVELS}
    if own is not joined and any(SUMS & set(part) for part in split[:-1]):
        return Meaning(Role.COUNT)
    if any(word in _CODES for word in own):
        return Meaning(Role.CODE, level=_finest(levels))
    if "lokasi" in own and Level.STATION in levels:
        return Meaning(Role.NOTE)
    if not levels and set(own) <= _NUMBERING:
        return Meaning(Role.ROW_NUMBER)
    if levels:
        return Meaning(Role.AREA, level=_finest(levels), mixed=len(levels) > 1)
    return Meaning(Role.AREA, likelihood=0.7) if set(own) & _ANY_AREA else None


def _only_area(own: Sequence[str]) -> bool:
    known = {word for word in own if word in _LEVELS or word in _ANY_AREA or word in _CODES or word in _NUMBERING}
    if not known:
        return False
    rest = set(own) - known - _FILLERS - _OWNERS
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
    for field, marks in _BALLOTS:
        if marks & set(joined):
            return Meaning(Role.MEASURE, field=field)
    return Meaning(Role.GOODS)


def _votes(split: Sequence[tuple[str, ...]], joined: Sequence[str]) -> Meaning | None:
    """Tell valid, invalid and their sum by the deepest heading that speaks of them."""
    if "kursi" in joined or "seats" in joined:
        return Meaning(Role.MEASURE, field="seats")
    for part in reversed(split):
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
    voted = bool(there & _VOTED)
    if not voted and not there & (_REGISTERED | _DISABLED) and not {"hak", "pilih"} <= there:
        return None
    if there & _OTHER_VOTERS or (voted and _denied(joined)):
        return Meaning(Role.COUNT)
    if there & (_MONEY | _GOODS):
        return None
    gender = _gender(split, joined)
    if there & _DISABLED:
        # the forms count them by sex too; only their sum has a field
        return Meaning(Role.COUNT) if gender else Meaning(Role.MEASURE, field=_disabled(voted=voted))
    lists = {_LISTS[word] for word in joined if word in _LISTS}
    which = lists.pop() if len(lists) == 1 else "total"
    sure = 1.0 if lists or which != "total" or voted else 0.9
    if "dpph" in there:
        sure = 0.8
    return Meaning(Role.MEASURE, field=f"{'voted' if voted else 'registered'}_{which}{gender}", likelihood=sure)


def _disabled(*, voted: bool) -> str:
    return "disabled_voted" if voted else "disabled_registered"


def _denied(joined: Sequence[str]) -> bool:
    return any(word in _NOT and after in _VOTED for word, after in itertools.pairwise(joined))


def _gender(split: Sequence[tuple[str, ...]], joined: Sequence[str]) -> str:
    """Return "_l" or "_p" where the deepest heading that tells says so; a sum of both has no suffix."""
    for part in (*reversed(split), joined):
        male, female = bool(_MALE & set(part)), bool(_FEMALE & set(part))
        if male != female:
            return "_l" if male else "_p"
        if male and female:
            return ""
        if set(part) <= SUMS:
            return ""
    return ""


def _sum(split: Sequence[tuple[str, ...]], joined: Sequence[str]) -> Meaning | None:
    own = set(split[-1])
    if own <= _MALE | _FEMALE and len(own) == 1:
        return Meaning(Role.GENDER, field="_l" if own <= _MALE else "_p")
    counted = set(joined) - SUMS - _FILLERS
    if set(joined) & SUMS and counted and counted <= _LEVELS.keys() | _UNITS:
        return Meaning(Role.COUNT)
    if own & SUMS and own <= SUMS | VOTES | _FILLERS | {"akhir", "perolehan"}:
        return Meaning(Role.SUM, likelihood=0.8)
    return Meaning(Role.SUM, likelihood=0.6) if own <= VOTES and "suara" in own else None


def _other(split: Sequence[tuple[str, ...]], joined: Sequence[str]) -> Meaning | None:
    del joined
    for part in reversed(split):
        there = set(part)
        for role, marks in (
            (Role.MONEY, _MONEY),
            (Role.PERSON, _PEOPLE),
            (Role.GOODS, _GOODS),
            (Role.NOTE, _NOTES),
            (Role.COUNT, _UNITS | _OTHER_VOTERS),
        ):
            if there & marks:
                return Meaning(role)
    own = set(split[-1]) - _FILLERS - _NUMBERING - {"daftar", "politik", "pasangan", "partai"}
    if not own - _CONTESTANT_NAMES and set(split[-1]) & _CONTESTANT_NAMES:
        return Meaning(Role.CONTESTANT_NAMES)
    return Meaning(Role.PERSON) if set(split[-1]) == {"nama"} else None
