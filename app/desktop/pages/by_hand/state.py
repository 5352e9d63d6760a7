"""A recap typed from paper as the page leads through it: what it is about, the grid, its checks, and handing it over.

It knows no widget; areas and kept figures are read on the reading thread, the workbook is written in a job.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.desktop.pages.by_hand.grid import Grid, Place, from_text, to_text, with_frame
from app.desktop.session import Session, words_of
from app.errors import AppError
from app.i18n import number, tr
from app.intake import by_hand
from app.intake.areas.search import find_areas
from app.intake.by_hand import HandColumn, HandFault, HandFrame, HandRow
from app.intake.by_hand import file as by_hand_file
from app.messages import sentence
from importers.records import TREE

if TYPE_CHECKING:
    from app.intake.plan import AreaChoice, ImportRequest
    from app.jobs import Job
    from app.store import Cabinet

_DRAFT = "by_hand"


@dataclass(frozen=True, slots=True)
class Start:
    """How a grid begins: what it is about, which measures it has, and how many TPS or districts."""

    frame: HandFrame
    groups: tuple[str, ...]
    by_sex: bool = False
    count: int = 0


@dataclass(slots=True)
class HandState:
    """The grid at hand or none; ``on_change`` hears of another grid, ``on_trouble`` of what speaks against one."""

    session: Session
    on_change: Callable[[], object]
    on_trouble: Callable[[str], object]
    grid: Grid | None = None
    faults: list[HandFault] = field(default_factory=list)
    job: Job[Any] | None = None
    _folder: tempfile.TemporaryDirectory[str] | None = None

    def restore(self) -> None:
        """Take up what was typed before the window was closed."""
        if self.grid is None:
            self.grid = from_text(self.session.drafts.get(_DRAFT).get("grid", ""))
            if self.grid is not None:
                self.check()

    def begin(self, start: Start) -> None:
        """Make a grid of the areas and contestants that are known, with the figures that are kept of this source."""
        cabinet = self.session.cabinet

        def read() -> Grid | str:
            try:
                frame = start.frame
                rows = by_hand.rows_of(cabinet, frame.area, frame.level, stations=start.count)
                columns = by_hand.columns_of(cabinet, frame, start.groups, by_sex=start.by_sex)
            except AppError as failure:
                return words_of(failure) or failure.code
            if len(rows) > by_hand.MOST_ROWS:
                return tr("Lembar ini akan berisi {count} wilayah; pilih wilayah yang lebih kecil.", count=len(rows))
            grid = Grid(frame, list(columns), list(rows))
            grid.fill(by_hand.kept_values(cabinet, frame, rows, columns))
            return grid

        def came(answer: Grid | str) -> None:
            if isinstance(answer, str):
                self.on_trouble(answer)
                return
            self.grid = answer
            self.touched()
            self.on_change()

        self.session.lookups.ask("by_hand", read, came)

    def take_frame(self, start: Start) -> bool:
        """Let the grid at hand be about another source, status or paper; False where it is about other areas."""
        grid = self.grid
        if grid is None:
            return False
        old, new = grid.frame, start.frame
        if (old.election, old.area, old.level) != (new.election, new.area, new.level) or not grid.texts:
            return False
        self.grid = with_frame(grid, new)
        self.touched()
        return True

    def drop(self) -> None:
        """Put the grid away with all that was typed."""
        self.grid, self.faults = None, []
        self.session.drafts.drop(_DRAFT)
        self.on_change()

    def touched(self) -> None:
        """Check what was typed and keep it as a draft."""
        self.check()
        if self.grid is not None:
            self.session.drafts.keep(_DRAFT, {"grid": to_text(self.grid)})

    def check(self) -> None:
        """Run the checks on what was typed so far."""
        self.faults = [] if self.grid is None or not self.grid.columns else by_hand.faults(self.grid.sheet())

    def fault_cells(self) -> set[Place]:
        """Return the cells that a failing check leads to."""
        return {(fault.row, fault.column) for fault in self.faults}

    def told(self) -> list[tuple[Place, str]]:
        """Return all that is to be looked at, each with its cell: what is no number first, then the checks."""
        if self.grid is None:
            return []
        grid = self.grid
        bad = [
            (place, tr("“{text}” bukan angka ({where}).", text=grid.texts[place], where=self.where(place)))
            for place in grid.bad
        ]
        # The grid has no letters: a cell is called by its column.
        failing = [
            (
                (fault.row, fault.column),
                sentence(fault.problem.code, {**fault.problem.data, "cell": f"“{grid.columns[fault.column].heading}”"}),
            )
            for fault in self.faults
        ]
        return [*bad, *failing]

    def where(self, place: Place) -> str:
        """Return the names of a cell's area and column."""
        if self.grid is None:
            return ""
        row, column = place
        area = self.grid.rows[row].name if row < self.grid.total_row else tr("jumlah di kertas")
        return tr("{area}, {column}", area=area, column=self.grid.columns[column].heading)

    def progress(self) -> str:
        """Return how much is typed, in words."""
        if self.grid is None:
            return ""
        return tr("{begun} dari {of} wilayah terisi", begun=number(self.grid.begun), of=number(self.grid.total_row))

    def hindrance(self) -> str:
        """Return why the grid cannot be handed over yet, in words; "" for nothing."""
        grid = self.grid
        if grid is None or not grid.begun:
            return tr("Ketik dahulu angkanya.")
        if grid.bad:
            return tr("Ada isian yang bukan angka: {where}.", where=self.where(grid.bad[0]))
        return ""

    def add_contestant(self, number_: int, name: str, candidate: int | None = None, *, own: bool = False) -> str:
        """Add a column for a contestant, a candidate or a party's own votes; return why not, in words, else ""."""
        column = HandColumn(number_, candidate, own=own, name=name or None)
        return self._add(column)

    def add_measure(self, field_: str) -> str:
        """Add a column for a measure; return why not, in words, else ""."""
        return self._add(HandColumn(field=field_))

    def add_party(self, number_: int, name: str, people: Sequence[str]) -> str:
        """Add a party with its own votes, a column for each candidate in the order of the list, and its total.

        Columns that are there stay as they are; return why nothing was added, in words, else "".
        """
        grid = self.grid
        if grid is None:
            return tr("Buat dahulu lembarnya.")
        wanted = [
            HandColumn(number_, own=True),
            *(HandColumn(number_, at, name=one or None) for at, one in enumerate(people, 1)),
            HandColumn(number_, name=name or None),
        ]
        there = {column.subject for column in grid.columns}
        return self._add_all([column for column in wanted if column.subject not in there])

    def add_contestants(self, listed: Sequence[tuple[int, str]]) -> str:
        """Add a column for each contestant of a list, by number and name; return why none was added, in words."""
        if self.grid is None:
            return tr("Buat dahulu lembarnya.")
        there = {column.subject for column in self.grid.columns}
        wanted = {number_: HandColumn(number_, name=name or None) for number_, name in listed}
        return self._add_all([column for column in wanted.values() if column.subject not in there])

    def find_areas(self, text: str, done: Callable[[list[AreaChoice]], object]) -> None:
        """Look for areas of the grid's level that are called or nearly called so, first inside the recap's area."""
        grid, cabinet = self.grid, self.session.cabinet
        if grid is not None and grid.frame.level in TREE:
            frame = grid.frame

            def read() -> list[AreaChoice]:
                found = find_areas(cabinet, text, frame.level, frame.area)
                return [one for one in found if one.code and one.code.startswith(f"{frame.area}.")]

            self.session.lookups.ask("by_hand_areas", read, done)

    def parents(self, done: Callable[[list[AreaChoice]], object]) -> None:
        """Tell in which areas a new one of the grid may lie: the recap's own, or those of the level above inside it."""
        grid, cabinet = self.grid, self.session.cabinet
        if grid is not None:
            self.session.lookups.ask("by_hand_parents", lambda: by_hand.parents_of(cabinet, grid.frame), done)

    def add_known_area(self, meant: AreaChoice) -> str:
        """Add an area that is known; return why not, in words, else ""."""
        if self.grid is None or meant.code is None:
            return tr("Wilayah ini belum berkode; tambahkan dengan namanya.")
        return self._add_row(by_hand.row_of(self.session.cabinet, self.grid.frame, meant.code))

    def add_area(self, name: str, within: AreaChoice | None = None) -> str:
        """Add an area that nobody knows yet by its name in ``within``; return why not, in words, else ""."""
        grid, name = self.grid, " ".join(name.split())
        if grid is None or not name:
            return tr("Tulis nama wilayahnya.")
        if within is None or within.code == grid.frame.area:
            code = None if within is None else within.code
            return self._add_row(HandRow(((grid.frame.level, name),), added_in=code))
        above = by_hand.row_of(self.session.cabinet, grid.frame, within.code) if within.code else None
        path = above.path if above is not None else ((within.level, within.name),)
        return self._add_row(HandRow((*path, (grid.frame.level, name)), added_in=within.code))

    def _add_all(self, fresh: Sequence[HandColumn]) -> str:
        grid = self.grid
        if grid is None or not fresh:
            return tr("Semua kolom itu sudah ada.")
        if len(grid.columns) + len(fresh) > by_hand.MOST_COLUMNS:
            return tr("Lembar ini sudah berisi {count} kolom.", count=len(grid.columns))
        for column in fresh:
            grid.add_column(column)
        self.touched()
        return ""

    def _add_row(self, row: HandRow) -> str:
        grid = self.grid
        if grid is None:
            return tr("Buat dahulu lembarnya.")
        for other in grid.rows:
            same = other.code == row.code if row.code else other.name.casefold() == row.name.casefold()
            if same and other.path[:-1] == row.path[:-1]:
                return tr("{name} sudah ada di lembar ini.", name=row.name)
        grid.add_row(row)
        self.touched()
        return ""

    def remove_column(self, place: int) -> None:
        """Take a column out of the grid."""
        if self.grid is not None:
            self.grid.remove_column(place)
            self.touched()

    def hand_over(self, done: Callable[[ImportRequest], object]) -> None:
        """Write the grid as a workbook in a job and hand the request to import it to ``done``."""
        if self.grid is None or self.hindrance() or self.job is not None:
            return
        sheet, cabinet = self.grid.sheet(), self.session.cabinet
        if self._folder is None:
            self._folder = tempfile.TemporaryDirectory(prefix="sidalu-")
        folder = Path(self._folder.name)

        def written(request: ImportRequest) -> None:
            self.job = None
            done(request)

        def failed(failure: Exception, reference: str | None) -> None:
            self.job = None
            self.session.on_fault(failure, reference)

        def work(_progress: object) -> ImportRequest:
            return by_hand_file.write(cabinet, sheet, folder)

        self.job = self.session.start(tr("Menulis lembar isian"), work, written, failed)

    def _add(self, column: HandColumn) -> str:
        grid = self.grid
        if grid is None:
            return tr("Buat dahulu lembarnya.")
        key = (column.number, column.candidate, column.field, column.own)
        if any((one.number, one.candidate, one.field, one.own) == key for one in grid.columns):
            return tr("Kolom “{heading}” sudah ada.", heading=column.heading)
        if len(grid.columns) >= by_hand.MOST_COLUMNS:
            return tr("Lembar ini sudah berisi {count} kolom.", count=len(grid.columns))
        grid.add_column(column)
        self.touched()
        return ""


def sources_of(cabinet: Cabinet) -> Sequence[str]:
    """Return the names of sources that are kept, to choose from."""
    from app.results.reading import list_results

    return list(dict.fromkeys(listing.source.name for listing in list_results(cabinet)))
