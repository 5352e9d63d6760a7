"""The table of the results page: areas by figures with a cell cursor, and a small chart under it while it is short."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from tkinter import ttk

from app.desktop.pages.results.state import ResultsState
from app.desktop.theme import px
from app.desktop.widgets.bars import RankChart
from app.desktop.widgets.cells import CellListing, room_for
from app.desktop.widgets.listing import Column
from app.desktop.widgets.rows import FixedRows, Row
from app.desktop.widgets.scrolling import ScrollArea
from app.i18n import tr
from app.results.records import AreaResult

#: The id of the row that stands for the whole.
TOTAL = -1
#: So few areas leave room for the chart under the table.
_FEW = 9
#: What the chart needs to be worth its place, in logical units.
_CHART = 120
#: So wide is the column of names at most.
_NAMES = 230


class TablePanel(ttk.Frame):
    """Areas in rows, the whole above them; a cell that is chosen is followed to where it comes from."""

    def __init__(
        self,
        parent: tk.Misc,
        model: ResultsState,
        *,
        on_area: Callable[[AreaResult], object],
        on_open: Callable[[AreaResult], object],
        on_figure: Callable[[AreaResult, str], object],
        on_show: Callable[[AreaResult, str], object],
    ) -> None:
        super().__init__(parent)
        self._model = model
        self._on_area, self._on_open, self._on_figure, self._on_show = on_area, on_open, on_figure, on_show
        self.list: CellListing | None = None
        self._under = ScrollArea(self, padding=(0, 0, px(10), 0))
        self.chart = RankChart(self._under.body, most=6)
        self.chart.pack(fill="x")
        self.bind("<Configure>", lambda _event: self._place_chart())

    def show(self, *, keep: bool = False) -> None:
        """Show the view at hand; ``keep`` leaves the cursor where it was."""
        view = self._model.view
        if view is None:
            return
        before = (self.list.position, self.list.column) if keep and self.list is not None else None
        had_focus = self.list is not None and self.list.instate(["focus"])
        if self.list is not None:
            self.list.destroy()
        names = room_for((area.name for area in view.areas), 150, _NAMES)
        self.list = made = CellListing(
            self,
            [
                Column("area", self._model.level(), names, sortable=False),
                *(
                    Column(key, title, min(150, max(84, 16 + 7 * len(title))), number=True, sortable=False)
                    for key, title in self._model.columns()
                ),
            ],
            on_choose=self._chosen,
            on_open=self._opened,
            on_cell=self._figure_chosen,
            on_show=self._figure_opened,
        )
        few = len(view.areas) <= _FEW
        made.pack(fill="x" if few else "both", expand=not few, pady=(px(8), 0))
        rows = [Row(TOTAL, (tr("JUMLAH"), *self._model.cells(view.root)), "strong")]
        rows += [Row(area.id, (area.name, *self._model.cells(area))) for area in view.areas if area.id != view.root.id]
        made.show(FixedRows(rows))
        if few:
            made.fit(len(rows))
        # Packed anew, so that it stays under the table that was made anew.
        self._under.pack_forget()
        self._place_chart()
        if before is not None and before[0] >= 0:
            made.choose_cell(*before, tell=False)
        if had_focus:
            made.take_focus()

    def _place_chart(self) -> None:
        """Put the chart under a short table where there is room for two bars of it at least."""
        view = self._model.view
        if self.list is None or view is None:
            return
        room = self.winfo_height() - self.list.winfo_reqheight()
        if len(view.areas) > _FEW or (self.winfo_height() > 1 and room < px(_CHART)):
            self._under.pack_forget()
        elif not self._under.winfo_manager():
            self._under.pack(fill="both", expand=True, pady=(px(16), 0))

    def take_focus(self) -> None:
        """Give the table the keyboard."""
        if self.list is not None:
            self.list.take_focus()

    def figure(self) -> tuple[AreaResult, str] | None:
        """Return the area and column of the chosen figure, None where no figure is chosen."""
        cell = self.list.cell if self.list is not None else None
        area = self.area_of(cell[0]) if cell is not None else None
        return None if cell is None or area is None or cell[1] == "area" else (area, cell[1])

    def area_of(self, row: int) -> AreaResult | None:
        """Return the area of a row."""
        view = self._model.view
        if view is None:
            return None
        if row in (TOTAL, view.root.id):
            return view.root
        return next((area for area in view.areas if area.id == row), None)

    def _chosen(self, row: int) -> None:
        area = self.area_of(row)
        if area is not None:
            self._on_area(area)

    def _opened(self, row: int) -> None:
        area = self.area_of(row)
        if area is not None and row != TOTAL:
            self._on_open(area)

    def _figure_chosen(self, row: int, key: str) -> None:
        area = self.area_of(row)
        if area is not None:
            self._on_figure(area, key)

    def _figure_opened(self, row: int, key: str) -> None:
        area = self.area_of(row)
        if area is not None:
            self._on_show(area, key)
