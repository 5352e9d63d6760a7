"""The first page: a greeting, what needs doing, charts of the holdings and of turnout, and what was done lately."""

from __future__ import annotations

import datetime as dt
import tkinter as tk
from functools import partial
from tkinter import ttk
from typing import TYPE_CHECKING, Any

from app.archive.records import DossierFilter
from app.desktop.pages.home.state import Card, Home, day_line, greeting, read_home, share_words
from app.desktop.pages.page import Page
from app.desktop.theme import icon, px
from app.desktop.widgets.bars import Bar, ColumnChart, RankChart
from app.desktop.widgets.controls import button, card, flowing, frame, label
from app.desktop.widgets.scrolling import ScrollArea
from app.desktop.widgets.tiles import Tile
from app.i18n import number, tr

if TYPE_CHECKING:
    from app.desktop.shell import Shell

#: The width in logical units at which a card's words are seen whole.
_CARD = 210
_SYMBOLS = {"import_files": "file-earmark-spreadsheet", "undo": "arrow-counterclockwise", "redo": "arrow-clockwise"}


class HomePage(Page):
    """The page that is open when the day begins."""

    def __init__(self, parent: tk.Misc, shell: Shell, title: str) -> None:
        super().__init__(parent, shell, title)
        self.head.pack_configure(pady=(0, px(2)))
        self._area = ScrollArea(self.body, gap=8)
        self._area.pack(fill="both", expand=True)
        self.cards: list[Tile] = []
        self._columns = 0
        self.chart: ColumnChart | None = None
        self._first: tk.Widget | None = None

    def refresh(self) -> None:
        """Greet, and read what there is."""
        now = dt.datetime.now().astimezone()
        self.title.configure(text=greeting(self.session.settings.clerk, now))
        self.session.lookups.ask("home", lambda: read_home(self.session), self._show)

    def take_focus(self) -> None:
        """Go to the first card or button."""
        (self._first or self).focus_set()

    def _show(self, home: Home) -> None:
        body = self._area.body
        for child in body.winfo_children():
            child.destroy()
        self.cards, self.chart, self._first = [], None, None
        today = dt.datetime.now().astimezone().date()
        label(body, day_line(self.session.settings.office_name, today), "Soft").pack(anchor="w", pady=(0, px(16)))
        if home.empty:
            self._show_beginning(body)
        else:
            self._show_cards(body, home.cards)
            self._show_columns(body, home)
        self._area.follow_focus()
        waiting = self.shell.focus_get()
        if waiting is self:
            self.take_focus()

    def _show_cards(self, parent: ttk.Frame, cards: tuple[Card, ...]) -> None:
        row = frame(parent)
        row.pack(fill="x", pady=(0, px(22)))
        self._columns = 0
        for found in cards:
            made = Tile(
                row,
                found.figure,
                found.words,
                found.symbol,
                partial(self._open_card, found),
                tone=found.tone,
                face="Figure",
            )
            self.cards.append(made)
        self._first = self.cards[0]
        row.bind("<Configure>", lambda event: self._lay_cards(row, event.width))

    def _lay_cards(self, row: ttk.Frame, width: int) -> None:
        """Lay the cards in one row, or in threes or twos where their words would be cut."""
        columns = next((some for some in (len(self.cards), 3) if width >= px(_CARD) * some), 2)
        if columns == self._columns:
            return
        self._columns = columns
        for place, made in enumerate(self.cards):
            down, across = divmod(place, columns)
            made.grid(
                row=down,
                column=across,
                sticky="nsew",
                padx=(px(12) if across else 0, 0),
                pady=(px(12) if down else 0, 0),
            )
        for column in range(len(self.cards)):
            seen = column < columns
            row.columnconfigure(column, weight=int(seen), uniform="cards" if seen else "")

    def _open_card(self, found: Card) -> None:
        if found.page == "archive":
            self.shell.go("archive", view=found.view or DossierFilter())
        elif found.page == "loans":
            self.shell.go("loans", state=found.loans)
        else:
            self.shell.go(found.page)

    def _show_columns(self, parent: ttk.Frame, home: Home) -> None:
        both = frame(parent)
        both.pack(fill="both", expand=True)
        both.columnconfigure(0, weight=3, uniform="home")
        both.columnconfigure(1, weight=2, uniform="home")
        left, right = frame(both), frame(both)
        left.grid(row=0, column=0, sticky="new", padx=(0, px(36)))
        right.grid(row=0, column=1, sticky="new")
        if home.years:
            label(left, tr("Berkas menurut tahun"), "Heading").pack(anchor="w", pady=(0, px(8)))
            self.chart = ColumnChart(left, height=250, on_press=self._open_year)
            self.chart.pack(fill="x")
            self.chart.show([Bar(year, count, number(count)) for year, count in home.years])
        if home.turnouts:
            label(left, tr("Partisipasi"), "Heading").pack(anchor="w", pady=(px(20), px(8)))
            chart = RankChart(left)
            chart.pack(fill="x")
            chart.show(
                [
                    Bar(found.name, round(found.share * 10000), share_words(found.share), found.note)
                    for found in home.turnouts
                ],
                whole=10000,
            )
        self._show_acts(right, home)

    def _show_acts(self, parent: ttk.Frame, home: Home) -> None:
        label(parent, tr("Terakhir dikerjakan"), "Heading").pack(anchor="w", pady=(0, px(10)))
        for act in home.acts:
            row = frame(parent)
            row.pack(fill="x", pady=(0, px(12)))
            symbol = _SYMBOLS.get(act.kind) or _SYMBOLS.get(act.code, "pencil")
            ttk.Label(row, image=icon(symbol, 16)).pack(side="left", anchor="n", padx=(0, px(12)), pady=px(3))
            text = frame(row)
            text.pack(side="left", fill="x", expand=True)
            flowing(text, act.what, "Soft" if act.state else "Body").pack(fill="x")
            note = " · ".join(part for part in (f"{act.day} {act.clock}", act.who, act.state) if part)
            flowing(text, note, "SmallSoft").pack(fill="x", pady=(px(2), 0))
        button(parent, tr("Seluruh riwayat"), lambda: self.shell.go("history"), "Linkish", symbol="arrow-right").pack(
            anchor="w"
        )

    def _open_year(self, year: str) -> None:
        self.shell.go("archive", view=DossierFilter(year=int(year)))

    def _show_beginning(self, parent: ttk.Frame) -> None:
        """Say what to do first in a cabinet that is still empty, and offer it."""
        label(parent, tr("Mari mulai"), "Heading").pack(anchor="w", pady=(0, px(4)))
        flowing(parent, tr("Lemari ini masih kosong. Tiga langkah pertama:")).pack(fill="x", pady=(0, px(14)))
        steps: list[tuple[str, str, str, str, Any]] = [
            (
                "building",
                tr("Sebutkan kantor dan nama Anda"),
                tr("Nama kantor tampil di laporan, nama Anda di riwayat."),
                tr("Isi pengaturan"),
                lambda: self.shell.go("settings"),
            ),
            (
                "folder2-open",
                tr("Masukkan daftar arsip"),
                tr("Daftar arsip yang sudah ada di Excel dibaca apa adanya."),
                tr("Impor daftar arsip …"),
                lambda: self.shell.go("intake"),
            ),
            (
                "bar-chart",
                tr("Masukkan hasil pemilu"),
                tr("Rekapitulasi dari Excel atau CSV, sampai tingkat TPS."),
                tr("Impor hasil pemilu …"),
                lambda: self.shell.go("intake"),
            ),
        ]
        for symbol, heading, text, words, action in steps:
            box = card(parent, 18)
            box.pack(fill="x", pady=(0, px(10)))
            ttk.Label(box, image=icon(symbol, 26, "accent_ink"), style="Side.TLabel").pack(
                side="left", padx=(0, px(18))
            )
            made = button(box, words, action, "primary" if self._first is None else "")
            made.pack(side="right")
            self._first = self._first or made
            inner = frame(box, "Side")
            inner.pack(side="left", fill="x", expand=True)
            label(inner, heading, "Strong", side="Side").pack(anchor="w")
            flowing(inner, text, "Soft", side="Side").pack(fill="x")


PAGE = HomePage
