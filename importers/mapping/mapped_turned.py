"""Tables whose areas are columns, as a mapping has them: rows and columns labelled anew, or laid out by labels alone.

Nothing of how such tables are recognised is known here; it works on what was laid out (see `laid`).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from importers.grid import Sheet, Value
from importers.mapping import FIELDS, OF_AREAS, Label, SheetMapping, TableLabels, What, heads_of
from importers.mapping.mapped import header_runs, meaning_said, row_heading, row_of, rows_said, same_heading
from importers.recap.page_columns import CARRIED, blank, is_number
from importers.table.laid import HEAD, Heading, Laid, Line, lay
from importers.table.layout import headings_over
from importers.table.titles import titles_in
from importers.values import whole_number
from importers.wording.contestants import Roster
from importers.wording.headings import UNKNOWN, Role, compact, meaning_of
from importers.wording.row_labels import RowLabels


def turned_said(sheet: Sheet, found: Sequence[Laid], said: SheetMapping, roster: Roster) -> list[Laid]:
    """Return the tables ``found`` with the labels of a mapping on them.

    Where the mapping has header rows or labels that these do not know, they are laid out by the mapping alone.
    """
    if said.says_nothing:
        return list(found)
    rows = rows_said(sheet, said.lines)
    header = tuple(sorted({row for laid in found for row in laid.header_rows}))
    known = said.header_rows in (None, header) and _covers(sheet, found, rows)
    own = [] if known else _pages(sheet, said, rows, roster)
    return [_labelled(laid, said, rows) for laid in own or found]


def _covers(sheet: Sheet, found: Sequence[Laid], rows: Mapping[int, Label]) -> bool:
    """Tell whether every row labelled as figures, which has some, is in a table that was found."""
    there = {row for laid in found for row, _ in laid.places.values()}
    wanted = [row for row, label in rows.items() if label.what not in OF_AREAS]
    return bool(found) and all(row in there or not any(map(is_number, row_of(sheet, row))) for row in wanted)


def _labelled(laid: Laid, said: SheetMapping, rows: Mapping[int, Label]) -> Laid:
    """Put labels on the columns and rows of the new layout by the real lines they came from."""
    naming = [column for line, column in laid.places if line == 2 and laid.places[2, column] == laid.places.get((2, 1))]
    columns: dict[int, Label] = {}
    for (_, column), (row, _) in laid.places.items():
        if column not in naming and row in rows:
            label = _of_sex(rows[row], laid.table.headings.get(column, ()))
            if label is not None:
                columns.setdefault(column, label)
    lines: dict[int, Label] = {}
    for line in range(HEAD + 1, len(laid.table.sheet.rows) + 1):
        label = _area_label(laid, line, naming, said)
        if label is None:
            continue
        lines[line] = replace(label, level=None)
        if label.what is What.AREA and label.level is not None:
            columns[max(naming)] = Label(What.AREA, level=label.level)
    return replace(laid, table=replace(laid.table, said=TableLabels(columns, lines, said.thousands, said.use is True)))


def _of_sex(label: Label, parts: Sequence[str]) -> Label | None:
    """Return the label of a row for one of its columns L, P and JML; None where it does not go with that."""
    gender = meaning_of(parts[-1:]) if len(parts) > 1 else None
    if label.field is None or gender is None or gender.role is not Role.GENDER:
        return label
    field = f"{label.field}{gender.field}"
    return replace(label, field=field) if field in FIELDS else None


def _area_label(laid: Laid, line: int, naming: Sequence[int], said: SheetMapping) -> Label | None:
    """Return the label of the real column that a line is from."""
    row, column = laid.places.get((line, 1), (0, 0))
    cells = laid.table.sheet.rows[line - 1]
    name = next((str(cells[at - 1]) for at in reversed(naming) if not blank(cells[at - 1])), "")
    heads = heads_of(laid.header_rows)
    for each in said.lines:
        if each.column != column or each.label.what not in OF_AREAS:
            continue
        if each.under is not None and each.under != next((head for head in heads if head >= row), row):
            continue
        if not each.heading or same_heading(each.heading.split(" / ")[-1], name):
            return each.label
    return None


def _pages(sheet: Sheet, said: SheetMapping, rows: Mapping[int, Label], roster: Roster) -> list[Laid]:
    """Lay out the labelled rows under each header of the mapping, page by page.

    A row without a label has that of a row of another page with the same words, else it is told by its words.
    """
    figures = {
        bisect_left(sheet.numbers, row): (row, label) for row, label in rows.items() if label.what not in OF_AREAS
    }
    if not figures:
        return []
    headers = _headers(sheet, said, min(figures))
    words = {compact(row_heading(row_of(sheet, row))): label for row, label in figures.values()} if headers[1:] else {}
    words.pop("", None)
    anchor = _anchor([sheet.rows[place] for place in figures])
    found = []
    for header, until in zip(headers, [*(each.start for each in headers[1:]), len(sheet.rows)], strict=True):
        page = _Page(sheet, header, until, anchor)
        own = dict(rows)
        for place in range(header.stop, until):
            alike = words.get(compact(row_heading(sheet.rows[place])))
            if alike is not None:
                own.setdefault(sheet.numbers[place], alike)
        found.append(_lay(page, said, own, roster))
    return [laid for laid in found if laid is not None]


@dataclass(frozen=True, slots=True)
class _Page:
    """One header with the rows under it: ``until`` is the place after the last, ``anchor`` the last column of words."""

    sheet: Sheet
    header: range
    until: int
    anchor: int

    @property
    def head(self) -> int:
        """The number of the last header row."""
        return self.sheet.numbers[self.header.stop - 1]


def _lay(page: _Page, said: SheetMapping, rows: Mapping[int, Label], roster: Roster) -> Laid | None:
    """Lay out the labelled rows of a page; None where it has none."""
    sheet, header = page.sheet, page.header
    own = range(header.stop, page.until)
    places = [place for place in own if (label := rows.get(sheet.numbers[place])) and label.what not in OF_AREAS]
    if not places:
        return None
    columns = _columns(page, said, places)
    subjects: list[Heading] = []
    cells: dict[int, dict[int, tuple[Value, tuple[int, int]]]] = {column: {} for column in columns}
    labels = RowLabels(roster)
    for number, row in zip(sheet.numbers[own.start : own.stop], sheet.rows[own.start : own.stop], strict=True):
        heading = _heading(row, number, rows.get(number), labels, page.anchor, list(columns))
        if heading is None:
            continue
        for column in columns:
            cells[column][len(subjects)] = (_at(row, column), (number, column))
        subjects.append(heading)
    lines = [Line((name,), (page.head, column), cells[column]) for column, name in columns.items()]
    titles, within = titles_in(sheet.rows[: header.start])
    header_rows = tuple(sheet.numbers[place] for place in header)
    return lay(sheet, [()], subjects, lines, areas_in="columns", header_rows=header_rows, titles=titles, within=within)


def _heading(
    row: Sequence[Value], number: int, label: Label | None, labels: RowLabels, anchor: int, columns: Sequence[int]
) -> Heading | None:
    texts = [" ".join(str(cell).split()) for cell in row[:anchor] if not blank(cell)]
    place = (number, max(1, anchor))
    if label is not None:
        if label.what in OF_AREAS:
            return None
        return Heading((" ".join(texts) or str(number),), place, meaning_said(label, UNKNOWN))
    if all(_at(row, column) is None for column in columns):
        labels.head(texts)
        return None
    found = labels.row(texts)
    return None if found is None else Heading(found.parts, place, found.meaning)


def _headers(sheet: Sheet, said: SheetMapping, first: int) -> list[range]:
    """Return the places of the headers: those of the mapping, else of the row above the first labelled one."""
    if said.header_rows is None:
        return [range(first - 1, first)] if first > 0 else []
    found = header_runs(sheet, said.header_rows)
    return found if found and found[0].start < first else []


def _anchor(rows: Sequence[Sequence[Value]]) -> int:
    """Return the last 1-based column in which at least half of the labelled rows have words; 0 where none has."""
    count: dict[int, int] = {}
    for row in rows:
        for column, cell in enumerate(row, 1):
            if isinstance(cell, str) and any(map(str.isalpha, cell)):
                count[column] = count.get(column, 0) + 1
    return max((column for column, number in count.items() if number * 2 >= len(rows)), default=0)


def _columns(page: _Page, said: SheetMapping, places: Sequence[int]) -> dict[int, str]:
    """Return the columns of a page that are areas or sums of them, with their names."""
    over = headings_over(page.sheet, page.header)
    labels: dict[int, Label] = {}
    for each in said.lines:
        name = over.get(each.column or 0, ("",))[-1]
        fits = not each.heading or same_heading(each.heading.split(" / ")[-1], name)
        if each.column and fits and each.under in (None, page.head):
            labels.setdefault(each.column, each.label)
    found: dict[int, str] = {}
    for column, parts in over.items():
        label = labels.get(column)
        if label is not None:
            if label.what in (What.AREA, What.TOTAL):
                found[column] = parts[-1]
            continue
        figures = any(whole_number(_at(page.sheet.rows[place], column)).value is not None for place in places)
        if column > page.anchor and figures and not any(map(CARRIED.search, parts)):
            found[column] = parts[-1]
    return found


def _at(row: Sequence[Value], column: int) -> Value:
    return row[column - 1] if column <= len(row) else None
