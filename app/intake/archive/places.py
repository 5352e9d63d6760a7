"""Locations as lists write them, met with the places and boxes of the cabinet: found, or made when a plan is applied.

A list may say less than the catalogue knows ("Rak 2" for a rack in a building): it then agrees. Where its words fit
several places, a place of its own is made rather than a wrong one taken.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from app.archive import places
from app.archive.keys import natural_key
from app.archive.records import PlaceKind
from app.archive.written import place_text
from app.store import Act, Cabinet
from importers.archive_lists.records import Location

_PREFIX = {
    PlaceKind.BUILDING: "Gedung",
    PlaceKind.ROOM: "Ruang",
    PlaceKind.RACK: "Rak",
    PlaceKind.SHELF: "Baris",
}
#: Names that already say what they are.
_OWN_NAME = re.compile(
    r"(?:gedung|kantor|ruang|ruangan|gudang|depot?|record|rak|lemari|fil+ing|kabinet|roll|baris|laci|tingkat)\b",
    re.IGNORECASE,
)
Name = tuple[PlaceKind, str]


def names_of(location: Location) -> tuple[Name, ...]:
    """Return the places a location names, from wide to fine, as the tree of places calls them ("Rak 2")."""
    said = (
        (PlaceKind.BUILDING, location.building),
        (PlaceKind.ROOM, location.room),
        (PlaceKind.RACK, location.rack),
        (PlaceKind.SHELF, location.shelf),
    )
    return tuple((kind, name if _OWN_NAME.match(name) else f"{_PREFIX[kind]} {name}") for kind, name in said if name)


def text_of(location: Location) -> str:
    """Return a location as the catalogue writes it: "Rak 2 · Boks 118"."""
    return place_text(" · ".join(name for _, name in names_of(location)), location.box)


def agrees(location: Location, path: Sequence[str], box: str | None) -> bool:
    """Tell whether a dossier that stands in a box at a path is where a location says."""
    if location.box is not None and natural_key(location.box) != natural_key(box):
        return False
    return _within(_keys(names_of(location)), [natural_key(name) for name in path])


def _keys(names: Sequence[Name]) -> tuple[str, ...]:
    return tuple(natural_key(name) for _, name in names)


def _within(names: Sequence[str], path: Sequence[str]) -> bool:
    """Tell whether all names stand in the path, in its order."""
    rest = iter(path)
    return all(name in rest for name in names)


@dataclass(slots=True)
class Shelf:
    """The places and boxes of a cabinet (None: an empty one) by name; it grows as new ones are made."""

    cabinet: Cabinet | None
    paths: dict[int, tuple[str, ...]] = field(default_factory=dict)
    by_path: dict[tuple[str, ...], int] = field(default_factory=dict)
    by_name: dict[str, list[int]] = field(default_factory=dict)
    boxes: dict[tuple[int | None, str], int] = field(default_factory=dict)
    by_number: dict[str, list[int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.cabinet is None:
            return
        for node in places.tree(self.cabinet):
            self._know_place(node.id, tuple(natural_key(name) for name in node.path))
        for box in places.boxes(self.cabinet):
            self._know(box.id, box.place, natural_key(box.number))

    def place(self, names: Sequence[Name]) -> int | None:
        """Return the place of this very path, else the only one that ends so and has all the names; else None."""
        keys = _keys(names)
        exact = self.by_path.get(keys)
        if exact is not None:
            return exact
        fitting = [id_ for id_ in self.by_name.get(keys[-1], ()) if _within(keys, self.paths[id_])]
        return fitting[0] if len(fitting) == 1 else None

    def box(self, location: Location) -> int | None:
        """Return the box a location means; without a place, the only box of that number."""
        number = natural_key(location.box)
        names = names_of(location)
        if not names:
            some = self.by_number.get(number, [])
            return some[0] if len(some) == 1 else self.boxes.get((None, number))
        place = self.place(names)
        return self.boxes.get((place, number)) if place is not None else None

    def missing(self, location: Location) -> tuple[list[tuple[str, ...]], tuple[str, ...]]:
        """Return the places that would have to be made for a location, and the name of its new box with its place."""
        names = names_of(location)
        keys = _keys(names)
        new = [keys[: size + 1] for size in range(len(names)) if self.place(names[: size + 1]) is None]
        return (new if names and self.place(names) is None else []), (*keys, natural_key(location.box))

    def ensure(self, act: Act, location: Location) -> int:
        """Return the box a location means, made with its places where there is none yet.

        A location without a box means what stands loose in its place.
        """
        found = self.box(location)
        if found is not None:
            return found
        assert self.cabinet is not None  # noqa: S101 - a plan is applied to a cabinet
        place = self._ensure_place(act, self.cabinet, names_of(location))
        number = location.box or ""
        known = self.boxes.get((place, natural_key(number)))
        if known is not None:
            return known
        (box,) = places.add_boxes(act, self.cabinet, [number], place=place)
        self._know(box, place, natural_key(number))
        return box

    def _ensure_place(self, act: Act, cabinet: Cabinet, names: Sequence[Name]) -> int | None:
        if not names:
            return None
        found = self.place(names)
        if found is not None:
            return found
        parent: int | None = None
        for size, (kind, name) in enumerate(names, 1):
            at = self.place(names[:size])
            if at is None:
                at = places.add_place(act, cabinet, kind, name, parent=parent)
                above = self.paths[parent] if parent is not None else ()
                self._know_place(at, (*above, natural_key(name)))
            parent = at
        return parent

    def _know_place(self, place: int, path: tuple[str, ...]) -> None:
        self.paths[place] = path
        self.by_path.setdefault(path, place)
        self.by_name.setdefault(path[-1], []).append(place)

    def _know(self, box: int, place: int | None, number: str) -> None:
        self.boxes.setdefault((place, number), box)
        self.by_number.setdefault(number, []).append(box)
