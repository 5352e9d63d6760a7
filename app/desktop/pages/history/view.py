"""The history page: who did what when, and undoing one act with a word about what that turned back."""

from __future__ import annotations

import tkinter as tk
from tkinter import ttk
from typing import TYPE_CHECKING, Any

from app.desktop.pages.history.looks import LooksTab
from app.desktop.pages.history.state import HistoryState
from app.desktop.pages.page import EmptyState, Page, Vacancy
from app.desktop.theme import px
from app.desktop.widgets.controls import button, card, frame, label
from app.desktop.widgets.dialogs import ask, tell
from app.desktop.widgets.facts import facts
from app.desktop.widgets.listing import Column, Listing
from app.desktop.widgets.panes import Panes
from app.desktop.widgets.rows import FixedRows, Row
from app.desktop.widgets.tabs import Tabs
from app.i18n import number, tr, trc
from app.reports.undoing import undo_lines

if TYPE_CHECKING:
    from app.desktop.commands import Command
    from app.desktop.shell import Shell


class HistoryPage(Page):
    """The acts in a list, the chosen one beside it."""

    def __init__(self, parent: tk.Misc, shell: Shell, title: str) -> None:
        super().__init__(parent, shell, title)
        self.state_ = HistoryState(shell.session)
        self._text = tk.StringVar(self)
        self.filter = ttk.Entry(self.actions, textvariable=self._text, width=24)
        self.filter.pack(side="right")
        label(self.actions, tr("Saring"), "SmallSoft").pack(side="right", padx=(0, px(8)))
        self._text.trace_add("write", self._filter)
        self.tabs = Tabs(self.body, [("acts", trc("bagian", "Perbuatan")), ("looks", tr("Arsip terbatas yang dibuka"))])
        self.tabs.pack(fill="both", expand=True)
        self._acts = frame(self.tabs.page("acts"), padding=(0, px(12), 0, 0))
        self._acts.pack(fill="both", expand=True)
        open_dossier = lambda dossier: shell.go("archive", dossier=dossier).take_focus()  # noqa: E731
        self.looks = LooksTab(self.tabs.page("looks"), shell.session, open_dossier)
        self.looks.pack(fill="both", expand=True)
        self._content = frame(self._acts)
        self._content.pack(fill="both", expand=True)
        self._vacancy = Vacancy((self._content,), self._make_empty)
        panes = Panes(self._content, lambda name, width: self.session.keep_width("riwayat.panel", name, width))
        panes.pack(fill="both", expand=True)
        main = panes.main()
        self.list = Listing(
            main,
            [
                Column("day", tr("Hari"), 96, sortable=False),
                Column("clock", tr("Jam"), 54, sortable=False),
                Column("what", tr("Perbuatan"), 380, stretch=True, sortable=False),
                Column("who", tr("Petugas"), 110, sortable=False, spare=250),
                Column("state", tr("Keadaan"), 88, sortable=False, spare=340),
            ],
            on_choose=self._choose,
            widths=self.session.widths("riwayat"),
            on_widths=lambda widths: self.session.keep_widths("riwayat", widths),
        )
        self.list.pack(fill="both", expand=True)
        self._more = button(main, tr("Muat yang lebih lama"), self._load_more, "Linkish", symbol="chevron-down")
        self._side = panes.side("details", self.session.widths("riwayat.panel").get("details", 300))
        self.undo_button: Any = None
        self._show_details(None)

    def refresh(self) -> None:
        """Read the acts and the looks again."""
        self.looks.load()
        self.state_.load()
        lines = self.state_.lines()
        if self._vacancy.show(empty=not lines and not self.state_.filter):
            return
        rows = [
            Row(line.batch, (line.day, line.clock, line.what, line.who, line.state), "faint" if line.state else "")
            for line in lines
        ]
        self.list.show(FixedRows(rows), keep=True)
        self._show_details(self.list.chosen)
        if self.state_.more:
            self._more.pack(side="bottom", anchor="w", before=self.list)
        else:
            self._more.pack_forget()

    def take_focus(self) -> None:
        """Go to the list, or to what is offered where nothing was done yet."""
        if self.tabs.current == "looks":
            self.looks.list.take_focus()
        elif not self._vacancy.take_focus():
            self.list.take_focus()

    def commands(self) -> list[Command]:
        """Return no key of its own: undo and redo work everywhere."""
        return []

    def _filter(self, *_change: object) -> None:
        self.state_.filter = self._text.get().strip()
        self.looks.filter(self.state_.filter)
        self.refresh()

    def _load_more(self) -> None:
        self.state_.load_more()
        self.refresh()

    def _make_empty(self) -> EmptyState:
        return EmptyState(
            self._acts,
            "clock-history",
            tr("Belum ada perbuatan"),
            tr("Setiap perubahan dicatat di sini dengan siapa dan kapan, dan dapat diurungkan."),
            [(tr("Impor berkas …"), "file-earmark-spreadsheet", lambda: self.shell.go("intake"))],
        )

    def _choose(self, batch: int) -> None:
        self._show_details(batch)

    def _show_details(self, batch: int | None) -> None:
        for child in self._side.winfo_children():
            child.destroy()
        self.undo_button = None
        box = card(self._side)
        box.pack(fill="both", expand=True, padx=(px(12), 0))
        line = self.state_.line(batch) if batch is not None else None
        if line is None:
            label(box, tr("Pilih satu perbuatan untuk melihat rinciannya."), "Soft", side="Side", wrap=250).pack(
                anchor="w"
            )
            return
        label(box, line.what, "Heading", side="Side", wrap=250).pack(anchor="w", pady=(0, px(10)))
        rows = [
            (tr("Nomor"), str(line.batch)),
            (tr("Kapan"), f"{line.day}, {line.clock}"),
            (tr("Petugas"), line.who),
            (tr("Catatan"), number(line.rows)),
        ]
        if line.state:
            rows.append((tr("Keadaan"), line.state))
        facts(box, rows, side="Side").pack(anchor="w", fill="x")
        if line.can_undo:
            self.undo_button = button(
                box,
                tr("Urungkan perbuatan ini"),
                lambda: self._ask_undo(line.batch, line.what),
                symbol="arrow-counterclockwise",
            )
            self.undo_button.pack(side="bottom", anchor="e")

    def _ask_undo(self, batch: int, what: str) -> None:
        ask(
            self,
            tr("Urungkan perbuatan ini?"),
            tr(
                "“{what}” dikembalikan seperti sebelumnya. Catatan yang sudah diubah lagi sesudahnya dibiarkan.",
                what=what,
            ),
            tr("Urungkan"),
            lambda: self.session.undo(batch, self._undone),
        )

    def _undone(self, report: Any) -> None:
        tell(self, tr("Perbuatan diurungkan"), "\n".join(undo_lines(self.session.cabinet, report)))


PAGE = HistoryPage
