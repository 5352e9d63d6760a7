"""Records worded like an office's, any number of them, and a cabinet that keeps them: the input of several rows.

A few words stand in most records, names of places and people in few; the same records come every time.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.store import Cabinet

_SYLLABLES = tuple(first + second for first in "bcdghjklmnprstwy" for second in "aiu")
_KINDS = (
    "Berita acara rekapitulasi hasil penghitungan suara", "Sertifikat hasil penghitungan", "Surat keputusan penetapan",
    "Daftar pemilih tetap", "Undangan rapat koordinasi", "Laporan pertanggungjawaban keuangan", "Nota dinas",
    "Pengumuman seleksi panitia", "Surat tugas monitoring logistik", "Kontrak pengadaan kotak suara",
    "Tanda terima formulir", "Jawaban permohonan informasi",
)  # fmt: skip
_ELECTIONS = (
    "Pemilu Presiden",
    "Pemilu DPR",
    "Pemilu DPRD Kota",
    "Pemilihan Wali Kota",
    "Pemilihan Gubernur",
    "Pemilu",
)
#: How many records one act brings, as an import does.
_ACT = 50_000


def titles(count: int) -> Iterator[str]:
    """Yield the titles of ``count`` records."""
    draw = random.Random(3271)  # noqa: S311
    names = _names(200_000, draw)
    for number in range(count):
        kind, election = draw.choice(_KINDS), draw.choice(_ELECTIONS)
        year = draw.choice((2004, 2009, 2013, 2014, 2018, 2019, 2020, 2024))
        place, person = names[min(int(draw.paretovariate(0.35)), 199_999)], names[draw.randrange(200_000)]
        yield f"{kind} {election} {year} Kelurahan {place} TPS {number % 60 + 1:03} atas nama {person}"


def fill(folder: Path, dossiers: int, items: int = 0) -> None:
    """Make a cabinet in ``folder`` of so many dossiers (titled first) and items of them, in 4,000 boxes on 100 racks.

    Both are numbers of whole acts, of 50,000 records each.
    """
    from app.archive.dossiers import derived
    from app.archive.tables import Dossier, Item
    from app.cabinet import open_cabinet

    found = titles(dossiers + items)
    with open_cabinet(folder, write=True, create=True) as cabinet:
        boxes = _boxes(cabinet)
        ids: list[int] = []
        for start in range(0, dossiers, _ACT):
            rows = [
                derived(
                    {
                        "number": str(number),
                        "title": next(found),
                        "code": f"PL.{number % 4 + 1:02}.{number % 9 + 1}",
                        "year_from": 2004 + number % 20,
                        "box": boxes[number % len(boxes)],
                    },
                    {},
                )
                for number in range(start + 1, start + _ACT + 1)
            ]
            with cabinet.act("import_files") as act:
                ids += act.insert(Dossier, rows)
        for start in range(0, items, _ACT):
            rows = [
                {"dossier": ids[(start + number) % len(ids)], "number": number, "title": next(found)}
                for number in range(1, _ACT + 1)
            ]
            with cabinet.act("import_files") as act:
                act.insert(Item, rows)


def _boxes(cabinet: Cabinet) -> list[int]:
    from app.archive import places
    from app.archive.records import PlaceKind

    with cabinet.act("import_files") as act:
        racks = [places.add_place(act, cabinet, PlaceKind.RACK, f"Rak {n}") for n in range(1, 101)]
        return [
            box
            for n, rack in enumerate(racks)
            for box in places.add_boxes(act, cabinet, [str(n * 40 + k) for k in range(1, 41)], place=rack)
        ]


def _names(count: int, draw: random.Random) -> list[str]:
    names: set[str] = set()
    while len(names) < count:
        names.add("".join(draw.choice(_SYLLABLES) for _ in range(draw.randrange(2, 6))).capitalize())
    return sorted(names)
