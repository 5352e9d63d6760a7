"""Figures as they lie in the cabinet: stored by the hundred thousand, each with its cell; the latest delivery counts.

It is the one place that knows how a cell is packed. What figures add up to is `app.results.sums`.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from itertools import chain, islice
from operator import itemgetter
from typing import TYPE_CHECKING

from importers.records import cell_name

if TYPE_CHECKING:
    from app.store.act import Act

Progress = Callable[[float], None]

_COLUMN_BITS = 14
_COLUMN_MASK = (1 << _COLUMN_BITS) - 1
#: Rows with the same blanks go in by a statement of their own; fewer than this are not worth one.
WORTH_A_STATEMENT = 20
_CHUNK = 4000
#: So many rows go in by one statement: more do not make it quicker.
_FIGURES_A_STATEMENT = 48
#: SQLite's limit on terms of a compound SELECT does not hold for VALUES, that on parameters (32,766) does.
_MOST_SUBJECTS = 2000

#: Stands in the place of a value that a correction took away: nobody knows it. No figure counts less than nothing.
UNKNOWN = -1

_ONE = "INSERT INTO figure (delivery, area, subject, value, cell) VALUES (?, ?, ?, ?, ?)"


Values = tuple[int | None, ...]
#: The figures of one area: its row in the cabinet, its row or column in the sheet, a value (or None) for each subject.
#: A plain tuple, since there are hundreds of thousands.
Line = tuple[int, int, Values]


def pack_cell(row: int, column: int) -> int:
    """Return a 1-based row and column (at most 16,384, as Excel has them) as one number."""
    return row << _COLUMN_BITS | (column - 1)


def unpack_cell(cell: int) -> tuple[int, int]:
    """Return the 1-based row and column of a packed cell."""
    return cell >> _COLUMN_BITS, (cell & _COLUMN_MASK) + 1


def called(cell: int) -> str:
    """Return Excel's name of a packed cell, "" for 0: a figure that is in no file."""
    return cell_name(*unpack_cell(cell)) if cell else ""


def has_blanks(rows: Iterable[Values]) -> bool:
    """Tell whether any value is None: adding them up shows it in a third of the time that looking at each takes."""
    try:
        sum(map(sum, rows))  # type: ignore[arg-type]
    except TypeError:
        return True
    return False


def store(
    act: Act,
    delivery: int,
    subjects: Sequence[tuple[int, int]],
    lines: Iterable[Line],
    *,
    areas_in_rows: bool,
    progress: Progress | None = None,
) -> int:
    """Append the figures of ``lines`` to a delivery and return how many; blanks are none.

    ``subjects`` are (row in the cabinet, 1-based column or row in the sheet) in the order of the lines' values. A line
    goes in whole, by one statement with a row of VALUES a figure: three times as fast as figure by figure.
    """
    groups = _by_blanks(list(lines))
    for group in groups.values():
        # In the order of the key, each row goes to the end of the table's tree.
        group.sort(key=itemgetter(0))
    total = sum(map(len, groups.values())) or 1
    done = stored = 0
    whole = tuple(range(len(subjects)))
    for shape, group in groups.items():
        places = tuple(place for place, there in enumerate(shape) if there) if shape else whole
        if not places:
            continue
        wide = len(group) >= WORTH_A_STATEMENT and len(places) <= _MOST_SUBJECTS
        put = _put_lines if wide else _put_figures
        remaining = iter(group)
        while chunk := list(islice(remaining, _CHUNK)):
            put(act, delivery, subjects, places, chunk, areas_in_rows)
            stored += len(chunk) * len(places)
            done += len(chunk)
            if progress is not None:
                progress(done / total)
    return stored


def store_scattered(act: Act, delivery: int, found: Sequence[tuple[int, int, int, int]]) -> int:
    """Append figures one by one, each (area, subject, value, packed cell), to a delivery and return how many."""
    if found:
        act.append(_ONE, [(delivery, *figure) for figure in sorted(found)])
    return len(found)


def _by_blanks(lines: list[Line]) -> dict[tuple[bool, ...], list[Line]]:
    """Return lines by which of their values are there; () stands for all of them."""
    if not has_blanks(line[2] for line in lines):
        return {(): lines}
    groups: dict[tuple[bool, ...], list[Line]] = {}
    for line in lines:
        values = line[2]
        shape = tuple([value is not None for value in values]) if None in values else ()
        groups.setdefault(shape, []).append(line)
    return groups


def _put_lines(
    act: Act,
    delivery: int,
    subjects: Sequence[tuple[int, int]],
    places: tuple[int, ...],
    lines: Sequence[Line],
    areas_in_rows: bool,
) -> None:
    """Append lines that have the same blanks, some of them by each statement."""
    # In the order of the key here too.
    places = tuple(sorted(places, key=subjects.__getitem__))
    if places != tuple(range(len(subjects))):
        lines = [(area, line, tuple([values[place] for place in places])) for area, line, values in lines]
    if areas_in_rows:
        rows = [(area, line << _COLUMN_BITS, *values) for area, line, values in lines]
    else:
        rows = [(area, line - 1, *values) for area, line, values in lines]
    told = [subjects[place] for place in places]
    together = max(1, _FIGURES_A_STATEMENT // len(places))
    joined = [tuple(chain.from_iterable(some)) for some in zip(*[iter(rows)] * together, strict=False)]
    act.append(_statement(delivery, told, together, areas_in_rows), joined)
    left = rows[len(joined) * together :]
    if left:
        act.append(_statement(delivery, told, 1, areas_in_rows), left)


def _statement(delivery: int, subjects: Sequence[tuple[int, int]], lines: int, areas_in_rows: bool) -> str:
    """Return the INSERT of some lines; its parameters are of each the area, its share of the cell, then the values."""
    terms = []
    for first in range(1, lines * (2 + len(subjects)), 2 + len(subjects)):
        for parameter, (subject, at) in enumerate(subjects, start=first + 2):
            share = at - 1 if areas_in_rows else at << _COLUMN_BITS
            terms.append(f"({delivery}, ?{first}, {subject}, ?{parameter}, ?{first + 1} + {share})")
    return f"INSERT INTO figure (delivery, area, subject, value, cell) VALUES {', '.join(terms)}"


def _put_figures(
    act: Act,
    delivery: int,
    subjects: Sequence[tuple[int, int]],
    places: tuple[int, ...],
    lines: Sequence[Line],
    areas_in_rows: bool,
) -> None:
    rows = []
    for area, line, values in lines:
        for place in places:
            subject, at = subjects[place]
            cell = pack_cell(line, at) if areas_in_rows else pack_cell(at, line)
            rows.append((delivery, area, subject, values[place], cell))
    act.append(_ONE, rows)


def live_deliveries(connection: sqlite3.Connection, source: int) -> tuple[int, ...]:
    """Return the deliveries of a source that count, oldest first."""
    rows = connection.execute("SELECT id FROM delivery WHERE source_id = ? AND live = 1 ORDER BY id", (source,))
    return tuple(row[0] for row in rows)


def current(connection: sqlite3.Connection, source: int, *, unknown: bool = False) -> str:
    """Return a query for the current figures of a source: area, subject, value, cell, delivery.

    ``unknown`` adds those that a correction took away, with `UNKNOWN` for their value.
    """
    deliveries = live_deliveries(connection, source)
    known = "" if unknown else " WHERE value >= 0"
    if len(deliveries) == 1:
        figures = f"SELECT area, subject, value, cell, delivery FROM figure WHERE delivery = {deliveries[0]}"
    else:
        listed = ", ".join(map(str, deliveries))
        # SQLite takes the other columns from the row that has the maximum.
        figures = (
            "SELECT area, subject, value, cell, max(delivery) AS delivery FROM figure"
            f" WHERE delivery IN ({listed}) GROUP BY area, subject"
        )
    return f"SELECT area, subject, value, cell, delivery FROM ({figures}){known}"


def stored_values(connection: sqlite3.Connection, source: int) -> dict[int, dict[int, int]]:
    """Return the current values of a source by area and subject; one that was taken away is none."""
    found: dict[int, dict[int, int]] = {}
    for area, subject, value, *_ in connection.execute(current(connection, source, unknown=True)):
        line = found.get(area)
        if line is None:
            line = found[area] = {}
        if value >= 0:
            line[subject] = value
    return found
