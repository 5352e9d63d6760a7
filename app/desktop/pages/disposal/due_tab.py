"""The due lists: a tile for what is asked of dossiers, the year, the list, and what can be done with it."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from functools import partial
from tkinter import ttk
from typing import TYPE_CHECKING, Any

from app.archive.disposal.records import Due
from app.desktop.pages.disposal import deeds, told
from app.desktop.pages.disposal.dialogs import CloseDialog, HoldDialog
from app.desktop.pages.disposal.state import PROPOSED, line_of
from app.desktop.pages.page import EmptyState
from app.desktop.theme import px
from app.desktop.widgets.controls import button, flowing, frame
from app.desktop.widgets.dialogs import ask
from app.desktop.widgets.listing import Column, Listing
from app.desktop.widgets.tiles import Tile
from app.i18n import number, tr, trc, trn

if TYPE_CHECKING:
    from app.desktop.pages.disposal.view import DisposalPage

_SYMBOLS = {
    Due.TRANSFER: ("box-arrow-in-right", "info"),
    Due.DESTRUCTION: ("fire", "alert"),
    Due.HAND_OVER: ("bank", "good"),
    Due.REVIEW: ("search", "caution"),
    Due.UNKNOWN: ("question-circle", "soft"),
}


class DueTab(ttk.Frame):
    """What the retention clock says, and the ways on from there."""

    def __init__(self, parent: tk.Misc, page: DisposalPage) -> None:
        super().__init__(parent, padding=(0, px(14), 0, 0))
        self._page, self._model = page, page.model
        row = frame(self)
        row.pack(fill="x")
        self.tiles: dict[Due, Tile] = {}
        for column, due in enumerate(Due):
            symbol, tone = _SYMBOLS[due]
            made = Tile(row, "", told.due_words(due), symbol, partial(self.show_due, due), tone=tone, face="Figure")
            made.grid(row=0, column=column, sticky="nsew", padx=(px(10) if column else 0, 0))
            row.columnconfigure(column, weight=1, uniform="tiles")
            self.tiles[due] = made
        bar = frame(self)
        bar.pack(fill="x", pady=(px(12), px(8)))
        self._years = self._model.years()
        self.year = ttk.Combobox(bar, state="readonly", values=[words for _year, words in self._years], width=20)
        self.year.current(0)
        self.year.pack(side="left")
        self.year.bind("<<ComboboxSelected>>", self._year_chosen)
        self._buttons = frame(bar)
        self._buttons.pack(side="right")
        self.said = flowing(self, "", "Soft")
        self.said.pack(fill="x", pady=(0, px(8)))
        self._area = frame(self)
        self._area.pack(fill="both", expand=True)
        self._nothing: EmptyState | None = None
        self.list = Listing(
            self._area,
            [
                Column("number", tr("No."), 64, sortable=False),
                Column("code", tr("Kode"), 80, sortable=False, spare=220),
                Column("title", tr("Uraian"), 260, stretch=True, sortable=False),
                Column("years", tr("Kurun waktu"), 88, sortable=False, spare=220),
                Column("due", tr("Habis"), 86, sortable=False),
                Column("kept", tr("Retensi"), 210, sortable=False, spare=300),
                Column("held", tr("Tertahan"), 150, sortable=False, spare=220),
            ],
            on_open=lambda id_: page.shell.go("archive", dossier=id_),
            widths=page.session.widths("penyusutan"),
            on_widths=lambda widths: page.session.keep_widths("penyusutan", widths),
        )
        self.list.pack(fill="both", expand=True)
        self.actions: dict[str, ttk.Button] = {}
        self._shown: tuple[Due, int] | None = None

    def refresh(self) -> None:
        """Show what was read."""
        model = self._model
        for due, tile in self.tiles.items():
            tile.title = number(model.count(due))
            tile.choose(chosen=due is model.due)
            tile.draw()
        self.said.configure(text=model.summary())
        keep = self._shown == (model.due, model.before)
        self._shown = (model.due, model.before)
        rows = model.due_rows()
        self.list.show(rows, keep=keep)
        if len(rows) and self.list.chosen is None:
            self.list.choose(0, tell=False)
        self._show_actions(bool(len(rows)))
        self._show_nothing(nothing=model.loaded and not len(rows))

    def show_due(self, due: Due) -> None:
        """Look at another list."""
        self._model.show_due(due)

    def propose(self) -> None:
        """Ask, and draft a proposal of all in the list that nothing holds back."""
        kind = PROPOSED.get(self._model.due)
        if kind is None or self._page.session.read_only:
            return
        free = self._model.free_ids()
        if not free:
            self._page.shell.status.say(tr("Tidak ada berkas yang bebas untuk diusulkan."))
            return
        held = len(self._model.shown.due) - len(free)
        said = trn(
            "{count} berkas masuk ke usulan yang baru. Daftarnya masih dapat dikurangi sebelum diajukan.",
            "{count} berkas masuk ke usulan yang baru. Daftarnya masih dapat dikurangi sebelum diajukan.",
            len(free),
        )
        if held:
            more = trn("{count} yang tertahan dilewati.", "{count} yang tertahan dilewati.", held)
            said = tr("{sentence} {more}", sentence=said, more=more)
        work = deeds.draft(kind, free, self._model.today)
        heading = tr("Susun usulan {kind}?", kind=told.kind_words(kind).lower())
        ask(self, heading, said, tr("Susun usulan"), lambda: self._write(work, self._page.show_proposal))

    def propose_one(self) -> None:
        """Put the chosen dossier alone on the open draft of its kind, or on a new one."""
        kind, chosen = PROPOSED.get(self._model.due), self.list.chosen
        if kind is not None and chosen is not None and not self._page.session.read_only:
            work = deeds.put_on_draft(kind, chosen, self._model.today)
            self._write(work, lambda number: self._page.shell.status.say(tr("Masuk usulan {number}.", number=number)))

    def hold(self) -> None:
        """Hold the chosen dossier back."""
        chosen = self.list.chosen
        if chosen is None or self._page.session.read_only:
            return
        HoldDialog(self, self._page.session, [chosen], self._title(chosen), self._model.today, lambda _done: None)

    def close(self) -> None:
        """Close the chosen dossier or all of the list, once it was asked with which year."""
        ids, chosen = [id_ for id_, _year in self._model.shown.due], self.list.chosen
        if chosen is not None and self._model.due is Due.UNKNOWN and not self._page.session.read_only:
            CloseDialog(self, self._page.session, chosen, self._title(chosen), ids, self._closed)

    def decide(self, fate: str) -> None:
        """Settle the fate of the chosen dossier."""
        chosen = self.list.chosen
        if chosen is None:
            return
        ask(
            self,
            tr("Tetapkan nasib akhir?"),
            self._title(chosen),
            trc("tombol", "Tetapkan musnah") if fate == "destroy" else trc("tombol", "Tetapkan permanen"),
            lambda: self._write(deeds.decide([chosen], fate), None),
        )

    def _show_nothing(self, *, nothing: bool) -> None:
        """Say over the empty list that nothing is asked of any dossier by then."""
        if self._nothing is not None:
            self._nothing.destroy()
            self._nothing = None
        if nothing:
            due, year = self._model.due, self._years[self.year.current()][1]
            text = tr("Pilih tahun yang lebih jauh untuk melihat yang akan datang.")
            if due is Due.UNKNOWN:
                text = tr("Setiap berkas mempunyai tahun tutup, jangka simpan, dan nasib akhir.")
            heading = tr("{what}: tidak ada {year}", what=told.due_words(due).capitalize(), year=year)
            self._nothing = EmptyState(self._area, _SYMBOLS[due][0], heading, text)
            self._nothing.place(x=2, y=px(40), relwidth=1, width=-4, relheight=1, height=-px(44))

    def _show_actions(self, some: bool) -> None:
        for child in self._buttons.winfo_children():
            child.destroy()
        self.actions = {}
        if not some or self._page.session.read_only:
            return
        due = self._model.due
        offered: list[tuple[str, str, str, Callable[[], object]]] = []
        if due in PROPOSED:
            offered.append(("propose", tr("Susun usulan …"), "list-check", self.propose))
            offered.append(("propose_one", tr("Usulkan yang ini"), "plus-lg", self.propose_one))
        elif due is Due.UNKNOWN:
            offered.append(("close", tr("Tutup berkas …"), "calendar-check", self.close))
        else:
            offered.append(("destroy", trc("tombol", "Tetapkan musnah"), "fire", partial(self.decide, "destroy")))
            offered.append(("keep", trc("tombol", "Tetapkan permanen"), "bank", partial(self.decide, "keep")))
        if due is not Due.UNKNOWN:
            offered.append(("hold", tr("Tahan …"), "pause-circle", self.hold))
        for name, words, symbol, run in offered:
            first = not self.actions
            made = button(self._buttons, words, run, "primary" if first else "", symbol=symbol)
            made.pack(side="left", padx=(0 if first else px(8), 0))
            self.actions[name] = made

    def _year_chosen(self, _event: object) -> None:
        self._model.show_due(before=int(self._years[self.year.current()][0]))

    def _title(self, dossier: int) -> str:
        said, title = line_of(self._page.session, dossier)
        return tr("{number} · {title}", number=said, title=title)

    def _write(self, work: Callable[[Any], Any], then: Callable[[Any], object] | None) -> None:
        self._page.session.write("", work, then)

    def _closed(self, count: Any) -> None:
        self._page.shell.status.say(trn("{count} berkas ditutup.", "{count} berkas ditutup.", int(count or 0)))
