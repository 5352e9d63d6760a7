"""What the checks find in a table, as problems at their cells; nothing is corrected."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from app.results.checks.rows import Failure, check_rows
from app.results.checks.totals import check_totals
from importers.records import AreaLine, Problem, ResultTable, Severity, Subject


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
