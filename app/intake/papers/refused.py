"""The rows of a file that were refused, wholly or in a cell, as a workbook to mend and import: values as they stand.

Behind each row stands where it is from, why it was refused and what it may mean; the reader takes those columns for
notes. It knows no file format.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from app.errors import AppError, Exit
from app.i18n import date, language, speaking, tr
from app.intake.by_hand import HandColumn
from app.intake.papers.receipt import file_words, place_of, told_of
from app.intake.plan import ImportPlan
from app.intake.results.work import Work
from app.results.areas import depth
from app.results.elections import election_name, level_name
from exporters.content import Book, Column, DataSheet, Kind, Properties, Value
from importers.records import Level, Problem, ResultTable, Severity, Subject, cell_name

#: Headings of areas and figures are those of the forms, whatever language is spoken: they are to be read again.
_FORMS = "id"
#: Why a number is refused that is one to Excel.
_NUMBERS = frozenset({"decimal_looks_like_thousands", "not_whole_number", "negative_number", "number_too_large"})
#: Why a whole row is refused; other problems are those of a cell.
_OF_ROWS = ("area_", "row_")


@dataclass(slots=True)
class _Row:
    """A refused row: its place among the table's areas, the raw texts of its refused cells, and all that was said."""

    area: int
    raw: dict[int, Value] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def has_refused(plan: ImportPlan) -> bool:
    """Tell whether something of the file was refused that can be written out."""
    return any(problem.severity is Severity.ERROR and problem.sheet for problem in plan.problems)


def refused_of(plan: ImportPlan, *, wording: str | None = None, today: dt.date | None = None) -> Book:
    """Return what a plan refused: for each table a sheet of whole rows, then a list of what lies in no row.

    Notes are in the language ``wording``. Raises `AppError` where nothing was refused.
    """
    errors = [problem for problem in plan.problems if problem.severity is Severity.ERROR and problem.sheet]
    if not errors:
        raise AppError("nothing_refused", Exit.USAGE, name=plan.facts.name)
    day = today or dt.datetime.now().astimezone().date()
    with speaking(wording):
        title = tr("Baris yang ditolak dari {name}", name=plan.facts.name)
        sheets: list[DataSheet] = []
        left = errors
        for table in plan.work.tables if isinstance(plan.work, Work) else ():
            rows, left = _rows_of(table, left)
            if rows:
                sheets.append(_sheet(plan, table, rows))
        if left:
            sheets.append(_list(title, left, day))
        properties = Properties(title, language(), "", day, subject=plan.facts.name)
        return Book(properties, tuple(sheets), words=file_words())


def _rows_of(table: ResultTable, errors: Sequence[Problem]) -> tuple[list[_Row], list[Problem]]:
    """Return the rows of a table that errors concern, and the errors that concern none of them."""
    find = _Finder(table)
    rows: dict[int, _Row] = {}
    left: list[Problem] = []
    for problem in errors:
        places = find(problem) if problem.sheet == table.sheet else []
        if not places:
            left.append(problem)
        for area, subject in places:
            row = rows.setdefault(area, _Row(area))
            row.problems.append(problem)
            if subject is not None and problem.raw is not None:
                row.raw[subject] = _as_it_stands(problem)
    return [rows[area] for area in sorted(rows)], left


def _as_it_stands(problem: Problem) -> Value:
    """Return the raw value of a cell: a number that was refused stays one, so that it is asked about again."""
    raw = problem.raw or ""
    if problem.code in _NUMBERS:
        try:
            return float(raw)
        except ValueError:
            return raw
    return raw


class _Finder:
    """Finds the places of areas, and of a subject unless whole rows are meant, by the cells of a problem."""

    def __init__(self, table: ResultTable) -> None:
        self._areas = {area.line: place for place, area in enumerate(table.areas)}
        self._subjects = {subject.line: place for place, subject in enumerate(table.subjects)}
        self._heads = {cell_name(*table.place_of_area(area.line)): area.line for area in table.areas}
        self._turned = table.areas_in == "columns"
        self._scattered = {cell_name(*place): lines for lines, place in table.places.items()}

    def __call__(self, problem: Problem) -> list[tuple[int, int | None]]:
        """Return the places in the table; nothing for a problem that is in none of its rows."""
        cells = problem.cells or ((problem.cell,) if problem.cell else ())
        if problem.code.startswith(_OF_ROWS):
            return [(self._areas[area], None) for area in map(self._area, cells) if area in self._areas]
        if not problem.cell:
            return []
        area, subject = self._scattered.get(problem.cell) or self._lines(problem.cell)
        known = area in self._areas and subject in self._subjects
        return [(self._areas[area], self._subjects[subject])] if known else []

    def _area(self, cell: str) -> int:
        """Return the line of an area by its head or any other cell of it."""
        return self._heads.get(cell) or (self._scattered.get(cell) or self._lines(cell))[0]

    def _lines(self, cell: str) -> tuple[int, int]:
        row, column = place_of(cell)
        return (column, row) if self._turned else (row, column)


def _sheet(plan: ImportPlan, table: ResultTable, rows: Sequence[_Row]) -> DataSheet:
    lines = [table.areas[row.area] for row in rows]
    levels = sorted({level for line in lines for level, _ in line.path}, key=depth)
    coded = any(line.code for line in lines)
    with speaking(_FORMS):
        columns = [Column("Kode wilayah", Kind.CODE, key=True, width=16)] if coded else []
        columns += [Column(level_name(level), key=True, width=24) for level in levels]
        odd = {place for row in rows for place in row.raw}
        columns += [_figure(subject, plan, odd=place in odd) for place, subject in enumerate(table.subjects)]
        title, subtitle = _titles(plan)
    notes = [
        Column(heading, width=width, wrap=width > 30)
        for heading, width in (
            (tr("Keterangan: lembar asal"), 18.0),
            (tr("Keterangan: baris asal"), 11.0),
            (tr("Keterangan: sel asal"), 12.0),
            (tr("Keterangan: alasan"), 52.0),
            (tr("Keterangan: usul"), 18.0),
        )
    ]
    written = [
        (*((line.code,) if coded else ()), *_names(line.path, levels), *_values(table, row), *_notes(row))
        for line, row in zip(lines, rows, strict=True)
    ]
    # Above the rows, where a reader looks for no area.
    advice = tr("Perbaiki nilai yang ditolak, lalu masukkan berkas ini; kolom keterangan tidak ikut dibaca.")
    return DataSheet(table.sheet, title, f"{subtitle} · {advice}", (*columns, *notes), tuple(written))


def _titles(plan: ImportPlan) -> tuple[str, str]:
    """Return title and the line below it, which say what the reader has to know: election, area, source."""
    work: Work = plan.work
    root = (plan.summary.get("areas") or {}).get("root") or {}
    area = root.get("name") or ""
    election = election_name(work.election, area) if work.election is not None else ""
    source = work.sources[0].name if len(work.sources) == 1 else ""
    told = [area, f"Sumber: {source}" if source else "", f"Ditolak dari {plan.facts.name}"]
    return f"Rekapitulasi {election}".strip(), " · ".join(part for part in told if part)


def _figure(subject: Subject, plan: ImportPlan, *, odd: bool) -> Column:
    """Return the column of a subject; where ``odd`` values stand in it, none is rounded or given separators."""
    work: Work = plan.work
    name = subject.name
    if subject.number is not None and subject.candidate is None:
        draft = work.subjects.get((subject.number, 0, ""))
        name = draft.short or draft.name if draft is not None else name
    own = HandColumn(subject.number, subject.candidate, subject.field, subject.own, name)
    heading = own.heading if subject.number is not None or subject.field is not None else subject.heading
    group = subject.source or ("Perolehan suara" if subject.field is None else None)
    return Column(heading, Kind.TEXT if odd else Kind.NUMBER, group, width=14)


def _names(path: Iterable[tuple[Level, str]], levels: Sequence[Level]) -> Iterator[str | None]:
    names: Mapping[Level, str] = dict(path)
    return (names.get(level) for level in levels)


def _values(table: ResultTable, row: _Row) -> Iterator[Value]:
    """Yield the values of a row as they stand: the raw text where a cell was refused."""
    return (row.raw.get(place, value) for place, value in enumerate(table.values[row.area]))


def _notes(row: _Row) -> tuple[str, ...]:
    cells = list(dict.fromkeys(problem.cell for problem in row.problems if problem.cell))
    lines = sorted({place_of(cell)[0] for cell in cells})
    told = dict.fromkeys(told_of(problem) for problem in row.problems)
    meant = dict.fromkeys(problem.suggestion for problem in row.problems if problem.suggestion)
    return (
        row.problems[0].sheet or "",
        ", ".join(map(str, lines)),
        ", ".join(cells),
        "\n".join(told),
        ", ".join(meant),
    )


def _list(title: str, errors: Sequence[Problem], day: dt.date) -> DataSheet:
    """Return what lies in no row of a table, to be looked up in the file itself."""
    columns = (
        Column(tr("Lembar"), width=22),
        Column(tr("Baris"), Kind.NUMBER, width=8),
        Column(tr("Sel"), width=10),
        Column(tr("Tertulis"), width=30, wrap=True),
        Column(tr("Alasan"), width=60, wrap=True),
        Column(tr("Usul"), width=18),
    )
    rows = tuple(
        (
            problem.sheet,
            place_of(problem.cell)[0] if problem.cell else None,
            problem.cell,
            problem.raw,
            told_of(problem),
            problem.suggestion,
        )
        for problem in errors
    )
    return DataSheet(tr("Lain-lain"), title, tr("dibuat {day}", day=date(day)), columns, rows)
