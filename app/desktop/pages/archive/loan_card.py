"""The part of the details that tells of loans: who has the dossier now, and who had it before.

It knows the theme and loans as records.
"""

from __future__ import annotations

import datetime as dt
import tkinter as tk
from collections.abc import Callable, Sequence
from tkinter import ttk
from typing import TYPE_CHECKING

from app.desktop import words
from app.desktop.theme import icon, px
from app.desktop.widgets.controls import button, flowing, label
from app.i18n import tr, trn

if TYPE_CHECKING:
    from app.archive.loans import LoanLine

_MOST = 5


class LoanCard(ttk.Frame):
    """Who has the dossier until when, on a tint of its own; nothing while it is in its place."""

    def __init__(self, parent: tk.Misc, on_open: Callable[[LoanLine], object]) -> None:
        super().__init__(parent, style="Side.TFrame", height=1)
        self._on_open = on_open
        self._line: LoanLine | None = None
        self._box = ttk.Frame(self, padding=(px(12), px(10)))
        self._symbol = ttk.Label(self._box)
        self._symbol.pack(side="left", anchor="n", padx=(0, px(10)), pady=px(2))
        self._text = ttk.Frame(self._box)
        self._text.pack(side="left", fill="x", expand=True)
        self._first = flowing(self._text, "", "Strong")
        self._first.pack(fill="x")
        self._second = flowing(self._text, "", "SmallSoft")
        self._second.pack(fill="x")
        self.open_button = button(self, tr("Lihat pinjamannya"), self._open, "Linkside", symbol="arrow-left-right")

    def show(self, loans: Sequence[LoanLine], today: dt.date) -> None:
        """Show the loan that is out of all loans of a dossier."""
        self._line = next((line for line in loans if line.returned_on is None), None)
        if self._line is None:
            self._box.pack_forget()
            self.open_button.pack_forget()
            self.configure(height=1)
            return
        over = self._line.days_over(today)
        ground, tone = ("Alert", "alert") if over > 0 else ("Caution", "caution")
        self._first.configure(
            text=tr("Dipinjam oleh {borrower}", borrower=self._line.borrower), style=f"Strong.{ground}.TLabel"
        )
        until = tr("sampai {date}", date=words.iso_date(self._line.due))
        late = trn("lewat {count} hari", "lewat {count} hari", over)
        self._second.configure(text=f"{until} · {late}" if over > 0 else until, style=f"SmallSoft.{ground}.TLabel")
        self._box.configure(style=f"{ground}.TFrame")
        self._text.configure(style=f"{ground}.TFrame")
        self._symbol.configure(style=f"{ground}.TLabel", image=icon("arrow-left-right", 16, tone))
        self._box.pack(fill="x", pady=(px(8), 0))
        self.open_button.pack(anchor="w")

    def _open(self) -> None:
        if self._line is not None:
            self._on_open(self._line)


class PastLoans(ttk.Frame):
    """Who had the dossier before, newest first, under a heading; nothing where nobody had."""

    def __init__(self, parent: tk.Misc) -> None:
        super().__init__(parent, style="Side.TFrame", height=1)

    def show(self, loans: Sequence[LoanLine]) -> None:
        """Show the loans of a dossier that are over."""
        for child in self.winfo_children():
            child.destroy()
        past = [line for line in loans if line.returned_on is not None]
        if not past:
            self.configure(height=1)
            return
        label(self, tr("Pernah dipinjam"), "Strong", side="Side").pack(anchor="w", pady=(px(14), px(4)))
        for line in past[:_MOST]:
            days = tr("{start} – {end}", start=words.iso_date(line.lent_on), end=words.iso_date(line.returned_on))
            flowing(self, line.borrower, "Small", side="Side").pack(fill="x")
            flowing(self, days, "SmallSoft", side="Side").pack(fill="x", pady=(0, px(5)))
        if len(past) > _MOST:
            rest = trn("dan {count} lagi", "dan {count} lagi", len(past) - _MOST)
            label(self, rest, "SmallSoft", side="Side").pack(anchor="w")
