"""Slips that run over several rows: values one row too low or too high, and two columns in each other's place.

Taken cell by cell they would be as many problems as rows; each is one. It knows columns and failing sums, no words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from app.results.checks.rows import Failure, Row
from app.results.checks.rules import Relation
from app.results.checks.spots import Spot

#: So many values must be another row's before they are said to have moved; a number below 10 may be so by chance.
_MATCHES = 2
_LEAST = 10
#: So many rows after each other make a run.
_RUN = 3


@dataclass(frozen=True, slots=True)
class Run:
    """A slip over several cells: its code, the values that would mend it by cell, and the failures it explains.

    Where nobody can say which cells are wrong ``meant`` is empty: either those of ``also``, or of ``perhaps``, which
    has the values that would mend it.
    """

    code: str
    meant: Mapping[Spot, int]
    failures: tuple[Failure, ...]
    row: int
    place: int
    other: int | None = None
    also: tuple[Spot, ...] = ()
    perhaps: Mapping[Spot, int] = field(default_factory=dict)


def swapped(failures: Sequence[Failure], invalid: int | None, columns: Sequence[Row]) -> Iterator[Run]:
    """Yield rows in which valid and invalid votes stand in each other's place: all contestants add up to the invalid.

    ``invalid`` is the place of the invalid votes. Rows after each other are one slip: the columns were swapped.
    """
    if invalid is None:
        return
    found = [
        each
        for each in failures
        if each.relation.rule.number == 6 and not each.blanks and columns[invalid][each.row] == each.summed
    ]
    for run in _consecutive(found):
        some = run if len(run) >= _RUN else []
        for rows in [some] if some else [[each] for each in run]:
            first = rows[0]
            meant: dict[Spot, int] = {}
            for each in rows:
                meant[each.row, each.relation.whole] = each.summed
                meant[each.row, invalid] = each.stated
            code = "columns_swapped" if some else "check6_swapped"
            yield Run(code, meant, tuple(rows), first.row, first.relation.whole, invalid)


def moved(failures: Sequence[Failure], relations: Iterable[Relation], columns: Sequence[Row]) -> Iterator[Run]:
    """Yield runs of values that stand one row too low or too high: what each row asks for stands in the next."""
    for relation in relations:
        failing = [each for each in failures if each.relation is relation]
        for run in _consecutive(failing, gap=2) if relation.equals else ():
            if len(run) <= _MATCHES:
                continue
            found = next(filter(None, (_moved(run, place, columns) for place in relation.places)), None)
            if found is not None:
                yield found
                return


def _moved(run: Sequence[Failure], place: int, columns: Sequence[Row]) -> Run | None:
    column, relation = columns[place], run[0].relation
    asked = {each.row: (column[each.row] or 0) + relation.share(place, each.missing) for each in run}
    for row in range(run[0].row, run[-1].row):
        asked.setdefault(row, column[row] or 0)
    rows = sorted(asked)
    if any(value < 0 for value in asked.values()):
        return None
    for step in (1, -1):
        # going down, a row has what the one above asks for; the row at the other end has something else
        pairs = list(pairwise(rows if step == 1 else rows[::-1]))
        alike = [column[row] == asked[source] for source, row in pairs]
        telling = {asked[source] for source, row in pairs if asked[source] != asked[row] and asked[source] >= _LEAST}
        if all(alike) and len(telling) >= _MATCHES:
            meant = {(row, place): value for row, value in asked.items()}
            beyond = _emptied(relation, rows[0] - 1 if step == 1 else rows[-1] + 1, place, columns)
            if beyond is not None:
                meant = dict(sorted({**meant, beyond[0]: beyond[1]}.items()))
            first = min(row for row, _ in meant)
            code = "moved_down" if step == 1 else "moved_up"
            return Run(code, meant, tuple(run), first, place)
    return None


def _emptied(relation: Relation, row: int, place: int, columns: Sequence[Row]) -> tuple[Spot, int] | None:
    """Return what a blank cell at the end of a run should hold by the sum it is in."""
    if not 0 <= row < len(columns[place]) or columns[place][row] is not None:
        return None
    parts = [columns[part][row] for part in relation.parts if part != place]
    whole = columns[relation.whole][row]
    if None in parts or (whole is None) is not (place == relation.whole):
        return None
    rest = sum(value or 0 for value in parts)
    return (row, place), rest if whole is None else whole - rest


def _consecutive(failures: Iterable[Failure], gap: int = 1) -> list[list[Failure]]:
    """Return failures of one relation in runs of rows that follow each other, at most ``gap`` apart."""
    runs: list[list[Failure]] = []
    for each in failures:
        if runs and each.row - runs[-1][-1].row <= gap:
            runs[-1].append(each)
        else:
            runs.append([each])
    return runs


def explains(run: Run, failure: Failure) -> bool:
    """Tell whether a run of wrong values explains a failing check: it is one that found it, or mended by it."""
    if failure in run.failures:
        return True
    relation: Relation = failure.relation
    changed = [place for place in relation.places if (failure.row, place) in run.meant]
    return run.code.startswith("moved") and bool(changed)
