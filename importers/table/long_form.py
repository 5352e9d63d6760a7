"""Tables with one row for each area and contestant: every row says who it is about, and one column has the votes.

They are handed out with contestants as columns (see `laid`); every figure keeps its own cell.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from importers.grid import Value
from importers.mapping import TableLabels, What
from importers.recap.page_columns import CARRIED, TOTAL, blank
from importers.records import Place
from importers.table.area_columns import AreaColumns
from importers.table.column import Column, Columns
from importers.table.laid import Heading, Laid, Line, lay
from importers.table.layout import Table
from importers.values import code_text
from importers.wording.contestants import Roster, contestant_of
from importers.wording.headings import VOTES, Meaning, Role, compact, meaning_of, words
from importers.wording.row_labels import is_known

_NUMBERS = frozenset({"no", "nomor", "nomer", "urut", "number"})
_CANDIDATES = frozenset({"caleg", "calon", "kandidat", "candidate"})
_PARTIES = frozenset({"partai", "parpol", "party"})
#: A list with more subjects than this is no list of contestants.
_MOST_SUBJECTS = 4000
_OWN_VOTES = frozenset({"suarapartai", "partai", "partaipolitik", "suarasahpartai", "suarapartaipolitik"})


@dataclass(frozen=True, slots=True)
class _Who:
    """The 0-based columns that say whom a row is about."""

    name: int
    number: int | None = None
    candidate: int | None = None
    candidate_number: int | None = None

    @property
    def places(self) -> set[int]:
        every = (self.name, self.number, self.candidate, self.candidate_number)
        return {place for place in every if place is not None}


@dataclass(slots=True)
class _Found:
    """Areas and subjects in the order in which rows named them, and the cells in which both meet."""

    areas: dict[tuple[Value, ...], Place] = field(default_factory=dict)
    subjects: dict[tuple[str, ...], int] = field(default_factory=dict)
    headings: list[Heading] = field(default_factory=list)
    cells: dict[tuple[Value, ...], dict[int, tuple[Value, Place]]] = field(default_factory=dict)
    twice: bool = False


def find_long(table: Table, columns: Columns, where: AreaColumns | None, roster: Roster) -> Laid | None:
    """Return ``table`` with its contestants as columns, or None where its rows are not one area and contestant each."""
    if where is None:
        return None
    leads = (*where.places, *((where.code.place,) if where.code is not None else ()))
    who = _who(columns, leads, roster)
    votes = None if who is None else _votes(columns, {*leads, *who.places})
    if who is None or votes is None:
        return None
    found = _gather(table, leads, who, votes.place, roster)
    if found is None or not 1 < len(found.headings) <= _MOST_SUBJECTS or found.twice:
        return None
    if table.said.has(What.NAMES):
        found.headings = [replace(each, meaning=_sure(each.meaning)) for each in found.headings]
    laid = lay(
        table.sheet,
        [table.headings.get(place + 1, ()) for place in leads],
        found.headings,
        [Line(area, place, found.cells[area]) for area, place in found.areas.items()],
        areas_in="rows",
        header_rows=table.header_rows,
        titles=table.titles,
        within=table.within,
    )
    labels = table.said.columns
    naming = {at: labels[place + 1] for at, place in enumerate(leads, 1) if place + 1 in labels}
    said = TableLabels(naming, thousands=table.said.thousands, use=table.said.use)
    return replace(laid, table=replace(laid.table, said=said))


def _sure(meaning: Meaning | None) -> Meaning | None:
    """Return the meaning of a contestant in a column that a person said to name contestants."""
    return None if meaning is None else replace(meaning, likelihood=1.0)


def _who(columns: Columns, leads: Sequence[int], roster: Roster) -> _Who | None:
    named = [column for column in columns.having(Role.CONTESTANT_NAMES) if column.content.filled]
    if not named:
        named = [
            column
            for column in columns.having(Role.UNKNOWN, Role.PERSON, Role.NOTE)
            if column.place not in leads and _lists_subjects(column, roster)
        ]
    texts = [column for column in named if column.content.textual]
    if not texts:
        numbers = [column for column in named if column.content.whole]
        return _Who(numbers[0].place) if numbers else None
    said = next((column for column in texts if column.said is not None), None)
    first = said or next((column for column in texts if set(words(column.heading)) & _PARTIES), texts[0])
    person = next((each for each in texts if each is not first and set(words(each.heading)) & _CANDIDATES), None)
    numbers = [
        column
        for column in columns.all
        if column.content.whole and set(words(column.heading)) & _NUMBERS and column.place not in leads
        if _repeats(column)
    ]
    of_person = next((each for each in numbers if set(words(each.heading)) & _CANDIDATES), None)
    own = next((each for each in numbers if person is None or each is not of_person), None)
    return _Who(
        first.place,
        None if own is None else own.place,
        None if person is None else person.place,
        None if person is None or of_person is None else of_person.place,
    )


def _lists_subjects(column: Column, roster: Roster) -> bool:
    """Tell a column whose cells are contestants or measures, again and again."""
    different = set(column.content.texts)
    if len(column.content.texts) < 2 or not column.content.textual or len(different) > 200:
        return False
    return sum(1 for text in different if is_known(text, roster) is not None) >= 0.6 * len(different)


def _repeats(column: Column) -> bool:
    """Tell numbers of contestants, which begin again with each area, from a list's running number."""
    values = [value for value in column.content.values if value is not None]
    said = bool(set(words(column.heading)) & (_CANDIDATES | _PARTIES))
    return bool(values) and max(values) < 100 and (said or len(set(values)) < len(values))


def _votes(columns: Columns, taken: set[int]) -> Column | None:
    """Return the column of votes: said or named to be so, else the only one of whole numbers."""
    said = next((column for column in columns.all if column.said and column.said.what is What.VOTES), None)
    if said is not None:
        return said
    free = [
        column
        for column in columns.all
        if column.place not in taken and column.content.whole and not column.means(Role.PERCENT)
        if not set(words(column.heading)) & _NUMBERS
    ]
    spoken = [column for column in free if any(VOTES & set(words(part)) for part in column.parts)]
    if spoken:
        return spoken[0] if len(spoken) == 1 else None
    likely = [column for column in free if column.means(Role.SUM) or column.meaning.role in (Role.UNKNOWN, Role.COUNT)]
    return likely[0] if len(likely) == len(free) == 1 and likely[0].parts else None


def _gather(table: Table, leads: Sequence[int], who: _Who, votes: int, roster: Roster) -> _Found | None:
    """Return what the rows of a table say; None where a row says of nobody how many votes it counts."""
    found = _Found()
    above: list[Value] = [None] * len(leads)
    name: Value = None
    rows = islice(iter(table.sheet.rows), table.first, table.last)
    for number, row in zip(islice(table.sheet.numbers, table.first, table.last), rows, strict=False):
        if number in table.said.rows and table.said.rows[number].what in (What.SKIP, What.TOTAL):
            continue
        here = [_at(row, lead) for lead in leads]
        _carry(above, here)
        own = _at(row, who.name)
        name = name if blank(own) else own
        value = _at(row, votes)
        if blank(value) or _is_total((*here, own)):
            continue
        subject = _subject(row, who, str(code_text(name) or ""), roster)
        if subject is None:
            return None
        if all(map(blank, above)):
            continue
        key, heading = subject
        area = tuple(above)
        found.areas.setdefault(area, (number, leads[0] + 1))
        if key not in found.subjects:
            found.subjects[key] = len(found.headings)
            found.headings.append(Heading(heading[0], (number, who.name + 1), heading[1]))
        cells = found.cells.setdefault(area, {})
        if found.subjects[key] in cells:
            found.twice = True
        cells[found.subjects[key]] = (value, (number, votes + 1))
    return found


def _carry(above: list[Value], here: Sequence[Value]) -> None:
    """Fill blanks from the rows above; a new wider name forgets the finer ones under the old one."""
    for at, cell in enumerate(here):
        if not blank(cell) and cell != above[at]:
            above[at:] = [cell, *here[at + 1 :]]


def _is_total(cells: Sequence[Value]) -> bool:
    """Tell a printed sum: it says so, and is no measure ("Jumlah Suara Sah")."""
    texts = [cell for cell in cells if isinstance(cell, str)]
    return any(
        (TOTAL.match(text) and meaning_of((text,)).role is not Role.MEASURE) or CARRIED.search(text) for text in texts
    )


def _subject(
    row: tuple[Value, ...], who: _Who, name: str, roster: Roster
) -> tuple[tuple[str, ...], tuple[tuple[str, ...], Meaning]] | None:
    """Return what a row is about: its key, the parts of its heading, its meaning."""
    if not name:
        return None
    measure = meaning_of((name,))
    if measure.role is Role.MEASURE:
        return (compact(name),), ((name,), measure)
    lettered = bool(re.search(r"[A-Za-z]", name))
    named = contestant_of((name,), roster) if lettered else None
    number = _number(_at(row, who.number)) if who.number is not None else None
    if number is None:
        number = named.number if named is not None else None if lettered else _number(name)
    said = (named.name if named is not None else None) or (name if lettered else None)
    heading = name if lettered else f"No. {name}"
    sure = 0.9 if named is not None or number is not None else 0.6
    whole = Meaning(Role.CONTESTANT, number=number, name=said, likelihood=sure)
    person = _at(row, who.candidate) if who.candidate is not None else None
    if blank(person) or compact(str(person)) in _OWN_VOTES | {compact(name)}:
        own = not blank(person)
        return (compact(name), str(number or "")), ((heading, str(person) if own else heading), replace(whole, own=own))
    found = contestant_of((str(person),), roster)
    at = _number(_at(row, who.candidate_number)) if who.candidate_number is not None else found and found.number
    if not at:
        return None
    meaning = Meaning(Role.CONTESTANT, number=number, candidate=at, name=str(person), likelihood=0.8)
    return (compact(name), str(number or ""), str(at)), ((heading, f"{at}. {person}"), meaning)


def _number(value: Value) -> int | None:
    found = re.search(r"\d+", code_text(value) or "")
    return int(found[0]) if found and 0 < int(found[0]) < 1000 else None


def _at(row: tuple[Value, ...], place: int) -> Value:
    return row[place] if place < len(row) else None
