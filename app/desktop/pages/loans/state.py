"""What the loans page shows: lent dossiers by state and words, and the loan of the one under the cursor.

It knows no widget; titles are hidden here from those who may not see them.
"""

from __future__ import annotations

import datetime as dt
from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.archive import dossiers, listing, loans, people
from app.archive.loans import Loan, LoanCounts, LoanLine, LoanState
from app.archive.masking import hidden_title
from app.archive.records import AccessClass, DossierLine
from app.desktop import words
from app.desktop.session import Session
from app.desktop.widgets.rows import Row
from app.i18n import tr, trn

_FOUND = 8


@dataclass(frozen=True, slots=True)
class Candidate:
    """A dossier that may be lent, as it is offered: its words, and why it cannot be lent now ("" where it can)."""

    id: int
    words: str
    why_not: str = ""


@dataclass(frozen=True, slots=True)
class Chosen:
    """The lent dossier under the cursor with its whole loan, earlier loans of it, and titles to be hidden."""

    line: LoanLine
    loan: Loan
    earlier: tuple[LoanLine, ...]
    hidden: dict[int, AccessClass]

    def title(self, dossier: int, title: str) -> str:
        """Return a dossier's title, or the word that stands for a hidden one."""
        return hidden_title(self.hidden[dossier]) if dossier in self.hidden else title


class LoanRows:
    """Rows of a list of loans from ids; lines are read when they come on screen."""

    def __init__(self, session: Session, ids: array[int], today: dt.date) -> None:
        self._session, self.ids, self._today = session, ids, today

    def __len__(self) -> int:
        return len(self.ids)

    def page(self, first: int, number: int) -> Sequence[Row]:
        """Return the lines of a run of ids; what is overdue is marked."""
        cabinet = self._session.cabinet
        found = loans.lines(cabinet, self.ids[first : first + number])
        hidden = people.hidden(cabinet, self._session.viewer, [line.dossier for line in found])
        return [self._row(line, hidden.get(line.dossier)) for line in found]

    def _row(self, line: LoanLine, hidden: AccessClass | None) -> Row:
        title = line.title if hidden is None else hidden_title(hidden)
        cells = (line.number, title, line.borrower, words.iso_date(line.due), standing(line, self._today))
        tag = "faint" if line.returned_on else "bad" if line.days_over(self._today) > 0 else ""
        return Row(line.line, cells, tag)


class LoansState:
    """The view that is shown and how to change it; ``on_rows`` hears of new rows."""

    def __init__(self, session: Session, on_rows: Callable[[], object]) -> None:
        self._session = session
        self._on_rows = on_rows
        self.state = LoanState.OUT
        self.text = ""
        self.counts = LoanCounts(0, 0, 0, 0)
        self.rows = LoanRows(session, array("q"), self.today)
        self.ready = False

    @property
    def today(self) -> dt.date:
        """The day it is here."""
        return dt.datetime.now().astimezone().date()

    @property
    def nothing_yet(self) -> bool:
        """Tell whether nothing was ever lent."""
        return not (self.counts.out or self.counts.back)

    def load(self) -> None:
        """Read the list and the counts, on the reading thread."""
        cabinet, state, text, today = self._session.cabinet, self.state, self.text, self.today
        who = self._session.viewer

        def read() -> tuple[array[int], LoanCounts]:
            return loans.ids_of(cabinet, state, today, text, who=who), loans.counts(cabinet, today)

        self._session.lookups.ask("loans_view", read, lambda found: self._show(*found))

    def show(self, state: LoanState | None = None, text: str | None = None) -> None:
        """Show another state, or what has other words in it."""
        self.state = self.state if state is None else state
        self.text = self.text if text is None else text
        self.load()

    def chosen(self, line: int | None) -> Chosen | None:
        """Return the lent dossier of a line with all that is told of it; None where it is gone."""
        cabinet = self._session.cabinet
        found = loans.lines(cabinet, [line]) if line is not None else ()
        loan = loans.get(cabinet, found[0].loan) if found else None
        if loan is None:
            return None
        earlier = tuple(other for other in loans.of_dossier(cabinet, found[0].dossier) if other.line != line)
        wanted = [lent.dossier for lent in loan.dossiers]
        return Chosen(found[0], loan, earlier, people.hidden(cabinet, self._session.viewer, wanted))

    def candidates(self, text: str) -> list[Candidate]:
        """Return the dossiers that a number or words find, the exact number first; hidden ones by number only."""
        from app.archive.finding.search import search

        cabinet, who = self._session.cabinet, self._session.viewer
        ids = [found.id for found in dossiers.by_number(cabinet, text)]
        ids += [hit.dossier for hit in search(cabinet, text, limit=_FOUND, who=who).hits if hit.dossier is not None]
        return self.told(list(dict.fromkeys(ids))[:_FOUND])

    def told(self, ids: Sequence[int]) -> list[Candidate]:
        """Return dossiers as they are offered to be lent, in this order."""
        cabinet = self._session.cabinet
        hidden = people.hidden(cabinet, self._session.viewer, ids)
        out = loans.out_of(cabinet, ids)
        return [
            Candidate(line.id, _words(line, hidden.get(line.id)), self._why_not(line, hidden, out))
            for line in listing.lines(cabinet, ids)
        ]

    def _why_not(self, line: DossierLine, hidden: dict[int, AccessClass], out: dict[int, LoanLine]) -> str:
        if line.id in out:
            return tr("sedang dipinjam {borrower}", borrower=out[line.id].borrower)
        if line.id in hidden:
            return tr("di luar hak akses Anda")
        return ""

    def _show(self, ids: array[int], counts: LoanCounts) -> None:
        self.rows, self.counts, self.ready = LoanRows(self._session, ids, self.today), counts, True
        self._on_rows()


def standing(line: LoanLine, today: dt.date) -> str:
    """Return how a lent dossier stands: how long past its due date or how long still, or when it came back."""
    if line.returned_on:
        return tr("kembali {date}", date=words.iso_date(line.returned_on))
    over = line.days_over(today)
    if over > 0:
        return trn("lewat {count} hari", "lewat {count} hari", over)
    if over == 0:
        return tr("kembali hari ini")
    return trn("{count} hari lagi", "{count} hari lagi", -over)


def facts(chosen: Chosen) -> list[tuple[str, str]]:
    """Return what is known of a loan: names and values."""
    loan, lent = chosen.loan, next(one for one in chosen.loan.dossiers if one.line == chosen.line.line)
    rows = [
        (tr("Peminjam"), loan.borrower),
        (tr("Unit"), loan.unit),
        (tr("Kontak"), loan.contact),
        (tr("Keperluan"), loan.purpose),
        (tr("Dipinjam"), words.iso_date(loan.lent_on)),
        (tr("Harus kembali"), words.iso_date(loan.due)),
        (tr("Diperpanjang"), _extended(loan)),
        (tr("Dilayani"), loan.lent_by),
        (tr("Keterangan"), loan.note),
        (tr("Kembali"), words.iso_date(lent.returned_on)),
        (tr("Diterima"), lent.received_by),
        (tr("Kondisi"), words.condition_of(lent.condition)),
        (tr("Catatan kembali"), lent.note),
    ]
    return [(name, value) for name, value in rows if value]


def _extended(loan: Loan) -> str:
    if not loan.extended:
        return ""
    return trn(
        "{count} kali, semula {date}", "{count} kali, semula {date}", loan.extended, date=words.iso_date(loan.first_due)
    )


def _words(line: DossierLine, hidden: AccessClass | None) -> str:
    title = line.title if hidden is None else hidden_title(hidden)
    return tr("{number}  {title}", number=line.number, title=title)
