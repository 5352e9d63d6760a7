"""Ratios against named peers on the same work: a module of this package that holds ``ROW`` is a row of the table.

``python -m tests.benchmarks [NAME …]`` runs them; it is not part of the test command. A row knows how its input is
made, our way, the peer's way and, where there is one, the floor no way can go under; each returns facts of its result,
and the facts must be equal. Runs take turns, each in a fresh process, and the median of five counts.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path

_FRAME = frozenset({"__main__", "corpus", "runner", "screen"})


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one run brought: ``facts`` must equal the other ways' facts, ``figures`` are numbers of its own.

    ``seconds`` replaces the clock's reading where the work itself knows better which part of it counts.
    """

    facts: Mapping[str, object]
    figures: Mapping[str, float] = field(default_factory=dict)
    seconds: float | None = None


@dataclass(frozen=True, slots=True)
class Way:
    """One way to do the work: ``setup`` is not timed (imports, a copy of the input), ``run`` is.

    Both get the folder that the row's ``prepare`` filled; ``run`` also gets what ``setup`` returned.
    """

    label: str
    run: Callable[[Path, object], Outcome]
    setup: Callable[[Path], object] = lambda _folder: None


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the table of speed.

    ``prepare`` makes the input in an empty folder, once. ``peer_goal`` and ``floor_goal`` are the highest allowed
    ratios of our median to theirs; ``limits`` are the highest allowed values of our figures (medians), among which
    ``peak_mb``, the highest memory of the run or of its children, and ``seconds`` are always there. ``others`` are run
    and shown beside.
    """

    what: str
    prepare: Callable[[Path], None]
    ours: Way
    peer: Way | None = None
    floor: Way | None = None
    others: tuple[Way, ...] = ()
    peer_goal: float | None = None
    floor_goal: float | None = None
    limits: Mapping[str, float] = field(default_factory=dict)
    rounds: int = 5

    def ways(self) -> dict[str, Way]:
        """Return the ways there are, by role: "ours", "peer", "floor", and "other1" and so on."""
        found = {"ours": self.ours, "peer": self.peer, "floor": self.floor}
        found.update({f"other{place}": way for place, way in enumerate(self.others, 1)})
        return {role: way for role, way in found.items() if way is not None}


def names() -> list[str]:
    """Return the names of all rows: the modules of this package that are not its frame."""
    return sorted(found.name for found in pkgutil.iter_modules(__path__) if found.name not in _FRAME)


def row(name: str) -> Row:
    """Return the row called ``name``; an unknown name is a KeyError."""
    if name not in names():
        raise KeyError(name)
    found = import_module(f"{__name__}.{name}").ROW
    if not isinstance(found, Row):
        raise TypeError(name)
    return found
