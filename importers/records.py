"""The records every importer hands out: facts about a file, problems as values, and tables of results.

It knows nothing of how a file is read or where a record goes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

from importers.unreadable import UnreadableFile as UnreadableFile

if TYPE_CHECKING:
    from importers.mapping import Mapping as LabelMapping

NO_DATA: Mapping[str, object] = MappingProxyType({})
#: The 1-based (row, column) of a cell.
Place = tuple[int, int]
NO_PLACES: Mapping[Place, Place] = MappingProxyType({})
NO_SHARES: Mapping[Place, tuple[float, float]] = MappingProxyType({})


class Severity(StrEnum):
    """How much a problem matters: the value is refused, taken as it stands, or merely worth knowing."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Level(StrEnum):
    """The level of an area, by the word the command line uses; a district (dapil) cuts across the tree."""

    NATION = "nasional"
    PROVINCE = "provinsi"
    REGENCY = "kabko"
    SUBDISTRICT = "kecamatan"
    VILLAGE = "kelurahan"
    STATION = "tps"
    DISTRICT = "dapil"


#: The tree of areas from the widest to the finest; a district is not in it.
TREE = (Level.NATION, Level.PROVINCE, Level.REGENCY, Level.SUBDISTRICT, Level.VILLAGE, Level.STATION)


#: The level that a code of the tree stands for by its digits, as Kemendagri has them; 13 are Sirekap's of a TPS.
LEVEL_BY_DIGITS = MappingProxyType(
    {2: Level.PROVINCE, 4: Level.REGENCY, 6: Level.SUBDISTRICT, 10: Level.VILLAGE, 13: Level.STATION}
)


class CodeScheme(StrEnum):
    """Whose codes an area code belongs to; the same digits mean different places in different schemes."""

    KEMENDAGRI = "kemendagri"
    SIREKAP = "sirekap"
    SITUNG = "situng"
    DAPIL = "dapil"
    OTHER = "other"


class Kind(StrEnum):
    """What a file is: the words of ``import --kind``."""

    RESULTS = "results"
    ARCHIVE_LIST = "archive-list"
    CLASSIFICATION = "classification"
    AREAS = "areas"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing found wrong or worth knowing: a code with the data of its sentence, and where it stands.

    ``cell`` is where to look first and ``cells`` all that are concerned, as Excel names them ("Q27"); ``raw`` is the
    value as it stands in the file and ``suggestion`` what it might have meant. ``amends`` are the values of all cells
    that taking the suggestion changes, where it is more than that of ``cell``.
    """

    code: str
    severity: Severity
    sheet: str | None = None
    cell: str | None = None
    cells: tuple[str, ...] = ()
    raw: str | None = None
    suggestion: str | None = None
    data: Mapping[str, object] = field(default_factory=lambda: NO_DATA)
    amends: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class FileFacts:
    """What is known of a file before its meaning is: base name, SHA-256 in hex, size in bytes, format by content."""

    name: str
    sha256: str
    size: int
    format: str


@dataclass(frozen=True, slots=True)
class SheetVerdict:
    """What was made of one sheet and why; ``why`` is a message code, ``data`` fills its sentence."""

    name: str
    used: bool
    why: str
    header_rows: tuple[int, ...] = ()
    rows: int = 0
    areas_in: Literal["rows", "columns"] | None = None
    data: Mapping[str, object] = field(default_factory=lambda: NO_DATA)


@dataclass(frozen=True, slots=True)
class ElectionGuess:
    """The election a file speaks of, as far as it tells; None is what could not be told."""

    kind: str | None = None
    year: int | None = None
    round: int = 1
    guessed: bool = True


@dataclass(frozen=True, slots=True)
class Subject:
    """What a line of figures counts: a contestant (or its candidate), or a measure.

    ``line`` is its 1-based column (areas in rows) or row (areas in columns). ``name`` is as the file has it, or None.
    ``own`` marks the votes given to a party itself (A.1): with those of its candidates they make up the party's total.
    ``source`` is the heading's prefix where several sources stand side by side, None for a line that goes with all.
    """

    line: int
    heading: str
    number: int | None = None
    candidate: int | None = None
    name: str | None = None
    field: str | None = None
    source: str | None = None
    likelihood: float = 1.0
    own: bool = False


@dataclass(frozen=True, slots=True)
class AreaLine:
    """One area of a table: ``path`` are its names from wide to fine, ``code`` as written with its scheme.

    ``line`` is its 1-based row (areas in rows) or column (areas in columns).
    """

    line: int
    level: Level
    path: tuple[tuple[Level, str], ...]
    code: str | None = None
    scheme: CodeScheme | None = None


@dataclass(frozen=True, slots=True)
class PrintedSum:
    """A line that sums subjects of each area ("Jumlah" of the contestants): a check, never a figure.

    ``of`` are the places of those subjects in the table; ``values[i]`` is what stands there for area ``i``, and
    ``totals`` what stands there on the table's lines of totals, where these go as far.
    """

    line: int
    heading: str
    of: tuple[int, ...]
    values: tuple[int | None, ...]
    source: str | None = None
    totals: tuple[int | None, ...] = ()


@dataclass(frozen=True, slots=True)
class ResultTable:
    """Figures of one table: ``values[i][j]`` is what area ``i`` has for subject ``j``; None is blank, never zero.

    ``totals`` are lines printed as sums of areas, with the values standing there, and ``sums`` lines that sum subjects:
    checks, never figures. The path of a total is that of the area it is the sum of, or what all areas share.
    Where the cells of a line do not lie in one row or column (a table over several pages, one row per area and
    contestant), lines are numbers of their own, and ``places`` has the cell of (area's line, subject's line); 0 stands
    for the line in which the other is named. A subject's line is then told from an area's by `place` alone.
    ``carried`` are the cells of sums that a recap carries from page to page: no figures, and no sums of the whole.
    ``shares`` are percentages that stand beside figures, by the figure's cell, with what their last decimal is worth.
    ``more_in`` are the fields of totals that also hold people of a list that is no measure, as the DPKTb of 2014.
    """

    sheet: str
    areas_in: Literal["rows", "columns"]
    header_rows: tuple[int, ...]
    subjects: tuple[Subject, ...]
    areas: tuple[AreaLine, ...]
    values: tuple[tuple[int | None, ...], ...]
    totals: tuple[tuple[AreaLine, tuple[int | None, ...]], ...] = ()
    sums: tuple[PrintedSum, ...] = ()
    places: Mapping[Place, Place] = field(default_factory=lambda: NO_PLACES)
    more_in: frozenset[str] = frozenset()
    carried: frozenset[Place] = frozenset()
    shares: Mapping[Place, tuple[float, float]] = field(default_factory=lambda: NO_SHARES)

    def position(self, area: AreaLine, subject: Subject) -> Place:
        """Return the 1-based (row, column) of the cell in which the two lines cross."""
        return self.place(area.line, subject.line)

    def place(self, area: int, subject: int) -> Place:
        """Return the 1-based (row, column) of the cell that the line of an area has for the line of a subject."""
        if self.places:
            for lines in ((area, subject), (0, subject), (area, 0)):
                if lines in self.places:
                    return self.places[lines]
        return (area, subject) if self.areas_in == "rows" else (subject, area)

    def place_of_area(self, area: int) -> Place:
        """Return the cell at the head of an area's line; in a table with areas in rows, that of column A."""
        if self.places:
            return self.places.get((area, 0), (1, 1))
        return (area, 1) if self.areas_in == "rows" else ((self.header_rows or (1,))[-1], area)

    def place_of_subject(self, subject: int) -> Place:
        """Return the cell that says what a line of figures is."""
        if self.places:
            return self.places.get((0, subject), (1, 1))
        return ((self.header_rows or (1,))[-1], subject) if self.areas_in == "rows" else (subject, 1)

    def cell(self, area: AreaLine, subject: Subject) -> str:
        """Return the name Excel gives to the cell in which the two lines cross ("Q27")."""
        return cell_name(*self.position(area, subject))


@dataclass(frozen=True, slots=True)
class ResultsReading:
    """All that a results file says: its tables, what was made of each sheet, the election as far as it tells.

    ``understood`` are the labels of all lines: the mapping that reads the file the same way again.
    """

    facts: FileFacts
    tables: tuple[ResultTable, ...]
    sheets: tuple[SheetVerdict, ...]
    election: ElectionGuess
    sources: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    understood: LabelMapping | None = None


@cache
def column_name(column: int) -> str:
    """Return the letters of a 1-based column (1 → "A", 28 → "AB")."""
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def column_number(letters: str) -> int:
    """Return the 1-based number of a column's letters ("AB" → 28)."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def cell_name(row: int, column: int) -> str:
    """Return Excel's name of a 1-based row and column ((27, 17) → "Q27")."""
    return f"{column_name(column)}{row}"
