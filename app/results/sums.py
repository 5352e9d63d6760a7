"""What figures add up to: values at any level of the tree, by one query that climbs from the finest level stated.

It knows which way leads up to a level, also through districts; how a step of it is taken is `app.results.climbing`.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from app.results.climbing import Climb, Parties, Stop
from app.results.districts import Districts
from app.results.figures import live_deliveries
from app.results.lookup import KeptSubject, is_part, is_party
from importers.records import TREE, Level

#: A value at the asked level: area, subject, value, and what finer areas add up to where a figure is stated here too.
#: A plain tuple, since a province has half a million.
Sum = tuple[int, int, int, int | None]


@dataclass(frozen=True, slots=True)
class Sums:
    """The values at each of the asked levels.

    ``differing`` are the parties' totals (area, subject, total) with what their parts add up to, where that is another.
    """

    levels: tuple[tuple[Sum, ...], ...]
    differing: tuple[tuple[int, int, int, int], ...] = ()


def stated_levels(connection: sqlite3.Connection, source: int, subjects: Sequence[int] = ()) -> tuple[Level, ...]:
    """Return the levels at which a source states figures (of ``subjects`` only), widest first, a district last."""
    deliveries = ", ".join(map(str, live_deliveries(connection, source)))
    chosen = f" AND f.subject IN ({', '.join(map(str, subjects))})" if subjects else ""
    query = (
        "SELECT 1 FROM area AS a WHERE a.level = ? AND EXISTS (SELECT 1 FROM figure AS f"
        f" WHERE f.delivery IN ({deliveries}) AND f.area = a.id{chosen}) LIMIT 1"
    )
    return tuple(level for level in (*TREE, Level.DISTRICT) if connection.execute(query, (level,)).fetchone())


def sums(
    connection: sqlite3.Connection,
    source: int,
    levels: Sequence[Level],
    *,
    inside: int,
    stated: Sequence[Level],
    subjects: Iterable[KeptSubject],
    parts: bool = False,
    alone: bool = False,
) -> Sums:
    """Return the values of a source at each of ``levels`` in the area ``inside``; ``stated`` is `stated_levels`.

    Per area and subject a stated figure wins over the sum of its children, at every step up from the finest level; a
    district's over those of the areas it is made of. ``subjects`` are the contest's: a party's values are its totals,
    with own votes and candidates, which come by themselves too where ``parts`` are asked for. ``alone`` says that
    ``subjects`` are only some of the contest's, and nothing else is looked at. Levels on one way up are answered by one
    query.
    """
    subjects = list(subjects)
    contest = int(connection.execute("SELECT contest_id FROM source WHERE id = ?", (source,)).fetchone()[0])
    deliveries = live_deliveries(connection, source)
    districts = Districts(connection, contest, deliveries)
    parties, by_number = _parties(subjects)
    carry = parts or len(stated) > 1
    only = tuple(subject.id for subject in subjects) if alone else ()
    climb = Climb(contest, deliveries, tuple(stated), parties, carry and bool(parties.parts), districts.loose, only)
    ways = {level: _way_up(districts, level, stated) for level in levels}
    row = connection.execute("SELECT level FROM area WHERE id = ?", (inside,)).fetchone()
    answers: dict[Level, tuple[Sum, ...]] = {level: () for level in levels if _wider(level, Level(row[0]))}
    differing: dict[tuple[int, int, int, int], None] = {}
    left_out = frozenset() if parts else frozenset(parties.parts)
    for level in levels:
        if level in answers:
            continue
        longest = max((way for way in ways.values() if level in _levels(way)), key=len)
        together = [other for other in levels if other in _levels(longest)]
        found = connection.execute(climb.query(longest, together), (inside,)).fetchall()
        for place, other in enumerate(together):
            answers[other] = tuple(
                [
                    (area, by_number[subject], value, children) if subject < 0 else (area, subject, value, children)
                    for at, area, subject, value, children in found
                    if at == place and subject not in left_out
                ]
            )
        for at, area, subject, whole, together_are in found:
            if at == len(together):
                differing[area, by_number[subject], whole, together_are] = None
    return Sums(tuple(answers[level] for level in levels), tuple(differing))


def _parties(subjects: Iterable[KeptSubject]) -> tuple[Parties, Mapping[int, int]]:
    """Return the parties with parts, and the subject of each by its number below zero."""
    every = list(subjects)
    parts = [subject for subject in every if is_part(subject.key)]
    numbers = {subject.key[0] for subject in parts}
    wholes = [subject for subject in every if is_party(subject.key) and subject.key[0] in numbers]
    parties = Parties(
        tuple(sorted(numbers)), tuple(whole.id for whole in wholes), tuple(subject.id for subject in parts)
    )
    return parties, {-whole.key[0]: whole.id for whole in wholes}


def _levels(way: Sequence[Stop]) -> list[Level]:
    return [stop.level for stop in way]


def _wider(level: Level, than: Level) -> bool:
    return level in TREE and than in TREE and TREE.index(level) < TREE.index(than)


def _way_up(districts: Districts, level: Level, stated: Sequence[Level]) -> list[Stop]:
    """Return the stops on the way to ``level``, the finest first: those stated, and turns of the way."""
    finest = max((TREE.index(one) for one in stated if one in TREE), default=-1)
    grouped = districts.grouped
    to_districts: list[Stop] = [Stop(Level.DISTRICT)]
    if grouped is not None and finest >= TREE.index(grouped):
        to_districts = _chain(_stops(stated, finest, TREE.index(grouped)))
        to_districts.append(Stop(Level.DISTRICT, (grouped,)))
    if level is Level.DISTRICT:
        return to_districts
    place = TREE.index(level)
    holder = None if districts.holder is None else TREE.index(districts.holder)
    if holder is None or place > holder:
        return _chain(_stops(stated, finest, place))
    in_tree = _stops(stated, finest, holder)
    beside: tuple[Level, ...] = ()
    if len(to_districts) > 1:
        beside = to_districts[-1].below
    elif len(in_tree) > 1:
        to_districts = [*_chain(in_tree[:-1]), *to_districts]
        beside = (in_tree[-2],)
    above = _stops(stated, holder, place)
    way = [*to_districts, Stop(above[0], (Level.DISTRICT, *beside))]
    return [*way, *(Stop(one, (under,)) for under, one in pairwise(above))]


def _chain(levels: Sequence[Level]) -> list[Stop]:
    return [Stop(level, (levels[place - 1],) if place else ()) for place, level in enumerate(levels)]


def _stops(stated: Sequence[Level], finest: int, place: int) -> list[Level]:
    between = TREE[place : max(finest, place) + 1][::-1]
    return [level for at, level in enumerate(between) if level in stated or at in (0, len(between) - 1)]
