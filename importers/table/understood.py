"""What was understood of a table, line by line, as the labels that a mapping would have for it.

A mapping made of them reads the same file the same way; what is a guess keeps its likelihood.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from importers.grid import Sheet
from importers.mapping import Label, LineLabel, Mapping, SheetMapping, What
from importers.mapping.mapped import row_heading, row_of
from importers.records import SheetVerdict, column_name
from importers.table.area_columns import AreaColumns
from importers.table.column import Column, Columns
from importers.table.laid import HEAD, Laid
from importers.table.layout import Table
from importers.wording.headings import Meaning, Role, meaning_of

#: How sure a level is that no word says.
_GUESSED_LEVEL = 0.6
_SIDES = ("_l", "_p")


def lines_of(table: Table, columns: Columns, where: AreaColumns, *, areas_only: bool = False) -> list[LineLabel]:
    """Return the labels of the columns of a table with its areas in rows, and those that a person gave its rows."""
    told = {problem.cell for problem in columns.problems}
    found: list[LineLabel] = []
    for column in columns.all:
        name = column_name(column.place + 1)
        known = _area_label(column, where)
        if known is None and not areas_only:
            known = _label(column, told={(cell or "").rstrip("0123456789") for cell in told})
        if known is not None and known[0].what is What.SKIP and table.year is not None and not column.parts:
            continue  # that of another year, whose table says what it is
        if known is not None:
            label, likelihood = known
            found.append(LineLabel(name, label, column.heading, table.head, likelihood))
    for row, label in table.said.rows.items():
        found.append(LineLabel(str(row), label, row_heading(row_of(table.sheet, row)), table.head))
    return found


def lines_of_laid(laid: Laid, lines: Iterable[LineLabel], sheet: Sheet) -> list[LineLabel]:
    """Return the labels of a table that was laid out anew on the lines of the real ``sheet``."""
    found: dict[str, list[LineLabel]] = {}
    for each in lines:
        column = each.column
        place = None if column is None else laid.places.get((HEAD, column))
        if column is None or place is None:
            continue
        if laid.areas_in == "rows" and place[0] in laid.header_rows:
            heading = each.heading.rpartition(" / ")[0] or each.heading
            label = _without_sex(each.label, laid.table.headings.get(column, ()))
            line = column_name(place[1])
            found.setdefault(line, []).append(replace(each, line=line, heading=heading, label=label))
        elif laid.areas_in == "rows":
            if each.label.what in (What.CONTESTANT, What.MEASURE):
                _put_long(found, laid, column, place[1])
        elif each.label.what is What.AREA:
            cells = laid.table.sheet.rows[HEAD]
            line = column_name(place[1])
            found[line] = [replace(each, line=line, heading=str(cells[column - 1] or ""), under=None)]
        elif each.label.what is not What.ROW_NUMBER:
            label = _without_sex(each.label, laid.table.headings.get(column, ()))
            heading = row_heading(row_of(sheet, place[0]))
            told = replace(each, line=str(place[0]), heading=heading, label=label, under=None)
            found.setdefault(told.line, []).append(told)
    return [alike[0] for alike in found.values() if len({each.label for each in alike}) == 1]


def mapping_of(
    verdicts: Sequence[SheetVerdict], lines: dict[str, list[LineLabel]], thousands: frozenset[str]
) -> Mapping:
    """Return the mapping that says what was understood of each sheet."""
    sheets: list[SheetMapping] = []
    used = any(verdict.used for verdict in verdicts)
    for verdict in verdicts:
        if not verdict.used:
            # where nothing was recognised, a sheet is not left but waits for labels
            sheets.append(SheetMapping(verdict.name, use=False if used else None))
            continue
        own = lines.get(verdict.name, [])
        several = len({each.under for each in own if each.under is not None}) > 1
        kept = own if several else [replace(each, under=None) for each in own]
        unique = {(each.line, each.under): each for each in reversed(kept)}
        sheets.append(
            SheetMapping(
                verdict.name,
                True,
                verdict.header_rows,
                verdict.areas_in,
                tuple(sorted(unique.values(), key=_order)),
                verdict.name in thousands,
            )
        )
    return Mapping(tuple(sheets))


def _order(each: LineLabel) -> tuple[int, int, int]:
    return each.under or 0, each.column or 0, each.row or 0


def _area_label(column: Column, where: AreaColumns) -> tuple[Label, float] | None:
    for level, place in where.names:
        if place == column.place:
            sure = _GUESSED_LEVEL if where.guessed else column.meaning.likelihood or 1.0
            # where rows of wider areas stand in the column too, it is these that have no level in common
            found = Label(What.AREA, mixed=True) if where.wider else Label(What.AREA, level=level)
            label = column.said or found
            return label, sure if column.said is None else 1.0
    if where.code is not None and where.code.place == column.place:
        return Label(What.CODE, scheme=where.code.scheme), column.meaning.likelihood
    return None


def _label(column: Column, told: set[str]) -> tuple[Label, float] | None:
    """Return the label of a column that tells no area; None where it is empty or was complained of."""
    meaning = column.meaning
    if column.said is not None:
        return column.said, 1.0
    if column.figures:
        return _figures(meaning, column.source), meaning.likelihood
    if meaning.role is Role.SUM and column.of:
        return Label(What.SUM, source=column.source), meaning.likelihood
    plain = {Role.PERCENT: What.PERCENT, Role.ROW_NUMBER: What.ROW_NUMBER}.get(meaning.role)
    if plain is not None:
        return Label(plain), meaning.likelihood
    if not column.content.filled or column_name(column.place + 1) in told:
        return None
    return Label(What.SKIP), 1.0


def _figures(meaning: Meaning, source: str | None) -> Label:
    if meaning.role is Role.MEASURE:
        return Label(What.MEASURE, field=meaning.field, source=source)
    who = Label(What.CONTESTANT, number=meaning.number, candidate=meaning.candidate, name=meaning.name, source=source)
    return replace(who, own=meaning.own)


def _put_long(found: dict[str, list[LineLabel]], laid: Laid, column: int, names: int) -> None:
    """Label the column that names contestants and that of their votes, in a list of one row for each."""
    votes = next((at for (line, own), (_, at) in laid.places.items() if own == column and line != HEAD), None)
    for at, what in ((names, What.NAMES), (votes, What.VOTES)):
        if at is not None:
            found[column_name(at)] = [LineLabel(column_name(at), Label(what))]


def _without_sex(label: Label, parts: Sequence[str]) -> Label:
    """Return the label of a row whose columns L, P and JML are subjects of their own."""
    gender = meaning_of(parts[-1:]) if len(parts) > 1 else None
    if label.field is None or gender is None or gender.role is not Role.GENDER:
        return label
    return replace(label, field=label.field.removesuffix(gender.field or ""))
