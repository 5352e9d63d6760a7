"""The rows under a header, one by one: areas with their figures, printed totals, sections, notes.

What a row is, is told by its words and by what is filled in; figures are read for many rows at a time.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import islice

from importers.grid import Value
from importers.mapping import OF_AREAS, Label, What
from importers.records import TREE, AreaLine, CodeScheme, Level
from importers.table.area_columns import AreaColumns, depth
from importers.table.figures import FigureReader, picker
from importers.table.layout import Table
from importers.table.one_party import is_of_party
from importers.table.row_headers import headings_in, heads_table, names_another, repeats_headings, titles_page
from importers.table.row_records import Path, Rows, Total
from importers.values import code_text, whole_numbers
from importers.wording.area_names import area_name, level_by_words, level_of_code, without_level
from importers.wording.contestants import Roster
from importers.wording.headings import compact
from importers.wording.row_words import (
    SUSPECT,
    is_group_mark,
    is_note,
    kind_of,
    of_total,
    speaks_of_votes,
)

Progress = Callable[[float], None]

_CHUNK = 2000
#: Names kept with the step of a path they make; more of them are made anew.
_REMEMBERED = 20_000


def read_rows(
    table: Table, where: AreaColumns, places: Sequence[int], *, roster: Roster, progress: Progress | None = None
) -> Rows:
    """Read the rows of ``table``: their areas by the columns ``where``, their figures in the 0-based ``places``."""
    return _Reader(table, where, places, roster).read(progress)


class _Reader:
    """Walks through the rows of one table and remembers what a blank cell repeats."""

    def __init__(self, table: Table, where: AreaColumns, places: Sequence[int], roster: Roster) -> None:
        self._table = table
        self._where = where
        self._places = tuple(places)
        self._roster = roster
        self._pick = picker(self._places)
        first_figure = min(places, default=0)
        leads = {*where.places, *range(first_figure)} | ({where.code.place} if where.code else set())
        self._leads = tuple(sorted(leads))
        self._others = tuple(sorted(leads - set(where.places)))
        self._width = max((*leads, *places), default=0) + 1
        self._names = where.names
        self._coarse = where.places[:-1]
        self._pick_coarse = picker(self._coarse)
        self._last_coarse: tuple[Value, ...] | None = None
        self._plain = where.plain
        self._coded = where.code is not None
        self._steps: dict[Value, tuple[Level, str]] = {}
        self._above: tuple[Value, ...] = (None,) * len(self._coarse)
        self._path: Path = table.within
        self._section: dict[Level, str] = {}
        self._of_party = is_of_party(table, roster)
        self._headings = {text.casefold() for parts in table.headings.values() for text in parts}
        own = table.headings.get(self._names[-1][1] + 1, ()) if self._names else ()
        self._name_headings = {text.casefold() for text in own}
        self._rows = Rows()
        self._figures = FigureReader(table.sheet.name, self._places, thousands=table.said.thousands)

    def read(self, progress: Progress | None) -> Rows:
        table = self._table
        self._rows.end = table.last
        self._rebuild()
        said = table.said.rows
        for place, row in enumerate(islice(iter(table.sheet.rows), table.first, table.last), table.first):
            if place % _CHUNK == 0:
                self._figures.flush()
                if progress is not None:
                    progress(place / table.last)
            bare = row
            if len(row) < self._width:
                row += (None,) * (self._width - len(row))
            number = table.sheet.numbers[place]
            if said and number in said and self._take_said(said[number], row, number):
                continue
            if self._take_usual(row, number):
                continue
            if self._titled_anew(place) if bare in table.head_again else not self._take(row, number, place):
                self._rows.end = self._behind_figures(place)
                break
        self._figures.flush()
        self._rows.figures, self._rows.problems = self._figures.rows, self._figures.problems
        return self._rows

    def _behind_figures(self, place: int) -> int:
        """Return the place behind the last row with figures, before another header at ``place``: its titles follow."""
        rows = self._rows
        lines = [line for line, _ in rows.unnamed]
        lines.extend([area.line for area in rows.areas[-1:]] + [total.line for total in rows.totals[-1:]])
        return place if not lines else bisect_right(self._table.sheet.numbers, max(lines))

    def _titled_anew(self, place: int) -> bool:
        """Tell whether another party or election begins under a header that stands again at ``place``."""
        above = [self._table.sheet.rows[at] for at in range(self._behind_figures(place), place)]
        return names_another(above, self._table, self._headings, self._roster)

    def _take(self, row: tuple[Value, ...], number: int, place: int) -> bool:
        """Take one row; False where another table begins."""
        figures = self._pick(row)
        if self._is_header(row, figures):
            return repeats_headings(row, self._headings) and not self._titled_anew(place)
        if titles_page(row, figures, self._roster, of_party=self._of_party):
            return True
        filled = any(value is not None for value in figures)
        for place in self._leads:
            value = row[place]
            if value.__class__ is str and value[:1] in SUSPECT:
                kind = kind_of(value)
                if kind:
                    self._set_aside(kind, number, value, figures if filled else ())
                    return True
        if number in self._where.wider:
            self._wider(number, figures, filled=filled)
        elif not self._names:
            self._by_code(row, number, figures, filled=filled)
        elif _blank(row[self._names[-1][1]]):
            self._without_finest(row, number, figures, filled=filled)
        elif filled or self._is_blank_area(row, number):
            self._area(row, number, figures)
        else:
            self._section_row(row)
        return True

    def _take_usual(self, row: tuple[Value, ...], number: int) -> bool:
        """Take a row such as nearly all of a long table are; False for one of which more has to be asked.

        Its name is one that an area had before, in the wider areas of the row before, with a number behind it: whatever
        else is asked of a row was asked of these words then.
        """
        if not self._steps or self._plain:
            return False
        level, place = self._names[-1]
        step = self._steps.get(row[place])
        if step is None or self._pick_coarse(row) != self._last_coarse:
            return False
        figures = self._pick(row)
        if figures[0].__class__ is not int:
            return False
        for other in self._others:
            value = row[other]
            if value.__class__ is str and value[:1] in SUSPECT:
                return False
        code, scheme = self._code(row, level) if self._coded else (None, None)
        self._keep(AreaLine(number, level, (*self._path, step), code, scheme), figures)
        return True

    def _take_said(self, label: Label, row: tuple[Value, ...], number: int) -> bool:
        """Take a row as a person labelled it; False where the label says nothing of a row."""
        figures = self._pick(row)
        text = next((str(row[place]) for place in self._leads if not _blank(row[place])), "")
        if label.what is What.TOTAL:
            self._total(number, text, figures)
        elif label.what is What.AREA and text:
            self._rows.said.add(number)
            self._area_said(label.level, text, row, number, figures)
        return label.what in OF_AREAS

    def _area_said(
        self, level: Level | None, text: str, row: tuple[Value, ...], number: int, figures: tuple[Value, ...]
    ) -> None:
        finest, place = self._names[-1] if self._names else (level or Level.SUBDISTRICT, self._leads[0])
        level = level or finest
        if depth(level) < depth(finest):
            self._coarse_area(number, level, area_name(level, text), figures)
            return
        self._carry(row)
        name = row[place] if not _blank(row[place]) else text
        code, scheme = self._code(row, level) if self._coded else (None, None)
        self._keep(AreaLine(number, level, (*self._path, (level, area_name(level, name))), code, scheme), figures)

    def _is_header(self, row: tuple[Value, ...], figures: tuple[Value, ...]) -> bool:
        """Tell a header, the table's own once more or that of another table, from rows of figures."""
        if self._names and self._is_own_heading(row[self._names[-1][1]]):
            # the same areas may be counted for something else
            headings = headings_in(figures)
            if headings > 1 or repeats_headings(row, self._headings):
                return True
        first = next((value for value in figures if value is not None), None)
        return first.__class__ is str and str(first)[:1].isalpha() and heads_table(row, self._roster)

    def _is_own_heading(self, value: Value) -> bool:
        """Tell whether a cell in the column of names holds that column's own heading."""
        return value.__class__ is str and " ".join(str(value).split()).casefold() in self._name_headings

    def _area(self, row: tuple[Value, ...], number: int, figures: tuple[Value, ...]) -> None:
        level, place = self._names[-1]
        if self._coarse:
            here = self._pick_coarse(row)
            if here != self._last_coarse:
                self._last_coarse = here
                self._carry(row)
        value = row[place]
        if self._plain and isinstance(value, str):
            said = None if number in self._where.towns else level_by_words(value)
            if said is not None and depth(said) < depth(level):
                self._coarse_area(number, said, area_name(said, value), figures)
                return
            if not self._where.wider and self._starts_group(row):
                self._total(number, str(value), figures)
                self._open(self._parent(), str(value))
                return
        code, scheme = self._code(row, level) if self._coded else (None, None)
        value = self._where.cleaned.get(number, value)
        step = self._steps.get(value)
        if step is None:
            step = (level, area_name(level, value))
            if len(self._steps) < _REMEMBERED and not self._is_own_heading(value):
                self._steps[value] = step
        self._keep(AreaLine(number, level, (*self._path, step), code, scheme), figures)

    def _by_code(self, row: tuple[Value, ...], number: int, figures: tuple[Value, ...], *, filled: bool) -> None:
        code = self._where.code
        text = code_text(row[code.place]) if code is not None else None
        if code is None or text is None or code.level is None or not any(sign.isdigit() for sign in text):
            if filled:
                self._unnamed(number, figures)
            return
        level = level_of_code(text, code.scheme) or code.level
        if depth(level) < depth(code.level):
            self._rows.coarse.add(len(self._rows.areas))
        self._keep(AreaLine(number, level, (), text, code.scheme), figures)

    def _without_finest(self, row: tuple[Value, ...], number: int, figures: tuple[Value, ...], *, filled: bool) -> None:
        """Take a row whose finest name is blank: a wider area, a heading of a group, or a figure of nobody."""
        named = [(level, place) for level, place in self._names[:-1] if not _blank(row[place])]
        if named:
            self._carry(row)
            if filled:
                level, place = named[-1]
                path = self._path[:-1] if self._path and self._path[-1][0] is level else self._path
                self._coarse_area(number, level, area_name(level, row[place]), figures, path)
        elif filled:
            self._unnamed(number, figures)
        else:
            self._section_row(row)

    def _wider(self, number: int, figures: tuple[Value, ...], *, filled: bool) -> None:
        level, name = self._where.wider[number]
        if filled:
            self._coarse_area(number, level, name, figures)
        else:
            self._open(level, name)

    def _coarse_area(
        self, number: int, level: Level, name: str, figures: tuple[Value, ...], path: Path | None = None
    ) -> None:
        self._rows.coarse.add(len(self._rows.areas))
        if path is None:
            self._open(level, name)
            path = self._path[:-1]
        self._keep(AreaLine(number, level, (*path, (level, name))), figures)

    def _carry(self, row: tuple[Value, ...]) -> None:
        """Fill blank wider names from the rows above; a new wider name forgets the finer ones under the old one."""
        here = tuple([row[place] for place in self._coarse])
        if here == self._above:
            return
        filled = list(self._above)
        for at, value in enumerate(here):
            if not _blank(value):
                if value != filled[at]:
                    filled[at + 1 :] = [None] * (len(filled) - at - 1)
                filled[at] = value
        above = tuple(filled)
        if above != self._above:
            self._above = above
            self._rebuild()

    def _rebuild(self) -> None:
        """Put together the path of what is above a row: titles, sections, wider columns; the nearest word wins."""
        steps: dict[Level, str] = dict(self._table.within)
        steps.update(self._section)
        for (level, _), value in zip(self._names, self._above, strict=False):
            if not _blank(value):
                steps[level] = area_name(level, value)
        finest = self._names[-1][0] if self._names else None
        kept = [step for step in steps.items() if finest is None or depth(step[0]) < depth(finest)]
        self._path = tuple(sorted(kept, key=lambda step: depth(step[0])))

    def _open(self, level: Level, name: str) -> None:
        """Let the rows that follow lie in the area ``name``."""
        self._section = {wider: kept for wider, kept in self._section.items() if depth(wider) < depth(level)}
        self._section[level] = area_name(level, name)
        self._rebuild()

    def _section_row(self, row: tuple[Value, ...]) -> None:
        """Take a row of words alone: the heading of the group that follows, or a note."""
        texts = [row[place] for place in self._leads if isinstance(row[place], str) and str(row[place]).strip()]
        named = [str(text) for text in texts if not is_group_mark(str(text))]
        if len(named) != 1 or is_note(named[0]) or speaks_of_votes(named[0]):
            return
        level = level_by_words(named[0]) or self._parent()
        if level is Level.REGENCY and self._is_other_regency(named[0]):
            level = self._parent()
        coarsest = self._names[0][0] if self._names else Level.STATION
        if depth(level) < depth(coarsest):
            self._open(level, without_level(named[0]))

    def _is_other_regency(self, text: str) -> bool:
        """Tell a kecamatan called "Kota Baru" from the city that titles name."""
        regency = dict(self._table.within).get(Level.REGENCY)
        return regency is not None and compact(regency) != compact(text)

    def _parent(self) -> Level:
        coarsest = self._names[0][0] if self._names else Level.STATION
        if coarsest not in TREE:
            return Level.REGENCY
        return TREE[max(0, TREE.index(coarsest) - 1)]

    def _starts_group(self, row: tuple[Value, ...]) -> bool:
        """Know "II. | BOGOR TIMUR | 1.234": a group with its sum, in a list whose areas are numbered 1, 2, 3."""
        place = self._where.row_number
        mark = row[place] if place is not None else None
        return isinstance(mark, str) and is_group_mark(mark)

    def _is_blank_area(self, row: tuple[Value, ...], number: int) -> bool:
        """Tell an area without figures from a note: it stands with its number, its code or its wider area."""
        where = self._where
        value = row[self._names[-1][1]]
        if where.row_number is not None:
            return isinstance(row[where.row_number], int) or str(row[where.row_number] or "").strip(" .").isdigit()
        if where.code is not None:
            return not _blank(row[where.code.place])
        if self._coarse:
            named = any(not _blank(row[place]) for place in self._coarse) or self._names[-1][0] is Level.STATION
            return named or self._goes_on(value)
        if not isinstance(value, str):
            return True
        if is_note(value):
            return False
        return not where.plain or number in where.towns or level_by_words(value) in (None, self._names[-1][0])

    def _goes_on(self, value: Value) -> bool:
        """Tell a name under those of its wider area from what stands below a sum, from notes and headings of groups."""
        ended = bool(self._rows.totals) and self._rows.totals[-1].after == len(self._rows.areas)
        text = str(value)
        return bool(self._rows.areas) and not ended and not is_note(text) and level_by_words(text) is None

    def _code(self, row: tuple[Value, ...], level: Level) -> tuple[str | None, CodeScheme | None]:
        """Return the code of a row's own area; that of a TPS may be its kelurahan's."""
        code = self._where.code
        text = code_text(row[code.place]) if code is not None else None
        if code is None or text is None:
            return None, None
        if code.scheme in (CodeScheme.KEMENDAGRI, CodeScheme.SIREKAP):
            of = level_of_code(text, code.scheme)
            fits = of is level or (level is Level.STATION and of is Level.VILLAGE)
        else:
            fits = code.level is level
        return (text, code.scheme) if fits else (None, None)

    def _set_aside(self, kind: str, number: int, label: str, figures: tuple[Value, ...]) -> None:
        """Take a row that is no area: a sum, or what is carried from the page before; shares are let go."""
        if kind == "total" and figures:
            self._total(number, label, figures)
        elif kind == "carried" and figures:
            self._rows.carried, _ = whole_numbers(figures)
            self._rows.carried_in.append((number, len(self._rows.areas), self._rows.carried))

    def _total(self, number: int, label: str, figures: tuple[Value, ...]) -> None:
        rest = of_total(label)
        level = level_by_words(rest)
        name = rest if level is not None and re.search(r"\s\S", rest) else None
        last = self._rows.areas[-1].path[:-1] if self._rows.areas else ()
        numbers, _ = whole_numbers(figures)
        self._rows.totals.append(Total(number, label.strip(), level, name, len(self._rows.areas), last, numbers))

    def _unnamed(self, number: int, figures: tuple[Value, ...]) -> None:
        numbers, _ = whole_numbers(figures)
        if any(value is not None for value in numbers):
            self._rows.unnamed.append((number, numbers))

    def _keep(self, line: AreaLine, figures: tuple[Value, ...]) -> None:
        self._rows.areas.append(line)
        self._figures.add(line.line, figures)


def _blank(value: Value) -> bool:
    return value is None or (value.__class__ is str and not str(value).strip())
