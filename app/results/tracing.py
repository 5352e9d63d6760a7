"""Follows a figure back to the cells it stands in: its own where it is stated, else those it is added up from.

It takes the same way as `app.results.sums`, area by area: what is stated wins, a district counts before the areas it
is made of, and a party without a total is its own votes and its candidates'.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from app.errors import AppError, Exit
from app.i18n import tr
from app.results.contestants import ballot_name
from app.results.districts import Districts
from app.results.figures import UNKNOWN, called, live_deliveries
from app.results.lookup import OWN, SubjectKey, members_of
from app.results.measures import measure_name
from app.results.records import Amended, Trace, TracedCell, Way
from importers.records import Level

#: From an area down to the nearest areas that state all there is to know; below them nobody looks any further.
_DOWN = """
WITH RECURSIVE down(id, above) AS (
    SELECT :area, NULL
    UNION
    SELECT a.id, down.id FROM down JOIN area AS a ON a.parent_id = down.id
    WHERE (a.level <> 'dapil' OR :districts) AND NOT ({enough})
    UNION
    SELECT m.area_id, down.id FROM down JOIN district_member AS m ON m.district_id = down.id AND m.contest_id = :contest
    WHERE m.area_id <> down.id AND NOT ({enough})
)
"""
_WAYS = _DOWN + "SELECT down.id, down.above, a.level FROM down JOIN area AS a ON a.id = down.id ORDER BY a.id"
#: SQLite takes the other columns from the row that has the maximum: the latest delivery counts.
_FIGURES = (
    _DOWN
    + """
, mine AS (
    SELECT f.area AS area, f.subject AS subject, f.value AS value, f.cell AS cell, max(f.delivery) AS delivery
    FROM (SELECT DISTINCT id FROM down) AS d CROSS JOIN figure AS f
    ON f.delivery IN ({deliveries}) AND f.area = d.id AND f.subject IN ({subjects})
    GROUP BY f.area, f.subject
)
SELECT m.area, m.subject, d.id, m.cell, m.value, d.file, d.sha256, d.sheet, d.at, d.batch, a.name, a.level, p.name,
    d.kept, coalesce(d.form, s.form), coalesce(d.dossier, s.dossier), d.way, d.reason,
    u.number, u.candidate, u.field, u.short, u.name, t.id, t.written, t.code
FROM mine AS m JOIN delivery AS d ON d.id = m.delivery JOIN source AS s ON s.id = d.source_id
JOIN subject AS u ON u.id = m.subject JOIN area AS a ON a.id = m.area LEFT JOIN area AS p ON p.id = a.parent_id
LEFT JOIN amendment AS t ON t.id = (
    SELECT max(x.id) FROM amendment AS x WHERE x.delivery_id = d.id AND x.area = m.area AND x.subject = m.subject
)
"""
)
#: What a correction took away (`UNKNOWN`) is stated no more, whatever was delivered before it.
_STATED = (
    "EXISTS (SELECT 1 FROM figure AS f WHERE f.delivery IN ({deliveries}) AND f.area = down.id AND f.subject {which}"
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


def follow(connection: sqlite3.Connection, source: int, area: int, *what: Followed) -> Trace:
    """Return what a source says in an area, of several subjects together, with every cell that goes into it.

    Cells come in the order of the files. A figure that a correction took away has no value, but its cell all the same.
    """
    walks = [_Walk(connection, source, area, one) for one in what]
    cells = [cell for walk in walks for cell in walk.cells()]
    gone = [walk.gone for walk in walks if walk.gone is not None]
    if not cells and gone:
        return Trace(None, False, tuple(map(_traced, gone)))
    cells.sort(key=lambda cell: cell.order)
    derived = len(cells) > 1 or any(cell.area != area for cell in cells)
    return Trace(_sum(cells) if cells else None, derived, tuple(map(_traced, cells)))


def subject_words(number: int, candidate: int, field: str, short: str | None, name: str | None) -> str:
    """Return what a figure counts, in a word or two."""
    if field == OWN and number:
        return tr("{party}: suara partai", party=ballot_name(number))
    return (measure_name(field) if field else None) or short or name or ballot_name(number, candidate or None)


@dataclass(frozen=True, slots=True)
class _Cell:
    """A figure with its place among all cells (delivery, then cell), the area that states it, what is told of it."""

    order: tuple[int, int]
    area: int
    value: int
    facts: Sequence[Any]


def _sum(cells: Sequence[_Cell]) -> int:
    return sum(cell.value for cell in cells)


def _traced(cell: _Cell) -> TracedCell:
    file, sha256, sheet, at, batch, *rest = cell.facts
    (name, level, parent), (kept, form, dossier, way, reason) = rest[:3], rest[3:8]
    amended, written, code = rest[13:]
    return TracedCell(
        None if cell.value == UNKNOWN else cell.value,
        file,
        sha256,
        sheet,
        called(cell.order[1]),
        at,
        batch,
        f"{name}, {parent}" if level == Level.STATION and parent else name,
        subject_words(*rest[8:13]),
        kept,
        form,
        dossier,
        Way(way),
        reason,
        None if amended is None else Amended(written, code),
    )


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
        self._said: dict[int, dict[int, _Cell]] = {}
        #: The figure of the area itself, where a correction took it away.
        self.gone: _Cell | None = None
        listed = {"deliveries": _listed(deliveries), "subjects": _listed((what.subject, *what.parts))}
        listed["enough"] = _enough(what, listed["deliveries"])
        asked = {"area": area, "contest": contest, "districts": districts.holder is not None}
        for node, above, kind in connection.execute(_put(_WAYS, listed), asked):
            if above is not None:
                into = self._districts if kind == Level.DISTRICT else self._below
                into.setdefault(above, []).append(node)
        for node, subject, delivery, cell, value, *facts in connection.execute(_put(_FIGURES, listed), asked):
            there = _Cell((delivery, cell), node, value, facts)
            if value != UNKNOWN:
                self._said.setdefault(node, {})[subject] = there
            elif (node, subject) == (area, what.subject):
                self.gone = there

    def cells(self) -> list[_Cell]:
        """Return the cells that make up what is followed."""
        if not self._what.parts:
            return self._single(self._area, self._what.subject)
        return self._party(self._area)

    def _single(self, area: int, subject: int) -> list[_Cell]:
        said = self._said.get(area, {}).get(subject)
        if said is not None:
            return [said]
        return self._fullest([[self._single(node, subject) for node in way] for way in self._ways(area)])

    def _party(self, area: int) -> list[_Cell]:
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

    def _alone(self, area: int, part: int) -> list[_Cell]:
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
    def _fullest(ways: Sequence[Sequence[list[_Cell]]]) -> list[_Cell]:
        return max(([cell for some in way for cell in some] for way in ways), key=_sum)


def _enough(what: Followed, deliveries: str) -> str:
    """Return the condition that an area states all that is followed, so that nothing below it counts."""
    stated = _put(_STATED, {"deliveries": deliveries})
    enough = _put(stated, {"which": f"= {what.subject}"})
    if what.own is None or not what.candidates:
        return enough
    own = _put(stated, {"which": f"= {what.own}"})
    listed = _put(stated, {"which": f"IN ({_listed(what.candidates)})"})
    return f"{enough} OR ({own} AND {listed})"


def _put(query: str, values: dict[str, str]) -> str:
    for name, value in values.items():
        query = query.replace(f"{{{name}}}", value)
    return query


def _listed(numbers: Sequence[int]) -> str:
    return ", ".join(map(str, numbers))
