"""The window that shows the sheet a figure stands on, with its cells marked; the copy of the file is read as a job."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from functools import partial
from tkinter import ttk
from typing import TYPE_CHECKING, Any

from app.desktop.pages.intake.marks import position
from app.desktop.pages.results.provenance import Provenance, Story, marked
from app.desktop.pages.results.told import place_words, value_words
from app.desktop.session import words_of
from app.desktop.theme import icon, px
from app.desktop.widgets.controls import button, flowing, frame, icon_button, label, progress
from app.desktop.widgets.dialogs import Dialog
from app.desktop.widgets.sheet import SheetGrid
from app.i18n import number, tr, trc
from app.results.records import TracedCell
from importers.unreadable import UnreadableFile

if TYPE_CHECKING:
    from app.jobs import Job
    from importers.grid import Workbook

_TICK = 60
#: What is read sooner than this opens without a word of waiting, in milliseconds.
_SOON = 150


class SheetWindow(Dialog):
    """A sheet with the cells of one figure; where there are several, Alt+Left and Alt+Right go from one to the next."""

    def __init__(
        self,
        parent: tk.Misc,
        provenance: Provenance,
        story: Story,
        cell: TracedCell,
        *,
        on_file: Callable[[TracedCell], object],
        on_folder: Callable[[TracedCell], object],
    ) -> None:
        super().__init__(
            parent, tr("{title}, {area}", title=story.figure.title, area=story.figure.area_name), width=980
        )
        self.resizable(True, True)
        self._provenance, self._story = provenance, story
        self._cells = story.trace.cells
        self._at = self._place_of(cell)
        self._shown: tuple[str, str] | None = None
        self._job: Job[Any] | None = None
        self._later: str | None = None
        self._build_head()
        self._below = frame(self.body)
        self._below.pack(side="bottom", fill="x", pady=(px(8), 0))
        self._told = flowing(self._below, "", "Small")
        self._told.pack(side="left", fill="x", expand=True)
        self._standing = label(self._below, "", "SmallSoft")
        self._standing.pack(side="right")
        # What is told while the file is read stands where the sheet will be, so that the window keeps its size.
        self._stage = frame(self.body, width=px(920), height=px(420))
        self._stage.pack_propagate(False)
        self._stage.pack(fill="both", expand=True)
        self.grid_ = SheetGrid(self._stage, on_cell=self._moved)
        self._waiting = frame(self._stage)
        self.password: ttk.Entry | None = None
        self.answer(trc("tombol", "Tutup"), self.give_up, main=True)
        self.answer(tr("Tampilkan di folder"), lambda: on_folder(self.cell))
        self.answer(tr("Buka berkas"), lambda: on_file(self.cell))
        self.bind("<Alt-Left>", lambda _event: self.step(-1))
        self.bind("<Alt-Right>", lambda _event: self.step(1))
        self.open(self.grid_.canvas)
        self.minsize(px(520), px(360))
        self._read(None)

    @property
    def cell(self) -> TracedCell:
        """The cell that is shown."""
        return self._cells[self._at]

    @property
    def busy(self) -> bool:
        """Tell whether the file is being read."""
        return self._job is not None and not self._job.ended

    def step(self, by: int) -> None:
        """Show the next cell of the figure, or the one before."""
        at = max(0, min(self._at + by, len(self._cells) - 1))
        if at != self._at and not self.busy:
            self._at = at
            self._read(None)

    def close(self) -> None:
        """Stop reading, and take the window away."""
        self._cancel()
        self._wait_no_more()
        super().close()

    def _wait_no_more(self) -> None:
        if self._later is not None:
            self.after_cancel(self._later)
            self._later = None

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _build_head(self) -> None:
        row = frame(self.body)
        row.pack(fill="x", pady=(0, px(8)))
        self._where = flowing(row, "", "Soft")
        self._where.pack(side="left", fill="x", expand=True)
        if len(self._cells) < 2:
            return
        icon_button(row, "chevron-right", partial(self.step, 1), tr("Sel berikutnya (Alt+→)")).pack(side="right")
        self._count = label(row, "", "SmallSoft")
        self._count.pack(side="right", padx=px(4))
        icon_button(row, "chevron-left", partial(self.step, -1), tr("Sel sebelumnya (Alt+←)")).pack(side="right")

    def _read(self, password: str | None) -> None:
        cell = self.cell
        self._where.configure(text=tr("{file} · {place}", file=cell.file, place=place_words(cell)))
        if len(self._cells) > 1:
            now, of = number(self._at + 1), number(len(self._cells))
            self._count.configure(text=tr("{now} dari {of}", now=now, of=of))
        if self._shown == (cell.sha256, cell.sheet):
            self._go()
            return
        self._clear()
        self._job = self._provenance.read(cell, password, self._came, self._failed, self._stopped)
        if self.busy:
            self._later = self.after(_SOON, self._wait)

    def _wait(self) -> None:
        """Show how far the reading of the file is."""
        label(self._waiting, tr("Membaca berkas …"), "Soft").pack(side="left")
        bar = progress(self._waiting, length=px(180))
        bar.pack(side="left", padx=px(10))
        button(self._waiting, trc("tombol", "Batalkan"), self._cancel, "Linkish").pack(side="left")
        self._waiting.pack(fill="x", pady=px(16))

        def tick() -> None:
            if self._job is not None and not self._job.ended and bar.winfo_exists():
                bar.configure(value=self._job.share)
                self._later = self.after(_TICK, tick)

        tick()

    def _came(self, workbook: Workbook) -> None:
        if not self.winfo_exists():
            return
        self._clear()
        sheet = marked(workbook, self._story.trace, self.cell)
        if sheet is None:
            self._say(tr("Lembar {sheet} tidak ada di salinan berkas ini.", sheet=self.cell.sheet), bad=True)
            return
        self._shown = (self.cell.sha256, self.cell.sheet)
        self.grid_.pack(fill="both", expand=True)
        self.update_idletasks()
        self.grid_.show(sheet)
        changed = workbook.facts.sha256 != self.cell.sha256
        self._told.configure(
            text=tr("Salinan ini sudah berubah sejak diimpor; bandingkan dengan berkas aslinya.") if changed else "",
            style="SmallBad.TLabel" if changed else "Small.TLabel",
        )
        self._go()
        self.grid_.canvas.focus_set()

    def _go(self) -> None:
        place = position(self.cell.cell)
        if place is not None:
            self.grid_.go_to(*place)

    def _moved(self, row: int, column: int) -> None:
        here = self._cells.standing_in(self.cell.sha256, self.cell.sheet, (row, column))
        first = self._cells[here[0]] if here else None
        told = "" if first is None else tr("{area}: {value}", area=first.area, value=value_words(first.value))
        self._standing.configure(text=told)

    def _place_of(self, cell: TracedCell) -> int:
        """Return which one a cell is; a correction stands in the cell of what it corrects."""
        place = position(cell.cell)
        here = [] if place is None else self._cells.standing_in(cell.sha256, cell.sheet, place)
        return next((at for at in here if self._cells[at] == cell), 0)

    def _failed(self, failure: Exception, reference: str | None) -> None:
        if not self.winfo_exists():
            return
        self._clear()
        told = words_of(failure)
        if told is None:
            self._say(
                tr("Berkas ini tidak dapat ditampilkan (catatan {reference}).", reference=reference or "–"), bad=True
            )
            return
        if isinstance(failure, UnreadableFile) and failure.reason in ("encrypted", "wrong_password"):
            self._say(told, bad=failure.reason == "wrong_password")
            self._ask_password()
            return
        self._say(told, bad=True)

    def _ask_password(self) -> None:
        row = frame(self._waiting)
        row.pack(anchor="w", pady=(px(10), 0))
        label(row, tr("Kata sandi"), "SmallSoft").pack(side="left", padx=(0, px(8)))
        entry = self.password = ttk.Entry(row, show="•", width=22)
        entry.pack(side="left")

        def unlock(_event: object = None) -> str:
            self._read(entry.get())
            return "break"

        entry.bind("<Return>", unlock)
        button(row, tr("Buka"), unlock).pack(side="left", padx=px(8))
        entry.focus_set()

    def _stopped(self) -> None:
        if self.winfo_exists():
            self._clear()
            self._say(tr("Pembacaan dibatalkan."))
            again = button(self._waiting, tr("Baca lagi"), partial(self._read, None))
            again.pack(anchor="w", pady=(px(10), 0))

    def _say(self, text: str, *, bad: bool = False) -> None:
        row = frame(self._waiting)
        row.pack(fill="x")
        symbol, tone = ("exclamation-circle", "alert") if bad else ("info-circle", "accent_ink")
        ttk.Label(row, image=icon(symbol, 18, tone)).pack(side="left", anchor="n", padx=(0, px(10)))
        flowing(row, text, "").pack(side="left", fill="x", expand=True)
        self._waiting.pack(fill="x", pady=px(16))

    def _clear(self) -> None:
        """Take away the sheet and whatever was said in its place."""
        self._shown = None
        self._wait_no_more()
        self.grid_.pack_forget()
        self._waiting.pack_forget()
        self._told.configure(text="")
        for child in self._waiting.winfo_children():
            child.destroy()
