"""Loans of whole dossiers: lent, given back, put off; who has what, until when, and who had it before.

Nothing here asks whether a screen may show a dossier's title; `app.archive.people` tells that.
"""

from __future__ import annotations

import datetime as dt
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from app.archive import tables
from app.archive.people import Viewer
from app.errors import AppError
from app.store import Act, Cabinet

#: How many ids one statement is given.
_CHUNK = 500
#: From how many days before its due date a loan is soon due.
SOON = 3


class LoanState(StrEnum):
    """What a list of loans shows: those out, those of them past their due date, those back, or all."""

    OUT = "out"
    OVERDUE = "overdue"
    BACK = "back"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class LentDossier:
    """A dossier of a loan as it was called when it was lent; out while ``returned_on`` (ISO) is None."""

    line: int
    dossier: int
    number: str
    title: str
    returned_on: str | None
    received_by: str | None
    condition: str | None
    note: str | None


@dataclass(frozen=True, slots=True)
class Loan:
    """What one borrower took at one time; dates are ISO, ``extended`` counts how often ``due`` was put off."""

    id: int
    borrower: str
    unit: str | None
    contact: str | None
    purpose: str | None
    lent_on: str
    due: str
    first_due: str
    extended: int
    lent_by: str
    note: str | None
    dossiers: tuple[LentDossier, ...]

    @property
    def out(self) -> tuple[LentDossier, ...]:
        """The dossiers of the loan that are not back yet."""
        return tuple(lent for lent in self.dossiers if lent.returned_on is None)


@dataclass(frozen=True, slots=True)
class LoanLine:
    """A lent dossier as a list shows it, with its loan's borrower and dates."""

    line: int
    loan: int
    dossier: int
    number: str
    title: str
    borrower: str
    unit: str | None
    lent_on: str
    due: str
    returned_on: str | None

    def days_over(self, today: dt.date) -> int:
        """Return how many days a dossier that is out is past its due date, below 0 for days that are left."""
        return (today - dt.date.fromisoformat(self.due)).days


@dataclass(frozen=True, slots=True)
class LoanCounts:
    """How many dossiers are out, past their due date, due within `SOON` days, and back from past loans."""

    out: int
    overdue: int
    soon: int
    back: int


_LINES = (
    "SELECT l.id, l.loan_id, l.dossier, l.number, l.title, o.borrower, o.unit, o.lent_on, o.due, l.returned_on"
    " FROM loan_line AS l JOIN loan AS o ON o.id = l.loan_id"
)


def lend(
    act: Act,
    cabinet: Cabinet,
    dossiers: Iterable[int],
    *,
    borrower: str,
    lent_on: dt.date,
    due: dt.date,
    unit: str | None = None,
    contact: str | None = None,
    purpose: str | None = None,
    note: str | None = None,
) -> int:
    """Lend dossiers to one borrower until ``due`` and return the loan's id.

    Raises `AppError`: ``loan_borrower_empty``, ``loan_due_before``, ``loan_of_nothing``, ``archive_dossier_missing``,
    ``loan_already_out``, ``loan_gone`` (the office has the dossier no longer).
    """
    name = " ".join(borrower.split())
    if not name:
        raise AppError("loan_borrower_empty")
    if due < lent_on:
        raise AppError("loan_due_before")
    wanted = list(dict.fromkeys(dossiers))
    if not wanted:
        raise AppError("loan_of_nothing")
    known = _lendable(cabinet, wanted)
    texts = {"unit": unit, "contact": contact, "purpose": purpose, "note": note}
    row = {key: (text or "").strip() or None for key, text in texts.items()}
    dates = {"lent_on": lent_on.isoformat(), "due": due.isoformat(), "first_due": due.isoformat()}
    (loan,) = act.insert(tables.Loan, [{"borrower": name, "lent_by": cabinet.who, **row, **dates}])
    act.insert(
        tables.LoanLine,
        [{"loan": loan, "dossier": id_, "number": known[id_][0], "title": known[id_][1]} for id_ in wanted],
    )
    return loan


def give_back(
    act: Act,
    cabinet: Cabinet,
    lines: Iterable[int],
    *,
    on: dt.date,
    condition: str | None = None,
    note: str | None = None,
) -> int:
    """Take lent dossiers back and return how many; those that are back already stay as they are.

    ``condition`` is a word of `app.archive.records.Condition`. Raises `AppError` ``loan_back_before`` where a loan
    began after ``on``.
    """
    wanted = list(lines)
    for some in _chunks(wanted):
        sql = f"{_LINES} WHERE l.id IN ({_marks(some)}) AND o.lent_on > ? LIMIT 1"
        row = cabinet.connection().execute(sql, (*some, on.isoformat())).fetchone()
        if row is not None:
            raise AppError("loan_back_before", number=row[3])
    line = tables.LoanLine
    text = (note or "").strip() or None
    count = 0
    for some in _chunks(wanted):
        out = line.id.in_(some) & line.returned_on.is_null()
        count += act.update(
            line, out, returned_on=on.isoformat(), received_by=cabinet.who, condition=condition, note=text
        )
    return count


def extend(act: Act, cabinet: Cabinet, loan: int, due: dt.date) -> None:
    """Put the due date of a loan off; `AppError` ``loan_missing``, ``loan_all_back``, ``loan_not_later``."""
    held = _there(get(cabinet, loan))
    if not held.out:
        raise AppError("loan_all_back", borrower=held.borrower)
    if due.isoformat() <= held.due:
        raise AppError("loan_not_later")
    act.update(tables.Loan, tables.Loan.id == loan, due=due.isoformat(), extended=held.extended + 1)


def get(cabinet: Cabinet, loan: int) -> Loan | None:
    """Return a loan with its dossiers, or None if there is none of that id."""
    connection = cabinet.connection()
    row = connection.execute(
        "SELECT id, borrower, unit, contact, purpose, lent_on, due, first_due, extended, lent_by, note"
        " FROM loan WHERE id = ?",
        (loan,),
    ).fetchone()
    if row is None:
        return None
    lines = connection.execute(
        "SELECT id, dossier, number, title, returned_on, received_by, condition, note FROM loan_line"
        " WHERE loan_id = ? ORDER BY id",
        (loan,),
    )
    return Loan(*(*row, tuple(LentDossier(*line) for line in lines)))


def ids_of(
    cabinet: Cabinet, state: LoanState, today: dt.date, text: str = "", *, who: Viewer | None = None
) -> array[int]:
    """Return the ids of the lines of a list: what is out by its due date, what is back newest first.

    ``text`` leaves those in whose number, title, borrower or unit it stands, case aside; not in the title of a dossier
    that is closed to ``who``.
    """
    conditions = {
        LoanState.OUT: "l.returned_on IS NULL",
        LoanState.OVERDUE: "l.returned_on IS NULL AND o.due < :today",
        LoanState.BACK: "l.returned_on IS NOT NULL",
        LoanState.ALL: "1",
    }
    order = (
        "l.returned_on IS NOT NULL, CASE WHEN l.returned_on IS NULL THEN o.due END, l.returned_on DESC, l.loan_id, l.id"
    )
    words = text.casefold().split()
    if not words:
        sql = f"SELECT l.id FROM loan_line AS l JOIN loan AS o ON o.id = l.loan_id WHERE {conditions[state]}"
        rows = cabinet.connection().execute(f"{sql} ORDER BY {order}", {"today": today.isoformat()})
        return array("q", [id_ for (id_,) in rows])
    closed = (who.closed_sql if who is not None else "") or "0"
    sql = (
        f"SELECT l.id, l.number || ' ' || iif(coalesce({closed}, 1), '', l.title) || ' ' || o.borrower || ' '"
        " || coalesce(o.unit, '')"
        " FROM loan_line AS l JOIN loan AS o ON o.id = l.loan_id LEFT JOIN dossier AS d ON d.id = l.dossier"
        f" WHERE {conditions[state]} ORDER BY {order}"
    )
    rows = cabinet.connection().execute(sql, {"today": today.isoformat()})
    return array("q", [id_ for id_, said in rows if all(word in said.casefold() for word in words)])


def lines(cabinet: Cabinet, ids: Sequence[int]) -> tuple[LoanLine, ...]:
    """Return the lines of these ids in this order; one that is gone is left out."""
    found: dict[int, LoanLine] = {}
    for some in _chunks(ids):
        for row in cabinet.connection().execute(f"{_LINES} WHERE l.id IN ({_marks(some)})", some):
            found[row[0]] = LoanLine(*row)
    return tuple(found[id_] for id_ in ids if id_ in found)


def out_of(cabinet: Cabinet, dossiers: Sequence[int]) -> dict[int, LoanLine]:
    """Return those of the dossiers that are out, by id, each with who has it until when."""
    found: dict[int, LoanLine] = {}
    for some in _chunks(dossiers):
        sql = f"{_LINES} WHERE l.returned_on IS NULL AND l.dossier IN ({_marks(some)})"
        found |= {row[2]: LoanLine(*row) for row in cabinet.connection().execute(sql, some)}
    return found


def of_dossier(cabinet: Cabinet, dossier: int) -> tuple[LoanLine, ...]:
    """Return all loans of a dossier, newest first."""
    sql = f"{_LINES} WHERE l.dossier = ? ORDER BY o.lent_on DESC, l.id DESC"
    return tuple(LoanLine(*row) for row in cabinet.connection().execute(sql, (dossier,)))


def counts(cabinet: Cabinet, today: dt.date) -> LoanCounts:
    """Return how many dossiers are out, overdue, soon due and back."""
    row = (
        cabinet.connection()
        .execute(
            "SELECT count(*) FILTER (WHERE l.returned_on IS NULL),"
            " count(*) FILTER (WHERE l.returned_on IS NULL AND o.due < :today),"
            " count(*) FILTER (WHERE l.returned_on IS NULL AND o.due BETWEEN :today AND :soon),"
            " count(l.returned_on) FROM loan_line AS l JOIN loan AS o ON o.id = l.loan_id",
            {"today": today.isoformat(), "soon": (today + dt.timedelta(days=SOON)).isoformat()},
        )
        .fetchone()
    )
    return LoanCounts(*row)


def numbers(cabinet: Cabinet, dossiers: Sequence[int]) -> tuple[str, ...]:
    """Return the numbers of dossiers by their order."""
    known = {
        id_: number
        for some in _chunks(dossiers)
        for id_, number in cabinet.connection().execute(
            f"SELECT id, number FROM dossier WHERE id IN ({_marks(some)})", some
        )
    }
    return tuple(known[id_] for id_ in dossiers if id_ in known)


def borrowers(cabinet: Cabinet, limit: int = 200) -> tuple[tuple[str, str, str], ...]:
    """Return who borrowed lately, each once with unit and contact ("" where not known), newest first."""
    rows = cabinet.connection().execute(
        "SELECT borrower, coalesce(unit, ''), coalesce(contact, ''), max(id) FROM loan GROUP BY borrower"
        " ORDER BY 4 DESC LIMIT ?",
        (limit,),
    )
    return tuple((name, unit, contact) for name, unit, contact, _id in rows)


def _lendable(cabinet: Cabinet, dossiers: Sequence[int]) -> dict[int, tuple[str, str]]:
    """Return number and title of dossiers that can be lent; refuse where one is gone or out."""
    out = out_of(cabinet, dossiers)
    if out:
        lent = next(iter(out.values()))
        raise AppError("loan_already_out", number=lent.number, title=lent.title, borrower=lent.borrower)
    known: dict[int, tuple[str, str]] = {}
    for some in _chunks(dossiers):
        rows = cabinet.connection().execute(
            f"SELECT id, number, title, stage FROM dossier WHERE id IN ({_marks(some)})", some
        )
        for id_, number, title, stage in rows:
            if stage in ("handed_over", "destroyed"):
                raise AppError("loan_gone", number=number, title=title)
            known[id_] = (number, title)
    if len(known) < len(dossiers):
        raise AppError("archive_dossier_missing")
    return known


def _there(loan: Loan | None) -> Loan:
    if loan is None:
        raise AppError("loan_missing")
    return loan


def _chunks(ids: Sequence[int]) -> Iterable[list[int]]:
    return (list(ids[start : start + _CHUNK]) for start in range(0, len(ids), _CHUNK))


def _marks(some: Sequence[Any]) -> str:
    return ", ".join("?" * len(some))
