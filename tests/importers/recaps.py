"""Recap workbooks of our own making, laid out as DA1 and D.HASIL KECAMATAN are: all in them is made up.

Areas are columns, several to a page; pages stand one under the other or side by side and repeat the labels of the rows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from hypothesis import strategies as st

from importers.grid import Value

AREAS = ("EMPANG", "CIPAKU", "BATUTULIS", "Bondongan", "LAWANG GINTUNG", "Mulyaharja", "PAKUAN")
PARTIES = ("PARTAI KEBANGKITAN BANGSA", "PARTAI GERAKAN INDONESIA RAYA", "PARTAI GOLONGAN KARYA", "PARTAI NASDEM")
NAMES = ("H. ANI", "BUDI, S.H.", "CICI SUHARTINI", "M. DEDI")
PAIRS = ("ANIES – MUHAIMIN", "PRABOWO – GIBRAN", "GANJAR – MAHFUD")
#: Measures of people, each with L, P and JML: the letter of their group, its words, the words of the row.
_PEOPLE = (
    ("registered_dpt", "A.", "DATA PEMILIH", "Jumlah pemilih dalam DPT"),
    ("registered_dptb", "A.", "DATA PEMILIH", "Jumlah pemilih dalam DPTb"),
    ("voted_dpt", "B.", "PENGGUNA HAK PILIH", "Jumlah pengguna hak pilih dalam DPT"),
    ("voted_total", "B.", "PENGGUNA HAK PILIH", "Jumlah pengguna hak pilih (1+2+3)"),
)
_BALLOTS = (
    ("ballots_received", "Jumlah surat suara yang diterima, termasuk cadangan 2% dari DPT (2+3+4)"),
    ("ballots_damaged", "Jumlah surat suara yang dikembalikan oleh pemilih karena rusak atau keliru coblos"),
    ("ballots_unused", "Jumlah surat suara yang tidak digunakan/tidak terpakai, termasuk sisa surat suara cadangan"),
    ("ballots_used", "Jumlah surat suara yang digunakan"),
)
_VOTES = (
    ("valid", "A.", "JUMLAH SELURUH SUARA SAH"),
    ("invalid", "B.", "JUMLAH SUARA TIDAK SAH"),
    ("cast", "C.", "JUMLAH SELURUH SUARA SAH DAN SUARA TIDAK SAH (A + B)"),
)

Key = str | int | tuple[int | None, int]
Figures = dict[Key, int | None]


@dataclass
class Recap:
    """What a recap says: the figures of each area, and how its pages are laid out."""

    areas: list[str]
    figures: list[Figures]
    keys: list[Key]
    parties: dict[int, tuple[str, list[str]]] = field(default_factory=dict)
    pairs: list[str] = field(default_factory=list)
    per_page: int = 3
    side_by_side: bool = False
    carried: bool = True
    titled: bool = True
    sex_in: Literal["rows", "columns"] = "rows"
    dots: bool = False


def rows_of(recap: Recap) -> list[list[Value]]:
    """Return the recap as the rows of a sheet."""
    pages = [
        _page(recap, start, min(start + recap.per_page, len(recap.areas)))
        for start in range(0, len(recap.areas), recap.per_page)
    ]
    head: list[list[Value]] = []
    if recap.titled:
        model = "MODEL DA1-DPRD KAB/KOTA" if recap.parties else "MODEL DA1-PPWP"
        head = [
            [None, None, None, None, None, model],
            ["SERTIFIKAT REKAPITULASI HASIL PENGHITUNGAN PEROLEHAN SUARA DARI SETIAP DESA/KELURAHAN (CONTOH BUATAN)"],
            ["PEMILIHAN UMUM TAHUN 2019"],
            ["KECAMATAN/DISTRIK *)", None, None, ": BOGOR SELATAN"],
            ["KABUPATEN/KOTA *)", None, None, ":", "KOTA BOGOR"],
            [],
        ]
    if not recap.side_by_side:
        return head + [row for page in pages for row in (*page, [], ["Nama dan tanda tangan saksi"], [])]
    wide = [max(len(row) for row in page) + 1 for page in pages]
    beside = [
        [
            cell
            for page, width in zip(pages, wide, strict=True)
            for cell in (*page[at], *[None] * (width - len(page[at])))
        ]
        for at in range(len(pages[0]))
    ]
    return head + beside


def _page(recap: Recap, start: int, end: int) -> list[list[Value]]:
    carried = recap.carried and start > 0
    last = end == len(recap.areas)
    columns = ["JUMLAH PINDAHAN"] * carried + recap.areas[start:end] + ["JUMLAH AKHIR"] * last
    parts = [recap.figures[:start]] * carried + [[one] for one in recap.figures[start:end]] + [recap.figures] * last
    by_column = recap.sex_in == "columns"
    top: list[Value] = [cell for name in columns for cell in ((name, None, None) if by_column else (name,))]
    rows: list[list[Value]] = [["NO", "URAIAN", None, None, "RINCIAN"], [None, None, None, None, *top]]
    if by_column:
        rows.append([None, None, None, None, *(["L", "P", "JML"] * len(columns))])
    for lead, line in (*_people(recap), *_papers(recap), *_contest(recap)):
        cells = [[_sum(recap, part, key) for key in line] for part in parts] if line else []
        if by_column:
            cells = [each + [None] * (3 - len(each)) for each in cells]
        rows.append([*lead, *[None] * (4 - len(lead)), *(cell for each in cells for cell in each)])
    return rows


#: A row of a page: what stands in front, and the keys of one figure for each column, or of three of them.
_Line = tuple[list[Value], tuple[Key, ...]]


def _people(recap: Recap) -> Iterator[_Line]:
    yield ["I.", "DATA PEMILIH DAN PENGGUNAAN HAK PILIH"], ()
    group = ""
    for number, (stem, letter, words, label) in enumerate(_PEOPLE, 1):
        if stem not in recap.keys:
            continue
        if words != group:
            group = words
            yield [letter, words], ()
        if recap.sex_in == "columns":
            yield [number, label], (f"{stem}_l", f"{stem}_p", stem)
        else:
            yield [number, label, None, "LK"], (f"{stem}_l",)
            yield [None, None, None, "PR"], (f"{stem}_p",)
            yield [None, None, None, "JML"], (stem,)


def _papers(recap: Recap) -> Iterator[_Line]:
    yield ["II.", "DATA PENGGUNAAN SURAT SUARA"], ()
    for number, (key, label) in enumerate(_BALLOTS, 1):
        if key in recap.keys:
            yield [number, label], (key,)


def _contest(recap: Recap) -> Iterator[_Line]:
    yield ["III.", "DATA PEROLEHAN SUARA"], ()
    for number, (name, candidates) in recap.parties.items():
        yield ["A.1", f"{number}. {name}"], (f"own{number}",)
        for place, person in enumerate(candidates, 1):
            yield ["A.2" if place == 1 else None, place, person], ((number, place),)
        yield ["B", "JUMLAH SUARA SAH PARTAI POLITIK DAN CALON (A.1+A.2)"], (number,)
    for number, pair in enumerate(recap.pairs, 1):
        yield [f"{number:02}", pair], (number,)
    yield ["IV.", "DATA SUARA SAH DAN TIDAK SAH"], ()
    for key, letter, label in _VOTES:
        yield [letter, label], (key,)


def _sum(recap: Recap, parts: Sequence[Figures], key: Key) -> Value:
    values = [part[key] for part in parts]
    if len(values) == 1:
        value = values[0]
        return value if value is None or not recap.dots or value < 1000 else f"{value:,}".replace(",", ".")
    return sum(value or 0 for value in values)


@st.composite
def recaps(draw: st.DrawFn) -> Recap:
    """Draw a recap, and how it is laid out."""
    areas = list(draw(st.lists(st.sampled_from(AREAS), min_size=2, max_size=6, unique=True)))
    stems = [stem for stem, *_ in _PEOPLE if draw(st.booleans())]
    keys: list[Key] = [f"{stem}{sex}" for stem in stems for sex in ("_l", "_p", "")]
    keys += [key for key, _ in _BALLOTS if draw(st.booleans())]
    parties: dict[int, tuple[str, list[str]]] = {}
    pairs: list[str] = []
    if draw(st.booleans()):
        for number in range(1, draw(st.integers(1, 3)) + 1):
            parties[number] = (PARTIES[number - 1], list(NAMES[: draw(st.integers(1, 3))]))
            keys.append(f"own{number}")
            keys += [(number, place + 1) for place in range(len(parties[number][1]))]
            keys.append(number)
    else:
        pairs = list(PAIRS[: draw(st.integers(2, 3))])
        keys += list(range(1, len(pairs) + 1))
    keys += [key for key, *_ in _VOTES]
    figures = [draw(_figures(stems, keys, parties, pairs)) for _ in areas]
    return Recap(
        areas,
        figures,
        keys,
        parties,
        pairs,
        draw(st.integers(1, 6)),
        draw(st.booleans()),
        draw(st.booleans()),
        draw(st.booleans()),
        draw(st.sampled_from(["rows", "columns"])),
        draw(st.booleans()),
    )


@st.composite
def _figures(
    draw: st.DrawFn,
    stems: Sequence[str],
    keys: Sequence[Key],
    parties: dict[int, tuple[str, list[str]]],
    pairs: Sequence[str],
) -> Figures:
    """Draw the figures of one area, all of whose sums are right."""
    number = st.integers(1, 30_000)
    found: Figures = {key: draw(number) for key in keys}
    for stem in stems:
        found[stem] = (found[f"{stem}_l"] or 0) + (found[f"{stem}_p"] or 0)
    for party, (_, candidates) in parties.items():
        own = found[f"own{party}"] or 0
        found[party] = own + sum(found[party, place + 1] or 0 for place in range(len(candidates)))
    found["valid"] = sum(found[key] or 0 for key in (*parties, *range(1, len(pairs) + 1)))
    found["cast"] = found["valid"] + (found["invalid"] or 0)
    return found
