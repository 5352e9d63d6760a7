"""The comparing of digital files with what is noted of them: what is amiss in words, and what mends it; no widget."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from app.archive import people
from app.archive.masking import hidden_title, vault_path
from app.archive.vault.fixity import Fault, Fixity, State
from app.desktop.widgets.rows import Row
from app.i18n import number, tr, trn

if TYPE_CHECKING:
    from app.archive.records import Dossier
    from app.desktop.session import Session
    from app.jobs import Job, Progress

_TAGS = {State.MISSING: "bad", State.CHANGED: "bad", State.UNREADABLE: "bad", State.MOVED: "warn"}


class FixityState:
    """What was found amiss, and the job that looks or mends."""

    def __init__(self, session: Session, on_change: Callable[[], object]) -> None:
        self._session, self._on_change = session, on_change
        self.found: Fixity | None = None
        self.faults: list[Fault] = []
        self.job: Job[Fixity] | None = None

    def look(self) -> None:
        """Compare all files, as a job."""
        cabinet = self._session.cabinet

        def work(progress: Progress) -> Fixity:
            from app.archive.vault.fixity import survey

            return survey(cabinet, progress)

        self.found = None
        self.job = self._session.start(tr("Memeriksa berkas digital"), work, self._looked, cancelled=self._on_change)
        self._on_change()

    def rows(self) -> list[Row]:
        """Return what is amiss as rows: what, the file, its dossier, and where it is or lies now."""
        ids = list({fault.dossier for fault in self.faults if fault.dossier is not None})
        hidden = people.hidden(self._session.cabinet, self._session.viewer, ids)
        rows = []
        for place, fault in enumerate(self.faults):
            if fault.dossier is not None and fault.dossier in hidden:
                name = where = hidden_title(hidden[fault.dossier])
            else:
                where = fault.found or fault.path
                if fault.dossier is None:
                    where = vault_path(self._session.cabinet, self._session.viewer, where)
                name = fault.file.name if fault.file is not None else where.rpartition("/")[2]
            rows.append(Row(place, (state_words(fault.state), name, fault.number, where), _TAGS.get(fault.state, "")))
        return rows

    def summary(self) -> str:
        """Return in a sentence how the files stand."""
        if self.found is None:
            return tr("Berkas digital sedang dibandingkan dengan catatan SHA-256-nya. Tidak ada yang diubah.")
        if not self.faults:
            return tr("Semua {count} berkas digital utuh dan ada di tempatnya.", count=number(self.found.files))
        return trn(
            "{count} hal perlu dilihat dari {files} berkas digital.",
            "{count} hal perlu dilihat dari {files} berkas digital.",
            len(self.faults),
            files=number(self.found.files),
        )

    def having(self, *states: State) -> list[Fault]:
        """Return the faults of these kinds."""
        return [fault for fault in self.faults if fault.state in states]

    def relink(self, done: Callable[[int], object]) -> None:
        """Let the rows of all moved files speak of where they lie now."""
        from app.archive.vault.fixity import relink

        moved = self.having(State.MOVED)
        self._session.write("", lambda cabinet: relink(cabinet, moved), lambda count: self._mended(moved, count, done))

    def bring_back(self, folder: Path, done: Callable[[int], object]) -> None:
        """Look for what is missing or changed in a folder and copy it in again, as a job."""
        from app.archive.vault.fixity import bring_back

        cabinet = self._session.cabinet
        wanted = self.having(State.MISSING, State.CHANGED, State.UNREADABLE)
        self._session.start(
            tr("Mencari berkas yang hilang"),
            lambda progress: bring_back(cabinet, wanted, folder, progress),
            lambda mended: self._mended(mended, len(mended), done),
            changes=True,
        )

    def accept(self, fault: Fault, done: Callable[[int], object]) -> None:
        """Take a changed file as it is now for right."""
        from app.archive.vault.fixity import accept

        self._session.write("", lambda cabinet: accept(cabinet, fault), lambda _none: self._mended([fault], 1, done))

    def adopt(self, faults: Sequence[Fault], dossier: Dossier, done: Callable[[int], object]) -> None:
        """Tie unknown files to a dossier."""
        from app.archive.vault.fixity import adopt

        paths = [fault.path for fault in faults]
        now = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
        self._session.write(
            "",
            lambda cabinet: adopt(cabinet, paths, dossier.id, now),
            lambda count: self._mended(faults, count, done),
        )

    def stop(self) -> None:
        """Stop looking."""
        if self.job is not None and not self.job.ended:
            self.job.cancel()

    def _looked(self, found: Fixity) -> None:
        self.found, self.faults = found, list(found.faults)
        self._on_change()

    def _mended(self, faults: Sequence[Fault], count: int, done: Callable[[int], object]) -> None:
        self.faults = [fault for fault in self.faults if fault not in faults]
        done(count)
        self._on_change()


def state_words(state: State) -> str:
    """Return what is amiss in a word."""
    match state:
        case State.MISSING:
            return tr("Hilang")
        case State.CHANGED:
            return tr("Berubah")
        case State.UNREADABLE:
            return tr("Tidak terbaca")
        case State.MOVED:
            return tr("Pindah")
        case State.UNKNOWN:
            return tr("Tidak tercatat")
