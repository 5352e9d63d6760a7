"""The folder of scans as the archive page tells of it: what waits there, the page of a file, and where it may go."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from app.archive import dossiers
from app.desktop import words
from app.desktop.widgets.rows import Row
from app.errors import AppError
from app.i18n import clock, number, tr, trn
from app.messages import sentence

if TYPE_CHECKING:
    from app.archive.records import Dossier
    from app.archive.vault.incoming import Incoming, Waiting, Watch
    from app.archive.vault.preview import Preview
    from app.desktop.session import Session
    from app.store import Cabinet

#: A year between other signs than digits, as file names have it.
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_PAUSES = re.compile(r"[\s_]+")


class IncomingState:
    """What waits in the folder of scans; ``on_change`` hears that it was looked at."""

    def __init__(self, session: Session, on_change: Callable[[], object]) -> None:
        self._session, self._on_change = session, on_change
        self._watch: Watch | None = None
        self.files: tuple[Incoming, ...] = ()
        self.settling = self.more = 0
        #: Why the folder cannot be looked at.
        self.failure: AppError | None = None
        #: Whether it was looked at since it was chosen.
        self.ready = False

    @property
    def folder(self) -> str:
        """The folder of scans; empty where none was chosen."""
        return self._session.settings.scan_folder

    @property
    def name(self) -> str:
        """The folder's own name, or all of a drive's."""
        return Path(self.folder).name or self.folder

    def watch(self, folder: Path | None) -> None:
        """Watch another folder from now on, or none; the cabinet's own is an `AppError` ``incoming_folder_own``."""
        if folder is not None:
            home, wanted = self._session.folder.resolve(), folder.resolve()
            if wanted == home or home in wanted.parents:
                raise AppError("incoming_folder_own", folder=str(folder))
        self._session.save(scan_folder=str(folder or ""))
        self.files, self.settling, self.more, self.failure, self.ready = (), 0, 0, None, False
        self.look()

    def look(self) -> None:
        """Look what waits, off the window's thread."""
        if not self.folder:
            self._session.outside.drop("scans")
            self._on_change()
            return
        if self._watch is None or self._watch.folder != Path(self.folder):
            from app.archive.vault.incoming import Watch

            self._watch = Watch(Path(self.folder))
        watch, cabinet = self._watch, self._session.cabinet

        def work() -> Waiting | AppError:
            # A stick that was pulled out is told in its place, not in a dialog again and again.
            try:
                return watch.look(cabinet)
            except AppError as failure:
                return failure
            except OSError:
                return AppError("incoming_folder_missing", folder=str(watch.folder))

        self._session.outside.ask("scans", work, self._looked)

    def rows(self) -> list[Row]:
        """Return what waits as rows: name, size, when it was written, and the folder below the one of scans."""
        return [
            Row(
                place,
                (
                    words.one_line(one.path.name),
                    words.size(one.size),
                    _when(one.when),
                    words.one_line(" / ".join(one.inside)),
                ),
            )
            for place, one in enumerate(self.files)
        ]

    def summary(self) -> str:
        """Return in a line what waits, or why that is not known."""
        if self.failure is not None:
            return sentence(self.failure.code, self.failure.data, window=True)
        if not self.ready:
            return tr("Melihat isi folder …")
        parts = [
            trn("{count} berkas digital menunggu.", "{count} berkas digital menunggu.", len(self.files) + self.more)
            if self.files
            else tr("Semua yang ada di sini sudah masuk ke lemari.")
        ]
        if self.settling:
            parts.append(trn("{count} masih ditulis.", "{count} masih ditulis.", self.settling))
        if self.more:
            parts.append(tr("Yang terbaru {count} ditampilkan.", count=number(len(self.files))))
        return " ".join(parts)

    def band(self) -> str:
        """Return what the page says of the folder; empty where there is nothing to be done."""
        if not self.folder or not self.files:
            return ""
        return trn(
            "{count} berkas digital baru di folder pindaian “{name}”.",
            "{count} berkas digital baru di folder pindaian “{name}”.",
            len(self.files) + self.more,
            name=self.name,
        )

    def ask_page(self, file: Incoming, room: tuple[int, int], answer: Callable[[Preview], object]) -> None:
        """Draw the first page of a file that waits, on the thread of pictures."""

        def work() -> Preview:
            from app.archive.vault.preview import of_outside

            return of_outside(file.path, *room)

        self._session.pictures.ask("scan_page", work, answer)

    def dossier_of(self, typed: str) -> tuple[Dossier | None, str]:
        """Return the dossier that was meant by its number, or a problem in words."""
        wanted, _, title = (part.strip() for part in typed.partition("  "))
        if not wanted:
            return None, tr("Sebutkan nomor berkasnya, atau cari dengan kata dari uraiannya.")
        found = dossiers.by_number(self._session.cabinet, wanted)
        if len(found) > 1 and title:
            found = tuple(one for one in found if one.title.startswith(title)) or found
        if not found:
            return None, tr("Tidak ada berkas bernomor {number}.", number=wanted)
        if len(found) > 1:
            return None, tr("Beberapa berkas bernomor {number}; pilih dari daftar.", number=wanted)
        return found[0], ""

    def pass_work(self, files: Sequence[Incoming]) -> Callable[[Cabinet], int]:
        """Return the work that waits for files no more."""

        def run(cabinet: Cabinet) -> int:
            from app.archive.vault.incoming import pass_over

            with cabinet.act("incoming_passed", files=len(files)) as act:
                return pass_over(act, files)

        return run

    def _looked(self, found: Waiting | AppError) -> None:
        self.ready = True
        if isinstance(found, AppError):
            self.failure, self.files, self.settling, self.more = found, (), 0, 0
        else:
            self.failure = None
            self.files, self.settling, self.more = found.files, found.settling, found.more
        self._on_change()


def beginning(file: Incoming) -> dict[str, str]:
    """Return what the form of a new dossier begins with for a file: its name as the title, a year in it as the year."""
    stem = words.one_line(file.path.stem)
    title = _PAUSES.sub(" ", stem).strip()
    years = sorted(set(_YEAR.findall(stem)))
    found = {"title": title[:1].upper() + title[1:]}
    if years:
        found |= {"year_from": years[0], "year_to": years[-1]}
    return found


def _when(moment: dt.datetime) -> str:
    return f"{words.iso_date(moment.date().isoformat())} {clock(moment)}"
