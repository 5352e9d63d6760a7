"""What the other sources of a contest say of a file's areas, those kept and those beside it in the file.

It is read when it is asked for, as it is stated or added up; what it means is `app.intake.results.sources_told`'s.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from app.intake.results.work import Block, Seen, SourceWork, cell_of, subject_key
from app.results import figures, lookup, sums
from app.results.areas import Node, Tree
from app.results.lookup import SubjectKey
from importers.records import TREE, Level, ResultTable

if TYPE_CHECKING:
    import sqlite3

Said = Mapping[Node, Mapping[SubjectKey, int]]


class Other:
    """What another source says, read when first asked for; ``same`` tells that it is this source as it is kept."""

    def __init__(self, name: str, read: Callable[[], Said], *, same: bool = False) -> None:
        self.name = name
        self.same = same
        self._read = read
        self._said: Said | None = None

    @property
    def values(self) -> Said:
        """The values by area and subject."""
        if self._said is None:
            self._said = self._read()
        return self._said


class OtherSources:
    """The sources that those of a file are held against, read from the cabinet as far as its areas go."""

    def __init__(
        self,
        connection: sqlite3.Connection | None,
        tree: Tree,
        kept: lookup.KeptContest,
        contest_area: Node | None,
        levels: Sequence[Level],
    ) -> None:
        self._connection = connection
        self._tree = tree
        self._kept = kept
        self._inside = None if contest_area is None else contest_area.id
        self._levels = [level for level in dict.fromkeys(levels) if level in TREE]
        self._others: dict[int, Other] = {}
        self._of_file: list[Other] = []

    def of(self, source: SourceWork, stored: Mapping[int, Mapping[int, int]]) -> list[Other]:
        """Return what is kept of the source itself, which is ``stored``, then what others say.

        Of these the official one comes first, and those before it in the file last.
        """
        found = []
        if source.id is not None:
            found.append(Other(source.name, partial(self._by_node, stored), same=True))
        kept = sorted(self._kept.sources.values(), key=lambda each: (not each.official, each.id))
        found.extend(self._kept_values(each) for each in kept if each.id != source.id)
        return [*found, *self._of_file]

    def add(self, source: SourceWork, seen: Seen) -> None:
        """Let the sources that follow in the file be held against this one."""
        self._of_file.append(Other(source.name, partial(_said_in, seen)))

    def _kept_values(self, kept: lookup.KeptSource) -> Other:
        found = self._others.get(kept.id)
        if found is None:
            found = self._others[kept.id] = Other(kept.name, lambda: self._by_node(self._stored(kept.id)))
        return found

    def _by_node(self, stored: Mapping[int, Mapping[int, int]]) -> Said:
        keys = {subject.id: key for key, subject in self._kept.subjects.items()}
        self._tree.load(stored)
        return {
            self._tree.by_id(area): {keys[subject]: value for subject, value in line.items() if subject in keys}
            for area, line in stored.items()
        }

    def _stored(self, source: int) -> dict[int, dict[int, int]]:
        """Return a source's values by area and subject: as they are stated, else what finer areas add up to."""
        connection = self._connection
        if connection is None or not figures.live_deliveries(connection, source):
            return {}
        stated = sums.stated_levels(connection, source)
        found = figures.stored_values(connection, source) if any(level in stated for level in self._levels) else {}
        wider = [level for level in self._levels if level not in stated]
        if wider and self._inside is not None and any(level in TREE for level in stated):
            answer = sums.sums(
                connection,
                source,
                wider,
                inside=self._inside,
                stated=stated,
                subjects=self._kept.subjects.values(),
                parts=True,
            )
            for area, subject, value, _ in (one for level in answer.levels for one in level):
                found.setdefault(area, {})[subject] = value
        return found


def said_elsewhere(
    others: Sequence[Other], seen: Seen, table: ResultTable, nodes: Sequence[Node | None]
) -> Callable[[int, int], Mapping[int, str]]:
    """Return what other tables of a file, and other sources, say of a row of a table and a subject, with where.

    What is kept of the same source is what a file may correct: it counts like any other.
    """

    def said(row: int, place: int) -> Mapping[int, str]:
        node = nodes[row]
        if node is None or place >= len(table.subjects):
            return {}
        key = subject_key(table.subjects[place])
        found: dict[int, str] = {}
        for other in others:
            value = other.values.get(node, {}).get(key)
            if value is not None:
                found.setdefault(value, other.name)
        for met in seen.get(node, ()):
            block, line = met.block, met.line
            if block.table is not table and key in block.keys:
                at = block.keys.index(key)
                value = _value_at(block, line, at)
                if value is not None:
                    found[value] = f"{block.table.sheet}!{cell_of(block, line, at)}"
        return found

    return said


def _value_at(block: Block, line: int, at: int) -> int | None:
    """Return what stands in a table, whether it was taken or stood elsewhere before."""
    row = next((row for row, area in enumerate(block.table.areas) if area.line == line), None)
    return None if row is None else block.table.values[row][block.places[at]]


def _said_in(seen: Seen) -> Said:
    """Return what a source of a file says; what stands twice counts where it stands first."""
    return {
        node: {
            key: value
            for met in reversed(lines)
            for key, value in zip(met.block.keys, met.values, strict=True)
            if value is not None
        }
        for node, lines in seen.items()
    }
