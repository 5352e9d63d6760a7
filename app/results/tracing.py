"""Follows a figure back to the cells it stands in: its own where it is stated, else those it is added up from.

It takes the same way as `app.results.sums`, area by area: what is stated wins, a district counts before the areas it
is made of, and a party without a total is its own votes and its candidates'.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.errors import AppError, Exit
from app.results.districts import Districts
from app.results.figures import UNKNOWN, live_deliveries
from app.results.lookup import OWN, SubjectKey, members_of
from app.results.traces import Found, Trace, TracedCells
from importers.records import Level

if TYPE_CHECKING:
    from app.store.cabinet import Cabinet

#: From an area down to the nearest areas that state all there is to know; below them nobody looks any further.
_WAYS = """
WITH RECURSIVE down(id, above, level, closed) AS (
    SELECT a.id, NULL, a.level, {enough} FROM area AS a WHERE a.id = :area
    UNION
    SELECT a.id, down.id, a.level, {enough} FROM down JOIN area AS a ON a.parent_id = down.id
    WHERE (a.level <> 'dapil' OR :districts) AND NOT down.closed
    UNION
    SELECT a.id, down.id, a.level, {enough} FROM down
    JOIN district_member AS m ON m.district_id = down.id AND m.contest_id = :contest JOIN area AS a ON a.id = m.area_id
    WHERE m.area_id <> down.id AND NOT down.closed
)
SELECT id, above, level FROM down ORDER BY id
"""
#: CROSS JOIN keeps SQLite to this order: areas first, since figures are keyed by them.
_FIGURES = """
SELECT {delivery}, f.cell, f.area, f.subject, f.value FROM json_each(?) AS d
CROSS JOIN figure AS f ON f.delivery IN ({deliveries}) AND f.area = d.value AND f.subject IN ({subjects}) {group}
"""
_STATED = "EXISTS (SELECT 1 FROM figure AS f WHERE f.delivery IN ({deliveries}) AND f.area = a.id AND f.subject {which}"
#: What a correction took away (`UNKNOWN`) is stated no more, whatever was delivered before it.
_STILL = (
    " AND f.value >= 0 AND NOT EXISTS (SELECT 1 FROM figure AS g WHERE g.delivery IN ({deliveries})"
    " AND g.delivery > f.delivery AND g.area = f.area AND g.subject = f.subject AND g.value < 0))"
)


@dataclass(frozen=True, slots=True)
class Followed:
    """What is followed: a subject, or a party's total with its parts, its own votes and its candidates' apart."""

    subject: int
    own: int | None = None
    candidates: tuple[int, ...] = ()

    @property
    def parts(self) -> tuple[int, ...]:
        """Return the subjects that make up the party's total."""
        return (*(() if self.own is None else (self.own,)), *self.candidates)


def subject_of(contestant: str | None, measure: str | None) -> SubjectKey:
    """Return the key of "3", "3.2" (candidate 2 of party 3), "3.0" (its own votes) or a measure's field.

    Anything else is an `AppError` (wrong usage).
    """
    if (contestant is None) == (measure is None):
        raise AppError("subject_needed", Exit.USAGE)
    if measure is not None:
        return (0, 0, measure)
    number, point, candidate = (contestant or "").partition(".")
    if not number.isdecimal() or (point and not candidate.isdecimal()):
        raise AppError("subject_not_a_number", Exit.USAGE, subject=contestant)
    return (int(number), int(candidate or 0), OWN if point and not int(candidate) else "")


def follow(cabinet: Cabinet, source: int, area: int, *what: Followed) -> Trace:
    """Return what a source says in an area, of several subjects together, with every cell that goes into it.

    Cells come in the order of the files. A figure that a correction took away has no value, but its cell all the same.
    """
    walks = [_Walk(cabinet.connection(), source, area, one) for one in what]
    cells = [cell for walk in walks for cell in walk.cells()]
    gone = [walk.gone for walk in walks if walk.gone is not None]
    if not cells and gone:
        return Trace(None, False, TracedCells(cabinet, gone))
    cells.sort()
    derived = len(cells) > 1 or any(where != area for _, _, where, _, _ in cells)
    return Trace(_sum(cells) if cells else None, derived, TracedCells(cabinet, cells))


def _sum(cells: Sequence[Found]) -> int:
    return sum([value for *_, value in cells])


class _Walk:
    """The areas below one, with the figures that were found there."""

    def __init__(self, connection: sqlite3.Connection, source: int, area: int, what: Followed) -> None:
        self._connection, self._source = connection, source
        self._area, self._what = area, what
        deliveries = live_deliveries(connection, source)
        contest = connection.execute("SELECT contest_id FROM source WHERE id = ?", (source,)).fetchone()[0]
        districts = Districts(connection, contest, deliveries)
        self._loose = districts.loose
        self._below: dict[int, list[int]] = {}
        self._districts: dict[int, list[int]] = {}
        self._members = members_of(connection, contest)
        self._said: dict[int, dict[int, Found]] = {}
        #: The figure of the area itself, where a correction took it away.
        self.gone: Found | None = None
        enough = _enough(what, _listed(deliveries), several=len(deliveries) > 1)
        asked = {"area": area, "contest": contest, "districts": districts.holder is not None}
        nodes: dict[int, None] = {}
        for node, above, kind in connection.execute(_put(_WAYS, {"enough": enough}), asked):
            nodes[node] = None
            if above is not None:
                into = self._districts if kind == Level.DISTRICT else self._below
                into.setdefault(above, []).append(node)
        last, said = area, self._said.setdefault(area, {})
        for cell in self._figures(connection, deliveries, nodes):
            _, _, node, subject, value = cell
            if value != UNKNOWN:
                if node != last:
                    last, said = node, self._said.setdefault(node, {})
                said[subject] = cell
            elif (node, subject) == (area, what.subject):
                self.gone = cell

    def _figures(
        self, connection: sqlite3.Connection, deliveries: Sequence[int], nodes: Iterable[int]
    ) -> Iterable[Found]:
        """Return the figures of areas that count: those of the latest delivery."""
        several = len(deliveries) > 1
        subjects = (self._what.subject, *self._what.parts)
        query = _FIGURES.format(
            # SQLite takes the other columns from the row that has the maximum.
            delivery="max(f.delivery)" if several else "f.delivery",
            group="GROUP BY f.area, f.subject" if several else "",
            deliveries=_listed(deliveries),
            subjects=_listed(subjects),
        )
        return connection.execute(query, (json.dumps(list(nodes)),))

    def cells(self) -> list[Found]:
        """Return the cells that make up what is followed."""
        if not self._what.parts:
            return self._single(self._area, self._what.subject)
        return self._party(self._area)

    def _single(self, area: int, subject: int) -> list[Found]:
        said = self._said.get(area, {}).get(subject)
        if said is not None:
            return [said]
        return self._fullest([[self._single(node, subject) for node in way] for way in self._ways(area)])

    def _party(self, area: int) -> list[Found]:
        """Return the cells of a party's total, as `app.results.climbing` settles it."""
        said = self._said.get(area, {})
        if self._what.subject in said:
            return [said[self._what.subject]]
        parts = [said[part] for part in self._what.parts if part in said]
        own = self._what.own in said
        if own and len(parts) > 1:
            return parts
        up = self._fullest([[self._party(node) for node in way] for way in self._ways(area)])
        if not parts:
            return up
        climbed = [cell for part in self._what.parts for cell in self._alone(area, part)]
        return climbed if _sum(climbed) >= _sum(up) else up

    def _alone(self, area: int, part: int) -> list[Found]:
        """Return the cells of a part by itself, which may also stand below a total that nothing else goes past."""
        return _Walk(self._connection, self._source, area, Followed(part)).cells()

    def _ways(self, area: int) -> list[list[int]]:
        """Return the areas that an area is the sum of; more than one way where districts are not known in full."""
        below, districts = self._below.get(area, []), self._districts.get(area, [])
        if not districts:
            return [below]
        if self._loose:
            return [districts, below]
        return [[*districts, *(node for node in below if node not in self._members)]]

    @staticmethod
    def _fullest(ways: Sequence[Sequence[list[Found]]]) -> list[Found]:
        found = [[cell for some in way for cell in some] for way in ways]
        return found[0] if len(found) == 1 else max(found, key=_sum)


def _enough(what: Followed, deliveries: str, *, several: bool) -> str:
    """Return the condition that an area states all that is followed, so that nothing below it counts.

    Nothing lies below a TPS, and one of ``several`` deliveries may take away what another states.
    """
    stated = _put(_STATED + (_STILL if several else " AND f.value >= 0)"), {"deliveries": deliveries})
    enough = _put(stated, {"which": f"= {what.subject}"})
    if what.own is not None and what.candidates:
        own = _put(stated, {"which": f"= {what.own}"})
        listed = _put(stated, {"which": f"IN ({_listed(what.candidates)})"})
        enough += f" OR ({own} AND {listed})"
    return f"(a.level = '{Level.STATION}' OR {enough})"


def _put(query: str, values: dict[str, str]) -> str:
    for name, value in values.items():
        query = query.replace(f"{{{name}}}", value)
    return query


def _listed(numbers: Sequence[int]) -> str:
    return ", ".join(map(str, numbers))
