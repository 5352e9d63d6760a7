"""What each column of a table is: areas and codes, contestants and measures by source, sums, and what is no result.

Headings propose and values decide: a share without its "%" or a count of TPS is known by what stands under it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from importers.content import Content, content_of, deviation
from importers.contestants import STRONG, Roster, contestant_of
from importers.grid import Value
from importers.headings import UNKNOWN, VOCABULARY, VOTES, Meaning, Role, compact, meaning_of, words
from importers.layout import Table
from importers.meanings import meaning_in
from importers.records import Problem, Severity, cell_name

#: Rows looked at to judge a column.
SAMPLE = 400
#: How far sums may be off on the whole before they are no sums: real tables are full of slips.
_SLIPS = 0.05
_VOTES_TITLE = re.compile(
    r"perolehan\s+suara|(peng|per)hitungan\s+suara|hasil\s+(pemilu|pemilihan|pilkada|pilpres|pileg|pilgub|suara)"
    r"|rekap\w*\s+(hasil|suara|perolehan)|suara\s+sah|pilpres|pileg|pilgub|pilwal|pilbup|pilkada|c1|db1|da1|d\.?hasil",
    re.IGNORECASE,
)
_ELECTION_TITLE = re.compile(
    r"pemilu\b|pemilihan\s+(umum|presiden|gubernur|bupati|wali\s?kota|calon|anggota)", re.IGNORECASE
)
_DPT_TITLE = re.compile(r"daftar\s+pemilih\s+tetap\b|\bdpt\b", re.IGNORECASE)
_OTHER_LISTS = re.compile(r"pemilih\s+tetap\s+tambahan|pemilih\s+khusus|\bdptb\b|\bdpk\b|\bdpph\b", re.IGNORECASE)
_OTHER_TITLE = re.compile(
    r"anggaran|biaya|honor|\bdana\b|rupiah|logistik|anggota|saksi|pengurus|verifikasi|kampanye|\bapk\b|bantuan|keuangan"
    r"|kursi|sosialisasi|jadwal|inventaris|barang|pelantikan|petugas|dukungan|gaji|belanja",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Column:
    """One column while it is being understood; ``place`` is 0-based."""

    place: int
    parts: tuple[str, ...]
    meaning: Meaning
    content: Content
    source: str | None = None
    of: tuple[int, ...] = ()

    @property
    def heading(self) -> str:
        """Return the heading as people read it, group headings first."""
        return " / ".join(self.parts)

    def means(self, role: Role) -> bool:
        """Tell whether the column has that role."""
        return self.meaning.role is role

    @property
    def figures(self) -> bool:
        """Tell whether the column holds figures of a contestant or a measure."""
        return self.meaning.role in (Role.CONTESTANT, Role.MEASURE)

    @property
    def key(self) -> tuple[object, ...]:
        """Return what makes two columns say the same thing: measure or contestant, and the source."""
        meaning = self.meaning
        if meaning.role is Role.MEASURE:
            return (meaning.field, self.source)
        who = meaning.number if meaning.number is not None else compact(meaning.name or self.heading)
        return (who, meaning.candidate, meaning.number is None and meaning.candidate is None, self.source)


@dataclass(slots=True)
class Columns:
    """All columns of a table, in their order, and what was found worth saying about them."""

    all: list[Column]
    problems: list[Problem] = field(default_factory=list)
    sources: tuple[str, ...] = ()

    def having(self, *roles: Role) -> list[Column]:
        """Return the columns with one of ``roles``."""
        return [column for column in self.all if column.meaning.role in roles]


def understand(table: Table, roster: Roster) -> Columns:
    """Return what each column of ``table`` is, judged by its heading and by the rows under it."""
    rows = [table.sheet.rows[place] for place in range(table.first, min(table.last, table.first + SAMPLE))]
    rows = [row for row in rows if any(map(_counts, row))] or rows
    groups = Counter(parts[:-1] for parts in table.headings.values() if len(parts) > 1)
    width = max((*table.headings, *(len(row) for row in rows)), default=0)
    found: list[Column] = []
    for place in range(width):
        parts = table.headings.get(place + 1, ())
        meaning = table.known.get(place + 1) or (meaning_in(parts, roster, groups) if parts else UNKNOWN)
        found.append(Column(place, parts, meaning, content_of([_at(row, place) for row in rows])))
    columns = Columns([column for column in found if column.parts or column.content.filled])
    _find_sources(columns, [each for each in columns.all if each.place + 1 not in table.known], roster, groups)
    _see_shares(columns)
    _resolve_moved(columns)
    context = " ".join((*table.titles, table.sheet.name))
    _resolve_genders(columns, context)
    _resolve_list(columns, context)
    _resolve_sums(columns)
    _judge_contestants(columns, context)
    _refuse_texts(columns, table)
    _drop_repeated(columns, table)
    return columns


def _counts(value: Value) -> bool:
    """Tell a cell that may be a figure or a code; rows without any are notes and headings of groups."""
    return value is not None and (not isinstance(value, str) or value.strip()[:1].isdigit())


def _at(row: Sequence[Value], place: int) -> Value:
    return row[place] if place < len(row) else None


def _find_sources(columns: Columns, among: Sequence[Column], roster: Roster, groups: Counter[tuple[str, ...]]) -> None:
    """Find prefixes under which the same meanings recur ("situng_sah", "kawal_sah"), whatever they are called."""
    seen: dict[str, dict[int, Meaning]] = {}
    named: dict[str, str] = {}
    glued: set[str] = set()
    for column in among:
        for prefix, rest in _splits_of_source(column.parts, roster):
            meaning = meaning_in(rest, roster, groups)
            if meaning.role not in (Role.MEASURE, Role.CONTESTANT, Role.SUM, Role.PERCENT):
                continue
            seen.setdefault(compact(prefix), {})[column.place] = meaning
            named.setdefault(compact(prefix), prefix)
            if len(column.parts) == 1 and "_" in column.parts[0]:
                glued.add(compact(prefix))
            break
    keys = {prefix: {_what(meaning) for meaning in meanings.values()} for prefix, meanings in seen.items()}
    taken = [
        prefix
        for prefix, own in keys.items()
        if any(own & other for rival, other in keys.items() if rival != prefix)
        or (prefix in glued and len(own) > 1 and any(kind in ("valid", "invalid") or who for kind, who in own))
    ]
    for prefix in taken:
        for place, meaning in seen[prefix].items():
            column = next(column for column in columns.all if column.place == place)
            column.meaning, column.source = meaning, named[prefix]
    columns.sources = tuple(named[prefix] for prefix in taken)


def _what(meaning: Meaning) -> tuple[str, str]:
    if meaning.role is Role.CONTESTANT:
        return ("", f"{meaning.number or compact(meaning.name or '')}.{meaning.candidate or ''}")
    return (meaning.field or str(meaning.role), "")


def _splits_of_source(parts: tuple[str, ...], roster: Roster) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Split a heading into what may be a source and the rest: "situng_sah", "01 (Pleno)", "Kawal Pemilu - 01".

    A source begins with a word that says nothing by itself; another word may belong to it.
    """
    if not parts:
        return
    if len(parts) > 1 and _says_nothing(parts[0], roster):
        yield parts[0], parts[1:]
    front = re.match(r"(([A-Za-z][A-Za-z0-9]*)[_\s.:-]+)(\S.*)$", parts[0], re.DOTALL)
    if front is not None and _says_nothing(front[2], roster):
        yield front[2], (front[3], *parts[1:])
        second = re.match(r"([A-Za-z]+)[_\s.:-]+(\S.*)$", front[3], re.DOTALL)
        if second is not None:
            yield front[1] + second[1], (second[2], *parts[1:])
    back = re.match(r"(.*\S)\s*(?:\(([^()]+)\)|[_\s]((?:19|20)\d\d))$", parts[-1], re.DOTALL)
    if back is not None and _says_nothing(back[2] or back[3], roster):
        yield back[2] or back[3], (*parts[:-1], back[1])


def _says_nothing(text: str, roster: Roster) -> bool:
    said = words(text)
    return bool(said) and not VOCABULARY & set(said) and contestant_of((text,), roster) is None


def _see_shares(columns: Columns) -> None:
    """Know columns of percentages by their values where the heading is no sure figure."""
    for column in columns.all:
        unsure = column.meaning.role in (Role.UNKNOWN, Role.SUM, Role.GENDER) or (
            column.figures and column.meaning.likelihood < STRONG
        )
        if column.content.shares and (unsure or _has_twin(columns, column)):
            column.meaning = Meaning(Role.PERCENT)


def _has_twin(columns: Columns, column: Column) -> bool:
    """Tell whether an earlier column says the same: then the one full of shares is the other's percentage."""
    return column.figures and any(
        other.figures and other.key == column.key and not other.content.shares
        for other in columns.all
        if other is not column
    )


def _resolve_moved(columns: Columns) -> None:
    """Give the lists of a Pilkada before 2020 their later names: those who moved (DPPh) and, beside them, DPTb.

    From 2019 on the moved are called DPTb, and those who vote by identity card, who were DPTb, are called DPK.
    """
    moved = {column.source for column in columns.having(Role.MEASURE) if "dpph" in words(column.heading)}
    later = {column.source for column in columns.having(Role.MEASURE) if "_dpk" in (column.meaning.field or "")}
    for column in columns.having(Role.MEASURE):
        name = column.meaning.field or ""
        if "_dptb" in name and column.source in moved - later and "dpph" not in words(column.heading):
            column.meaning = replace(column.meaning, field=name.replace("_dptb", "_dpk"), likelihood=0.65)


def _resolve_genders(columns: Columns, context: str) -> None:
    """Give L and P without a group the meaning that the title has ("DAFTAR PEMILIH TETAP")."""
    base = meaning_of((_people_of(context),)).field if _people_of(context) else None
    for column in columns.having(Role.GENDER):
        if base is not None and column.content.numbers:
            column.meaning = Meaning(Role.MEASURE, field=f"{base}{column.meaning.field}", likelihood=0.8)
        else:
            column.meaning = Meaning(Role.COUNT)


def _resolve_list(columns: Columns, context: str) -> None:
    """Know "Pemilih L, P, L+P" under the title of a DPT for that list, and not for the total of all lists."""
    registered = [each for each in columns.having(Role.MEASURE) if (each.meaning.field or "").startswith("registered_")]
    plain = all((column.meaning.field or "").startswith("registered_total") for column in registered)
    if registered and plain and _DPT_TITLE.search(context) and not _OTHER_LISTS.search(context):
        for column in registered:
            name = (column.meaning.field or "").replace("registered_total", "registered_dpt")
            column.meaning = replace(column.meaning, field=name)


def _people_of(context: str) -> str:
    found = re.search(
        r"pengguna hak pilih|daftar pemilih \w+|\bdpt\w{0,2}\b|\bdpk\b|pemilih disabilitas|\bpemilih\b",
        context,
        re.IGNORECASE,
    )
    return found[0] if found else ""


def _resolve_sums(columns: Columns) -> None:
    """Tell what a "Jumlah" is the sum of by its values: of L and P, of valid and invalid, or of the contestants."""
    for column in columns.having(Role.SUM):
        if not column.content.numbers:
            column.meaning = Meaning(Role.COUNT)
            continue
        tried = [
            (deviation(column.content.values, [part.content.values for part in parts]), order, meaning, parts)
            for order, (meaning, parts) in enumerate(_hypotheses(columns, column))
        ]
        best = min(tried, default=None, key=lambda trial: trial[:2])
        if best is not None and best[0] <= _SLIPS:
            column.meaning, column.of = best[2], tuple(part.place for part in best[3])
        else:
            column.meaning = _unproven(columns, column)


def _hypotheses(columns: Columns, column: Column) -> list[tuple[Meaning, list[Column]]]:
    beside = [
        other
        for other in columns.all
        if other.figures
        and other.source in (column.source, None)
        and not (len(column.parts) > 1 and _apart(column, other))
    ]
    fields = {other.meaning.field: other for other in beside if other.means(Role.MEASURE)}
    found: list[tuple[Meaning, list[Column]]] = []
    if {"valid", "invalid"} <= fields.keys() and "cast" not in fields:
        found.append((Meaning(Role.MEASURE, field="cast", likelihood=0.95), [fields["valid"], fields["invalid"]]))
    for name, male in fields.items():
        base = (name or "").removesuffix("_l")
        if base != name and f"{base}_p" in fields and base not in fields:
            found.append((Meaning(Role.MEASURE, field=base, likelihood=0.95), [male, fields[f"{base}_p"]]))
    for whole, sex in ((whole, sex) for whole in ("registered", "voted") for sex in ("", "_l", "_p")):
        lists = [fields[name] for name in (f"{whole}_{each}{sex}" for each in ("dpt", "dptb", "dpk")) if name in fields]
        if len(lists) > 1 and f"{whole}_total{sex}" not in fields:
            found.append((Meaning(Role.MEASURE, field=f"{whole}_total{sex}", likelihood=0.95), lists))
    parts = [other for other in beside if other.means(Role.CONTESTANT)]
    candidates = [
        other for other in parts if other.meaning.candidate is not None and other.parts[:-1] == column.parts[:-1]
    ]
    if candidates:
        found.append((Meaning(Role.SUM), [other for other in parts if other.parts[:-1] == column.parts[:-1]]))
    elif len(parts) > 1:
        found.append((Meaning(Role.SUM), parts))
    return found


def _apart(column: Column, other: Column) -> bool:
    """Tell whether another column stands in a group of people while a sum stands in one of votes, or the reverse."""
    mine, theirs = meaning_of(column.parts[:-1]), meaning_of(other.parts[:-1])
    return mine.role is Role.MEASURE and theirs.role is Role.MEASURE and mine.field != theirs.field


def _unproven(columns: Columns, column: Column) -> Meaning:
    """Return what an unproven sum is by its words alone."""
    own = set(words(column.parts[-1]))
    beside = [other for other in columns.all if other.figures and other.source in (column.source, None)]
    fields = {other.meaning.field for other in beside}
    if {"valid", "invalid"} <= fields and "cast" not in fields:
        return Meaning(Role.MEASURE, field="cast", likelihood=0.6)
    if "suara" in own and own - {"suara"} and fields & {"valid", "invalid"} and "cast" not in fields:
        return Meaning(Role.MEASURE, field="cast", likelihood=0.6)
    if sum(1 for other in beside if other.means(Role.CONTESTANT)) > 1:
        column.of = tuple(other.place for other in beside if other.means(Role.CONTESTANT))
        return Meaning(Role.SUM, likelihood=0.5)
    return Meaning(Role.COUNT)


def _judge_contestants(columns: Columns, context: str) -> None:
    """Keep weakly named contestants only where something says that this is a table of votes."""
    votes = bool(_VOTES_TITLE.search(context))
    other = bool(_OTHER_TITLE.search(context)) and not votes
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
    if votes or measured or strong:
        _guess_names(columns, votes=votes)


def _guess_names(columns: Columns, *, votes: bool) -> None:
    """Take unknown columns of whole numbers for contestants by name, where sums or the title bear it out."""
    unknown = [
        column
        for column in columns.having(Role.UNKNOWN)
        if column.parts and column.content.whole and re.search(r"[A-Za-z]{3}", column.parts[-1])
    ]
    if not unknown:
        return
    known = columns.having(Role.CONTESTANT)
    spoken = [column for column in unknown if any(VOTES & set(words(part)) for part in column.parts[:-1])]
    sums = [column for column in columns.all if column.meaning.field == "valid" or column.means(Role.SUM)]
    proven = any(
        deviation(total.content.values, [column.content.values for column in (*known, *unknown)])
        < min(_SLIPS, deviation(total.content.values, [column.content.values for column in known]) if known else 1.0)
        for total in sums
    )
    taken = unknown if proven else spoken if not sums else []
    if not taken and votes and not known and not sums:
        taken = unknown
    for column in taken:
        column.meaning = Meaning(Role.CONTESTANT, name=column.parts[-1].strip(), likelihood=0.6)


def _refuse_texts(columns: Columns, table: Table) -> None:
    """Give up columns that should hold figures and hold mostly something else."""
    for column in columns.all:
        if column.figures and column.content.filled and not column.content.numeric:
            where = cell_name(table.sheet.numbers[table.first], column.place + 1)
            columns.problems.append(
                Problem(
                    "column_without_numbers",
                    Severity.WARNING,
                    table.sheet.name,
                    where,
                    data={"heading": column.heading},
                )
            )
            column.meaning = Meaning(Role.NOTE)


def _drop_repeated(columns: Columns, table: Table) -> None:
    """Keep the first of several columns that say the same; the others are told, never added."""
    seen: dict[tuple[object, ...], Column] = {}
    for column in columns.all:
        if not column.figures:
            continue
        first = seen.setdefault(column.key, column)
        if first is column:
            continue
        if first.content.values != column.content.values:
            cells = tuple(cell_name(table.header_rows[-1], each.place + 1) for each in (column, first))
            columns.problems.append(
                Problem(
                    "column_repeated",
                    Severity.WARNING,
                    table.sheet.name,
                    cells[0],
                    cells,
                    data={"heading": column.heading, "first": first.heading},
                )
            )
        column.meaning = replace(column.meaning, role=Role.NOTE)
