"""Forms: labelled fields in calm rows, each with its own problem under it.

A form holds texts; what they mean is the page's business. It knows the theme only.
"""

from __future__ import annotations

import tkinter as tk
from collections.abc import Sequence
from tkinter import ttk
from typing import Any

from app.desktop.styles import make_check_styles
from app.desktop.theme import colour, px
from app.desktop.widgets.controls import flowing, frame, label

Options = Sequence[tuple[str, str]]


class Form(ttk.Frame):
    """Fields in columns of equal width; a wide field takes them all."""

    def __init__(self, parent: tk.Misc, *, columns: int = 2, side: str = "") -> None:
        super().__init__(parent, style=f"{side}.TFrame" if side else "TFrame")
        self._columns, self._side = columns, side
        self._at = 0
        self._fields: dict[str, _Field] = {}
        for column in range(columns):
            self.columnconfigure(column, weight=1, uniform="fields")

    def text(
        self, name: str, title: str, value: str = "", *, wide: bool = False, span: int = 1, hint: str = ""
    ) -> ttk.Entry:
        """Add a line of text, over ``span`` columns or the whole width."""
        cell = self._cell(title, wide=wide, span=span)
        entry = ttk.Entry(cell)
        entry.insert(0, value)
        self._place(name, cell, entry, hint)
        return entry

    def lines(self, name: str, title: str, value: str = "", *, height: int = 3, hint: str = "") -> tk.Text:
        """Add several lines of text over the whole width; Tab leaves it."""
        cell = self._cell(title, wide=True)
        box = tk.Text(
            cell,
            height=height,
            wrap="word",
            font="TkDefaultFont",
            background=colour("field"),
            foreground=colour("ink"),
            insertbackground=colour("ink"),
            relief="flat",
            borderwidth=0,
            highlightthickness=1,
            undo=True,
            highlightbackground=colour("edge"),
            highlightcolor=colour("accent_ink"),
            padx=px(6),
            pady=px(5),
            width=20,
        )
        box.insert("1.0", value)
        box.bind("<Tab>", self._leave)
        box.bind("<Shift-Tab>", self._leave)
        self._place(name, cell, box, hint)
        return box

    def choice(
        self,
        name: str,
        title: str,
        options: Options,
        value: str = "",
        *,
        wide: bool = False,
        span: int = 1,
        hint: str = "",
    ) -> ttk.Combobox:
        """Add a choice among options, each a key and the words for it, over ``span`` columns or the whole width."""
        cell = self._cell(title, wide=wide, span=span)
        box = ttk.Combobox(cell, state="readonly", values=[words for _key, words in options])
        field = self._place(name, cell, box, hint)
        field.options = options
        self.set(name, value)
        return box

    def suggest(
        self, name: str, title: str, suggestions: Sequence[str], value: str = "", *, span: int = 1, hint: str = ""
    ) -> ttk.Combobox:
        """Add a line of text with suggestions to choose from, over ``span`` columns."""
        cell = self._cell(title, span=span)
        box = ttk.Combobox(cell, values=list(suggestions))
        box.set(value)
        self._place(name, cell, box, hint)
        return box

    def check(self, name: str, title: str, *, value: bool = False, wide: bool = True) -> ttk.Checkbutton:
        """Add a yes or no."""
        make_check_styles()
        cell = self._cell("", wide=wide)
        held = tk.BooleanVar(self, value=value)
        box = ttk.Checkbutton(
            cell, text=title, variable=held, style=f"{self._side}.TCheckbutton" if self._side else "TCheckbutton"
        )
        field = self._place(name, cell, box, "")
        field.held = held
        return box

    def value(self, name: str) -> str:
        """Return what a field holds: its text, the key of a choice, "1" or "" of a yes or no."""
        return self._fields[name].value()

    def values(self) -> dict[str, str]:
        """Return what all fields hold."""
        return {name: field.value() for name, field in self._fields.items()}

    def set(self, name: str, value: str) -> None:
        """Put a value into a field."""
        self._fields[name].set(value)

    def widget(self, name: str) -> Any:
        """Return the field's own widget, to bind or to give it the keyboard."""
        return self._fields[name].widget

    def show(self, name: str, *, shown: bool) -> None:
        """Show a field, or leave it out with its title; the others keep their places."""
        cell = self._fields[name].widget.master
        if shown:
            cell.grid()
        else:
            cell.grid_remove()

    def hint(self, name: str, text: str) -> None:
        """Say something under a field."""
        self._fields[name].hint(text)

    def complain(self, problems: dict[str, str]) -> None:
        """Show under its field what is wrong with it, and go to the first; an empty table clears all."""
        for name, field in self._fields.items():
            field.complain(problems.get(name, ""))
        for name, field in self._fields.items():
            if name in problems:
                field.widget.focus_set()
                return

    def _cell(self, title: str, *, wide: bool = False, span: int = 1) -> ttk.Frame:
        span = self._columns if wide else span
        if self._at % self._columns + span > self._columns:
            self._at += self._columns - self._at % self._columns
        row, column = divmod(self._at, self._columns)
        cell = frame(self, self._side)
        left, right = (0 if column == 0 else px(8)), (0 if column + span == self._columns else px(8))
        cell.grid(row=row, column=column, columnspan=span, sticky="new", padx=(left, right), pady=(0, px(12)))
        self._at += span
        if title:
            label(cell, title, "SmallSoft", side=self._side).pack(anchor="w", pady=(0, px(3)))
        return cell

    def _place(self, name: str, cell: ttk.Frame, widget: Any, hint: str) -> _Field:
        widget.pack(fill="x")
        note = flowing(cell, hint, "SmallSoft", side=self._side)
        if hint:
            note.pack(fill="x", pady=(px(3), 0))
        field = _Field(widget, note, hint, self._side)
        self._fields[name] = field
        return field

    @staticmethod
    def _leave(event: tk.Event[Any]) -> str:
        back = bool(int(event.state) & 1)
        target = event.widget.tk_focusPrev() if back else event.widget.tk_focusNext()
        if target is not None:
            target.focus_set()
        return "break"


class _Field:
    """One field: how its widget is read and written, and the line under it."""

    def __init__(self, widget: Any, note: ttk.Label, hint: str, side: str) -> None:
        self.widget = widget
        self.options: Options = ()
        self.held: tk.BooleanVar | None = None
        self._note, self._hint, self._side = note, hint, side

    def value(self) -> str:
        if self.held is not None:
            return "1" if self.held.get() else ""
        if isinstance(self.widget, tk.Text):
            return self.widget.get("1.0", "end-1c").strip()
        shown = str(self.widget.get()).strip()
        if self.options:
            return next((key for key, words in self.options if words == shown), "")
        return shown

    def set(self, value: str) -> None:
        if self.held is not None:
            self.held.set(bool(value))
        elif isinstance(self.widget, tk.Text):
            self.widget.delete("1.0", "end")
            self.widget.insert("1.0", value)
        elif self.options:
            self.widget.set(next((words for key, words in self.options if key == value), ""))
        elif isinstance(self.widget, ttk.Combobox):
            self.widget.set(value)
        else:
            self.widget.delete(0, "end")
            self.widget.insert(0, value)

    def hint(self, text: str) -> None:
        self._hint = text
        self.complain("")

    def complain(self, text: str) -> None:
        look, shown = ("SmallBad", text) if text else ("SmallSoft", self._hint)
        self._note.configure(text=shown, style=".".join(part for part in (look, self._side, "TLabel") if part))
        if shown and not self._note.winfo_manager():
            self._note.pack(fill="x", pady=(px(3), 0))
        elif not shown and self._note.winfo_manager():
            self._note.pack_forget()
