"""Work that has to be waited for, while no cabinet is open: a dialog with its progress, which can be cancelled."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from typing import Generic, TypeVar

from app.desktop.theme import px
from app.desktop.widgets.controls import label, progress
from app.desktop.widgets.dialogs import Dialog
from app.i18n import trc
from app.jobs import Job, Jobs, Progress

T = TypeVar("T")
_BEAT = 50


class Waiting(Generic[T]):
    """Runs one piece of work in a thread of its own; ``done``, ``failed`` or ``cancelled`` is called at its end."""

    def __init__(
        self,
        parent: tk.Misc,
        heading: str,
        text: str,
        work: Callable[[Progress], T],
        done: Callable[[T], object],
        failed: Callable[[Exception, str | None], object],
        cancelled: Callable[[], object] | None = None,
    ) -> None:
        self._cancelled = cancelled
        self._parent, self._done, self._failed = parent, done, failed
        self._jobs = Jobs()
        self.dialog = Dialog(parent, heading, symbol="hourglass-split")
        label(self.dialog.body, text, "Soft", wrap=410).pack(anchor="w")
        self._bar = progress(self.dialog.body)
        self._bar.pack(fill="x", pady=(px(14), 0))
        self.dialog.answer(trc("tombol", "Batalkan"), self.dialog.give_up)
        self.dialog.on_close = self._cancel
        self.dialog.open()
        self._job: Job[T] = self._jobs.start(
            heading, work, done=self._came, failed=self._went_wrong, cancelled=self._stopped
        )
        parent.after(_BEAT, self._beat)

    def _beat(self) -> None:
        if self._jobs.poll():
            if self.dialog.winfo_exists():
                self._bar.configure(value=self._job.share)
            self._parent.after(_BEAT, self._beat)

    def _cancel(self) -> None:
        self._job.cancel()

    def _came(self, answer: T) -> None:
        self._end()
        self._done(answer)

    def _went_wrong(self, failure: Exception, reference: str | None) -> None:
        self._end()
        self._failed(failure, reference)

    def _stopped(self) -> None:
        self._end()
        if self._cancelled:
            self._cancelled()

    def _end(self) -> None:
        if self.dialog.winfo_exists():
            self.dialog.close()
        self._jobs.close()
