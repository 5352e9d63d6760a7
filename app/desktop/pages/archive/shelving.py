"""Where a dossier stands, as a form has it: a box's number and a place, known or new; it knows no widget.

A box that is there and gets another place is carried there with all that is in it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from app.archive import holding_back, places
from app.archive.keys import natural_key
from app.archive.records import BoxLine, PlaceKind
from app.archive.written import SEPARATOR
from app.i18n import tr, trn
from app.store import Act, Cabinet

_BETWEEN = re.compile(r"\s*[·>»,]\s*")
_WORDS = {
    PlaceKind.BUILDING: ("gedung", "kantor", "building"),
    PlaceKind.ROOM: ("ruang", "ruangan", "gudang", "depo", "depot", "record", "room"),
    PlaceKind.RACK: ("rak", "lemari", "filing", "kabinet", "roll", "rol", "rack", "cabinet"),
    PlaceKind.SHELF: ("baris", "laci", "tingkat", "susun", "sap", "shelf", "drawer"),
}
_FINER = {
    None: PlaceKind.ROOM,
    PlaceKind.BUILDING: PlaceKind.ROOM,
    PlaceKind.ROOM: PlaceKind.RACK,
    PlaceKind.RACK: PlaceKind.SHELF,
    PlaceKind.SHELF: PlaceKind.SHELF,
}


@dataclass(frozen=True, slots=True)
class Spot:
    """What a number and a place mean: the box that is there, or none yet, and the path it is to stand in."""

    number: str
    path: tuple[str, ...]
    box: BoxLine | None = None
    problem: str = ""

    @property
    def moves(self) -> bool:
        """Tell whether a box that is there would be carried somewhere else."""
        return self.box is not None and bool(self.path) and _keys(self.path) != _keys(self.box.place_path)


class Shelving:
    """The boxes and places of a cabinet, to choose from and to tell what was typed."""

    def __init__(self, cabinet: Cabinet) -> None:
        self._cabinet = cabinet
        self._boxes = list(places.boxes(cabinet))
        self._nodes = places.tree(cabinet)

    def numbers(self) -> list[str]:
        """Return the boxes with their places, as a list to choose from has them ("118  Ruang Arsip · Rak 2")."""
        return ["  ".join((box.number, SEPARATOR.join(box.place_path))).strip() for box in self._boxes if box.number]

    def paths(self) -> list[str]:
        """Return all places written out."""
        return [SEPARATOR.join(node.path) for node in self._nodes]

    def place_of(self, number: str) -> str | None:
        """Return where the only box of a number stands, written out; None where there is none or more than one."""
        found = self._of(box_number(number))
        return SEPARATOR.join(found[0].place_path) if len(found) == 1 else None

    def place_of_box(self, box: int | None) -> str:
        """Return where a box stands, written out; while it is being moved, where it stood."""
        return next((SEPARATOR.join(line.place_path) for line in self._boxes if line.id == box), "")

    def read(self, number: str, place: str) -> Spot:
        """Tell what was typed; a number that several boxes have needs the place of one of them."""
        number, path = box_number(number), path_of(place)
        if not number:
            loose = [box for box in self._boxes if not box.number and _keys(box.place_path) == _keys(path)]
            return Spot("", path, loose[0] if loose and path else None)
        found = self._of(number)
        here = [box for box in found if _keys(box.place_path) == _keys(path)]
        if here or len(found) == 1:
            return Spot(number, path, (here or found)[0])
        if found:
            told = trn(
                "Ada {count} boks bernomor {number}; pilih tempatnya.",
                "Ada {count} boks bernomor {number}; pilih tempatnya.",
                len(found),
                number=number,
            )
            return Spot(number, path, problem=told)
        return Spot(number, path)

    def told(self, spot: Spot) -> str:
        """Return in a sentence what storing would do with the box; "" where nothing needs a word."""
        if spot.problem:
            return spot.problem
        if not spot.number:
            return tr("Disimpan lepas di tempat itu, tanpa boks.") if spot.path else ""
        if spot.box is None:
            return tr("Boks baru.")
        if spot.moves:
            goes = trn(
                "Boks ini ikut pindah dengan {count} berkas di dalamnya.",
                "Boks ini ikut pindah dengan {count} berkas di dalamnya.",
                spot.box.dossiers,
            )
            return " ".join(filter(None, (goes, holding_back.lent_from(self._cabinet, [spot.box.id]))))
        return trn("{count} berkas di boks ini.", "{count} berkas di boks ini.", spot.box.dossiers)

    def new_names(self, path: Sequence[str]) -> tuple[str, ...]:
        """Return the places of a path that would have to be made."""
        known = {_keys(node.path) for node in self._nodes}
        return tuple(name for size, name in enumerate(path, 1) if _keys(path[:size]) not in known)

    def _of(self, number: str) -> list[BoxLine]:
        key = natural_key(number)
        return [box for box in self._boxes if box.number and natural_key(box.number) == key]


def box_number(text: str) -> str:
    """Return the number of a box from what a field holds: the text before the place of a chosen one."""
    return text.split("  ")[0].strip()


def path_of(text: str) -> tuple[str, ...]:
    """Return the names of a typed place, from wide to fine ("Ruang Arsip · Rak 2", also with commas or ">")."""
    return tuple(name.strip() for name in _BETWEEN.split(text.strip()) if name.strip())


def ensure(act: Act, cabinet: Cabinet, number: str, place: str) -> int | None:
    """Return the id of the box that is meant, made with its places or carried there; None for no box and no place."""
    spot = Shelving(cabinet).read(number, place)
    if not spot.number and not spot.path:
        return None
    target = ensure_place(act, cabinet, spot.path) if spot.path else None
    if spot.box is None:
        return places.add_boxes(act, cabinet, [spot.number], place=target)[0]
    if spot.moves:
        places.move_boxes(act, cabinet, [spot.box.id], target)
    return spot.box.id


def ensure_place(act: Act, cabinet: Cabinet, path: Sequence[str]) -> int:
    """Return the id of the place of a path, made with those it is in where they are not there yet."""
    kinds = {node.id: node.kind for node in places.tree(cabinet)}
    parent: int | None = None
    for name in path:
        found = places.find_place(cabinet, name, parent)
        if found is None:
            kind = _kind(name, kinds.get(parent) if parent is not None else None)
            found = places.add_place(act, cabinet, kind, name, parent=parent)
            kinds[found] = kind
        parent = found
    assert parent is not None  # noqa: S101 - a path has a name at least
    return parent


def _kind(name: str, parent: PlaceKind | None) -> PlaceKind:
    """Return what a new place is: by its first word, else one step finer than what it is in."""
    first = name.split()[0].casefold()
    return next((kind for kind, words in _WORDS.items() if first in words), _FINER[parent])


def _keys(path: Sequence[str]) -> tuple[str, ...]:
    return tuple(natural_key(name) for name in path)
