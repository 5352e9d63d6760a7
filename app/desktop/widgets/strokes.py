"""Draws many parts on a canvas at one go: handed over one by one, each would let a job that is at work cut in.

It knows nothing of what is drawn.
"""

from __future__ import annotations

import tkinter as tk
from typing import Any

#: A Tcl procedure without a name: it makes every part that is listed.
_MAKE = ("canvas parts", "foreach part $parts {$canvas create {*}$part}")


class Strokes:
    """What is to be drawn on a canvas, told as to the canvas itself, in the order in which it lies over each other."""

    def __init__(self, canvas: tk.Canvas) -> None:
        self._canvas = canvas
        self._parts: list[tuple[Any, ...]] = []

    def create_rectangle(self, *box: float, **options: Any) -> None:
        """Add a rectangle; the options are those of `tkinter.Canvas`."""
        self._add("rectangle", box, options)

    def create_line(self, *places: float, **options: Any) -> None:
        """Add a line."""
        self._add("line", places, options)

    def create_text(self, x: float, y: float, **options: Any) -> None:
        """Add a text."""
        self._add("text", (x, y), options)

    def draw(self) -> None:
        """Draw it all in the place of whatever stood there."""
        self._canvas.delete("all")
        if self._parts:
            self._canvas.tk.call("apply", _MAKE, str(self._canvas), tuple(self._parts))

    def _add(self, kind: str, places: tuple[float, ...], options: dict[str, Any]) -> None:
        told = (word for name, value in options.items() for word in (f"-{name}", value))
        self._parts.append((kind, *places, *told))
