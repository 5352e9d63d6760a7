"""Election results and voters from a workbook, as tables of whole numbers with what was made of each sheet.

It knows no database and no list of areas: names, codes and contestants are handed on as the file has them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace

from importers.contests import Election, Told, of_one, verdicts_of
from importers.election import guess_election
from importers.grid import Sheet, Workbook
from importers.json_tables import find_json
from importers.mapping import LineLabel, SheetMapping
from importers.mapping import Mapping as LabelMapping
from importers.mapping.mapped import fitted, side_of
from importers.mapping.mapped_rows import table_said, with_labels
from importers.mapping.mapped_turned import turned_said
from importers.other_sheets import is_pivot, lists_elected, texts_of, without_table
from importers.recap.bare_lists import find_bare
from importers.recap.pair_table import find_pairs
from importers.recap.turned import find_turned, names_areas, stacks_labels
from importers.records import Level, Problem, ResultsReading, ResultTable, Severity, SheetVerdict
from importers.sheet_areas import place_in_sheets
from importers.table.elections_apart import by_election
from importers.table.figures import uncollected
from importers.table.laid import Laid
from importers.table.layout import Table, inside
from importers.table.merged import merged_figures
from importers.table.result_table import Gathered, read_table, settle_laid
from importers.table.rows import Progress
from importers.table.shares import with_shares
from importers.table.side_by_side import bands_of
from importers.table.understood import mapping_of
from importers.table.years_apart import by_years
from importers.wording.contestants import Roster

#: Tables on one sheet, one under the other; a sheet of more is no table of results.
_TABLES = 50


class SourceNotFound(Exception):  # noqa: N818 - a statement about what was asked for, not a fault of ours
    """No columns of the source asked for: ``name`` is what was asked, ``seen`` are the sources there are."""

    def __init__(self, name: str, seen: tuple[str, ...]) -> None:
        super().__init__(name)
        self.name = name
        self.seen = seen


@uncollected()
def read_results(
    workbook: Workbook,
    *,
    source: str | None = None,
    names: Mapping[str, int] | None = None,
    mapping: LabelMapping | None = None,
    election: Election | None = None,
    progress: Progress | None = None,
) -> ResultsReading:
    """Return the results in ``workbook``: its tables, what was made of each sheet, the election as far as it tells.

    ``source`` takes, of several sources side by side, only the columns of that one and those that go with all;
    `SourceNotFound` is raised when none of them has that name. ``names`` are known contestants (any way to write a
    name → number on the ballot). ``mapping`` is what a person says of sheets, columns and rows: it stands before all
    that is found out, and `mapping.BadMapping` is raised where it is not of this file. Of tables that say they are of
    several elections those of ``election`` are taken, else those of the first. A workbook without results gives no
    tables; ``progress`` gets shares of 1.
    """
    mapping = fitted(mapping or LabelMapping(), workbook)
    lines: dict[str, list[LineLabel]] = {}
    gathered = Gathered(source, Roster(dict(names or {})))
    shown = [sheet for sheet in workbook.sheets if not sheet.hidden]
    verdicts: dict[int, SheetVerdict] = {}
    told: list[Problem] = []
    for sheets in (shown, [sheet for sheet in workbook.sheets if sheet.hidden]):
        for at, sheet in enumerate(sheets):
            watch = _share_of(progress, at, len(sheets))
            said = mapping.sheet(sheet.name)
            gathered.lines = lines.setdefault(sheet.name, [])
            if sheet.hidden and gathered.told and not said.use:
                verdicts[id(sheet)] = SheetVerdict(sheet.name, False, "sheet_hidden")
            else:
                known = len(gathered.told)
                verdicts[id(sheet)] = _read_sheet(sheet, said, gathered, watch)
                told.extend(_of_sheet(sheet, [each.table for each in gathered.told[known:]], said))
    if source is not None and gathered.several and not gathered.found:
        raise SourceNotFound(source, tuple(gathered.sources.values()))
    kept, left = of_one(gathered.told, election)
    gathered.settle(kept)
    gathered.problems.extend((*gathered.pages.finish({each.table.sheet for each in kept}), *left, *told))
    tables, placed = place_in_sheets([each.table for each in kept])
    titles = tuple(dict.fromkeys(title for each in kept for title in each.titles))
    guess = guess_election(
        titles,
        sheets=[*(table.sheet for table in tables), *([source] if source and gathered.found else [])],
        covers=[text for sheet in shown if verdicts[id(sheet)].why == "cover_sheet" for text in texts_of(sheet)],
        contestants=gathered.names,
        file=workbook.facts.name,
    )
    if progress is not None:
        progress(1.0)
    made = verdicts_of([verdicts[id(sheet)] for sheet in workbook.sheets], gathered.told, kept)
    thousands = frozenset(said.name for said in mapping.sheets if said.thousands)
    return ResultsReading(
        workbook.facts,
        tuple(with_shares(tables, workbook.sheets)),
        made,
        guess,
        tuple(gathered.sources.values()) if gathered.several else (),
        titles,
        (*gathered.problems, *placed),
        mapping_of(made, lines, thousands),
    )


def _of_sheet(sheet: Sheet, tables: Sequence[ResultTable], said: SheetMapping) -> list[Problem]:
    """Return what is to be said of a sheet as a whole: that it is hidden, and figures that stand in merged cells."""
    found = [problem for table in tables for problem in merged_figures(sheet, table)]
    if sheet.hidden and tables and not said.use:
        found.append(Problem("hidden_sheet_read", Severity.INFO, sheet.name))
    return found


def _share_of(progress: Progress | None, at: int, sheets: int) -> Progress | None:
    if progress is None:
        return None
    return lambda share: progress((at + share) / sheets)


def _read_sheet(sheet: Sheet, said: SheetMapping, gathered: Gathered, progress: Progress | None) -> SheetVerdict:
    """Read all tables of a sheet into ``gathered`` and say what was made of it."""
    why = _why_left(sheet, said)
    if why is not None:
        return SheetVerdict(sheet.name, False, why)
    if (published := find_json(sheet, gathered.roster)) is not None:
        if published.table is None:
            return SheetVerdict(sheet.name, False, published.why or "no_figures_found", data=published.data)
        gathered.problems.extend(published.problems)
        return _read_tables(sheet, said, gathered, progress, with_labels(published.table, said))
    side = side_of(said)
    head = None if side == "columns" else table_said(sheet, 0, said, gathered.roster)
    if side == "columns" or (side is None and (head is None or not names_areas(head, gathered.roster))):
        laid = (
            find_pairs(sheet, gathered.roster)
            or find_turned(sheet, gathered.roster, gathered.pages)
            or find_bare(sheet, gathered.roster)
        )
        found = turned_said(sheet, laid, said, gathered.roster)
        turned = _read_laid(sheet, found, gathered, progress)
        if turned is not None:
            return turned
    if side == "columns":
        return SheetVerdict(sheet.name, False, "areas_in_columns", areas_in="columns")
    above = _read_above(sheet, said, gathered, progress, head)
    known = len(gathered.told)
    verdict = _read_bands(sheet, said, gathered, progress, head)
    below = _read_below(sheet, said, gathered, progress, gathered.told[known:])
    for other in (above, below):
        verdict = verdict if other is None else _together(other, verdict)
    return verdict


def _read_above(
    sheet: Sheet, said: SheetMapping, gathered: Gathered, progress: Progress | None, head: Table | None
) -> SheetVerdict | None:
    """Read the tables above ``head`` that lie the other way; None where there are none."""
    if head is None or not said.says_nothing:
        return None
    place = sheet.numbers.index(head.header_rows[0])
    top = replace(sheet, numbers=tuple(sheet.numbers[:place]), rows=tuple(sheet.rows[:place]))
    if not top.rows or not stacks_labels(top, gathered.roster):
        return None
    return _read_laid(top, find_turned(top, gathered.roster, gathered.pages), gathered, progress)


def _read_below(
    sheet: Sheet, said: SheetMapping, gathered: Gathered, progress: Progress | None, told: Sequence[Told]
) -> SheetVerdict | None:
    """Read the tables below those ``told`` that lie the other way; None where there are none."""
    if not told or not said.says_nothing:
        return None
    last = max(line.line for each in told for line in (*each.table.areas, *(total for total, _ in each.table.totals)))
    place = bisect_right(sheet.numbers, last)
    if place == len(sheet.numbers) or any(each.table.places for each in told):
        return None
    rest = replace(sheet, numbers=tuple(sheet.numbers[place:]), rows=tuple(sheet.rows[place:]))
    if not stacks_labels(rest, gathered.roster):
        return None
    found = [
        replace(laid, table=inside(laid.table, told[-1].within))
        for laid in find_turned(rest, gathered.roster, gathered.pages)
    ]
    return _read_laid(sheet, found, gathered, progress)


def _together(one: SheetVerdict, other: SheetVerdict) -> SheetVerdict:
    """Return what was made of a sheet whose tables lie both ways."""
    if not other.used:
        return one
    return replace(other, header_rows=(*one.header_rows, *other.header_rows), rows=one.rows + other.rows)


def _why_left(sheet: Sheet, said: SheetMapping) -> str | None:
    """Return why a sheet is not looked at, or None."""
    if said.use is False:
        return "sheet_left"
    if not sheet.rows:
        return "sheet_empty"
    if not said.says_nothing:
        return None
    return "pivot_table" if is_pivot(sheet) else "elected_list" if lists_elected(sheet) else None


def _read_bands(
    sheet: Sheet, said: SheetMapping, gathered: Gathered, progress: Progress | None, head: Table | None
) -> SheetVerdict:
    """Read the tables of a sheet with their areas in rows; ``head`` is the first of them."""
    bands = [sheet] if head is None else bands_of(head)
    verdicts = [_read_tables(band, said, gathered, progress, head if band is sheet else None) for band in bands]
    used = [verdict for verdict in verdicts if verdict.used]
    if used:
        header = tuple(dict.fromkeys(row for verdict in used for row in verdict.header_rows))
        return SheetVerdict(sheet.name, True, "results_found", header, sum(each.rows for each in used), "rows")
    refused = verdicts[0]
    unsaid = refused.why in ("no_table_found", "no_areas_found", "no_figures_found")
    if unsaid and stacks_labels(sheet, gathered.roster):
        return SheetVerdict(sheet.name, False, "areas_in_columns", areas_in="columns")
    if head is None:
        return SheetVerdict(sheet.name, False, without_table(sheet))
    return refused


def _read_tables(
    sheet: Sheet, said: SheetMapping, gathered: Gathered, progress: Progress | None, head: Table | None
) -> SheetVerdict:
    """Read the tables that stand one under the other; ``head`` is the first where it was found already."""
    start, refused = 0, SheetVerdict(sheet.name, False, "no_table_found")
    header: list[int] = []
    within: tuple[tuple[Level, str], ...] = ()
    count = 0
    for _ in range(_TABLES):
        table = head if start == 0 and head is not None else table_said(sheet, start, said, gathered.roster)
        if table is None:
            break
        table = inside(table, within)
        within = table.within
        end = start
        apart = by_election(table)
        if len(apart) == 1 and gathered.source is None:
            apart = by_years(table)
        for part in apart:
            found, behind = read_table(part, gathered, progress)
            end = max(end, bisect_left(sheet.numbers, part.sheet.numbers[behind - 1]) + 1)
            if isinstance(found, ResultTable):
                gathered.take(found, part)
                header.extend(found.header_rows)
                count += len(found.areas)
            elif refused.why == "no_table_found":
                refused = found
        if end >= len(sheet.rows):
            break
        start = end
    if not header:
        return refused
    return SheetVerdict(sheet.name, True, "results_found", tuple(dict.fromkeys(header)), count, "rows")


def _read_laid(
    sheet: Sheet, tables: Sequence[Laid], gathered: Gathered, progress: Progress | None
) -> SheetVerdict | None:
    """Read tables that were laid out anew; None where none of them holds results."""
    header: list[int] = []
    count = 0
    for laid in tables:
        found = settle_laid(laid, sheet, gathered, progress)
        if isinstance(found, ResultTable):
            gathered.take(found, laid.table)
            header.extend(laid.header_rows)
            count += len(found.areas)
    if not count:
        return None
    return SheetVerdict(sheet.name, True, "results_found", tuple(header), count, tables[0].areas_in)
