"""A party's own votes and its candidates by area, as the results page shows them: its rows, columns and figures.

It knows no widget; the figures are read on the reading thread, those of one party at a time.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from app.desktop import words
from app.desktop.session import Session, words_of
from app.desktop.widgets.rows import Row
from app.errors import AppError
from app.i18n import number, tr, trc
from app.results import reading
from app.results.records import AreaResult, Contestant, Listing, ResultView, SourceInfo

#: The row of the party as a whole, and the column of the whole area.
PARTY, WHOLE = -1, "whole"
#: From here on down are the rows that name a district.
_HEADING = -2


@dataclass(slots=True)
class CandidatesState:
    """The party at hand, by its number, and what is known of it; ``on_change`` hears of another, or why there is none.

    ``parties`` are those with own votes or candidates, in the order of the ballot.
    """

    session: Session
    on_change: Callable[[], object]
    parties: tuple[Contestant, ...] = ()
    party: int | None = None
    view: ResultView | None = None
    told: str = ""
    most_first: bool = False

    def offer(self, view: ResultView) -> None:
        """Take the parties of another view of the page; one that has the party at hand keeps it."""
        self.parties = tuple(who for who in view.contestants if who.number in view.divided)
        if self.party not in {who.number for who in self.parties}:
            self.party, self.view = (self.parties[0].number if self.parties else None), None

    def load(self, listing: Listing, area: str | None) -> None:
        """Read the party at hand in the area of the code ``area``, by the source of ``listing``."""
        party, cabinet = self.party, self.session.cabinet
        if party is None:
            return

        def read() -> ResultView | str:
            try:
                return reading.show(cabinet, listing.election, area=area, source=listing.source.name, party=party)
            except AppError as failure:
                return words_of(failure) or failure.code

        self.session.lookups.ask("results_candidates", read, self._came)

    def name(self) -> str:
        """Return the party at hand as it is called."""
        return next((words.contestant(who.number, who.short) for who in self.parties if who.number == self.party), "")

    def choices(self) -> list[str]:
        """Return the parties as they are called, in their order."""
        return [words.contestant(who.number, who.short) for who in self.parties]

    def choose(self, place: int) -> None:
        """Take the party at a place among the parties."""
        self.party, self.view = self.parties[place].number, None

    def columns(self) -> list[tuple[str, str]]:
        """Return key and heading of every column of figures: the whole, then its areas."""
        view = self.view
        if view is None:
            return []
        inside = [(f"a{area.id}", area.name) for area in view.areas if area.id != view.root.id]
        return [(WHOLE, trc("suara", "Jumlah")), *inside]

    def rows(self) -> list[Row]:
        """Return the party as a whole, its own votes and its candidates, each with votes in the order of the columns.

        A row's id is the place among the view's parts; candidates of several districts stand below the name of theirs.
        """
        view = self.view
        if view is None:
            return []
        areas = self._areas(view)
        rows = [Row(PARTY, (tr("Partai dan calon"), *(_count(_first(area.votes)) for area in areas)), "strong")]
        parts = list(enumerate(view.parts))
        if self.most_first:
            parts.sort(key=lambda part: (part[1].candidate != 0, part[1].district, -(view.root.parts[part[0]] or 0)))
        several = len({who.district for who in view.parts if who.candidate}) > 1
        district = ""
        for place, who in parts:
            if several and who.district != district:
                district = who.district
                rows.append(Row(_HEADING - len(rows), (district, *("" for _ in areas)), "strong"))
            named = words.contestant(who.candidate, who.name) if who.candidate else who.name
            rows.append(Row(place, (named, *(_count(_at(area.parts, place)) for area in areas))))
        return rows

    def figure(self, row: int, column: str) -> tuple[SourceInfo, int, str, str, str] | None:
        """Return source, area, its name, key and title of the figure in a cell of the table."""
        view = self.view
        area = None if view is None else next((one for one in self._areas(view) if _key(view, one) == column), None)
        if view is None or area is None or row <= _HEADING:
            return None
        if row == PARTY:
            return view.source, area.id, area.name, f"c{self.party}", self.name()
        who = view.parts[row]
        title = tr("{party}: {name}", party=self.name(), name=who.name)
        if area is view.root and who.held_in is not None:
            # The number is somebody else in the other districts of this area.
            return view.source, who.held_in, who.district, f"c{who.number}.{who.candidate}", title
        return view.source, area.id, area.name, f"c{who.number}.{who.candidate}", title

    @staticmethod
    def _areas(view: ResultView) -> list[AreaResult]:
        return [view.root, *(area for area in view.areas if area.id != view.root.id)]

    def _came(self, answer: ResultView | str) -> None:
        self.view, self.told = (None, answer) if isinstance(answer, str) else (answer, "")
        self.on_change()


def _key(view: ResultView, area: AreaResult) -> str:
    return WHOLE if area is view.root else f"a{area.id}"


def _first(votes: tuple[int | None, ...]) -> int | None:
    return votes[0] if votes else None


def _at(votes: tuple[int | None, ...], place: int) -> int | None:
    return votes[place] if place < len(votes) else None


def _count(votes: int | None) -> str:
    return "–" if votes is None else number(votes)
