"""The pane at the right of the results page: the figures of one area one under the other, or one figure in full."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from tkinter import ttk

from app.desktop.pages.results.figure import FigureActions, FigurePanel
from app.desktop.pages.results.provenance import Figure, Story
from app.desktop.pages.results.state import ResultsState
from app.desktop.theme import px
from app.desktop.widgets.controls import button, flowing, frame, icon_button, label
from app.desktop.widgets.scrolling import ScrollArea
from app.i18n import tr, trn
from app.results.records import AreaResult, SourceInfo, TracedCell
from app.results.traces import Trace


class FigureDetails(ttk.Frame):
    """An area's figures, or where one of them stands; ``on_sheet`` shows the sheet of a cell."""

    def __init__(
        self,
        parent: tk.Misc,
        model: ResultsState,
        *,
        on_drill: Callable[[AreaResult], object],
        on_sheet: Callable[[Story, TracedCell], object],
        on_file: Callable[[TracedCell], object],
        on_folder: Callable[[TracedCell], object],
        on_dossier: Callable[[str], object],
        on_correct: Callable[[Story], object] | None = None,
        on_candidates: Callable[[int], object] | None = None,
    ) -> None:
        super().__init__(parent, style="Card.TFrame", padding=1)
        self._model, self._on_drill = model, on_drill
        self._actions = FigureActions(self._back, on_sheet, on_file, on_folder, on_dossier, on_correct, on_candidates)
        self._area: AreaResult | None = None
        #: The figure that is shown in full, if one is.
        self.figure: FigurePanel | None = None
        self.show(None)

    @property
    def traced(self) -> Trace | None:
        """The cells of the figure that is shown in full."""
        return self.figure.story.trace if self.figure is not None else None

    def show(self, area: AreaResult | None) -> None:
        """Show the figures of an area; each has a button that follows it to its cells."""
        self._area = area
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
            follow = partial(self.trace, area, key)
            if value != "–":
                icon_button(row, "search", follow, tr("Telusuri asal angka ini"), side="Side", size=12).pack(
                    side="right"
                )
            elif self._actions.correct is not None:
                icon_button(row, "pencil", follow, tr("Isi angka yang kosong ini"), side="Side", size=12).pack(
                    side="right"
                )
            label(row, value, "", side="Side").pack(side="right", padx=px(4))
            flowing(row, title, "SmallSoft", side="Side").pack(side="left", fill="x", expand=True)

    def refresh(self) -> None:
        """Show what is shown from the view that was read anew: the same figure, or the same area."""
        view = self._model.view
        if self.figure is not None:
            asked = self.figure.story.figure
            now = [view.source] if view is not None else []
            source = next((one for one in now if one.id == asked.source.id), asked.source)
            self._model.provenance.ask(replace(asked, source=source), self._show_figure)
        elif view is not None:
            area = self._area.id if self._area is not None else view.root.id
            self.show(next((one for one in (view.root, *view.areas) if one.id == area), view.root))

    def trace(self, area: AreaResult, key: str, then: Callable[[Story], object] | None = None) -> None:
        """Follow one figure of an area to its cells, by the source that is looked at."""
        view = self._model.view
        if view is not None:
            title = dict(self._model.columns()).get(key, key)
            self.follow(view.source, area.id, area.name, key, title, then)

    def follow(
        self,
        source: SourceInfo,
        area: int,
        area_name: str,
        key: str,
        title: str,
        then: Callable[[Story], object] | None = None,
    ) -> None:
        """Follow a figure of any source to its cells; ``then`` hears of it once it is shown."""
        view = self._model.view
        self._area = next((one for one in (view.root, *view.areas) if one.id == area), None) if view else None

        def came(story: Story) -> None:
            self._show_figure(story)
            if then is not None:
                then(story)

        self._model.provenance.ask(Figure(source, area, area_name, key, title), came)

    def correct(self, chosen: tuple[AreaResult, str] | None, say: Callable[[str], object]) -> None:
        """Correct a chosen figure of an area, else the one that is shown in full; ``say`` hears why that cannot be."""
        if chosen is not None:
            self.trace(*chosen, lambda _story: self.correct(None, say))
        elif self.figure is None:
            say(tr("Pilih dahulu sebuah angka di tabel."))
        elif self.figure.story.trace.derived:
            say(tr("Angka ini dijumlahkan dari wilayah di dalamnya; koreksi angka di sana."))
        else:
            self.figure.correct()

    def _show_figure(self, story: Story) -> None:
        body = self._clear()
        party, view = story.figure.party, self._model.view
        divided = view is not None and party in view.divided
        self.figure = FigurePanel(body, story, self._actions, party=party if divided else None)
        self.figure.pack(fill="x")

    def _back(self) -> None:
        area = self._area
        self.show(area if area is not None else self._model.view.root if self._model.view else None)

    def _clear(self) -> ttk.Frame:
        self.figure = None
        for child in self.winfo_children():
            child.destroy()
        area = ScrollArea(self, side="Side", padding=(px(16), px(14), px(12), px(12)))
        area.pack(fill="both", expand=True)
        self.after_idle(partial(_follow, area))
        return area.body


def _follow(area: ScrollArea) -> None:
    """Keep the keyboard in sight once the pane is filled; it may be gone again by then."""
    if area.winfo_exists():
        area.follow_focus()
