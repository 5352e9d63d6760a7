"""The tab that shows a party's own votes and its candidates: the party to look at, and a table to jump from."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from tkinter import ttk

from app.desktop.pages.page import EmptyState
from app.desktop.pages.results.candidates import CandidatesState
from app.desktop.pages.results.comparison_panel import OnFigure
from app.desktop.styles import make_check_styles
from app.desktop.theme import px
from app.desktop.widgets.cells import CellListing
from app.desktop.widgets.controls import label
from app.desktop.widgets.flow import Flow
from app.desktop.widgets.listing import Column
from app.desktop.widgets.rows import FixedRows
from app.i18n import tr


class CandidatesPanel(ttk.Frame):
    """Candidates in rows, areas in columns, as a recap has them; ``on_party`` reads another party."""

    def __init__(
        self,
        parent: tk.Misc,
        state: CandidatesState,
        *,
        on_party: Callable[[], object],
        on_figure: OnFigure,
        on_show: OnFigure,
    ) -> None:
        super().__init__(parent)
        make_check_styles()
        self._state, self._on_party, self._on_figure, self._on_show = state, on_party, on_figure, on_show
        self.list: CellListing | None = None
        self._nothing: EmptyState | None = None
        choices = Flow(self, gap=12)
        choices.pack(fill="x", pady=(px(8), 0))
        label(choices, tr("Partai"), "SmallSoft")
        self.parties = ttk.Combobox(choices, state="readonly", width=24, height=20)
        self.parties.bind("<<ComboboxSelected>>", self._party_chosen)
        self._most = tk.BooleanVar(self, value=state.most_first)
        self.most = ttk.Checkbutton(
            choices,
            text=tr("Suara terbanyak dahulu"),
            variable=self._most,
            command=self._most_pressed,
            style="TCheckbutton",
        )

    def show(self) -> None:
        """Show the party at hand, or why nothing is known of it."""
        for old in (self.list, self._nothing):
            if old is not None:
                old.destroy()
        self.list = self._nothing = None
        state = self._state
        self.parties.configure(values=state.choices())
        self.parties.set(state.name())
        if state.view is None:
            if state.told:
                self._nothing = EmptyState(self, "people", tr("Tidak ada yang ditampilkan"), state.told)
                self._nothing.pack(fill="both", expand=True)
            return
        self.list = CellListing(
            self,
            [
                Column("name", tr("Calon"), 210, sortable=False),
                *(
                    Column(key, title, min(150, max(84, 16 + 7 * len(title))), number=True, sortable=False)
                    for key, title in state.columns()
                ),
            ],
            on_cell=self._figure_chosen,
            on_show=self._figure_opened,
        )
        self.list.pack(fill="both", expand=True, pady=(px(8), 0))
        self.list.show(FixedRows(state.rows()))

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

    def _party_chosen(self, _event: object) -> None:
        self._state.choose(self.parties.current())
        self._on_party()

    def _most_pressed(self) -> None:
        self._state.most_first = self._most.get()
        self.show()
