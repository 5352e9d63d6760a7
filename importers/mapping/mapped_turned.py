"""Tables whose areas are columns, as a mapping has them: rows and columns labelled anew, or laid out by labels alone.

Nothing of how such tables are recognised is known here; it works on what was laid out (see `laid`).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import replace

from importers.grid import Sheet, Value
from importers.mapping import FIELDS, OF_AREAS, Label, SheetMapping, TableLabels, What
from importers.mapping.mapped import meaning_said, row_of, rows_said, same_heading
from importers.recap.page_columns import CARRIED, blank, is_number
from importers.table.laid import HEAD, Heading, Laid, Line, lay
from importers.table.layout import headings_over, titles_in
from importers.values import whole_number
from importers.wording.contestants import Roster
from importers.wording.headings import UNKNOWN, Role, meaning_of
from importers.wording.row_labels import RowLabels


def turned_said(sheet: Sheet, found: Sequence[Laid], said: SheetMapping, roster: Roster) -> list[Laid]:
    """Return the tables ``found`` with the labels of a mapping on them.

    Where the mapping has header rows or labels that these do not know, they are laid out by the mapping alone.
    """
    if said.says_nothing:
        return list(found)
    rows = rows_said(sheet, said.lines)
    header = tuple(sorted({row for laid in found for row in laid.header_rows}))
    own = (
        None if said.header_rows in (None, header) and _covers(sheet, found, rows) else _lay(sheet, said, rows, roster)
    )
    return [_labelled(laid, said, rows) for laid in ((own,) if own is not None else found)]


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
    for each in said.lines:
        if each.column != column or each.label.what not in OF_AREAS or each.under not in (None, row):
            continue
        if not each.heading or same_heading(each.heading.split(" / ")[-1], name):
            return each.label
    return None


def _lay(sheet: Sheet, said: SheetMapping, rows: Mapping[int, Label], roster: Roster) -> Laid | None:
    """Lay out the labelled rows under the header of the mapping; rows without a label are told by their words."""
    places = {row: bisect_left(sheet.numbers, row) for row, label in rows.items() if label.what not in OF_AREAS}
    if not places:
        return None
    header = _header(sheet, said, min(places.values()))
    anchor = _anchor([sheet.rows[place] for place in places.values()])
    if header is None:
        return None
    columns = _columns(sheet, said, header, anchor, list(places.values()))
    subjects: list[Heading] = []
    cells: dict[int, dict[int, tuple[Value, tuple[int, int]]]] = {column: {} for column in columns}
    labels = RowLabels(roster)
    for number, row in zip(sheet.numbers[header.stop :], sheet.rows[header.stop :], strict=True):
        heading = _heading(row, number, rows.get(number), labels, anchor, list(columns))
        if heading is None:
            continue
        for column in columns:
            cells[column][len(subjects)] = (_at(row, column), (number, column))
        subjects.append(heading)
    head = sheet.numbers[header.stop - 1]
    lines = [Line((name,), (head, column), cells[column]) for column, name in columns.items()]
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


def _header(sheet: Sheet, said: SheetMapping, first: int) -> range | None:
    """Return the places of the header rows: those of the mapping, else the row above the first labelled one."""
    if said.header_rows:
        places = [bisect_left(sheet.numbers, row) for row in said.header_rows]
        places = [place for place in places if place < first]
        return range(places[0], places[-1] + 1) if places else None
    return range(first - 1, first) if first > 0 and said.header_rows is None else None


def _anchor(rows: Sequence[Sequence[Value]]) -> int:
    """Return the last 1-based column in which at least half of the labelled rows have words; 0 where none has."""
    count: dict[int, int] = {}
    for row in rows:
        for column, cell in enumerate(row, 1):
            if isinstance(cell, str) and any(map(str.isalpha, cell)):
                count[column] = count.get(column, 0) + 1
    return max((column for column, number in count.items() if number * 2 >= len(rows)), default=0)


def _columns(sheet: Sheet, said: SheetMapping, header: range, anchor: int, places: Sequence[int]) -> dict[int, str]:
    """Return the columns that are areas or sums of them, with their names."""
    over = headings_over(sheet, header)
    labels = {each.column: each.label for each in said.lines if each.column}
    found: dict[int, str] = {}
    for column, parts in over.items():
        label = labels.get(column)
        if label is not None:
            if label.what in (What.AREA, What.TOTAL):
                found[column] = parts[-1]
            continue
        figures = any(whole_number(_at(sheet.rows[place], column)).value is not None for place in places)
        if column > anchor and figures and not any(map(CARRIED.search, parts)):
            found[column] = parts[-1]
    return found


def _at(row: Sequence[Value], column: int) -> Value:
    return row[column - 1] if column <= len(row) else None
