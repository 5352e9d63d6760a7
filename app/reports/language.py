"""The few words that the files of reports need themselves, in the language of the report."""

from __future__ import annotations

from app.i18n import tr
from exporters.content import Words


def file_words() -> Words:
    """Return the few words that the files themselves need."""
    return Words(
        sample=tr("CONTOH"),
        sample_note=tr("Data contoh, bukan arsip atau hasil sesungguhnya"),
        contents=tr("Daftar isi"),
        part=tr("{title} ({part} dari {parts})"),
        link=tr("Ke salindia: {title}"),
        page=tr("Halaman {page} dari {pages}"),
    )
