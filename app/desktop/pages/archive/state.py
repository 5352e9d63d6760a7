"""What the archive page shows: a view of the dossiers by filter, order and search, and the dossier that is chosen.

It knows no widget; a view's ids are read on the reading thread, the lines on screen at once.
"""

from __future__ import annotations

import datetime as dt
import re
from array import array
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from time import perf_counter
from typing import TYPE_CHECKING

from app.archive import dossiers, holding_back, listing, people, places
from app.archive.people import Look
from app.archive.records import AccessClass, Carrier, Dossier, DossierFilter, Move, Order, Stage
from app.archive.written import SEPARATOR
from app.desktop import masking, words
from app.desktop.pages.archive import asked, columns
from app.desktop.session import Session
from app.desktop.widgets.rows import Row
from app.errors import AppError
from app.i18n import number, tr, trn

if TYPE_CHECKING:
    from app.archive.finding.saved import Saved
    from app.archive.finding.understood import Understood
    from app.archive.loans import LoanLine
    from app.results.papers import PaperFigures

_FIRST = 200
_RACK = re.compile(r"(?i)^(r)ak (\w{1,4})$")
COLUMNS = {"code": Order.CODE, "title": Order.TITLE, "years": Order.YEAR, "place": Order.PLACE, "number": Order.NUMBER}


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter in force, in words, and the filter without it."""

    text: str
    without: DossierFilter


@dataclass(frozen=True, slots=True)
class Branch:
    """A branch of the tree: its words and count, the filter it stands for, and whether there is more inside.

    A ``saved`` search has no count until it is counted.
    """

    id: str
    text: str
    count: int | None
    view: DossierFilter
    inside: bool
    saved: Saved | None = None


class DossierRows:
    """Rows of a list from ids; lines are read when they come on screen."""

    def __init__(self, session: Session, ids: array[int]) -> None:
        self._session = session
        self.ids = ids

    def __len__(self) -> int:
        return len(self.ids)

    def page(self, first: int, number: int) -> Sequence[Row]:
        """Return the lines of a run of ids."""
        found = masking.lines(self._session, self.ids[first : first + number])
        more = columns.cells(self._session, [line.id for line in found])
        return [
            Row(
                line.id,
                (line.code or "", line.title, line.years, short_place(line.place), line.number, *more.get(line.id, ())),
            )
            for line in found
        ]


class ArchiveState:
    """The view that is shown and how to change it; ``on_rows`` hears of new rows."""

    def __init__(self, session: Session, on_rows: Callable[[], object]) -> None:
        self._session = session
        self._on_rows = on_rows
        self.view = DossierFilter()
        self.order = Order.YEAR
        self.descending = True
        self.rows = DossierRows(session, array("q"))
        self.complete = False
        self.milliseconds = 0.0
        self.empty_cabinet = False
        self.understood: tuple[Understood, ...] = ()

    def load(self) -> None:
        """Read the ids of the view: the first screens at once, then all."""
        view, order, descending = self.view, self.order, self.descending
        cabinet, who = self._session.cabinet, self._session.viewer
        began = perf_counter()

        def first() -> tuple[array[int], bool, tuple[Understood, ...]]:
            ids = listing.ids_of_view(cabinet, view, order, descending=descending, limit=_FIRST, who=who)
            nothing = not ids and (view == DossierFilter() or listing.count(cabinet) == 0)
            return ids, nothing, asked.understood(cabinet, view.text, who)

        def first_came(answer: tuple[array[int], bool, tuple[Understood, ...]]) -> None:
            ids, self.empty_cabinet, self.understood = answer
            self._show(ids, complete=len(ids) < _FIRST, began=began)
            if not self.complete:
                everything = lambda: listing.ids_of_view(cabinet, view, order, descending=descending, who=who)  # noqa: E731
                self._session.lookups.ask("archive_view", everything, lambda ids: self._show(ids, complete=True))

        self._session.lookups.ask("archive_view", first, first_came)

    def show(self, **changes: object) -> None:
        """Change the filter and read the view."""
        self.view = replace(self.view, **changes)  # type: ignore[arg-type]
        self.load()

    def show_view(self, view: DossierFilter) -> None:
        """Show another view altogether."""
        self.view = view
        self.load()

    def sort(self, column: str) -> None:
        """Sort by a column; by the same once more, the other way round."""
        order = COLUMNS[column]
        self.descending = not self.descending if order is self.order else order is Order.YEAR
        self.order = order
        self.load()

    @property
    def sort_column(self) -> str:
        """The key of the column the view is sorted by."""
        return next(key for key, order in COLUMNS.items() if order is self.order)

    def summary(self) -> str:
        """Return how many dossiers the view shows, in words."""
        count = len(self.rows)
        if not self.complete:
            return tr("lebih dari {count} berkas", count=number(count))
        told = trn("{count} berkas", "{count} berkas", count)
        if self.view.text and self.milliseconds:
            return tr("{count} · {milliseconds} ms", count=told, milliseconds=number(max(1, round(self.milliseconds))))
        return told

    def chips(self) -> list[Chip]:
        """Return the filters in force."""
        view = self.view
        chips = [Chip(asked.part_words(one), replace(view, text=one.part.without)) for one in self.understood]
        if view.year is not None:
            text = tr("Tahun {year}", year=str(view.year)) if view.year else tr("Tanpa tahun")
            chips.append(Chip(text, replace(view, year=None)))
        if view.election is not None:
            text = words.election_short(view.election) if view.election else tr("Tanpa pemilu")
            chips.append(Chip(text, replace(view, election=None)))
        if view.code is not None:
            chips.append(Chip(view.code or tr("Tanpa kode"), replace(view, code=None)))
        if view.place is not None:
            chips.append(Chip(self._place_words(view.place), replace(view, place=None)))
        if view.box is not None:
            found = places.box(self._session.cabinet, view.box)
            text = tr("Boks {box}", box=found.number) if found is not None and found.number else tr("Boks")
            chips.append(Chip(text, replace(view, box=None)))
        if view.stage is not None:
            chips.append(Chip(tr("Tahap: {stage}", stage=words.stage(view.stage)), replace(view, stage=None)))
        for value in sorted(view.access):
            rest = replace(view, access=view.access - {value})
            chips.append(Chip(tr("Akses: {access}", access=words.access(value)), rest))
        if view.carrier is not None:
            chips.append(Chip(words.carrier(view.carrier), replace(view, carrier=None)))
        if view.accession is not None:
            chips.append(Chip(self._accession_words(view.accession), replace(view, accession=None)))
        if view.unplaced:
            chips.append(Chip(tr("Belum ditempatkan"), replace(view, unplaced=False)))
        return chips

    def offered_filters(self) -> list[tuple[str, DossierFilter]]:
        """Return the filters that can be added, in words."""
        view = self.view
        offered = [
            (tr("Tahap: {stage}", stage=words.stage(stage)), replace(view, stage=stage))
            for stage in Stage
            if view.stage is not stage
        ]
        offered += [
            (tr("Akses: {access}", access=words.access(value)), replace(view, access=view.access | {value}))
            for value in AccessClass
            if value not in view.access
        ]
        offered += [
            (words.carrier(value), replace(view, carrier=value)) for value in Carrier if value is not view.carrier
        ]
        if not view.unplaced:
            offered.append((tr("Belum ditempatkan"), replace(view, unplaced=True, place=None)))
        return offered

    def dossier(self, dossier: int) -> Dossier | None:
        """Return one dossier with its items and files."""
        found = dossiers.get(self._session.cabinet, dossier)
        return None if found is None else masking.dossier(self._session, found)

    @property
    def today(self) -> dt.date:
        """The day it is here."""
        return dt.datetime.now().astimezone().date()

    def loans(self, dossier: Dossier) -> tuple[LoanLine, ...]:
        """Return all loans of a dossier, newest first."""
        from app.archive.loans import of_dossier  # the list itself tells of none

        return of_dossier(self._session.cabinet, dossier.id)

    def looked(self, dossier: Dossier, *, file: bool = False) -> None:
        """Keep in the trail that a dossier, or a ``file`` of it, was looked at, where it is restricted and shown."""
        if masking.may_open(self._session, dossier):
            masking.note_look(self._session, dossier, Look.FILE if file else Look.OPENED)

    def refusal(self, dossier: Dossier) -> AppError | None:
        """Return why a dossier may not be opened, None where it may."""
        if masking.may_open(self._session, dossier):
            return None
        masking.note_look(self._session, dossier, Look.REFUSED)
        return people.refusal(self._session.cabinet, dossier.id)

    def stood(self, dossier: Dossier, day: dt.date) -> str:
        """Return in words where a dossier was on a day."""
        from app.archive.whereabouts import dossier_on  # asked for now and then
        from app.desktop.pages.places.told import stood

        return stood(dossier_on(self._session.cabinet, dossier.id, day))

    def moves(self, dossier: Dossier) -> tuple[Move, ...]:
        """Return the moves of the box a dossier is in, newest first."""
        return places.moves(self._session.cabinet, dossier.box_id) if dossier.box_id is not None else ()

    def held(self, dossier: Dossier) -> str:
        """Return what holds a dossier back, in words; its loan is told by itself."""
        causes = [cause for cause in holding_back.Cause if cause is not holding_back.Cause.LOAN]
        found = holding_back.hindrances(self._session.cabinet, [dossier.id], causes=causes).get(dossier.id, ())
        openly = masking.may_open(self._session, dossier)
        said = "; ".join(holding_back.told(one, openly=openly) for one in found)
        return said[:1].upper() + said[1:]

    def more_facts(self, dossier: Dossier) -> list[tuple[str, str]]:
        """Return what stands in the office's own fields of a dossier, where it may be opened."""
        if not masking.may_open(self._session, dossier):
            return []
        from app.desktop.pages.archive.own_fields import facts  # only the details tell of them

        return facts(self._session.cabinet, dossier.id)

    def ask_figures(self, dossier: Dossier, answer: Callable[[Sequence[PaperFigures]], object]) -> None:
        """Find out what figures come from the papers of a dossier, on the reading thread."""
        cabinet = self._session.cabinet

        def read() -> Sequence[PaperFigures]:
            from app.intake.papers.signed import figures_of  # the archive itself needs no results

            return figures_of(cabinet, dossier.number)

        self._session.lookups.ask("archive_figures", read, answer)

    def ask_reasons(self, dossier: Dossier, answer: Callable[[str], object]) -> None:
        """Find out where in a dossier the words of the search stand, on the reading thread; "" without a search.

        Of a dossier whose title is hidden nothing is told.
        """
        cabinet, text, wanted = self._session.cabinet, self.view.text, dossier.id
        if not text or not masking.may_open(self._session, dossier):
            self._session.lookups.drop("archive_reasons")
            answer("")
            return
        self._session.lookups.ask("archive_reasons", lambda: asked.reason_words(cabinet, text, wanted), answer)

    def ask_tree(self, answer: Callable[[list[Branch], list[Branch], list[Branch]], object]) -> None:
        """Read the first level of the tree, years, places and saved searches, on the reading thread."""
        read = lambda: (self.years(), self.places(), self.searches())  # noqa: E731
        self._session.lookups.ask("archive_tree", read, lambda found: answer(*found))

    def ask_counts(self, answer: Callable[[Mapping[str, int]], object]) -> None:
        """Count what the saved searches find, on the reading thread; the counts are by the branches' ids."""
        cabinet, who = self._session.cabinet, self._session.viewer

        def read() -> Mapping[str, int]:
            from app.archive.finding.saved import counts

            return {f"s{search}": count for search, count in counts(cabinet, who=who).items()}

        self._session.lookups.ask("archive_counts", read, answer)

    def searches(self) -> list[Branch]:
        """Return the saved searches."""
        from app.archive.finding.saved import saved

        found = saved(self._session.cabinet)
        return [Branch(f"s{one.id}", one.name, None, one.view, inside=False, saved=one) for one in found]

    def years(self) -> list[Branch]:
        """Return the first level of the tree: years with their counts."""
        return [
            Branch(
                f"y{branch.key}",
                branch.title or tr("Tanpa tahun"),
                branch.dossiers,
                DossierFilter(year=int(branch.key)),
                inside=True,
            )
            for branch in listing.tree_years(self._session.cabinet)
        ]

    def inside(self, branch: Branch) -> list[Branch]:
        """Return what is inside a branch: elections in a year, codes in an election, places in a place."""
        view = branch.view
        if view.place is not None:
            return self.places(view.place)
        year = view.year or 0
        if view.election is None:
            elections = listing.tree_elections(self._session.cabinet, year)
            if len(elections) > 1 or (elections and elections[0].key):
                return [
                    Branch(
                        f"{branch.id}/{found.key}",
                        words.election_short(found.key) if found.key else tr("Tanpa pemilu"),
                        found.dossiers,
                        replace(view, election=found.key),
                        inside=True,
                    )
                    for found in elections
                ]
        codes = listing.tree_codes(self._session.cabinet, year, view.election or "")
        return [
            Branch(
                f"{branch.id}/{view.election or ''}/{found.key}",
                _code_words(found.key, found.title),
                found.dossiers,
                replace(view, code=found.key),
                inside=False,
            )
            for found in codes
        ]

    def places(self, parent: int | None = None) -> list[Branch]:
        """Return the places in a place, or the widest ones."""
        nodes = places.tree(self._session.cabinet)
        parents = {node.parent for node in nodes}
        return [
            Branch(f"p{node.id}", node.name, node.dossiers, DossierFilter(place=node.id), inside=node.id in parents)
            for node in nodes
            if node.parent == parent
        ]

    def _accession_words(self, accession: int) -> str:
        from app.archive import accessions

        found = next((one for one in accessions.register(self._session.cabinet) if one.id == accession), None)
        return tr("Penerimaan {number}", number=found.number if found is not None else "?")

    def _place_words(self, place: int) -> str:
        node = next((node for node in places.tree(self._session.cabinet) if node.id == place), None)
        return " · ".join(node.path) if node else tr("Tempat")

    def _show(self, ids: array[int], *, complete: bool, began: float | None = None) -> None:
        if began is not None:
            self.milliseconds = (perf_counter() - began) * 1000
        self.rows = DossierRows(self._session, ids)
        self.complete = complete
        self._on_rows()


def _code_words(code: str, title: str) -> str:
    if not code:
        return tr("Tanpa kode")
    return f"{code}  {title}" if title else code


def short_place(place: str) -> str:
    """Return a place as a narrow column has room for: the rack by its initial, then the box ("R2 · Boks 118")."""
    *path, last = place.split(SEPARATOR)
    if not path:
        return place
    racks = [name for name in path if name.casefold().startswith("rak ")]
    return SEPARATOR.join([_RACK.sub(r"\1\2", racks[-1] if racks else path[-1]), last])
