"""Charts drawn by hand in the theme's colours: columns over years, and ranked bars of contestants.

They know the theme and no data.
"""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from app.desktop import theme
from app.desktop.theme import colour, px


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its name, its value, the value as people read it, and a second line of small text."""

    name: str
    value: int
    text: str
    note: str = ""
    fill: str | None = None


class ColumnChart(tk.Canvas):
    """Upright columns on a base line, a value over each; pressing one tells its name."""

    def __init__(self, parent: tk.Misc, *, height: int = 240, on_press: Callable[[str], object] | None = None) -> None:
        super().__init__(
            parent, height=px(height), background=colour("ground"), highlightthickness=0, borderwidth=0, takefocus=False
        )
        self._bars: Sequence[Bar] = ()
        self._on_press = on_press
        self.bind("<Configure>", lambda _event: self.draw())

    def show(self, bars: Sequence[Bar]) -> None:
        """Draw other columns."""
        self._bars = bars
        self.draw()

    def draw(self) -> None:
        """Draw the columns into the place there is."""
        self.delete("all")
        width, height = self.winfo_width(), self.winfo_height()
        bars = self._fitting(width)
        if not bars or height < px(80):
            return
        line_height = theme.font("Small").metrics("linespace")
        base, top = height - line_height - px(12), line_height + px(10)
        most = max(bar.value for bar in bars) or 1
        step = min(width / len(bars), px(110))
        thick = min(step * 0.56, px(64))
        self.create_line(0, base, step * len(bars), base, fill=colour("line"))
        for number, bar in enumerate(bars):
            middle = step * (number + 0.5)
            high = (base - top) * bar.value / most
            tag = f"bar{number}"
            if bar.value:
                self.create_rectangle(
                    middle - thick / 2,
                    base - max(high, 2),
                    middle + thick / 2,
                    base,
                    width=0,
                    fill=bar.fill or colour("accent"),
                    tags=tag,
                )
            self.create_text(
                middle, base - high - px(10), text=bar.text, font="SidaluSmall", fill=colour("ink"), tags=tag
            )
            self.create_text(
                middle, base + px(6) + line_height / 2, text=bar.name, font="SidaluSmall", fill=colour("soft"), tags=tag
            )
            if self._on_press:
                self._make_pressable(self._on_press, tag, bar.name)

    def _fitting(self, width: int) -> Sequence[Bar]:
        """Return the latest bars that fit without their texts touching."""
        if not self._bars:
            return ()
        measure = theme.font("Small").measure
        least = max(max(measure(bar.text), measure(bar.name)) for bar in self._bars) + px(12)
        return self._bars[-max(1, width // least) :]

    def _make_pressable(self, press: Callable[[str], object], tag: str, name: str) -> None:
        self.tag_bind(tag, "<Button-1>", lambda _event: press(name))
        self.tag_bind(tag, "<Enter>", lambda _event: self.configure(cursor="hand2"))
        self.tag_bind(tag, "<Leave>", lambda _event: self.configure(cursor=""))


class RankChart(tk.Canvas):
    """Lying bars, one to a line: the name above its bar, the value at the right; its height follows its bars."""

    def __init__(self, parent: tk.Misc, *, most: int = 12) -> None:
        super().__init__(
            parent, height=px(40), background=colour("ground"), highlightthickness=0, borderwidth=0, takefocus=False
        )
        self._bars: Sequence[Bar] = ()
        self._most = most
        self._whole = 0
        self.bind("<Configure>", self._resized)

    def show(self, bars: Sequence[Bar], *, whole: int = 0) -> None:
        """Draw other bars, at most ``most``; ``whole`` is the value of a full line, the greatest value if 0."""
        self._bars = bars[: self._most]
        self._whole = whole
        self.configure(height=self._line() * max(1, len(self._bars)) + px(4))
        self.draw()

    def draw(self) -> None:
        """Draw the bars into the width there is."""
        self.delete("all")
        width = self.winfo_width()
        if not self._bars or width < px(80):
            return
        most = self._whole or max(bar.value for bar in self._bars) or 1
        line, small = self._line(), theme.font("Small").metrics("linespace")
        for number, bar in enumerate(self._bars):
            y = number * line + small / 2 + px(3)
            note_width = theme.font("SmallStrong").measure(bar.text) + px(10)
            room = width - note_width - theme.font("Small").measure(bar.note) - px(12)
            name = cut(bar.name, room, "Small")
            self.create_text(0, y, anchor="w", text=name, font="SidaluSmall", fill=colour("ink"))
            self.create_text(width, y, anchor="e", text=bar.text, font="SidaluSmallStrong", fill=colour("ink"))
            self.create_text(width - note_width, y, anchor="e", text=bar.note, font="SidaluSmall", fill=colour("soft"))
            under = y + small / 2 + px(3)
            self.create_rectangle(0, under, width, under + px(8), width=0, fill=colour("hover"))
            self.create_rectangle(
                0, under, width * min(1.0, bar.value / most), under + px(8), width=0, fill=bar.fill or colour("accent")
            )

    def _line(self) -> int:
        return int(theme.font("Small").metrics("linespace")) + px(26)

    def _resized(self, _event: tk.Event[Any]) -> None:
        self.draw()


def cut(text: str, width: float, face: str = "", *, tail: bool = False) -> str:
    """Return ``text`` shortened with "…" to ``width`` pixels in a face of the theme; ``tail`` keeps its end."""
    if tail:
        return cut(text[::-1], width, face)[::-1]
    measure = theme.font(face).measure
    whole = measure(text)
    if whole <= width:
        return text
    # Begin where it would end if all letters were equally wide: a list cuts some forty texts each time it scrolls.
    size = max(0, int(len(text) * width / whole) - 1)
    while size and measure(text[:size] + "…") > width:
        size -= 1
    while measure(text[: size + 1] + "…") <= width:
        size += 1
    return text[:size] + "…"
