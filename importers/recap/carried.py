"""What a recap carries from page to page (JUMLAH PINDAHAN, JUMLAH AKHIR), held against the areas on the pages before.

Pages may stand on several sheets. A slip is told at its cell, a page that is not there once. It knows no words.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from importers.grid import Value
from importers.records import Place, Problem, Severity, cell_name
from importers.values import whole_number

Cell = tuple[Value, Place]
#: A column: whether it is a sum, and its names.
Area = tuple[bool, tuple[str, ...]]
#: So many figures that are not what the pages before add up to, and so large a share of all, are no slips.
_MANY = 3
_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of a page: the ``key`` of what it counts, its heading, its areas' values, what is carried in and out."""

    key: Hashable
    heading: str
    areas: Mapping[Area, Value]
    front: Cell | None = None
    back: Cell | None = None


@dataclass(slots=True)
class _Run:
    """What is known of one row over the pages so far: ``summed`` of all areas; ``chained`` from what was last carried.

    ``unsure`` tells that a figure before cannot be read, ``carried`` that it was carried from a page to another,
    ``closed`` that its final sum was read, ``lost`` that pages are missing, ``earlier`` that areas stood on sheets
    before this one. ``problems`` wait for the final sum.
    """

    summed: int = 0
    chained: int = 0
    areas: set[Area] = field(default_factory=set)
    unsure: bool = False
    carried: bool = False
    closed: bool = False
    lost: bool = False
    earlier: bool = False
    problems: list[tuple[int, Problem]] = field(default_factory=list)


class Carrying:
    """Follows the rows of a recap over its pages and sheets, in the order in which these stand."""

    def __init__(self) -> None:
        self._runs: dict[Hashable, dict[Hashable, _Run]] = {}
        self._ends: dict[Hashable, tuple[str, Place]] = {}
        self._left: list[tuple[int, Problem]] = []

    def begin_sheet(self) -> None:
        """Remember that what was read until now stands on sheets before the next."""
        for runs in self._runs.values():
            for run in runs.values():
                run.earlier = bool(run.areas) or run.lost

    def take(self, chain: Hashable, sheet: str, entries: Sequence[Entry], heads: Sequence[Place]) -> list[Problem]:
        """Take a page of the recap ``chain`` and tell where pages before it are missing.

        ``heads`` are the cells that head the sums carried in and out, from left to right.
        """
        runs = self._runs.setdefault(chain, {})
        self._ends.pop(chain, None)
        goes_on = any(entry.front is not None for entry in entries)
        for entry in entries:
            run = runs.get(entry.key)
            if run is None or run.closed or (not goes_on and (run.carried or run.areas & entry.areas.keys())):
                self._left.extend(run.problems if run is not None else ())
                runs[entry.key] = _Run()
        found = self._carried_in(runs, sheet, entries, heads)
        for entry in entries:
            run = runs[entry.key]
            numbers = [whole_number(value) for value in entry.areas.values()]
            run.unsure = run.unsure or any(number.code is not None and number.value is None for number in numbers)
            added = sum(number.value or 0 for number in numbers)
            run.summed += added
            run.chained += added
            run.areas |= entry.areas.keys()
            if entry.back is not None:
                self._ends[chain] = (sheet, heads[-1])
                _compare(run, entry, entry.back, sheet)
        return found

    def _carried_in(
        self, runs: Mapping[Hashable, _Run], sheet: str, entries: Sequence[Entry], heads: Sequence[Place]
    ) -> list[Problem]:
        stated = [(entry, entry.front) for entry in entries if entry.front is not None]
        numbers = [
            (entry, cell, number) for entry, cell in stated if (number := whole_number(cell[0]).value) is not None
        ]
        more = [
            entry
            for entry, _, number in numbers
            if number > runs[entry.key].summed and number != runs[entry.key].chained
        ]
        first = [entry for entry in more if not runs[entry.key].areas]
        if len(first) < len(more) or not first:
            lost = len(more) >= max(_MANY, _SHARE * len(numbers))
        else:
            lost = len(first) >= _SHARE * len(numbers)
        for entry, cell, number in numbers:
            run = runs[entry.key]
            if lost and number != run.summed:
                run.summed = run.chained = number
                run.lost = run.carried = True
            elif not lost:
                _compare(run, entry, cell, sheet)
        if not lost:
            return []
        name = cell_name(*heads[0])
        return [Problem("page_missing_before", Severity.WARNING, sheet, name, (name,))]

    def final(self, chain: Hashable, sheet: str, cells: Sequence[tuple[Hashable, str, Cell]]) -> list[Problem] | None:
        """Return what is wrong with a final sum of pages that are not all on this sheet; None where they are.

        ``cells`` are (key, heading, cell). A slip of an area, carried on to the end, is told at the end alone.
        """
        runs = self._runs.get(chain, {})
        known = [
            (run, heading, cell, number)
            for key, heading, cell in cells
            if (run := runs.get(key)) is not None and (number := whole_number(cell[0]).value) is not None
        ]
        for run, _, _, number in known:
            run.problems = [(off, told) for off, told in run.problems if off != number - run.summed]
            run.closed = True
        beyond = [run for run, _, _, _ in known if run.earlier or run.lost]
        if not beyond or sum(number != run.summed for run, _, _, number in known) > _SHARE * len(known):
            return None
        return [
            _told("check9_differs", heading, cell, sheet, run.summed)
            for run, heading, cell, number in known
            if number != run.summed and not run.unsure
        ]

    def finish(self) -> Iterable[Problem]:
        """Yield the slips in what was carried, and the recaps that carry their sums on to a page that is not there."""
        open_runs = [run for runs in self._runs.values() for run in runs.values()]
        for _, problem in (*self._left, *(each for run in open_runs for each in run.problems)):
            yield problem
        for sheet, place in self._ends.values():
            name = cell_name(*place)
            yield Problem("page_missing_after", Severity.WARNING, sheet, name, (name,))


def _compare(run: _Run, entry: Entry, cell: Cell, sheet: str) -> None:
    """Hold a sum that is carried against the areas before it, and against what was carried before."""
    stated = whole_number(cell[0]).value
    run.carried = True
    if stated is None:
        return
    if stated not in (run.summed, run.chained) and not run.unsure:
        problem = _told("carried_differs", entry.heading, cell, sheet, run.summed)
        run.problems.append((stated - run.summed, problem))
    run.chained = stated


def _told(code: str, heading: str, cell: Cell, sheet: str, due: int) -> Problem:
    value, place = cell
    name = cell_name(*place)
    data = {"heading": heading, "stated": whole_number(value).value, "sum": due}
    return Problem(code, Severity.WARNING, sheet, name, (name,), str(value), data=data)
