"""The loans page: what is out, what is overdue and what came back, in one list with the loan beside it."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Sequence
from functools import partial
from tkinter import ttk
from typing import TYPE_CHECKING

from app.archive.loans import LoanState
from app.desktop.commands import Command
from app.desktop.pages.loans.details import LoanActions, LoanDetails
from app.desktop.pages.loans.state import LoansState
from app.desktop.pages.page import EmptyState, Page, Vacancy
from app.desktop.theme import px
from app.desktop.widgets.controls import button, frame, label
from app.desktop.widgets.listing import Column, Listing
from app.desktop.widgets.panes import Panes
from app.desktop.widgets.tiles import Tile
from app.i18n import number, tr, trn

if TYPE_CHECKING:
    from app.desktop.pages.loans.dialogs import BackDialog, ExtendDialog, LendDialog
    from app.desktop.pages.loans.state import Chosen
    from app.desktop.shell import Shell

_SYMBOLS = {
    LoanState.OUT: "arrow-left-right",
    LoanState.OVERDUE: "alarm",
    LoanState.BACK: "check2-circle",
}


class LoansPage(Page):
    """Lent dossiers by state."""

    help = "pinjam"
    panes: Panes
    vacancy: Vacancy

    def __init__(self, parent: tk.Misc, shell: Shell, title: str) -> None:
        super().__init__(parent, shell, title)
        self.model = LoansState(shell.session, self._rows_came)
        self._chosen: Chosen | None = None
        self._nothing: EmptyState | None = None
        self._keep = False
        self._wanted: int | None = None
        self.lend_dialog: LendDialog | None = None
        self.back_dialog: BackDialog | None = None
        self.extend_dialog: ExtendDialog | None = None
        writable = not self.session.read_only
        if writable:
            button(self.actions, tr("Pinjamkan"), self.lend, "primary", symbol="plus-lg", tip="Ctrl+N").pack(
                side="right"
            )
        self._text = tk.StringVar(self)
        self.filter = ttk.Entry(self.actions, textvariable=self._text, width=24)
        self.filter.pack(side="right", padx=(0, px(12)))
        label(self.actions, tr("Saring"), "SmallSoft").pack(side="right", padx=(0, px(8)))
        self._text.trace_add("write", lambda *_change: self._filter())
        self._content = frame(self.body)
        self._content.pack(fill="both", expand=True)
        self.vacancy = Vacancy((self._content,), self._make_empty)
        self.tiles = self._make_tiles()
        self.panes = Panes(self._content, lambda name, width: self.session.keep_width("pinjam.panel", name, width))
        self.panes.pack(fill="both", expand=True)
        self._main = self.panes.main()
        self.list = Listing(
            self._main,
            [
                Column("number", tr("No."), 56, sortable=False),
                Column("title", tr("Uraian"), 260, stretch=True, sortable=False),
                Column("borrower", tr("Peminjam"), 140, sortable=False),
                Column("due", tr("Harus kembali"), 104, sortable=False, spare=220),
                Column("standing", tr("Keadaan"), 120, sortable=False),
            ],
            on_choose=self._choose,
            on_open=lambda _line: self.open_dossier(),
            widths=self.session.widths("pinjam"),
            on_widths=lambda widths: self.session.keep_widths("pinjam", widths),
        )
        self.list.pack(fill="both", expand=True)
        side = self.panes.side("details", self.session.widths("pinjam.panel").get("details", 310))
        actions = LoanActions(self.take_back, self.extend, self.print_papers, self.open_dossier, writable=writable)
        self.details = LoanDetails(side, actions)
        self.details.pack(fill="both", expand=True, padx=(px(12), 0))
        self.panes.fold("details", folded=self.session.settings.details_folded)

    def refresh(self) -> None:
        """Read the list again, staying where it was."""
        self._keep = True
        self.model.load()

    def visit(self, **where: object) -> None:
        """Show the loans of a ``state``, one lent dossier that is out (its ``line``), or lend ``dossiers``."""
        if "state" in where:
            self._show_state(LoanState(str(where["state"])))
        if isinstance(line := where.get("line"), int):
            self._wanted = line
            self._show_state(LoanState.OUT)
        ids = where.get("dossiers")
        if isinstance(ids, Sequence):
            self.lend([int(id_) for id_ in ids])

    def focus_contents(self) -> None:
        """Go to the list."""
        self.list.take_focus()

    def commands(self) -> list[Command]:
        """Return what can be done with loans."""
        group = tr("Peminjaman")
        found = [
            Command(
                "loans_print",
                tr("Cetak tanda terima dan kartu pinjam"),
                self.print_papers,
                "Control-p",
                "printer",
                group,
            ),
            Command("loans_find", tr("Saring pinjaman"), self.filter.focus_set, "Control-f", "funnel", group),
        ]
        if not self.session.read_only:
            found[:0] = [
                Command("loans_lend", tr("Pinjamkan berkas"), self.lend, "Control-n", "plus-lg", group),
                Command("loans_back", tr("Terima kembali"), self.take_back, "Control-r", "box-arrow-in-down", group),
                Command("loans_extend", tr("Perpanjang pinjaman"), self.extend, "Control-e", "calendar-plus", group),
            ]
        return found

    def lend(self, dossiers: Sequence[int] = ()) -> None:
        """Open the form for lending, with these dossiers on it already."""
        from app.desktop.pages.loans.dialogs import LendDialog
        from app.desktop.pages.loans.forms import LendForm

        if dossiers:
            self.session.drafts.drop(LendForm.draft)
        form = LendForm(self.session, dossiers, self.model.today)
        self.lend_dialog = LendDialog(self, self.session, self.model, form, self._lent)

    def take_back(self) -> None:
        """Open the form for taking back the loan under the cursor."""
        from app.desktop.pages.loans.dialogs import BackDialog
        from app.desktop.pages.loans.forms import BackForm

        chosen = self._chosen
        if chosen is not None and chosen.loan.out and not chosen.line.returned_on:
            form = BackForm(chosen.loan, self.model.today)
            self.back_dialog = BackDialog(self, self.session, form, chosen.title, self._back)

    def extend(self) -> None:
        """Open the form for putting off the due date of the loan under the cursor."""
        from app.desktop.pages.loans.dialogs import ExtendDialog
        from app.desktop.pages.loans.forms import ExtendForm

        chosen = self._chosen
        if chosen is not None and chosen.loan.out and not chosen.line.returned_on:
            form = ExtendForm(self.session, chosen.loan, self.model.today)
            told = lambda _done: self.shell.status.say(tr("Pinjaman diperpanjang."))  # noqa: E731
            self.extend_dialog = ExtendDialog(self, self.session, form, told)

    def print_papers(self) -> None:
        """Write slip and out-cards of the loan under the cursor and open them."""
        if self._chosen is not None:
            self._print(self._chosen.loan.id)

    def open_dossier(self) -> None:
        """Go to the dossier under the cursor on the archive page."""
        if self._chosen is not None:
            self.shell.go("archive", dossier=self._chosen.line.dossier).take_focus()

    def _make_tiles(self) -> dict[LoanState, Tile]:
        row = frame(self._content)
        row.pack(fill="x", pady=(0, px(12)))
        made: dict[LoanState, Tile] = {}
        for column, state in enumerate(_SYMBOLS):
            tile = Tile(row, "–", "", _SYMBOLS[state], partial(self._show_state, state), face="Heading")
            tile.grid(row=0, column=column, sticky="nsew", padx=(px(12) if column else 0, 0))
            row.columnconfigure(column, weight=1, uniform="tiles")
            made[state] = tile
        return made

    def _show_state(self, state: LoanState) -> None:
        self._keep = False
        self.model.show(state=state)

    def _filter(self) -> None:
        self._keep = False
        self.model.show(text=self._text.get().strip())

    def _rows_came(self) -> None:
        if self.vacancy.show(empty=self.model.nothing_yet):
            return
        self._show_tiles()
        self.list.show(self.model.rows, keep=self._keep)
        self._keep = True
        ids = self.model.rows.ids
        self._show_nothing(nothing=not len(ids))
        if self._wanted is not None and self._wanted in ids:
            self.list.choose(ids.index(self._wanted))
        elif self.list.chosen is None and len(ids):
            self.list.choose(0)
        else:
            self._choose(self.list.chosen)
        self._wanted = None

    def _show_tiles(self) -> None:
        counts = self.model.counts
        told = {
            LoanState.OUT: (counts.out, tr("dipinjam")),
            LoanState.OVERDUE: (counts.overdue, tr("lewat waktu")),
            LoanState.BACK: (counts.back, tr("sudah kembali")),
        }
        for state, tile in self.tiles.items():
            count, words = told[state]
            tile.tell(number(count), words, tone="alert" if state is LoanState.OVERDUE and count else "accent_ink")
            tile.choose(chosen=state is self.model.state)

    def _choose(self, line: int | None) -> None:
        self._chosen = self.model.chosen(line)
        self.details.show(self._chosen, self.model.today)

    def _show_nothing(self, *, nothing: bool) -> None:
        """Say over the empty list why nothing stands in it."""
        if self._nothing is not None:
            self._nothing.destroy()
            self._nothing = None
        if not nothing:
            return
        if self.model.text:
            told = (tr("Tidak ada pinjaman yang cocok"), tr("Saring dengan kata lain, atau kosongkan saringan."))
        elif self.model.state is LoanState.OVERDUE:
            told = (tr("Tidak ada yang lewat waktu"), tr("Semua berkas yang dipinjam masih dalam waktunya."))
        elif self.model.state is LoanState.BACK:
            told = (tr("Belum ada yang kembali"), tr("Berkas yang diterima kembali tampil di sini."))
        else:
            told = (tr("Tidak ada yang sedang dipinjam"), tr("Semua berkas ada di tempatnya."))
        self._nothing = EmptyState(self._main, _SYMBOLS.get(self.model.state, "search"), *told)
        self._nothing.place(x=2, y=px(40), relwidth=1, width=-4, relheight=1, height=-px(44))

    def _make_empty(self) -> EmptyState:
        actions = [] if self.session.read_only else [(tr("Pinjamkan berkas"), "plus-lg", self.lend)]
        return EmptyState(
            self.body,
            "arrow-left-right",
            tr("Belum ada yang dipinjamkan"),
            tr(
                "Catat di sini siapa meminjam berkas apa dan kapan harus kembali; Sidalu mengingatkan bila lewat waktu "
                "dan mencetak tanda terima serta kartu pinjam."
            ),
            actions,
        )

    def _lent(self, loan: int) -> None:
        dialog = self.lend_dialog
        self._show_state(LoanState.OUT)
        self.shell.status.say(tr("Pinjaman dicatat."))
        if dialog is not None and dialog.print_wanted:
            self._print(loan)

    def _back(self, count: int) -> None:
        self.shell.status.say(trn("{count} berkas diterima kembali.", "{count} berkas diterima kembali.", count))

    def _print(self, loan: int) -> None:
        from app.desktop.pages.loans.printing import print_papers

        print_papers(self.shell, loan)


PAGE = LoansPage
