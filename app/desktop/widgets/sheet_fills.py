"""The colours of a drawn sheet's cells by their roles, guesses hatched, and the same small beside their names."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby

from app.desktop import theme
from app.desktop.theme import colour, px
from app.desktop.widgets.strokes import Strokes

#: The roles a cell can have and the theme's colour of each; a cell without a role stays on the ground.
ROLES: Mapping[str, str] = {
    "header": "sheet_header",
    "area": "sheet_area",
    "contestant": "sheet_contestant",
    "measure": "sheet_measure",
    "total": "sheet_total",
    "carried": "sheet_carried",
    "problem": "sheet_problem",
    "key": "sheet_area",
    "text": "sheet_contestant",
    "more": "sheet_measure",
    "place": "sheet_total",
    "source": "chosen",
}
#: Roles that are never a guess.
_SURE = frozenset({"header", "total", "carried"})
_GAP = 9
Box = tuple[int, int, int, int]


def draw_fills(
    strokes: Strokes,
    rows: Sequence[int],
    columns: Sequence[tuple[int, int, int]],
    *,
    top: int,
    height: int,
    role: Callable[[int, int], str],
    guessed: Callable[[int, int], bool],
) -> None:
    """Colour the cells of ``rows``, which follow each other from ``top`` on; ``columns`` are (number, left, right)."""
    for column, left, right in columns:
        looks = [(role(row, column), row) for row in rows]
        told = [(name, bool(name) and name not in _SURE and guessed(row, column)) for name, row in looks]
        at = top
        for (name, guess), run in groupby(told):
            below = at + height * sum(1 for _ in run)
            if name:
                fill = colour(ROLES[name])
                strokes.create_rectangle(left, at, right, below, width=0, fill=fill)
                if guess:
                    _hatch(strokes, (left, at, right, below), fill)
            at = below


def _hatch(strokes: Strokes, box: Box, fill: str) -> None:
    """Draw slanting lines over a box that is filled with a colour: what it stands for is a guess."""
    tone = theme.between(fill, colour("soft"))
    for line in _slants(box, px(_GAP)):
        strokes.create_line(*line, fill=tone)


def swatch(parent: tk.Misc, role: str = "", *, guess: bool = False) -> tk.Canvas:
    """Return a small field in the colour of a role, hatched for a guess."""
    size = px(14)
    fill = colour(ROLES[role]) if role else colour("ground")
    made = tk.Canvas(
        parent, width=size, height=size, background=fill, highlightthickness=1, highlightbackground=colour("line")
    )
    made.configure(takefocus=False, borderwidth=0)
    if guess:
        for line in _slants((0, 0, size + 2, size + 2), px(5)):
            made.create_line(*line, fill=theme.between(fill, colour("soft")))
    return made


def _slants(box: Box, gap: int) -> Iterator[Box]:
    """Yield the parts inside a box of lines that rise to the right; they go on from box to box."""
    left, top, right, bottom = box
    first = (left + top) // gap + 1
    for number in range(first, (right + bottom) // gap + 1):
        total = number * gap
        start, end = max(left, total - bottom), min(right, total - top)
        if start < end:
            yield start, total - start, end, total - end
