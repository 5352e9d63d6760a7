"""The second step of an import: the sheet with what was recognised in it, and beside it the same in words."""

from __future__ import annotations

import tkinter as tk
from tkinter import ttk

from app.desktop.pages.intake.recognised import recognised
from app.desktop.pages.intake.relabel import hint, remembered
from app.desktop.pages.intake.relabelling import Relabelling
from app.desktop.pages.intake.sheets import SheetPanel
from app.desktop.pages.intake.standing import Step
from app.desktop.pages.intake.state import ImportState
from app.desktop.pages.intake.step import StepPanel
from app.desktop.theme import px
from app.desktop.widgets.controls import frame
from app.desktop.widgets.scrolling import ScrollArea


class RecognitionStep(StepPanel):
    """The sheet itself, on which columns and rows can be labelled anew, and what was recognised."""

    def __init__(self, parent: tk.Misc, state: ImportState) -> None:
        super().__init__(parent, state)
        relabelling = Relabelling(state)
        self._relabelling = relabelling if relabelling.file is not None and not state.session.read_only else None
        self.describe()
        self._strip_place = frame(self)
        self._strip_place.pack(fill="x")
        self.strip: ttk.Frame | None = None
        right = self.side(back=Step.FILES, forward=Step.PROBLEMS)
        self._area = ScrollArea(right, side="Side")
        self._area.pack(fill="both", expand=True)
        self.sheet = SheetPanel(self, state, on_sheet=self.show_verdict, relabelling=self._relabelling)
        if self._relabelling is not None and not self.low:
            hint(self).pack(side="bottom", fill="x", pady=(px(6), 0))
        self.sheet.pack(side="left", fill="both", expand=True)
        self.sheet.lower(right.master)
        self._tell()
        if state.busy:
            self.wait()

    def renews(self, state: ImportState) -> bool:
        """Show another plan of the same file and keep the place on the sheet; False where it is not the same."""
        file = state.file
        if state.busy or state.step is not self.of or file is not self._file or file is None or file.plan is None:
            return False
        if (Relabelling(state).file is None) is (self._relabelling is not None) or file.workbook is None:
            return False
        self.go_on()
        self.sheet.show(keep=True)
        self.show_verdict()
        self._tell()
        return True

    def _tell(self) -> None:
        """Say beside the sheet what was recognised, and by which remembered mapping."""
        for child in (*self._area.body.winfo_children(), *self._strip_place.winfo_children()):
            child.destroy()
        recognised(self._area.body, self._state)
        self._area.follow_focus()
        self.strip = None if self._relabelling is None else remembered(self._strip_place, self._relabelling)
        if self.strip is not None:
            self.strip.pack(fill="x", pady=(0, px(8)))
        else:
            self._strip_place.configure(height=1)
