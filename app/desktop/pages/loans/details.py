"""The details of a lent dossier: how it stands, its loan, what else was taken along, and who had it before."""

from __future__ import annotations

import datetime as dt
import tkinter as tk
from collections.abc import Callable
from dataclasses import dataclass
from tkinter import ttk

from app.desktop import words
from app.desktop.pages.loans.state import Chosen, facts, standing
from app.desktop.theme import icon, px
from app.desktop.widgets.controls import button, flowing, frame, icon_button, label
from app.desktop.widgets.facts import Facts
from app.desktop.widgets.scrolling import ScrollArea
from app.i18n import tr, trn

_MOST = 12


@dataclass(frozen=True, slots=True)
class LoanActions:
    """What can be done from the details; a cabinet that is only read offers none of the changes."""

    back: Callable[[], object]
    extend: Callable[[], object]
    print_papers: Callable[[], object]
    open_dossier: Callable[[], object]
    writable: bool = True


class LoanDetails(ttk.Frame):
    """The pane at the right of the loans page."""

    def __init__(self, parent: tk.Misc, actions: LoanActions) -> None:
        super().__init__(parent, style="Card.TFrame", padding=1)
        self._actions = actions
        self._hint = frame(self, "Side", padding=px(18))
        flowing(self._hint, tr("Pilih satu berkas untuk melihat pinjamannya."), side="Side").pack(fill="x")
        self._make_feet()
        self._area = ScrollArea(self, side="Side", padding=(px(18), px(16), px(14), px(12)))
        body = self._area.body
        self._title = flowing(body, "", "Heading", side="Side")
        self._title.pack(fill="x")
        row = frame(body, "Side")
        row.pack(fill="x", pady=(px(2), px(12)))
        self._line = label(row, "", "SmallSoft", side="Side")
        self._line.pack(side="left")
        self.open_button = button(row, tr("Lihat di Arsip"), actions.open_dossier, "Linkside", symbol="folder2-open")
        self.open_button.pack(side="right")
        self._state = ttk.Frame(body, padding=(px(12), px(10)))
        self._state.pack(fill="x")
        self._symbol = ttk.Label(self._state)
        self._symbol.pack(side="left", anchor="n", padx=(0, px(10)), pady=px(2))
        self._text = ttk.Frame(self._state)
        self._text.pack(side="left", fill="x", expand=True)
        self._first = flowing(self._text, "", "Strong")
        self._first.pack(fill="x")
        self._second = flowing(self._text, "", "SmallSoft")
        self._second.pack(fill="x")
        self._facts = Facts(body, side="Side", first=104)
        self._facts.pack(fill="x", pady=(px(12), 0))
        self._along = frame(body, "Side")
        self._along.pack(fill="x")
        self._earlier = frame(body, "Side")
        self._earlier.pack(fill="x")
        self.show(None, dt.date.min)

    def show(self, chosen: Chosen | None, today: dt.date) -> None:
        """Show one lent dossier, or a word about choosing one."""
        if chosen is None:
            self._area.pack_forget()
            self._feet.pack_forget()
            self._hint.pack(fill="both", expand=True)
            return
        line = chosen.line
        self._title.configure(text=chosen.title(line.dossier, line.title))
        self._line.configure(text=tr("berkas {number}", number=line.number))
        self._show_state(chosen, today)
        self._facts.show(facts(chosen))
        self._show_along(chosen)
        self._show_earlier(chosen)
        for made in (self.back_button, self.extend_button):
            made.state(["disabled" if line.returned_on else "!disabled"])
        self._hint.pack_forget()
        self._feet.pack(side="bottom", fill="x")
        self._area.pack(fill="both", expand=True)
        self._area.follow_focus()
        self._area.to_top()

    def _make_feet(self) -> None:
        self._feet = frame(self, "Side", padding=(px(16), px(10)))
        self.back_button = button(
            self._feet, tr("Terima kembali"), self._actions.back, "primary", symbol="box-arrow-in-down", tip="Ctrl+R"
        )
        self.extend_button = icon_button(
            self._feet, "calendar-plus", self._actions.extend, tr("Perpanjang (Ctrl+E)"), side="Side"
        )
        print_words = tr("Cetak tanda terima dan kartu pinjam (Ctrl+P)")
        self.print_button = icon_button(self._feet, "printer", self._actions.print_papers, print_words, side="Side")
        self.print_button.pack(side="right")
        if self._actions.writable:
            self.back_button.pack(side="left")
            self.extend_button.pack(side="right", padx=(0, px(4)))

    def _show_state(self, chosen: Chosen, today: dt.date) -> None:
        line = chosen.line
        over = line.days_over(today)
        if line.returned_on:
            ground, symbol, tone = "Tint", "check2-circle", "good"
            first = tr("Sudah kembali")
        else:
            ground, symbol, tone = (
                ("Alert", "alarm", "alert") if over > 0 else ("Tint", "arrow-left-right", "accent_ink")
            )
            ground, symbol, tone = ("Caution", "alarm", "caution") if over == 0 else (ground, symbol, tone)
            first = tr("Dipinjam {borrower}", borrower=line.borrower)
        until = tr("sampai {date}", date=words.iso_date(line.due))
        second = standing(line, today) if line.returned_on else f"{until} · {standing(line, today)}"
        self._state.configure(style=f"{ground}.TFrame")
        self._text.configure(style=f"{ground}.TFrame")
        self._symbol.configure(style=f"{ground}.TLabel", image=icon(symbol, 16, tone))
        self._first.configure(text=first, style=f"Strong.{ground}.TLabel")
        self._second.configure(text=second, style=f"SmallSoft.{ground}.TLabel")

    def _show_along(self, chosen: Chosen) -> None:
        others = [lent for lent in chosen.loan.dossiers if lent.line != chosen.line.line]
        told = [
            (
                tr("{number}  {title}", number=lent.number, title=chosen.title(lent.dossier, lent.title)),
                tr("kembali {date}", date=words.iso_date(lent.returned_on))
                if lent.returned_on
                else tr("masih dipinjam"),
            )
            for lent in others
        ]
        _fill(self._along, tr("Dipinjam bersama"), told)

    def _show_earlier(self, chosen: Chosen) -> None:
        told = [
            (
                one.borrower,
                tr(
                    "{start} – {end}",
                    start=words.iso_date(one.lent_on),
                    end=words.iso_date(one.returned_on) if one.returned_on else "…",
                ),
            )
            for one in chosen.earlier
        ]
        _fill(self._earlier, tr("Pernah dipinjam"), told)


def _fill(box: ttk.Frame, heading: str, told: list[tuple[str, str]]) -> None:
    """Show lines with a second one under each below a heading, or nothing where there are none."""
    for child in box.winfo_children():
        child.destroy()
    if not told:
        box.configure(height=1)
        return
    label(box, heading, "Strong", side="Side").pack(anchor="w", pady=(px(14), px(4)))
    for first, second in told[:_MOST]:
        flowing(box, first, "Small", side="Side").pack(fill="x")
        flowing(box, second, "SmallSoft", side="Side").pack(fill="x", pady=(0, px(5)))
    rest = len(told) - _MOST
    if rest > 0:
        label(box, trn("dan {count} lagi", "dan {count} lagi", rest), "SmallSoft", side="Side").pack(anchor="w")
