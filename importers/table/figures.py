"""Figures of many rows read at a time, column by column: nearly all are plain whole numbers.

It knows no area and no heading; what cannot be taken becomes a problem at its cell.
"""

from __future__ import annotations

import gc
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from operator import itemgetter

from importers.grid import Value
from importers.records import Problem, Severity, cell_name
from importers.values import LARGEST, SEVERITIES, whole_numbers

Figures = tuple[int | None, ...]
#: A cell that carries a code: row and place among those that wait, the code, and what may be meant.
_Found = tuple[int, int, str, int | None]
#: A column in which so many cells say what is counted is written so; a single such cell may be a remark.
_WITH_UNIT = 0.6
_UNIT = re.compile(r"(\d[\d.,]*)\s*(suara|orang|jiwa|pemilih|lembar)\b\.?", re.IGNORECASE)
_COMMA_CODE = "decimal_looks_like_thousands"


@contextmanager
def uncollected() -> Iterator[None]:
    """Keep the garbage collector from walking again and again through rows that all stay: it doubles the time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


class FigureReader:
    """Collects the cells of rows and turns them into ``rows`` of whole numbers and ``problems``, in their order."""

    def __init__(self, sheet: str, places: Sequence[int], *, thousands: bool = False) -> None:
        """Read for ``sheet`` the cells that stand in the 0-based ``places`` of each row.

        ``thousands`` says that decimals with three places are thousands written with a dot ("24.214").
        """
        self.rows: list[Figures] = []
        self.problems: list[Problem] = []
        self._sheet = sheet
        self._places = tuple(places)
        self._waiting: list[tuple[Value, ...]] = []
        self._lines: list[int] = []
        self._english = False
        self._thousands = thousands

    def add(self, line: int, cells: tuple[Value, ...]) -> None:
        """Take the cells of the 1-based row ``line``; they are read at the next `flush`."""
        self._lines.append(line)
        self._waiting.append(cells)

    def flush(self) -> None:
        """Read all cells that wait."""
        if not self._waiting:
            return
        columns: list[Figures] = []
        found: list[_Found] = []
        for at, cells in enumerate(zip(*self._waiting, strict=True)):
            numbers, codes = _plain_texts(cells) or whole_numbers(_without_unit(cells))
            columns.append(numbers)
            found.extend((row, at, str(number.code), number.suggestion) for row, number in codes)
        decimals = [each for each in found if each[2] == _COMMA_CODE]
        commas = decimals if self._thousands else [each for each in decimals if self._has_comma(*each[:2])]
        if commas and (self._thousands or self._writes_english(columns, commas)):
            found = [each for each in found if each not in set(commas)]
            self._take_thousands(columns, commas)
        self.rows.extend(zip(*columns, strict=True))
        for row, at, code, suggestion in sorted(found, key=lambda each: each[:2]):
            self._tell(row, at, code, suggestion)
        self._waiting.clear()
        self._lines.clear()

    def _has_comma(self, row: int, at: int) -> bool:
        cell = self._waiting[row][at]
        return isinstance(cell, str) and "," in cell

    def _writes_english(self, columns: Sequence[Figures], commas: Sequence[_Found]) -> bool:
        """Tell whether the rows write every thousand as "24,214": then it is no number with three decimals."""
        otherwise = any(
            number is not None and number > 999 and not self._has_comma(row, at)
            for at, numbers in enumerate(columns)
            for row, number in enumerate(numbers)
        )
        return not otherwise and (self._english or len(commas) > 1)

    def _take_thousands(self, columns: list[Figures], commas: Sequence[_Found]) -> None:
        """Take the numbers that "24,214" and its like are, and tell it once."""
        for at in {place for _, place, _, _ in commas}:
            numbers = list(columns[at])
            for row, place, _, meant in commas:
                if place == at:
                    numbers[row] = meant
            columns[at] = tuple(numbers)
        if not self._english:
            row, at = min(commas, key=lambda each: (each[1], each[0]))[:2]
            cell, raw = cell_name(self._lines[row], self._places[at] + 1), str(self._waiting[row][at])
            code = "decimals_are_thousands" if self._thousands else "comma_is_thousands"
            told = Problem(code, Severity.INFO, self._sheet, cell, (cell,), raw, data={"example": raw})
            self.problems.append(told)
        self._english = True

    def _tell(self, row: int, at: int, code: str, suggestion: int | None) -> None:
        cell = cell_name(self._lines[row], self._places[at] + 1)
        severity = SEVERITIES.get(code, Severity.ERROR)
        meant = None if suggestion is None else str(suggestion)
        raw = str(self._waiting[row][at])
        self.problems.append(Problem(code, severity, self._sheet, cell, (cell,), raw, meant))


def picker(places: Sequence[int]) -> Callable[[tuple[Value, ...]], tuple[Value, ...]]:
    """Return what takes the cells at ``places`` out of a row."""
    if not places:
        return lambda row: row[:0]
    if len(places) == 1:
        only = places[0]
        return lambda row: row[only : only + 1]
    return itemgetter(*places)


def _without_unit(cells: Sequence[Value]) -> Sequence[Value]:
    """Return cells without the unit that nearly all of a column are written with: "1.234 suara"."""
    filled = [cell for cell in cells if cell is not None]
    if not filled or filled[0].__class__ is not str or not (unit := _UNIT.fullmatch(str(filled[0]).strip())):
        return cells
    bare = [found[1] if (found := _same_unit(cell, unit[2])) else cell for cell in cells]
    told = sum(1 for cell, number in zip(cells, bare, strict=True) if cell is not number)
    return bare if told > 1 and told >= _WITH_UNIT * len(filled) else cells


def _same_unit(cell: Value, unit: str) -> re.Match[str] | None:
    found = _UNIT.fullmatch(cell.strip()) if isinstance(cell, str) else None
    return found if found is not None and found[2].casefold() == unit.casefold() else None


def _plain_texts(cells: Sequence[Value]) -> tuple[Figures, tuple[()]] | None:
    """Read a column of digits alone, as nearly all of a text file's are, at once; None where it holds anything else."""
    if next((cell for cell in cells if cell is not None), None).__class__ is not str:
        return None
    try:
        together = "".join([cell for cell in cells if cell is not None])  # type: ignore[misc]
        if not (together.isascii() and together.isdecimal()):
            return None
        numbers = [int(cell) if cell else None for cell in cells]  # type: ignore[arg-type]
    except (TypeError, ValueError):  # no text, or more digits than Python makes a number of
        return None
    return (tuple(numbers), ()) if max(number or 0 for number in numbers) <= LARGEST else None
