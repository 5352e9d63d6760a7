"""A question to the past: a day is typed, and where something was on it is told; it knows no data."""

from __future__ import annotations

import calendar
import datetime as dt
import tkinter as tk
from collections.abc import Callable
from tkinter import ttk

from app.desktop.theme import px
from app.desktop.widgets.controls import button, flowing, frame, label
from app.i18n import tr


class WhenCard(ttk.Frame):
    """A heading, a field for a day of any exactness, and the answer under it; ``ask`` tells where it was."""

    def __init__(self, parent: tk.Misc, ask: Callable[[dt.date], str]) -> None:
        super().__init__(parent, style="Side.TFrame")
        self._ask = ask
        label(self, tr("Di mana pada tanggal …"), "Strong", side="Side").pack(anchor="w", pady=(px(14), px(4)))
        row = frame(self, "Side")
        row.pack(fill="x")
        self.day = ttk.Entry(row, width=14)
        self.day.pack(side="left")
        self.day.bind("<Return>", lambda _event: self.show())
        button(row, tr("Lihat"), self.show, "Linkside").pack(side="left", padx=px(8))
        self._answer = flowing(self, "", "Small", side="Side")
        self._answer.pack(fill="x", pady=(px(4), 0))

    @property
    def answer(self) -> str:
        """What was said last."""
        return str(self._answer.cget("text"))

    def clear(self) -> None:
        """Begin anew for something else."""
        self.day.delete(0, "end")
        self._answer.configure(text="")

    def show(self) -> None:
        """Tell where it was on the day that was typed."""
        from importers.dates import date_span  # most visits do without

        span = date_span(self.day.get().strip() or None)
        day = last_day(span.iso)
        told = tr("Tulis seperti 7 Mei 2019, Mei 2019, atau 2019.") if day is None else self._ask(day)
        self._answer.configure(text=told)


def last_day(iso: str | None) -> dt.date | None:
    """Return the last day of a date of any exactness ("2019" is its end); None for no date."""
    parts = [int(part) for part in (iso or "").split("/")[-1].split("-") if part.isdecimal()]
    if not parts or not 1 <= parts[0] <= 9999:
        return None
    year, month = parts[0], parts[1] if len(parts) > 1 else 12
    return dt.date(year, month, parts[2] if len(parts) > 2 else calendar.monthrange(year, month)[1])
