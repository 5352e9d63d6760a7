"""Tiles: boxes to press, each with an icon, a large line and a small one; drawn, with focus and hover shown."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from typing import Any

from app.desktop import theme
from app.desktop.theme import colour, icon, px
from app.desktop.widgets.bars import cut


class Tile(tk.Canvas):
    """A box that is pressed by mouse, Enter or space; a ``chosen`` one stands on the accent's tint."""

    def __init__(
        self,
        parent: tk.Misc,
        title: str,
        note: str,
        symbol: str,
        command: Callable[[], object],
        *,
        tone: str = "accent_ink",
        face: str = "Strong",
        chosen: bool = False,
    ) -> None:
        height = int(theme.font(face).metrics("linespace") + theme.font("Small").metrics("linespace")) + px(30)
        super().__init__(
            parent,
            height=height,
            width=px(120),
            highlightthickness=0,
            borderwidth=0,
            takefocus=True,
            cursor="hand2",
            background=colour("ground"),
        )
        self.title, self.note = title, note
        self._symbol, self._tone, self._face, self._command = symbol, tone, face, command
        self._chosen, self._over, self._focused = chosen, False, False
        self.bind("<Configure>", lambda _event: self.draw())
        self.bind("<Button-1>", self._pressed)
        for key in ("<Return>", "<KP_Enter>", "<space>"):
            self.bind(key, self._pressed)
        for sequence, name, value in (
            ("<Enter>", "_over", True),
            ("<Leave>", "_over", False),
            ("<FocusIn>", "_focused", True),
            ("<FocusOut>", "_focused", False),
        ):
            self.bind(sequence, lambda _event, n=name, v=value: self._turn(n, on=v))  # type: ignore[misc]

    def invoke(self) -> None:
        """Do what the tile is for."""
        self._command()

    def choose(self, *, chosen: bool) -> None:
        """Show the tile as chosen or not."""
        self._turn("_chosen", on=chosen)

    def tell(self, title: str, note: str, *, tone: str) -> None:
        """Show other words, in another tone."""
        if (title, note, tone) != (self.title, self.note, self._tone):
            self.title, self.note, self._tone = title, note, tone
            self.draw()

    def draw(self) -> None:
        """Draw the tile into its place."""
        self.delete("all")
        width, height = self.winfo_width(), self.winfo_height()
        fill = colour("tint") if self._chosen else colour("hover") if self._over else colour("chrome")
        edge = colour("accent_ink") if self._focused or self._chosen else colour("line")
        thick = 2 if self._focused else 1
        inset = thick / 2
        self.create_rectangle(
            inset, inset, width - inset - 0.5, height - inset - 0.5, fill=fill, outline=edge, width=thick
        )
        small_room = width < px(230)
        size, left = (20, px(46)) if small_room else (26, px(62))
        self.create_image(left / 2 + px(1), height / 2, image=icon(self._symbol, size, self._tone))
        room = width - left - px(8 if small_room else 12)
        large = int(theme.font(self._face).metrics("linespace"))
        small = int(theme.font("Small").metrics("linespace"))
        top = (height - large - small - px(2)) / 2
        self.create_text(
            left,
            top,
            anchor="nw",
            text=cut(self.title, room, self._face),
            font=f"Sidalu{self._face}",
            fill=colour("ink"),
        )
        self.create_text(
            left,
            top + large + px(2),
            anchor="nw",
            text=cut(self.note, room, "Small"),
            font="SidaluSmall",
            fill=colour("soft"),
        )

    def _pressed(self, _event: tk.Event[Any]) -> str:
        self.focus_set()
        self.invoke()
        return "break"

    def _turn(self, name: str, *, on: bool) -> None:
        if getattr(self, name) != on:
            setattr(self, name, on)
            self.draw()
