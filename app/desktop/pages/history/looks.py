"""The trail of looks at restricted dossiers: who opened which, when, and who was refused; beside the acts.

Its state knows no widget; the tab below shows it.
"""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from tkinter import ttk

from app.archive import people
from app.archive.people import Look, Seen
from app.archive.records import AccessClass
from app.desktop import words
from app.desktop.pages.history.state import day_words
from app.desktop.pages.page import EmptyState, Vacancy
from app.desktop.session import Session
from app.desktop.summary import parse_moment
from app.desktop.theme import px
from app.desktop.widgets.controls import button, flowing, frame
from app.desktop.widgets.listing import Column, Listing
from app.desktop.widgets.rows import FixedRows, Row
from app.i18n import clock, tr

_PAGE = 500


class LooksState:
    """The newest looks, more on asking, those that go with a filter."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._looks: list[Seen] = []
        self.more = False
        self.filter = ""

    def load(self) -> None:
        """Read the newest looks again, as many as were shown."""
        wanted = max(_PAGE, len(self._looks))
        self._looks = people.looks(self._session.cabinet, limit=wanted)
        self.more = len(self._looks) == wanted

    def load_more(self) -> None:
        """Read further back."""
        before = self._looks[-1].id if self._looks else None
        older = people.looks(self._session.cabinet, limit=_PAGE, before=before)
        self._looks += older
        self.more = len(older) == _PAGE

    def dossier(self, look: int) -> int | None:
        """Return the dossier that was looked at."""
        return next((seen.dossier for seen in self._looks if seen.id == look), None)

    def rows(self) -> list[Row]:
        """Return the looks that go with the filter, newest first; refusals are marked."""
        rows = [_row(seen) for seen in self._looks]
        wanted = self.filter.casefold()
        return [row for row in rows if wanted in " ".join(row.cells).casefold()] if wanted else rows


class LooksTab(ttk.Frame):
    """The trail in a list; Enter goes to the dossier."""

    def __init__(self, parent: tk.Misc, session: Session, on_open: Callable[[int], object]) -> None:
        super().__init__(parent, padding=(0, px(12), 0, 0))
        self.state_ = LooksState(session)
        self._on_open = on_open
        self._content = frame(self)
        self._content.pack(fill="both", expand=True)
        self._vacancy = Vacancy((self._content,), self._make_empty)
        told = tr("Jejak ini hanya bertambah: tidak ikut diurungkan dan tidak dapat dihapus dari sini.")
        flowing(self._content, told).pack(fill="x", pady=(0, px(8)))
        self.list = Listing(
            self._content,
            [
                Column("day", tr("Hari"), 110, sortable=False),
                Column("clock", tr("Jam"), 60, sortable=False),
                Column("who", tr("Petugas"), 160, stretch=True, sortable=False),
                Column("what", tr("Yang dilakukan"), 190, sortable=False),
                Column("number", tr("No. berkas"), 90, sortable=False),
                Column("access", tr("Keamanan & akses"), 170, sortable=False, spare=160),
            ],
            on_open=self._open,
        )
        self.list.pack(fill="both", expand=True)
        self._more = button(
            self._content, tr("Muat yang lebih lama"), self._load_more, "Linkish", symbol="chevron-down"
        )

    def load(self) -> None:
        """Read the trail again."""
        self.state_.load()
        self._show()

    def filter(self, text: str) -> None:
        """Show only what has this text in it."""
        self.state_.filter = text
        self._show()

    def _load_more(self) -> None:
        self.state_.load_more()
        self._show()

    def _open(self, look: int) -> None:
        dossier = self.state_.dossier(look)
        if dossier is not None:
            self._on_open(dossier)

    def _show(self) -> None:
        rows = self.state_.rows()
        if self._vacancy.show(empty=not rows and not self.state_.filter):
            return
        self.list.show(FixedRows(rows), keep=True)
        if self.state_.more:
            self._more.pack(side="bottom", anchor="w", before=self.list)
        else:
            self._more.pack_forget()

    def _make_empty(self) -> EmptyState:
        return EmptyState(
            self,
            "eye",
            tr("Belum ada arsip terbatas yang dibuka"),
            tr("Setiap kali arsip terbatas atau dikecualikan dibuka, dipinjamkan, atau ditolak, di sini tercatat."),
        )


def _row(seen: Seen) -> Row:
    at = parse_moment(seen.at)
    access = words.access(seen.access)
    if seen.exempt:
        access = (
            tr("{access}, dikecualikan", access=access)
            if seen.access is not AccessClass.ORDINARY
            else tr("Dikecualikan")
        )
    tag = "bad" if seen.what is Look.REFUSED else ""
    return Row(seen.id, (day_words(at.date()), clock(at), seen.who, look_words(seen.what), seen.number, access), tag)


def look_words(what: Look) -> str:
    """Return what was done with a restricted dossier, in words."""
    return {
        Look.OPENED: tr("membuka rincian"),
        Look.REFUSED: tr("ditolak membuka"),
        Look.FILE: tr("membuka berkas digital"),
        Look.LENT: tr("meminjamkan"),
        Look.LISTED: tr("menulisnya di daftar"),
    }[what]
