"""The digital files of a dossier as their window shows them: a line for each, and pages drawn off the window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from app.archive.records import DigitalFile, Dossier
from app.desktop import words
from app.desktop.widgets.rows import Row
from app.i18n import number, tr
from app.messages import sentence

if TYPE_CHECKING:
    from app.archive.vault.preview import Preview
    from app.desktop.session import Session


class FilesState:
    """The files of one dossier, the one that is shown, and its page."""

    def __init__(self, session: Session, dossier: Dossier, shown: DigitalFile | None = None) -> None:
        self._session = session
        self.dossier = dossier
        self.file = shown or next(iter(dossier.files), None)
        self.page = 0
        self.pages = 0

    def rows(self) -> list[Row]:
        """Return the files as rows: name, kind, size and the day they came in."""
        return [
            Row(file.id, (file.name, kind_words(file.kind), words.size(file.size), words.iso_date(file.added_at[:10])))
            for file in self.dossier.files
        ]

    def choose(self, file: int) -> bool:
        """Show another file from its first page; tell whether it is another."""
        found = next((one for one in self.dossier.files if one.id == file), None)
        if found is None or (self.file is not None and found.id == self.file.id):
            return False
        self.file, self.page, self.pages = found, 0, 0
        return True

    def turn(self, steps: int) -> bool:
        """Go to another page; tell whether there is one."""
        wanted = self.page + steps
        if not 0 <= wanted < self.pages:
            return False
        self.page = wanted
        return True

    def ask(self, width: int, height: int, answer: Callable[[Preview], object]) -> None:
        """Draw the page that is shown, on the thread of pictures."""
        file, page = self.file, self.page
        if file is None:
            return

        def came(preview: Preview) -> None:
            self.pages = preview.pages
            answer(preview)

        ask_page(self._session, "files_page", file, page, (width, height), came)

    def told(self) -> str:
        """Return what is known of the file that is shown: its page, its text, its fault."""
        from app.archive.vault.texts import of_file

        file = self.file
        if file is None:
            return ""
        parts = []
        if self.pages > 1:
            parts.append(tr("Halaman {page} dari {pages}", page=number(self.page + 1), pages=number(self.pages)))
        known = of_file(self._session.cabinet, file.sha256)
        if known is None:
            parts.append(tr("Teksnya belum dibaca untuk pencarian."))
        elif known.code is not None:
            parts.append(sentence(known.code))
        elif known.letters:
            parts.append(tr("Teksnya dapat dicari ({count} huruf).", count=number(known.letters)))
        return " · ".join(parts)


def ask_page(
    session: Session,
    kind: str,
    file: DigitalFile,
    page: int,
    size: tuple[int, int],
    answer: Callable[[Preview], object],
) -> None:
    """Draw a page on the thread of pictures, where a slow file keeps nothing else waiting."""
    cabinet = session.cabinet

    def work() -> Preview:
        from app.archive.vault.preview import of_page

        return of_page(cabinet, file, page, *size)

    session.pictures.ask(kind, work, answer)


def first_drawable(files: Sequence[DigitalFile]) -> DigitalFile | None:
    """Return the first of some files that has pages to be drawn."""
    from app.archive.vault.preview import drawable

    return next((file for file in files if drawable(file.kind)), None)


def kind_words(kind: str) -> str:
    """Return the kind of a file as people know it."""
    known = {
        "jpeg": "JPEG",
        "text": tr("teks"),
        "mail": tr("surel"),
        "empty": tr("kosong"),
        "office-old": tr("Office lama"),
        "unknown": tr("lain"),
    }
    return known.get(kind, kind.upper())
