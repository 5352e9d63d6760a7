"""The forms of a loan as plain texts: what they begin with, what was typed, and the work that stores it as one act.

It knows no widget.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from app.archive import loans, people
from app.archive.loans import Loan
from app.archive.people import Look
from app.archive.records import Condition
from app.desktop import words
from app.desktop.session import Session
from app.i18n import date, tr

Options = list[tuple[str, str]]


def day(text: str) -> dt.date | None:
    """Return a typed date ("1/12/2026", "1 Desember 2026"), None for what is no single day."""
    from importers.dates import date_span

    found = date_span(text.strip()).iso or ""
    return dt.date.fromisoformat(found) if len(found) == 10 else None


class LendForm:
    """Lending some dossiers to somebody."""

    draft = "loan"

    def __init__(self, session: Session, dossiers: Sequence[int], today: dt.date) -> None:
        self._session, self._today = session, today
        self._dossiers = dossiers
        self.known = {name: (unit, contact) for name, unit, contact in loans.borrowers(session.cabinet)}

    def values(self) -> dict[str, str]:
        """Return the texts the form begins with: due after as many days as last time."""
        due = self._today + dt.timedelta(days=self._session.settings.loan_days)
        return {
            "dossiers": " ".join(map(str, self._dossiers)),
            "lent_on": words.iso_date(self._today.isoformat()),
            "due": words.iso_date(due.isoformat()),
        }

    def read(self, typed: Mapping[str, str]) -> tuple[dict[str, Any], dict[str, str]]:
        """Turn what was typed into what `app.archive.loans.lend` takes, and problems by field in words."""
        fields: dict[str, Any] = {
            name: typed.get(name, "") for name in ("borrower", "unit", "contact", "purpose", "note")
        }
        fields["dossiers"] = [int(id_) for id_ in typed.get("dossiers", "").split()]
        problems: dict[str, str] = {}
        if not fields["dossiers"]:
            problems["find"] = tr("Tambahkan berkas yang dipinjam.")
        if not fields["borrower"].strip():
            problems["borrower"] = tr("Sebutkan siapa yang meminjam.")
        for name in ("lent_on", "due"):
            fields[name] = day(typed.get(name, ""))
            if fields[name] is None:
                problems[name] = tr("Tulis tanggal, misalnya 1 Desember 2026.")
        if not problems and fields["due"] < fields["lent_on"]:
            problems["due"] = tr("Tanggal kembali mendahului tanggal pinjam.")
        return fields, problems

    def save(self, fields: dict[str, Any]) -> Callable[[Any], int]:
        """Return the work that lends as one act and answers the loan's id; looks at restricted ones are kept."""
        session, viewer = self._session, self._session.viewer
        ids: list[int] = fields["dossiers"]

        def work(cabinet: Any) -> int:
            if hidden := people.hidden(cabinet, viewer, ids):
                people.note_look(cabinet, viewer, hidden, Look.REFUSED)
                raise people.refusal(cabinet, next(iter(hidden)))
            told = {"borrower": fields["borrower"].strip()}
            number = next(iter(loans.numbers(cabinet, ids[:1])), "")
            with (
                cabinet.act("loan_lent", number=number, **told)
                if len(ids) == 1
                else cabinet.act("loan_lent_many", dossiers=len(ids), **told)
            ) as act:
                loan = loans.lend(act, cabinet, **fields)
            people.note_look(cabinet, viewer, ids, Look.LENT)
            return loan

        session.save(loan_days=max(0, min(365, (fields["due"] - fields["lent_on"]).days)))
        return work


class BackForm:
    """Taking dossiers of a loan back, all that are out or some."""

    def __init__(self, loan: Loan, today: dt.date) -> None:
        self.loan, self._today = loan, today

    @property
    def draft(self) -> str:
        """The name of the form's draft."""
        return f"loan/{self.loan.id}/back"

    def values(self) -> dict[str, str]:
        """Return the texts the form begins with: everything comes back today."""
        return {
            **{f"line{lent.line}": "1" for lent in self.loan.out},
            "on": words.iso_date(self._today.isoformat()),
            "condition": Condition.GOOD.value,
        }

    def conditions(self) -> Options:
        """Return the conditions to choose from."""
        return [(value.value, words.condition(value)) for value in Condition]

    def read(self, typed: Mapping[str, str]) -> tuple[dict[str, Any], dict[str, str]]:
        """Turn what was typed into what `app.archive.loans.give_back` takes, and problems by field in words."""
        lines = [lent.line for lent in self.loan.out if typed.get(f"line{lent.line}")]
        problems: dict[str, str] = {}
        on = day(typed.get("on", ""))
        if on is None:
            problems["on"] = tr("Tulis tanggal, misalnya 1 Desember 2026.")
        elif on.isoformat() < self.loan.lent_on:
            problems["on"] = tr("Tanggal ini mendahului tanggal pinjam.")
        if not lines:
            problems["on"] = tr("Centang berkas yang kembali.")
        fields = {"lines": lines, "on": on, "condition": typed.get("condition") or None, "note": typed.get("note", "")}
        return fields, problems

    def save(self, fields: dict[str, Any]) -> Callable[[Any], int]:
        """Return the work that takes the dossiers back as one act and answers how many."""
        loan, count = self.loan, len(fields["lines"])
        number = next((lent.number for lent in loan.out if lent.line in fields["lines"]), "")

        def work(cabinet: Any) -> int:
            with (
                cabinet.act("loan_returned", number=number, borrower=loan.borrower)
                if count == 1
                else cabinet.act("loan_returned_many", dossiers=count, borrower=loan.borrower)
            ) as act:
                return loans.give_back(act, cabinet, **fields)

        return work


class ExtendForm:
    """Putting off the due date of a loan."""

    def __init__(self, session: Session, loan: Loan, today: dt.date) -> None:
        self.loan = loan
        begin = max(today, dt.date.fromisoformat(loan.due))
        self._due = begin + dt.timedelta(days=max(1, session.settings.loan_days))

    @property
    def draft(self) -> str:
        """The name of the form's draft."""
        return f"loan/{self.loan.id}/due"

    def values(self) -> dict[str, str]:
        """Return the text the form begins with: as long again as last time."""
        return {"due": words.iso_date(self._due.isoformat())}

    def read(self, typed: Mapping[str, str]) -> tuple[dt.date | None, dict[str, str]]:
        """Turn what was typed into a day, and problems by field in words."""
        due = day(typed.get("due", ""))
        if due is None:
            return None, {"due": tr("Tulis tanggal, misalnya 1 Desember 2026.")}
        if due.isoformat() <= self.loan.due:
            return None, {"due": tr("Pilih tanggal sesudah {date}.", date=words.iso_date(self.loan.due))}
        return due, {}

    def save(self, due: dt.date) -> Callable[[Any], None]:
        """Return the work that puts the date off as one act."""
        loan = self.loan

        def work(cabinet: Any) -> None:
            with cabinet.act("loan_extended", borrower=loan.borrower, due=date(due)) as act:
                loans.extend(act, cabinet, loan.id, due)

        return work
