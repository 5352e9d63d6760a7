"""Who works here: the registered people to choose from, the question for a PIN, and the wait after wrong ones.

The upper part knows no widget; the dialog below it shows it.
"""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic
from tkinter import ttk
from typing import TYPE_CHECKING

from app.archive import people
from app.archive.people import Person
from app.desktop import words
from app.desktop.theme import px
from app.desktop.widgets.controls import frame, label
from app.desktop.widgets.dialogs import Dialog
from app.desktop.widgets.listing import Column, Listing
from app.desktop.widgets.rows import FixedRows, Row
from app.errors import AppError
from app.i18n import tr
from app.messages import sentence

if TYPE_CHECKING:
    from app.desktop.session import Session

#: So many wrong PINs are free; each further one doubles the wait, from so many seconds up to the most.
_FREE, _FIRST_WAIT, _LONGEST_WAIT = 3, 5.0, 300.0


@dataclass(slots=True)
class Tries:
    """Wrong PINs of one person since the last right one, and until when no other is taken."""

    wrong: int = 0
    until: float = 0.0

    def failed(self, now: float) -> None:
        """Count a wrong PIN."""
        self.wrong += 1
        if self.wrong >= _FREE:
            self.until = now + min(_LONGEST_WAIT, _FIRST_WAIT * 2 ** (self.wrong - _FREE))


def registered(session: Session) -> tuple[Person, ...]:
    """Return the people who work in the archive now."""
    return tuple(person for person in people.people(session.cabinet) if person.active)


def arrive_unasked(session: Session) -> bool:
    """Let the clerk of the settings work here where no PIN guards the name; return whether nothing is to be asked."""
    active = registered(session)
    if not active:
        return True
    person = people.by_name(session.cabinet, session.settings.clerk)
    if person is not None and person.active and not person.has_pin:
        session.arrive(person)
        return True
    session.arrive(None)
    return False


def try_pin(session: Session, person: Person, pin: str) -> None:
    """Let a person work here; `AppError` ``person_pin_wrong`` or, after several, ``person_pin_wait``."""
    tries: dict[int, Tries] = session.kept.setdefault("pin_tries", {})
    held, now = tries.setdefault(person.id, Tries()), monotonic()
    if now < held.until:
        raise AppError("person_pin_wait", seconds=int(held.until - now) + 1)
    if not people.pin_fits(session.cabinet, person.id, pin):
        held.failed(now)
        raise AppError("person_pin_wrong")
    tries.pop(person.id)
    session.arrive(person)


class WhoDialog(Dialog):
    """A list of the people; who has a PIN types it. Given up, nobody known works here: restricted titles are hidden."""

    def __init__(self, parent: tk.Misc, session: Session, on_arrived: Callable[[], object]) -> None:
        super().__init__(parent, tr("Siapa yang bekerja?"), width=460, symbol="people")
        self._session, self._on_arrived = session, on_arrived
        self._people = registered(session)
        told = tr("Riwayat mencatat nama ini, dan hak aksesnya menentukan arsip terbatas mana yang terlihat.")
        label(self.body, told, "Soft", wrap=410).pack(anchor="w", pady=(0, px(10)))
        self.list = Listing(
            self.body,
            [
                Column("name", tr("Nama"), 200, stretch=True, sortable=False),
                Column("access", tr("Hak akses"), 130, sortable=False),
            ],
            on_choose=lambda _id: self._show_pin(),
            on_open=lambda _id: self._entered(),
        )
        rows = [Row(person.id, (person.name, words.access(person.clearance))) for person in self._people]
        self.list.show(FixedRows(rows))
        self.list.fit(max(3, min(8, len(rows))))
        self.list.pack(fill="x")
        row = frame(self.body)
        row.pack(fill="x", pady=(px(10), 0))
        label(row, tr("PIN"), "SmallSoft").pack(side="left", padx=(0, px(10)))
        self.pin = ttk.Entry(row, show="•", width=16)
        self.pin.pack(side="left")
        self._problem = label(self.body, "", "SmallBad", wrap=410)
        self._problem.pack(anchor="w", pady=(px(6), 0))
        self.choose_button = self.answer(tr("Mulai bekerja"), self._arrive, main=True)
        self.answer(tr("Tanpa nama"), self._nobody)
        own = next((at for at, one in enumerate(self._people) if one.name == session.settings.clerk), 0)
        self.list.choose(own)
        self.open(self.pin if self._chosen_has_pin() else self.list.tree)

    def _chosen(self) -> Person | None:
        return next((person for person in self._people if person.id == self.list.chosen), None)

    def _chosen_has_pin(self) -> bool:
        person = self._chosen()
        return person is not None and person.has_pin

    def _show_pin(self) -> None:
        self.pin.delete(0, "end")
        self._problem.configure(text="")
        self.pin.state(["!disabled" if self._chosen_has_pin() else "disabled"])

    def _entered(self) -> None:
        if self._chosen_has_pin() and not self.pin.get():
            self.pin.focus_set()
        else:
            self._arrive()

    def _arrive(self) -> None:
        person = self._chosen()
        if person is None:
            return
        try:
            try_pin(self._session, person, self.pin.get().strip())
        except AppError as failure:
            self._problem.configure(text=sentence(failure.code, failure.data))
            self.pin.delete(0, "end")
            self.pin.focus_set()
            return
        self.close()
        self._on_arrived()

    def _nobody(self) -> None:
        self._session.arrive(None)
        self.close()
        self._on_arrived()
