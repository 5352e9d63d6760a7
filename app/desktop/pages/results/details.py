"""The figures of one area one under the other, and the cells a figure comes from."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from functools import partial
from tkinter import ttk

from app.desktop.pages.results.state import ResultsState
from app.desktop.summary import parse_moment
from app.desktop.theme import px
from app.desktop.widgets.controls import button, flowing, frame, icon_button, label
from app.desktop.widgets.facts import facts
from app.desktop.widgets.scrolling import ScrollArea
from app.i18n import moment, number, tr, trn
from app.results.records import AreaResult, Trace

_CELLS = 12


class FigureDetails(ttk.Frame):
    """The pane at the right of the results page: an area's figures, or where one of them stands."""

    def __init__(self, parent: tk.Misc, model: ResultsState, on_drill: Callable[[AreaResult], object]) -> None:
        super().__init__(parent, style="Card.TFrame", padding=1)
        self._model, self._on_drill = model, on_drill
        self.traced: Trace | None = None

    def show(self, area: AreaResult | None) -> None:
        """Show the figures of an area; each has a button that follows it to its cells."""
        self.traced = None
        body = self._clear()
        if area is None:
            flowing(body, tr("Pilih sebuah wilayah atau angka."), side="Side").pack(fill="x")
            return
        label(body, area.name, "Heading", side="Side").pack(anchor="w")
        label(body, area.code or "", "SmallSoft", side="Side").pack(anchor="w", pady=(0, px(8)))
        if area.children and area is not (self._model.view.root if self._model.view else None):
            words = trn("Lihat {count} wilayah di dalamnya", "Lihat {count} wilayah di dalamnya", area.children)
            button(body, words, partial(self._on_drill, area), "Linkside", symbol="arrow-right").pack(
                anchor="w", pady=(0, px(8))
            )
        for (key, title), value in zip(self._model.columns(), self._model.cells(area), strict=True):
            row = frame(body, "Side")
            row.pack(fill="x")
            if area.code is not None and value != "–":
                icon_button(
                    row, "search", partial(self.trace, area, key), tr("Telusuri asal angka ini"), side="Side", size=12
                ).pack(side="right")
            label(row, value, "", side="Side").pack(side="right", padx=px(4))
            flowing(row, title, "SmallSoft", side="Side").pack(side="left", fill="x", expand=True)

    def trace(self, area: AreaResult, key: str) -> None:
        """Follow one figure of an area to its cells."""
        title = dict(self._model.columns()).get(key, key)
        self._model.trace(area, key, lambda found: self._show_trace(area, title, found))

    def _show_trace(self, area: AreaResult, title: str, found: Trace) -> None:
        self.traced = found
        body = self._clear()
        button(body, area.name, partial(self.show, area), "Linkside", symbol="arrow-left").pack(
            anchor="w", pady=(0, px(6))
        )
        label(body, title, "SmallSoft", side="Side", wrap=250).pack(anchor="w")
        value = number(found.value) if found.value is not None else "–"
        label(body, value, "Figure", side="Side").pack(anchor="w", pady=(0, px(4)))
        if not found.cells:
            told = tr("Angka ini belum ada.")
        elif found.derived:
            told = trn("Dijumlahkan dari {count} angka:", "Dijumlahkan dari {count} angka:", len(found.cells))
        else:
            told = tr("Tertulis di:")
        flowing(body, told, side="Side").pack(fill="x", pady=(0, px(8)))
        for cell in found.cells[:_CELLS]:
            box = frame(body, "Tint", padding=(px(12), px(8)))
            box.pack(fill="x", pady=(0, px(6)))
            head = frame(box, "Tint")
            head.pack(fill="x")
            label(head, cell.cell, "Strong", side="Tint").pack(side="left")
            label(head, number(cell.value), "Strong", side="Tint").pack(side="right")
            flowing(box, cell.area, "Small", side="Tint").pack(fill="x")
            flowing(box, f"{cell.file} · {cell.sheet}", "SmallSoft", side="Tint").pack(fill="x")
        rest = len(found.cells) - _CELLS
        if rest > 0:
            label(body, trn("dan {count} sel lagi", "dan {count} sel lagi", rest), "SmallSoft", side="Side").pack(
                anchor="w"
            )
        if found.cells:
            first = found.cells[0]
            facts(
                body,
                [
                    (tr("Masuk"), _when(first.imported_at)),
                    (tr("Perbuatan"), str(first.batch)),
                    (tr("Sidik berkas"), f"{first.sha256[:16]}…"),
                ],
                side="Side",
                first=88,
            ).pack(fill="x", pady=(px(8), 0))

    def _clear(self) -> ttk.Frame:
        for child in self.winfo_children():
            child.destroy()
        area = ScrollArea(self, side="Side", padding=(px(16), px(14), px(12), px(12)))
        area.pack(fill="both", expand=True)
        self.after_idle(partial(_follow, area))
        return area.body


def _when(text: str) -> str:
    try:
        return moment(parse_moment(text))
    except ValueError:
        return text


def _follow(area: ScrollArea) -> None:
    """Keep the keyboard in sight once the pane is filled; it may be gone again by then."""
    if area.winfo_exists():
        area.follow_focus()
