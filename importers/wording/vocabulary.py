"""The words of headings, and how a heading is split into them: forms of all years, Situng, Sirekap, hand-made sheets.

It knows words only: what they mean together is for `headings`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from importers.records import Level

LEVELS = {
    **dict.fromkeys(("nasional", "negara", "country"), Level.NATION),
    **dict.fromkeys(("provinsi", "prov", "propinsi", "province"), Level.PROVINCE),
    **dict.fromkeys(
        (
            *("kabupaten", "kab", "kota", "kabkota", "kabko", "kabkot", "kotakab", "kotamadya"),
            *("regency", "city", "municipality"),
        ),
        Level.REGENCY,
    ),
    **dict.fromkeys(
        ("kecamatan", "kec", "distrik", "kapanewon", "kemantren", "subdistrict", "district", "ppk"), Level.SUBDISTRICT
    ),
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
            "kalurahan",
            "gampong",
            "nagari",
            "nagori",
            "tiyuh",
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
ANY_AREA = frozenset({"wilayah", "daerah", "area", "lokasi", "name"})
CODES = frozenset({"kode", "kd", "id", "code", "kpuid"})
NUMBERING = frozenset({"no", "nomor", "nomer", "urut", "number", "idx", "index"})
FILLERS = frozenset({"nama", "nm", "di", "dan", "atau", "per", "dalam", "yang", "dari", "untuk", "oleh", "pada"})
OWNERS = frozenset({"bps", "kemendagri", "dagri", "kpu", "situng", "sirekap", "permendagri"})

SUMS = frozenset({"jumlah", "jml", "jlh", "jum", "total", "tot", "seluruh", "seluruhnya", "keseluruhan", "j", "sum"})
MALE = frozenset({"l", "lk", "lakilaki", "laki", "lelaki", "pria", "male"})
FEMALE = frozenset({"p", "pr", "perempuan", "wanita", "female"})
LISTS = {"dpt": "dpt", "dptb": "dptb", "dpk": "dpk", "dpph": "dptb"}
REGISTERED = frozenset({"pemilih", "terdaftar", "voters", "registered"}) | LISTS.keys()
VOTED = frozenset(
    {"pengguna", "menggunakan", "penggunaan", "memilih", "hadir", "kehadiran", "mencoblos", "turnout", "partisipan"}
)
DISABLED = frozenset({"disabilitas", "disabel", "difabel", "penyandang", "cacat", "disability", "disabled"})
NOT = frozenset({"tidak", "tdk", "tak", "belum", "sisa", "not"})
#: Lists of voters that only some years had: they are in the totals, and no measure of their own.
MORE_LISTS = frozenset({"dpktb", "dptk", "ktp"})
OTHER_VOTERS = frozenset(
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
UNITS = frozenset({"kk", "rt", "rw", "kpps", "penduduk", "orang", "jiwa", "petugas", "saksi", "anggota", "linmas"})
PERCENT = frozenset(
    {
        "persen",
        "persentase",
        "prosentase",
        "percent",
        "percentage",
        "pct",
        "proporsi",
        "rasio",
        "rate",
        "ratio",
        "share",
        "partisipasi",
    }
)
NOTES = frozenset(
    {
        "keterangan",
        "ket",
        "catatan",
        "note",
        "notes",
        "remarks",
        "status",
        "psu",
        "ts",
        "timestamp",
        "tanggal",
        "tgl",
        "waktu",
        "jam",
        "hari",
    }
    | {"updated", "update", "created", "sumber", "link", "url", "foto", "gambar", "peringkat", "ranking", "rank"}
    | {"alamat", "tahun", "bulan", "satuan", "latitude", "longitude", "lat", "long", "lng", "versi", "progress"}
    | {"pemenang", "winner", "unggul"}
)
MONEY = frozenset(
    {"rp", "rupiah", "anggaran", "biaya", "harga", "honor", "honorarium", "pagu", "realisasi", "dana", "hibah", "gaji"}
    | {"belanja", "nilai", "pajak", "transport", "uang"}
)
GOODS = frozenset(
    {"barang", "kotak", "bilik", "logistik", "tinta", "segel", "paku", "bantalan", "sampul", "formulir", "dus", "koli"}
    | {"volume", "stok", "kebutuhan", "kendaraan", "alat", "spidol", "karet", "plastik", "gembok", "unit"}
)
PEOPLE = frozenset(
    {"nik", "nip", "npwp", "jabatan", "hp", "telepon", "telp", "email", "pendidikan", "pekerjaan", "agama", "ketua"}
    | {"sekretaris", "pangkat", "golongan", "umur", "lahir", "rekening", "pegawai", "kelamin"}
)
BALLOTS = (
    ("ballots_unused", frozenset({"sisa", "tidakdigunakan", "tidakterpakai", "tidakdipakai", "unused"})),
    ("ballots_damaged", frozenset({"rusak", "dikembalikan", "keliru", "damaged"})),
    ("ballots_used", frozenset({"digunakan", "terpakai", "dipakai", "used"})),
    ("ballots_received", frozenset({"diterima", "terima", "penerimaan", "received"})),
)
#: What became of ballot papers, and nobody's name.
PAPERS = frozenset().union(*(marks for _, marks in BALLOTS))
CONTESTANT_NAMES = frozenset(
    {"partai", "parpol", "paslon", "calon", "kandidat", "caleg", "peserta", "pasangan", "candidates"}
)
VOTES = frozenset({"suara", "perolehan", "sah", "hasil", "votes"})
#: Every word that says something by itself: such a word is never the name of a source.
VOCABULARY = (
    frozenset(LEVELS)
    | ANY_AREA | CODES | NUMBERING | FILLERS | SUMS | MALE | FEMALE | REGISTERED | VOTED | DISABLED | NOT
    | OTHER_VOTERS | UNITS | PERCENT | NOTES | MONEY | GOODS | PEOPLE | CONTESTANT_NAMES | VOTES
    | PAPERS
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
    (("polling", "station"), "tps"),
    (("registered", "voters"), "pemilih"),
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


#: "Kecamatan 1)", "DPT *)": the mark of a note under the table.
_FOOTNOTE = re.compile(r"(?<=[a-z]{3})\s*(?:\d\)|\*+\)?)\s*$")


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
    apart = _FOOTNOTE.sub("", apart)
    apart = re.sub(r"\bl\s*[+/&]\s*p\b", " jumlah ", apart)
    found = [part for token in re.findall(r"[a-z]+|\d+", apart) for part in _unglue(token)]
    return tuple(_SAME.get(word, word) for word in _join(found))


def _unglue(token: str) -> tuple[str, ...]:
    if token in LEVELS or token in _SAME:
        return (token,)
    for front in _GLUED:
        rest = token.removeprefix(front)
        if rest != token and (rest in LEVELS or rest in LISTS or rest in ANY_AREA or rest in REGISTERED):
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
