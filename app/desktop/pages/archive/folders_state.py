"""Dossiers made of folders as the archive page tells of them: what they would be, and the job that makes them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from app.desktop import words
from app.desktop.widgets.rows import Row
from app.i18n import number, tr, trn

if TYPE_CHECKING:
    from app.archive.vault.folders import FolderDossier
    from app.archive.vault.walking import Passed
    from app.desktop.session import Session
    from app.jobs import Progress

    Found = tuple[list[FolderDossier], list[Passed]]


class FoldersState:
    """The dossiers that a folder would be; ``on_change`` hears when they are known."""

    def __init__(self, session: Session, folder: Path, on_change: Callable[[], object]) -> None:
        self._session, self._on_change = session, on_change
        self.folder = folder
        self.found: tuple[FolderDossier, ...] = ()
        self.passed = 0
        self.ready = False

    def look(self) -> None:
        """Look through the folder as a job; one of many thousands of files takes a while."""
        session, folder = self._session, self.folder

        def work(progress: Progress) -> Found:
            from app.archive.vault.folders import proposed

            return proposed(session.cabinet, [folder], session.viewer, progress)

        session.start(tr("Melihat isi folder"), work, self._looked, cancelled=self._on_change)

    def rows(self) -> list[Row]:
        """Return the dossiers as rows: title, code, years, files, size, and whether it is there already."""
        return [
            Row(
                place,
                (
                    one.title,
                    one.code or "",
                    _years(one),
                    number(one.files),
                    words.size(one.size),
                    tr("baru") if one.dossier is None else tr("sudah tercatat"),
                ),
                "" if one.dossier is None else "faint",
            )
            for place, one in enumerate(self.found)
        ]

    def summary(self) -> str:
        """Return in a line what was found."""
        if not self.ready:
            return tr("Melihat isi folder …")
        if not self.found:
            return tr("Di folder ini tidak ada berkas yang dapat dicatat.")
        files = sum(one.files for one in self.found)
        told = trn(
            "{count} berkas digital dalam {dossiers}.",
            "{count} berkas digital dalam {dossiers}.",
            files,
            dossiers=trn("{count} berkas", "{count} berkas", len(self.found)),
        )
        if self.passed:
            told += " " + trn("{count} dilewati: bukan dokumen.", "{count} dilewati: bukan dokumen.", self.passed)
        return told

    def make(self, wanted: Sequence[FolderDossier], done: Callable[[tuple[int, int]], object]) -> None:
        """Make the dossiers and copy their files as a job; ``done`` hears how many of both were new."""
        cabinet = self._session.cabinet

        def work(progress: Progress) -> tuple[int, int]:
            from app.archive.vault.folders import take

            new, added = take(cabinet, wanted, progress)
            return new, sum(added)

        self._session.start(tr("Mencatat berkas dari folder"), work, done, changes=True)

    def _looked(self, found: Found) -> None:
        self.ready = True
        self.found, self.passed = tuple(found[0]), len(found[1])
        self._on_change()


def _years(one: FolderDossier) -> str:
    if one.year_from is None:
        return ""
    return str(one.year_from) if one.year_from == one.year_to else f"{one.year_from}–{one.year_to}"
