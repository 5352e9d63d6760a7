"""The details of one dossier: where it is, what is known of it, what is in it, its files, and the way of its box.

Its widgets are made once and filled anew for each dossier, so that the arrow keys never wait for it.
"""

from __future__ import annotations

import datetime as dt
import tkinter as tk
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from tkinter import ttk
from typing import TYPE_CHECKING, Any

from app.archive.records import DigitalFile, Dossier, Item, Move
from app.desktop import words
from app.desktop.pages.archive import told
from app.desktop.pages.archive.file_card import FileActions, FileCard, Thumb
from app.desktop.pages.archive.loan_card import LoanCard, PastLoans
from app.desktop.pages.places.when import WhenCard
from app.desktop.theme import icon, px
from app.desktop.widgets.bars import cut
from app.desktop.widgets.controls import button, flowing, frame, icon_button, label
from app.desktop.widgets.facts import Facts
from app.desktop.widgets.pool import Pool
from app.desktop.widgets.scrolling import ScrollArea
from app.i18n import tr, trn

if TYPE_CHECKING:
    from app.archive.loans import LoanLine
    from app.results.papers import PaperFigures

_ITEMS, _MOVES = 12, 5


@dataclass(frozen=True, slots=True)
class DossierActions:
    """What can be done from the details; a cabinet that is only read offers none of the changes."""

    open_file: Callable[[DigitalFile], object]
    look: Callable[[Dossier, DigitalFile | None], object]
    thumb: Thumb
    edit: Callable[[Dossier], object]
    attach: Callable[[tk.Misc], object]
    delete: Callable[[Dossier], object]
    item: Callable[[Dossier, Item | None], object]
    items: Callable[[Dossier], object]
    results: Callable[[int], object]
    lend: Callable[[Dossier], object]
    loan: Callable[[LoanLine], object]
    stood: Callable[[Dossier, dt.date], str]
    place: Callable[[Dossier], object]
    writable: bool = True


class DossierDetails(ttk.Frame):
    """The pane at the right of the archive page."""

    def __init__(self, parent: tk.Misc, actions: DossierActions) -> None:
        super().__init__(parent, style="Card.TFrame", padding=1)
        self._actions = actions
        self._dossier: Dossier | None = None
        self._found: Sequence[PaperFigures] = ()
        self._hint = frame(self, "Side", padding=px(18))
        flowing(self._hint, tr("Pilih sebuah berkas untuk melihat tempat dan isinya."), side="Side").pack(fill="x")
        self._feet = self._make_feet()
        self._area = ScrollArea(self, side="Side", padding=(px(18), px(16), px(14), px(12)))
        body = self._area.body
        self._title = flowing(body, "", "Heading", side="Side")
        self._title.pack(fill="x")
        self._line = flowing(body, "", "SmallSoft", side="Side")
        self._line.pack(fill="x", pady=(px(4), px(12)))
        self._reasons = flowing(body, "", "Small", side="Side")
        self._place = _PlaceCard(body, lambda: self._with(self._actions.place))
        self._place.pack(fill="x")
        self.loan = LoanCard(body, actions.loan)
        self.loan.pack(fill="x")
        #: What holds the dossier back from being disposed of, moved or thrown away.
        self.held = flowing(body, "", "Warn", side="Side")
        self._facts = Facts(body, side="Side", first=100)
        self._facts.pack(fill="x", pady=(px(12), 0))
        self._items = self._section(tr("Isi berkas"))
        self.add_item = icon_button(
            self._items.head, "plus-lg", self._add_item, tr("Tambah isi"), side="Side", size=14, tone="accent_ink"
        )
        self.list_items = icon_button(
            self._items.head, "list", self._list_items, tr("Daftar isi lengkap"), side="Side", size=14
        )
        if actions.writable:
            self.list_items.pack(side="right")
            self.add_item.pack(side="right")
        self._item_rows = Pool(lambda: _ItemRow(self._items, self._open_item), fill="x", pady=(0, px(4)))
        self._rest = label(self._items, "", "SmallSoft", side="Side")
        self._files = self._section(tr("Berkas digital"))
        self.file_card = FileCard(
            self._files,
            self._files.head,
            FileActions(actions.open_file, self._look, actions.thumb, actions.attach if actions.writable else None),
        )
        self._figures = self._section(tr("Angka dari berkas ini"))
        self._figure_rows = Pool(lambda: button(self._figures, "", _nothing, "Quietside", symbol="bar-chart"), fill="x")
        self._figures.bind("<Configure>", lambda _event: self._fit_figures())
        self._moves = self._section(tr("Perjalanan boks"))
        self.when = WhenCard(body, self._stood)
        self.when.pack(fill="x")
        self._past_loans = PastLoans(body)
        self._past_loans.pack(fill="x")
        self._feet.lift()
        self._move_rows = Pool(lambda: _MoveRow(self._moves), fill="x", pady=(0, px(6)))
        self.show(None)

    @property
    def files(self) -> Sequence[ttk.Button]:
        """The buttons of the digital files, in their order."""
        return self.file_card.buttons if self._dossier is not None else ()

    def show(self, dossier: Dossier | None, moves: Sequence[Move] = (), more: Sequence[tuple[str, str]] = ()) -> None:
        """Show one dossier with the moves of its box, newest first; or a word about choosing one."""
        another = dossier is None or self._dossier is None or dossier.id != self._dossier.id
        self._dossier = dossier
        if dossier is None:
            self._area.pack_forget()
            self._feet.pack_forget()
            self._hint.pack(fill="both", expand=True)
            return
        self._title.configure(text=dossier.title)
        self._line.configure(text=told.line(dossier))
        self._place.show(told.place(dossier))
        self._facts.show([*told.facts(dossier), *more])
        self._show_items(dossier)
        self._files.show(shown=bool(dossier.files) or self._actions.writable)
        self.file_card.show(dossier.files, self._area.body.winfo_width())
        self._show_moves(told.moves(moves[:_MOVES]))
        if not self._area.winfo_manager():
            self._hint.pack_forget()
            if self._actions.writable:
                self._feet.pack(side="bottom", fill="x")
            self._area.pack(fill="both", expand=True)
        self._area.follow_focus()
        if another:
            self.when.clear()
            self.show_figures(())
            self.show_loans((), dt.date.min)
            self.show_reasons("")
            self._area.to_top()

    def show_held(self, text: str) -> None:
        """Show what holds the dossier back; "" where nothing does."""
        self.held.configure(text=text)
        if text:
            self.held.pack(fill="x", pady=(px(8), 0), after=self.loan)
        else:
            self.held.pack_forget()

    def show_loans(self, loans: Sequence[LoanLine], today: dt.date) -> None:
        """Show who has the dossier that is shown, and who had it before."""
        self.loan.show(loans, today)
        self._past_loans.show(loans)

    @property
    def reasons(self) -> str:
        """What is said of where the words of the search stand."""
        return str(self._reasons.cget("text"))

    def show_reasons(self, why: str) -> None:
        """Say where in the dossier the words of the search stand; nothing without a search."""
        self._reasons.configure(text=why)
        if why and not self._reasons.winfo_manager():
            self._reasons.pack(fill="x", pady=(0, px(12)), after=self._line)
        elif not why:
            self._reasons.pack_forget()

    @property
    def figures(self) -> Sequence[ttk.Button]:
        """The buttons that lead to figures whose signed paper is in this dossier, in their order."""
        return self._figure_rows.take(len(self._found))

    def show_figures(self, found: Sequence[PaperFigures]) -> None:
        """Show what figures come from the papers in the dossier that is shown; each leads to its results."""
        self._found = found
        self._figures.show(shown=bool(found))
        self._fit_figures()

    def _fit_figures(self) -> None:
        """Write them as wide as there is room, which is known only once the pane has its width."""
        room = max(px(120), self._area.body.winfo_width() - px(78))
        for made, one in zip(self.figures, self._found, strict=True):
            made.configure(text=f" {cut(told.figures(one), room)}", command=partial(self._actions.results, one.source))

    def _make_feet(self) -> ttk.Frame:
        feet = frame(self, "Side", padding=(px(16), px(10)))
        self.edit_button = button(feet, tr("Ubah"), partial(self._with, self._actions.edit), symbol="pencil")
        self.edit_button.pack(side="left")
        lend = partial(self._with, self._actions.lend)
        self.lend_button = button(feet, tr("Pinjamkan"), lend, symbol="arrow-left-right", tip="Ctrl+L")
        self.lend_button.pack(side="left", padx=px(8))
        delete = partial(self._with, self._actions.delete)
        icon_button(feet, "trash", delete, tr("Hapus berkas"), side="Side").pack(side="right")
        return feet

    def _section(self, title: str) -> _Section:
        return _Section(self._area.body, title)

    def _with(self, action: Callable[[Dossier], object]) -> None:
        if self._dossier is not None:
            action(self._dossier)

    def _add_item(self) -> None:
        self._with(lambda dossier: self._actions.item(dossier, None))

    def _look(self, file: DigitalFile | None) -> None:
        self._with(lambda dossier: self._actions.look(dossier, file))

    def _list_items(self) -> None:
        self._with(self._actions.items)

    def _open_item(self, item: Item) -> None:
        if self._actions.writable:
            self._with(lambda dossier: self._actions.item(dossier, item))

    def _show_items(self, dossier: Dossier) -> None:
        items = dossier.items
        self._items.show(shown=bool(items) or self._actions.writable)
        for row, item in zip(self._item_rows.take(min(len(items), _ITEMS)), items, strict=False):
            row.show(item)
        rest = len(items) - _ITEMS
        if rest > 0:
            self._rest.configure(text=trn("dan {count} lagi", "dan {count} lagi", rest))
            self._rest.pack(side="bottom", anchor="w")
        elif not items and self._actions.writable:
            self._rest.configure(text=tr("Belum dirinci."))
            self._rest.pack(side="bottom", anchor="w")
        else:
            self._rest.pack_forget()

    def _stood(self, day: dt.date) -> str:
        return self._actions.stood(self._dossier, day) if self._dossier is not None else ""

    def _show_moves(self, moves: Sequence[tuple[str, str]]) -> None:
        self._moves.show(shown=bool(moves))
        for row, (day, way) in zip(self._move_rows.take(len(moves)), moves, strict=True):
            row.show(day, way)


def _nothing() -> None:
    """Lead nowhere, as a button before it is filled."""


class _Section(ttk.Frame):
    """A part of the details under a heading, seen only while it holds anything."""

    def __init__(self, parent: tk.Misc, title: str) -> None:
        super().__init__(parent, style="Side.TFrame")
        self.head = frame(self, "Side")
        self.head.pack(fill="x", pady=(px(14), px(4)))
        label(self.head, title, "Strong", side="Side").pack(side="left")
        # The sections keep their order whatever is seen: each has its place in a frame that is always there.
        self._slot = frame(parent, "Side")
        self._slot.pack(fill="x")
        self.lift(self._slot)

    def show(self, *, shown: bool) -> None:
        """Show the section or hide it."""
        if shown and not self.winfo_manager():
            self.pack(in_=self._slot, fill="x")
        elif not shown and self.winfo_manager():
            self.pack_forget()
            self._slot.configure(height=1)


class _PlaceCard(ttk.Frame):
    """Where a dossier is: first what matters, on a tint; pressing it leads there."""

    def __init__(self, parent: tk.Misc, on_press: Callable[[], object]) -> None:
        super().__init__(parent, style="Tint.TFrame", padding=(px(12), px(10)))
        self._symbol = ttk.Label(self, style="Tint.TLabel")
        self._symbol.pack(side="left", anchor="n", padx=(0, px(10)), pady=px(2))
        self._text = frame(self, "Tint")
        self._text.pack(side="left", fill="x", expand=True)
        self._first = flowing(self._text, "", "Strong", side="Tint")
        self._first.pack(fill="x")
        self._second = flowing(self._text, "", "SmallSoft", side="Tint")
        self._placed: bool | None = None
        for part in (self, self._symbol, self._text, self._first, self._second):
            part.bind("<Button-1>", lambda _event: on_press())
            part.configure(cursor="hand2")

    def show(self, where: told.PlaceWords) -> None:
        """Show another place."""
        self._first.configure(text=where.first)
        self._second.configure(text=where.second)
        if where.second and not self._second.winfo_manager():
            self._second.pack(fill="x")
        elif not where.second:
            self._second.pack_forget()
        if where.placed is not self._placed:
            self._placed = where.placed
            ground = "Tint" if where.placed else "Caution"
            self.configure(style=f"{ground}.TFrame")
            self._text.configure(style=f"{ground}.TFrame")
            self._first.configure(style=f"Strong.{ground}.TLabel")
            self._second.configure(style=f"SmallSoft.{ground}.TLabel")
            glyph: Any = (
                icon("geo-alt-fill", 16, "accent_ink") if where.placed else icon("question-circle", 16, "caution")
            )
            self._symbol.configure(style=f"{ground}.TLabel", image=glyph)


class _ItemRow(ttk.Frame):
    """One item: number, title, and a line with its date and extent; pressing it opens it."""

    def __init__(self, parent: tk.Misc, on_press: Callable[[Item], object]) -> None:
        super().__init__(parent, style="Side.TFrame")
        self._item: Item | None = None
        self._number = label(self, "", "SmallSoft", side="Side", width=3)
        self._number.pack(side="left", anchor="n")
        text = frame(self, "Side")
        text.pack(side="left", fill="x", expand=True)
        self._title = flowing(text, "", "Small", side="Side")
        self._title.pack(fill="x")
        self._note = flowing(text, "", "SmallSoft", side="Side")

        def pressed(_event: object) -> None:
            if self._item is not None:
                on_press(self._item)

        for part in (self, self._number, self._title, self._note):
            part.bind("<Button-1>", pressed)
            part.configure(cursor="hand2")

    def show(self, item: Item) -> None:
        """Show another item."""
        self._item = item
        self._number.configure(text=str(item.number))
        self._title.configure(text=item.title)
        note = " · ".join(part for part in (words.iso_date(item.date), told.extent(item.extent, item.unit)) if part)
        self._note.configure(text=note)
        if note and not self._note.winfo_manager():
            self._note.pack(fill="x")
        elif not note:
            self._note.pack_forget()


class _MoveRow(ttk.Frame):
    """One move of the box: its day, and from where to where."""

    def __init__(self, parent: tk.Misc) -> None:
        super().__init__(parent, style="Side.TFrame")
        self._day = label(self, "", "SmallSoft", side="Side")
        self._day.pack(anchor="w")
        self._way = flowing(self, "", "Small", side="Side")
        self._way.pack(fill="x")

    def show(self, day: str, way: str) -> None:
        """Show another move."""
        self._day.configure(text=day)
        self._way.configure(text=way)
