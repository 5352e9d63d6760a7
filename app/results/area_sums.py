"""Sums kept beside the figures of a large delivery: what they add up to one level up, so that nobody adds them again.

They follow from the figures alone and are appended with them; which of them may be used is `app.results.climbing`'s.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.results.figures import WORTH_A_STATEMENT, Line
from app.results.lookup import SubjectKey, is_part, is_party

if TYPE_CHECKING:
    from app.store.act import Act

#: A delivery of fewer figures is added up whenever it is asked for; it only says which areas it touches.
WORTH = 20_000
#: Stands for the subject in the row that says a delivery touches an area: 0 as value where its sums are kept, and are
#: all there is to know of it; else 1.
MARK = 0

_INTO = "INSERT INTO area_sum (delivery, area, subject, value) VALUES"
_TOUCHED = """
INSERT INTO area_sum (delivery, area, subject, value)
SELECT DISTINCT f.delivery, a.parent_id, 0, 1 FROM figure AS f CROSS JOIN area AS a ON a.id = f.area
WHERE f.delivery = ? AND a.level <> 'dapil' AND a.parent_id IS NOT NULL
"""

Subjects = Sequence[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class _Party:
    """Where among some subjects the total of a party stands, its own votes, and those of its candidates."""

    number: int
    whole: int | None
    own: tuple[int, ...]
    listed: tuple[int, ...]


def touch(act: Act, delivery: int) -> None:
    """Say of a delivery that was just stored which areas it touches, and nothing of what it adds up to."""
    act.append(_TOUCHED, [(delivery,)])


def keep(
    act: Act,
    connection: sqlite3.Connection,
    delivery: int,
    blocks: Sequence[tuple[Subjects, Sequence[Line]]],
    parents: Mapping[int, int],
) -> None:
    """Keep the sums of a delivery that was just stored, all of it in lines.

    ``blocks`` are its subjects, as `app.results.figures.store` takes them, with its lines; ``parents`` has the area
    that each of theirs lies in, none for a district.
    """
    count = sum(len(subjects) * len(lines) for subjects, lines in blocks)
    areas = [area for _, lines in blocks for area, _, _ in lines]
    if count < WORTH or len(set(areas)) < len(areas):
        # An area of several lines has its party here and its candidates there: only the figures together tell.
        touch(act, delivery)
        return
    keys: dict[int, SubjectKey] = {
        row: (number, candidate, field)
        for row, number, candidate, field in connection.execute("SELECT id, number, candidate, field FROM subject")
    }
    found: dict[int, dict[int, int]] = {}
    counted: dict[int, list[int]] = {}
    for places, lines in blocks:
        subjects = [subject for subject, _ in places]
        parties = _parties(subjects, keys)
        for parent, rows in _by_parent(lines, parents).items():
            sums = _sums(subjects, rows, parties)
            if counted.setdefault(parent, subjects) != subjects:
                sums[MARK] = 1
            before = found.setdefault(parent, sums)
            if before is not sums:
                _add(before, sums)
    _put(act, delivery, found)


def _put(act: Act, delivery: int, found: Mapping[int, Mapping[int, int]]) -> None:
    """Append sums by area, those of the same subjects by one statement that takes an area whole."""
    alike: dict[tuple[int, ...], list[int]] = {}
    for parent in sorted(found):
        alike.setdefault(tuple(found[parent]), []).append(parent)
    single: list[tuple[int, int, int, int]] = []
    for subjects, parents in alike.items():
        if len(parents) < WORTH_A_STATEMENT:
            single += [(delivery, parent, *each) for parent in parents for each in found[parent].items()]
            continue
        terms = [f"({delivery}, ?1, {subject}, ?{place})" for place, subject in enumerate(subjects, start=2)]
        act.append(f"{_INTO} {', '.join(terms)}", [(parent, *found[parent].values()) for parent in parents])
    act.append(f"{_INTO} (?, ?, ?, ?)", single)


def _by_parent(lines: Iterable[Line], parents: Mapping[int, int]) -> dict[int, list[tuple[int | None, ...]]]:
    found: dict[int, list[tuple[int | None, ...]]] = {}
    last: int | None = None
    for area, _, values in lines:
        parent = parents.get(area)
        if parent is None:
            continue
        if parent != last:
            # Lines of one area follow each other nearly always.
            rows, last = found.setdefault(parent, []), parent
        rows.append(values)
    return found


def _sums(subjects: Sequence[int], rows: Sequence[Sequence[int | None]], parties: Sequence[_Party]) -> dict[int, int]:
    """Return the sums by subject, those of parties with parts by their number below zero, and the mark."""
    found = {MARK: 0}
    columns = list(zip(*rows, strict=True))
    try:
        found.update(zip(subjects, map(sum, columns), strict=True))
    except TypeError:  # blanks
        for subject, column in zip(subjects, columns, strict=True):
            there = [value for value in column if value is not None]
            if there:
                found[subject] = sum(there)
    for party in parties:
        own = [at for at in party.own if subjects[at] in found]
        listed = [at for at in party.listed if subjects[at] in found]
        if not own and not listed:
            continue
        if party.whole is None:
            found[-party.number] = sum(found[subjects[at]] for at in (*own, *listed))
            continue
        total, differing = _settled(columns, party.whole, own, listed)
        found[-party.number] = total
        found[MARK] |= differing
    return found


def _parties(subjects: Sequence[int], keys: Mapping[int, SubjectKey]) -> list[_Party]:
    """Return the parties that have parts among ``subjects``."""
    found: dict[int, list[int]] = {}
    for place, subject in enumerate(subjects):
        if is_party(keys[subject]) or is_part(keys[subject]):
            found.setdefault(keys[subject][0], []).append(place)
    parties = []
    for number, places in found.items():
        whole = next((at for at in places if is_party(keys[subjects[at]])), None)
        parts = [at for at in places if at != whole]
        own = tuple(at for at in parts if not keys[subjects[at]][1])
        if parts:
            parties.append(_Party(number, whole, own, tuple(at for at in parts if at not in own)))
    return parties


def _settled(
    columns: Sequence[Sequence[int | None]], whole: int, own: Sequence[int], listed: Sequence[int]
) -> tuple[int, bool]:
    """Return a party's votes in all areas, and whether its parts make up another number in any of them."""
    total, differs = 0, False
    for place, stated in enumerate(columns[whole]):
        mine = [value for at in own if (value := columns[at][place]) is not None]
        theirs = [value for at in listed if (value := columns[at][place]) is not None]
        together = sum(mine) + sum(theirs)
        if stated is None:
            total += together
            continue
        total += stated
        differs = differs or (bool(theirs) and (together > stated or (bool(mine) and together < stated)))
    return total, differs


def _add(into: dict[int, int], more: Mapping[int, int]) -> None:
    for subject, value in more.items():
        into[subject] = into.get(subject, 0) | value if subject == MARK else into.get(subject, 0) + value
