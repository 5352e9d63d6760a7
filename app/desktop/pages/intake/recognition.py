"""The second step of an import: the sheet with what was recognised in it, and beside it the same in words."""

from __future__ import annotations

import tkinter as tk

from app.desktop.pages.intake.recognised import recognised
from app.desktop.pages.intake.sheets import SheetPanel
from app.desktop.pages.intake.state import ImportState, Step
from app.desktop.pages.intake.step import StepPanel
from app.desktop.widgets.scrolling import ScrollArea


class RecognitionStep(StepPanel):
    """The sheet itself, and what was recognised."""

    def __init__(self, parent: tk.Misc, state: ImportState) -> None:
        super().__init__(parent, state)
        self.describe()
        right = self.side(back=Step.FILES, forward=Step.PROBLEMS)
        area = ScrollArea(right, side="Side")
        area.pack(fill="both", expand=True)
        recognised(area.body, state)
        area.follow_focus()
        self.sheet = SheetPanel(self, state, on_sheet=self.show_verdict)
        self.sheet.pack(side="left", fill="both", expand=True)
        self.sheet.lower(right.master)
