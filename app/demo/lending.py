"""The loans of the sample: one past its day, one that has some days left, one that came back; it names no person."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from app.archive import loans
from app.demo.office import UNITS
from app.store import Cabinet


@dataclass(frozen=True, slots=True)
class _SampleLoan:
    """Dossiers by their keys in the sample, who has them, and days before today or after it."""

    keys: tuple[str, ...]
    borrower: str
    unit: str
    purpose: str
    lent: int
    due: int
    back: int | None = None


_LOANS = (
    _SampleLoan(
        ("pemilihmuda24", "bimtek24"), "Pelaksana kegiatan (contoh)", "TPH", "Menyusun laporan kegiatan", -24, -10
    ),
    _SampleLoan(("rakor25",), "Penyusun rencana (contoh)", "RDI", "Bahan rapat koordinasi", -3, 4),
    _SampleLoan(("logpilkada24",), "Pengelola barang (contoh)", "KUL", "Pencocokan berita acara", -40, -33, -35),
)


def lend(cabinet: Cabinet, ids: Mapping[str, int]) -> None:
    """Lend what the sample lends, by the ids of its dossiers by key; a cabinet that knows loans is left as it is."""
    if loans.borrowers(cabinet, 1):
        return
    today = dt.datetime.now().astimezone().date()
    for one in _LOANS:
        lent = [ids[key] for key in one.keys if key in ids]
        if not lent:
            continue
        lent_on, due = today + dt.timedelta(days=one.lent), today + dt.timedelta(days=one.due)
        number = next(iter(loans.numbers(cabinet, lent[:1])), "")
        with (
            cabinet.act("loan_lent", number=number, borrower=one.borrower)
            if len(lent) == 1
            else cabinet.act("loan_lent_many", dossiers=len(lent), borrower=one.borrower)
        ) as act:
            loan = loans.lend(
                act,
                cabinet,
                lent,
                borrower=one.borrower,
                unit=UNITS[one.unit],
                purpose=one.purpose,
                lent_on=lent_on,
                due=due,
            )
        if one.back is not None:
            found = loans.get(cabinet, loan)
            assert found is not None  # noqa: S101 - it was made just now
            with cabinet.act("loan_returned", number=number, borrower=one.borrower) as act:
                loans.give_back(
                    act, cabinet, [line.line for line in found.dossiers], on=today + dt.timedelta(days=one.back)
                )
