"""The accession register as a spreadsheet, to be printed and signed or kept beside the cabinet."""

from __future__ import annotations

import datetime as dt

from app import settings as settings_room
from app.archive import accessions
from app.i18n import speaking, tr
from app.reports.language import file_words
from app.store import Cabinet
from exporters.content import Book, Column, DataSheet, Kind, Properties


def accession_book(cabinet: Cabinet, *, today: dt.date) -> Book:
    """Return the entries of the register, the oldest first: number, date, from whom, what, extent, dossiers, note."""
    told = settings_room.load(cabinet.folder)
    with speaking("id") as language:
        columns = (
            Column(tr("No. penerimaan"), Kind.CODE, width=16, key=True),
            Column(tr("Tanggal"), Kind.CODE, width=14),
            Column(tr("Diterima dari"), width=32),
            Column(tr("Uraian"), width=60),
            Column(tr("Jumlah"), Kind.NUMBER, width=10),
            Column(tr("Satuan"), width=12),
            Column(tr("Berkas tercatat"), Kind.NUMBER, width=14),
            Column(tr("Keterangan"), width=30),
        )
        rows = [
            (one.number, one.date, one.source, one.what, one.extent, one.unit, one.dossiers, one.note)
            for one in reversed(accessions.register(cabinet))
        ]
        title = tr("Buku penerimaan arsip")
        sheet = DataSheet(title, title, "", columns, rows)
        properties = Properties(title, language, told.creator or told.office_name, today, title)
        return Book(properties, (sheet,), file_words(), sample=told.sample)
