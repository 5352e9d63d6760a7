"""What a "Jumlah" is the sum of: tried by its values, and by its words alone where these do not tell.

It knows the columns beside it and their samples, no rows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from importers.table.column import Column, Columns
from importers.table.column_lists import has_no_measure
from importers.table.column_parties import counted_once
from importers.table.content import deviation, misses
from importers.wording.headings import Meaning, Role, meaning_of, words

#: How far sums may be off on the whole before they are no sums: real tables are full of slips.
SLIPS = 0.05
_LISTS = ("dpt", "dptb", "dpk")


#: "Lanjutan Tabel 2.3.4": its sums may be of the pages before too.
_CONTINUED = re.compile(r"\b(?:lanjutan|sambungan|continued)\b", re.IGNORECASE)


def resolve_sums(columns: Columns, context: str) -> None:
    """Tell what a "Jumlah" is the sum of by its values: of L and P, of valid and invalid, or of the contestants."""
    for column in columns.having(Role.SUM):
        if not column.content.numbers:
            column.meaning = Meaning(Role.COUNT)
            continue
        tried = [
            (*_off(column, parts), order, meaning, parts)
            for order, (meaning, parts) in enumerate(_hypotheses(columns, column))
        ]
        best = min(tried, default=None, key=lambda trial: trial[:4])
        if best is not None and best[0] <= SLIPS:
            column.meaning, column.of = best[4], tuple(part.place for part in best[5])
        else:
            column.meaning = Meaning(Role.COUNT) if _CONTINUED.search(context) else _unproven(columns, column)


def _off(total: Column, parts: Sequence[Column]) -> tuple[float, int, bool]:
    """Return how far parts are from a sum, in how many rows, and whether the column before the sum is none of them."""
    cells = [part.content.values for part in parts]
    values = total.content.values
    return deviation(values, cells), misses(values, cells), total.place - 1 not in {part.place for part in parts}


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
    found.extend(_sums_of_lists(columns, fields, column))
    parts = counted_once(beside)
    under = [other for other in parts if other.meaning.candidate is not None and other.parts[:-1] == column.parts[:-1]]
    if under:
        found.append((Meaning(Role.SUM), [other for other in parts if other.parts[:-1] == column.parts[:-1]]))
    elif len(parts) > 1:
        found.append((Meaning(Role.SUM), parts))
    return found


def _sums_of_lists(
    columns: Columns, fields: Mapping[str | None, Column], total: Column
) -> Iterator[tuple[Meaning, list[Column]]]:
    """Yield what "Jumlah" may be beside several lists of voters, with the lists that are no measure or without them."""
    more = [other for other in columns.all if other.source in (total.source, None) and has_no_measure(other)]
    for whole, sex in ((whole, sex) for whole in ("registered", "voted") for sex in ("", "_l", "_p")):
        if f"{whole}_total{sex}" in fields:
            continue
        meaning = Meaning(Role.MEASURE, field=f"{whole}_total{sex}", likelihood=0.95)
        lists = [fields[name] for name in (f"{whole}_{each}{sex}" for each in _LISTS) if name in fields]
        if not sex and not lists:
            lists = [
                fields[name] for each in _LISTS for name in (f"{whole}_{each}_l", f"{whole}_{each}_p") if name in fields
            ]
        for parts in (lists, [*lists, *more]):
            if len(parts) > 1 and lists:
                yield meaning, parts


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
    parts = counted_once(beside)
    if len(parts) > 1:
        column.of = tuple(other.place for other in parts)
        return Meaning(Role.SUM, likelihood=0.5)
    return Meaning(Role.COUNT)
