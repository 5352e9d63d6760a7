"""The columns of a list: what they are called, how wide they are, and how they are laid into a tree of Tk."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from tkinter import ttk
from typing import Any

from app.desktop.theme import px
from app.desktop.widgets.bars import cut


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its key, its heading, its width in logical units; one column of a list takes what is left.

    What is too long loses its end, or its beginning where the end tells more (``tail``).
    ``spare`` is the room that the stretching column must keep for this one to be shown beside it; 0 shows it always.
    """

    key: str
    title: str
    width: int
    stretch: bool = False
    number: bool = False
    sortable: bool = True
    spare: int = 0
    tail: bool = False


def lay_columns(
    tree: ttk.Treeview,
    columns: Sequence[Column],
    widths: Mapping[str, int],
    on_sort: Callable[[str], object] | None = None,
) -> None:
    """Give a tree its columns; ``widths``, in logical units, are those that were chosen by hand."""
    for column in columns:
        anchor: Any = "e" if column.number else "w"
        width = px(widths.get(column.key, column.width))
        # Tk shares out what is left over, and never takes back: the stretching column begins narrow.
        width = px(60) if column.stretch else width
        tree.column(column.key, width=width, minwidth=px(40), stretch=column.stretch, anchor=anchor)
        title = column.title if column.stretch else cut(column.title, width - px(10), "Small")
        tree.heading(column.key, text=title, anchor=anchor)
        if on_sort and column.sortable:
            tree.heading(column.key, command=lambda key=column.key: on_sort(key))  # type: ignore[misc]
