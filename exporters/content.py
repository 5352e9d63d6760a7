"""What a report says, without how it looks: pages of a deck, sheets of a workbook, charts and tables of typed values.

Texts are already in the report's language; values are typed and written out by the exporters. Nothing here knows a
file format, a database or a window.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

Value = str | int | float | dt.date | None

#: A wanted "#rrggbb", the number of a colour of the palette, or None for what gathers all others.
Colour = str | int | None


class Look(StrEnum):
    """Dark ink on white paper, or light ink on dark (for a darkened hall)."""

    LIGHT = "light"
    DARK = "dark"


class Paper(StrEnum):
    """The paper of a sheet, always landscape; Folio is the F4 of Indonesian offices (215 × 330 mm)."""

    A4 = "a4"
    FOLIO = "folio"


class Kind(StrEnum):
    """What a value is, which decides how it is written and on which side it stands.

    ``NUMBER`` is a whole number, ``SHARE`` a part of one (0.636 is "63,6 %"), ``SIGNED`` a difference that shows its
    sign, ``CODE`` text of digits that must keep its zeros.
    """

    TEXT = "text"
    CODE = "code"
    NUMBER = "number"
    SIGNED = "signed"
    SHARE = "share"
    DATE = "date"


#: The kinds that stand at the right of their column.
RIGHT = frozenset({Kind.NUMBER, Kind.SIGNED, Kind.SHARE})


class ChartKind(StrEnum):
    """How counts are drawn.

    ``RANKED``: one bar per category, each in its own colour. ``GROUPED``: columns side by side (bars where names do
    not fit). ``SHARES``: one bar per category, filled by the series as parts of the whole.
    """

    RANKED = "ranked"
    GROUPED = "grouped"
    SHARES = "shares"


@dataclass(frozen=True, slots=True)
class Words:
    """The few words a file needs that are no content, in the report's language.

    ``part`` is filled with ``{title}``, ``{part}`` and ``{parts}``; ``link`` with ``{title}``; ``page`` of a sheet's
    foot with ``{page}`` and ``{pages}``.
    """

    sample: str = "CONTOH"
    sample_note: str = "Data contoh, bukan arsip atau hasil sesungguhnya"
    contents: str = "Daftar isi"
    part: str = "{title} ({part} dari {parts})"
    link: str = "Ke salindia: {title}"
    page: str = "Halaman {page} dari {pages}"


@dataclass(frozen=True, slots=True)
class Properties:
    """What the file says of itself: title, language ("id" or "en"), the office it is of, the day it was made."""

    title: str
    language: str
    office: str
    created: dt.date
    subject: str = ""
    keywords: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Footer:
    """Where the figures of a page come from: source, status, coverage and the day, each as a person reads it."""

    source: str
    status: str
    coverage: str
    date: str


@dataclass(frozen=True, slots=True)
class Series:
    """One series of a chart: its values in the order of the chart's categories, None where there is none."""

    name: str
    values: tuple[float | None, ...]
    colour: Colour = 0


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart of counts by category; ``alt`` says in words what it shows.

    ``colours`` are those of the categories of a ranked chart; ``top`` is the end of the axis where several charts must
    be comparable.
    """

    kind: ChartKind
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    alt: str
    colours: tuple[Colour, ...] = ()
    top: float | None = None


@dataclass(frozen=True, slots=True)
class Share:
    """A column that is column ``part`` divided by column ``whole`` of the same row."""

    part: int
    whole: int


@dataclass(frozen=True, slots=True)
class Difference:
    """A column that is column ``whole`` less the sum of the columns ``parts`` of the same row."""

    whole: int
    parts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, what its values are, and the heading it shares with its neighbours.

    ``key`` repeats it on each part of a table too wide for one page. ``width`` (in characters) and ``formula`` are for
    sheets; ``summed`` makes the total row of a sheet add it up.
    """

    heading: str
    kind: Kind = Kind.TEXT
    group: str | None = None
    key: bool = False
    width: float | None = None
    formula: Share | Difference | None = None
    summed: bool = False
    wrap: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of typed values under their columns, with a total row or none; ``alt`` says in words what it shows."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]
    alt: str
    total: tuple[Value, ...] | None = None


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A figure that is to be read from the last row of the hall, with what it counts."""

    value: Value
    kind: Kind
    label: str
    accent: bool = False


@dataclass(frozen=True, slots=True)
class Cover:
    """The first page."""

    title: str
    subtitle: str
    office: str
    note: str


@dataclass(frozen=True, slots=True)
class Contents:
    """The list of all pages after it, each entry a link; every page links back to it."""

    title: str
    subtitle: str


@dataclass(frozen=True, slots=True)
class Result:
    """The result in one page: the finding as headline, one chart, key figures, and what needs attention or None."""

    title: str
    subtitle: str
    chart: Chart
    figures: tuple[KeyFigure, ...]
    footer: Footer
    notes: str
    attention: str | None = None


@dataclass(frozen=True, slots=True)
class ChartPage:
    """One chart; with more categories than stand on a page it flows over several, on one scale."""

    title: str
    subtitle: str
    chart: Chart
    footer: Footer
    notes: str


@dataclass(frozen=True, slots=True)
class TablePage:
    """One table; it flows over as many pages as its rows and columns need. ``remark`` stands below its end."""

    title: str
    subtitle: str
    table: Table
    footer: Footer | None
    notes: str
    remark: str | None = None


Page = Cover | Contents | Result | ChartPage | TablePage


@dataclass(frozen=True, slots=True)
class Deck:
    """A presentation."""

    properties: Properties
    pages: tuple[Page, ...]
    words: Words = field(default_factory=Words)
    look: Look = Look.LIGHT
    sample: bool = False


@dataclass(frozen=True, slots=True)
class DataSheet:
    """Rows under columns with a live total; ``rows`` may be an endless stream, read once.

    ``totals`` holds the stored values of the total row, its label in the first column. ``notes`` stand below.
    ``stream`` says that ``rows`` are many: the file is then written row by row in flat memory. A ``plain`` sheet begins
    with its headings, as programs that read it want it.
    """

    name: str
    title: str
    subtitle: str
    columns: tuple[Column, ...]
    rows: Iterable[tuple[Value, ...]]
    totals: tuple[Value, ...] | None = None
    notes: tuple[str, ...] = ()
    stream: bool = False
    plain: bool = False


@dataclass(frozen=True, slots=True)
class Signature:
    """A place to sign: the office held, then name and NIP, or None for a line to be filled in by hand."""

    role: str
    name: str | None = None
    nip: str | None = None


@dataclass(frozen=True, slots=True)
class OfficialList:
    """A list in its official form: title, head, double heading, row "(1) … (n)", rows, place and date, signatures.

    A row whose first value is None continues the one above it (the items of a dossier).
    """

    name: str
    title: str
    head: tuple[tuple[str, str], ...]
    columns: tuple[Column, ...]
    rows: Iterable[tuple[Value, ...]]
    place_date: str
    signatures: tuple[Signature, ...]
    empty: str = ""


@dataclass(frozen=True, slots=True)
class ChartSheet:
    """A chart drawn live from the columns of a data sheet of the same book."""

    name: str
    title: str
    subtitle: str
    kind: ChartKind
    sheet: str
    categories: int
    series: tuple[int, ...]
    colours: tuple[Colour, ...]
    alt: str


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels with what is to be said to each, under a heading."""

    heading: str
    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Ruled:
    """A short table under a heading; ``width`` of a column is its share of the table. ``remark`` stands below it."""

    heading: str
    table: Table
    remark: str | None = None


@dataclass(frozen=True, slots=True)
class Prose:
    """Paragraphs of running text across a form; ``heading`` stands over them, "" for none."""

    paragraphs: tuple[str, ...]
    heading: str = ""


@dataclass(frozen=True, slots=True)
class FormSheet:
    """A form of one upright page, to be read, signed and filed.

    ``badge`` stands at the right of the title and ``stamp`` across the page where what it tells of no longer holds.
    ``rows`` are blocks from top to bottom, one across the page or two side by side. ``foot`` stands at the end.
    """

    name: str
    title: str
    subtitle: str
    badge: str
    figures: tuple[KeyFigure, ...]
    rows: tuple[tuple[Facts | Ruled | Prose, ...], ...]
    place_date: str
    signatures: tuple[Signature, ...]
    foot: str
    stamp: str | None = None


Sheet = DataSheet | OfficialList | ChartSheet | FormSheet


@dataclass(frozen=True, slots=True)
class Book:
    """A workbook."""

    properties: Properties
    sheets: tuple[Sheet, ...]
    words: Words = field(default_factory=Words)
    paper: Paper = Paper.A4
    sample: bool = False


Content = Deck | Book
