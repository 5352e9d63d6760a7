"""The bar above every page: the search box, undo and redo, the mark of a sample, and who is working."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from tkinter import ttk
from typing import Any

from app.desktop.theme import colour, icon, px
from app.desktop.widgets.controls import button, icon_button, label, pill
from app.i18n import tr


class TopBar(ttk.Frame):
    """The bar; ``on_search`` hears each change of the box's text, ``on_key`` Up, Down, Return and Escape in it."""

    def __init__(
        self,
        parent: tk.Misc,
        *,
        on_search: Callable[[str], object],
        on_key: Callable[[str], object],
        on_undo: Callable[[], object],
        on_redo: Callable[[], object],
        on_who: Callable[[], object],
    ) -> None:
        super().__init__(parent, padding=(px(22), px(10), px(20), px(10)))
        self._on_search, self._on_key = on_search, on_key
        self.text = tk.StringVar(self)
        self._box(self)
        self.who = button(self, "", on_who, "Quiet", symbol="person-circle", tip=tr("Ganti petugas (Ctrl+Shift+U)"))
        self.who.pack(side="right", padx=(px(6), 0))
        self._mark = pill(self, tr("CONTOH"), "Caution", tr("Lemari contoh: isinya dibuat untuk mencoba Sidalu."))
        self.redo = icon_button(self, "arrow-clockwise", on_redo, tr("Ulangi (Ctrl+Y)"))
        self.redo.pack(side="right")
        self.undo = icon_button(self, "arrow-counterclockwise", on_undo, tr("Urungkan (Ctrl+Z)"))
        self.undo.pack(side="right", padx=(px(14), 0))
        self.redo.lift()

    def mark_sample(self, *, sample: bool) -> None:
        """Show or take away the mark of a sample cabinet."""
        if sample:
            self._mark.pack(side="right", padx=(px(14), 0), after=self.who)
        else:
            self._mark.pack_forget()

    @property
    def sample_shown(self) -> bool:
        """Tell whether the mark of a sample is seen."""
        return bool(self._mark.winfo_ismapped())

    def focus_search(self) -> None:
        """Give the keyboard to the search box with its text selected."""
        self.entry.focus_set()
        self.entry.selection_range(0, "end")

    def _box(self, parent: tk.Misc) -> None:
        self.box = ttk.Frame(parent, style="Search.TFrame", padding=(px(10), px(2), px(10), px(2)))
        self.box.pack(side="left", fill="x", expand=True)
        ttk.Label(self.box, image=icon("search", 15), style="Side.TLabel").pack(side="left")
        self.entry = ttk.Entry(self.box, style="Search.TEntry", textvariable=self.text)
        self.entry.pack(side="left", fill="x", expand=True, padx=px(6))
        self._hint = tk.Label(
            self.box,
            text=tr("Cari arsip, pemilu, atau perintah …"),
            background=colour("chrome"),
            foreground=colour("soft"),
            font="TkDefaultFont",
            cursor="xterm",
            borderwidth=0,
            padx=0,
            pady=0,
        )
        self._hint.bind("<Button-1>", lambda _event: self.entry.focus_set())
        label(self.box, "Ctrl+K", "SmallSoft", side="Side").pack(side="right")
        self.text.trace_add("write", self._typed)
        self.entry.bind("<FocusIn>", lambda _event: self._focused(yes=True))
        self.entry.bind("<FocusOut>", lambda _event: self._focused(yes=False))
        for key in ("Up", "Down", "Return", "Escape", "Prior", "Next"):
            self.entry.bind(f"<{key}>", lambda event, name=key: self._pass_key(name, event))  # type: ignore[misc]
        self._show_hint()

    def _typed(self, *_args: object) -> None:
        self._show_hint()
        self._on_search(self.text.get())

    def _focused(self, *, yes: bool) -> None:
        self.box.state(["focus" if yes else "!focus"])
        self._on_key("FocusIn" if yes else "FocusOut")

    def _pass_key(self, name: str, _event: tk.Event[Any]) -> str:
        self._on_key(name)
        return "break"

    def _show_hint(self) -> None:
        if self.text.get():
            self._hint.place_forget()
        else:
            self._hint.place(in_=self.entry, x=px(5), rely=0.5, anchor="w")
