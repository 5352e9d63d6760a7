"""Dialogs: a short question, its answer on the right, and a form that is filled in peace.

They know the theme only; they never wait in a loop of their own, so that a test can press their buttons.
"""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from tkinter import ttk
from typing import Any

from app.desktop.theme import colour, icon, px
from app.desktop.widgets.controls import button, frame, label, line
from app.i18n import trc


class Dialog(tk.Toplevel):
    """A window over the window: a heading, a body, and buttons of which the affirmative one is on the right.

    Enter presses the affirmative button, Escape gives up. ``on_close`` runs when it goes away unanswered.
    """

    def __init__(
        self, parent: tk.Misc, heading: str, *, width: int = 460, symbol: str = "", tone: str = "accent_ink"
    ) -> None:
        super().__init__(parent.winfo_toplevel(), background=colour("ground"))
        self.withdraw()
        owner = parent.winfo_toplevel()
        self.title(heading)
        self.transient(owner)
        self.resizable(False, False)
        self._before = owner.focus_get()
        self._width = px(width)
        self.on_close: Callable[[], object] | None = None
        top = frame(self, padding=(px(24), px(20), px(24), px(4)))
        top.pack(fill="x")
        if symbol:
            ttk.Label(top, image=icon(symbol, 22, tone)).pack(side="left", padx=(0, px(12)), anchor="n")
        self.heading = label(top, heading, "Heading", wrap=width - (90 if symbol else 48))
        self.heading.pack(side="left", anchor="w")
        # The buttons take their place first: where the screen is low, the body gives way.
        self._feet = ttk.Frame(self, style="Side.TFrame", padding=(px(24), px(12)))
        self._feet.pack(side="bottom", fill="x")
        line(self).pack(side="bottom", fill="x")
        self.body = frame(self, padding=(px(24), px(4), px(24), px(16)))
        self.body.pack(fill="both", expand=True)
        self._main: ttk.Button | None = None
        self.bind("<Escape>", lambda _event: self.give_up())
        self.bind("<Return>", self._returned)
        self.protocol("WM_DELETE_WINDOW", self.give_up)

    def answer(
        self, text: str, command: Callable[[], object], *, main: bool = False, danger: bool = False
    ) -> ttk.Button:
        """Add a button; the main one comes first here and stands at the right."""
        kind = "danger" if danger else "primary" if main else ""
        made = button(self._feet, text, command, kind)
        made.pack(side="right", padx=(px(8), 0))
        if main:
            self._main = made
        return made

    def answer_left(self, text: str, command: Callable[[], object]) -> ttk.Button:
        """Add a button apart from the others, at the left."""
        made = button(self._feet, text, command)
        made.pack(side="left")
        return made

    def open(self, focus: tk.Misc | None = None) -> None:
        """Show the dialog in the middle of its window and give it the keyboard."""
        self.update_idletasks()
        owner = self.master
        width = max(self._width, self.winfo_reqwidth())
        height = min(self.winfo_reqheight(), self.winfo_screenheight() - px(60))
        x = owner.winfo_rootx() + (owner.winfo_width() - width) // 2
        y = owner.winfo_rooty() + max(px(20), (owner.winfo_height() - height) // 3)
        self.geometry(f"{width}x{height}+{max(0, x)}+{max(0, y)}")
        self.deiconify()
        self.lift()
        (focus or self._main or self).focus_set()
        # Texts that flow know how high they are only at their width.
        self.after_idle(self.refit)
        # The grab needs a window that is seen; where it cannot be had the dialog still works.
        self.after_idle(self.grab)

    def refit(self) -> None:
        """Give an open dialog the height that it needs now."""
        if self.winfo_exists() and self.winfo_viewable():
            self.update_idletasks()
            height = min(self.winfo_reqheight(), self.winfo_screenheight() - px(60))
            self.geometry(f"{max(self._width, self.winfo_reqwidth())}x{height}")

    def give_up(self) -> None:
        """Close without an answer."""
        told = self.on_close
        self.close()
        if told:
            told()

    def close(self) -> None:
        """Take the dialog away and give the keyboard back."""
        before, owner = self._before, self.master
        for child in self.winfo_children():
            if isinstance(child, Dialog):
                child.give_up()
        self.destroy()
        if isinstance(owner, Dialog) and owner.winfo_exists():
            owner.after_idle(owner.grab)
        if before is not None and before.winfo_exists():
            before.focus_set()

    def grab(self) -> None:
        """Keep the keyboard and the mouse in this dialog while it is open."""
        try:
            self.grab_set()
        except tk.TclError:
            return

    def _returned(self, event: tk.Event[Any]) -> None:
        if self._main is not None and not isinstance(event.widget, tk.Text | ttk.Button):
            self._main.invoke()


def ask(
    parent: tk.Misc,
    heading: str,
    text: str,
    yes: str,
    on_yes: Callable[[], object],
    *,
    danger: bool = False,
    no: str | None = None,
) -> Dialog:
    """Ask a short question; ``yes`` is a verb, never just "Ya"."""
    dialog = Dialog(parent, heading, symbol="question-circle")
    label(dialog.body, text, "Soft", wrap=410).pack(anchor="w", fill="x")

    def agreed() -> None:
        dialog.close()
        on_yes()

    dialog.answer(yes, agreed, main=True, danger=danger)
    dialog.answer(no or trc("tombol", "Batal"), dialog.give_up)
    dialog.open()
    return dialog


def tell(parent: tk.Misc, heading: str, text: str, *, problem: bool = False) -> Dialog:
    """Say something that needs no answer."""
    symbol, tone = ("exclamation-circle", "alert") if problem else ("info-circle", "accent_ink")
    dialog = Dialog(parent, heading, symbol=symbol, tone=tone)
    label(dialog.body, text, "Soft", wrap=410).pack(anchor="w", fill="x")
    dialog.answer(trc("tombol", "Tutup"), dialog.give_up, main=True)
    dialog.open()
    return dialog
