"""Hand-made sheets with areas as columns, generated from a known truth in every habit of their makers, each by itself.

All names of places are real, all figures are made up.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field

from hypothesis import strategies as st

from importers.grid import Value
from tests.importers.real_sheets import PARTIES_2019, PILPRES_2019
from tests.importers.sheets import Merge

Key = str | int
AREAS = ("Empang", "Cipaku", "Batutulis", "Sindang Barang", "Lawanggintung", "Mulyaharja", "Pakuan", "Kota Batu")
PAIRS = {
    "numbers": ("01", "02"),
    "number and name": ("01. Jokowi - Ma'ruf Amin", "02. Prabowo - Sandi"),
    "names": ("JOKO WIDODO - MA'RUF AMIN", "PRABOWO SUBIANTO - SANDIAGA UNO"),
    "paslon": ("Paslon 1", "Paslon 2"),
    "counted paslon": ("1 PASLON 1", "2. Paslon 2"),
}
PARTIES = {
    "short": ("PKB", "Gerindra", "PDIP", "Golkar"),
    "full": ("Partai Kebangkitan Bangsa", "Partai Gerindra", "PDI Perjuangan", "Partai Golkar"),
    "numbered": ("1. PKB", "2. GERINDRA", "3. PDIP", "4. GOLKAR"),
}
MEASURES: dict[str, tuple[str, ...]] = {
    "registered_dpt": ("DPT", "Jumlah DPT", "Pemilih dalam DPT"),
    "voted_total": ("Pengguna Hak Pilih", "Jumlah Pengguna Hak Pilih"),
    "valid": ("Suara Sah", "JUMLAH SUARA SAH", "Total Suara Sah"),
    "invalid": ("Suara Tidak Sah", "JUMLAH SUARA TIDAK SAH", "Tidak Sah"),
    "cast": ("Jumlah Suara Sah dan Tidak Sah", "Suara Sah + Tidak Sah"),
}


@dataclass(frozen=True)
class Habits:
    """The habits with which a sheet is made; ``seed`` draws areas, figures and words."""

    seed: int
    areas: int = 4
    contest: str = "pairs"
    named: str = "names"
    measures: tuple[str, ...] = ("valid",)
    measures_first: bool = False
    titles: bool = True
    labelled: bool = True
    corner: str = "Uraian"
    numbered: bool = True
    group: str = ""
    capitals: bool = False
    total: str = "JUMLAH"
    shares: bool = False
    gap: bool = False
    blank_column: bool = False
    written: str = "number"
    blanks: bool = False
    note: str = ""
    moved: int = 0


@dataclass
class Drawn:
    """A sheet and its truth: what each row counts, the areas, their figures by area."""

    habits: Habits
    rows: list[list[Value]] = field(default_factory=list)
    merges: list[Merge] = field(default_factory=list)
    keys: list[Key] = field(default_factory=list)
    areas: list[str] = field(default_factory=list)
    values: list[tuple[int | None, ...]] = field(default_factory=list)
    cells: dict[tuple[str, int], tuple[int, int]] = field(default_factory=dict)
    names: dict[str, int] = field(default_factory=dict)

    def __repr__(self) -> str:
        return f"drawn({self.habits!r})"


def drawn(habits: Habits) -> Drawn:
    """Return the sheet that habits make."""
    luck = random.Random(habits.seed)  # noqa: S311 - a test's figures
    made = Drawn(habits, names=dict(PARTIES_2019 if habits.contest == "parties" else PILPRES_2019))
    made.areas = luck.sample(AREAS, habits.areas)
    lines = _lines(habits, luck)
    made.keys = [key for key, _ in lines]
    made.values = [_figures(luck, made.keys) for _ in made.areas]
    if habits.blanks:
        _with_blanks(made, luck)
    _write(made, [label for _, label in lines])
    return made


def _lines(habits: Habits, luck: random.Random) -> list[tuple[Key, str]]:
    words = (PARTIES if habits.contest == "parties" else PAIRS)[habits.named]
    contestants: list[tuple[Key, str]] = list(enumerate(words, 1))
    measures: list[tuple[Key, str]] = [(field, luck.choice(MEASURES[field])) for field in habits.measures]
    return [*measures, *contestants] if habits.measures_first else [*contestants, *measures]


def _figures(luck: random.Random, keys: list[Key]) -> tuple[int | None, ...]:
    votes = {key: luck.randint(20, 4000) for key in keys if isinstance(key, int)}
    valid, invalid = sum(votes.values()), luck.randint(1, 90)
    cast = valid + invalid
    known: dict[Key, int] = {**votes, "valid": valid, "invalid": invalid, "cast": cast, "voted_total": cast}
    known["registered_dpt"] = cast + luck.randint(0, 900)
    return tuple(known[key] for key in keys)


def _with_blanks(made: Drawn, luck: random.Random) -> None:
    """Leave out some figures of one row; the first area has its own."""
    rare = [at for at, key in enumerate(made.keys) if key in ("invalid", "registered_dpt")]
    if rare:
        place = luck.choice(rare)
        for area in range(1, len(made.values)):
            if luck.random() < 0.4:
                made.values[area] = tuple(None if at == place else each for at, each in enumerate(made.values[area]))


def _write(made: Drawn, labels: list[str]) -> None:
    habits, rows = made.habits, made.rows
    left: list[Value] = [None] * habits.moved
    if habits.titles:
        what = "ANGGOTA DPRD KOTA BOGOR" if habits.contest == "parties" else "PRESIDEN DAN WAKIL PRESIDEN"
        rows.append([*left, f"REKAPITULASI HASIL PENGHITUNGAN SUARA PEMILU {what} TAHUN 2019"])
    if habits.labelled:
        rows.append([*left, "KECAMATAN : BOGOR SELATAN"])
    if rows:
        rows.append([])
    names: list[Value] = [name.upper() if habits.capitals else name for name in made.areas]
    made.areas = [str(name) for name in names]
    lead: list[Value] = ["No", habits.corner] if habits.numbered else [habits.corner]
    spaced: list[Value] = [None] if habits.blank_column else []
    share: list[Value] = ["%"] if habits.shares and habits.total else []
    first = len(left) + len(lead) + len(spaced) + 1
    if habits.group:
        rows.append([*left, *lead, *spaced, habits.group])
        made.merges.append((len(rows), first, len(rows), first + len(names) - 1))
        lead = [None] * len(lead)
    rows.append([*left, *lead, *spaced, *names, *([habits.total] if habits.total else []), *share])
    if habits.numbered and habits.seed % 5 == 0:
        rows.append(
            [
                *left,
                *[f"({at})" for at in range(1, len(lead) + 1)],
                *spaced,
                *[
                    f"({at})"
                    for at in range(len(lead) + 1, len(lead) + 1 + len(names) + bool(habits.total) + len(share))
                ],
            ]
        )
    for at, label in enumerate(labels):
        if habits.gap and at and isinstance(made.keys[at], str) != isinstance(made.keys[at - 1], str):
            rows.append([])
        values = [each[at] for each in made.values]
        shown = [_shown(value, habits) for value in values]
        total = sum(value or 0 for value in values)
        end: list[Value] = [_shown(total, habits)] if habits.total else []
        part: list[Value] = [0.25 + at / 100] if share else []
        number: list[Value] = [at + 1] if habits.numbered else []
        rows.append([*left, *number, label, *spaced, *shown, *end, *part])
        for place, area in enumerate(made.areas):
            made.cells[area, at] = (len(rows), first + place)
    if habits.note:
        rows.extend([[], [*left, habits.note]])


def _shown(value: int | None, habits: Habits) -> Value:
    if value is None:
        return None
    ways: dict[str, Callable[[int], Value]] = {
        "number": lambda number: number,
        "text": str,
        "dots": lambda number: f"{number:,}".replace(",", "."),
        "float": float,
    }
    return ways[habits.written](value)


@st.composite
def sheets(draw: st.DrawFn) -> Drawn:
    """Draw a sheet in habits that do not depend on each other."""
    contest = draw(st.sampled_from(["pairs", "parties"]))
    measures = draw(st.lists(st.sampled_from(list(MEASURES)), min_size=1, max_size=5, unique=True))
    return drawn(
        Habits(
            draw(st.integers(0, 9999)),
            draw(st.integers(2, 8)),
            contest,
            draw(st.sampled_from(list(PARTIES if contest == "parties" else PAIRS))),
            tuple(measures),
            draw(st.booleans()),
            draw(st.booleans()),
            draw(st.booleans()),
            draw(st.sampled_from(["Uraian", "URAIAN", "Kelurahan", "Peserta", "Nama Partai/Pasangan Calon", ""])),
            draw(st.booleans()),
            draw(st.sampled_from(["", "KELURAHAN", "RINCIAN", "Perolehan Suara per Kelurahan"])),
            draw(st.booleans()),
            draw(st.sampled_from(["", "JUMLAH", "Total", "JUMLAH AKHIR", "Jml"])),
            draw(st.booleans()),
            draw(st.booleans()),
            draw(st.booleans()),
            draw(st.sampled_from(["number", "text", "dots", "float"])),
            draw(st.booleans()),
            draw(st.sampled_from(["", "Sumber: KPU Kota Bogor", "Bogor, 3 Mei 2019", "Keterangan: hasil pleno"])),
            draw(st.sampled_from([0, 0, 1, 2])),
        )
    )
