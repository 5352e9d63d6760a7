"""The trash as the window has it: its rows in words, and the works that throw away, put back and empty.

It knows no widget.
"""

from __future__ import annotations

import datetime as dt
from array import array
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from app.archive import trash
from app.archive.masking import hidden_title
from app.desktop import words
from app.desktop.session import Session
from app.desktop.widgets.rows import Row
from app.i18n import tr, trn
from app.store import Cabinet

if TYPE_CHECKING:
    from app.jobs import Progress


class ThrownRows:
    """Rows of the trash from their ids; lines are read when they come on screen."""

    def __init__(self, session: Session, ids: array[int]) -> None:
        self._session = session
        self.ids = ids

    def __len__(self) -> int:
        return len(self.ids)

    def page(self, first: int, number: int) -> Sequence[Row]:
        """Return the lines of a run of ids."""
        return [
            Row(line.id, (line.number, self._title(line), line.years, _day(line.thrown_at), line.who))
            for line in trash.lines(self._session.cabinet, self.ids[first : first + number])
        ]

    def _title(self, line: trash.Thrown) -> str:
        if self._session.viewer.may_open(line.access, exempt=line.exempt):
            return line.title
        return hidden_title(line.access)


def throw_work(cabinet: Cabinet, dossiers: Sequence[int]) -> Callable[[Progress], int]:
    """Return the work that throws dossiers away as one act and answers how many there were."""

    def work(_progress: Progress) -> int:
        with cabinet.act("dossiers_thrown", dossiers=len(dossiers)) as act:
            return trash.throw(act, cabinet, dossiers)

    return work


def restore_work(cabinet: Cabinet, dossiers: Sequence[int]) -> Callable[[Progress], trash.Restored]:
    """Return the work that puts dossiers back as one act and answers what stood in the way."""

    def work(_progress: Progress) -> trash.Restored:
        with cabinet.act("dossiers_restored", dossiers=len(dossiers)) as act:
            return trash.restore(act, cabinet, dossiers)

    return work


def empty_work(cabinet: Cabinet, dossiers: Sequence[int]) -> Callable[[Progress], int]:
    """Return the work that takes dossiers out of the trash for good as one act."""

    def work(_progress: Progress) -> int:
        with cabinet.act("trash_emptied", dossiers=len(dossiers)) as act:
            return trash.empty(act, dossiers)

    return work


def restored_words(told: trash.Restored) -> str:
    """Return in words what was put back and what stood in its way."""
    said = [trn("{count} berkas dikembalikan.", "{count} berkas dikembalikan.", told.dossiers)]
    if told.same_number:
        said.append(
            trn(
                "{count} di antaranya bernomor sama dengan berkas lain: {titles}.",
                "{count} di antaranya bernomor sama dengan berkas lain: {titles}.",
                len(told.same_number),
                titles=_some(told.same_number),
            )
        )
    if told.without:
        said.append(
            tr("Boks atau catatan lain yang dirujuknya sudah tidak ada pada: {titles}.", titles=_some(told.without))
        )
    if told.left:
        said.append(tr("Sudah ada di arsip, jadi tidak disentuh: {titles}.", titles=_some(told.left)))
    return " ".join(said)


def hindered(told: trash.Restored) -> bool:
    """Tell whether anything stood in the way."""
    return bool(told.same_number or told.without or told.left)


def _some(titles: Sequence[str]) -> str:
    shown = [f"“{title[:60]}”" for title in titles[:3]]
    more = len(titles) - len(shown)
    return ", ".join(shown) + (f" +{more}" if more else "")


def _day(at: str) -> str:
    moment: Any = dt.datetime.fromisoformat(at).astimezone()
    return words.iso_date(moment.date().isoformat())
