"""The results of one table: its columns understood, its rows read and settled, and why there are none.

What a file gave so far is gathered here too; which tables a sheet has is for `results`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from importers.contests import Told
from importers.election import guess_election
from importers.grid import Sheet, Value
from importers.mapping import LineLabel, What
from importers.recap.pages_join import Pages
from importers.records import (
    AreaLine,
    CodeScheme,
    Level,
    PrintedSum,
    Problem,
    ResultTable,
    Severity,
    SheetVerdict,
    Subject,
    cell_name,
    column_name,
)
from importers.table.area_columns import AreaColumns, area_columns
from importers.table.carried_rows import carried_cells, carried_slips
from importers.table.column import Column, Columns
from importers.table.column_contestants import are_estimates, is_other_vote
from importers.table.column_lists import has_no_measure
from importers.table.columns import understand
from importers.table.figures import Figures
from importers.table.laid import Laid
from importers.table.layout import Table
from importers.table.long_form import find_long
from importers.table.one_party import of_party
from importers.table.rows import Progress, read_rows
from importers.table.tiers import with_tiers
from importers.table.totals import Settled, settle
from importers.table.towns import with_towns
from importers.table.understood import lines_of, lines_of_laid
from importers.wording.area_names import city_spoken_of
from importers.wording.contestants import STRONG, Roster
from importers.wording.headings import Role, compact, words
from importers.wording.vocabulary import FEMALE, FILLERS, MALE, SUMS

#: Where so large a share of the areas stand more than once, each row is not one area's.
_REPEATS = 0.4
_PEOPLE = ("registered", "voted", "disabled")
#: Who came to a meeting is told in the same words as who came to vote: alone they are no results.
_PRESENT = frozenset({"hadir", "kehadiran"})
_PRESENT_BY = _PRESENT | FILLERS | SUMS | MALE | FEMALE
#: What a table without figures is about, by what most of its columns are, and the code that says so.
_INSTEAD = (
    (Role.MONEY, "only_money"),
    (Role.GOODS, "only_goods"),
    (Role.PERSON, "only_people"),
    (Role.COUNT, "only_counts"),
)


@dataclass(slots=True)
class Gathered:
    """What the sheets read so far gave."""

    source: str | None
    roster: Roster
    pages: Pages = field(default_factory=Pages)
    told: list[Told] = field(default_factory=list)
    titles: dict[str, None] = field(default_factory=dict)
    sources: dict[str, str] = field(default_factory=dict)
    names: list[str] = field(default_factory=list)
    lines: list[LineLabel] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    several: bool = False
    found: bool = False
    _since: int = 0

    def take(self, found: ResultTable, table: Table) -> None:
        """Keep what was found in a table; the problems met since the one before are its own."""
        titles = tuple(dict.fromkeys((*table.titles, *self.titles)))
        self.titles.clear()
        self.told.append(Told(found, titles, table.within, tuple(self.problems[self._since :]), table.year))
        self._since = len(self.problems)

    def settle(self, kept: Sequence[Told]) -> None:
        """Forget the problems of tables that are not kept."""
        own = [problem for each in self.told for problem in each.problems]
        self.problems[: len(own)] = [problem for each in kept for problem in each.problems]


def has_results(columns: Columns) -> bool:
    """Tell whether columns hold results: votes, or people who may or did vote; seats or papers alone are none."""
    fields = {column.meaning.field or "" for column in columns.having(Role.MEASURE)}
    if columns.having(Role.CONTESTANT) or fields & {"valid", "invalid", "cast"}:
        return True
    if {"ballots_used"} < fields and len(fields) > 1:
        return True
    people = [each for each in columns.having(Role.MEASURE) if (each.meaning.field or "").startswith(_PEOPLE)]
    return not all(each.said is None and _were_present(each.heading) for each in people)


def _were_present(heading: str) -> bool:
    """Tell "HADIR L", which says of what kind the meeting was no more than that."""
    said = set(words(heading))
    return bool(said & _PRESENT) and said <= _PRESENT_BY


def settle_laid(laid: Laid, sheet: Sheet, gathered: Gathered, progress: Progress | None) -> ResultTable | SheetVerdict:
    """Read a table of ``sheet`` that was laid out anew, and say of the real cells what is to be said."""
    told, known = len(gathered.problems), len(gathered.lines)
    found, _ = read_table(laid.table, gathered, progress)
    gathered.problems[told:] = [laid.told(problem) for problem in gathered.problems[told:]]
    gathered.lines[known:] = lines_of_laid(laid, gathered.lines[known:], sheet)
    if not isinstance(found, ResultTable):
        return found
    gathered.problems.extend(laid.problems)
    return laid.settled(found)


def read_table(table: Table, gathered: Gathered, progress: Progress | None) -> tuple[ResultTable | SheetVerdict, int]:
    """Return a table's results, or why there are none, and the place in the sheet behind it."""
    table = of_party(table, gathered.roster)
    columns = understand(table, gathered.roster)
    where = area_columns(table, columns)
    told = dict.fromkeys((*table.titles, *columns.said_throughout))
    if not columns.having(Role.CONTESTANT) or table.said.has(What.NAMES):
        long = find_long(table, columns, where, gathered.roster)
        found = None if long is None else settle_laid(long, table.sheet, gathered, progress)
        if isinstance(found, ResultTable) and where is not None:
            gathered.titles.update(told)
            gathered.lines.extend(lines_of(table, columns, where, areas_only=True))
            return found, table.last
    why = _why_not(columns, where)
    if why is None and not table.said.use:
        why = _why_not_titles(table.titles)
    if why is not None or where is None:
        return SheetVerdict(table.sheet.name, False, why or "no_areas_found", table.header_rows), table.last
    figures = [column for column in columns.all if column.figures]
    figures = _of_source(figures, columns.sources, gathered)
    if not figures:
        return SheetVerdict(table.sheet.name, False, "no_such_source", table.header_rows), table.last
    sums = [column for column in columns.having(Role.SUM) if column.of and column.source in (figures[0].source, None)]
    places = [column.place for column in (*figures, *sums)]
    table = _in_city(table, where)
    where = with_tiers(with_towns(where, table, columns), table, columns)
    rows = read_rows(table, where, places, roster=gathered.roster, progress=progress)
    named = where.names[-1][1] if where.names else where.code.place if where.code else 0
    numbered = where.row_number is not None and bool(rows.areas) and _is_numbered(table, where, rows.areas[-1])
    settled = settle(rows, table.within, sheet=table.sheet.name, column=named + 1, numbered=numbered)
    refused = any(problem.severity is Severity.ERROR for problem in rows.problems)
    why = _why_not_rows(settled, len(figures), refused=refused, repeated=table.said.use)
    if why is not None:
        return SheetVerdict(table.sheet.name, False, why, table.header_rows), rows.end
    gathered.titles.update(told)
    gathered.problems.extend((*columns.problems, *_guesses(table, columns, where, figures)))
    gathered.problems.extend(_within(rows.problems, figures))
    gathered.problems.extend(carried_slips(rows, figures, table.sheet.name))
    gathered.problems.extend((*settled.problems, *_repeated(table, settled.areas, named)))
    gathered.lines.extend(lines_of(table, columns, where))
    gathered.names.extend(column.meaning.name for column in figures if column.meaning.name)
    found = _table_of(table, figures, sums, settled)
    return replace(found, more_in=_more_in(columns), carried=carried_cells(rows, named, figures)), rows.end


def _in_city(table: Table, where: AreaColumns) -> Table:
    """Return a table of districts inside the city that a sentence above it speaks of."""
    districts = bool(where.names) and where.names[0][0] is Level.DISTRICT
    if not districts or table.within:
        return table
    city = city_spoken_of(table.titles)
    names = " ".join(map(str, _texts(table, where.names[0][1])))
    return table if city and compact(city[0][1]) in compact(names) else replace(table, within=city)


def _texts(table: Table, place: int) -> list[Value]:
    rows = table.sheet.rows[table.first : table.last]
    return [row[place] for row in rows if place < len(row) and isinstance(row[place], str)]


def _is_numbered(table: Table, where: AreaColumns, area: AreaLine) -> bool:
    mark = table.sheet.at(area.line, (where.row_number or 0) + 1)
    return isinstance(mark, int) or (isinstance(mark, str) and mark.strip(" .").isdecimal())


def _of_source(figures: list[Column], sources: Sequence[str], gathered: Gathered) -> list[Column]:
    """Keep the columns of the source asked for; where a file has but one source, any name is its name."""
    for name in sources:
        gathered.sources.setdefault(compact(name), name)
    gathered.several = gathered.several or len(sources) > 1
    if gathered.source is None or not sources:
        return figures
    if compact(gathered.source) in map(compact, sources):
        gathered.found = True
        asked = compact(gathered.source)
        return [column for column in figures if column.source is None or compact(column.source) == asked]
    if len(sources) > 1:
        return []
    for column in figures:
        column.source = None
    return figures


def _why_not(columns: Columns, where: AreaColumns | None) -> str | None:
    """Return why columns are no results, or None when they are."""
    if not has_results(columns):
        if _names_contestants(columns) and any(column.content.whole for column in columns.having(Role.SUM, Role.COUNT)):
            return "one_row_per_contestant"
        roles = Counter(column.meaning.role for column in columns.all)
        likely = [(roles[role], code) for role, code in _INSTEAD if roles[role]]
        if columns.having(Role.MEASURE):
            return "only_counts"
        return max(likely, key=lambda each: each[0])[1] if likely else "no_figures_found"
    if _names_contestants(columns) and not columns.having(Role.CONTESTANT):
        return "one_row_per_contestant"
    if where is None:
        return "no_areas_found"
    return "several_elections" if _of_several_elections(columns) else None


def _why_not_titles(titles: Sequence[str]) -> str | None:
    """Return why titles say that figures are no results of KPU, or None."""
    if are_estimates(titles):
        return "only_estimates"
    return "other_vote" if is_other_vote(titles) else None


def _of_several_elections(columns: Columns) -> bool:
    """Tell whether headings count for elections of several kinds or years, which one table cannot keep apart."""
    figures = [column for column in columns.all if column.figures]
    if columns.sources or any(column.said is not None for column in figures):
        return False
    spoken = [guess_election(column.parts) for column in figures]
    kinds, years = {each.kind for each in spoken} - {None}, {each.year for each in spoken} - {None}
    return len(kinds) > 1 or len(years) > 1


def _names_contestants(columns: Columns) -> bool:
    """Tell whether a column names another contestant in each row."""
    return any(len(set(column.content.cells)) > 1 for column in columns.having(Role.CONTESTANT_NAMES))


def _why_not_rows(settled: Settled, figures: int, *, refused: bool, repeated: bool) -> str | None:
    """Return why rows are no results; figures that were all ``refused`` are told cell by cell, not called blank.

    A table whose areas stand more than once is taken only where a person said so.
    """
    if not settled.areas:
        return "no_rows_found"
    if not refused and not any(value is not None for row in settled.figures for value in row[:figures]):
        return "all_blank"
    if repeated:
        return None
    repeats = len(settled.areas) - _different(settled.areas)
    return "areas_repeat" if repeats > 1 and repeats >= _REPEATS * len(settled.areas) else None


def _guesses(table: Table, columns: Columns, where: AreaColumns, figures: Sequence[Column]) -> list[Problem]:
    """Say what is a guess: the level of plain names, contestants known by their names alone, columns left out."""
    found: list[Problem] = []
    sheet, row = table.sheet.name, table.head
    if where.guessed:
        level, place = where.names[-1]
        cell = cell_name(row, place + 1)
        found.append(Problem("level_guessed", Severity.INFO, sheet, cell, (cell,), data={"level": str(level)}))
    for column in figures:
        if column.said is None and column.meaning.likelihood < STRONG and not column.meaning.ordered:
            cell = cell_name(row, column.place + 1)
            found.append(
                Problem("meaning_guessed", Severity.INFO, sheet, cell, (cell,), data={"heading": column.heading})
            )
    ordered = [column for column in figures if column.meaning.ordered and column.said is None]
    if ordered:
        cells = tuple(cell_name(row, column.place + 1) for column in ordered)
        count: dict[str, object] = {"count": len(ordered), "name": ordered[0].meaning.name}
        found.append(Problem("candidate_numbers_guessed", Severity.INFO, sheet, cells[0], cells, data=count))
    for column in columns.having(Role.UNKNOWN):
        if column.parts and column.content.whole and column.place not in where.places:
            cell = cell_name(row, column.place + 1)
            found.append(
                Problem("column_not_understood", Severity.INFO, sheet, cell, (cell,), data={"heading": column.heading})
            )
    seats = [column for column in columns.having(Role.COUNT) if column.content.whole and _counts_seats(column.parts)]
    if seats:
        cells = tuple(cell_name(row, column.place + 1) for column in seats)
        won = {"heading": seats[0].heading}
        found.append(Problem("seats_won_left", Severity.INFO, sheet, cells[0], cells, data=won))
    lists = [column for column in columns.all if column.content.whole and has_no_measure(column)]
    if lists:
        cells = tuple(cell_name(row, column.place + 1) for column in lists)
        heading = {"heading": lists[0].heading, "count": len(lists)}
        found.append(Problem("list_without_place", Severity.INFO, sheet, cells[0], cells, data=heading))
    return found


def _counts_seats(parts: Sequence[str]) -> bool:
    """Tell what a party won: "Kursi" under its name or beside it."""
    return any(not {"kursi", "seats"}.isdisjoint(words(part)) for part in parts)


def _within(problems: Sequence[Problem], figures: Sequence[Column]) -> list[Problem]:
    """Leave out problems of printed sums: they are no figures."""
    letters = {column_name(column.place + 1) for column in figures}
    return [problem for problem in problems if (problem.cell or "").rstrip("0123456789") in letters]


def _different(areas: Sequence[AreaLine]) -> int:
    """Return how many areas there are, one that stands more than once counted once."""
    return len({_which(area) if area.code else area.path for area in areas})


def _repeated(table: Table, areas: Sequence[AreaLine], named: int) -> list[Problem]:
    """Warn of areas that stand more than once in a table."""
    seen: dict[object, int] = {}
    found: list[Problem] = []
    if _different(areas) == len(areas):
        return found
    for area in areas:
        first = seen.setdefault(_which(area), area.line)
        if first != area.line:
            cells = (cell_name(area.line, named + 1), cell_name(first, named + 1))
            name = area.path[-1][1] if area.path else area.code or ""
            found.append(
                Problem("area_repeated", Severity.WARNING, table.sheet.name, cells[0], cells, data={"name": name})
            )
    return found


def _more_in(columns: Columns) -> frozenset[str]:
    """Return the totals of people that hold a list without a measure, because the table has that list too."""
    return frozenset({"registered_total", "voted_total"} if any(map(has_no_measure, columns.all)) else ())


def _table_of(table: Table, figures: Sequence[Column], sums: Sequence[Column], settled: Settled) -> ResultTable:
    subjects = tuple(
        Subject(
            column.place + 1,
            column.heading,
            number=column.meaning.number,
            candidate=column.meaning.candidate,
            name=column.meaning.name,
            field=column.meaning.field,
            source=column.source,
            likelihood=column.meaning.likelihood,
            own=column.meaning.own,
        )
        for column in figures
    )
    width = len(figures)
    where = {column.place: at for at, column in enumerate(figures)}
    printed = tuple(
        PrintedSum(
            column.place + 1,
            column.heading,
            tuple(where[place] for place in column.of if place in where),
            tuple([row[width + at] for row in settled.figures]),
            column.source,
            tuple(values[width + at] for _, values in settled.totals),
        )
        for at, column in enumerate(sums)
    )
    return ResultTable(
        table.sheet.name,
        "rows",
        table.header_rows,
        subjects,
        settled.areas,
        _cut(settled.figures, width) if sums else settled.figures,
        tuple((line, values[:width]) for line, values in settled.totals),
        printed,
    )


def _cut(figures: Sequence[Figures], width: int) -> tuple[Figures, ...]:
    return tuple([row[:width] for row in figures])


def _which(area: AreaLine) -> object:
    """Return what tells an area from others: the code of the tree where it has one, else its names."""
    official = area.scheme in (CodeScheme.KEMENDAGRI, CodeScheme.SIREKAP)
    return (area.code, area.path) if official and area.code else area.path or area.code
