"""A comparison as the page looks at it: what differs, counted once, and its rows, each made when it is seen.

It knows no widget. A city compared by TPS has three thousand rows of twenty figures.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from app.desktop.widgets.rows import Row
from app.i18n import number, tr
from app.results.comparing import ComparedArea, Said, SideBySide, unlike

#: The id of the row that stands for the whole.
TOTAL = -1


@dataclass(frozen=True, slots=True)
class Differences:
    """Where sources differ: the areas by id, in how many of them contestants and measures do, and the figures by key.

    The key of a contestant is "c" and its number, that of a measure its field.
    """

    areas: frozenset[int] = frozenset()
    contestants: int = 0
    measures: int = 0
    figures: frozenset[str] = frozenset()


def differences(found: SideBySide) -> Differences:
    """Look through all figures of a comparison, the whole's too."""
    keys = [f"c{who.number}" for who in found.contestants]
    areas: set[int] = set()
    figures = {*_unlike(found.root, keys)}
    contestants = measures = 0
    for area in found.areas:
        here = _unlike(area, keys)
        if here:
            areas.add(area.id)
            figures.update(here)
            voted = any(key in here for key in keys)
            contestants += voted
            measures += any(key in area.measures for key in here)
    return Differences(frozenset(areas), contestants, measures, frozenset(figures))


def _unlike(area: ComparedArea, keys: Sequence[str]) -> list[str]:
    votes = [key for key, said in zip(keys, area.votes, strict=True) if unlike(said)]
    return [*votes, *(name for name, said in area.measures.items() if unlike(said))]


class ComparedRows:
    """The whole and areas as rows of a list under figures by key; those of ``marked`` areas stand out."""

    def __init__(
        self, found: SideBySide, areas: Sequence[ComparedArea], keys: Sequence[str], marked: frozenset[int]
    ) -> None:
        places = {f"c{who.number}": at for at, who in enumerate(found.contestants)}
        blank: Said = (None,) * len(found.sources)
        self._root, self._areas, self._marked = found.root, areas, marked
        self._figures = [
            partial(_votes, places[key]) if key in places else partial(_measure, key, blank) for key in keys
        ]

    def __len__(self) -> int:
        return len(self._areas) + 1

    @property
    def names(self) -> list[str]:
        """The names of all areas."""
        return [area.full for area in self._areas]

    def page(self, first: int, number: int) -> Sequence[Row]:
        """Return a run of the rows."""
        rows = [Row(TOTAL, (tr("JUMLAH"), *self._cells(self._root)), "strong")] if first == 0 and number else []
        inside = self._areas[max(0, first - 1) : max(0, first + number - 1)]
        rows += [
            Row(area.id, (area.full, *self._cells(area)), "warn" if area.id in self._marked else "") for area in inside
        ]
        return rows

    def _cells(self, area: ComparedArea) -> list[str]:
        return [text for figure in self._figures for text in _told(figure(area))]


def _votes(place: int, area: ComparedArea) -> Said:
    return area.votes[place]


def _measure(field: str, blank: Said, area: ComparedArea) -> Said:
    return area.measures.get(field, blank)


def _told(said: Said) -> list[str]:
    """Return what each source says; where they differ, what is not as the first that says anything bears a sign."""
    first = next((value for value in said if value is not None), None)
    marked = unlike(said)
    return [
        "–" if value is None else tr("≠ {value}", value=number(value)) if marked and value != first else number(value)
        for value in said
    ]
