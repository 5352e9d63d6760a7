"""The few facts the frame of the window shows of the cabinet: how much it holds, what can be undone, the last backup.

It knows no widget.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from app.desktop.session import Session, last_redoable, last_undoable
from app.i18n import clock, date, tr, trn


@dataclass(frozen=True, slots=True)
class Summary:
    """Counts of the cabinet, the last backup (None for never), and whether there is something to undo or redo."""

    dossiers: int
    boxes: int
    backup: dt.datetime | None
    can_undo: bool
    can_redo: bool

    @property
    def backup_words(self) -> str:
        """The last backup in words."""
        return (
            tr("Belum pernah dicadangkan")
            if self.backup is None
            else tr("Cadangan terakhir: {when}", when=when_words(self.backup))
        )


def read_summary(session: Session) -> Summary:
    """Read the summary; runs on any thread."""
    from app.archive.counts import totals

    counted = totals(session.cabinet)
    acts = session.acts()
    return Summary(
        dossiers=counted.dossiers,
        boxes=counted.boxes,
        backup=last_backup(session.folder),
        can_undo=last_undoable(acts) is not None,
        can_redo=last_redoable(acts) is not None,
    )


def last_backup(folder: Path) -> dt.datetime | None:
    """Return when the newest backup in the cabinet's own folder was made."""
    from app.store import backup

    copies = backup.listed(folder)
    return copies[0].at if copies else None


def when_words(moment: dt.datetime, now: dt.datetime | None = None) -> str:
    """Return a past moment as people say it: "hari ini 07.30", "kemarin", "3 hari lalu", then its date."""
    now = now or dt.datetime.now(moment.tzinfo)
    days = (now.date() - moment.date()).days
    if days <= 0:
        return tr("hari ini {clock}", clock=clock(moment))
    if days == 1:
        return tr("kemarin {clock}", clock=clock(moment))
    if days < 7:
        return trn("{count} hari lalu", "{count} hari lalu", days)
    return date(moment.date(), "medium")


def parse_moment(text: str) -> dt.datetime:
    """Return ISO text as a moment of this place."""
    moment = dt.datetime.fromisoformat(text)
    return moment.astimezone() if moment.tzinfo else moment.replace(tzinfo=dt.datetime.now().astimezone().tzinfo)
