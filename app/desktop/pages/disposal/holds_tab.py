"""The holds: which dossiers a dispute keeps, since when, and the lifting of one."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Sequence
from tkinter import ttk
from typing import TYPE_CHECKING, Any

from app.desktop.pages.disposal.dialogs import HoldDialog, LiftDialog
from app.desktop.pages.disposal.state import line_of
from app.desktop.pages.page import EmptyState, Vacancy
from app.desktop.styles import make_check_styles
from app.desktop.theme import px
from app.desktop.widgets.controls import button, flowing, frame
from app.desktop.widgets.listing import Column, Listing
from app.desktop.widgets.rows import FixedRows
from app.i18n import tr, trn

if TYPE_CHECKING:
    from app.desktop.pages.disposal.view import DisposalPage


class HoldsTab(ttk.Frame):
    """Holds in force, and on asking those of the past."""

    def __init__(self, parent: tk.Misc, page: DisposalPage) -> None:
        super().__init__(parent, padding=(0, px(14), 0, 0))
        self._page, self._model = page, page.model
        self._content = frame(self)
        self._content.pack(fill="both", expand=True)
        self.vacancy = Vacancy((self._content,), self._make_empty)
        bar = frame(self._content)
        bar.pack(fill="x", pady=(0, px(8)))
        self.release_button = button(bar, tr("Cabut penahanan …"), self.release, "primary", symbol="check-lg")
        self.release_button.pack(side="right")
        make_check_styles()
        self._past = tk.BooleanVar(self, value=False)
        self.past = ttk.Checkbutton(
            bar,
            text=tr("Juga yang sudah dicabut"),
            variable=self._past,
            command=lambda: self._model.show_lifted(lifted=self._past.get()),
        )
        self.past.pack(side="right", padx=px(14))
        said = tr(
            "Berkas yang ditahan tidak dapat dipindahkan, diusulkan, atau dimusnahkan sampai penahanannya dicabut."
        )
        flowing(bar, said, "Soft").pack(side="left", fill="x", expand=True)
        self.list = Listing(
            self._content,
            [
                Column("number", tr("No."), 64, sortable=False),
                Column("title", tr("Uraian"), 260, stretch=True, sortable=False),
                Column("reason", tr("Alasan"), 240, sortable=False, spare=200),
                Column("since", tr("Sejak"), 100, sortable=False),
                Column("lifted", tr("Dicabut"), 100, sortable=False),
            ],
            on_open=self._open,
        )
        self.list.pack(fill="both", expand=True)

    def refresh(self) -> None:
        """Show what was read."""
        rows = self._model.hold_rows()
        if self.vacancy.show(empty=not rows and not self._model.lifted):
            return
        self.list.show(FixedRows(rows), keep=True)
        if rows and self.list.chosen is None:
            self.list.choose(0, tell=False)
        in_force = any(hold.lifted is None for hold in self._model.shown.holds) and not self._page.session.read_only
        self.release_button.state(["!disabled" if in_force else "disabled"])

    def hold(self, ids: Sequence[int]) -> None:
        """Ask why dossiers are to be held back."""
        number, title = line_of(self._page.session, ids[0])
        said = tr("{number} · {title}", number=number, title=title)
        if len(ids) > 1:
            said = trn("{count} berkas", "{count} berkas", len(ids))
        HoldDialog(self, self._page.session, ids, said, self._model.today, self._done)

    def release(self) -> None:
        """Lift the chosen hold."""
        chosen = self.list.chosen
        held = next((hold for hold in self._model.shown.holds if hold.id == chosen), None)
        if held is not None and held.lifted is None and not self._page.session.read_only:
            LiftDialog(self, self._page.session, held, self._model.today, self._done)

    def _open(self, chosen: int) -> None:
        held = next((hold for hold in self._model.shown.holds if hold.id == chosen), None)
        if held is not None:
            self._page.shell.go("archive", dossier=held.dossier)

    def _make_empty(self) -> EmptyState:
        return EmptyState(
            self,
            "pause-circle",
            tr("Tidak ada berkas yang ditahan"),
            tr("Berkas dalam sengketa ditahan dari daftar jatuh tempo, supaya tidak ikut disusutkan."),
            [(tr("Lihat yang jatuh tempo"), "hourglass-split", lambda: self._page.tabs.open("due"))],
        )

    def _done(self, _answer: Any) -> None:
        """Take no notice: the page is told of every change."""
