"""What stands under a heading: how much of it is numbers, shares or text, and whether columns add up to another.

It knows values only, no headings; a sample of the rows is enough for it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from importers.grid import Value
from importers.values import whole_number

_SHARE = re.compile(r"^\s*\d{1,3}([.,]\d+)?\s*%\s*$|^\s*\d{1,2}[.,]\d{1,2}\s*$|^\s*0[.,]\d+\s*$")


@dataclass(frozen=True, slots=True)
class Content:
    """A column's sample: ``values`` in row order (None where there is no whole number), and what kinds they are."""

    cells: tuple[Value, ...]
    values: tuple[int | None, ...]
    filled: int
    numbers: int
    shares: bool
    texts: tuple[str, ...]

    @property
    def numeric(self) -> bool:
        """Tell whether most of what stands there are whole numbers."""
        return self.numbers * 2 >= self.filled

    @property
    def whole(self) -> bool:
        """Tell whether nearly all of what stands there are whole numbers."""
        return self.numbers > 0 and self.numbers >= 0.8 * self.filled

    @property
    def signed(self) -> bool:
        """Tell whether all that stands there ends in "%"."""
        cells = [cell for cell in self.cells if cell is not None]
        return bool(cells) and all(isinstance(cell, str) and cell.rstrip().endswith("%") for cell in cells)

    @property
    def textual(self) -> bool:
        """Tell whether nearly all of what stands there has letters."""
        return len(self.texts) > 0 and len(self.texts) >= 0.8 * self.filled


def content_of(cells: Sequence[Value]) -> Content:
    """Return what a column's sample holds."""
    values: list[int | None] = []
    texts: list[str] = []
    filled = shares = 0
    for cell in cells:
        number = cell if type(cell) is int else None
        if number is None and cell is not None:
            read = whole_number(cell)
            number = read.value if read.value is not None else read.suggestion
            blank = read.value is None and read.code is None
            filled += not blank
            if not blank and _is_share(cell):
                shares += 1
            if isinstance(cell, str) and re.search(r"[^\W\d_]", cell) and not blank:
                texts.append(cell)
        elif number is not None:
            filled += 1
        values.append(number)
    numbers = sum(1 for value in values if value is not None)
    return Content(tuple(cells), tuple(values), filled, numbers, shares * 2 > filled, tuple(texts))


def _is_share(cell: Value) -> bool:
    """Tell a percentage or fraction from a count: "45,3 %", 0.453, 45.31; 24.214 may be thousands and is none."""
    if isinstance(cell, float):
        if cell.is_integer() or not 0 <= cell <= 100:
            return False
        return cell < 1 or round(cell, 3) == round(cell, 2) or len(repr(cell)) > 7
    return isinstance(cell, str) and bool(_SHARE.match(cell))


def deviation(totals: Sequence[int | None], parts: Sequence[Sequence[int | None]]) -> float:
    """Return how far ``parts`` are from adding up to ``totals``: 0 exactly, 1 not at all; blank totals left out.

    The middle half of the rows decides, so that slips in some rows, and sums of sums under them, do not.
    """
    if not parts:
        return 1.0
    off: list[float] = sorted(
        abs(total - sum(value or 0 for value in row)) / max(total, 1)
        for total, *row in zip(totals, *parts, strict=True)
        if total and any(value is not None for value in row)
    )
    if not off:
        return 1.0
    kept = off[: max(1, len(off) * 3 // 4)]
    return min(1.0, sum(kept) / len(kept))


def misses(totals: Sequence[int | None], parts: Sequence[Sequence[int | None]]) -> int:
    """Return in how many rows ``parts`` do not add up to ``totals``: where both nearly fit, the better one is meant."""
    rows = zip(totals, *parts, strict=True)
    return sum(1 for total, *row in rows if total is not None and total != sum(value or 0 for value in row))
