"""Widgets of one kind that are filled anew instead of made anew: as many are seen as there is to show."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from tkinter import ttk
from typing import Any, Generic, TypeVar

W = TypeVar("W", bound=ttk.Widget)


class Pool(Generic[W]):
    """Makes widgets by ``make`` as they are needed and packs them by the options given."""

    def __init__(self, make: Callable[[], W], **packing: Any) -> None:
        self._make, self._packing = make, packing
        self._made: list[W] = []
        self._seen = 0

    def take(self, count: int) -> Sequence[W]:
        """Return so many widgets, seen in their order; the others are hidden."""
        while len(self._made) < count:
            self._made.append(self._make())
        for widget in self._made[self._seen : count]:
            widget.pack(**self._packing)
        for widget in self._made[count : self._seen]:
            widget.pack_forget()
        self._seen = count
        return self._made[:count]
