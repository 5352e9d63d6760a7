"""Puts the sample's dossiers into boxes, boxes onto shelves, shelves into racks and racks into rooms, always alike.

It knows what a dossier needs of a box and nothing else of it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_BOX = 8  # what a box holds, in files of ordinary thickness
_SHELF = 5  # boxes
_RACK = 4  # shelves
_BULKY = {"bundel": 2.0, "boks": float(_BOX), "album": 2.0, "buku": 1.0, "lembar": 0.02, "sampul": 0.2}
_SMALL = {"keping": 0.1, "kaset": 0.3, "eksemplar": 0.2, "hard disk": 1.0}

#: What boxes are numbered by in each kind of room; a unit's own boxes carry its letter.
_LETTERS = {"KUL": "K", "RDI": "D", "TPH": "T", "HSDM": "H"}
_UNIT_ROOMS = {"KUL": "Ruang Keuangan", "RDI": "Ruang Data", "TPH": "Ruang Teknis", "HSDM": "Ruang Hukum"}
_ROOMS = {"inactive": "Ruang Arsip Inaktif", "vital": "Ruang Arsip Vital"}


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a dossier stands; ``last_box`` is the last of the boxes it fills, the same as ``box`` for most."""

    room: str
    rack: int
    shelf: str
    box: str
    folder: int
    last_box: str

    def written(self) -> str:
        """Return the spot as the lists write it."""
        return f"{self.room}, Rak {self.rack}, Baris {self.shelf}, Boks {self.box}, Folder {self.folder}"


@dataclass(slots=True)
class _Room:
    """A room being filled: boxes so far, how full the last is and which unit's it is."""

    name: str
    letter: str
    boxes: int = 0
    full: float = 0.0
    folders: int = 0
    unit: str = ""

    def put(self, unit: str, size: float) -> Spot:
        if self.boxes == 0 or unit != self.unit or self.full + size > _BOX:
            self.boxes, self.full, self.folders, self.unit = self.boxes + 1, 0.0, 0, unit
        first = self.boxes
        self.folders += 1
        folder = self.folders
        self.full += size
        while self.full > _BOX:
            self.boxes, self.full = self.boxes + 1, self.full - _BOX
        if self.boxes > first:
            self.full = _BOX  # what fills several boxes shares none
        index = first - 1
        shelf = chr(ord("A") + index // _SHELF % _RACK)
        rack = index // (_SHELF * _RACK) + 1
        return Spot(self.name, rack, shelf, self._box(first), folder, self._box(self.boxes))

    def _box(self, number: int) -> str:
        return f"{self.letter}-{number:03}" if self.letter else f"{number:03}"


def shelve(wanted: Sequence[tuple[str, str, str, bool]]) -> list[Spot | None]:
    """Return a spot for each of ``wanted``: kind of room ("unit", "vital", "inactive"), unit, extent, digital only.

    Dossiers of one unit that follow each other share a box as long as they fit; what is digital only has no spot.
    """
    rooms: dict[str, _Room] = {}
    spots: list[Spot | None] = []
    for kind, unit, extent, digital in wanted:
        if digital:
            spots.append(None)
            continue
        key = unit if kind == "unit" else kind
        if key not in rooms:
            name = _UNIT_ROOMS[unit] if kind == "unit" else _ROOMS[kind]
            letter = _LETTERS[unit] if kind == "unit" else "V" if kind == "vital" else ""
            rooms[key] = _Room(name, letter)
        spots.append(rooms[key].put(unit, _size(extent)))
    return spots


def _size(extent: str) -> float:
    """Return how much of a box an extent such as "3 bundel" takes, in files of ordinary thickness."""
    found = re.fullmatch(r"(\d+) (.+)", extent)
    if found is None:
        raise ValueError(extent)
    unit = found[2]
    return max(0.5, int(found[1]) * (_BULKY | _SMALL).get(unit, 1.0))
