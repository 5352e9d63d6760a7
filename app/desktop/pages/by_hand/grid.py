"""What was typed into the grid, cell by cell as text, with undo; what it means is asked of the intake room.

It knows no widget and no cabinet.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from app.i18n import number
from app.intake.by_hand import HandColumn, HandFrame, HandRow, HandSheet
from app.results.records import ElectionKey, Status
from importers.records import Level
from importers.values import whole_number

Place = tuple[int, int]

_STEPS = 500
#: Behind every candidate.
_LAST = 10_000


@dataclass(slots=True)
class Grid:
    """A recap while it is typed: texts by (row, column), both from 0; the row past the last area is the printed total.

    Texts are kept as they were typed; one that is no number stays and is told, and counts as nothing.
    """

    frame: HandFrame
    columns: list[HandColumn]
    rows: list[HandRow]
    texts: dict[Place, str] = field(default_factory=dict)
    _done: list[dict[Place, str]] = field(default_factory=list)
    _undone: list[dict[Place, str]] = field(default_factory=list)

    @property
    def total_row(self) -> int:
        """The row of the totals that stand on the paper."""
        return len(self.rows)

    def text(self, row: int, column: int) -> str:
        """Return what stands in a cell, a number with its dots."""
        typed = self.texts.get((row, column), "")
        value = whole_number(typed).value if typed else None
        return number(value) if value is not None else typed

    def value(self, row: int, column: int) -> int | None:
        """Return the number in a cell; None for a blank and for what is no number."""
        typed = self.texts.get((row, column))
        return whole_number(typed).value if typed else None

    def is_bad(self, row: int, column: int) -> bool:
        """Tell whether something stands in a cell that is no number."""
        typed = self.texts.get((row, column))
        if not typed:
            return False
        read = whole_number(typed)
        return read.value is None and read.code is not None

    @property
    def bad(self) -> list[Place]:
        """The cells in which something stands that is no number, row by row."""
        return sorted(place for place in self.texts if self.is_bad(*place))

    @property
    def begun(self) -> int:
        """How many areas have a figure."""
        return len({row for row, column in self.texts if row < self.total_row and self.value(row, column) is not None})

    def sum(self, column: int) -> int | None:
        """Return what a column adds up to so far, None for an empty one."""
        found = [value for row in range(self.total_row) if (value := self.value(row, column)) is not None]
        return sum(found) if found else None

    def set(self, texts: Mapping[Place, str]) -> None:
        """Put texts into cells as one step that can be taken back; a blank text empties a cell."""
        clean = {place: text.strip() for place, text in texts.items()}
        before = {place: self.texts.get(place, "") for place in clean}
        if before == clean:
            return
        self._put(clean)
        self._done.append(before)
        del self._done[:-_STEPS]
        self._undone.clear()

    def paste(self, row: int, column: int, block: str) -> Place:
        """Put a block of a spreadsheet (cells by tabs, rows by lines) from a cell on and return the last cell reached.

        What would reach past the grid is left out.
        """
        texts: dict[Place, str] = {}
        last = (row, column)
        for down, line in enumerate(block.replace("\r\n", "\n").replace("\r", "\n").rstrip("\n").split("\n")):
            for right, text in enumerate(line.split("\t")):
                at = (row + down, column + right)
                if at[0] <= self.total_row and at[1] < len(self.columns):
                    texts[at] = text
                    last = (max(last[0], at[0]), max(last[1], at[1]))
        self.set(texts)
        return last

    def copied(self, places: Iterable[Place]) -> str:
        """Return cells of a rectangle as a spreadsheet takes them."""
        lines: dict[int, list[str]] = {}
        for row, column in places:
            value = self.value(row, column)
            lines.setdefault(row, []).append(str(value) if value is not None else self.texts.get((row, column), ""))
        return "\n".join("\t".join(line) for line in lines.values())

    def undo(self) -> Place | None:
        """Take the last step back and return a cell of it, None where there is none."""
        return self._swap(self._done, self._undone)

    def redo(self) -> Place | None:
        """Do the last step taken back once more."""
        return self._swap(self._undone, self._done)

    def add_column(self, column: HandColumn) -> int:
        """Add a column where a recap has it and return its place.

        Contestants come by number, a party's own votes (A.1) and candidates (A.2) before its total (B); then measures.
        """
        order = _order(column)
        place = next((at for at, other in enumerate(self.columns) if _order(other) > order), len(self.columns))
        self.columns.insert(place, column)
        self._move_columns(place, 1)
        return place

    def remove_column(self, place: int) -> None:
        """Take a column out with what was typed into it."""
        del self.columns[place]
        for at in [at for at in self.texts if at[1] == place]:
            del self.texts[at]
        self._move_columns(place, -1)

    def add_row(self, row: HandRow) -> int:
        """Add an area at the end and return its place."""
        place = self.total_row
        self.rows.append(row)
        self.texts = {(at + (at >= place), column): text for (at, column), text in self.texts.items()}
        self._forget_steps()
        return place

    def sheet(self) -> HandSheet:
        """Return what was typed, as the intake room takes it."""
        width = range(len(self.columns))
        values = tuple(tuple(self.value(row, column) for column in width) for row in range(self.total_row))
        printed = tuple(self.value(self.total_row, column) for column in width)
        return HandSheet(self.frame, tuple(self.columns), tuple(self.rows), values, printed)

    def fill(self, values: Iterable[Iterable[int | None]]) -> None:
        """Put figures that are kept already into the cells, as where typing goes on; that is no step."""
        for row, line in enumerate(values):
            for column, value in enumerate(line):
                if value is not None:
                    self.texts[row, column] = str(value)

    def _put(self, texts: Mapping[Place, str]) -> None:
        for place, text in texts.items():
            if text:
                self.texts[place] = text
            else:
                self.texts.pop(place, None)

    def _swap(self, out: list[dict[Place, str]], into: list[dict[Place, str]]) -> Place | None:
        if not out:
            return None
        step = out.pop()
        into.append({place: self.texts.get(place, "") for place in step})
        self._put(step)
        return next(iter(step))

    def _move_columns(self, place: int, by: int) -> None:
        """Let texts follow their columns; steps that knew the old places can't be taken back any more."""
        first = place if by > 0 else place + 1
        self.texts = {(row, at + by * (at >= first)): text for (row, at), text in self.texts.items()}
        self._forget_steps()

    def _forget_steps(self) -> None:
        self._done.clear()
        self._undone.clear()


def _order(column: HandColumn) -> tuple[bool, int, int]:
    """Return what columns are ordered by; measures keep the order in which they come."""
    if column.field is not None:
        return True, 0, 0
    return False, column.number or 0, 0 if column.own else column.candidate or _LAST


def to_text(grid: Grid) -> str:
    """Return a grid as text that a draft keeps."""
    frame = grid.frame
    kept = {
        "frame": {
            "election": str(frame.election),
            "area": frame.area,
            "level": str(frame.level),
            "source": frame.source,
            "status": str(frame.status),
            "form": frame.form,
            "dossier": frame.dossier,
        },
        "columns": [[one.number, one.candidate, one.field, one.own, one.name] for one in grid.columns],
        "rows": [[[[str(level), name] for level, name in row.path], row.code, row.added_in] for row in grid.rows],
        "texts": [[row, column, text] for (row, column), text in grid.texts.items()],
    }
    return json.dumps(kept, ensure_ascii=False)


def from_text(text: str) -> Grid | None:
    """Return the grid that a draft keeps; None for a text that keeps none."""
    try:
        kept = json.loads(text)
        told = kept["frame"]
        frame = HandFrame(
            ElectionKey.parse(told["election"]),
            told["area"],
            Level(told["level"]),
            told["source"],
            Status(told["status"]),
            told["form"],
            told["dossier"],
        )
        columns = [HandColumn(*one) for one in kept["columns"]]
        rows = [HandRow(tuple((Level(level), name) for level, name in path), *rest) for path, *rest in kept["rows"]]
        texts = {(int(row), int(column)): str(typed) for row, column, typed in kept["texts"]}
    except (ValueError, KeyError, TypeError, IndexError):
        return None
    return Grid(frame, columns, rows, texts)


def with_frame(grid: Grid, frame: HandFrame) -> Grid:
    """Return the same grid about another source, status or paper."""
    return replace(grid, frame=frame)
