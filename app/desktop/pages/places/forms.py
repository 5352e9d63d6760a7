"""Places and boxes as forms have them: texts to begin with, and what was typed made one act; it knows no widget."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from app.archive import dossiers, places
from app.archive.keys import natural_key
from app.archive.records import BoxLine, PlaceKind, PlaceNode
from app.archive.written import SEPARATOR
from app.desktop.pages.archive.shelving import ensure, ensure_place, path_of
from app.i18n import tr
from app.store import Cabinet

Problems = dict[str, str]
Work = Callable[[Cabinet], Any]
_RANGE = re.compile(r"(.*?)(\d+)\s*(?:-|–|s\.?d\.?|sampai)\s*(\d+)\Z", re.IGNORECASE)
#: No more boxes are made at once.
MOST_BOXES = 2000


class PlaceForm:
    """One place being written: a new one within another, or one that is there."""

    def __init__(self, nodes: Sequence[PlaceNode], node: PlaceNode | None, parent: int | None) -> None:
        self.node, self._nodes, self._parent = node, nodes, parent

    @property
    def draft(self) -> str:
        """The name of the form's draft."""
        return f"place/{self.node.id}" if self.node is not None else "place"

    def parents(self) -> list[tuple[str, str]]:
        """Return the places it may be in, as keys and words."""
        inside = self._inside()
        return [("", tr("(paling luar)"))] + [
            (str(node.id), SEPARATOR.join(node.path)) for node in self._nodes if node.id not in inside
        ]

    def values(self) -> dict[str, str]:
        """Return the texts the form begins with."""
        node = self.node
        if node is None:
            above = next((other for other in self._nodes if other.id == self._parent), None)
            finer = {PlaceKind.BUILDING: "room", PlaceKind.ROOM: "rack"}.get(above.kind, "shelf") if above else "room"
            return {"kind": finer, "parent": "" if self._parent is None else str(self._parent)}
        return {
            "name": node.name,
            "kind": node.kind.value,
            "parent": "" if node.parent is None else str(node.parent),
            "capacity": "" if node.capacity is None else str(node.capacity),
            "note": node.note or "",
        }

    def read(self, typed: Mapping[str, str]) -> tuple[dict[str, Any], Problems]:
        """Turn what was typed into fields to store, and problems by field in words."""
        problems: Problems = {}
        if not typed["name"].strip():
            problems["name"] = tr("Nama tempat perlu diisi.")
        capacity = _count(typed["capacity"], "capacity", problems)
        fields = {
            "name": typed["name"].strip(),
            "kind": typed["kind"] or PlaceKind.ROOM.value,
            "parent": int(typed["parent"]) if typed["parent"] else None,
            "capacity": capacity,
            "note": typed["note"].strip() or None,
        }
        return fields, problems

    def save(self, fields: Mapping[str, Any]) -> Work:
        """Return the work that stores the fields as one act and answers the place's id."""
        node = self.node

        def work(cabinet: Cabinet) -> int:
            if node is None:
                with cabinet.act("place_added", name=fields["name"]) as act:
                    kind = PlaceKind(fields["kind"])
                    more = {name: fields[name] for name in ("parent", "capacity", "note")}
                    return places.add_place(act, cabinet, kind, fields["name"], **more)
            moved = fields["parent"] != node.parent
            with cabinet.act("place_moved" if moved else "place_edited", name=fields["name"]) as act:
                same = {"name": node.name, "parent": node.parent}
                changes = {name: value for name, value in fields.items() if same.get(name, ...) != value}
                places.edit_place(act, cabinet, node.id, **changes)
            return node.id

        return work

    def _inside(self) -> set[int]:
        inside = {self.node.id} if self.node is not None else set()
        for node in self._nodes:
            if node.parent in inside:
                inside.add(node.id)
        return inside


class BoxForm:
    """One box being written, or as many new ones as its number names ("118", "118-125, 130")."""

    def __init__(self, boxes: Sequence[BoxLine], box: BoxLine | None, place: Sequence[str] = ()) -> None:
        self.box, self._boxes, self._place = box, boxes, place

    @property
    def draft(self) -> str:
        """The name of the form's draft."""
        return f"box/{self.box.id}" if self.box is not None else "box"

    def values(self) -> dict[str, str]:
        """Return the texts the form begins with."""
        box = self.box
        if box is None:
            numbers = [int(other.number) for other in self._boxes if other.number.isdecimal()]
            return {"number": str(max(numbers, default=0) + 1), "place": SEPARATOR.join(self._place)}
        return {
            "number": box.number,
            "place": SEPARATOR.join(box.place_path),
            "unit": box.unit or "",
            "capacity": "" if box.capacity is None else str(box.capacity),
            "note": box.note or "",
        }

    def read(self, typed: Mapping[str, str]) -> tuple[dict[str, Any], Problems]:
        """Turn what was typed into fields to store, and problems by field in words."""
        problems: Problems = {}
        numbers = read_numbers(typed["number"]) if self.box is None else [typed["number"].strip()]
        if not numbers or not numbers[0]:
            problems["number"] = tr("Nomor boks perlu diisi, misalnya 118 atau 118-125.")
        elif len(numbers) > MOST_BOXES:
            problems["number"] = tr("Sekaligus paling banyak {count} boks.", count=str(MOST_BOXES))
        path = path_of(typed["place"])
        if "number" not in problems and (taken := self._taken(numbers, path)):
            problems["number"] = tr("Boks {number} sudah ada di tempat itu.", number=taken)
        fields = {
            "numbers": numbers,
            "path": path,
            "unit": typed["unit"].strip() or None,
            "capacity": _count(typed["capacity"], "capacity", problems),
            "note": typed["note"].strip() or None,
        }
        return fields, problems

    def _taken(self, numbers: Sequence[str], path: Sequence[str]) -> str:
        """Return the first number that another box in the same place bears; elsewhere numbers may begin anew."""
        here = [natural_key(name) for name in path]
        own = self.box.id if self.box is not None else None
        there = {
            natural_key(box.number)
            for box in self._boxes
            if box.id != own and [natural_key(name) for name in box.place_path] == here
        }
        return next((number for number in numbers if natural_key(number) in there), "")

    def save(self, fields: Mapping[str, Any]) -> Work:
        """Return the work that stores the fields as one act and answers the ids of the boxes."""
        box, numbers = self.box, fields["numbers"]
        rest = {name: fields[name] for name in ("unit", "capacity", "note")}

        def work(cabinet: Cabinet) -> list[int]:
            if box is None:
                told = numbers[0] if len(numbers) == 1 else f"{numbers[0]} … {numbers[-1]}"
                with cabinet.act("boxes_added", count=len(numbers), numbers=told) as act:
                    place = ensure_place(act, cabinet, fields["path"]) if fields["path"] else None
                    made = places.add_boxes(act, cabinet, numbers, place=place)
                    for id_ in made:
                        places.edit_box(act, id_, **rest)
                    return made
            with cabinet.act("box_edited", number=numbers[0]) as act:
                places.edit_box(act, box.id, number=numbers[0], **rest)
                if tuple(fields["path"]) != tuple(box.place_path):
                    place = ensure_place(act, cabinet, fields["path"]) if fields["path"] else None
                    places.move_boxes(act, cabinet, [box.id], place)
            return [box.id]

        return work


def move_work(boxes: Sequence[int], path: Sequence[str], reason: str) -> Work:
    """Return the work that carries boxes to a place, made if it is not there, as one act; no path is nowhere.

    A dossier in them that a dispute or an open proposal holds back is `AppError` ``archive_held_back``.
    """

    def work(cabinet: Cabinet) -> int:
        where = SEPARATOR.join(path) or tr("belum ditempatkan")
        with cabinet.act("boxes_moved", count=len(boxes), where=where) as act:
            place = ensure_place(act, cabinet, path) if path else None
            return places.move_boxes(act, cabinet, boxes, place, reason=reason or None)

    return work


def box_work(ids: Sequence[int], number: str, place: str) -> Work:
    """Return the work that puts dossiers into a box, made with its place if they are not there, as one act."""

    def work(cabinet: Cabinet) -> int:
        with cabinet.act("dossiers_boxed", count=len(ids), number=number) as act:
            return dossiers.edit(act, cabinet, ids, box=ensure(act, cabinet, number, place))

    return work


def remove_box_work(box: BoxLine) -> Work:
    """Return the work that takes an empty box out."""

    def work(cabinet: Cabinet) -> None:
        with cabinet.act("box_removed", number=box.number) as act:
            places.remove_box(act, cabinet, box.id)

    return work


def remove_place_work(node: PlaceNode) -> Work:
    """Return the work that takes an empty place out."""

    def work(cabinet: Cabinet) -> None:
        with cabinet.act("place_removed", name=node.name) as act:
            places.remove_place(act, cabinet, node.id)

    return work


def read_numbers(text: str) -> list[str]:
    """Return the box numbers that are meant: "118-120, B7" is 118, 119, 120 and B7; zeros in front stay."""
    numbers: list[str] = []
    for part in re.split(r"\s*[,;\n]\s*", text.strip()):
        found = _RANGE.match(part)
        first, last = (int(found[2]), int(found[3])) if found is not None else (0, -1)
        if found is not None and first <= last:
            wide = len(found[2]) if found[2].startswith("0") else 0
            last = min(last, first + MOST_BOXES)
            numbers += [f"{found[1]}{each:0{wide}d}" for each in range(first, last + 1)]
        elif part:
            numbers.append(part)
    return list(dict.fromkeys(numbers))


def _count(text: str, name: str, problems: Problems) -> int | None:
    text = text.strip()
    if text and not (text.isdecimal() and 0 < int(text) < 10**6):
        problems[name] = tr("Isi dengan angka.")
    return int(text) if text.isdecimal() else None
