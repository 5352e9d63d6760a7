"""Scrolling: a frame taller than its place, and one rule for the mouse wheel over every widget.

It knows the theme only.
"""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from tkinter import ttk
from typing import Any

from app.desktop import theme
from app.desktop.widgets.controls import scrollbar


def install_wheel(root: tk.Tk) -> None:
    """Send the wheel to the nearest widget under the pointer that has ``on_wheel(steps)``; positive goes down.

    A drop-down list must not change its value because someone scrolls past it, so it loses its own binding.
    """

    def turn(event: tk.Event[Any], steps: int) -> None:
        widget: Any = root.winfo_containing(event.x_root, event.y_root)
        while widget is not None:
            if hasattr(widget, "on_wheel"):
                widget.on_wheel(steps)
                return
            widget = widget.master

    root.bind_all("<MouseWheel>", lambda event: turn(event, -1 if event.delta > 0 else 1))
    root.bind_all("<Button-4>", lambda event: turn(event, -1))
    root.bind_all("<Button-5>", lambda event: turn(event, 1))
    for name in ("TCombobox", "TSpinbox"):
        for sequence in ("<MouseWheel>", "<Button-4>", "<Button-5>"):
            root.unbind_class(name, sequence)


def hiding(bar: ttk.Scrollbar, beside: tk.Widget, *, gap: int = 0) -> Callable[[float, float], None]:
    """Return a scroll command that shows ``bar`` at the right of ``beside`` only while there is something to scroll.

    ``gap`` is the room between them in logical units.
    """

    def scrolled(first: float, last: float) -> None:
        whole = float(first) <= 0 and float(last) >= 1
        if whole:
            bar.pack_forget()
        elif not bar.winfo_manager():
            bar.pack(side="right", fill="y", before=beside, padx=(theme.px(gap), 0))
        bar.set(first, last)

    return scrolled


class ScrollArea(ttk.Frame):
    """A frame whose ``body`` may be taller than its place; the bar shows only when it is.

    ``back`` is the theme's colour behind it where its ``side`` is another than that of a pane.
    """

    def __init__(self, parent: tk.Misc, *, side: str = "", back: str = "", padding: Any = 0, gap: int = 0) -> None:
        super().__init__(parent, style=f"{side}.TFrame" if side else "TFrame")
        back = theme.colour(back or ("chrome" if side else "ground"))
        self._canvas = tk.Canvas(self, highlightthickness=0, borderwidth=0, background=back, takefocus=False)
        self._bar = scrollbar(self, self._canvas.yview, side=side)
        self.body = ttk.Frame(self._canvas, style=f"{side}.TFrame" if side else "TFrame", padding=padding)
        self._window = self._canvas.create_window(0, 0, anchor="nw", window=self.body)
        self._canvas.configure(yscrollcommand=hiding(self._bar, self._canvas, gap=gap))
        self._canvas.pack(side="left", fill="both", expand=True)
        self._canvas.bind("<Configure>", lambda event: self._canvas.itemconfigure(self._window, width=event.width))
        self.body.bind("<Configure>", self._measure)
        self.bind_class(f"follow{self}", "<FocusIn>", self._focused)

    def follow_focus(self) -> None:
        """Keep what has the keyboard in sight; call when the body is filled."""
        tag = f"follow{self}"
        stack: list[tk.Misc] = list(self.body.winfo_children())
        while stack:
            widget = stack.pop()
            if tag not in widget.bindtags():
                widget.bindtags((*widget.bindtags(), tag))
            stack.extend(widget.winfo_children())

    def fit(self, width: int, most: int) -> None:
        """Ask for the width and for the height of the content, at most ``most``; in pixels."""
        self._canvas.itemconfigure(self._window, width=width)
        self.body.update_idletasks()
        self._canvas.configure(width=width, height=min(self.body.winfo_reqheight(), most))

    def to_top(self) -> None:
        """Scroll back to the beginning."""
        self._canvas.yview_moveto(0)

    def reveal(self, widget: tk.Misc) -> None:
        """Scroll so far that ``widget`` is seen."""
        height = self.body.winfo_height()
        if height <= self._canvas.winfo_height():
            return
        top = widget.winfo_rooty() - self.body.winfo_rooty()
        bottom = top + widget.winfo_height()
        seen_from = self._canvas.canvasy(0)
        if top < seen_from:
            self._canvas.yview_moveto(max(0, top - theme.px(12)) / height)
        elif bottom > seen_from + self._canvas.winfo_height():
            self._canvas.yview_moveto((bottom - self._canvas.winfo_height() + theme.px(12)) / height)

    def on_wheel(self, steps: int) -> None:
        """Scroll by steps of the mouse wheel."""
        if self.body.winfo_height() > self._canvas.winfo_height():
            self._canvas.yview_scroll(steps * 3, "units")

    def _focused(self, event: tk.Event[Any]) -> None:
        # What holds it hears of the focus too: scrolling to a whole form would hide its first field's neighbours.
        if str(self.tk.call("focus")) == str(event.widget):
            self.reveal(event.widget)

    def _measure(self, _event: tk.Event[Any]) -> None:
        self._canvas.configure(
            scrollregion=(0, 0, self.body.winfo_reqwidth(), self.body.winfo_height()), yscrollincrement=theme.px(16)
        )
