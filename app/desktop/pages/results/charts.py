"""The tabs of the results page beside its tables: votes as lying bars with the turnout, and the checks that fail."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from functools import partial
from tkinter import ttk

from app.desktop import words
from app.desktop.pages.page import EmptyState
from app.desktop.pages.results.state import ResultsState
from app.desktop.theme import px
from app.desktop.widgets.bars import Bar, RankChart
from app.desktop.widgets.controls import button, flowing
from app.desktop.widgets.flow import Flow
from app.desktop.widgets.listing import Column, Listing
from app.desktop.widgets.rows import FixedRows, Row
from app.desktop.widgets.scrolling import ScrollArea
from app.i18n import number, percent, tr
from app.results.records import AreaResult


class ChartPanel(ttk.Frame):
    """The votes of the area at hand as bars, under its turnout; ``on_figure`` hears of a measure this is made of."""

    def __init__(self, parent: tk.Misc, model: ResultsState, on_figure: Callable[[AreaResult, str], object]) -> None:
        super().__init__(parent)
        self._model, self._on_figure = model, on_figure
        area = ScrollArea(self, padding=(0, px(10), px(10), 0))
        area.pack(fill="both", expand=True)
        self._turnout = flowing(area.body)
        #: The ways to where the turnout comes from.
        self.origins = Flow(area.body, gap=4)
        self.chart = RankChart(area.body, most=40)
        self.chart.pack(fill="x")

    def show(self) -> None:
        """Show the view at hand."""
        self.chart.show(bars(self._model))
        turnout = self._model.turnout_words()
        self._turnout.configure(text=turnout)
        for child in self.origins.winfo_children():
            child.destroy()
        self._turnout.pack_forget()
        self.origins.pack_forget()
        view = self._model.view
        if not turnout or view is None:
            return
        self._turnout.pack(fill="x", before=self.chart)
        for field, name in self._model.turnout_figures():
            button(self.origins, name, partial(self._on_figure, view.root, field), "Linkish", symbol="search")
        self.origins.pack(fill="x", pady=(px(2), px(12)), before=self.chart)
        self.origins.lay()


class ChecksPanel(ttk.Frame):
    """The checks that fail on what is stored; choosing one chooses its area."""

    def __init__(self, parent: tk.Misc, on_area: Callable[[int], object]) -> None:
        super().__init__(parent)
        self.list = Listing(
            self,
            [Column("what", tr("Pemeriksaan yang tidak cocok"), 300, stretch=True, sortable=False)],
            on_choose=on_area,
        )
        self._all_agree = EmptyState(
            self,
            "check-circle",
            tr("Semua pemeriksaan cocok"),
            tr("Jumlah suara, suara sah dan tidak sah, dan angka wilayah di dalamnya saling sesuai."),
            tone="good",
        )

    def show(self, findings: list[tuple[int, str]]) -> None:
        """Show what fails: an area's id and a sentence each."""
        self.list.show(FixedRows([Row(area, (text,), "warn") for area, text in findings]))
        shown, hidden = (self.list, self._all_agree) if findings else (self._all_agree, self.list)
        hidden.pack_forget()
        shown.pack(fill="both", expand=True, pady=(px(8), 0))


def bars(model: ResultsState) -> list[Bar]:
    """Return the votes of the area at hand, most first, with their share of all that are listed."""
    view = model.view
    if view is None:
        return []
    votes = [(votes or 0, who) for who, votes in zip(view.contestants, view.root.votes, strict=True)]
    whole = sum(count for count, _who in votes)
    votes.sort(key=lambda pair: -pair[0])
    return [
        Bar(
            words.contestant(who.number, who.name),
            count,
            number(count),
            percent(count / whole if whole else None),
            who.colour,
        )
        for count, who in votes
    ]
