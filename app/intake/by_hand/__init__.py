"""A recap typed from paper: a grid of areas and columns, what is known of them already, and checks while it is typed.

It knows no window; how the grid becomes a file to import is `app.intake.by_hand.file`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app import settings
from app.errors import AppError, Exit
from app.i18n import tr
from app.intake.areas.names import choice
from app.intake.plan import AreaChoice
from app.results import checks, contestants, elections, figures, lookup, measures, reading
from app.results.areas import Node, Tree, depth
from app.results.choosing import contest_of, kept_area
from app.results.lookup import OWN, SubjectKey, subjects_of
from app.results.records import ElectionKey, Status
from importers.records import (
    TREE,
    AreaLine,
    CodeScheme,
    Level,
    Problem,
    ResultTable,
    Subject,
    cell_name,
)

if TYPE_CHECKING:
    from app.results.records import ResultView
    from app.store.cabinet import Cabinet

Values = tuple[int | None, ...]

#: The measures a recap may have, in the order of the forms, by the words people choose them with.
MEASURES: dict[str, tuple[str, ...]] = {
    "votes": ("valid", "invalid", "cast"),
    "registered": ("registered_dpt", "registered_dptb", "registered_dpk", "registered_total"),
    "voted": ("voted_dpt", "voted_dptb", "voted_dpk", "voted_total"),
    "disabled": ("disabled_registered", "disabled_voted"),
    "ballots": ("ballots_received", "ballots_used", "ballots_damaged", "ballots_unused"),
}
#: The groups that count people, men and women apart where the form does.
_PEOPLE = frozenset({"registered", "voted", "disabled"})
#: Rows and columns that a grid may have: a recap on paper has fewer.
MOST_ROWS, MOST_COLUMNS = 2000, 400


@dataclass(frozen=True, slots=True)
class HandFrame:
    """What a recap is about: ``area`` is the Kemendagri code of the area whose inner areas at ``level`` it lists."""

    election: ElectionKey
    area: str
    level: Level
    source: str
    status: Status
    form: str | None = None
    dossier: str | None = None


@dataclass(frozen=True, slots=True)
class HandColumn:
    """A column of the grid: a contestant by number (and candidate, or ``own`` votes of a party), or a measure."""

    number: int | None = None
    candidate: int | None = None
    field: str | None = None
    own: bool = False
    name: str | None = None

    @property
    def subject(self) -> SubjectKey:
        """Return the key under which the results room keeps what the column counts."""
        if self.field is not None:
            return (0, 0, self.field)
        return (self.number or 0, self.candidate or 0, OWN if self.own else "")

    @property
    def is_party(self) -> bool:
        """Tell whether it counts a contestant as a whole."""
        return self.number is not None and self.candidate is None and not self.own

    @property
    def part(self) -> str:
        """Return what stands above the column below the name of its party."""
        if self.own:
            return tr("Suara partai")
        if self.candidate is not None:
            return f"{self.candidate}. {self.name or ''}".strip()
        return tr("Partai dan calon")

    @property
    def heading(self) -> str:
        """Return what stands above the column."""
        if self.field is not None:
            return measures.measure_name(self.field)
        number = self.number or 0
        if self.own:
            return tr("{number}. Suara partai", number=str(number))
        if self.candidate is not None:
            return f"{number}.{self.candidate} {self.name or ''}".strip()
        return f"{number}. {self.name or contestants.ballot_name(number)}"


@dataclass(frozen=True, slots=True)
class HandRow:
    """An area of the grid: its names from wide to fine below the area of the recap, and its Kemendagri code or None.

    ``added_in`` is the code of the area in which one that nobody knows yet is to be added.
    """

    path: tuple[tuple[Level, str], ...]
    code: str | None = None
    added_in: str | None = None

    @property
    def name(self) -> str:
        """Return the area's own name."""
        return self.path[-1][1]

    @property
    def within(self) -> str:
        """Return the names of what it lies in, as far as the recap's own area does not say it."""
        return ", ".join(name for _, name in self.path[:-1])


@dataclass(frozen=True, slots=True)
class HandSheet:
    """What was typed: ``values[row][column]``, None for a blank; ``printed`` is the paper's last line, its totals."""

    frame: HandFrame
    columns: tuple[HandColumn, ...]
    rows: tuple[HandRow, ...]
    values: tuple[Values, ...]
    printed: Values

    @property
    def filled(self) -> int:
        """Return how many figures were typed."""
        return sum(value is not None for row in self.values for value in row)


@dataclass(frozen=True, slots=True)
class HandFault:
    """A check that failed while typing, and the cell of the grid it leads to; the row past the last is the totals'."""

    problem: Problem
    row: int
    column: int


def areas_to_choose(cabinet: Cabinet) -> list[tuple[str, str]]:
    """Return code and name of areas a recap may be of: the office's own first, with what lies in it, then all others.

    The others are provinces, kabupaten and kota; any other area is told by its code.
    """
    tree = Tree(cabinet.connection())
    code = settings.load(cabinet.folder).office_area
    office = tree.by_code(code) if code else None
    own = [] if office is None else [office, *tree.within(office, Level.VILLAGE)]
    provinces = [node for node in tree.children(tree.nation) if node is not office]
    rest = [node for province in provinces for node in (province, *tree.children(province)) if node is not office]
    return [(node.code, node.name) for node in (*own, *rest) if node.code]


def rows_of(cabinet: Cabinet, area: str, level: Level, *, stations: int = 0) -> tuple[HandRow, ...]:
    """Return the areas at ``level`` inside the area of the code ``area``, as the cabinet and the gazetteer know them.

    TPS are those that are kept, and at least ``stations`` of them by number; districts are ``stations`` by number.
    Raises `AppError` for an area that does not exist, or a level that is not inside it.
    """
    tree = Tree(cabinet.connection())
    root = tree.by_code(area)
    if root is None:
        raise AppError("area_not_found", area=area)
    if level is Level.DISTRICT:
        return tuple(HandRow(((level, str(number)),)) for number in range(1, stations + 1))
    if depth(level) <= depth(root.level):
        raise AppError("hand_level_not_inside", Exit.USAGE, area=root.name, level=elections.level_name(level))
    if level is Level.STATION:
        return tuple(_stations(tree, root, stations))
    found = [node for node in tree.within(root, level) if node.level is level]
    return tuple(_row(node, root) for node in sorted(found, key=lambda node: node.code or f"~{node.name}"))


def _stations(tree: Tree, root: Node, wanted: int) -> list[HandRow]:
    """Return the TPS of a kelurahan: those that are kept, then further numbers up to as many as are wanted."""
    if root.level is not Level.VILLAGE:
        raise AppError("hand_stations_of_a_village", Exit.USAGE, area=root.name)
    kept = tree.stations(root)
    numbers = {int(key) for key in kept if key.isdecimal()} | set(range(1, wanted + 1))
    return [HandRow(((Level.STATION, f"{number:03}"),)) for number in sorted(numbers)]


def _row(node: Node, root: Node) -> HandRow:
    path = []
    for above in node.line():
        if above is root:
            break
        path.append((above.level, above.name))
    code = node.code if node.scheme is CodeScheme.KEMENDAGRI else None
    return HandRow(tuple(reversed(path)), code)


def row_of(cabinet: Cabinet, frame: HandFrame, code: str) -> HandRow:
    """Return the row of the area of a code; names of what it lies in up to the recap's own area come with it."""
    tree = Tree(cabinet.connection())
    node, root = tree.by_code(code), tree.by_code(frame.area)
    if node is None or root is None:
        raise AppError("area_not_found", area=code if node is None else frame.area)
    return _row(node, root)


def parents_of(cabinet: Cabinet, frame: HandFrame) -> list[AreaChoice]:
    """Return the areas in which one of the recap's level may be added: the recap's own, or those that lie in it."""
    tree = Tree(cabinet.connection())
    root = tree.by_code(frame.area)
    if root is None or frame.level not in TREE:
        return []
    above = TREE[TREE.index(frame.level) - 1]
    nodes = [root] if root.level is above else [node for node in tree.within(root, above) if node.level is above]
    return [choice(node) for node in nodes]


def columns_of(
    cabinet: Cabinet, frame: HandFrame, groups: Sequence[str], *, by_sex: bool = False
) -> tuple[HandColumn, ...]:
    """Return the columns a recap begins with: the contestants that are known, then the measures of ``groups``.

    ``by_sex`` puts men and women before each measure that counts people.
    """
    names = {number: who.short for number, who in contestants.known(frame.election, frame.area).items()}
    for name, number in lookup.contestant_names(cabinet.connection(), frame.election):
        names.setdefault(number, name)
    stand = [HandColumn(number, name=name) for number, name in sorted(names.items())]
    fields = [
        f"{field}{sex}"
        for group in MEASURES
        if group in groups
        for field in MEASURES[group]
        for sex in (("_l", "_p", "") if by_sex and group in _PEOPLE else ("",))
    ]
    return (*stand, *(HandColumn(field=field) for field in fields))


def kept_values(
    cabinet: Cabinet, frame: HandFrame, rows: Sequence[HandRow], columns: Sequence[HandColumn]
) -> tuple[Values, ...]:
    """Return what the cabinet keeps of the same source for the grid's cells, so that typing can go on another day.

    Only what the source states counts, nothing that is added up.
    """
    view = _kept_view(cabinet, frame)
    blank: Values = (None,) * len(columns)
    if view is None:
        return (blank,) * len(rows)
    connection = cabinet.connection()
    subjects = {key: one.id for key, one in subjects_of(connection, contest_of(connection, view.source.id)).items()}
    places = [subjects.get(column.subject) for column in columns]
    stored = figures.stored_values(connection, view.source.id)
    by_code = {area.code: area.id for area in view.areas if area.code}
    by_name = {area.name.casefold().removeprefix("tps ").lstrip("0"): area.id for area in view.areas}
    found: list[Values] = []
    for row in rows:
        area = by_code.get(row.code) if row.code else by_name.get(row.name.casefold().lstrip("0"))
        there = stored.get(area, {}) if area is not None else {}
        found.append(tuple([None if place is None else there.get(place) for place in places]))
    return tuple(found)


def _kept_view(cabinet: Cabinet, frame: HandFrame) -> ResultView | None:
    if not frame.source:
        return None
    try:
        kept_area(Tree(cabinet.connection()), frame.area)
        return reading.show(cabinet, frame.election, level=frame.level, area=frame.area, source=frame.source)
    except AppError:
        return None


def table_of(sheet: HandSheet) -> ResultTable:
    """Return the grid as a table of results: row 1 of the grid is line 1, its first column line 1."""
    subjects = tuple(
        Subject(
            place,
            column.heading,
            number=column.number,
            candidate=column.candidate,
            name=column.name,
            field=column.field,
            own=column.own,
        )
        for place, column in enumerate(sheet.columns, 1)
    )
    areas = tuple(
        AreaLine(line, row.path[-1][0], row.path, row.code, CodeScheme.KEMENDAGRI if row.code else None)
        for line, row in enumerate(sheet.rows, 1)
    )
    totals: tuple[tuple[AreaLine, Values], ...] = ()
    if any(value is not None for value in sheet.printed):
        totals = ((AreaLine(len(sheet.rows) + 1, sheet.frame.level, ()), sheet.printed),)
    return ResultTable(tr("Isian"), "rows", (), subjects, areas, sheet.values, totals)


def faults(sheet: HandSheet) -> list[HandFault]:
    """Return every check that fails on what was typed so far; rows that were not begun are passed over."""
    table = table_of(sheet)
    where = {
        cell_name(row, column): (row - 1, column - 1)
        for row in range(1, len(sheet.rows) + 2)
        for column in range(1, len(sheet.columns) + 1)
    }
    found = []
    for problem in checks.problems(table, range(len(sheet.columns))):
        row, column = where.get(problem.cell or "", (0, 0))
        found.append(HandFault(problem, row, column))
    return found


def area_name(cabinet: Cabinet, frame: HandFrame) -> str:
    """Return what the area of a recap is called; its code where nobody knows it."""
    root = Tree(cabinet.connection()).by_code(frame.area)
    return root.name if root is not None else frame.area
