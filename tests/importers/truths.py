"""Workbooks generated from a known truth, laid out as offices do: titles, group headings, sums, dots, blanks, notes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from hypothesis import strategies as st

from importers.grid import Value
from importers.records import Level
from tests.importers.sheets import Merge

_KECAMATAN = ("BOGOR SELATAN", "BOGOR TIMUR", "BOGOR TENGAH", "Tanah Sareal")
_KELURAHAN = ("EMPANG", "CIPAKU", "Tajur", "Sukasari", "PALEDANG", "Kedung Badak", "Mekarwangi", "CIBOGOR")
_TITLES = (
    "REKAPITULASI HASIL PENGHITUNGAN PEROLEHAN SUARA",
    "PEMILIHAN UMUM TAHUN 2019",
    "TINGKAT KOTA BOGOR",
    "(dalam satuan suara)",
)
_NOTES = ("Sumber: KPU Kota Bogor", "Bogor, 5 Mei 2019", "Ketua", "Keterangan: data sementara")
#: Ways to write the heading of contestant ``n``.
_WAYS = ("0{n}", "Paslon {n}", "pas{n}", "No. {n}", "paslon_0{n}", "Nomor Urut {n}")
_PARTIES = ("PKB", "GERINDRA", "PDI PERJUANGAN", "GOLKAR", "NasDem", "PKS", "Partai Demokrat")
#: Measures with their headings: alone, or under a group.
_ALONE = {
    "registered_dpt": ("DPT", "Jumlah DPT", "Pemilih dalam DPT"),
    "voted_total": ("Pengguna Hak Pilih", "Jumlah Pengguna Hak Pilih"),
    "valid": ("Suara Sah", "SAH", "Jumlah Suara Sah"),
    "invalid": ("Suara Tidak Sah", "TIDAK SAH", "TDK SAH"),
}
_GROUPS: dict[str, tuple[tuple[str, str], ...]] = {
    "DATA PEMILIH (DPT)": (("L", "registered_dpt_l"), ("P", "registered_dpt_p"), ("JML", "registered_dpt")),
    "PENGGUNA HAK PILIH": (("L", "voted_total_l"), ("P", "voted_total_p"), ("JUMLAH", "voted_total")),
    "SUARA": (("SAH", "valid"), ("TIDAK SAH", "invalid")),
    "SURAT SUARA": (("DITERIMA", "ballots_received"), ("DIGUNAKAN", "ballots_used"), ("RUSAK", "ballots_damaged")),
}


@dataclass
class Truth:
    """What a generated sheet says, and the sheet itself."""

    rows: list[list[Value]] = field(default_factory=list)
    merges: list[Merge] = field(default_factory=list)
    header: list[int] = field(default_factory=list)
    keys: list[str | int] = field(default_factory=list)
    areas: list[tuple[str, ...]] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    values: list[tuple[int | None, ...]] = field(default_factory=list)
    totals: int = 0
    level: Level = Level.SUBDISTRICT


@st.composite
def truths(draw: st.DrawFn) -> Truth:
    """Draw a sheet with areas as rows, and what it says."""
    truth = Truth()
    blocks = draw(_blocks())
    nested = draw(st.booleans())
    numbered = draw(st.booleans())
    merged = draw(st.booleans())
    for title in draw(st.lists(st.sampled_from(_TITLES), max_size=3, unique=True)):
        truth.rows.append([None] * draw(st.integers(0, 2)) + [title])
    if truth.rows and draw(st.booleans()):
        truth.rows.append([])
    levels = ["KECAMATAN", "DESA/KELURAHAN"] if nested else [draw(st.sampled_from(["KECAMATAN", "Nama Kecamatan"]))]
    truth.level = Level.VILLAGE if nested else Level.SUBDISTRICT
    lead = (["NO"] if numbered else []) + levels
    _write_header(truth, lead, blocks, merged=merged)
    if draw(st.booleans()):
        truth.rows.append([f"({place})" for place in range(1, len(lead) + sum(len(parts) for _, parts in blocks) + 1)])
    _write_body(draw, truth, nested=nested, numbered=numbered, merged=merged)
    for note in draw(st.lists(st.sampled_from(_NOTES), max_size=3, unique=True)):
        truth.rows.append([None, note])
    return truth


@st.composite
def _blocks(draw: st.DrawFn) -> list[tuple[str | None, list[tuple[str, str | int]]]]:
    """Draw blocks of columns: (group heading or None, (heading, what it is))."""
    if draw(st.booleans()):
        count = draw(st.integers(2, 5))
        way = draw(st.sampled_from(_WAYS))
        contestants: list[tuple[str, str | int]] = [(way.format(n=n), n) for n in range(1, count + 1)]
    else:
        parties = draw(st.lists(st.sampled_from(_PARTIES), min_size=2, max_size=5, unique=True))
        contestants = [(party, party) for party in parties]
    group = draw(st.sampled_from([None, "PEROLEHAN SUARA", "Perolehan Suara Sah"]))
    blocks: list[tuple[str | None, list[tuple[str, str | int]]]] = [(group, contestants)]
    taken: set[str] = set()
    for name in draw(st.lists(st.sampled_from(sorted(_GROUPS)), max_size=3, unique=True)):
        blocks.append((name, list(_GROUPS[name])))
        taken.update(field for _, field in _GROUPS[name])
    alone = draw(st.lists(st.sampled_from(sorted(_ALONE)), max_size=3, unique=True))
    blocks.extend(
        (None, [(draw(st.sampled_from(_ALONE[measure])), measure)]) for measure in alone if measure not in taken
    )
    return draw(st.permutations(blocks))


def _write_header(
    truth: Truth, lead: Sequence[str], blocks: Sequence[tuple[str | None, list[tuple[str, str | int]]]], *, merged: bool
) -> None:
    upper: list[Value] = list(lead)
    lower: list[Value] = [None] * len(lead)
    row = len(truth.rows) + 1
    for group, parts in blocks:
        start = len(upper) + 1
        truth.keys.extend(key for _, key in parts)
        if group is None:
            upper.extend(heading for heading, _ in parts)
            lower.extend([None] * len(parts))
        else:
            upper.extend([group] + [None] * (len(parts) - 1))
            lower.extend(heading for heading, _ in parts)
            if merged and len(parts) > 1:
                truth.merges.append((row, start, row, start + len(parts) - 1))
    truth.rows.append(upper)
    truth.header.append(row)
    if any(lower):
        truth.rows.append(lower)
        truth.header.append(row + 1)
        if merged:
            truth.merges.extend(
                (row, column, row + 1, column) for column, below in enumerate(lower, 1) if below is None
            )


def _write_body(draw: st.DrawFn, truth: Truth, *, nested: bool, numbered: bool, merged: bool) -> None:
    dots = draw(st.booleans())
    blank = draw(st.sampled_from([None, "-", "NA"]))
    subtotals = nested and draw(st.booleans())
    whole: list[tuple[int | None, ...]] = []
    number = 0
    for kecamatan in draw(st.lists(st.sampled_from(_KECAMATAN), min_size=1, max_size=4, unique=True)):
        within: list[tuple[int | None, ...]] = []
        parts = draw(st.lists(st.sampled_from(_KELURAHAN), min_size=1, max_size=4, unique=True)) if nested else [None]
        for at, kelurahan in enumerate(parts):
            number += 1
            values = draw(_figures(len(truth.keys)))
            within.append(values)
            lead: list[Value] = [number] if numbered else []
            lead += [kecamatan if at == 0 or not merged else None, kelurahan] if nested else [kecamatan]
            truth.rows.append([*lead, *(_written(value, dots=dots, blank=blank) for value in values)])
            truth.areas.append((kecamatan, kelurahan) if kelurahan is not None else (kecamatan,))
            truth.lines.append(len(truth.rows))
            truth.values.append(values)
        whole.extend(within)
        if subtotals:
            _write_sum(truth, f"JUMLAH {kecamatan}", within, numbered=numbered, nested=nested)
    if draw(st.booleans()):
        label = draw(st.sampled_from(["JUMLAH", "TOTAL", "GRAND TOTAL", "Jumlah Total"]))
        _write_sum(truth, label, whole, numbered=numbered, nested=nested)


@st.composite
def _figures(draw: st.DrawFn, width: int) -> tuple[int | None, ...]:
    values = draw(st.lists(st.none() | st.integers(0, 60_000), min_size=width, max_size=width))
    # a row all blank would be a note, and one that is all zero could be a sum of nothing
    return tuple(values) if any(values) else (7, *values[1:])


def _write_sum(
    truth: Truth, label: str, rows: Sequence[tuple[int | None, ...]], *, numbered: bool, nested: bool
) -> None:
    lead: list[Value] = [label] + [None] * (numbered + nested)
    truth.rows.append([*lead, *(sum(value or 0 for value in column) for column in zip(*rows, strict=True))])
    truth.totals += 1


def _written(value: int | None, *, dots: bool, blank: str | None) -> Value:
    if value is None:
        return blank
    return f"{value:,}".replace(",", ".") if dots and value >= 1000 else value
