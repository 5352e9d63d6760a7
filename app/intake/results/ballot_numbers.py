"""Whether the numbers that a file gives its contestants are those that their names have on the ballot.

A file that calls number 1 by the name of number 2 is asked about, and one that numbers its lines ("No. 1, 2, 3 …") is
read by the names. It knows the lists of names only, and corrects nothing that it does not tell.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from app.intake.plan import ImportRequest
from importers.mapping import Mapping as SaidMapping
from importers.records import Problem, ResultsReading, ResultTable, Severity, Subject, cell_name, column_name
from importers.wording.contestants import Roster, contestant_of, is_party
from importers.wording.persons import persons_of

#: So many contestants, most of them with other numbers than their names have, are numbered as lines of a list.
_LISTED = 4
#: Words as short as this may be the letters that the words of a name begin with ("ABW").
_INITIALS = 3
#: What a heading may say of a contestant besides its name, numbers in words among it.
_NO_NAMES = frozenset(
    {"partai", "paslon", "pasangan", "calon", "kandidat", "nomor", "nomer", "urut", "perolehan", "suara", "jumlah"}
    | {"satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh"}
)


@dataclass(frozen=True, slots=True)
class _Said:
    """A contestant of a table as the file numbers and names it, and the number its name has on the ballot."""

    table: ResultTable
    subject: Subject
    name: str
    by_name: int | None

    @property
    def disputed(self) -> bool:
        return self.by_name is not None and self.by_name != self.subject.number

    @property
    def in_parts(self) -> bool:
        """Tell whether the votes of a party stand here apart: its own, and those of its candidates."""
        return any(_is_part(other) and other.number == self.subject.number for other in self.table.subjects)


def by_ballot(
    reading: ResultsReading,
    names: Mapping[str, int],
    request: ImportRequest,
    problems: list[Problem],
) -> ResultsReading:
    """Return the reading with the ballot's numbers; what the file numbers otherwise is told, or loses its number.

    ``names`` are the contestants of the election by name. A contestant without a number is asked for one, but where all
    others of the ballot are there it is the one that is left; decisions of the ``request`` answer that by the heading,
    and neither they nor labels given by hand are doubted again.
    """
    reading = _by_elimination(reading, names, problems)
    problems.extend(_missing(reading, names, problems))
    roster = Roster(names)
    decided = {decision.heading: decision.number for decision in request.contestants}
    if request.mapping is not None:
        decided = dict(_labelled(reading, request.mapping)) | decided
    said = [each for each in _named(reading, roster) if each.subject.heading not in decided]
    disputed = [each for each in said if each.disputed]
    if disputed and _are_lines(said, len(disputed)):
        problems.append(_told("contestants_by_name", disputed[0], names))
        return _renumbered(reading, decided, said)
    asked = {each.subject.heading: each for each in reversed(disputed) if not each.in_parts}
    problems.extend(_told("contestant_number_disputed", each, names) for each in reversed(asked.values()))
    problems.extend(_unlike([each for each in said if each.subject.heading not in asked], names))
    return _renumbered(reading, {**decided, **dict.fromkeys(asked)})


def _by_elimination(reading: ResultsReading, names: Mapping[str, int], problems: list[Problem]) -> ResultsReading:
    """Give the one contestant of an unknown name ("AMIN") the one number that is left of the ballot, and tell it."""
    wholes = [
        (table, subject)
        for table in reading.tables
        for subject in table.subjects
        if subject.field is None and not _is_part(subject)
    ]
    taken = {subject.number for _, subject in wholes} - {None}
    nameless = {subject.heading: (table, subject) for table, subject in reversed(wholes) if subject.number is None}
    left = set(names.values()) - taken
    if not taken or len(nameless) != 1 or len(left) != 1:
        return reading
    ((heading, (table, subject)),) = nameless.items()
    (number,) = left
    said = _Said(table, replace(subject, number=number), subject.name or heading, number)
    problems.append(_told("contestant_by_elimination", said, names, severity=Severity.INFO))
    return _renumbered(reading, {heading: number})


def _missing(reading: ResultsReading, names: Mapping[str, int], problems: Sequence[Problem]) -> Iterator[Problem]:
    """Yield a warning where pairs of the ballot are in no column, and a column that nobody understood may be theirs."""
    if any(map(is_party, names)):
        return  # a list of parties has those of other provinces, too
    for table in reading.tables:
        taken = {subject.number for subject in table.subjects if subject.field is None}
        missing = sorted(set(names.values()) - taken)
        strange = [each for each in problems if each.code == "column_not_understood" and each.sheet == table.sheet]
        if taken - {None} and None not in taken and missing and len(strange) >= len(missing):
            first = strange[0]
            listed = [max((name for name, held in names.items() if held == number), key=len) for number in missing]
            data = {"heading": first.data.get("heading", ""), "contestants": ", ".join(listed)}
            yield replace(first, code="contestants_missing", severity=Severity.WARNING, data=data)


def _labelled(reading: ResultsReading, mapping: SaidMapping) -> Iterator[tuple[str, int]]:
    """Yield heading and number of contestants that a person labelled."""
    for table in reading.tables:
        said = {(each.line, each.label.number) for each in mapping.sheet(table.sheet).lines}
        for subject in table.subjects:
            line = column_name(subject.line) if table.areas_in == "rows" else str(subject.line)
            if subject.number is not None and (line, subject.number) in said:
                yield subject.heading, subject.number


def _named(reading: ResultsReading, roster: Roster) -> Iterator[_Said]:
    """Yield the contestants that have both a number and a name; a candidate stands for its party, once a table."""
    for table in reading.tables:
        parties: set[str] = set()
        for subject in table.subjects:
            if subject.number is None or subject.own:
                continue
            name = subject.name if subject.candidate is None else _party_of(subject)
            if not name or (subject.candidate is not None and name in parties):
                continue
            parties.add(name)
            yield _Said(table, subject, name, roster.number_of(name))


def _party_of(candidate: Subject) -> str | None:
    """Return the name of the party that a candidate's heading begins with, None where it begins with no party."""
    party = contestant_of((candidate.heading.partition(" / ")[0],))
    return party.name if party is not None and party.party else None


def _are_lines(said: Sequence[_Said], disputed: int) -> bool:
    """Tell whether contestants, all known, are numbered as lines: from 1 on, or mostly unlike the ballot."""
    numbers = list(dict.fromkeys(each.subject.number for each in said))
    if len(numbers) < _LISTED or not all(each.by_name for each in said):
        return False
    return numbers == list(range(1, len(numbers) + 1)) or disputed * 2 > len(said)


def _unlike(said: Sequence[_Said], names: Mapping[str, int]) -> Iterator[Problem]:
    """Yield a warning where contestants have names that nobody of their number in the list has a word of."""
    listed: dict[int, list[str]] = {}
    for name, number in names.items():
        listed.setdefault(number, []).append(name)
    strange = [each for each in said if each.disputed or (each.by_name is None and _stranger(each, listed))]
    if strange:
        yield _told("contestant_name_unlike", strange[0], names, count=len({each.name for each in strange}))


def _stranger(said: _Said, listed: Mapping[int, Sequence[str]]) -> bool:
    number = said.subject.number
    assert number is not None  # noqa: S101 - only those with a number are looked at
    known = listed.get(number, ())
    if not known or Roster(dict.fromkeys(known, number)).near(said.name) is not None:
        return False
    if said.name.casefold() in {_initials(name) for name in known}:
        return False  # "PKP" may be another party's short name, too
    words = _words(said.name)
    if not is_party(said.name) and (len(words) < 2 or max(map(len, words)) <= _INITIALS):
        return False  # one word by itself may be a nickname, and short ones the letters that names begin with
    return not any(words & _words(name) for name in known)


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split()).casefold()


def _words(name: str) -> frozenset[str]:
    return frozenset(word for person in persons_of(name) for word in person if len(word) > 2) - _NO_NAMES


def _renumbered(
    reading: ResultsReading, numbers: Mapping[str, int | None], lines: Sequence[_Said] = ()
) -> ResultsReading:
    """Give contestants the numbers of their headings, and where they are numbered as ``lines`` those of their names."""
    if not numbers and not lines:
        return reading
    tables = []
    for table in reading.tables:
        moved: dict[int | None, int | None] = {
            each.subject.number: each.by_name for each in lines if each.table is table
        }
        tables.append(_renumbered_table(table, numbers, moved))
    return replace(reading, tables=tuple(tables))


def _renumbered_table(
    table: ResultTable, numbers: Mapping[str, int | None], moved: Mapping[int | None, int | None]
) -> ResultTable:
    """Give each contestant its number by heading or by its old one; own votes and candidates go with their party."""
    wholes = [subject for subject in table.subjects if subject.field is None and not _is_part(subject)]
    with_party = {**moved, **{each.number: numbers[each.heading] for each in wholes if each.heading in numbers}}

    def told(subject: Subject) -> Subject:
        if subject.field is not None:
            return subject
        if _is_part(subject):
            return replace(subject, number=with_party.get(subject.number, subject.number))
        return replace(subject, number=numbers.get(subject.heading, moved.get(subject.number, subject.number)))

    return replace(table, subjects=tuple(map(told, table.subjects)))


def _is_part(subject: Subject) -> bool:
    return subject.own or subject.candidate is not None


def _told(
    code: str, said: _Said, names: Mapping[str, int], *, count: int = 1, severity: Severity = Severity.WARNING
) -> Problem:
    cell = cell_name(*said.table.place_of_subject(said.subject.line))
    data: dict[str, object] = {
        "heading": said.name if said.subject.candidate is not None else said.subject.heading,
        "number": said.subject.number,
        "listed": max((name for name, number in names.items() if number == said.subject.number), key=len, default=""),
        "known": said.by_name,
        "contestants": count,
    }
    return Problem(code, severity, said.table.sheet, cell, (cell,), said.name, data=data)
