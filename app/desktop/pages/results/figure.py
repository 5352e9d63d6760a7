"""The panel of one figure: its value, who says so, the cells it stands in, and the ways to its file and its dossier."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from tkinter import ttk

from app.desktop.pages.results.provenance import Story
from app.desktop.pages.results.told import cell_facts, cell_line, place_words, source_facts, standing_words
from app.desktop.theme import px
from app.desktop.widgets.controls import button, flowing, frame, icon_button, label
from app.desktop.widgets.facts import Facts, facts
from app.desktop.widgets.listing import Column, Listing
from app.desktop.widgets.rows import Row
from app.i18n import number, tr
from app.results.records import TracedCell
from app.results.traces import TracedCells

#: How many cells of a sum are seen at once.
_CELLS = 8


@dataclass(frozen=True, slots=True)
class FigureActions:
    """What can be done from a figure: back to its area, the sheet, its file, the folder of that, and the dossier.

    ``correct`` is None where nothing can be written; ``candidates`` shows a party's own votes and candidates.
    """

    back: Callable[[], object]
    sheet: Callable[[Story, TracedCell], object]
    file: Callable[[TracedCell], object]
    folder: Callable[[TracedCell], object]
    dossier: Callable[[str], object]
    correct: Callable[[Story], object] | None = None
    candidates: Callable[[int], object] | None = None


class _CellRows:
    """The cells of a sum as rows, each made when it is seen: a city's sum has a hundred thousand."""

    def __init__(self, cells: TracedCells) -> None:
        self._cells = cells
        self._several = cells.several

    def __len__(self) -> int:
        return len(self._cells)

    def page(self, first: int, number: int) -> Sequence[Row]:
        """Return a run of the rows."""
        seen = self._cells[first : first + number]
        return [Row(first + at, cell_line(cell, several=self._several)) for at, cell in enumerate(seen)]


class FigurePanel(ttk.Frame):
    """One figure with all that is known of where it comes from; each of a sum's cells can be chosen.

    ``party`` is the number of the party whose figure it is, where it has candidates.
    """

    def __init__(self, parent: tk.Misc, story: Story, actions: FigureActions, *, party: int | None = None) -> None:
        super().__init__(parent, style="Side.TFrame")
        self._actions = actions
        self.story = story
        self.cell: TracedCell | None = next(iter(story.trace.cells), None)
        self.cells: Listing | None = None
        self.show_sheet: ttk.Button | None = None
        figure, trace = story.figure, story.trace
        button(self, tr("Semua angka"), actions.back, "Linkside", symbol="arrow-left").pack(anchor="w", pady=(0, px(4)))
        label(self, figure.area_name, "Heading", side="Side").pack(anchor="w")
        flowing(self, figure.title, "SmallSoft", side="Side").pack(fill="x")
        value = number(trace.value) if trace.value is not None else "–"
        label(self, value, "Figure", side="Side").pack(anchor="w", pady=(0, px(2)))
        flowing(self, standing_words(trace), side="Side").pack(fill="x", pady=(0, px(6)))
        if party is not None and actions.candidates is not None:
            show = partial(actions.candidates, party)
            button(self, tr("Suara partai dan calonnya"), show, "Linkside", symbol="people").pack(
                anchor="w", pady=(0, px(6))
            )
        if len(trace.cells) > 1:
            self._list_cells()
        self._box = frame(self, "Tint", padding=(px(12), px(8)))
        self._head = flowing(self._box, "", "Strong", side="Tint")
        self._head.pack(fill="x")
        self._file = flowing(self._box, "", "SmallSoft", side="Tint")
        self._file.pack(fill="x")
        self._note = flowing(self._box, "", "Small", side="Tint")
        self._facts = Facts(self, side="Side", first=88)
        if self.cell is not None:
            self._box.pack(fill="x", pady=(px(6), 0))
            if self.cell.file:
                self._buttons()
        if self._actions.correct is not None and not trace.derived:
            words = tr("Isi angka ini …") if trace.value is None else tr("Koreksi angka ini …")
            button(self, words, self.correct, "Linkside", symbol="pencil-square", tip="Ctrl+E").pack(
                anchor="w", pady=(px(4), 0)
            )
        if self.cell is not None:
            self._facts.pack(fill="x", pady=(px(8), 0))
            self._show_cell(self.cell)
        facts(self, source_facts(figure.source), side="Side", first=88).pack(fill="x", pady=(px(2), 0))
        self._dossiers()

    def choose(self, place: int) -> None:
        """Choose one of the cells of a sum."""
        self._show_cell(self.story.trace.cells[place])

    def open_sheet(self) -> None:
        """Show the sheet the chosen cell stands on."""
        if self.cell is not None:
            self._actions.sheet(self.story, self.cell)

    def correct(self) -> None:
        """Ask for the right value of a figure that is no sum."""
        if self._actions.correct is not None and not self.story.trace.derived:
            self._actions.correct(self.story)

    def _list_cells(self) -> None:
        cells = self.story.trace.cells
        self.cells = Listing(
            self,
            [
                Column("what", tr("Asal"), 120, stretch=True, sortable=False),
                Column("value", tr("Nilai"), 70, number=True, sortable=False),
                Column("cell", tr("Sel"), 52, sortable=False),
            ],
            on_choose=self.choose,
            on_open=lambda _place: self.open_sheet(),
        )
        self.cells.show(_CellRows(cells))
        self.cells.fit(min(len(cells), _CELLS))
        self.cells.pack(fill="x")

    def _buttons(self) -> None:
        row = frame(self, "Side")
        row.pack(fill="x", pady=(px(8), 0))
        self.show_sheet = button(row, tr("Tampilkan selnya"), self.open_sheet, symbol="table", tip="Ctrl+Enter")
        self.show_sheet.pack(side="left")
        opened = (
            ("box-arrow-up-right", self._actions.file, tr("Buka salinan berkasnya dengan program komputer ini")),
            ("folder2-open", self._actions.folder, tr("Tampilkan di folder")),
        )
        for symbol, action, tip in opened:
            icon_button(row, symbol, partial(self._with_cell, action), tip, side="Side").pack(
                side="left", padx=(px(6), 0)
            )

    def _with_cell(self, action: Callable[[TracedCell], object]) -> None:
        if self.cell is not None:
            action(self.cell)

    def _show_cell(self, cell: TracedCell) -> None:
        self.cell = cell
        self._head.configure(text=place_words(cell))
        self._file.configure(text=cell.file)
        rows, note = cell_facts(self.story, cell)
        self._note.configure(text=note)
        if note:
            self._note.pack(fill="x", pady=(px(4), 0))
        else:
            self._note.pack_forget()
        self._facts.show(rows)

    def _dossiers(self) -> None:
        """Name the dossiers the signed papers lie in, each leading to the archive."""
        for number_, known in self.story.dossiers.items():
            words = tr("Berkas arsip {number}", number=number_)
            if not known:
                flowing(self, tr("{dossier} belum ada di lemari.", dossier=words), "SmallSoft", side="Side").pack(
                    fill="x", pady=(px(4), 0)
                )
            else:
                open_ = partial(self._actions.dossier, number_)
                button(self, words, open_, "Linkside", symbol="folder2-open").pack(anchor="w", pady=(px(4), 0))
