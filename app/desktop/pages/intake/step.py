"""What every step of an import looks like: its content, and at the right a pane with the buttons that move on."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from tkinter import ttk

from app.desktop.pages.intake.standing import Step
from app.desktop.pages.intake.state import ImportState
from app.desktop.theme import px
from app.desktop.widgets.controls import button, card, flowing, frame
from app.i18n import tr, trc

#: A page of less height is low, in logical units.
_LOW = 400
#: After so many milliseconds it is said that a plan is still being made.
_SOON = 250


class StepPanel(ttk.Frame):
    """One step of an import; ``next_button`` moves on, and ``first`` is what the keyboard goes to."""

    def __init__(self, parent: tk.Misc, state: ImportState) -> None:
        super().__init__(parent)
        self._state = state
        self._file = state.file
        #: The step this is.
        self.of = state.step
        self.next_button: ttk.Button | None = None
        self.first: tk.Misc | None = None
        #: What is said of the sheet at hand.
        self.told: ttk.Label | None = None
        self._back: ttk.Button | None = None

    @property
    def low(self) -> bool:
        """Whether the page has little height for its text: then what is said elsewhere too gives way."""
        return 1 < self.master.winfo_height() < px(_LOW)

    def waits_for(self, state: ImportState) -> bool:
        """Stay as it is while the file is only planned anew, and tell whether that is so."""
        if not (state.busy and state.step is self.of and state.file is self._file and self._file is not None):
            return False
        if self._file.plan is None:
            return False
        self.wait()
        # Most plans are there at once: words that come and go would only move the sheet below them.
        self.winfo_toplevel().after(_SOON, self._tell_of_waiting)
        return True

    def _tell_of_waiting(self) -> None:
        """Say that the file is being planned anew, where it still is."""
        if self.winfo_exists() and self.told is not None and self._state.busy and self._state.step is self.of:
            self.told.configure(text=tr("Menghitung ulang …"))

    def wait(self) -> None:
        """Let nobody go on while the file is being planned."""
        if self.next_button is not None:
            self.next_button.state(["disabled"])
        if self._back is not None:
            self._back.configure(text=trc("tombol", "Batalkan"))

    def go_on(self) -> None:
        """Let one go on again."""
        if self.next_button is not None:
            self.next_button.state(["!disabled"])
        if self._back is not None:
            self._back.configure(text=trc("tombol", "Kembali"))

    def _go_back(self, step: Step) -> None:
        """Go to an earlier step; while something is at work, cancel that."""
        if self._state.busy:
            self._state.cancel()
        else:
            self._state.go(step)

    def renews(self, state: ImportState) -> bool:
        """Show another plan of the file in place, and tell whether that could be done."""
        return False

    def describe(self) -> None:
        """Say above all else which file is at hand and what was made of the sheet that is looked at."""
        if self._state.file is None:
            return
        top = self.choose_file()
        self.told = flowing(top)
        self.told.pack(fill="x")
        self.show_verdict()

    def choose_file(self) -> ttk.Frame:
        """Make the place above all else, where another file of the import is chosen."""
        top = frame(self)
        top.pack(fill="x", pady=(0, px(8)))
        self.pick_file(top)
        return top

    def show_verdict(self) -> None:
        """Say of the sheet at hand what was made of it."""
        file = self._state.file
        if file is None or self.told is None:
            return
        told = self._state.verdict()
        text = tr("{file} — {verdict}", file=file.path.name, verdict=told) if told else file.path.name
        self.told.configure(text=text)

    def pick_file(self, parent: ttk.Frame) -> None:
        """Let another file of the import be chosen where there are several."""
        if len(self._state.files) < 2:
            return
        box = ttk.Combobox(parent, state="readonly", values=[file.path.name for file in self._state.files], width=44)
        box.current(self._state.current)
        box.pack(anchor="w", pady=(0, px(10)))
        box.bind("<<ComboboxSelected>>", lambda _event: self._state.look_at(box.current()))

    def side(self, *, back: Step, forward: Step | None) -> ttk.Frame:
        """Make the pane at the right with the buttons that move on, and return the place above them."""
        outer = card(self, 16)
        outer.configure(width=min(px(330), round(self.master.winfo_width() * 0.4)))
        outer.pack_propagate(False)
        outer.pack(side="right", fill="y", padx=(px(14), 0))
        feet = frame(outer, "Side")
        feet.pack(side="bottom", fill="x", pady=(px(12), 0))
        if forward is not None:
            self.forward(feet, forward)
        else:
            self.last_button(feet)
        self._back = button(feet, trc("tombol", "Kembali"), lambda: self._go_back(back))
        self._back.pack(side="right", padx=px(8))
        place = frame(outer, "Side")
        place.pack(fill="both", expand=True)
        feet.lift()
        if self.next_button is not None:
            self.next_button.lift()
        return place

    def forward(self, parent: ttk.Frame, step: Step) -> None:
        """Make the button that goes on to ``step``."""
        self._go_on(parent, trc("tombol", "Lanjut"), lambda: self._state.go(step), "arrow-right")

    def last_button(self, parent: ttk.Frame) -> None:
        """Make the button of the last step, which stores; a step that does not come last has none."""

    def _go_on(self, parent: ttk.Frame, words: str, command: Callable[[], object], symbol: str) -> None:
        self.next_button = self.first = button(parent, words, command, "primary", symbol=symbol)
        self.next_button.pack(side="right")
