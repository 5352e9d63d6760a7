"""Lists with a row for each sex: the columns of people beside it count that sex in each row, and both in some.

It knows headings, samples and single rows; what rows say together is for `long_form`.
"""

from __future__ import annotations

from collections.abc import Sequence

from importers.grid import Value
from importers.recap.page_columns import blank
from importers.table.column import Column, Columns
from importers.table.laid import Heading
from importers.table.layout import Table
from importers.table.long_rows import Key, Told
from importers.wording.headings import SUMS, Meaning, Role, meaning_of, words
from importers.wording.vocabulary import FEMALE, MALE

_PEOPLE = ("registered", "voted")
_FILLERS = frozenset({"dan", "jenis", "kelamin"})


class _Sexes:
    """Tells rows that name a sex in one column and have the figures of it in others."""

    def __init__(self, table: Table, sex: int, figures: Sequence[Column], suffixes: Sequence[str]) -> None:
        self._sex = sex
        self._figures = figures
        self.subjects: Sequence[tuple[Key, Heading]] = [
            ((str(column.place), suffix), _heading(table, column, suffix)) for column in figures for suffix in suffixes
        ]
        self._headings = dict(self.subjects)
        self.places = frozenset({sex, *(column.place for column in figures)})

    def told(self, number: int, row: tuple[Value, ...], *, total: bool) -> Sequence[Told] | None:
        """Return the figures of a row for its sex; a sum of areas that names none is of both."""
        del number
        named = row[self._sex] if self._sex < len(row) else None
        suffix = "" if total and blank(named) else _suffix(str(named or ""))
        values = [(column.place, row[column.place] if column.place < len(row) else None) for column in self._figures]
        filled = [(place, value) for place, value in values if not blank(value)]
        if suffix is None:
            return None if filled else ()
        keys = [(str(place), suffix) for place, _ in filled]
        return [
            Told(key, self._headings[key], value, place)
            for key, (place, value) in zip(keys, filled, strict=True)
            if key in self._headings
        ]

    def whole(self, row: tuple[Value, ...]) -> None:
        """Return nothing: a sum of both sexes is that of a measure."""


def sexes_of(table: Table, columns: Columns, leads: Sequence[int]) -> _Sexes | None:
    """Return what tells the rows of a table with a column of sexes; None where there is none, or no people."""
    found = [column for column in columns.all if column.place not in leads and _names_sexes(column)]
    figures = [column for column in columns.all if _counts_people(column)]
    if len(found) != 1 or not figures or columns.having(Role.CONTESTANT):
        return None
    said = {_suffix(text) for text in found[0].content.texts}
    return _Sexes(table, found[0].place, figures, [each for each in ("_l", "_p", "") if each in {*said, ""}])


def _names_sexes(column: Column) -> bool:
    """Tell a column whose cells are both sexes, again and again, and perhaps the sum of both."""
    said = {_suffix(text) for text in column.content.texts}
    return column.content.textual and {"_l", "_p"} <= said and None not in said


def _suffix(text: str) -> str | None:
    """Return what a measure of the sex ends with, "" for both together, None for anything else."""
    said = set(words(text)) - _FILLERS
    if not said:
        return None
    if said <= MALE:
        return "_l"
    if said <= FEMALE:
        return "_p"
    return "" if said <= SUMS | MALE | FEMALE else None


def _counts_people(column: Column) -> bool:
    field = column.meaning.field or ""
    measure = column.means(Role.MEASURE) and field.startswith(_PEOPLE) and not field.endswith(("_l", "_p"))
    bare = bool(column.parts) and set(words(column.parts[-1])) <= SUMS | {"orang", "jiwa"}
    return column.content.whole and bool(column.parts) and (measure or bare)


def _heading(table: Table, column: Column, suffix: str) -> Heading:
    """Return the heading of a column for one sex; a bare "Jumlah" is what the title says, as L and P are."""
    word = {"_l": "L", "_p": "P"}.get(suffix, "JML")
    place = (table.head, column.place + 1)
    if column.means(Role.MEASURE):
        known = Meaning(Role.MEASURE, field=f"{column.meaning.field}{suffix}", likelihood=column.meaning.likelihood)
        return Heading((*column.parts, word) if suffix else column.parts, place, known)
    return Heading((word,), place, meaning_of((word,)) if suffix else Meaning(Role.SUM, likelihood=0.8))
