"""What the disposal page shows: the clock with its due lists, the proposals, the holds; it knows no widget.

All is read on the reading thread; a list of due dossiers may be of any length, its lines are read as they are shown.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from app.archive import dossiers, holding_back, people
from app.archive.disposal import carrying_out, clock, holds, proposals
from app.archive.disposal.records import ClockYear, ConsentRule, Due, Hold, Kind, Proposal, Requirement, State
from app.archive.masking import hidden_reason, hidden_title
from app.archive.records import Dossier
from app.archive.written import years_text
from app.desktop import masking, words
from app.desktop.pages.disposal import told
from app.desktop.session import Session
from app.desktop.widgets.rows import Row
from app.i18n import tr, trn
from app.reports import archive_words
from app.store import Cabinet

#: What is proposed of each list; the others are settled dossier by dossier.
PROPOSED: dict[Due, Kind] = {
    Due.TRANSFER: Kind.TRANSFER,
    Due.DESTRUCTION: Kind.DESTRUCTION,
    Due.HAND_OVER: Kind.HAND_OVER,
}
#: How many years ahead the clock can be asked.
_AHEAD = 10


@dataclass(frozen=True, slots=True)
class Detail:
    """The proposal that is looked at: its lines as they were frozen, what it needs, whether ANRI must agree."""

    proposal: Proposal
    lines: tuple[Dossier, ...]
    needs: tuple[Requirement, ...]
    anri: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """What one reading brought."""

    clock: tuple[ClockYear, ...] = ()
    due: tuple[tuple[int, int], ...] = ()
    held: int = 0
    proposals: tuple[Proposal, ...] = ()
    detail: Detail | None = None
    holds: tuple[Hold, ...] = ()


@dataclass(slots=True)
class DueRows:
    """The rows of a due list, read page by page: number, code, title, years, due, retention, what holds it back."""

    session: Session
    due: Sequence[tuple[int, int]]

    def __len__(self) -> int:
        return len(self.due)

    def page(self, first: int, number: int) -> Sequence[Row]:
        """Return a run of the rows."""
        some = self.due[first : first + number]
        years = dict(some)
        cabinet = self.session.cabinet
        held = holding_back.hindrances(cabinet, years)
        found = {each.id: masking.dossier(self.session, each) for each in dossiers.many(cabinet, list(years))}
        return [self._row(found[id_], years[id_], held.get(id_, ())) for id_ in years if id_ in found]

    def _row(self, dossier: Dossier, year: int, held: Sequence[holding_back.Hindrance]) -> Row:
        cells = (
            dossier.number,
            archive_words.code(dossier) or "",
            dossier.title,
            years_text(dossier.year_from, dossier.year_to),
            tr("akhir {year}", year=str(year)) if year else _missing(dossier),
            archive_words.retention(dossier) or "",
            "; ".join(map(holding_back.told, held)),
        )
        return Row(dossier.id, cells, "warn" if held else "")


@dataclass(slots=True)
class DisposalState:
    """The page's decisions and what was read for them; ``on_change`` hears when there is something new to show."""

    session: Session
    on_change: Callable[[], object]
    due: Due = Due.TRANSFER
    before: int = 0
    chosen: int | None = None
    lifted: bool = False
    shown: Shown = field(default_factory=Shown)
    loaded: bool = False

    def __post_init__(self) -> None:
        self.before = self.before or self.today.year

    @property
    def today(self) -> dt.date:
        """The day it is."""
        return dt.datetime.now().astimezone().date()

    @property
    def rule(self) -> ConsentRule:
        """When the national archive must agree, as the office has set it."""
        held = self.session.settings
        return ConsentRule(held.consent_years, held.consent_bound == "from")

    def load(self) -> None:
        """Read all anew on the reading thread."""
        self.session.lookups.ask("disposal", self._read, self._came)

    def show_due(self, due: Due | None = None, before: int | None = None) -> None:
        """Look at another list, or at the end of another year."""
        self.due = due or self.due
        self.before = before or self.before
        self.load()

    def show_proposal(self, proposal: int | None) -> None:
        """Look at another proposal."""
        if proposal != self.chosen:
            self.chosen = proposal
            self.load()

    def show_lifted(self, *, lifted: bool) -> None:
        """Show the holds of the past, too, or only those in force."""
        self.lifted = lifted
        self.load()

    def count(self, due: Due) -> int:
        """Return how many dossiers are due in a way in the year that is looked at."""
        return sum(each.dossiers for each in self.shown.clock if each.due is due and each.year < self.before)

    def years(self) -> list[tuple[str, str]]:
        """Return the years whose beginning can be looked at, with words for their due dossiers."""
        now = self.today.year
        return [(str(year), tr("sampai akhir {year}", year=str(year - 1))) for year in range(now, now + _AHEAD + 1)]

    def due_rows(self) -> DueRows:
        """Return the list that is looked at as rows."""
        return DueRows(self.session, self.shown.due)

    def summary(self) -> str:
        """Return in a sentence what the list is, and how many of it are held back."""
        said = told.due_hint(self.due)
        if not self.shown.held:
            return said
        held = trn("{count} berkas tertahan.", "{count} berkas tertahan.", self.shown.held)
        return tr("{sentence} {more}", sentence=said, more=held)

    def free_ids(self) -> list[int]:
        """Return the dossiers of the list that nothing holds back."""
        ids = [id_ for id_, _year in self.shown.due]
        held = holding_back.hindrances(self.session.cabinet, ids)
        return [id_ for id_ in ids if id_ not in held]

    def proposal_rows(self) -> list[Row]:
        """Return the proposals as rows."""
        return [
            Row(
                each.id,
                (
                    each.number,
                    told.kind_words(each.kind),
                    told.state_words(each.state),
                    str(each.dossiers),
                    words.iso_date(each.made_on),
                ),
                "" if each.open else "faint",
            )
            for each in self.shown.proposals
        ]

    def line_rows(self) -> list[Row]:
        """Return the lines of the proposal that is looked at, as they were frozen."""
        detail = self.shown.detail
        if detail is None:
            return []
        return [
            Row(
                line.id,
                (
                    line.number,
                    archive_words.code(line) or "",
                    line.title,
                    years_text(line.year_from, line.year_to),
                    archive_words.extent(line.extent, line.unit) or "",
                    archive_words.retention(line) or "",
                ),
            )
            for line in (masking.dossier(self.session, frozen) for frozen in detail.lines)
        ]

    def facts(self) -> list[tuple[str, str]]:
        """Return what is known of the proposal that is looked at."""
        detail = self.shown.detail
        if detail is None:
            return []
        now, papers = detail.proposal, detail.proposal.papers
        rows = [
            (tr("Keadaan"), told.state_words(now.state)),
            (tr("Disusun"), words.iso_date(now.made_on)),
            (tr("Jumlah berkas"), str(now.dossiers)),
            (tr("Disetujui"), papers.consent_by or ""),
            (tr("Surat keputusan"), papers.decree_number or ""),
            (tr("Berita acara"), papers.minutes_number or ""),
            (tr("Penerima"), papers.receiver or ""),
            (tr("Panitia dan saksi"), ", ".join(person.name for person in now.people)),
            (tr("Ditandatangani"), ", ".join(signed.name for signed in now.signatures)),
            (tr("Catatan"), papers.note or ""),
        ]
        if detail.anri and now.open:
            rows.append((tr("Persetujuan ANRI"), tr("perlu, karena masa inaktifnya panjang")))
        return [(name, value) for name, value in rows if value]

    def needs(self) -> list[tuple[bool, str]]:
        """Return what the proposal needs before it is carried out, and whether that is there."""
        detail = self.shown.detail
        if detail is None or not detail.proposal.open:
            return []
        return [
            (each.met, f"{told.requirement_words(each.code)}: {each.detail}" if each.code == "free" and each.detail
             else told.requirement_words(each.code))
            for each in detail.needs
        ]  # fmt: skip

    def steps(self) -> tuple[str, ...]:
        """Return what can be done with the proposal now: names of the page's actions, the next one first."""
        detail = self.shown.detail
        if detail is None:
            return ()
        now = detail.proposal
        if self.session.read_only or not now.open:
            return ("papers_out",)
        match now.state:
            case State.DRAFT:
                return ("propose", "people", "papers", "take_off", "papers_out", "withdraw")
            case State.PROPOSED:
                return ("consent", "people", "papers", "papers_out", "withdraw")
            case _:
                first = self._last_steps(detail)
                return (*first, "people", "papers", "papers_out", "withdraw")

    def signers(self) -> list[str]:
        """Return the registered people who may sign; none where nobody is registered and anyone may."""
        return [person.name for person in people.people(self.session.cabinet) if person.active]

    def hold_rows(self) -> list[Row]:
        """Return the holds as rows."""
        return [
            Row(
                hold.id,
                (
                    hold.number,
                    hold.title,
                    hold.reason,
                    words.iso_date(hold.since),
                    words.iso_date(hold.lifted) if hold.lifted else tr("berlaku"),
                ),
                "faint" if hold.lifted else "",
            )
            for hold in self.shown.holds
        ]

    @staticmethod
    def _last_steps(detail: Detail) -> tuple[str, ...]:
        now = detail.proposal
        if now.kind is Kind.DESTRUCTION and len(now.signatures) < 2:
            return ("sign",)
        return ("carry_out",)

    def _read(self) -> Shown:
        cabinet = self.session.cabinet
        if not self.session.read_only:
            carrying_out.remove_files(cabinet)
        due = clock.due_ids(cabinet, self.due, self.before)
        held = holding_back.hindrances(cabinet, [id_ for id_, _year in due])
        listed = proposals.proposals(cabinet)
        chosen = self.chosen if any(each.id == self.chosen for each in listed) else None
        if chosen is None and listed:
            chosen = listed[0].id
        self.chosen = chosen
        return Shown(
            clock.clock(cabinet),
            due,
            len(held),
            listed,
            self._detail(cabinet, chosen) if chosen is not None else None,
            self._holds(cabinet),
        )

    def _holds(self, cabinet: Cabinet) -> tuple[Hold, ...]:
        found = holds.holds(cabinet, lifted=self.lifted)
        hidden = people.hidden(cabinet, self.session.viewer, [hold.dossier for hold in found])
        return tuple(
            replace(hold, title=hidden_title(hidden[hold.dossier]), reason=hidden_reason())
            if hold.dossier in hidden
            else hold
            for hold in found
        )

    def _detail(self, cabinet: Cabinet, proposal: int) -> Detail:
        return Detail(
            proposals.get(cabinet, proposal),
            tuple(proposals.lines(cabinet, proposal)),
            carrying_out.requirements(cabinet, proposal, self.rule, self.today),
            proposals.needs_consent(cabinet, proposal, self.rule),
        )

    def _came(self, shown: Shown) -> None:
        self.shown, self.loaded = shown, True
        self.on_change()


def _missing(dossier: Dossier) -> str:
    """Return what is not known, so that the clock of a dossier does not run."""
    if dossier.closed_year is None:
        return tr("belum ditutup")
    if dossier.retention is None or dossier.retention.active_years is None or dossier.retention.inactive_years is None:
        return tr("tanpa jangka waktu")
    return tr("tanpa nasib akhir")


def line_of(session: Session, dossier: int) -> tuple[str, str]:
    """Return number and title of a dossier, for a question about it."""
    found = masking.lines(session, [dossier])
    return (found[0].number, found[0].title) if found else ("?", "")
