"""Follows the figures of a report to their files, sheets and cells, and says these as a person looks them up."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from app.errors import AppError
from app.i18n import number, tr, trn
from app.reports.data import SourceFile
from app.reports.standing import standing
from app.results import reading
from app.results.lookup import OWN, SubjectKey
from app.results.records import Contestant, ElectionKey, ResultView, SourceInfo, TracedCell

if TYPE_CHECKING:
    from app.results.traces import Trace
    from app.store import Cabinet

#: Past so many figures of areas only the leader's, and no measures, are followed to their cells area by area.
_MOST_TRACED = 80
_MOST_RUNS = 4
_MOST_SHEETS = 2


class Following:
    """Follows figures to their cells and gathers the sheets these stand in."""

    def __init__(self, cabinet: Cabinet, election: ElectionKey) -> None:
        self._cabinet = cabinet
        self._election = election
        self.files: dict[tuple[str, str, str], SourceFile] = {}

    def view(self, view: ResultView) -> dict[tuple[int, int], str]:
        """Return the cells behind the figures of a report, by area id and contestant number."""
        cells: dict[tuple[int, int], str] = {}
        now = standing(view)
        numbers = [who.number for who in view.contestants]
        of_areas = numbers
        if now is not None and len(numbers) * len(view.areas) > _MOST_TRACED:
            of_areas = [view.contestants[now.first[0]].number]
        for area in (view.root, *view.areas):
            if area.code is None:
                continue
            for who in numbers if area is view.root else of_areas:
                found = self._trace(area.code, view.source.name, contestant=str(who))
                if found is not None and found.cells:
                    cells[area.id, who] = cells_text(found.cells)
            if len(cells) > 2 * _MOST_TRACED:
                break
        if not numbers:
            self.source(view.source.name, view)
        return cells

    def measures(self, view: ResultView, fields: Sequence[str]) -> dict[tuple[int, str], str]:
        """Return the cells behind measures of a report, by area id and field: of the whole, of areas where few."""
        areas = view.areas if len(view.areas) * len(fields) <= _MOST_TRACED else ()
        cells: dict[tuple[int, str], str] = {}
        for area in (view.root, *areas):
            for field in fields if area.code is not None else ():
                found = self._trace(area.code or "", view.source.name, measure=field)
                if found is not None and found.cells:
                    cells[area.id, field] = cells_text(found.cells)
        return cells

    def cell(self, source: SourceInfo, area: int, key: SubjectKey) -> str | None:
        """Return the cell that states a figure, None where none does by itself."""
        found = self._figure(source, area, key)
        return (found[0].cell or None) if len(found) == 1 else None

    def part(self, source: SourceInfo, area: int, part: Contestant) -> str:
        """Return the cells behind the votes of a candidate or of a party itself in an area."""
        key = (part.number, part.candidate or 0, "" if part.candidate else OWN)
        return cells_text(self._figure(source, area, key))

    def source(self, name: str, view: ResultView) -> None:
        """Gather the sheets of a source by following one of its figures."""
        if view.root.code is None:
            return
        if view.contestants:
            self._trace(view.root.code, name, contestant=str(view.contestants[0].number))
        elif view.root.measures:
            self._trace(view.root.code, name, measure=next(iter(view.root.measures)))

    def _figure(self, source: SourceInfo, area: int, key: SubjectKey) -> Sequence[TracedCell]:
        found = reading.trace_figure(self._cabinet, source.id, area, key)
        return () if found is None else self._gathered(source.name, found).cells

    def _trace(
        self, area: str, source: str, *, contestant: str | None = None, measure: str | None = None
    ) -> Trace | None:
        try:
            found = reading.trace(
                self._cabinet, self._election, area=area, contestant=contestant, measure=measure, source=source
            )
        except AppError:
            return None
        return self._gathered(source, found)

    def _gathered(self, source: str, found: Trace) -> Trace:
        """Gather the sheets that a figure of a source stands in."""
        for each in found.cells.origins:
            if each.file:
                key = (source, each.sha256, each.sheet)
                self.files.setdefault(key, SourceFile(source, each.file, each.sheet, each.sha256, each.imported_at))
        return found


def cells_text(cells: Iterable[TracedCell]) -> str:
    """Return cells as a person looks them up: file, sheet and runs of cells, the first few where they are many."""
    sheets = [(where, list(some)) for where, some in groupby(cells, key=lambda cell: (cell.file, cell.sheet))]
    said = []
    for (file, sheet), some in sheets[:_MOST_SHEETS]:
        runs = _runs([cell.cell for cell in some])
        listed = ", ".join(runs[:_MOST_RUNS])
        if len(runs) > _MOST_RUNS:
            listed = tr("{cells} dan {count} lainnya", cells=listed, count=number(len(runs) - _MOST_RUNS))
        if not file:
            said.append(trn("{count} angka diisi dari kertas", "{count} angka diisi dari kertas", len(some)))
        elif file.rpartition(".")[0] == sheet:  # a file of text has one sheet, called as itself
            said.append(tr("{file}, sel {cells}", file=file, cells=listed))
        else:
            said.append(tr("{file}, lembar {sheet}, sel {cells}", file=file, sheet=sheet, cells=listed))
    if len(sheets) > _MOST_SHEETS:
        said.append(tr("{count} lembar lain", count=number(len(sheets) - _MOST_SHEETS)))
    return "; ".join(said)


def _runs(names: list[str]) -> list[str]:
    """Return cell names with neighbours below one another drawn together: D5, D6, D7 is D5:D7."""
    runs: list[str] = []
    first = last = ""
    for name in (*names, ""):
        if last and name and _below(last) == name:
            last = name
            continue
        if first:
            runs.append(first if first == last else f"{first}:{last}")
        first = last = name
    return runs


def _below(name: str) -> str:
    letters = name.rstrip("0123456789")
    return f"{letters}{int(name[len(letters) :]) + 1}"
