"""What the first page says: a greeting, what needs doing, how much is held by year, turnouts, and the last acts.

It knows no widget; all is read in one go on the reading thread.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from app.archive import counts, loans
from app.archive.disposal import clock
from app.archive.loans import LoanState
from app.archive.moving import reading as moving
from app.archive.moving.records import Step
from app.archive.records import DossierFilter
from app.desktop import words
from app.desktop.pages.history.state import ActLine, HistoryState
from app.desktop.session import Session
from app.desktop.summary import last_backup, when_words
from app.errors import AppError
from app.i18n import date, number, percent, tr, trn
from app.reports import wording
from app.results import reading
from app.results.elections import usual_base
from app.results.participation import participation

_ACTS = 6
_TURNOUTS = 5


@dataclass(frozen=True, slots=True)
class Card:
    """One thing to know or to do: icon and tone, a figure, what it counts, and where it leads (page and place)."""

    symbol: str
    tone: str
    figure: str
    words: str
    page: str
    view: DossierFilter | None = None
    loans: LoanState = LoanState.OUT


@dataclass(frozen=True, slots=True)
class Turnout:
    """The participation in one election, with the base it is counted on."""

    name: str
    share: float
    note: str


@dataclass(frozen=True, slots=True)
class Home:
    """Everything the first page shows."""

    empty: bool
    cards: tuple[Card, ...]
    years: tuple[tuple[str, int], ...]
    turnouts: tuple[Turnout, ...]
    acts: tuple[ActLine, ...]


def read_home(session: Session) -> Home:
    """Read what the first page shows; runs on any thread."""
    totals = counts.totals(session.cabinet)
    listed = reading.list_results(session.cabinet)
    history = HistoryState(session)
    history.load()
    years = tuple((held.key if held.key != "0" else "–", held.dossiers) for held in counts.by_year(session.cabinet))
    return Home(
        empty=not totals.dossiers and not listed,
        cards=_cards(session, totals, len({(line.election, line.area_code) for line in listed})),
        years=tuple(year for year in years if year[0] != "–"),
        turnouts=_turnouts(session),
        acts=tuple(history.lines()[:_ACTS]),
    )


def greeting(clerk: str, now: dt.datetime) -> str:
    """Return a greeting by the time of day, with the clerk's first name."""
    hour = now.hour + now.minute / 60
    if hour < 3 or hour >= 18.5:
        told = tr("Selamat malam")
    elif hour < 11:
        told = tr("Selamat pagi")
    elif hour < 15:
        told = tr("Selamat siang")
    else:
        told = tr("Selamat sore")
    name = clerk.split()[0] if clerk.split() else ""
    return tr("{greeting}, {name}", greeting=told, name=name) if name else told


def day_line(office: str, today: dt.date) -> str:
    """Return today's date with the office."""
    day = date(today, "full")
    return tr("{day} · {office}", day=day, office=office) if office else day


def _cards(session: Session, totals: counts.Totals, elections: int) -> tuple[Card, ...]:
    cards = [
        Card(
            "folder2-open",
            "info",
            number(totals.dossiers),
            trn("berkas arsip", "berkas arsip", totals.dossiers),
            "archive",
        ),
        Card(
            "bar-chart",
            "info",
            number(elections),
            trn("pemilu dengan hasil", "pemilu dengan hasil", elections),
            "results",
        ),
    ]
    if totals.dossiers:
        done = not totals.unplaced
        told = (
            tr("semua berkas sudah ditempatkan")
            if done
            else trn("berkas belum ditempatkan", "berkas belum ditempatkan", totals.unplaced)
        )
        view = None if done else DossierFilter(unplaced=True)
        figure = "✓" if done else number(totals.unplaced)
        cards.append(Card("box-seam", "good" if done else "caution", figure, told, "archive", view))
    cards += _places_cards(session, totals)
    lent = _loans_card(session)
    if lent is not None:
        cards.append(lent)
    due = clock.overdue(session.cabinet, dt.datetime.now().astimezone().date())
    if due:
        told = trn("berkas perlu disusutkan", "berkas perlu disusutkan", due)
        cards.append(Card("hourglass-split", "caution", number(due), told, "disposal"))
    cards.append(_backup_card(session))
    return tuple(cards)


def _places_cards(session: Session, totals: counts.Totals) -> list[Card]:
    """Return the office move that is under way, else boxes that stand nowhere; none where all is well."""
    move = next((move for move in moving.relocations(session.cabinet) if move.closed_on is None), None)
    if move is not None:
        left = moving.standing(session.cabinet, move.id)
        count = left.boxes - left.reached(Step.SHELVE)
        told = trn("boks belum ditata: {name}", "boks belum ditata: {name}", count, name=move.name)
        return [Card("truck", "caution" if count else "good", number(count), told, "moving")]
    if totals.loose_boxes:
        told = trn("boks tanpa tempat", "boks tanpa tempat", totals.loose_boxes)
        return [Card("geo-alt", "caution", number(totals.loose_boxes), told, "places")]
    return []


def _loans_card(session: Session) -> Card | None:
    """Return what is overdue, due today or out; None where nothing is on loan."""
    today = dt.datetime.now().astimezone().date()
    lent = loans.counts(session.cabinet, today)
    if not lent.out:
        return None
    if lent.overdue:
        told = trn("pinjaman lewat waktu", "pinjaman lewat waktu", lent.overdue)
        return Card("alarm", "alert", number(lent.overdue), told, "loans", loans=LoanState.OVERDUE)
    told = trn("berkas dipinjam", "berkas dipinjam", lent.out)
    return Card("arrow-left-right", "caution" if lent.soon else "info", number(lent.out), told, "loans")


def _backup_card(session: Session) -> Card:
    made = last_backup(session.folder)
    if made is None:
        return Card("shield-exclamation", "alert", "–", tr("belum pernah dicadangkan"), "settings")
    age = (dt.datetime.now(made.tzinfo).date() - made.date()).days
    fresh = age <= session.settings.backup_days
    return Card(
        "shield-check" if fresh else "shield-exclamation",
        "good" if fresh else "caution",
        "✓" if fresh else number(age),
        tr("dicadangkan {when}", when=when_words(made)) if fresh else tr("hari sejak cadangan terakhir"),
        "settings",
    )


def _turnouts(session: Session) -> tuple[Turnout, ...]:
    found: dict[object, Turnout] = {}
    for listing in reading.list_results(session.cabinet):
        key = (listing.election, listing.area_code)
        if key in found or len(found) >= _TURNOUTS:
            continue
        try:
            view = reading.show(session.cabinet, listing.election, source=listing.source.name)
        except AppError:
            continue
        came = participation(view.root.measures, usual_base(listing.election))
        if came is not None:
            name = tr("{election} · {area}", election=words.election_short(str(listing.election)), area=listing.area)
            note = tr("dari {base}", base=wording.base(came.base_lists))
            found[key] = Turnout(name, came.share, note)
    return tuple(found.values())


def share_words(share: float) -> str:
    """Return a participation as people read it."""
    return percent(share)
