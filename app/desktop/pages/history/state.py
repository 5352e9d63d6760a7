"""The acts of the cabinet as the history page shows them: by day, with what was undone; it knows no widget."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.desktop import masking
from app.desktop.session import Session
from app.desktop.summary import parse_moment
from app.i18n import clock, date, tr
from app.messages import act_sentence

if TYPE_CHECKING:
    from app.store import ActRecord

_PAGE = 200


@dataclass(frozen=True, slots=True)
class ActLine:
    """One act as it is read: its number, when, who, what, and its state in words."""

    batch: int
    day: str
    clock: str
    who: str
    what: str
    state: str
    rows: int
    kind: str
    can_undo: bool
    code: str = ""


class HistoryState:
    """The newest acts, more on asking, and the undoing of one of them."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._acts: list[ActRecord] = []
        self.more = False
        self.filter = ""

    def load(self) -> None:
        """Read the newest acts again, as many as were shown."""
        wanted = max(_PAGE, len(self._acts))
        self._acts = self._session.cabinet.history(wanted)
        self.more = len(self._acts) == wanted

    def load_more(self) -> None:
        """Read further back."""
        before = self._acts[-1].batch if self._acts else None
        older = self._session.cabinet.history(_PAGE, before)
        self._acts.extend(older)
        self.more = len(older) == _PAGE

    def lines(self) -> list[ActLine]:
        """Return the acts that go with the filter, newest first."""
        wanted = self.filter.casefold()
        lines = [self._line(act) for act in self._acts]
        return [line for line in lines if wanted in f"{line.what} {line.who}".casefold()] if wanted else lines

    def acts_of(self, what: str) -> list[ActLine]:
        """Return the acts of one kind, newest first."""
        return [self._line(act) for act in self._acts if act.kind == "act" and act.what == what]

    def line(self, batch: int) -> ActLine | None:
        """Return one act."""
        return next((self._line(act) for act in self._acts if act.batch == batch), None)

    def _line(self, act: ActRecord) -> ActLine:
        at = parse_moment(act.at)
        words = act_sentence(act.kind, act.what, masking.act_data(self._session, act.data))
        undoable = act.kind == "act" and not act.undone and not self._session.read_only
        undoable = undoable and not self._session.cabinet.is_final(act.what)
        state = tr("diurungkan") if act.kind == "act" and act.undone else ""
        return ActLine(
            act.batch, day_words(at.date()), clock(at), act.who, words, state, act.rows, act.kind, undoable, act.what
        )


def day_words(day: dt.date, today: dt.date | None = None) -> str:
    """Return a day as people say it: today, yesterday, else its date."""
    today = today or dt.datetime.now().astimezone().date()
    if day == today:
        return tr("Hari ini")
    if day == today - dt.timedelta(days=1):
        return tr("Kemarin")
    return date(day, "medium")
