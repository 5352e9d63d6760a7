"""A well in which one page of a file is shown, or its text, or why there is nothing to show."""

from __future__ import annotations

import tkinter as tk
from tkinter import ttk
from typing import TYPE_CHECKING

from app.desktop.theme import icon, px
from app.messages import sentence

if TYPE_CHECKING:
    from app.archive.vault.preview import Preview

_EDGE = 24
#: So many letters of a text fill the well.
_LETTERS = 900


class PageWell(ttk.Frame):
    """A page drawn to fit into ``width`` × ``height`` logical units."""

    def __init__(self, parent: tk.Misc, width: int, height: int) -> None:
        super().__init__(parent, style="Side.TFrame", width=px(width), height=px(height))
        self.pack_propagate(False)
        self._width = width
        #: What a page may take, in pixels.
        self.room = (px(width) - px(_EDGE), px(height) - px(_EDGE))
        #: The page that is shown, if one is.
        self.picture: tk.PhotoImage | None = None
        self._page = ttk.Label(self, style="Side.TLabel", anchor="center", justify="center")
        self._page.place(relx=0.5, rely=0.5, anchor="center")

    def wait(self) -> None:
        """Show that a page is being drawn."""
        self._page.configure(image=icon("hourglass-split", 22, "soft"), text="", compound="top")

    def clear(self) -> None:
        """Show nothing."""
        self.picture = None
        self._page.configure(image="", text="")

    def show(self, preview: Preview) -> None:
        """Show a page, or what there is instead of it."""
        if preview.code is None:
            self.picture = tk.PhotoImage(master=self, data=preview.png, format="png")
            self._page.configure(image=self.picture, text="")
            return
        self.picture = None
        self._page.configure(
            image="" if preview.text else icon("file-earmark", 44, "edge"),
            text=preview.text[:_LETTERS] or sentence(preview.code),
            compound="top",
            wraplength=px(self._width) - px(_EDGE) - px(16),
            anchor="nw" if preview.text else "center",
            justify="left" if preview.text else "center",
        )
