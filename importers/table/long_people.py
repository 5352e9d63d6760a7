"""Lists with a row for each sex, each category of voters (DPT, DPTb, DPK) or both: what columns of people count there.

It knows headings, samples and single rows; what rows say together is for `long_form`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

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
_CATEGORIES = ("_dpt", "_dptb", "_dpk", "_total")


@dataclass(frozen=True, slots=True)
class _By:
    """The 0-based columns that say of whom a row is, and what they tell apart: endings, fields with words."""

    sex: int | None
    category: int | None
    suffixes: Sequence[str]
    kinds: dict[str, str]

    @property
    def places(self) -> set[int]:
        return {place for place in (self.sex, self.category) if place is not None}


class _People:
    """Tells rows that say in one or two columns of whom they are, and have the figures of these in others."""

    def __init__(self, table: Table, by: _By, figures: Sequence[Column]) -> None:
        self._by = by
        self._figures = figures
        self.subjects: Sequence[tuple[Key, Heading]] = [
            ((str(column.place), kind, suffix), _heading(table, column, (kind, by.kinds[kind]), suffix))
            for column in figures
            for kind in by.kinds
            for suffix in by.suffixes
        ]
        self._headings = dict(self.subjects)
        self.places = frozenset({*by.places, *(column.place for column in figures)})

    def told(self, number: int, row: tuple[Value, ...], *, total: bool) -> Sequence[Told] | None:
        """Return the figures of a row for its people; a sum of areas that names none is of all."""
        del number
        suffix, kind = (
            "" if place is None or (total and blank(_at(row, place))) else said(str(_at(row, place) or ""))
            for place, said in ((self._by.sex, _suffix), (self._by.category, _category))
        )
        values = [(column.place, _at(row, column.place)) for column in self._figures]
        filled = [(place, value) for place, value in values if not blank(value)]
        if suffix is None or kind is None:
            return None if filled else ()
        keys = [(str(place), kind, suffix) for place, _ in filled]
        return [
            Told(key, self._headings[key], value, place)
            for key, (place, value) in zip(keys, filled, strict=True)
            if key in self._headings
        ]

    def whole(self, row: tuple[Value, ...]) -> None:
        """Return nothing: a sum of all people is that of a measure."""


def people_of(table: Table, columns: Columns, leads: Sequence[int]) -> _People | None:
    """Return what tells the rows of a table with a column of sexes or categories; None where it has no such people."""
    free = [column for column in columns.all if column.place not in leads]
    sexes = [column for column in free if _all_of(column, _suffix, {"_l", "_p"})]
    categories = [
        column
        for column in free
        if _all_of(column, _category, {"registered_dpt"}) or _all_of(column, _category, {"voted_dpt"})
    ]
    figures = [column for column in columns.all if _counts_people(column)]
    if (not figures and not categories) or columns.having(Role.CONTESTANT) or len(sexes) > 1 or len(categories) > 1:
        return None
    if categories and not all(column.means(Role.MEASURE) for column in figures):
        figures = [] if sexes else _sexed(columns, leads)
        if not figures:
            return None
    if not sexes and not categories:
        return None
    suffixes: list[str] = [""]
    if sexes:
        said = {_suffix(text) for text in sexes[0].content.texts}
        suffixes = [each for each in ("_l", "_p", "") if each in {*said, ""}]
    kinds = {"": ""}
    if categories:
        kinds = {kind: text for text in categories[0].content.texts if (kind := _category(text)) is not None}
        kinds.setdefault("total", "")
    sex, category = (each[0].place if each else None for each in (sexes, categories))
    by = _By(sex, category, suffixes, kinds)
    return _People(table, by, figures)


def _sexed(columns: Columns, leads: Sequence[int]) -> list[Column]:
    """Return "Laki-laki", "Perempuan", "Jumlah" of which the rows say what is counted; none where a sex is missing."""
    found = [
        column
        for column in columns.all
        if column.place not in leads and column.content.whole and column.parts and _own(column) is not None
    ]
    return found if {"_l", "_p"} <= {_own(column) for column in found} else []


def _own(column: Column) -> str | None:
    """Return what a measure of the sex that a heading says ends with, None for any other heading."""
    return None if column.means(Role.MEASURE) else _suffix(column.parts[-1])


def _all_of(column: Column, said: Callable[[str], str | None], need: AbstractSet[str]) -> bool:
    """Tell a column whose cells are all of one sort, again and again, such as both sexes and perhaps their sum."""
    found = {said(text) for text in column.content.texts}
    return column.content.textual and need <= found and None not in found


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


def _category(text: str) -> str | None:
    """Return the measure that a category of voters is ("DPTb"), "total" for all of them, None for anything else."""
    meaning = meaning_of((text,))
    field = meaning.field or ""
    if field.startswith(_PEOPLE) and field.endswith(_CATEGORIES):
        return field
    return "total" if meaning.role is Role.SUM else None


def _counts_people(column: Column) -> bool:
    field = column.meaning.field or ""
    measure = column.means(Role.MEASURE) and field.startswith(_PEOPLE) and not field.endswith(("_l", "_p"))
    bare = bool(column.parts) and set(words(column.parts[-1])) <= SUMS | {"orang", "jiwa"}
    return column.content.whole and bool(column.parts) and (measure or bare)


def _heading(table: Table, column: Column, by: tuple[str, str], suffix: str) -> Heading:
    """Return the heading of a column for one sex of a category, ``by`` its measure and its words.

    A bare "Jumlah" is what the title says, as L and P are.
    """
    word = {"_l": "L", "_p": "P"}.get(suffix, "JML")
    place = (table.head, column.place + 1)
    own = _own(column) if by[0] and not suffix else None
    if own is not None:
        field = by[0] if by[0] != "total" else "registered_total"
        return Heading((by[1], *column.parts), place, Meaning(Role.MEASURE, field=f"{field}{own}", likelihood=0.9))
    if column.means(Role.MEASURE):
        field = _field(column.meaning.field or "", by[0])
        known = Meaning(Role.MEASURE, field=f"{field}{suffix}", likelihood=column.meaning.likelihood)
        parts = (*column.parts, by[1]) if by[1] else column.parts
        return Heading((*parts, word) if suffix else parts, place, known)
    return Heading((word,), place, meaning_of((word,)) if suffix else Meaning(Role.SUM, likelihood=0.8))


def _field(counted: str, category: str) -> str:
    """Return what a column counts of a category; those of the DPT under "Pengguna hak pilih" are who voted."""
    if not category:
        return counted
    stem = "voted" if "voted" in (counted.split("_")[0], category.split("_")[0]) else "registered"
    return f"{stem}_{category.split('_')[-1]}"


def _at(row: tuple[Value, ...], place: int) -> Value:
    return row[place] if place < len(row) else None
