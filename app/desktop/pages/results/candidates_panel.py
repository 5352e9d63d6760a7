"""The tab that shows a party's own votes and its candidates: the party to look at, and a table to jump from."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from tkinter import ttk

from app.desktop.pages.results.candidates import CandidatesState
from app.desktop.pages.results.figures_panel import FiguresPanel, OnFigure
from app.desktop.styles import make_check_styles
from app.desktop.theme import px
from app.desktop.widgets.controls import label
from app.desktop.widgets.flow import Flow
from app.desktop.widgets.listing import Column
from app.desktop.widgets.rows import FixedRows
from app.i18n import tr


class CandidatesPanel(FiguresPanel):
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
        super().__init__(parent, state, on_figure, on_show)
        make_check_styles()
        self._state, self._on_party = state, on_party
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
        self.clear()
        state = self._state
        self.parties.configure(values=state.choices())
        self.parties.set(state.name())
        if state.view is None:
            self.say_nothing("people", tr("Tidak ada yang ditampilkan"), state.told)
            return
        first = Column("name", tr("Calon"), 210, sortable=False)
        rows = state.rows()
        self.fill(first, state.columns(), FixedRows(rows), (row.cells[0] for row in rows), range(84, 150))

    def _party_chosen(self, _event: object) -> None:
        self._state.choose(self.parties.current())
        self._on_party()

    def _most_pressed(self) -> None:
        self._state.most_first = self._most.get()
        self.show()
