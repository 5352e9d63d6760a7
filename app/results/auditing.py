"""The checks of practice on the figures that are kept: each area's own figures, as its source states them.

An import is checked table by table while it is planned (`app.results.checks`); here is what still does not add up, also
between files and after corrections. Sums are checked nowhere: they fail where their parts do. It corrects nothing.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby, islice
from operator import itemgetter
from typing import TYPE_CHECKING

from app.errors import AppError, Exit
from app.results.areas import Node, Tree
from app.results.checks.rows import Failure, check_rows
from app.results.checks.rules import Relation, relations
from app.results.choosing import choose_source, contest_of, id_of, kept_area, source_root
from app.results.figures import current
from app.results.lookup import OWN, KeptSubject, subjects_of
from app.results.measures import measure_name
from app.results.records import ElectionKey, Finding
from app.results.sums import stated_levels
from app.results.traces import subject_words
from importers.records import Level, ResultTable, Subject

if TYPE_CHECKING:
    from app.store.cabinet import Cabinet

#: So many areas are looked at together: memory does not follow how many there are.
_TOGETHER = 2000
#: The check of a total against the usual lists of voters, which a form of another year adds a further list to.
_LISTS = 2
_CONTESTANTS = 6

_INSIDE = """
WITH RECURSIVE down(id) AS (
    SELECT :root
    UNION
    SELECT a.id FROM down JOIN area AS a ON a.parent_id = down.id
    UNION
    SELECT m.area_id FROM down JOIN district_member AS m ON m.district_id = down.id AND m.contest_id = :contest
)
"""


@dataclass(frozen=True, slots=True)
class FailedCheck:
    """A check that fails in an area; ``subject`` is the key of its whole, as a trace asks for it."""

    area: int
    code: str | None
    area_name: str
    level: Level
    check: int
    subject: tuple[int, int, str]
    stated: int
    sum: int
    finding: Finding


@dataclass(frozen=True, slots=True)
class Audit:
    """What was looked at, ``checked`` areas by level, and what fails there, the widest areas first.

    ``checks`` are the numbers of those that could be run at all: what a source does not state checks nothing.
    """

    source: str
    area: str
    checked: tuple[tuple[Level, int], ...]
    checks: tuple[int, ...]
    failed: tuple[FailedCheck, ...]


def audit(
    cabinet: Cabinet,
    election: ElectionKey,
    *,
    area: str | None = None,
    source: str | None = None,
    progress: Callable[[float], None] | None = None,
) -> Audit:
    """Run the checks of rows on all that a source states in ``area`` and inside it.

    ``area`` is a code, left out all that the source covers; ``source`` a name, left out the official one or else the
    only one. Raises `AppError` as `app.results.reading.show` does.
    """
    connection = cabinet.connection()
    tree = Tree(connection)
    chosen = choose_source(connection, election, source, area)
    contest = contest_of(connection, chosen)
    root = source_root(connection, tree, chosen) if area is None else kept_area(tree, area, contest)
    levels = stated_levels(connection, chosen)
    if not levels:
        raise AppError("level_without_figures", Exit.REFUSED, area=root.name, level=root.level, election=str(election))
    look = _Look(connection, tree, chosen, contest, None if area is None else root)
    checked, failed = [], []
    for done, level in enumerate(levels):
        if progress is not None:
            look.tell = partial(progress, done / len(levels))
        count, found = look.at(level)
        if count:
            checked.append((level, count))
        failed.extend(found)
    (name,) = connection.execute("SELECT name FROM source WHERE id = ?", (chosen,)).fetchone()
    return Audit(name, root.name, tuple(checked), tuple(sorted(look.ran)), tuple(failed))


class _Look:
    """Looks at what one source states, level by level."""

    def __init__(
        self, connection: sqlite3.Connection, tree: Tree, source: int, contest: int, inside: Node | None
    ) -> None:
        self._connection, self._tree, self._contest = connection, tree, contest
        self._source, self._inside = source, inside
        self._kept = list(subjects_of(connection, contest).values())
        self._places = {subject.id: place for place, subject in enumerate(self._kept)}
        subjects = tuple(_subject(subject) for subject in self._kept)
        table = ResultTable("", "rows", (), subjects, (), ())
        self._relations = relations(table, range(len(subjects)))
        #: The numbers of the checks that found something to check.
        self.ran: set[int] = set()
        #: Is called between areas, and stops the work by raising.
        self.tell: Callable[[], object] = tuple

    def at(self, level: Level) -> tuple[int, list[FailedCheck]]:
        """Return how many areas of a level state figures, and the checks that fail there."""
        rows = groupby(self._rows(level), key=itemgetter(0))
        count, found = 0, list[tuple[int, Failure]]()
        while some := [(area, self._values(told)) for area, told in islice(rows, _TOGETHER)]:
            count += len(some)
            self.tell()
            columns = list(zip(*(values for _, values in some), strict=True))
            there = [any(value is not None for value in column) for column in columns]
            self.ran.update(
                one.rule.number
                for one in self._relations
                if there[one.whole] and any(there[part] for part in one.parts)
            )
            failures = filter(_is_stated, check_rows(columns, self._relations))
            found.extend((some[failure.row][0], failure) for failure in failures)
        spared = _holding_more([failure for _, failure in found], count)
        return count, [self._told(area, failure) for area, failure in found if failure.relation not in spared]

    def _rows(self, level: Level) -> Iterator[tuple[int, int, int]]:
        figures = current(self._connection, self._source)
        query = f"SELECT f.area, f.subject, f.value FROM ({figures}) AS f JOIN area AS a ON a.id = f.area"
        asked: dict[str, object] = {"level": level}
        if self._inside is not None:
            query = f"{_INSIDE} {query} AND a.id IN (SELECT id FROM down)"
            asked |= {"root": id_of(self._inside), "contest": self._contest}
        yield from self._connection.execute(f"{query} WHERE a.level = :level ORDER BY f.area", asked)

    def _values(self, told: Iterator[tuple[int, int, int]]) -> list[int | None]:
        values: list[int | None] = [None] * len(self._kept)
        for _, subject, value in told:
            values[self._places[subject]] = value
        return values

    def _told(self, area: int, failure: Failure) -> FailedCheck:
        node, rule = self._tree.by_id(area), failure.relation.rule
        whole = self._kept[failure.relation.whole]
        parts = [self._kept[place] for place in failure.relation.parts]
        data: dict[str, object] = {
            "area": _place_words(node),
            "whole": _name(whole),
            "stated": failure.stated,
            "parts": " + ".join(_name(part) for part in parts),
            "sum": failure.summed,
        }
        code = "kept_differs"
        if rule.relation == "at_most":
            code = "kept_exceeds"
        elif rule.relation == "at_least":
            code = "kept_party_exceeded"
        elif rule.number in (_CONTESTANTS, 5):
            code = f"kept_check{rule.number}"
            if failure.blanks:
                code, data["count"] = f"{code}_blank", len(failure.blanks)
        finding = Finding(code, area, node.name, data=data)
        return FailedCheck(
            area, node.code, node.name, node.level, rule.number, whole.key, failure.stated, failure.summed, finding
        )


def _subject(kept: KeptSubject) -> Subject:
    number, candidate, field = kept.key
    if not number:
        return Subject(0, field, field=field)
    return Subject(0, "", number, candidate or None, own=field == OWN)


def _name(kept: KeptSubject) -> str:
    if not kept.key[0]:
        return measure_name(kept.key[2])
    return subject_words(*kept.key, kept.short, kept.name)


def _is_stated(failure: Failure) -> bool:
    """Tell a failure of figures that are there: what a source never stated does not contradict the rest."""
    return not failure.blanks or (
        failure.relation.rule.blanks == "tell" and failure.relation.whole not in failure.blanks
    )


def _holding_more(found: Sequence[Failure], areas: int) -> frozenset[Relation]:
    """Return the totals of voters that hold a further list nearly everywhere, as the DPKTb of 2014: no slips."""
    more = Counter(one.relation for one in found if one.relation.rule.number == _LISTS and one.missing > 0)
    return frozenset(relation for relation, count in more.items() if count > areas / 2)


def _place_words(node: Node) -> str:
    """Return an area with what it lies in, where its own name would not tell it from others."""
    wider = {Level.STATION: 3, Level.VILLAGE: 2}.get(node.level, 1)
    return ", ".join(one.name for one in islice(node.line(), wider))
