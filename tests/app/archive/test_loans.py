"""Dossiers are lent, given back and put off; who has what is told, and every step can be undone after a restart."""

from __future__ import annotations

import datetime as dt
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from app.archive import dossiers, loans, trash
from app.archive.disposal import proposals
from app.archive.disposal.records import Kind
from app.archive.loans import LoanState
from app.archive.tables import ROOM
from app.cabinet import open_cabinet
from app.errors import AppError
from app.store import Cabinet

TODAY = dt.date(2026, 11, 24)
NEXT_WEEK = dt.date(2026, 12, 1)


def by_number(cabinet: Cabinet, *numbers: str) -> list[int]:
    return [dossiers.by_number(cabinet, number)[0].id for number in numbers]


def lend(cabinet: Cabinet, *numbers: str, borrower: str = "Rina Kartika", due: dt.date = NEXT_WEEK) -> int:
    with cabinet.act("loan_lent", number=numbers[0], borrower=borrower) as act:
        return loans.lend(
            act,
            cabinet,
            by_number(cabinet, *numbers),
            borrower=borrower,
            lent_on=TODAY,
            due=due,
            unit="Sub Bagian Hukum",
            purpose=" Bukti di MK ",
        )


def test_a_loan_tells_who_has_what_until_when(filled: Cabinet) -> None:
    loan = loans.get(filled, lend(filled, "12", "9"))
    assert loan is not None
    assert (loan.borrower, loan.unit, loan.purpose, loan.lent_by) == (
        *("Rina Kartika", "Sub Bagian Hukum", "Bukti di MK"),
        "Sari",
    )
    assert [lent.number for lent in loan.out] == ["12", "9"]
    twelve, nine, hundred = by_number(filled, "12", "9", "100")
    out = loans.out_of(filled, [twelve, nine, hundred])
    assert set(out) == {twelve, nine}
    assert (out[twelve].borrower, out[twelve].due) == ("Rina Kartika", "2026-12-01")
    assert out[twelve].days_over(dt.date(2026, 12, 4)) == 3
    assert loans.borrowers(filled) == (("Rina Kartika", "Sub Bagian Hukum", ""),)


def test_one_dossier_of_a_loan_comes_back_and_the_rest_stays_out(filled: Cabinet) -> None:
    loan = lend(filled, "12", "9")
    first = loans.get(filled, loan).dossiers[0]  # type: ignore[union-attr]
    with filled.act("loan_returned", number="12", borrower="Rina Kartika") as act:
        assert loans.give_back(act, filled, [first.line], on=TODAY, condition="damaged", note="sampul sobek") == 1
        assert loans.give_back(act, filled, [first.line], on=NEXT_WEEK) == 0
    back = loans.get(filled, loan).dossiers[0]  # type: ignore[union-attr]
    assert (back.returned_on, back.received_by, back.condition) == ("2026-11-24", "Sari", "damaged")
    assert [line.returned_on for line in loans.of_dossier(filled, first.dossier)] == ["2026-11-24"]
    lend(filled, "12", borrower="Agus")
    assert [line.borrower for line in loans.of_dossier(filled, first.dossier)] == ["Agus", "Rina Kartika"]


def test_lists_by_state_and_words(filled: Cabinet) -> None:
    lend(filled, "12", due=TODAY)
    lend(filled, "9", borrower="Agus Salim")
    over = dt.date(2026, 11, 26)

    def numbers(state: LoanState, text: str = "") -> list[str]:
        return [line.number for line in loans.lines(filled, loans.ids_of(filled, state, over, text))]

    assert numbers(LoanState.OUT) == ["12", "9"]
    assert numbers(LoanState.OVERDUE) == ["12"]
    assert numbers(LoanState.BACK) == []
    assert numbers(LoanState.OUT, "SALIM réka") == ["9"]
    found = loans.counts(filled, over)
    assert (found.out, found.overdue, found.soon, found.back) == (2, 1, 0, 0)
    assert loans.counts(filled, dt.date(2026, 11, 29)).soon == 1


def test_a_due_date_is_put_off_and_never_earlier(filled: Cabinet) -> None:
    loan = lend(filled, "12")
    with filled.act("loan_extended", borrower="Rina Kartika", due="8 Desember 2026") as act:
        loans.extend(act, filled, loan, dt.date(2026, 12, 8))
    held = loans.get(filled, loan)
    assert held is not None
    assert (held.due, held.first_due, held.extended) == ("2026-12-08", "2026-12-01", 1)
    with pytest.raises(AppError, match="loan_not_later"), filled.act("loan_extended", borrower="", due="") as act:
        loans.extend(act, filled, loan, NEXT_WEEK)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"borrower": "  "}, "loan_borrower_empty"),
        ({"due": dt.date(2026, 11, 1)}, "loan_due_before"),
        ({"dossiers": []}, "loan_of_nothing"),
        ({"dossiers": [4711]}, "archive_dossier_missing"),
    ],
)
def test_what_cannot_be_lent_is_refused(filled: Cabinet, change: dict[str, object], code: str) -> None:
    given: dict[str, object] = {"dossiers": by_number(filled, "12"), "borrower": "Rina", "due": NEXT_WEEK, **change}
    before = filled.history()
    with pytest.raises(AppError) as refused, filled.act("loan_lent") as act:
        loans.lend(act, filled, lent_on=TODAY, **given)  # type: ignore[arg-type]
    assert refused.value.code == code
    assert filled.history() == before


def test_what_is_out_is_not_lent_twice(filled: Cabinet) -> None:
    lend(filled, "12")
    with pytest.raises(AppError) as refused:
        lend(filled, "9", "12", borrower="Agus")
    assert refused.value.code == "loan_already_out"
    assert refused.value.data["borrower"] == "Rina Kartika"
    assert len(loans.ids_of(filled, LoanState.ALL, TODAY)) == 1


def test_lending_and_taking_back_are_undone_after_a_restart(tmp_path: Path, filled: Cabinet) -> None:
    loan = lend(filled, "12")
    line = loans.get(filled, loan).dossiers[0].line  # type: ignore[union-attr]
    with filled.act("loan_returned", number="12", borrower="Rina Kartika") as act:
        loans.give_back(act, filled, [line], on=TODAY)
    filled.close()
    with Cabinet.open(tmp_path / "lemari", (ROOM,), write=True, who="Sari") as again:
        again.undo()
        assert loans.get(again, loan).out  # type: ignore[union-attr]
        again.undo()
        assert loans.get(again, loan) is None
        again.redo()
        assert [lent.number for lent in loans.get(again, loan).out] == ["12"]  # type: ignore[union-attr]


def test_an_older_cabinet_gets_the_tables_of_loans_and_people(tmp_path: Path) -> None:
    folder = tmp_path / "lama"
    with open_cabinet(folder, write=True, create=True):
        pass
    with closing(sqlite3.connect(folder / "catalogue.db")) as connection:
        for table in ("loan_line", "loan", "person", "view_log"):
            connection.execute(f"DROP TABLE {table}")
        connection.execute("DELETE FROM schema_migration WHERE name LIKE '0011%'")
        connection.execute("PRAGMA user_version = 5")
        connection.commit()
    with open_cabinet(folder, write=True) as cabinet:
        with cabinet.act("dossier_added") as act:
            dossiers.create(act, cabinet, title="Buku tamu", number="12")
        lend(cabinet, "12")
        assert cabinet.check() == []


def test_what_is_on_loan_is_not_moved_proposed_or_thrown_away(filled: Cabinet) -> None:
    lend(filled, "12")
    (twelve,) = by_number(filled, "12")
    box9 = dossiers.by_number(filled, "100")[0].box_id
    for forbidden in (
        lambda act: dossiers.edit(act, filled, [twelve], box=box9),
        lambda act: dossiers.edit(act, filled, [twelve], box=None),
        lambda act: trash.throw(act, filled, [twelve]),
        lambda act: proposals.draft(act, filled, Kind.DESTRUCTION, [twelve], TODAY),
    ):
        with pytest.raises(AppError) as refused, filled.act("dossier_edited") as act:
            forbidden(act)
        assert refused.value.code == "archive_held_back"
        assert "Rina Kartika" in str(refused.value.data["why"])
    with filled.act("dossier_edited") as act:
        dossiers.edit(act, filled, [twelve], note="tetap dapat dicatat", box=dossiers.get(filled, twelve).box_id)  # type: ignore[union-attr]
    line = loans.out_of(filled, [twelve])[twelve].line
    with filled.act("loan_returned") as act:
        loans.give_back(act, filled, [line], on=TODAY)
        dossiers.edit(act, filled, [twelve], box=box9)
    assert dossiers.get(filled, twelve).box_id == box9  # type: ignore[union-attr]


def test_undoing_a_return_leaves_a_dossier_that_was_lent_again(filled: Cabinet) -> None:
    loan = lend(filled, "12", "9")
    with filled.act("loan_returned_many", dossiers=2, borrower="Rina Kartika") as act:
        loans.give_back(act, filled, [one.line for one in loans.get(filled, loan).dossiers], on=TODAY)  # type: ignore[union-attr]
    returned = filled.history(1)[0].batch
    lend(filled, "12", borrower="Agus")
    report = filled.undo(returned)
    assert len(report.kept) == 1
    out = loans.out_of(filled, by_number(filled, "12", "9"))
    assert sorted(line.borrower for line in out.values()) == ["Agus", "Rina Kartika"]
    assert len(loans.ids_of(filled, LoanState.OUT, TODAY)) == 2
