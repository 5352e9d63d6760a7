"""One contest in one table, as encyclopaedias print it: candidate, running mate and parties in columns of their own.

Which area it is, the title says ("Pemilihan Wali Kota Surakarta 2020"). It hands out a table of that one area (see
`laid`) and takes nothing for it that has no column of running mates.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from importers.grid import Sheet, Value
from importers.recap.page_columns import blank
from importers.recap.pages_join import LEVEL_HEADINGS
from importers.records import Level, Place
from importers.table.laid import Heading, Laid, Line, lay
from importers.table.titles import titles_in
from importers.values import whole_number
from importers.wording.area_names import city_spoken_of
from importers.wording.contestants import Roster
from importers.wording.headings import SUMS, VOTES, Meaning, Role, meaning_of, words
from importers.wording.vocabulary import NUMBERING

#: The header stands in one of the first rows, and so few pairs are on a ballot.
_TOP = 30
_MOST = 12
_CANDIDATE = frozenset({"calon", "kandidat", "nama", "capres", "cagub", "cabup", "cawali", "presiden", "gubernur"}) | {
    *("bupati", "wali", "kota", "walikota", "kepala", "daerah")
}
_MATE = frozenset({"wakil", "pendamping", "cawapres", "cawagub", "cawabup", "cawawali"})
_OF_CONTEST = re.compile(
    r"\b(?P<office>gubernur|bupati|wali\s?kota)\s+(?P<name>(?!dan\b|wakil\b)[a-z]+(?:\s(?!tahun\b|dan\b|periode\b|putaran\b)[a-z]+){0,2})"
    r"(?=\W*(?:$|tahun\b|periode\b|putaran\b|\d))",
    re.IGNORECASE,
)
#: What is no count of votes, whatever its columns are called.
_ELSE = re.compile(
    r"\b(?:surve[iy]|elektabilitas|poll\w*|jajak|target|simulasi|contoh|dana|hitung cepat|quick count)\b", re.IGNORECASE
)
_OFFICES = {"g": (Level.PROVINCE, ""), "b": (Level.REGENCY, "Kabupaten "), "w": (Level.REGENCY, "Kota ")}


def find_pairs(sheet: Sheet, roster: Roster) -> list[Laid]:
    """Return the table of one contest; none where no header has a candidate, a running mate and votes."""
    for at, row in enumerate(islice(iter(sheet.rows), _TOP)):
        columns = _columns(row)
        if columns is None:
            continue
        titles = titles_in(sheet.rows[:at])[0]
        area = _area(titles)
        subjects, figures = _subjects(sheet, at + 1, columns, roster)
        pairs = sum(1 for each in subjects if each.meaning and each.meaning.role is Role.CONTESTANT)
        if area is None or any(map(_ELSE.search, titles)) or not 1 < pairs <= _MOST:
            return []
        level, name = area
        line = Line((name,), (sheet.numbers[at], columns["votes"] + 1), figures)
        heads = (sheet.numbers[at],)
        naming = [(LEVEL_HEADINGS[level],)]
        return [lay(sheet, naming, subjects, [line], areas_in="columns", header_rows=heads, titles=titles, within=())]
    return []


def _columns(row: Sequence[Value]) -> dict[str, int] | None:
    """Return the 0-based columns of a header: number, candidate, mate and votes; None where one is missing."""
    found: dict[str, int] = {}
    for at, value in enumerate(row):
        said = set(words(str(value))) if isinstance(value, str) else set()
        if not said:
            continue
        if said <= NUMBERING:
            found.setdefault("number", at)
        elif said & _MATE and said <= _MATE | _CANDIDATE:
            found.setdefault("mate", at)
        elif said & _CANDIDATE and said <= _CANDIDATE | {"pasangan"}:
            found.setdefault("candidate", at)
        elif said & VOTES and said <= VOTES | SUMS and "suara" in said:
            found.setdefault("votes", at)
    return found if {"candidate", "mate", "votes"} <= found.keys() else None


def _subjects(
    sheet: Sheet, first: int, columns: dict[str, int], roster: Roster
) -> tuple[list[Heading], dict[int, tuple[Value, Place]]]:
    """Return the pairs and, under them, what else is counted, each with its figure."""
    subjects: list[Heading] = []
    figures: dict[int, tuple[Value, Place]] = {}
    for number, row in zip(sheet.numbers[first:], sheet.rows[first:], strict=True):
        cells = {name: row[at] if at < len(row) else None for name, at in columns.items()}
        value = cells["votes"]
        if whole_number(value).value is None:
            continue
        if not blank(cells["candidate"]) and not blank(cells["mate"]):
            name = f"{cells['candidate']} - {cells['mate']}".strip()
            ballot = whole_number(cells.get("number")).value or roster.number_of(name)
            subjects.append(
                Heading(
                    (name,),
                    (number, columns["candidate"] + 1),
                    Meaning(Role.CONTESTANT, number=ballot, name=name, likelihood=0.9),
                )
            )
        else:
            front = [(at, str(cell)) for at, cell in enumerate(row[: columns["votes"]]) if not blank(cell)]
            if len(front) != 1:
                continue
            place, text = front[0]
            label = text.split("/")[0].strip()
            meaning = Meaning(Role.MEASURE, field="cast") if _is_all(label) else meaning_of((label,))
            subjects.append(Heading((label,), (number, place + 1), meaning))
        figures[len(subjects) - 1] = (value, (number, columns["votes"] + 1))
    return subjects, figures


def _is_all(label: str) -> bool:
    """Tell "Total suara" under the valid and the invalid votes."""
    said = set(words(label))
    return "suara" in said and bool(said & SUMS) and said <= SUMS | {"suara", "masuk"}


def _area(titles: Sequence[str]) -> tuple[Level, str] | None:
    """Return the area whose head is elected, or the one city that titles speak of."""
    found = {
        (match["office"][0].casefold(), " ".join(match["name"].split()))
        for title in titles
        for match in _OF_CONTEST.finditer(title)
    }
    if len(found) == 1:
        office, name = found.pop()
        level, front = _OFFICES[office]
        return level, f"{front}{name}"
    city = city_spoken_of(titles)
    return city[0] if city else None
