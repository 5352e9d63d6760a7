"""The list that drops from the search box: lines that are moved over by Up and Down and chosen by Enter or mouse."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Sequence

from app.desktop import theme
from app.desktop.finder import Offer
from app.desktop.theme import colour, icon, px
from app.desktop.widgets.bars import cut


class SearchPopup(tk.Canvas):
    """The offers drawn in one canvas, so that a keystroke makes no widget; ``on_run`` runs before an offer."""

    def __init__(self, parent: tk.Misc, on_run: Callable[[], object]) -> None:
        super().__init__(
            parent,
            background=colour("ground"),
            highlightthickness=1,
            highlightbackground=colour("edge"),
            borderwidth=0,
            takefocus=False,
        )
        self._offers: Sequence[Offer] = ()
        self._summary = ""
        self._at = 0
        self._on_run = on_run
        self.bind("<Motion>", lambda event: self._point(event.y))
        self.bind("<Button-1>", lambda event: self.run_chosen())

    @property
    def offers(self) -> Sequence[Offer]:
        """What is offered now."""
        return self._offers

    def show(self, under: tk.Misc, offers: Sequence[Offer], summary: str) -> None:
        """Show offers under the search box; nothing to say hides the list."""
        self._offers, self._summary, self._at = offers, summary, 0
        if not offers and not summary:
            self.hide()
            return
        height = sum(self._height(offer) for offer in offers) + (self._foot() if summary else 0) + px(8)
        parent = self.master
        self.place(
            x=under.winfo_rootx() - parent.winfo_rootx(),
            y=under.winfo_rooty() - parent.winfo_rooty() + under.winfo_height() + px(2),
            width=under.winfo_width(),
            height=height,
        )
        tk.Misc.lift(self)
        self._draw(under.winfo_width())

    def hide(self) -> None:
        """Take the list away."""
        self.place_forget()

    @property
    def shown(self) -> bool:
        """Tell whether the list is seen."""
        return bool(self.winfo_manager())

    def step(self, by: int) -> None:
        """Move to the next or the previous offer."""
        if self._offers:
            self._at = (self._at + by) % len(self._offers)
            self._draw(self.winfo_width())

    def run_chosen(self) -> None:
        """Do what the chosen offer is for."""
        if self._offers:
            offer = self._offers[self._at]
            self._on_run()
            offer.run()

    def _height(self, offer: Offer) -> int:
        return px(46) if offer.note else px(32)

    def _foot(self) -> int:
        return px(28)

    def _point(self, y: int) -> None:
        top = px(4)
        for number, offer in enumerate(self._offers):
            top += self._height(offer)
            if y < top:
                if number != self._at:
                    self._at = number
                    self._draw(self.winfo_width())
                return

    def _draw(self, width: int) -> None:
        self.delete("all")
        y = px(4)
        for number, offer in enumerate(self._offers):
            height = self._height(offer)
            if number == self._at:
                self.create_rectangle(px(4), y, width - px(6), y + height, width=0, fill=colour("tint"))
            self.create_image(
                px(24), y + height / 2, image=icon(offer.symbol, 16, "accent_ink" if number == self._at else "soft")
            )
            aside = cut(offer.aside, px(220), "Small")
            self.create_text(
                width - px(18), y + height / 2, anchor="e", text=aside, font="SidaluSmall", fill=colour("soft")
            )
            room = width - px(80) - theme.font("Small").measure(aside)
            middle = y + (px(15) if offer.note else height / 2)
            self.create_text(
                px(44), middle, anchor="w", text=cut(offer.title, room), font="TkDefaultFont", fill=colour("ink")
            )
            if offer.note:
                self.create_text(
                    px(44),
                    y + px(33),
                    anchor="w",
                    text=cut(offer.note, room, "Small"),
                    font="SidaluSmall",
                    fill=colour("soft"),
                )
            y += height
        if self._summary:
            if self._offers:
                self.create_line(0, y + px(2), width, y + px(2), fill=colour("line"))
            self.create_text(
                px(16), y + px(15), anchor="w", text=self._summary, font="SidaluSmall", fill=colour("soft")
            )
