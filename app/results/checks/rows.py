"""The rows of a table that fail a check: whole columns are added up first, since nearly all rows are right.

It says which rows fail and by how much, not which cell is to blame.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import add
from typing import Any

from app.results.checks.rules import RULES, Rule, sides
from importers.records import ResultTable

Row = Sequence[int | None]


@dataclass(frozen=True, slots=True)
class Failure:
    """A check that failed in one row: the places of its columns among the table's subjects, and both numbers."""

    rule: Rule
    row: int
    whole: int
    parts: tuple[int, ...]
    stated: int
    summed: int
    blank: int = 0
    swapped_with: int | None = None


def check_rows(table: ResultTable, places: Sequence[int]) -> list[Failure]:
    """Run every check that the subjects at ``places`` (those of one source) allow on every row of a table."""
    found: list[Failure] = []
    if not table.values:
        return found
    columns = list(zip(*table.values, strict=True))
    for rule in RULES:
        found_sides = sides(rule, table.subjects, places)
        if found_sides is None:
            continue
        whole, parts = found_sides
        found.extend(_failures(rule, whole, parts, columns))
    return [_with_swap(failure, table, places) for failure in found]


def _failures(rule: Rule, whole: int, parts: tuple[int, ...], columns: Sequence[Row]) -> Iterator[Failure]:
    stated, sides = columns[whole], [columns[part] for part in parts]
    summed = _added(sides)
    if summed == stated:
        return
    if summed is not None and None not in summed and None not in stated:
        for row, (value, total) in enumerate(zip(stated, summed, strict=True)):
            if value != total and not (rule.relation == "at_most" and value < total):  # type: ignore[operator]
                yield Failure(rule, row, whole, parts, value, total)  # type: ignore[arg-type]
        return
    for row, (value, *values) in enumerate(zip(stated, *sides, strict=True)):
        if value is None:
            continue
        there = [part for part in values if part is not None]
        blank = len(values) - len(there)
        if blank and rule.blanks == "skip":
            continue
        total = sum(there)
        if value != total and not (rule.relation == "at_most" and value < total):
            yield Failure(rule, row, whole, parts, value, total, blank)


def _added(columns: Sequence[Row]) -> Row | None:
    """Add whole columns up, row by row, as the usual table without blanks allows; None where a blank stands in one."""
    total: Iterable[Any] = columns[0]
    for column in columns[1:]:
        total = map(add, total, column)
    try:
        return tuple(total)
    except TypeError:
        return None


def _with_swap(failure: Failure, table: ResultTable, places: Sequence[int]) -> Failure:
    """Notice valid and invalid votes that stand in each other's place: the contestants add up to the invalid ones."""
    if failure.rule.number != 6 or failure.blank:
        return failure
    other = next((place for place in places if table.subjects[place].field == "invalid"), None)
    if other is None or table.values[failure.row][other] != failure.summed:
        return failure
    return Failure(
        failure.rule, failure.row, failure.whole, failure.parts, failure.stated, failure.summed, swapped_with=other
    )
