"""Areas of a file that have the same figures in different tables, as where a line was copied to another sheet.

It finds them; whether that may be chance, and which of the two is the copy, is `app.results.checks`' to say.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from app.intake.results.work import Values, subject_key
from app.results.areas import Node, full_name
from app.results.lookup import SubjectKey
from importers.records import ResultTable, cell_name

#: A line of fewer figures is the same as another too easily.
_LEAST = 3
#: In files of more lines none is looked for: they are no sheets that a hand copies lines between.
_MOST = 50_000

_Line = tuple[tuple[SubjectKey, ...], Values]


@dataclass(slots=True)
class Twins:
    """The lines of all tables of a source by their figures: number of the table, row, area."""

    tables: Sequence[tuple[ResultTable, Sequence[int], Sequence[Node | None]]]
    _known: dict[_Line, list[tuple[int, int, Node]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        lines = sum(len(nodes) for _, _, nodes in self.tables)
        for at, (table, places, nodes) in enumerate(self.tables) if len(self.tables) > 1 and lines <= _MOST else ():
            keys = tuple(subject_key(table.subjects[place]) for place in places)
            for row, node in enumerate(nodes) if len(places) >= _LEAST else ():
                if node is not None:
                    line = (keys, tuple(table.values[row][place] for place in places))
                    self._known.setdefault(line, []).append((at, row, node))

    def of(self, at: int) -> Callable[[int], tuple[str, str, bool] | None] | None:
        """Return what tells of a row of a table which other area, of the same level, has its figures elsewhere."""
        table, places, nodes = self.tables[at]
        if not self._known or len(places) < _LEAST:
            return None
        keys = tuple(subject_key(table.subjects[place]) for place in places)

        def twin(row: int) -> tuple[str, str, bool] | None:
            mine = nodes[row]
            for other, line, node in self._known.get((keys, tuple(table.values[row][place] for place in places)), ()):
                if mine is not None and other != at and node is not mine and node.level is mine.level:
                    there, its_places, _ = self.tables[other]
                    cell = cell_name(*there.position(there.areas[line], there.subjects[its_places[0]]))
                    return full_name(node), f"{there.sheet}!{cell}", other < at
            return None

        return twin
