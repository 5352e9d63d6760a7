"""What is read of the rows under a header: areas with their figures, printed sums, figures of nobody.

It holds only; `rows` reads and `totals` settles.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from importers.records import AreaLine, Level, Problem
from importers.table.figures import Figures

Path = tuple[tuple[Level, str], ...]


@dataclass(frozen=True, slots=True)
class Total:
    """A printed sum as it stands: the row, what its label says, and after how many areas it came."""

    line: int
    label: str
    level: Level | None
    name: str | None
    after: int
    path: Path
    figures: Figures


@dataclass(slots=True)
class Rows:
    """What was read under a header; ``figures[i]`` are those of ``areas[i]`` in the order of the columns asked for.

    ``end`` is the place in the sheet's rows behind the last one read. ``coarse`` are the places of areas that are wider
    than the table's finest, which are sums where their parts are there too. ``carried`` is what a page before had,
    ``carried_in`` the rows that say so: number, how many areas stand above, figures. ``said`` are the rows that a
    person said to be areas.
    """

    areas: list[AreaLine] = field(default_factory=list)
    figures: list[Figures] = field(default_factory=list)
    totals: list[Total] = field(default_factory=list)
    coarse: set[int] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)
    unnamed: list[tuple[int, Figures]] = field(default_factory=list)
    carried: Figures | None = None
    carried_in: list[tuple[int, int, Figures]] = field(default_factory=list)
    said: set[int] = field(default_factory=set)
    end: int = 0
