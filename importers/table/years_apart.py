"""Tables whose columns are of several elections, as years above them say: one table for each of them, newest first.

It knows headings and titles only; which of the elections is taken is for `contests`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from importers.table.layout import Table
from importers.wording.headings import Meaning, Role, meaning_of

#: "2014", "TAHUN 2014", "PEMILU 2014", all that a part of a heading says.
_YEAR = re.compile(
    r"\W*(?:(?:tahun|pemilu|pileg|pilpres|pilkada|pilwalkot|pilbup|pilgub|pemilihan umum)\s+)*((?:19|20)\d\d)\W*",
    re.IGNORECASE,
)
#: What ends the words that say what a table counts: "JUMLAH PEMILIH MENURUT KECAMATAN DI KOTA BOGOR, 2014 DAN 2019".
_BEHIND = re.compile(
    r"\s*(?:\b(?:menurut|per|tiap|setiap|di|pada|tahun|hasil|by)\b|[/,:(]|\b(?:19|20)\d\d\b)", re.IGNORECASE
)
#: "2009, 2014 DAN 2019" in a title.
_LIST = re.compile(r"(?:\b(?:19|20)\d\d\b(?:\s*(?:,|&|/|-|–|\bdan\b)\s*)*){2,}", re.IGNORECASE)
_PEOPLE = ("registered", "voted")


def by_years(table: Table) -> list[Table]:
    """Return ``table`` as one for each year above its columns; alone where these are of one, or of none.

    Columns without a year go with each. Those headed by a year alone count what the titles say, if these say it.
    """
    years = {at: found for at, parts in table.headings.items() if (found := _year_of(parts)) is not None}
    different = sorted(set(years.values()), reverse=True)
    if len(different) < 2 or table.known:
        return [table]
    bare = [at for at in years if len(table.headings[at]) == 1]
    counted = _counted(table.titles) if bare else None
    if len(bare) not in (0, len(years)) or (bare and counted is None):
        return [table]
    return [_part(table, year, years, counted) for year in different]


def _part(table: Table, year: int, years: Mapping[int, int], counted: tuple[str, Meaning] | None) -> Table:
    """Return the columns of one year, and those of all."""
    kept = {at: parts for at, parts in table.headings.items() if years.get(at, year) == year}
    said = {at: label for at, label in table.said.columns.items() if years.get(at, year) == year}
    own = [at for at in kept if at in years]
    title = next(part for part in kept[own[0]] if _YEAR.fullmatch(part))
    title = f"TAHUN {year}" if title.strip().isdecimal() else title
    for at in own:
        rest = tuple(part for part in kept[at] if not _YEAR.fullmatch(part))
        kept[at] = rest or ((counted[0],) if counted is not None else kept[at])
    return replace(
        table,
        headings=kept,
        said=replace(table.said, columns=said),
        known={} if counted is None else dict.fromkeys(own, counted[1]),
        titles=(*(_LIST.sub(f"{year} ", each).strip() for each in table.titles), title),
        year=year,
    )


def _year_of(parts: Sequence[str]) -> int | None:
    """Return the year that one part of a heading is; None where none is, or several are."""
    found = {int(match[1]) for part in parts if (match := _YEAR.fullmatch(part)) is not None}
    return found.pop() if len(found) == 1 else None


def _counted(titles: Sequence[str]) -> tuple[str, Meaning] | None:
    """Return what the nearest title says that all columns count, if it is voters or votes."""
    for title in reversed(titles):
        text = _BEHIND.split(title, maxsplit=1)[0].strip()
        meaning = meaning_of((text,)) if text else None
        if meaning is None or meaning.role is not Role.MEASURE:
            continue
        field = meaning.field or ""
        if field.startswith(_PEOPLE) or field in ("valid", "invalid", "cast"):
            return text, meaning
    return None
