"""Whom or what each row of a list counts: a contestant, a candidate under a party, a measure, the sum of these.

It knows rows one by one; what they say together is for `long_form`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from importers.grid import Value
from importers.mapping import What
from importers.recap.page_columns import CARRIED, TOTAL, blank
from importers.table.column import Column, Columns
from importers.table.laid import Heading
from importers.table.long_rows import Key, Told
from importers.values import code_text
from importers.wording.candidates import BY_ORDER, is_plain_name
from importers.wording.contestants import Roster, contestant_of, is_party
from importers.wording.headings import VOTES, Meaning, Role, compact, meaning_of, words
from importers.wording.row_labels import is_known
from importers.wording.row_words import of_total

_NUMBERS = frozenset({"no", "nomor", "nomer", "urut", "number"})
_CANDIDATES = frozenset({"caleg", "calon", "kandidat", "candidate"})
_PARTIES = frozenset({"partai", "parpol", "party"})
_OWN_VOTES = frozenset({"suarapartai", "partai", "partaipolitik", "suarasahpartai", "suarapartaipolitik"})
_SUM = Meaning(Role.SUM, likelihood=0.8)


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


class _Names:
    """Tells rows that name a contestant or measure in one column and have its figure in another."""

    subjects: Sequence[tuple[Key, Heading]] = ()

    def __init__(self, who: _Who, votes: int, roster: Roster) -> None:
        self._who = who
        self._votes = votes
        self._roster = roster
        self._name: Value = None
        #: The party of the rows above and its candidates without numbers so far; of each party's, their places in it.
        self._block: tuple[Key, list[str]] = ((), [])
        self._placed: dict[Key, int] = {}
        #: The party whose candidates stand above, until a sum closes it, and whether one before had no sum: then a sum
        #: that names no party is that of all.
        self._open: str | None = None
        self._unsummed = False
        self.places = frozenset({*who.places, votes})

    def told(self, number: int, row: tuple[Value, ...], *, total: bool) -> Sequence[Told] | None:
        """Return the figure of a row with what it counts; a blank name is that of the row above, but in no sum."""
        own = _at(row, self._who.name)
        if isinstance(own, str) and CARRIED.search(own):
            return ()
        value = _at(row, self._votes)
        if blank(own):
            name = self._name
        else:
            name = own
            self._name = None if isinstance(own, str) and TOTAL.match(own) else own
        if (total or blank(value)) and blank(own):
            return ()
        subject = self._subject(row, str(code_text(name) or ""))
        if subject is None:
            return () if blank(value) else None
        key, parts, meaning = subject
        return (Told(key, Heading(parts, (number, self._who.name + 1), meaning), value, self._votes),)

    def whole(self, row: tuple[Value, ...]) -> tuple[Value, int] | None:
        """Return the votes of a sum of areas that names nobody."""
        value = _at(row, self._votes)
        return None if blank(value) or not blank(_at(row, self._who.name)) else (value, self._votes)

    def _subject(self, row: tuple[Value, ...], name: str) -> tuple[Key, tuple[str, ...], Meaning] | None:
        """Return what a row is about: its key, the parts of its heading, its meaning."""
        if not name:
            return None
        measure = meaning_of((name,))
        if measure.role is Role.MEASURE:
            return (compact(name),), (name,), measure
        if TOTAL.match(name):
            of = of_total(name)
            above, self._open = self._open, None
            if not of and above is not None and not self._unsummed:
                of = above
            elif not is_party(of, self._roster):
                self._unsummed = False
                return (compact(name),), (name,), _SUM
            return (compact(of), "", compact(name)), (of, name), _SUM
        lettered = bool(re.search(r"[A-Za-z]", name))
        named = contestant_of((name,), self._roster) if lettered else None
        number = _number(_at(row, self._who.number)) if self._who.number is not None else None
        if number is None:
            number = named.number if named is not None else None if lettered else _number(name)
        said = (named.name if named is not None else None) or (name if lettered else None)
        sure = 0.9 if named is not None or number is not None else 0.6
        whole = Meaning(Role.CONTESTANT, number=number, name=said, likelihood=sure)
        return self._of_party(row, name, name if lettered else f"No. {name}", whole)

    def _of_party(
        self, row: tuple[Value, ...], name: str, heading: str, whole: Meaning
    ) -> tuple[Key, tuple[str, ...], Meaning] | None:
        """Return what of a contestant a row counts: all its votes, a party's own, a candidate's, the sum of these."""
        person = _at(row, self._who.candidate) if self._who.candidate is not None else None
        key = (compact(name), str(whole.number or ""))
        if blank(person) or compact(str(person)) == compact(name):
            return key, (heading, heading), whole
        text = str(person)
        self._unsummed = self._unsummed or self._open not in (None, heading)
        self._open = None if TOTAL.match(text) else heading
        if compact(text) in _OWN_VOTES:
            return (*key, compact(text)), (heading, text), replace(whole, own=True)
        if TOTAL.match(text):
            return (*key, compact(text)), (heading, text), _SUM
        found = contestant_of((text,), self._roster)
        at = _number(_at(row, self._who.candidate_number)) if self._who.candidate_number is not None else None
        at = at or (found.number if found is not None else None)
        ordered = not at
        at = at or self._by_order(key, text)
        if not at:
            return None
        sure = BY_ORDER if ordered else 0.8
        meaning = Meaning(
            Role.CONTESTANT, number=whole.number, candidate=at, name=text, likelihood=sure, ordered=ordered
        )
        return (*key, str(at)), (heading, f"{at}. {text}"), meaning

    def _by_order(self, party: Key, name: str) -> int | None:
        """Return a candidate's place among those of the party that stand together; None where it was another before."""
        if not is_plain_name(name):
            return None
        if self._block[0] != party or compact(name) in self._block[1]:
            self._block = (party, [])
        self._block[1].append(compact(name))
        at = len(self._block[1])
        return at if self._placed.setdefault((*party, compact(name)), at) == at else None


def names_of(columns: Columns, leads: Sequence[int], roster: Roster) -> _Names | None:
    """Return what tells the rows of a table whose areas stand in the columns ``leads``; None where it is no list."""
    who = _who(columns, leads, roster)
    votes = None if who is None else _votes(columns, {*leads, *who.places})
    return None if who is None or votes is None else _Names(who, votes.place, roster)


def _who(columns: Columns, leads: Sequence[int], roster: Roster) -> _Who | None:
    named = [column for column in columns.having(Role.CONTESTANT_NAMES) if column.content.filled]
    if not named:
        named = [
            column
            for column in columns.having(Role.UNKNOWN, Role.PERSON, Role.NOTE)
            if column.place not in leads and _lists_subjects(column, roster)
        ]
    if not named:
        named = _numbered(columns, leads)
    texts = [column for column in named if column.content.textual]
    if not texts:
        numbers = [column for column in named if column.content.whole]
        return _Who(numbers[0].place) if numbers else None
    said = next((column for column in texts if column.said is not None), None)
    first = said or next((column for column in texts if set(words(column.heading)) & _PARTIES), texts[0])
    person = next((each for each in texts if each is not first and set(words(each.heading)) & _CANDIDATES), None)
    if person is None and set(words(first.heading)) & _PARTIES:
        person = next((each for each in columns.all if each.place > first.place and _names_persons(each)), None)
    numbers = [
        column
        for column in columns.all
        if column.content.whole and set(words(column.heading)) & _NUMBERS and column.place not in leads
        if _repeats(column)
    ]
    own, of_person = _numbers_of(numbers, first, person)
    return _Who(first.place, own, None if person is None else person.place, of_person)


def _numbered(columns: Columns, leads: Sequence[int]) -> list[Column]:
    """Return the column "no_urut" of a list that names nobody: its numbers begin again with each of the areas."""
    areas = [column.content.cells for column in columns.all if column.place in leads]
    rows = list(zip(*areas, strict=True))
    if not rows or len(set(rows)) * 2 > len(rows):
        return []
    found = [
        column
        for column in columns.having(Role.ROW_NUMBER)
        if column.place not in leads and column.content.whole and "urut" in words(column.heading) and _repeats(column)
    ]
    return found if len(found) == 1 else []


def _names_persons(column: Column) -> bool:
    """Tell a column of people, "Nama Calon Legislatif" or no more than "Nama": beside one of parties its candidates."""
    said = set(words(column.heading))
    named = said in ({"nama"}, {"nama", "lengkap"}) or (column.means(Role.UNKNOWN) and bool(said & _CANDIDATES))
    return column.content.textual and named


def _numbers_of(numbers: Sequence[Column], first: Column, person: Column | None) -> tuple[int | None, int | None]:
    """Return the columns with the numbers of contestants and of their candidates: by their words, else by the names."""
    of_party = next((each for each in numbers if set(words(each.heading)) & _PARTIES), None)
    free = [each for each in numbers if each is not of_party]
    of_person = None
    if person is not None:
        said = [each for each in free if set(words(each.heading)) & _CANDIDATES]
        behind = [each for each in free if of_party is not None or each.place > first.place or len(free) > 1]
        of_person = min(said or behind, key=lambda each: abs(each.place - person.place), default=None)
    own = of_party or next((each for each in free if each is not of_person), None)
    return None if own is None else own.place, None if of_person is None else of_person.place


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


def _number(value: Value) -> int | None:
    found = re.search(r"\d+", code_text(value) or "")
    return int(found[0]) if found and 0 < int(found[0]) < 1000 else None


def _at(row: tuple[Value, ...], place: int) -> Value:
    return row[place] if place < len(row) else None
