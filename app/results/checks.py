"""The checks of practice on the figures of one area, as data: which figure should be what others add up to.

Real data breaks every one of them: a check warns, names the cells and corrects nothing. A blank is never zero.
It knows tables of an importer, not the cabinet. Numbers of checks are those the office knows them by.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import add
from typing import Any, Literal

from importers.records import AreaLine, Problem, ResultTable, Severity, Subject

Row = Sequence[int | None]

#: Stands in a rule's parts for "every contestant".
CONTESTANTS = "*"


@dataclass(frozen=True, slots=True)
class Rule:
    """One check: ``whole`` is the field that should equal the sum of ``parts``, or be at most or at least it.

    It is run where the whole and all parts have a column. ``blanks`` says what to do with a row in which a part is
    blank: nothing can be said of it ("skip"), or the rest is added up and the blanks are told ("tell").
    """

    number: int
    whole: str
    parts: tuple[str, ...]
    relation: Literal["equals", "at_most"] = "equals"
    blanks: Literal["skip", "tell"] = "skip"

    @property
    def code(self) -> str:
        """Return the code of the sentence for a row that fails."""
        return f"check{self.number}_differs"


def _by_sex(stem: str) -> Rule:
    return Rule(1, stem, (f"{stem}_l", f"{stem}_p"))


_LISTS = ("dpt", "dptb", "dpk")

#: The checks that look at one row. A party's own candidates (5) and the margin of voters over the list (10) are not
#: among them; sums over areas (9) are `check_totals`.
RULES: tuple[Rule, ...] = (
    *(_by_sex(f"{who}_{part}") for who in ("registered", "voted") for part in (*_LISTS, "total")),
    *(_by_sex(who) for who in ("disabled_registered", "disabled_voted")),
    *(Rule(2, f"{who}_total", tuple(f"{who}_{part}" for part in _LISTS)) for who in ("registered", "voted")),
    Rule(3, "voted_dpt", ("registered_dpt",), relation="at_most"),
    Rule(4, "ballots_received", ("ballots_used", "ballots_damaged", "ballots_unused")),
    Rule(6, "valid", (CONTESTANTS,), blanks="tell"),
    Rule(7, "cast", ("valid", "invalid")),
    Rule(8, "cast", ("ballots_used",)),
    Rule(8, "cast", ("voted_total",)),
    Rule(11, "disabled_voted", ("voted_total",), relation="at_most"),
)


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
        sides = _sides(rule, table.subjects, places)
        if sides is None:
            continue
        whole, parts = sides
        found.extend(_failures(rule, whole, parts, columns))
    return [_with_swap(failure, table, places) for failure in found]


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


def problems(table: ResultTable, places: Sequence[int], names: Callable[[int], str] | None = None) -> Iterator[Problem]:
    """Yield a warning for every row check and every printed total that fails among the subjects at ``places``.

    ``names`` says the area of a row; left out, it is said as the file has it. A failure is reported at the stated
    sum, or, where a failing row and a failing column differ by the same number, at the cell in which they cross, since
    that is the one that is wrong.
    """
    totals = check_totals(table, places)
    off: dict[int, int] = {}
    if len(table.totals) == 1:
        off = {place: (table.totals[at][1][place] or 0) - due for (at, place), due in totals.items()}
    said = names or (lambda row: area_text(table.areas[row]))
    for failure in check_rows(table, places):
        yield _row_problem(table, failure, off, said(failure.row))
    yield from _printed_sums(table, places, said)
    for (at, place), due in totals.items():
        line, printed = table.totals[at]
        subject = table.subjects[place]
        cell = table.cell(line, subject)
        yield Problem(
            "check9_differs",
            Severity.WARNING,
            table.sheet,
            cell,
            (cell,),
            str(printed[place]),
            data={"heading": subject.heading, "stated": printed[place], "sum": due},
        )


def _sides(rule: Rule, subjects: Sequence[Subject], places: Sequence[int]) -> tuple[int, tuple[int, ...]] | None:
    fields = {subjects[place].field: place for place in places if subjects[place].field is not None}
    whole = fields.get(rule.whole)
    if whole is None:
        return None
    if rule.parts == (CONTESTANTS,):
        parts = _contestants(subjects, places)
        return (whole, parts) if parts else None
    if any(part not in fields for part in rule.parts):
        return None
    return whole, tuple(fields[part] for part in rule.parts)


def _contestants(subjects: Sequence[Subject], places: Sequence[int]) -> tuple[int, ...]:
    """Return the contestants' places: a party's total holds its candidates, who count only where it has none."""
    voted_for = [place for place in places if subjects[place].field is None]
    totals = {subjects[place].number for place in voted_for if subjects[place].candidate is None}
    return tuple(
        place for place in voted_for if subjects[place].candidate is None or subjects[place].number not in totals
    )


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


def _printed_sums(table: ResultTable, places: Sequence[int], said: Callable[[int], str]) -> Iterator[Problem]:
    """Yield a warning for every printed sum of subjects ("Jumlah" of the contestants) that they do not add up to."""
    for printed in table.sums:
        if not printed.of or not set(printed.of) <= set(places):
            continue
        letter = Subject(printed.line, printed.heading)
        for row, stated in enumerate(printed.values):
            parts = [table.values[row][place] for place in printed.of]
            summed = sum(part for part in parts if part is not None)
            if stated is None or stated == summed or all(part is None for part in parts):
                continue
            area = table.areas[row]
            cell = table.cell(area, letter)
            cells = (cell, *(table.cell(area, table.subjects[place]) for place in printed.of))
            data = {"area": said(row), "heading": printed.heading, "stated": stated, "sum": summed}
            yield Problem("printed_sum_differs", Severity.WARNING, table.sheet, cell, cells, str(stated), data=data)


def _row_problem(table: ResultTable, failure: Failure, off: dict[int, int], name: str) -> Problem:
    area = table.areas[failure.row]
    places = (failure.whole, *failure.parts)
    cells = tuple(table.cell(area, table.subjects[place]) for place in places)
    data: dict[str, object] = {
        "check": failure.rule.number,
        "area": name,
        "stated": failure.stated,
        "sum": failure.summed,
        "whole": table.subjects[failure.whole].heading,
        "parts": ", ".join(table.subjects[place].heading for place in failure.parts),
    }
    code, at, suggestion = failure.rule.code, failure.whole, None
    missing = failure.stated - failure.summed
    crossing = [place for place in failure.parts if off.get(place) == missing]
    if failure.swapped_with is not None:
        code, suggestion = "check6_swapped", str(failure.summed)
        cells = (*cells, table.cell(area, table.subjects[failure.swapped_with]))
        data["other"] = table.subjects[failure.swapped_with].heading
    elif failure.blank:
        code, data["blank"] = "check6_blank", failure.blank
    elif failure.rule.relation == "equals" and len(crossing) == 1:
        at = crossing[0]
        code = "check_crossing"
        suggestion = str((table.values[failure.row][at] or 0) + missing)
        data["heading"] = table.subjects[at].heading
    elif failure.rule.relation == "equals" and off.get(failure.whole) == -missing:
        code, suggestion = "check_crossing", str(failure.summed)
        data["heading"] = table.subjects[failure.whole].heading
    subject = table.subjects[at]
    raw = table.values[failure.row][at]
    return Problem(
        code,
        Severity.WARNING,
        table.sheet,
        table.cell(area, subject),
        cells,
        None if raw is None else str(raw),
        suggestion,
        data,
    )


def area_text(area: AreaLine) -> str:
    """Return an area as a file names it, the finest name first ("TPS 16, Ranggamekar, Bogor Selatan")."""
    names = [f"TPS {name}" if level == "tps" and name.isdecimal() else name for level, name in area.path]
    return ", ".join(reversed(names)) or area.code or ""
