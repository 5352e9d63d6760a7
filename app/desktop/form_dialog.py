"""A form in a dialog: filled in peace, kept as a draft while it is not stored, closed only when it is.

It knows the session's drafts and writes; what the fields mean is told by the page that makes one.
"""

from __future__ import annotations

import tkinter as tk
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from typing import Any

from app.desktop.session import Session, words_of
from app.desktop.theme import px
from app.desktop.widgets.controls import button, frame, label
from app.desktop.widgets.dialogs import Dialog
from app.desktop.widgets.forms import Form
from app.desktop.widgets.scrolling import ScrollArea
from app.i18n import tr, trc

_PAUSE = 300


class FormDialog(Dialog, ABC):
    """A form with *Simpan* and *Batal*; a subclass makes the `fields` and the `work` that stores what was typed.

    Whatever differs from the texts it began with is kept as the draft of that name, until it is stored or *Batal* is
    pressed: Escape, a closed window or another theme lose nothing. ``on_stored`` hears the answer of the work.
    """

    def __init__(
        self,
        parent: tk.Misc,
        session: Session,
        heading: str,
        *,
        draft: str,
        start: Mapping[str, str],
        on_stored: Callable[[Any], object],
        width: int = 720,
        columns: int = 4,
    ) -> None:
        super().__init__(parent, heading, width=width)
        self._session, self.draft, self._start, self._on_stored = session, draft, dict(start), on_stored
        self._later: str | None = None
        kept = session.drafts.get(draft)
        self._notice = frame(self.body, "Tint", padding=(px(12), px(4), px(4), px(4)))
        self._area = ScrollArea(self.body, padding=(0, 0, px(8), 0))
        self._area.pack(fill="both", expand=True)
        self.form = Form(self._area.body, columns=columns)
        self.form.pack(fill="both", expand=True)
        self.fields({**self._start, **kept})
        if kept:
            self._show_notice()
        self._area.fit(px(width) - px(48), self.winfo_screenheight() - px(220))
        self._area.follow_focus()
        self.save_button = self.answer(trc("tombol", "Simpan"), self._save, main=True)
        self.answer(trc("tombol", "Batal"), self._throw_away)
        for sequence in ("<KeyRelease>", "<ButtonRelease>", "<<ComboboxSelected>>"):
            self.bind(sequence, self._touched, add="+")

    @abstractmethod
    def fields(self, values: Mapping[str, str]) -> None:
        """Make the fields with their first texts."""

    @abstractmethod
    def work(self, typed: dict[str, str]) -> Callable[[Any], Any] | None:
        """Return the work that stores what was typed, or None after complaining beside the fields."""

    def field_of(self, code: str) -> str:
        """Return the field beside which a refusal of this code is told."""
        del code
        return next(iter(self.form.values()))

    def give_up(self) -> None:
        """Close and keep what was typed as a draft."""
        self.keep_draft()
        super().give_up()

    def keep_draft(self) -> None:
        """Keep what differs from the beginning."""
        typed = self.form.values()
        self._session.drafts.keep(
            self.draft, {name: text for name, text in typed.items() if text != self._start.get(name, "")}
        )

    def _show_notice(self) -> None:
        label(self._notice, tr("Isian yang belum disimpan dipulihkan."), "Small", side="Tint").pack(side="left")
        button(self._notice, tr("Mulai dari awal"), self._begin_anew, "Chip").pack(side="right")
        self._notice.pack(fill="x", pady=(0, px(12)), before=self._area)

    def _begin_anew(self) -> None:
        for name in self.form.values():
            self.form.set(name, self._start.get(name, ""))
        self._session.drafts.drop(self.draft)
        self._notice.pack_forget()

    def _touched(self, _event: object) -> None:
        if self._later is None:
            self._later = self.after(_PAUSE, self._keep_later)

    def _keep_later(self) -> None:
        self._later = None
        self.keep_draft()

    def _throw_away(self) -> None:
        self._session.drafts.drop(self.draft)
        super().give_up()

    def _save(self) -> None:
        self.form.complain({})
        work = self.work(self.form.values())
        if work is None:
            return
        self.keep_draft()
        self.save_button.state(["disabled"])
        self._session.write("", work, self._stored, self._refused)

    def _stored(self, answer: Any) -> None:
        self._session.drafts.drop(self.draft)
        if self.winfo_exists():
            self.close()
        self._on_stored(answer)

    def _refused(self, failure: Exception, reference: str | None) -> None:
        told = words_of(failure)
        if self.winfo_exists():
            self.save_button.state(["!disabled"])
        if told is None or not self.winfo_exists():
            self._session.on_fault(failure, reference)
        else:
            self.form.complain({self.field_of(str(getattr(failure, "code", ""))): told})
