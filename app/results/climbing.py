"""The query that climbs from the finest figures stated to wider areas, level by level; what to climb it is told.

A figure stated at a level wins over the sum of what lies below, never both. A party's total is the one stated in an
area, else its own votes and its candidates' of that area together.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from importers.records import TREE, Level

#: What is added up inside an area lies in it; only a district's kecamatan may lie in and the district out of it.
_ONLY_INSIDE = ("", " WHERE area IN (SELECT id FROM inside)")
#: Past so many parties that are not the sum of their parts nobody reads on.
_MOST_DIFFERING = 1000


@dataclass(frozen=True, slots=True)
class Stop:
    """A level on the way up, and the ones its areas are added up from: none for the finest.

    Two of them are the districts and what these are made of: an area counts in its district, or else by itself.
    """

    level: Level
    below: tuple[Level, ...] = ()


@dataclass(frozen=True, slots=True)
class Parties:
    """The parties of a contest that have parts: their numbers, the subjects of totals, those of parts."""

    numbers: tuple[int, ...] = ()
    wholes: tuple[int, ...] = ()
    parts: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Climb:
    """Builds the query for one source; its one parameter is the area inside which it climbs.

    ``levels`` are those at which the source states anything. ``carry`` takes the parts of parties up as well. ``loose``
    says that of some districts it is not known what they are made of. ``only`` are the subjects to look at, if not all.
    """

    contest: int
    deliveries: tuple[int, ...]
    levels: tuple[Level, ...]
    parties: Parties = Parties()
    carry: bool = False
    loose: bool = False
    only: tuple[int, ...] = ()

    def query(self, way: Sequence[Stop], asked: Sequence[Level]) -> str:
        """Return the query for the figures at the levels ``asked``, which are stops of ``way``.

        Its rows are: place of the level in ``asked``, area, subject (of a party with parts, less its number), value,
        what finer areas add up to where it is stated. A place past them all is that of a party's total that is not
        what its parts add up to, which stands last.
        """
        kept = self._kept_above(way, asked)
        steps = [self._inside(), *([] if kept is None else self._lifted_before(kept, way[0].level))]
        steps += self._figures(way, asked, kept)
        parts = [self._answer("at", place, level) for place, level in enumerate(asked)]
        if self.parties.numbers:
            steps += self._totals(way, kept)
            parts += [self._answer("party", place, level) for place, level in enumerate(asked)]
            parts += self._differing(way, len(asked))
        return f"WITH RECURSIVE {', '.join(steps)} {' UNION ALL '.join(parts)}"

    def _inside(self) -> str:
        return (
            "inside(id) AS (SELECT ?1 UNION SELECT area_id FROM district_member"
            f" WHERE contest_id = {self.contest} AND district_id = ?1"
            " UNION SELECT a.id FROM area AS a JOIN inside ON a.parent_id = inside.id)"
        )

    def _answer(self, name: str, place: int, level: Level) -> str:
        subject = "-subject" if name == "party" else "subject"
        inside = _ONLY_INSIDE[level is Level.DISTRICT]
        return f"SELECT {place}, area, {subject}, value, children FROM {name}_{level}{inside}"

    def _kept_above(self, way: Sequence[Stop], asked: Sequence[Level]) -> Level | None:
        """Return the level above the finest where sums of that may be kept, None where figures count one by one."""
        finest = way[0].level
        users = [below for stop in way for below in stop.below]
        if len(way) < 2 or finest in asked or users.count(finest) != 1 or way[1].below != (finest,):
            return None
        return TREE[TREE.index(finest) - 1] if finest in TREE and way[1].level in TREE else None

    def _lifted_before(self, kept: Level, finest: Level) -> Iterator[str]:
        """Yield the steps that take the finest figures up by one level, most of them by the sums that are kept.

        An area's sums count as they are kept where one delivery alone tells of what lies in it, and all is well there.
        """
        deliveries = _listed(self.deliveries)
        yield (
            "settled AS MATERIALIZED (SELECT i.id AS area, max(k.delivery) AS delivery FROM inside AS i"
            f" CROSS JOIN area AS a0 ON a0.id = i.id AND a0.level = '{kept}'"
            f" CROSS JOIN area_sum AS k ON k.delivery IN ({deliveries}) AND k.area = i.id AND k.subject = 0"
            " GROUP BY i.id HAVING count(*) = 1 AND max(k.value) = 0)"
        )
        yield (
            "single AS MATERIALIZED (SELECT i.id AS id FROM inside AS i"
            f" CROSS JOIN area AS a0 ON a0.id = i.id AND a0.level = '{finest}'"
            " WHERE a0.parent_id NOT IN (SELECT area FROM settled))"
        )
        sums = "settled AS s CROSS JOIN area_sum AS f ON f.delivery = s.delivery AND f.area = s.area"
        only = f" AND +f.subject IN ({_listed(self.only)})" if self.only else ""
        own = self._own(finest, self._joins(finest, kept), self._alone(), of="single")
        yield (
            f"at_below AS (SELECT s.area AS area, f.subject AS subject, f.value AS value FROM {sums}"
            f" WHERE f.subject > 0{self._alone()}{only} UNION ALL {_summed(own)})"
        )
        if not self.parties.numbers:
            return
        yield f"said_{finest} AS MATERIALIZED ({self._said(finest, of='single')})"
        totals = (
            "SELECT s.area AS area, coalesce(u.number, -f.subject) AS subject, f.value AS value, f.subject < 0 AS parts"
            f" FROM {sums} LEFT JOIN subject AS u ON u.id = f.subject"
            f" WHERE f.subject IN ({_listed((*self.parties.wholes, *(-number for number in self.parties.numbers)))})"
        )
        up = _summed(self._lifted("party", finest, kept))
        # SQLite takes the other columns from the row that has the maximum: the party with its parts, if there is one.
        yield f"party_{finest} AS (SELECT area, subject, coalesce(whole, parts) AS value FROM said_{finest})"
        yield (
            f"party_below AS (SELECT area, subject, value FROM (SELECT area, subject, value, max(parts) FROM ({totals})"
            f" GROUP BY area, subject) UNION ALL {up})"
        )

    def _figures(self, way: Sequence[Stop], asked: Sequence[Level], kept: Level | None) -> Iterator[str]:
        """Yield the steps that take each subject up by itself."""
        for place, stop in enumerate(way):
            if not stop.below:
                if kept is None or place:
                    own = self._own(stop.level, (), self._alone())
                    yield f"at_{stop.level} AS (SELECT area, subject, value, NULL AS children FROM ({own}))"
                continue
            yield f"at_{stop.level} AS ({self._step(stop, kept if place == 1 else None)})"

    def _alone(self) -> str:
        """Return the condition that leaves out what comes with its party."""
        left = self.parties.wholes if self.carry else (*self.parties.wholes, *self.parties.parts)
        # The sign keeps SQLite from seeking each of the others by itself.
        return f" AND +f.subject NOT IN ({_listed(left)})" if left else ""

    def _step(self, stop: Stop, kept: Level | None) -> str:
        level = stop.level
        up = self._up("at", stop, kept)
        if level not in self.levels:
            return f"SELECT area, subject, up AS value, NULL AS children FROM ({up})"
        own = self._own(level, (), self._alone())
        return (
            "SELECT area, subject, coalesce(max(own), max(up)) AS value,"
            " iif(max(own) IS NULL, NULL, max(up)) AS children"
            f" FROM (SELECT area, subject, value AS own, NULL AS up FROM ({own})"
            f" UNION ALL SELECT area, subject, NULL, up FROM ({up})) GROUP BY area, subject"
        )

    def _totals(self, way: Sequence[Stop], kept: Level | None) -> Iterator[str]:
        """Yield the steps that take the totals of parties up: what is stated at a level, then what counts there."""
        for place, stop in enumerate(way):
            level, before = stop.level, kept if place == 1 else None
            if kept is not None and not place:
                continue
            if level in self.levels:
                yield f"said_{level} AS MATERIALIZED ({self._said(level)})"
            if not stop.below:
                said = f"SELECT area, subject, coalesce(whole, parts) AS value, NULL AS children FROM said_{level}"
                yield f"party_{level} AS ({said if level in self.levels else _NOTHING})"
            elif level in self.levels:
                yield f"party_{level} AS ({self._settled(stop, before)})"
            else:
                up = self._up("party", stop, before)
                yield f"party_{level} AS (SELECT area, subject, up AS value, NULL AS children FROM ({up}))"

    def _said(self, level: Level, *, of: str = "inside") -> str:
        """Return what each area of a level says of each party: its total, its parts together and which these are."""
        own = self._own(level, (), "", of=of)
        return (
            "SELECT o.area AS area, u.number AS subject,"
            " max(iif(u.candidate = 0 AND u.field = '', o.value, NULL)) AS whole,"
            " sum(iif(u.candidate > 0 OR u.field <> '', o.value, NULL)) AS parts,"
            " max(u.field <> '') AS own, max(u.candidate > 0) AS listed"
            f" FROM ({own}) AS o CROSS JOIN subject AS u ON u.id = o.subject"
            f" WHERE u.number IN ({_listed(self.parties.numbers)}) GROUP BY o.area, u.number"
        )

    def _settled(self, stop: Stop, kept: Level | None) -> str:
        """Return the totals of parties at a level that states any.

        Own votes and candidates' together are a party's total. Where an area states only the one or the other, the
        rest may be known of what lies in it: the fuller counts, of its parts taken up singly and of totals taken up.
        """
        level = stop.level
        climbed = (
            " UNION ALL SELECT c.area, u.number, NULL, NULL, NULL, NULL, NULL, sum(c.value)"
            f" FROM at_{level} AS c CROSS JOIN subject AS u ON u.id = c.subject"
            f" WHERE c.subject IN ({_listed(self.parties.parts)}) GROUP BY c.area, u.number"
        )
        return (
            "SELECT area, subject, coalesce(max(whole), CASE"
            " WHEN max(parts) IS NULL THEN max(up) WHEN max(own) AND max(listed) THEN max(parts)"
            " ELSE max(coalesce(max(up), 0), max(climbed)) END) AS value,"
            " iif(max(whole) IS NULL, NULL, max(up)) AS children FROM ("
            f"SELECT area, subject, whole, parts, own, listed, NULL AS up, NULL AS climbed FROM said_{level}"
            f" UNION ALL SELECT area, subject, NULL, NULL, NULL, NULL, up, NULL FROM ({self._up('party', stop, kept)})"
            f"{climbed}) GROUP BY area, subject"
        )

    def _differing(self, way: Sequence[Stop], place: int) -> Iterator[str]:
        """Yield the query for totals that are not their parts' sum; without own votes they may be more."""
        for stop in way:
            if stop.level in self.levels:
                yield (
                    f"SELECT * FROM (SELECT {place}, area, -subject, whole, parts FROM said_{stop.level}"
                    " WHERE listed AND (parts > whole OR (own AND parts < whole))"
                    f" LIMIT {_MOST_DIFFERING})"
                )

    def _own(self, level: Level, joins: Sequence[str], chosen: str, *, of: str = "inside") -> str:
        """Return the figures stated at ``level`` by areas of the step ``of``, said of those that ``joins`` lead to."""
        several = len(self.deliveries) > 1
        last = ", max(f.delivery)" if several else ""
        group = " GROUP BY f.area, f.subject" if several else ""
        chosen += f" AND f.subject IN ({_listed(self.only)})" if self.only else ""
        chosen += "" if several else " AND f.value >= 0"
        # CROSS JOIN keeps SQLite to this order: areas first, since figures are keyed by them.
        figures = (
            f"SELECT {_holder(joins)} AS area, f.subject AS subject, f.value AS value{last}"
            f" FROM {of} AS i CROSS JOIN area AS a0 ON a0.id = i.id AND a0.level = '{level}' {' '.join(joins)}"
            f" CROSS JOIN figure AS f ON f.delivery IN ({_listed(self.deliveries)}) AND f.area = a0.id{chosen}{group}"
        )
        # What a correction took away (`app.results.figures.UNKNOWN`) is in the latest delivery, and counts as nothing.
        return f"SELECT area, subject, value FROM ({figures}) WHERE value >= 0" if several else figures

    def _up(self, name: str, stop: Stop, kept: Level | None = None) -> str:
        """Return the sums of what lies below a level, by area and subject; those one above the finest may be kept."""
        if kept is not None:
            joins = self._joins(kept, stop.level)
            return _summed(
                f"SELECT {_holder(joins)} AS area, b.subject AS subject, b.value AS value FROM {name}_below AS b"
                f" JOIN area AS a0 ON a0.id = b.area {' '.join(joins)}"
            )
        added = [self._lifted(name, below, stop.level) for below in stop.below]
        if len(added) == 1:
            return _summed(added[0])
        districts, tree = added
        if self.loose:
            # Either adds up separate pieces of the same whole: the fuller one counts.
            pieces = " UNION ALL ".join(map(_summed, (districts, tree)))
            return f"SELECT area, subject, max(up) AS up FROM ({pieces}) GROUP BY area, subject"
        alone = (
            f"{tree} WHERE NOT EXISTS (SELECT 1 FROM district_member AS h"
            f" WHERE h.contest_id = {self.contest} AND h.area_id = a0.id)"
        )
        return _summed(f"{districts} UNION ALL {alone}")

    def _lifted(self, name: str, below: Level, level: Level) -> str:
        joins = self._joins(below, level)
        return (
            f"SELECT {_holder(joins)} AS area, b.subject AS subject, b.value AS value FROM {name}_{below} AS b"
            f" JOIN area AS a0 ON a0.id = b.area {' '.join(joins)}"
        )

    def _joins(self, below: Level, level: Level) -> list[str]:
        """Return the joins that lead from ``a0`` at ``below`` to what it lies in at ``level``."""
        if level is Level.DISTRICT:
            return [f"CROSS JOIN district_member AS h ON h.contest_id = {self.contest} AND h.area_id = a0.id"]
        count = 1 if below is Level.DISTRICT else TREE.index(below) - TREE.index(level)
        return [f"CROSS JOIN area AS a{step} ON a{step}.id = a{step - 1}.parent_id" for step in range(1, count + 1)]


_NOTHING = "SELECT NULL AS area, NULL AS subject, NULL AS value, NULL AS children WHERE 0"


def _summed(source: str) -> str:
    return f"SELECT area, subject, sum(value) AS up FROM ({source}) GROUP BY area, subject"


def _holder(joins: Sequence[str]) -> str:
    if not joins:
        return "a0.id"
    return "h.district_id" if "district_member" in joins[-1] else f"a{len(joins)}.id"


def _listed(numbers: Sequence[int]) -> str:
    return ", ".join(map(str, numbers))
