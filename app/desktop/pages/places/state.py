"""What the page of places shows: the tree with how full each place is, the boxes in it, and dossiers in no box.

It knows no widget; all is read in one go on the reading thread, a box's own facts when it is chosen.
"""

from __future__ import annotations

import datetime as dt
from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.archive import listing, places, whereabouts
from app.archive.keys import natural_key
from app.archive.moving import reading as moves_reading
from app.archive.records import BoxLine, DossierFilter, DossierLine, Move, Order, PlaceNode
from app.archive.written import SEPARATOR
from app.desktop import masking
from app.desktop.session import Session
from app.desktop.widgets.rows import Row, Rows
from app.i18n import number, tr, trn

#: What stands before a row that is marked, and before one that can be.
MARKED, UNMARKED = "☑", "☐"
#: Columns to sort by; boxes come in the order of their places and numbers, which equal ones keep.
_SORTS: dict[str, Callable[[BoxLine], object] | None] = {
    "number": lambda box: natural_key(box.number),
    "place": None,
    "dossiers": lambda box: box.dossiers,
    "years": lambda box: box.years,
    "unit": lambda box: (box.unit or "").casefold(),
}


@dataclass(frozen=True, slots=True)
class Spot:
    """What the list shows: all boxes, those of one ``place``, those that stand nowhere, or dossiers in no box."""

    place: int | None = None
    unplaced: bool = False
    boxless: bool = False

    @property
    def id(self) -> str:
        """The branch of the tree that stands for it."""
        if self.unplaced:
            return "unplaced"
        return "boxless" if self.boxless else "all" if self.place is None else f"p{self.place}"


@dataclass(frozen=True, slots=True)
class Fill:
    """How full a place is: boxes in it, and room for how many (its own, or that of what is in it); None if not said."""

    boxes: int
    room: int | None

    @property
    def share(self) -> float | None:
        """The share that is taken; more than 1 where more stands there than there is room for."""
        return self.boxes / self.room if self.room else None

    @property
    def text(self) -> str:
        """How it is written ("36/40")."""
        if self.room is None:
            return number(self.boxes)
        return tr("{boxes}/{room}", boxes=number(self.boxes), room=number(self.room))

    @property
    def tone(self) -> str:
        """The colour it is shown in."""
        share = self.share or 0.0
        return "alert" if share > 1 else "caution" if share >= 0.9 else "good"


@dataclass(frozen=True, slots=True)
class _Read:
    nodes: tuple[PlaceNode, ...]
    boxes: tuple[BoxLine, ...]
    boxless: array[int]
    moving: str


class BoxlessRows:
    """The dossiers in no box, by number; lines are read when they come on screen."""

    def __init__(self, session: Session, ids: array[int], marked: set[int]) -> None:
        self._session, self.ids, self._marked = session, ids, marked

    def __len__(self) -> int:
        return len(self.ids)

    def page(self, first: int, number: int) -> Sequence[Row]:
        """Return the lines of a run of ids."""
        found = masking.lines(self._session, self.ids[first : first + number])
        return [
            Row(line.id, (MARKED if line.id in self._marked else UNMARKED, line.number, line.title, line.years))
            for line in found
        ]


@dataclass(frozen=True, slots=True)
class BoxRows:
    """Boxes as rows, each written out when it comes on screen."""

    boxes: Sequence[BoxLine]
    write: Callable[[BoxLine], Row]

    def __len__(self) -> int:
        return len(self.boxes)

    def page(self, first: int, number: int) -> Sequence[Row]:
        """Return the rows of a run of boxes."""
        return [self.write(box) for box in self.boxes[first : first + number]]


class PlacesState:
    """The places and boxes as they are, what is shown of them, and which are marked; ``on_read`` hears of news."""

    def __init__(self, session: Session, on_read: Callable[[], object]) -> None:
        self.session = session
        self._on_read = on_read
        self.nodes: tuple[PlaceNode, ...] = ()
        self.boxes: tuple[BoxLine, ...] = ()
        self.boxless: array[int] = array("q")
        #: The name of the office move that is under way, "" for none.
        self.moving = ""
        self.spot = Spot()
        self.marked: set[int] = set()
        self.sort_column, self.descending = "place", False
        self.loaded = False
        self._seen: Sequence[BoxLine] | None = None
        self._asked: tuple[object, ...] = ()
        self._by_id: dict[int, BoxLine] = {}
        self._by_place: dict[int, PlaceNode] = {}
        self._children: dict[int | None, list[PlaceNode]] = {}

    def load(self) -> None:
        """Read everything again on the reading thread."""
        cabinet = self.session.cabinet

        def read() -> _Read:
            moves = moves_reading.relocations(cabinet)
            return _Read(
                places.tree(cabinet),
                places.boxes(cabinet),
                listing.ids_of_view(cabinet, DossierFilter(unplaced=True), Order.NUMBER),
                next((move.name for move in moves if move.closed_on is None), ""),
            )

        def came(found: _Read) -> None:
            self.nodes, self.boxes, self.boxless, self.moving = found.nodes, found.boxes, found.boxless, found.moving
            self._by_id = {box.id: box for box in found.boxes}
            self._by_place = {node.id: node for node in found.nodes}
            self._children = {}
            for node in found.nodes:
                self._children.setdefault(node.parent, []).append(node)
            self.loaded = True
            if self.spot.place is not None and self.node(self.spot.place) is None:
                self.spot = Spot()
            there = set(self.boxless) if self.spot.boxless else self._by_id.keys()
            self.marked &= there
            self._on_read()

        self.session.lookups.ask("places", read, came)

    @property
    def empty(self) -> bool:
        """Whether there is no place and no box yet."""
        return self.loaded and not self.nodes and not self.boxes

    def show(self, spot: Spot) -> None:
        """Show another part; marks go."""
        if spot != self.spot:
            self.spot = spot
            self.marked.clear()

    def sort(self, column: str) -> None:
        """Sort by a column; by the same once more, the other way round."""
        if column in _SORTS:
            self.descending = column == self.sort_column and not self.descending
            self.sort_column = column

    def node(self, place: int | None) -> PlaceNode | None:
        """Return a place by its id."""
        return self._by_place.get(place) if place is not None else None

    def inside(self, parent: int | None) -> list[PlaceNode]:
        """Return the places directly in a place, or the widest ones."""
        return self._children.get(parent, [])

    def fill(self, node: PlaceNode) -> Fill:
        """Return how full a place is."""
        return Fill(node.boxes, self._room(node))

    def unplaced(self) -> int:
        """Return how many boxes stand nowhere."""
        return sum(box.place is None for box in self.boxes)

    def visible(self) -> Sequence[BoxLine]:
        """Return the boxes that are shown, in their order; worked out anew only where something changed."""
        asked = (self.boxes, self.spot, self.sort_column, self.descending)
        if self._seen is None or any(one is not other for one, other in zip(self._asked, asked, strict=True)):
            self._seen, self._asked = self._visible(), asked
        return self._seen

    def _visible(self) -> list[BoxLine]:
        if self.spot.boxless:
            return []
        if self.spot.unplaced:
            found = [box for box in self.boxes if box.place is None]
        elif self.spot.place is not None:
            within = self._within(self.spot.place)
            found = [box for box in self.boxes if box.place in within]
        else:
            found = list(self.boxes)
        key = _SORTS[self.sort_column]
        if key is None:
            return found[::-1] if self.descending else found
        return sorted(found, key=key, reverse=self.descending)  # type: ignore[arg-type]

    def rows(self) -> Rows:
        """Return the rows of the list that is shown."""
        if self.spot.boxless:
            return BoxlessRows(self.session, self.boxless, self.marked)
        base = len(node.path) if (node := self.node(self.spot.place)) is not None else 0
        return BoxRows(self.visible(), lambda box: self._row(box, base))

    def summary(self) -> str:
        """Return in words how much is shown, and how much of it is marked."""
        if self.spot.boxless:
            told = trn("{count} berkas tanpa boks", "{count} berkas tanpa boks", len(self.boxless))
        else:
            shown = self.visible()
            inside = trn("{count} berkas", "{count} berkas", sum(box.dossiers for box in shown))
            count = sum(bool(box.number) for box in shown)
            told = tr("{boxes} · {dossiers}", boxes=trn("{count} boks", "{count} boks", count), dossiers=inside)
        if self.marked:
            return tr("{told} · {marked} ditandai", told=told, marked=number(len(self.marked)))
        return told

    def toggle(self, id_: int) -> None:
        """Mark a row, or take its mark away."""
        self.marked ^= {id_}

    def mark_all(self) -> None:
        """Mark all that is shown; once all are, none."""
        everything = set(self.boxless) if self.spot.boxless else {box.id for box in self.visible()}
        self.marked = set() if everything <= self.marked else everything

    def chosen(self, cursor: int | None) -> list[int]:
        """Return what an action is for: the marked rows, else the one under the cursor."""
        if self.marked:
            order = list(self.boxless) if self.spot.boxless else [box.id for box in self.visible()]
            return [id_ for id_ in order if id_ in self.marked]
        return [cursor] if cursor is not None else []

    def box(self, id_: int | None) -> BoxLine | None:
        """Return a box by its id."""
        return self._by_id.get(id_) if id_ is not None else None

    def dossiers(self, box: int, most: int) -> tuple[DossierLine, ...]:
        """Return the first dossiers of a box, by number."""
        cabinet = self.session.cabinet
        ids = listing.ids_of_view(cabinet, DossierFilter(box=box), Order.NUMBER, limit=most)
        return masking.lines(self.session, ids)

    def first_and_last(self, box: int) -> tuple[str, str]:
        """Return the lowest and the highest number of the dossiers in a box."""
        cabinet = self.session.cabinet
        view = DossierFilter(box=box)
        ends = [
            listing.ids_of_view(cabinet, view, Order.NUMBER, descending=descending, limit=1)
            for descending in (False, True)
        ]
        lines = [listing.lines(cabinet, ids) for ids in ends]
        return (lines[0][0].number, lines[1][0].number) if lines[0] and lines[1] else ("", "")

    def moves(self, box: int) -> tuple[Move, ...]:
        """Return the moves of a box, newest first."""
        return places.moves(self.session.cabinet, box)

    def now(self, box: BoxLine) -> str:
        """Return what an office move says of where a box is; "" where it stands in its place."""
        found = places.where_now(self.session.cabinet, box.id)
        return "" if found == SEPARATOR.join(box.place_path) else found

    def labels(self, boxes: Sequence[int], place: int | None, done: Callable[[Path], object]) -> None:
        """Write labels of boxes, and of a place with those in it if one is named; answers the file's path."""

        def work(_progress: object) -> Path:
            from app.reports.moving_files import write_box_labels, write_place_labels  # pptx is loaded only now

            today = dt.datetime.now().astimezone().date()
            cabinet = self.session.cabinet
            if place is not None:
                return write_place_labels(cabinet, places.places_within(cabinet, place), today)
            return write_box_labels(cabinet, boxes, today)

        self.session.start(tr("Menulis label"), work, done)

    def stood(self, box: int, day: dt.date) -> whereabouts.Stood:
        """Return where a box was on a day."""
        return whereabouts.box_on(self.session.cabinet, box, day)

    def _row(self, box: BoxLine, base: int) -> Row:
        where = SEPARATOR.join(box.place_path[base:]) if box.place is not None else tr("belum ditempatkan")
        name = box.number or tr("(lepas)")
        mark = MARKED if box.id in self.marked else UNMARKED
        tag = "warn" if box.place is None else "faint" if not box.number else ""
        return Row(box.id, (mark, name, where, number(box.dossiers), box.years, box.unit or ""), tag)

    def _room(self, node: PlaceNode) -> int | None:
        if node.capacity is not None:
            return node.capacity
        rooms = [self._room(inner) for inner in self.inside(node.id)]
        known = [room for room in rooms if room is not None]
        return sum(known) if known and len(known) == len(rooms) else None

    def _within(self, place: int) -> set[int]:
        found = {place}
        for node in self.nodes:  # parents come before what is in them
            if node.parent in found:
                found.add(node.id)
        return found
