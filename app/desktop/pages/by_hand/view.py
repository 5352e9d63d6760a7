"""The page on which a recap is typed from paper: what it is about, then the grid, then the plan on the import page."""

from __future__ import annotations

import tkinter as tk
from functools import partial
from typing import TYPE_CHECKING, Any

from app.desktop.commands import Command
from app.desktop.pages.by_hand.sheet import SheetStep
from app.desktop.pages.by_hand.start import Area, StartForm
from app.desktop.pages.by_hand.state import HandState, Start, sources_of
from app.desktop.pages.page import EmptyState, Page
from app.i18n import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.desktop.shell import Shell
    from app.intake.plan import ImportRequest

_REMEMBERED = "by_hand_start"


class HandPage(Page):
    """A recap from paper in two steps; the third, the plan, is that of every import."""

    def __init__(self, parent: tk.Misc, shell: Shell, title: str) -> None:
        super().__init__(parent, shell, title)
        kept = shell.session.kept.get("by_hand")
        self.model: HandState = kept or HandState(shell.session, self._changed, self._complain)
        self.model.on_change, self.model.on_trouble = self._changed, self._complain
        shell.session.kept["by_hand"] = self.model
        self.shown: StartForm | SheetStep | EmptyState | None = None
        self._asking = False
        self._areas: Sequence[Area] = ()
        self._sources: Sequence[str] = ()

    def refresh(self) -> None:
        """Take up the grid at hand, or ask what the recap is about."""
        if self.shown is None:
            self.model.restore()
            self.session.lookups.ask("by_hand_choices", self._read_choices, self._choices_came)
            self._changed()

    def visit(self, **where: Any) -> None:
        """Ask anew what the recap is about, with what another page knows of it (``start``)."""
        start = where.get("start")
        if isinstance(start, dict) and self.model.grid is None:
            self.session.drafts.keep(_REMEMBERED, {**self._remembered(), **start})
            self._changed()

    def take_focus(self) -> None:
        """Go to the grid, or to the first thing to be said."""
        if isinstance(self.shown, StartForm | SheetStep):
            self.shown.take_focus()

    def commands(self) -> list[Command]:
        """Return what can be done with the grid; its keys do nothing while there is none."""
        told = (
            ("hand_column", tr("Tambah kolom …"), SheetStep.add_column, "Control-n", "plus-lg"),
            ("hand_area", tr("Tambah wilayah …"), SheetStep.add_area, "Control-Shift-n", "plus-lg"),
            ("hand_remove", tr("Buang kolom ini"), SheetStep.remove_column, "Control-Shift-k", "trash"),
            ("hand_next", tr("Masalah berikutnya"), lambda sheet: sheet.move(1), "Alt-Down", "arrow-down"),
            ("hand_before", tr("Masalah sebelumnya"), lambda sheet: sheet.move(-1), "Alt-Up", "arrow-up"),
            ("hand_plan", tr("Lihat rencana"), SheetStep.go_on, "Alt-Right", "arrow-right"),
            ("hand_about", tr("Ubah keterangan rekap"), lambda _sheet: self._ask_again(), "Alt-Left", "arrow-left"),
        )
        group = tr("Ketik rekap")
        return [
            Command(name, title, partial(self._do, deed), key, symbol, group) for name, title, deed, key, symbol in told
        ]

    def _do(self, deed: Callable[[SheetStep], object]) -> None:
        if isinstance(self.shown, SheetStep):
            deed(self.shown)

    def end(self) -> None:
        """Keep what was typed up to the last figure."""
        if isinstance(self.shown, SheetStep):
            self.shown.keep()

    def _changed(self) -> None:
        """Show the step at hand."""
        if self.shown is not None:
            self.shown.destroy()
        if self.session.read_only:
            self.shown = EmptyState(
                self.body,
                "pencil-square",
                tr("Lemari ini hanya dapat dibaca"),
                tr("Rekap dapat diketik setelah lemari ini tidak dipakai program lain."),
            )
        elif self.model.grid is None or self._asking:
            self.shown = StartForm(
                self.body, self._begin, areas=self._areas, sources=self._sources, remembered=self._remembered()
            )
        else:
            self.shown = SheetStep(self.body, self.model, self._hand_over, self._ask_again)
            self._name_area(self.shown, self.model.grid.frame.area)
        self.shown.pack(fill="both", expand=True)
        self.take_focus()

    def _remembered(self) -> dict[str, str]:
        told = self.session.drafts.get(_REMEMBERED)
        return {"area": self.session.settings.office_area, **told}

    def _begin(self, start: Start) -> None:
        """Make the grid; one that is there already keeps what was typed where it is about the same areas."""
        if isinstance(self.shown, StartForm):
            typed = {**self.shown.form.values(), **self.shown.columns.values(), "area": start.frame.area}
            self.session.drafts.keep(_REMEMBERED, typed)
        self._asking = False
        if self.model.take_frame(start):
            self._changed()
        else:
            self.model.begin(start)

    def _name_area(self, sheet: SheetStep, code: str) -> None:
        name = dict(self._areas).get(code)
        if name is not None:
            sheet.name_area(name)

    def _ask_again(self) -> None:
        self.end()
        self._asking = True
        self._changed()

    def _hand_over(self) -> None:
        self.model.hand_over(self._handed_over)

    def _handed_over(self, request: ImportRequest) -> None:
        self.shell.go("intake", requests=[request])

    def _complain(self, text: str) -> None:
        if isinstance(self.shown, StartForm):
            self.shown.complain(text)
        else:
            self.shell.status.say(text)

    def _read_choices(self) -> tuple[list[Area], Sequence[str]]:
        from app.intake.by_hand import areas_to_choose

        cabinet = self.session.cabinet
        return areas_to_choose(cabinet), sources_of(cabinet)

    def _choices_came(self, found: tuple[list[Area], Sequence[str]]) -> None:
        self._areas, self._sources = found
        if isinstance(self.shown, StartForm):
            self.shown.offer(*found)
        elif isinstance(self.shown, SheetStep) and self.model.grid is not None:
            self._name_area(self.shown, self.model.grid.frame.area)


PAGE = HandPage
