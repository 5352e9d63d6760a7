"""Tables with several rows for each area, each about another contestant, measure or sex.

They are handed out with these as columns (see `laid`), every figure with its own cell; printed sums of areas stay rows.
What a row is about is told by `long_names` and `long_people`.
"""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from itertools import islice

from importers.grid import Value
from importers.mapping import TableLabels, What
from importers.recap.page_columns import blank
from importers.records import Place, Problem, Severity, cell_name
from importers.table.area_columns import AreaColumns
from importers.table.column import Columns
from importers.table.laid import Heading, Laid, Line, lay
from importers.table.layout import Table
from importers.table.long_names import names_of
from importers.table.long_people import people_of
from importers.table.long_rows import Key, Teller, Told
from importers.values import whole_number
from importers.wording.contestants import Roster
from importers.wording.headings import Role
from importers.wording.row_words import kind_of

#: A list with more subjects than this is no list of contestants.
_MOST_SUBJECTS = 4000

Area = tuple[Value, ...]


@dataclass(slots=True)
class _Found:
    """Areas and subjects in the order in which rows named them, and the cells in which both meet."""

    areas: dict[Area, Place] = field(default_factory=dict)
    subjects: dict[Key, int] = field(default_factory=dict)
    headings: list[Heading] = field(default_factory=list)
    cells: dict[Area, dict[int, tuple[Value, Place]]] = field(default_factory=dict)
    sums: set[Area] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)
    twice: bool = False

    def put(self, area: Area, place: Place, figures: Sequence[Told], number: int) -> None:
        self.areas.setdefault(area, place)
        cells = self.cells.setdefault(area, {})
        for told in figures:
            at = self.subject(told.key, told.heading)
            there = cells.get(at)
            self.twice = self.twice or (there is not None and there[0] is not None and told.value is not None)
            if there is None or there[0] is None:
                # a blank has its cell too: that is where it may have to be filled in
                cells[at] = (told.value, (number, told.column + 1))

    def subject(self, key: Key, heading: Heading) -> int:
        if key not in self.subjects:
            self.subjects[key] = len(self.headings)
            self.headings.append(heading)
        return self.subjects[key]


def find_long(table: Table, columns: Columns, where: AreaColumns | None, roster: Roster) -> Laid | None:
    """Return ``table`` with what its rows are about as columns; None where each row is an area of its own."""
    if where is None:
        return None
    leads = (*where.places, *((where.code.place,) if where.code is not None else ()))
    teller: Teller | None = people_of(table, columns, leads) or names_of(columns, leads, roster)
    found = None if teller is None else _gather(table, leads, teller)
    if found is None or not 1 < len(found.headings) <= _MOST_SUBJECTS or found.twice or _numbers_rows(found):
        return None
    if table.said.has(What.NAMES):
        sure = [each.meaning and replace(each.meaning, likelihood=1.0) for each in found.headings]
        found.headings = [replace(each, meaning=known) for each, known in zip(found.headings, sure, strict=True)]
    laid = lay(
        table.sheet,
        [_lead(table, place) for place in leads],
        found.headings,
        [Line(area, place, found.cells[area]) for area, place in found.areas.items()],
        areas_in="rows",
        header_rows=table.header_rows,
        titles=table.titles,
        within=table.within,
        problems=found.problems,
    )
    labels = table.said.columns
    naming = {at: labels[place + 1] for at, place in enumerate(leads, 1) if place + 1 in labels}
    said = TableLabels(naming, thousands=table.said.thousands, use=table.said.use)
    return replace(laid, table=replace(laid.table, said=said))


def _lead(table: Table, place: int) -> tuple[str, ...]:
    """Return the heading of a column of areas, in words where only whoever found the table knows what it is."""
    known = table.known.get(place + 1)
    if known is None or (known.level is None and known.role is not Role.CODE):
        return table.headings.get(place + 1, ())
    words = ("kode", known.level) if known.role is Role.CODE else (known.level,)
    return (" ".join(word for word in words if word),)


def _gather(table: Table, leads: Sequence[int], teller: Teller) -> _Found | None:
    """Return what the rows of a table say; None where a row says of nobody what it counts."""
    found = _Found()
    for key, heading in teller.subjects:
        found.subject(key, heading)
    above: list[Value] = [None] * len(leads)
    labels = sorted({*leads, *range(min(teller.places))} - teller.places)
    total: Area = ()
    since: set[Area] = set()
    rows = islice(iter(table.sheet.rows), table.first, table.last)
    for number, row in zip(islice(table.sheet.numbers, table.first, table.last), rows, strict=False):
        if row in table.head_again or (
            number in table.said.rows and table.said.rows[number].what in (What.SKIP, What.TOTAL)
        ):
            continue
        here = [row[lead] if lead < len(row) else None for lead in leads]
        label, kind = _label_of(row, labels)
        if kind in ("carried", "skip"):
            continue
        if not kind and total and all(map(blank, here)):
            here, kind = list(total), "total"
        elif not kind:
            _carry(above, here)
        elif label not in here:
            here[0] = label
        total = tuple(here) if kind else ()
        figures = teller.told(number, row, total=bool(kind))
        if figures is None and not kind:
            return None
        area = tuple(here if kind else above)
        if not figures:
            if kind and (whole := teller.whole(row)) is not None:
                _hold(found, table.sheet.name, whole, number, since)
                since.clear()
        elif not all(map(blank, area)):
            found.put(area, (number, leads[0] + 1), figures, number)
            (found.sums if kind else since).add(area)
    return found


def _numbers_rows(found: _Found) -> bool:
    """Tell numbers that are no contestants', since most names have several: those of candidates whom nothing names."""
    numbers: dict[str, set[int]] = {}
    for key, heading in zip(found.subjects, found.headings, strict=True):
        meaning = heading.meaning
        if meaning is not None and meaning.number is not None and meaning.candidate is None and not meaning.own:
            numbers.setdefault(key[0], set()).add(meaning.number)
    several = sum(1 for each in numbers.values() if len(each) > 1)
    return several > 1 and several * 2 > len(numbers)


def _label_of(row: tuple[Value, ...], labels: Sequence[int]) -> tuple[str, str]:
    """Return the text that makes a row no area, with what it makes of it (see `row_words`); ("", "") for an area."""
    for place in labels:
        cell = row[place] if place < len(row) else None
        if isinstance(cell, str) and (kind := kind_of(cell)):
            return cell, kind
    return "", ""


def _hold(found: _Found, sheet: str, whole: tuple[Value, int], number: int, since: set[Area]) -> None:
    """Hold a printed sum of all contestants against what stands above it: all of it, or what came since the last."""
    stated = whole_number(whole[0]).value
    if stated is None:
        return
    every = set(found.cells) - found.sums
    if stated not in {_votes_in(found, areas, parts=parts) for areas in (every, since) for parts in (True, False)}:
        cell, together = cell_name(number, whole[1] + 1), _votes_in(found, every, parts=True)
        data = {"cell": cell, "stated": stated, "sum": together}
        found.problems.append(
            Problem("list_total_differs", Severity.WARNING, sheet, cell, (cell,), str(stated), str(together), data)
        )


def _votes_in(found: _Found, areas: AbstractSet[Area], *, parts: bool) -> int:
    """Return the votes of all contestants in ``areas``, with those that are parts of a party's or without them."""
    voted = {
        at
        for at, each in enumerate(found.headings)
        if each.meaning is not None and each.meaning.role is Role.CONTESTANT
        if parts or (each.meaning.candidate is None and not each.meaning.own)
    }
    return sum(
        whole_number(value).value or 0 for area in areas for at, (value, _) in found.cells[area].items() if at in voted
    )


def _carry(above: list[Value], here: Sequence[Value]) -> None:
    """Fill blanks from the rows above; a new wider name forgets the finer ones under the old one."""
    for at, cell in enumerate(here):
        if not blank(cell) and cell != above[at]:
            above[at:] = [cell, *here[at + 1 :]]
