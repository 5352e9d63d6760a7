"""Which rows of a long list are picked: one, some, a run, or all but a few; it knows no widget.

All of a list is kept as a word, not as a set of its ids: a million rows are picked at once.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence


class Picking:
    """The picked rows of a list by id; ``ids`` answers the ids of the list in its order."""

    def __init__(self, ids: Callable[[], Sequence[int]]) -> None:
        self._ids = ids
        self._some: set[int] = set()
        #: Whether all are picked except `_some`.
        self._everything = False
        self._anchor = 0

    def __contains__(self, id_: int | None) -> bool:
        return (id_ in self._some) is not self._everything

    def __len__(self) -> int:
        return len(self._ids()) - len(self._some) if self._everything else len(self._some)

    @property
    def everything(self) -> bool:
        """Tell whether all rows are picked, without exception."""
        return self._everything and not self._some

    def only(self, position: int) -> None:
        """Pick one row and let runs begin at it."""
        ids = self._ids()
        self._everything, self._anchor = False, position
        self._some = {ids[position]} if 0 <= position < len(ids) else set()

    def turn(self, position: int) -> None:
        """Pick a row besides the others, or leave it out again; runs begin at it."""
        ids = self._ids()
        if 0 <= position < len(ids):
            self._anchor = position
            self._some ^= {ids[position]}

    def run_to(self, position: int) -> None:
        """Pick the run from where the last one began to a row, and nothing else."""
        first, last = sorted((self._anchor, max(0, position)))
        self._everything = False
        self._some = set(self._ids()[first : last + 1])

    def all(self) -> None:
        """Pick all rows."""
        self._everything, self._some = True, set()

    def keep_those_there(self) -> None:
        """Forget rows that are not in the list any more."""
        if self._some:
            self._some.intersection_update(self._ids())

    def ids(self) -> array[int]:
        """Return the ids of the picked rows in the order of the list."""
        if self.everything:
            return array("q", self._ids())
        return array("q", (id_ for id_ in self._ids() if id_ in self))
