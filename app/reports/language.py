"""A report in a language of its own: the program's words are switched for as long as the report is made."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from app import i18n
from app.i18n import tr
from exporters.content import Words


@contextmanager
def speaking(language: str | None) -> Iterator[str]:
    """Speak ``language`` ("id" or "en"; None is the one in use) inside the block and yield it."""
    before = i18n.language()
    if language is None or language == before:
        yield before
        return
    i18n.use(language)
    try:
        yield language
    finally:
        i18n.use(before)


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
