"""Which weakly named columns are contestants: those of a table that something else says to be one of votes.

It knows titles, headings and samples; what a heading says by itself is for `contestants`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from importers.grid import Value
from importers.table.column import Column, Columns
from importers.table.column_parties import counted_once
from importers.table.column_sums import SLIPS
from importers.table.content import deviation
from importers.wording.contestants import STRONG
from importers.wording.headings import SUMS, UNKNOWN, VOTES, Meaning, Role, compact, words
from importers.wording.vocabulary import NOT, PAPERS

_VOTES_TITLE = re.compile(
    r"perolehan\s+suara|(peng|per)hitungan\s+suara|hasil\s+(pemilu|pemilihan|pilkada|pilpres|pileg|pilgub|suara)"
    r"|rekap\w*\s+(hasil|suara|perolehan)|suara\s+sah|c1|db1|da1|d\.?hasil",
    re.IGNORECASE,
)
#: An election's everyday name: a title with it speaks of votes, unless it speaks of something else.
_EVERYDAY_TITLE = re.compile(r"pilpres|pileg|pilgub|pilwal|pilbup|pilkada", re.IGNORECASE)
#: How far something got is told by these words, and nobody is called so.
_STATES = NOT | {
    "sudah",
    "telah",
    "selesai",
    "proses",
    "unggah",
    "upload",
    "target",
    "proyeksi",
    "prediksi",
    "estimasi",
}
#: What an office does and reports in the days of an election.
_DOINGS_TITLE = re.compile(
    r"pelanggaran|laporan|pengaduan|aduan|tanggapan|sengketa|distribusi|sortir|lipat|pengadaan|monitoring|pengawasan"
    r"|bimtek|pelatihan|rapat|kunjungan|progres|capaian|kegiatan|kehadiran|penerimaan|pemantau|relawan",
    re.IGNORECASE,
)
_ELECTION_TITLE = re.compile(
    r"pemilu\b|pemilihan\s+(umum|presiden|gubernur|bupati|wali\s?kota|calon|anggota)", re.IGNORECASE
)
_SHARE_TITLE = re.compile(r"\b(?:persen|prosen|persentase|prosentase)\b|%", re.IGNORECASE)
#: "Pemilu 2004 – Anggota DPR": members that are elected, not counted.
_ELECTED = re.compile(r"\b(?:pemilu|pemilihan)\b[^,.;]{0,30}?\banggota\s+(?=dpr|dpd|dewan)", re.IGNORECASE)
_OTHER_TITLE = re.compile(
    r"anggaran|biaya|honor|\bdana\b|rupiah|logistik|anggota|saksi|pengurus|verifikasi|kampanye|\bapk\b|bantuan|keuangan"
    r"|\blomba\b|\bjuri\b|sayembara|\bjuara\b|kursi|coklit|pantarlih|sosialisasi|jadwal|inventaris|barang|pelantikan|petugas|dukungan|gaji|belanja"
    r"|(?:jumlah|banyaknya)\s+(?:bakal\s+)?cal(?:eg|on)\b|\bdc[st]\b|daftar\s+calon\s+(?:tetap|sementara)"
    r"|\btarget\b|elektabilitas|\bsurve[iy]\b|jajak\s+pendapat",
    re.IGNORECASE,
)
#: "PEROLEHAN KURSI DPRD HASIL PEMILU 2024": what was won there, whatever "hasil pemilu" says.
_SEATS_TITLE = re.compile(r"\b(?:perolehan|jumlah|rekap\w*|komposisi|daftar)\s+kursi\b", re.IGNORECASE)

#: What is hoped for, asked of some people or played: no votes that were counted.
_ESTIMATE_TITLE = re.compile(
    r"\bquick\s*count\b|\bhitung\s+cepat\b|\bexit\s*poll\w*|\bsurve[iy]\b|jajak\s+pendapat|elektabilitas"
    r"|^\W*(?:rencana\s+|daftar\s+|rekap\w*\s+)?(?:target|proyeksi|prediksi|estimasi|simulasi)\s+"
    r"(?:perolehan|suara|kursi|kemenangan|hasil|pemungutan)",
    re.IGNORECASE,
)
#: Elections that are none of KPU's, and the words of those that are.
_OTHER_VOTE = re.compile(
    r"\bpilkades\b|pemilihan\s+(?:umum\s+)?(?:kepala\s+desa|ketua\s+(?:osis|bem|rt|rw|umum|kelas)|raya\b)|\bosis\b|\bpemira\b",
    re.IGNORECASE,
)
_OF_KPU = re.compile(r"presiden|gubernur|bupati|wali\s?kota|\bdprd?\b|\bdpd\b|pilkada|pileg|pilpres", re.IGNORECASE)
#: Words of what was counted, also beside an estimate.
_COUNTED = re.compile(r"rekapitulasi|\bpleno\b|real\s*count|\bc1\b|\bd\.?\s?hasil\b|\bkpu\b", re.IGNORECASE)
#: A nickname with its number behind it.
_BEHIND = re.compile(r"(.*[^\W\d_].*?)\s*\(\s*(?:no\W*)?0?(\d{1,2})\s*\)", re.IGNORECASE | re.DOTALL)
#: In so many rows contestants must come to a hundred before they are shares though nothing says so.
_TELLING = 3


def judge_contestants(columns: Columns, context: str, *, votes: bool = False) -> None:
    """Keep weakly named contestants only where something says that this is a table of ``votes``."""
    seats = bool(_SEATS_TITLE.search(context)) and "suara" not in words(context)
    spoken_of = bool(_VOTES_TITLE.search(context)) and not seats
    other = not votes and bool(_OTHER_TITLE.search(_ELECTED.sub(" ", context))) and not spoken_of
    votes = votes or (not other and bool(_VOTES_TITLE.search(context) or _EVERYDAY_TITLE.search(context)))
    measured = any(
        column.means(Role.MEASURE) and column.meaning.field in ("valid", "invalid", "cast", "voted_total")
        for column in columns.all
    )
    strong = any(column.means(Role.CONTESTANT) and column.meaning.likelihood >= STRONG for column in columns.all)
    pairs = [column for column in columns.having(Role.CONTESTANT) if column.meaning.name and column.content.whole]
    titled = bool(_ELECTION_TITLE.search(context)) and len(pairs) > 1
    for column in columns.having(Role.CONTESTANT):
        spoken = any(VOTES & set(words(part)) for part in column.parts)
        weak = column.meaning.likelihood < STRONG
        if (other and not measured and not spoken) or (weak and not (votes or measured or strong or spoken or titled)):
            column.meaning = UNKNOWN
        elif weak and spoken and column.meaning.number is not None:
            column.meaning = replace(column.meaning, likelihood=0.8)
    strong = any(column.meaning.likelihood >= STRONG for column in columns.having(Role.CONTESTANT))
    if votes or measured or strong:
        told = bool(_VOTES_TITLE.search(context)) or not _DOINGS_TITLE.search(context)
        _guess_names(columns, votes=votes and told)
    _leave_shares(columns, said=bool(_SHARE_TITLE.search(context)))


def are_estimates(titles: Sequence[str]) -> bool:
    """Tell the titles of a poll, a quick count or a target from those of votes that were counted."""
    return any(map(_ESTIMATE_TITLE.search, titles)) and not any(map(_COUNTED.search, titles))


def is_other_vote(titles: Sequence[str]) -> bool:
    """Tell the election of a village head, of pupils or students from those that KPU holds."""
    return any(map(_OTHER_VOTE.search, titles)) and not any(map(_OF_KPU.search, titles))


def _leave_shares(columns: Columns, *, said: bool) -> None:
    """Know a table of percentages without any sign of them by its rows, each of which comes to a hundred."""
    voted_for = counted_once(columns.all)
    measured = any(column.means(Role.MEASURE) for column in columns.all)
    if len(voted_for) < 2 or (measured and not said):
        return
    seen = 0
    for cells in zip(*(column.content.cells for column in voted_for), strict=True):
        numbers = [number for number in map(_share_in, cells) if number is not None]
        if not numbers:
            continue
        broken = not all(map(float.is_integer, numbers))
        if not (99 <= sum(numbers) <= 101 or (broken and 0.99 <= sum(numbers) <= 1.01)):
            return
        seen += 2 if broken else 1
    if seen >= (1 if said else _TELLING):
        for column in columns.having(Role.CONTESTANT):
            column.meaning = Meaning(Role.PERCENT)


def _share_in(cell: Value) -> float | None:
    """Return what a cell would be as a share."""
    if isinstance(cell, int | float):
        return float(cell)
    found = re.fullmatch(r"\s*(\d+(?:[.,]\d+)?)\s*%?\s*", cell) if isinstance(cell, str) else None
    return float(found[1].replace(",", ".")) if found else None


def _initials(columns: Columns) -> list[Column]:
    """Return columns headed by a letter alone; L, P and J are the sexes, unless valid votes say otherwise."""
    lone = [
        column
        for column in columns.having(Role.UNKNOWN, Role.COUNT, Role.SUM)
        if column.parts and column.content.whole and re.fullmatch(r"\W*[A-Za-z]\W*", column.parts[-1])
    ]
    letters = {compact(column.parts[-1]) for column in lone}
    valid = next((column.content.values for column in columns.all if column.meaning.field == "valid"), None)
    if letters <= {"l", "p", "j"}:
        spoken = all(any(VOTES & set(words(part)) for part in column.parts[:-1]) for column in lone)
        if valid is None or not spoken or deviation(valid, [column.content.values for column in lone]) > SLIPS:
            return []
    return lone if len(letters) > 1 else []


def _alone(columns: Columns, unknown: list[Column]) -> list[Column]:
    """Return the columns that only the title says to be of votes: several, none a "Jumlah …", none of a state."""
    states = any(_STATES & set(words(column.heading)) for column in columns.having(Role.UNKNOWN))
    named = [
        column
        for column in unknown
        if not SUMS & set(words(column.parts[-1])[:-1]) and not PAPERS & set(words(column.parts[-1]))
    ]
    return named if len(named) > 1 and not states else []


def _behind(taken: Sequence[Column]) -> dict[int, tuple[int, str]]:
    """Return by place the number behind each name, "RINDU (1)", and the name, if they are those of a whole ballot."""
    found = {column.place: _BEHIND.fullmatch(column.parts[-1].strip()) for column in taken}
    told = {place: (int(match[2]), match[1]) for place, match in found.items() if match is not None}
    whole = sorted(number for number, _ in told.values()) == list(range(1, len(taken) + 1))
    return told if whole and len(taken) > 1 else {}


def _guess_names(columns: Columns, *, votes: bool) -> None:
    """Take unknown columns of whole numbers for contestants by name, where sums or the title bear it out."""
    unknown = _initials(columns) or [
        column
        for column in columns.having(Role.UNKNOWN)
        if column.parts and column.content.whole and re.search(r"[A-Za-z]{2}", column.parts[-1])
        if not _STATES & set(words(column.parts[-1]))
    ]
    if not unknown:
        return
    known = counted_once(columns.all)
    spoken = [column for column in unknown if any(VOTES & set(words(part)) for part in column.parts[:-1])]
    sums = [
        column
        for column in columns.all
        if (column.meaning.field == "valid" or column.means(Role.SUM)) and column not in unknown
    ]
    proven = any(
        deviation(total.content.values, [column.content.values for column in (*known, *unknown)])
        < min(SLIPS, deviation(total.content.values, [column.content.values for column in known]) if known else 1.0)
        for total in sums
    )
    taken = unknown if proven else spoken if not sums else []
    if not taken and votes and not known and not sums:
        taken = _alone(columns, unknown)
    numbers = _behind(taken)
    for column in taken:
        number, name = numbers.get(column.place, (None, column.parts[-1].strip()))
        column.meaning = Meaning(Role.CONTESTANT, number=number, name=name, likelihood=0.6)
