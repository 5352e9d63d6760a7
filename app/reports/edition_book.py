"""An edition of the classification with its retention as a plain spreadsheet, as SRIKANDI and an import take it."""

from __future__ import annotations

import datetime as dt

from app import settings as settings_room
from app.archive import classification
from app.archive.records import Edition
from app.i18n import speaking, tr
from app.reports import archive_words as words
from app.reports.language import file_words
from app.store import Cabinet
from exporters.content import Book, Column, DataSheet, Kind, Properties


def edition_book(cabinet: Cabinet, edition: Edition, *, today: dt.date) -> Book:
    """Return the codes of an edition in the order of its list: code, name, active, inactive, fate, basis, access.

    The words are Indonesian whatever the window speaks: programs read them.
    """
    told = settings_room.load(cabinet.folder)
    with speaking("id") as language:
        columns = (
            Column(tr("Kode Klasifikasi"), Kind.CODE, width=16, key=True),
            Column(tr("Nama Klasifikasi"), width=60),
            Column(tr("Retensi Aktif"), Kind.NUMBER, width=10),
            Column(tr("Retensi Inaktif"), Kind.NUMBER, width=10),
            Column(tr("Nasib Akhir"), width=18),
            Column(tr("Dasar Hukum"), width=30),
            Column(tr("Keamanan & Akses"), Kind.CODE, width=12),
        )
        rows = [
            (
                code.code,
                code.title,
                code.active_years,
                code.inactive_years,
                words.disposition(code.disposition) if code.disposition else None,
                code.basis,
                code.access.value if code.access else None,
            )
            for code in classification.codes(cabinet, edition.id)
        ]
        title = tr("Klasifikasi dan jadwal retensi {edition}", edition=edition.name)
        sheet = DataSheet(tr("Klasifikasi"), title, "", columns, rows, plain=True)
        properties = Properties(title, language, told.creator or told.office_name, today, title)
        return Book(properties, (sheet,), file_words(), sample=told.sample)
