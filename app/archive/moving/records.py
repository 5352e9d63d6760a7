"""What the room of office moves hands out: moves, vehicles, boxes on their way and what came of a code, frozen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class State(StrEnum):
    """How far a box is; ``missing`` is one not found by the time the move was closed."""

    PLANNED = "planned"
    PACKED = "packed"
    LOADED = "loaded"
    ARRIVED = "arrived"
    SHELVED = "shelved"
    MISSING = "missing"


class Step(StrEnum):
    """What is being done when a code is read."""

    PACK = "pack"
    LOAD = "load"
    ARRIVE = "arrive"
    SHELVE = "shelve"


#: The state that a step leads to.
REACHED: Mapping[Step, State] = {
    Step.PACK: State.PACKED,
    Step.LOAD: State.LOADED,
    Step.ARRIVE: State.ARRIVED,
    Step.SHELVE: State.SHELVED,
}


class Outcome(StrEnum):
    """What came of a code; the last four change nothing."""

    DONE = "done"
    OTHER_VEHICLE = "other_vehicle"
    NEVER_LOADED = "never_loaded"
    WRONG_SHELF = "wrong_shelf"
    PLACE = "place"
    AGAIN = "again"
    STRANGER = "stranger"
    UNKNOWN = "unknown"
    NO_PLACE = "no_place"


@dataclass(frozen=True, slots=True)
class Relocation:
    """An office move; ``closed_on`` is an ISO day, None while it is under way."""

    id: int
    name: str
    begun_on: str
    closed_on: str | None = None
    number: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Vehicle:
    """A vehicle of a move: ``boxes`` are planned for it, ``aboard`` are in it now."""

    id: int
    name: str
    plate: str
    driver: str
    capacity: int | None
    boxes: int
    aboard: int


@dataclass(frozen=True, slots=True)
class MovingBox:
    """A box in a move: from where to where, planned for which vehicle and carried by which, and where it was put."""

    id: int
    number: str
    state: State
    origin: tuple[str, ...]
    target_id: int | None
    target: tuple[str, ...]
    vehicle_id: int | None
    vehicle: str
    carried_by: str
    put_id: int | None
    put: tuple[str, ...]
    dossiers: int

    @property
    def wrongly_shelved(self) -> bool:
        """Whether it was put elsewhere than planned."""
        return self.state is State.SHELVED and self.target_id is not None and self.put_id != self.target_id


@dataclass(frozen=True, slots=True)
class Standing:
    """How a move stands: boxes by state, and those that stand elsewhere than planned."""

    states: Mapping[State, int] = field(default_factory=dict)
    wrong: int = 0

    @property
    def boxes(self) -> int:
        """How many boxes there are in the move."""
        return sum(self.states.values())

    def reached(self, step: Step) -> int:
        """Return how many boxes have a step behind them."""
        order = list(REACHED.values())
        return sum(self.states.get(state, 0) for state in order[order.index(REACHED[step]) :])


@dataclass(frozen=True, slots=True)
class Read:
    """What came of a code: the box (its number), and the place or the vehicle that matters to it."""

    outcome: Outcome
    code: str
    box: int | None = None
    number: str = ""
    place: int | None = None
    where: str = ""


@dataclass(frozen=True, slots=True)
class Closed:
    """What closing a move did: boxes that have new places, those not found, those that never left, dossiers missing."""

    moved: int
    missing: int
    left: int
    dossiers: int
