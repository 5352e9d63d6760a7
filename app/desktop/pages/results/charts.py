"""The tab of the results page that draws: votes as lying bars, with the turnout and what that is made of."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from functools import partial
from tkinter import ttk

from app.desktop import words
from app.desktop.pages.results.state import ResultsState
from app.desktop.theme import Current, px
from app.desktop.widgets.bars import Bar, RankChart
from app.desktop.widgets.controls import button, flowing
from app.desktop.widgets.flow import Flow
from app.desktop.widgets.scrolling import ScrollArea
from app.i18n import number, percent
from app.results.records import AreaResult
from exporters.content import Look
from exporters.palette import legible


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


def bars(model: ResultsState) -> list[Bar]:
    """Return the votes of the area at hand, most first, with their share of all that are listed."""
    view = model.view
    if view is None:
        return []
    if not any(vote is not None for vote in view.root.votes):
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
            _seen(who.colour),
        )
        for count, who in votes
    ]


def _seen(wanted: str | None) -> str | None:
    """Return a contestant's colour so that it is seen on the ground of the theme in force."""
    look = Look.DARK if Current.palette.dark else Look.LIGHT
    return None if wanted is None else f"#{legible(wanted, look)}"
