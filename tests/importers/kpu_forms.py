"""KPU's recap forms in full, of our own making: every block and row a form has, all names and figures in them made up.

A form is a list of blocks; `tests.importers.kpu_pages` lays it out on pages as offices type them into Excel.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from importers.grid import Value
from importers.records import Level

Key = str | int | tuple[int, int]
Figures = dict[Key, int]

VILLAGES = (
    "EMPANG", "CIPAKU", "BATUTULIS", "BONDONGAN", "LAWANGGINTUNG", "MULYAHARJA", "PAKUAN", "PAMOYANAN", "RANCAMAYA",
    "RANGGAMEKAR", "BOJONGKERTA", "CIKARET", "GENTENG", "HARJASARI", "KERTAMAYA", "MUARASARI",
)  # fmt: skip
KECAMATAN = ("BOGOR BARAT", "BOGOR SELATAN", "BOGOR TENGAH", "BOGOR TIMUR", "BOGOR UTARA", "TANAH SAREAL")
REGENCIES = ("KAB. BOGOR", "KAB. SUKABUMI", "KOTA BOGOR", "KOTA SUKABUMI", "KOTA DEPOK", "KAB. GARUT", "KOTA CIMAHI")
STATIONS = tuple(f"TPS {number:03d}" for number in range(1, 28))
PAIRS_2019 = ("Ir. H. JOKO WIDODO - Prof. Dr. (H.C) KH. MA'RUF AMIN", "H. PRABOWO SUBIANTO - H. SANDIAGA SALAHUDIN UNO")
PAIRS_2024 = (
    "H. ANIES RASYID BASWEDAN, Ph.D. - Dr. (H.C.) H. A. MUHAIMIN ISKANDAR",
    "H. PRABOWO SUBIANTO - GIBRAN RAKABUMING RAKA",
    "H. GANJAR PRANOWO, S.H., M.I.P. - Prof. Dr. H. M. MAHFUD MD",
)
MAYORS = (
    "dr. H. ANDI CONTOH - Dra. BUNGA MISALNYA",
    "CANDRA UMPAMA, S.E. - H. DADANG REKAAN",
    "ERNI FIKTIF - FAJAR ANDAIKAN",
)
_NAMES_2019 = (
    "PARTAI KEBANGKITAN BANGSA", "PARTAI GERAKAN INDONESIA RAYA", "PARTAI DEMOKRASI INDONESIA PERJUANGAN",
    "PARTAI GOLONGAN KARYA", "PARTAI NASDEM", "PARTAI GERAKAN PERUBAHAN INDONESIA", "PARTAI BERKARYA",
    "PARTAI KEADILAN SEJAHTERA", "PARTAI PERSATUAN INDONESIA", "PARTAI PERSATUAN PEMBANGUNAN",
    "PARTAI SOLIDARITAS INDONESIA", "PARTAI AMANAT NASIONAL", "PARTAI HATI NURANI RAKYAT", "PARTAI DEMOKRAT",
    "PARTAI BULAN BINTANG", "PARTAI KEADILAN DAN PERSATUAN INDONESIA",
)  # fmt: skip
#: By their numbers on the ballot; those of Aceh stand between.
PARTIES_2019 = dict(zip((*range(1, 15), 19, 20), _NAMES_2019, strict=True))
_NAMES_2024 = (
    "Partai Kebangkitan Bangsa", "Partai Gerakan Indonesia Raya", "Partai Demokrasi Indonesia Perjuangan",
    "Partai Golongan Karya", "Partai NasDem", "Partai Buruh", "Partai Gelombang Rakyat Indonesia",
    "Partai Keadilan Sejahtera", "Partai Kebangkitan Nusantara", "Partai Hati Nurani Rakyat",
    "Partai Garda Republik Indonesia", "Partai Amanat Nasional", "Partai Bulan Bintang", "Partai Demokrat",
    "Partai Solidaritas Indonesia", "PARTAI PERINDO", "Partai Persatuan Pembangunan", "Partai Ummat",
)  # fmt: skip
#: By their numbers on the ballot; those of Aceh stand between.
PARTIES_2024 = dict(
    zip(
        (
            *range(1, 18),
            24,
        ),
        _NAMES_2024,
        strict=True,
    )
)
_FIRST = (
    "ADE",
    "BUDI",
    "CICIH",
    "DEDI",
    "EUIS",
    "FERRY",
    "H. GUNAWAN",
    "Hj. HANIFAH",
    "IRMA",
    "JAJANG",
    "KARTIKA",
    "LILIS",
)
_LAST = (
    "SUHARTINI",
    "KURNIAWAN, S.H.",
    "MULYANA",
    "SAPUTRA, S.Pd.I.",
    "RAHMAWATI",
    "HIDAYAT, M.Si.",
    "NUGRAHA",
    "SETIAWAN",
)


@dataclass(frozen=True)
class Line:
    """A row of a form, or three by sex: the mark in front, its words, the key of its figure, how it is counted.

    ``of`` are the keys whose figures it adds up; a line of people has an L and a P besides.
    """

    mark: str
    words: str
    key: Key | None = None
    people: bool = False
    of: tuple[Key, ...] = ()
    kind: str = ""
    number: str = ""


@dataclass(frozen=True)
class Block:
    """A block of a form: its roman number or letter, its name, its rows."""

    mark: str
    name: str
    lines: tuple[Line, ...]


@dataclass
class Form:
    """A form with the figures of its areas; its kind, year, level and ``within`` are for a reader to find out.

    ``written`` is how an area is written above its column, where that is not its name.
    """

    model: str
    titles: tuple[str, ...]
    heads: tuple[tuple[str, str], ...]
    blocks: tuple[Block, ...]
    areas: tuple[str, ...]
    kind: str
    year: int
    figures: list[Figures] = field(default_factory=list)
    level: Level = Level.SUBDISTRICT
    within: tuple[str, ...] = ()
    written: dict[str, Value] = field(default_factory=dict)

    @property
    def lines(self) -> Iterator[Line]:
        """Return all rows with figures."""
        return (line for block in self.blocks for line in block.lines if line.key is not None)

    @property
    def keys(self) -> set[Key]:
        """Return what a reader has a measure or a contestant for."""
        found: set[Key] = set()
        for line in self.lines:
            if line.key is not None and line.kind != "unknown":
                found.add(line.key)
                if line.people:
                    found |= {f"{line.key}_l", f"{line.key}_p"}
        return found


def fill(form: Form, seed: int, most: int = 2000) -> Form:
    """Give a form figures that fulfil every check, the same for the same seed."""
    draw = random.Random(seed)  # noqa: S311 - made-up figures
    form.figures = [_figures(form, draw, most) for _ in form.areas]
    return form


def _figures(form: Form, draw: random.Random, most: int) -> Figures:
    found: Figures = {}
    for line in form.lines:
        if line.kind in ("own", "candidate", "contest") and line.key is not None:
            found[line.key] = sum(found[part] for part in line.of) if line.of else draw.randint(0, most)
    found["valid"] = sum(found[line.key] for line in form.lines if line.kind == "contest" and line.key is not None)
    found["invalid"] = draw.randint(100, 190)
    found["cast"] = found["valid"] + found["invalid"]
    found["ballots_used"] = found["cast"]
    found["ballots_damaged"], found["ballots_unused"] = draw.randint(0, 9), draw.randint(0, 400)
    found["ballots_received"] = found["cast"] + found["ballots_damaged"] + found["ballots_unused"]
    people = {str(line.key): line for line in form.lines if line.people}
    for stem in ("voted", "registered"):
        for key, line in people.items():
            if key.startswith(stem):
                _count(found, line, draw)
    for who in ("registered", "voted"):
        found[f"disabled_{who}_l"], found[f"disabled_{who}_p"], found[f"disabled_{who}"] = 3, 4, 7
    return found


def _count(found: Figures, line: Line, draw: random.Random) -> None:
    """Count voters by sex: as many as votes were cast, most of them from the list; in a list more than came from it."""
    key = str(line.key)
    for sex in ("_l", "_p"):
        if line.of:
            found[f"{key}{sex}"] = sum(found[f"{part}{sex}"] for part in line.of)
        elif key == "voted_dpt":
            found[f"{key}{sex}"] = found["cast"] // 2 if sex == "_l" else found["cast"] - found["cast"] // 2
        else:
            found[f"{key}{sex}"] = draw.randint(1, 12) + found.get(f"{key.replace('registered', 'voted')}{sex}", 0)
            if key.startswith("voted"):
                found[f"voted_dpt{sex}"] -= found[f"{key}{sex}"]
    found[key] = found[f"{key}_l"] + found[f"{key}_p"]
    if key.startswith("voted"):
        found["voted_dpt"] = found["voted_dpt_l"] + found["voted_dpt_p"]


_LISTS_2019 = (
    ("dpt", "DPT (Model A.3-KPU)", "DPT (Model C7.DPT-KPU)"),
    ("dptb", "DPTb (Model A.4-KPU)", "DPTb (Model C7.DPTb-KPU)"),
    ("dpk", "DPK (Model A.DPK-KPU)", "DPK (Model C7.DPK-KPU)"),
)


def _people(stem: str, lists: Sequence[tuple[str, str]], words: str, whole: str) -> tuple[Line, ...]:
    found = [
        Line("", f"{number}. {words} {name}", f"{stem}_{who}", people=True)
        for number, (who, name) in enumerate(lists, 1)
    ]
    keys = tuple(f"{stem}_{who}" for who, _ in lists)
    return (*found, Line("", f"{len(lists) + 1}. {whole}", f"{stem}_total", people=True, of=keys))


def _votes(valid: str) -> tuple[Line, ...]:
    return (
        Line("A.", valid, "valid", kind="votes"),
        Line("B.", "JUMLAH SUARA TIDAK SAH", "invalid", kind="votes"),
        Line("C.", "JUMLAH SELURUH SUARA SAH DAN SUARA TIDAK SAH (A + B)", "cast", kind="votes"),
    )


_RECEIVED = "Jumlah surat suara yang diterima, termasuk surat suara cadangan 2% dari DPT (2+3+4)"
_RETURNED = "Jumlah surat suara yang dikembalikan oleh pemilih karena rusak atau keliru coblos"
_UNUSED = "Jumlah surat suara yang tidak digunakan/tidak terpakai, termasuk sisa surat suara cadangan"
_USED = "Jumlah surat suara yang digunakan"


def _ballots(*order: str) -> tuple[Line, ...]:
    words = {"received": _RECEIVED, "damaged": _RETURNED, "unused": _UNUSED, "used": _USED}
    return tuple(
        Line(f"{number}.", words[each], f"ballots_{each}", kind="ballots") for number, each in enumerate(order, 1)
    )


def admin_2019() -> tuple[Block, ...]:
    """Return the blocks before the votes, as DA1, DB1 and DC1 had them in 2019."""
    registered = _people(
        "registered",
        [(who, name) for who, name, _ in _LISTS_2019],
        "Jumlah pemilih dalam",
        "Jumlah pemilih (A.1+A.2+A.3)",
    )
    voted = _people(
        "voted",
        [(who, name) for who, _, name in _LISTS_2019],
        "Jumlah pengguna hak pilih dalam",
        "Jumlah pengguna hak pilih (B.1+B.2+B.3)",
    )
    disabled = (
        Line(
            "",
            "1. Jumlah seluruh pemilih disabilitas terdaftar dalam DPT, DPTb dan DPK",
            "disabled_registered",
            people=True,
        ),
        Line("", "2. Jumlah seluruh pemilih disabilitas yang menggunakan hak pilih", "disabled_voted", people=True),
    )
    return (
        Block(
            "I.",
            "DATA PEMILIH DAN PENGGUNAAN HAK PILIH",
            (Line("A.", "DATA PEMILIH"), *registered, Line("B.", "PENGGUNA HAK PILIH"), *voted),
        ),
        Block("II.", "DATA PEMILIH DISABILITAS", disabled),
        Block("III.", "DATA PENGGUNAAN SURAT SUARA", _ballots("received", "damaged", "unused", "used")),
    )


def admin_2024() -> tuple[Block, ...]:
    """Return the blocks before the votes as D.HASIL had them in 2024: one list of voters, and ballots come second."""
    registered = Line("", "1. Jumlah Pemilih dalam DPT", "registered_dpt", people=True)
    voted = _people(
        "voted",
        (("dpt", "DPT"), ("dptb", "DPTb"), ("dpk", "DPK")),
        "Jumlah Pengguna Hak Pilih dalam",
        "Jumlah Pengguna Hak Pilih (B.1 + B.2 + B.3)",
    )
    disabled = Line(
        "", "1. Jumlah seluruh Pemilih disabilitas yang menggunakan hak pilih", "disabled_voted", people=True
    )
    return (
        Block(
            "I.",
            "DATA PEMILIH DAN PENGGUNA HAK PILIH",
            (Line("A.", "DATA PEMILIH"), registered, Line("B.", "DATA PENGGUNA HAK PILIH"), *voted),
        ),
        Block("II.", "DATA PENGGUNAAN SURAT SUARA", _ballots("received", "used", "damaged", "unused")),
        Block("III.", "DATA PEMILIH DISABILITAS", (disabled,)),
    )


def admin_2014() -> tuple[Block, ...]:
    """Return the blocks before the votes of 2014: four lists of voters, one of them known to that year alone."""
    lists = (
        ("dpt", "Daftar Pemilih Tetap (DPT)"),
        ("dptb", "Daftar Pemilih Tambahan (DPTb)/ Pemilih dari TPS lain"),
        ("dpk", "Daftar Pemilih Khusus (DPK)"),
    )
    blocks: list[tuple[Line, ...]] = []
    for stem, words, whole in (
        ("registered", "Pemilih terdaftar dalam", "Jumlah Pemilih (1+2+3+4)"),
        ("voted", "Pengguna hak pilih dalam", "Jumlah seluruh Pengguna Hak Pilih (1+2+3+4)"),
    ):
        front = "Pemilih" if stem == "registered" else "Pengguna hak pilih dalam Daftar Pemilih"
        more = f"4. {front} Khusus Tambahan (DPKTb)/ pengguna KTP atau identitas lain atau paspor"
        each = _people(stem, lists, words, "")[:-1]
        keys = tuple(line.key for line in each if line.key is not None)
        blocks.append(
            (
                *each,
                Line("", more, f"{stem}_dpktb", people=True, kind="unknown"),
                Line("", f"5. {whole}", f"{stem}_total", people=True, of=(*keys, f"{stem}_dpktb")),
            )
        )
    return (
        Block(
            "I.",
            "DATA PEMILIH DAN PENGGUNAAN HAK PILIH",
            (Line("A.", "DATA PEMILIH"), *blocks[0], Line("B.", "PENGGUNA HAK PILIH"), *blocks[1]),
        ),
        Block("II.", "DATA PENGGUNAAN SURAT SUARA", _ballots("received", "damaged", "unused", "used")),
    )


def pairs(mark: str, names: Sequence[str], title: str) -> tuple[Block, ...]:
    """Return the block of pairs and that of valid and invalid votes."""
    lines = tuple(Line("", name, number, kind="contest", number=str(number)) for number, name in enumerate(names, 1))
    return (
        Block(mark, title, lines),
        Block("V.", "DATA SUARA SAH DAN TIDAK SAH", _votes("JUMLAH SELURUH SUARA SAH")),
    )


def parties(mark: str, names: Mapping[int, str], candidates: Callable[[int], int]) -> tuple[Block, ...]:
    """Return the block of parties with their candidates, whose numbers begin anew under each party."""
    lines: list[Line] = []
    for number, name in names.items():
        own: Key = f"own{number}"
        members: tuple[Key, ...] = tuple((number, place) for place in range(1, candidates(number) + 1))
        lines.append(Line("A.1", name, own, kind="own", number=str(number)))
        lines.extend(
            Line("A.2" if key[1] == 1 else "", _person(*key), key, kind="candidate", number=str(key[1]))
            for key in members
            if isinstance(key, tuple)
        )
        words = "JUMLAH SUARA SAH PARTAI POLITIK DAN CALON (A.1+A.2)"
        lines.append(Line("B", words, number, of=(own, *members), kind="contest"))
    valid = f"JUMLAH SELURUH SUARA SAH (IV.1.B+IV.2.B+...+IV.{max(names)}.B)"
    return (
        Block(mark, "DATA PEROLEHAN SUARA PARTAI POLITIK DAN SUARA CALON", tuple(lines)),
        Block("V.", "DATA SUARA SAH DAN TIDAK SAH", _votes(valid)),
    )


def senators(mark: str, count: int) -> tuple[Block, ...]:
    """Return the block of candidates for the DPD, who stand without a party and are numbered by the ballot."""
    lines = tuple(
        Line("", _person(0, number), number, kind="contest", number=str(number)) for number in range(1, count + 1)
    )
    return (
        Block(mark, "DATA PEROLEHAN SUARA CALON ANGGOTA DPD", lines),
        Block("V.", "DATA SUARA SAH DAN TIDAK SAH", _votes("JUMLAH SELURUH SUARA SAH CALON ANGGOTA DPD")),
    )


def _person(party: int, number: int) -> str:
    at = party * 7 + number * 5
    return f"{_FIRST[at % len(_FIRST)]} {_LAST[(at // 3) % len(_LAST)]}"
