"""What the results page shows: the sources of every election, one of them by the areas inside an area, and a trace.

It knows no widget; figures are read on the reading thread.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from app.desktop import words
from app.desktop.pages.results.candidates import CandidatesState
from app.desktop.pages.results.checking import ChecksState
from app.desktop.pages.results.comparison import ComparisonState
from app.desktop.pages.results.provenance import Provenance
from app.desktop.session import Session, words_of
from app.errors import AppError
from app.i18n import number, percent, tr
from app.messages import sentence
from app.reports import wording
from app.results import reading
from app.results.elections import election_name, level_name, usual_base
from app.results.measures import measure_name
from app.results.participation import Participation, participation
from app.results.records import AreaResult, Contestant, Coverage, Listing, ResultView

if TYPE_CHECKING:
    from app.results.sources import SourceChange
    from app.store import Cabinet

_FIRST_MEASURES = ("valid", "invalid", "cast")


#: A view, how many TPS its area has as settled and whether that is said of it, and its coverage inside a source's.
_Read = tuple[ResultView, tuple[int | None, bool], Coverage | None]


@dataclass(frozen=True, slots=True)
class Crumb:
    """A step of the way from the whole to the area at hand."""

    code: str | None
    name: str


@dataclass(slots=True)
class ResultsState:
    """The source that is looked at and where; ``on_change`` hears of every new view."""

    session: Session
    on_change: Callable[[], object]
    on_trouble: Callable[[str], object]
    listed: list[Listing] = field(default_factory=list)
    chosen: Listing | None = None
    way: list[Crumb] = field(default_factory=list)
    view: ResultView | None = None
    #: How many TPS the area at hand has, as settled, and whether that is said of the area itself.
    stations: tuple[int | None, bool] = (None, False)
    #: How much of the area at hand has reported, where that is not all that the source covers.
    covered: Coverage | None = None
    provenance: Provenance = field(init=False)
    comparison: ComparisonState = field(init=False)
    candidates: CandidatesState = field(init=False)
    checks: ChecksState = field(init=False)
    _wanted: int | None = None

    def __post_init__(self) -> None:
        self.provenance = Provenance(self.session, self.on_trouble)
        self.comparison = ComparisonState(self.session, _nothing)
        self.candidates = CandidatesState(self.session, _nothing)
        self.checks = ChecksState(self.session, _nothing)

    def load(self) -> None:
        """Read the list of results, and the view at hand once more."""
        self.session.lookups.ask("results_list", lambda: reading.list_results(self.session.cabinet), self._listed)

    def want(self, source: int) -> None:
        """Look at a source by its row, at once or as soon as the list of results is read."""
        self._wanted = source
        for listing in self.listed:
            if listing.source.id == source:
                self._wanted = None
                self.choose(listing)

    def choose(self, listing: Listing) -> None:
        """Look at a source from its widest area."""
        self.chosen, self.way = listing, [Crumb(listing.area_code, listing.area)]
        self._read()

    def drill(self, area: AreaResult) -> None:
        """Go into an area that has finer ones inside."""
        if area.children and area.code:
            self.way.append(Crumb(area.code, area.name))
            self._read()

    def back_to(self, step: int) -> None:
        """Go back to a step of the way."""
        if step < len(self.way) - 1:
            del self.way[step + 1 :]
            self._read()

    def sources(self) -> list[Listing]:
        """Return the sources of the contest at hand, the official one first."""
        chosen = self.chosen
        if chosen is None:
            return []
        return [line for line in self.listed if (line.election, line.contest) == (chosen.election, chosen.contest)]

    def settling(self, listing: Listing, change: SourceChange) -> Callable[[Cabinet], list[str]]:
        """Return the work that settles something about a source as one act; it answers what is to be known of it."""

        def work(cabinet: Cabinet) -> list[str]:
            from app.intake.papers import signed as papers
            from app.results import sources

            code, data = sources.act_of(change, listing.source.name, election_name(listing.election))
            with cabinet.act(code, **data) as act:
                sources.change(act, cabinet, listing.source.id, change)
            return [sentence(note.code, note.data) for note in papers.problems(cabinet, change.dossier)]

        return work

    def expecting(self, count: int | None) -> Callable[[Cabinet], int] | None:
        """Return the work that settles how many TPS the area at hand has; None takes it away."""
        chosen, view = self.chosen, self.view
        if chosen is None or view is None:
            return None
        contest, area = chosen.contest, view.root.id
        told: dict[str, object] = {"area": self.way[-1].name, "election": election_name(chosen.election)}

        def work(cabinet: Cabinet) -> int:
            from app.results import expecting

            return expecting.settle(cabinet, contest, area, count, told)

        return work

    def stations_words(self) -> str:
        """Return how many TPS the area at hand has, as settled, in words."""
        count, here = self.stations
        area = self.way[-1].name if self.way else ""
        if count is None:
            return tr("Jumlah TPS di {area} belum ditetapkan.", area=area)
        said = tr("{area}: {count} TPS seharusnya melapor.", area=area, count=number(count))
        return said if here else tr("{said} Dijumlahkan dari wilayah di dalamnya.", said=said)

    def make_official(self, listing: Listing, done: Callable[[Any], object]) -> None:
        """Let a source count as the official one of its contest."""
        from app.results.sources import SourceChange

        self.session.write("", self.settling(listing, SourceChange(official=True)), done)

    def compare(self) -> None:
        """Hold the sources of the contest side by side in the area at hand."""
        if self.chosen is not None:
            self.comparison.load(self.chosen, self.listed, self.way[-1].code if len(self.way) > 1 else None)

    def show_candidates(self) -> None:
        """Read the own votes and candidates of the party at hand in the area at hand."""
        if self.chosen is not None:
            self.candidates.load(self.chosen, self.way[-1].code if len(self.way) > 1 else None)

    def check(self) -> None:
        """Look through what the source at hand states in the area at hand."""
        if self.chosen is not None and self.view is not None:
            self.checks.load(self.chosen, self.view, self.way[-1].code if len(self.way) > 1 else None)

    def measures(self) -> list[str]:
        """Return the measures the view has figures of: votes first, then voters."""
        view = self.view
        if view is None:
            return []
        fields = dict.fromkeys(name for area in (view.root, *view.areas) for name in area.measures)
        first = [name for name in _FIRST_MEASURES if name in fields]
        return [*first, *sorted(name for name in fields if name not in first)]

    def columns(self) -> list[tuple[str, str]]:
        """Return key and heading of every column of figures."""
        view = self.view
        if view is None:
            return []
        contestants = [(f"c{who.number}", words.contestant(who.number, who.short)) for who in self._voted_for()]
        return [*contestants, *((name, measure_name(name)) for name in self.measures())]

    def cells(self, area: AreaResult) -> list[str]:
        """Return an area's figures as people read them, in the order of the columns; a blank is a dash."""
        measures = [area.measures.get(name) for name in self.measures()]
        votes = area.votes if self._voted_for() else ()
        return [number(value) if value is not None else "–" for value in (*votes, *measures)]

    def _voted_for(self) -> Sequence[Contestant]:
        """Return the contestants, none where the source at hand says nothing of votes, as a list of voters."""
        view = self.view
        if view is None or not any(vote is not None for area in (view.root, *view.areas) for vote in area.votes):
            return ()
        return view.contestants

    def participation(self) -> Participation | None:
        """Return the participation in the area at hand."""
        view = self.view
        return None if view is None else participation(view.root.measures, usual_base(view.election))

    def heading(self) -> str:
        """Return what is looked at: the election and the area."""
        if self.chosen is None:
            return ""
        election = election_name(self.chosen.election, self.way[0].name)
        return tr("{election}, {area}", election=election, area=self.way[-1].name)

    def standing(self) -> str:
        """Return source, status and coverage in one line."""
        view = self.view
        if view is None:
            return ""
        source = view.source
        parts = [
            tr("Sumber {source}", source=wording.source(source)),
            wording.status(source.status),
            wording.coverage(self.covered or source.coverage),
        ]
        return " · ".join(parts)

    def level(self) -> str:
        """Return what the areas of the view are called."""
        return level_name(self.view.level) if self.view is not None else ""

    def turnout_words(self) -> str:
        """Return the participation in words, with its base; "" where it is not known."""
        found = self.participation()
        if found is None:
            return ""
        return tr(
            "Partisipasi {share} dari {base} ({voters} dari {whole})",
            share=percent(found.share),
            base=wording.base(found.base_lists),
            voters=number(found.voters),
            whole=number(found.base),
        )

    def turnout_figures(self) -> list[tuple[str, str]]:
        """Return the measures that the participation is made of: the key of each and what it is called."""
        found = self.participation()
        return [] if found is None else [(field, measure_name(field)) for field in found.fields]

    def _listed(self, listed: list[Listing]) -> None:
        self.listed = listed
        if self._wanted is not None and any(found.source.id == self._wanted for found in listed):
            self.want(self._wanted)
            return
        current = self.chosen
        same = [found for found in listed if current is not None and found.source.id == current.source.id]
        if same:
            self.chosen = same[0]
            self._read()
        elif listed:
            self.choose(listed[0])
        else:
            self.chosen, self.view, self.way = None, None, []
            self.on_change()

    def _read(self) -> None:
        listing, way = self.chosen, self.way
        if listing is None:
            return
        area = way[-1].code if len(way) > 1 else None

        def read() -> _Read | str:
            from app.results import coverage, expecting

            cabinet = self.session.cabinet
            try:
                view = reading.show(cabinet, listing.election, area=area, source=listing.source.name)
            except AppError as failure:
                return words_of(failure) or failure.code
            asked = (cabinet.connection(), listing.contest, view.root.id)
            covered = None if area is None else coverage.coverage(asked[0], listing.source.id, view.root.id)
            return view, (expecting.stations(*asked), expecting.is_settled(*asked)), covered

        self.session.lookups.ask("results_view", read, self._came)

    def _came(self, answer: _Read | str) -> None:
        if not isinstance(answer, str):
            self.view, self.stations, self.covered = answer
            self.checks.forget()
            self.candidates.offer(self.view)
            self.on_change()
        else:
            self.on_trouble(answer)


def source_words(listing: Listing) -> str:
    """Return a source as the list of results names it."""
    return tr("{source} · {status}", source=listing.source.name, status=wording.status(listing.source.status))


def group_words(listing: Listing, listed: Sequence[Listing]) -> str:
    """Return the election a source belongs to, with its area where there are several in the list."""
    name = words.election_short(str(listing.election))
    if len({(line.area_code, line.area) for line in listed}) < 2:
        return name
    return tr("{election} · {area}", election=name, area=listing.area)


def _nothing() -> None:
    """Take no notice."""
