"""A mapping: what a person says the sheets, columns and rows of a file are; plain data, made by hand or remembered.

It knows no file, window or database. Its JSON form is for `mapping_file`, what follows from it for `mapped`.

A *label* says what a line is, and is a short text in files and menus alike::

    area:kecamatan   the names of areas of a level (nasional, provinsi, kabko, kecamatan, kelurahan, tps, dapil)
    area:mixed       names of areas of several levels, told by their own words; area alone: of a level to be found out
    code:kemendagri  codes of areas (kemendagri, sirekap, situng, dapil, other); row_number is a list's running number
    contestant:3     a contestant by its number; contestant:3.2 its candidate, contestant:3.own a party's own votes
    contestant:3=PDI Perjuangan    the same with a name; contestant=Sendi – Melli is one whose number nobody told
    measure:valid    a measure by its field; measure:valid@situng, contestant:1@situng: of one of several sources
    names, votes     in a list of one row for each area and contestant: whom a row is about, and its votes
    sum              a sum of contestants or measures (a check); percent; skip is left out
    total            a row (where areas are columns, a column) that sums areas; area takes it for an area after all
"""

from __future__ import annotations

import re
from collections import abc
from dataclasses import dataclass, replace
from dataclasses import field as made
from enum import StrEnum
from types import MappingProxyType
from typing import Literal

from importers.records import CodeScheme, Level, column_number

#: The fields of measures that a label can name.
FIELDS: frozenset[str] = frozenset(
    [f"{who}_{which}{sex}" for who in ("registered", "voted") for which in ("dpt", "dptb", "dpk", "total")
     for sex in ("", "_l", "_p")]
    + [f"disabled_{what}{sex}" for what in ("registered", "voted") for sex in ("", "_l", "_p")]
    + [f"ballots_{what}" for what in ("received", "used", "damaged", "unused")]
    + ["valid", "invalid", "cast", "seats"]
)  # fmt: skip

Side = Literal["rows", "columns"]
_CONTESTANT = re.compile(r"(?P<number>\d{1,3})(?:\.(?P<part>\d{1,3}|own))?")
_COLUMN = re.compile(r"[A-Z]{1,3}")
_LAST_COLUMN = 16_384
_LAST_ROW = 1_048_576


class What(StrEnum):
    """The kinds of labels, by the word they begin with."""

    AREA = "area"
    CODE = "code"
    ROW_NUMBER = "row_number"
    CONTESTANT = "contestant"
    MEASURE = "measure"
    NAMES = "names"
    VOTES = "votes"
    SUM = "sum"
    PERCENT = "percent"
    SKIP = "skip"
    TOTAL = "total"


#: What a line across the areas can be: a row where areas are rows, a column where they are columns.
OF_AREAS = frozenset({What.AREA, What.TOTAL, What.SKIP})


class BadLabel(ValueError):  # noqa: N818 - a statement about a text, not a fault of ours
    """A text that is no label; it is the argument."""


class BadMapping(Exception):  # noqa: N818 - a statement about what was handed in, not a fault of ours
    """A mapping that cannot be used: ``code`` says why, ``data`` names the sheet and the line."""

    def __init__(self, code: str, **data: object) -> None:
        super().__init__(code)
        self.code = code
        self.data = data


@dataclass(frozen=True, slots=True)
class Label:
    """What a line is: its kind, with the level, scheme, contestant or field that go with it."""

    what: What
    level: Level | None = None
    mixed: bool = False
    scheme: CodeScheme | None = None
    number: int | None = None
    candidate: int | None = None
    own: bool = False
    name: str | None = None
    field: str | None = None
    source: str | None = None

    @classmethod
    def parse(cls, text: str) -> Label:
        """Return the label that ``text`` is; `BadLabel` for any other text."""
        body, named, name = text.strip().partition("=")
        body, sourced, source = body.partition("@")
        word, parted, rest = body.strip().partition(":")
        word, rest, name, source = word.strip().casefold(), rest.strip().casefold(), name.strip(), source.strip()
        label = _parsed(word, rest) if bool(parted) == bool(rest) and bool(sourced) == bool(source) else None
        if label is None:
            raise BadLabel(text)
        figures = label.what in (What.CONTESTANT, What.MEASURE, What.SUM)
        if (named and (label.what is not What.CONTESTANT or not name)) or (source and not figures):
            raise BadLabel(text)
        if label.what is What.CONTESTANT and label.number is None and not name:
            raise BadLabel(text)
        return replace(label, name=name or None, source=source or None)

    def __str__(self) -> str:
        parts = {
            What.AREA: "mixed" if self.mixed else self.level,
            What.CODE: self.scheme,
            What.MEASURE: self.field,
            What.CONTESTANT: self._who(),
        }
        part = parts.get(self.what)
        body = f"{self.what}:{part}" if part else str(self.what)
        source = f"@{self.source}" if self.source else ""
        return f"{body}{source}={self.name}" if self.name else f"{body}{source}"

    def _who(self) -> str:
        part = "own" if self.own else self.candidate
        return "" if self.number is None else f"{self.number}.{part}" if part else str(self.number)


def _parsed(word: str, rest: str) -> Label | None:
    if word == "tps" and not rest:
        return Label(What.AREA, level=Level.STATION)
    if word not in {str(what) for what in What}:
        return None
    what = What(word)
    match what:
        case What.AREA if rest == "mixed":
            return Label(what, mixed=True)
        case What.AREA if not rest or rest in {str(level) for level in Level}:
            return Label(what, level=Level(rest) if rest else None)
        case What.CODE if rest in {str(scheme) for scheme in CodeScheme}:
            return Label(what, scheme=CodeScheme(rest))
        case What.MEASURE if rest in FIELDS:
            return Label(what, field=rest)
        case What.CONTESTANT:
            return _contestant(rest)
        case What.AREA | What.CODE | What.MEASURE:
            return None
        case _:
            return None if rest else Label(what)


def _contestant(rest: str) -> Label | None:
    if not rest:
        return Label(What.CONTESTANT)
    found = _CONTESTANT.fullmatch(rest)
    if found is None or int(found["number"]) == 0 or found["part"] == "0":
        return None
    part = found["part"]
    candidate = int(part) if part and part != "own" else None
    return Label(What.CONTESTANT, number=int(found["number"]), candidate=candidate, own=part == "own")


@dataclass(frozen=True, slots=True)
class LineLabel:
    """A label on a line of a sheet: a column by its letters ("C") or a row by its number ("12"), and its heading.

    With a heading it is on the line of that heading, wherever that stands; without one on the line itself. ``line`` is
    "" for one that is known by its heading alone. ``under`` is the last header row of the table it belongs to, where a
    sheet has several. ``likelihood`` is that of what was found out; a label given by hand has 1.
    """

    line: str
    label: Label
    heading: str = ""
    under: int | None = None
    likelihood: float = 1.0

    @property
    def column(self) -> int | None:
        """Return the 1-based column it is on, None for a row."""
        return column_number(self.line) if self.line.isalpha() else None

    @property
    def row(self) -> int | None:
        """Return the 1-based row it is on, None for a column."""
        return int(self.line) if self.line.isdecimal() else None


@dataclass(frozen=True, slots=True)
class SheetMapping:
    """What is said of one sheet; None (and no label) leaves a thing to be found out.

    ``use`` takes or leaves the sheet. ``header_rows`` are 1-based; none at all () says that it has no header.
    ``areas_in`` tells where areas lie, ``thousands`` that decimals with three places are thousands ("24.214").
    """

    name: str
    use: bool | None = None
    header_rows: tuple[int, ...] | None = None
    areas_in: Side | None = None
    lines: tuple[LineLabel, ...] = ()
    thousands: bool = False

    @property
    def says_nothing(self) -> bool:
        """Tell whether all is left to be found out."""
        return self == SheetMapping(self.name)

    def label_of(self, line: str) -> Label | None:
        """Return the label on a line by its letters or number."""
        return next((each.label for each in self.lines if each.line == line), None)

    def with_label(self, line: str, label: Label | None, heading: str = "", under: int | None = None) -> SheetMapping:
        """Return the same with another label on a line, of the table under a header only or of all; None takes it off.

        One of a single table stands before one of all tables.
        """
        gone = (None,) if under is None else (under,) if label is not None else (under, None)
        kept = tuple(each for each in self.lines if each.line != line or (under is not None and each.under not in gone))
        if label is None:
            return replace(self, lines=kept)
        made = LineLabel(line, label, heading, under)
        return replace(self, lines=(*kept, made) if under is None else (made, *kept))


@dataclass(frozen=True, slots=True)
class Mapping:
    """What is said of the sheets of a file; a sheet that is not named is found out as ever."""

    sheets: tuple[SheetMapping, ...] = ()

    def sheet(self, name: str) -> SheetMapping:
        """Return what is said of a sheet."""
        return next((sheet for sheet in self.sheets if sheet.name == name), SheetMapping(name))

    def with_sheet(self, sheet: SheetMapping) -> Mapping:
        """Return the same with something else said of a sheet."""
        others = tuple(each for each in self.sheets if each.name != sheet.name)
        return Mapping(others if sheet.says_nothing else (*others, sheet))

    @property
    def labels(self) -> int:
        """Return how many lines it labels."""
        return sum(len(sheet.lines) for sheet in self.sheets)

    def __bool__(self) -> bool:
        return not all(sheet.says_nothing for sheet in self.sheets)


@dataclass(frozen=True, slots=True)
class TableLabels:
    """What a mapping says of one table: labels by 1-based column and row, and whether decimals are thousands.

    ``use`` says that it is taken although it would be left.
    """

    columns: abc.Mapping[int, Label] = made(default_factory=lambda: MappingProxyType({}))
    rows: abc.Mapping[int, Label] = made(default_factory=lambda: MappingProxyType({}))
    thousands: bool = False
    use: bool = False

    def has(self, what: What) -> bool:
        """Tell whether a column has a label of that kind."""
        return any(label.what is what for label in self.columns.values())


NO_LABELS = TableLabels()


def heads_of(header_rows: abc.Iterable[int]) -> list[int]:
    """Return the last row of each header; header rows that follow each other belong together."""
    rows = set(header_rows)
    return [row for row in sorted(rows) if row + 1 not in rows]


def check(mapping: Mapping) -> None:
    """Raise `BadMapping` for lines that no sheet of Excel has and for labels that a line cannot have."""
    for sheet in mapping.sheets:
        for row in sheet.header_rows or ():
            if not 0 < row <= _LAST_ROW:
                raise BadMapping("mapping_line_unknown", sheet=sheet.name, line=str(row))
        _check_lines(sheet)


def _check_lines(sheet: SheetMapping) -> None:
    seen: set[tuple[str, str, int | None]] = set()
    for each in sheet.lines:
        key = (each.line, "" if each.line else each.heading, each.under)
        if not _is_line(each.line) or not (each.line or each.heading):
            raise BadMapping("mapping_line_unknown", sheet=sheet.name, line=each.line)
        if key in seen:
            raise BadMapping("mapping_line_twice", sheet=sheet.name, line=each.line or each.heading)
        seen.add(key)


def _is_line(line: str) -> bool:
    if _COLUMN.fullmatch(line):
        return column_number(line) <= _LAST_COLUMN
    return not line or (line.isdecimal() and 0 < int(line) <= _LAST_ROW)
