"""What the page of office moves shows: the move, how far its boxes are, the step at hand, what a code came to.

It knows no widget; everything is read in one go on the reading thread, and every code is written as an act of its own.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from app.archive import places
from app.archive.moving import projects, reading, scanning
from app.archive.moving.records import (
    MovingBox,
    Outcome,
    Read,
    Relocation,
    Standing,
    State,
    Step,
    Vehicle,
)
from app.archive.moving.written import state_words
from app.archive.records import PlaceNode
from app.archive.written import SEPARATOR
from app.desktop.session import Session
from app.desktop.widgets.rows import Row
from app.i18n import number, tr, trn

if TYPE_CHECKING:
    from app.store import Cabinet

MARKED, UNMARKED = "☑", "☐"
#: The parts of the list: all boxes, those that wait for the step at hand, those in vehicles, and those amiss.
SHOWN = ("all", "waiting", "aboard", "amiss")


@dataclass(frozen=True, slots=True)
class _Whole:
    """Everything of one reading."""

    moves: tuple[Relocation, ...] = ()
    move: Relocation | None = None
    vehicles: tuple[Vehicle, ...] = ()
    boxes: tuple[MovingBox, ...] = ()
    standing: Standing = field(default_factory=Standing)
    nodes: tuple[PlaceNode, ...] = ()
    outside: int = 0


@dataclass(frozen=True, slots=True)
class MovingRows:
    """Boxes of a move as rows, each written out when it comes on screen."""

    boxes: Sequence[MovingBox]
    write: Callable[[MovingBox], Row]

    def __len__(self) -> int:
        return len(self.boxes)

    def page(self, first: int, number: int) -> Sequence[Row]:
        """Return the rows of a run of boxes."""
        return [self.write(box) for box in self.boxes[first : first + number]]


class MovingState:
    """The move that is shown and the step at hand; ``on_read`` hears of news, ``on_scan`` of what a code came to."""

    def __init__(self, session: Session, on_read: Callable[[], object], on_scan: Callable[[Read], object]) -> None:
        self.session, self._on_read, self._on_scan = session, on_read, on_scan
        self._whole = _Whole()
        self.loaded = False
        self.step: Step | None = None
        self.vehicle: int | None = None
        self.place: int | None = None
        self.shown = "all"
        self.marked: set[int] = set()
        self._wanted: int | None = None

    @property
    def move(self) -> Relocation | None:
        """The move that is shown: the open one, or the one chosen."""
        return self._whole.move

    @property
    def moves(self) -> tuple[Relocation, ...]:
        """All moves, the newest first."""
        return self._whole.moves

    @property
    def open(self) -> bool:
        """Whether the move that is shown is under way and can be written."""
        return self.move is not None and self.move.closed_on is None and not self.session.read_only

    @property
    def standing(self) -> Standing:
        """How the move stands."""
        return self._whole.standing

    @property
    def vehicles(self) -> tuple[Vehicle, ...]:
        """The vehicles of the move."""
        return self._whole.vehicles

    @property
    def nodes(self) -> tuple[PlaceNode, ...]:
        """All places."""
        return self._whole.nodes

    @property
    def boxes(self) -> tuple[MovingBox, ...]:
        """All boxes of the move."""
        return self._whole.boxes

    def load(self) -> None:
        """Read everything again on the reading thread."""
        cabinet, wanted = self.session.cabinet, self._wanted

        def read() -> _Whole:
            moves = reading.relocations(cabinet)
            chosen = [move for move in moves if move.id == wanted]
            move = next((move for move in (*chosen, *moves) if chosen or move.closed_on is None), None)
            move = move or (moves[0] if moves else None)
            if move is None:
                return _Whole(moves, nodes=places.tree(cabinet), outside=len(places.boxes(cabinet)))
            vehicles, boxes = reading.vehicles(cabinet, move.id), reading.boxes(cabinet, move.id)
            return _Whole(moves, move, vehicles, boxes, reading.standing(cabinet, move.id), places.tree(cabinet))

        def came(found: _Whole) -> None:
            before = self.move
            self._whole, self.loaded = found, True
            self.marked &= {box.id for box in found.boxes}
            if before is None or found.move is None or before.id != found.move.id:
                self._begin_at()
            self._on_read()

        self.session.lookups.ask("moving", read, came)

    def choose_move(self, move: int) -> None:
        """Show another move."""
        self._wanted = move
        self.marked.clear()
        self.load()

    def choose_step(self, step: Step) -> None:
        """Take another step in hand."""
        self.step = step
        self._keep()

    def choose_vehicle(self, vehicle: int | None) -> None:
        """Say which vehicle stands there; None means the planned one of each box."""
        self.vehicle = vehicle
        self._keep()

    def choose_place(self, place: int | None) -> None:
        """Say where boxes are put."""
        self.place = place
        self._keep()

    def scan(self, text: str) -> None:
        """Do what a code means, behind the codes before it."""
        move, step = self.move, self.step
        if move is None or step is None or not text.strip() or not self.open:
            return
        vehicle = self.vehicle if step is Step.LOAD else None

        def work(cabinet: Cabinet) -> Read:
            return scanning.read(cabinet, move.id, text, step, vehicle=vehicle, place=self.place)

        self.session.write("", work, self._scanned)

    def take(self, box: int) -> None:
        """Do the step at hand with a box that was clicked."""
        move, step = self.move, self.step
        found = next((line for line in self.boxes if line.id == box), None)
        if move is None or step is None or found is None or not self.open:
            return
        vehicle = self.vehicle if step is Step.LOAD else None

        def work(cabinet: Cabinet) -> Read:
            now = reading.box(cabinet, move.id, found.id) or found
            return scanning.take(cabinet, move.id, now, step, vehicle=vehicle, place=self.place)

        self.session.write("", work, self._scanned)

    def set_back(self) -> None:
        """Set the marked boxes back to the plan."""
        move, chosen = self.move, [box for box in self.boxes if box.id in self.marked]
        if move is not None and chosen:
            self.session.write("", lambda cabinet: scanning.back(cabinet, move.id, chosen))

    def spread(self) -> None:
        """Share the boxes without a vehicle out over the vehicles."""
        move = self.move
        free = sum(box.vehicle_id is None for box in self.boxes)
        if move is None or not free:
            return

        def work(cabinet: Cabinet) -> int:
            with cabinet.act("moving_planned", count=free) as act:
                return projects.spread(act, cabinet, move.id)

        self.session.write("", work)

    def take_out(self) -> None:
        """Take the marked boxes out of the move; those that are loaded stay."""
        move, chosen = self.move, sorted(self.marked)
        if move is None or not chosen:
            return

        def work(cabinet: Cabinet) -> int:
            with cabinet.act("moving_boxes_removed", count=len(chosen)) as act:
                return projects.remove_boxes(act, cabinet, move.id, chosen)

        self.session.write("", work)

    def remove(self) -> None:
        """Take the move out with all that was written of it."""
        move = self.move
        if move is None:
            return

        def work(cabinet: Cabinet) -> None:
            with cabinet.act("moving_removed", name=move.name) as act:
                projects.remove(act, cabinet, move.id)

        self.session.write("", work)

    def toggle(self, box: int) -> None:
        """Mark a box, or take its mark away."""
        self.marked ^= {box}

    def mark_all(self) -> None:
        """Mark all boxes that are shown; once all are, none."""
        everything = {box.id for box in self.visible()}
        self.marked = set() if everything <= self.marked else everything

    def visible(self) -> list[MovingBox]:
        """Return the boxes of the part that is shown."""
        return [box for box in self.boxes if self._belongs(box, self.shown)]

    def count(self, part: str) -> int:
        """Return how many boxes a part has, without going through them."""
        standing = self.standing
        missing = standing.states.get(State.MISSING, 0)
        match part:
            case "waiting":
                return standing.boxes - missing - standing.reached(self.step) if self.step is not None else 0
            case "aboard":
                return standing.states.get(State.LOADED, 0)
            case "amiss":
                return standing.wrong + missing
            case _:
                return standing.boxes

    def rows(self) -> MovingRows:
        """Return the rows of the list."""
        return MovingRows(self.visible(), self._row)

    def vehicle_words(self, vehicle: Vehicle) -> tuple[str, str]:
        """Return a vehicle as a tile shows it: its name, and what is in it or planned for it."""
        name = tr("Kendaraan {name}", name=vehicle.name)
        if vehicle.aboard:
            return name, trn("{count} boks di dalamnya", "{count} boks di dalamnya", vehicle.aboard)
        return name, trn("{count} boks direncanakan", "{count} boks direncanakan", vehicle.boxes)

    def place_words(self) -> str:
        """Return where boxes are put now, written out."""
        return next((SEPARATOR.join(node.path) for node in self.nodes if node.id == self.place), "")

    def summary(self) -> str:
        """Return how many boxes are shown and marked, in words."""
        told = trn("{count} boks", "{count} boks", len(self.visible()))
        if self.marked:
            return tr("{told} · {marked} ditandai", told=told, marked=number(len(self.marked)))
        return told

    def papers(self, kind: str, done: Callable[[Path], object]) -> None:
        """Write a paper of the move (a word of `app.reports.moving_files.Paper`) into the cabinet; answers its path."""
        move = self.move
        if move is None:
            return

        def work(progress: Callable[[float], None]) -> Path:
            from app.reports.moving_files import Paper, write_paper  # pptx and the like are loaded only now

            today = dt.datetime.now().astimezone().date()
            cabinet = self.session.cabinet
            return write_paper(cabinet, reading.get(cabinet, move.id) or move, Paper(kind), today, progress)

        self.session.start(tr("Menulis dokumen pemindahan"), work, done)

    def _scanned(self, read: Read) -> None:
        if read.outcome is Outcome.PLACE:
            self.step, self.place = Step.SHELVE, read.place
            self._keep()
        self._on_scan(read)

    def _belongs(self, box: MovingBox, part: str) -> bool:
        match part:
            case "waiting":
                return self.step is not None and _waits(box, self.step)
            case "aboard":
                return box.state is State.LOADED
            case "amiss":
                return box.wrongly_shelved or box.state is State.MISSING
            case _:
                return True

    def _row(self, box: MovingBox) -> Row:
        vehicle = box.carried_by or box.vehicle
        target = SEPARATOR.join(box.put if box.state is State.SHELVED else box.target)
        tag = {State.SHELVED: "faint", State.MISSING: "bad", State.LOADED: "strong"}.get(box.state, "")
        tag = "warn" if box.wrongly_shelved else tag
        mark = MARKED if box.id in self.marked else UNMARKED
        return Row(box.id, (mark, box.number, SEPARATOR.join(box.origin), target, vehicle, state_words(box)), tag)

    def _begin_at(self) -> None:
        """Take up the step where the work was left: what was kept for this move, else what its boxes tell."""
        kept = self.session.kept.get("moving")
        if kept is not None and self.move is not None and kept[0] == self.move.id:
            _, self.step, self.vehicle, self.place = kept
            return
        states = self.standing.states
        self.vehicle = self.place = None
        if states.get(State.ARRIVED) or states.get(State.SHELVED):
            self.step = Step.ARRIVE if states.get(State.LOADED, 0) > states.get(State.ARRIVED, 0) else Step.SHELVE
        else:
            waiting = states.get(State.PLANNED, 0) + states.get(State.PACKED, 0)
            self.step = Step.LOAD if waiting or not states else Step.ARRIVE

    def _keep(self) -> None:
        if self.move is not None:
            self.session.kept["moving"] = (self.move.id, self.step, self.vehicle, self.place)


def _waits(box: MovingBox, step: Step) -> bool:
    order = [State.PLANNED, State.PACKED, State.LOADED, State.ARRIVED, State.SHELVED]
    reached = {Step.PACK: 1, Step.LOAD: 2, Step.ARRIVE: 3, Step.SHELVE: 4}[step]
    return box.state in order and order.index(box.state) < reached
