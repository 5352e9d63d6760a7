"""Rows that carry what the pages before sum to (JUMLAH PINDAHAN), in tables with their areas in rows.

It holds them against the areas above; recaps whose areas are columns have their own way, see `recap.carried`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from importers.records import Place, Problem, Severity, cell_name
from importers.table.column import Column
from importers.table.row_records import Rows

#: Where so large a share of a row is off, a page is missing or the row sums something else.
_SHARE = 0.5


def carried_cells(rows: Rows, named: int, figures: Sequence[Column]) -> frozenset[Place]:
    """Return the cells of rows that carry what the page before sums to, with those that say so."""
    columns = [named, *(column.place for column in figures)]
    return frozenset((line, place + 1) for line, _, _ in rows.carried_in for place in columns)


def carried_slips(rows: Rows, figures: Sequence[Column], sheet: str) -> Iterator[Problem]:
    """Yield the figures carried to a page that are not what the areas above it sum to.

    A slip is told where it begins, and not where the sum of the whole is off by as much: there it is told already.
    Rows above which no area stands carry the sums of another sheet.
    """
    lines = [(line, after, stated) for line, after, stated in rows.carried_in if after and not rows.coarse]
    off = [[_off(rows, after, stated[at], at) for at in range(len(figures))] for _, after, stated in lines]
    ends = [total for total in rows.totals if total.after == len(rows.areas)]
    last = [_off(rows, len(rows.areas), ends[-1].figures[at], at) if ends else None for at in range(len(figures))]
    before: list[int | None] = [0] * len(figures)
    for (line, after, stated), here in zip(lines, off, strict=True):
        wrong = [at for at, each in enumerate(here) if each]
        if len(wrong) > _SHARE * len(figures):
            continue
        for at in wrong:
            if here[at] in (before[at], last[at]):
                continue
            name = cell_name(line, figures[at].place + 1)
            due = sum(row[at] or 0 for row in rows.figures[:after])
            data = {"heading": figures[at].heading, "stated": stated[at], "sum": due}
            yield Problem(
                "carried_differs", Severity.WARNING, sheet, name, (name,), str(stated[at]), str(due), data=data
            )
        before = here


def _off(rows: Rows, after: int, stated: int | None, at: int) -> int | None:
    """Return by how much a stated sum is off the first ``after`` areas; None where nothing is stated."""
    return None if stated is None else stated - sum(row[at] or 0 for row in rows.figures[:after])
