"""What a plan of election results holds to be applied: sources with their figures, area by area; plain data.

It compares a file's lines with what the cabinet keeps and counts what would be new, changed or the same.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from operator import itemgetter
from types import MappingProxyType
from typing import NamedTuple

from app.intake.memory import Remembered
from app.intake.plan import Change
from app.intake.results.amending import Amended
from app.results.areas import Node, full_name
from app.results.figures import has_blanks
from app.results.lookup import OWN, SubjectKey
from app.results.records import ElectionKey, Status
from app.results.writing import AliasDraft, SubjectDraft
from importers.records import Problem, ResultTable, Severity, Subject, cell_name

#: How many changes a plan shows in full; the counts hold them all.
MOST_CHANGES = 1000
#: Progress is told each 4,096 lines.
_OFTEN = 4095
#: A table says again what others do where so many of its figures, and so large a share of them, stood there before.
_REPEATED = 4
_REPEATED_SHARE = 0.9

Values = tuple[int | None, ...]
NOTHING_TOLD: Mapping[int, int] = MappingProxyType({})

#: What begins the last part of the key of a contestant whose number is not known; no measure begins so.
UNNUMBERED = "?"


@dataclass(slots=True)
class Block:
    """The figures of one table for one source: ``lines`` are area, row or column, and values to store."""

    table: ResultTable
    places: tuple[int, ...]
    keys: tuple[SubjectKey, ...]
    lines: list[tuple[Node, int, Values]] = field(default_factory=list)
    ids: tuple[int, ...] = ()


class Met(NamedTuple):
    """A line as it was compared: its values, those of them that would be stored, and what is kept of its area.

    ``told`` are by place the other values that an earlier file of the act gives.
    """

    block: Block
    node: Node
    line: int
    values: Values
    left: Values
    there: Mapping[int, int] | None
    told: Mapping[int, int] = NOTHING_TOLD


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
        self.seen: dict[Node, list[tuple[Block, int, Values]]] = {}
        self._doubles: list[Problem] = []

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
        tally, seen, stored, met = self._tally, self.seen, self.stored, self._source.met
        width = len(places)
        whole = not has_blanks(table.values)
        for at, (area, node, row) in enumerate(zip(table.areas, nodes, table.values, strict=True)):
            if not at & _OFTEN and progress is not None:
                progress(at / len(nodes))
            values = given = pick(row)
            if node is None:
                tally.refused += width - values.count(None)
                continue
            before = seen.get(node)
            if before is None:
                seen[node] = [(block, area.line, values)]
            else:
                values = self._without_doubles(block, area.line, values, node)
            there = None if node.id is None else stored.get(node.id)
            all_values = values
            if there is not None:
                values = self._compare(block, ids, values, there, node)
            met.append(Met(block, node, area.line, all_values, values, there))
            count = width if whole and values is given else width - values.count(None)
            if not count:
                continue
            block.lines.append((node, area.line, values))
            if there is None:
                tally.new += count
                if len(tally.changes) < MOST_CHANGES:
                    self._tell_new(block, values, node)
        if block.lines:
            self._source.blocks.append(block)
        self._tell_doubles(block)

    def _tell_doubles(self, block: Block) -> None:
        """Tell of figures that stood before: of each, or in one where a whole table says again what others do."""
        found, self._doubles = self._doubles, []
        alike = [each for each in found if each.severity is Severity.WARNING]
        figures = sum(len(row) - row.count(None) for row in block.table.values)
        if len(alike) >= _REPEATED and len(found) >= _REPEATED_SHARE * figures:
            first = alike[0]
            areas = len({each.data["area"] for each in alike})
            data = {"sheet": block.table.sheet, "areas": areas, "figures": len(alike), "first": first.cells[0]}
            told = Problem("table_repeated", Severity.INFO, first.sheet, first.cell, (first.cell or "",), data=data)
            found = [told, *(each for each in found if each.severity is Severity.ERROR)]
        self._tally.problems.extend(found)

    def _compare(
        self, block: Block, ids: tuple[int, ...], values: Values, there: Mapping[int, int], node: Node
    ) -> Values:
        """Return the values that are new or changed, and count all."""
        left: list[int | None] = []
        tally = self._tally
        for place, (subject, value) in enumerate(zip(ids, values, strict=True)):
            before = there.get(subject)
            if value is None or value == before or self._stands(block, place, node, subject, value, before):
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

    def _stands(self, block: Block, place: int, node: Node, subject: int, value: int, before: int | None) -> bool:
        """Tell whether a file only says again what was corrected since, and say so."""
        if str(value) not in self._amended.get((node.id or 0, subject), ()):
            return False
        cell = cell_of(block, self.seen[node][-1][1], place)
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
        known: dict[SubjectKey, tuple[int, str]] = {}
        for earlier, at, given in self.seen[node]:
            for place, value in enumerate(given):
                if value is not None:
                    cell = cell_of(earlier, at, place)
                    other = earlier.table.sheet
                    known.setdefault(
                        earlier.keys[place], (value, cell if other == block.table.sheet else f"{other}!{cell}")
                    )
        left: list[int | None] = []
        for place, value in enumerate(values):
            there = known.get(block.keys[place])
            left.append(value if there is None else None)
            if value is None or there is None:
                continue
            alike = there[0] == value
            self._tally.duplicate += alike
            self._tally.refused += not alike
            cell = cell_of(block, line, place)
            self._doubles.append(
                Problem(
                    "figure_twice" if alike else "figure_twice_differs",
                    Severity.WARNING if alike else Severity.ERROR,
                    block.table.sheet,
                    cell,
                    (there[1], cell),
                    str(value),
                    data={
                        "cell": cell,
                        "area": full_name(node),
                        "heading": self._labels.get(block.keys[place], ""),
                        "written": value,
                        "first": there[1],
                        "value": there[0],
                    },
                )
            )
        self.seen[node].append((block, line, tuple(left)))
        return tuple(left)

    def _tell_new(self, block: Block, values: Values, node: Node) -> None:
        for place, value in enumerate(values):
            if value is not None:
                self._tally.changes.append(self._change(block, place, node, None, value))

    def _change(self, block: Block, place: int, node: Node, before: int | None, after: int) -> Change:
        what = f"{node.name} · {self._labels.get(block.keys[place], '')} · {self._source.name}"
        return Change(what, "" if before is None else str(before), str(after))


def _picker(places: Sequence[int], width: int) -> Callable[[Values], Values]:
    """Return how to take the values at ``places`` out of a row, as a tuple."""
    if list(places) == list(range(width)):
        return tuple
    if len(places) == 1:
        only = places[0]
        return lambda row: (row[only],)
    return itemgetter(*places)


def cell_of(block: Block, line: int, place: int) -> str:
    """Return the cell of a block's value on a line."""
    at = block.table.subjects[block.places[place]].line
    return cell_name(*block.table.place(line, at))
