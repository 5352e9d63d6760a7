"""The line at the foot: what the cabinet holds, what is being worked on with its progress, and the last backup.

It knows jobs and texts, no page.
"""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from tkinter import ttk
from typing import Any

from app.desktop.session import Session
from app.desktop.theme import font, px
from app.desktop.widgets.controls import button, frame, label, progress
from app.i18n import percent, trc
from app.jobs import Job

#: What a button without padding has above and below its words, in pixels of any text size.
_AROUND = 6


class JobLine(ttk.Frame):
    """What is being worked on, how far it is, and the button that cancels it; made with the first job."""

    def __init__(self, parent: tk.Misc, on_cancel: Callable[[], object]) -> None:
        super().__init__(parent, style="Side.TFrame")
        self._title = label(self, "", "Small", side="Side")
        self._title.pack(side="left", padx=(0, px(10)))
        self._bar = progress(self, length=px(140))
        self._bar.pack(side="left")
        self._share = label(self, "", "SmallSoft", side="Side", width=6)
        self._share.pack(side="left", padx=px(8))
        cancel = button(self, trc("tombol", "Batalkan"), on_cancel, "Linkside")
        cancel.configure(padding=(px(6), 0))
        cancel.pack(side="left")

    def show(self, job: Job[Any]) -> None:
        """Show how far ``job`` is."""
        self._title.configure(text=job.title)
        self._bar.configure(value=job.share)
        self._share.configure(text=percent(job.share, 0))


class StatusBar(ttk.Frame):
    """The status line; `tick` is called by the window several times a second."""

    def __init__(self, parent: tk.Misc, session: Session) -> None:
        super().__init__(parent, style="Side.TFrame", padding=(px(22), px(5), px(20), px(5)))
        self._session = session
        self.counts = label(self, "", "SmallSoft", side="Side")
        self.counts.pack(side="left")
        self.backup = label(self, "", "SmallSoft", side="Side")
        self.backup.pack(side="right")
        # As high as the button of a job, so that nothing above moves when one begins or ends.
        frame(self, "Side", width=1, height=font("").metrics("linespace") + _AROUND).pack(side="left")
        self._said = label(self, "", "Small", side="Side")
        self._job: JobLine | None = None
        self._later: str | None = None

    def say(self, text: str, seconds: float = 6) -> None:
        """Say for a while that something was done."""
        if self._later:
            self.after_cancel(self._later)
        self._said.configure(text=text)
        self._said.pack(side="left", padx=(px(24), 0))
        self._later = self.after(int(seconds * 1000), self._silence)

    def tick(self) -> None:
        """Show the job that is running, if it has a name."""
        job = self._session.running
        if job is None:
            if self._job is not None and self._job.winfo_manager():
                self._job.pack_forget()
            return
        if self._job is None:
            self._job = JobLine(self, self._cancel)
        if not self._job.winfo_manager():
            self._silence()
            self._job.pack(side="left", padx=(px(24), 0))
        self._job.show(job)

    def _cancel(self) -> None:
        job = self._session.running
        if job is not None:
            job.cancel()

    def _silence(self) -> None:
        if self._later:
            self.after_cancel(self._later)
        self._later = None
        self._said.pack_forget()
