"""What the figures of a file add up to, as the summary of a plan tells it: each subject at its finest areas.

A party's total is counted area by area: the one stated there, else its own votes and its candidates' together. Nothing
is compared with the cabinet.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from app.intake.results.work import SourceWork, subject_key
from app.results.areas import Node, depth
from app.results.lookup import SubjectKey, is_part, is_party
from app.results.matching import Matches
from importers.records import TREE, Level, ResultTable, Subject

Values = tuple[int | None, ...]


@dataclass(slots=True)
class Totals:
    """The subjects of a source with their sums: a candidate once for each district, which is None where not known.

    ``parties`` are the totals of the parties that have parts, by number.
    """

    lines: list[tuple[Subject, Node | None, int]] = field(default_factory=list)
    parties: dict[int, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Part:
    """The rows of a table at one level, with their areas, and the key of each of its subjects (None: another's)."""

    table: ResultTable
    district: Node | None
    level: Level
    keys: tuple[SubjectKey | None, ...]
    rows: Sequence[Values]
    nodes: Sequence[Node | None]


def totals_of(
    tables: Sequence[ResultTable], matches: Sequence[Matches], source: SourceWork, districts: Sequence[Node | None]
) -> Totals:
    """Return what the figures of a source add up to over all tables; ``districts`` has the district of each table.

    Of an area that stands twice a figure counts where it stands first, as when it is stored.
    """
    parts = list(_parts(tables, matches, source, districts))
    finest = _finest_by_key(parts)
    found: dict[tuple[SubjectKey, Node | None], tuple[Subject, int]] = {}
    for part in parts:
        columns = list(zip(*part.rows, strict=True)) if part.rows else [()] * len(part.keys)
        taken: set[SubjectKey] = set()
        for subject, key, column in zip(part.table.subjects, part.keys, columns, strict=True):
            if key is None or key in taken:
                continue
            taken.add(key)
            mark = (key, part.district if subject.candidate is not None else None)
            first, before = found.get(mark, (subject, 0))
            counts = finest.get(key, part.level) is part.level
            found[mark] = (first, before + (_sum(column) if counts else 0))
    lines = [(subject, mark[1], total) for mark, (subject, total) in found.items()]
    return Totals(lines, _party_totals(parts))


def _parts(
    tables: Sequence[ResultTable], matches: Sequence[Matches], source: SourceWork, districts: Sequence[Node | None]
) -> Iterator[_Part]:
    twice = _standing_twice(tables, matches)
    told: set[tuple[Node, SubjectKey]] = set()
    for table, match, district in zip(tables, matches, districts, strict=True):
        own = [subject.source == source.prefix for subject in table.subjects]
        if source.prefix is not None and any(subject.source for subject in table.subjects) and not any(own):
            continue
        keys = tuple(subject_key(each) if each.source in (None, source.prefix) else None for each in table.subjects)
        levels = dict.fromkeys(line.level for line in table.areas)
        for level in levels:
            if len(levels) == 1 and not twice:
                yield _Part(table, district, level, keys, table.values, match.nodes)
                continue
            places = [place for place, line in enumerate(table.areas) if line.level is level]
            nodes = [match.nodes[place] for place in places]
            rows = [table.values[place] for place in places]
            if twice:
                rows = [_not_told(row, keys, node, told, twice) for row, node in zip(rows, nodes, strict=True)]
            yield _Part(table, district, level, keys, rows, nodes)


def _standing_twice(tables: Sequence[ResultTable], matches: Sequence[Matches]) -> set[Node]:
    """Return the areas that several lines are about."""
    lines: Counter[Node] = Counter()
    for found in matches:
        lines.update([node for node in found.nodes if node is not None])
    return {node for node, count in lines.items() if count > 1} if len(lines) < lines.total() else set()


def _not_told(
    row: Values,
    keys: Sequence[SubjectKey | None],
    node: Node | None,
    told: set[tuple[Node, SubjectKey]],
    twice: Collection[Node],
) -> Values:
    """Return a row without the figures of its area that an earlier row gave."""
    if node is None or node not in twice:
        return row
    left = tuple([None if (node, key) in told else value for key, value in zip(keys, row, strict=True)])
    told.update((node, key) for key, value in zip(keys, left, strict=True) if key is not None and value is not None)
    return left


def _finest_by_key(parts: Sequence[_Part]) -> dict[SubjectKey, Level]:
    """Return the finest level at which each subject has figures; nothing where all areas are of one level."""
    if len({part.level for part in parts}) < 2:
        return {}
    finest: dict[SubjectKey, Level] = {}
    for part in parts:
        for key, column in zip(part.keys, zip(*part.rows, strict=True), strict=False):
            if key is not None and any(value is not None for value in column):
                finest[key] = max(finest.get(key, part.level), part.level, key=_fineness)
    return finest


def _fineness(level: Level) -> int:
    return depth(level) if level in TREE else -1


def _party_totals(parts: Sequence[_Part]) -> dict[int, int]:
    """Return the totals of parties that have parts, at the level at which they are told most fully."""
    numbers = {key[0] for part in parts for key in part.keys if key is not None and is_part(key)}
    if not numbers:
        return {}
    by_level: dict[Level, dict[tuple[object, int], list[int | None]]] = {}
    for part in parts:
        of_parties = [
            (place, key[0], is_party(key))
            for place, key in enumerate(part.keys)
            if key is not None and key[0] in numbers and part.keys.index(key) == place
        ]
        areas = by_level.setdefault(part.level, {})
        for row, node in zip(part.rows, part.nodes, strict=True):
            for place, number, whole in of_parties:
                value = row[place]
                if value is not None:
                    pair = areas.setdefault((node or (id(part), id(row)), number), [None, None])
                    pair[not whole] = value + ((pair[1] or 0) if not whole else 0)
    totals: dict[int, int] = {}
    for areas in by_level.values():
        here: Counter[int] = Counter()
        for (_, number), (whole_stated, together) in areas.items():
            here[number] += (whole_stated if whole_stated is not None else together) or 0
        for number, total in here.items():
            totals[number] = max(total, totals.get(number, 0))
    return totals


def _sum(column: Values) -> int:
    try:
        return sum(column)  # type: ignore[arg-type]
    except TypeError:
        return sum(value for value in column if value is not None)
