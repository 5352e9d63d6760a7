"""What a plan of election results holds to be applied: sources with their figures, area by area; plain data.

It compares a file's lines with what the cabinet keeps and counts what would be new, changed or the same.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import repeat
from operator import attrgetter, itemgetter
from types import MappingProxyType
from typing import NamedTuple

from app.intake.memory import Remembered
from app.intake.plan import Change
from app.intake.results.amending import Amended
from app.intake.results.disagreeing import Disagreement, Standing
from app.results.areas import Node, full_name
from app.results.figures import has_blanks
from app.results.lookup import OWN, SubjectKey
from app.results.records import ElectionKey, Status
from app.results.writing import AliasDraft, SubjectDraft
from importers.records import Problem, ResultTable, Severity, Subject, cell_name

#: How many changes a plan shows in full; the counts hold them all.
MOST_CHANGES = 1000
#: So many lines are taken in at once, and progress is told as often.
_AT_ONCE = 4096
#: A table says again what others do where so many of its figures, and so large a share of them, stood there before.
_REPEATED = 4
_REPEATED_SHARE = 0.9

Values = tuple[int | None, ...]
_Pick = Callable[[Values], Values]
_LINE, _NODE = attrgetter("line"), attrgetter("node")
NOTHING_TOLD: Mapping[int, int] = MappingProxyType({})

#: What begins the last part of the key of a contestant whose number is not known; no measure begins so.
UNNUMBERED = "?"


@dataclass(slots=True)
class Block:
    """The figures of one table for one source: ``lines`` are those of which anything would be stored."""

    table: ResultTable
    places: tuple[int, ...]
    keys: tuple[SubjectKey, ...]
    lines: list[Met] = field(default_factory=list)
    ids: tuple[int, ...] = ()


class Met(NamedTuple):
    """A line as it was compared: area, row or column, its values, those ``left`` to store, and what is kept of it.

    ``told`` are by place the other values that an earlier file of the act gives.
    """

    block: Block
    node: Node
    line: int
    values: Values
    left: Values
    there: Mapping[int, int] | None
    told: Mapping[int, int] = NOTHING_TOLD


#: The lines of one source by area; nearly every area has one.
Seen = Mapping[Node, Sequence[Met]]
#: As `Met`, of all its fields at once: by the hundred thousand a call of the class costs three times as much.
_met = partial(tuple.__new__, Met)


@dataclass(slots=True)
class SourceWork:
    """One source of the file: what it is called and its blocks; ``prefix`` is what its headings begin with.

    ``settles`` says that the source is kept already and would get another status, form or dossier.
    """

    name: str
    status: Status
    status_guessed: bool
    prefix: str | None = None
    form: str | None = None
    dossier: str | None = None
    id: int | None = None
    official: bool = False
    settles: bool = False
    blocks: list[Block] = field(default_factory=list)
    met: list[Met] = field(default_factory=list)


@dataclass(slots=True)
class Work:
    """All that applying needs: the election (None as long as it is not known), areas and names, subjects, sources.

    ``tables`` are all that was read, with what could not be taken. ``districts`` has the district that each table of
    the file is about, None where it is not about one; ``named`` are the subjects that get a name they have not had.
    ``joined`` tells that it was held against earlier files of its act, ``remember`` is the mapping to keep for the next
    such file.
    """

    election: ElectionKey | None
    contest_area: Node | None
    subjects: dict[SubjectKey, SubjectDraft]
    sources: list[SourceWork]
    areas: list[Node]
    members: list[tuple[Node, Node]]
    aliases: list[AliasDraft] = field(default_factory=list)
    amended: tuple[Amended, ...] = ()
    tables: tuple[ResultTable, ...] = ()
    districts: list[Node | None] = field(default_factory=list)
    named: set[SubjectKey] = field(default_factory=set)
    joined: bool = False
    remember: Remembered | None = None


@dataclass(slots=True)
class Tally:
    """Counts of single values as they are found, with the problems and the first changes."""

    new: int = 0
    changed: int = 0
    same: int = 0
    duplicate: int = 0
    refused: int = 0
    problems: list[Problem] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)


def subject_key(subject: Subject) -> SubjectKey:
    """Return the key under which the results room keeps what a line of figures counts.

    A contestant without a number is not kept: until it has one, its heading tells it from the others.
    """
    if subject.number is None and subject.field is None:
        return (0, 0, UNNUMBERED + subject.heading)
    return (subject.number or 0, subject.candidate or 0, subject.field or (OWN if subject.own else ""))


class Comparer:
    """Takes the lines of one source in, and sorts their values into new, changed, same and double ones."""

    def __init__(
        self,
        source: SourceWork,
        stored: Mapping[int, Mapping[int, int]],
        subject_ids: Mapping[SubjectKey, int],
        labels: Mapping[SubjectKey, str],
        tally: Tally,
        amended: Mapping[tuple[int, int], Collection[str]] | None = None,
    ) -> None:
        """``amended`` has, by area and subject, texts that another value was taken for: that decision stands."""
        self._source = source
        self._amended = amended or {}
        self.stored = stored
        self._ids = subject_ids
        self._labels = labels
        self._tally = tally
        self.seen: dict[Node, tuple[Met, ...]] = {}
        self.disagreements: list[Disagreement] = []
        self._doubles: list[Problem] = []
        self._apart = 0

    def take(
        self,
        table: ResultTable,
        places: Sequence[int],
        nodes: Sequence[Node | None],
        progress: Callable[[float], None] | None = None,
    ) -> None:
        """Take in a table; ``nodes`` are the areas of its lines, None for one that is refused."""
        keys = tuple(subject_key(table.subjects[place]) for place in places)
        ids = tuple(self._ids.get(key, 0) for key in keys)
        block = Block(table, tuple(places), keys, ids=ids)
        pick = _picker(places, len(table.subjects))
        watch = progress or _unwatched
        if not self.seen and not self.stored and _each_once(nodes):
            self._take_all_new(block, pick, nodes, watch)
        else:
            self._take_singly(block, pick, nodes, watch)
        if block.lines:
            self._source.blocks.append(block)
        self._tell_doubles(block)

    def _take_all_new(
        self, block: Block, pick: _Pick, nodes: Sequence[Node | None], watch: Callable[[float], None]
    ) -> None:
        """Take in a table of whose areas nothing is known yet, each of which it names once: the usual one."""
        table, tally = block.table, self._tally
        for start in range(0, len(nodes), _AT_ONCE):
            watch(start / len(nodes))
            some = slice(start, start + _AT_ONCE)
            values = list(map(pick, table.values[some]))
            lines = map(_LINE, table.areas[some])
            alike = (nodes[some], lines, values, values, repeat(None), repeat(NOTHING_TOLD))
            found = list(map(_met, zip(repeat(block), *alike, strict=False)))
            if None in set(nodes[some]):
                tally.refused += sum(len(met.values) - met.values.count(None) for met in found if met.node is None)
                found = [met for met in found if met.node is not None]
            self.seen.update(zip(map(_NODE, found), zip(found, strict=True), strict=True))
            self._source.met.extend(found)
            if has_blanks(values):
                found = [met for met in found if any(value is not None for value in met.left)]
                tally.new += sum(len(met.left) - met.left.count(None) for met in found)
            else:
                tally.new += len(block.places) * len(found)
            block.lines.extend(found)
            for met in found:
                if len(tally.changes) >= MOST_CHANGES:
                    break
                self._tell_new(block, met.values, met.node)

    def _take_singly(
        self, block: Block, pick: _Pick, nodes: Sequence[Node | None], watch: Callable[[float], None]
    ) -> None:
        tally, width = self._tally, len(block.places)
        for at, (area, node, row) in enumerate(zip(block.table.areas, nodes, block.table.values, strict=True)):
            if not at % _AT_ONCE:
                watch(at / len(nodes))
            values = pick(row)
            if node is None:
                tally.refused += width - values.count(None)
                continue
            before = self.seen.get(node, ())
            if before:
                values = self._without_doubles(block, area.line, values, node)
            there = None if node.id is None else self.stored.get(node.id)
            left = values
            if there is not None:
                left = self._compare(block, area.line, values, there, node)
            met = Met(block, node, area.line, values, left, there)
            self._source.met.append(met)
            self.seen[node] = (*before, met)
            count = width - left.count(None)
            if not count:
                continue
            block.lines.append(met)
            if there is None:
                tally.new += count
                if len(tally.changes) < MOST_CHANGES:
                    self._tell_new(block, values, node)

    def _tell_doubles(self, block: Block) -> None:
        """Tell of figures that stood before alike: of each, or in one where a whole table says again what others do."""
        alike, self._doubles = self._doubles, []
        apart, self._apart = self._apart, 0
        if not alike:
            return
        figures = sum(len(row) - row.count(None) for row in block.table.values)
        if len(alike) >= _REPEATED and len(alike) + apart >= _REPEATED_SHARE * figures:
            first = alike[0]
            areas = len({each.data["area"] for each in alike})
            data = {"sheet": block.table.sheet, "areas": areas, "figures": len(alike), "first": first.cells[0]}
            told = Problem("table_repeated", Severity.INFO, first.sheet, first.cell, (first.cell or "",), data=data)
            alike = [told]
        self._tally.problems.extend(alike)

    def _compare(self, block: Block, line: int, values: Values, there: Mapping[int, int], node: Node) -> Values:
        """Return the values that are new or changed, and count all."""
        left: list[int | None] = []
        tally = self._tally
        for place, (subject, value) in enumerate(zip(block.ids, values, strict=True)):
            before = there.get(subject)
            if value is None or value == before or self._stands(block, line, place, node, value, before):
                tally.same += value is not None
                left.append(None)
                continue
            left.append(value)
            if before is None:
                tally.new += 1
            else:
                tally.changed += 1
            if len(tally.changes) < MOST_CHANGES:
                tally.changes.append(self._change(block, place, node, before, value))
        return tuple(left)

    def _stands(self, block: Block, line: int, place: int, node: Node, value: int, before: int | None) -> bool:
        """Tell whether a file only says again what was corrected since, and say so."""
        if str(value) not in self._amended.get((node.id or 0, block.ids[place]), ()):
            return False
        cell = cell_of(block, line, place)
        data = {
            "area": full_name(node),
            "subject": self._labels.get(block.keys[place], ""),
            "written": value,
            "value": before,
        }
        code = "correction_stands" if before is not None else "blank_stands"
        self._tally.problems.append(
            Problem(code, Severity.INFO, block.table.sheet, cell, (cell,), str(value), data=data)
        )
        return True

    def _without_doubles(self, block: Block, line: int, values: Values, node: Node) -> Values:
        """Return the values of an area's further line that its earlier lines do not give; tell of the others."""
        known: dict[SubjectKey, tuple[Met, int]] = {}
        for earlier in self.seen[node]:
            for place, value in enumerate(earlier.values):
                if value is not None:
                    known.setdefault(earlier.block.keys[place], (earlier, place))
        left: list[int | None] = []
        for place, value in enumerate(values):
            first = known.get(block.keys[place])
            left.append(value if first is None else None)
            if value is None or first is None:
                continue
            there = _standing(first[0].block, first[0].line, first[1], first[0].values[first[1]] or 0)
            if there.value == value:
                self._tally.duplicate += 1
                self._doubles.append(self._double(block, line, place, first, node))
            else:
                self._tally.refused += 1
                self._apart += 1
                label = self._labels.get(block.keys[place], "")
                self.disagreements.append(Disagreement(node, label, there, _standing(block, line, place, value)))
        return tuple(left)

    def _double(self, block: Block, line: int, place: int, first: tuple[Met, int], node: Node) -> Problem:
        """Return what is said of a figure that stands twice alike; ``first`` is where it stood before."""
        cell, there = cell_of(block, line, place), cell_of(first[0].block, first[0].line, first[1])
        sheet, other = block.table.sheet, first[0].block.table.sheet
        data: dict[str, object] = {
            "cell": cell,
            "area": full_name(node),
            "heading": self._labels.get(block.keys[place], ""),
            "written": first[0].values[first[1]],
            "first": there if other == sheet else f"{other}!{there}",
        }
        raw = str(data["written"])
        return Problem("figure_twice", Severity.WARNING, sheet, cell, (str(data["first"]), cell), raw, data=data)

    def _tell_new(self, block: Block, values: Values, node: Node) -> None:
        for place, value in enumerate(values):
            if value is not None:
                self._tally.changes.append(self._change(block, place, node, None, value))

    def _change(self, block: Block, place: int, node: Node, before: int | None, after: int) -> Change:
        what = f"{node.name} · {self._labels.get(block.keys[place], '')} · {self._source.name}"
        return Change(what, "" if before is None else str(before), str(after))


def _each_once(nodes: Sequence[Node | None]) -> bool:
    """Tell whether no two lines are about the same area."""
    every = set(nodes)
    return len(every) == len(nodes) or len(every - {None}) + nodes.count(None) == len(nodes)


def _unwatched(share: float) -> None:
    """Take no notice of progress."""


def _picker(places: Sequence[int], width: int) -> _Pick:
    """Return how to take the values at ``places`` out of a row, as a tuple."""
    if list(places) == list(range(width)):
        return tuple
    if len(places) == 1:
        only = places[0]
        return lambda row: (row[only],)
    return itemgetter(*places)


def _standing(block: Block, line: int, place: int, value: int) -> Standing:
    return Standing(block.table, line, block.places[place], value)


def cell_of(block: Block, line: int, place: int) -> str:
    """Return the cell of a block's value on a line."""
    at = block.table.subjects[block.places[place]].line
    return cell_name(*block.table.place(line, at))
