"""A grid to type numbers into, with headings and names that stay in sight; only the cells on screen are drawn.

What stands in a cell, and what is wrong with it, a source tells; it knows no data. Keys are those of a spreadsheet.
"""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from tkinter import ttk
from typing import Any

from app.desktop.theme import colour
from app.desktop.widgets.controls import scrollbar
from app.desktop.widgets.entry_picture import EntrySource, GridPicture, Place


class EntryGrid(ttk.Frame):
    """The grid itself. ``on_set`` hears of one typed cell, ``on_clear`` of emptied ones, ``on_paste`` of a block.

    ``on_key`` hears of "copy", "undo" and "redo"; ``on_cell`` where the cursor stands.
    """

    def __init__(
        self,
        parent: tk.Misc,
        *,
        sum_name: str,
        on_set: Callable[[Place, str], object],
        on_clear: Callable[[list[Place]], object],
        on_paste: Callable[[Place], Place | None],
        on_key: Callable[[str], object],
        on_cell: Callable[[Place], object] | None = None,
    ) -> None:
        super().__init__(parent, style="Well.TFrame", padding=1)
        self._source: EntrySource | None = None
        self._on_set, self._on_clear, self._on_paste, self._on_key = on_set, on_clear, on_paste, on_key
        self._on_cell = on_cell
        self.cursor: Place = (0, 0)
        self._anchor: Place = (0, 0)
        self._editor: tk.Entry | None = None
        self.canvas = tk.Canvas(
            self, background=colour("ground"), highlightthickness=0, takefocus=True, borderwidth=0, width=1, height=1
        )
        self.picture = GridPicture(self.canvas, sum_name)
        self._bars = (scrollbar(self, self._scroll_rows), scrollbar(self, self._scroll_columns, upright=False))
        self.canvas.grid(row=0, column=0, sticky="nsew")
        self._bars[0].grid(row=0, column=1, sticky="ns")
        self._bars[1].grid(row=1, column=0, sticky="ew")
        self.columnconfigure(0, weight=1)
        self.rowconfigure(0, weight=1)
        self._bind()

    def show(self, source: EntrySource) -> None:
        """Show another grid, the cursor in its first cell."""
        self._end_editing()
        self._source = source
        self.picture.top, self.picture.left = 0, 0
        self.cursor, self._anchor = (0, 0), (0, 0)
        self.measure()

    def measure(self) -> None:
        """Find the room that headings and names need, and draw; call when rows or columns came or went."""
        source = self._source
        if source is None:
            return
        self.picture.measure(source)
        self.cursor = (min(self.cursor[0], source.rows - 1), max(0, min(self.cursor[1], source.columns - 1)))
        self._anchor = self.cursor
        self.draw()

    @property
    def chosen(self) -> list[Place]:
        """The cells of the chosen rectangle, row by row."""
        (top, left), (bottom, right) = self._corners()
        return [(row, column) for row in range(top, bottom + 1) for column in range(left, right + 1)]

    def go_to(self, row: int, column: int, *, extend: bool = False) -> None:
        """Put the cursor on a cell and bring it into sight; ``extend`` keeps the other corner of the rectangle."""
        self._commit(0, 0)
        source = self._source
        if source is None or not source.columns:
            return
        row, column = max(0, min(row, source.rows - 1)), max(0, min(column, source.columns - 1))
        self.cursor = (row, column)
        if not extend:
            self._anchor = self.cursor
        self.picture.see(source, row, column)
        self.draw()
        if self._on_cell:
            self._on_cell(self.cursor)

    def on_wheel(self, steps: int) -> None:
        """Scroll three rows a step."""
        self._move(self.picture.top + 3 * steps, self.picture.left)

    def take_focus(self) -> None:
        """Give the keyboard to the grid."""
        self.canvas.focus_set()

    def edit(self, start: str | None = None) -> None:
        """Open the cell under the cursor to be changed; ``start`` takes the place of what stands there."""
        source = self._source
        if source is None or not source.columns:
            return
        self.go_to(*self.cursor)
        picture = self.picture
        x, y = picture.x(self.cursor[1]), picture.y(source, self.cursor[0])
        made = tk.Entry(
            self.canvas,
            justify="right",
            font="TkDefaultFont",
            relief="flat",
            borderwidth=0,
            highlightthickness=2,
            highlightbackground=colour("accent_ink"),
            highlightcolor=colour("accent_ink"),
            background=colour("field"),
            foreground=colour("ink"),
            insertbackground=colour("ink"),
        )
        made.insert(0, source.raw(*self.cursor) if start is None else start)
        if start is None:
            made.select_range(0, "end")
        made.place(x=x, y=y, width=picture.size[0] + 1, height=picture.size[1] + 1)
        self._editor = made
        moves = {
            "<Return>": (1, 0),
            "<KP_Enter>": (1, 0),
            "<Down>": (1, 0),
            "<Up>": (-1, 0),
            "<Tab>": (0, 1),
            "<Shift-Tab>": (0, -1),
            "<ISO_Left_Tab>": (0, -1),
        }
        for sequence, (down, right) in moves.items():
            if sequence != "<ISO_Left_Tab>" or self.tk.call("tk", "windowingsystem") == "x11":
                made.bind(sequence, lambda _event, d=down, r=right: self._commit(d, r))  # type: ignore[misc]
        made.bind("<Escape>", lambda _event: self._give_up())
        made.bind("<FocusOut>", lambda _event: self._commit(0, 0))
        made.focus_set()

    def settle(self) -> None:
        """Take what stands in an open field as typed."""
        self._commit(0, 0)

    def draw(self) -> None:
        """Draw what is on screen."""
        if self._source is None:
            self.canvas.delete("all")
            return
        self.picture.draw(self._source, self.cursor, self._anchor)
        self._set_bars(self._source)

    def _corners(self) -> tuple[Place, Place]:
        rows, columns = sorted((self.cursor[0], self._anchor[0])), sorted((self.cursor[1], self._anchor[1]))
        return (rows[0], columns[0]), (rows[1], columns[1])

    def _commit(self, down: int, right: int) -> str:
        editor, source = self._editor, self._source
        if editor is None or source is None:
            return "break"
        text, place = editor.get(), self.cursor
        self._end_editing()
        if text.strip() != source.raw(*place):
            self._on_set(place, text)
        if (down, right) != (0, 0):
            self.take_focus()
            self._step(down, right)
        return "break"

    def _give_up(self) -> str:
        self._end_editing()
        self.take_focus()
        return "break"

    def _end_editing(self) -> None:
        editor, self._editor = self._editor, None
        if editor is not None:
            editor.destroy()

    def _step(self, down: int, right: int) -> str:
        """Move the cursor; past the last column it goes on in the next row."""
        source = self._source
        if source is None:
            return "break"
        row, column = self.cursor[0] + down, self.cursor[1] + right
        if abs(right) == 1 and not 0 <= column < source.columns:
            row, column = row + right, 0 if right > 0 else source.columns - 1
        self.go_to(row, column)
        return "break"

    def _across(self, right: int) -> str | None:
        """Go to the cell beside; from the last one, or back from the first, the keyboard leaves the grid."""
        source = self._source
        edge = (0, 0) if source is None or right < 0 else (source.rows - 1, source.columns - 1)
        return None if self.cursor == edge else self._step(0, right)

    def _leave(self) -> str:
        """Give the keyboard to what comes after the grid."""
        following = self.canvas.tk_focusNext()
        if following is not None:
            following.focus_set()
        return "break"

    def _bind(self) -> None:
        canvas = self.canvas
        canvas.bind("<Configure>", lambda _event: self.draw())
        canvas.bind("<Button-1>", self._pressed)
        canvas.bind("<Shift-Button-1>", lambda event: self._pressed(event, extend=True))
        canvas.bind("<B1-Motion>", lambda event: self._pressed(event, extend=True))
        canvas.bind("<Double-Button-1>", lambda _event: self.edit())
        canvas.bind("<FocusIn>", lambda _event: self.state(["focus"]))
        canvas.bind("<FocusOut>", lambda _event: self.state(["!focus"]))
        far = 10**6
        steps = {"Up": (-1, 0), "Down": (1, 0), "Left": (0, -1), "Right": (0, 1), "Return": (1, 0), "KP_Enter": (1, 0)}
        for key, (down, right) in steps.items():
            canvas.bind(f"<{key}>", lambda _event, d=down, r=right: self._step(d, r))  # type: ignore[misc]
        for key, (down, right) in (("Up", (-1, 0)), ("Down", (1, 0)), ("Left", (0, -1)), ("Right", (0, 1))):
            canvas.bind(f"<Alt-{key}>", lambda _event: None)  # these are keys of the window
            canvas.bind(f"<Shift-{key}>", lambda _event, d=down, r=right: self._extend(d, r))  # type: ignore[misc]
        canvas.bind("<Home>", lambda _event: self._jump(self.cursor[0], 0))
        canvas.bind("<End>", lambda _event: self._jump(self.cursor[0], far))
        canvas.bind("<Control-Home>", lambda _event: self._jump(0, 0))
        canvas.bind("<Control-End>", lambda _event: self._jump(far, far))
        canvas.bind("<Prior>", lambda _event: self._jump(self.cursor[0] - self.picture.rows_seen, self.cursor[1]))
        canvas.bind("<Next>", lambda _event: self._jump(self.cursor[0] + self.picture.rows_seen, self.cursor[1]))
        for sequence, right in (("<Tab>", 1), ("<Shift-Tab>", -1)):
            canvas.bind(sequence, lambda _event, r=right: self._across(r))  # type: ignore[misc]
        canvas.bind("<Escape>", lambda _event: self._leave())
        canvas.bind("<F2>", lambda _event: self._edited())
        for key in ("Delete", "BackSpace"):
            canvas.bind(f"<{key}>", lambda _event: self._cleared())
        canvas.bind("<Key>", self._typed)
        for key, what in (("c", "copy"), ("z", "undo"), ("y", "redo")):
            for letter in (key, key.upper()):
                canvas.bind(f"<Control-{letter}>", lambda _event, w=what: self._asked(w))  # type: ignore[misc]
        for letter in "vV":
            canvas.bind(f"<Control-{letter}>", lambda _event: self._pasted())

    def _typed(self, event: tk.Event[Any]) -> str | None:
        """Begin to type over a cell with the first figure."""
        held = int(event.state) & (0x4 | 0x8 | 0x20000)
        if event.char and event.char.isprintable() and not event.char.isspace() and not held:
            if self._editor is None:
                self.edit(event.char)
            else:
                # A fast hand types on before the keyboard has come to the new field.
                self._editor.insert("end", event.char)
            return "break"
        return None

    def _edited(self) -> str:
        self.edit()
        return "break"

    def _cleared(self) -> str:
        if self._editor is not None:
            self._editor.delete(max(0, len(self._editor.get()) - 1), "end")
            return "break"
        self._on_clear(self.chosen)
        return "break"

    def _pasted(self) -> str:
        self._commit(0, 0)
        reached = self._on_paste(self._corners()[0])
        if reached is not None:
            self.go_to(*reached)
        return "break"

    def _asked(self, what: str) -> str:
        self._commit(0, 0)
        self._on_key(what)
        return "break"

    def _extend(self, down: int, right: int) -> str:
        self.go_to(self.cursor[0] + down, self.cursor[1] + right, extend=True)
        return "break"

    def _jump(self, row: int, column: int) -> str:
        self.go_to(row, column)
        return "break"

    def _pressed(self, event: tk.Event[Any], *, extend: bool = False) -> str:
        self.take_focus()
        place = None if self._source is None else self.picture.cell_at(self._source, event.x, event.y)
        if place is not None:
            self.go_to(*place, extend=extend)
        return "break"

    def _move(self, top: int, left: int) -> None:
        source = self._source
        if source is None:
            return
        self._commit(0, 0)
        if self.picture.scroll(source, top, left):
            self.draw()

    def _scroll_rows(self, what: str, amount: str, unit: str = "") -> None:
        rows = self._source.rows - 1 if self._source else 1
        step = self.picture.rows_seen if unit.startswith("page") else 1
        self._move(
            round(float(amount) * rows) if what == "moveto" else self.picture.top + int(amount) * step,
            self.picture.left,
        )

    def _scroll_columns(self, what: str, amount: str, unit: str = "") -> None:
        columns = self._source.columns if self._source else 1
        self._move(
            self.picture.top, round(float(amount) * columns) if what == "moveto" else self.picture.left + int(amount)
        )

    def _set_bars(self, source: EntrySource) -> None:
        for bar, first, seen, whole in (
            (self._bars[0], self.picture.top, self.picture.rows_seen, source.rows - 1),
            (self._bars[1], self.picture.left, self.picture.columns_seen, source.columns),
        ):
            bar.set(first / max(1, whole), min(1.0, (first + seen) / max(1, whole)))
            if first == 0 and seen >= whole:
                bar.grid_remove()
            else:
                bar.grid()
