"""The tab that shows the checks which fail on what is stored, by kind; a line leads to the figure and its cell."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from tkinter import ttk

from app.desktop.pages.page import EmptyState
from app.desktop.pages.results.checking import ChecksState
from app.desktop.pages.results.figures_panel import OnFigure
from app.desktop.theme import px
from app.desktop.widgets.controls import flowing, frame
from app.desktop.widgets.listing import Column, Listing
from app.desktop.widgets.rows import FixedRows
from app.i18n import tr


class ChecksPanel(ttk.Frame):
    """What fails; ``on_figure`` follows a figure to its cell, ``on_show`` shows its sheet, ``on_area`` an area."""

    def __init__(
        self,
        parent: tk.Misc,
        state: ChecksState,
        *,
        on_figure: OnFigure,
        on_show: OnFigure,
        on_area: Callable[[int], object],
    ) -> None:
        super().__init__(parent)
        self._state, self._on_figure, self._on_show, self._on_area = state, on_figure, on_show, on_area
        self._place = -1
        self._nothing: EmptyState | None = None
        self._head = frame(self)
        self._summary = flowing(self._head, "", "SmallSoft")
        self._summary.pack(fill="x", pady=(px(8), px(6)))
        self.kinds = ttk.Combobox(self._head, state="readonly")
        self.kinds.pack(fill="x", pady=(0, px(8)))
        self.kinds.bind("<<ComboboxSelected>>", self._kind_chosen)
        self.list = Listing(
            self,
            [
                Column("area", tr("Wilayah"), 180, stretch=True, sortable=False),
                Column("stated", tr("Tertulis"), 84, number=True, sortable=False),
                Column("sum", tr("Seharusnya"), 92, number=True, sortable=False),
                Column("off", tr("Selisih"), 72, number=True, sortable=False),
            ],
            on_choose=self._chosen,
            on_open=lambda _place: self.show_chosen(),
        )

    def show(self) -> None:
        """Show what was found, or that nothing was, or that it is being looked for."""
        self._head.pack_forget()
        self.list.pack_forget()
        if self._nothing is not None:
            self._nothing.destroy()
            self._nothing = None
        state = self._state
        if not state.count:
            agreed = state.found is not None and bool(state.found.checks)
            symbol, tone = ("check-circle", "good") if agreed else ("hourglass-split", "soft")
            if state.found is not None and not agreed:
                symbol = "dash-circle"
            self._nothing = EmptyState(self, symbol, *state.agreement(), tone=tone)
            self._nothing.pack(fill="both", expand=True, pady=(px(8), 0))
            return
        self._summary.configure(text=state.summary())
        kinds = state.kinds()
        self.kinds.configure(values=[words for _, words in kinds])
        self.kinds.current(next((at for at, (kind, _) in enumerate(kinds) if kind == state.kind), 0))
        self._head.pack(fill="x")
        self.list.pack(fill="both", expand=True)
        self._fill()

    def show_chosen(self) -> bool:
        """Show the sheet of the chosen line's figure; tell whether one is chosen."""
        found = self._state.figure(self._place)
        if found is not None:
            self._on_show(*found)
        return found is not None

    def _fill(self) -> None:
        self._place = -1
        self.list.show(FixedRows(self._state.rows()))

    def _kind_chosen(self, _event: object) -> None:
        self._state.kind = self._state.kinds()[max(self.kinds.current(), 0)][0]
        self._fill()

    def _chosen(self, place: int) -> None:
        self._place = place
        found = self._state.figure(place)
        if found is not None:
            self._on_figure(*found)
        elif 0 <= place < len(self._state.lines()):
            self._on_area(self._state.lines()[place].area)
