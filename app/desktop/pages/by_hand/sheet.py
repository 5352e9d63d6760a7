"""The second step: the grid to type into, what is wrong with it so far, and the way on to the plan."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from tkinter import ttk

from app.desktop import words
from app.desktop.pages.by_hand.areas import AddArea
from app.desktop.pages.by_hand.columns import AddColumn
from app.desktop.pages.by_hand.grid import Grid, Place
from app.desktop.pages.by_hand.state import HandState
from app.desktop.theme import px
from app.desktop.widgets.controls import button, card, flowing, frame, label
from app.desktop.widgets.dialogs import ask
from app.desktop.widgets.entry_grid import EntryGrid
from app.desktop.widgets.flow import Flow
from app.desktop.widgets.listing import Column, Listing
from app.desktop.widgets.rows import FixedRows, Row
from app.i18n import number, tr, trn
from app.reports import wording
from app.results.elections import level_name

#: How long typing rests before it is checked and kept, in milliseconds.
_PAUSE = 250
#: How wide the checks beside the grid are, and the greatest share of the page that they take.
_SIDE, _SHARE = 300, 0.37


class _Cells:
    """The grid at hand as the widget asks for it."""

    def __init__(self, state: HandState, grid: Grid) -> None:
        self._state, self._grid = state, grid

    @property
    def rows(self) -> int:
        return self._grid.total_row + 1

    @property
    def columns(self) -> int:
        return len(self._grid.columns)

    def row_name(self, row: int) -> str:
        return tr("Jumlah di kertas") if row == self._grid.total_row else self._grid.rows[row].name

    def row_group(self, row: int) -> str:
        return "" if row == self._grid.total_row else self._grid.rows[row].within

    def heading(self, column: int) -> str:
        # Tk breaks lines at blanks only, and names of pairs are long.
        return self._grid.columns[column].heading.replace("–", " – ")

    def role(self, column: int) -> str:
        return "sheet_contestant" if self._grid.columns[column].field is None else "sheet_measure"

    def text(self, row: int, column: int) -> str:
        return self._grid.text(row, column)

    def raw(self, row: int, column: int) -> str:
        return self._grid.texts.get((row, column), "")

    def state(self, row: int, column: int) -> str:
        if self._grid.is_bad(row, column):
            return "bad"
        return "fault" if (row, column) in self._state.fault_cells() else ""

    def sum_text(self, column: int) -> str:
        found = self._grid.sum(column)
        return "" if found is None else number(found)


class SheetStep(ttk.Frame):
    """The grid with its checks; ``on_done`` takes the way to the plan, ``on_back`` that to what the recap is about."""

    def __init__(
        self, parent: tk.Misc, state: HandState, on_done: Callable[[], object], on_back: Callable[[], object]
    ) -> None:
        super().__init__(parent)
        self._state, self._on_done, self._on_back = state, on_done, on_back
        assert state.grid is not None  # noqa: S101 - the page shows this step only with a grid
        self._grid = state.grid
        self._later: str | None = None
        self._places: list[Place] = []
        self._area_name = self._grid.frame.area
        self._about = flowing(self, self._about_words(), "Soft")
        self._about.pack(fill="x", pady=(0, px(8)))
        self._build_side()
        left = frame(self)
        left.pack(side="left", fill="both", expand=True)
        self._where = label(left, "", "SmallSoft")
        self._where.pack(side="bottom", anchor="e")
        foot = Flow(left)
        foot.pack(side="bottom", fill="x", pady=(px(8), 0))
        button(foot, tr("Tambah kolom …"), self.add_column, symbol="plus-lg", tip="Ctrl+N")
        button(foot, tr("Tambah wilayah …"), self.add_area, symbol="plus-lg", tip="Ctrl+Shift+N")
        button(foot, tr("Buang kolom ini"), self.remove_column, "Linkish", tip="Ctrl+Shift+K")
        foot.lay()
        self.cells = EntryGrid(
            left,
            sum_name=tr("Jumlah diketik"),
            on_set=lambda place, text: self._set({place: text}),
            on_clear=lambda places: self._set(dict.fromkeys(places, "")),
            on_paste=self._paste,
            on_key=self._key,
            on_cell=self._cell_chosen,
        )
        self.cells.pack(fill="both", expand=True)
        self.cells.show(_Cells(state, self._grid))
        # Tab goes in the order of what is seen: the grid, what is under it, what is beside it.
        self.cells.lower()
        left.lower()
        self._show_faults()

    def name_area(self, name: str) -> None:
        """Call the recap's area by its name, once that is read."""
        self._area_name = name
        self._about.configure(text=self._about_words())

    def take_focus(self) -> None:
        """Give the keyboard to the grid."""
        self.cells.take_focus()

    def add_column(self) -> None:
        """Ask for a further contestant, candidate or measure."""
        AddColumn(self, self._state, self._columns_changed).open_first()

    def add_area(self) -> None:
        """Ask for a further area by its name."""
        AddArea(self, self._state, self._columns_changed).open_first()

    def settle(self) -> None:
        """Check and keep what was typed at once."""
        if self._later is not None:
            self.after_cancel(self._later)
            self._later = None
        self._state.touched()
        self._show_faults()
        self.cells.draw()

    def move(self, by: int) -> None:
        """Go to another thing that is to be looked at, and to its cell."""
        self.keep()
        if self._places:
            at = self.faults.position + by if self.faults.position >= 0 else 0
            self.faults.choose(max(0, min(at, len(self._places) - 1)))

    def keep(self) -> None:
        """Take up what stands in an open field too, check and keep it: the sheet is left."""
        self.cells.settle()
        self.settle()

    def go_on(self) -> None:
        """Take the way to the plan, or say what must be done first."""
        self.keep()
        hindrance = self._state.hindrance()
        self._hindrance.configure(text=hindrance)
        if hindrance:
            if self._grid.bad:
                self.cells.go_to(*self._grid.bad[0])
            return
        self._on_done()

    def _build_side(self) -> None:
        outer = card(self, 16)
        outer.configure(width=px(_SIDE))
        # Where the window is narrow or the text large, the grid keeps the greater part.
        self.bind("<Configure>", lambda event: outer.configure(width=min(px(_SIDE), int(event.width * _SHARE))))
        outer.pack_propagate(False)
        outer.pack(side="right", fill="y", padx=(px(14), 0))
        feet = frame(outer, "Side")
        feet.pack(side="bottom", fill="x", pady=(px(12), 0))
        change = button(feet, tr("Ubah"), self._on_back, tip="Alt+←")
        self.next_button = button(feet, tr("Lihat rencana"), self.go_on, "primary", symbol="arrow-right", tip="Alt+→")
        self.next_button.pack(side="right")
        change.pack(side="right", padx=px(8))
        self._hindrance = flowing(outer, "", "SmallBad", side="Side")
        self._hindrance.pack(side="bottom", fill="x")
        button(outer, tr("Kosongkan lembar …"), self._ask_drop, "Linkside").pack(side="bottom", anchor="w")
        self._progress = label(outer, "", "Heading", side="Side")
        self._progress.pack(anchor="w")
        self._told = flowing(outer, "", "SmallSoft", side="Side")
        self._told.pack(fill="x", pady=(px(2), px(10)))
        self.faults = Listing(
            outer,
            [Column("what", tr("Yang perlu dilihat"), 240, stretch=True, sortable=False)],
            on_choose=self._fault_chosen,
            on_open=lambda _row: self.cells.take_focus(),
        )
        self.faults.pack(fill="both", expand=True)
        self._fault = flowing(outer, "", "Small", side="Side")
        self._fault.pack(side="bottom", fill="x", pady=(px(8), px(8)), before=self.faults)
        self.faults.lower()
        feet.lift()

    def _about_words(self) -> str:
        about = self._grid.frame
        parts = [
            words.election_short(str(about.election)),
            self._area_name,
            tr("per {level}", level=level_name(about.level)),
            tr("Sumber {source}", source=about.source),
            wording.status(about.status),
        ]
        if about.form:
            parts.append(tr("formulir {form}", form=about.form))
        if about.dossier:
            parts.append(tr("berkas {number}", number=about.dossier))
        return " · ".join(parts)

    def _set(self, texts: dict[Place, str]) -> None:
        self._grid.set(texts)
        self._changed()

    def _paste(self, place: Place) -> Place | None:
        try:
            block = self.clipboard_get()
        except tk.TclError:
            return None
        reached = self._grid.paste(*place, block)
        self._changed()
        return reached

    def _key(self, what: str) -> None:
        if what == "copy":
            self.clipboard_clear()
            self.clipboard_append(self._grid.copied(self.cells.chosen))
            return
        place = self._grid.undo() if what == "undo" else self._grid.redo()
        if place is not None:
            self.cells.go_to(*place)
            self._changed()

    def _changed(self) -> None:
        """Draw at once; check and keep once typing rests."""
        self.cells.draw()
        if self._later is not None:
            self.after_cancel(self._later)
        self._later = self.after(_PAUSE, self._rested)

    def _rested(self) -> None:
        self._later = None
        self.settle()

    def _columns_changed(self) -> None:
        self.cells.measure()
        self._show_faults()

    def _show_faults(self) -> None:
        told = self._state.told()
        self._places = [place for place, _words in told]
        self._progress.configure(text=self._state.progress())
        agree = (
            tr("Semua jumlah yang dapat diperiksa cocok.")
            if self._grid.begun
            else tr("Yang tidak cocok disebut di sini selagi angkanya diketik.")
        )
        if not any(column.number for column in self._grid.columns):
            agree = tr("Pesertanya belum dikenal: tambahkan dengan Tambah kolom, satu per satu atau sekaligus.")
        count = trn("{count} hal perlu dilihat", "{count} hal perlu dilihat", len(told))
        self._told.configure(text=count if told else agree)
        self.faults.show(FixedRows([Row(at, (text,), "warn") for at, (_place, text) in enumerate(told)]), keep=True)
        self._fault.configure(text="")
        if self._hindrance.cget("text"):
            self._hindrance.configure(text=self._state.hindrance())

    def _fault_chosen(self, row: int) -> None:
        if row < len(self._places):
            self._fault.configure(text=self._state.told()[row][1])
            self.cells.go_to(*self._places[row])

    def _cell_chosen(self, place: Place) -> None:
        self._where.configure(text=self._state.where(place) if self._grid.columns else "")

    def remove_column(self) -> None:
        """Take the column of the cursor out, after asking where something stands in it."""
        place = self.cells.cursor[1]
        if not self._grid.columns:
            return
        heading = self._grid.columns[place].heading
        if not any(column == place for _row, column in self._grid.texts):
            self._drop_column(place)
            return
        ask(
            self,
            tr("Buang kolom “{heading}”?", heading=heading),
            tr("Angka yang sudah diketik di kolom itu ikut hilang."),
            tr("Buang kolom"),
            lambda: self._drop_column(place),
        )

    def _drop_column(self, place: int) -> None:
        self._state.remove_column(place)
        self._columns_changed()

    def _ask_drop(self) -> None:
        ask(
            self,
            tr("Kosongkan lembar ini?"),
            tr("Semua yang diketik dan belum dimasukkan akan hilang. Yang sudah ada di lemari tidak berubah."),
            tr("Kosongkan"),
            self._state.drop,
        )
