"""The steps of a piece of work in a row: those done, the one at hand, those to come; it knows the theme only."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Sequence
from functools import partial
from tkinter import ttk

from app.desktop.theme import colour, px
from app.desktop.widgets.controls import frame, label


class Steps(ttk.Frame):
    """Numbered steps; pressing one that can be reached goes there."""

    def __init__(self, parent: tk.Misc, titles: Sequence[str], on_go: Callable[[int], object]) -> None:
        super().__init__(parent)
        self._on_go = on_go
        self._parts: list[tuple[tk.Canvas, ttk.Label]] = []
        for number, title in enumerate(titles):
            box = frame(self)
            box.pack(side="left", padx=(px(14) if number else 0, 0))
            size = px(24)
            disc = tk.Canvas(
                box,
                width=size,
                height=size,
                highlightthickness=0,
                borderwidth=0,
                background=colour("ground"),
                takefocus=False,
            )
            disc.pack(side="left")
            words = label(box, title, "Soft")
            words.pack(side="left", padx=(px(6), 0))
            for part in (disc, words):
                part.bind("<Button-1>", partial(self._pressed, number))
            self._parts.append((disc, words))

    def show(self, current: int, reachable: Sequence[bool]) -> None:
        """Show where the work is and where one can go."""
        for number, (disc, words) in enumerate(self._parts):
            done, here = number < current, number == current
            disc.delete("all")
            size = px(24)
            fill = colour("accent") if done or here else colour("ground")
            edge = fill if done or here else colour("edge")
            disc.create_oval(1, 1, size - 2, size - 2, fill=fill, outline=edge)
            ink = colour("on_accent") if done or here else colour("soft")
            disc.create_text(
                size / 2, size / 2, text="✓" if done else str(number + 1), fill=ink, font="SidaluSmallStrong"
            )
            words.configure(style="Strong.TLabel" if here else "Soft.TLabel")
            hand = "hand2" if reachable[number] and not here else ""
            disc.configure(cursor=hand)
            words.configure(cursor=hand)

    def _pressed(self, number: int, _event: object) -> None:
        self._on_go(number)
