"""What tabs with a table of figures share: the table, why there is none, and the way from a cell to its figure."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from tkinter import ttk
from typing import Protocol

from app.desktop.pages.page import EmptyState
from app.desktop.theme import px
from app.desktop.widgets.cells import CellListing, room_for
from app.desktop.widgets.listing import Column
from app.desktop.widgets.rows import Rows
from app.results.records import SourceInfo

#: A figure: its source, its area with name, its key and its title.
Found = tuple[SourceInfo, int, str, str, str]
#: What hears of a figure.
OnFigure = Callable[[SourceInfo, int, str, str, str], object]
#: So wide is the column of names at most.
_NAMES = 230


class FiguresState(Protocol):
    """What a table of figures is filled from."""

    def figure(self, row: int, column: str) -> Found | None:
        """Return the figure of a cell, None for a cell that has none."""
        ...


class FiguresPanel(ttk.Frame):
    """A table of figures: choosing a cell tells ``on_figure`` of its figure, opening it ``on_show``."""

    def __init__(self, parent: tk.Misc, figures: FiguresState, on_figure: OnFigure, on_show: OnFigure) -> None:
        super().__init__(parent)
        self._figures, self._on_figure, self._on_show = figures, on_figure, on_show
        self.list: CellListing | None = None
        self._nothing: EmptyState | None = None

    def clear(self) -> None:
        """Take away the table, or what stands for it."""
        for old in (self.list, self._nothing):
            if old is not None:
                old.destroy()
        self.list = self._nothing = None

    def say_nothing(self, symbol: str, title: str, told: str) -> None:
        """Say why there is no table; without words nothing is shown."""
        if told:
            self._nothing = EmptyState(self, symbol, title, told)
            self._nothing.pack(fill="both", expand=True)

    def fill(
        self, first: Column, columns: Sequence[tuple[str, str]], rows: Rows, names: Iterable[str], widths: range
    ) -> None:
        """Show figures under ``columns`` (key, title), as wide as their titles need within ``widths``.

        The first column is at least as wide as it says, and wider where the ``names`` in it need that.
        """
        first = replace(first, width=room_for(names, first.width, _NAMES))
        self.list = CellListing(
            self,
            [
                first,
                *(
                    Column(
                        key,
                        title,
                        min(widths.stop, max(widths.start, 16 + 7 * len(title))),
                        number=True,
                        sortable=False,
                    )
                    for key, title in columns
                ),
            ],
            on_cell=lambda row, column: self._tell(self._on_figure, row, column),
            on_show=lambda row, column: self._tell(self._on_show, row, column),
        )
        self.list.pack(fill="both", expand=True, pady=(px(8), 0))
        self.list.show(rows)

    def show_chosen(self) -> bool:
        """Show the sheet of the chosen figure; tell whether one is chosen."""
        cell = self.list.cell if self.list is not None else None
        return cell is not None and self._tell(self._on_show, *cell)

    def _tell(self, whom: OnFigure, row: int, column: str) -> bool:
        found = self._figures.figure(row, column)
        if found is not None:
            whom(*found)
        return found is not None
