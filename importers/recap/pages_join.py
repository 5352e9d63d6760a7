"""Pages of one table put together: areas that go on in further columns, rows that go on further down.

What is carried forward from page to page is no figure, and of printed sums only those of the whole are kept.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import groupby

from importers.grid import Sheet
from importers.recap.carried import Area, Carrying, Cell, Entry
from importers.recap.page_columns import blank
from importers.recap.pages import Column, Page, Row
from importers.records import TREE, Level, Place, Problem, Severity, cell_name
from importers.table.laid import Heading, Laid, Line, lay
from importers.values import whole_number
from importers.wording.area_names import city_spoken_of, level_by_words
from importers.wording.headings import Role, compact, meaning_of
from importers.wording.row_labels import Label

#: How the columns of names are headed in the new layout, so that their level is known.
LEVEL_HEADINGS = {
    Level.NATION: "Nasional",
    Level.PROVINCE: "Provinsi",
    Level.REGENCY: "Kabupaten/Kota",
    Level.SUBDISTRICT: "Kecamatan",
    Level.VILLAGE: "Kelurahan/Desa",
    Level.STATION: "TPS",
    Level.DISTRICT: "Dapil",
}
#: The models of forms, by the level of the areas in their columns.
_MODELS = (
    (re.compile(r"\bDAA\W?1|\bMODEL\s+D\W?1\b", re.IGNORECASE), Level.STATION),
    (re.compile(r"\bDA\W?1|\bD\W?HASIL\W+KEC", re.IGNORECASE), Level.VILLAGE),
    (re.compile(r"\bDB\W?1|\bD\W?HASIL\W+KAB", re.IGNORECASE), Level.SUBDISTRICT),
    (re.compile(r"\bDC\W?1|\bD\W?HASIL\W+PROV", re.IGNORECASE), Level.REGENCY),
    (re.compile(r"\bDD\W?1|\bD\W?HASIL\W+NAS", re.IGNORECASE), Level.PROVINCE),
)
_EMPTY: Cell = (None, (0, 0))

_Names = tuple[str, ...]
#: The key of a subject: its heading, the sex of its column, how often that stood on the page before.
_Subject = tuple[_Names, str, int]


@dataclass(slots=True)
class _Joined:
    """The cells of pages put together: subjects and areas in the order in which they came."""

    subjects: dict[_Subject, int] = field(default_factory=dict)
    headings: list[Heading] = field(default_factory=list)
    areas: dict[Area, Column] = field(default_factory=dict)
    cells: dict[Area, dict[int, Cell]] = field(default_factory=dict)


class Pages:
    """The pages of a workbook: those of one recap may go on from sheet to sheet."""

    def __init__(self) -> None:
        self._carrying = Carrying()
        self._before: Page | None = None
        self._sheet = ""

    def put_together(self, sheet: Sheet, pages: Sequence[Page]) -> list[Laid]:
        """Return one table for the pages of each area that pages lie in."""
        self._carrying.begin_sheet()
        chains: dict[object, list[Page]] = {}
        for page in self._following(sheet, pages):
            if page.rows:
                chains.setdefault(page.within, []).append(page)
        self._sheet = sheet.name
        return [_table(sheet, chain, self._carrying) for chain in chains.values()]

    def finish(self, sheets: Collection[str]) -> list[Problem]:
        """Return what is wrong with sums carried over all pages, as far as it stands on ``sheets``."""
        return [problem for problem in self._carrying.finish() if problem.sheet in sheets]

    def _following(self, sheet: Sheet, pages: Sequence[Page]) -> Sequence[Page]:
        """Return pages with the head of the sheet before, where they have none and go on with it."""
        before = self._before
        goes_on = bool(pages) and not pages[0].within
        if before is not None and goes_on and (_carried_in(pages[0]) or _counts_pages(self._sheet, sheet.name)):
            for page in pages:
                page.within = page.within or before.within
                page.titles = page.titles or before.titles
                page.level = page.level or before.level
        self._before = pages[-1] if pages else before
        return pages


def _carried_in(page: Page) -> list[Column]:
    """Return the columns at the front of a page that carry in what the pages before it sum to."""
    first = min(column.at for column in page.columns)
    return [column for column in page.carried if column.at < first]


def _counts_pages(before: str, name: str) -> bool:
    """Tell "Hal 2" after "Hal 1": names of sheets alike but for a number that is one more."""
    one, other = (re.findall(r"\d+|\D+", text) for text in (before, name))
    unlike = [(mine, theirs) for mine, theirs in zip(one, other, strict=False) if mine != theirs]
    if len(one) != len(other) or len(unlike) != 1:
        return False
    mine, theirs = unlike[0]
    return mine.isdecimal() and theirs.isdecimal() and int(theirs) == int(mine) + 1


def _table(sheet: Sheet, pages: list[Page], carrying: Carrying) -> Laid:
    joined = _Joined()
    chain = pages[0].within
    problems: list[Problem] = []
    last = pages[-1].areas
    for areas, blocks in groupby(pages, key=lambda page: page.areas):
        # each block of a form may head its areas anew: together they are what is printed as one page
        entries: list[Entry] = []
        heads: list[Place] = []
        for page in blocks:
            columns = [column for column in page.columns if not column.total or areas == last]
            entries.extend(_add(joined, page, columns))
            heads.extend(column.place for column in page.carried)
        problems.extend(carrying.take(chain, sheet.name, entries, heads))
    if len({page.areas for page in pages}) > 1:
        _leave_page_sums(joined, {(False, _key(names)) for names in last})
    problems.extend(_judge_finals(joined, chain, sheet.name, carrying))
    problems.extend(_seats_left(sheet.name, [seats for page in pages for seats in page.seats]))
    deep = max(len(names) for total, names in joined.areas if not total)
    # sums of the whole stand at the end, wherever their page was read
    order = sorted(joined.areas, key=lambda key: key[0] and len(key[1]) < 2)
    lines = [
        Line((*key[1], *([None] * (deep - len(key[1])))), joined.areas[key].place, joined.cells[key]) for key in order
    ]
    titles = tuple(dict.fromkeys(title for page in pages for title in page.titles))
    level = next((page.level for page in pages if page.level is not None), None) or _by_model(titles)
    laid = lay(
        sheet,
        _naming(level or _by_groups(joined.areas) or (_below(pages[0].within, titles) if deep > 1 else None), deep),
        joined.headings,
        lines,
        areas_in="columns",
        header_rows=tuple(sorted({row for page in pages for row in page.header_rows})),
        titles=titles,
        within=pages[0].within,
        problems=problems,
    )
    if all(page.votes for page in pages):
        laid = replace(laid, table=replace(laid.table, votes=True))
    return replace(laid, carried=frozenset(place for page in pages for place in _carried_cells(page)))


def _seats_left(sheet: str, heads: Sequence[tuple[Place, str]]) -> list[Problem]:
    """Say of seats that stand beside votes that they are not kept."""
    if not heads:
        return []
    cells = tuple(cell_name(*place) for place, _ in heads)
    return [Problem("seats_won_left", Severity.INFO, sheet, cells[0], cells, data={"heading": heads[0][1]})]


def _carried_cells(page: Page) -> Iterator[Place]:
    """Yield the cells of a page's sums that are carried from page to page, with those that head them."""
    for column in page.carried:
        yield column.place
        yield from ((row.number, column.at + 1) for row in page.rows if not blank(row.values.get(column.at)))


def _judge_finals(joined: _Joined, chain: object, sheet: str, carrying: Carrying) -> list[Problem]:
    """Hold sums of the whole against pages on other sheets too, and drop those: they are none of this table alone."""
    found: list[Problem] = []
    for key in [key for key in joined.areas if key[0] and len(key[1]) < 2]:
        cells = joined.cells[key]
        stated = [
            (subject, " / ".join(joined.headings[at].parts), cells[at])
            for subject, at in joined.subjects.items()
            if at in cells
        ]
        wrong = carrying.final(chain, sheet, stated)
        if wrong is not None:
            found.extend(wrong)
            del joined.areas[key]
            del joined.cells[key]
    return found


def _naming(level: Level | None, deep: int) -> list[_Names]:
    """Return the headings of the columns of names; one whose level nothing tells has none."""
    if deep < 2:
        return [(LEVEL_HEADINGS[level],)] if level in LEVEL_HEADINGS else [()]
    finest = level if level in LEVEL_HEADINGS and level not in (Level.PROVINCE, Level.DISTRICT) else Level.STATION
    return [(LEVEL_HEADINGS[TREE[TREE.index(finest) - 1]],), (LEVEL_HEADINGS[finest],)]


def _by_groups(areas: Iterable[tuple[bool, _Names]]) -> Level | None:
    """Return the level below the one that all group headings over areas say ("Kec. Balikpapan Timur")."""
    said = {level_by_words(names[0]) for total, names in areas if not total and len(names) > 1}
    wide = said.pop() if len(said) == 1 else None
    return TREE[TREE.index(wide) + 1] if wide in TREE and wide is not TREE[-1] else None


def _below(within: Sequence[tuple[Level, str]], titles: Sequence[str]) -> Level:
    """Return the level two below the area that pages lie in, for names under names that nothing says the level of.

    TPS have numbers and are known by them.
    """
    widest = (*city_spoken_of(titles), *within)[-1:]
    at = TREE.index(widest[0][0]) if widest and widest[0][0] in TREE else TREE.index(Level.REGENCY)
    return TREE[min(at + 2, TREE.index(Level.VILLAGE))]


def _by_model(titles: Sequence[str]) -> Level | None:
    said = " ".join(titles)
    return next((level for pattern, level in _MODELS if pattern.search(said)), None)


def _add(joined: _Joined, page: Page, columns: Sequence[Column]) -> list[Entry]:
    """Put in the cells of a page, and return its rows with what they carry from page to page."""
    for column in columns:
        joined.areas.setdefault(_area(column), column)
        joined.cells.setdefault(_area(column), {})
    seen: dict[tuple[_Names, str], int] = {}
    sexes = tuple(dict.fromkeys(column.sex for column in columns if column.sex))
    entries: list[Entry] = []
    for row in page.rows:
        by_sex = sexes if row.label.people and sexes else ("",)
        for sex in by_sex:
            mine = [column for column in columns if not sex or column.sex in (sex, "")]
            key, found = _put(joined, row, mine, sex, seen)
            entries.append(_entry(page, row, sex, key, found))
    return entries


def _entry(page: Page, row: Row, sex: str, key: _Subject, found: Mapping[Area, Cell]) -> Entry:
    first = min(column.at for column in page.columns)
    front: Cell | None = None
    back: Cell | None = None
    for column in page.carried:
        cell = (row.values.get(column.at), (row.number, column.at + 1))
        if cell[0] is None or (sex and column.sex not in (sex, "")):
            continue
        if column.at < first:
            front = front or cell
        else:
            back = back or cell
    areas = {area: value for area, (value, _) in found.items() if not area[0]}
    return Entry(key, " / ".join(part for part in (*row.label.parts, sex) if part), areas, front, back)


def _put(
    joined: _Joined, row: Row, columns: Sequence[Column], sex: str, seen: dict[tuple[_Names, str], int]
) -> tuple[_Subject, dict[Area, Cell]]:
    """Put in the cells of a row; the same label once more, for an area that has it, is a subject of its own."""
    found: dict[Area, Cell] = {}
    for column in columns:
        cell = (row.values.get(column.at), (row.number, column.at + 1))
        if found.get(_area(column), _EMPTY)[0] is None:
            found[_area(column)] = cell
    base = (tuple(compact(part) for part in row.label.parts), sex)
    times = seen.get(base, 0)
    while (key := (*base, times)) in joined.subjects and _taken(joined, joined.subjects[key], found):
        times += 1
    seen[base] = times + 1
    if key not in joined.subjects:
        joined.subjects[key] = len(joined.headings)
        joined.headings.append(_heading(row.label, sex, row.place))
    at = joined.subjects[key]
    for area, cell in found.items():
        if cell[0] is not None:
            joined.cells[area][at] = cell
        else:
            joined.cells[area].setdefault(at, cell)
    return key, found


def _taken(joined: _Joined, at: int, found: Mapping[Area, Cell]) -> bool:
    return any(
        value is not None and joined.cells[area].get(at, _EMPTY)[0] is not None for area, (value, _) in found.items()
    )


def _area(column: Column) -> Area:
    return column.total, _key(column.names)


@lru_cache(maxsize=4096)
def _key(names: _Names) -> _Names:
    return tuple(" ".join(name.split()) for name in names)


def _heading(label: Label, sex: str, place: Place) -> Heading:
    if not sex:
        return Heading(label.parts, place, label.meaning)
    parts = (*label.parts, sex)
    meaning = meaning_of(parts)
    return Heading(parts, place, meaning if meaning.role is not Role.UNKNOWN else None)


def _leave_page_sums(joined: _Joined, own: set[Area]) -> None:
    """Drop printed sums that are nearer to the areas of their own page than to all of them."""
    areas = [key for key in joined.areas if not key[0]]
    for key in [key for key in joined.areas if key[0] and len(key[1]) < 2]:
        off_all = off_page = 0
        for at, (value, _) in joined.cells[key].items():
            stated = whole_number(value).value
            if stated is not None:
                off_all += abs(stated - _sum(joined, areas, at))
                off_page += abs(stated - _sum(joined, [area for area in areas if area in own], at))
        if off_page < off_all:
            del joined.areas[key]
            del joined.cells[key]


def _sum(joined: _Joined, areas: Sequence[Area], at: int) -> int:
    return sum(whole_number(joined.cells[area].get(at, _EMPTY)[0]).value or 0 for area in areas)
