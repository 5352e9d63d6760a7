"""The tab that shows sources side by side: their standing, the level, only what differs, and a table to jump from."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from tkinter import ttk

from app.desktop.pages.page import EmptyState
from app.desktop.pages.results.comparison import ComparisonState
from app.desktop.styles import make_check_styles
from app.desktop.theme import px
from app.desktop.widgets.cells import CellListing
from app.desktop.widgets.controls import frame, label
from app.desktop.widgets.facts import Facts
from app.desktop.widgets.flow import Flow
from app.desktop.widgets.listing import Column
from app.desktop.widgets.rows import FixedRows
from app.i18n import tr
from app.results.elections import level_name
from app.results.records import SourceInfo

#: What hears of a figure: its source, its area with name, its key and its title.
OnFigure = Callable[[SourceInfo, int, str, str, str], object]


class ComparisonPanel(ttk.Frame):
    """Sources side by side; ``on_level`` reads the comparison at another level."""

    def __init__(
        self,
        parent: tk.Misc,
        state: ComparisonState,
        *,
        on_level: Callable[[], object],
        on_figure: OnFigure,
        on_show: OnFigure,
    ) -> None:
        super().__init__(parent)
        make_check_styles()
        self._state, self._on_level, self._on_figure, self._on_show = state, on_level, on_figure, on_show
        self.list: CellListing | None = None
        self._nothing: EmptyState | None = None
        self._head = frame(self)
        self._summary = Facts(self._head, first=84)
        self._summary.pack(fill="x", pady=(px(6), px(4)))
        self._choices = Flow(self._head)
        self._choices.pack(fill="x")
        label(self._choices, tr("Menurut"), "SmallSoft")
        self.levels = ttk.Combobox(self._choices, state="readonly", width=16)
        self.levels.bind("<<ComboboxSelected>>", self._level_chosen)
        self.kinds = ttk.Combobox(self._choices, state="readonly", width=38)
        self.kinds.bind("<<ComboboxSelected>>", self._kind_chosen)
        self._only = tk.BooleanVar(self, value=state.only_differing)
        self.only = ttk.Checkbutton(
            self._choices,
            text=tr("Hanya yang berbeda"),
            variable=self._only,
            command=self._only_pressed,
            style="TCheckbutton",
        )

    def show(self) -> None:
        """Show the comparison at hand, or why there is none."""
        for old in (self.list, self._nothing):
            if old is not None:
                old.destroy()
        self.list = self._nothing = None
        found = self._state.found
        if found is None:
            self._head.pack_forget()
            if self._state.told:
                self._nothing = EmptyState(self, "layout-split", tr("Tidak ada yang dibandingkan"), self._state.told)
                self._nothing.pack(fill="both", expand=True)
            return
        self._head.pack(fill="x")
        self._summary.show(self._state.summary())
        self.levels.configure(values=self._state.level_words())
        self.levels.set(level_name(found.level))
        kinds = self._state.kinds()
        self._choices.leave_out(self.kinds, left_out=not kinds)
        if kinds:
            self.kinds.configure(values=[words for _kind, words in kinds])
            self.kinds.current([kind for kind, _words in kinds].index(self._state.kind))
        self._choices.lay()
        self.list = CellListing(
            self,
            [
                Column("area", level_name(found.level), 150, sortable=False),
                *(
                    Column(key, title, min(170, max(90, 16 + 7 * len(title))), number=True, sortable=False)
                    for key, title in self._state.columns()
                ),
            ],
            on_cell=self._figure_chosen,
            on_show=self._figure_opened,
        )
        self.list.pack(fill="both", expand=True, pady=(px(8), 0))
        self.list.show(FixedRows(self._state.rows()))

    def show_chosen(self) -> bool:
        """Show the sheet of the chosen figure; tell whether one is chosen."""
        cell = self.list.cell if self.list is not None else None
        found = self._state.figure(*cell) if cell is not None else None
        if found is not None:
            self._on_show(*found)
        return found is not None

    def _figure_chosen(self, row: int, column: str) -> None:
        found = self._state.figure(row, column)
        if found is not None:
            self._on_figure(*found)

    def _figure_opened(self, row: int, column: str) -> None:
        found = self._state.figure(row, column)
        if found is not None:
            self._on_show(*found)

    def _level_chosen(self, _event: object) -> None:
        self._state.level = self._state.levels()[self.levels.current()]
        self._on_level()

    def _kind_chosen(self, _event: object) -> None:
        self._state.kind = self._state.kinds()[self.kinds.current()][0]
        self.show()

    def _only_pressed(self) -> None:
        self._state.only_differing = self._only.get()
        self.show()
