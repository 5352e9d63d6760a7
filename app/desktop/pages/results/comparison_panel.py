"""The tab that shows sources side by side: their standing, the level, only what differs, and a table to jump from."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from tkinter import ttk

from app.desktop.pages.results.comparison import ComparisonState
from app.desktop.pages.results.figures_panel import FiguresPanel, OnFigure
from app.desktop.styles import make_check_styles
from app.desktop.theme import px
from app.desktop.widgets.controls import frame, label, offer
from app.desktop.widgets.facts import Facts
from app.desktop.widgets.flow import Flow
from app.desktop.widgets.listing import Column
from app.i18n import tr
from app.results.elections import level_name

#: From this height on there is room above the table for all that is said of the sources, in logical units.
_ROOMY = 380


class ComparisonPanel(FiguresPanel):
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
        super().__init__(parent, state, on_figure, on_show)
        make_check_styles()
        self._state, self._on_level = state, on_level
        self._head = frame(self)
        self._summary = Facts(self._head, first=84)
        self._summary.pack(fill="x", pady=(px(6), px(4)))
        self._choices = Flow(self._head)
        self._choices.pack(fill="x")
        label(self._choices, tr("Menurut"), "SmallSoft")
        self.levels = ttk.Combobox(self._choices, state="readonly")
        self.levels.bind("<<ComboboxSelected>>", self._level_chosen)
        self.kinds = ttk.Combobox(self._choices, state="readonly")
        self.kinds.bind("<<ComboboxSelected>>", self._kind_chosen)
        self._only = tk.BooleanVar(self, value=state.only_differing)
        self.only = ttk.Checkbutton(
            self._choices,
            text=tr("Hanya yang berbeda"),
            variable=self._only,
            command=self._only_pressed,
            style="TCheckbutton",
        )
        self._low = False
        self.bind("<Configure>", self._fit)

    def _fit(self, event: tk.Event[ttk.Frame]) -> None:
        """Leave the table its room where the panel is low: what is known of the sources stands in their own tab too."""
        low = event.height < px(_ROOMY)
        if low != self._low:
            self._low = low
            self._sum_up()

    def _sum_up(self) -> None:
        self._summary.show(self._state.differences() if self._low else self._state.summary())

    def show(self) -> None:
        """Show the comparison at hand, or why there is none."""
        self.clear()
        found, rows = self._state.found, self._state.rows()
        if found is None or rows is None:
            self._head.pack_forget()
            self.say_nothing("layout-split", tr("Tidak ada yang dibandingkan"), self._state.told)
            return
        self._head.pack(fill="x")
        self._sum_up()
        offer(self.levels, self._state.level_words())
        self.levels.set(level_name(found.level))
        kinds = self._state.kinds()
        self._choices.leave_out(self.kinds, left_out=not kinds)
        if kinds:
            offer(self.kinds, [words for _kind, words in kinds])
            self.kinds.current([kind for kind, _words in kinds].index(self._state.kind))
        self._choices.lay()
        first = Column("area", level_name(found.level), 150, sortable=False)
        self.fill(first, self._state.columns(), rows, rows.names, range(90, 170))

    def _level_chosen(self, _event: object) -> None:
        self._state.level = self._state.levels()[self.levels.current()]
        self._on_level()

    def _kind_chosen(self, _event: object) -> None:
        self._state.kind = self._state.kinds()[self.kinds.current()][0]
        self.show()

    def _only_pressed(self) -> None:
        self._state.only_differing = self._only.get()
        self.show()
