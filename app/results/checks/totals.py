"""The printed totals of a table that are not what its areas add up to (check 9); it blames nobody."""

from __future__ import annotations

from collections.abc import Sequence

from importers.records import ResultTable


def check_totals(table: ResultTable, places: Sequence[int]) -> dict[tuple[int, int], int]:
    """Return (place in ``table.totals``, place of the subject) → what should be printed there, where it is not (9).

    A printed sum may be one of the area it names, of everything above it, or of what follows the sum before it: each
    is right.
    """
    wrong: dict[tuple[int, int], int] = {}
    start = 0
    for at, (line, printed) in enumerate(table.totals):
        finest = max((len(area.path) for area in table.areas), default=0)
        rows = [row for row, area in enumerate(table.areas) if len(area.path) == finest]
        above = [row for row in rows if table.areas[row].line < line.line]
        since = [row for row in above if table.areas[row].line > start]
        named = [row for row in rows if line.path and table.areas[row].path[: len(line.path)] == line.path]
        start = line.line
        for place in places:
            stated = printed[place]
            due = [_column_sum(table, some, place) for some in (named, since, above) if some]
            if stated is not None and due and stated not in due:
                wrong[at, place] = due[0]
    return wrong


def _column_sum(table: ResultTable, rows: Sequence[int], place: int) -> int:
    return sum(value for row in rows if (value := table.values[row][place]) is not None)
