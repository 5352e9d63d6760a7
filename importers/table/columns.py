"""What each column of a table is: areas and codes, contestants and measures by source, sums, and what is no result.

Headings propose and values decide: a share without its "%" or a count of TPS is known by what stands under it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

from importers.grid import Value
from importers.mapping.mapped import meaning_said
from importers.records import Problem, Severity, cell_name
from importers.table.column import Column, Columns
from importers.table.column_ballots import resolve_ballots
from importers.table.column_candidates import number_by_order
from importers.table.column_contestants import judge_contestants
from importers.table.column_ids import contestants_by_id
from importers.table.column_lists import resolve_lists
from importers.table.column_parties import settle_parties
from importers.table.column_sources import find_sources
from importers.table.column_sums import resolve_sums
from importers.table.content import content_of
from importers.table.layout import Table
from importers.wording.contestants import STRONG, Roster
from importers.wording.headings import UNKNOWN, Meaning, Role
from importers.wording.meanings import meaning_in
from importers.wording.row_words import kind_of

#: Rows looked at to judge a column.
SAMPLE = 400


def understand(table: Table, roster: Roster) -> Columns:
    """Return what each column of ``table`` is, judged by its heading and by the rows under it."""
    rows = [table.sheet.rows[place] for place in range(table.first, min(table.last, table.first + SAMPLE))]
    rows = [row for row in rows if any(map(_counts, row)) and not _is_aside(row, table)] or rows
    groups = Counter(parts[:length] for parts in table.headings.values() for length in range(1, len(parts)))
    width = max((*table.headings, *(len(row) for row in rows)), default=0)
    found: list[Column] = []
    for place in range(width):
        parts = table.headings.get(place + 1, ())
        meaning = table.known.get(place + 1) or (meaning_in(parts, roster, groups) if parts else UNKNOWN)
        content = content_of([_at(row, place) for row in rows])
        found.append(Column(place, parts, meaning, content, said=table.said.columns.get(place + 1)))
    columns = Columns([column for column in found if column.parts or column.content.filled])
    find_sources(columns, [each for each in columns.all if each.place + 1 not in table.known], roster, groups)
    context = " ".join((*table.titles, table.sheet.name))
    steps: tuple[Callable[[], None], ...] = (
        lambda: _see_shares(columns),
        lambda: contestants_by_id(columns, roster),
        lambda: resolve_lists(columns, context),
        lambda: resolve_ballots(columns, context),
        lambda: number_by_order(columns, roster),
        lambda: settle_parties(columns, roster, [place - 1 for place, known in table.known.items() if known.own]),
        lambda: resolve_sums(columns, context),
        lambda: judge_contestants(columns, context, votes=table.votes),
        lambda: _refuse_texts(columns, table),
    )
    for step in steps:
        _hold(columns)
        step()
    _hold(columns)
    _drop_repeated(columns, table)
    return columns


def _hold(columns: Columns) -> None:
    """Let what a person said of a column stand, whatever was made of it."""
    for column in columns.all:
        if column.said is None:
            continue
        column.meaning = meaning_said(column.said, column.meaning)
        if column.said.source is not None:
            column.source = column.said.source
            if column.source not in columns.sources:
                columns.sources = (*columns.sources, column.source)


def _is_aside(row: tuple[Value, ...], table: Table) -> bool:
    """Tell a header that is printed again, and a row of shares."""
    first = next((value for value in row if isinstance(value, str) and value.strip()), "")
    return row in table.head_again or kind_of(first) == "skip"


def _counts(value: Value) -> bool:
    """Tell a cell that may be a figure or a code; rows without any are notes and headings of groups."""
    return value is not None and (not isinstance(value, str) or value.strip()[:1].isdigit())


def _at(row: Sequence[Value], place: int) -> Value:
    return row[place] if place < len(row) else None


def _see_shares(columns: Columns) -> None:
    """Know columns of percentages by their values where the heading is no sure figure."""
    for column in columns.all:
        unsure = column.meaning.role in (Role.UNKNOWN, Role.SUM, Role.GENDER) or (
            column.figures and column.meaning.likelihood < STRONG
        )
        if column.content.shares and (unsure or column.content.signed or _has_twin(columns, column)):
            column.meaning = Meaning(Role.PERCENT)


def _has_twin(columns: Columns, column: Column) -> bool:
    """Tell whether an earlier column says the same: then the one full of shares is the other's percentage."""
    return column.figures and any(
        other.figures and other.key == column.key and not other.content.shares
        for other in columns.all
        if other is not column
    )


def _refuse_texts(columns: Columns, table: Table) -> None:
    """Give up columns that should hold figures and hold mostly something else."""
    for column in columns.all:
        if column.said is None and column.figures and column.content.filled and not column.content.numeric:
            if any(other.figures and other.key == column.key and other.content.numeric for other in columns.all):
                column.meaning = Meaning(Role.NOTE)  # a remark on the figures of another column
                continue
            where = cell_name(table.sheet.numbers[table.first], column.place + 1)
            columns.problems.append(
                Problem(
                    "column_without_numbers",
                    Severity.WARNING,
                    table.sheet.name,
                    where,
                    data={"heading": column.heading},
                )
            )
            column.meaning = Meaning(Role.NOTE)


def _drop_repeated(columns: Columns, table: Table) -> None:
    """Keep the first of several columns that say the same; the others are told, never added."""
    seen: dict[tuple[object, ...], Column] = {}
    for column in sorted(columns.all, key=lambda column: column.said is None):
        if not column.figures:
            continue
        first = seen.setdefault(column.key, column)
        if first is column:
            continue
        if column.content.filled and first.content.values != column.content.values:
            cells = tuple(cell_name(table.head, each.place + 1) for each in (column, first))
            columns.problems.append(
                Problem(
                    "column_repeated",
                    Severity.WARNING,
                    table.sheet.name,
                    cells[0],
                    cells,
                    data={"heading": column.heading, "first": first.heading},
                )
            )
        column.meaning = replace(column.meaning, role=Role.NOTE)
