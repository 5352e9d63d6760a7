"""The habits of those who make sheets with areas as rows, each of which varies by itself."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import strategies as st

from tests.importers.sheet_columns import MEASURES, OTHERS, PAIRS, PARTIES, SHARES

_TITLES = (
    "REKAPITULASI HASIL PENGHITUNGAN PEROLEHAN SUARA", "PEMILIHAN UMUM TAHUN 2019", "TINGKAT KOTA BOGOR",
    "(dalam satuan suara)",
)  # fmt: skip
_NOTES = ("Sumber: KPU Kota Bogor", "Bogor, 5 Mei 2019", "Ketua", "Keterangan: data sementara", "*) data sementara")
LEADS = {
    "single": ("KECAMATAN",), "two": ("KECAMATAN", "DESA/KELURAHAN"), "mixed": ("KECAMATAN / KELURAHAN",),
    "sections": ("KELURAHAN",), "stations": ("Kecamatan", "Kelurahan", "TPS"),
}  # fmt: skip


@dataclass(frozen=True)
class Style:
    """The habits with which a sheet is made; ``seed`` draws names, figures and the order of blocks."""

    seed: int
    titles: tuple[str, ...]
    indented: int
    within: bool
    areas: str
    mark: str
    wider_sums: bool
    numbered: bool
    repeated_names: bool
    merged: bool
    low_leads: bool
    numbering: bool
    contest: str
    way: int
    count: int
    group: str | None
    shares: str | None
    share_as: str
    total_column: str | None
    own: bool
    party_sums: bool
    measures: tuple[str, ...]
    thousands: str
    blank: str | None
    blanks: bool
    subtotals: str | None
    grand: str | None
    share_row: bool
    header_again: bool
    others: tuple[str, ...]
    coded: bool
    label_last: bool
    grand_first: bool
    gaps: bool
    empty: bool
    notes: tuple[str, ...]


_BOOL = st.booleans()
STYLES = st.builds(
    Style,
    seed=st.integers(0, 1 << 32),
    titles=st.lists(st.sampled_from(_TITLES), max_size=3, unique=True).map(tuple),
    indented=st.integers(0, 2),
    within=_BOOL,
    areas=st.sampled_from(sorted(LEADS)),
    mark=st.sampled_from(["capitals", "indent", "roman", "words"]),
    wider_sums=_BOOL, numbered=_BOOL, repeated_names=_BOOL, merged=_BOOL, low_leads=_BOOL, numbering=_BOOL,
    contest=st.sampled_from(["council", "pairs", "parties"]),
    way=st.integers(0, max(len(PAIRS), len(PARTIES)) - 1),
    count=st.integers(2, 5),
    group=st.sampled_from([None, "PEROLEHAN SUARA", "Perolehan Suara Sah"]),
    shares=st.sampled_from(SHARES),
    share_as=st.sampled_from(["text", "fraction", "number"]),
    total_column=st.sampled_from([None, "JUMLAH", "Total", "Jumlah Suara Sah"]),
    own=_BOOL, party_sums=_BOOL,
    measures=st.lists(st.sampled_from(MEASURES), max_size=3, unique=True).map(tuple),
    thousands=st.sampled_from(["plain", "dots", "blanks", "decimal", "padded"]),
    blank=st.sampled_from([None, "-", "NA"]),
    blanks=_BOOL,
    subtotals=st.sampled_from([None, "JUMLAH {name}", "SUB TOTAL", "Jumlah Kec. {name}"]),
    grand=st.sampled_from([None, "JUMLAH", "TOTAL", "GRAND TOTAL", "Jumlah Total", "JUMLAH AKHIR", "T O T A L"]),
    share_row=_BOOL, header_again=_BOOL,
    others=st.lists(st.sampled_from(sorted(OTHERS)), max_size=2, unique=True).map(tuple),
    coded=_BOOL, label_last=_BOOL, grand_first=_BOOL, gaps=_BOOL, empty=_BOOL,
    notes=st.lists(st.sampled_from(_NOTES), max_size=3, unique=True).map(tuple),
)  # fmt: skip
