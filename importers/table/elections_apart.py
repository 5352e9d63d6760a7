"""Tables of several elections, one table for each: by their rows, where columns "Tahun" and "Jenis Pemilu" say it.

It knows headings and what stands in such columns; which of the elections is taken is for `contests`, and years above
groups of columns are for `years_apart`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import islice

from importers.grid import Value
from importers.table.layout import Table
from importers.values import code_text
from importers.wording.headings import words

#: Headings of columns that say which election a row is of.
_OF_ELECTION = frozenset({"tahun", "year", "pemilu", "pemilihan", "election"})
_AROUND = frozenset({"jenis", "nama", "tingkat", "kategori"})
_YEAR = re.compile(r"(?:19|20)\d\d")
#: A file of more elections is no table of them.
_MOST = 40


def says_election(heading: str) -> bool:
    """Tell the heading of a column that says which election a row is of."""
    said = set(words(heading))
    return bool(said & _OF_ELECTION) and said <= _OF_ELECTION | _AROUND


def by_election(table: Table) -> list[Table]:
    """Return ``table`` as one for each election that its rows are of; alone where they are of one, or say none."""
    if table.known:
        return [table]
    columns = [at - 1 for at, parts in table.headings.items() if says_election(" ".join(parts))]
    rows = _rows_of(table, columns) if columns else {}
    years = {year for said in rows if (year := _year_in(said)) is not None}
    if not 1 < len(rows) <= _MOST or any(_year_in(said) is None for said in rows):
        return [table]
    return [_part(table, said, places, several_years=len(years) > 1) for said, places in rows.items()]


def _rows_of(table: Table, columns: Sequence[int]) -> Mapping[tuple[str, ...], list[int]]:
    """Return the places of the rows of each election; a blank goes on with the row above, as in merged cells."""
    found: dict[tuple[str, ...], list[int]] = {}
    above: list[str] = [""] * len(columns)
    for place, row in enumerate(islice(iter(table.sheet.rows), table.first, table.last), table.first):
        here = [_text(row, at) for at in columns]
        if row in table.head_again:
            continue
        above = [own or before for own, before in zip(here, above, strict=True)]
        found.setdefault(tuple(above), []).append(place)
        if len(found) > _MOST:
            break
    return found


def _text(row: Sequence[Value], at: int) -> str:
    return " ".join(str(code_text(row[at]) or "").split()) if at < len(row) else ""


def _year_in(said: Sequence[str]) -> int | None:
    years = [int(found[0]) for text in said if (found := _YEAR.search(text)) is not None]
    return years[0] if years else None


def _part(table: Table, said: Sequence[str], places: Sequence[int], *, several_years: bool) -> Table:
    """Return the rows at ``places`` as a table under the same header, with a title that says their election."""
    kept = [*range(table.first), *places]
    sheet = table.sheet
    rows = tuple(sheet.rows[place] for place in kept)
    part = replace(sheet, numbers=tuple(sheet.numbers[place] for place in kept), rows=rows)
    plain = [text for text in said if not _YEAR.fullmatch(text)]
    title = " ".join([*plain, *(f"TAHUN {text}" for text in said if _YEAR.fullmatch(text))])
    year = _year_in(said) if several_years else None
    return replace(table, sheet=part, last=len(rows), titles=(*table.titles, title), year=year)
