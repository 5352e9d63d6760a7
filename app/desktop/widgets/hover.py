"""A note beside the pointer that tells of the place it rests on, where a widget has many such places."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Hashable
from typing import Any

from app.desktop.theme import colour, px

_DELAY = 450


class HoverNote:
    """Shows what ``tell`` says of the place under the pointer once it rests there; a place without words has none.

    ``place`` names the place at a point of the widget; the note goes as soon as the pointer leaves it.
    """

    def __init__(
        self,
        widget: tk.Misc,
        place: Callable[[int, int], Hashable],
        tell: Callable[[Any], str],
    ) -> None:
        self._widget, self._place, self._tell = widget, place, tell
        self._at: Hashable = None
        self._later: str | None = None
        #: The note on screen.
        self.note: tk.Toplevel | None = None
        widget.bind("<Motion>", self._moved, add="+")
        for sequence in ("<Leave>", "<Button>", "<MouseWheel>", "<KeyPress>", "<Unmap>", "<Destroy>"):
            widget.bind(sequence, lambda _event: self.hide(), add="+")

    def hide(self) -> None:
        """Take the note away."""
        self._at = None
        if self._later is not None:
            self._widget.after_cancel(self._later)
            self._later = None
        if self.note is not None:
            self.note.destroy()
            self.note = None

    def _moved(self, event: tk.Event[Any]) -> None:
        at = self._place(event.x, event.y)
        if at == self._at:
            return
        self.hide()
        self._at = at
        self._later = self._widget.after(_DELAY, lambda: self._show(event.x_root, event.y_root))

    def _show(self, x: int, y: int) -> None:
        self._later = None
        text = self._tell(self._at)
        if not text:
            return
        self.note = note = tk.Toplevel(self._widget, background=colour("edge"))
        note.overrideredirect(boolean=True)
        told = tk.Label(
            note,
            text=text,
            justify="left",
            wraplength=px(300),
            background=colour("ground"),
            foreground=colour("ink"),
            font="SidaluSmall",
            padx=px(9),
            pady=px(6),
        )
        told.pack(padx=1, pady=1)
        note.update_idletasks()
        right = note.winfo_screenwidth() - note.winfo_reqwidth() - px(4)
        low = y + px(18)
        if low + note.winfo_reqheight() > note.winfo_screenheight():
            low = y - note.winfo_reqheight() - px(8)
        note.geometry(f"+{max(0, min(x + px(12), right))}+{max(0, low)}")
