"""The sheet itself with what was recognised in it, and the meaning of the colours."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Sequence
from tkinter import ttk

from app.desktop.pages.intake.line_marks import LineMarks
from app.desktop.pages.intake.marks import position
from app.desktop.pages.intake.relabel import LineMenu, SheetBar
from app.desktop.pages.intake.relabelling import Relabelling
from app.desktop.pages.intake.state import ImportState
from app.desktop.theme import px
from app.desktop.widgets.controls import frame, label, tooltip
from app.desktop.widgets.flow import Flow
from app.desktop.widgets.sheet import SheetGrid
from app.desktop.widgets.sheet_fills import swatch
from app.i18n import tr, trc
from importers.records import Kind, cell_name, column_name

#: In so much width, in logical units, the meanings of the colours leave room beside them.
_ROOMY = 430


class SheetPanel(ttk.Frame):
    """The sheet itself with what was recognised in it, and the meaning of the colours.

    With a ``relabelling`` its columns, its rows and the sheet can be labelled anew.
    """

    def __init__(
        self,
        parent: tk.Misc,
        state: ImportState,
        *,
        on_sheet: Callable[[], object] | None = None,
        relabelling: Relabelling | None = None,
    ) -> None:
        super().__init__(parent)
        self._state, self._on_sheet, self._relabelling = state, on_sheet, relabelling
        self._marks: LineMarks | None = None
        self._said: list[tuple[str, str, bool]] = []
        self.bar: SheetBar | None = None
        self.menu = None if relabelling is None else LineMenu(self, relabelling)
        names = state.sheet_names()
        if relabelling is not None:
            self.bar = SheetBar(self, relabelling)
            self.bar.pack(fill="x", pady=(0, px(8)))
        if len(names) > 1:
            self._pick_sheet(names)
        if self.bar is not None:
            self.bar.build()
        self.grid_ = SheetGrid(
            self, on_cell=self._at, on_line=None if self.menu is None else self._ask, on_hover=self.note
        )
        foot = frame(self)
        foot.pack(side="bottom", fill="x", pady=(px(8), 0))
        self._cell = label(foot, "", "SmallSoft")
        self._legend = Flow(foot, gap=16)
        self._legend.pack(fill="x", expand=True)
        self._beside: bool | None = None
        foot.bind("<Configure>", self._lay_foot)
        self.grid_.pack(fill="both", expand=True)
        self.show()
        spot = state.spots.get(state.sheet)
        if spot is not None:
            self.grid_.return_to(spot)

    def _pick_sheet(self, names: Sequence[str]) -> None:
        row = frame(self.bar or self)
        if self.bar is None:
            row.pack(fill="x", pady=(0, px(8)))
        if self.bar is None:
            label(row, tr("Lembar"), "SmallSoft").pack(side="left", padx=(0, px(8)))
        self.sheets = ttk.Combobox(row, state="readonly", values=list(names), width=18 if self.bar else 34)
        self.sheets.current(min(self._state.sheet, len(names) - 1))
        self.sheets.pack(side="left")
        tooltip(self.sheets, tr("Lembar"))
        self.sheets.bind("<<ComboboxSelected>>", self._sheet_chosen)

    def show(self, *, keep: bool = False) -> None:
        """Draw the sheet that is looked at, and say what its colours mean; ``keep`` its place if it is the same."""
        self._marked = self._state.marked()
        if self._relabelling is not None:
            self._marks = LineMarks(self._relabelling.said, self._relabelling.found)
        if self.bar is not None:
            self.bar.renew()
        self.grid_.show(self._marked, self._marks, keep=keep)
        self._say_meanings()
        self._cell.configure(text="")

    def _lay_foot(self, event: tk.Event[ttk.Frame]) -> None:
        """Say what the cell at hand is beside the meanings of the colours, or above them where they need the width."""
        beside = event.width > px(_ROOMY)
        if beside != self._beside:
            self._beside = beside
            self._legend.pack_forget()
            if beside:
                self._cell.pack(side="right", anchor="n")
                self._legend.pack(side="left", fill="x", expand=True)
            else:
                self._cell.pack(side="top", anchor="e")
                self._legend.pack(side="top", fill="x", expand=True)

    def _say_meanings(self) -> None:
        """Say what the colours on the sheet mean; where that is said already nothing is laid out anew."""
        seen = self._marked.roles if self._marked is not None else frozenset()
        meanings = [(title, role, False) for role, title in _meanings(self._state) if role in seen]
        if self._marks is not None and self._marks.guesses:
            meanings.append((tr("tebakan (?)"), "", True))
        if meanings == self._said:
            return
        self._said = meanings
        for child in self._legend.winfo_children():
            child.destroy()
        for title, role, guess in meanings:
            self._explain(title, role, guess=guess)
        self._legend.lay()

    def _explain(self, title: str, role: str = "", *, guess: bool = False) -> None:
        """Say in the legend what a colour, or hatching, means."""
        part = frame(self._legend)
        swatch(part, role, guess=guess).pack(side="left", padx=(0, px(6)))
        label(part, title, "SmallSoft").pack(side="left")

    def note(self, row: int, column: int) -> str:
        """Return what is told of a cell on which the pointer rests: its problems, and why a guess is one."""
        told = self._state.problem_words_at(cell_name(row, column))
        guess = self._marks.why(row, column) if self._marks is not None and self._guessed(row, column) else ""
        return "\n\n".join(part for part in (*told, guess) if part)

    def _guessed(self, row: int, column: int) -> bool:
        return self._marks is not None and (self._marks.guessed(row, column) or self._is_head(row, column))

    def _is_head(self, row: int, column: int) -> bool:
        """Tell whether a cell is the heading of a line that is a guess."""
        marks, marked = self._marks, self._marked
        if marks is None or marked is None or marked.role(row, column) != "header":
            return False
        return "guess" in (marks.mark(column_name(column)), marks.mark(str(row)))

    def _ask(self, line: str, x: int, y: int) -> None:
        """Open the menu of a line; the table meant is that of the cursor, or of the first row seen."""
        if self.menu is not None:
            self.menu.ask(line, x, y, int(line) if line.isdecimal() else self.grid_.spot[2])

    def go_to(self, sheet: int, cell: str) -> None:
        """Show a cell by its name on a sheet."""
        if sheet != self._state.sheet:
            self._state.sheet = sheet
            if hasattr(self, "sheets"):
                self.sheets.current(sheet)
            self.show()
        place = position(cell)
        if place is not None:
            self.grid_.go_to(*place)

    def take_focus(self) -> None:
        """Give the keyboard to the sheet."""
        self.grid_.canvas.focus_set()

    def _at(self, row: int, column: int) -> None:
        text = self._marked.text(row, column) if self._marked else ""
        line = self._marks.words(row, column) if self._marks is not None else ""
        if self._marked is not None and self._marked.role(row, column) == "carried":
            line = dict(_meanings(self._state))["carried"]
        told = " · ".join(part for part in (text[:24], line) if part)
        self._cell.configure(text=f"{cell_name(row, column)}  {told}")
        self._state.spots[self._state.sheet] = self.grid_.spot

    def _sheet_chosen(self, _event: object) -> None:
        self._state.sheet = self.sheets.current()
        self.show()
        if self._on_sheet:
            self._on_sheet()


def _meanings(state: ImportState) -> list[tuple[str, str]]:
    """Return what the roles of cells are called in the kind of file at hand, in the order of the legend."""
    kind = state.file.kind if state.file else Kind.RESULTS
    key = tr("kode") if kind in (Kind.CLASSIFICATION, Kind.AREAS) else tr("nomor dan kode")
    return [
        ("header", tr("kepala")),
        ("area", tr("wilayah")),
        ("contestant", tr("peserta")),
        ("measure", tr("ukuran")),
        ("total", tr("jumlah (dicek)")),
        ("carried", tr("pindahan (tidak dijumlahkan)")),
        ("key", key),
        ("text", trc("wilayah", "nama") if kind is Kind.AREAS else tr("uraian")),
        ("more", tr("keterangan lain")),
        ("place", tr("tempat")),
        ("problem", tr("masalah")),
    ]
