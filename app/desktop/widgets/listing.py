"""A list of any length: only the rows on screen exist, filled anew as it scrolls.

Rows come from a source that answers a page; it knows the theme and no data.
"""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Collection, Mapping, Sequence
from tkinter import ttk
from typing import Any

from app.desktop import theme
from app.desktop.theme import px
from app.desktop.widgets.bars import cut
from app.desktop.widgets.controls import scrollbar
from app.desktop.widgets.list_columns import Column, lay_columns
from app.desktop.widgets.picking import Picking
from app.desktop.widgets.rows import FixedRows, Row, Rows, ids_of

__all__ = ["Column", "Listing"]

#: What a stretching column keeps even where columns were made wide by hand.
_LEAST = 120


class Listing(ttk.Frame):
    """A list with headings, one chosen row, keys and a scrollbar over any number of rows.

    ``on_choose`` hears the id under the cursor, ``on_open`` a double click or Enter, ``on_sort`` the key of a heading.
    A ``wide`` list scrolls sideways, too. ``on_pick`` lets many rows be picked (Shift, Ctrl, Ctrl+A) and hears of it.
    """

    def __init__(
        self,
        parent: tk.Misc,
        columns: Sequence[Column],
        *,
        on_choose: Callable[[int], object] | None = None,
        on_open: Callable[[int], object] | None = None,
        on_sort: Callable[[str], object] | None = None,
        wide: bool = False,
        widths: Mapping[str, int] | None = None,
        on_widths: Callable[[dict[str, int]], object] | None = None,
        on_pick: Callable[[], object] | None = None,
    ) -> None:
        super().__init__(parent, style="Well.TFrame", padding=1)
        self._columns = columns
        self._rows: Rows = FixedRows()
        self._top = 0
        self._cursor = -1
        self._slots = 0
        self._later: str | None = None
        self._shown: Sequence[Row] = ()
        self._on_choose, self._on_open, self._on_sort, self._on_widths = on_choose, on_open, on_sort, on_widths
        self._on_pick = on_pick
        #: The rows that are picked, where many can be.
        self.picking = Picking(lambda: ids_of(self._rows))
        self._left_out: frozenset[str] = frozenset()
        self._remembered = frozenset(widths or ())
        self.tree = ttk.Treeview(
            self, style="List.Treeview", show="headings", selectmode="none", columns=[c.key for c in columns], height=1
        )
        self._bar = scrollbar(self, self._scroll)
        #: The bar that scrolls a wide list sideways.
        self.across: ttk.Scrollbar | None = None
        if wide:
            self.across = scrollbar(self, self.tree.xview, upright=False)
            self.tree.configure(xscrollcommand=self.across.set)
            self.across.pack(side="bottom", fill="x")
        self.tree.pack(side="left", fill="both", expand=True)
        self._widths = dict(widths or {})
        lay_columns(self.tree, self._columns, self._widths, self._on_sort)
        self.tree.tag_configure("faint", foreground=theme.colour("soft"))
        self.tree.tag_configure("warn", foreground=theme.colour("caution"))
        self.tree.tag_configure("bad", foreground=theme.colour("alert"))
        self.tree.tag_configure("strong", font="SidaluStrong")
        self._bind()

    def replace_columns(self, columns: Sequence[Column]) -> None:
        """Have other columns, where they are others; those that stay keep the widths they were given."""
        if list(columns) == list(self._columns):
            return
        self._widths |= {column.key: round(self.tree.column(column.key, "width") / px(1)) for column in self._columns}
        self._columns = columns
        self.tree.configure(displaycolumns="#all", columns=[column.key for column in columns])
        lay_columns(self.tree, self._columns, self._widths, self._on_sort)
        self._fill()

    def show(self, rows: Rows, *, keep: bool = False) -> None:
        """Show other rows; ``keep`` stays where the list was, else it begins at the top with nothing chosen."""
        self._rows = rows
        if not keep:
            self._top, self._cursor = 0, -1
        self._cursor = min(self._cursor, len(rows) - 1)
        if self._on_pick:
            self._settle_picks(keep=keep)
        self._fill()

    def mark_sort(self, key: str, *, descending: bool) -> None:
        """Show by an arrow on its heading which column the rows are sorted by."""
        arrow = theme.icon("caret-down-fill" if descending else "caret-up-fill", 10, "soft")
        for column in self._columns:
            self.tree.heading(column.key, image=arrow if column.key == key else "")

    def show_columns(self, keys: Collection[str]) -> None:
        """Show only these columns, as far as there is room for them."""
        self._left_out = frozenset(column.key for column in self._columns) - frozenset(keys)
        self.tree.configure(displaycolumns=[column.key for column in self._columns if column.key in keys])
        self._resized(None)

    def fit(self, rows: int) -> None:
        """Be just as high as so many rows."""
        self.tree.configure(height=rows)
        self.tree.pack_configure(expand=True, fill="x", anchor="n")

    def choose(self, position: int, *, tell: bool = True, pick: Callable[[int], object] | None = None) -> None:
        """Put the cursor on a row by its position and bring it into sight; ``pick`` is what becomes of the picks."""
        if not len(self._rows):
            return
        self._cursor = max(0, min(position, len(self._rows) - 1))
        if self._on_pick:
            before = len(self.picking)
            (pick or self.picking.only)(self._cursor)
            if before > 1 or len(self.picking) > 1:
                self._on_pick()
        whole = max(1, self._whole())
        if self._cursor < self._top:
            self._top = self._cursor
        elif self._cursor >= self._top + whole:
            self._top = self._cursor - whole + 1
        self._fill()
        chosen = self.chosen
        if tell and chosen is not None and self._on_choose:
            self._on_choose(chosen)

    @property
    def chosen(self) -> int | None:
        """The id under the cursor, or None."""
        at = self._cursor - self._top
        if 0 <= at < len(self._shown):
            return self._shown[at].id
        if self._cursor < 0:
            return None
        page = self._rows.page(self._cursor, 1)
        return page[0].id if page else None

    @property
    def position(self) -> int:
        """The position under the cursor, -1 for none."""
        return self._cursor

    def position_at(self, y: int) -> int | None:
        """Return the position of the row at a height of the list, None beside all rows."""
        slot = self.tree.identify_row(y)
        return self._top + int(slot) if slot else None

    def id_at(self, position: int) -> int | None:
        """Return the id of a row on screen by its position."""
        at = position - self._top
        return self._shown[at].id if 0 <= at < len(self._shown) else None

    def cell_box(self, column: str) -> tuple[int, int, int, int] | None:
        """Return where a cell of the row under the cursor is (x, y, width, height), None where it is not seen."""
        shown = tuple(map(str, self.tree["displaycolumns"]))
        at = self._cursor - self._top
        if not 0 <= at < self._slots or (shown != ("#all",) and column not in shown):
            return None
        self.tree.update_idletasks()  # rows just filled have no place yet
        box: Any = self.tree.bbox(str(at), column)
        return tuple(box) if box else None

    def on_wheel(self, steps: int) -> None:
        """Scroll three rows a step."""
        self._move_to(self._top + steps * 3)

    def pick_all(self) -> str:
        """Pick all rows of the list."""
        if self._on_pick and len(self._rows):
            self.picking.all()
            self._fill()
            self._on_pick()
        return "break"

    def pick_one(self) -> None:
        """Pick the row under the cursor only."""
        self.choose(self._cursor)

    def _settle_picks(self, *, keep: bool) -> None:
        """Keep the picks that are still there where the list stays; a new list has none."""
        before = len(self.picking)
        if keep and before > 1:
            self.picking.keep_those_there()
        if not keep or before <= 1 or not len(self.picking):
            self.picking.only(self._cursor)
        if before > 1 and self._on_pick:
            self._on_pick()

    def _bind_picking(self) -> None:
        tree, picking = self.tree, self.picking
        tree.bind("<Control-a>", lambda _event: self.pick_all())
        tree.bind("<Control-A>", lambda _event: self.pick_all())
        tree.bind("<Control-space>", lambda _event: self._step(0, picking.turn))
        for key, by in (("Up", -1), ("Down", 1), ("Home", -(1 << 60)), ("End", 1 << 60)):
            tree.bind(f"<Shift-{key}>", lambda _event, by=by: self._step(by, picking.run_to))  # type: ignore[misc]
            tree.bind(f"<Control-{key}>", lambda _event, by=by: self._step(by, _as_it_is))  # type: ignore[misc]
        for key, sign in (("Prior", -1), ("Next", 1)):
            tree.bind(
                f"<Shift-{key}>",
                lambda _event, sign=sign: self._step(sign * max(1, self._whole() - 1), picking.run_to),  # type: ignore[misc]
            )
        tree.bind("<Shift-Button-1>", lambda event: self._pressed(event, picking.run_to))
        tree.bind("<Control-Button-1>", lambda event: self._pressed(event, picking.turn))

    def take_focus(self) -> None:
        """Give the list the keyboard, with a row under the cursor."""
        self.tree.focus_set()
        if self._cursor < 0:
            self.choose(0)

    def _bind(self) -> None:
        tree = self.tree
        tree.bind("<Configure>", self._resized)
        tree.bind("<Button-1>", self._pressed)
        tree.bind("<Double-Button-1>", self._double)
        tree.bind("<ButtonRelease-1>", self._released, add="+")
        for key, step in (("Up", -1), ("Down", 1)):
            tree.bind(f"<{key}>", lambda _event, by=step: self._step(by))  # type: ignore[misc]
        tree.bind("<Prior>", lambda _event: self._step(-max(1, self._whole() - 1)))
        tree.bind("<Next>", lambda _event: self._step(max(1, self._whole() - 1)))
        tree.bind("<Home>", lambda _event: self._step(-len(self._rows)))
        tree.bind("<End>", lambda _event: self._step(len(self._rows)))
        tree.bind("<Return>", self._entered)
        for number, column in enumerate(self._columns, start=1):
            if column.sortable:
                tree.bind(f"<Alt-Key-{number}>", lambda _event, key=column.key: self._sort_key(key))  # type: ignore[misc]
        for wheel in ("<MouseWheel>", "<Button-4>", "<Button-5>"):
            tree.bind_class("Treeview", wheel, "")
        if self._on_pick:
            self._bind_picking()
        tree.bind("<FocusIn>", self._focused)
        tree.bind("<FocusOut>", lambda _event: self.state(["!focus"]))

    def _resized(self, _event: object) -> None:
        """Fill anew once Tk has shared out the columns, which it does after telling of the new size."""
        if self._later is None:
            self._later = self.after_idle(self._refill)

    def _refill(self) -> None:
        self._later = None
        self._share_width()
        at, whole = self._cursor - self._top, self._whole()
        if whole <= at < self._slots:  # the row under the cursor was seen, and stays so
            self._top += at - whole + 1
        self._fill()

    def _share_width(self) -> None:
        """Give the stretching column what the others leave; where that is little, columns to spare give way to it."""
        stretching = next((column for column in self._columns if column.stretch), None)
        if stretching is None:
            return
        able = [column for column in self._columns if column.key not in self._left_out]
        widths = {column.key: int(self.tree.column(column.key, "width")) for column in able}
        room = self.tree.winfo_width() - sum(widths.values()) + widths[stretching.key]
        shown = list(able)
        for column in reversed(able):
            least = min(_LEAST, column.spare) if column.key in self._remembered else column.spare
            if column.spare and room < px(least):
                shown.remove(column)
                room += widths[column.key]
        keys = tuple(column.key for column in shown)
        if tuple(map(str, self.tree["displaycolumns"])) not in (
            keys,
            ("#all",) if len(keys) == len(self._columns) else keys,
        ):
            self.tree.configure(displaycolumns=keys)
        if room > px(60) and room != widths[stretching.key]:
            self.tree.column(stretching.key, width=room)

    def _focused(self, _event: object) -> None:
        self.state(["focus"])
        if self._cursor < 0:
            self.choose(0)

    def _sort_key(self, key: str) -> str:
        if self._on_sort:
            self._on_sort(key)
        return "break"

    def _step(self, by: int, pick: Callable[[int], object] | None = None) -> str:
        self.choose(self._cursor + by if self._cursor >= 0 else 0, pick=pick)
        return "break"

    def _entered(self, _event: object) -> str:
        chosen = self.chosen
        if chosen is not None and self._on_open:
            self._on_open(chosen)
        return "break"

    def _pressed(self, event: tk.Event[Any], pick: Callable[[int], object] | None = None) -> str | None:
        if self.tree.identify_region(event.x, event.y) in ("heading", "separator"):
            return None
        slot = self.tree.identify_row(event.y)
        if slot:
            self.choose(self._top + int(slot), pick=pick)
        self.tree.focus_set()
        return "break"

    def _double(self, event: tk.Event[Any]) -> str | None:
        if self.tree.identify_region(event.x, event.y) in ("heading", "separator"):
            return None
        return self._entered(event)

    def _released(self, event: tk.Event[Any]) -> None:
        self._fill()
        if self._on_widths and self.tree.identify_region(event.x, event.y) in ("heading", "separator"):
            factor = px(1000) / 1000
            shown = set(map(str, self.tree["displaycolumns"]))
            seen = [c.key for c in self._columns if not c.stretch and (c.key in shown or "#all" in shown)]
            self._remembered = frozenset(seen)
            self._on_widths({key: round(int(self.tree.column(key, "width")) / factor) for key in seen})

    def _whole(self) -> int:
        """Return how many rows are seen whole."""
        height = int(ttk.Style().lookup("List.Treeview", "rowheight") or 24)
        heading: Any = self.tree.bbox("0") if self._slots else ""
        if heading:
            above = int(heading[1])
        else:  # not drawn yet: what it asks for beyond its rows is the heading
            above = max(self.tree.winfo_reqheight() - int(str(self.tree.cget("height"))) * height, height)
        return max(1, (self.tree.winfo_height() - above) // height)

    def _scroll(self, what: str, amount: str, unit: str = "") -> None:
        if what == "moveto":
            self._move_to(round(float(amount) * len(self._rows)))
        else:
            self._move_to(self._top + int(amount) * (self._whole() if unit.startswith("page") else 1))

    def _move_to(self, top: int) -> None:
        top = max(0, min(top, len(self._rows) - self._whole()))
        if top != self._top:
            self._top = top
            self._fill()

    def _fitted(self, cells: Sequence[str], widths: Sequence[int]) -> list[str]:
        """Cut cells that are wider than their column with an ellipsis; Tk only cuts them off."""
        most = px(9)
        return [
            text if len(text) * most < width else cut(text, width, tail=column.tail)
            for text, width, column in zip(cells, widths, self._columns, strict=False)
        ]

    def _fill(self) -> None:
        """Fill the rows on screen; Tk draws them at its next idle moment."""
        count, whole = len(self._rows), self._whole()
        self._top = max(0, min(self._top, count - whole))
        self._shown = self._rows.page(self._top, whole + 1) if count else ()
        tree = self.tree
        while self._slots < len(self._shown):
            tree.insert("", "end", iid=str(self._slots))
            self._slots += 1
        while self._slots > len(self._shown):
            self._slots -= 1
            tree.delete(str(self._slots))
        widths = [int(tree.column(column.key, "width")) - px(10) for column in self._columns]
        for slot, row in enumerate(self._shown):
            tree.item(str(slot), values=self._fitted(row.cells, widths), tags=(row.tag,) if row.tag else ())
        self._mark()
        if count > whole:
            self._bar.set(self._top / count, min(1.0, (self._top + whole) / count))
            if not self._bar.winfo_manager():
                self._bar.pack(side="right", fill="y", before=tree, pady=(px(30), 0))
        else:  # also where it is packed and not on screen yet: a new list is filled before it has its height
            self._bar.pack_forget()

    def _mark(self) -> None:
        """Show the row under the cursor, or the picked ones with the cursor in bold among them."""
        at, tree = self._cursor - self._top, self.tree
        if self._on_pick and (len(self.picking) != 1 or self.chosen not in self.picking):
            tree.selection_set([str(slot) for slot, row in enumerate(self._shown) if row.id in self.picking])
            if 0 <= at < self._slots:
                tree.item(str(at), tags=(*tree.item(str(at), "tags"), "strong"))
        else:
            tree.selection_set(str(at)) if 0 <= at < self._slots else tree.selection_set()


def _as_it_is(_position: int) -> None:
    """Leave the picks as they are: only the cursor goes on."""
