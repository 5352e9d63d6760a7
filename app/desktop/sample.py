"""Looking at the sample from the welcome page: it is made in a folder of its own, with progress, and then opened."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from pathlib import Path
from tkinter import ttk
from typing import TYPE_CHECKING

from app import paths
from app.desktop.theme import px
from app.desktop.widgets.controls import label
from app.desktop.widgets.dialogs import Dialog
from app.i18n import tr, trc
from app.jobs import Job, Jobs

if TYPE_CHECKING:
    from app.demo.run import DemoResult

_BEAT = 50


def sample_folder() -> Path:
    """Return the folder the sample is made in, beside the user's own cabinet and never in it."""
    return paths.default_cabinet().parent / "contoh"


class SampleMaker:
    """Makes the sample in a job and hands its cabinet's folder on; cancelled, nothing more happens."""

    def __init__(
        self,
        parent: tk.Misc,
        folder: Path,
        done: Callable[[Path], object],
        failed: Callable[[Exception, str | None], object],
    ) -> None:
        self._parent, self._done, self._failed = parent, done, failed
        self._jobs = Jobs()
        self.dialog = Dialog(parent, tr("Contoh sedang disiapkan"), symbol="hourglass-split")
        told = tr("Data contoh diimpor lewat jalan yang sama seperti data sungguhan. Ini memakan waktu sebentar.")
        label(self.dialog.body, told, "Soft", wrap=410).pack(anchor="w")
        self._bar = ttk.Progressbar(self.dialog.body, maximum=1.0)
        self._bar.pack(fill="x", pady=(px(14), 0))
        self.dialog.answer(trc("tombol", "Batalkan"), self.dialog.give_up)
        self.dialog.on_close = self._cancel
        self.dialog.open()
        self._job: Job[DemoResult] = self._jobs.start(
            tr("Menyiapkan contoh"), lambda progress: _make(folder, progress), done=self._made, failed=self._went_wrong,
            cancelled=self._end,
        )  # fmt: skip
        parent.after(_BEAT, self._beat)

    def _beat(self) -> None:
        if self._jobs.poll():
            if self.dialog.winfo_exists():
                self._bar.configure(value=self._job.share)
            self._parent.after(_BEAT, self._beat)

    def _cancel(self) -> None:
        self._job.cancel()

    def _made(self, result: DemoResult) -> None:
        self._end()
        self._done(result.cabinet)

    def _went_wrong(self, failure: Exception, reference: str | None) -> None:
        self._end()
        self._failed(failure, reference)

    def _end(self) -> None:
        if self.dialog.winfo_exists():
            self.dialog.close()
        self._jobs.close()


def _make(folder: Path, progress: Callable[[float], None]) -> DemoResult:
    from app.demo.run import run_demo

    return run_demo(folder, progress=progress)
