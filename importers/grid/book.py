"""What any spreadsheet becomes: sheets of plain values in which every cell knows its address.

It knows no file format. Large sheets keep their rows packed and unpack them as they are walked through.
"""

from __future__ import annotations

import marshal
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import overload

from importers.grid_child.wire import unpack_dates
from importers.records import FileFacts, Place, Problem
from importers.values import Value

__all__ = ["PACK_ABOVE", "Cells", "PackedRows", "Sheet", "SheetBuilder", "Value", "Workbook", "unpack"]

Cells = tuple[Value, ...]

#: Above so many cells the rows of a sheet stay packed: about 100 MB as Python objects, a tenth of it packed.
PACK_ABOVE = 2_000_000


_NO_INDENTS: Mapping[Place, int] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: ``rows[i]`` is the row that Excel numbers ``numbers[i]`` (1-based, ascending, empty rows left out).

    Every row starts at column A and may be shorter than others: blanks at its end are dropped. A blank is None, a
    whole number is an int, text is as it stands. ``merges`` are (first row, first column, last row, last column),
    1-based, where the format tells them cheaply; so are ``indents``, how far Excel indents a cell (row, column).
    """

    name: str
    numbers: Sequence[int]
    rows: Sequence[Cells]
    hidden: bool = False
    merges: tuple[tuple[int, int, int, int], ...] = ()
    indents: Mapping[Place, int] = field(default_factory=lambda: _NO_INDENTS)

    def at(self, row: int, column: int) -> Value:
        """Return the value at a 1-based row and column; None where there is nothing."""
        place = bisect_left(self.numbers, row)
        if place == len(self.numbers) or self.numbers[place] != row:
            return None
        cells = self.rows[place]
        return cells[column - 1] if 0 < column <= len(cells) else None


@dataclass(frozen=True, slots=True)
class Workbook:
    """A file read: what is known of it, its sheets in order, and what was found wrong while reading."""

    facts: FileFacts
    sheets: tuple[Sheet, ...]
    problems: tuple[Problem, ...] = ()


class PackedRows(Sequence[Cells]):
    """Rows kept as marshalled pieces and unpacked piece by piece; walking them in order costs hardly more."""

    __slots__ = ("_count", "_last", "_pieces", "_starts")

    def __init__(self, pieces: Sequence[tuple[int, bytes, bool]]) -> None:
        """Take pieces as (number of rows, marshalled list of tuples, whether dates are in it)."""
        self._pieces = [(packed, dated) for _, packed, dated in pieces]
        self._starts: list[int] = []
        self._count = 0
        for count, _, _ in pieces:
            self._starts.append(self._count)
            self._count += count
        self._last: tuple[int, list[Cells]] = (-1, [])

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[Cells]:
        for packed, dated in self._pieces:
            yield from unpack(packed, dated)

    @overload
    def __getitem__(self, place: int) -> Cells: ...
    @overload
    def __getitem__(self, place: slice) -> list[Cells]: ...
    def __getitem__(self, place: int | slice) -> Cells | list[Cells]:
        if isinstance(place, slice):
            return [self[index] for index in range(*place.indices(self._count))]
        index = place + self._count if place < 0 else place
        if not 0 <= index < self._count:
            raise IndexError(place)
        piece = bisect_right(self._starts, index) - 1
        known, rows = self._last
        if known != piece:
            rows = unpack(*self._pieces[piece])
            self._last = (piece, rows)
        return rows[index - self._starts[piece]]


def unpack(packed: bytes, dated: bool) -> list[Cells]:
    """Return the rows of a marshalled piece."""
    rows: list[Cells] = marshal.loads(packed)  # noqa: S302 - written by our own child or by ourselves
    return unpack_dates(rows) if dated else rows


@dataclass(slots=True)
class SheetBuilder:
    """Collects the rows of one sheet as they come, packed once there are many."""

    name: str
    hidden: bool = False
    merges: tuple[tuple[int, int, int, int], ...] = ()
    indents: Mapping[Place, int] = field(default_factory=lambda: _NO_INDENTS)
    problems: list[Problem] = field(default_factory=list)
    _numbers: list[int] = field(default_factory=list)
    _rows: list[Cells] = field(default_factory=list)
    _pieces: list[tuple[int, bytes, bool]] = field(default_factory=list)
    _cells: int = 0

    def add(self, numbers: Sequence[int], packed: bytes, *, cells: int, dated: bool) -> None:
        """Take a marshalled piece of rows with their numbers; ``cells`` is about how many cells it holds."""
        if self._keep(numbers, packed, cells=cells, dated=dated):
            self._rows.extend(unpack(packed, dated))

    def add_text(self, numbers: Sequence[int], rows: list[Cells]) -> None:
        """Take rows of text as they are."""
        if self._keep(numbers, marshal.dumps(rows, 2), cells=sum(map(len, rows)), dated=False):
            self._rows.extend(rows)

    def sheet(self) -> Sheet:
        """Return the sheet as it is now."""
        rows: Sequence[Cells] = PackedRows(self._pieces) if self._cells > PACK_ABOVE else tuple(self._rows)
        return Sheet(self.name, _slim(self._numbers), rows, self.hidden, self.merges, self.indents)

    def _keep(self, numbers: Sequence[int], packed: bytes, *, cells: int, dated: bool) -> bool:
        """Keep a piece; tell whether its rows are to be kept unpacked as well, and drop those once there are many."""
        self._numbers.extend(numbers)
        self._pieces.append((len(numbers), packed, dated))
        self._cells += cells
        while self._rows and self._cells > PACK_ABOVE:
            del self._rows[-10_000:]  # in slices, so that another thread gets its turn between them
        return self._cells <= PACK_ABOVE


def _slim(numbers: list[int]) -> Sequence[int]:
    """Return row numbers as a range where none is left out, which takes no memory and is searched at once."""
    if numbers and numbers[-1] - numbers[0] == len(numbers) - 1:
        return range(numbers[0], numbers[-1] + 1)
    return tuple(numbers)
