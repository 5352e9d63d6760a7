"""Columns of generated sheets: whom and what they count, how their headings are written over up to four rows."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

from tests.importers.real_sheets import PARTIES_2019, PILPRES_2019, PILWALKOT_2024

Key = str | int | tuple[int | None, int]

#: Ways to write the heading of pair ``n``; None writes its names.
#: A "#" is the bare number, which only stands under a group.
PAIRS = ("#", "0{n}", "Paslon {n}", "PASLON NO. URUT {n}", "pas{n}", "No. {n}", "paslon_0{n}", "Nomor Urut {n}", None)
_PAIRS_2024 = (
    "Sendi – Melli",
    "Atang - Annida",
    "DEDIE A. RACHIM\ndan\nJENAL MUTAQIN",
    "Rena Da Frina",
    "Rayendra - Eka",
)
_PAIRS_2019 = ("JOKO WIDODO - MA'RUF AMIN", "Prabowo – Sandiaga")
#: Ways to write a party: number and name in one cell, in two rows, one of its names alone.
PARTIES = (
    "{n}. {long}",
    "{n} {short}",
    "{short}",
    "{long}",
    "{long} ({short})",
    "{n}|{short}",
    "{n}|{long}",
    "{short} ({n})",
)
_NAMES = {
    1: ("Partai Kebangkitan Bangsa", "PKB"),
    2: ("PARTAI GERINDRA", "GERINDRA"),
    3: ("PARTAI DEMOKRASI INDONESIA PERJUANGAN", "PDIP"),
    4: ("Partai Golongan Karya", "Golkar"),
    8: ("PARTAI KEADILAN SEJAHTERA", "PKS"),
    12: ("Partai Amanat Nasional", "PAN"),
    14: ("Partai Demokrat", "DEMOKRAT"),
}
_PEOPLE = (
    "H. AHMAD AZIZ, S.E.",
    "Dra. SITI NURJANAH",
    "Sopian Ali Agam",
    "RINI MULYANI, S.H., M.H.",
    "Budi",
    "CECEP S.",
    "J. Tobing",
)
OWN = ("SUARA PARTAI", "Partai", "A.1", "Suara Sah Partai")
SUMS = ("JUMLAH", "Jumlah Suara", "TOTAL", "A.1+A.2", "JUMLAH SUARA SAH PARTAI DAN CALON")
#: Measures with their headings: alone, or under a group.
_ALONE = {
    "registered_dpt": ("DPT", "Jumlah DPT", "Pemilih dalam DPT"),
    "voted_total": ("Pengguna Hak Pilih", "Jumlah Pengguna Hak Pilih"),
    "valid": ("Suara Sah", "SAH", "Jumlah Suara Sah", "TOTAL SUARA SAH"),
    "invalid": ("Suara Tidak Sah", "TIDAK SAH", "TDK SAH"),
}
_GROUPS: dict[str, tuple[tuple[str, str], ...]] = {
    "DATA PEMILIH (DPT)": (("L", "registered_dpt_l"), ("P", "registered_dpt_p"), ("JML", "registered_dpt")),
    "PENGGUNA HAK PILIH": (("L", "voted_total_l"), ("P", "voted_total_p"), ("JUMLAH", "voted_total")),
    "SUARA": (("SAH", "valid"), ("TIDAK SAH", "invalid")),
    "SURAT SUARA": (("DITERIMA", "ballots_received"), ("DIGUNAKAN", "ballots_used"), ("RUSAK", "ballots_damaged")),
}
MEASURES = (*_ALONE, *_GROUPS)
#: What heads a share: under the contestant, or beside it.
BESIDE = "beside "
SHARES = (None, "%", "Persentase", "(%)", "PERSEN", "beside %", "beside Persentase")
OTHERS = {
    "stations": ("JML TPS", "Jumlah TPS"),
    "turnout": ("Partisipasi (%)", "TINGKAT PARTISIPASI", "Partisipasi"),
    "remarks": ("KET.", "Keterangan", "Catatan"),
}


@dataclass(frozen=True)
class Column:
    """A column: its heading from the group down, what it is (None: nothing that counts), what it is the sum of."""

    parts: tuple[str | int, ...]
    key: Key | None
    of: tuple[Key, ...] = ()


@dataclass(frozen=True)
class Block:
    """Columns that stay together, wherever they stand."""

    columns: list[Column]
    names: dict[str, int] = field(default_factory=dict)


def pairs(way: int, count: int, group: str | None, *, shares: str | None, total: str | None) -> Block:
    """Return the columns of pairs."""
    form = PAIRS[way % len(PAIRS)]
    known, called = (PILPRES_2019, _PAIRS_2019) if count == 2 else (PILWALKOT_2024, _PAIRS_2024)
    if form == "#":
        heads: dict[int, tuple[str | int, ...]] = {n: (n,) for n in range(1, count + 1)}
        group = group or "PEROLEHAN SUARA PASLON"
    else:
        heads = {n: (form.format(n=n) if form is not None else called[n - 1],) for n in range(1, count + 1)}
    return _contest(heads, group, known, shares=shares, total=total)


def parties(way: int, count: int, group: str | None, *, shares: str | None, total: str | None) -> Block:
    """Return the columns of parties."""
    heads = {n: _party(way, n) for n in list(_NAMES)[: count + 1]}
    return _contest(heads, group, PARTIES_2019, shares=shares, total=total)


def council(rng: Random, way: int, count: int, group: str | None, *, own: bool, total: bool) -> Block:
    """Return the columns of parties with their own votes, candidates and sums; without own votes there is no sum."""
    above: tuple[str | int, ...] = (group,) if group is not None else ()
    columns: list[Column] = []
    said_own, said_sum = rng.choice(OWN), rng.choice(SUMS)
    mark = rng.choice(("{at}. {name}", "{at}\n{name}", "{at} {name}", None))
    for number in list(_NAMES)[:count]:
        head = (*above, *_party(way, number))
        people = rng.sample(_PEOPLE, rng.randint(2, 4))
        keys: list[Key] = [(number, at) for at in range(1, len(people) + 1)]
        if own:
            columns.append(Column((*head, said_own), f"own{number}"))
        for at, name in enumerate(people, 1):
            written: tuple[str | int, ...] = (at, name) if mark is None else (mark.format(at=at, name=name),)
            columns.append(Column((*head, *written), (number, at)))
        if own and total:
            columns.append(Column((*head, said_sum), number, (f"own{number}", *keys)))
    return Block(columns, PARTIES_2019)


def measures(rng: Random, names: list[str]) -> list[Block]:
    """Return blocks of measures; one that a group has already does not come again."""
    taken: set[str] = set()
    blocks: list[Block] = []
    for name in sorted(names, key=lambda name: name in _ALONE):
        if name in _GROUPS:
            taken.update(key for _, key in _GROUPS[name])
            blocks.append(Block([Column((name, head), key) for head, key in _GROUPS[name]]))
        elif name not in taken:
            blocks.append(Block([Column((rng.choice(_ALONE[name]),), name)]))
    return blocks


def others(rng: Random, names: tuple[str, ...]) -> list[Block]:
    """Return columns that stand beside results and are none: counts of TPS, turnout, remarks."""
    return [Block([Column((rng.choice(OTHERS[name]),), None)]) for name in names]


def _contest(
    heads: dict[int, tuple[str | int, ...]],
    group: str | None,
    known: dict[str, int],
    *,
    shares: str | None,
    total: str | None,
) -> Block:
    above: tuple[str | int, ...] = (group,) if group is not None else ()
    columns: list[Column] = []
    for number, head in heads.items():
        if shares is None:
            columns.append(Column((*above, *head), number))
        elif shares.startswith(BESIDE):
            columns.append(Column((*above, *head), number))
            columns.append(Column((*above, shares.removeprefix(BESIDE)), None, (number,)))
        else:
            columns.append(Column((*above, *head, "Suara"), number))
            columns.append(Column((*above, *head, shares), None, (number,)))
    if total is not None:
        sure = "sah" in (group or "").casefold() or "sah" in total.casefold()
        columns.append(Column((*above, total), "valid" if sure else None, tuple(heads)))
    return Block(columns, dict(known))


def _party(way: int, number: int) -> tuple[str | int, ...]:
    long, short = _NAMES[number]
    parts = PARTIES[way % len(PARTIES)].format(n=number, long=long, short=short).split("|")
    return tuple(int(part) if part.isdecimal() else part for part in parts)
