"""The papers of a loan: the slip that the borrower signs, and for each dossier the out-card that takes its place.

A slip goes out of the house with the borrower, so that what is kept back stands on these papers by its number alone.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Container, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from app import settings
from app.archive import dossiers, loans, people
from app.archive.records import Dossier
from app.archive.written import SEPARATOR, box_text, years_text
from app.errors import AppError
from app.i18n import date, speaking, tr, trn
from app.reports import archive_words as words
from app.reports.data import ReportStyle
from app.reports.language import file_words
from exporters.content import Book, Column, Facts, FormSheet, Kind, Paper, Properties, Ruled, Signature, Table

if TYPE_CHECKING:
    from app.archive.loans import LentDossier, Loan
    from app.settings import Settings
    from app.store import Cabinet


def loan_papers(cabinet: Cabinet, loan: int, *, language: str | None = None, today: dt.date | None = None) -> Book:
    """Return slip and out-cards of a loan as a workbook, a page each; `AppError` ``loan_missing``."""
    held = loans.get(cabinet, loan)
    if held is None:
        raise AppError("loan_missing")
    told = settings.load(cabinet.folder)
    day = today or dt.datetime.now().astimezone().date()
    style = ReportStyle(day, told.office_name, language, told.sample)
    with speaking(language) as spoken:
        ids = [lent.dossier for lent in held.dossiers]
        known = {dossier.id: dossier for dossier in dossiers.many(cabinet, ids)}
        held = replace(held, dossiers=tuple(map(partial(_printable, known, _gone(cabinet, ids, known)), held.dossiers)))
        cards = [_card(held, lent, known.get(lent.dossier), told) for lent in held.dossiers]
        title = tr("Peminjaman arsip {borrower}", borrower=held.borrower)
        properties = Properties(title, spoken, told.office_name, style.today, title)
        return Book(properties, (_slip(held, known, told, style), *cards), file_words(), Paper.A4, style.sample)


def _slip(loan: Loan, known: Mapping[int, Dossier], told: Settings, style: ReportStyle) -> FormSheet:
    borrower = [
        (tr("Nama"), loan.borrower),
        (tr("Unit"), loan.unit),
        (tr("Telepon"), loan.contact),
        (tr("Keperluan"), loan.purpose),
    ]
    dates = [
        (tr("Dipinjam"), _day(loan.lent_on)),
        (tr("Harus kembali"), _day(loan.due)),
        (tr("Dilayani"), loan.lent_by),
        (tr("Keterangan"), loan.note),
    ]
    return FormSheet(
        name=tr("Tanda terima"),
        title=tr("Tanda terima peminjaman arsip"),
        subtitle=told.office_name or tr("Peminjaman arsip"),
        badge=tr("PINJAMAN {number}", number=str(loan.id)),
        figures=(),
        rows=((_facts(tr("Peminjam"), borrower), _facts(tr("Waktu"), dates)), (_table(loan, known),)),
        place_date=", ".join(part for part in (told.city, _day(loan.lent_on)) if part),
        signatures=(
            Signature(tr("Peminjam"), loan.borrower),
            Signature(tr("Petugas arsip"), loan.lent_by),
        ),
        foot=tr(
            "Berkas dipinjam utuh dan dikembalikan utuh, paling lambat pada tanggal di atas. Berkas tidak dipindahkan "
            "ke tangan lain; bila perlu lebih lama, mintalah perpanjangan."
        ),
        stamp=None if loan.out else tr("SUDAH KEMBALI SEMUANYA"),
    )


def _table(loan: Loan, known: Mapping[int, Dossier]) -> Ruled:
    columns = (
        Column(tr("No. berkas"), Kind.CODE, width=3),
        Column(tr("Kode"), Kind.CODE, width=3),
        Column(tr("Uraian"), Kind.TEXT, width=9),
        Column(tr("Jumlah"), Kind.TEXT, width=3),
        Column(tr("Kembali"), Kind.TEXT, width=4),
    )
    rows = tuple(
        (
            lent.number,
            words.code(dossier) if dossier else None,
            lent.title,
            words.extent(dossier.extent, dossier.unit) if dossier else None,
            _day(lent.returned_on) if lent.returned_on else None,
        )
        for lent in loan.dossiers
        for dossier in (known.get(lent.dossier),)
    )
    heading = trn("{count} berkas dipinjam", "{count} berkas dipinjam", len(rows))
    return Ruled(heading, Table(columns, rows, heading))


def _card(loan: Loan, lent: LentDossier, dossier: Dossier | None, told: Settings) -> FormSheet:
    about = [
        (tr("Nomor berkas"), lent.number),
        (tr("Kode"), words.code(dossier) if dossier else None),
        (tr("Uraian"), lent.title),
        (tr("Tahun"), years_text(dossier.year_from, dossier.year_to) if dossier else None),
        (tr("Tempat"), _place(dossier)),
    ]
    who = [
        (tr("Peminjam"), loan.borrower),
        (tr("Unit"), loan.unit),
        (tr("Telepon"), loan.contact),
        (tr("Dipinjam"), _day(loan.lent_on)),
        (tr("Harus kembali"), _day(loan.due)),
        (tr("Kembali"), _day(lent.returned_on) if lent.returned_on else "………………………………"),
    ]
    return FormSheet(
        name=tr("Kartu {number}", number=lent.number),
        title=tr("Kartu pinjam (out indicator)"),
        subtitle=tr("Letakkan kartu ini di tempat berkas selama dipinjam; ambil kembali bila berkas sudah kembali."),
        badge=tr("KELUAR"),
        figures=(),
        rows=((_facts(tr("Berkas yang dipinjam"), about),), (_facts(tr("Pinjaman"), who),)),
        place_date=", ".join(part for part in (told.city, _day(loan.lent_on)) if part),
        signatures=(Signature(tr("Petugas arsip"), loan.lent_by),),
        foot=told.office_name,
    )


def _facts(heading: str, pairs: list[tuple[str, str | None]]) -> Facts:
    return Facts(heading, tuple((name, value) for name, value in pairs if value))


def _gone(cabinet: Cabinet, ids: Sequence[int], known: Mapping[int, Dossier]) -> Container[int]:
    """Return the dossiers that are in the trash or gone and were not open to everybody when they were last known."""
    return people.hidden(cabinet, people.Viewer("", None), [id_ for id_ in ids if id_ not in known])


def _printable(known: Mapping[int, Dossier], gone: Container[int], lent: LentDossier) -> LentDossier:
    """Return a lent dossier as it may be printed: of what is kept back only that it is."""
    dossier = known.get(lent.dossier)
    if dossier is not None and dossier.kept_back:
        mark = words.mark(dossier, access_shown=False) or ""
        return replace(lent, title=tr("Uraian tidak dicetak: {mark}", mark=mark))
    if lent.dossier in gone:
        return replace(lent, title=tr("Uraian tidak dicetak: {mark}", mark=tr("tidak ada lagi di lemari")))
    return lent


def _place(dossier: Dossier | None) -> str:
    if dossier is None:
        return ""
    folder = tr("Folder {folder}", folder=dossier.folder) if dossier.folder else ""
    return SEPARATOR.join(part for part in (*dossier.place_path, box_text(dossier.box), folder) if part)


def _day(iso: str) -> str:
    return date(dt.date.fromisoformat(iso))
